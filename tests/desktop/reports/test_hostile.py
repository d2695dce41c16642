"""Hostile strings through every text field of every form: they come out as the letters they are."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import lxml.html
import pypdf
import pypdfium2
import pytest
from defusedxml.ElementTree import fromstring
from markdown_it import MarkdownIt

from desktop.app import data
from desktop.app.reporting import dump
from desktop.reports import blocks as b
from desktop.reports.changes import build_changes
from desktop.reports.cleaning import clean
from desktop.reports.comparison import Sheet, build_comparison
from desktop.reports.comparison_table import comparison_csv
from desktop.reports.contents import build_report
from desktop.reports.fonts import register, shown
from desktop.reports.html import html
from desktop.reports.json_report import review_json
from desktop.reports.ledger import Ledger
from desktop.reports.model import Background, Handover, Signature
from desktop.reports.pdf import pdf_bytes
from desktop.reports.picture import Lane, Rung, Track, lanes_picture, trend_picture, waterfall_picture
from desktop.reports.table import csv_text
from desktop.reports.text import escaped, markdown
from desktop.reports.workbook import workbook_bytes
from scoring.assessment import Score
from scoring.compare import PageText, compared
from scoring.facts import Found
from scoring.quiet import Alarm, Quiet
from scoring.review import Review
from scoring.side_by_side import side_by_side
from scoring.textdiff import Block, block_moves
from scoring.waterfall import Cause, Link
from tests.support.hostile_strings import FAMILIES, STRINGS
from tests.support.reviews import WHEN, contradiction, evidence, fact, review
from tests.support.servers import serving

EACH = pytest.mark.parametrize("text", [text for _, text in STRINGS], ids=[name for name, _ in STRINGS])
STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
HALF = Fraction(1, 2)
TAGS = set(
    "html head meta title style body header nav main footer h1 h2 h3 p a ul ol li dl dt dd table caption thead tbody "
    "tfoot tr th td strong svg rect line circle polygon text figure img".split()
)


def test_there_are_two_hundred_of_them() -> None:
    """And none twice."""
    assert len({text for _, text in STRINGS}) == len(STRINGS) >= 200


def everywhere(text: str) -> b.Report:
    """A report that has the text in every field of every kind of block."""
    cells = tuple(b.CellText(text, style, link=text) for style in ("body", "strong", "small", "number"))
    score = Score(None, HALF, HALF, HALF)
    pictures = (
        trend_picture([Track(text, ((WHEN.date(), score), (WHEN.date(), score)))], text),
        lanes_picture([(text, [Lane(text, None)])], text),
        waterfall_picture([Rung(text, HALF, HALF, whole=True)], text),
    )
    return b.Report(
        text,
        text,
        (
            b.Cover(text, text, text, ((text, text),), text, text, b"", text),
            b.Heading(text, new_page=True),
            b.Heading(text, 2),
            *(b.Paragraph(text, style) for style in ("body", "lead", "note")),
            b.Bullets((b.Paragraph(text),)),
            b.Bullets((b.Paragraph(text),), numbered=True),
            b.TableBlock((text,) * 4, (cells,), (0.25,) * 4, cells, text),
            b.Bars((b.Bar(text, None, HALF, HALF, text),)),
            *(b.Chart(picture) for picture in pictures),
            b.Pairs(((text, text),)),
        ),
    )


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def squeezed(text: str) -> str:
    """Without white space, and with letters that are drawn as one sign taken apart."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@pytest.mark.abuse("R01", "R06")
@EACH
def test_the_text_comes_back_equal_from_the_pdf(text: str) -> None:
    """Cleaning is written down in `cleaning` and `fonts.shown`; nothing else is lost or added."""
    register()
    made = pdf_bytes(b.Report("t", "f", (b.Paragraph(text),)))

    assert squeezed(pdf_text(made)) == squeezed(shown(clean(text)))


