"""Evidence gets its number where it is first cited, and is printed once, with its place, at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.reports.blocks import Block, CellText, Paragraph, TableBlock
from desktop.reports.cleaning import web_link
from desktop.reports.phrases import Foreign
from desktop.reports.wording import origin_words, time_words
from scoring.facts import Evidence
from scoring.review import CaptureInfo, Review

INTRO = "Quotes are word for word from the saved page. The digest (SHA-256) is of the bytes as received."


class Citations:
    """The numbers given out so far."""

    def __init__(self) -> None:
        self._numbers: dict[Evidence, int] = {}

    def cite(self, evidence: Iterable[Evidence], most: int = 4) -> tuple[int, ...]:
        """Numbers of the first pieces of evidence, given out as they are asked for."""
        chosen = list(dict.fromkeys(evidence))[:most]
        return tuple(self._numbers.setdefault(e, len(self._numbers) + 1) for e in chosen)

    def cited(self) -> list[tuple[int, Evidence]]:
        """All evidence cited so far, by number."""
        return [(number, evidence) for evidence, number in self._numbers.items()]


def evidence_blocks(cited: Sequence[tuple[int, Evidence]], reviews: Sequence[Review]) -> list[Block]:
    """The table of everything cited: words, address, time, status, digest, and how the page came to us."""
    if not cited:
        return [Paragraph("No evidence was cited.")]
    rows = tuple(_row(number, evidence, reviews) for number, evidence in cited)
    return [
        Paragraph(INTRO),
        TableBlock(("No.", "Words on the page", "Where and when"), rows, (0.07, 0.48, 0.45)),
    ]


def _row(number: int, evidence: Evidence, reviews: Sequence[Review]) -> tuple[CellText, ...]:
    found = (review.snapshot.capture_of(evidence) for review in reviews)
    capture = next((c for c in found if c), None)
    parts = [
        evidence.url + (f", page {evidence.page}" if evidence.page else ""),
        time_words(evidence.captured_at),
        f"sha256 {evidence.sha256[:16]}…" if evidence.sha256 else "",
        *(_capture(capture) if capture else ()),
    ]
    return (
        CellText(f"E{number}", "strong", anchor=number),
        CellText(Foreign(f"“{evidence.quote}”")),
        CellText(" · ".join(p for p in parts if p), "small", link=web_link(evidence.url)),
    )


def _capture(capture: CaptureInfo) -> tuple[str, ...]:
    """Status where it is not 200; what a person brought says from which file."""
    status = f"status {capture.status}" if capture.status not in (200, None) else ""
    brought = origin_words(capture) if capture.origin in ("adopted", "imported") else ""
    return (status, brought)
