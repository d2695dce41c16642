"""What the window remembers: theme, scale, sizes, recent targets; kept beside the library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from desktop.ui.tokens import Mode

RECENT = 8
SCALES = (100, 125, 150, 175, 200)
MOST_PAGES, MOST_DELAY = 500, 60.0


class Settings:
    """Reads and writes one small file; a missing or damaged one gives the defaults."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._store = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def _words(self, key: str, default: str) -> str:
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    @property
    def mode(self) -> Mode:
        """The chosen theme."""
        words = self._words("look/theme", Mode.SYSTEM.value)
        return Mode(words) if words in set(Mode) else Mode.SYSTEM

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._store.setValue("look/theme", mode.value)

    @property
    def scale(self) -> int:
        """The size of everything in percent."""
        words = self._words("look/scale", "100")
        return int(words) if words.isascii() and words.isdigit() and int(words) in SCALES else 100

    @scale.setter
    def scale(self, percent: int) -> None:
        self._store.setValue("look/scale", str(percent))

    @property
    def language(self) -> str:
        """The window's language code."""
        return self._words("look/language", "en")

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("look/language", code)

    @property
    def report_language(self) -> str:
        """The language of the last report; the window's own before there was one."""
        return self._words("report/language", self.language)

    @report_language.setter
    def report_language(self, code: str) -> None:
        self._store.setValue("report/language", code)

    @property
    def analyst(self) -> str:
        """The name put under a person's answers."""
        return self._words("person/name", "")

    @analyst.setter
    def analyst(self, name: str) -> None:
        self._store.setValue("person/name", name)

    @property
    def proxy(self) -> str:
        """The proxy that captures go through, as the person wrote it; "" for none."""
        return self._words("net/proxy", "")

    @proxy.setter
    def proxy(self, address: str) -> None:
        self._store.setValue("net/proxy", address)

    @property
    def max_pages(self) -> int:
        """How many pages a capture asks for at most."""
        words = self._words("net/pages", "60")
        return int(words) if words.isascii() and words.isdigit() and 1 <= int(words) <= MOST_PAGES else 60

    @max_pages.setter
    def max_pages(self, number: int) -> None:
        self._store.setValue("net/pages", str(number))

    @property
    def delay(self) -> float:
        """Seconds between requests to one host."""
        try:
            seconds = float(self._words("net/delay", "1.0"))
        except ValueError:
            return 1.0
        return seconds if 0 <= seconds <= MOST_DELAY else 1.0

    @delay.setter
    def delay(self, seconds: float) -> None:
        self._store.setValue("net/delay", str(seconds))

    @property
    def dns(self) -> bool:
        """Whether captures look up mail and name-server records."""
        return self._words("net/dns", "yes") != "no"

    @dns.setter
    def dns(self, on: bool) -> None:
        self._store.setValue("net/dns", "yes" if on else "no")

    @property
    def registry(self) -> bool:
        """Whether captures ask the domain registry."""
        return self._words("net/registry", "yes") != "no"

    @registry.setter
    def registry(self, on: bool) -> None:
        self._store.setValue("net/registry", "yes" if on else "no")

    @property
    def recent(self) -> Sequence[str]:
        """The newest targets first."""
        value = self._store.value("recent/targets", [])
        items = value if isinstance(value, list) else [value]
        return [item for item in items if isinstance(item, str) and item][:RECENT]

    def remember_target(self, target: str) -> None:
        """Put a target at the head of the recent ones."""
        rest = [t for t in self.recent if t != target]
        self._store.setValue("recent/targets", [target, *rest][:RECENT])

    def forget_recent(self) -> None:
        """Know no target any more."""
        self._store.remove("recent/targets")

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Keep a widget's geometry or layout."""
        self._store.setValue(f"state/{name}", state)

    def state(self, name: str) -> QByteArray | None:
        """A kept geometry or layout, or None."""
        value = self._store.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else None

    def save(self) -> None:
        """Write now."""
        self._store.sync()
