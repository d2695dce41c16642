"""A finished review on one page: five risks, the whole, flags, what is not known, what to do next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.bars import ScoreBar
from desktop.ui.flags import flag_card
from desktop.ui.pieces import Button, Icon, OutcomeChip, card, clear, pair, rule, scrolled, tight
from desktop.ui.plain import copy_text, plain_label, visible
from desktop.ui.quiet_cards import edits_card
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import MEDIUM, SMALL, TIGHT
from scoring.assessment import DIMENSIONS, Cap, Flag, OpenItem, Score
from scoring.checklist import Item
from scoring.facts import Catalogue
from scoring.review import Review

MOST_UNKNOWNS, MOST_QUESTIONS = 5, 5


class Overview(QWidget):
    """Shows a review; a click asks for an item, a quote's place, or a decision on a flag."""

    item_wanted = Signal(str)
    changes_wanted = Signal()
    evidence_wanted = Signal(object)
    letter_wanted = Signal()
    flag_decided = Signal(str, object, str)
    flag_reopened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._area, self._column = scrolled(tr("tab.overview"))
        tight(QVBoxLayout(self)).addWidget(self._area)

    @property
    def area(self) -> QScrollArea:
        """The scrolling part, which takes the focus."""
        return self._area

    def show_review(self, review: Review, items: Mapping[str, Item], catalogue: Catalogue) -> None:
        """Draw this review, with the words of the checklist and of the fact catalogue."""
        questions = {name: item.question for name, item in items.items()}
        clear(self._column)
        sides = tight(QHBoxLayout(), MEDIUM)
        left, right = tight(QVBoxLayout(), MEDIUM), tight(QVBoxLayout(), MEDIUM)
        self._left(left, review, catalogue)
        right.addWidget(self._unknowns(review, questions))
        right.addWidget(self._questions(review))
        right.addWidget(_capture(review))
        left.addStretch()
        right.addStretch()
        sides.addLayout(left, 3)
        sides.addLayout(right, 2)
        self._column.addLayout(sides)
        self._area.verticalScrollBar().setValue(0)

    def _left(self, left: QVBoxLayout, review: Review, catalogue: Catalogue) -> None:
        left.addWidget(_scores(review))
        flags = review.assessment.flags
        if flags:
            left.addWidget(self._flags(flags))
        if review.changes:
            left.addWidget(edits_card(review.changes, self.evidence_wanted.emit, self.changes_wanted.emit))
        if review.reading.contradictions:
            left.addWidget(_contradictions(review, catalogue))

    def _flags(self, flags: tuple[Flag, ...]) -> QFrame:
        made, column = card(tr_n("overview.flags", len(flags)))
        for place, flag in enumerate(flags):
            if place:
                column.addWidget(rule())
            column.addWidget(
                flag_card(
                    flag,
                    self.evidence_wanted.emit,
                    self.item_wanted.emit,
                    self.flag_decided.emit,
                    self.flag_reopened.emit,
                )
            )
        return made

    def _unknowns(self, review: Review, questions: dict[str, str]) -> QFrame:
        made, column = card(tr("overview.unknowns"))
        unknowns = review.assessment.unknowns
        if not unknowns:
            column.addWidget(plain_label(tr("overview.no_unknowns"), tone="soft"))
            return made
        column.addWidget(
            plain_label(tr_n("overview.unknowns_hint", len(unknowns)), size="caption", tone="faint")
        )
        for unknown in unknowns[:MOST_UNKNOWNS]:
            column.addWidget(self._unknown(unknown, questions))
        return made

    def _unknown(self, unknown: OpenItem, questions: dict[str, str]) -> QWidget:
        line = QWidget()
        grid = tight(QGridLayout(line), TIGHT)
        grid.setHorizontalSpacing(SMALL)
        grid.addWidget(plain_label(questions.get(unknown.item, unknown.item)), 0, 0)
        points = plain_label(tr("overview.points", n=words.number(unknown.width)), size="heading", wrap=False)
        grid.addWidget(points, 0, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        button = Button(tr("overview.see_item"), lambda: self.item_wanted.emit(unknown.item), duty="quiet")
        button.setAccessibleName(
            tr("overview.see_item_name", question=questions.get(unknown.item, unknown.item))
        )
        grid.addWidget(OutcomeChip(unknown.outcome), 1, 0)
        grid.addWidget(button, 1, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        return line

    def _questions(self, review: Review) -> QFrame:
        made, column = card(tr("overview.next"))
        asked = review.assessment.questions
        if not asked:
            column.addWidget(plain_label(tr("overview.no_questions"), tone="soft"))
            return made
        for place, question in enumerate(asked[:MOST_QUESTIONS], 1):
            row = tight(QHBoxLayout(), SMALL)
            row.addWidget(plain_label(f"{place}.", tone="faint", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(plain_label(visible(question, 400), select=True), 1)
            column.addLayout(row)
        numbered = "\n".join(f"{n}. {q}" for n, q in enumerate(asked, 1))
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(
            Button(tr("letter.write"), self.letter_wanted.emit, icon="file", tip=tr("letter.title"))
        )
        copy = tr_n("overview.copy_questions", len(asked))
        row.addWidget(Button(copy, lambda: copy_text(numbered), duty="quiet", icon="copy"))
        row.addStretch()
        column.addLayout(row)
        return made


def _scores(review: Review) -> QFrame:
    made, column = card(tr("overview.risks"))
    grid = tight(QGridLayout(), MEDIUM)
    grid.setVerticalSpacing(MEDIUM)
    grid.setColumnStretch(1, 1)
    for place, title in enumerate(("score", "interval", "coverage"), 2):
        head = plain_label(tr(f"score.{title}"), size="caption", tone="faint", wrap=False)
        grid.addWidget(head, 0, place, Qt.AlignmentFlag.AlignRight)
    for place, name in enumerate(DIMENSIONS, 1):
        found = review.assessment.dimension(name)
        _score_row(grid, place, words.dimension_word(name), found.result if found else None)
    below = len(DIMENSIONS) + 1
    grid.addWidget(rule(), below, 0, 1, 5)
    _score_row(grid, below + 1, tr("score.overall"), review.assessment.overall.result, "strong")
    column.addLayout(grid)
    for cap in review.assessment.overall.caps:
        if cap.binds:
            column.addLayout(_capped(cap))
    column.addWidget(plain_label(tr("score.legend"), size="caption", tone="faint"))
    return made


def _capped(cap: Cap) -> QHBoxLayout:
    row = tight(QHBoxLayout(), SMALL)
    row.addWidget(Icon("attention", "partial"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(plain_label(tr("overview.capped", because=visible(cap.because, 300))), 1)
    return row


def _score_row(grid: QGridLayout, row: int, name: str, score: Score | None, size: str = "heading") -> None:
    middle = Qt.AlignmentFlag.AlignVCenter
    right = Qt.AlignmentFlag.AlignRight | middle
    label = plain_label(name, size=size if size != "heading" else "", wrap=False)
    grid.addWidget(label, row, 0, middle)
    if score is None:
        grid.addWidget(plain_label(tr("score.not_applicable"), tone="faint"), row, 1, 1, 4, middle)
        return
    grid.addWidget(ScoreBar(name, score), row, 1, middle)
    grid.addWidget(plain_label(words.number(score.score), size=size, wrap=False), row, 2, right)
    grid.addWidget(plain_label(words.span(score.low, score.high), tone="soft", wrap=False), row, 3, right)
    grid.addWidget(plain_label(words.percent(score.coverage), tone="soft", wrap=False), row, 4, right)


def _contradictions(review: Review, catalogue: Catalogue) -> QFrame:
    found = review.reading.contradictions
    made, column = card(tr_n("overview.contradictions", len(found)))
    for each in found[:4]:
        kind = catalogue.get(each.key)
        values = " · ".join(words.value_text(v, kind) for v in each.values)
        column.addLayout(pair(words.fact_label(each.key, kind), values, 190))
    return made


def _capture(review: Review) -> QFrame:
    made, column = card(tr("overview.capture"))
    column.setSpacing(SMALL)
    snapshot, found = review.snapshot, review.assessment
    got = sum(1 for c in snapshot.captures if not c.failure)
    lost = len(snapshot.captures) - got
    lines = [
        ("capture.when", words.moment(snapshot.captured_at)),
        ("capture.status", tr(f"status.{snapshot.status}")),
        ("capture.pages", tr("capture.pages_value", got=got, lost=lost)),
        ("capture.as_of", words.day(found.as_of)),
        ("capture.edition", tr("capture.edition_value", edition=found.edition, profile=found.profile)),
        ("capture.regimes", ", ".join(found.regimes) or tr("capture.no_regime")),
        ("capture.run", f"{review.run_id} · Lendscope {review.tool_version}"),
    ]
    for key, value in lines:
        column.addLayout(pair(tr(key), visible(value, 200)))
    hosts = "\n".join(visible(host, 120) for host in snapshot.hosts) or tr("capture.no_hosts")
    column.addLayout(pair(tr("capture.hosts"), hosts))
    for notice in snapshot.notices:
        column.addWidget(plain_label(visible(notice, 500), tone="accent"))
    return made
