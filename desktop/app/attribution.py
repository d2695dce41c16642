"""What of a difference between two runs comes from the site, the reader, the checklist or a person.

The first run is turned into the second by exchanging one thing after another, and what a step changes is that
step's doing:

1. *checklist*: the first run's own findings, judged by the second run's edition (and program);
2. *reader*: the same pages, as the second run's reader reads them (a kept reading of them is used where the library
   has one, else they are read again), judged by that edition;
3. *person*: answers, decisions on flags, imported registers, profile and country of the second run;
4. *day*: the day that is judged by, where both runs rest on the same pages;
5. *site*: the pages of the second run; with this everything has been exchanged, so the rest is the site's.

The ends of the chain are the two runs as they were kept, so the moves add up to their difference exactly. A later
visit is made on a later day, and what grew old by then counts as the site's. Pages that a person added to the first
capture are a person's doing. Derived facts follow the reading that they are derived from.

Judging takes the edition in force. Where only the first run was judged by it, the chain is walked from the other
end. Where neither was, or the old pages can no longer be read by the second run's reader, the causes that cannot be
told apart are named together (`several`); where only one of them differs there is nothing to tell apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from desktop.app.data import edition
from desktop.app.given import beside, without_given
from desktop.app.options import ReviewOptions
from desktop.app.review import read_saved, reader_version
from desktop.history.library import Library
from scoring.assess import assess, by_person
from scoring.assessment import DIMENSIONS, Answer, Assessment, FlagDecision, FlagState
from scoring.derive import derive
from scoring.facts import Finding, Reading
from scoring.given import all_given
from scoring.profiles import weights_in
from scoring.review import Review
from scoring.waterfall import Cause, Link
from scrapers.progress import Cancel, Never, Progress, silent

_SOME_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""When an answer was given does not enter the assessment that was made with it."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that an assessment is made from, but for the edition. `given` are facts of registers and persons."""

    reading: Reading
    given: Mapping[str, Finding]
    answers: tuple[Answer, ...]
    decisions: tuple[FlagDecision, ...]
    profile: str | Mapping[str, object]
    jurisdiction: str | None
    as_of: date
    captured_on: date

    def judged(self) -> Assessment:
        """Judged by the edition in force."""
        return assess(
            edition(),
            self.reading.findings,
            contradictions=self.reading.contradictions,
            as_of=self.as_of,
            captured_on=self.captured_on,
            profile=self.profile,
            jurisdiction=self.jurisdiction,
            answers=self.answers,
            decisions=self.decisions,
            given=dict(self.given) or None,
        )

    def findings(self) -> dict[str, Finding]:
        """What judging sees."""
        return beside(self.reading.findings, self.given)


@dataclass(frozen=True, slots=True)
class Attribution:
    """The chain, what the first capture says to the second run's reader (None: not known), and notes for people."""

    chain: tuple[Link, ...]
    reread: Reading | None
    notes: tuple[str, ...] = ()


def attribute(
    library: Library,
    before: Review,
    after: Review,
    *,
    reread: bool = False,
    progress: Progress = silent,
    cancel: Cancel | None = None,
) -> Attribution:
    """The chain from one run to another. `reread`: read the old pages again even where the readers' versions agree."""
    again = _again(library, before, after, reread, progress, cancel or Never())
    if after.assessment.fingerprint == edition().fingerprint:
        return _told(before, after, _walk(before, after, again), again)
    if before.assessment.fingerprint == edition().fingerprint:
        back = _again(library, after, before, reread, progress, cancel or Never())
        return _told(before, after, _reversed(_walk(after, before, back)), again)
    return _told(before, after, _alone(before, after), again)


def inputs_of(review: Review) -> Inputs:
    """What a kept run was made from, as far as its assessment depends on it."""
    found = review.assessment
    return Inputs(
        without_given(review.reading),
        all_given(review.reading.findings),
        tuple(Answer(j.item, j.outcome, "", "", j.by, _SOME_TIME) for j in found.judgements if by_person(j)),
        tuple(
            FlagDecision(f.item, f.state, f.why, f.who, _SOME_TIME)
            for f in found.flags
            if f.state is not FlagState.CANDIDATE
        ),
        _profile(found),
        found.jurisdiction,
        found.as_of,
        review.snapshot.captured_at.date(),
    )


def _profile(found: Assessment) -> str | Mapping[str, object]:
    """By its name where the edition knows it, else the weights themselves."""
    if found.profile in edition().settings.profiles:
        return found.profile
    known = weights_in(found.profile) or {d.id: d.weight for d in found.dimensions}
    weights = {name: float(known.get(name, 0)) for name in DIMENSIONS}
    return weights if any(weights.values()) else "default"


# --- the chain ---


def _walk(before: Review, after: Review, again: Reading | None) -> list[Link]:
    """From `before` to `after`, whose edition is the one in force."""
    start, end = inputs_of(before), inputs_of(after)
    chain = [Link(Cause.SITE, before.assessment, before.reading.findings)]
    if _rules(before) != _rules(after):
        chain.append(_link(Cause.CHECKLIST, start))
    for cause, state in _states(before, after, start, end, again):
        chain.append(_link(cause, state))
    last = chain.pop().cause if len(chain) > 1 else Cause.SITE
    return [*chain, Link(last, after.assessment, after.reading.findings)]


def _rules(review: Review) -> tuple[str, str]:
    """What judged: the edition, and the program that computes what the edition names."""
    return review.assessment.fingerprint, review.tool_version


