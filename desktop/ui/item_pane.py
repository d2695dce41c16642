"""One item in full: what is asked and why, how it came out and on which words, and a person's answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.answer_form import AnswerForm
from desktop.ui.drafts import Notepad
from desktop.ui.evidence import quotes
from desktop.ui.flags import state_words
from desktop.ui.pieces import Button, Icon, OutcomeChip, clear, frame, rule, scrolled, section, tight
from desktop.ui.plain import copy_text, plain_label, visible
from desktop.ui.texts import has, tr, tr_n
from desktop.ui.tokens import SMALL, TIGHT
from desktop.ui.waiver_form import WaiverForm, reply_box
from scoring.assess import by_person
from scoring.assessment import Judgement, Line, Outcome
from scoring.checklist import Item
from scoring.facts import Absent, Catalogue, FactKind, Finding, Found, Reading, Unsearched
from scoring.people import WAIVABLE, Reply
from scoring.review import Review, SnapshotInfo

MOST_VALUES = 4


class ItemPane(QWidget):
    """Shows one judgement beside the list."""

    evidence_wanted = Signal(object)
    fact_wanted = Signal(str)
    answered = Signal(str, object, str, str)
    answer_withdrawn = Signal(str)
    handbook_wanted = Signal(str)
    waived = Signal(str, str, object)
    waiver_ended = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        outer, column = frame("card", margin=0, gap=0)
        column.setContentsMargins(1, 1, 1, 1)
        self._area, self._column = scrolled(tr("item.pane"), "sheet")
        column.addWidget(self._area)
        tight(QVBoxLayout(self)).addWidget(outer)
        self._items: Mapping[str, Item] = {}
        self._catalogue: Catalogue = {}
        self._snapshot: SnapshotInfo | None = None
        self.notes = Notepad()
        self.form: AnswerForm | None = None
        self.review: Review | None = None
        self.waiver: WaiverForm | None = None

    def know(
        self, items: Mapping[str, Item], catalogue: Catalogue, snapshot: SnapshotInfo | None = None
    ) -> None:
        """Take the words of the checklist and of the fact catalogue, and what was captured."""
        self._items, self._catalogue, self._snapshot = items, catalogue, snapshot

    def show_judgement(self, judgement: Judgement, line: Line | None, reading: Reading) -> None:
        """Draw this item."""
        clear(self._column)
        item = self._items.get(judgement.item)
        self._head(judgement, item, line)
        self._facts(judgement, item, reading)
        if judgement.evidence:
            self._column.addWidget(section(tr_n("item.quotes", len(judgement.evidence))))
            quotes(self._column, judgement.evidence, self.evidence_wanted.emit, self._snapshot)
        if item is not None:
            self._handbook(item)
        self._replies(judgement)
        self._answer(judgement)
        self._waiver(judgement)
        self._column.addStretch()
        self._area.verticalScrollBar().setValue(0)

    def _head(self, judgement: Judgement, item: Item | None, line: Line | None) -> None:
        self._column.addWidget(plain_label(item.question if item else judgement.item, size="strong"))
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(OutcomeChip(judgement.outcome))
        row.addWidget(plain_label(_worth(item, line), tone="faint"), 1)
        self._column.addLayout(row)
        self._column.addWidget(plain_label(visible(judgement.reason), select=True))
        if judgement.machine is not None:
            outcome = words.outcome_word(judgement.machine)
            told = tr("item.answered", who=visible(judgement.by, 80), machine=outcome)
            row = tight(QHBoxLayout(), SMALL)
            row.addWidget(plain_label(told, tone="soft"), 1)
            if by_person(judgement):
                row.addWidget(self._taking_back(judgement), 0, Qt.AlignmentFlag.AlignTop)
            self._column.addLayout(row)
        if judgement.review:
            self._column.addWidget(plain_label(tr("item.review"), tone="soft"))
        waiver = self.review.waiver(judgement.item) if self.review else None
        if waiver is not None and judgement.outcome in WAIVABLE:
            told = "waiver.over" if waiver.expired(datetime.now(UTC).date()) else "waiver.accepted"
            accepted = tr(told, who=visible(waiver.who, 80), until=words.day(waiver.until))
            self._column.addWidget(plain_label(accepted, tone="accent"))
        if judgement.flag is not None:
            self._flag(judgement)

    def _taking_back(self, judgement: Judgement) -> Button:
        button = Button(
            tr("answer.withdraw"),
            lambda: self.answer_withdrawn.emit(judgement.item),
            duty="quiet",
            icon="undo",
            tip=tr("answer.withdraw_hint"),
        )
        button.setAccessibleName(tr("answer.withdraw_name", item=judgement.item))
        return button

    def _flag(self, judgement: Judgement) -> None:
        assert judgement.flag is not None
        box, column = frame("alarm", margin=SMALL + TIGHT, gap=TIGHT)
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(Icon("flag", "failed"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(plain_label(visible(judgement.flag.condition, 400)), 1)
        column.addLayout(row)
        column.addWidget(plain_label(state_words(judgement.flag), tone="soft"))
        self._column.addWidget(box)

    def _facts(self, judgement: Judgement, item: Item | None, reading: Reading) -> None:
        keys = judgement.facts or (item.facts if item else ())
        if not keys:
            return
        self._column.addWidget(section(tr("item.facts")))
        grid = tight(QGridLayout(), TIGHT)
        grid.setHorizontalSpacing(SMALL * 2)
        grid.setColumnStretch(1, 1)
        for place, key in enumerate(keys):
            self._fact(grid, place, key, reading.findings.get(key))
        self._column.addLayout(grid)

    def _fact(self, grid: QGridLayout, place: int, key: str, finding: Finding | None) -> None:
        kind = self._catalogue.get(key)
        label = words.fact_label(key, kind)
        hint = f"{key}\n{kind.meaning}" if kind else key
        button = Button(label, lambda: self.fact_wanted.emit(key), duty="quiet", tip=hint)
        button.setAccessibleName(tr("item.see_fact", name=words.fact_label(key, kind)))
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        grid.addWidget(button, place, 0, top)
        value = plain_label(
            finding_words(finding, kind), tone="" if isinstance(finding, Found) else "faint", select=True
        )
        value.setContentsMargins(0, TIGHT + 1, 0, 0)
        grid.addWidget(value, place, 1, Qt.AlignmentFlag.AlignTop)

    def _handbook(self, item: Item) -> None:
        self._column.addWidget(rule())
        self._part("item.why", (item.why,))
        self._column.addWidget(section(tr("item.grading")))
        for outcome, line in _grading(item):
            row = tight(QHBoxLayout(), SMALL)
            row.addWidget(
                Icon(words.outcome_icon(outcome), words.TONES[outcome]), 0, Qt.AlignmentFlag.AlignTop
            )
            row.addWidget(plain_label(f"{words.outcome_word(outcome)}: {line}", select=True), 1)
            self._column.addLayout(row)
        if item.ask:
            self._part("item.ask", (item.ask,))
            copy = Button(tr("item.copy_ask"), lambda: copy_text(item.ask), duty="quiet", icon="copy")
            self._column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        duty = tuple(tr(f"duty.{d}") if has(f"duty.{d}") else d for d in item.duty)
        self._part("item.duty", duty or (tr("item.no_duty"),))
        self._part("item.sources", item.sources)
        more = Button(
            tr("item.handbook"), lambda: self.handbook_wanted.emit(item.id), duty="quiet", icon="handbook"
        )
        self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _part(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self._column.addWidget(section(tr(title)))
            self._column.addWidget(plain_label("\n".join(lines), select=True))

    def _answer(self, judgement: Judgement) -> None:
        self._column.addWidget(rule())
        self.form = AnswerForm(judgement, self.notes)
        self.form.answered.connect(self.answered)
        self._column.addWidget(self.form)

    def _replies(self, judgement: Judgement) -> None:
        replies = self.review.replies_to(judgement.item) if self.review else ()
        if replies:
            self._column.addWidget(section(tr("reply.title")))
            self._column.addWidget(plain_label(tr("reply.hint"), size="caption", tone="faint"))
            for reply in replies:
                self._column.addWidget(reply_box(reply))
            answer = Button(tr("reply.answer"), lambda: self._answer_on(replies[-1]), duty="quiet")
            self._column.addWidget(answer, 0, Qt.AlignmentFlag.AlignLeft)

    def _answer_on(self, reply: Reply) -> None:
        """Begin an answer that names the reply as its source."""
        if self.form is not None:
            self.form.source.setText(tr("reply.source", number=reply.question, day=reply.dated.isoformat()))
            self.form.outcome.setFocus()
            self._area.ensureWidgetVisible(self.form)

    def _waiver(self, judgement: Judgement) -> None:
        waiver = self.review.waiver(judgement.item) if self.review else None
        if self.review is None or (waiver is None and judgement.outcome not in WAIVABLE):
            self.waiver = None
            return
        self._column.addWidget(rule())
        self.waiver = WaiverForm(judgement, waiver, datetime.now(UTC).date())
        self.waiver.waived.connect(self.waived)
        self.waiver.waiver_ended.connect(self.waiver_ended)
        self._column.addWidget(self.waiver)


def _worth(item: Item | None, line: Line | None) -> str:
    parts = []
    if item is not None:
        weight = tr("item.weight", weight=words.weight_word(item.weight), number=item.weight)
        parts = [words.dimension_word(item.dimension), weight]
    if line is not None and line.points is not None:
        parts.append(tr("item.points", points=words.points(line.points), most=line.weight))
    return " · ".join(parts)


def _grading(item: Item) -> list[tuple[Outcome, str]]:
    pairs = (
        (Outcome.PASS, item.grading.pass_),
        (Outcome.PARTIAL, item.grading.partial),
        (Outcome.FAIL, item.grading.fail),
        (Outcome.NOT_APPLICABLE, item.grading.not_applicable),
    )
    return [(outcome, line) for outcome, line in pairs if line]


def finding_words(finding: Finding | None, kind: FactKind | None = None) -> str:
    """A finding in one or a few lines."""
    match finding:
        case Found(_, values):
            lines = []
            for value in values[:MOST_VALUES]:
                notes = " · ".join(filter(None, (words.value_notes(value), words.given_by(value))))
                lines.append(words.value_text(value, kind) + (f" ({notes})" if notes else ""))
            more = len(values) - MOST_VALUES
            return "\n".join([*lines, tr("facts.more_values", n=more)] if more > 0 else lines)
        case Absent(_, searched):
            return tr_n("facts.absent_in", len(searched))
        case Unsearched(_, reason):
            return tr("facts.unsearched_because", reason=visible(reason, 300))
    return tr("facts.unsearched_because", reason=tr("facts.never_read"))
