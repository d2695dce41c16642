"""Draws a report as PDF: A4, bookmarks, page x of y, evidence links; the same report gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus import Paragraph as Words

from desktop.reports import blocks as b
from desktop.reports.cleaning import MOST, clean, web_link
from desktop.reports.drawing import Anchored, Bookmark, Drawn, Logo, ScoreBars, face_of
from desktop.reports.fonts import BODY, markup, register, shown, wide_share
from desktop.reports.phrases import phrases
from desktop.reports.styles import INK, MARGIN, PALE, RULE, SOFT, STYLES

WIDTH, HEIGHT = A4
ROOM = WIDTH - 2 * MARGIN
LONGEST_HEAD = 120
WIDEST_LETTER, TALLEST_ROW = 9.0, 600.0
LONGEST_OWN = 4000
"""An adviser's own statement is printed whole."""
SECTION_ROOM = 150
"""Points a section needs below its heading to begin on the same page: some text, or a table's head and a few rows."""


def pdf_bytes(report: b.Report) -> bytes:
    """The report as a PDF file."""
    register()
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=A4,
        title=clean(report.title),
        author="Lendscope",
        creator="Lendscope",
        producer="Lendscope",
        subject="Disclosure quality and visible risk",
        invariant=1,
    )
    frame = Frame(MARGIN, MARGIN + 6, ROOM, HEIGHT - 2 * MARGIN - 14, 0, 0, 0, 0, id="body")
    document.addPageTemplates(
        [PageTemplate(id="cover", frames=[frame]), PageTemplate(id="page", frames=[frame])]
    )
    document.build(_flow(report), canvasmaker=_numbered(clean(report.foot), report.language))
    return out.getvalue()


def _numbered(foot: str, language: str) -> type[Canvas]:
    """A canvas that knows the number of pages before it prints the first foot."""

    class Numbered(Canvas):  # type: ignore[misc]
        def __init__(self, *args: Any, **settings: Any) -> None:
            super().__init__(*args, **{**settings, "invariant": 1})
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for page in self._pages:
                self.__dict__.update(page)
                if self._pageNumber > 1:
                    place = f"page {self._pageNumber} of {len(self._pages)}"
                    _foot(self, foot, phrases(language).text(place))
                super().showPage()
            super().save()

    return Numbered


def _foot(canvas: Any, foot: str, place: str) -> None:
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, MARGIN - 4, WIDTH - MARGIN, MARGIN - 4)
    words = Words(markup(foot if len(foot) < 90 else foot[:89] + "…"), STYLES["cell-small"])
    words.wrap(ROOM - 80, 20)
    words.drawOn(canvas, MARGIN, MARGIN - 16)
    canvas.setFont(face_of(place), 7.6)
    canvas.setFillColor(SOFT)
    canvas.drawRightString(WIDTH - MARGIN, MARGIN - 14, place)


def _flow(report: b.Report) -> list[Flowable]:
    flow: list[Flowable] = []
    marks = 0
    for block in report.blocks:
        if isinstance(block, b.Heading):
            marks += 1
        flow += _draw(block, marks)
    return flow


def _draw(block: b.Block, mark: int) -> list[Flowable]:
    match block:
        case b.Cover():
            return _cover(block)
        case b.Heading(text, level, new_page):
            return _heading(text, level, new_page, mark)
        case b.Paragraph(text, style, refs):
            return [_words(text, style, refs)]
        case b.Bullets(items, numbered, start):
            return [_bullet(p, f"{n}." if numbered else "•") for n, p in enumerate(items, start)] + [
                Spacer(0, 4)
            ]
        case b.TableBlock():
            return [_table(block), Spacer(0, 6)]
        case b.Bars(bars):
            return [ScoreBars(bars), Spacer(0, 8)]
        case b.Chart(picture):
            return [Drawn(picture), Spacer(0, 8)]
        case b.Pairs(rows):
            return [_pairs(rows), Spacer(0, 6)]


def _heading(text: str, level: int, new_page: bool, mark: int) -> list[Flowable]:
    words = Words(markup(clean(text)), STYLES["h1" if level == 1 else "h2"])
    together = KeepTogether([Bookmark(f"s{mark}", clean(text), level - 1), words])
    return [PageBreak() if new_page else CondPageBreak(SECTION_ROOM if level == 1 else 80), together]


