"""What the program is made of: fixed versions with hashes, and nothing from the folder it is started in."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENTRY = re.compile(
    r"^([a-z0-9._-]+(?:\[[a-z0-9,_-]+\])?)==([^ ;\\]+)([^\\\n]*)\\?$((?:\n    --hash=\S+ ?\\?$)*)",
    re.MULTILINE,
)
ENTRIES = [(m[1].partition("[")[0], m[2], m[4]) for m in ENTRY.finditer(LOCK)]
"""Name, version and hashes; a package stands twice where the version depends on Python's."""
WANTED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]


def plain(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.abuse("U02")
def test_every_package_is_fixed_with_its_hashes() -> None:
    """One version each, and a SHA-256 for every file of it."""
    lines = [line for line in LOCK.splitlines() if line and not line.startswith((" ", "#"))]

    assert len(lines) == len(ENTRIES) > 20
    for name, _, hashes in ENTRIES:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", hashes), name
        assert set(re.findall(r"--hash=(\w+):", hashes)) == {"sha256"}, name


@pytest.mark.abuse("U02")
@pytest.mark.parametrize("wanted", WANTED)
def test_what_the_project_asks_for_is_in_the_lock(wanted: str) -> None:
    """A dependency that is not fixed would come in whatever version there is."""
    name = re.match(r"[A-Za-z0-9._-]+", wanted)

    assert name is not None
    assert plain(name[0]) in {plain(one) for one, *_ in ENTRIES}


@pytest.mark.abuse("U02")
def test_what_runs_is_what_was_fixed() -> None:
    """The packages of the lock that are here have the version that was looked through."""
    fixed: dict[str, set[str]] = {}
    for name, number, _ in ENTRIES:
        fixed.setdefault(name, set()).add(number)
    here = {name: version(name) for name in fixed if _installed(name)}

    assert len(here) > 20
    assert {name: number for name, number in here.items() if number not in fixed[name]} == {}


def _installed(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


@pytest.mark.abuse("U02")
def test_the_lock_names_no_other_source() -> None:
    """Files come from the index of the person's own set-up, by hash; no address, no link, no option in the lock."""
    assert "://" not in LOCK
    assert re.findall(r"^--(?!hash)", LOCK, re.MULTILINE) == []


PLANTED = (
    "sqlite3",
    "reportlab",
    "httpx",
    "lxml",
    "desktop",
    "scoring",
    "PySide6",
    "sitecustomize",
    "json",
    "zstandard",
)
COMMANDS = (["--version"], ["history"], ["checklist", "liquidity.withdrawal-time"], ["doctor"])


@pytest.mark.abuse("U05")
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_module_in_the_current_folder_is_not_loaded(tmp_path: Path, words: list[str]) -> None:
    """Neither a file nor a package of a name the program uses, nor a Qt plug-in folder."""
    canary = tmp_path / "canary"
    for name in PLANTED:
        (tmp_path / f"{name}.py").write_text(f"open({str(canary)!r}, 'w')\n")
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(f"open({str(canary)!r}, 'w')\n")
    library = tmp_path / "there" / "library.db"
    library.parent.mkdir()
    program = Path(sys.executable).with_name("lendscope")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "QT_"))}
    done = subprocess.run(
        [str(program), *words, "--library", str(library)]
        if words != ["--version"]
        else [str(program), *words],
        cwd=tmp_path,
        env={**kept, "QT_PLUGIN_PATH": str(tmp_path)},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr.decode()
    assert not canary.exists()


@pytest.mark.abuse("U05")
def test_the_window_forgets_a_plug_in_folder(tmp_path: Path) -> None:
    """A folder that the environment names brings no plug-in into the window."""
    told = (
        "import os, desktop.ui.start as start\n"
        "start._run = lambda *_: print(os.environ.get('QT_PLUGIN_PATH', 'none')) or 0\n"
        f"start.main(['--library', {str(tmp_path / 'library.db')!r}])\n"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", told],
        env={**os.environ, "QT_PLUGIN_PATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=True,
        text=True,
    )

    assert done.stdout.strip() == "none"
