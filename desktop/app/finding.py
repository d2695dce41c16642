"""Words looked for in names, facts, saved pages and notes: where each was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.app.prints import visible
from desktop.history.library import Library
from desktop.history.values import Hit

PLACES = {"name": "name", "fact": "fact", "page": "page", "note": "note"}


def find_words(library: Library, words: str, most: int = 50, *, names: bool = True) -> list[Hit]:
    """The passages that hold all the words; names first, then the newest."""
    return library.search(words, most, names=names)


def hit_lines(hits: Sequence[Hit]) -> Iterator[str]:
    """Two lines for each passage: where it stands, and the words around it."""
    if not hits:
        yield "found nowhere; every word must stand in one name, fact, page or note"
    for hit in hits:
        place = PLACES.get(hit.kind, hit.kind)
        ref = f" {visible(hit.ref, 160)}" if hit.kind in ("fact", "page") else ""
        run = f" (last in run {hit.run_id})" if hit.run_id else ""
        yield f"{hit.platform_id}  {visible(hit.platform, 60)} · {place}{ref}{run}"
        yield f"          {visible(hit.snippet, 240)}"


def hits_json(hits: Sequence[Hit]) -> list[dict[str, object]]:
    """The passages as plain values."""
    return [
        {
            "platform": hit.platform_id,
            "name": hit.platform,
            "where": hit.kind,
            "ref": hit.ref,
            "run": hit.run_id,
            "words": hit.snippet,
        }
        for hit in hits
    ]
