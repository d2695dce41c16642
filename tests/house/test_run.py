"""The set-up script says what is missing and how to get it, before anything is installed."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run() -> ModuleType:
    """The script as a module."""
    loader = SourceFileLoader("run_script", str(ROOT / "run"))
    module = module_from_spec(spec_from_loader("run_script", loader))  # type: ignore[arg-type]
    loader.exec_module(module)
    return module


def failing(stderr: str) -> subprocess.CompletedProcess[str]:
    return subprocess.CompletedProcess([], 1, "", stderr)


def test_a_missing_venv_module_gives_the_line_to_paste(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On Debian the module is a package of its own."""
    monkeypatch.setattr(run, "debian_root", lambda: False)
    monkeypatch.setattr(run, "has_venv", lambda _python: False)

    with pytest.raises(SystemExit):
        run.make_venv()
    assert "sudo apt-get install -y python3-venv" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("stderr", "package"),
    [
        ("ImportError: libGL.so.1: cannot open shared object file", "libgl1"),
        ("ImportError: libEGL.so.1: cannot open shared object file", "libegl1"),
        ("ImportError: libxkbcommon.so.0: cannot open shared object file", "libxkbcommon0"),
    ],
)
def test_a_missing_qt_library_gives_the_line_to_paste(
    stderr: str,
    package: str,
    run: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The loader names a file; people need the package."""
    monkeypatch.setattr(run, "debian_root", lambda: False)
    monkeypatch.setattr(run.subprocess, "run", lambda *_a, **_k: failing(stderr))

    with pytest.raises(SystemExit):
        run.need_qt()
    assert f"sudo apt-get install -y {package}" in capsys.readouterr().err


def test_as_root_on_debian_the_package_is_installed(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And it is said that it is."""
    called: list[list[str]] = []
    monkeypatch.setattr(run, "debian_root", lambda: True)
    monkeypatch.setattr(
        run.subprocess,
        "run",
        lambda words, **_k: called.append(words) or subprocess.CompletedProcess(words, 0),
    )
    run.install_packages(["libegl1"], "Qt needs libegl1")

    assert called[-1] == ["apt-get", "install", "-y", "libegl1"]
    assert "installing libegl1" in capsys.readouterr().err


def test_the_set_up_is_made_again_only_when_the_lock_changes(run: ModuleType) -> None:
    """The stamp is a digest of what was installed."""
    assert run.wanted_stamp() == run.wanted_stamp()
    assert len(run.wanted_stamp()) == 64


def test_the_script_needs_the_standard_library_only() -> None:
    """It runs on a bare machine."""
    tree = ast.parse((ROOT / "run").read_text(encoding="utf-8"))
    names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    names |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}

    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names
