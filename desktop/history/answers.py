"""A person's word on items, flags and facts. Nothing is overwritten: taking back is a new row too."""

from __future__ import annotations

from typing import TypeVar

from desktop.history import ids
from desktop.history.codec import decode, encode
from desktop.history.comparing import Comparing
from desktop.history.packing import pack, unpack
from desktop.history.store import clean
from desktop.history.values import FactAnswer, SignOff
from scoring.assessment import Answer, FlagDecision
from scoring.people import Reply, Waiver

T = TypeVar("T", Answer, FlagDecision, FactAnswer, SignOff, Waiver, Reply)
ITEM, FLAG, FACT, SIGN = "item", "flag", "fact", "sign"
_STANDING = """SELECT n, subject, data FROM answers a WHERE platform = ? AND kind = ? AND data IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM answers w WHERE w.withdraws = a.n) ORDER BY n"""


class Answers(Comparing):
    """What people said about a platform."""

    def add_answer(self, platform_id: str, answer: Answer) -> None:
        """Add a person's outcome for an item; it stands before earlier ones."""
        self._add(platform_id, ITEM, answer.item, answer)

    def answers(self, platform_id: str) -> tuple[Answer, ...]:
        """The standing answer of each item, in the order in which they were given."""
        return self._standing(platform_id, ITEM, Answer)

    def answer_history(self, platform_id: str, item: str) -> tuple[Answer, ...]:
        """Every answer ever given to an item, oldest first, withdrawn ones included."""
        number = ids.number_of(ids.PLATFORM, self.platform(platform_id).id)
        rows = self._rows(
            """SELECT data FROM answers WHERE platform = ? AND kind = ? AND subject = ? AND data IS NOT NULL
            ORDER BY n""",
            (number, ITEM, clean(item)),
        )
        return tuple(decode(unpack(data), Answer) for (data,) in rows)

    def withdraw_answer(self, platform_id: str, item: str) -> bool:
        """Take back the standing answer of an item, so that the one before stands again; False without any."""
        return self._withdraw(platform_id, ITEM, item)

    def add_decision(self, platform_id: str, decision: FlagDecision) -> None:
        """Add a person's word on a flag; it stands before earlier ones."""
        self._add(platform_id, FLAG, decision.item, decision)

    def decisions(self, platform_id: str) -> tuple[FlagDecision, ...]:
        """The standing decision of each flag."""
        return self._standing(platform_id, FLAG, FlagDecision)

    def withdraw_decision(self, platform_id: str, item: str) -> bool:
        """Take back the standing decision of a flag; False without any."""
        return self._withdraw(platform_id, FLAG, item)

    def add_fact_answer(self, platform_id: str, answer: FactAnswer) -> None:
        """Add a person's value for a fact; it stands before earlier ones with the same qualifiers."""
        self._add(platform_id, FACT, fact_subject(answer), answer)

    def fact_answers(self, platform_id: str) -> tuple[FactAnswer, ...]:
        """The standing value of each fact and set of qualifiers."""
        return self._standing(platform_id, FACT, FactAnswer)

    def withdraw_fact_answer(self, platform_id: str, answer: FactAnswer) -> bool:
        """Take back the standing value of the fact that `answer` speaks of; False without any."""
        return self._withdraw(platform_id, FACT, fact_subject(answer))

    def _add(
        self,
        platform_id: str,
        kind: str,
        subject: str,
        said: Answer | FlagDecision | FactAnswer | SignOff | Waiver | Reply,
    ) -> None:
        number = ids.number_of(ids.PLATFORM, self.platform(platform_id).id)
        with self._write() as connection:
            connection.execute(
                "INSERT INTO answers (platform, kind, subject, data) VALUES (?, ?, ?, ?)",
                (number, kind, clean(subject), pack(encode(said))),
            )

    def _standing(self, platform_id: str, kind: str, type_: type[T]) -> tuple[T, ...]:
        number = ids.number_of(ids.PLATFORM, self.platform(platform_id).id)
        last = {subject: data for _, subject, data in self._rows(_STANDING, (number, kind))}
        return tuple(decode(unpack(data), type_) for data in last.values())

    def _withdraw(self, platform_id: str, kind: str, subject: str) -> bool:
        number = ids.number_of(ids.PLATFORM, self.platform(platform_id).id)
        with self._write() as connection:
            rows = connection.execute(_STANDING, (number, kind)).fetchall()
            last = next((n for n, about, _ in reversed(rows) if about == clean(subject)), None)
            if last is not None:
                connection.execute(
                    "INSERT INTO answers (platform, kind, subject, withdraws) VALUES (?, ?, ?, ?)",
                    (number, kind, clean(subject), last),
                )
        return last is not None


def fact_subject(answer: FactAnswer) -> str:
    """What a value is kept under: its fact and qualifiers."""
    return " ".join([answer.key, *(f"{name}={value}" for name, value in answer.value.qualifiers)])
