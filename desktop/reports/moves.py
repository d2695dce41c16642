"""What is different between two runs, table by table, with the words of both sides."""

from __future__ import annotations

from desktop.reports.blocks import Block, CellText, Heading, Paragraph, TableBlock
from desktop.reports.ledger import CAUSES, Ledger, signed_words
from desktop.reports.phrases import Foreign
from desktop.reports.wording import (
    DIMENSION_NAMES,
    outcome_words,
    ranged_words,
    value_words,
    waits_for_a_person,
)
from scoring.assessment import Judgement
from scoring.compare import Difference, FactMove, ItemMove, PageMove, PageText
from scoring.facts import Evidence, FactValue
from scoring.quiet import Alarm, sentence
from scoring.textdiff import BlockMove, Kind

KINDS = {
    "appeared": "new",
    "vanished": "no longer stated",
    "changed": "changed",
    "rewritten": "same date, other figure",
    "unread": "could not be read",
}
PAGE_WORDS = {
    "new": "new",
    "gone": "not captured again",
    "unread": "could not be fetched this time",
    "changed": "changed",
    "replaced": "file with other content under the same address",
}
MOST_PAGES, MOST_BLOCKS = 80, 60
QUIET = (
    "What was stated, and is now stated otherwise or no longer. There are good reasons for each (a price list, a "
    "restated figure, a yearly report under one address), and whether it was announced elsewhere is not known."
)
WORDS = (
    "Block by block, as the text stood in the two captures; layout and white space count for nothing. [-Words taken "
    "out-] and {+words put in+} are marked like this."
)


def alarms(ledger: Ledger) -> list[Block]:
    if not ledger.found.alarms:
        return []
    rows = tuple(_alarm(ledger, alarm) for alarm in ledger.found.alarms)
    return [
        Heading("Quiet edits"),
        Paragraph(QUIET),
        TableBlock(("What", "Words before", "Words after"), rows, (0.4, 0.3, 0.3)),
    ]


def _alarm(ledger: Ledger, alarm: Alarm) -> tuple[CellText, ...]:
    return (CellText(sentence(alarm)), _quote(ledger, alarm.was), _quote(ledger, alarm.now))


def _quote(ledger: Ledger, evidence: Evidence | None) -> CellText:
    """The words with their number; a replaced file has only its content, and what is gone has nothing."""
    if evidence is None:
        return CellText("–")
    said = Foreign(evidence.quote) if evidence.quote else "the whole file"
    return CellText(said, "small", refs=ledger.citations.cite((evidence,)))


def scores(ledger: Ledger) -> list[Block]:
    rows = tuple(
        (
            CellText(DIMENSION_NAMES.get(fall.id, "Overall"), "strong" if fall.id == "overall" else "body"),
            CellText(ranged_words(fall.before)),
            CellText(ranged_words(fall.after)),
            CellText(signed_words(fall.total.score), "number"),
        )
        for fall in (ledger.found.overall, *ledger.found.dimensions)
    )
    head = ("Risk", "Before", "After", "Score moves by")
    return [Heading("Scores"), TableBlock(head, rows, (0.28, 0.28, 0.28, 0.16))]


def items(ledger: Ledger) -> list[Block]:
    if not ledger.found.items:
        return []
    rows = tuple(_item(ledger, move) for move in ledger.found.items)
    head = ("Question", "Before", "After", "Why, and by what cause")
    return [Heading("Questions with another outcome"), TableBlock(head, rows, (0.3, 0.13, 0.13, 0.44))]


def _item(ledger: Ledger, move: ItemMove) -> tuple[CellText, ...]:
    causes = ", ".join(CAUSES[c] for c in move.causes)
    shown = move.after or move.before
    waits = shown is not None and waits_for_a_person(shown)
    reason = "A point awaits a person's decision." if waits else shown.reason if shown else ""
    refs = () if waits or shown is None else ledger.citations.cite(shown.evidence, 3)
    return (
        CellText(ledger.question(move.item)),
        CellText(_stand(move.before)),
        CellText(_stand(move.after)),
        CellText(f"{reason} ({causes})" if causes else reason, "small", refs=refs),
    )


