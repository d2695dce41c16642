"""The site of the reading benchmark: disclosure pages of about 110 kB in several languages, and annual reports as PDF.

Every sentence is drawn from `read_words.toml` with figures, dates and firms of its own, so that hardly any stands
twice; the pages differ in what fills them, as pages do: long terms, tables, answers, scripts and styles. One page in
five is a long document, nearly all text; of the others a quarter is text and the rest markup, icons, styles and state
for scripts. Together a third is text, as of the reference sites' pages (0.21 to 0.48 each, 0.33 in the mean; news
sites have less). `dense`: every page is nearly all text, harder than any site.
"""

from __future__ import annotations

import io
import random
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from scrapers.archive import Capture, Snapshot, SnapshotStatus, digest

SIZE = 110_000
LONG = 5
FILLED = 0.48
"""The part of an ordinary page that holds what it says, with the markup around it."""
HOME = "https://www.benchlend.example/"
DAY = datetime(2026, 5, 4, tzinfo=UTC)
MIXES = ("prose", "answers", "table", "prose", "cards")
"""What fills the pages, in turn; beside it every page has navigation, styles, a script and a footer."""


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """Language → titles, mains, tails, questions, labels."""
    return tomllib.loads(Path(__file__).with_name("read_words.toml").read_text(encoding="utf-8"))


def site(pages: int, pdfs: int = 0, *, dense: bool = False) -> tuple[Snapshot, dict[str, bytes]]:
    """A complete snapshot of so many pages and PDFs, and the bodies by hash."""
    bodies: dict[str, bytes] = {}
    captures = []
    for address, kind, body in (*_pages(pages, dense), *_pdfs(pdfs)):
        key = digest(body)
        bodies[key] = body
        captures.append(Capture(address, address, DAY, 200, content_type=kind, sha256=key, size=len(body)))
    return Snapshot("bench", "Benchlend", HOME, DAY, SnapshotStatus.COMPLETE, tuple(captures), "0"), bodies


def _pages(count: int, dense: bool) -> Iterator[tuple[str, str, bytes]]:
    codes = list(words())
    for number in range(count):
        code = codes[number % len(codes)]
        yield (
            f"{HOME}{code}/page-{number}" if number else HOME,
            "text/html",
            Page(code, number).bytes(dense or number % LONG == 0),
        )


