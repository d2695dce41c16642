"""A program that answers from invented values, for tests of the window."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from desktop.app import data
from desktop.app.about import About, ListAge, Part
from desktop.app.adviser import Adviser
from desktop.app.errors import CancelledError, NotFoundError
from desktop.app.fact_answers import GivenFact
from desktop.app.options import ReviewOptions
from desktop.app.registers import Preview, TableWish
from desktop.app.reporting import Wish
from desktop.app.signing import Signatures
from desktop.app.waiting import Queue, points_of
from desktop.history.values import ContactedHost, Role, SignOff
from scoring.assessment import FlagState, Outcome, Score
from scoring.checklist import Item
from scoring.compare import Difference, compared
from scoring.duties import Pack
from scoring.facts import Catalogue
from scoring.review import Review
from scoring.side_by_side import SideBySide, side_by_side
from scoring.waterfall import Cause, Link
from scrapers.documents.document import Block, BlockKind, Document
from scrapers.documents.picture import Picture, draw_page
from scrapers.progress import Cancel, Progress, Step
from scrapers.tables.figures import Figure
from scrapers.tables.matching import Sought
from scrapers.tables.operations import looked
from tests.support import ui_review as invented
from tests.support.ui_keeping import InventedKeeping
from tests.support.ui_planning import InventedPlanning

REGISTERED = Sought(("Brightfield Lending Ltd",), ("12345678",))


@dataclass(frozen=True)
class Row:
    """One platform of the invented library."""

    id: str
    name: str
    home: str
    scores: Mapping[str, Score | None]
    overall: Score | None
    band: str | None
    flags: int | None
    last_capture: datetime | None
    runs: int = 1
    awaiting: int | None = 0
    tags: tuple[str, ...] = ()
    due: date | None = None
    every: int | None = None
    unseen: bool = False


@dataclass(frozen=True)
class Run:
    """One run of the invented library."""

    id: str
    created_at: datetime
    captured_at: datetime
    status: str
    edition: str
    profile: str
    scores: Mapping[str, Score | None]
    overall: Score | None
    band: str
    flags: int
    line: tuple[str, str, str] = ("f", "default", "")


def about_of(lure: str = "") -> About:
    """What the program is made of; `lure` stands in every place that another party writes."""
    host = lure or "www.brightfield-lending.example"
    part = Part(lure or "Example library", lure or "1.0", lure or "MIT")
    lists = (
        ListAge("suffixes", date(2026, 9, 1), False),
        ListAge(lure or "entities", date(2024, 1, 1), True),
    )
    hosts = (ContactedHost(host, 3, invented.NOW),)
    return About(
        lure or "0.1.0",
        "3.11",
        "Linux",
        Path("lendscope.db"),
        "2026-11",
        "0" * 64,
        lists,
        hosts,
        (part,),
        (part,),
    )


@dataclass
class Program:
    """A fake of `desktop.ui.services.Services`. `gate` holds a review back until it is set; `error` is raised."""

    library_path: Path = Path("lendscope.db")
    version: str = "0.1.0"
    reviews: dict[str, Review] = field(default_factory=dict)
    gate: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None
    asked: list[tuple[str, ReviewOptions]] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    report_wishes: list[Wish] = field(default_factory=list)
    signed: dict[str, SignOff] = field(default_factory=dict)
    answers: dict[str, Outcome] = field(default_factory=dict)
    decided: FlagState | None = None
    added: list[tuple[str, list[str], str, str]] = field(default_factory=list)
    wishes: list[TableWish] = field(default_factory=list)
    taken: list[tuple[str, TableWish, str]] = field(default_factory=list)
    left_over: dict[str, str] = field(default_factory=dict)
    old: list[str] = field(default_factory=list)
    pdf: bytes = b""
    given: list[tuple[GivenFact, str]] = field(default_factory=list)
    refuse: Exception | None = None
    hands_over: Adviser = Adviser()  # noqa: RUF009 (frozen)
    lure: str = ""
    pictured: list[tuple[str, int, str]] = field(default_factory=list)
    drawing: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.keeping = InventedKeeping(self.platforms)
        self.planning = InventedPlanning()

    @property
    def contrasts(self) -> Contrasted:
        return Contrasted(self)

    def platforms(self, search: str = "", sort: str = "name", descending: bool = False) -> Sequence[Row]:
        rows = [_row(key, review) for key, review in self.reviews.items()]
        found = [row for row in rows if search.casefold() in f"{row.name} {row.home}".casefold()]
        return sorted(found, key=lambda row: _key(row, sort), reverse=descending)

    def latest_review(self, platform_id: str) -> Review | None:
        return self.reviews.get(platform_id)

    def review_of(self, run_id: str) -> Review:
        return next(r for r in self.reviews.values() if r.run_id == run_id)

    def runs(self, platform_id: str) -> Sequence[Run]:
        review = self.reviews[platform_id]
        return [_run(review)]

    def platform_of(self, run_id: str) -> str:
        return next(key for key, review in self.reviews.items() if review.run_id == run_id)

    def review_target(
        self, target: str, options: ReviewOptions, progress: Progress, cancel: Cancel
    ) -> Review:
        self.asked.append((target, options))
        for done in range(1, 4):
            progress(Step("capture", done, 60, f"/page-{done}"))
        while not self.gate.wait(0.005):
            if cancel.is_set():
                raise CancelledError("stopped; the pages that had arrived are kept as a partial capture")
        if self.error is not None:
            raise self.error
        review = invented.review(target, f"r-{len(self.reviews) + 1:06}")
        self.reviews[f"p-{len(self.reviews) + 1}"] = review
        return review

    def add_pages(
        self, platform_id: str, files: Sequence[Path], at: str, who: str, progress: Progress, cancel: Cancel
    ) -> Review:
        if self.error is not None:
            raise self.error
        self.added.append((platform_id, [path.name for path in files], at, who))
        return self._again(platform_id)

    def look_at_table(self, platform_id: str, wish: TableWish) -> Preview:
        self.wishes.append(wish)
        look = looked(wish.path, wish.choices, REGISTERED, date(2026, 3, 1))
        chosen = next((c for c in look.candidates if c.row == wish.row), None)
        figures = (Figure("register.licence_status", "active", "its status is 'Active'"),) if chosen else ()
        return Preview(look, date(2026, 3, 1), chosen, figures, "" if chosen else "choose the row that is it")

    def take_in_table(
        self, platform_id: str, wish: TableWish, who: str, progress: Progress, cancel: Cancel
    ) -> Review:
        self.taken.append((platform_id, wish, who))
        return self._again(platform_id)

    def interrupted(self, target: str) -> str:
        return self.left_over.get(target, "")

    def proxy_trouble(self, address: str) -> str:
        return "" if not address or "://" in address else "write it like socks5h://host:1080"

    def tidy_preview(self, with_runs: bool) -> Sequence[str]:
        return [*self.old, "1 run would lose its saved pages"] if with_runs else list(self.old)

    def tidy(self, with_runs: bool) -> str:
        if self.error is not None:
            raise self.error
        gone, self.old = self.old, []
        return f"{len(gone)} captures are gone"

    def sample_targets(self) -> Sequence[tuple[str, str]]:
        return [(name, name) for name in ("Harbour Notes", "Brightfield Lending", "Quickgain Club")]

    def write_report(self, run_id: str, path: Path, wish: Wish) -> None:
        if self.error is not None:
            raise self.error
        self.written.append(path)
        self.report_wishes.append(wish)
        path.write_bytes(b"%PDF-1.7 report of " + run_id.encode())

    def signatures(self, run_id: str) -> Signatures:
        return Signatures(run_id, self.signed.get("preparer"), self.signed.get("reviewer"), 0)

    def sign_off(self, run_id: str, role: str, who: str) -> Signatures:
        if self.error is not None:
            raise self.error
        if who:
            self.signed[role] = SignOff(run_id, Role(role), who, datetime(2026, 11, 28, tzinfo=UTC))
        else:
            del self.signed[role]
        return self.signatures(run_id)

    def page_text(self, sha256: str, url: str) -> Document | None:
        texts = {invented.digest(path): text for path, text in invented.PAGES.items()}
        return document(url, sha256, texts[sha256]) if sha256 in texts else None

    def page_picture(self, sha256: str, page: int, scale: float, quote: str) -> Picture | None:
        self.pictured.append((sha256, page, quote))
        if self.error is not None:
            raise self.error
        with self.drawing:
            return draw_page(self.pdf, page, scale, quote) if self.pdf else None

    def waiting(self, progress: Progress, cancel: Cancel) -> Queue:
        points = [p for key, review in self.reviews.items() for p in points_of(key, review)]
        return Queue(tuple(points), len(self.reviews), 0)

    def about(self) -> About:
        return about_of(self.lure)

    def adviser(self) -> Adviser:
        return self.hands_over

    def keep_adviser(self, adviser: Adviser) -> None:
        if self.error is not None:
            raise self.error
        self.hands_over = adviser

    def checklist(self) -> Mapping[str, Item]:
        return invented.items()

    def duties(self) -> Sequence[Pack]:
        return data.duties()

    def catalogue(self) -> Catalogue:
        return invented.catalogue()

    def answer(
        self, platform_id: str, item: str, outcome: Outcome, why: str, source: str, who: str
    ) -> Review:
        if self.refuse is not None:
            raise self.refuse
        self.answers[item] = outcome
        return self._again(platform_id)

    def decide_flag(self, platform_id: str, item: str, state: FlagState, why: str, who: str) -> Review:
        self.decided = state
        return self._again(platform_id)

    def withdraw_answer(self, platform_id: str, item: str, who: str) -> Review:
        self.answers.pop(item)
        return self._again(platform_id)

    def withdraw_decision(self, platform_id: str, item: str, who: str) -> Review:
        self.decided = None
        return self._again(platform_id)

    def give_fact(self, platform_id: str, given: GivenFact, who: str) -> Review:
        self.given.append((given, who))
        return self._again(platform_id)

    def withdraw_fact(self, platform_id: str, key: str, who: str) -> Review:
        self.given.pop()
        return self._again(platform_id)

    def _again(self, platform_id: str) -> Review:
        if platform_id not in self.reviews:
            raise NotFoundError("there is no such platform")
        old = self.reviews[platform_id]
        made = invented.review(old.platform.name, f"{old.run_id}-2", self.answers, self.decided)
        self.reviews[platform_id] = replace(made, platform=old.platform)
        return self.reviews[platform_id]


@dataclass(frozen=True)
class Contrasted:
    """Differences and comparisons of the invented reviews; no causes are told apart."""

    program: Program

    def edits(self, platform_id: str) -> Mapping[str, int]:
        return {}

    def difference(self, run_a: str, run_b: str, progress: Progress, cancel: Cancel) -> Difference:
        sides = [self.program.review_of(run) for run in (run_a, run_b)]
        links = [Link(Cause.SITE, r.assessment, r.reading.findings) for r in sides]
        return compared(sides[0], sides[1], links)

    def comparison(self, platforms: Sequence[str]) -> SideBySide:
        if self.program.error is not None:
            raise self.program.error
        return side_by_side([self.program.reviews[p] for p in platforms], data.watched().compared)


def program(*names: str, **options: object) -> Program:
    """A program whose library holds reviews of these names, with the gate open."""
    made = Program(**options)  # type: ignore[arg-type]
    made.gate.set()
    for place, name in enumerate(names, 1):
        review = invented.review(name, f"r-{place:06}", candidate=place % 2 == 1)
        home = invented.HOME.replace("brightfield", f"p{place}") if place > 1 else invented.HOME
        made.reviews[f"p-{place}"] = replace(review, platform=replace(review.platform, home=home))
    return made


def document(url: str, sha256: str, text: str) -> Document:
    """A page of one block."""
    block = Block(0, BlockKind.PARAGRAPH, text, 0, len(text))
    return Document(url, sha256, "html", text.split("\n")[0], "en", text, (block,))


def _row(key: str, review: Review) -> Row:
    found = review.assessment
    return Row(
        id=key,
        name=review.platform.name,
        home=review.platform.home,
        scores={d.id: d.result for d in found.dimensions},
        overall=found.overall.result,
        band=found.overall.band.letter,
        flags=len(found.flags),
        last_capture=review.snapshot.captured_at,
        awaiting=int(found.overall.awaiting),
    )


def _run(review: Review) -> Run:
    found = review.assessment
    return Run(
        id=review.run_id,
        created_at=review.created_at,
        captured_at=review.snapshot.captured_at,
        status=review.snapshot.status,
        edition=found.edition,
        profile=found.profile,
        scores={d.id: d.result for d in found.dimensions},
        overall=found.overall.result,
        band=found.overall.band.letter,
        flags=len(found.flags),
    )


def _key(row: Row, sort: str) -> tuple[bool, object]:
    if sort == "name":
        return (False, row.name.casefold())
    score = row.overall if sort == "overall" else row.scores.get(sort)
    value = score.score if score else None
    return (value is None, value or 0)
