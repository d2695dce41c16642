"""Quotes with where they stand; a click leads to the place in the saved page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.pieces import Button, frame, tight
from desktop.ui.plain import Elided, copy_text, plain_label, set_tip, visible, visible_lines
from desktop.ui.texts import tr
from desktop.ui.tokens import MEDIUM, SMALL, TIGHT
from scoring.facts import Evidence
from scoring.review import SnapshotInfo

Wanted = Callable[[Evidence], object]
MOST_QUOTES = 12


def quote(evidence: Evidence, wanted: Wanted, snapshot: SnapshotInfo | None = None) -> QFrame:
    """One quote: the words, the address, when it was captured, its hash, and the file a person brought it in.

    Words that stand in no capture of `snapshot` are a person's, and carry the source that was named.
    """
    made, column = frame("quote", margin=MEDIUM, gap=TIGHT)
    shown = visible_lines(evidence.quote, 600)
    if snapshot is not None and snapshot.capture_of(evidence) is None:
        column.addWidget(plain_label(shown, select=True))
        column.addWidget(plain_label(said_words(evidence), size="caption", tone="soft", select=True))
        return made
    column.addWidget(plain_label(tr("evidence.quote", words=shown), select=True))
    row = tight(QHBoxLayout(), SMALL)
    where = tight(QVBoxLayout(), 0)
    where.addWidget(_address(evidence))
    stamp = tr(
        "evidence.stamp", time=words.moment(evidence.captured_at), hash=words.short_hash(evidence.sha256)
    )
    brought = words.brought_in(snapshot.capture_of(evidence) if snapshot else None)
    label = Elided(f"{stamp} · {brought}" if brought else stamp, size="caption", tone="faint")
    set_tip(label, tr("evidence.sha", hash=evidence.sha256))
    where.addWidget(label)
    row.addLayout(where, 1)
    row.addWidget(_copy(evidence))
    row.addWidget(_show(evidence, wanted))
    column.addLayout(row)
    return made


def said_words(evidence: Evidence) -> str:
    """Where a person's words come from: they stand on no page of the capture, so there is none to be shown."""
    return tr("give.said", source=visible(evidence.url, 300), time=words.moment(evidence.captured_at))


def _address(evidence: Evidence) -> Elided:
    place = words.place_of(evidence.url)
    if evidence.page is not None:
        place = tr("evidence.page", place=place, page=evidence.page)
    return Elided(place, size="caption", tone="soft", middle=True)


def _show(evidence: Evidence, wanted: Wanted) -> Button:
    name = tr("evidence.show_name", words=visible(" ".join(evidence.quote.split()), 80))
    button = Button(tr("evidence.show"), lambda: wanted(evidence), duty="quiet", icon="place")
    button.setAccessibleName(name)
    return button


def _copy(evidence: Evidence) -> Button:
    def copy() -> None:
        copy_text(
            f"“{evidence.quote}”\n{evidence.url}\n{words.moment(evidence.captured_at)}\n{evidence.sha256}"
        )

    return Button("", copy, duty="quiet", icon="copy", tip=tr("evidence.copy"))


def quotes(
    layout: QVBoxLayout,
    evidence: Sequence[Evidence],
    wanted: Wanted,
    snapshot: SnapshotInfo | None = None,
) -> None:
    """Add quotes below each other, the first dozen of many; `snapshot` tells where their pages came from."""
    for each in evidence[:MOST_QUOTES]:
        layout.addWidget(quote(each, wanted, snapshot))
    if len(evidence) > MOST_QUOTES:
        layout.addWidget(plain_label(tr("evidence.more", n=len(evidence) - MOST_QUOTES), tone="faint"))


def column_of(parent: QWidget) -> QVBoxLayout:
    """An unframed column inside a widget."""
    return tight(QVBoxLayout(parent), SMALL)
