"""What people said about a platform, as one file of a case: answers, decisions, facts, waivers, questions, replies.

The file comes from somebody else, so nothing of it is trusted: a size, the types of all values, and items that this
checklist holds. What is taken in never replaces what is there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, get_type_hints

from desktop.app.data import catalogue, items
from desktop.app.errors import BadInputError
from desktop.history.codec import decode, encode
from desktop.history.letters import Joined
from desktop.history.library import Library
from desktop.history.values import FactAnswer
from scoring.assessment import Answer, FlagDecision
from scoring.errors import ScoringError
from scoring.facts import Found
from scoring.people import Question, Reply, Waiver
from scoring.review import Review

SCHEMA = "lendscope/people/1"
LARGEST = 5_000_000
MOST_QUESTIONS = 100_000
_PLAIN = (str, int, float, bool)


@dataclass(frozen=True, slots=True)
class Said:
    """A person's part of a review."""

    answers: tuple[Answer, ...] = ()
    decisions: tuple[FlagDecision, ...] = ()
    facts: tuple[FactAnswer, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    questions: tuple[Question, ...] = ()
    replies: tuple[Reply, ...] = ()

    def __len__(self) -> int:
        """How many things were said; numbers of questions do not count."""
        return sum(map(len, (self.answers, self.decisions, self.facts, self.waivers, self.replies)))


def said_of(library: Library, platform_id: str) -> Said:
    """What stands in the library now."""
    return Said(
        library.answers(platform_id),
        library.decisions(platform_id),
        library.fact_answers(platform_id),
        library.waivers(platform_id),
        library.questions(platform_id),
        library.replies(platform_id),
    )


def said_in(library: Library, platform_id: str, review: Review) -> Said:
    """What counted in a run, as far as the library still knows it."""
    now = said_of(library, platform_id)
    judged = {j.item: j for j in review.assessment.judgements}
    flags = {f.item: f for f in review.assessment.flags}
    return Said(
        review.answers or tuple(a for a in now.answers if a.item in judged and judged[a.item].by == a.who),
        review.decisions or tuple(d for d in now.decisions if d.item in flags and flags[d.item].who == d.who),
        tuple(f for f in now.facts if _counted(f, review)),
        review.waivers,
        now.questions,
        review.replies,
    )


def _counted(answer: FactAnswer, review: Review) -> bool:
    finding = review.reading.findings.get(answer.key)
    return isinstance(finding, Found) and answer.value in finding.values


def said_json(said: Said) -> bytes:
    """The file of a case that carries it."""
    plain = {"schema": SCHEMA, **json.loads(encode(said))}
    return json.dumps(plain, ensure_ascii=False, indent=1).encode() + b"\n"


def read_said(content: bytes) -> Said:
    """What a case file carries; BadInputError when it is no such thing."""
    if len(content) > LARGEST:
        raise BadInputError("the answers in the case file are larger than 5 MB; they were not taken in")
    try:
        plain = json.loads(content)
        if not isinstance(plain, dict) or plain.pop("schema", None) != SCHEMA:
            raise ValueError("another kind of file")
        found = decode(json.dumps(plain).encode(), Said)
        _check(found)
        numbers = [*(q.number for q in found.questions), *(r.question for r in found.replies)]
        if any(not 0 < number <= MOST_QUESTIONS for number in numbers):
            raise ValueError("a question's number is out of range")
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        ArithmeticError,
        RecursionError,
        ScoringError,
    ) as wrong:
        raise BadInputError(
            f"the answers in the case file cannot be read ({wrong}); ask for the file again"
        ) from None
    return found


def _check(value: Any) -> None:
    """Every field has the plain type it says, and every moment its zone."""
    if isinstance(value, tuple):
        for one in value:
            _check(one)
    elif is_dataclass(value) and not isinstance(value, type):
        hints = get_type_hints(type(value))
        for field in fields(value):
            part = getattr(value, field.name)
            if hints[field.name] in _PLAIN and type(part) is not hints[field.name]:
                raise ValueError(f"{field.name} is not of its kind")
            _check(part)
    elif isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a time without its zone")
    elif not (value is None or isinstance(value, (*_PLAIN, Decimal, Enum)) or hasattr(value, "isoformat")):
        raise ValueError("an unknown kind of value")


def take_in(library: Library, platform_id: str, said: Said, origin: str) -> list[str]:
    """Take in what another library said, and say what became of it in sentences. What stands here keeps standing."""
    numbers = {q.number: library.take_in_question(platform_id, q) for q in said.questions}
    replies = tuple(replace(r, question=numbers.get(r.question, r.question)) for r in said.replies)
    every: tuple[Answer | FlagDecision | FactAnswer | Waiver | Reply, ...] = (
        *said.answers, *said.decisions, *said.facts, *said.waivers, *replies,
    )  # fmt: skip
    fitting = [one for one in every if _fits(one)]
    became = [library.join(platform_id, one) for one in fitting]
    taken = became.count(Joined.TAKEN)
    if taken:
        library.write_journal(
            datetime.now(UTC), origin, "take in", platform_id, f"{taken} answers and replies"
        )
    return list(_told(became, len(every) - len(fitting)))


def _fits(said: Answer | FlagDecision | FactAnswer | Waiver | Reply) -> bool:
    if isinstance(said, FactAnswer):
        return said.key in catalogue()
    return isinstance(said, Reply) or said.item in items()


def _told(became: list[Joined], strange: int) -> Iterator[str]:
    sentences: tuple[tuple[int, Callable[[str], str]], ...] = (
        (became.count(Joined.TAKEN), lambda n: f"{n} taken in with names, reasons and sources"),
        (became.count(Joined.BESIDE), lambda n: f"{n} kept beside what stands here, and not counted"),
        (became.count(Joined.KNOWN), lambda n: f"{n} known already"),
        (strange, lambda n: f"{n} left out: this checklist has no such item or fact"),
    )
    for count, words in sentences:
        if count:
            yield "answers, waivers and replies of the case: " + words(str(count))
