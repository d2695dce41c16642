"""Reports say what the review says, in every form, and foreign text stays text."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files
from itertools import pairwise

import jsonschema
import lxml.html
import pypdf
import pypdfium2
import pytest

from desktop.app import data
from desktop.reports.blocks import Heading, Report
from desktop.reports.cleaning import web_link
from desktop.reports.contents import build_report
from desktop.reports.html import html
from desktop.reports.json_report import reading_json, review_json
from desktop.reports.model import Handover, Signature
from desktop.reports.pdf import pdf_bytes
from desktop.reports.table import csv_text, harmless
from desktop.reports.text import markdown
from desktop.reports.wording import OUTCOME_MARKS
from scoring.assessment import Outcome
from scoring.facts import Absent
from scoring.printing import one_decimal
from scoring.review import Review
from tests.support.reviews import WHEN, contradiction, fact, review


def report(*arguments: object, **settings: object) -> Report:
    return build_report(review(*arguments, **settings), data.items(), data.catalogue())  # type: ignore[arg-type]


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


@pytest.fixture(scope="module")
def plain_pdf() -> bytes:
    return pdf_bytes(report(contradictions=(contradiction(),)))


def test_the_same_review_gives_the_same_bytes() -> None:
    """Two runs over one snapshot differ in id and time only, and the PDF prints neither."""
    first, second = review(), review(run_id="r-000777")

    assert pdf_bytes(build_report(first, data.items(), data.catalogue())) == pdf_bytes(
        build_report(second, data.items(), data.catalogue())
    )


@pytest.mark.parametrize(
    "head",
    [
        "In short",
        "Liquidity",
        "Credit",
        "Unknowns and limits",
        "Method",
        "Evidence",
        "Facts",
        "Expected by law",
        "Technical measurements",
    ],
)
def test_every_section_stands_in_the_pdf(plain_pdf: bytes, head: str) -> None:
    """A reader can rely on the shape of the report."""
    assert head in pdf_text(plain_pdf)


def test_the_pdf_prints_the_numbers_of_the_review(plain_pdf: bytes) -> None:
    """Window, JSON and PDF speak from one value."""
    found = review(contradictions=(contradiction(),)).assessment
    text = pdf_text(plain_pdf)

    for dimension in found.dimensions:
        assert dimension.result.score is None or one_decimal(dimension.result.score) in text
    assert one_decimal(found.overall.result.high) in text


def test_the_pdf_has_bookmarks_pages_and_quotes(plain_pdf: bytes) -> None:
    """It can be found one's way in."""
    reader = pypdf.PdfReader(io.BytesIO(plain_pdf))
    text = pdf_text(plain_pdf)

    assert "In short" in [str(entry.title) for entry in reader.outline if not isinstance(entry, list)]
    assert f"page 2 of {len(reader.pages)}" in text
    assert "within 21 working days" in text


def test_the_pdf_tells_nothing_about_its_maker(plain_pdf: bytes) -> None:
    """No user name, no path, no time of making."""
    information = pypdf.PdfReader(io.BytesIO(plain_pdf)).metadata

    assert information is not None
    assert (information.author, information.producer) == ("Lendscope", "Lendscope")


def test_the_limits_cannot_be_switched_off() -> None:
    """Even an adviser's final report says what is not known."""
    found = build_report(
        review(),
        data.items(),
        data.catalogue(),
        Handover(prepared=Signature("A", WHEN.date()), reviewed=Signature("B", WHEN.date())),
    )
    heads = [b.text for b in found.blocks if isinstance(b, Heading)]

    assert "Unknowns and limits" in heads


SIGNED = Handover(prepared=Signature("A", WHEN.date()), reviewed=Signature("B", WHEN.date()))
SOLVENT = fact("accounts.equity", Decimal(5_000_000), unit="EUR", qualifiers=(("year", "2025"),))


@pytest.mark.parametrize(
    ("found", "handover", "draft"),
    [(review(SOLVENT), None, True), (review(SOLVENT), SIGNED, False), (review(), SIGNED, True)],
    ids=["unsigned", "signed", "signed-with-an-undecided-flag"],
)
def test_a_report_is_final_when_signed_and_decided(
    found: Review, handover: Handover | None, draft: bool
) -> None:
    """Two people sign and every flag is decided, or it says DRAFT."""
    foot = build_report(found, data.items(), data.catalogue(), handover).foot

    assert ("DRAFT" in foot) is draft


