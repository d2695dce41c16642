"""Whether a label, a header or a heading names a key, and what the other headers of its cell may be."""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.reading.axes import bucket_of, is_axis_title, is_total, year_of
from scrapers.reading.folding import fold
from scrapers.reading.grades import class_in
from scrapers.reading.lexicon import Hit, lexicon
from scrapers.reading.shapes import WordShape
from scrapers.reading.site import Page
from scrapers.reading.spec import Figure
from scrapers.reading.units import Unit
from scrapers.values.captions import scale_of

_LONG_WORD = 10
"""Letters of one word that name a figure whatever adjective stands beside it: `Eingetretene Ausfallrate`."""
_BARE = re.compile(r"^[\W\d]*(?:[ivx]{1,4}\.|[a-z]\)|[一二三四五六七八九十]+、)?\s*|[\W\d]*$")
_REMARK = re.compile(r"[,;，；]\s|，|；")

_SHAPES = {
    "generic": WordShape(r"^\W*(?:{generic}|%|eur|gbp|usd|[€£$¥' 0]{1,6})\W*$"),
    "share": WordShape(r"^\W*(?:(?:{percent_in}) )?(?:(?:{header_share})(?!\w)|%)"),
    "plan": WordShape(r"\s{0,9}(?:{plan_name})(?: (?:{plan_word}))?\s{0,9}$"),
}
"""Shapes of headers that name no figure; the names in brackets are `[words]` lists, taken in all languages."""


@lru_cache(maxsize=2048)
def _is_plain(name: str) -> bool:
    """The header only says that figures follow: `Amount`, `Share`, `%`."""
    folded = fold(name)
    return bool(_SHAPES["generic"].match(folded) or _SHAPES["share"].match(folded))


@lru_cache(maxsize=2048)
def _is_plan(name: str) -> bool:
    return bool(_SHAPES["plan"].match(fold(name)))


def label_fits(key: str, name: str, unit: Unit, page: Page) -> float:
    """How much of a label is the key's own name, 0 to 1; 0 also when a `not` wording stands in it."""
    best = 0.0
    for whole in dict.fromkeys((name, *name.split(" · "))):
        part = without_basis(whole, unit, page)
        roles = page.hits(part, unit).get(key, {})
        if roles.get("not"):
            return 0.0
        if "label" not in roles and "part" not in roles:
            continue
        masked = page.mask(part, unit).text
        fitting = [h for h in roles.get("label", ()) if not negated(masked[: h.start], unit, page)]
        bare = _without_scale(masked, page.lang(unit))
        best = max([best, *(_cover(h, bare) for h in fitting)])
        if roles.get("part") and _about(key, unit, page):
            own = lexicon(page.lang(unit)).phrase("generic").sub("", bare)
            best = max([best, *(_cover(h, own) for h in roles["part"])])
    return best


def without_basis(name: str, unit: Unit, page: Page) -> str:
    """The label without a remark on how the rate is counted: `Default rate (by amount)`."""
    remark = _REMARKED.search(name)
    told = remark and page.says("basis_remark", remark[1], unit)
    return name[: remark.start()] if remark and told else name


_REMARKED = re.compile(r"\s?[(（]([^()（）]{3,40})[)）]\s*$")


def _without_scale(name: str, language: str) -> str:
    """The label without what its figures are counted in: `Amount lent, EUR million`."""
    head, _, tail = name.rpartition(",")
    return head if head and scale_of(tail, language) else name


def negated(before: str, unit: Unit, page: Page) -> bool:
    """`not overdue` is no label of what is overdue."""
    words = lexicon(page.lang(unit)).phrase("negation")
    return bool(words.search(re.sub(r"[(（][^)）]{0,60}[)）]", "", before)[-16:]))


def _about(key: str, unit: Unit, page: Page) -> bool:
    """Caption or heading speaks of the key, so that a part of its name is enough."""
    return any(page.hits(c, unit).get(key, {}).get("about") for c in unit.context[:2])


