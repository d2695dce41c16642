"""Loads the bundled data once: fact catalogue, checklist, settings of the edition."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from scoring.catalogue import build_catalogue
from scoring.checklist import Edition, Item, build_edition
from scoring.duties import Pack, build_pack
from scoring.facts import Catalogue


def resource(*parts: str) -> Traversable:
    """A bundled file or folder below `resources/`."""
    return files("resources").joinpath(*parts)


def _toml(place: Traversable) -> dict[str, object]:
    return tomllib.loads(place.read_text(encoding="utf-8"))


@cache
def catalogue() -> Catalogue:
    """The fact catalogue."""
    return build_catalogue(_toml(resource("facts", "catalogue.toml")))


def _item_files() -> Iterator[tuple[str, Traversable]]:
    for folder in sorted(resource("checklist", "items").iterdir(), key=lambda f: f.name):
        if folder.is_dir():
            for file in sorted(folder.iterdir(), key=lambda f: f.name):
                if file.name.endswith(".toml"):
                    yield f"{folder.name}.{file.name.removesuffix('.toml')}", file


@dataclass(frozen=True, slots=True)
class Watched:
    """What is looked at on a later visit and side by side; see `resources/facts/watched.toml`."""

    fees: tuple[str, ...]
    clauses: tuple[str, ...]
    least_words: int
    most_passages: int
    compared: tuple[str, ...]


@cache
def watched() -> Watched:
    """The facts and pages to watch."""
    from msgspec import convert

    return convert(_toml(resource("facts", "watched.toml")), Watched)


@cache
def sources() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Title and addresses of each source by the key the checklist cites."""
    found = _toml(resource("checklist", "sources.toml"))
    return {
        key: (str(entry["title"]), tuple(entry["addresses"]))
        for key, entry in found.items()
        if isinstance(entry, dict)
    }


def item_data() -> Mapping[str, Mapping[str, object]]:
    """Every item file as parsed TOML, by item id."""
    return {name: _toml(file) for name, file in _item_files()}


@cache
def edition() -> Edition:
    """The checklist in force."""
    settings = _toml(resource("checklist", "edition.toml"))
    return build_edition(str(settings["name"]), item_data(), settings, catalogue())


@cache
def items() -> Mapping[str, Item]:
    """The items in force by id, in the checklist's order."""
    return {item.id: item for item in edition().items}


@cache
def duties() -> tuple[Pack, ...]:
    """What each regime asks platforms to publish, by regime."""
    folder = sorted(resource("duties").iterdir(), key=lambda file: file.name)
    known = frozenset(items())
    return tuple(
        build_pack(_toml(file), catalogue(), known) for file in folder if file.name.endswith(".toml")
    )


@cache
def glossary() -> tuple[tuple[str, str], ...]:
    """Words of the field and what they mean, in alphabetical order."""
    words = _toml(resource("glossary.toml"))["words"]
    return tuple(sorted((str(word), str(means)) for word, means in dict(words).items()))  # type: ignore[call-overload]
