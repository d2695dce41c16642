"""The operator's letterhead: its name and then, in lines or divided by commas and dots, address and telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scrapers.documents.document import Block, BlockKind, Region
from scrapers.reading.countries import country_of
from scrapers.reading.folding import fold, simplified
from scrapers.reading.lexicon import COMMON, lexicon
from scrapers.reading.names import Name, core, firms
from scrapers.reading.operator import is_host, of_a_group, related, someone_else
from scrapers.reading.registry import reads_pages
from scrapers.reading.shapes import WordShape
from scrapers.reading.site import Draft, Page, Site

_KINDS = frozenset("HIALTCQP")
_LONGEST = 90
_MOST = 5
"""Blocks after the name's own that may go on with the letterhead."""
_PIECE = re.compile(r"[^\n|｜·•;；,，。\u3000]+")
_DIVIDED = re.compile(r"(?<=[^\W_]{4})\.\s(?=\S)|\s[–—-]\s(?=[^\W\d_]|\+|0\d|\d{4,5}\s[^\W\d_])")
"""Where a sentence ends, or a dash divides: but not the two house numbers of `24 – 28`."""
_EMAIL = re.compile(r"\S{1,80}@\S")
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\s?\d[\d\s()./-]{6,20}\d|\(\d{2,4}\)\s?[\d\s-]{6,12}\d|0\d{1,5}[\s/-][\d\s/-]{4,14}\d|0\d{9,10}"
    r"|[2-9]\d{2}[-.\s]\d{3}[-.\s]\d{4}|[6-9]\d{2}(?:\s\d{2}){3}|[6-9]\d{2}(?:\s\d{3}){2}|\d{2}\s\d{3}\s\d{3}|[2-9]\d{3}\s\d{4}|8\s\d{2,3}\s\d{2,3}\s?\d{2,3})(?!\w)"
)
_LEAD = 24
"""Letters of a word for telephone that may stand before a number."""
_NUMBERED = WordShape(r"\d{7,}|{number_name}")
_SUM = WordShape(r"[€£$¥%©]|{currency_word}|\d:\d\d")
_POST = re.compile(
    r"(?<!\w)(?:LV-?\d{4}|LT-?\d{5}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]{2}\s\d{5}|\d{5,6}|\d{4}\s[A-ZÀ-Ž])|\d{5}(?!\d)"
)
_CHINESE = re.compile(
    r"[市县區区縣][\u4e00-\u9fff]{0,12}[\d\s一二三四五六七八九十]{0,6}[\u4e00-\u9fff]{0,10}\d\s?[号号樓楼室之]"
)
_REGISTER = "register_"
"""Lists of words of registers that only one country has begin with it: `register_at`."""


@reads_pages("entity.country")
def registered_in(page: Page, site: Site) -> Iterator[Draft]:
    """The country whose register the imprint names for the operator."""
    for unit in page.units if page.kinds[:1] == ("I",) else ():
        if someone_else(unit, site) or is_host(unit, page):
            continue
        country = _country_of_register(fold(unit.text))
        if country:
            yield Draft("entity.country", country, page, unit.quote, "register", 0.72)
            return


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch between two dividing marks."""

    text: str
    start: int
    end: int


@reads_pages("entity.registered_address", "entity.phone", "entity.country")
def letterheads(page: Page, site: Site) -> Iterator[Draft]:
    """Address, country and telephone of every stretch that begins with the operator's name."""
    if not _KINDS & set(page.kinds) or {"K", "N", "D"} & set(page.kinds[:1]):
        return
    blocks = [b for b in page.document.blocks if b.text.strip() and b.table < 0]
    own = {w.lower() for w in re.findall(r"\w{3,}", f"{site.operator} {site.name} {site.host}")}
    for place, block in enumerate(blocks):
        if own.isdisjoint(_words(block.text)):
            continue
        name = next((n for n in firms(block.text) if is_own(n.text, site)), None) or _brand(block, site)
        if (
            name is None
            or block.region in (Region.NAV, Region.DIALOG)
            or of_a_group(block.text[: name.start])
            or _hosts(block, page)
        ):
            continue
        start, end = block.start + name.end, _end(blocks, place, name.end)
        yield from _of_stretch(page, block.start + name.start, start, min(end, start + 400))


def _words(text: str) -> Iterator[str]:
    return (m[0].lower() for m in _WORD.finditer(text))


_WORD = re.compile(r"\w{3,}")


def _hosts(block: Block, page: Page) -> bool:
    """The heading above says that the firm below only hosts the site."""
    heads = [page.document.blocks[i].text for i in block.headings[-1:]]
    return any(lexicon(page.language).phrase("hosting").search(fold(h)) for h in heads)


def _brand(block: Block, site: Site) -> Name | None:
    """A footer that begins with the platform's name without a legal form."""
    called = site.name.strip()
    begins = len(called) >= 4 and block.text.casefold().startswith(called.casefold())
    return Name(called, 0, len(called)) if begins and block.region is Region.FOOTER else None


def is_own(name: str, site: Site) -> bool:
    """The firm is the operator, or carries the platform's name."""
    return related(name, site) or core(name) == core(site.operator)


