"""The window's language reaches the checklist, the names of facts and the reasons, and nothing that is judged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.app import data
from desktop.app.spoken import spoken_catalogue, spoken_items, spoken_review
from desktop.reports.phrases import ENGLISH, languages
from tests.support.reviews import review

OTHERS = [code for code in languages() if code != ENGLISH]


def test_english_is_the_checklist_itself() -> None:
    assert spoken_items(ENGLISH) is data.items()
    assert spoken_catalogue(ENGLISH) is data.catalogue()
    found = review()
    assert spoken_review(found, ENGLISH) is found


@pytest.mark.parametrize("code", OTHERS)
def test_another_language_changes_words_only(code: str) -> None:
    spoken = spoken_items(code)
    assert list(spoken) == list(data.items())
    assert sum(item.question != data.items()[name].question for name, item in spoken.items()) > 90
    for name, item in spoken.items():
        own = data.items()[name]
        assert replace(item, question=own.question, why=own.why, ask=own.ask) == own


@pytest.mark.parametrize("code", OTHERS)
def test_a_reviews_outcomes_scores_and_quotes_stay(code: str) -> None:
    found = review()
    spoken = spoken_review(found, code)
    pairs = list(zip(spoken.assessment.judgements, found.assessment.judgements, strict=True))
    assert all(replace(one, reason=other.reason) == other for one, other in pairs)
    assert spoken.assessment.overall.result == found.assessment.overall.result
    assert spoken.assessment.overall.band.letter == found.assessment.overall.band.letter
    assert spoken.reading is found.reading
