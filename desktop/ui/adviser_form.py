"""Who hands reports over: firm, logo and disclaimer, kept when a field is left and printed on every report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.app.adviser import LONGEST_DISCLAIMER, LONGEST_NAME, Adviser, read_logo
from desktop.app.errors import AppError
from desktop.ui.pieces import Button, form_row, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.texts import tr
from desktop.ui.tokens import SMALL

LOGO = (180, 60)


class AdviserForm(QWidget):
    """Shows an adviser and hands every finished change to `keep`, which answers with what is wrong, or nothing."""

    def __init__(self, adviser: Adviser, keep: Callable[[Adviser], str]) -> None:
        super().__init__()
        self.adviser, self._keep = adviser, keep
        self.name, self.firm = QLineEdit(adviser.name), QLineEdit(adviser.firm)
        self.disclaimer = QPlainTextEdit(adviser.disclaimer)
        self.logo = QLabel()
        self.logo.setTextFormat(Qt.TextFormat.PlainText)
        self.choose = Button(tr("adviser.choose"), self._choose, icon="file")
        self.remove = Button(tr("adviser.remove"), lambda: self._change(logo=b""), duty="quiet", icon="close")
        self.trouble = plain_label("", tone="failed")
        self.trouble.hide()
        self._lay_out()
        self._connect()
        self._show_logo()

    def _lay_out(self) -> None:
        for field in (self.name, self.firm):
            field.setMaxLength(LONGEST_NAME)
        self.disclaimer.setFixedHeight(88)
        self.disclaimer.setTabChangesFocus(True)
        self.disclaimer.setPlaceholderText(tr("adviser.disclaimer_hint"))
        column = tight(QVBoxLayout(self), SMALL)
        column.addWidget(plain_label(tr("adviser.hint"), tone="soft"))
        form = tight(QFormLayout(), SMALL)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for key, widget in (("name", self.name), ("firm", self.firm), ("disclaimer", self.disclaimer)):
            form_row(form, tr(f"adviser.{key}"), widget)
        column.addLayout(form)
        row = tight(QHBoxLayout(), SMALL)
        for button in (self.choose, self.remove):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.logo)
        column.addLayout(row)
        column.addWidget(plain_label(tr("adviser.logo_hint"), size="caption", tone="faint"))
        column.addWidget(self.trouble)
        column.addStretch()

    def _connect(self) -> None:
        self.name.editingFinished.connect(self.save)
        self.firm.editingFinished.connect(self.save)

    def save(self) -> None:
        """Keep what stands in the fields."""
        text = self.disclaimer.toPlainText()[:LONGEST_DISCLAIMER].strip()
        self._change(name=self.name.text().strip(), firm=self.firm.text().strip(), disclaimer=text)

    def take(self, path: Path) -> None:
        """Take a logo file; a file that is none is told and the present logo stays."""
        try:
            self._change(logo=read_logo(path))
        except AppError as refused:
            self._tell(str(refused))

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, tr("adviser.choose"), "", f"{tr('adviser.pictures')} (*.png *.jpg *.jpeg)"
        )
        if name:
            self.take(Path(name))

    def _change(self, **parts: str | bytes) -> None:
        wanted = replace(self.adviser, **parts)  # type: ignore[arg-type]
        if wanted == self.adviser:
            return
        trouble = self._keep(wanted)
        self._tell(trouble)
        if not trouble:
            self.adviser = wanted
            self._show_logo()

    def _tell(self, trouble: str) -> None:
        self.trouble.setText(visible(trouble, 300))
        self.trouble.setVisible(bool(trouble))

    def _show_logo(self) -> None:
        """The picture was decoded and measured before it was kept."""
        self.remove.setEnabled(bool(self.adviser.logo))
        image = QImage.fromData(self.adviser.logo) if self.adviser.logo else QImage()
        if image.isNull():
            self.logo.setText(tr("adviser.no_logo"))
            return
        smooth = Qt.TransformationMode.SmoothTransformation
        keep = Qt.AspectRatioMode.KeepAspectRatio
        self.logo.setPixmap(QPixmap.fromImage(image).scaled(*LOGO, keep, smooth))
        self.logo.setAccessibleName(tr("adviser.logo"))
