"""Risk warnings, schemes, tests, complaints and policies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.documents.document import Region
from scrapers.reading.authority import as_named
from scrapers.reading.claim import choice, claim
from scrapers.reading.figure import between, days, figure
from scrapers.reading.lexicon import lexicon
from scrapers.reading.meaning import is_no_claim
from scrapers.reading.registry import reads, reads_pages, settles
from scrapers.reading.shapes import PrintedShape
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Shape, Unit

claim("kiis.published", offers=True, headings=True)
claim("protection.risk_warning", offers=True, headings=True, deny=False)
claim("protection.no_deposit_scheme")
claim("protection.entry_test")
claim("protection.illiquidity_warning", deny=False)
claim("complaints.form", "terms.exit_on_change", "terms.old_versions", "terms.change_at_once", deny=False)
claim("policy.conflicts", headings=True)
claim("policy.own_loans_banned", "policy.related_party", deny=False)
choice("terms.borrower_checks", kinds="T R C Q")
figure("protection.reflection_days", "days", "hours", "workdays", "weeks", convert=days, check=between(0, 60))
figure(
    "complaints.response_days",
    "days",
    "workdays",
    "weeks",
    "months",
    convert=days,
    which="first",
    check=between(1, 200),
)
figure("terms.change_notice_days", "days", "weeks", "months", "workdays", convert=days)
figure("protection.scheme_limit", "money")


@settles("protection.reflection_days")
def first_of_a_sentence(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """A right to cancel that follows in the same sentence is another period."""
    firsts: dict[tuple[int, tuple[int, int]], Draft] = {}
    for draft in drafts:
        firsts.setdefault((draft.page.order, draft.quote), draft)
    return list(firsts.values())


@settles("complaints.response_days")
def longest_answer(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The time to a final answer, on the page that says most about complaints."""
    preferred = [d for d in drafts if "C" in d.page.kinds] or drafts
    longest = max((int(str(d.value)) for d in preferred), default=0)
    return [d for d in preferred if d.value == longest]


_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_COMPLAINTS = PrintedShape("{mailbox_complaints}")


