"""Profiles of one's own: small TOML files beside the library, made, copied, changed and taken away by name.

note = "Exit first: for money that may be needed soon."

[weights]
liquidity = 50
credit = 20
reputation = 10
leakage = 10
security = 10
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from desktop.app.data import edition
from desktop.app.errors import AppError, BadInputError, NotFoundError, UsageError
from desktop.app.files import write_whole
from scoring.assessment import DIMENSIONS
from scoring.errors import ChecklistError
from scoring.profiles import MOST, label_of, scaled, weight_words, weights_in
from scoring.settings import own_profile

BUILT_IN = ("default", "equal")
TAKEN = (*BUILT_IN, "own")
LONGEST_NOTE = 300
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_LARGEST = 20_000


@dataclass(frozen=True, slots=True)
class Profile:
    """How much each risk weighs. `own` tells a person's from those of the checklist."""

    name: str
    weights: Mapping[str, Fraction]
    note: str = ""
    own: bool = False

    @property
    def label(self) -> str:
        """How a run names it: an own one with its weights."""
        return label_of(self.name, self.weights) if self.own else self.name


def folder_of(library: Path) -> Path:
    """Where the profiles of a library lie."""
    return library.absolute().parent / "profiles"


def profiles(folder: Path) -> list[Profile]:
    """The profiles of the checklist, then one's own by name; a damaged file raises BadInputError."""
    return [*_built_in(), *(load(folder, name) for name in own_names(folder))]


def readable(folder: Path) -> tuple[list[Profile], list[str]]:
    """The profiles that can be used, and a sentence for each file that cannot."""
    found, troubles = list(_built_in()), []
    for name in own_names(folder):
        try:
            found.append(load(folder, name))
        except AppError as wrong:
            troubles.append(str(wrong))
    return found, troubles


def own_names(folder: Path) -> list[str]:
    """The names of one's own profiles."""
    files = sorted(folder.glob("*.toml"), key=lambda file: file.stem.lower()) if folder.is_dir() else []
    return [file.stem for file in files if _NAME.fullmatch(file.stem) and file.stem not in TAKEN]


def _built_in() -> Iterator[Profile]:
    notes = {"default": "The weights of the checklist.", "equal": "No risk weighs more than another."}
    for name in BUILT_IN:
        yield Profile(name, edition().settings.profile(name), notes[name])


def load(folder: Path, name: str) -> Profile:
    """A profile by name. NotFoundError when there is none, BadInputError when its file is no profile."""
    for built in _built_in():
        if built.name == name:
            return built
    file = folder / f"{check_name(name)}.toml"
    try:
        content = file.read_bytes() if file.stat().st_size <= _LARGEST else b"\0"
        found = tomllib.loads(content.decode("utf-8"))
    except OSError:
        there = ", ".join((*BUILT_IN, *own_names(folder)))
        raise NotFoundError(f"there is no profile named {name}; there are {there}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise BadInputError(f"the profile {name} cannot be read ({wrong}); correct {file}") from None
    unknown = sorted(set(found) - {"note", "weights"})
    if unknown:
        raise BadInputError(f"the profile {name} holds {unknown[0]!r}, which is unknown; correct {file}")
    note = found.get("note", "")
    return Profile(name, _checked(name, found.get("weights", {})), str(note)[:LONGEST_NOTE], own=True)


def _checked(name: str, weights: object) -> Mapping[str, Fraction]:
    try:
        found = own_profile(weights)
    except ChecklistError as wrong:
        raise BadInputError(f"the profile {name} cannot be used: {wrong}") from None
    if max(found.values()) > MOST or any((weight * 100).denominator != 1 for weight in found.values()):
        raise BadInputError(
            f"the profile {name}: a weight is a number from 0 to {MOST} with at most two decimals"
        )
    return found


def check_name(name: str) -> str:
    """The name, when a profile of one's own may have it."""
    if name in TAKEN:
        raise UsageError(f"{name} is a profile of the checklist and stays as it is; give a name of your own")
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"{name[:60]!r} is no name for a profile; use letters a to z, digits, - and _, at most 40 of them"
        )
    return name


def save(folder: Path, profile: Profile, *, replace: bool = False) -> Profile:
    """Write a profile; UsageError or BadInputError says what is wrong with it, or that the name is taken."""
    file = folder / f"{check_name(profile.name)}.toml"
    weights = _checked(profile.name, dict(profile.weights))
    if file.exists() and not replace:
        raise UsageError(f"there is a profile named {profile.name} already; give another name, or replace it")
    folder.mkdir(parents=True, exist_ok=True)
    note = profile.note.strip()[:LONGEST_NOTE]
    write_whole(file, toml_text(note, weights).encode())
    return Profile(profile.name, weights, note, own=True)


def toml_text(note: str, weights: Mapping[str, Fraction]) -> str:
    """The file of a profile."""
    rows = "\n".join(f"{d} = {weight_words(weights[d])}" for d in DIMENSIONS)
    return f"note = {_quoted(note)}\n\n[weights]\n{rows}\n"


def _quoted(text: str) -> str:
    """A TOML basic string."""
    signs = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(signs.get(c, c if c.isprintable() else f"\\u{ord(c):04x}") for c in text) + '"'


def remove(folder: Path, name: str) -> None:
    """Take a profile of one's own away; runs that were judged by it keep their weights."""
    file = folder / f"{check_name(name)}.toml"
    if not file.exists():
        raise NotFoundError(f"there is no profile named {name}")
    file.unlink()


def chosen(folder: Path, name: str) -> tuple[str | Mapping[str, Fraction], str]:
    """What judging takes for a profile's name or label: its weights, and the label a run keeps."""
    if name in BUILT_IN:
        return name, name
    held = weights_in(name)
    if held is not None:
        return held, name
    found = load(folder, name)
    return scaled(found.weights), found.label


def judgeable(name: str) -> bool:
    """Whether a name or label says by itself how the risks weigh, without a file."""
    return name in BUILT_IN or weights_in(name) is not None
