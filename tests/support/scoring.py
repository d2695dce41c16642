"""The bundled checklist, read once for tests of the scoring room."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from scoring.catalogue import build_catalogue
from scoring.checklist import Edition, Item, build_edition, build_item
from scoring.facts import Catalogue

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ITEMS = RESOURCES / "checklist" / "items"


def parsed(*parts: str) -> dict[str, object]:
    """A bundled TOML file."""
    return tomllib.loads(RESOURCES.joinpath(*parts).read_text(encoding="utf-8"))


@cache
def catalogue() -> Catalogue:
    """The bundled fact catalogue."""
    return build_catalogue(parsed("facts", "catalogue.toml"))


@cache
def settings() -> Mapping[str, object]:
    """The bundled settings of the edition, as parsed."""
    return parsed("checklist", "edition.toml")


def item_files() -> list[Path]:
    """Every item file, in the order of their ids."""
    return sorted(ITEMS.glob("*/*.toml"))


def item_id(file: Path) -> str:
    """The id that a file's place gives it."""
    return f"{file.parent.name}.{file.stem}"


@cache
def item(name: str) -> Item:
    """One bundled item by id, built alone, so that an unfinished neighbour does not matter."""
    dimension, stem = name.split(".", 1)
    return build_item(name, parsed("checklist", "items", dimension, f"{stem}.toml"), catalogue())


@cache
def edition() -> Edition:
    """The bundled edition whole."""
    data = {item_id(f): tomllib.loads(f.read_text(encoding="utf-8")) for f in item_files()}
    return build_edition("2026.1", data, settings(), catalogue())
