"""One style sheet made from the tokens; widgets are named by their duty, not by their look."""

from __future__ import annotations

from PySide6.QtGui import QColor

from desktop.ui.tokens import BODY, CAPTION, DISPLAY, MEDIUM, RADIUS, SMALL, STRONG, TIGHT, TITLE, Palette


def stylesheet(c: Palette, icons: str) -> str:
    """The whole sheet. `icons` is the folder of the arrows, with forward slashes."""
    return "\n".join((_base(c), _buttons(c), _fields(c, icons), _tables(c), _tabs(c), _bars(c), _words(c)))


def _base(c: Palette) -> str:
    return f"""
QWidget {{ font-size: {BODY}px; }}
QMainWindow, QDialog, QMessageBox {{ background: {c.ground}; }}
QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.control}; padding: {TIGHT}px; }}
QFrame[duty="card"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {RADIUS}px; }}
QFrame[duty="quote"] {{ background: {c.raised}; border: none; border-left: 3px solid {c.accent}; border-radius: 0; }}
QFrame[duty="notice"] {{ background: {c.notice}; border: 1px solid {c.line}; border-radius: {RADIUS}px; }}
QFrame[duty="alarm"] {{ background: {c.alarm}; border: 1px solid {c.line}; border-radius: {RADIUS}px; }}
QFrame[duty="strip"] {{ background: {c.surface}; border: none; border-top: 1px solid {c.line}; }}
QFrame[duty="head"] {{ background: {c.surface}; border: none; border-bottom: 1px solid {c.line}; }}
QFrame[duty="rule"] {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}
QScrollArea, QScrollArea > QWidget > QWidget[duty="page"] {{ background: {c.ground}; border: none; }}
QWidget[duty="page"] {{ background: {c.ground}; }}
QWidget[duty="sheet"] {{ background: {c.surface}; }}
QMenuBar {{ background: {c.surface}; border-bottom: 1px solid {c.line}; padding: 2px {SMALL}px; }}
QMenuBar::item {{ padding: {TIGHT}px {SMALL}px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {c.tint}; color: {c.text}; }}
QMenu {{ background: {c.surface}; border: 1px solid {c.line}; padding: {TIGHT}px; }}
QMenu::item {{ padding: 6px {MEDIUM * 2}px 6px {MEDIUM}px; border-radius: 4px; }}
QMenu::item:selected {{ background: {c.tint}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.faint}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: {TIGHT}px {SMALL}px; }}
QSplitter::handle {{ background: transparent; }}
QScrollBar:vertical {{ width: 12px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 12px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {c.control}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _buttons(c: Palette) -> str:
    return f"""
QPushButton {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.control};
    border-radius: {RADIUS}px; padding: 6px {MEDIUM}px; min-height: 18px; }}
QPushButton:hover {{ background: {c.raised}; }}
QPushButton:pressed {{ background: {c.tint}; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: 5px {MEDIUM - 1}px; }}
QPushButton:disabled {{ color: {c.faint}; border-color: {c.line}; background: {c.raised}; }}
QPushButton[duty="main"] {{ background: {c.accent}; color: {c.on_accent}; border: 1px solid {c.accent};
    font-weight: 500; }}
QPushButton[duty="main"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[duty="main"]:disabled {{ background: {c.raised}; color: {c.faint}; border-color: {c.line}; }}
QPushButton[duty="choice"]:checked {{ background: {c.tint}; border-color: {c.accent}; font-weight: 500; }}
QPushButton[duty="quiet"] {{ background: transparent; border: 1px solid transparent; color: {c.accent};
    padding: {TIGHT}px {SMALL}px; text-align: left; }}
QPushButton[duty="quiet"]:hover {{ background: {c.tint}; }}
QPushButton[duty="quiet"]:focus {{ border: 2px solid {c.accent}; padding: 3px 7px; }}
QPushButton[duty="quiet"]:disabled {{ color: {c.faint}; background: transparent; }}
"""


def _tick(c: Palette) -> str:
    """The tick that can be seen on the accent colour."""
    return "tick-white" if QColor(c.on_accent).lightness() > 127 else "tick-ink"


def _fields(c: Palette, icons: str) -> str:
    boxes = "QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit"
    focus = ", ".join(f"{name}:focus" for name in boxes.split(", "))
    return f"""
{boxes} {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.control};
    border-radius: {RADIUS}px; padding: 5px {SMALL}px; selection-background-color: {c.accent};
    selection-color: {c.on_accent}; }}
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {{ min-height: 20px; }}
{focus} {{ border: 2px solid {c.accent}; padding: {TIGHT}px 7px; }}
QPlainTextEdit[duty="reader"] {{ border: none; border-radius: 0; padding: {SMALL}px; }}
QPlainTextEdit[duty="reader"]:focus {{ border: 2px solid {c.accent}; padding: 6px; }}
QLineEdit, QPlainTextEdit {{ placeholder-text-color: {c.faint}; }}
QAbstractSpinBox QLineEdit {{ border: none; padding: 0 {SMALL}px; min-height: 0; background: transparent; }}
QAbstractSpinBox QLineEdit:focus {{ border: none; padding: 0 {SMALL}px; }}
QRadioButton, QCheckBox {{ spacing: {SMALL}px; padding: 3px; border: 1px solid transparent; border-radius: 4px; }}
QRadioButton:focus, QCheckBox:focus {{ border-color: {c.accent}; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {c.control}; border-radius: 3px;
    background: {c.surface}; }}
