"""The letter with questions to a platform, and its replies: kept with their date as what the platform says."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from desktop.app.adviser import load_adviser
from desktop.app.answers import like_before, said_words
from desktop.app.data import catalogue, edition, items
from desktop.app.errors import BadInputError, NotFoundError, UsageError
from desktop.app.files import write_whole
from desktop.app.people import person
from desktop.app.reporting import check_language, drawers
from desktop.app.review import judge_again
from desktop.history.library import Library
from desktop.reports.letter import Letter, letter_report, plain_text
from desktop.reports.translating import translated
from scoring.asking import CONTRADICTION, Asked, asked
from scoring.facts import Found
from scoring.people import Reply
from scoring.printing import day_words
from scoring.review import Review
from scoring.words import label

ENDINGS = (".pdf", ".html", ".md", ".txt")
LARGEST_FILE = 20_000_000
LONGEST_REPLY = 100_000


@dataclass(frozen=True, slots=True)
class Numbered:
    """A question with the number it keeps, and what the platform answered to it so far."""

    number: int
    question: Asked
    replies: tuple[Reply, ...]


def numbered(library: Library, review: Review) -> list[Numbered]:
    """Every question that the run leaves open, in the letter's order; new ones get their numbers now."""
    platform = library.run_row(review.run_id).platform_id
    open_ones = asked(edition(), review)
    numbers = library.number_questions(platform, tuple(a.subject for a in open_ones), datetime.now(UTC))
    replies = library.replies(platform)
    return [
        Numbered(numbers[a.subject], a, tuple(r for r in replies if r.subject == a.subject))
        for a in open_ones
    ]


