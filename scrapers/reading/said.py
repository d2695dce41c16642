"""A figure in a sentence: beside a wording, in answer to a question, one for each year or range of days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from scrapers.reading.amounts import Masked
from scrapers.reading.labels import label_fits
from scrapers.reading.lexicon import Hit, lexicon
from scrapers.reading.meaning import answers, excluded
from scrapers.reading.qualifiers import as_of, class_above, year_for
from scrapers.reading.series import series
from scrapers.reading.shapes import WordShape
from scrapers.reading.site import Draft, Page
from scrapers.reading.spec import Figure, Quals, converted
from scrapers.reading.units import SHORT, Shape, Unit
from scrapers.values.amount import Amount

_TELLING = 7
_SLOT = "[\uf001-\uf00c][\ue000-\uefff]"


def said(spec: Figure, unit: Unit, page: Page) -> Iterator[Draft]:
    """The values that a sentence gives, each with its class where a heading or term right above names one."""
    grade = class_above(unit, page) if "class" in spec.axes else None
    for draft in _said(spec, unit, page):
        own = dict(draft.qualifiers)
        graded = tuple(sorted({"class": grade, **own}.items())) if grade else draft.qualifiers
        yield replace(draft, qualifiers=graded) if grade else draft


def _said(spec: Figure, unit: Unit, page: Page) -> Iterator[Draft]:
    hits = page.hits(unit.text, unit).get(spec.key, {})
    masked = page.mask(unit.text, unit)
    done: set[int] = set()
    headed = _is_headed(spec, unit, page) and not hits.get("not")
    named = headed or _is_named(spec, dict(hits), masked)
    if named and (told := series(spec, masked, unit.text, page.lang(unit), headed)):
        yield from filter(None, (_of_series(spec, amount, quals, unit, page) for amount, quals in told))
        return
    for hit in hits.get("say", ()):
        divided = not {"percent", "days"}.isdisjoint(spec.kinds) and ";" in masked.text[hit.start : hit.end]
        if divided or excluded(dict(hits), masked.text, hit.start, hit.end, spec.reach):
            continue
        yield from _hit_drafts(spec, hit, masked, unit, page, done)
    for hit in _outermost(hits.get("label", ())):
        if _is_telling(hit.wording.pattern.source) and not excluded(
            dict(hits), masked.text, hit.start, hit.end, spec.reach
        ):
            yield from _beside(spec, hit, masked, unit, page, done)
    if not done and unit.question:
        yield from _answered(spec, unit, page, masked)


def _is_headed(spec: Figure, unit: Unit, page: Page) -> bool:
    """A short line below a heading that names the key: `2023: 7.4 %`, `grade A 2 %, grade B 5 %`."""
    short = len(unit.text) <= SHORT and bool({"class", "year"} & set(spec.axes))
    return short and any(label_fits(spec.key, c, unit, page) for c in unit.context[:2])


def _outermost(hits: tuple[Hit, ...]) -> list[Hit]:
    """Without those that stand inside a longer one: what excludes `expected default rate` excludes its end too."""
    spans = {(h.start, h.end): h for h in reversed(hits)}
    return [
        h
        for (start, end), h in spans.items()
        if not any(o <= start and end <= e and (o, e) != (start, end) for o, e in spans)
    ]


@lru_cache(maxsize=8192)
def _is_telling(source: str) -> bool:
    """Several words, or a long one: short names mean too much in running text."""
    words = re.findall(r"\w+", source)
    return len(words) > 1 or len("".join(words)) >= _TELLING


@lru_cache(maxsize=32)
def _joint(language: str) -> re.Pattern[str]:
    """What may stand between a name and its figure: `was`, `lag bei`, a colon."""
    equals = lexicon(language).phrase("equals").pattern
    return re.compile(rf"[\s:,(–-]{{0,3}}(?:(?:{equals})\s{{1,2}}){{0,2}}({_SLOT})")


def _beside(
    spec: Figure, hit: Hit, masked: Masked, unit: Unit, page: Page, done: set[int]
) -> Iterator[Draft]:
    """The figure that follows its name at once: `turnover was £7.9m, profit for the year £412,000`."""
    found = _joint(page.lang(unit)).match(masked.text, hit.end)
    index = ord(found[1][1]) - 0xE000 if found else -1
    if found is None or index in done or masked.amounts[index].kind not in spec.kinds:
        return
    if excluded(
        dict(page.hits(unit.text, unit).get(spec.key, {})), masked.text, hit.start, found.end(), spec.reach
    ):
        return
    value = converted(spec, masked.amounts[index], page)
    if value is not None and not {"money", "percent"}.isdisjoint(spec.kinds):
        done.add(index)
        year = year_for(spec, masked, index, unit, page)
        when = as_of(spec, unit, page)
        yield Draft(spec.key, value[0], page, unit.quote, "sentence", 0.72, value[1], year, when)


def _is_named(spec: Figure, hits: dict[str, tuple[Hit, ...]], masked: Masked) -> bool:
    """A wording of the key stands in the sentence."""
    named = [h for role in ("say", "label") for h in hits.get(role, ())]
    return any(not excluded(hits, masked.text, h.start, h.end, spec.reach) for h in named)


def _of_series(spec: Figure, amount: Amount, quals: Quals, unit: Unit, page: Page) -> Draft | None:
    value = converted(spec, amount, page)
    if value is None:
        return None
    return Draft(
        spec.key, value[0], page, unit.quote, "sentence", 0.75, value[1], quals, as_of(spec, unit, page)
    )


def _counts(amount: Amount) -> bool:
    """A year with its word, `2021年`, is never a number of things; four bare figures may be."""
    return amount.kind != "year" or amount.end - amount.start == len("2021")


def _hit_drafts(
    spec: Figure, hit: Hit, masked: Masked, unit: Unit, page: Page, done: set[int]
) -> Iterator[Draft]:
    if hit.wording.pattern.fixed:
        yield from _fixed(spec, hit, masked, unit, page)
        return
    hit = _tightest(hit, masked)
    if _looks_back(spec, hit, masked) or _is_divided(spec, hit, masked):
        return
    chosen = [i for i in hit.amounts if masked.amounts[i].kind in spec.kinds and _counts(masked.amounts[i])]
    if not chosen or set(chosen) & done:
        return
    index = chosen[-1] if spec.which in ("highest", "last") else chosen[0]
    if spec.which in ("highest", "last") and "low" in masked.amounts[index].flags:
        index += 1
    done.update((*chosen, index))
    value = converted(spec, masked.amounts[index], page)
    if value is None:
        return
    first = Draft(
        spec.key,
        value[0],
        page,
        unit.quote,
        "sentence",
        0.75,
        value[1],
        year_for(spec, masked, index, unit, page),
        as_of(spec, unit, page),
    )
    yield first
    yield from _compared(spec, first, masked, index, unit, page)


def _tightest(hit: Hit, masked: Masked) -> Hit:
    """A wording that begins with its figure takes the figure nearest to its words: `3m repaid and 2m outstanding`."""
    regex = hit.wording.pattern.regex
    while masked.text[hit.start] in _MARKS and (nearer := regex.search(masked.text, hit.start + 2, hit.end)):
        if masked.text[nearer.start()] not in _MARKS or nearer.end() != hit.end:
            break
        hit = hit._replace(start=nearer.start(), amounts=tuple(ord(g) - 0xE000 for g in nearer.groups() if g))
    return hit


_MARKS = "\uf001\uf002\uf003\uf004\uf005\uf006\uf007\uf008\uf009\uf00a\uf00b\uf00c"
_AHEAD = re.compile(rf"[^\uf001-\uf00c.;,。；，]{{0,16}}({_SLOT})")


def _looks_back(spec: Figure, hit: Hit, masked: Masked) -> bool:
    """The words stand in a later part of the sentence than the figure before them, and have one of their own behind."""
    if masked.text[hit.start] not in _MARKS or len(hit.amounts) != 1:
        return False
    ahead = _AHEAD.match(masked.text, hit.end)
    if ahead is None or masked.amounts[ord(ahead[1][1]) - 0xE000].kind not in spec.kinds:
        return False
    between = masked.text[hit.start + 2 : hit.end]
    return bool(_PART.search(between))


def _is_divided(spec: Figure, hit: Hit, masked: Masked) -> bool:
    """The words have a figure before them, and a new part begins between them and the one behind: that is said next."""
    before = re.search(rf"({_SLOT})[^\uf001-\uf00c;]{{0,16}}$", masked.text[: hit.start])
    if before is None or masked.amounts[ord(before[1][1]) - 0xE000].kind not in spec.kinds:
        return False
    at = masked.text.find(chr(0xE000 + hit.amounts[0]), hit.start, hit.end) if hit.amounts else -1
    parted = _PART.search if "money" in spec.kinds else _SEMICOLON.search
    return at > hit.start + 2 and parted(masked.text[hit.start : at]) is not None


_SEMICOLON = re.compile(r"[;；]")
_PART = WordShape("[,;，；]|{and}")


def _compared(
    spec: Figure, said: Draft, masked: Masked, index: int, unit: Unit, page: Page
) -> Iterator[Draft]:
    """The figure of the year before, beside the first: `after 6.5m in 2024`, `(2024: 14,880)`."""
    last = index
    for found in lexicon(page.lang(unit)).phrase("comparison").finditer(masked.text):
        indexes = [ord(g) - 0xE000 for g in found.groups() if g]
        years = [masked.amounts[i] for i in indexes if masked.amounts[i].kind in ("year", "date")]
        values = [i for i in indexes if masked.amounts[i].kind in spec.kinds and i > index]
        value = converted(spec, masked.amounts[values[0]], page) if years and values else None
        if value is None or not ("year" in spec.axes or spec.dated):
            continue
        if any(a.kind in spec.kinds for a in masked.amounts[last + 1 : values[0]]):
            break
        last = values[0]
        year = years[0].iso[:4] if years[0].iso else str(int(years[0].number))
        quals = (("year", year),) if "year" in spec.axes else ()
        when = year + (said.as_of[4:] if said.as_of else "") if spec.dated else None
        yield replace(said, value=value[0], unit=value[1], qualifiers=quals, as_of=when)


def _fixed(spec: Figure, hit: Hit, masked: Masked, unit: Unit, page: Page) -> Iterator[Draft]:
    """A wording that itself says: nothing is charged."""
    if spec.nil and not any(
        a.kind in spec.kinds
        and a.number != _WHOLLY
        and hit.start <= masked.text.find(chr(0xE000 + i)) <= hit.end
        for i, a in enumerate(masked.amounts)
    ):
        currency = page.currency if "money" in spec.kinds else None
        yield Draft(
            spec.key, Decimal(0), page, unit.quote, "sentence-nil", 0.7, currency, (), as_of(spec, unit, page)
        )


_WHOLLY = 100
"""`100 % free`: no charge of a hundred percent."""


def _answered(spec: Figure, unit: Unit, page: Page, masked: Masked) -> Iterator[Draft]:
    """The question names the key, the answer gives the figure."""
    if not label_fits(spec.key, unit.question, unit, page) or page.hits(unit.text, unit).get(
        spec.key, {}
    ).get("not"):
        return
    wanted = [a for a in masked.amounts if a.kind in spec.kinds]
    if not wanted:
        yield from _nothing_paid(spec, unit, page)
        return
    value = converted(spec, wanted[0] if spec.which == "first" else wanted[-1], page)
    if value is not None and unit.shape is Shape.ANSWER:
        when = as_of(spec, unit, page)
        yield Draft(spec.key, value[0], page, unit.quote, "answer", 0.75, value[1], (), when)


def _nothing_paid(spec: Figure, unit: Unit, page: Page) -> Iterator[Draft]:
    """`Are there fees for investors? No.`: nothing is charged; but `Is it free? No.` says nothing of the kind."""
    words = lexicon(page.lang(unit)).words
    of_fees = spec.key.startswith("fees.")
    of_fees &= "fee_word" not in words or page.says("fee_word", unit.question, unit)
    if spec.nil and of_fees and answers(unit, page) is False and not page.says("nil", unit.question, unit):
        currency = page.currency if "money" in spec.kinds else None
        when = as_of(spec, unit, page)
        yield Draft(spec.key, Decimal(0), page, unit.quote, "answer-nil", 0.7, currency, (), when)
