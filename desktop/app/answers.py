"""A person's part: outcomes for items and decisions on flags, kept beside the program's, each with its reason."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop.app.data import items
from desktop.app.errors import UsageError
from desktop.app.options import ReviewOptions
from desktop.app.people import person
from desktop.app.review import judge_again
from desktop.history.library import Library
from scoring.assessment import Answer, FlagDecision, FlagState, Outcome
from scoring.review import Review

ANSWERS = tuple(o for o in Outcome if o is not Outcome.MANUAL_PENDING)


def record_answer(
    library: Library, platform: str, item: str, outcome: str, why: str, source: str, who: str = ""
) -> Review:
    """Keep a person's outcome for one item and judge the platform's newest reading again.

    Raises UsageError for an unknown item or outcome, or without reason or source.
    """
    if item not in items():
        raise UsageError(f"the checklist has no item {item}; `lendscope checklist` lists them")
    if outcome not in {o.value for o in ANSWERS}:
        raise UsageError(f"{outcome!r} is no outcome; use one of {', '.join(o.value for o in ANSWERS)}")
    found = library.find_platform(platform)
    given = Answer(
        item,
        Outcome(outcome),
        said_words(why, "--why"),
        said_words(source, "--source"),
        who or person(),
        _now(),
    )
    library.add_answer(found.id, given)
    library.write_journal(given.when, given.who, "answer", f"{found.id} {item}", outcome)
    return judge_again(library, found.id, like_before(library, found.id))


def decide_flag(
    library: Library, platform_id: str, item: str, state: FlagState, why: str, who: str = ""
) -> Review:
    """Keep a person's decision on a flag, given after seeing its quotes, and judge again."""
    given = FlagDecision(item, state, said_words(why, "a reason"), who or person(), _now())
    library.add_decision(platform_id, given)
    library.write_journal(given.when, given.who, "flag", f"{platform_id} {item}", state.value)
    return judge_again(library, platform_id, like_before(library, platform_id))


def withdraw_answer(library: Library, platform: str, item: str, who: str = "") -> Review:
    """Take back the standing answer to an item, so that the one before, or the program's outcome, stands again.

    Raises UsageError when nobody has answered it.
    """
    found = library.find_platform(platform)
    if not library.withdraw_answer(found.id, item):
        raise UsageError(f"nobody has answered {item}; there is nothing to take back")
    library.write_journal(_now(), who or person(), "answer-withdrawn", f"{found.id} {item}")
    return judge_again(library, found.id, like_before(library, found.id))


def withdraw_decision(library: Library, platform: str, item: str, who: str = "") -> Review:
    """Take back the standing decision on a flag. Raises UsageError when there is none."""
    found = library.find_platform(platform)
    if not library.withdraw_decision(found.id, item):
        raise UsageError(f"nobody has decided on the flag of {item}; there is nothing to take back")
    library.write_journal(_now(), who or person(), "flag-withdrawn", f"{found.id} {item}")
    return judge_again(library, found.id, like_before(library, found.id))


def said_words(text: str, what: str) -> str:
    """The words without blanks around them; UsageError for none."""
    if not text.strip():
        raise UsageError(f"{what} must not be empty: an answer needs its reason and its source")
    return text.strip()


def like_before(library: Library, platform_id: str) -> ReviewOptions:
    """Judge as the newest run was judged: same profile, country and day."""
    row = library.latest_run(platform_id)
    if row is None:
        return ReviewOptions()
    return ReviewOptions(profile=row.profile, jurisdiction=row.jurisdiction, as_of=row.as_of)


def _now() -> datetime:
    return datetime.now(UTC)
