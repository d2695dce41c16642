"""Numbers under which the operator is registered, and its capital."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.reading.figure import between, figure, label_fits
from scrapers.reading.folding import fold
from scrapers.reading.meaning import excluded
from scrapers.reading.names import APART, ENDED
from scrapers.reading.operator import OWN_PAGES, someone_else
from scrapers.reading.registry import reads, settles
from scrapers.reading.shapes import NumberShape, WordShape
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

_LEI = re.compile(rf"{APART}(?=[A-Z0-9]*\d)[A-Z0-9]{{4}}[A-Z0-9]{{14}}\d{{2}}{ENDED}")
_NUMBER = re.compile(
    rf"{APART}((?:HRB|HRA|FN)\s\d{{2,3}}\s\d{{3}}|(?:(?<=HRB\s)|(?<=HRA\s)|(?<=FN\s))\d{{2,3}}\s\d{{3}})(?!\d|\s\d)|"
    rf"{APART}(?:(?:HRB|HRA)\s?\d{{3,6}}(?:\s(?:B|HL|FL|KI|NM|PI))?|FN\s?\d{{5,6}}\s?[a-z]){ENDED}|"
    rf"{APART}((?:HRB|HRA|FN|CHE-?|SC|OC|NI|KvK|RCS)?\s?[A-Z]{{0,3}}[-]?\d[\dA-Z./-]{{3,19}}|\d[\d\s]{{6,17}}\d){ENDED}"
)
_VAT = NumberShape(
    r"(?<!\w)CHE-?\d{3}\.?\d{3}\.?\d{3}(?:\s(?:MWST|TVA|IVA))?(?!\w)|"
    r"(?<!\w)[A-Z]{2}[\s]?(?=[\dA-Z\s.-]{0,24}\d{3})[\dA-Z][\dA-Z\s.-]{5,14}[\dA-Z](?!\w)"
    r"|(?<!\w)\d{2}[A-Z]{5}\d{4}[A-Z][\dA-Z]Z[\dA-Z](?!\w)"
    r"|(?<![\w.])(?:{tax_number})(?![\w-])"
)

figure("entity.share_capital", "money", check=between(1, 10**14), never="O K G N")


@reads("entity.registration_number")
def registration_number(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """The number after its label, when it belongs to the operator."""
    yield from (d for d in _coded(key, unit, page, site, _NUMBER) if not _TAXED.match(str(d.value)))


@reads("entity.vat_number")
def vat_number(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """The VAT number after its label."""
    yield from _coded(key, unit, page, site, _VAT.regex)


@reads("entity.lei")
def lei(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """Twenty characters after the word LEI."""
    yield from _coded(key, unit, page, site, _LEI)


_OWN_MARK = re.compile(r"(?:HR[AB]|FN)\s\d")
"""The word for the register is part of the number."""
_TAXED = re.compile(r"ATU\d{8}|DE\s?\d{3}\s?\d{3}\s?\d{3}$|FR\s?[\dA-Z]{2}\s?\d{3}\s?\d{3}\s?\d{3}$")
"""Numbers of the tax office, which a label for both kinds may stand before."""


def _coded(key: str, unit: Unit, page: Page, site: Site, shape: re.Pattern[str]) -> Iterator[Draft]:
    presents = "R" in page.kinds and site.operator and site.operator in unit.text
    if not (presents or OWN_PAGES & set(page.kinds)) or "K" in page.kinds or "N" in page.kinds:
        return
    roles = page.hits(unit.text, unit).get(key, {})
    if any(label_fits(key, n, unit, page) for n in unit.names):
        found = shape.search(unit.text)
        if found and found.start() < 30 and not any(h.start < found.start() for h in roles.get("not", ())):
            yield Draft(key, found[0].strip(" .,"), page, unit.quote, "label", 0.9)
        return
    if unit.names or someone_else(unit, site) or page.says("hosting", unit.text, unit):
        return
    masked = page.mask(unit.text, unit)
    seen: set[str] = set()
    for hit in roles.get("say", ()):
        start, end = masked.span(hit.start, hit.end)
        own = _OWN_MARK.match(unit.text, start)
        found = _after(shape, unit.text, start if own else end - 1, end + 60)
        if not found and not seen:
            found = _after(shape, unit.text, start, end + 40)
        told = masked.text[: max(hit.end, masked.place_of(found.start()))] if found else ""
        if not found or found[0] in seen or excluded(dict(roles), told, hit.start, hit.end, 12):
            continue
        if not seen or found.start() <= end + 2:
            seen.add(found[0])
            yield Draft(key, found[0].strip(" .,"), page, unit.quote, "wording", 0.85)


def _after(shape: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The first number of a stretch that is no volume or page of the register."""
    numbers = shape.finditer(text, max(0, start), min(len(text), end + _LONGEST))
    near = (n for n in numbers if n.start() < end)
    return next((n for n in near if not _VOLUME.search(fold(text[: n.start()]))), None)


_LONGEST = 24
"""Letters of a number that begins within reach and may end beyond it."""


_VOLUME = WordShape(r"(?:{register_place})\s{0,4}$")


@settles("entity.registration_number", "entity.vat_number", "entity.lei")
def most_stated(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """Numbers stated; the same digits once. A tax number is no register number."""
    once: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.weight, d.page.order)):
        digits = re.sub(r"\D", "", str(draft.value))
        if len(digits) >= 4:
            once.setdefault(digits, draft)
    return list(once.values())
