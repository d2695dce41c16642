"""What a sentence does with a wording: states it, denies it, supposes it or only asks."""

from __future__ import annotations

import re
from collections.abc import Callable

from scrapers.documents.document import BlockKind
from scrapers.reading.clauses import clause
from scrapers.reading.folding import fold
from scrapers.reading.lexicon import Hit, Lexicon, lexicon
from scrapers.reading.sentences import is_question
from scrapers.reading.shapes import WordShape
from scrapers.reading.site import Page, Site
from scrapers.reading.units import Shape, Unit

_CJK = re.compile(r"[\u3400-\u9fff]")
_LONGEST_HEAD = 60
_SHORT_ANSWER = 90
_BARE_DENIAL = 40
_MARK = WordShape(r"\s{0,9}(?:{answer_mark})\s{0,9}[:：.]\s{0,9}")


def denied(masked: str, start: int, end: int, language: str, inside: bool = True) -> bool:
    """A negation stands before, or a denial after, in the same clause; or, if asked, inside the place itself."""
    words = lexicon(language)
    before, after = clause(masked, start, end, language)
    exempt = words.phrase("exempt")
    return bool(
        words.phrase("negation").search(exempt.sub(" ", before + " "))
        or words.phrase("negation_after").search(_next_words(after))
        or _closes_denied(masked[end : end + 90], words)
        or (inside and words.phrase("negation").search(exempt.sub(" ", masked[start:end])))
    )


def _closes_denied(after: str, words: Lexicon) -> bool:
    """The clause ends with the denial: `Jederzeit verfügbar ist Ihr Geld damit nicht.`"""
    last = _LAST.search(after)
    return (
        last is not None
        and len(after.split()) <= 9
        and bool(words.phrase("closing_denial").fullmatch(last[1]))
    )


_STOPS = re.compile(r"[.;:!?,](?=\s|$)")
_LAST = re.compile(r"(\w{2,12})\W{0,3}$")


def _next_words(text: str) -> str:
    """A denial after its subject comes soon: what is denied later is something else."""
    return text[:12] if _CJK.search(text[:12]) else " " + " ".join(text.split()[:9])


def of_others(masked: str, start: int, end: int, language: str) -> bool:
    """The clause of the place is about competitors, banks or platforms in general."""
    return _in_clause("others", masked, start, end, language)


def of_the_past(masked: str, start: int, end: int, language: str) -> bool:
    """The clause of the place tells what was and is no more."""
    return _in_clause("past", masked, start, end, language)


def _in_clause(name: str, masked: str, start: int, end: int, language: str) -> bool:
    before, after = clause(masked, start, end, language)
    return bool(lexicon(language).phrase(name).search(before + masked[start:end] + after))


def is_no_claim(unit: Unit, page: Page) -> bool:
    """A question, an example, a supposition or a word about others states nothing about the platform."""
    return _once(_is_no_claim, unit, page)


def _is_no_claim(unit: Unit, page: Page) -> bool:
    told = states_nothing(unit, page)
    return told or any(page.says(name, unit.text, unit) for name in ("example", "others"))


def speaks_of_us(unit: Unit, page: Page, site: Site) -> bool:
    """In the news the sentence, the one before or the headline speaks in the first person, or names the platform."""
    own = lexicon(page.lang(unit)).phrase("first_person")
    if "N" not in page.kinds[:1] or not lexicon(page.lang(unit)).words.get("first_person"):
        return True
    told = fold(" ".join((*unit.context[:1], unit.before, unit.text, *unit.names)))
    return bool(own.search(told)) or fold(site.name) in told


def _once(tells: Callable[[Unit, Page], bool], unit: Unit, page: Page) -> bool:
    """What is asked of a statement for many keys is found out once."""
    name = tells.__name__
    if name not in unit.cache:
        unit.cache[name] = tells(unit, page)
    return bool(unit.cache[name])


def states_nothing(unit: Unit, page: Page) -> bool:
    """A question, an entry of a glossary, or what stands below the heading of an example."""
    return _once(_states_nothing, unit, page)


