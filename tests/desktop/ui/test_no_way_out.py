"""Looking at saved pages goes nowhere: a whole tour of the window over hostile pages, and nobody is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.app.adviser import Adviser
from desktop.ui.about_box import AboutBox
from desktop.ui.dialogs import crash
from desktop.ui.flows.adding import AddingPages
from desktop.ui.flows.handbook import Handbook
from desktop.ui.flows.registers import Registers
from desktop.ui.flows.waiting import Waiting
from desktop.ui.plain import message
from desktop.ui.preferences import Preferences
from desktop.ui.tabs import TABS
from scoring.review import CaptureInfo, Review
from scrapers.documents.document import Document
from tests.desktop.ui.conftest import OpenWindow
from tests.support.servers import serving
from tests.support.ui import Program, about_of, document, program


def luring(address: str) -> str:
    """Every way in which shown words could make a careless window fetch something."""
    return (
        f'<img src="{address}a.png"><link rel=stylesheet href="{address}b.css"><iframe src="{address}c"></iframe>'
        f'<style>@import url({address}d.css);p{{background:url("{address}e.png")}}</style>'
        f'<object data="{address}f.pdf"></object><video src="{address}g.mp4"></video> {address}h'
    )


class Trap(Program):
    """A program whose every foreign word lures to one address."""

    def page_text(self, sha256: str, url: str) -> Document | None:
        return document(url, sha256, f"{self.lure}\n{self.lure}")


def lured(review: Review, lure: str) -> Review:
    """The review with the lure in every foreign place: names, addresses, titles, sources, quotes, reasons."""

    def worse(capture: CaptureInfo) -> CaptureInfo:
        return replace(capture, detail=lure, source=lure, origin="adopted", content_type=lure[:60])

    captures = tuple(worse(c) for c in review.snapshot.captures)
    pages = tuple(replace(p, title=lure, notes=(lure[:90],)) for p in review.reading.pages)
    judged = tuple(
        replace(j, reason=lure, evidence=tuple(replace(e, quote=lure) for e in j.evidence))
        for j in review.assessment.judgements
    )
    return replace(
        review,
        platform=replace(review.platform, name=lure, home=lure),
        snapshot=replace(review.snapshot, captures=captures),
        reading=replace(review.reading, pages=pages),
        assessment=replace(review.assessment, judgements=judged, questions=(lure,)),
    )


@pytest.mark.abuse("D02")
def test_a_tour_of_hostile_pages_asks_nobody(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Every tab, item, fact, page and dialog; the server that everything points to sees no request."""
    with serving({}) as server:
        fake = program("Brightfield Lending")
        fake.__class__ = Trap
        assert isinstance(fake, Trap)
        fake.lure = luring(server.url)
        fake.reviews["p-1"] = lured(fake.reviews["p-1"], fake.lure)
        window = open_window(fake)
        window.open_platform("p-1")
        for name in TABS:
            window.review.show_tab(name)
            QApplication.processEvents()
        for judgement in fake.reviews["p-1"].assessment.judgements:
            window.review.show_item(judgement.item)
        for place in range(window.review.pages.model.rowCount()):
            window.review.show_tab("pages")
            window.review.pages.table.setCurrentIndex(window.review.pages.model.index(place, 0))
            qtbot.wait(5)
        register = tmp_path / "register.csv"
        register.write_text(
            f'Entity name;National id;Status\n"{fake.lure.replace(chr(34), "")}";12345678;x\n'
        )
        asked = window.flow(Registers).ask(str(register))
        assert asked is not None
        qtbot.waitUntil(lambda: asked.candidates.rowCount() == 1)
        for box in (
            window.flow(AddingPages).ask([fake.lure]),
            AboutBox(window, about_of(fake.lure)),
            crash(window, fake.lure, fake.lure),
        ):
            assert box is not None
            box.show()
            QApplication.processEvents()
            box.close()
        asked.close()
        window.show_library()
        QApplication.processEvents()

        assert server.seen == []


def shown_markup(root: QWidget) -> list[str]:
    """Every place in which a widget would read its words as markup, or could load something."""
    found = [_name(w, "reads markup") for w in root.findChildren(QLabel) if _reads_markup(w)]
    found += [_name(w, "opens links") for w in root.findChildren(QLabel) if w.openExternalLinks()]
    found += [_name(w, "is rich") for w in root.findChildren(QTextEdit)]
    for text in root.findChildren(QPlainTextEdit):
        image = QTextDocument.ResourceType.ImageResource.value
        if (
            text.isReadOnly()
            and text.document().loadResource(image, QUrl("file:///etc/hostname")) is not None
        ):
            found.append(_name(text, "loads"))
    found += [_name(w, "tip") for w in root.findChildren(QWidget) if _alive(w.toolTip())]
    for view in root.findChildren(QAbstractItemView):
        found += [_name(view, tip) for tip in _tips(view) if _alive(tip)]
    return found


def _reads_markup(label: QLabel) -> bool:
    return bool(label.text()) and label.textFormat() is not Qt.TextFormat.PlainText


def _alive(tip: str) -> bool:
    """A tip with a tag that is not escaped; the one around the whole is our own."""
    return "<" in tip.removeprefix("<span>").removesuffix("</span>")


def _tips(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(min(model.rowCount(), 60)) if model is not None else ():
        for column in range(model.columnCount()):
            yield str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")


def _name(widget: QWidget, told: str) -> str:
    return f"{type(widget).__name__} in {type(widget.parent()).__name__}: {told[:80]}"


@pytest.mark.abuse("D02")
def test_no_widget_reads_foreign_words_as_markup(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Every label, tip, text and table of every view and box, each filled with markup as a site might write it."""
    fake = program("Brightfield Lending")
    fake.__class__ = Trap
    fake.lure = luring("http://127.0.0.1:9/")
    fake.reviews["p-1"] = lured(fake.reviews["p-1"], fake.lure)
    window = open_window(fake)
    assert shown_markup(window) == []
    window.open_platform("p-1")
    for name in TABS:
        window.review.show_tab(name)
        qtbot.waitUntil(lambda: not window.jobs.busy)
        assert (name, shown_markup(window.review.tabs.currentWidget())) == (name, [])
    for judgement in fake.reviews["p-1"].assessment.judgements:
        window.review.show_item(judgement.item)
        assert shown_markup(window.review.checklist) == []
    for view in (window.flow(Handbook).show(), window.flow(Waiting).show()):
        qtbot.waitUntil(lambda: not window.jobs.busy)
        assert shown_markup(view) == []
    for box in (
        AboutBox(window, about_of(fake.lure)),
        Preferences(window, window.settings, adviser=Adviser(fake.lure, fake.lure, b"", fake.lure)),
        crash(window, fake.lure, fake.lure),
        message(window, fake.lure, fake.lure, icon=QMessageBox.Icon.NoIcon),
    ):
        assert shown_markup(box) == []


def test_the_probe_finds_what_it_looks_for(qtbot: QtBot) -> None:
    """A label as Qt makes it, a rich text and an open tip are each found."""
    root = QWidget()
    qtbot.addWidget(root)
    QLabel("<b>x</b>", root)
    QTextEdit(root)
    QWidget(root).setToolTip("<img src='x'>")

    assert sorted(found.split(": ")[1] for found in shown_markup(root)) == ["is rich", "reads markup", "tip"]
