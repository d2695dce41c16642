"""The strip at the bottom: what is being done, how far it is, and how it ended."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from desktop.ui.pieces import Button, Icon, tight
from desktop.ui.plain import Elided, visible
from desktop.ui.texts import has, tr, tr_n
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, TIGHT
from scrapers.progress import Step


class Pace:
    """How fast pages arrive, and how long the rest will take; `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._stage, self._begun, self._first = "", 0.0, 0

    def words(self, step: Step) -> str:
        """`42 pages a minute, about 30 s left`, or nothing while too little is known."""
        now = self._clock()
        if step.stage != self._stage:
            self._stage, self._begun, self._first = step.stage, now, step.done
        done, spent = step.done - self._first, now - self._begun
        if done < 2 or spent < 1:
            return ""
        rate = done / spent
        said = tr("progress.rate", n=round(rate * 60)) if step.stage == "capture" else ""
        if not step.total or step.total <= step.done:
            return said
        left = tr("progress.left", n=max(1, round((step.total - step.done) / rate)))
        return f"{said} · {left}" if said else left


class ProgressStrip(QFrame):
    """Hidden while nothing happens."""

    cancelled = Signal()
    open_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "strip")
        self._run = ""
        self._pace = Pace()
        self._icon = Icon("refresh", "accent")
        self._title = Elided(size="heading")
        self._detail = Elided(tone="soft")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("progress.bar"))
        self.cancel = Button(tr("progress.cancel"), self.cancelled.emit, icon="stop")
        self.show_result = Button(tr("progress.open"), lambda: self.open_wanted.emit(self._run), duty="main")
        self._act: Callable[[], object] = self.hide
        self.way_back = Button(tr("remove.undo"), lambda: self._act(), icon="undo")
        self.dismiss = Button("", self.hide, duty="quiet", icon="close", tip=tr("common.dismiss"))
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        row.setSpacing(MEDIUM)
        row.addWidget(self._icon)
        lines = tight(QVBoxLayout(), TIGHT)
        lines.addWidget(self._title)
        lines.addWidget(self._detail)
        lines.addWidget(self._bar)
        row.addLayout(lines, 1)
        for button in (self.cancel, self.show_result, self.way_back, self.dismiss):
            row.addWidget(button)

    def begin(self, title: str, waiting: int) -> None:
        """Work has begun on something; `waiting` more follow."""
        self._pace = Pace()
        self._icon.show_icon("refresh", "accent")
        more = f" · {tr_n('progress.waiting', waiting)}" if waiting else ""
        self._title.show_text(f"{title}{more}")
        self._detail.show_text(tr("progress.starting"))
        self._bar.setRange(0, 0)
        self._state(running=True)

    def advance(self, step: Step) -> None:
        """Show how far it is."""
        self._bar.setRange(0, step.total or 0)
        self._bar.setValue(min(step.done, step.total or 0))
        self._detail.show_text(step_words(step, self._pace.words(step)))

    def stopping(self) -> None:
        """Cancel was pressed; the work is about to end."""
        self.cancel.setEnabled(False)
        self._detail.show_text(tr("progress.stopping"))

    def succeed(self, title: str, detail: str, run: str = "") -> None:
        """It is done; `run` can be opened."""
        self._run = run
        self._finish("done", "passed", title, detail)
        self.show_result.setVisible(bool(run))

    def offer(self, title: str, detail: str, word: str, act: Callable[[], object]) -> None:
        """It is done, and a button with that word does something about it: takes it back, or goes on."""
        self.succeed(title, detail)
        self._act = act
        self.way_back.setText(word)
        self.way_back.setAccessibleName(word)
        self.way_back.show()

    def fail(self, title: str, sentence: str) -> None:
        """It ended early, for this reason."""
        self._run = ""
        self._finish("attention", "failed", title, sentence)

    def _finish(self, icon: str, duty: str, title: str, detail: str) -> None:
        self._icon.show_icon(icon, duty)
        self._title.show_text(title)
        self._detail.show_text(detail)
        self._state(running=False)

    def _state(self, *, running: bool) -> None:
        self._bar.setVisible(running)
        self.cancel.setVisible(running)
        self.cancel.setEnabled(running)
        self.show_result.setVisible(False)
        self.way_back.setVisible(False)
        self.dismiss.setVisible(not running)
        self.show()

    def words(self) -> str:
        """What the strip says now."""
        return f"{self._title.whole()}\n{self._detail.whole()}"


def step_words(step: Step, pace: str) -> str:
    """`Capturing pages: 12 of 60 · 40 pages a minute · /terms`."""
    key = f"progress.stage.{step.stage}"
    stage = tr(key) if has(key) else visible(step.stage, 40)
    count = tr("progress.of", done=step.done, total=step.total) if step.total else str(step.done)
    return " · ".join(part for part in (f"{stage}: {count}", pace, visible(step.note, 160)) if part)
