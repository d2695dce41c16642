"""What a page says to machines: JSON-LD, microdata and OpenGraph, as evidence of its own kind.

It counts less than visible text and never replaces it: where the page is silent it is a value of low confidence,
where the page says otherwise it is a contradiction, where both agree it adds nothing. The quote is the value as it
stands in the data, on a page that shows it where there is one. Only objects about the platform itself are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from urllib.parse import urlsplit

from scoring.facts import Contradiction, FactKind, FactType, FactValue, Value
from scrapers.reading.countries import country_of
from scrapers.reading.site import Draft, Page, Site
from scrapers.values.numbers import parse_number
from scrapers.values.scan import find_values

WEIGHT = 0.5
_MOST, _DEPTH = 400, 6
_SHOWN = 6
_FIRMS = frozenset(
    """Organization Corporation LocalBusiness FinancialService BankOrCreditUnion OnlineBusiness
    ProfessionalService Company""".split()
)
_PRODUCTS = frozenset("FinancialProduct InvestmentOrDeposit InvestmentFund".split())
_TEXTS = {
    "legalName": "entity.legal_name",
    "vatID": "entity.vat_number",
    "leiCode": "entity.lei",
    "telephone": "entity.phone",
    "email": "entity.email",
    "foundingDate": "entity.founded_on",
}
_RATES = ("interestRate", "annualPercentageRate")
_GRAPH = {"og:email": "entity.email", "og:phone_number": "entity.phone", "og:country-name": "entity.country"}
Thing = Mapping[str, object]


def machine_drafts(site: Site) -> Iterator[Draft]:
    """Each value of the pages' data for machines once, from the first page that also shows it, else the first."""
    once: dict[tuple[str, Value, str | None], Draft] = {}
    for draft in _told(site):
        once.setdefault((draft.key, draft.value, draft.unit), draft)
    return (_where_shown(draft, site) for draft in once.values())


def _where_shown(draft: Draft, site: Site) -> Draft:
    """The value's own words on a page that shows them; they are easier to check than a page's source."""
    for page in site.pages if len(draft.literal) >= _SHOWN else ():
        at = page.document.text.find(draft.literal)
        if at >= 0:
            return replace(draft, page=page, quote=(at, at + len(draft.literal)), literal="")
    return draft


def _told(site: Site) -> Iterator[Draft]:
    for page in site.pages:
        for thing in _things(page):
            yield from _firm(thing, page, site) if _is_of(thing, _FIRMS) else ()
            yield from _product(thing, page) if _is_of(thing, _PRODUCTS) else ()
        for name, text in page.document.metadata:
            if name in _GRAPH and (value := _text_value(_GRAPH[name], text)):
                yield _draft(_GRAPH[name], value, text, page, "opengraph")


def beside(
    kind: FactKind, values: tuple[FactValue, ...], told: list[FactValue]
) -> tuple[tuple[FactValue, ...], list[Contradiction]]:
    """The values with those for machines where the page is silent, and contradictions where it is not."""
    if not values:
        return tuple(told), []
    live = [v for v in values if not v.superseded]
    against = [t for t in told if live and not any(_agree(kind, v, t) for v in values)]
    reason = "the page's data for machines says otherwise"
    return values, [Contradiction(kind.key, t.qualifiers, (live[0], t), reason) for t in against[:3]]


def _agree(kind: FactKind, one: FactValue, other: FactValue) -> bool:
    if kind.type in (FactType.TEXT, FactType.DATE):
        short, long = sorted((_plain(one.value), _plain(other.value)), key=len)
        return short in long
    return one.value == other.value


def _plain(value: object) -> str:
    return re.sub(r"[\W_]+", "", str(value)).casefold().removeprefix("00")


# Objects


