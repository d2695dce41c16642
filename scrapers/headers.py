"""Response headers as text that can be shown: nothing in them can break a line or a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from scrapers.settings import HEADER_BYTES, HEADER_FIELDS

Headers = tuple[tuple[str, str], ...]


def readable(raw: Sequence[tuple[bytes, bytes]]) -> Headers:
    """Names and values as text; invalid UTF-8 and control characters appear as escapes."""
    return tuple((_text(name), _text(value)) for name, value in raw)


def too_many(raw: Sequence[tuple[bytes, bytes]]) -> bool:
    """Whether the header block passes the limits of size or number."""
    size = sum(len(name) + len(value) + 4 for name, value in raw)
    return len(raw) > HEADER_FIELDS or size > HEADER_BYTES


def header(headers: Headers, name: str) -> str | None:
    """The last header of that name, whatever its case."""
    found = [value for key, value in headers if key.lower() == name]
    return found[-1] if found else None


def retry_after(headers: Headers, now: datetime) -> float | None:
    """The pause in seconds that a server asks for, from a number or a date; None when it asks for none."""
    text = (header(headers, "retry-after") or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 7:
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return None
    return (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds()


def _text(raw: bytes) -> str:
    text = raw.decode("utf-8", "backslashreplace")
    return "".join(
        c if c == "\t" or c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text
    )
