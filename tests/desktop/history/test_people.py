"""Answers, settings, the journal and search."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.history.library import Library
from desktop.history.searching import query, segmented, snippet
from desktop.history.values import FactAnswer, JournalEntry
from scoring.assessment import Answer, FlagDecision, FlagState, Outcome
from scoring.facts import FactValue, Origin
from tests.support.history import HOME, NOON, captured, evidence, review

YES = Answer("credit/rate", Outcome.PASS, "seen in the register", "register", "Ada", NOON, date(2027, 1, 1))
NO = replace(YES, outcome=Outcome.FAIL, why="seen again")
DECISION = FlagDecision("credit/ponzi-signs", FlagState.CONFIRMED, "read the words", "Ada", NOON)
VALUE = FactValue("Example GmbH", (evidence("Example GmbH"),), origin=Origin.REGISTER)
FACT = FactAnswer("company.name", VALUE, "register extract", "Ada", NOON)


@pytest.fixture
def platform(library: Library) -> str:
    """A platform's id."""
    return library.platform_for(HOME, "Example").id


def test_the_last_answer_stands(library: Library, platform: str) -> None:
    """The earlier one stays in the history."""
    library.add_answer(platform, YES)
    library.add_answer(platform, NO)
    library.add_answer(platform, replace(YES, item="other"))

    assert library.answers(platform) == (NO, replace(YES, item="other"))
    assert library.answer_history(platform, "credit/rate") == (YES, NO)


def test_taking_back_brings_the_earlier_answer_back(library: Library, platform: str) -> None:
    """Step by step, until the machine's outcome stands alone."""
    library.add_answer(platform, YES)
    library.add_answer(platform, NO)

    assert library.withdraw_answer(platform, "credit/rate")
    assert library.answers(platform) == (YES,)
    assert library.withdraw_answer(platform, "credit/rate")
    assert library.answers(platform) == ()
    assert not library.withdraw_answer(platform, "credit/rate")
    assert library.answer_history(platform, "credit/rate") == (YES, NO)


def test_decisions_stand_and_are_taken_back(library: Library, platform: str) -> None:
    """As answers do."""
    library.add_decision(platform, DECISION)
    library.add_decision(platform, replace(DECISION, state=FlagState.REJECTED))

    library.withdraw_decision(platform, DECISION.item)

    assert library.decisions(platform) == (DECISION,)


def test_a_persons_facts_are_kept_by_qualifier(library: Library, platform: str) -> None:
    """A value for 2025 does not replace that for 2024."""
    old = replace(FACT, value=replace(VALUE, qualifiers=(("year", "2024"),)))
    for answer in (FACT, old, replace(FACT, why="again")):
        library.add_fact_answer(platform, answer)

    assert library.fact_answers(platform) == (replace(FACT, why="again"), old)
    library.withdraw_fact_answer(platform, FACT)
    assert library.fact_answers(platform) == (FACT, old)


def test_answers_belong_to_one_platform(library: Library, platform: str) -> None:
    """Nothing said about one is said about another."""
    library.add_answer(platform, YES)

    assert library.answers(library.platform_for("https://other.test").id) == ()


@pytest.mark.parametrize("value", ["dark", 3, 1.5, True, ["a", 1], {"x": [1]}, "\ud800"])
def test_settings_come_back(library: Library, value: object) -> None:
    """Whatever JSON can say."""
    library.set_setting("window.theme", value)

    assert library.setting("window.theme") == value
    assert library.settings() == {"window.theme": value}


def test_a_setting_is_removed_by_none(library: Library) -> None:
    """The default comes back."""
    library.set_setting("window.theme", "dark")
    library.set_setting("window.theme", None)

    assert library.setting("window.theme", "light") == "light"


def test_the_journal_is_newest_first(library: Library) -> None:
    """All of it, or what happened to one thing."""
    for number in range(3):
        library.write_journal(NOON, "Ada", "answered", f"p-{number}", f"{number}")

    assert [e.detail for e in library.journal(limit=2)] == ["2", "1"]
    assert library.journal(subject="p-0") == (JournalEntry(NOON, "Ada", "answered", "p-0", "0"),)


