"""One finding in full: its name and meaning, contradictions, values with their quotes, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.app.fact_answers import ANSWERABLE, by_person
from desktop.ui import words
from desktop.ui.drafts import Notepad
from desktop.ui.evidence import quotes, said_words
from desktop.ui.fact_form import FactForm
from desktop.ui.pieces import Button, clear, frame, rule, scrolled, section
from desktop.ui.plain import Elided, plain_label, visible
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import MEDIUM, SMALL
from scoring.facts import (
    Absent,
    Contradiction,
    Evidence,
    FactKind,
    FactValue,
    Finding,
    Found,
    SearchedPage,
    Unsearched,
)
from scoring.review import SnapshotInfo

MOST_VALUES = 30
MOST_SEARCHED = 60


class FindingPane(QFrame):
    """A card that shows a finding; a click on a quote is handed to `evidence_wanted`."""

    given = Signal(object)
    withdrawn = Signal(str)

    def __init__(self, name: str, evidence_wanted: Callable[[Evidence], object]) -> None:
        super().__init__()
        self.notes = Notepad()
        self.form: QWidget | None = None
        self.setProperty("duty", "card")
        self._wanted = evidence_wanted
        self.snapshot: SnapshotInfo | None = None
        self._standing = False
        self._area, self._column = scrolled(name, "sheet")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._area)

    def show_finding(
        self, finding: Finding, kind: FactKind | None, contradictions: Sequence[Contradiction] = ()
    ) -> None:
        """Show this one."""
        clear(self._column)
        self._standing = isinstance(finding, Found) and any(map(by_person, finding.values))
        self._column.addWidget(plain_label(words.fact_label(finding.key, kind), size="strong"))
        key = plain_label(visible(finding.key, 80), size="caption", tone="faint", select=True)
        self._column.addWidget(key)
        if kind is not None and kind.meaning:
            self._column.addWidget(plain_label(kind.meaning, tone="soft"))
        for each in contradictions:
            self._column.addWidget(_contradiction(each, kind))
        self._body(finding, kind)
        self._own(finding.key, kind)
        self._column.addStretch()
        self._area.verticalScrollBar().setValue(0)

    def _body(self, finding: Finding, kind: FactKind | None) -> None:
        match finding:
            case Found(_, values):
                for place, value in enumerate(values[:MOST_VALUES]):
                    if place:
                        self._column.addWidget(rule())
                    self._value(value, kind)
            case Absent(_, searched):
                self._absent(searched)
            case Unsearched(_, reason):
                because = tr("facts.unsearched_because", reason=visible(reason, 600))
                self._column.addWidget(plain_label(because))

    def _value(self, value: FactValue, kind: FactKind | None) -> None:
        self._column.addWidget(plain_label(words.value_text(value, kind), size="title", select=True))
        method = visible(value.method, 80) or words.DASH
        origin = tr("facts.origin", origin=tr(f"origin.{value.origin.value}"), method=method)
        notes = words.value_notes(value)
        self._column.addWidget(plain_label(f"{notes} · {origin}" if notes else origin, tone="soft"))
        if by_person(value):
            self._said(value)
        else:
            quotes(self._column, value.evidence, self._wanted, self.snapshot)

    def _said(self, value: FactValue) -> None:
        """A person's words have no page to be shown in: reason, source and day stand here."""
        for evidence in value.evidence:
            box, column = frame("quote", margin=MEDIUM, gap=SMALL)
            column.addWidget(plain_label(visible(evidence.quote, 600), select=True))
            column.addWidget(plain_label(said_words(evidence), size="caption", tone="soft", select=True))
            self._column.addWidget(box)

    def _own(self, key: str, kind: FactKind | None) -> None:
        """The form for a value of one's own; a value given before can be taken back."""
        self.form = None
        if kind is None or kind.group not in ANSWERABLE:
            return
        self._column.addWidget(rule())
        if self._standing:
            back = Button(tr("answer.withdraw"), lambda: self.withdrawn.emit(key), duty="quiet", icon="undo")
            back.setAccessibleName(tr("answer.withdraw_name", item=words.fact_label(key, kind)))
            self._column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.form = FactForm(kind, self.given.emit, self.notes)
        self._column.addWidget(self.form)

    def _absent(self, searched: Sequence[SearchedPage]) -> None:
        self._column.addWidget(plain_label(tr_n("facts.absent_in", len(searched))))
        self._column.addWidget(section(tr("facts.searched")))
        for page in searched[:MOST_SEARCHED]:
            kinds = words.kind_words(page.kinds)
            place = words.place_of(page.url)
            self._column.addWidget(Elided(f"{place}  ({kinds})" if kinds else place, middle=True))


def _contradiction(found: Contradiction, kind: FactKind | None) -> QFrame:
    box, column = frame("notice", margin=MEDIUM, gap=SMALL)
    column.addWidget(plain_label(tr("facts.contradiction"), size="heading"))
    if found.note:
        column.addWidget(plain_label(visible(found.note, 400), tone="soft"))
    column.addWidget(plain_label(" · ".join(words.value_text(v, kind) for v in found.values), select=True))
    return box
