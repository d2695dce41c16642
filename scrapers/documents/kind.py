"""What a body is: its first bytes decide, then what was declared."""

from __future__ import annotations

import re
from enum import StrEnum

_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|div|main|table|h[1-6]|p|section|article|nav|style|link)[\s>/]",
    re.I,
)
_XML = re.compile(rb"^\s*<\?xml|^\s*<(?:rss|feed|urlset|sitemapindex|svg)\b", re.I)
_BINARY = (
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"RIFF",
    b"\x00\x00\x01\x00",
    b"wOFF",
    b"wOF2",
    b"\x7fELF",
    b"MZ",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"7z\xbc\xaf",
    b"OggS",
    b"ID3",
    b"\x00asm",
    b"SQLite format 3",
)
_TEXT_TYPES = (
    "text/",
    "application/json",
    "application/xml",
    "+json",
    "+xml",
    "csv",
    "application/ld",
    "javascript",
)


class Media(StrEnum):
    """The readers there are, and `other` for what none of them reads."""

    HTML = "html"
    PDF = "pdf"
    TEXT = "text"
    OTHER = "other"


def media_of(body: bytes, content_type: str = "", url: str = "") -> Media:
    """The reader a body needs; a declared type counts only where the bytes leave it open."""
    head = body[:2048].lstrip(b"\xef\xbb\xbf")
    declared = content_type.split(";", 1)[0].strip().lower()
    if b"%PDF-" in body[:1024] and not _HTML.search(body[: body.find(b"%PDF-")]):
        return Media.PDF
    if body.startswith(_BINARY):
        return Media.OTHER
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_wide(head):
        head = head.replace(b"\0", b"")
    if _is_html(head, declared):
        return Media.HTML
    if b"\0" in head:
        return Media.OTHER
    return _open_case(declared, url)


def _looks_wide(head: bytes) -> bool:
    return head.count(0) * 3 > len(head) and (
        head[1::2].count(0) * 2 > len(head[1::2]) or head[::2].count(0) * 2 > len(head[::2])
    )


def _is_html(head: bytes, declared: str) -> bool:
    if declared in ("text/plain", "text/csv", "application/json") or declared.endswith("javascript"):
        return bool(re.match(rb"\s*<(?:!doctype\s+html|html)\b", head, re.I))
    if declared in ("text/html", "application/xhtml+xml"):
        return not (_XML.match(head) and not _HTML.search(head))
    return bool(_HTML.search(head)) and not re.match(
        rb"\s*<(?:rss|feed|urlset|sitemapindex|svg)\b", head, re.I
    )


def _open_case(declared: str, url: str) -> Media:
    if any(t in declared for t in _TEXT_TYPES):
        return Media.TEXT
    if declared and declared not in ("application/octet-stream", "binary/octet-stream"):
        return Media.OTHER
    return (
        Media.TEXT
        if re.search(r"\.(?:txt|csv|json|xml|md)(?:[?#]|$)", url, re.I) or not declared
        else Media.OTHER
    )