def _things(page: Page) -> Iterator[Thing]:
    """The objects of a page and those inside them."""
    stack: list[tuple[object, int]] = [(t, 0) for t in reversed(page.document.structured)]
    seen = 0
    while stack and seen < _MOST:
        found, depth = stack.pop()
        seen += 1
        if isinstance(found, Mapping):
            yield found
        inner = found.values() if isinstance(found, Mapping) else found if isinstance(found, list) else ()
        if depth < _DEPTH:
            stack += [(v, depth + 1) for v in inner if isinstance(v, Mapping | list)]


def _is_of(thing: Thing, types: frozenset[str]) -> bool:
    named = thing.get("@type")
    names = named if isinstance(named, list) else [named]
    return any(str(n).rsplit("/", 1)[-1] in types for n in names)


def _firm(thing: Thing, page: Page, site: Site) -> Iterator[Draft]:
    if not _is_platform(thing, site):
        return
    for name, key in _TEXTS.items():
        text = thing.get(name)
        if isinstance(text, str) and (value := _text_value(key, text.strip())):
            yield _draft(key, value, text, page, _method(thing))
    address = thing.get("address")
    country = address.get("addressCountry") if isinstance(address, Mapping) else None
    if isinstance(country, str) and (code := _text_value("entity.country", country)):
        yield _draft("entity.country", code, country, page, _method(thing))


def _is_platform(thing: Thing, site: Site) -> bool:
    """The object bears the site's address or the platform's name."""
    host = urlsplit(str(thing.get("url") or thing.get("@id") or "")).hostname or ""
    if host:
        return host.removeprefix("www.") == site.host.removeprefix("www.")
    names = [_plain(thing[n]) for n in ("name", "legalName") if isinstance(thing.get(n), str)]
    mine = [n for n in map(_plain, (site.name, site.operator)) if n]
    return any(m in n or n in m for m in mine for n in names if n)


def _product(thing: Thing, page: Page) -> Iterator[Draft]:
    """The rate of an investment that the platform offers, and the least amount of it."""
    for name in _RATES:
        text = _largest(thing.get(name))
        number = parse_number(text.rstrip("% "), page.language, page.hints) if text else None
        if number is not None and 0 < number <= 100:
            yield _draft("returns.advertised", number, text, page, _method(thing))
    amount = thing.get("amount")
    if isinstance(amount, Mapping) and amount.get("minValue") is not None:
        text, currency = str(amount["minValue"]), str(amount.get("currency") or "")
        number = parse_number(text, "en")
        if number is not None and re.fullmatch(r"[A-Z]{3}", currency):
            draft = _draft("invest.minimum", number, text, page, _method(thing))
            yield replace(draft, unit=currency)


def _largest(value: object) -> str:
    """A number as it stands, or the upper end of a range of them."""
    if isinstance(value, Mapping):
        value = value.get("maxValue", value.get("value"))
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _text_value(key: str, text: str) -> Value | None:
    """A text as the value of a key, or None where it does not look like one."""
    if not text or len(text) > 200:
        return None
    if key == "entity.country":
        return text.upper() if re.fullmatch(r"[A-Za-z]{2}", text) else country_of(text)
    if key == "entity.founded_on":
        return next((str(a.value) for a in find_values(text) if a.kind in ("date", "year")), None)
    if key == "entity.email":
        plain = text.removeprefix("mailto:")
        return plain if re.fullmatch(r"[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,24}", plain) else None
    if key == "entity.lei":
        return text if re.fullmatch(r"[A-Z0-9]{18}\d\d", text) else None
    if key == "entity.phone":
        return text if len(re.findall(r"\d", text)) >= 6 else None
    return text


def _method(thing: Thing) -> str:
    return "microdata" if thing.get("@context") == "microdata" else "json-ld"


def _draft(key: str, value: Value, text: str, page: Page, method: str) -> Draft:
    number = value if isinstance(value, str | Decimal) else str(value)
    return Draft(key, number, page, (0, 0), method, WEIGHT, structured=True, literal=text)
