"""A page that speaks of a matter in words nobody can read is not silent about it."""

from __future__ import annotations

import pytest

from scoring.facts import Absent, Found, Unsearched
from scrapers.reading.lexicon import languages, lexicon
from tests.support.reading_case import disclosed, read_pages

PAGES = {"/": "<h1>Lend with us</h1>", "/terms": "<h1>Terms</h1><p>These are our terms of use.</p>"}
PLAN = "winddown.plan"


def state(words: str, key: str, language: str = "en") -> object:
    pages = {**PAGES, "/faq": f"<h1>FAQ</h1><p>{words}</p>"}
    return read_pages(pages, lang=language).findings[key]


@pytest.mark.parametrize(
    ("language", "key", "words"),
    [
        ("en", PLAN, "Our arrangements for winding down were looked at last spring by an outside firm."),
        ("de", "security.certifications", "Wir sind zertifiziert nach einem sehr strengen Verfahren."),
        (
            "en",
            "loans.ltv_max",
            "The valuation counts: no loan is made above 72%, whatever the borrower says.",
        ),
        ("fr", "fees.inactivity", "Un compte inactif est ouvert sans que cela change quoi que ce soit."),
        ("lt", "loans.count", "Iki šiol 1 204 paskolos rado savo investuotojus mūsų bendruomenėje."),
        ("zh", "loans.written_off", "呆帳的處理由財務部負責。"),
    ],
)
def test_what_is_spoken_of_is_not_called_absent(language: str, key: str, words: str) -> None:
    """The passage is quoted, so that a person can look."""
    finding = state(words, key, language)

    assert isinstance(finding, Unsearched)
    assert words[:40] in finding.reason
    assert finding.reason.startswith("https://example-lend.test/faq speaks of it")


@pytest.mark.parametrize(
    "words",
    [
        "We like lending.",
        "We do not have an authenticator or anything like it.",
        "What is two-factor authentication?",
        "For example, a bank may use an authenticator.",
        "We plan to add an authenticator.",
    ],
)
def test_denied_supposed_and_general_words_are_no_mention(words: str) -> None:
    """They say nothing about what the platform has."""
    assert not isinstance(state(words, "security.mfa"), Unsearched)


def test_a_matter_that_was_understood_leaves_its_details_absent() -> None:
    """That there is no fund was read; its balance is then simply not stated."""
    fund = "We do not run a provision fund."
    reading = read_pages({**PAGES, "/fund": f"<h1>Provision fund</h1><p>{fund}</p>"})

    assert isinstance(reading.findings["provision_fund.exists"], Found)
    assert isinstance(reading.findings["provision_fund.balance"], Absent)


def test_a_post_is_no_standing_page() -> None:
    """What an article talks about is not what the platform discloses."""
    post = (
        "<h1>Blog</h1><article><p>Posted on 3 May 2026</p><p>Winding down is a topic for many.</p></article>"
    )

    assert isinstance(read_pages({**PAGES, "/blog/1": post}).findings[PLAN], Absent)


@pytest.mark.parametrize("language", languages())
def test_topics_are_of_known_keys(language: str) -> None:
    """A word for the matter of a key that does not exist would open nothing."""
    assert lexicon(language).topic_keys() <= set(disclosed())
