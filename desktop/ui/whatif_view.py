"""What if: change answers, facts and weights of the shown run and see every score move. Nothing of it is saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.app.errors import AppError
from desktop.app.profiles import Profile
from desktop.app.whatif import Told, told, whatif_of
from desktop.ui import words
from desktop.ui.pieces import Button, Icon, card, empty, frame, scrolled, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import LARGE, MEDIUM, SMALL
from desktop.ui.whatif_bars import MoveBars
from desktop.ui.whatif_forms import FactForm, ItemForm, ShareForm
from scoring.assessment import Assessment, FlagState, Outcome
from scoring.checklist import Item
from scoring.facts import Catalogue
from scoring.review import Review
from scoring.whatif import Changes, WhatIf, moves


class WhatIfView(QWidget):
    """Asks the run; a change is answered at once, one of the list can be taken out, and all of them."""

    item_wanted = Signal(str)
    rejudge_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self.asked: WhatIf | None = None
        self._catalogue: Catalogue = {}
        self._questions: Mapping[str, str] = {}
        self.changes = Changes()
        self.items, self.facts, self.shares = ItemForm(), FactForm(), ShareForm()
        self.bars = MoveBars()
        self.band = plain_label("", size="heading")
        self.caps = plain_label("", tone="soft")
        self.model = WordTable([tr(f"whatif.column.{name}") for name in ("subject", "before", "after")])
        self.table = table_view(self.model, tr("whatif.list"), (190, 120, 120), 0, height=30)
        self.reset = Button(tr("whatif.reset"), self.take_all_out, icon="undo", tip=tr("whatif.reset_hint"))
        self.remove = Button(tr("whatif.remove"), self.take_out, duty="quiet", icon="close")
        self._count = plain_label("", tone="faint", wrap=False)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        area, column = scrolled(tr("tab.whatif"))
        column.addWidget(self._notice())
        sides = tight(QHBoxLayout(), MEDIUM)
        left, right = tight(QVBoxLayout(), MEDIUM), tight(QVBoxLayout(), MEDIUM)
        for form in (self.items, self.facts, self.shares):
            left.addWidget(form)
        left.addStretch()
        right.addWidget(self._scores())
        right.addWidget(self._list())
        right.addStretch()
        sides.addLayout(left, 2)
        sides.addLayout(right, 3)
        column.addLayout(sides)
        column.addStretch()
        again = Button(tr("whatif.judge_again"), self.rejudge_wanted.emit, icon="refresh")
        self._cannot = empty(tr("whatif.cannot"), tr("whatif.cannot_hint"), again)
        self._stack.addWidget(area)
        self._stack.addWidget(self._cannot)
        tight(QVBoxLayout(self), 0).addWidget(self._stack)

    def _notice(self) -> QWidget:
        box, column = frame("notice", margin=LARGE, gap=SMALL)
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(Icon("attention", "partial"))
        row.addWidget(plain_label(tr("whatif.not_saved"), size="heading"), 1)
        row.addWidget(self.reset)
        column.addLayout(row)
        return box

    def _scores(self) -> QWidget:
        made, column = card(tr("whatif.scores"))
        column.addWidget(plain_label(tr("whatif.scores_hint"), size="caption", tone="faint"))
        column.addWidget(self.bars)
        column.addWidget(self.band)
        column.addWidget(self.caps)
        return made

    def _list(self) -> QWidget:
        made, column = card(tr("whatif.list"))
        self.table.setMinimumHeight(150)
        column.addWidget(self.table)
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(self._count, 1)
        row.addWidget(self.remove)
        column.addLayout(row)
        return made

    def _connect(self) -> None:
        for form in (self.items, self.facts, self.shares):
            form.supposed.connect(self.suppose)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.take_out)
        self.table.activated.connect(lambda index: self._open(index.row()))

    def show_review(
        self, review: Review, items: Mapping[str, Item], catalogue: Catalogue, profiles: Sequence[Profile]
    ) -> None:
        """Begin with this run, without any change."""
        try:
            self.asked = whatif_of(review)
        except AppError:
            self.asked = None
            self._stack.setCurrentIndex(1)
            return
        self._stack.setCurrentIndex(0)
        self._catalogue, self._questions = catalogue, {key: item.question for key, item in items.items()}
        self.changes = Changes()
        self.items.show_items(self.asked, items)
        self.facts.show_facts(self.asked, catalogue, review)
        self.shares.show_shares(self.asked, profiles)
        self._answer()

    def suppose(self, changes: Changes) -> None:
        """Add a change; one that says what is so already is none."""
        self.changes |= changes
        self._answer()

    def take_out(self) -> None:
        """Take the chosen change out of the list."""
        place = self.table.currentIndex().row()
        key = self.model.key(place)
        if isinstance(key, tuple):
            self.changes = self.changes.without(*key)
            self._answer()
            self.table.selectRow(min(place, self.model.rowCount() - 1))

    def take_all_out(self) -> None:
        """Back to the run as it is."""
        self.changes = Changes()
        self._answer()

    def _answer(self) -> None:
        if self.asked is None:
            return
        self.changes = self.asked.different(self.changes)
        after = self.asked.suppose(self.changes)
        self.bars.show_moves(moves(self.asked.found, after))
        self.band.setText(f"{_band(self.asked.found)} → {_band(after)}")
        capped = [visible(c.because, 300) for c in after.overall.caps if c.binds]
        self.caps.setText("\n".join(tr("overview.capped", because=text) for text in capped))
        self.caps.setVisible(bool(capped))
        self._show_list(list(told(self.asked, self.changes)))
        for form in (self.items, self.facts, self.shares):
            form.show_changes(self.changes)

    def _show_list(self, lines: Sequence[Told]) -> None:
        rows = [
            Row(
                t.key,
                (
                    Cell(self._subject(t)),
                    Cell(_value(t, t.before), tone="soft"),
                    Cell(_value(t, t.after), bold=True),
                ),
            )
            for t in lines
        ]
        self.model.show_rows(rows)
        self._count.setText(tr_n("whatif.count", len(rows)))
        self.remove.setEnabled(bool(rows))
        self.reset.setEnabled(bool(rows))

    def _subject(self, line: Told) -> str:
        kind, name = line.key
        if kind == "facts":
            return visible(words.fact_label(name, self._catalogue.get(name)), 120)
        known = words.dimension_word(name) if kind == "shares" else self._questions.get(name, name)
        return visible(known if kind == "outcomes" else tr(f"whatif.subject.{kind}", name=known), 160)

    def _open(self, place: int) -> None:
        key = self.model.key(place)
        if isinstance(key, tuple) and key[0] in ("outcomes", "weights", "flags"):
            self.item_wanted.emit(key[1])


def _band(found: Assessment) -> str:
    return f"{words.band_text(found.overall.band)}: {visible(found.overall.band.label, 80)}"


def _value(line: Told, value: str) -> str:
    if line.key[0] == "outcomes":
        return words.outcome_word(Outcome(value))
    if line.key[0] == "flags" and value in set(FlagState):
        return tr(f"whatif.flag.{value}")
    return visible(value, 120)
