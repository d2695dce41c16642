"""Everything the window may ask for, over one open library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app import data
from desktop.app.adviser import Adviser, load_adviser, save_adviser
from desktop.app.answers import (
    decide_flag,
    like_before,
    record_answer,
    withdraw_answer,
    withdraw_decision,
)
from desktop.app.files import check_place, write_whole
from desktop.app.keeping import Keeping
from desktop.app.opening import open_library
from desktop.app.options import ReviewOptions
from desktop.app.paths import library_path
from desktop.app.reporting import Wish, report_of
from desktop.app.review import review_target
from desktop.app.samples import sample_names
from desktop.app.signing import Signatures, sign_off, signatures, take_back
from desktop.app.spoken import spoken_catalogue, spoken_duties, spoken_items
from desktop.app.taking import interrupted_capture, interrupted_words
from desktop.app.tidying import plan_lines, room
from desktop.app.viewing import PageViewer
from desktop.history.library import Library
from desktop.history.retention import Plan
from desktop.history.values import PlatformRow, RunRow, Sieve
from desktop.version import VERSION
from scoring.assessment import FlagState, Outcome
from scoring.checklist import Item
from scoring.duties import Pack
from scoring.facts import Catalogue
from scoring.review import Review
from scrapers.documents.document import Document
from scrapers.documents.picture import Picture
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.app.about import About
    from desktop.app.contrasts import Contrasts
    from desktop.app.fact_answers import GivenFact
    from desktop.app.planning import Planning
    from desktop.app.registers import Preview, TableWish
    from desktop.app.waiting import Queue


class AppServices:
    """The program behind the window. Expected trouble is raised as typed errors with one sentence."""

    def __init__(self, library: Library, path: Path) -> None:
        self.library, self.library_path = library, path
        self.version = VERSION
        self.language = "en"
        self.keeping = Keeping(library)
        self._plan: Plan | None = None
        self._viewer = PageViewer(library)

    @property
    def planning(self) -> Planning:
        """Profiles, waivers, the letter of questions and its replies."""
        from desktop.app.planning import Planning

        return Planning(self.library)

    def close(self) -> None:
        """Give the library back."""
        self._viewer.close()
        self.library.close()

    @property
    def contrasts(self) -> Contrasts:
        """Differences of runs and of platforms."""
        from desktop.app.contrasts import Contrasts

        return Contrasts(self.library)

    def platforms(
        self, search: str = "", sort: str = "name", descending: bool = False
    ) -> Sequence[PlatformRow]:
        """The library's rows, searched and sorted."""
        return self.library.platforms(Sieve(search=search), sort, descending)

    def latest_review(self, platform_id: str) -> Review | None:
        """The platform's newest run, or None before the first."""
        row = self.library.latest_run(platform_id)
        return self.library.run(row.id) if row else None

    def review_of(self, run_id: str) -> Review:
        """One run as it was kept."""
        return self.library.run(run_id)

    def runs(self, platform_id: str) -> Sequence[RunRow]:
        """The platform's runs, newest first."""
        return self.library.runs_of(platform_id)

    def platform_of(self, run_id: str) -> str:
        """The platform a run belongs to."""
        return self.library.run_row(run_id).platform_id

    def review_target(
        self, target: str, options: ReviewOptions, progress: Progress, cancel: Cancel
    ) -> Review:
        """Capture or open the target, read and judge it, keep the run."""
        return review_target(self.library, target, options, progress, cancel)

    def add_pages(
        self, platform_id: str, files: Sequence[Path], at: str, who: str, progress: Progress, cancel: Cancel
    ) -> Review:
        """Add saved pages to the platform's newest capture, as a new one, and review the two together."""
        from desktop.app.adding import review_with

        options = like_before(self.library, platform_id)
        return review_with(self.library, platform_id, files, options, progress, cancel, at=at, who=who)

    def look_at_table(self, platform_id: str, wish: TableWish) -> Preview:
        """What a register or review file says of the platform; nothing is kept."""
        from desktop.app.registers import preview

        return preview(self.library, platform_id, wish)

    def take_in_table(
        self, platform_id: str, wish: TableWish, who: str, progress: Progress, cancel: Cancel
    ) -> Review:
        """Keep what the file says as dated evidence, and review the platform with it."""
        from desktop.app.registers import take_in

        return take_in(self.library, platform_id, wish, progress, cancel, who=who)

    def interrupted(self, target: str) -> str:
        """One sentence on the interrupted capture that a review of the target could go on with; "" when none is."""
        found = interrupted_capture(self.library, target, ReviewOptions(allow_loopback=True))
        return interrupted_words(found) if found else ""

    def proxy_trouble(self, address: str) -> str:
        """Why the proxy cannot be used, in one sentence; "" when it can, or when there is none."""
        from scrapers.errors import AddressError
        from scrapers.proxy import proxy_of

        try:
            proxy_of(address)
        except AddressError as refused:
            return str(refused)
        return ""

    def tidy_preview(self, with_runs: bool) -> Sequence[str]:
        """Which old captures could go and what would be lost by it, in lines; none when nothing would go."""
        self._plan = self.library.plan_letting_go(with_runs=with_runs)
        return list(plan_lines(self._plan)) if self._plan.leaving else []

    def tidy(self, with_runs: bool) -> str:
        """Let go what the last preview showed; what was done, in one sentence."""
        plan = self._plan or self.library.plan_letting_go(with_runs=with_runs)
        self.library.let_go(plan, datetime.now(UTC))
        self._plan = None
        return f"{len(plan.leaving)} captures are gone; {room(plan.bytes)} of room was made"

    def sample_targets(self) -> Sequence[tuple[str, str]]:
        """Name and folder of each bundled sample."""
        return [(name, str(data.resource("samples", name))) for name in sample_names()]

    def write_report(self, run_id: str, path: Path, wish: Wish) -> None:
        """Write the run in the form of the file's ending, for the reader the wish names."""
        check_place(path)
        write_whole(path, report_of(self.library, run_id, path.suffix, wish))

    def signatures(self, run_id: str) -> Signatures:
        """Who has signed the run off."""
        return signatures(self.library, run_id)

    def sign_off(self, run_id: str, role: str, who: str) -> Signatures:
        """Put a name under a run, or take the standing one back where no name is given."""
        return sign_off(self.library, run_id, role, who) if who else take_back(self.library, run_id, role)

    def page_text(self, sha256: str, url: str) -> Document | None:
        """A saved page as text with offsets, read in a child process; None when its body is not kept."""
        from desktop.history.errors import NoSuchBody
        from scrapers.worker import open_in_child

        try:
            body = self.library.body(sha256)
        except NoSuchBody:
            return None
        return open_in_child(body, url, sha256)

    def page_picture(self, sha256: str, page: int, scale: float, quote: str) -> Picture | None:
        """A page of a saved PDF drawn in a child process, with the quote's place; None when it is not kept."""
        return self._viewer.picture(sha256, page, scale, quote)

    def waiting(self, progress: Progress, cancel: Cancel) -> Queue:
        """What waits for a person across the library."""
        from desktop.app.waiting import waiting

        return waiting(self.library, progress, cancel)

    def about(self) -> About:
        """Versions, lists with their dates, hosts contacted, licences."""
        from desktop.app.about import about

        return about(self.library, self.library_path, datetime.now(UTC).date())

    def adviser(self) -> Adviser:
        """Who hands reports over."""
        return load_adviser(self.library)

    def keep_adviser(self, adviser: Adviser) -> None:
        """Keep who hands reports over. Raises BadInputError for a logo that is none."""
        save_adviser(self.library, adviser)

    def checklist(self) -> Mapping[str, Item]:
        """The items in force by id, in the checklist's order and the language spoken."""
        return spoken_items(self.language)

    def duties(self) -> Sequence[Pack]:
        """What each regime asks platforms to publish."""
        return spoken_duties(self.language)

    def catalogue(self) -> Catalogue:
        """The fact catalogue, in the language spoken."""
        return spoken_catalogue(self.language)

    def answer(
        self, platform_id: str, item: str, outcome: Outcome, why: str, source: str, who: str
    ) -> Review:
        """Keep a person's outcome and judge the newest reading again."""
        return record_answer(self.library, platform_id, item, outcome.value, why, source, who)

    def withdraw_answer(self, platform_id: str, item: str, who: str) -> Review:
        """Take back the standing answer, and judge again."""
        return withdraw_answer(self.library, platform_id, item, who)

    def withdraw_decision(self, platform_id: str, item: str, who: str) -> Review:
        """Take back the standing decision on a flag, and judge again."""
        return withdraw_decision(self.library, platform_id, item, who)

    def give_fact(self, platform_id: str, given: GivenFact, who: str) -> Review:
        """Keep a person's value for a fact and judge the newest reading again."""
        from desktop.app.fact_answers import record_fact

        return record_fact(self.library, platform_id, given, who)

    def withdraw_fact(self, platform_id: str, key: str, who: str) -> Review:
        """Take back a person's newest value for a fact, and judge again."""
        from desktop.app.fact_answers import withdraw_fact

        return withdraw_fact(self.library, platform_id, key, who)

    def decide_flag(self, platform_id: str, item: str, state: FlagState, why: str, who: str) -> Review:
        """Keep a person's decision on a flag and judge the newest reading again."""
        return decide_flag(self.library, platform_id, item, state, why, who)


def open_services(library: Path | None = None) -> AppServices:
    """The services over the library of that path, or of the usual place."""
    return AppServices(open_library(library), library_path(library))
