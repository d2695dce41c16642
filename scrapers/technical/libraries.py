"""Web libraries with a known weakness or past their end of life, by script address and by content.

The patterns come as data and meet hostile text: each is bounded, is tried only around a literal it must hold, and
all together have two seconds for a snapshot.
"""

from __future__ import annotations

import json
import re
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from scoring.facts import Finding, Unsearched
from scrapers.archive import Capture
from scrapers.technical.evidence import found, measured
from scrapers.technical.place import Place
from scrapers.technical.versions import Version

KEY = "tech.libraries.vulnerable"
SLICE = 65_536
WINDOW = 1_300
SECONDS = 2.0
_MOST_ADDRESS = 512
_MOST_PLACES = 6
_SCRIPT_TYPES = ("javascript", "ecmascript")
_TAIL = re.compile(r"[.-](?:min|slim|slim\.min|umd|global|prod|bundle)$")


@dataclass(frozen=True, slots=True)
class Weak:
    """One weakness: from this version on, repaired in that one."""

    begins: Version
    below: Version
    severity: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """How a library is recognised, and what is wrong with which versions; a pattern's first group is the version."""

    name: str
    address: tuple[re.Pattern[str], ...]
    file: tuple[re.Pattern[str], ...]
    content: tuple[tuple[str, re.Pattern[str]], ...]
    weak: tuple[Weak, ...]
    ends: tuple[tuple[Version, str], ...] = ()


@cache
def libraries() -> tuple[Library, ...]:
    """The bundled definitions, read once in a process."""
    folder = files("resources") / "lists"
    data = json.loads((folder / "vulnerable-libraries.json").read_text(encoding="utf-8"))
    ended = tomllib.loads((folder / "end-of-life.toml").read_text(encoding="utf-8"))["library"]
    ends: dict[str, list[tuple[Version, str]]] = {}
    for one in ended:
        ends.setdefault(one["name"], []).append((Version(one["below"]), one["ended"]))
    return tuple(_library(entry, ends.get(entry["name"], [])) for entry in data["libraries"])


def _library(entry: dict[str, list[dict[str, str]]], ends: list[tuple[Version, str]]) -> Library:
    return Library(
        name=str(entry["name"]),
        address=tuple(re.compile(str(p), re.IGNORECASE) for p in entry["uri"]),
        file=tuple(re.compile(str(p), re.IGNORECASE) for p in entry["file"]),
        content=tuple((one["needle"], re.compile(one["pattern"])) for one in entry["content"]),
        weak=tuple(
            Weak(Version(w["from"]), Version(w["below"]), w["severity"], tuple(w["names"]))
            for w in entry["weak"]
        ),
        ends=tuple(sorted(ends)),
    )


@dataclass(slots=True)
class Clock:
    """The time that matching may still take; `late` is true once something was left out."""

    now: Callable[[], float] = time.perf_counter
    seconds: float = SECONDS
    late: bool = False
    _end: float | None = field(default=None)

    def over(self) -> bool:
        """Whether the time is up, counted from the first question."""
        if self._end is None:
            self._end = self.now() + self.seconds
        self.late = self.late or self.now() > self._end
        return self.late


def in_address(url: str) -> Iterator[tuple[Library, str]]:
    """Libraries and versions that a script's address names."""
    try:
        path = urlsplit(url).path[-_MOST_ADDRESS:]
    except ValueError:
        return
    name = path.rpartition("/")[2]
    for library in libraries():
        told = next((m for p in library.file if (m := p.match(name))), None)
        told = told or next((m for p in library.address if (m := p.search(path))), None)
        if told:
            yield library, _clean(told[1])


def in_content(text: str, clock: Clock) -> Iterator[tuple[Library, str]]:
    """Libraries and versions that the first 64 KiB of a script name; stops when the time is up."""
    head = text[:SLICE]
    for library in libraries():
        for needle, pattern in library.content:
            told = _around(head, needle, pattern, clock)
            if told:
                yield library, _clean(told[1])
                break


def _around(text: str, needle: str, pattern: re.Pattern[str], clock: Clock) -> re.Match[str] | None:
    """The pattern near the first places of a literal that each of its matches holds."""
    at = text.find(needle)
    for _ in range(_MOST_PLACES):
        if at < 0 or clock.over():
            return None
        told = pattern.search(text, max(0, at - WINDOW), at + len(needle) + WINDOW)
        if told:
            return told
        at = text.find(needle, at + WINDOW)
    return None


def _clean(version: str) -> str:
    """The version without endings of the file name."""
    before = ""
    while before != version:
        before, version = version, _TAIL.sub("", version.rstrip(".-"))
    return version


def faults(library: Library, version: str) -> list[str]:
    """What is known against a version: names and severity of weaknesses, and the end of support."""
    own = Version(version)
    hits = [w for w in library.weak if w.begins <= own < w.below]
    told = [f"{'/'.join(w.names[:1]) or 'weakness'} ({w.severity})" for w in hits]
    unique = list(dict.fromkeys(told))
    shown = unique[:4] + ([f"{len(unique) - 4} more"] if len(unique) > 4 else [])
    end = next((day for below, day in library.ends if own < below), None)
    return [*shown, f"no more support since {end}"] if end else shown


def measure(place: Place, clock: Clock | None = None) -> Iterator[Finding]:
    """One finding: the libraries with something against them; an empty list when none was recognised."""
    pages = place.pages
    if not pages:
        yield Unsearched(KEY, "no page was captured")
        return
    limit = clock or Clock()
    seen: dict[str, tuple[Capture, str]] = {}
    for capture, library, version, where in _sightings(place, pages, limit):
        against = faults(library, version)
        if against:
            seen.setdefault(f"{library.name} {version}: {', '.join(against)}", (capture, where))
    late = f"; the rest was left out after {limit.seconds:g} seconds" if limit.late else ""
    quotes = [measured(c, "source", f"{words} in {where}") for words, (c, where) in list(seen.items())[:10]]
    nothing = measured(pages[0], "source", f"no weak library recognised on {len(pages)} pages{late}")
    yield found(KEY, tuple(sorted(seen)), quotes or [nothing], "libraries")


def _sightings(
    place: Place, pages: Iterable[Capture], clock: Clock
) -> Iterator[tuple[Capture, Library, str, str]]:
    """Where a library shows itself: addresses of scripts, scripts written into pages, scripts captured."""
    read: set[str | int] = set()
    for capture in pages:
        source = place.source(capture)
        for url in dict.fromkeys(x.url for x in source.loads if x.tag in ("script", "link")):
            if url not in read:
                read.add(url)
                yield from ((capture, lib, version, url[:200]) for lib, version in in_address(url))
        for text in source.inline:
            if hash(text) not in read:
                read.add(hash(text))
                hits = in_content(text, clock)
                yield from ((capture, lib, version, "a script in the page") for lib, version in hits)
    for capture in _scripts(place):
        text = place.bodies.get(capture.sha256, b"")[: 4 * SLICE].decode("utf-8", "replace")
        yield from ((capture, lib, version, capture.url[:200]) for lib, version in in_content(text, clock))


def _scripts(place: Place) -> Iterator[Capture]:
    for capture in place.snapshot.captures:
        kind = capture.content_type.lower()
        if capture.sha256 and capture.failure is None and any(t in kind for t in _SCRIPT_TYPES):
            yield capture
