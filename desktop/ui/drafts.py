"""Half-written answers: kept as they are typed, beside the library, until they are given or thrown away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer

LONGEST = 4_000
SETTLE = 400
"""Milliseconds of quiet after which what was typed is on the disk."""

Draft = Mapping[str, str]


class Drafts(QObject):
    """One small file for all platforms. A damaged entry counts as none."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = QSettings(str(folder / "drafts.ini"), QSettings.Format.IniFormat)
        self._write = QTimer(self)
        self._write.setSingleShot(True)
        self._write.setInterval(SETTLE)
        self._write.timeout.connect(self._store.sync)

    def recall(self, platform: str, subject: str) -> Draft:
        """What was typed for a subject; empty when nothing was."""
        text = self._store.value(f"{platform}/{subject}", "")
        try:
            kept = json.loads(text) if isinstance(text, str) and text else {}
        except ValueError:
            return {}
        return {str(k): str(v) for k, v in kept.items()} if isinstance(kept, dict) else {}

    def keep(self, platform: str, subject: str, draft: Draft) -> None:
        """Keep what stands in a form now; an empty form is no draft."""
        if any(value.strip() for value in draft.values()):
            cut = {name: value[:LONGEST] for name, value in draft.items()}
            self._store.setValue(f"{platform}/{subject}", json.dumps(cut))
        else:
            self._store.remove(f"{platform}/{subject}")
        self._write.start()

    def drop(self, platform: str, subject: str) -> None:
        """The answer was given, or is not wanted any more."""
        self._store.remove(f"{platform}/{subject}")
        self._write.start()

    def save(self) -> None:
        """Write now, as when the window closes."""
        self._write.stop()
        self._store.sync()


class Notepad:
    """What a form needs of the drafts: those of the platform in front. Without a window nothing is kept."""

    def recall(self, _subject: str) -> Draft:
        """What was typed for a subject."""
        return {}

    def keep(self, _subject: str, _draft: Draft) -> None:
        """Keep what stands in the form."""
