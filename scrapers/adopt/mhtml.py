"""A page saved as one MHTML file: a mail-like message whose parts are the page and what it shows."""

from __future__ import annotations

import email
import email.policy
import re
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import quote

from scrapers.adopt.shelf import Shelf
from scrapers.errors import AdoptError

ENDINGS = (".mhtml", ".mht")
WORDS = "page saved as MHTML"

_PARTS = 2_000
_SAVED_BY = re.compile(r"Saved by ([^<>\r\n]{1,60})", re.IGNORECASE)
_HEADER = re.compile(
    rb"^(?:from|mime-version|snapshot-content-location|content-type|subject|date):", re.I | re.M
)


def recognises(path: Path, head: bytes) -> bool:
    """A message of related parts."""
    start = head.split(b"\r\n\r\n")[0].split(b"\n\n")[0]
    return not path.is_dir() and bool(_HEADER.match(head.lstrip())) and b"multipart/related" in start.lower()


def take(path: Path, shelf: Shelf) -> None:
    """One capture for each part that is a page or a PDF, under its Content-Location."""
    shelf.spend(path.stat().st_size)
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.compat32)
    at = _date(message)
    shelf.saver = _saver(message)
    taken = 0
    for number, part in enumerate(message.walk()):
        if number > _PARTS:
            raise AdoptError(f"{path.name} has more than {_PARTS} parts; save the page again")
        if part.get_content_type() in ("text/html", "application/xhtml+xml", "application/pdf"):
            _add(part, path, at, shelf, first=taken == 0)
            taken += 1


def _add(part: Message, path: Path, at: datetime | None, shelf: Shelf, *, first: bool) -> None:
    location = str(part.get("Content-Location") or "")
    if not location.startswith(("http://", "https://")):
        if not first:
            return
        location = f"saved:///{quote(path.name)}"
    body = part.get_payload(decode=True)
    charset = part.get_content_charset()
    declared = part.get_content_type() + (f"; charset={charset}" if charset else "")
    if isinstance(body, bytes):
        shelf.add(location, body, at=at, content_type=declared)


def _saver(message: Message) -> str:
    """Browsers write `Saved by …` where a letter names its sender."""
    found = _SAVED_BY.search(str(message.get("From") or "")[:400])
    return found.group(1).strip() if found else ""


def _date(message: Message) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message.get("Date"))).astimezone(UTC)
    except (TypeError, ValueError):
        return None