def _stand(judgement: Judgement | None) -> str:
    if judgement is None:
        return "not asked"
    flag = f", flag {judgement.flag.state.value}" if judgement.flag else ""
    return outcome_words(judgement.outcome) + flag


def facts(ledger: Ledger) -> list[Block]:
    if not ledger.found.facts:
        return []
    rows = tuple(_fact(ledger, move) for move in ledger.found.facts)
    head = ("Fact", "Before", "After", "What happened")
    return [Heading("Facts that read differently"), TableBlock(head, rows, (0.22, 0.28, 0.28, 0.22))]


def _fact(ledger: Ledger, move: FactMove) -> tuple[CellText, ...]:
    causes = ", ".join(CAUSES[c] for c in move.causes)
    return (
        CellText(ledger.label(move.key)),
        _values(ledger, move.key, move.before),
        _values(ledger, move.key, move.after),
        CellText(KINDS.get(move.kind, move.kind) + (f" ({causes})" if causes else ""), "small"),
    )


def _values(ledger: Ledger, key: str, values: tuple[FactValue, ...]) -> CellText:
    if not values:
        return CellText("–")
    more = f" and {len(values) - 4} more" if len(values) > 4 else ""
    words = "; ".join(value_words(v, ledger.catalogue.get(key)) for v in values[:4]) + more
    return CellText(
        words, "small", refs=ledger.citations.cite((e for v in values[:4] for e in v.evidence), 3)
    )


def pages(found: Difference) -> list[Block]:
    if not found.pages:
        return []
    rows = tuple(_page(page) for page in found.pages[:MOST_PAGES])
    blocks: list[Block] = [Heading("Pages that are not what they were")]
    if len(found.pages) > MOST_PAGES:
        blocks.append(Paragraph(f"The first {MOST_PAGES} of {len(found.pages)} are listed."))
    return [*blocks, TableBlock(("Address", "What", "SHA-256 before and after"), rows, (0.5, 0.22, 0.28))]


def _page(page: PageMove) -> tuple[CellText, ...]:
    digests = [c.sha256[:12] if c and c.sha256 else "–" for c in (page.before, page.after)]
    return (CellText(page.url), CellText(PAGE_WORDS[page.kind.value]), CellText(" → ".join(digests), "small"))


def texts(found: Difference) -> list[Block]:
    if not found.texts:
        return []
    blocks: list[Block] = [
        Heading("Words that changed"),
        Paragraph(WORDS),
    ]
    room = MOST_BLOCKS
    for text in found.texts:
        blocks += _text(text, room)
        room = max(0, room - len(text.blocks))
    return blocks


def _text(text: PageText, room: int) -> list[Block]:
    blocks: list[Block] = [Heading(text.url, 2)]
    if text.trouble:
        return [*blocks, Paragraph(text.trouble)]
    shown = text.blocks[:room]
    if shown:
        rows = tuple(_block(move) for move in shown)
        blocks.append(TableBlock(("Before", "After"), rows, (0.5, 0.5)))
    if len(text.blocks) > len(shown):
        blocks.append(
            Paragraph(
                f"{len(text.blocks) - len(shown)} more blocks changed; the program shows them all.", "note"
            )
        )
    return blocks


def _block(move: BlockMove) -> tuple[CellText, ...]:
    return (CellText(_marked(move, Kind.ADDED), "small"), CellText(_marked(move, Kind.REMOVED), "small"))


def _marked(move: BlockMove, without: Kind) -> str:
    """One side of a block, its own words marked where the other side has others."""
    if move.kind is not Kind.CHANGED:
        return (move.before if without is Kind.ADDED else move.after) or "–"
    signs = {Kind.REMOVED: ("[-", "-]"), Kind.ADDED: ("{+", "+}")}
    told = []
    for run in move.words:
        begin, end = signs.get(run.kind, ("", ""))
        if run.kind is not without:
            told.append(f"{begin}{run.text.strip()}{end} " if begin else run.text)
    return "".join(told)