def _end(blocks: Sequence[Block], place: int, after: int) -> int:
    """Where the letterhead ends: with its block, or, where that is a line of its own, with the short ones below."""
    own = blocks[place]
    end = own.end
    if len(own.text) - after > 3 and "\n" not in own.text:
        return end
    for block in blocks[place + 1 : place + 1 + _MOST]:
        if len(block.text) > _LONGEST or block.region is not own.region or block.kind is BlockKind.HEADING:
            break
        end = block.end
    return end


def _of_stretch(page: Page, name: int, start: int, end: int) -> Iterator[Draft]:
    text = page.document.text
    pieces = list(_pieces(text, start, end))
    run = _address(pieces)
    if run:
        value = ", ".join(p.text for p in run)
        yield Draft("entity.registered_address", value, page, (name, run[-1].end), "letterhead", 0.78)
    country = country_of(text[run[0].start : run[-1].end], tail=True) if run else None
    country = country or _country_of_register(fold(text[start:end]))
    if country:
        yield Draft("entity.country", country, page, (name, run[-1].end if run else end), "letterhead", 0.76)
    footer = any(b.region is Region.FOOTER and b.start <= name < b.end for b in page.document.blocks)
    for piece in pieces if run or footer else ():
        if found := _phone(piece.text):
            span = (piece.start, piece.end)
            yield Draft("entity.phone", found, page, span, "letterhead", 0.78)
            return


def _country_of_register(folded: str) -> str | None:
    words = lexicon(COMMON)
    lists = (n for n in words.words if n.startswith(_REGISTER))
    return next((n.removeprefix(_REGISTER).upper() for n in lists if words.phrase(n).search(folded)), None)


def _pieces(text: str, start: int, end: int) -> Iterator[_Piece]:
    for found in _PIECE.finditer(text, start, end):
        at = found.start()
        for part in (*_DIVIDED.finditer(text, found.start(), found.end()), None):
            stop = part.start() if part else found.end()
            raw = text[at:stop]
            bare = _SEAT.sub("", raw.strip(" .:–—\t\r"))
            if bare:
                first = at + raw.index(bare)
                yield _Piece(bare, first, first + len(bare))
            at = part.end() if part else stop


_SEAT = re.compile(r"^(?:[^\W\d_A-ZÀ-Ž]{4,12}|(?:[^\W\d_]{4,14}\s)?[^\W\d_]{4,14}:)\s(?=[A-ZÀ-Ž])(?=.*\d)")
"""A word for seat before the street: `asukoht Jõe 8a`, `Registered office: 12 High Street`."""


def _phone(text: str) -> str | None:
    """The number of a piece that is a telephone number and at most a word for it."""
    found = None if _EMAIL.match(text) or _NUMBERED.search(fold(text[:_LEAD])) else _PHONE.search(text)
    if found is None or found.start() > _LEAD or _SUM.search(fold(text[: found.start()])):
        return None
    return found[0].strip() if not re.search(r"\d", text[: found.start()]) else None


def _address(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The first run of pieces that reads as an address: a house number and a postcode, or a Chinese address."""
    run: list[_Piece] = []
    for piece in pieces:
        if _belongs(piece.text, bool(run)):
            run.append(piece)
        elif run or (
            _TOLD.match(piece.text)
            and not (_SUM.search(fold(piece.text)) or _NUMBERED.search(fold(piece.text)))
        ):
            break
    while run and not re.search(r"\d", run[-1].text) and not country_of(run[-1].text):
        run.pop()
    while run and _POST.search(run[0].text) is None and not re.search(r"\d", run[0].text) and len(run) > 3:
        run.pop(0)
    told = ", ".join(p.text for p in run)
    fine = 10 <= len(told) <= 160 and sum(bool(re.search(r"\d", p.text)) for p in run) >= 1
    return (
        run if fine and (_CHINESE.search(simplified(told)) or (len(run) > 1 and _ends_in_town(told))) else []
    )


_HAN = re.compile(r"[\u3400-\u9fff]")


def _ends_in_town(told: str) -> bool:
    """A postcode, or a country or large city where codes are seldom written."""
    return bool(_POST.search(told) or (not _HAN.search(told) and country_of(told, tail=True)))


_TOLD = re.compile(r"(?=.*\d)[^\W\d_]+\s[^\W\d_]+\s[^\W\d_]+\s")
"""A clause with a number in it: what stands behind its comma may be the rest of an address that words introduce."""


def _belongs(text: str, begun: bool) -> bool:
    """A piece of an address: a line with a house number or postcode, or a line of capitalised words."""
    if (
        len(text) > 64
        or _EMAIL.search(text)
        or _phone(text)
        or _NUMBERED.search(fold(text))
        or _SUM.search(fold(text))
    ):
        return False
    if begun and re.fullmatch(r"[^\W\d_]{2,12}", text):
        return True
    if re.search(r"\d", text):
        lead = re.match(r"[^\d]*", text)[0]  # type: ignore[index]
        return len(re.findall(r"[^\W\d_]{2,}", text)) <= 9 and (
            not text[0].islower() or len(lead.split()) <= 3
        )
    return (
        bool(re.match(r"[A-ZÀ-Ž\u4e00-\u9fff]", text))
        and len(text.split()) <= 5
        and (begun or len(text) <= 40)
    )