def _refs(refs: tuple[int, ...]) -> str:
    return "".join(f' <a href="#E{n}" color="#0F4C81">[E{n}]</a>' for n in refs)


def _set_style(name: str, text: str) -> Any:
    style = STYLES[name]
    if wide_share(text) > 0.3:
        style = style.clone(f"{name}-wide", wordWrap="CJK")
    return style


def _words(text: str, style: str, refs: tuple[int, ...] = (), most: int = MOST) -> Words:
    cleaned = clean(text, most)
    return Words(markup(cleaned) + _refs(refs), _set_style(style, cleaned))


def _bullet(item: b.Paragraph, sign: str) -> Words:
    cleaned = clean(item.text)
    style = _set_style("body", cleaned).clone(
        "bullet", leftIndent=20 if sign != "•" else 15, bulletIndent=2, spaceAfter=3, bulletFontName=BODY
    )
    return Words(markup(cleaned) + _refs(item.refs), style, bulletText=sign)


def _table(block: b.TableBlock) -> Table:
    numbers = {n for row in block.rows[:1] for n, cell in enumerate(row) if cell.style == "number"}
    head = [_head(words, number=n in numbers) for n, words in enumerate(block.head)]
    rows = [[_cell(cell) for cell in row] for row in block.rows]
    rules: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.35, RULE),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
    ]
    if block.total:
        rows.append([_cell(cell) for cell in block.total])
        rules += [("BACKGROUND", (0, -1), (-1, -1), PALE), ("LINEABOVE", (0, -1), (-1, -1), 0.9, INK)]
    widths = [ROOM * share for share in block.widths]
    return Table(
        [head, *rows], colWidths=widths, repeatRows=1, style=TableStyle(rules), splitInRow=_tall(block)
    )


def _tall(block: b.TableBlock) -> int:
    """1 where a row may be higher than a page and has to break; others stay whole. An upper bound, by wide letters."""
    rooms = [ROOM * share for share in block.widths]
    heights = (
        len(shown(clean(cell.text))) * WIDEST_LETTER / room * 11
        for row in (*block.rows, block.total)
        for cell, room in zip(row, rooms, strict=False)
    )
    return int(max(heights, default=0.0) > TALLEST_ROW)


def _head(text: str, *, number: bool) -> Words:
    """A column's name, cut where it would leave no room for rows: it is repeated on every page."""
    cleaned = clean(text, LONGEST_HEAD)
    return Words(markup(cleaned), _set_style("head-number" if number else "head", cleaned))


def _cell(cell: b.CellText) -> Words:
    cleaned = clean(cell.text)
    text = markup(cleaned) + _refs(cell.refs)
    if web_link(cell.link):
        text = f'<link href="{_attribute(cell.link)}">{text}</link>'
    style = _set_style("cell" if cell.style == "body" else f"cell-{cell.style}", cleaned)
    return Words(text, style) if cell.anchor is None else Anchored(text, style, f"E{cell.anchor}")


def _attribute(address: str) -> str:
    return address.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


def _pairs(rows: Iterable[tuple[str, str]]) -> Table:
    cells = [[_words(name, "cell-strong"), _words(value, "cell")] for name, value in rows]
    style = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
    return Table(cells, colWidths=[ROOM * 0.25, ROOM * 0.75], style=style, splitInRow=1)


def _cover(cover: b.Cover) -> list[Flowable]:
    logo = [Logo(cover.logo), Spacer(0, 18)] if cover.logo else []
    own = [_words(cover.own, "note", most=LONGEST_OWN)] if cover.own else []
    return [
        Spacer(0, 24 if logo else 90),
        *logo,
        _words(clean(cover.kicker, 120), "kicker"),
        Spacer(0, 10),
        _words(clean(cover.title, 120), "title"),
        _words(cover.subtitle, "subtitle"),
        _pairs(cover.rows),
        Spacer(0, 24),
        _words(cover.mark, "mark"),
        Spacer(0, 30),
        _words(cover.foot, "note"),
        *own,
        NextPageTemplate("page"),
    ]
