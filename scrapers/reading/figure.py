"""Reading a figure: from a label and its value, from a table cell with its axes, or from a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from scoring.facts import Value
from scrapers.reading.amounts import Masked, as_days, as_months
from scrapers.reading.axes import bucket_of, class_of, is_axis_title, is_in_time, is_total, year_of
from scrapers.reading.lexicon import Hit, lexicon
from scrapers.reading.meaning import answers, denied, excluded, forecasts, is_no_claim, needed
from scrapers.reading.names import firms
from scrapers.reading.registry import REGISTRY
from scrapers.reading.rows import scale_of
from scrapers.reading.site import Draft, Hits, Page, Site
from scrapers.reading.units import Shape, Unit
from scrapers.values.amount import Amount
from scrapers.values.notation import BY_COUNTRY
from scrapers.values.numbers import parse_number

Quals = tuple[tuple[str, str], ...]
_GENERIC = re.compile(
    r"^\W*(?:value|amount|share|figure|rate|%|percent(?:age)?|total|eur|gbp|usd|€|£|note|wert|betrag|anteil|quote|valor|importe|"
    r"porcentaje|tasa|montant|taux|part|金额|占比|比例|数值|万元|元|[€£$¥' 0]{1,6}|"
    r"cost|price|fee|charge|what you pay|preis|kosten|coste|tarif)\W*$",
    re.I,
)


_PLAN = re.compile(
    r"\s*(?:silver|gold|platinum|bronze|diamond|starter|basic|standard|classic|premium|plus|pro|vip|"
    r"silber|basis|plata|oro|argent|or)(?: (?:plan|package|account|paket))?\s*$",
    re.I,
)
_SHARE = re.compile(
    r"^\W*(?:share|percentage|per cent|%|anteil|porcentaje|parte|part|osuus|占比|比例)(?!\w)", re.I
)


@dataclass(frozen=True, slots=True)
class Figure:
    """How one key's figure is read. `axes`: qualifiers it takes; `dated`: it has an as-of date."""

    key: str
    kinds: tuple[str, ...]
    axes: tuple[str, ...] = ()
    dated: bool = False
    nil: bool = False
    convert: Callable[[Amount], Value | None] | None = None
    check: Callable[[Value], bool] | None = None
    which: str = "first"
    reach: int = 18
    never: str = ""
    label_value: bool = True


def figure(key: str, *kinds: str, offers: bool = False, **options: object) -> None:
    """Register a figure."""
    spec = Figure(key, kinds, **options)  # type: ignore[arg-type]
    REGISTRY.units[key] = lambda _key, unit, page, site: read_figure(spec, unit, page, site)
    if offers:
        REGISTRY.read_on_offers.add(key)


