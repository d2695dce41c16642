"""Which format a saved file has, and the way from it to captures."""

from __future__ import annotations

import importlib
import pkgutil
import zlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

from scrapers import adopt as package
from scrapers.adopt.shelf import Adopted, Shelf
from scrapers.archive import Keep
from scrapers.errors import AdoptError
from scrapers.looking import OutlineOf

_HEAD = 8_192


class Format(Protocol):
    """What a module of this folder offers."""

    ENDINGS: tuple[str, ...]
    WORDS: str
    recognises: Callable[[Path, bytes], bool]
    """Path and first bytes (unpacked, when they were gzipped) → whether it is this format."""
    take: Callable[[Path, Shelf], None]
    """Put what the file holds on the shelf."""


def adopt(path: Path, keep: Keep, *, outline: OutlineOf | None = None) -> Adopted:
    """Take a saved file or folder as evidence: every page in it is handed to `keep`.

    Raises AdoptError with one sentence when it is empty, damaged, too large, or not what its name says.
    """
    try:
        head = b"" if path.is_dir() else _head(path)
        shelf = Shelf(path, outline)
        _format_of(path, head).take(path, shelf)
        return shelf.hand_over(keep)
    except OSError as trouble:
        raise AdoptError(f"{path.name} cannot be opened: {trouble.strerror or trouble}") from trouble


@lru_cache(maxsize=1)
def formats() -> tuple[Format, ...]:
    """The format modules of this folder, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    modules = [importlib.import_module(f"{package.__name__}.{name}") for name in names]
    return tuple(cast(Format, module) for module in modules if hasattr(module, "recognises"))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise AdoptError(f"{path.name} is empty; save the page again")
    if head.startswith(b"\x1f\x8b"):
        return _gunzipped(head)
    return head


def _gunzipped(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, _HEAD)
    except zlib.error:
        return head


def _format_of(path: Path, head: bytes) -> Format:
    found = next((one for one in formats() if one.recognises(path, head)), None)
    named = next((one for one in formats() if not path.is_dir() and _is_named(path, one)), None)
    if found is None:
        kind = f"it is no {named.WORDS}" if named else "it is no page, PDF or web archive"
        raise AdoptError(f"{path.name} cannot be taken as evidence: {kind}, or it is damaged; save it again")
    if named is not None and named is not found:
        raise AdoptError(
            f"{path.name} is not what its name says: it is a {found.WORDS}; give it the right ending if you trust it"
        )
    return found


def _is_named(path: Path, one: Format) -> bool:
    return path.name.lower().endswith(one.ENDINGS) if one.ENDINGS else False