QCheckBox::indicator:checked {{ border-color: {c.accent}; background: {c.accent};
    image: url("{icons}/{_tick(c)}.svg"); }}
QCheckBox::indicator:indeterminate {{ border-color: {c.accent}; background: {c.accent};
    image: url("{icons}/{_tick(c).replace("tick", "dash")}.svg"); }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {c.control}; border-radius: 8px;
    background: {c.surface}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {c.accent}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{icons}/arrow-down.svg"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {c.surface}; border: 1px solid {c.control}; padding: {TIGHT}px;
    selection-background-color: {c.tint}; selection-color: {c.text}; outline: none; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 20px; background: transparent; }}
QAbstractSpinBox::up-arrow {{ image: url("{icons}/arrow-up.svg"); width: 10px; height: 10px; }}
QAbstractSpinBox::down-arrow {{ image: url("{icons}/arrow-down.svg"); width: 10px; height: 10px; }}
"""


def _tables(c: Palette) -> str:
    return f"""
QTableView, QListView {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {RADIUS}px;
    gridline-color: {c.line}; outline: none; selection-background-color: {c.tint}; selection-color: {c.text}; }}
QTableView, QListView {{ padding: 1px; }}
QTableView:focus, QListView:focus {{ border: 2px solid {c.accent}; padding: 0; }}
QTableView::item {{ padding: 0 {SMALL}px; border: none; }}
QTableView::item:selected {{ background: {c.tint}; color: {c.text}; }}
QHeaderView {{ background: {c.surface}; border: none; border-radius: {RADIUS}px; }}
QHeaderView::section {{ background: {c.surface}; color: {c.soft}; border: none;
    border-bottom: 1px solid {c.line}; padding: 6px {SMALL + 3}px; font-size: {CAPTION}px; font-weight: 500; }}
QHeaderView::section:hover {{ background: {c.raised}; }}
QTableCornerButton::section {{ background: {c.surface}; border: none; }}
"""


def _tabs(c: Palette) -> str:
    return f"""
QTabWidget::pane {{ border: none; }}
QTabBar::tab:first {{ margin-left: {MEDIUM}px; }}
QTabBar {{ background: {c.surface}; qproperty-drawBase: 0; border: none; }}
QTabBar::tab {{ background: transparent; color: {c.soft}; padding: 9px {MEDIUM}px 7px {MEDIUM}px; border: none;
    border-bottom: 2px solid transparent; margin-right: {TIGHT}px; font-size: {BODY}px; }}
QTabBar::tab:hover {{ color: {c.text}; border-bottom-color: {c.line}; }}
QTabBar::tab:selected {{ color: {c.accent}; border-bottom: 2px solid {c.accent}; font-weight: 500; }}
QTabBar::tab:focus {{ background: {c.tint}; }}
"""


def _bars(c: Palette) -> str:
    return f"""
QProgressBar {{ background: {c.track}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
QStatusBar {{ background: {c.surface}; color: {c.soft}; border-top: 1px solid {c.line}; }}
QStatusBar::item {{ border: none; }}
"""


def _words(c: Palette) -> str:
    tones = (
        "passed",
        "partial",
        "failed",
        "not_disclosed",
        "unknown",
        "not_applicable",
        "manual_pending",
        "accent",
    )
    coloured = "\n".join(f'QLabel[tone="{tone}"] {{ color: {getattr(c, tone)}; }}' for tone in tones)
    return f"""
QLabel {{ background: transparent; }}
QLabel[step="display"] {{ font-size: {DISPLAY}px; font-weight: 500; }}
QLabel[step="badge"] {{ font-size: {TITLE}px; font-weight: 500; border: 1px solid {c.control};
    border-radius: {RADIUS}px; min-width: 38px; min-height: 38px; max-width: 38px; max-height: 38px; }}
QLabel[step="title"] {{ font-size: {TITLE}px; font-weight: 500; }}
QLabel[step="strong"] {{ font-size: {STRONG}px; font-weight: 500; }}
QLabel[step="heading"] {{ font-size: {BODY}px; font-weight: 500; }}
QLabel[step="caption"] {{ font-size: {CAPTION}px; }}
QLabel[tone="soft"] {{ color: {c.soft}; }}
QLabel[tone="faint"] {{ color: {c.faint}; }}
{coloured}
"""
