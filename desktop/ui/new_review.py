"""Asks what to review: an address, several of them, or a saved file or folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.app.options import ReviewOptions
from desktop.app.targets import TargetKind, classify
from desktop.ui.dropping import MOST_TARGETS, dropped
from desktop.ui.pieces import Button, form_row, number_field, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.texts import tr
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, WIDE

FILES = "*.html *.htm *.pdf *.wacz *.warc *.warc.gz *.har *.mhtml *.mht"


class NewReview(QDialog):
    """Emits `started` with the targets and the options once they make sense."""

    started = Signal(object, object)

    def __init__(
        self,
        parent: QWidget | None,
        recent: Sequence[str],
        options: ReviewOptions = ReviewOptions(),  # noqa: B008
        interrupted: Callable[[str], str] = lambda _: "",
    ) -> None:
        super().__init__(parent)
        self._base, self._interrupted = options, interrupted
        self.resume = _check(tr("new.resume"), True)
        self.left_over = plain_label("", tone="accent")
        for widget in (self.resume, self.left_over):
            widget.hide()
        self.setWindowTitle(tr("new.title"))
        self.setAcceptDrops(True)
        self.setMinimumWidth(560)
        self.field = self._target_field()
        self.recent = self._recent_box(recent)
        self.pages, self.delay = _pages(options.max_pages), _delay(options.delay)
        self.lookups = _check(tr("new.lookups"), options.dns and options.registry)
        self.old_tls = _check(tr("new.old_tls"), options.old_tls)
        self.cors = _check(tr("new.cors"), options.cors)
        self.trouble = plain_label("", tone="failed")
        self.trouble.hide()
        self.go = Button(tr("new.start"), self.accept, duty="main")
        self.go.setDefault(True)
        self._lay_out(bool(recent))
        self.field.setFocus()

    def _lay_out(self, recent: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(plain_label(tr("new.title"), size="title"))
        column.addWidget(plain_label(tr("new.hint"), tone="soft"))
        column.addWidget(self.field)
        column.addWidget(self.trouble)
        column.addWidget(self.left_over)
        column.addWidget(self.resume)
        row = tight(QHBoxLayout(), SMALL)
        row.addWidget(Button(tr("new.file"), self._choose_file, icon="file"))
        row.addWidget(Button(tr("new.folder"), self._choose_folder, icon="folder"))
        if recent:
            row.addWidget(self.recent, 1)
        row.addStretch()
        column.addLayout(row)
        column.addLayout(self._options())
        column.addWidget(plain_label(tr("new.promise"), size="caption", tone="faint"))
        end = tight(QHBoxLayout(), SMALL)
        end.addStretch()
        end.addWidget(Button(tr("common.cancel"), self.reject))
        end.addWidget(self.go)
        column.addLayout(end)

    def _options(self) -> QFormLayout:
        form = tight(QFormLayout(), SMALL)
        for key, field in (("pages", self.pages), ("delay", self.delay)):
            form_row(form, tr(f"new.{key}"), field)
        for box in (self.lookups, self.old_tls, self.cors):
            form.addRow(box)
        return form

    def _target_field(self) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setAccessibleName(tr("new.field"))
        field.setPlaceholderText(tr("new.placeholder"))
        field.setTabChangesFocus(True)
        field.setFixedHeight(64)
        field.setAcceptDrops(False)
        field.textChanged.connect(self._clear_trouble)
        return field

    def _recent_box(self, recent: Sequence[str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("new.recent"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItem(tr("new.recent"), "")
        for target in recent:
            box.addItem(visible(target, 120), target)
        box.activated.connect(lambda _place: self._take(str(box.currentData() or "")))
        return box

    def _take(self, target: str) -> None:
        if target:
            self.field.setPlainText(target)

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, tr("new.file"), "", f"{tr('new.files')} ({FILES})")
        self._take(name)

    def _choose_folder(self) -> None:
        self._take(QFileDialog.getExistingDirectory(self, tr("new.folder")))

    def targets(self) -> list[str]:
        """What stands in the field, line by line, without doubles."""
        lines = (line.strip() for line in self.field.toPlainText().splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def options(self) -> ReviewOptions:
        """The choices made."""
        asked = self.lookups.isChecked()
        return replace(
            self._base,
            max_pages=self.pages.value(),
            delay=self.delay.value(),
            dns=asked,
            registry=asked,
            old_tls=self.old_tls.isChecked(),
            cors=self.cors.isChecked(),
            resume=self.resume.isChecked() and not self.resume.isHidden(),
        )

    def accept(self) -> None:
        """Start, or say in one sentence what is wrong."""
        targets = self.targets()
        trouble = wrong(targets)
        if trouble:
            self.trouble.setText(trouble)
            self.trouble.show()
            self.field.setFocus()
            return
        self.started.emit(targets, self.options())
        super().accept()

    def _clear_trouble(self) -> None:
        self.trouble.hide()
        self._offer_to_go_on()

    def _offer_to_go_on(self) -> None:
        """Where a capture of what was typed was interrupted, say so and offer to go on with it."""
        targets = self.targets()[:MOST_TARGETS]
        told = next((words for target in targets if (words := self._interrupted(target))), "")
        self.left_over.setText(tr("new.interrupted", words=told) if told else "")
        for widget in (self.left_over, self.resume):
            widget.setVisible(bool(told))
        self._grow()

    def _grow(self) -> None:
        """Make room for what has come; nothing is squeezed."""
        layout = self.layout()
        if layout is not None and not self.left_over.isHidden():
            layout.activate()
            wanted = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), wanted, layout.totalMinimumSize().height()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders are welcome."""
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        self.field.setPlainText("\n".join(dropped(event)))


def wrong(targets: Sequence[str]) -> str:
    """What is wrong with the targets, or nothing."""
    if not targets:
        return tr("new.nothing")
    if len(targets) > MOST_TARGETS:
        return tr("new.too_many", most=MOST_TARGETS)
    for text in targets:
        target, shown = classify(text), visible(text, 120)
        if target.kind is TargetKind.NAME:
            return tr("new.neither", words=shown)
        if target.kind is TargetKind.FILE and not target.path.exists():
            return tr("new.no_file", words=shown)
    return ""


def _check(words: str, checked: bool) -> QCheckBox:
    box = QCheckBox(words)
    box.setChecked(checked)
    return box


def _pages(value: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, 500)
    box.setValue(value)
    return number_field(box)


def _delay(value: float) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(0, 60)
    box.setDecimals(1)
    box.setSingleStep(0.5)
    box.setValue(value)
    box.setSuffix(tr("new.seconds"))
    return number_field(box)