def _states_nothing(unit: Unit, page: Page) -> bool:
    if is_question(unit.text):
        return True
    above = (*unit.context, page.document.title)
    if any(page.says("glossary", c, unit) for c in above):
        return True
    if "N" in page.kinds[:1] and any(page.says("others", c, unit) for c in unit.context[:1]):
        return True
    return any(_heads_example(c, unit, page) for c in unit.context[:1])


def _heads_example(head: str, unit: Unit, page: Page) -> bool:
    named = len(head) <= _LONGEST_HEAD and page.says("example", head, unit)
    return named and not page.says("no_example", head, unit)


def is_example(masked: str, start: int, language: str) -> bool:
    """The sentence, or its clause up to the place, is introduced as an example."""
    phrase = lexicon(language).phrase("example")
    opening = phrase.search(masked[:start])
    return bool(
        opening and (opening.start() <= 12 or phrase.search(clause(masked, start, start, language)[0]))
    )


def supposes(unit: Unit, page: Page) -> bool:
    """The sentence only imagines or announces; what is said not to be planned is not announced."""
    return _once(_supposes, unit, page)


def _supposes(unit: Unit, page: Page) -> bool:
    masked, language = page.mask(unit.text, unit).text, page.lang(unit)
    if page.says("hypothesis", unit.text, unit):
        return True
    plans = lexicon(language).phrase("plan").finditer(masked)
    return any(not denied(masked, m.start(), m.end(), language, False) for m in plans)


def is_for_borrowers(page: Page) -> bool:
    """Title and first heading invite people to borrow: the rates on the page are what they pay."""
    if page.kinds[:1] == ("H",) or page.document.media != "html":
        return False
    heading = next((b.text for b in page.document.blocks if b.kind is BlockKind.HEADING), "")
    words = lexicon(page.language).phrase("borrow_page")
    return any(m and m.start() < 30 for m in (words.search(fold(t)) for t in (page.document.title, heading)))


def forecasts(unit: Unit, page: Page) -> bool:
    """The sentence says what is expected of a year to come."""
    return _once(_forecasts, unit, page)


def _forecasts(unit: Unit, page: Page) -> bool:
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
    if marked := _MARK.match(masked):
        masked = masked[marked.end() :]
    for word, value in (("no", False), ("yes", True)):
        found = lexicon(page.lang(unit)).phrase(word).search(masked[:24])
        if found and found.start() <= 1:
            return value
    if lexicon(page.lang(unit)).phrase("no_alone").fullmatch(masked.strip(" .!")):
        return False
    if len(masked) > _SHORT_ANSWER:
        return None
    return (
        False if page.says("none_such", unit.text, unit) or _begins_denied(masked, page.lang(unit)) else None
    )


def _begins_denied(masked: str, language: str) -> bool:
    """`Not available`, but not `not only`."""
    words = lexicon(language)
    denied, exempt = words.phrase("negation").search(masked), words.phrase("exempt").search(masked)
    begins = len(masked) <= _BARE_DENIAL and denied and denied.start() <= 1
    return bool(begins and not (exempt and exempt.start() <= 1))


def excluded(
    hits: dict[str, tuple[Hit, ...]] | object, masked: str, start: int, end: int, reach: int = 18
) -> bool:
    """One of the key's `not` wordings stands at the place."""
    roles = hits if isinstance(hits, dict) else {}
    low, high = max(0, start - reach), min(len(masked), end + reach)
    if _CJK.search(masked, low, high):
        low, high = _between_stops(masked, low, start, end, high)
    return any(h.wording.pattern.regex.search(masked, low, high) for h in roles.get("not", ()))


def _between_stops(masked: str, low: int, start: int, end: int, high: int) -> tuple[int, int]:
    """Without spaces, eighteen characters are several clauses: no farther than the marks that end them."""
    before = max((m.end() for m in _STOP.finditer(masked, low, start)), default=low)
    after = _STOP.search(masked, end, high)
    return before, after.start() if after else high


_STOP = re.compile(r"[，。；！？,;!?（(]")


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