def active(content: bytes) -> list[str]:
    """Whatever in a PDF could do something: actions, scripts, pictures, files, links out of it."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    found = [f"image {image.name}" for page in reader.pages for image in page.images]
    for number in range(1, len(reader.xref[0]) + 1 if 0 in reader.xref else 1):
        found += _active_keys(reader.get_object(number))
    root = reader.trailer["/Root"]
    found += [key for key in ("/OpenAction", "/AA", "/AcroForm", "/Names") if key in root]
    return found


def _active_keys(entry: object) -> list[str]:
    if not isinstance(entry, dict):
        return []
    keys = [key for key in ("/JS", "/AA", "/EmbeddedFile", "/RichMedia", "/XFA") if key in entry]
    action = entry.get("/A")
    kind = action.get("/S") if isinstance(action, dict) else None
    uri = str(action.get("/URI", "")) if isinstance(action, dict) else ""
    wrong = kind not in (None, "/GoTo", "/URI") or (
        kind == "/URI" and not uri.startswith(("http://", "https://"))
    )
    return [*keys, *([f"{kind} {uri}"] if wrong else [])]


@pytest.mark.abuse("R01", "R02", "R03", "R05", "R06")
@EACH
def test_the_pdf_opens_in_two_readers_and_does_nothing(text: str) -> None:
    """In every field of every block: no picture, no script, no launch, no link but to the web."""
    made = pdf_bytes(everywhere(text))

    assert len(pypdfium2.PdfDocument(made)) == len(pypdf.PdfReader(io.BytesIO(made)).pages)
    assert active(made) == []


@pytest.mark.abuse("R01", "R03", "R05")
@EACH
def test_the_html_is_only_our_own_elements(text: str) -> None:
    """No element, attribute or address that the text brought, and the text as it is."""
    page = lxml.html.document_fromstring(html(everywhere(text)).encode())
    paragraph = page.xpath("//main/p[@class='body']")[0]

    assert {str(element.tag) for element in page.iter()} <= TAGS
    assert [name for element in page.iter() for name in element.attrib if name.startswith("on")] == []
    assert [h for h in page.xpath("//@href") if not h.startswith(("#", "http://", "https://"))] == []
    assert page.xpath("//@src | //@action | //@formaction | //@srcdoc | //@data") == []
    assert squeezed(paragraph.text_content()) == squeezed(clean(text))


@pytest.mark.abuse("R01", "R03", "R05")
@EACH
def test_the_markdown_has_no_markup_but_ours(text: str) -> None:
    """A reader of Markdown with tables and strike-through shows the very letters."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    drawn = reader.render(escaped(clean(text)))
    cell = reader.render(f"| a |\n|---|\n| {escaped(clean(text))} |")
    spoken = re.fullmatch(r"(?:<p>(.*)</p>\n)?", drawn, re.DOTALL)

    assert spoken is not None
    assert squeezed(unescape(spoken[1] or "")) == squeezed(clean(text))
    assert re.findall(r"<(?!/?(?:table|thead|tbody|tr|th|td)\b)", cell) == []
    assert not re.search(r"(?i)(?<!\\)://|(?<![\\\w])www\.|(?<!\\)@", escaped(clean(text)))


def holding(texts: list[str]) -> Review:
    """A review with each text as a value, as its quote, and as a page's address."""
    values = tuple(v for text in texts for v in fact("entity.legal_name", text, text).values)
    return review(Found("entity.legal_name", values), name=texts[0])


@pytest.mark.abuse("V01")
@pytest.mark.parametrize("family", FAMILIES)
def test_the_table_has_no_formula(family: str) -> None:
    """Every cell of the CSV opens as text and keeps its words."""
    rows = list(csv.reader(io.StringIO(csv_text(holding(FAMILIES[family])))))
    words = [cell for row in rows for cell in (*row[:4], *row[5:])]
    told = [row[3] for row in rows if row[1] == "entity.legal_name"]

    assert [c for c in words if unicodedata.normalize("NFKC", c[:1]).startswith(STARTS)] == []
    assert [cell.removeprefix("'") for cell in told] == [clean(t).removeprefix("'") for t in FAMILIES[family]]


@pytest.mark.abuse("V01")
@pytest.mark.parametrize("family", FAMILIES)
def test_the_workbook_has_no_formula_and_no_link(family: str) -> None:
    """Words are shared strings, numbers numbers; nothing else is in it."""
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(holding(FAMILIES[family])))) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    sheets = [fromstring(content) for name, content in parts.items() if "worksheets/" in name]
    tags = {element.tag.rpartition("}")[2] for sheet in sheets for element in sheet.iter()}
    strings = ["".join(s.itertext()) for s in fromstring(parts["xl/sharedStrings.xml"])]

    assert not tags & {"f", "hyperlink", "hyperlinks", "drawing", "oleObjects", "legacyDrawing"}
    assert [name for name in parts if re.search(r"extern|vba|macro|media|embed", name, re.IGNORECASE)] == []
    assert {clean(t).replace("_x003D_", "_x005F_x003D_") for t in FAMILIES[family] if clean(t)} <= {
        s.replace("\xa0", " ") for s in strings
    }


SHAPED = set("id item key outcome machine state level letter form status origin fingerprint".split())
"""Fields that hold a word of the program's own, never foreign text."""


def tainted(value: Any, text: str) -> Any:
    """The same value with the text in every field that may hold foreign words."""
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            f.name: tainted(getattr(value, f.name), text)
            for f in fields(value)
            if f.name not in SHAPED and f.init
        }
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(tainted(part, text) for part in value)
    if isinstance(value, dict):
        return {key: tainted(part, text) for key, part in value.items()}
    return text if type(value) is str else value


