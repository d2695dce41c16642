"""Reading a claim that is true or false, and choices out of a closed set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scrapers.documents.document import Region
from scrapers.reading.clauses import crosses
from scrapers.reading.lexicon import Hit, lexicon
from scrapers.reading.meaning import (
    answers,
    denied,
    excluded,
    is_example,
    is_no_claim,
    needed,
    of_others,
    of_the_past,
    speaks_of_us,
    states_nothing,
    supposes,
    warns,
)
from scrapers.reading.registry import REGISTRY
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Shape, Unit


@dataclass(frozen=True, slots=True)
class Claim:
    """How one yes-or-no key is read. `kinds`: only on pages of these kinds; `deny`: a denial is a value;
    `supposed`: what would be done is what is asked for."""

    key: str
    kinds: frozenset[str] = frozenset()
    deny: bool = True
    headings: bool = False
    weak: bool = True
    supposed: bool = False


def claim(
    *keys: str,
    offers: bool = False,
    kinds: str = "",
    deny: bool = True,
    headings: bool = False,
    weak: bool = True,
    supposed: bool = False,
) -> None:
    """Register claims."""
    for key in keys:
        spec = Claim(key, frozenset(kinds.split()), deny, headings, weak, supposed)
        REGISTRY.units[key] = lambda _k, unit, page, site, spec=spec: read_claim(spec, unit, page, site)  # type: ignore[misc]
        if offers:
            REGISTRY.read_on_offers.add(key)


_ABOUT_US = ("buyback.", "provision_fund.")
_SHORT = 40
"""Longer values beside a label are sentences of their own."""


def _asked(unit: Unit) -> Unit | None:
    """The statement; a short value beside one label as an answer to it: `Secondary market | No`."""
    if not unit.names:
        return unit
    if len(unit.names) > 1 or len(unit.text) > _SHORT:
        return None
    return replace(unit, shape=Shape.ANSWER, question=unit.names[0], names=(), cache={})


def read_claim(spec: Claim, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """True or False as the statement says; a mere mention is a weak True."""
    asked = _asked(unit)
    if asked is None or (spec.kinds and not spec.kinds & set(page.kinds)):
        return
    unit = asked
    if spec.key.startswith(_ABOUT_US) and not speaks_of_us(unit, page, site):
        return
    replied = _replied(spec, unit, page)
    if replied is not None:
        yield Draft(spec.key, replied, page, unit.quote, "answer", 0.85, as_of=page.article_date)
        return
    if (unit.shape is Shape.HEADING and not spec.headings) or states_nothing(unit, page):
        return
    if (
        not spec.supposed
        and supposes(unit, page)
        and not page.hits(unit.text, unit).get(spec.key, {}).get("no")
    ):
        return
    found = _verdict(spec, unit, page)
    if found is None or (found[0] is False and not spec.deny) or not needed(spec.key, unit, page):
        return
    value, strong = found
    if (not strong and not spec.weak) or (value and spec.key.startswith("marketing.") and warns(unit, page)):
        return
    yield Draft(
        spec.key,
        value,
        page,
        unit.quote,
        "claim",
        0.8 if strong else 0.6,
        strong=strong,
        as_of=page.article_date,
    )


def _replied(spec: Claim, unit: Unit, page: Page) -> bool | None:
    """The question asks about the key, or its opposite, and the answer begins with yes or no."""
    reply, about = answers(unit, page), unit.question
    if reply is None and _denies_heading(unit, page) and not _names_another(spec.key, unit, page):
        reply, about = False, unit.context[0]
    if reply is None:
        return None
    roles = page.hits(about, unit).get(spec.key, {})
    asked = roles.get("yes", ()) + roles.get("topic", ())
    if not (asked or roles.get("no")) or roles.get("not") or not needed(spec.key, unit, page):
        return None
    value = reply if asked else not reply
    return value if value or spec.deny else None


_TITLE, _AT_ONCE = 60, 12


def _denies_heading(unit: Unit, page: Page) -> bool:
    """Right below a short heading the sentence begins by saying that there is no such thing."""
    if (
        unit.shape is not Shape.SENTENCE
        or unit.before
        or not (unit.context and len(unit.context[0]) <= _TITLE)
    ):
        return False
    found = lexicon(page.lang(unit)).phrase("none_such").search(page.mask(unit.text, unit).text)
    return found is not None and found.start() <= _AT_ONCE


def _names_another(key: str, unit: Unit, page: Page) -> bool:
    """The sentence names what there is not, and that is another matter than the one above it."""
    named = {k for k, roles in page.hits(unit.text, unit).items() if "topic" in roles or "yes" in roles}
    return bool(named) and key not in named


def _verdict(spec: Claim, unit: Unit, page: Page) -> tuple[bool, bool] | None:
    """(value, strong), or None when the statement says nothing about the key."""
    roles = page.hits(unit.text, unit).get(spec.key, {})
    masked = page.mask(unit.text, unit).text
    language = page.lang(unit)
    for hit in roles.get("no", ()):
        open_ended = not hit.wording.pattern.fixed or ".." in hit.wording.pattern.source
        if excluded(dict(roles), masked, hit.start, hit.end, 30) or (
            open_ended and crosses(masked, hit.start, hit.end, language)
        ):
            continue
        if _is_ours(hit, masked, language):
            turned = not hit.wording.pattern.fixed and denied(masked, hit.start, hit.end, language, False)
            return turned, True
    best: tuple[bool, bool] | None = None
    said = [h for h in roles.get("yes", ()) if h.wording.pattern.fixed]
    for role in ("yes", "topic"):
        for hit in roles.get(role, ()):
            if excluded(dict(roles), masked, hit.start, hit.end, 30) or not _is_ours(hit, masked, language):
                continue
            whole = hit.wording.pattern.fixed or any(h.start <= hit.start and hit.end <= h.end for h in said)
            if not whole and denied(masked, hit.start, hit.end, language):
                return False, True
            if not of_the_past(masked, hit.start, hit.end, language):
                best = best or (True, role == "yes")
    return best


def _is_ours(hit: Hit, masked: str, language: str) -> bool:
    """Neither about others nor an example."""
    return not of_others(masked, hit.start, hit.end, language) and not is_example(masked, hit.start, language)


def choice(*keys: str, many: bool = False, kinds: str = "", offers: bool = False) -> None:
    """Register keys whose value is one, or several, of a closed set."""
    wanted = frozenset(kinds.split())
    for key in keys:
        REGISTRY.units[key] = lambda k, unit, page, _site: read_choice(k, unit, page, wanted)
        if offers:
            REGISTRY.read_on_offers.add(key)
        if many:
            REGISTRY.settlers[key] = gather


def read_choice(key: str, unit: Unit, page: Page, kinds: frozenset[str] = frozenset()) -> Iterator[Draft]:
    """The choices a statement names and does not deny."""
    if (
        unit.region in (Region.NAV, Region.DIALOG)
        or (kinds and not kinds & set(page.kinds))
        or is_no_claim(unit, page)
    ):
        return
    for hit in chosen(key, unit, page):
        yield Draft(key, hit.wording.choice, page, unit.quote, "wording", 0.8, as_of=page.article_date)


_PRESENT = frozenset(("security.mfa_kind", "payment.methods"))
"""What was so and is no more is no choice of today's."""


def chosen(key: str, unit: Unit, page: Page) -> Iterator[Hit]:
    """The choice wordings of a statement that stand undenied."""
    if not needed(key, unit, page):
        return
    roles = page.hits(unit.text, unit).get(key, {})
    masked = page.mask(unit.text, unit).text
    for hit in roles.get("choice", ()):
        fixed = hit.wording.pattern.fixed
        gone = key in _PRESENT and of_the_past(masked, hit.start, hit.end, page.lang(unit))
        if gone or excluded(dict(roles), masked, hit.start, hit.end):
            continue
        if fixed or not denied(masked, hit.start, hit.end, page.lang(unit)):
            yield hit


def gather(key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """All elements of a list key as one value, in the order they were found."""
    if not drafts:
        return []
    elements: dict[str, Draft] = {}
    for draft in drafts:
        for element in draft.value if isinstance(draft.value, tuple) else (str(draft.value),):
            elements.setdefault(element, draft)
    first = drafts[0]
    spans = tuple(dict.fromkeys(d.quote for d in elements.values() if d.page is first.page))
    return [
        Draft(
            key,
            tuple(elements),
            first.page,
            spans[0],
            first.method,
            first.weight,
            extra=spans[1:8],
            as_of=first.as_of,
        )
    ]
