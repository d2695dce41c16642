"""Rules of the house that no tool checks by itself."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("scoring", "scrapers", "desktop")
TOP = {
    "pyproject.toml",
    "README.md",
    "desktop",
    "scrapers",
    "scoring",
    "resources",
    "tests",
    "run",
    "requirements.lock",
}
TOP |= {".ci", ".gitignore", "LICENSE", "NOTICE"}


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return done.stdout.splitlines()


def sources() -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted((ROOT / room).rglob("*.py"))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_the_top_level_holds_what_was_agreed() -> None:
    """Rooms, data, tests and what tools demand; nothing else."""
    assert {name.split("/")[0] for name in tracked()} <= TOP


def test_no_pickle_and_no_yaml() -> None:
    """Bytes from outside are never turned into objects by a general loader."""
    forbidden = {"pickle", "shelve", "marshal", "yaml", "dill"}

    assert [str(p) for p in sources() if imports(p) & forbidden] == []


def test_the_lock_names_no_host() -> None:
    """The lock is good behind every mirror."""
    assert not re.search(r"https?://|--index|--find-links", (ROOT / "requirements.lock").read_text())


def test_every_locked_package_has_hashes() -> None:
    """What is installed is what was chosen."""
    text = (ROOT / "requirements.lock").read_text()
    pins = re.findall(r"^[A-Za-z0-9_.\[\]-]+==", text, re.MULTILINE)
    blocks = re.split(r"^(?=[A-Za-z0-9_.\[\]-]+==)", text, flags=re.MULTILINE)[1:]

    assert len(pins) > 30
    assert [b.split("\n")[0] for b in blocks if "--hash=sha256:" not in b] == []


def test_every_wanted_package_is_locked() -> None:
    """A dependency that is not in the lock would be missing after the set-up."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=\[ ;]", w)[0].lower().replace("_", "-") for w in wanted}
    lock = (ROOT / "requirements.lock").read_text().lower().replace("_", "-")

    assert [n for n in sorted(names) if not re.search(rf"^{re.escape(n)}==", lock, re.MULTILINE)] == []


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_the_command_line_starts_without_the_window(word: str) -> None:
    """Scripts on servers have no Qt libraries, and must not wait for them."""
    heavy = ("PySide6", "httpx", "reportlab", "bs4", "sqlite_utils", "lxml", "pypdfium2")
    code = (
        f"import sys; from desktop.cli import main; main(['{word}']); "
        f"bad = [m for m in sys.modules if m.split('.')[0] in {heavy}]; sys.exit(str(bad) if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_qt_gives_back_the_none_it_returns() -> None:
    """Some releases of the Qt binding lose a reference to None on each call and end the program after a while."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(2000):
        thing.blockSignals(False)
        thing.setProperty("x", 1)

    assert sys.getrefcount(None) > before - 500


@pytest.mark.abuse("U01")
def test_the_program_does_not_update_itself() -> None:
    """Updates come from where the person got the program, never from inside it."""
    words = re.compile(r"pip install|self[-_]updat|check_for_updates|urlretrieve", re.IGNORECASE)

    assert [p.name for p in sources() if words.search(p.read_text(encoding="utf-8"))] == []


@pytest.mark.abuse("U03")
def test_no_secret_stands_in_the_tree() -> None:
    """Private keys and tokens have no place in a repository."""
    secret = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----\n|AKIA[0-9A-Z]{16}|ghp_[A-Za-z0-9]{36}")
    small = [n for n in tracked() if (ROOT / n).is_file() and (ROOT / n).stat().st_size < 2_000_000]

    assert [n for n in small if secret.search((ROOT / n).read_bytes())] == []
