"""Makes the PDFs of the bundled sample platforms; run it after changing a text here.

    python -m tests.support.make_sample_pdfs

The files are built with fixed dates, so that an unchanged text gives unchanged bytes.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
Rows = list[tuple[str, ...]]

TIDEWELL_BALANCE: Rows = [
    ("in euro", "2025", "2024"),
    ("Revenue", "2,760,000", "2,310,000"),
    ("Profit for the year", "318,000", "204,000"),
    ("Total assets", "3,905,000", "3,420,000"),
    ("Cash and cash equivalents", "1,480,000", "1,205,000"),
    ("Equity", "2,140,000", "1,822,000"),
]
LINDARA_BALANCE: Rows = [
    ("in euro", "2024", "2023"),
    ("Revenue", "1,180,000", "1,020,000"),
    ("Loss for the year", "(412,000)", "(188,000)"),
    ("Total assets", "734,000", "905,000"),
    ("Equity", "96,000", "508,000"),
]
KIIS: Rows = [
    ("Part", "Content"),
    ("A. Project owner", "Shannon Crumb Bakeries Limited, Limerick"),
    ("B. Offer", "45,000 euro, 6.2% per year, 24 months"),
    ("C. Risk factors", "Default, illiquidity, total loss of the capital invested"),
    ("D. Fees", "Investor 0.75% a year; project owner 2.5% once"),
    ("E. Complaints", "complaints@tidewell.example"),
]


def main() -> None:
    """Write every sample PDF to its folder."""
    _write("tidewell/annual-report-2025.pdf", "Tidewell annual report 2025", _tidewell_report())
    _write("tidewell/kiis-tw-1131.pdf", "Key investment information sheet TW-1131", _tidewell_sheet())
    _write("lindara/lindara-annual-report-2024.pdf", "Lindara annual report 2024", _lindara_report())
    _write("zenithvault/zenithvault-brochure.pdf", "ZenithVault brochure", _zenith_brochure())


def _write(name: str, title: str, story: list[Flowable]) -> None:
    target = SAMPLES / name
    SimpleDocTemplate(str(target), pagesize=A4, title=title, author="", invariant=1).build(story)


def _text(style: str, *paragraphs: str) -> list[Flowable]:
    sheet = getSampleStyleSheet()
    return [Paragraph(text, sheet[style]) for text in paragraphs]


def _tidewell_report() -> list[Flowable]:
    return [
        *_text("Title", "Annual report 2025"),
        *_text(
            "BodyText",
            "Tidewell Capital DAC, Cork. Financial statements for the year ended 31 December 2025.",
            "The loan book grew by 14 percent. Thirteen loans were written off.",
        ),
        PageBreak(),
        *_text("Heading1", "Key figures"),
        Table(TIDEWELL_BALANCE, hAlign="LEFT"),
        Spacer(1, 24),
        *_text("Heading1", "Independent auditor's report"),
        *_text(
            "BodyText",
            "Auditor: Corrib & Lyons, Chartered Accountants",
            "In our opinion the financial statements give a true and fair view of the assets, liabilities and "
            "financial position of the company at 31 December 2025. Our opinion is unqualified.",
        ),
    ]


def _tidewell_sheet() -> list[Flowable]:
    return [
        *_text("Title", "Key investment information sheet"),
        *_text(
            "BodyText",
            "Loan TW-1131. This offer has been neither verified nor approved by an authority. You risk losing "
            "all of the money you invest. The investment is not covered by the deposit guarantee scheme.",
        ),
        Table(KIIS, hAlign="LEFT"),
    ]


def _lindara_report() -> list[Flowable]:
    return [
        *_text("Title", "Annual report 2024"),
        *_text(
            "BodyText",
            "Lindara Markets UAB, Vilnius. Annual financial statements, year ended 31 December 2024.",
        ),
        Table(LINDARA_BALANCE, hAlign="LEFT"),
        Spacer(1, 24),
        *_text("Heading1", "Auditor's report"),
        *_text(
            "BodyText",
            "Auditor: Audito Linija UAB",
            "In our opinion the statements give a true and fair view of the financial position of the company.",
            "Without changing our opinion we point to the loss of the year and to the support that the "
            "shareholder has promised.",
        ),
    ]


def _zenith_brochure() -> list[Flowable]:
    return [
        *_text("Title", "ZenithVault: wealth without worry"),
        *_text(
            "BodyText",
            "24% guaranteed every year. Your capital is always protected.",
            "Double your money in three years and withdraw any time.",
            "Ask your personal manager about the 10% deposit bonus.",
        ),
    ]


if __name__ == "__main__":
    main()
