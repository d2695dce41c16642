"""Questions to a platform with the numbers they keep, its replies, and failings accepted for a time."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from desktop.history import ids
from desktop.history.answers import FACT, FLAG, ITEM, Answers, fact_subject
from desktop.history.codec import decode, encode
from desktop.history.packing import pack, unpack
from desktop.history.store import clean, stamp
from desktop.history.values import FactAnswer
from scoring.assessment import Answer, FlagDecision
from scoring.people import Question, Reply, Waiver

WAIVER, REPLY = "waiver", "reply"
Said = Answer | FlagDecision | FactAnswer | Waiver | Reply


class Joined(StrEnum):
    """What became of something that another library said."""

    TAKEN = "taken"
    KNOWN = "known"
    BESIDE = "beside"


class Letters(Answers):
    """Questions, replies and waivers."""

    def add_waiver(self, platform_id: str, waiver: Waiver) -> None:
        """Keep that a person accepts an outcome; it stands before earlier ones of the item."""
        self._add(platform_id, WAIVER, waiver.item, waiver)

    def waivers(self, platform_id: str) -> tuple[Waiver, ...]:
        """The standing waiver of each item, expired ones included."""
        return self._standing(platform_id, WAIVER, Waiver)

    def withdraw_waiver(self, platform_id: str, item: str) -> bool:
        """Take back the standing waiver of an item; False without any."""
        return self._withdraw(platform_id, WAIVER, item)

    def add_reply(self, platform_id: str, reply: Reply) -> None:
        """Keep a reply beside earlier ones."""
        self._add(platform_id, REPLY, _reply_subject(reply), reply)

    def replies(self, platform_id: str) -> tuple[Reply, ...]:
        """Every reply that was not taken back, in the order in which they were recorded."""
        return self._standing(platform_id, REPLY, Reply)

    def withdraw_reply(self, platform_id: str, reply: Reply) -> bool:
        """Take back a reply that was recorded by mistake; False when it is not there."""
        return self._withdraw(platform_id, REPLY, _reply_subject(reply))

    def questions(self, platform_id: str) -> tuple[Question, ...]:
        """The questions that have a number, in its order."""
        rows = self._rows(
            "SELECT number, subject, asked_at FROM questions WHERE platform = ? ORDER BY number",
            (self._platform_number(platform_id),),
        )
        return tuple(Question(number, subject, datetime.fromisoformat(at)) for number, subject, at in rows)

    def number_questions(self, platform_id: str, subjects: tuple[str, ...], at: datetime) -> dict[str, int]:
        """The number of each subject; new ones get the next numbers in this order, old ones keep theirs."""
        platform = self._platform_number(platform_id)
        with self._write() as connection:
            for subject in subjects:
                connection.execute(
                    """INSERT OR IGNORE INTO questions (platform, number, subject, asked_at)
                    SELECT ?1, COALESCE(MAX(number), 0) + 1, ?2, ?3 FROM questions WHERE platform = ?1""",
                    (platform, clean(subject), stamp(at)),
                )
        numbers = {q.subject: q.number for q in self.questions(platform_id)}
        return {subject: numbers[clean(subject)] for subject in subjects}

    def take_in_question(self, platform_id: str, question: Question) -> int:
        """The number of a question of another library: its own where that is free, else the next one."""
        platform = self._platform_number(platform_id)
        with self._write() as connection:
            connection.execute(
                """INSERT OR IGNORE INTO questions (platform, number, subject, asked_at)
                SELECT ?1, CASE WHEN EXISTS (SELECT 1 FROM questions WHERE platform = ?1 AND number = ?2)
                    THEN (SELECT MAX(number) + 1 FROM questions WHERE platform = ?1) ELSE ?2 END, ?3, ?4""",
                (platform, question.number, clean(question.subject), stamp(question.asked_at)),
            )
        return next(q.number for q in self.questions(platform_id) if q.subject == clean(question.subject))

    def join(self, platform_id: str, said: Said) -> Joined:
        """Take in what another library said: beside what stands here, without counting, where something does."""
        platform = self._platform_number(platform_id)
        kind, subject = _kind_of(said), clean(_subject_of(said))
        with self._write() as connection:
            rows = connection.execute(
                """SELECT n, data, NOT EXISTS (SELECT 1 FROM answers w WHERE w.withdraws = a.n) FROM answers a
                WHERE platform = ? AND kind = ? AND subject = ? AND data IS NOT NULL""",
                (platform, kind, subject),
            ).fetchall()
            if any(decode(unpack(data), type(said)) == said for _, data, _ in rows):
                return Joined.KNOWN
            added = connection.execute(
                "INSERT INTO answers (platform, kind, subject, data) VALUES (?, ?, ?, ?)",
                (platform, kind, subject, pack(encode(said))),
            ).lastrowid
            if not any(stands for _, _, stands in rows):
                return Joined.TAKEN
            connection.execute(
                "INSERT INTO answers (platform, kind, subject, withdraws) VALUES (?, ?, ?, ?)",
                (platform, kind, subject, added),
            )
        return Joined.BESIDE

    def _platform_number(self, platform_id: str) -> int:
        return ids.number_of(ids.PLATFORM, self.platform(platform_id).id) or 0


def _reply_subject(reply: Reply) -> str:
    """Every reply stands for itself: its question, its date and when it was recorded."""
    return f"{reply.subject} {reply.dated.isoformat()} {stamp(reply.when)}"


def _kind_of(said: Said) -> str:
    kinds = {Answer: ITEM, FlagDecision: FLAG, FactAnswer: FACT, Waiver: WAIVER, Reply: REPLY}
    return kinds[type(said)]


def _subject_of(said: Said) -> str:
    match said:
        case FactAnswer():
            return fact_subject(said)
        case Reply():
            return _reply_subject(said)
        case _:
            return said.item
