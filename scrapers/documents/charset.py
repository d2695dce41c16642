"""Bytes become text: order mark, then header, then the page's own word, then a guess.

Only text encodings are honoured (WHATWG names); a page cannot name a Python codec that does something else.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_ALIASES = {
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "big5-hkscs": "big5hkscs",
    "big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "iso-8859-1": "windows-1252",
    "iso8859-1": "windows-1252",
    "latin1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "utf-16": "utf-16-le",
    "unicode": "utf-16-le",
    "ks_c_5601-1987": "euc-kr",
    "x-sjis": "shift_jis",
    "iso-8859-9": "windows-1254",
    "tis-620": "windows-874",
}
_PLAIN = {
    "utf-8",
    "utf-16-le",
    "utf-16-be",
    "gb18030",
    "big5hkscs",
    "shift_jis",
    "euc-jp",
    "euc-kr",
    "iso-2022-jp",
    "koi8-r",
    "koi8-u",
    "windows-874",
    "macintosh",
}
ALLOWED = (
    _PLAIN
    | {f"windows-125{n}" for n in range(9)}
    | {f"iso-8859-{n}" for n in (*range(2, 9), 10, 13, 14, 15, 16)}
)
_PYTHON = {"windows-874": "cp874", "macintosh": "mac_roman"}

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HEADER = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:+-]{1,40})", re.I)
_META = re.compile(rb"<meta[^>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:+-]{1,40})", re.I)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:+-]{1,40})", re.I)
_COMMON_CHINESE = frozenset(
    "的一是不了在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里"
    "所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从"
    "金司期借款投资贷利网"
)
_BALTIC_HOSTS = re.compile(r"^[a-z]+://[^/]*\.(?:lv|lt|ee)(?:[:/]|$)", re.I)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was read with and how many characters had to be replaced."""

    text: str
    codec: str
    replaced: int


def allowed(name: str) -> str | None:
    """The encoding a label means, or None for one that is not a text encoding we accept."""
    label = name.strip().lower()
    codec = _ALIASES.get(label, label.replace("cp125", "windows-125"))
    return codec if codec in ALLOWED else None


def decode(body: bytes, content_type: str = "", url: str = "") -> Decoded:
    """Bytes as text; wrong bytes become U+FFFD and are counted, NUL and lone surrogates vanish."""
    codec = declared(body, content_type)
    if codec is None or (codec != "utf-8" and _is_misnamed(body, codec)):
        codec = guess(body, url)
    text = body.decode(_PYTHON.get(codec, codec), "replace").lstrip("\ufeff")
    return Decoded(text.replace("\0", ""), codec, text.count("\ufffd"))


def declared(body: bytes, content_type: str) -> str | None:
    """Order mark, header, then the meta element or XML declaration of the first 4 kB."""
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return codec
    header = _HEADER.search(content_type)
    named = allowed(header[1]) if header else None
    return named or _in_page(body[:4096])


def _in_page(head: bytes) -> str | None:
    found = _META.search(head) or _XML.search(head)
    codec = allowed(found[1].decode("ascii", "ignore")) if found else None
    return "utf-8" if codec and codec.startswith("utf-16") else codec


def _is_misnamed(body: bytes, codec: str) -> bool:
    """The bytes are perfect UTF-8, and not of the declared encoding (or of one that takes any bytes)."""
    if codec.startswith("utf-16"):
        return body[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\0" not in body[:4096]
    takes_all = codec.startswith(("windows-", "iso-8859"))
    return ((takes_all and not body.isascii()) or not _decodes(body, codec)) and _decodes(body, "utf-8")


def guess(body: bytes, url: str = "") -> str:
    """UTF-8 when it decodes; UTF-16 by its NULs; Chinese when it reads as such; else Western or Baltic."""
    if (wide := _wide(body[:4096])) is not None:
        return wide
    if _decodes(body, "utf-8") or _mostly_utf8(body):
        return "utf-8"
    if _decodes(body, "gb18030") and _reads_as_chinese(body.decode("gb18030")):
        return "gb18030"
    if _decodes(body, "big5hkscs") and _reads_as_chinese(body.decode("big5hkscs")):
        return "big5hkscs"
    return "windows-1257" if _BALTIC_HOSTS.search(url) else "windows-1252"


def _wide(head: bytes) -> str | None:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 < len(head) or not head:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _decodes(body: bytes, codec: str) -> bool:
    try:
        body.decode(_PYTHON.get(codec, codec))
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _mostly_utf8(body: bytes) -> bool:
    """A few broken bytes in a page of good multi-byte characters."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    text = decoder.decode(body, final=True)
    wrong = text.count("\ufffd")
    right = sum(1 for c in text[:200_000] if c > "\x7f" and c != "\ufffd")
    return wrong * 4 < right


def _reads_as_chinese(text: str) -> bool:
    wide = [c for c in text[:20_000] if "\u4e00" <= c <= "\u9fff"]
    return bool(wide) and sum(c in _COMMON_CHINESE for c in wide) * 12 > len(wide)
