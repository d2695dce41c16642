"""Asks where a report should go and in which form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.app.keeping import slug
from desktop.ui.pieces import Button, closing_row, section, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.report_choices import ReportChoices
from desktop.ui.signoff_dialog import state_words
from desktop.ui.texts import tr
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, TIGHT, WIDE

if TYPE_CHECKING:
    from desktop.app.signing import Signatures

FORMS = ("pdf", "html", "md", "json", "csv", "xlsx")
DRAWN = ("pdf", "html", "md")
"""Forms that have sections; the others hold everything."""


class ReportDialog(QDialog):
    """Emits `chosen` with the path and the wish once it can be written; `signing_wanted` asks for the two names."""

    chosen = Signal(object, object)
    signing_wanted = Signal()

    def __init__(self, parent: QWidget | None, platform: str, folder: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("report.title"))
        self.setMinimumWidth(540)
        self._agreed = ""
        self.forms = {form: QRadioButton(tr(f"report.form.{form}")) for form in FORMS}
        self._group = QButtonGroup(self)
        self.field = QLineEdit(str(folder / f"lendscope-{slug(platform)}.pdf"))
        self.field.setAccessibleName(tr("report.field"))
        self.choices = ReportChoices()
        self.state = plain_label("")
        self.sign = Button(tr("report.sign"), self.signing_wanted.emit)
        self.trouble = plain_label("", tone="failed")
        self.trouble.hide()
        self.go = Button(tr("report.write"), self.accept, duty="main")
        self.go.setDefault(True)
        self._lay_out(platform)
        self.field.textChanged.connect(self._changed)
        self.forms["pdf"].setChecked(True)
        self.field.setFocus()

    def _lay_out(self, platform: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(plain_label(tr("report.title"), size="title"))
        column.addWidget(plain_label(tr("report.hint", name=visible(platform, 120)), tone="soft"))
        forms = tight(QGridLayout(), TIGHT)
        for place, (form, radio) in enumerate(self.forms.items()):
            radio.setAccessibleName(tr(f"report.form.{form}"))
            self._group.addButton(radio)
            radio.toggled.connect(lambda on, form=form: self._form(form) if on else None)
            forms.addWidget(radio, place % 3, place // 3)
        column.addLayout(forms)
        column.addWidget(self.choices)
        names = tight(QHBoxLayout(), SMALL)
        names.addWidget(self.state, 1)
        names.addWidget(self.sign)
        column.addLayout(names)
        column.addWidget(section(tr("report.field")))
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(self.field, 1)
        row.addWidget(Button(tr("report.browse"), self._browse, icon="folder"))
        column.addLayout(row)
        column.addWidget(self.trouble)
        column.addLayout(closing_row(Button(tr("common.cancel"), self.reject), self.go))

    def show_names(self, found: Signatures) -> None:
        """Whether the report is a draft, and why."""
        self.state.setText(state_words(found))

    def _form(self, form: str) -> None:
        self.choices.setEnabled(form in DRAWN)
        path = Path(self.field.text())
        if path.suffix.lower().lstrip(".") in FORMS:
            self.field.setText(str(path.with_suffix(f".{form}")))

    def _browse(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, tr("report.title"), self.field.text(), options=QFileDialog.Option.DontConfirmOverwrite
        )
        if name:
            self.field.setText(name)

    def _changed(self, text: str) -> None:
        self.trouble.hide()
        self.go.setText(tr("report.write"))
        suffix = Path(text).suffix.lower().lstrip(".")
        if suffix in self.forms and not self.forms[suffix].isChecked():
            self.forms[suffix].setChecked(True)

    def accept(self) -> None:
        """Hand on the path, or say in one sentence what is wrong; a file that exists needs a second press."""
        text = self.field.text().strip()
        trouble = wrong(text)
        if not trouble and Path(text).exists() and self._agreed != text:
            self._agreed = text
            trouble = tr("report.exists", name=visible(Path(text).name, 120))
            self.go.setText(tr("report.replace"))
        if trouble:
            self.trouble.setText(trouble)
            self.trouble.show()
            return
        self.chosen.emit(Path(text), self.choices.wish)
        super().accept()


def wrong(text: str) -> str:
    """What is wrong with the path, or nothing."""
    path = Path(text)
    if not text or path.is_dir():
        return tr("report.no_name")
    if path.suffix.lower().lstrip(".") not in FORMS:
        return tr("report.no_form")
    if not path.parent.is_dir():
        return tr("report.no_folder", folder=visible(str(path.parent), 200))
    return ""
