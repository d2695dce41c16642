"""Makes the annual reports of the invented platforms in tests/sites: python -m tests.support.make_site_pdfs.

Each report is a list of pages; a page is a list of lines, and a line with tabs is a row of a table:
its label stands at the left, its cells are set flush right. Figures are those of the site's facts.json.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

SITES = Path(__file__).resolve().parents[1] / "sites"
LEFT, RIGHT, TOP, LEADING, COLUMN = 60, 535, 780, 17, 85
FONT, BOLD, SIZE = "Helvetica", "Helvetica-Bold", 10


def make_report(source: Path) -> Path:
    """The PDF that `source` (report.toml: name, title, pages) describes, beside the site's pages."""
    report = tomllib.loads(source.read_text(encoding="utf-8"))
    target: Path = source.parent / "pages" / report["name"]
    canvas = Canvas(str(target), pagesize=A4, invariant=True)
    canvas.setTitle(report["title"])
    for page in report["pages"]:
        _draw_page(canvas, page["lines"])
        canvas.showPage()
    canvas.save()
    return target


def _draw_page(canvas: Canvas, lines: list[str]) -> None:
    """Lines from the top; one that begins with `# ` is set in bold."""
    height = TOP
    for line in lines:
        canvas.setFont(BOLD if line.startswith("# ") else FONT, SIZE)
        label, *cells = line.removeprefix("# ").split("\t")
        for row in _wrapped(label, RIGHT - LEFT - COLUMN * len(cells)):
            canvas.drawString(LEFT, height, row)
            height -= LEADING
        for place, cell in enumerate(cells, start=1):
            canvas.drawRightString(RIGHT - COLUMN * (len(cells) - place), height + LEADING, cell)


def _wrapped(text: str, width: float) -> list[str]:
    """The text in rows no wider than `width` points; an empty text is one empty row."""
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if stringWidth(longer, FONT, SIZE) > width:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows


def main() -> None:
    for source in sorted(SITES.glob("*/report.toml")):
        print(make_report(source).name)


if __name__ == "__main__":
    main()
