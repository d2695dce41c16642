"""The report on what changed between two runs of one platform, and why: step by step, with both quotes."""

from __future__ import annotations

from desktop.reports import moves
from desktop.reports.blocks import Block, Cover, Heading, Paragraph, Report
from desktop.reports.citing import evidence_blocks
from desktop.reports.falls import causes, steps
from desktop.reports.ledger import Ledger
from desktop.reports.sections.cover import DISCLAIMER
from desktop.reports.sections.unknowns import limits
from desktop.reports.wording import ranged_words, time_words
from scoring.compare import Difference
from scoring.printing import day_words
from scoring.review import Review

OTHER_RULES = (
    "The two runs were judged by different rules (checklist, profile or country), so the two scores do not lie on one "
    "line; the steps below tell the rules' part from the site's."
)
UNREAD = (
    "A page that could not be fetched, and a fact that could not be looked for, say nothing about the platform. No "
    "change listed here says why the platform made it."
)


def build_changes(ledger: Ledger) -> Report:
    """What changed as blocks. The same two runs give the same blocks."""
    found = ledger.found
    blocks: list[Block] = [
        _cover(ledger),
        *_short(ledger),
        *moves.alarms(ledger),
        *moves.scores(ledger),
        *moves.items(ledger),
        *moves.facts(ledger),
        *moves.pages(found),
        *moves.texts(found),
        Heading("Unknowns and limits"),
        Paragraph(UNREAD),
        *limits(found.notes),
        Heading("Evidence"),
        *evidence_blocks(ledger.citations.cited(), (found.before, found.after)),
    ]
    name = found.after.platform.name
    days = " to ".join(r.snapshot.captured_at.date().isoformat() for r in (found.before, found.after))
    return Report(f"{name}: what changed", f"{name} · {days} · {_mark(ledger)[:5]}", tuple(blocks))


def _mark(ledger: Ledger) -> str:
    if all(ledger.final):
        return "FINAL"
    return f"DRAFT: {ledger.final.count(False)} of 2 runs are not signed off"


def _cover(ledger: Ledger) -> Cover:
    given, found = ledger.handover, ledger.found
    people = [(k, v) for k, v in (("Prepared for", given.client), ("Adviser", given.person)) if v]
    rows = (
        *people,
        ("Address", found.after.platform.home),
        ("Before", _run(found.before)),
        ("After", _run(found.after)),
    )
    firm, name = given.firm or "Lendscope", found.after.platform.name
    return Cover(firm, name, "What changed", rows, _mark(ledger), DISCLAIMER, given.logo, given.disclaimer)


def _run(review: Review) -> str:
    found = review.assessment
    return (
        f"captured {time_words(review.snapshot.captured_at)}, judged as of {day_words(found.as_of)} · edition "
        f"{found.edition}, profile {found.profile} · {review.run_id}"
    )


def _short(ledger: Ledger) -> list[Block]:
    found = ledger.found
    before, after = ranged_words(found.overall.before), ranged_words(found.overall.after)
    blocks: list[Block] = [
        Heading("In short", new_page=True),
        Paragraph(f"Overall score: {before} before, {after} after.", "lead"),
        Paragraph(_counts(found)),
    ]
    if not found.same_rules:
        blocks.append(Paragraph(OTHER_RULES))
    return [*blocks, *causes(found.overall), *steps(ledger)]


def _counts(found: Difference) -> str:
    if found.nothing:
        return "Nothing is different between the two runs."
    counted = (
        (len(found.items), "question has", "questions have", "another outcome"),
        (len(found.facts), "fact reads", "facts read", "differently"),
        (len(found.pages), "page has", "pages have", "other content or another place"),
        (len(found.alarms), "quiet edit was", "quiet edits were", "seen"),
    )
    told = [f"{n} {one if n == 1 else many} {rest}" for n, one, many, rest in counted]
    return "; ".join(told) + "."
