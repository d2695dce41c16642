"""The privacy policy: its points, read section by section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.reading.authority import as_named
from scrapers.reading.claim import Claim, claim, gather, read_claim
from scrapers.reading.figure import figure, label_fits
from scrapers.reading.meaning import denied, is_no_claim
from scrapers.reading.names import banks, firms, people
from scrapers.reading.registry import reads, settles
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

claim("privacy.transfers", kinds="P")
claim(
    "privacy.transfers_mentioned",
    "privacy.contest_right",
    "privacy.measures_general",
    kinds="P",
    deny=False,
)
claim("privacy.retention_criteria", "privacy.dpo_named", kinds="P", deny=False)
claim("privacy.may_sell", kinds="P")
claim("privacy.automated_decisions", kinds="P")
figure("records.retention_years", "years", convert=lambda a: int(a.number))
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")


@reads("privacy.legal_basis")
def legal_basis(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """A sentence with a legal basis, or a column for it."""
    if "P" not in page.kinds:
        return
    if unit.names and any(page.hits(n, unit).get(key, {}).get("yes") for n in unit.names):
        yield Draft(key, True, page, unit.quote, "column", 0.9)
    elif not unit.names:
        yield from read_claim(Claim(key, frozenset("P"), deny=False), unit, page, site)


@reads("privacy.recipients")
def recipients(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """A sentence on who receives data, or a firm in a list below such a heading."""
    yield from read_claim(Claim(key, frozenset("P"), deny=False), unit, page, site)
    head = unit.context[0] if unit.context and "P" in page.kinds and not unit.names else ""
    if not head or len(head) > _TITLE or not page.hits(head, unit).get(key, {}).get("yes"):
        return
    named = (*firms(unit.text), *banks(unit.text))
    if named and not is_no_claim(unit, page) and not page.says("negation", unit.text, unit):
        yield Draft(key, True, page, unit.quote, "listed", 0.75)


_TITLE = 60


@reads("privacy.retention")
def retention(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """Times are true; only "as long as necessary" is false."""
    if "P" not in page.kinds or is_no_claim(unit, page):
        return
    masked = page.mask(unit.text, unit)
    timed = any(a.kind in ("years", "months", "days", "weeks") for a in masked.amounts)
    headed = any(
        page.hits(c, unit).get(key, {}).get("heading")
        for c in (*unit.names, *unit.context[:2], unit.question)
        if c
    )
    roles = page.hits(unit.text, unit).get(key, {})
    if timed and (headed or roles.get("yes")):
        yield Draft(key, True, page, unit.quote, "time", 0.9)
    elif roles.get("vague") and not unit.names:
        yield Draft(key, False, page, unit.quote, "vague", 0.7, strong=False)


@settles("privacy.retention")
def times_outweigh(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """False only when no time is given anywhere."""
    timed = [d for d in drafts if d.value is True]
    return (timed or drafts)[:2]


@reads("privacy.controller")
def controller(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """The firm beside a word for controller, in the privacy policy."""
    if "P" not in page.kinds:
        return
    labelled = any(label_fits(key, n, unit, page) for n in unit.names)
    said = not unit.names and page.hits(unit.text, unit).get(key, {}).get("say")
    headed = not unit.names and any(
        label_fits(key, c, unit, page) for c in (*unit.context[:1], unit.question) if c
    )
    names = list(firms(unit.text))
    if names and (labelled or said or headed):
        yield Draft(key, names[0].text, page, unit.quote, "controller", 0.9 if said or labelled else 0.7)


@settles("privacy.controller")
def best_controller(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The best proven name, once."""
    best = max((d.weight for d in drafts), default=0)
    return [d for d in drafts if d.weight == best][:1]


@reads("privacy.dpo_contact")
def officer(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """The officer's address beside, or in the sentence after, the word."""
    if "P" not in page.kinds:
        return
    roles = page.hits(unit.text, unit).get(key, {})
    before = page.hits(unit.before, unit).get(key, {}).get("say") if unit.before else None
    labelled = any(page.hits(n, unit).get(key, {}).get("label") for n in (*unit.names, *unit.context[:1]))
    masked = page.mask(unit.text, unit)
    if any(denied(masked.text, h.start, h.end, page.lang(unit)) for h in roles.get("say", ())):
        return
    named_at = [masked.span(h.start, h.end)[0] for h in roles.get("say", ())]
    found = _EMAIL.search(unit.text, min(named_at, default=0)) or _EMAIL.search(unit.text)
    if found and (roles.get("say") or labelled or before):
        yield Draft(key, found[0], page, unit.quote, "address", 0.9 if roles.get("say") else 0.75)
    elif roles.get("say") and (named := list(people(unit.text))):
        yield Draft(key, named[0].text, page, unit.quote, "name", 0.6)


@settles("privacy.dpo_contact")
def best_contact(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """An address before a name."""
    best = max((d.weight for d in drafts), default=0)
    return [d for d in drafts if d.weight == best][:1]


@reads("privacy.rights")
def rights(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """Rights named in a section about rights, or in a sentence that speaks of rights."""
    if "P" not in page.kinds or not _about_rights(unit, page):
        return
    if any(_is_complaint(n, unit, page) for n in unit.names):
        yield Draft(key, "complaint", page, unit.quote, "right", 0.8)
    for hit in page.hits(unit.text, unit).get(key, {}).get("choice", ()):
        yield Draft(key, hit.wording.choice, page, unit.quote, "right", 0.85)


def _about_rights(unit: Unit, page: Page) -> bool:
    above = (unit.text, unit.question, *unit.context[:2])
    return any(page.says("about_rights", t, unit) for t in unit.names or above)


def _is_complaint(name: str, unit: Unit, page: Page) -> bool:
    """A row or line for complaints that names the authority."""
    named = page.hits(unit.text, unit).get("privacy.authority", {}).get("choice") or _called(unit.text)
    choices = page.hits(name, unit).get("privacy.rights", {}).get("choice", ())
    return bool(named) and any(h.wording.choice == "complaint" for h in choices)


settles("privacy.rights")(gather)


@reads("privacy.authority")
def authority(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """A data-protection authority named in the policy."""
    if "P" not in page.kinds:
        return
    masked = page.mask(unit.text, unit)
    roles = page.hits(unit.text, unit).get(key, {})
    if roles.get("say") and (called := _called(unit.text)):
        yield Draft(key, called, page, unit.quote, "called", 0.85)
    for hit in roles.get("choice", ()):
        start, end = masked.span(hit.start, hit.end)
        more = re.match(r"\s?[(（][\w.-]{2,12}[)）]", unit.text[end:])
        yield Draft(
            key,
            as_named(unit.text[start : end + (more.end() if more else 0)]),
            page,
            unit.quote,
            "known-authority",
            0.9,
        )


_AUTHORITY = re.compile(
    r"(?:[A-Z][\w'’-]{1,20}\s){0,4}(?:(?:Personal\s)?Data\sProtection|Privacy|(?:Information|Data)\sPrivacy)\s"
    r"(?:Commission(?:er)?|Authority|Board|Inspectorate|Agency|Ombudsman|Bureau)"
    r"(?:(?:\sfor\s[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)?\sof\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)?"
)
"""An authority by what it is called everywhere: `Data Protection Board of India`."""


def _called(text: str) -> str:
    found = _AUTHORITY.search(text)
    return re.sub(r"^(?:The|Your|Our|To|Contact|Or)\s", "", found[0]) if found else ""


@settles("privacy.authority")
def fullest(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The longest form of the name."""
    return sorted(drafts, key=lambda d: -len(str(d.value)))[:1]
