"""A PDF as lines, paragraphs and tables, and what is said when it cannot be read."""

from __future__ import annotations

import time

import pytest

from scrapers.documents.document import BlockKind
from scrapers.documents.open import open_document
from scrapers.documents.pdf import MAX_PAGES, read_pdf
from tests.support.docs import pdf

ACCOUNTS = [
    (50, 760, "Balance sheet, GBP thousands"),
    (300, 740, "Note"),
    (380, 740, "2025"),
    (450, 740, "2024"),
    (50, 720, "Cash at bank"),
    (310, 720, "7"),
    (376, 720, "5,055"),
    (446, 720, "4,665"),
    (50, 700, "Creditors"),
    (370, 700, "(3,228)"),
    (440, 700, "(2,986)"),
    (50, 680, "Total equity"),
    (376, 680, "4,126"),
    (446, 680, "3,708"),
]


def test_figures_stand_under_their_year() -> None:
    """Columns are found by the figures' right edges; an empty note cell stays empty."""
    [table] = read_pdf(pdf([ACCOUNTS]), "u").tables

    assert [[c.text for c in row] for row in table.rows] == [
        ["", "Note", "2025", "2024"],
        ["Cash at bank", "7", "5,055", "4,665"],
        ["Creditors", "", "(3,228)", "(2,986)"],
        ["Total equity", "", "4,126", "3,708"],
    ]
    assert (table.header_rows, table.page) == (1, 1)


def test_row_can_be_quoted_as_it_stands() -> None:
    """Label and figures of a row follow each other in the text."""
    document = read_pdf(pdf([ACCOUNTS]), "u")

    assert "Total equity\t4,126\t3,708" in document.text
    assert all(document.text[b.start : b.end] == b.text for b in document.blocks)


def test_unit_of_the_table_stays_visible() -> None:
    """The words above a table are text of the document."""
    assert "GBP thousands" in read_pdf(pdf([ACCOUNTS]), "u").text


def test_paragraph_is_joined_over_its_lines() -> None:
    """A sentence that breaks at the margin is one block."""
    lines = [
        (50, 700, "We found no material uncertainty that would cast significant doubt on"),
        (50, 688, "the ability of the company to continue."),
    ]

    assert [b.text for b in read_pdf(pdf([lines]), "u").blocks] == [
        "We found no material uncertainty that would cast significant doubt on the ability of the company to continue."
    ]


def test_pages_are_numbered() -> None:
    """Each block knows its page, and each page its offset."""
    document = read_pdf(pdf([[(50, 700, "First page.")], [(50, 700, "Second page.")]]), "u")

    assert [b.page for b in document.blocks] == [1, 2]
    assert [document.text[s:][:6] for s in document.page_starts] == ["First ", "Second"]


def test_metadata_are_kept() -> None:
    """Title and author as the file names them."""
    document = read_pdf(pdf([[(50, 700, "x")]], title="Report", author="A Ltd"), "u")

    assert (document.title, dict(document.metadata)["author"]) == ("Report", "A Ltd")


@pytest.mark.abuse("P07")
@pytest.mark.parametrize("mode", [3, 7])
def test_invisible_text_is_no_source(mode: int) -> None:
    """Text that the render mode does not draw is left out and noted."""
    document = read_pdf(pdf([[(50, 700, "default rate 0.1 %")]], mode=mode), "u")

    assert (document.text, "hidden-text" in document.notes) == ("", True)


def test_scanned_page_says_so() -> None:
    """Pictures without text cannot be read."""
    import io

    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "grey")), 0, 0, 500, 700)
    canvas.save()
    document = read_pdf(out.getvalue(), "u")

    assert ("scanned" in document.notes, document.complete) == (True, False)


@pytest.mark.abuse("P05")
@pytest.mark.parametrize(
    ("password", "notes", "complete"), [("secret", ("encrypted",), False), ("", (), True)]
)
def test_encrypted_pdf_is_named(password: str, notes: tuple[str, ...], complete: bool) -> None:
    """A password that is asked for is a note; an empty one is no obstacle."""
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(pdf([[(50, 700, "Some words that are long enough.")]]))))
    writer.encrypt(password, owner_password="other", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    document = read_pdf(out.getvalue(), "u")

    assert (document.notes, document.complete) == (notes, complete)


@pytest.mark.abuse("P11")
@pytest.mark.parametrize(
    "body", [b"%PDF-1.7\n", b"%PDF-1.4\n%%EOF", b"%PDF-" + b"\0" * 500, b"%PDF-1.7\n" + b"<" * 5000]
)
def test_damaged_pdf_is_incomplete(body: bytes) -> None:
    """What cannot be opened is noted, never taken for silence."""
    document = open_document(body, "u", "application/pdf")

    assert (document.notes, document.complete, document.media) == (("damaged",), False, "pdf")


@pytest.mark.abuse("P11")
def test_cut_off_pdf_is_no_crash() -> None:
    """Half a file gives what it holds or says that it is damaged."""
    body = pdf([ACCOUNTS] * 3)

    assert read_pdf(body[: len(body) // 2], "u").complete in (True, False)


@pytest.mark.abuse("P04")
def test_pages_end_at_the_cap() -> None:
    """Three hundred pages are read; the rest is said to be missing."""
    document = read_pdf(pdf([[(50, 700, "x")]] * (MAX_PAGES + 2)), "u")

    assert (len(document.page_starts), "truncated" in document.notes, document.complete) == (
        MAX_PAGES,
        True,
        False,
    )


@pytest.mark.abuse("P04")
def test_time_ends_a_reading() -> None:
    """Twenty seconds, by the given clock."""
    ticks = iter(range(0, 10_000, 15))
    document = read_pdf(pdf([[(50, 700, "x")]] * 5), "u", clock=lambda: float(next(ticks)))

    assert ("truncated" in document.notes, len(document.page_starts)) == (True, 2)


@pytest.mark.abuse("P06")
@pytest.mark.parametrize("name", ["/JavaScript", "/Launch", "/EmbeddedFile", "/OpenAction"])
def test_active_content_is_noted(name: str) -> None:
    """Nothing is run; the reader says that there was something to run."""
    body = pdf([[(50, 700, "x")]]).replace(
        b"/Type /Catalog", b"/Type /Catalog /X << /S %s >>" % name.encode(), 1
    )

    assert "active-content" in read_pdf(body, "u").notes


def test_heading_is_larger_than_the_text() -> None:
    """Size makes a heading, and the text below knows it."""
    import io

    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Helvetica", 16)
    canvas.drawString(50, 750, "Principal risks")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 730, "The main risks of the company are a fall in prices.")
    canvas.save()
    document = read_pdf(out.getvalue(), "u")

    assert (document.blocks[0].kind, document.blocks[1].headings) == (BlockKind.HEADING, (0,))


@pytest.mark.abuse("P03")
def test_page_cycle_ends() -> None:
    """A page tree that contains itself is read in bounded time."""
    body = pdf([[(50, 700, "x")]])
    cyclic = (
        body.replace(b"/Kids [ 3 0 R ]", b"/Kids [ 4 0 R ]")
        if b"/Kids [ 3 0 R ]" in body
        else body.replace(b"/Count 1", b"/Count 9")
    )
    start = time.process_time()
    read_pdf(cyclic, "u")

    assert time.process_time() - start < 20
