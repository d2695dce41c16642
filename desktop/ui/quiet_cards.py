"""Quiet edits as cards: what stood there, what stands there now, and when; said neutrally."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.evidence import Wanted
from desktop.ui.pieces import Button, Icon, card, frame, rule, tight
from desktop.ui.plain import Elided, plain_label, set_tip, visible, visible_lines
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import MEDIUM, SMALL, TIGHT
from scoring.facts import Evidence
from scoring.quiet import Alarm, Quiet

MOST = 3


def edit_words(alarm: Alarm) -> str:
    """The edit in one sentence of the window's language."""
    return tr(
        f"quiet.{alarm.kind.value}",
        label=visible(f"{alarm.label} ({alarm.when})" if alarm.when else alarm.label, 160),
        was=visible(alarm.value_was, 80),
        now=visible(alarm.value_now, 80),
    )


def edits_card(alarms: Sequence[Alarm], evidence: Wanted, everything: Callable[[], object]) -> QFrame:
    """A card with the first edits; `everything` leads to the whole difference."""
    made, column = card(tr_n("quiet.count", len(alarms)))
    column.addWidget(plain_label(tr("quiet.hint"), size="caption", tone="faint"))
    for place, alarm in enumerate(alarms[:MOST]):
        if place:
            column.addWidget(rule())
        column.addWidget(edit_card(alarm, evidence))
    button = Button(tr("quiet.all"), everything, icon="search")
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return made


def edit_card(alarm: Alarm, evidence: Wanted | None = None) -> QWidget:
    """One edit with both quotes side by side. `evidence` leads to the later quote in its saved page."""
    made = QWidget()
    column = tight(QVBoxLayout(made), SMALL)
    row = tight(QHBoxLayout(), SMALL)
    row.addWidget(Icon("attention", "partial"), 0, Qt.AlignmentFlag.AlignTop)
    sentence = plain_label(edit_words(alarm), size="heading")
    row.addWidget(sentence, 1)
    column.addLayout(row)
    sides = tight(QGridLayout(), MEDIUM)
    sides.setColumnStretch(0, 1)
    sides.setColumnStretch(1, 1)
    sides.addWidget(side(alarm.was, tr("quiet.before")), 0, 0)
    sides.addWidget(_later(alarm, evidence), 0, 1)
    column.addLayout(sides)
    made.setAccessibleName(edit_words(alarm))
    return made


def _later(alarm: Alarm, evidence: Wanted | None) -> QFrame:
    if alarm.now is not None:
        return side(alarm.now, tr("quiet.after"), evidence)
    made, column = frame("quote", margin=MEDIUM, gap=TIGHT)
    column.addWidget(
        plain_label(_head(tr("quiet.after"), words.day(alarm.now_at)), size="caption", tone="faint")
    )
    gone = "quiet.nothing_text" if alarm.kind is Quiet.CLAUSE_REMOVED else "quiet.nothing"
    column.addWidget(plain_label(tr(gone), tone="soft"))
    column.addStretch()
    return made


def side(evidence: Evidence, title: str, wanted: Wanted | None = None) -> QFrame:
    """One quote with its day and address, under a title; `wanted` leads to its saved page."""
    made, column = frame("quote", margin=MEDIUM, gap=TIGHT)
    head = _head(title, words.day(evidence.captured_at))
    column.addWidget(plain_label(head, size="caption", tone="faint"))
    if evidence.quote:
        shown = tr("evidence.quote", words=visible_lines(evidence.quote, 600))
    else:
        shown = tr("quiet.digest", hash=words.short_hash(evidence.sha256))
    column.addWidget(plain_label(shown, select=True))
    column.addStretch()
    row = tight(QHBoxLayout(), SMALL)
    place = words.place_of(evidence.url)
    if evidence.page is not None:
        place = tr("evidence.page", place=place, page=evidence.page)
    address = Elided(place, size="caption", tone="soft", middle=True)
    set_tip(address, tr("evidence.sha", hash=evidence.sha256))
    row.addWidget(address, 1)
    if wanted is not None and evidence.quote:
        button = Button(tr("evidence.show"), lambda: wanted(evidence), duty="quiet", icon="place")
        button.setAccessibleName(
            tr("evidence.show_name", words=visible(" ".join(evidence.quote.split()), 80))
        )
        row.addWidget(button)
    column.addLayout(row)
    return made


def _head(title: str, day: str) -> str:
    return f"{title} · {day}"