@reads("complaints.email")
def complaints_address(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """An address named for complaints, or the one on the complaints page."""
    labelled = any(page.hits(n, unit).get(key, {}).get("label") for n in unit.names)
    asked = unit.question and unit.shape is Shape.ANSWER
    labelled |= bool(asked and page.hits(unit.question, unit).get(key, {}).get("say"))
    headed = bool(unit.context) and "P" not in page.kinds
    labelled |= bool(headed and page.hits(unit.context[0], unit).get(key, {}).get("label"))
    said = page.hits(unit.text, unit).get(key, {}).get("say")
    for found in _EMAIL.finditer(unit.text):
        own = bool(_COMPLAINTS.search(found[0].split("@")[0].lower()))
        if own or labelled or said:
            yield Draft(key, found[0], page, unit.quote, "address", 0.9 if own else 0.75)


@reads_pages("complaints.email")
def only_address(page: Page, _site: Site) -> Iterator[Draft]:
    """The one address of the page about complaints, when it is not there for something else."""
    if page.kinds[:1] != ("C",):
        return
    found = {
        m[0]: unit for unit in page.units if unit.region is Region.MAIN for m in _EMAIL.finditer(unit.text)
    }
    if len(found) == 1:
        address, unit = next(iter(found.items()))
        yield Draft("complaints.email", address, page, unit.quote, "address", 0.7)


@settles("complaints.email")
def own_address_first(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """An address whose name says complaint outweighs the general one."""
    best = max((d.weight for d in drafts), default=0)
    return [d for d in drafts if d.weight == best]


@reads("policy.terms_date", "policy.privacy_date")
def policy_date(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """The date of the text in force, near the top of its own page."""
    wanted = "P" if key == "policy.privacy_date" else "T"
    if (
        wanted not in page.kinds
        or is_no_claim(unit, page)
        or (wanted == "T" and "P" in page.kinds and "T" not in page.kinds[:1])
    ):
        return
    labels = [n for n in unit.names if page.hits(n, unit).get(key, {}).get("label")]
    roles = page.hits(unit.text, unit).get(key, {})
    masked = page.mask(unit.text, unit)
    hits = [h for h in roles.get("say", ()) if not _old(roles, masked.text, h.start)]
    in_force = lexicon(page.lang(unit)).phrase("in_force")
    hit = next((h for h in hits if in_force.match(masked.text, h.start)), next(iter(hits), None))
    dates = [masked.amounts[i] for i in hit.amounts if masked.amounts[i].kind == "date"] if hit else []
    if labels and not dates:
        dates = [a for a in masked.amounts[:1] if a.kind == "date"]
    if not dates and unit.shape is Shape.SENTENCE and unit.start < 400 and len(unit.text) < 40:
        dates = [a for a in masked.amounts[:1] if a.kind == "date"]
    if dates:
        yield Draft(key, dates[0].iso, page, unit.quote, "policy-date", 0.85 - min(0.3, unit.start / 40000))


def _old(roles: object, masked: str, start: int) -> bool:
    hits = roles.get("not", ()) if isinstance(roles, dict) else ()
    return any(h.wording.pattern.regex.search(masked, max(0, start - 60), start + 60) for h in hits)


@settles("policy.terms_date", "policy.privacy_date")
def in_force(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """On each page the date nearest the top, and of all the latest."""
    best: dict[int, Draft] = {}
    for draft in drafts:
        held = best.get(draft.page.order)
        if held is None or draft.weight > held.weight:
            best[draft.page.order] = draft
    html = [d for d in best.values() if d.page.document.media == "html"] or list(best.values())
    newest = max((str(d.value) for d in html), default="")
    return [d for d in html if str(d.value) == newest]


@reads("complaints.ombudsman")
def ombudsman(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """The outside body a complaint can be taken to."""
    roles = page.hits(unit.text, unit).get(key, {})
    if not {"C", "T", "I", "Q", "D"} & set(page.kinds) or is_no_claim(unit, page) or roles.get("not"):
        return
    masked = page.mask(unit.text, unit)
    yield from _generic_body(key, unit, page)
    for hit in roles.get("choice", ()):
        if roles.get("say") or "C" in page.kinds:
            start, end = masked.span(hit.start, hit.end)
            if lexicon(page.lang(unit)).phrase("seated_with").match(masked.text, hit.end + 1):
                continue
            value = _with_short_form(unit.text, start, end)
            yield Draft(key, value, page, unit.quote, "known-body", 0.85 if "C" in page.kinds else 0.7)


_BODY = PrintedShape(
    r"(?:{ombudsman_body})(?:\s(?:{body_link})){0,4}(?:\s(?:[A-ZÀ-Þ][\w'’-]{1,40}|{body_link})){1,8}"
    r"|(?<!\w)(?:[A-Z][\w'’-]{1,40}\s){0,4}(?:{dispute_matter})\s(?:{dispute_body})"
    r"(?:\s(?:{body_link}|[A-Z][\w'’-]{1,40})){0,8}"
    r"|(?<=[向由请請交])[\u4e00-\u9fff]{2,18}?(?:{body_ending})"
)
_LOOSE_END = PrintedShape(r"(?:\s(?:{body_link})){1,6}$")


def _generic_body(key: str, unit: Unit, page: Page) -> Iterator[Draft]:
    """A body called by a general word and its own name: `Ombudsstelle Finanzvermittlung Zürich`."""
    if not ("C" in page.kinds or page.hits(unit.text, unit).get(key, {}).get("say")):
        return
    for found in _BODY.regex.finditer(unit.text):
        value = _LOOSE_END.regex.sub("", found[0])
        yield Draft(key, value, page, unit.quote, "named-body", 0.85 if "C" in page.kinds else 0.7)


_SHORT = re.compile(r"\s?[(（][\w. -]{2,14}[)）]")


def _with_short_form(text: str, start: int, end: int) -> str:
    more = _SHORT.match(text, end)
    return as_named(text[start : more.end() if more else end])


@settles("complaints.ombudsman")
def fullest_name(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The longest name; shorter names of the same body are left out, and schemes beside a body known by name."""
    known = {d.page.order for d in drafts if d.method == "known-body"}
    drafts = [d for d in drafts if d.method != "named-body" or d.page.order not in known]
    best = max((d.weight for d in drafts), default=0)
    kept: list[Draft] = []
    for draft in sorted((d for d in drafts if d.weight == best), key=lambda d: -len(str(d.value))):
        if not any(str(draft.value).lower() in str(k.value).lower() for k in kept):
            kept.append(draft)
    return kept