def read_figure(spec: Figure, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """All values a statement gives for the key."""
    if is_no_claim(unit, page) or not needed(spec.key, unit, page):
        return
    if page.kinds[:1] and page.kinds[0] in spec.never.split():
        return
    if spec.dated and "N" in page.kinds[:1] and not page.article_date:
        return
    if unit.names and spec.key.startswith(_PLATFORMS_OWN) and _of_another_firm(unit, page, site):
        return
    if unit.names and spec.label_value:
        yield from _labelled(spec, unit, page, site)
    elif not unit.names and ("expected" in spec.key or not forecasts(unit, page)):
        yield from _said(spec, unit, page, site)


_PLATFORMS_OWN = ("accounts.", "borrowers.", "investors.", "loans.funded", "loans.count", "loans.outstanding")


def _of_another_firm(unit: Unit, page: Page, site: Site) -> bool:
    """The figure stands under the heading, or in the row, of a lender or partner."""
    mine = _letters(site.operator)
    names = [_letters(n.text) for text in (*unit.names, *unit.context[:1]) for n in firms(text)]
    if not mine:
        return bool(names) and "G" in page.kinds[:1]
    return bool(names) and not any(mine in n or n in mine for n in names)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


# Labels


def label_fits(key: str, name: str, unit: Unit, page: Page) -> float:
    """How much of a label is the key's own name, 0 to 1; 0 also when a `not` wording stands in it."""
    best = 0.0
    for part in dict.fromkeys((name, *name.split(" · "))):
        roles = page.hits(part, unit).get(key, {})
        if roles.get("not"):
            return 0.0
        masked = page.mask(part, unit).text
        fitting = [h for h in roles.get("label", ()) if not _negated(masked[: h.start], unit, page)]
        best = max([best, *(_cover(h, masked) for h in fitting)])
        if roles.get("part") and _about(key, unit, page):
            best = max([best, *(_cover(h, masked) for h in roles["part"])])
    return best


def _negated(before: str, unit: Unit, page: Page) -> bool:
    """`not overdue` is no label of what is overdue."""
    words = lexicon(page.lang(unit)).phrase("negation")
    return bool(words.search(re.sub(r"[(（][^)）]{0,60}[)）]", "", before)[-16:]))


def _about(key: str, unit: Unit, page: Page) -> bool:
    """Caption or heading speaks of the key, so that a part of its name is enough."""
    return any(page.hits(c, unit).get(key, {}).get("about") for c in unit.context[:2])


_BARE = re.compile(r"^[\W\d]*(?:[ivx]{1,4}\.|[a-z]\)|[一二三四五六七八九十]+、)?\s*|[\W\d]*$")


def _cover(hit: Hit, masked: str) -> float:
    body = re.sub(r"\([^)]{0,60}\)", "", _BARE.sub("", masked)).strip()
    cover = min(1.0, (hit.end - hit.start) / max(1, len(body)))
    words = len(hit.wording.pattern.source.split())
    cjk = bool(re.search(r"[\u3400-\u9fff]", hit.wording.pattern.source))
    enough = cover >= 0.6 or (words >= 2 and cover >= 0.25) or (cjk and cover >= 0.4)
    return cover if enough else 0.0


def _labelled(spec: Figure, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    fitting = [n for n in unit.names if label_fits(spec.key, n, unit, page)]
    if "bucket" in spec.axes and any(map(is_in_time, unit.names)):
        return
    if any(page.hits(n, unit).get(spec.key, {}).get("not") for n in unit.names):
        return
    if fitting:
        others = [n for n in unit.names if n not in fitting]
        if unit.shape is Shape.CELL and not _others_fit(spec, others, unit, page):
            return
        weight = 0.9
    elif _context_fits(spec, unit, page):
        weight = 0.8
    elif unit.shape is Shape.PAIR and label_fits(spec.key, unit.text, unit, page):
        unit = replace(unit, text=unit.names[0], names=(unit.text,))
        weight = 0.8
    else:
        return
    amount = _value_in(spec, unit, page)
    if amount is None:
        return
    value, currency = amount
    quals = qualifiers(spec, unit, page)
    yield Draft(
        spec.key,
        value,
        page,
        unit.quote,
        f"{unit.shape.value}-label",
        weight,
        currency,
        quals,
        as_of(spec, unit, page),
        extra=(),
    )


def _others_fit(spec: Figure, others: list[str], unit: Unit, page: Page) -> bool:
    """The cell's other header is an axis, a date, a generic word or nothing."""
    if unit.cache.get("columns") == 2:
        return all(_allowed(spec, n, unit, page) for n in others)
    if spec.key == "invest.minimum" and all(map(_PLAN.match, others)):
        return True
    return all(
        _GENERIC.match(n) or _SHARE.match(n) or (_is_axis(n, unit, page) and _allowed(spec, n, unit, page))
        for n in others
    )


def _allowed(spec: Figure, name: str, unit: Unit, page: Page) -> bool:
    """A key that is no rate by year or class has no single rows of them."""
    if any(a.kind == "date" for a in page.mask(name, unit).amounts):
        return True
    if bucket_of(name, " ".join(unit.context[:2])) and "bucket" not in spec.axes:
        return False
    if year_of(name) and "year" not in spec.axes:
        return False
    return not (class_of(name, page.lang(unit)) and "class" not in spec.axes and spec.which != "highest")


def _is_axis(name: str, unit: Unit, page: Page) -> bool:
    language = page.lang(unit)
    masked = page.mask(name, unit)
    return bool(
        year_of(name)
        or class_of(name, language)
        or bucket_of(name, " ".join(unit.context[:2]))
        or is_total(name, language)
        or is_axis_title(name, language)
        or any(a.kind == "date" for a in masked.amounts)
    )


def _context_fits(spec: Figure, unit: Unit, page: Page) -> bool:
    """Caption or nearest heading names the key and both headers are axes."""
    axes = [n for n in unit.names if _axis_values(spec, n, unit, page)]
    rest = [n for n in unit.names if n not in axes]
    if not axes or not all(_is_axis(n, unit, page) or _GENERIC.match(n) or _SHARE.match(n) for n in rest):
        return False
    if "bucket" in spec.axes and any(bucket_of(n, " ".join(unit.context[:2])) for n in axes):
        return any(_mentions(spec.key, c, unit, page) for c in unit.context[:2])
    return any(label_fits(spec.key, c, unit, page) for c in unit.context[:2])


def _mentions(key: str, text: str, unit: Unit, page: Page) -> bool:
    """One of the key's labels stands in the text, whatever else does: ranges of days need no more."""
    roles = page.hits(text, unit).get(key, {})
    masked = page.mask(text, unit).text
    fitting = (h for h in roles.get("label", ()) if not _negated(masked[: h.start], unit, page))
    return not roles.get("not") and any(fitting)


def _axis_values(spec: Figure, name: str, unit: Unit, page: Page) -> bool:
    found = (
        ("year" in spec.axes and year_of(name))
        or ("class" in spec.axes and class_of(name, page.lang(unit)))
        or ("bucket" in spec.axes and bucket_of(name, " ".join(unit.context[:2])))
    )
    return bool(found)


def _value_in(spec: Figure, unit: Unit, page: Page) -> tuple[Value, str | None] | None:
    if "scale" in unit.cache:
        return _scaled(spec, unit, page)
    masked = page.mask(unit.text, unit)
    wanted = [a for a in masked.amounts if a.kind in spec.kinds]
    if not wanted and (scaled := _captioned(spec, unit, page)):
        return scaled
    if not wanted:
        return _nil(spec, masked, unit, page)
    chosen = (
        max(wanted, key=lambda a: a.number)
        if spec.which == "highest"
        else wanted[-1 if spec.which == "last" else 0]
    )
    if unit.shape is Shape.PAIR and chosen.start > (40 if len(unit.text) <= 90 else 15):
        return None
    return _converted(spec, chosen, page)


_BARE_FIGURE = re.compile(r"\s*[-−–]?\(?\s?\d[\d.,'’ \u00a0\u202f]*\)?\s*")


_NOTE = re.compile(r"\s*(?:notes?|anhang|nota|annexe|附注)\W*$", re.I)


def _captioned(spec: Figure, unit: Unit, page: Page) -> tuple[Value, str | None] | None:
    """A bare figure in a table whose caption or header says `in thousands of euros`."""
    if (
        unit.shape is not Shape.CELL
        or not _BARE_FIGURE.fullmatch(unit.text)
        or any(map(_NOTE.match, unit.names))
    ):
        return None
    texts = (*unit.names, str(unit.cache.get("note", "")), *unit.context[:2])
    found = next((s for t in texts if (s := scale_of(t))), None)
    if found is None:
        return None
    return _scaled(spec, replace(unit, cache={"scale": found[0], "currency": found[1]}), page)


def _scaled(spec: Figure, unit: Unit, page: Page) -> tuple[Value, str | None] | None:
    """A bare figure of an accounting row, in the unit of its column."""
    if "money" not in spec.kinds:
        return None
    number = parse_number(re.sub(r"[()\s−–-]", "", unit.text), page.tag(unit), page.hints)
    if number is None:
        return None
    sign = -1 if re.match(r"\s*[(−–-]", unit.text) else 1
    return sign * number * int(str(unit.cache["scale"])), str(unit.cache["currency"]) or page.currency or None


def _converted(spec: Figure, amount: Amount, page: Page) -> tuple[Value, str | None] | None:
    value: Value | None = spec.convert(amount) if spec.convert else amount.number
    if spec.convert is None and amount.kind in ("count", "year"):
        value = int(amount.number)
    if value is None or (spec.check and not spec.check(value)):
        return None
    return value, _currency(amount, page) if "money" in spec.kinds and amount.kind == "money" else None


def _currency(amount: Amount, page: Page) -> str | None:
    """The amount's currency; for a sign that several share, the site's own where it is one of them."""
    shared = next((set(codes.values()) for sign, codes in BY_COUNTRY.items() if _is_sign(amount, sign)), None)
    if amount.unit or (shared is not None and page.currency not in shared):
        return amount.unit or None
    return page.currency or None


def _is_sign(amount: Amount, family: str) -> bool:
    return amount.symbol.startswith(family) or (family == "$" and amount.symbol[:2] in ("do", "dó"))


def _nil(spec: Figure, masked: Masked, unit: Unit, page: Page) -> tuple[Value, str | None] | None:
    """A word for nothing, where a figure could stand."""
    found = lexicon(page.lang(unit)).phrase("nil").search(masked.text)
    if not spec.nil or not found or found.start() > 3:
        return None
    return Decimal(0), page.currency if "money" in spec.kinds else None


# Qualifiers and dates


def qualifiers(spec: Figure, unit: Unit, page: Page) -> Quals:
    """Year, class and bucket from the headers; year also from the caption when no header has one."""
    found: dict[str, str] = {}
    context = " ".join(unit.context[:2])
    for name in unit.names:
        if "bucket" in spec.axes and (bucket := bucket_of(name, context)):
            found.setdefault("bucket", bucket)
        if "class" in spec.axes and (grade := class_of(name, page.lang(unit))):
            found.setdefault("class", grade)
        if "year" in spec.axes and (year := year_of(name)):
            found.setdefault("year", year)
    if "bucket" in spec.axes and "bucket" not in found and unit.shape is Shape.PAIR:
        late = bucket_of(unit.text, " ".join((context, *unit.names)))
        found |= {"bucket": late} if late else {}
    if "year" in spec.axes and "year" not in found and "class" in found:
        years = [y for c in unit.context[:2] if (y := year_of(c))]
        found |= {"year": years[0]} if years else {}
    return tuple(sorted(found.items()))


def as_of(spec: Figure, unit: Unit, page: Page) -> str | None:
    """The date the figure describes: its own words, its row or column, its page, its article."""
    if not spec.dated:
        return None
    for name in (*unit.names, unit.text):
        masked = page.mask(name, unit)
        dates = [a.iso for a in masked.amounts if a.kind == "date"]
        if name in unit.names and dates:
            return dates[0]
        found = lexicon(page.lang(unit)).phrase("as_of").search(masked.text)
        if found and name not in unit.names:
            return _when(found, masked)
    return page.as_of or page.article_date


def as_of_article(unit: Unit, page: Page) -> str | None:
    """The day a notice names itself, else the day of its article."""
    dates = [a.iso for a in page.mask(unit.text, unit).amounts if a.kind == "date"]
    return dates[0] if dates else page.article_date


def _when(found: re.Match[str], masked: Masked) -> str | None:
    indexes = [ord(g) - 0xE000 for g in found.groups() if g]
    if not indexes:
        return None
    amount = masked.amounts[indexes[0]]
    return amount.iso or str(int(amount.number))


# Sentences


def _said(spec: Figure, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    hits = page.hits(unit.text, unit).get(spec.key, {})
    masked = page.mask(unit.text, unit)
    done: set[int] = set()
    if "bucket" in spec.axes and (split := _by_bucket(spec, dict(hits), masked, unit, page)):
        yield from split
        return
    for hit in hits.get("say", ()):
        if excluded(dict(hits), masked.text, hit.start, hit.end, spec.reach):
            continue
        yield from _hit_drafts(spec, hit, masked, unit, page, done)
    if not done and unit.question:
        yield from _answered(spec, unit, page, masked)


def _by_bucket(
    spec: Figure, hits: dict[str, tuple[Hit, ...]], masked: Masked, unit: Unit, page: Page
) -> list[Draft]:
    """One share for each range of days: `2 % are 1 to 30 days late, 1 % 31 to 60 and 3 % longer than that`."""
    shares = [a for a in masked.amounts if a.kind in spec.kinds]
    named = [h for role in ("say", "label") for h in hits.get(role, ())]
    if not shares or not any(not excluded(hits, masked.text, h.start, h.end, spec.reach) for h in named):
        return []
    ends = [a.start for a in shares[1:]] + [len(unit.text)]
    starts = [0] + [a.end for a in shares[:-1]]
    after = [bucket_of(unit.text[a.end : end], unit.text) for a, end in zip(shares, ends, strict=True)]
    before = [
        bucket_of(unit.text[start : a.start], unit.text) for a, start in zip(shares, starts, strict=True)
    ]
    found = after if all(after) else before
    if not all(found) or len(set(found)) < len(found):
        return []
    when = as_of(spec, unit, page)
    return [
        Draft(spec.key, value[0], page, unit.quote, "sentence", 0.75, None, (("bucket", bucket),), when)
        for share, bucket in zip(shares, found, strict=True)
        if bucket and (value := _converted(spec, share, page)) is not None
    ]


def _hit_drafts(
    spec: Figure, hit: Hit, masked: Masked, unit: Unit, page: Page, done: set[int]
) -> Iterator[Draft]:
    if hit.wording.pattern.fixed:
        yield from _fixed(spec, hit, masked, unit, page)
        return
    chosen = [i for i in hit.amounts if masked.amounts[i].kind in spec.kinds]
    if not chosen or set(chosen) & done:
        return
    index = chosen[-1] if spec.which in ("highest", "last") else chosen[0]
    done.update(chosen)
    converted = _converted(spec, masked.amounts[index], page)
    if converted is None:
        return
    said = Draft(
        spec.key,
        converted[0],
        page,
        unit.quote,
        "sentence",
        0.75,
        converted[1],
        _said_quals(spec, masked, index),
        as_of(spec, unit, page),
    )
    yield said
    yield from _compared(spec, said, masked, index, unit, page)


def _compared(
    spec: Figure, said: Draft, masked: Masked, index: int, unit: Unit, page: Page
) -> Iterator[Draft]:
    """The figure of the year before, beside the first: `after 6.5m in 2024`, `(2024: 14,880)`."""
    for found in lexicon(page.lang(unit)).phrase("comparison").finditer(masked.text):
        indexes = [ord(g) - 0xE000 for g in found.groups() if g]
        years = [masked.amounts[i] for i in indexes if masked.amounts[i].kind in ("year", "date")]
        values = [masked.amounts[i] for i in indexes if masked.amounts[i].kind in spec.kinds and i > index]
        converted = _converted(spec, values[0], page) if years and values else None
        if converted is None or not ("year" in spec.axes or spec.dated):
            continue
        year = years[0].iso[:4] if years[0].iso else str(int(years[0].number))
        quals = (("year", year),) if "year" in spec.axes else ()
        when = year + (said.as_of[4:] if said.as_of else "") if spec.dated else None
        yield replace(said, value=converted[0], unit=converted[1], qualifiers=quals, as_of=when)


def _fixed(spec: Figure, hit: Hit, masked: Masked, unit: Unit, page: Page) -> Iterator[Draft]:
    """A wording that itself says: nothing is charged."""
    if spec.nil and not any(
        a.kind in spec.kinds and hit.start <= masked.text.find(chr(0xE000 + i)) <= hit.end
        for i, a in enumerate(masked.amounts)
    ):
        currency = page.currency if "money" in spec.kinds else None
        yield Draft(
            spec.key, Decimal(0), page, unit.quote, "sentence-nil", 0.7, currency, (), as_of(spec, unit, page)
        )


def _said_quals(spec: Figure, masked: Masked, index: int) -> Quals:
    """The year nearest to the figure, for keys that are stated by year."""
    if "year" not in spec.axes:
        return ()
    years = [
        (abs(i - index), i < index, a) for i, a in enumerate(masked.amounts) if a.kind in ("year", "date")
    ]
    if not years:
        return ()
    nearest = min(years, key=lambda y: (y[0], y[1]))[2]
    return (("year", nearest.iso[:4] if nearest.iso else str(int(nearest.number))),)


def _answered(spec: Figure, unit: Unit, page: Page, masked: Masked) -> Iterator[Draft]:
    """The question names the key, the answer gives the figure."""
    if not label_fits(spec.key, unit.question, unit, page) or page.hits(unit.text, unit).get(
        spec.key, {}
    ).get("not"):
        return
    wanted = [a for a in masked.amounts if a.kind in spec.kinds]
    if not wanted and answers(unit, page) is not False:
        return
    values = [_converted(spec, wanted[0] if spec.which == "first" else wanted[-1], page)] if wanted else []
    for converted in values:
        if converted is not None and unit.shape is Shape.ANSWER:
            yield Draft(
                spec.key,
                converted[0],
                page,
                unit.quote,
                "answer",
                0.75,
                converted[1],
                (),
                as_of(spec, unit, page),
            )


# Conversions


def months(amount: Amount) -> Value | None:
    """A term in months as an int (or a decimal below one month)."""
    value = as_months(amount)
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else value


def days(amount: Amount) -> Value | None:
    """A period in whole days."""
    return as_days(amount)


def whole(amount: Amount) -> Value | None:
    """A count."""
    return int(amount.number) if amount.number == amount.number.to_integral_value() else None


def between(low: float, high: float) -> Callable[[Value], bool]:
    """Only values in a believable range."""
    return lambda v: isinstance(v, int | Decimal) and not isinstance(v, bool) and low <= v <= high


__all__ = [
    "Figure",
    "Hits",
    "as_of",
    "as_of_article",
    "between",
    "days",
    "denied",
    "figure",
    "label_fits",
    "months",
    "whole",
    "Iterable",
]
