"""The difference of two runs as plain lines: alarms first, then scores with their causes, items, facts, pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from desktop.app.data import catalogue
from desktop.app.prints import LABELS, visible
from scoring.assessment import Score
from scoring.compare import Difference, FactMove, ItemMove, PageText
from scoring.facts import Evidence, FactValue
from scoring.printing import one_decimal
from scoring.profiles import mark
from scoring.quiet import Alarm, sentence
from scoring.review import Review
from scoring.textdiff import BlockMove, Kind, Words
from scoring.waterfall import Cause, Move, Waterfall
from scoring.words import value_words

CAUSES = {
    Cause.SITE: "the site",
    Cause.READER: "the reader",
    Cause.CHECKLIST: "the checklist",
    Cause.PERSON: "a person",
    Cause.DAY: "the day judged by",
    Cause.SEVERAL: "several causes that cannot be told apart",
}
_MARKS = {Kind.ADDED: "+", Kind.REMOVED: "-"}
_SHOWN = 12


def difference_lines(found: Difference, *, words: bool = True) -> Iterator[str]:
    """Alarms first, then scores with their causes, items, facts with both quotes, pages and their text."""
    yield from _head(found)
    if found.nothing:
        yield "  nothing changed"
        return
    yield from alarm_lines(found.alarms)
    for waterfall in (found.overall, *found.dimensions):
        yield from _waterfall(waterfall)
    yield from (_item_line(item) for item in found.items)
    for fact in found.facts:
        yield from _fact_lines(fact)
    for page in found.pages:
        yield f"  page {page.kind.value}: {visible(page.url)}"
    if words:
        for text in found.texts:
            yield from _text_lines(text)


def _head(found: Difference) -> Iterator[str]:
    before, after = found.before, found.after
    yield f"{before.run_id} ({_day(before)}) → {after.run_id} ({_day(after)}) · {visible(after.platform.name)}"
    yield from (
        f"  {r.run_id}: {mark(r.assessment.profile)}" for r in (before, after) if mark(r.assessment.profile)
    )
    if not found.same_rules:
        yield "  judged by different rules (checklist, profile or country): the two scores stand on different lines"
    yield from (f"  note: {note}" for note in found.notes)


def _day(review: Review) -> str:
    return f"captured {review.snapshot.captured_at:%Y-%m-%d}"


def alarm_lines(alarms: Sequence[Alarm]) -> Iterator[str]:
    """Each quiet edit in a sentence, with both quotes."""
    for alarm in alarms:
        yield f"  changed on the site: {visible(sentence(alarm), 600)}"
        if alarm.was.quote:
            yield f"    was: {_quote(alarm.was)}"
        if alarm.now is not None and alarm.now.quote:
            yield f"    now: {_quote(alarm.now)}"


def _waterfall(found: Waterfall) -> Iterator[str]:
    if not found.total and not found.steps:
        return
    name = LABELS.get(found.id, "Overall")
    yield f"  {name}: {_score(found.before)} → {_score(found.after)}  {_move(found.total)}"
    for cause, move in found.by_cause().items():
        yield f"    {CAUSES[cause]}: {_move(move)}"
    for step in found.steps:
        outcomes = (
            f" {step.before or 'not asked'} → {step.after or 'not asked'}"
            if step.before or step.after
            else ""
        )
        because = f" ({visible(step.because)})" if step.because else ""
        yield f"      {_move(step.move):<34} {step.name}{outcomes}{because} · {CAUSES[step.cause]}"


def _move(move: Move) -> str:
    point = "no point on one side" if move.score is None else _signed(move.score)
    return f"{point} (low {_signed(move.low)}, high {_signed(move.high)})"


def _signed(value: Fraction) -> str:
    shown = one_decimal(abs(value))
    return f"{'−' if value < 0 else '+'}{shown}" if value else "±0.0"


def _score(score: Score | None) -> str:
    if score is None:
        return "no score"
    point = "–" if score.score is None else one_decimal(score.score)
    return f"{point} ({one_decimal(score.low)} to {one_decimal(score.high)})"


def _item_line(item: ItemMove) -> str:
    sides = [j.outcome.value if j else "not asked" for j in (item.before, item.after)]
    flags = [j.flag.state.value if j and j.flag else "no flag" for j in (item.before, item.after)]
    flag = f", {flags[0]} → {flags[1]}" if flags[0] != flags[1] else ""
    return f"  item {item.item}: {sides[0]} → {sides[1]}{flag}{_causes(item.causes)}"


def _causes(causes: Sequence[Cause]) -> str:
    return f" · {', '.join(CAUSES[c] for c in causes)}" if causes else ""


def _fact_lines(fact: FactMove) -> Iterator[str]:
    yield f"  fact {fact.key} {fact.kind}{_causes(fact.causes)}"
    for when, values in (("was", fact.gone), ("now", fact.fresh)):
        for value in values[:_SHOWN]:
            yield f"    {when}: {_value(fact.key, value)}: {_quote(value.evidence[0])}"


def _value(key: str, value: FactValue) -> str:
    stated = value_words(value.value, catalogue().get(key), value.unit)
    named = [f"{k} {v}" for k, v in value.qualifiers] + ([f"as of {value.as_of}"] if value.as_of else [])
    return visible(f"{stated} ({', '.join(named)})" if named else stated)


def _quote(evidence: Evidence) -> str:
    page = f", page {evidence.page}" if evidence.page else ""
    place = f"{visible(evidence.url, 120)}{page}, {evidence.captured_at:%Y-%m-%d}"
    return f"“{visible(evidence.quote)}” ({place})"


def _text_lines(text: PageText) -> Iterator[str]:
    yield f"  text of {visible(text.url)}: {visible(text.trouble) or f'{len(text.blocks)} blocks differ'}"
    for block in text.blocks:
        yield f"    {_block_place(block)}{_block_words(block)}"


def _block_place(block: BlockMove) -> str:
    page = f"page {block.page}: " if block.page else ""
    return page + (f"[{visible(block.heading, 60)}] " if block.heading else "")


def _block_words(block: BlockMove) -> str:
    return "".join(map(_run, block.words))


def _run(run: Words) -> str:
    text = visible(run.text.rstrip(), 400)
    behind = " " if run.text != run.text.rstrip() else ""
    return (f"{{{_MARKS[run.kind]}{text}}}" if run.kind in _MARKS else text) + behind
