"""Finds the quiet edits between two captures: in the facts, in binding passages, and in files.

The facts must be of one reader, since what another reader sees is no edit of the platform. Passages and files are
compared as they were captured, whoever reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from desktop.app.data import catalogue, watched
from desktop.app.page_texts import PageTexts, blocks_of
from desktop.history.library import Library
from scoring.compare import PageKind, PageMove, page_moves
from scoring.facts import Evidence, Locator, Reading
from scoring.quiet import Alarm, Quiet, fact_alarms
from scoring.review import CaptureInfo, Review
from scoring.textdiff import LIKE, folded, shared, word_count
from scrapers.documents.document import Document

_ENDS = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？；])|\n")
_AROUND, _SHORT = 40, 24


def changes_since_before(library: Library, review: Review) -> tuple[Alarm, ...]:
    """The quiet edits since the platform's capture before that of this review, which need not be kept yet."""
    before = _run_before(library, review)
    if before is None:
        return ()
    same_reader = before.reading.reader_version == review.reading.reader_version
    return quiet_edits(library, before, review, before.reading if same_reader else None)


def _run_before(library: Library, review: Review) -> Review | None:
    """The last run of the capture before."""
    earlier = library.snapshot_before(review.snapshot.id)
    row = library.last_run_of(earlier.id) if earlier else None
    return library.run(row.id) if row else None


def quiet_edits(
    library: Library, before: Review, after: Review, old: Reading | None, texts: PageTexts | None = None
) -> tuple[Alarm, ...]:
    """All quiet edits from one run to another. `old`: what the first pages say to the second run's reader, or None."""
    pages = page_moves(before, after)
    if not pages:
        return ()
    if texts is not None:
        return tuple(_edits(pages, before, after, old, texts))
    with PageTexts(library) as opened:
        return tuple(_edits(pages, before, after, old, opened))


def _edits(
    pages: Sequence[PageMove], before: Review, after: Review, old: Reading | None, texts: PageTexts
) -> Iterator[Alarm]:
    if old is not None:
        standing = _Standing(pages, after, texts)
        yield from fact_alarms(
            old.findings,
            after.reading.findings,
            watched().fees,
            catalogue(),
            after.snapshot.captured_at,
            standing,
        )
    yield from _clauses(pages, before, after, texts)
    yield from _files(pages, texts)


class _Standing:
    """Whether a passage of the first capture still stands in the second."""

    def __init__(self, pages: Sequence[PageMove], after: Review, texts: PageTexts) -> None:
        self._digests = {c.sha256 for c in after.snapshot.captures if c.sha256}
        self._moved = {p.url: p for p in pages}
        self._texts = texts

    def __call__(self, evidence: Evidence) -> bool:
        if evidence.sha256 in self._digests:
            return True
        page = self._moved.get(evidence.url)
        document = self._texts.open(page.after) if page and page.after and page.after.sha256 else None
        return document is not None and _told(evidence) in folded(document.text)


def _told(evidence: Evidence) -> str:
    """The quote to look for; a short one ("1 %") with the words before it, which say what it is about."""
    prefix = evidence.locator.prefix if evidence.locator and len(evidence.quote) < _SHORT else ""
    return folded(f"{prefix}{evidence.quote}")


# --- passages ---


def _clauses(pages: Sequence[PageMove], before: Review, after: Review, texts: PageTexts) -> Iterator[Alarm]:
    binding = [p for p in pages if _binds(p, before, after)]
    changed = [p for p in binding if p.kind in (PageKind.CHANGED, PageKind.REPLACED)]
    if not changed:
        return
    sides = ((p.url, p.after) for p in binding if p.after is not None and p.after.sha256)
    later = {url: document for url, capture in sides if (document := texts.open(capture))}
    everywhere = {passage for document in later.values() for passage in passages(document)}
    for page in changed:
        if page.before is not None and page.url in later and (old := texts.open(page.before)):
            yield from _removed(page, page.before, old, later[page.url], everywhere, after)


def _binds(page: PageMove, before: Review, after: Review) -> bool:
    """Whether the page is of a kind that binds the platform, by its link or by what was read."""
    kinds = {k for c in (page.before, page.after) if c for k in c.kinds}
    kinds |= {k for r in (before, after) for n in r.reading.pages if n.url == page.url for k in n.kinds}
    return bool(kinds & set(watched().clauses))


def _removed(
    page: PageMove,
    was: CaptureInfo,
    old: Document,
    new: Document,
    everywhere: set[str],
    after: Review,
) -> Iterator[Alarm]:
    """Passages that are neither there nor anywhere else, nor reworded; none where the language is another."""
    if old.lang != new.lang or not (old.complete and new.complete):
        return
    mine = passages(old)
    fresh = [p for p in passages(new) if p not in set(mine)]
    gone = [p for p in mine if p not in everywhere and not any(shared(p, q) >= LIKE for q in fresh)]
    for passage in gone[: watched().most_passages]:
        evidence = _quoted(passage, was, old)
        yield Alarm(Quiet.CLAUSE_REMOVED, page.url, old.title or page.url, evidence, None, _seen(page, after))


def passages(document: Document) -> list[str]:
    """The sentences of a page that are long enough to say something, each once."""
    texts = (folded(part) for block in blocks_of(document) for part in _ENDS.split(block.text))
    return [text for text in dict.fromkeys(texts) if word_count(text) >= watched().least_words]


def _quoted(passage: str, capture: CaptureInfo, document: Document) -> Evidence:
    start = document.text.find(passage)
    end = start + len(passage)
    locator = None
    if start >= 0:
        before, behind = document.text[max(0, start - _AROUND) : start], document.text[end : end + _AROUND]
        locator = Locator(start, end, before, behind)
    number = sum(1 for at in document.page_starts if at <= start) or None
    return Evidence(capture.url, passage, capture.sha256, capture.captured_at, number, locator)


def _seen(page: PageMove, after: Review) -> datetime:
    return page.after.captured_at if page.after else after.snapshot.captured_at


# --- files ---


def _files(pages: Sequence[PageMove], texts: PageTexts) -> Iterator[Alarm]:
    """Files with another text under the same address; one that was only packed anew says what it said."""
    for page in pages:
        if page.kind is not PageKind.REPLACED or page.before is None or page.after is None:
            continue
        old, new = texts.open(page.before), texts.open(page.after)
        if old and new and old.text.strip() and folded(old.text) == folded(new.text):
            continue
        was, now = (Evidence(c.url, "", c.sha256, c.captured_at) for c in (page.before, page.after))
        label = (old.title if old else "") or page.url
        yield Alarm(Quiet.FILE_REPLACED, page.url, label, was, now, page.after.captured_at)