def test_the_html_is_structured_for_a_screen_reader() -> None:
    """One title, headings that step down one by one, and tables that say what they hold and what heads what."""
    page = html(report(contradictions=(contradiction(),)))
    tree = lxml.html.document_fromstring(page.encode())
    levels = [int(str(h.tag)[1]) for h in tree.xpath("//h1 | //h2 | //h3")]

    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    for table in tree.xpath("//table"):
        assert len(table.xpath("./caption[normalize-space()]")) == 1
        assert table.xpath("./thead//th[not(@scope='col')]") == []
        assert table.xpath("./tbody//th[not(@scope='row')]") == []
    assert tree.xpath("//svg[not(@aria-hidden) and not(@aria-label)]") == []
    assert tree.xpath("//nav[@aria-label]//a") != []


def test_every_link_inside_the_html_has_its_place() -> None:
    """From a section's name to the section, from [E7] to the words."""
    tree = lxml.html.document_fromstring(html(report(contradictions=(contradiction(),))).encode())
    wanted = {h[1:] for h in tree.xpath("//@href") if h.startswith("#")}

    assert wanted
    assert wanted <= set(tree.xpath("//@id"))


def test_the_html_may_load_nothing() -> None:
    """Its own policy forbids every address."""
    page = html(report())

    assert "Content-Security-Policy\" content=\"default-src 'none';" in page
    assert re.findall(r"(?i)(?:src|srcset|@import|url)\s*[=(]", page) == []


@pytest.mark.parametrize("outcome", Outcome)
def test_each_state_has_a_mark_and_a_word_of_its_own(outcome: Outcome) -> None:
    """No state is lost on the way to paper, and colour never says it alone."""
    marks = list(OUTCOME_MARKS.values())

    assert marks.count(OUTCOME_MARKS[outcome]) == 1
    assert len({m for m, _ in marks}) == len({w for _, w in marks}) == 7


@pytest.mark.parametrize("schema", ["review", "reading"])
def test_the_json_validates(schema: str) -> None:
    """The published schema is what is written."""
    rules = json.loads((files("resources") / "schema" / f"{schema}-1.json").read_text(encoding="utf-8"))
    make = review_json if schema == "review" else reading_json
    plain = json.loads(json.dumps(make(review(contradictions=(contradiction(),)))))

    jsonschema.Draft202012Validator(rules).validate(plain)


def test_the_json_carries_every_item_and_fact() -> None:
    """Nothing is left out of the contract."""
    plain = review_json(review())

    assert len(plain["items"]) == len(data.items())  # type: ignore[arg-type]
    assert len(plain["findings"]) == len(data.catalogue())  # type: ignore[arg-type]


STARTS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]
TRICKS = ["1+1", 'HYPERLINK("http://127.0.0.1/","x")', "cmd|' /C calc'!A0"]


@pytest.mark.abuse("V01")
@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("trick", TRICKS)
def test_no_cell_is_a_formula(start: str, trick: str) -> None:
    """Thirty cells: a spreadsheet opens each as text, in the export too, where all of it is kept and quoted."""
    cell = start + trick
    made = csv_text(review(fact("entity.legal_name", cell)))
    row = next(
        row for row in csv.reader(io.StringIO(made)) if row[:3] == ["fact", "entity.legal_name", "found"]
    )

    assert harmless(cell).startswith("'")
    assert row[3].endswith(trick)
    assert not any(one.startswith(tuple(STARTS)) for one in row)


def test_the_csv_has_a_row_for_every_outcome_and_value() -> None:
    """Rows are complete and quoted."""
    rows = list(csv.reader(io.StringIO(csv_text(review()))))

    assert sum(r[0] == "item" for r in rows) == len(data.items())
    assert {len(r) for r in rows} == {12}


def test_markdown_shows_the_sum_and_escapes_foreign_signs() -> None:
    """It reads as text and stays text."""
    text = markdown(report(fact("entity.legal_name", "a|b *c* <i>")))

    assert "Answered lines" in text
    assert "a\\|b \\*c\\* \\<i\\>" in text


@pytest.mark.parametrize(
    ("address", "kept"),
    [("https://a.test/x", True), ("http://a.test", True), ("javascript:alert(1)", False), ("file:///etc", False),
     ("https://a@b.test/", False), ('https://a.test/"onx', False), ("https://a.test\\b", False), ("", False)],
)  # fmt: skip
def test_only_plain_web_addresses_become_links(address: str, kept: bool) -> None:
    """A link on paper leads to a web page or nowhere."""
    assert bool(web_link(address)) is kept


@pytest.mark.abuse("R06")
def test_a_thousand_rows_and_long_words_fit() -> None:
    """Long tables break over pages with their head repeated."""
    searched = {k: Absent(k) for k in data.catalogue()}
    found = review()
    wide = replace(
        found,
        reading=replace(
            found.reading, findings={f"{k}.{n}": a for n in range(8) for k, a in searched.items()}
        ),
    )
    content = pdf_bytes(build_report(wide, data.items(), data.catalogue()))

    assert pdf_text(content).count("Pages read in full") > 5
