"""Whom a report is for and what stands in it: client, audience, sections."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.app.reporting import AUDIENCES, Wish, report_languages, section_choices, sections_for
from desktop.ui.pieces import Button, form_row, tight
from desktop.ui.plain import plain_label
from desktop.ui.texts import tr
from desktop.ui.tokens import MEDIUM, SMALL


class ReportChoices(QWidget):
    """Fields for one report; `wish` is what they say."""

    def __init__(self) -> None:
        super().__init__()
        self.client = QLineEdit()
        self.client.setMaxLength(120)
        self.client.setPlaceholderText(tr("report.client_hint"))
        self.audience = QComboBox()
        for name in AUDIENCES:
            self.audience.addItem(tr(f"report.audience.{name}"), name)
        self.audience.setCurrentIndex(AUDIENCES.index("full"))
        self.language = QComboBox()
        for code in report_languages():
            self.language.addItem(tr(f"language.{code}"), code)
        self.boxes = {name: QCheckBox(tr(f"report.section.{name}")) for name in section_choices()}
        self.more = Button(tr("report.sections"), self._unfold, duty="quiet")
        self._sections = self._grid()
        self._lay_out()
        self.audience.currentIndexChanged.connect(lambda _: self._preset())
        self._preset()

    @property
    def wish(self) -> Wish:
        """What the person chose; no list of sections where it is the audience's own."""
        audience = str(self.audience.currentData())
        ticked = tuple(name for name, box in self.boxes.items() if box.isChecked())
        return Wish(
            self.client.text().strip(),
            audience,
            None if ticked == sections_for(audience) else ticked,
            str(self.language.currentData()),
        )

    def choose_language(self, code: str) -> None:
        """Begin with this language, where reports can be written in it."""
        self.language.setCurrentIndex(max(0, self.language.findData(code)))

    def _lay_out(self) -> None:
        column = tight(QVBoxLayout(self), SMALL)
        form = tight(QFormLayout(), MEDIUM)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form_row(form, tr("report.client"), self.client)
        form_row(form, tr("report.audience_name"), self.audience)
        form_row(form, tr("report.language"), self.language)
        column.addLayout(form)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._sections)

    def _grid(self) -> QWidget:
        made = QWidget()
        grid = tight(QGridLayout(made), SMALL)
        rows = -(-len(self.boxes) // 2)
        for place, (name, box) in enumerate(self.boxes.items()):
            box.setAccessibleName(tr(f"report.section.{name}"))
            grid.addWidget(box, place % rows, place // rows)
        grid.addWidget(plain_label(tr("report.always"), size="caption", tone="faint"), rows, 0, 1, 2)
        made.hide()
        return made

    def _unfold(self) -> None:
        self._sections.setVisible(self._sections.isHidden())

    def _preset(self) -> None:
        chosen = sections_for(str(self.audience.currentData()))
        for name, box in self.boxes.items():
            box.setChecked(name in chosen)
