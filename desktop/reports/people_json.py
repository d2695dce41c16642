"""What people said, as plain JSON values: answers, decisions, waivers and the platform's replies."""

from __future__ import annotations

from datetime import UTC, datetime

from scoring.assessment import Answer, FlagDecision
from scoring.people import PLATFORM_SAYS, Reply, Waiver
from scoring.review import Review

Json = dict[str, object]


def people_json(review: Review) -> Json:
    """Everything with who, when, why and source; a waiver expires against the day the review is judged by."""
    day = review.assessment.as_of
    return {
        "answers": [answer_json(a) for a in review.answers],
        "decisions": [decision_json(d) for d in review.decisions],
        "waivers": [{**waiver_json(w), "expired": w.expired(day)} for w in review.waivers],
        "replies": [reply_json(r) for r in review.replies],
    }


def answer_json(answer: Answer) -> Json:
    """A person's outcome."""
    return {
        "item": answer.item,
        "outcome": answer.outcome.value,
        "why": answer.why,
        "source": answer.source,
        "who": answer.who,
        "when": moment(answer.when),
        "expires": answer.expires.isoformat() if answer.expires else None,
    }


def decision_json(decision: FlagDecision) -> Json:
    """A person's word on a flag."""
    return {
        "item": decision.item,
        "state": decision.state.value,
        "why": decision.why,
        "who": decision.who,
        "when": moment(decision.when),
    }


def waiver_json(waiver: Waiver) -> Json:
    """A failing that somebody accepts."""
    return {
        "item": waiver.item,
        "outcome": waiver.outcome.value,
        "why": waiver.why,
        "who": waiver.who,
        "when": moment(waiver.when),
        "until": waiver.until.isoformat(),
    }


def reply_json(reply: Reply) -> Json:
    """What the platform answered; its trust is said, for it is no disclosure."""
    return {
        "question": reply.question,
        "subject": reply.subject,
        "text": reply.text,
        "dated": reply.dated.isoformat(),
        "who": reply.who,
        "when": moment(reply.when),
        "file": reply.file or None,
        "sha256": reply.sha256 or None,
        "trust": PLATFORM_SAYS,
    }


def moment(time: datetime) -> str:
    """A time to the microsecond, in UTC: an answer that is read back is the same answer."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")
