"""The window's words, by key, in the chosen language; English stands in for what is missing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

FALLBACK = "en"
_chosen = [FALLBACK]


def languages() -> tuple[str, ...]:
    """The languages that have a file in `resources/texts/`."""
    names = (place.name for place in files("resources").joinpath("texts").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def choose(language: str) -> None:
    """Speak this language from now on; one without a file leaves English."""
    _chosen[0] = language if language in languages() else FALLBACK


def chosen() -> str:
    """The language spoken now."""
    return _chosen[0]


@cache
def table(language: str) -> Mapping[str, str]:
    """All texts of a language, by dotted key."""
    place = files("resources").joinpath("texts", f"{language}.toml")
    return dict(_flat("", tomllib.loads(place.read_text(encoding="utf-8"))))


def _flat(prefix: str, tree: Mapping[str, object]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, Mapping):
            pairs += _flat(f"{prefix}{key}.", value)
        else:
            pairs.append((prefix + key, str(value)))
    return pairs


def has(key: str) -> bool:
    """Whether English knows the key."""
    return key in table(FALLBACK)


def tr(key: str, **values: object) -> str:
    """The text of a key with its {places} filled; the values are never read as a template.

    Raises KeyError for a key that English lacks: that is a fault of the program.
    """
    words = table(_chosen[0]).get(key) or table(FALLBACK)[key]
    return words.format(**values) if values else words


def tr_n(key: str, n: int, **values: object) -> str:
    """The singular (`key.one`) or plural (`key.other`) text, with {n} filled."""
    return tr(f"{key}.one" if n == 1 else f"{key}.other", n=n, **values)


def missing(language: str) -> list[str]:
    """The keys a language leaves to English."""
    return sorted(set(table(FALLBACK)) - set(table(language)))
