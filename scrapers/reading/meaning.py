"""What a sentence does with a wording: states it, denies it, supposes it or only asks."""

from __future__ import annotations

import re

from scrapers.reading.lexicon import Hit, lexicon
from scrapers.reading.sentences import is_question
from scrapers.reading.site import Page
from scrapers.reading.units import Shape, Unit

_CLAUSE = re.compile(
    r"[,;:.!?。，；！？()]| (?:but|although|however|aber|doch|jedoch|pero|aunque|mais|cependant) "
)
_CJK = re.compile(r"[\u3400-\u9fff]")


def denied(masked: str, start: int, end: int, language: str, inside: bool = True) -> bool:
    """A negation stands up to six words before, or three after, in the same clause; or, if asked, inside."""
    words = lexicon(language)
    before, after = _before(masked[:start]), _after(masked[end:])
    before = words.phrase("exempt").sub(" ", before)
    return bool(
        words.phrase("negation").search(before)
        or words.phrase("negation_after").search(after)
        or (inside and words.phrase("negation").search(masked[start:end]))
    )


def _before(text: str) -> str:
    clause = _CLAUSE.split(text)[-1]
    return clause[-14:] if _CJK.search(clause[-14:]) else " ".join(clause.split()[-6:]) + " "


def _after(text: str) -> str:
    clause = _CLAUSE.split(text)[0]
    return clause[:10] if _CJK.search(clause[:10]) else " " + " ".join(clause.split()[:5])


def is_no_claim(unit: Unit, page: Page) -> bool:
    """A question, an example, a supposition or a word about others states nothing about the platform."""
    if "no claim" not in unit.cache:
        unit.cache["no claim"] = _is_no_claim(unit, page)
    return bool(unit.cache["no claim"])


def _is_no_claim(unit: Unit, page: Page) -> bool:
    if is_question(unit.text) or page.says("example", unit.text, unit):
        return True
    above = (*unit.context, page.document.title)
    return page.says("others", unit.text, unit) or any(page.says("glossary", c, unit) for c in above)


def supposes(unit: Unit, page: Page) -> bool:
    """The sentence only imagines or announces."""
    return page.says("hypothesis", unit.text, unit) or page.says("plan", unit.text, unit)


def forecasts(unit: Unit, page: Page) -> bool:
    """The sentence says what is expected of a year to come."""
    return page.says("forecast", unit.text, unit)


def only_possible(masked: str, end: int, language: str) -> bool:
    """A right, a possibility or a plan stands before the place, or a condition after it: nothing was done."""
    words = lexicon(language)
    before, after = masked[:end], masked[end:]
    lists = ("possible", "hypothesis", "plan")
    return any(words.phrase(n).search(before) for n in lists) or bool(words.phrase("condition").search(after))


def warns(unit: Unit, page: Page) -> bool:
    """The sentence warns of what strangers or other firms do."""
    return any(page.says("warning", t, unit) for t in (unit.text, *unit.names, *unit.context[:1]))


def answers(unit: Unit, page: Page) -> bool | None:
    """True or False when the statement is an answer that begins with yes or no; else None."""
    if unit.shape is not Shape.ANSWER:
        return None
    masked = page.mask(unit.text, unit).text
    for word, value in (("no", False), ("yes", True)):
        found = lexicon(page.lang(unit)).phrase(word).search(masked[:24])
        if found and found.start() <= 1:
            return value
    return None


def excluded(
    hits: dict[str, tuple[Hit, ...]] | object, masked: str, start: int, end: int, reach: int = 18
) -> bool:
    """One of the key's `not` wordings stands at the place."""
    roles = hits if isinstance(hits, dict) else {}
    low, high = max(0, start - reach), min(len(masked), end + reach)
    return any(h.wording.pattern.regex.search(masked, low, high) for h in roles.get("not", ()))


def needed(key: str, unit: Unit, page: Page) -> bool:
    """At least one of the key's `need` wordings stands in the statement or above it."""
    if key not in _needing(page.lang(unit)):
        return True
    texts = (unit.text, unit.question, unit.before, *unit.names, *unit.context, page.document.title)
    return any(page.hits(t, unit).get(key, {}).get("need") for t in texts if t)


_need_cache: dict[str, frozenset[str]] = {}


def _needing(language: str) -> frozenset[str]:
    if language not in _need_cache:
        _need_cache[language] = lexicon(language).keys_with("need")
    return _need_cache[language]