def _link(cause: Cause, state: Inputs) -> Link:
    return Link(cause, state.judged(), state.findings())


def _states(
    before: Review, after: Review, start: Inputs, end: Inputs, again: Reading | None
) -> list[tuple[Cause, Inputs]]:
    """What is exchanged, in order; only what differs."""
    same_pages = before.snapshot.id == after.snapshot.id
    steps: list[tuple[Cause, Callable[[Inputs], Inputs]]] = []
    if again is not None:
        steps.append((Cause.READER, lambda s: replace(s, reading=again)))
    steps.append((Cause.PERSON, lambda s: _with_person(s, end)))
    if same_pages:
        steps.append((Cause.DAY, lambda s: replace(s, as_of=end.as_of)))
    steps.append((_of_pages(before, after, again), lambda _: end))
    found: list[tuple[Cause, Inputs]] = []
    state = start
    for cause, exchange in steps:
        exchanged = exchange(state)
        if exchanged != state:
            found.append((cause, exchanged))
            state = exchanged
    return found


def _with_person(state: Inputs, end: Inputs) -> Inputs:
    return replace(
        state,
        given=end.given,
        answers=end.answers,
        decisions=end.decisions,
        profile=end.profile,
        jurisdiction=end.jurisdiction,
    )


def _of_pages(before: Review, after: Review, again: Reading | None) -> Cause:
    """Whose doing it is that the pages, as they were read, are others."""
    if before.snapshot.id == after.snapshot.id:
        return Cause.READER
    if again is None:
        return Cause.SEVERAL
    return Cause.PERSON if after.snapshot.base == before.snapshot.id else Cause.SITE


def _reversed(chain: list[Link]) -> list[Link]:
    """The same way from its other end: each cause stands with the link it leads to."""
    causes = [link.cause for link in chain[1:]]
    ends = list(reversed(chain))
    return [ends[0], *(replace(link, cause=c) for link, c in zip(ends[1:], reversed(causes), strict=True))]


def _alone(before: Review, after: Review) -> list[Link]:
    """One link, where nothing can be judged again: one cause when only one thing differs."""
    start, end = inputs_of(before), inputs_of(after)
    causes = {
        Cause.CHECKLIST: before.assessment.fingerprint != after.assessment.fingerprint,
        Cause.READER: before.reading.reader_version != after.reading.reader_version,
        Cause.PERSON: _with_person(start, end) != start,
        Cause.DAY: start.as_of != end.as_of and before.snapshot.id == after.snapshot.id,
        Cause.SITE: before.snapshot.id != after.snapshot.id,
    }
    differing = [cause for cause, differs in causes.items() if differs]
    cause = differing[0] if len(differing) == 1 else Cause.SEVERAL
    first = Link(Cause.SITE, before.assessment, before.reading.findings)
    return [first, Link(cause, after.assessment, after.reading.findings)]


# --- the old pages, read as the second run reads ---


def _again(
    library: Library, before: Review, after: Review, reread: bool, progress: Progress, cancel: Cancel
) -> Reading | None:
    """What the pages of `before` say to the reader of `after`; None when that cannot be known any more."""
    if before.snapshot.id == after.snapshot.id:
        return _with_silences(without_given(after.reading), without_given(before.reading))
    wanted = after.reading.reader_version
    if before.reading.reader_version == wanted and not reread:
        return without_given(before.reading)
    kept = None if reread else _kept(library, before, wanted)
    if kept is not None or wanted != reader_version():
        return kept
    return _read_again(library, before, progress, cancel)


def _with_silences(reading: Reading, other: Reading) -> Reading:
    """With the findings that a given value hides in this run, from the other run of the same pages."""
    return replace(reading, findings={**other.findings, **reading.findings})


def _kept(library: Library, before: Review, reader: str) -> Reading | None:
    """The reading of a kept run of the same pages by that reader, if there is one."""
    head = library.run_row(before.run_id)
    rows = library.runs_of(head.platform_id)
    same = (r for r in rows if r.snapshot_n == head.snapshot_n and r.reader_version == reader)
    row = next(same, None)
    return without_given(library.run(row.id).reading) if row else None


def _read_again(library: Library, before: Review, progress: Progress, cancel: Cancel) -> Reading | None:
    """Read by the reader in force, with what is derived from it; None when the pages were let go."""
    snapshot = library.snapshot(before.snapshot.id)
    if not snapshot.captures:
        return None
    reading = read_saved(library, snapshot, ReviewOptions(), progress, cancel)
    platform = library.run_row(before.run_id).platform_id
    earlier = library.earlier_readings(platform, snapshot.started_at)
    return replace(reading, findings={**reading.findings, **derive(reading, earlier)})


# --- what is said of it ---


def _told(before: Review, after: Review, chain: list[Link], again: Reading | None) -> Attribution:
    notes = []
    if any(link.cause is Cause.SEVERAL for link in chain[1:]):
        notes.append(
            "Not all causes can be told apart: this program no longer has the checklist or the reader of one of the "
            "runs. `lendscope rescore` judges a platform's pages by the present ones."
        )
    if before.reading.reader_version != after.reading.reader_version and again is not None:
        notes.append("The pages of the first run were read again by the reader of the second.")
    if before.snapshot.status == "partial" or after.snapshot.status == "partial":
        notes.append("One of the captures is partial: a page that is missing there may still be on the site.")
    return Attribution(tuple(chain), again, tuple(notes))
