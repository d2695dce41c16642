"""Beside an item: what the platform replied, and a failing that a person accepts for a time."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.days import DayField
from desktop.ui.pieces import Button, form_row, frame, section, tight
from desktop.ui.plain import plain_label, visible, visible_lines
from desktop.ui.texts import tr
from desktop.ui.tokens import SMALL, TIGHT
from scoring.assessment import Judgement
from scoring.people import WAIVABLE, Reply, Waiver

AHEAD = timedelta(days=182)
"""How far ahead the last day stands until a person chooses another."""


class WaiverForm(QWidget):
    """Shows what is accepted; asks for reason and last day where something can be."""

    waived = Signal(str, str, object)
    waiver_ended = Signal(str)

    def __init__(self, judgement: Judgement, waiver: Waiver | None, today: date) -> None:
        super().__init__()
        self._item = judgement.item
        self._column = tight(QVBoxLayout(self), SMALL)
        self.why = QLineEdit()
        self.until = DayField(today + AHEAD, first=today)
        self.trouble = plain_label("", tone="failed")
        self.trouble.hide()
        self._column.addWidget(section(tr("waiver.title")))
        if waiver is not None:
            self._standing(waiver, today)
        if judgement.outcome in WAIVABLE and (waiver is None or waiver.expired(today)):
            self._ask()

    def _standing(self, waiver: Waiver, today: date) -> None:
        key = "waiver.expired" if waiver.expired(today) else "waiver.stands"
        told = tr(
            key, who=visible(waiver.who, 80), until=words.day(waiver.until), when=words.day(waiver.when)
        )
        self._column.addWidget(plain_label(told, tone="partial" if waiver.expired(today) else "text"))
        self._column.addWidget(plain_label(tr("waiver.because", why=visible(waiver.why, 400)), select=True))
        end = Button(tr("waiver.end"), lambda: self.waiver_ended.emit(self._item), duty="quiet", icon="undo")
        end.setAccessibleName(tr("waiver.end_name", item=self._item))
        self._column.addWidget(end, 0, Qt.AlignmentFlag.AlignLeft)

    def _ask(self) -> None:
        self._column.addWidget(plain_label(tr("waiver.hint"), size="caption", tone="faint"))
        form = tight(QFormLayout(), SMALL)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.why.setMaxLength(500)
        self.why.setPlaceholderText(tr("waiver.why_hint"))
        form_row(form, tr("waiver.why"), self.why)
        form_row(form, tr("waiver.until"), self.until)
        self._column.addLayout(form)
        self._column.addWidget(self.trouble)
        self.button = Button(tr("waiver.accept"), self._save)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def _save(self) -> None:
        why = self.why.text().strip()
        self.trouble.setText("" if why else tr("waiver.no_why"))
        self.trouble.setVisible(not why)
        if why:
            self.waived.emit(self._item, why, self.until.day)


def reply_box(reply: Reply) -> QWidget:
    """What the platform answered, marked as its word."""
    box, column = frame("quote", margin=SMALL + TIGHT, gap=TIGHT)
    told = tr("reply.says", number=reply.question, day=words.day(reply.dated), who=visible(reply.who, 80))
    column.addWidget(plain_label(told, tone="soft"))
    column.addWidget(plain_label(visible_lines(reply.text, 2_000), select=True))
    if reply.file:
        file = tr("reply.file", name=visible(reply.file, 120), digest=words.short_hash(reply.sha256))
        column.addWidget(plain_label(file, size="caption", tone="faint"))
    return box