def _cover(hit: Hit, masked: str) -> float:
    remark = _REMARK.search(masked, hit.end)
    body = _BARE.sub(
        "", re.sub(r"[(（][^)）]{0,60}[)）]", "", masked[: remark.start()] if remark else masked)
    ).strip()
    cover = min(1.0, (hit.end - hit.start) / max(1, len(body)))
    words = len(hit.wording.pattern.source.split())
    cjk = bool(re.search(r"[\u3400-\u9fff]", hit.wording.pattern.source))
    enough = (
        cover >= 0.6
        or (cover >= 0.4 and _closes(hit, body))
        or (words >= 2 and cover >= 0.25)
        or (cjk and cover >= 0.4)
    )
    return cover if enough else 0.0


def _closes(hit: Hit, body: str) -> bool:
    """A long word that ends the label: adjectives stand before it."""
    word = hit.end - hit.start
    return (
        word >= _LONG_WORD
        and len(hit.wording.pattern.source.split()) == 1
        and body[-word:].isalpha()
        and (hit.wording.pattern.search(body[-word - 1 :]) is not None)
    )


def mentions(key: str, text: str, unit: Unit, page: Page) -> bool:
    """One of the key's labels stands in the text, whatever else does: ranges of days need no more."""
    roles = page.hits(text, unit).get(key, {})
    masked = page.mask(text, unit).text
    fitting = (h for h in roles.get("label", ()) if not negated(masked[: h.start], unit, page))
    return not roles.get("not") and any(fitting)


def others_fit(spec: Figure, others: list[str], unit: Unit, page: Page) -> bool:
    """The cell's other header is an axis, a date, a generic word or nothing."""
    if unit.cache.get("columns") == 2:
        return all(_allowed(spec, n, unit, page) for n in others)
    if spec.key == "invest.minimum" and all(map(_is_plan, others)):
        return True
    if spec.key.startswith("fees.") and all(page.says("investor_column", n, unit) for n in others):
        return True
    if spec.key.startswith("loans.term") and others == [str(unit.cache.get("row", ""))]:
        return page.says("product_axis", str(unit.cache.get("axis", "")), unit)
    fees = spec.key in _PAID
    return all(
        _is_plain(n)
        or (fees and _pays(n, unit, page))
        or (_is_axis(n, unit, page) and _allowed(spec, n, unit, page))
        for n in others
    )


_PAID = frozenset(("fees.secondary_market", "fees.early_exit", "fees.inactivity"))


def _pays(name: str, unit: Unit, page: Page) -> bool:
    """The column of a price list that investors pay."""
    return page.says("payer", name, unit)


def _allowed(spec: Figure, name: str, unit: Unit, page: Page) -> bool:
    """A key that is no rate by year or class has no single rows of them."""
    if any(a.kind == "date" for a in page.mask(name, unit).amounts):
        return True
    if bucket_of(name, " ".join(unit.context[:2])) and "bucket" not in spec.axes:
        return False
    if year_of(name) and "year" not in spec.axes:
        return False
    return not (class_in(name, unit, page) and "class" not in spec.axes and spec.which != "highest")


def _is_axis(name: str, unit: Unit, page: Page) -> bool:
    language = page.lang(unit)
    masked = page.mask(name, unit)
    return bool(
        year_of(name)
        or class_in(name, unit, page)
        or bucket_of(name, " ".join(unit.context[:2]))
        or is_total(name, language)
        or is_axis_title(name, language)
        or any(a.kind == "date" for a in masked.amounts)
    )


def context_fits(spec: Figure, unit: Unit, page: Page) -> bool:
    """Caption or nearest heading names the key and both headers are axes."""
    axes = [n for n in unit.names if _axis_values(spec, n, unit, page)]
    rest = [n for n in unit.names if n not in axes]
    if not axes or not all(_is_axis(n, unit, page) or _is_plain(n) for n in rest):
        return False
    if "bucket" in spec.axes and any(bucket_of(n, " ".join(unit.context[:2])) for n in axes):
        return any(mentions(spec.key, c, unit, page) for c in unit.context[:2])
    return any(label_fits(spec.key, c, unit, page) for c in unit.context[:2])


def _axis_values(spec: Figure, name: str, unit: Unit, page: Page) -> bool:
    found = (
        ("year" in spec.axes and year_of(name))
        or ("class" in spec.axes and class_in(name, unit, page))
        or ("bucket" in spec.axes and bucket_of(name, " ".join(unit.context[:2])))
    )
    return bool(found)