def compose(
    library: Library,
    review: Review,
    wanted: Collection[int] | None = None,
    *,
    day: date | None = None,
    sender: str = "",
    addressee: str = "",
) -> Letter:
    """The letter with the questions of these numbers; without `wanted`, with all that have no reply yet.

    UsageError when a number is no open question, or none is left to ask.
    """
    every = numbered(library, review)
    chosen = [n for n in every if (not n.replies if wanted is None else n.number in wanted)]
    unknown = set(wanted or ()) - {n.number for n in every}
    if unknown:
        raise UsageError(
            f"question {min(unknown)} is not open; `lendscope reply PLATFORM` lists the questions"
        )
    if not chosen:
        raise UsageError("no question is left open: nothing was missing, contradictory or without a reply")
    return Letter(
        platform=review.platform.name,
        home=review.platform.home,
        sender=_lines(sender) or adviser_lines(library),
        addressee=_lines(addressee) or addressee_of(review),
        day=day or datetime.now(UTC).date(),
        seen=review.snapshot.captured_at.date(),
        reference=review.run_id,
        questions=tuple((n.number, n.question) for n in chosen),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def adviser_lines(library: Library) -> tuple[str, ...]:
    """Name and firm of whoever hands reports over."""
    adviser = load_adviser(library)
    return tuple(part for part in (adviser.name, adviser.firm) if part)


def addressee_of(review: Review) -> tuple[str, ...]:
    """The operator as the platform states it: name and seat, else the platform's name."""
    lines = []
    for key in ("entity.legal_name", "entity.registered_address"):
        finding = review.reading.findings.get(key)
        if isinstance(finding, Found):
            lines.append(str(finding.values[0].value))
    named = review.reading.findings.get("entity.legal_name")
    return tuple(lines) if isinstance(named, Found) else (review.platform.name, *lines)


def letter_bytes(letter: Letter, ending: str, language: str = "en") -> bytes:
    """The letter as PDF, HTML, Markdown or plain text; UsageError names the endings there are."""
    if ending.lower() not in ENDINGS:
        raise UsageError(f"a letter ends in one of {', '.join(ENDINGS)}, not in {ending or 'nothing'}")
    made = translated(letter_report(letter), check_language(language))
    return plain_text(made).encode() if ending.lower() == ".txt" else drawers()[ending.lower()](made)


def write_letter(letter: Letter, path: Path, language: str = "en") -> None:
    """Write the letter in the form the file's ending names."""
    write_whole(path, letter_bytes(letter, path.suffix, language))


# Replies


def reply(
    library: Library,
    platform: str,
    number: int,
    dated: date,
    *,
    text: str = "",
    file: Path | None = None,
    who: str = "",
) -> Review:
    """Keep what the platform answered, as a new run with the same scores: a reply is no disclosure.

    Raises UsageError without words or for an unknown number, NotFoundError or BadInputError for the file.
    """
    found = library.find_platform(platform)
    subject = next((q.subject for q in library.questions(found.id) if q.number == number), None)
    if subject is None:
        raise UsageError(
            f"no question has the number {number}; `lendscope letter` gives the questions numbers"
        )
    now = datetime.now(UTC)
    if dated > now.date():
        raise UsageError(f"{dated.isoformat()} is still to come; give the date the reply bears")
    words, name, digest = _content(file) if file else (text, "", "")
    said = said_words(words, "the reply")[:LONGEST_REPLY]
    made = Reply(number, subject, said, dated, who or person(), now, name, digest)
    library.add_reply(found.id, made)
    library.write_journal(
        now, made.who, "reply", f"{found.id} {subject}", f"question {number}, dated {dated}"
    )
    return judge_again(library, found.id, like_before(library, found.id))


def take_back(library: Library, platform: str, number: int, who: str = "") -> Review:
    """Take the last reply to a question back, which was recorded by mistake; UsageError without any."""
    found = library.find_platform(platform)
    last = next((r for r in reversed(library.replies(found.id)) if r.question == number), None)
    if last is None:
        raise UsageError(f"no reply to question {number} is kept")
    library.withdraw_reply(found.id, last)
    library.write_journal(datetime.now(UTC), who or person(), "take back reply", f"{found.id} {last.subject}")
    return judge_again(library, found.id, like_before(library, found.id))


def _content(file: Path) -> tuple[str, str, str]:
    """Words, name and digest of a reply's file; PDF and HTML are read in a child process."""
    try:
        with file.open("rb") as opened:
            body = opened.read(LARGEST_FILE + 1)
    except OSError as refused:
        raise NotFoundError(f"{file} cannot be opened: {refused.strerror or refused}") from None
    if len(body) > LARGEST_FILE:
        raise BadInputError(f"{file.name} is larger than 20 MB; give the part that answers the question")
    digest = hashlib.sha256(body).hexdigest()
    if body.startswith(b"%PDF") or file.suffix.lower() in (".html", ".htm"):
        from scrapers.worker import open_in_child

        words = open_in_child(body, file.name, digest).text
    else:
        words = _decoded(body, file.name)
    if not words.strip():
        raise BadInputError(f"{file.name} holds no text that can be read; type the reply with --text")
    return words, file.name, digest


def _decoded(body: bytes, name: str) -> str:
    if b"\0" in body[:4096]:
        raise BadInputError(f"{name} is neither text, HTML nor PDF; type the reply with --text")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def question_lines(library: Library, platform_id: str) -> Iterator[str]:
    """Every question that has a number, with its replies."""
    questions = library.questions(platform_id)
    if not questions:
        yield "no question has a number yet; `lendscope letter` makes the letter and numbers them"
    replies = library.replies(platform_id)
    for question in questions:
        yield f"{question.number}. {subject_words(question.subject)} ({question.subject})"
        yield from (
            f"   {line}" for line in reply_lines([r for r in replies if r.question == question.number])
        )


def subject_words(subject: str) -> str:
    """What a question is about: what the item asks, or which fact has two values."""
    if subject.startswith(CONTRADICTION):
        key = subject.removeprefix(CONTRADICTION).split()[0]
        return f"Two values: {label(key, catalogue())}"
    return items()[subject].ask if subject in items() else subject


def reply_lines(replies: Sequence[Reply]) -> Iterator[str]:
    """Each reply with its date and who recorded it."""
    for one in replies:
        file = f", from {one.file}" if one.file else ""
        yield f"the platform says (dated {day_words(one.dated)}, recorded by {one.who}{file}): {one.text}"
