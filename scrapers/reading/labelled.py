"""A figure beside its label: in a pair, in a card or in a table cell with its axes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from scoring.facts import Value
from scrapers.reading.amounts import Masked
from scrapers.reading.axes import is_in_time, year_of
from scrapers.reading.folding import fold
from scrapers.reading.labels import context_fits, label_fits, others_fit, without_basis
from scrapers.reading.lexicon import lexicon
from scrapers.reading.qualifiers import as_of, qualifiers
from scrapers.reading.series import series
from scrapers.reading.shapes import WordShape
from scrapers.reading.site import Draft, Page
from scrapers.reading.spec import Figure, converted
from scrapers.reading.units import Shape, Unit, is_step
from scrapers.values.captions import currency_in, scale_of
from scrapers.values.numbers import parse_number

_IN_MONEY = WordShape(r"(?:^|[(,]|(?<!\w)(?:{percent_in})\s)\W{0,2}([^\W\d_]{2,14}|[€£$])\W{0,3}$")
"""The end of a caption or header that says in what its figures are: `Amounts in euros`, `(EUR)`."""
_BARE_FIGURE = re.compile(r"\s{0,9}[-−–]?\(?\s?\d[\d.,'’ \u00a0\u202f]{0,40}\)?\s{0,9}")
_YEAR_FIRST = re.compile(r"\W*(?:19|20)\d\d(?!\d)")
_NOTE = WordShape(r"\s{0,9}(?:{note_column})\W{0,20}$")


def labelled(spec: Figure, unit: Unit, page: Page) -> Iterator[Draft]:
    unit = _of_both(spec, _of_several(spec, unit, page), page)
    fitting = [n for n in unit.names if label_fits(spec.key, n, unit, page)]
    if "bucket" in spec.axes and any(map(is_in_time, unit.names)):
        return
    bare = (without_basis(n, unit, page) for n in unit.names)
    if any(page.hits(n, unit).get(spec.key, {}).get("not") for n in bare):
        return
    if fitting:
        others = [n for n in unit.names if n not in fitting]
        if unit.shape is Shape.CELL and not others_fit(spec, others, unit, page):
            return
        weight = 0.9
    elif context_fits(spec, unit, page):
        weight = 0.8
    elif (
        unit.shape is Shape.PAIR
        and not is_step(unit.names[0])
        and label_fits(spec.key, unit.text, unit, page)
    ):
        unit = replace(unit, text=unit.names[0], names=(unit.text,))
        weight = 0.8
    else:
        return
    masked = page.mask(unit.text, unit)
    dated = bool(_YEAR_FIRST.match(unit.text))
    told = series(spec, masked, unit.text, page.lang(unit), dated) if unit.shape is Shape.PAIR else []
    for each, own in told:
        if one := converted(spec, each, page):
            when = as_of(spec, unit, page)
            yield Draft(spec.key, one[0], page, unit.quote, "pair-label", weight, one[1], own, when)
    amount = None if told else value_in(spec, unit, page)
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


def _of_both(spec: Figure, unit: Unit, page: Page) -> Unit:
    """Below a header that names the rate and its counterpart, the lower one tells which: `Estimated vs. actual`."""
    over, names = [], []
    for name in unit.names:
        upper, _, lower = name.rpartition(" · ")
        roles = page.hits(upper, unit).get(spec.key, {}) if upper else {}
        both = bool(roles.get("not") and roles.get("about"))
        over += [upper] if both else []
        names.append(lower if both else name)
    return replace(unit, names=tuple(names), context=(*over, *unit.context)) if over else unit


def _of_several(spec: Figure, unit: Unit, page: Page) -> Unit:
    """A row of a price list that names several services which cost nothing, as a row of the one that is asked for."""
    if not (spec.nil and spec.key.startswith("fees.") and nil(spec, page.mask(unit.text, unit), unit, page)):
        return unit
    joint = lexicon(page.lang(unit)).words.get("and", ())
    parts = [
        next((p for p in _services(n, joint) if label_fits(spec.key, p, unit, page)), n) for n in unit.names
    ]
    return replace(unit, names=tuple(parts))


def _services(name: str, joint: tuple[str, ...]) -> Iterator[str]:
    """What commas and words for `and` divide."""
    for piece in _COMMA.split(name):
        for joins, words in groupby(piece.split(" "), key=lambda w: w in joint):
            if not joins:
                yield " ".join(words)


_COMMA = re.compile(r"[,;]\s")


def value_in(spec: Figure, unit: Unit, page: Page) -> tuple[Value, str | None] | None:
    if "scale" in unit.cache:
        return _scaled(spec, unit, page)
    if signed := _with_sign(spec, unit, page):
        return signed
    masked = page.mask(unit.text, unit)
    wanted = [a for a in masked.amounts if a.kind in spec.kinds]
    if not wanted and (scaled := _captioned(spec, unit, page) or _in_percent(spec, unit, page)):
        return scaled
    if not wanted:
        return nil(spec, masked, unit, page)
    chosen = (
        max(wanted, key=lambda a: a.number)
        if spec.which == "highest"
        else wanted[-1 if spec.which == "last" else 0]
    )
    if unit.shape is Shape.PAIR and chosen.start > (40 if len(unit.text) <= 90 else 15):
        return None
    return converted(spec, chosen, page)


_SIGNED = re.compile(
    r"\s{0,9}([-−–(]?)\s?([A-Z]{0,3}[€£$¥₹])\s?(\(?\d[\d.,'’\u00a0\u202f]{0,40}\)?)\)?\s{0,9}"
)
_WHOLE = 10**6
"""So large a figure is no number of thousands, whatever the caption says."""


def _with_sign(spec: Figure, unit: Unit, page: Page) -> tuple[Value, str | None] | None:
    """`$5,904` below `in thousands`, and `$(638)`: a sign of the currency beside each figure."""
    found = _SIGNED.fullmatch(unit.text) if unit.shape is Shape.CELL and "money" in spec.kinds else None
    if found is None or "scale" in unit.cache:
        return None
    texts = (*unit.names, str(unit.cache.get("note", "")), *unit.context[:2])
    scale = next((s[0] for t in texts if (s := scale_of(t, page.tag(unit), page.hints))), 1)
    if scale == 1 and not found[3].startswith("("):
        return None
    code = currency_in(found[2].lower(), page.tag(unit), page.hints) or page.currency
    bare = replace(unit, text=found[1] + found[3], cache={"scale": 1, "currency": code})
    read = _scaled(spec, bare, page)
    if read is None or abs(Decimal(str(read[0]))) >= _WHOLE:
        return None
    return Decimal(str(read[0])) * scale, read[1]


def _captioned(spec: Figure, unit: Unit, page: Page) -> tuple[Value, str | None] | None:
    """A bare figure in a table whose caption or header says `in thousands of euros`, or just `in euros`."""
    if (
        not (unit.shape is Shape.CELL or "note" in unit.cache)
        or not _BARE_FIGURE.fullmatch(unit.text)
        or any(_NOTE.match(fold(n)) for n in unit.names)
    ):
        return None
    texts = (*unit.names, *str(unit.cache.get("note", "")).split("\n"), *unit.context[:2])
    found = next((s for t in texts if (s := scale_of(t, page.tag(unit), page.hints))), None)
    found = found or next(((1, c) for t in texts if (c := _currency_of_column(t, unit, page))), None)
    if found is None:
        return None
    return _scaled(spec, replace(unit, cache={"scale": found[0], "currency": found[1]}), page)


_SIGN = r"\s{0,9}(?:[%‰]|(?:{percent_in} )?(?:{percent_word}))"
_PERCENT = WordShape(
    r"(?:(?:^|[(:]|{percent_in})"
    + _SIGN
    + r"(?:\s(?:{percent_of})\s[^\d%]{3,50})?|,"
    + _SIGN
    + r")\s{0,9}\)?\W{0,20}$"
)
"""The end of a caption or header that says what its figures are: `Default rate, in %`, `(in Prozent)`."""


def _currency_of_column(text: str, unit: Unit, page: Page) -> str | None:
    """The currency a caption or header ends by naming, or names and nothing else."""
    told = _IN_MONEY.search(fold(text)) if len(text) <= 80 else None
    return currency_in(told[1], page.tag(unit), page.hints) if told else None


def _in_percent(spec: Figure, unit: Unit, page: Page) -> tuple[Value, str | None] | None:
    """A bare figure in a table whose caption or header ends by saying that its figures are percentages."""
    if "percent" not in spec.kinds or unit.shape is not Shape.CELL or not _BARE_FIGURE.fullmatch(unit.text):
        return None
    number = parse_number(unit.text.strip(), page.tag(unit), page.hints)
    if (
        number is None
        or year_of(unit.text)
        or not any(_PERCENT.search(fold(t)) for t in (*unit.names, *unit.context[:1]))
    ):
        return None
    return None if spec.check and not spec.check(number) else (number, None)


def _scaled(spec: Figure, unit: Unit, page: Page) -> tuple[Value, str | None] | None:
    """A bare figure of an accounting row, in the unit of its column."""
    if "money" not in spec.kinds:
        return None
    number = parse_number(re.sub(r"[()\s−–-]", "", unit.text), page.tag(unit), page.hints)
    if number is None:
        return None
    sign = -1 if re.match(r"\s*[(−–-]", unit.text) else 1
    return sign * number * int(str(unit.cache["scale"])), str(unit.cache["currency"]) or page.currency or None


def nil(spec: Figure, masked: Masked, unit: Unit, page: Page) -> tuple[Value, str | None] | None:
    """A word for nothing, where a figure could stand, or a sum of nothing where a percentage could."""
    found = lexicon(page.lang(unit)).phrase("nil").search(masked.text)
    nothing = any(a.kind == "money" and a.number == 0 for a in masked.amounts[:1])
    if not spec.nil or not (nothing or (found and found.start() <= 3)):
        return None
    return Decimal(0), page.currency if "money" in spec.kinds else None
