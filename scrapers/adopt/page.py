"""A page saved from a browser, as plain HTML or by an extension that packs all of it into one file."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from scrapers.adopt.shelf import Shelf
from scrapers.errors import AddressError
from scrapers.gate import check_address
from scrapers.settings import HTML_BYTES

ENDINGS = (".html", ".htm", ".xhtml")
WORDS = "web page"

_LOOKED_AT = 200_000
_MARKS = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h1|table)[\s>]", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,2000}?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"Page saved with SingleFile\s{1,20}url:\s{0,20}(\S{1,2000})", re.IGNORECASE)
_SINGLE_DATE = re.compile(r"saved date:\s{0,20}([^\r\n(]{10,60})", re.IGNORECASE)
_LINK = re.compile(r"<link\b[^<>]{0,400}>", re.IGNORECASE)
_META = re.compile(r"<meta\b[^<>]{0,400}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""\b(rel|href|property|content)\s{0,5}=\s{0,5}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'<>=`]{1,2000}))""",
    re.I,
)


def recognises(path: Path, head: bytes) -> bool:
    """Text that begins with markup, whatever its name."""
    start = head[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    return (
        not path.is_dir() and b"\0" not in head[:64] and start.startswith(b"<") and bool(_MARKS.search(head))
    )


def take(path: Path, shelf: Shelf) -> None:
    """One capture at the address the page names, else at `saved:///` and the file's name."""
    add_page(path, f"saved:///{quote(path.name)}", shelf)


def add_page(path: Path, pseudo: str, shelf: Shelf) -> str:
    """Put a saved page on the shelf under its own address, or under `pseudo` when it names none; which."""
    with path.open("rb") as file:
        body = file.read(HTML_BYTES + 1)
    text = body[:_LOOKED_AT].decode("utf-8", "replace")
    at = _saved_on(text) or datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(microsecond=0)
    address = address_in(text) or pseudo
    shelf.saver = _saver(text)
    shelf.add(address, body, at=at, content_type="text/html")
    return address


def _saver(text: str) -> str:
    """What saved the page, by the note it left."""
    if _SINGLE_FILE.search(text[:4_096]):
        return "SingleFile"
    return "a browser" if _SAVED_FROM.search(text[:4_096]) else ""


def address_in(text: str) -> str | None:
    """The address a saved page says it came from: the saver's note first, then the page's own word."""
    saver = [match.group(1) for rule in (_SAVED_FROM, _SINGLE_FILE) for match in rule.finditer(text[:4_096])]
    own = [
        *_values(text, _LINK, "rel", "canonical", "href"),
        *_values(text, _META, "property", "og:url", "content"),
    ]
    for candidate in (*saver, *own):
        try:
            return str(check_address(candidate.strip(), allow_loopback=True))
        except AddressError:
            continue
    return None


def _values(text: str, tag: re.Pattern[str], key: str, wanted: str, value: str) -> list[str]:
    found = []
    for match in tag.finditer(text):
        attributes = {
            m.group(1).lower(): m.group(2) or m.group(3) or m.group(4) or ""
            for m in _ATTRIBUTE.finditer(match.group())
        }
        if attributes.get(key, "").lower() == wanted and attributes.get(value):
            found.append(attributes[value])
    return found


def _saved_on(text: str) -> datetime | None:
    """The date a packing extension wrote, for example `Tue Mar 03 2026 10:00:00 GMT+0100`."""
    match = _SINGLE_DATE.search(text[:4_096])
    if not match:
        return None
    try:
        moment = datetime.strptime(match.group(1).strip().replace("GMT", ""), "%a %b %d %Y %H:%M:%S %z")
    except ValueError:
        return None
    return moment.astimezone(UTC)
