"""How the operator is reached: telephone and general e-mail address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from scrapers.documents.document import Region
from scrapers.reading.figure import label_fits
from scrapers.reading.lexicon import Hit
from scrapers.reading.operator import is_host
from scrapers.reading.registry import reads_pages, settles
from scrapers.reading.shapes import PrintedShape
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PHONE = re.compile(
    r"(?<![\w.+])(?:\+\s?\d[\d\s().-]{6,20}\d|0\d[\d\s()/-]{6,16}\d|400[-\s]\d{3}[-\s]\d{4}|\(0\d+\)[\d\s/-]{5,16}\d"
    r"|\([2-9]\d\d\)\s?\d{3}[-.\s]\d{4}|[2-9]\d\d[-.]\d{3}[-.]\d{4}"
    r"|1[\s-]?8\d\d[\s-]\d{2,4}[\s-]\d{3,4}|[6-9]\d\d(?:\s\d\d){3}|[6-9]\d\d(?:\s\d{3}){2}"
    r"|\(?8[\s-]\(?\d{2,3}\)?[\s-]\d{2,3}[\s-]?\d{2,3}|[1-9]\d\s\d{3}\s\d\d\s\d\d)(?!\w)"
)
_APART = re.compile(r"[|·]\s*$")

_LOCAL = re.compile(r"(?<![\w.,+-])[2-9]\d{2,3}[\s-]?\d{3,4}(?![\w%€$]|[.,-]?\d|\s\d|\s?(?:eur|€|%))", re.I)
"""A number without its country, as neighbours dial it: only right behind a word for telephone."""
_NEAR = 20


@reads_pages("entity.phone")
def phones(page: Page, _site: Site) -> Iterator[Draft]:
    """Telephone numbers in contact, footer or imprint."""
    if {"H", "I", "Q", "A", "L", "C"} & set(page.kinds):
        less = 0.2 if "C" in page.kinds[:1] else 0
        for unit in page.units:
            if not is_host(unit, page):
                yield from (replace(d, weight=d.weight - less) for d in _phone("entity.phone", unit, page))


def _phone(key: str, unit: Unit, page: Page) -> Iterator[Draft]:
    roles = page.hits(unit.text, unit).get(key, {})
    labelled = any(label_fits(key, n, unit, page) for n in unit.names)
    if unit.names and not labelled:
        return
    found = _PHONE.search(unit.text) or _local(roles.get("say", ()), labelled, unit, page)
    if found is None or roles.get("not"):
        return
    bare = len(unit.text) <= len(found[0]) + 4
    first = found.start() <= 1 and (found[0].startswith("+") or unit.region is Region.FOOTER)
    first |= unit.region is Region.FOOTER and bool(_APART.search(unit.text[: found.start()]))
    headed = found.start() <= 1 and any(page.hits(c, unit).get(key, {}).get("say") for c in unit.context[:1])
    if (
        labelled
        or headed
        or roles.get("say")
        or (bare and found[0].startswith("+"))
        or (first and not unit.names)
    ):
        yield Draft(
            key, found[0].strip(), page, unit.quote, "number", 0.85 if labelled or roles.get("say") else 0.75
        )


def _local(hits: Iterable[Hit], labelled: bool, unit: Unit, page: Page) -> re.Match[str] | None:
    """A short number that follows a word for telephone, or is all that stands beside it."""
    if labelled:
        return _LOCAL.match(unit.text.strip())
    masked = page.mask(unit.text, unit)
    ends = [masked.span(h.start, h.end)[1] for h in hits]
    found = (_LOCAL.search(unit.text, max(0, end - 1), end + _NEAR) for end in ends)
    return next(filter(None, found), None)


@reads_pages("entity.email")
def contact_addresses(page: Page, _site: Site) -> Iterator[Draft]:
    """Every address of a page that can be the general one."""
    if not {"H", "I", "Q", "A", "L", "C"} & set(page.kinds):
        return
    least = 0.85 if {"I", "H"} & set(page.kinds) else 0.75 if {"Q", "A", "L"} & set(page.kinds) else 0.6
    for unit in page.units:
        roles = page.hits(unit.text, unit).get("entity.email", {})
        for found in _EMAIL.finditer(unit.text) if _may_hold_address(unit, page) else ():
            local = found[0].split("@")[0].lower()
            if not _SPECIAL.search(local) and not (roles.get("not") and not {"I"} & set(page.kinds)):
                yield Draft("entity.email", found[0], page, unit.quote, "address", least)


def _may_hold_address(unit: Unit, page: Page) -> bool:
    """Running text, or a cell beside a label for the general address."""
    labels = [page.hits(n, unit).get("entity.email", {}) for n in unit.names]
    return all("label" in roles and "not" not in roles for roles in labels[:1])


_SPECIAL = PrintedShape("{mailbox_complaints}|{mailbox_special}")


@settles("entity.email")
def commonest_address(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The address that stands on most of the contact pages; a page for complaints counts when no other names one."""
    drafts = [d for d in drafts if d.weight >= 0.7] or drafts
    counts = Counter(str(d.value).lower() for d in drafts)
    if not counts:
        return []
    best = max(
        counts, key=lambda a: (counts[a], -next(i for i, d in enumerate(drafts) if str(d.value).lower() == a))
    )
    return [next(d for d in drafts if str(d.value).lower() == best)]


@settles("entity.phone")
def one_number(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The same digits count once."""
    once: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.weight, d.page.order)):
        once.setdefault(re.sub(r"\D", "", str(draft.value))[-8:], draft)
    return list(once.values())[:1]