class Page:
    """One page of a language; the same number gives the same bytes."""

    def __init__(self, code: str, number: int) -> None:
        self.code, self.number, self.draw = code, number, random.Random(number)
        self.own = words()[code]
        self.title = self.own["titles"][number // len(words()) % len(self.own["titles"])]

    def bytes(self, dense: bool) -> bytes:
        """The page, filled up to its size; not `dense`: with what pages carry beside their text."""
        head, foot = self._head(), self._foot()
        fill: Callable[[], str] = getattr(self, "_" + MIXES[self.number % len(MIXES)])
        parts, size = [head], len((head + foot).encode())
        while size < SIZE:
            parts.append(fill() if dense or size < SIZE * FILLED else self._beside())
            size += len(parts[-1].encode())
        return "".join((*parts, foot)).encode()

    def _beside(self) -> str:
        """What a visitor does not read: an icon in boxes of classes, and now and then state for scripts."""
        draw = self.draw
        path = " ".join(
            f"{draw.choice('MLCQ')}{draw.randint(0, 240)} {draw.randint(0, 240)}" for _ in range(60)
        )
        names = " ".join(f"{draw.choice(_CLASSES)}-{draw.randint(1, 12)}" for _ in range(14))
        icon = f'<svg viewBox="0 0 240 240" aria-hidden="true"><path fill="currentColor" d="{path}"/></svg>'
        boxes = f'<div class="{names}"><div class="{names[:90]}"><span class="icon">{icon}</span></div></div>'
        rows = ",".join(
            f'{{"id":{draw.randrange(10**9)},"s":"{draw.randrange(10**12):x}"}}' for _ in range(30)
        )
        state = f'<script type="application/json" id="s{draw.randrange(10**6)}">[{rows}]</script>'
        return boxes + (state if draw.random() < _STATE else "")

    # Words

    def sentence(self) -> str:
        """A main clause and a tail, with figures of their own."""
        joint = "" if self.code == "zh" else ", "
        return self._filled(self.draw.choice(self.own["mains"]) + joint + self.draw.choice(self.own["tails"]))

    def _filled(self, text: str) -> str:
        draw = self.draw
        values: dict[str, Any] = {
            "p": f"{draw.randint(0, 29)}{'.' if self.code in ('en', 'zh') else ','}{draw.randint(0, 99):02d} %",
            "m": f"€{draw.randint(10, 9_999):,} thousand" if self.code == "en" else self._money(),
            "d": draw.randint(2, 60),
            "y": draw.randint(2015, 2025),
            "t": f"{draw.randint(1, 28):02d}.{draw.randint(1, 12):02d}.{draw.randint(2018, 2025)}",
            "f": f"{draw.choice(_FIRST)}{draw.choice(_LAST)} {draw.choice(_FORMS)}",
            "n": draw.randint(100, 99_999),
        }
        return text.format(**values)

    def _money(self) -> str:
        amount = self.draw.randint(1_000, 9_999_999)
        return f"{amount / 10_000:.2f}万元" if self.code == "zh" else f"{amount:,} EUR".replace(",", ".")

    def _paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.draw.randint(2, 5)))

    # What fills a page

    def _prose(self) -> str:
        items = "".join(f"<li><p>{escape(self._paragraph())}</p></li>" for _ in range(4))
        return (
            f'<section class="clause"><h2 id="s{self.draw.randrange(10**6)}">{self.draw.randint(1, 40)}. '
            f"{escape(self.draw.choice(self.own['titles']))}</h2><p>{escape(self._paragraph())}</p>"
            f"<ol>{items}</ol></section>\n"
        )

    def _answers(self) -> str:
        question = escape(self.draw.choice(self.own["questions"]))
        return (
            f'<div class="accordion-item" data-id="{self.draw.randrange(10**6)}"><h3 class="accordion-header">'
            f'<button type="button" class="accordion-button" aria-expanded="false">{question}</button></h3>'
            f'<div class="accordion-body"><p>{escape(self._paragraph())}</p><p>{escape(self._paragraph())}</p>'
            "</div></div>\n"
        )

    def _table(self) -> str:
        labels = self.draw.sample(self.own["labels"], 5)
        head = "".join(f'<th scope="col" class="num">{escape(label)}</th>' for label in ("", *labels))
        rows = "".join(self._row(month, len(labels)) for month in range(1, 13))
        return (
            f'<h2>{escape(self.title)}</h2><table class="data"><thead><tr>{head}</tr></thead>{rows}</table>\n'
        )

    def _row(self, month: int, columns: int) -> str:
        cells = "".join(
            f'<td class="num">{self._filled("{m}" if n % 2 else "{p}")}</td>' for n in range(columns)
        )
        return f'<tr><th scope="row">{month:02d}/{self.draw.randint(2015, 2025)}</th>{cells}</tr>'

    def _cards(self) -> str:
        cards = "".join(
            f'<div class="card shadow-sm rounded col-4"><div class="card-body"><span class="value">'
            f'{self._filled(self.draw.choice(("{m}", "{p}", "{n}")))}</span><span class="label">{escape(label)}</span>'
            "</div></div>"
            for label in self.draw.sample(self.own["labels"], 6)
        )
        text = f'<div class="row">{cards}</div><p>{escape(self._paragraph())}</p>'
        return f"<section><h2>{escape(self.title)}</h2>{text}</section>\n"

    # What every page has

    def _head(self) -> str:
        codes = list(words())
        links = "".join(
            f'<li class="nav-item"><a class="nav-link" href="/{codes[n % len(codes)]}/page-{n}">'
            f"{escape(self.own['titles'][n % 10])}</a></li>"
            for n in range(1, 40)
        )
        style = "".join(f".c{n}{{margin:{n}px;color:#{n:06x};display:flex}}\n" for n in range(220))
        return (
            f'<!doctype html><html lang="{self.code}"><head><meta charset="utf-8"><title>{escape(self.title)} | '
            f"Benchlend</title><style>{style}</style></head><body><header><nav><ul>{links}</ul></nav></header>"
            f"<main><h1>{escape(self.title)}</h1>"
        )

    def _foot(self) -> str:
        state = ",".join(f'"k{n}":{{"v":{n * 7},"t":"{self.draw.randrange(10**9)}"}}' for n in range(180))
        return (
            f"</main><footer><p>© Benchlend OÜ, {escape(self.sentence())}</p></footer>"
            f"<script>window.__STATE__={{{state}}}</script></body></html>"
        )


_CLASSES = ("flex", "px", "md:py", "text", "bg", "rounded", "hover:shadow", "col", "lg:grid", "gap")
_STATE = 0.5
_FIRST = ("Nord", "Alt", "Silver", "Green", "West", "Harbour", "Linden", "Stone", "River", "Bright")
_LAST = ("bridge", "field", "mark", "gate", "haven", "brook", "wood", "lane", "stead", "port")
_FORMS = ("GmbH", "Ltd", "SIA", "S.L.", "SAS", "OÜ", "AG")


def _pdfs(count: int) -> Iterator[tuple[str, str, bytes]]:
    for number in range(count):
        yield f"{HOME}files/report-{2020 + number}.pdf", "application/pdf", report(number)


def report(number: int, pages: int = 12) -> bytes:
    """An annual report: prose, and on every third page a table of two years."""
    page, out = Page("en", 10_000 + number), io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    for sheet in range(pages):
        canvas.setFont("Helvetica", 9)
        for line, text in enumerate(_rows(page, 2020 + number) if sheet % 3 == 0 else _lines(page)):
            for place, cell in enumerate(text.split("\t")):
                canvas.drawString(60 + 200 * place, 790 - 14 * line, cell)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _lines(page: Page) -> list[str]:
    return [page.sentence()[:110] for _ in range(50)]


def _rows(page: Page, year: int) -> list[str]:
    names = (
        "Interest income",
        "Fee income",
        "Staff costs",
        "Impairment",
        "Result for the year",
        "Total assets",
        "Equity",
    )
    figures = page.draw
    rows = [
        f"{name}\t{figures.randint(100, 90_000):,}\t{figures.randint(100, 90_000):,}" for name in names * 6
    ]
    return [f"in thousands of euro\t{year}\t{year - 1}", *rows]
