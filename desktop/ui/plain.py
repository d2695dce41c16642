"""Foreign words on the screen: always plain text, never markup, nothing loaded, nothing opened unasked."""

from __future__ import annotations

import html
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontMetrics, QGuiApplication, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMessageBox,
    QPlainTextDocumentLayout,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from desktop.ui.texts import tr

LONGEST_LABEL = 2_000
LONGEST_PAGE = 1_000_000
MARGIN = 12
_TURNERS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}


def visible(text: str, most: int = LONGEST_LABEL) -> str:
    """Foreign text as one harmless line: control and direction marks as escapes, cut at a length."""
    cut = text[:most]
    shown = "".join(c if _harmless(c) else f"\\u{ord(c):04x}" for c in " ".join(cut.split(" ")))
    return shown if len(text) <= most else shown + "…"


def visible_lines(text: str, most: int = LONGEST_LABEL, lines: int = 12) -> str:
    """Foreign text of several lines, each one harmless; tabs become blanks."""
    cut = text[:most].replace("\t", "  ").splitlines()
    shown = [visible(line.rstrip()) for line in cut[:lines] if line.strip()]
    return "\n".join(shown) + ("…" if len(text) > most or len(cut) > lines else "")


def _harmless(char: str) -> bool:
    return char == " " or (char.isprintable() and ord(char) not in _TURNERS)


def plain_label(
    text: str = "", *, size: str = "", tone: str = "", wrap: bool = True, select: bool = False
) -> QLabel:
    """A label that shows its words literally, whatever they look like."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setOpenExternalLinks(False)
    label.setWordWrap(wrap)
    label.setText(text)
    if size:
        label.setProperty("step", size)
    if tone:
        label.setProperty("tone", tone)
    if select:
        flags = Qt.TextInteractionFlag
        label.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label


class Elided(QLabel):
    """One line that ends in an ellipsis when room is short; the whole text is in the tool tip."""

    def __init__(self, text: str = "", *, size: str = "", tone: str = "", middle: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._whole = ""
        self._mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        self.setProperty("step", size or None)
        self.setProperty("tone", tone or None)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show this text; control marks are escaped."""
        self._whole = visible(text)
        self.setAccessibleName(self._whole)
        set_tip(self, self._whole)
        self._fit()

    def whole(self) -> str:
        """The text without the ellipsis."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut again."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(24, super().minimumSizeHint().height())

    def _fit(self) -> None:
        room = max(24, self.contentsRect().width())
        self.setText(QFontMetrics(self.font()).elidedText(self._whole, self._mode, room))


def tip(text: str) -> str:
    """A tool tip that Qt cannot take for markup."""
    shown = "\n".join(visible(line, 400) for line in text.split("\n")[:20])
    return f"<span>{html.escape(shown)}</span>" if "<" in shown else shown


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a plain tool tip."""
    widget.setToolTip(tip(text))


class InertDocument(QTextDocument):
    """A document that never loads anything."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002
        """Nothing, whatever is asked for."""
        return None


class Reader(QPlainTextEdit):
    """Shows a saved page's text; copies plain text only."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._inert = InertDocument(self)
        self._inert.setDocumentLayout(QPlainTextDocumentLayout(self._inert))
        self.setDocument(self._inert)
        self._inert.setDocumentMargin(MARGIN)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("duty", "reader")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text only, so that no markup reaches the clipboard."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data


def copy_text(text: str) -> None:
    """Put plain words on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def message(parent: QWidget | None, title: str, text: str, *, icon: QMessageBox.Icon) -> QMessageBox:
    """A message box whose words are plain; the caller adds buttons."""
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    for label in box.findChildren(QLabel):
        label.setOpenExternalLinks(False)
    return box


def confirmed(parent: QWidget | None, title: str, text: str, yes: str) -> bool:
    """Ask a question whose careful answer is the default."""
    box = message(parent, title, text, icon=QMessageBox.Icon.NoIcon)
    go = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(tr("common.cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is go


def web_address(url: str) -> str | None:
    """The full address in punycode when it is http or https with a host, else None."""
    parsed = QUrl(url.strip(), QUrl.ParsingMode.StrictMode)
    if not parsed.isValid() or parsed.scheme() not in ("http", "https") or not parsed.host():
        return None
    return bytes(parsed.toEncoded().data()).decode("ascii")


def open_link(
    parent: QWidget,
    url: str,
    ask: Callable[[QWidget | None, str, str, str], bool] = confirmed,
    opener: Callable[[QUrl], object] = QDesktopServices.openUrl,
) -> bool:
    """Open a web address in the browser after showing where it goes; anything else stays shut."""
    address = web_address(url)
    if address is None:
        return False
    if not ask(parent, tr("link.title"), tr("link.text", address=address), tr("link.open")):
        return False
    opener(QUrl(address))
    return True
