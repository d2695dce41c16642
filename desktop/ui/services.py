"""What the window asks of the program. `desktop.app.services` answers it; tests answer it with fakes.

`review_target`, `page_text`, `page_picture`, `write_report`, `answer` and `decide_flag` may take long: the window calls
them on a worker's thread, one review at a time, while the quick ones are called on the window's own thread.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.app.adviser import Adviser
from desktop.app.options import ReviewOptions
from desktop.ui.contrasting import Contrasting
from desktop.ui.keeping import Keeping
from scoring.assessment import FlagState, Outcome, Score
from scoring.checklist import Item
from scoring.duties import Pack
from scoring.facts import Catalogue
from scoring.review import Review
from scrapers.documents.document import Document
from scrapers.documents.picture import Picture
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.app.about import About
    from desktop.app.fact_answers import GivenFact
    from desktop.app.planning import Planning
    from desktop.app.registers import Preview, TableWish
    from desktop.app.reporting import Wish
    from desktop.app.signing import Signatures
    from desktop.app.waiting import Queue


class PlatformRow(Protocol):
    """One platform of the library with its newest run; what could not be scored is None."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def home(self) -> str: ...
    @property
    def scores(self) -> Mapping[str, Score | None]: ...
    @property
    def overall(self) -> Score | None: ...
    @property
    def band(self) -> str | None: ...
    @property
    def awaiting(self) -> int | None: ...
    @property
    def flags(self) -> int | None: ...
    @property
    def last_capture(self) -> datetime | None: ...
    @property
    def runs(self) -> int: ...
    @property
    def tags(self) -> Sequence[str]: ...
    @property
    def due(self) -> date | None: ...
    @property
    def every(self) -> int | None: ...
    @property
    def unseen(self) -> bool: ...


class RunRow(Protocol):
    """One run of a platform. Only runs of one `line` (checklist, profile, country) may be joined in a trend."""

    @property
    def line(self) -> tuple[str, str, str]: ...

    @property
    def id(self) -> str: ...
    @property
    def created_at(self) -> datetime: ...
    @property
    def captured_at(self) -> datetime: ...
    @property
    def status(self) -> str: ...
    @property
    def edition(self) -> str: ...
    @property
    def profile(self) -> str: ...
    @property
    def scores(self) -> Mapping[str, Score | None]: ...
    @property
    def overall(self) -> Score | None: ...
    @property
    def band(self) -> str: ...
    @property
    def flags(self) -> int: ...


class Services(Protocol):
    """All the window can ask for. Expected trouble is raised as typed errors with one sentence."""

    @property
    def version(self) -> str: ...
    @property
    def library_path(self) -> Path: ...
    @property
    def keeping(self) -> Keeping:
        """List, tags, days and notes."""
        ...

    @property
    def planning(self) -> Planning:
        """Profiles, waivers, the letter of questions and its replies."""
        ...

    @property
    def contrasts(self) -> Contrasting:
        """Differences of runs and of platforms."""
        ...

    def platforms(
        self, search: str = "", sort: str = "name", descending: bool = False
    ) -> Sequence[PlatformRow]:
        """The library's rows; `sort` is name, overall, flags, captured or a dimension."""
        ...

    def latest_review(self, platform_id: str) -> Review | None:
        """The platform's newest run, or None before the first."""
        ...

    def review_of(self, run_id: str) -> Review:
        """One run as it was kept."""
        ...

    def runs(self, platform_id: str) -> Sequence[RunRow]:
        """The platform's runs, newest first."""
        ...

    def platform_of(self, run_id: str) -> str:
        """The platform a run belongs to."""
        ...

    def review_target(
        self, target: str, options: ReviewOptions, progress: Progress, cancel: Cancel
    ) -> Review:
        """Capture or open the target, read and judge it, keep the run."""
        ...

    def add_pages(
        self, platform_id: str, files: Sequence[Path], at: str, who: str, progress: Progress, cancel: Cancel
    ) -> Review:
        """Add saved pages to the platform's newest capture, as a new one, and review the two together."""
        ...

    def look_at_table(self, platform_id: str, wish: TableWish) -> Preview:
        """What a register or review file says of the platform; nothing is kept."""
        ...

    def take_in_table(
        self, platform_id: str, wish: TableWish, who: str, progress: Progress, cancel: Cancel
    ) -> Review:
        """Keep what the file says as dated evidence, and review the platform with it."""
        ...

    def interrupted(self, target: str) -> str:
        """One sentence on the interrupted capture that a review of the target could go on with; "" when none is."""
        ...

    def proxy_trouble(self, address: str) -> str:
        """Why the proxy cannot be used, in one sentence; "" when it can, or when there is none."""
        ...

    def tidy_preview(self, with_runs: bool) -> Sequence[str]:
        """Which old captures could go and what would be lost by it, in lines; none when nothing would go."""
        ...

    def tidy(self, with_runs: bool) -> str:
        """Let go what the last preview showed; what was done, in one sentence."""
        ...

    def sample_targets(self) -> Sequence[tuple[str, str]]:
        """Name and target of each bundled sample."""
        ...

    def write_report(self, run_id: str, path: Path, wish: Wish) -> None:
        """Write the run in the form of the file's ending, for the reader the wish names."""
        ...

    def signatures(self, run_id: str) -> Signatures:
        """Who has signed the run off."""
        ...

    def sign_off(self, run_id: str, role: str, who: str) -> Signatures:
        """Put a name under a run, or take the standing one back where no name is given."""
        ...

    def page_text(self, sha256: str, url: str) -> Document | None:
        """A saved page as text with offsets, or None when its body is not kept."""
        ...

    def page_picture(self, sha256: str, page: int, scale: float, quote: str) -> Picture | None:
        """A page of a saved PDF drawn in a child process, with the quote's place; None when it is not kept."""
        ...

    def waiting(self, progress: Progress, cancel: Cancel) -> Queue:
        """What waits for a person across the library; may take long."""
        ...

    def about(self) -> About:
        """Versions, lists with their dates, hosts contacted, licences."""
        ...

    def adviser(self) -> Adviser:
        """Who hands reports over."""
        ...

    def keep_adviser(self, adviser: Adviser) -> None:
        """Keep who hands reports over."""
        ...

    def checklist(self) -> Mapping[str, Item]:
        """The items in force by id, in the checklist's order."""
        ...

    def duties(self) -> Sequence[Pack]:
        """What each regime asks platforms to publish."""
        ...

    def catalogue(self) -> Catalogue:
        """The fact catalogue."""
        ...

    def answer(
        self, platform_id: str, item: str, outcome: Outcome, why: str, source: str, who: str
    ) -> Review:
        """Keep a person's outcome and judge the newest snapshot again."""
        ...

    def withdraw_answer(self, platform_id: str, item: str, who: str) -> Review:
        """Take back the standing answer, and judge again."""
        ...

    def withdraw_decision(self, platform_id: str, item: str, who: str) -> Review:
        """Take back the standing decision on a flag, and judge again."""
        ...

    def give_fact(self, platform_id: str, given: GivenFact, who: str) -> Review:
        """Keep a person's value for a fact and judge the newest snapshot again."""
        ...

    def withdraw_fact(self, platform_id: str, key: str, who: str) -> Review:
        """Take back a person's newest value for a fact, and judge again."""
        ...

    def decide_flag(self, platform_id: str, item: str, state: FlagState, why: str, who: str) -> Review:
        """Keep a person's decision on a flag and judge the newest snapshot again."""
        ...
