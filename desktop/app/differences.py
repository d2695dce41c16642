"""What is different between two runs: one use case for the window, the command line and reports."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.app.attribution import attribute
from desktop.app.errors import UsageError
from desktop.app.page_texts import PageTexts, comparable
from desktop.app.quiet_edits import quiet_edits
from desktop.app.review import find_review
from desktop.history.library import Library
from scoring.compare import Difference, PageMove, PageText, compared, page_moves
from scoring.review import Review
from scrapers.progress import Cancel, Never, Progress, Step, silent


def difference(
    library: Library,
    run_a: str,
    run_b: str,
    *,
    texts: bool = True,
    reread: bool = False,
    progress: Progress = silent,
    cancel: Cancel | None = None,
) -> Difference:
    """All that is different from run `run_a` to run `run_b`, each given by id or by platform (its newest run).

    `texts`: also compare the texts of pages, which opens them in a child process. `reread`: read the pages of the
    first run again even where both runs name the same reader. UsageError for runs of two platforms.
    """
    before, after = find_review(library, run_a), find_review(library, run_b)
    if library.run_row(before.run_id).platform_n != library.run_row(after.run_id).platform_n:
        raise UsageError(
            f"{before.run_id} and {after.run_id} are runs of two platforms; `lendscope compare` puts those side by side"
        )
    return difference_of(library, before, after, texts=texts, reread=reread, progress=progress, cancel=cancel)


def difference_of(
    library: Library,
    before: Review,
    after: Review,
    *,
    texts: bool = True,
    reread: bool = False,
    progress: Progress = silent,
    cancel: Cancel | None = None,
) -> Difference:
    """The same for two reviews of the library."""
    stop = cancel or Never()
    found = attribute(library, before, after, reread=reread, progress=progress, cancel=stop)
    pages = comparable(page_moves(before, after)) if texts else []
    with PageTexts(library) as opened:
        compared_texts = _texts(opened, pages, progress, stop)
        alarms = quiet_edits(library, before, after, found.reread, opened)
    return compared(before, after, found.chain, texts=compared_texts, alarms=alarms, notes=found.notes)


def _texts(opened: PageTexts, pages: Sequence[PageMove], progress: Progress, stop: Cancel) -> list[PageText]:
    found: list[PageText] = []
    for n, page in enumerate(pages):
        if stop.is_set():
            break
        progress(Step("compare", n, len(pages), page.url))
        text = opened.compare(page)
        if text is not None and (text.blocks or text.trouble):
            found.append(text)
    return found
