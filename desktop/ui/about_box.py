"""About: what this is, which checklist and lists it judges by, which hosts were contacted, whose work it uses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QHBoxLayout, QTableView, QTabWidget, QVBoxLayout, QWidget

from desktop.app.about import About, Part
from desktop.ui import words
from desktop.ui.dialogs import Box
from desktop.ui.pieces import Icon, frame, pair, section, tight
from desktop.ui.plain import plain_label, visible
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr
from desktop.ui.tokens import LARGE, MEDIUM, SMALL, TIGHT


class AboutBox(Box):
    """Three pages of plain facts."""

    def __init__(self, parent: QWidget | None, known: About) -> None:
        super().__init__(parent, tr("about.title"), 720)
        self.hosts, self.licences = _hosts(known), _licences((*known.packages, *known.bundled))
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setAccessibleName(tr("about.pages"))
        hosts = "hosts" if known.hosts else "no_hosts"
        pages = (("program", _program(known)), ("hosts", _sheet(hosts, self.hosts)))
        for name, page in (*pages, ("licences", _sheet("licences", self.licences))):
            tabs.addTab(page, tr(f"about.page.{name}"))
        self.tabs = tabs
        tabs.setMinimumHeight(530)
        self.column.addWidget(tabs, 1)
        self.end()


def _program(known: About) -> QWidget:
    page = QWidget()
    column = tight(QVBoxLayout(page), SMALL)
    column.setContentsMargins(0, LARGE, 0, 0)
    row = tight(QHBoxLayout(), LARGE)
    row.addWidget(Icon("lendscope", "accent", 48), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(plain_label(tr("about.text")), 1)
    column.addLayout(row)
    column.addSpacing(SMALL)
    versions = f"{known.version} · Python {known.python} · Qt {qVersion()} · {known.system}"
    pairs = (
        ("version", versions),
        ("checklist", tr("about.edition", edition=known.edition, fingerprint=known.fingerprint)),
        ("library", str(known.library)),
        ("licence", tr("about.licence_value")),
    )
    for name, text in pairs:
        column.addLayout(pair(tr(f"about.{name}"), visible(text, 400)))
    column.addWidget(section(tr("about.lists")))
    lines = [tr("about.list", name=entry.name, date=words.day(entry.dated)) for entry in known.lists]
    column.addWidget(plain_label("\n".join(lines), tone="soft", select=True))
    _warn(column, [entry.name for entry in known.lists if entry.old])
    column.addSpacing(SMALL)
    column.addWidget(plain_label(tr("about.never"), tone="soft"))
    column.addStretch()
    return page


def _warn(column: QVBoxLayout, old: Sequence[str]) -> None:
    """Old lists are said to be old, with what to do."""
    if old:
        box, inside = frame("notice", margin=MEDIUM, gap=TIGHT)
        inside.addWidget(plain_label(tr("about.old", names=", ".join(old))))
        column.addWidget(box)


def _sheet(name: str, table: QTableView) -> QWidget:
    page = QWidget()
    column = tight(QVBoxLayout(page), MEDIUM)
    column.setContentsMargins(0, LARGE, 0, 0)
    column.addWidget(plain_label(tr(f"about.hint.{name}"), tone="soft"))
    column.addWidget(table, 1)
    return page


def _hosts(known: About) -> QTableView:
    model = WordTable([tr(f"about.column.{name}") for name in ("host", "captures", "last")], numbers=(1,))
    model.show_rows(
        [
            Row(
                host.name,
                (
                    Cell(visible(host.name, 200)),
                    Cell(str(host.captures), number=True),
                    Cell(words.moment(host.last)),
                ),
            )
            for host in known.hosts
        ]
    )
    table = table_view(model, tr("about.page.hosts"), (280, 90, 180), 0, height=28)
    model.setParent(table)
    return table


def _licences(parts: Sequence[Part]) -> QTableView:
    model = WordTable([tr(f"about.column.{name}") for name in ("part", "version", "licence")])
    model.show_rows(
        [
            Row(part.name, (Cell(part.name, tip=part.name), Cell(part.version), Cell(part.licence)))
            for part in parts
        ]
    )
    table = table_view(model, tr("about.page.licences"), (280, 120, 260), 0, height=28)
    model.setParent(table)
    return table
