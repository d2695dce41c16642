"""Small windows: list of shortcuts, preferences, about, and the box for a fault of the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.actions import keys_listed
from desktop.ui.pieces import Button, Icon, form_row, pair, tight
from desktop.ui.plain import copy_text, plain_label
from desktop.ui.settings import SCALES, Settings
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import languages, tr
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, WIDE, Mode


class Box(QDialog):
    """A titled dialog with a closing button."""

    def __init__(self, parent: QWidget | None, title: str, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(WIDE, WIDE, WIDE, LARGE)
        self.column.setSpacing(MEDIUM)
        self.column.addWidget(plain_label(title, size="title"))

    def end(self, *buttons: Button) -> None:
        """Finish with a row of buttons and the closing one."""
        row = tight(QHBoxLayout(), SMALL)
        row.addStretch()
        for button in buttons:
            row.addWidget(button)
        close = Button(tr("common.close"), self.accept, duty="main")
        close.setDefault(True)
        row.addWidget(close)
        self.column.addLayout(row)


def shortcuts(parent: QWidget | None) -> Box:
    """The list of keys."""
    box = Box(parent, tr("shortcuts.title"), 520)
    model = WordTable([tr("shortcuts.action"), tr("shortcuts.keys")])
    model.setParent(box)
    model.show_rows([Row(None, (Cell(name), Cell(keys, bold=True))) for name, keys in keys_listed()])
    table = table_view(model, tr("shortcuts.title"), (300, 180), 0, height=28)
    table.setMinimumHeight(440)
    box.column.addWidget(table)
    box.end()
    return box


class Preferences(Box):
    """Theme, size, language and the person's name; a change holds at once unless it says otherwise."""

    mode_chosen = Signal(object)

    def __init__(
        self, parent: QWidget | None, settings: Settings, proxy_trouble: Callable[[str], str] = str
    ) -> None:
        super().__init__(parent, tr("preferences.title"))
        self._settings, self._proxy_trouble = settings, proxy_trouble
        self.mode = self._choice("mode", [(tr(f"preferences.mode_{m.value}"), m.value) for m in Mode])
        self.scale = self._choice("scale", [(f"{percent} %", str(percent)) for percent in SCALES])
        self.language = self._choice("language", [(tr(f"language.{code}"), code) for code in languages()])
        self.analyst = QLineEdit(settings.analyst)
        self.analyst.setMaxLength(80)
        self.analyst.setAccessibleName(tr("preferences.analyst"))
        self.proxy = QLineEdit(settings.proxy)
        self.proxy.setMaxLength(300)
        self.proxy.setPlaceholderText("socks5h://host:1080")
        self.proxy.setAccessibleName(tr("preferences.proxy"))
        self.trouble = plain_label("", tone="failed")
        self.trouble.hide()
        self._preset()
        self._lay_out()

    def _choice(self, name: str, pairs: list[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr(f"preferences.{name}"))
        for words, value in pairs:
            box.addItem(words, value)
        return box

    def _preset(self) -> None:
        kept = (self._settings.mode.value, str(self._settings.scale), self._settings.language)
        for box, value in zip((self.mode, self.scale, self.language), kept, strict=True):
            box.setCurrentIndex(max(0, box.findData(value)))
        self.mode.currentIndexChanged.connect(lambda _: self._keep_mode())
        self.scale.currentIndexChanged.connect(lambda _: self._keep_scale())
        self.language.currentIndexChanged.connect(lambda _: self._keep_language())
        self.analyst.textChanged.connect(self._keep_analyst)
        self.proxy.textChanged.connect(self._keep_proxy)

    def _lay_out(self) -> None:
        form = tight(QFormLayout(), MEDIUM)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields = (
            ("mode", self.mode),
            ("scale", self.scale),
            ("language", self.language),
            ("analyst", self.analyst),
            ("proxy", self.proxy),
        )
        for name, field in fields:
            form_row(form, tr(f"preferences.{name}"), field)
        self.column.addLayout(form)
        self.column.addWidget(self.trouble)
        self.column.addWidget(plain_label(tr("preferences.proxy_hint"), size="caption", tone="faint"))
        self.column.addWidget(plain_label(tr("preferences.later"), size="caption", tone="faint"))
        self.end()

    def _keep_mode(self) -> None:
        self._settings.mode = Mode(self.mode.currentData())
        self.mode_chosen.emit(self._settings.mode)

    def _keep_scale(self) -> None:
        self._settings.scale = int(self.scale.currentData())

    def _keep_language(self) -> None:
        self._settings.language = str(self.language.currentData())

    def _keep_analyst(self, name: str) -> None:
        self._settings.analyst = name.strip()

    def _keep_proxy(self, address: str) -> None:
        """Keep a proxy that can be used; for another say why, and keep going without one."""
        trouble = self._proxy_trouble(address.strip())
        self._settings.proxy = "" if trouble else address.strip()
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))


def about(parent: QWidget | None, version: str, library: Path) -> Box:
    """What this is, which version, where the data lie, what it never does."""
    box = Box(parent, tr("about.title"), 520)
    row = tight(QHBoxLayout(), LARGE)
    row.addWidget(Icon("lendscope", "accent", 48), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(plain_label(tr("about.text")), 1)
    box.column.addLayout(row)
    box.column.addLayout(pair(tr("about.version"), version))
    box.column.addLayout(pair(tr("about.library"), str(library)))
    box.column.addLayout(pair(tr("about.licence"), tr("about.licence_value")))
    box.column.addWidget(plain_label(tr("about.never"), tone="soft"))
    box.end()
    return box


def crash(parent: QWidget | None, sentence: str, report: str) -> Box:
    """A fault of the program: what happened and a report to copy; nothing is sent."""
    box = Box(parent, tr("crash.title"), 560)
    box.column.addWidget(plain_label(sentence))
    text = QPlainTextEdit(report)
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setAccessibleName(tr("crash.report"))
    text.setMinimumHeight(200)
    box.column.addWidget(text)
    box.column.addWidget(plain_label(tr("crash.hint"), size="caption", tone="faint"))
    box.end(Button(tr("crash.copy"), lambda: copy_text(report), icon="copy"))
    return box
