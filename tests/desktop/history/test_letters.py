"""Questions keep their numbers; replies, waivers and what other libraries said stand beside what is there."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.history import opening
from desktop.history.connection import connect
from desktop.history.letters import Joined
from desktop.history.library import Library
from scoring.assessment import Answer, Outcome
from scoring.people import Question, Reply, Waiver
from tests.support.history import NOON

LATER = NOON + timedelta(days=3)
WAIVER = Waiver("credit.licence", Outcome.FAIL, "asked and waiting", "Ada", NOON, date(2026, 6, 30))
REPLY = Reply(2, "credit.licence", "We are licensed since May.", date(2026, 3, 2), "Ada", LATER)
ANSWER = Answer("credit.licence", Outcome.PASS, "seen", "register", "Ada", NOON)


@pytest.fixture
def platform(library: Library) -> str:
    return library.platform_for("https://example.test", "Example").id


def test_a_question_keeps_its_number_in_every_letter(library: Library, platform: str) -> None:
    """New ones get the next numbers, in the order in which they are asked."""
    first = library.number_questions(platform, ("credit.accounts", "credit.licence"), NOON)
    second = library.number_questions(platform, ("credit.licence", "liquidity.net-flow"), LATER)

    assert first == {"credit.accounts": 1, "credit.licence": 2}
    assert second == {"credit.licence": 2, "liquidity.net-flow": 3}
    assert [q.asked_at for q in library.questions(platform)] == [NOON, NOON, LATER]


def test_platforms_are_numbered_apart(library: Library, platform: str) -> None:
    """Question 1 of one is not question 1 of another."""
    other = library.platform_for("https://other.test", "Other").id
    library.number_questions(platform, ("credit.accounts",), NOON)

    assert library.number_questions(other, ("credit.licence",), NOON) == {"credit.licence": 1}


def test_a_number_of_another_library_is_kept_where_it_is_free(library: Library, platform: str) -> None:
    """Else the question gets the next one; a known question keeps the number it has here."""
    library.number_questions(platform, ("credit.accounts",), NOON)

    assert library.take_in_question(platform, Question(7, "credit.licence", NOON)) == 7
    assert library.take_in_question(platform, Question(1, "liquidity.net-flow", NOON)) == 8
    assert library.take_in_question(platform, Question(5, "credit.accounts", NOON)) == 1


def test_replies_stand_side_by_side(library: Library, platform: str) -> None:
    """A second one does not replace the first; one recorded by mistake can be taken back."""
    second = replace(REPLY, text="It was June.", when=LATER + timedelta(hours=1))
    library.add_reply(platform, REPLY)
    library.add_reply(platform, second)
    assert library.replies(platform) == (REPLY, second)

    assert library.withdraw_reply(platform, REPLY)
    assert library.replies(platform) == (second,)


def test_a_waiver_stands_until_another_or_none_does(library: Library, platform: str) -> None:
    """Expired ones stay, and say so."""
    library.add_waiver(platform, WAIVER)
    library.add_waiver(platform, replace(WAIVER, until=date(2026, 9, 30)))
    assert [w.until for w in library.waivers(platform)] == [date(2026, 9, 30)]

    assert library.withdraw_waiver(platform, "credit.licence")
    assert library.waivers(platform) == (WAIVER,)
    assert not WAIVER.expired(date(2026, 6, 30))
    assert WAIVER.expired(date(2026, 7, 1))


def test_what_another_library_said_counts_where_nobody_spoke(library: Library, platform: str) -> None:
    """Said twice, it is known."""
    assert library.join(platform, ANSWER) is Joined.TAKEN
    assert library.join(platform, ANSWER) is Joined.KNOWN
    assert library.answers(platform) == (ANSWER,)


def test_what_another_library_said_never_replaces_an_answer(library: Library, platform: str) -> None:
    """It is kept in the history of the item, and does not count."""
    own = replace(ANSWER, outcome=Outcome.FAIL, who="Ben", when=NOON - timedelta(days=9))
    library.add_answer(platform, own)

    assert library.join(platform, ANSWER) is Joined.BESIDE
    assert library.join(platform, ANSWER) is Joined.KNOWN
    assert library.answers(platform) == (own,)
    assert library.answer_history(platform, "credit.licence") == (own, ANSWER)


def test_an_older_library_gets_a_place_for_questions(path: Path) -> None:
    """Its answers stay as they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    with closing(connect(path)) as connection:
        opening._migrate(connection, stop_before="m0006_questions_keep_their_numbers")
        connection.execute(
            "INSERT INTO platforms (n, key, home, name, sort_name, created_at) VALUES (1, ?, ?, ?, ?, ?)",
            ("old.test", "https://old.test", "Old", "old", NOON.isoformat()),
        )
        connection.execute("UPDATE counters SET last = 1 WHERE name = 'p'")

    with Library.open(path) as library:
        assert library.questions("p-1") == ()
        assert library.number_questions("p-1", ("credit.licence",), NOON) == {"credit.licence": 1}
