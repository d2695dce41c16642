"""Two people sign a run off before its report is final: the one who prepared it, then the one who looked it over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from desktop.app.errors import UsageError
from desktop.app.prints import visible
from desktop.app.review import find_review
from desktop.history.library import Library
from desktop.history.values import Role, SignOff
from scoring.assessment import FlagState
from scoring.printing import day_words

ROLES = tuple(role.value for role in Role)
MOST_NAME = 120


@dataclass(frozen=True, slots=True)
class Signatures:
    """The names under a run, and how many flags still wait for a person: a final report has two and none."""

    run_id: str
    prepared: SignOff | None
    reviewed: SignOff | None
    undecided: int

    @property
    def final(self) -> bool:
        """Whether a report of this run is final."""
        return bool(self.prepared and self.reviewed) and not self.undecided


def signatures(library: Library, text: str) -> Signatures:
    """Who signed the run, or the platform's newest run, off."""
    review = find_review(library, text)
    found = library.signatures(review.run_id)
    open_flags = sum(f.state is FlagState.CANDIDATE for f in review.assessment.flags)
    return Signatures(review.run_id, found.get(Role.PREPARER), found.get(Role.REVIEWER), open_flags)


def sign_off(library: Library, text: str, role: str, who: str) -> Signatures:
    """Put a name under a run. UsageError without a name, for a reviewer before the preparer, or one person twice."""
    run_id, part, name = find_review(library, text).run_id, _role(role), _name(who)
    standing = library.signatures(run_id)
    other = standing.get(Role.REVIEWER if part is Role.PREPARER else Role.PREPARER)
    if part is Role.REVIEWER and other is None:
        raise UsageError(f"{run_id} has no preparer yet; the one who prepared it signs first")
    if other and _same_person(other.who, name):
        raise UsageError(
            f"{visible(name)} signed {run_id} as {other.role.value}; somebody else signs as {role}"
        )
    signed = SignOff(run_id, part, name, datetime.now(UTC).replace(microsecond=0))
    library.sign(signed)
    library.write_journal(signed.when, name, "sign off", run_id, part.value)
    return signatures(library, run_id)


def take_back(library: Library, text: str, role: str) -> Signatures:
    """Take a name back from under a run. UsageError when none stands there."""
    run_id, part = find_review(library, text).run_id, _role(role)
    if part is Role.PREPARER and Role.REVIEWER in library.signatures(run_id):
        raise UsageError(f"{run_id} was reviewed on the preparer's word; take the reviewer's name back first")
    if not library.unsign(run_id, part):
        raise UsageError(f"nobody has signed {run_id} as {role}")
    library.write_journal(datetime.now(UTC), "", "sign off taken back", run_id, part.value)
    return signatures(library, run_id)


def signature_lines(found: Signatures) -> Iterator[str]:
    """The state of a sign-off for a person."""
    yield f"{found.run_id}: {'FINAL' if found.final else 'DRAFT'}"
    for role, signed in (("prepared", found.prepared), ("reviewed", found.reviewed)):
        name = f"by {visible(signed.who)} on {day_words(signed.when.date())}" if signed else "by nobody yet"
        yield f"  {role} {name}"
    if found.undecided:
        what = "flag waits" if found.undecided == 1 else "flags wait"
        yield f"  {found.undecided} {what} for a person's decision; the report stays a draft until then"


def _role(text: str) -> Role:
    if text not in ROLES:
        raise UsageError(f"{text!r} is no role; use {' or '.join(ROLES)}")
    return Role(text)


def _name(text: str) -> str:
    name = " ".join(text.split())[:MOST_NAME]
    if not name:
        raise UsageError("a sign-off needs the name of the person who signs")
    return name


def _same_person(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
