"""Small dialogs of the library: tags, the day to look again, another name, a note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.app.watching import MOST_DAYS, When
from desktop.ui.pieces import Button, form_row, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.texts import tr
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, WIDE


class Asking(QDialog):
    """A titled dialog that keeps what is asked for, or is cancelled."""

    def __init__(self, parent: QWidget | None, title: str, hint: str, go: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(WIDE, WIDE, WIDE, LARGE)
        self.column.setSpacing(MEDIUM)
        self.column.addWidget(plain_label(title, size="title"))
        self.column.addWidget(plain_label(hint, tone="soft"))
        self.trouble = plain_label("", tone="failed")
        self.trouble.hide()
        self.go = Button(go, self.accept, duty="main")
        self.go.setDefault(True)

    def end(self) -> None:
        """Finish with the place for trouble and the two buttons."""
        self.column.addWidget(self.trouble)
        row = tight(QHBoxLayout(), SMALL)
        row.addStretch()
        row.addWidget(Button(tr("common.cancel"), self.reject))
        row.addWidget(self.go)
        self.column.addLayout(row)

    def say(self, sentence: str) -> None:
        """What is wrong, near where it arose."""
        self.trouble.setText(sentence)
        self.trouble.show()


class TagsDialog(Asking):
    """Ticks for the tags in use, and a field for new ones; emits what is to be added and removed."""

    chosen = Signal(list, list)

    def __init__(self, parent: QWidget | None, names: str, count: int, worn: Mapping[str, int]) -> None:
        """`worn` says how many of the `count` platforms have each tag in use."""
        super().__init__(parent, tr("tags.title"), names, tr("tags.keep"))
        self._count = count
        self.boxes = {tag: self._box(tag, worn[tag]) for tag in worn}
        self.field = QLineEdit()
        self.field.setMaxLength(200)
        self.field.setPlaceholderText(tr("tags.example"))
        form = QFormLayout()
        form_row(form, tr("tags.new"), self.field)
        self.column.addLayout(form)
        self.end()
        self.field.setFocus()

    def _box(self, tag: str, worn: int) -> QCheckBox:
        box = QCheckBox(visible(tag, 60).replace("&", "&&"))
        box.setAccessibleName(visible(tag, 60))
        some = 0 < worn < self._count
        box.setTristate(some)
        states = Qt.CheckState
        box.setCheckState(states.PartiallyChecked if some else states.Checked if worn else states.Unchecked)
        box.setProperty("before", box.checkState())
        self.column.addWidget(box)
        return box

    def accept(self) -> None:
        """Only what was changed is told; tags in the field are divided by commas."""
        states = Qt.CheckState
        changed = {t: b.checkState() for t, b in self.boxes.items() if b.checkState() != b.property("before")}
        add = [t for t, state in changed.items() if state == states.Checked]
        add += [word.strip() for word in self.field.text().split(",") if word.strip()]
        self.chosen.emit(add, [t for t, state in changed.items() if state == states.Unchecked])
        super().accept()


class DueDialog(Asking):
    """No day, one day, or every so many days."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None, names: str, now: date, before: When) -> None:
        super().__init__(parent, tr("due.title"), names, tr("due.keep"))
        self._now = now
        self.choices = {name: QRadioButton(tr(f"due.{name}")) for name in ("none", "once", "every")}
        self._group = QButtonGroup(self)
        self.day = QDateEdit()
        self.day.setAccessibleName(tr("due.day"))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setMinimumDate(QDate(now.year, now.month, now.day))
        first = before.due if before.due and before.due > now else now + timedelta(days=30)
        self.day.setDate(QDate(first.year, first.month, first.day))
        self.days = QSpinBox()
        self.days.setAccessibleName(tr("due.days"))
        self.days.setRange(1, MOST_DAYS)
        self.days.setValue(before.every or 30)
        self.days.setSuffix(tr("due.suffix"))
        for (name, radio), field in zip(self.choices.items(), (None, self.day, self.days), strict=True):
            self._choice(name, radio, field)
        self.choices["every" if before.every else "once" if before.due else "every"].setChecked(True)
        self.end()

    def _choice(self, name: str, radio: QRadioButton, field: QWidget | None) -> None:
        radio.setAccessibleName(tr(f"due.{name}"))
        self._group.addButton(radio)
        row = tight(QHBoxLayout(), MEDIUM)
        row.addWidget(radio)
        row.addStretch()
        if field is not None:
            field.setFixedWidth(150)
            field.setEnabled(False)
            radio.toggled.connect(field.setEnabled)
            row.addWidget(field)
        self.column.addLayout(row)

    def when(self) -> When:
        """What is chosen."""
        if self.choices["every"].isChecked():
            days = self.days.value()
            return When(self._now + timedelta(days=days), days)
        if self.choices["once"].isChecked():
            chosen = self.day.date()
            return When(date(chosen.year(), chosen.month(), chosen.day()))
        return When(None)

    def accept(self) -> None:
        """Hand it on."""
        self.chosen.emit(self.when())
        super().accept()


class NameDialog(Asking):
    """Another name for a platform."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None, name: str) -> None:
        super().__init__(parent, tr("rename.title"), tr("rename.hint"), tr("rename.keep"))
        self.field = QLineEdit(name)
        self.field.setMaxLength(200)
        self.field.setAccessibleName(tr("rename.field"))
        self.column.addWidget(self.field)
        self.end()
        self.field.selectAll()
        self.field.setFocus()

    def accept(self) -> None:
        """Hand the name on; an empty one is said beside the field."""
        if not self.field.text().strip():
            self.say(tr("rename.empty"))
            return
        self.chosen.emit(self.field.text())
        super().accept()


class NoteDialog(Asking):
    """Other words for a note."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None, text: str, when: str) -> None:
        super().__init__(parent, tr("notes.change_title"), when, tr("notes.keep"))
        self.field = QPlainTextEdit(text)
        self.field.setAccessibleName(tr("notes.field"))
        self.field.setTabChangesFocus(True)
        self.field.setMinimumHeight(160)
        self.column.addWidget(self.field)
        self.end()
        self.field.setFocus()

    def accept(self) -> None:
        """Hand the words on; an empty note is said to be one."""
        if not self.field.toPlainText().strip():
            self.say(tr("notes.empty_note"))
            return
        self.chosen.emit(self.field.toPlainText())
        super().accept()


def names_in_words(names: Sequence[str]) -> str:
    """The first names, and how many more."""
    shown = ", ".join(visible(name, 60) for name in names[:3])
    return tr("library.and_more", names=shown, n=len(names) - 3) if len(names) > 3 else shown
