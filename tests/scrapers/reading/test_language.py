"""Languages without a lexicon: known to be unread, so that nobody's silence is invented."""

import pytest

from scoring.facts import Absent, Unsearched
from scrapers.reading.language import UNKNOWN, language_of
from tests.support.reading_case import read_pages

DUTCH = (
    "Wij zijn een platform voor het lenen van geld aan bedrijven. De kosten voor u zijn laag en worden bij het "
    "uitbetalen ingehouden. Als een lening niet op tijd wordt terugbetaald, neemt onze incassopartner contact op."
)
FINNISH = (
    "Olemme yritys, joka välittää lainoja ja jonka asiakkaat ovat yksityisiä. Maksu on pieni, mutta se voi myös "
    "nousta, kun laina on myöhässä. Jos et ole varma, ota yhteyttä ja kysy, mitä maksut ovat ja miksi ne ovat."
)
CZECH = (
    "Jsme platforma, na které se lidé mohou podílet na úvěrech pro firmy. Poplatky jsou nízké a platí se od prvního "
    "dne, nebo podle smlouvy. Pro vás je to jednoduché: o vše se postará náš tým, jako by šlo o jeho peníze."
)
ENGLISH = (
    "We arrange loans for small firms in the Netherlands and in Belgium, and our lenders are paid by the month. "
    "The fee is low, and it is taken when the money is paid out."
)
GERMAN = (
    "Wir vermitteln Darlehen für kleine Firmen, und die Anleger werden jeden Monat bezahlt. Die Gebühr ist niedrig "
    "und wird bei der Auszahlung von der Summe abgezogen, nicht von den Zinsen."
)


ITALIAN = (
    "Siamo una piattaforma che permette di prestare alle piccole imprese. Le commissioni sono a carico del titolare "
    "del progetto e non sono previsti costi per chi presta; il rimborso avviene ogni mese."
)
SPANISH = (
    "Somos una plataforma que permite prestar a las pequeñas empresas. Las comisiones corren a cargo del promotor y "
    "no hay costes para quien presta; el reembolso se hace cada mes."
)
PORTUGUESE = (
    "Somos uma plataforma que permite emprestar a pequenas empresas. As comissões ficam a cargo do promotor e não há "
    "custos para quem empresta; o reembolso é feito todos os meses."
)
POLISH = (
    "Jesteśmy platformą, która umożliwia pożyczanie małym firmom. Prowizje ponosi właściciel projektu, a inwestorzy "
    "nie płacą nic; spłata następuje co miesiąc na rachunek inwestora."
)
SLOVAK = (
    "Sme platforma, ktorá umožňuje požičiavať malým firmám. Poplatky platí vlastník projektu a investori neplatia "
    "nič, ale splátky sa posielajú na účet investora každý mesiac."
)


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        (DUTCH, "", "nl"),
        (DUTCH, "en", "nl"),
        (FINNISH, "", "fi"),
        (CZECH, "cs", "cs"),
        (ENGLISH, "nl", "en"),
        (GERMAN, "", "de"),
        (ITALIAN, "", "it"),
        (SPANISH, "", "es"),
        (SPANISH, "it", "es"),
        (PORTUGUESE, "", "pt"),
        (POLISH, "", "pl"),
        (POLISH, "en", "pl"),
        (CZECH, "", "cs"),
        (SLOVAK, "sk", "sk"),
        ("Мы выдаём займы малым предприятиям и платим инвесторам каждый месяц.", "en", "ru"),
        ("Zug blip " * 40, "", UNKNOWN),
    ],
)
def test_a_language_is_told_by_its_words(text, declared, code):
    """What a template declares counts less than what stands there."""
    assert language_of(text, declared, strangers=True) == code


HOME = '<h1>Lend</h1><p>Welcome to our home.</p><a href="/fees">Fees</a>'


def test_a_page_we_cannot_read_is_not_silent():
    """A Dutch page of fees may well state the fee."""
    reading = read_pages({"/": HOME, "/fees": f"<h1>Kosten</h1><p>{DUTCH}</p>"})
    finding = reading.findings["fees.inactivity"]

    assert isinstance(finding, Unsearched)
    assert "written in Dutch, which this version cannot read" in finding.reason
    assert [p.read for p in reading.pages if p.url.endswith("/fees")] == [False]


def test_an_unreadable_page_of_unknown_kind_could_state_anything():
    """Its address says nothing, its words cannot be read."""
    reading = read_pages({"/": HOME.replace("/fees", "/x7"), "/x7": f"<h1>Alles</h1><p>{DUTCH}</p>"})

    assert isinstance(reading.findings["people.directors"], Unsearched)


def test_the_translation_of_a_page_that_was_read_hides_nothing():
    """The Dutch twin of the English page of fees says the same."""
    pages = {
        "/": HOME,
        "/fees": f"<h1>Fees</h1><p>{ENGLISH}</p>",
        "/nl/fees": f"<h1>Kosten</h1><p>{DUTCH}</p>",
    }

    assert isinstance(read_pages(pages).findings["fees.inactivity"], Absent)


def test_directors_are_not_missing_where_no_page_about_people_was_read():
    """The front page alone cannot be silent about the board."""
    finding = read_pages({"/": "<h1>Lend</h1><p>Welcome to our home.</p>"}).findings["people.directors"]

    assert isinstance(finding, Unsearched)
