"""Accounts and terms of a hundred pages as files: figures by year with their scale, auditor, opinion, page numbers."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from scoring.facts import Found, Reading, Unsearched
from scrapers.archive import Capture, Snapshot, SnapshotStatus, digest
from scrapers.documents.open import open_document
from scrapers.reading.read import read_snapshot
from tests.support.docs import pdf
from tests.support.reading_case import HOME, WHEN, disclosed

FIGURES = {
    "accounts.revenue": ("Revenue", "4", "4,318", "3,902"),
    "accounts.net_result": ("Profit/(loss) for the year", "", "286", "(143)"),
    "accounts.total_assets": ("Total assets", "9", "3,913", "3,378"),
    "accounts.equity": ("Total equity", "12", "1,847", "1,560"),
}
Line = tuple[float, float, str]


def statement(unit: str = "in thousands of euros") -> list[Line]:
    """A page with a column of notes, two years and a caption for the scale."""
    lines: list[Line] = [(50, 760, f"Financial statements, {unit}"), (300, 730, "Note"), (380, 730, "2025")]
    lines.append((450, 730, "2024"))
    for row, (label, note, new, old) in enumerate(FIGURES.values()):
        y = 705 - 20 * row
        lines += (
            [(50, y, label), (310, y, note), (380, y, new), (450, y, old)]
            if note
            else [
                (50, y, label),
                (380, y, new),
                (450, y, old),
            ]
        )
    return lines


def prose(number: int) -> list[Line]:
    words = "The parties agree that the following clause applies to every assignment of a claim."
    return [(50, 760 - 20 * n, f"{number}.{n} {words}") for n in range(20)]


def read(pages: list[list[Line]]) -> Reading:
    return read_file(pdf(pages))


def read_file(body: bytes) -> Reading:
    url = HOME + "files/annual-report-2025.pdf"
    capture = Capture(
        url, url, WHEN, 200, content_type="application/pdf", sha256=digest(body), size=len(body)
    )
    snapshot = Snapshot("s", "Example Lend", HOME, WHEN, SnapshotStatus.COMPLETE, (capture,), "0")
    return read_snapshot(snapshot, {digest(body): body}, disclosed(), opener=open_document)


def by_year(reading: Reading, key: str) -> dict[str, Decimal]:
    finding = reading.findings[key]
    assert isinstance(finding, Found), key
    return {dict(v.qualifiers)["year"]: Decimal(str(v.value)) for v in finding.values}


@pytest.mark.parametrize("key", FIGURES)
@pytest.mark.parametrize(
    ("unit", "factor"), [("in thousands of euros", 1000), ("EUR million", 10**6), ("in euros", 1)]
)
def test_two_years_beside_a_column_of_notes(key: str, unit: str, factor: int) -> None:
    new, old = FIGURES[key][2:]
    plain = [Decimal(f.strip("()").replace(",", "")) * (-1 if "(" in f else 1) for f in (new, old)]

    assert by_year(read([statement(unit)]), key) == {"2025": plain[0] * factor, "2024": plain[1] * factor}


def test_a_figure_far_inside_a_long_file_names_its_page() -> None:
    pages = [prose(n) for n in range(1, 90)] + [statement()] + [prose(n) for n in range(91, 100)]
    finding = read(pages).findings["accounts.equity"]

    assert isinstance(finding, Found)
    assert {e.page for v in finding.values for e in v.evidence} == {90}
    assert all("Total equity" in e.quote for v in finding.values for e in v.evidence)


def test_auditor_opinion_and_year_are_read_from_prose() -> None:
    page: list[Line] = [
        (50, 760, "Annual report for the financial year ended 31 December 2025"),
        (50, 720, "Independent auditor's report"),
        (50, 700, "In our opinion the financial statements give a true and fair view of the company."),
        (50, 680, "Hollis & Wren Audit LLP, statutory auditor, 14 March 2026"),
    ]
    reading = read([page, statement()])

    assert found(reading, "accounts.auditor") == ["Hollis & Wren Audit LLP"]
    assert found(reading, "accounts.audit_opinion") == ["unqualified"]
    assert found(reading, "accounts.fiscal_year") == ["2025"]


def found(reading: Reading, key: str) -> list[str]:
    finding = reading.findings[key]
    return [str(v.value) for v in finding.values] if isinstance(finding, Found) else []


def test_a_scan_without_words_is_said_to_be_one_and_states_nothing() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawInlineImage(Image.new("L", (60, 80), 200), 40, 40, 500, 700)
    canvas.showPage()
    canvas.save()
    reading = read_file(out.getvalue())

    assert isinstance(reading.findings["accounts.equity"], Unsearched)
    assert "scanned" in reading.pages[0].notes
