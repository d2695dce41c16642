"""A comparison, or what changed between two runs, as a document in the form its ending names."""

from __future__ import annotations

from pathlib import Path

from desktop.app.data import catalogue, items
from desktop.app.errors import UsageError
from desktop.app.reporting import drawn, frame_of
from desktop.history.library import Library
from desktop.history.values import Role
from desktop.reports.model import Handover
from scoring.assessment import FlagState
from scoring.compare import Difference
from scoring.review import Review
from scoring.side_by_side import SideBySide

CHANGE_ENDINGS = (".pdf", ".html", ".md")
COMPARISON_ENDINGS = (*CHANGE_ENDINGS, ".csv")


def change_document(
    library: Library, found: Difference, path: Path, client: str = "", language: str = "en"
) -> bytes:
    """The change report; UsageError names the endings there are."""
    from desktop.reports.changes import build_changes
    from desktop.reports.ledger import Ledger

    _check(path, CHANGE_ENDINGS)
    final = (_final(library, found.before), _final(library, found.after))
    handover = _handover(library, found.after, client)
    made = build_changes(Ledger(found, items(), catalogue(), final, handover))
    return drawn(made, path.suffix, language)


def comparison_document(
    library: Library, found: SideBySide, path: Path, client: str = "", language: str = "en"
) -> bytes:
    """The comparison report, or its table as CSV; UsageError names the endings there are."""
    from desktop.reports.comparison import Sheet, build_comparison
    from desktop.reports.comparison_table import comparison_csv

    _check(path, COMPARISON_ENDINGS)
    if path.suffix.lower() == ".csv":
        return comparison_csv(found).encode("utf-8-sig")
    final = tuple(_final(library, review) for review in found.reviews)
    handover = _handover(library, found.reviews[0], client)
    return drawn(build_comparison(Sheet(found, items(), catalogue(), final, handover)), path.suffix, language)


def _check(path: Path, endings: tuple[str, ...]) -> None:
    if path.suffix.lower() not in endings:
        raise UsageError(
            f"this report ends in one of {', '.join(endings)}, not in {path.suffix or 'nothing'}"
        )


def _final(library: Library, review: Review) -> bool:
    """Whether two people signed the run off and every flag was decided on."""
    decided = all(f.state is not FlagState.CANDIDATE for f in review.assessment.flags)
    return decided and set(library.signatures(review.run_id)) == set(Role)


def _handover(library: Library, review: Review, client: str) -> Handover:
    return frame_of(library, review, client).handover