def fail_after_a_line(library: Library) -> None:
    """Write, then stumble, in one batch."""
    with library.batch():
        library.write_journal(NOON, "Ada", "one")
        raise RuntimeError


def test_a_batch_is_all_or_nothing(library: Library) -> None:
    """An import that fails half-way leaves no trace."""
    with pytest.raises(RuntimeError):
        fail_after_a_line(library)

    assert library.journal() == ()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("存管", "fact"),
        ("存管银行", "fact"),
        ("管银", "fact"),
        ("行", "fact"),
        ("王伟", "page"),
        ("ueberweisung", ""),
        ("uberweisung", "fact"),
        ("ÜBERWEISUNG tag", "fact"),
        ("exampl", "name"),
        ("理财", ""),
        ("存理", ""),
        ('" OR *', ""),
        ("NEAR(", ""),
        ("", ""),
        ("\x00\ud800", ""),
    ],
)
def test_words_are_found(library: Library, platform: str, words: str, kind: str) -> None:
    """Two Chinese characters, one, four; accents and case do not matter; operators are only words."""
    snapshot = captured(library, platform, {"": b"home"})
    library.save_run(platform, snapshot, review(snapshot), {HOME + "team": "Our directors: 王伟 and others"})

    assert {hit.kind for hit in library.search(words)} & {kind} == ({kind} if kind else set())
    assert bool(library.search(words)) is bool(kind)


def test_a_hit_says_where(library: Library, platform: str) -> None:
    """Platform, key, run, and the words around."""
    snapshot = captured(library, platform, {"": b"home"})
    library.save_run(platform, snapshot, review(snapshot))

    hit = next(h for h in library.search("银行") if h.ref == "payout.working_days")

    assert (hit.platform_id, hit.platform, hit.kind, hit.run_id) == (platform, "Example", "fact", "r-000001")
    assert "存管银行 holds the money" in hit.snippet


def test_names_come_first_then_the_newest(library: Library, platform: str) -> None:
    """Whoever types a name wants the platform; whoever types words wants what is said today."""
    for number in range(2):
        snapshot = captured(library, platform, {"": b"home"})
        library.save_run(platform, snapshot, review(snapshot), {f"page{number}": "the example of a page"})
    library.platform_for("https://example.test/other", "Another example")

    hits = library.search("example")

    assert [h.kind for h in hits[:2]] == ["name", "name"]
    assert [h.ref for h in hits if h.kind == "page"] == ["page1", "page0"]


def test_unchanged_words_are_indexed_once(library: Library, platform: str) -> None:
    """Reviewing again does not double the hits."""
    snapshot = captured(library, platform, {"": b"home"})
    for _ in range(3):
        library.save_run(platform, snapshot, review(snapshot))

    assert len([h for h in library.search("存管银行") if h.ref == "company.directors"]) == 1


def test_a_renamed_platform_is_found_by_its_new_name_only(library: Library, platform: str) -> None:
    """The index follows."""
    library.rename_platform(platform, "金桥理财")

    assert [h.kind for h in library.search("理财")] == ["name"]
    assert library.search("Example ") != []  # its address still says so
    library.rename_platform(platform, "Other")
    assert library.search("理财") == []


def test_pairs_of_characters() -> None:
    """The rule by which scripts without spaces are indexed."""
    assert segmented("年化12%收益率").split() == ["年化", "化", "12%", "收益", "益率", "率"]
    assert query("收益率 ok") == '"收益 益率" AND "ok"*'


def test_a_snippet_is_short_and_plain() -> None:
    """From the middle of a long page."""
    text = "a " * 500 + "the word\nstands here " + "b " * 500

    assert "the word stands here" in snippet(text, "WORD")
    assert snippet(text, "WORD").startswith("…a")
    assert len(snippet(text, "word")) < 200
