"""Applies the tokens to the whole application and tells painters when they change."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.ui import icons
from desktop.ui.stylesheet import stylesheet
from desktop.ui.tokens import BODY, FAMILIES, PALETTES, Mode, Palette

_FONT_FILES = (
    "Roboto-Regular.ttf",
    "Roboto-Medium.ttf",
    "Roboto-Bold.ttf",
    "Roboto-Italic.ttf",
    "wqy-microhei.ttc",
)


class Theme(QObject):
    """The theme in force. `changed` is emitted after the application has been restyled."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wanted = Mode.SYSTEM
        self._shown = Mode.LIGHT

    @property
    def wanted(self) -> Mode:
        """What the person chose."""
        return self._wanted

    @property
    def shown(self) -> Mode:
        """What is drawn now; never SYSTEM."""
        return self._shown

    @property
    def colours(self) -> Palette:
        """The colours in force."""
        return PALETTES[self._shown]

    def colour(self, duty: str, alpha: float = 1.0) -> QColor:
        """One colour by its duty, with an opacity from 0 to 1."""
        colour = QColor(str(getattr(self.colours, duty)))
        colour.setAlphaF(alpha)
        return colour

    def apply(self, wanted: Mode) -> None:
        """Style the application; SYSTEM is resolved through the desktop's colour scheme."""
        self._wanted = wanted
        self._shown = _system() if wanted is Mode.SYSTEM else wanted
        icons.forget()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(qt_palette(self.colours))
        sheet = stylesheet(self.colours, icons.folder())
        if app.styleSheet() != sheet:
            app.setStyleSheet(sheet)
        self.changed.emit()

    def follow(self) -> None:
        """Restyle when the desktop switches between light and dark."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._desktop_changed)

    def _desktop_changed(self) -> None:
        if self._wanted is Mode.SYSTEM:
            self.apply(Mode.SYSTEM)


def _system() -> Mode:
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Mode.DARK if dark else Mode.LIGHT


_theme: list[Theme] = []


def theme() -> Theme:
    """The one theme of the running application."""
    if not _theme:
        _theme.append(Theme())
    return _theme[0]


def load_fonts() -> None:
    """Make the shipped fonts known and use them: Latin first, then the one that knows Chinese."""
    if set(FAMILIES) <= set(QFontDatabase.families()):
        return
    for name in _FONT_FILES:
        place = files("resources").joinpath("fonts", name)
        QFontDatabase.addApplicationFontFromData(place.read_bytes())


def font(pixels: int = BODY, *, bold: bool = False, italic: bool = False) -> QFont:
    """The application's font at one step of the type scale."""
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.Medium if bold else QFont.Weight.Normal)
    made.setItalic(italic)
    return made


def qt_palette(colours: Palette) -> QPalette:
    """The tokens as Qt's own palette, for everything the style draws by itself."""
    role = QPalette.ColorRole
    pairs = {
        role.Window: colours.ground,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.raised,
        role.Text: colours.text,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.PlaceholderText: colours.faint,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Mid: colours.line,
        role.Midlight: colours.line,
        role.Dark: colours.line,
        role.Light: colours.raised,
        role.Accent: colours.accent,
    }
    made = QPalette()
    for each, colour in pairs.items():
        made.setColor(each, QColor(colour))
    for each in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.faint))
    return made


def prepare(app: QApplication) -> None:
    """Style, fonts and hints that hold for every theme."""
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(font())
