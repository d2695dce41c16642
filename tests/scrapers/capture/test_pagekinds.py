"""Page kinds: what a link promises, in nine languages."""

from __future__ import annotations

import pytest

from scrapers.capture import platform_name
from scrapers.links import newest_and_oldest, pattern, same_site, tidy
from scrapers.pagekinds import kinds_of_link, page_kinds, priority

LETTERS = set("HIALSTRPFQOKGBDCNX") | {"LOGIN"}


@pytest.mark.parametrize(
    ("path", "anchor", "kind"),
    [
        ("/", "Home", "H"),
        ("/en/", "English", "H"),
        ("/impressum", "", "I"),
        ("/x", "Aviso legal", "I"),
        ("/ueber-uns", "", "A"),
        ("/x", "Quiénes somos", "A"),
        ("/regulation", "", "L"),
        ("/x", "备案信息", "L"),
        ("/statistiken", "", "S"),
        ("/x", "Taux de défaut", "S"),
        ("/terms-of-use", "", "T"),
        ("/x", "Noteikumi", "T"),
        ("/x", "Taisyklės", "T"),
        ("/risk-warning", "", "R"),
        ("/x", "风险提示", "R"),
        ("/datenschutz", "", "P"),
        ("/x", "Kebijakan privasi", "P"),
        ("/fees", "", "F"),
        ("/x", "Hinnakiri", "F"),
        ("/faq.html", "", "Q"),
        ("/x", "Preguntas frecuentes", "Q"),
        ("/projects", "", "O"),
        ("/projects/123-old-mill", "Old mill", "O"),
        ("/files/audit-report.pdf", "", "D"),
        ("/x", "Informe de auditoría", "D"),
        ("/x", "Prüfungsbericht", "D"),
        ("/kiis", "", "K"),
        ("/loan-originators", "", "G"),
        ("/provision-fund", "", "B"),
        ("/financial-reports", "", "D"),
        ("/files/gjb-2024.pdf", "", "D"),
        ("/x", "Gada pārskats", "D"),
        ("/complaints", "", "C"),
        ("/blog/half-a-million-loans", "Half a million loans", "N"),
        ("/security", "", "X"),
        ("/login?next=/", "", "LOGIN"),
        ("/x", "Reģistrēties", "LOGIN"),
    ],
)
def test_a_link_promises_its_kind(path: str, anchor: str, kind: str) -> None:
    """By its words or by its address."""
    assert kind in kinds_of_link(f"https://lender.example{path}", anchor)


@pytest.mark.parametrize(
    ("path", "anchor"),
    [
        ("/data-room", "Read on"),
        ("/investing-guide", "Start now"),
        ("/x", "Please read our risk warning and all the terms before you invest"),
        ("/.well-known/security.txt", ""),
        ("/images", "Pictures"),
    ],
)
def test_a_link_without_a_kind_has_none(path: str, anchor: str) -> None:
    """A wrong kind would make a fact look absent."""
    assert kinds_of_link(f"https://lender.example{path}", anchor) == ()


def test_words_come_before_the_address() -> None:
    """The anchor is what the platform says the page is."""
    assert kinds_of_link("https://lender.example/about", "Risk")[:2] == ("R", "A")


def test_help_hosts_answer_questions() -> None:
    """A help desk is a page of questions whatever its path."""
    assert "Q" in kinds_of_link("https://help.lender.example/article/5", "")


def test_the_table_holds_every_kind() -> None:
    """The letters are those of the fact catalogue."""
    assert {row.letter for row in page_kinds().rows} == LETTERS


@pytest.mark.parametrize(
    ("kinds", "wanted"), [(("S",), 1), (("D",), 2), (("N", "T"), 1), (("X",), 3), ((), 4)]
)
def test_the_best_kind_gives_the_priority(kinds: tuple[str, ...], wanted: int) -> None:
    """1 always, 2 when linked, 3 while the budget lasts."""
    assert priority(kinds) == wanted


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.lender.co.uk/", "https://help.lender.co.uk/x", True),
        ("https://lender.co.uk/", "https://other.co.uk/", False),
        ("https://a.github.io/", "https://b.github.io/", False),
        ("http://127.0.0.1:80/", "http://127.0.0.1:81/", False),
        ("http://127.0.0.1:81/", "http://127.0.0.1:81/x", True),
        ("https://93.184.215.14/", "https://94.184.215.14/", False),
        ("https://lender.com/", "https://lender.com.evil.com/", False),
    ],
)
def test_a_site_is_a_registrable_domain(one: str, other: str, same: bool) -> None:
    """Two tenants of one suffix are strangers."""
    assert same_site(one, other) is same


def test_numbers_and_identifiers_are_one_pattern() -> None:
    """Calendars and identifiers must not look like different pages."""
    assert pattern("http://e/x/2024-05-01?p=1") == pattern("http://e/x/1999-12-31?p=22")
    assert pattern("http://e/o/3f2504e0-4f89-11d3-9a0c-0305e82c3301") == pattern("http://e/o/7")


def test_a_sample_takes_both_ends_by_number() -> None:
    """Newest and oldest, whatever the order on the page."""
    urls = [f"http://e/p/{n}" for n in (3, 9, 1, 7, 5)]
    assert newest_and_oldest(urls, 1) == ["http://e/p/9", "http://e/p/1"]


def test_tidying_keeps_what_tells_pages_apart() -> None:
    """Only tracking and sessions go."""
    assert tidy("http://e/x;jsessionid=1?lang=de&utm_source=a&id=5#top") == "http://e/x?lang=de&id=5"


@pytest.mark.parametrize(
    ("title", "home", "name"),
    [
        ("Lend | Example Lend", "https://www.example-lend.com/", "Example Lend"),
        ("Invest in loans – LENDER", "https://lender.co.uk/", "LENDER"),
        ("Welcome", "https://lender.co.uk/", "Lender"),
        ("Invest | Baltrade", "http://127.0.0.1:8000/", "Baltrade"),
        ("", "http://127.0.0.1:8000/", "127.0.0.1"),
    ],
)
def test_a_platform_s_name_is_what_title_and_domain_agree_on(title: str, home: str, name: str) -> None:
    """The list of platforms needs a short name."""
    assert platform_name(title, home) == name
