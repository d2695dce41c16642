"""How a person likes the window and the captures, and who they are; a change holds at once unless it says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.app.adviser import Adviser
from desktop.ui.adviser_form import AdviserForm
from desktop.ui.dialogs import Box
from desktop.ui.pieces import Button, form_row, number_field, tight
from desktop.ui.plain import plain_label
from desktop.ui.settings import MOST_DELAY, MOST_PAGES, SCALES, Settings
from desktop.ui.texts import languages, tr
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, Mode


class Preferences(Box):
    """Three pages: the window, captures and privacy, the person and their firm."""

    mode_chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        settings: Settings,
        proxy_trouble: Callable[[str], str] = str,
        adviser: Adviser = Adviser(),  # noqa: B008 (frozen)
        keep_adviser: Callable[[Adviser], str] = lambda _: "",
    ) -> None:
        super().__init__(parent, tr("preferences.title"), 600)
        self._settings, self._proxy_trouble = settings, proxy_trouble
        self.mode = self._choice("mode", [(tr(f"preferences.mode_{m.value}"), m.value) for m in Mode])
        self.scale = self._choice("scale", [(f"{percent} %", str(percent)) for percent in SCALES])
        self.language = self._choice("language", [(tr(f"language.{code}"), code) for code in languages()])
        self.analyst, self.proxy = QLineEdit(settings.analyst), QLineEdit(settings.proxy)
        self.pages, self.delay = number_field(QSpinBox()), number_field(QDoubleSpinBox())
        self.dns, self.registry = QCheckBox(tr("preferences.dns")), QCheckBox(tr("preferences.registry"))
        self.trouble = plain_label("", tone="failed")
        self.trouble.hide()
        self.forget = Button(tr("preferences.forget"), self._forget, icon="close")
        self.adviser = AdviserForm(adviser, keep_adviser)
        self._preset()
        self._lay_out()

    def _choice(self, name: str, pairs: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr(f"preferences.{name}"))
        for words, value in pairs:
            box.addItem(words, value)
        return box

    def _preset(self) -> None:
        kept = self._settings
        for box, value in (
            (self.mode, kept.mode.value),
            (self.scale, str(kept.scale)),
            (self.language, kept.language),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self.pages.setRange(1, MOST_PAGES)
        self.pages.setValue(kept.max_pages)
        self.delay.setRange(0, MOST_DELAY)
        self.delay.setDecimals(1)
        self.delay.setSuffix(tr("new.seconds"))
        self.delay.setValue(kept.delay)
        self.dns.setChecked(kept.dns)
        self.registry.setChecked(kept.registry)
        self.forget.setEnabled(bool(kept.recent))
        self.analyst.setMaxLength(80)
        self.proxy.setMaxLength(300)
        self.proxy.setPlaceholderText("socks5h://host:1080")
        self._connect()

    def _connect(self) -> None:
        self.mode.currentIndexChanged.connect(lambda _: self._keep_mode())
        self.scale.currentIndexChanged.connect(lambda _: self._keep("scale", int(self.scale.currentData())))
        self.language.currentIndexChanged.connect(
            lambda _: self._keep("language", str(self.language.currentData()))
        )
        self.analyst.textChanged.connect(lambda name: self._keep("analyst", name.strip()))
        self.proxy.textChanged.connect(self._keep_proxy)
        self.pages.valueChanged.connect(lambda n: self._keep("max_pages", n))
        self.delay.valueChanged.connect(lambda n: self._keep("delay", n))
        self.dns.toggled.connect(lambda on: self._keep("dns", on))
        self.registry.toggled.connect(lambda on: self._keep("registry", on))

    def _lay_out(self) -> None:
        tabs = QTabWidget()
        tabs.tabBar().setAccessibleName(tr("preferences.pages"))
        tabs.setDocumentMode(True)
        for name, page in (("look", self._look()), ("net", self._net()), ("person", self._person())):
            tabs.addTab(page, tr(f"preferences.page.{name}"))
        self.tabs = tabs
        self.column.addWidget(tabs, 1)
        self.end()

    def _look(self) -> QWidget:
        page, column = _page()
        column.addLayout(_form(("mode", self.mode), ("scale", self.scale), ("language", self.language)))
        column.addWidget(plain_label(tr("preferences.later"), size="caption", tone="faint"))
        column.addStretch()
        return page

    def _net(self) -> QWidget:
        page, column = _page()
        column.addLayout(_form(("max_pages", self.pages), ("delay", self.delay), ("proxy", self.proxy)))
        column.addWidget(self.trouble)
        column.addWidget(plain_label(tr("preferences.proxy_hint"), size="caption", tone="faint"))
        for box in (self.dns, self.registry):
            column.addWidget(box)
        column.addWidget(plain_label(tr("preferences.privacy"), size="caption", tone="faint"))
        column.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return page

    def _person(self) -> QWidget:
        page, column = _page()
        column.addLayout(_form(("analyst", self.analyst)))
        column.addWidget(plain_label(tr("preferences.analyst_hint"), size="caption", tone="faint"))
        column.addWidget(self.adviser)
        return page

    def _keep(self, name: str, value: object) -> None:
        setattr(self._settings, name, value)

    def _keep_mode(self) -> None:
        self._settings.mode = Mode(self.mode.currentData())
        self.mode_chosen.emit(self._settings.mode)

    def _keep_proxy(self, address: str) -> None:
        """Keep a proxy that can be used; for another say why, and keep going without one."""
        trouble = self._proxy_trouble(address.strip())
        self._settings.proxy = "" if trouble else address.strip()
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def _forget(self) -> None:
        self._settings.forget_recent()
        self.forget.setEnabled(False)

    def done(self, code: int) -> None:
        """Closed in whatever way: what was typed last is kept too."""
        self.adviser.save()
        super().done(code)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = tight(QVBoxLayout(page), SMALL)
    column.setContentsMargins(0, LARGE, 0, 0)
    return page, column


def _form(*fields: tuple[str, QWidget]) -> QFormLayout:
    form = tight(QFormLayout(), MEDIUM)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for name, field in fields:
        form_row(form, tr(f"preferences.{name}"), field)
    return form
