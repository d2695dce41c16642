"""Words looked for in facts, saved pages and notes: found beside the window, each leading to its place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from desktop.history.values import Hit
from desktop.ui.flows.desk import Desk, Flow
from desktop.ui.jobs import Job
from desktop.ui.texts import tr
from scrapers.progress import Cancel, Progress

SHORTEST = 2


class Finding(Flow):
    """Answers the library's search field; only the last words asked for are shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._job: Job[Sequence[Hit]] | None = None
        desk.library.words_wanted.connect(self._look)
        desk.library.found.opened.connect(self.open)

    def _look(self, words: str) -> None:
        if self._job is not None:
            self._job.forget()
        library, keeping = self.desk.library, self.desk.services.keeping
        if len(words) < SHORTEST:
            library.show_hits(words, ())
            return

        def work(_progress: Progress, _cancel: Cancel) -> Sequence[Hit]:
            return keeping.search(words)

        self._job = self.desk.jobs.start(
            work,
            done=partial(library.show_hits, words),
            failed=lambda error: self.desk.tell(error, tr("found.failed")),
        )

    def open(self, hit: Hit) -> None:
        """Show the place where the words stand; an earlier run, where the site says something else by now."""
        if hit.run_id is None or self.desk.services.keeping.stands_still(hit):
            self.desk.open_platform(hit.platform_id)
        else:
            self.desk.open_run(hit.run_id)
            self.desk.strip.succeed(tr("found.earlier"), tr("found.earlier_hint"))
        if self.desk.open_review is None:
            return
        review = self.desk.review
        match hit.kind:
            case "fact":
                review.show_fact(hit.ref)
            case "page":
                review.show_tab("pages")
                review.pages.show_address(hit.ref)
            case "note":
                review.show_tab("notes")
