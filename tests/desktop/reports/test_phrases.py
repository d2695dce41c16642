"""Reports in other languages: the program's own words are exchanged, those of others never."""

from __future__ import annotations

import io
import re
import tomllib
from importlib.resources import files

import pypdf
import pytest

from desktop.app import data
from desktop.app.errors import UsageError
from desktop.app.reporting import Frame, Wish, built, check_language, drawn
from desktop.reports.blocks import CellText, Heading, Paragraph, Report, TableBlock
from desktop.reports.phrases import ENGLISH, Foreign, Phrases, languages, phrases
from desktop.reports.translating import translated, with_phrases
from tests.support.reviews import review

OTHERS = [code for code in languages() if code != ENGLISH]
OWN = Phrases(
    {
        "Overall": "Gesamt",
        "pass": "bestanden",
        "Seen on {day}.": "Gesehen am {day}.",
        "{mark} {state!}": "{mark} {state!}",
        "By {who}: {state!}, until {day}": "Bis {day} {state!}, von {who}",
        "{day#} May {year#}": "{day#}. Mai {year#}",
    }
)
_PLACE = re.compile(r"\{\w+[!#]?\}")


@pytest.mark.parametrize(
    ("english", "own"),
    [
        ("Overall", "Gesamt"),
        ("Seen on 2026-11-02.", "Gesehen am 2026-11-02."),
        ("Overall. Seen on Monday.", "Overall. Gesehen am Monday."),
        ("By Overall: pass, until 2027", "Bis 2027 bestanden, von Overall"),
        ("2 May 2026", "2. Mai 2026"),
        ("The first of May 2026", "The first of May 2026"),
        ("Nothing of it", "Nothing of it"),
        (Foreign("Overall"), "Overall"),
        ("", ""),
    ],
)
def test_a_sentence_is_found_whole_by_its_places_or_not_at_all(english: str, own: str) -> None:
    assert OWN.text(english) == own


def test_words_of_others_pass_through_every_block_as_they_are() -> None:
    table = TableBlock(("Overall",), ((CellText("Overall"), CellText(Foreign("Overall"))),), (0.5, 0.5))
    made = with_phrases(
        Report("Overall", "", (Heading("Overall"), Paragraph(Foreign("Overall")), table)), "de", OWN
    )
    heading, paragraph, cells = made.blocks
    assert (made.title, made.language, heading.text, paragraph.text) == ("Gesamt", "de", "Gesamt", "Overall")  # type: ignore[union-attr]
    assert (cells.head, [c.text for c in cells.rows[0]]) == (("Gesamt",), ["Gesamt", "Overall"])  # type: ignore[union-attr]


def test_a_report_in_english_is_the_report_itself() -> None:
    made = built(review(), Frame())
    assert translated(made, ENGLISH) is made


class Loud(Phrases):
    """Phrases that exchange every text that may be exchanged."""

    def __bool__(self) -> bool:
        return True

    def text(self, english: str) -> str:
        return english if isinstance(english, Foreign) else "·"


def test_no_words_quoted_from_a_page_can_be_exchanged() -> None:
    made = built(review(), Frame())
    quoted = {text for text in _cells(made) if text.startswith("“")}
    assert quoted
    assert quoted <= _cells(with_phrases(made, "xx", Loud({})))


def _cells(report: Report) -> set[str]:
    tables = [block for block in report.blocks if isinstance(block, TableBlock)]
    return {cell.text for table in tables for row in table.rows for cell in row}


@pytest.mark.parametrize("code", OTHERS)
def test_a_report_in_another_language_keeps_every_quote_number_and_digest(code: str) -> None:
    made = built(review(), Frame())
    own = translated(made, code)
    assert own.language == code
    assert len(own.blocks) == len(made.blocks)
    found = drawn(made, ".md", code).decode()
    for evidence in (
        e for f in review().reading.findings.values() for v in getattr(f, "values", ()) for e in v.evidence
    ):
        assert (evidence.quote in drawn(made, ".md").decode()) == (evidence.quote in found)
    assert f'<html lang="{code}">' in drawn(made, ".html", code).decode()


@pytest.mark.parametrize("code", OTHERS)
def test_names_beside_the_bars_and_the_foot_are_drawn_in_letters_that_the_page_has(code: str) -> None:
    """A family without the sign would leave a blank."""
    content = drawn(built(review(), Frame()), ".pdf", code)
    words = pypdf.PdfReader(io.BytesIO(content)).pages[1].extract_text()
    said = phrases(code)
    assert all(said.text(name) in words for name in ("Overall", "Liquidity", "Information leakage"))
    assert said.text("page 2 of 3").rpartition("3")[0] in words


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_uses_the_places_of_its_phrase_and_no_others(code: str) -> None:
    text = files("resources").joinpath("phrases", f"{code}.toml").read_text(encoding="utf-8")
    for english, own in tomllib.loads(text).items():
        assert set(_PLACE.findall(own)) <= set(_PLACE.findall(english)), english
        assert own.strip(), english


@pytest.mark.parametrize("code", OTHERS)
def test_most_of_the_checklists_questions_are_translated_and_the_rest_is_listed(code: str) -> None:
    left = [
        item.question for item in data.items().values() if phrases(code).text(item.question) == item.question
    ]
    print(f"{code}: {len(left)} questions stay English: {left}")
    assert len(left) <= len(data.items()) // 10


def test_an_unknown_language_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="en"):
        check_language("xx")
    assert Wish().language == ENGLISH