@cache
def whole() -> Review:
    return review(contradictions=(contradiction(),))


WORST = [FAMILIES[family][0][:90] for family in FAMILIES] + ["<b>x", "字" * 90, "\ud800", "‮שלום"]


def forms(text: str) -> Iterator[tuple[str, bytes]]:
    """Every form of a report in which each foreign word is the text."""
    found = tainted(whole(), text)
    name = Signature(text, WHEN.date())
    background = Background(notes=(text,), lists={text: WHEN.date()}, glossary=((text, text),))
    handover = Handover(text, text, text, text, b"", name, name)
    built = build_report(found, data.items(), data.catalogue(), handover, background)
    yield ".pdf", pdf_bytes(built)
    yield ".html", html(built).encode()
    yield ".md", markdown(built).encode()
    yield ".json", dump(review_json(found))
    yield ".csv", csv_text(found).encode()
    yield ".xlsx", workbook_bytes(found)


@pytest.mark.abuse("R01", "R02", "R03", "R05")
@pytest.mark.parametrize("text", WORST, ids=range(len(WORST)))
def test_no_section_lets_a_foreign_word_through(text: str) -> None:
    """The whole report, all sections, with the string in every field of the review."""
    made = dict(forms(text))
    page = lxml.html.document_fromstring(made[".html"])

    assert active(made[".pdf"]) == []
    assert {str(element.tag) for element in page.iter()} <= TAGS
    assert zipfile.ZipFile(io.BytesIO(made[".xlsx"])).testzip() is None
    assert made[".json"].decode()


def documents(text: str) -> Iterator[b.Report]:
    """A comparison and a change report in which each foreign word is the text."""
    one, other = tainted(whole(), text), replace(tainted(whole(), text), run_id="r-000002")
    found = side_by_side([one, other], ["entity.legal_name", "payout.working_days"])
    yield build_comparison(Sheet(found, data.items(), data.catalogue(), (False, False)))
    links = [Link(Cause.SITE, r.assessment, r.reading.findings) for r in (whole(), other)]
    gone = Alarm(Quiet.STATEMENT_WITHDRAWN, text, text, evidence(text, text), None, WHEN, text, text, text)
    words = PageText(
        text, one.snapshot.captures[0], other.snapshot.captures[0], block_moves([Block(text)], [])
    )
    made = compared(whole(), other, links, texts=[words], alarms=[gone], notes=[text])
    yield build_changes(Ledger(made, data.items(), data.catalogue(), (False, False)))


@pytest.mark.abuse("R01", "R03", "R05")
@pytest.mark.parametrize("text", WORST[:6], ids=range(6))
def test_comparisons_and_changes_let_no_foreign_word_through_either(text: str) -> None:
    """The same doors, other documents."""
    for report in documents(text):
        page = lxml.html.document_fromstring(html(report).encode())
        assert active(pdf_bytes(report)) == []
        assert {str(element.tag) for element in page.iter()} <= TAGS


@pytest.mark.abuse("V01")
@pytest.mark.parametrize("text", FAMILIES["formula"][::6])
def test_the_table_of_a_comparison_has_no_formula(text: str) -> None:
    """Names of platforms and stated values are words."""
    found = side_by_side([tainted(whole(), text), whole()], ["entity.legal_name"])
    cells = [cell for row in csv.reader(io.StringIO(comparison_csv(found))) for cell in row]

    assert [c for c in cells if unicodedata.normalize("NFKC", c[:1]).startswith(STARTS)] == []


@pytest.mark.abuse("R02", "R04")
def test_nothing_is_run_and_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A trap server has no visitor, and no canary file is made."""
    monkeypatch.chdir(tmp_path)
    canary = tmp_path / "canary"
    with serving({}) as trap:
        texts = [
            f'<img src="{trap.url}a.png"/>',
            f'<img src="{trap.url}a.png" width="9" height="9" valign="middle"/>',
            f'<para><img src="{trap.url}b"/></para>',
            f"![x]({trap.url}c.png)",
            f'<font color="[[[getattr(open({str(canary)!r},{"w"!r}),{"close"!r})() for _ in [1]]]]">x</font>',
            f"[[[open({str(canary)!r}, 'w')]]]",
            f'<para backColor="exec(open({str(canary)!r},{"w"!r}))">x</para>',
        ]
        assert len(list(forms(" ".join(texts)))) == 6

    assert trap.seen == []
    assert not canary.exists()


def test_a_link_leads_to_the_quoted_page() -> None:
    """What may be a link is one, so that the tests above are not about nothing."""
    made = pdf_bytes(build_report(review(), data.items(), data.catalogue()))

    assert evidence().url.encode() in made
