"""Tables that are drawn with plain boxes: rows of equally many cells under one roof."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

MIN_ROWS, MIN_COLUMNS, MAX_COLUMNS = 3, 3, 12
_ROLES = {"row": "tr", "cell": "td", "gridcell": "td", "columnheader": "th", "rowheader": "th"}
_HEAD = ("head", "th-", "-th", "title-row")
_BLOCKS = ("div", "span", "p", "li", "b", "strong", "a")


def grid_parts(element: Any, attributes: Mapping[str, str]) -> dict[Any, str]:
    """Rows and cells of a drawn table as `tr`, `td` and `th`; empty when the element is none.

    Declared roles decide; without them, three or more rows of as many leaf boxes each (two boxes only under
    a row that calls itself head).
    """
    if attributes.get("role") in ("table", "grid"):
        return {
            e: _ROLES[e.get("role")] for e in element.iter("div", "span", "li") if e.get("role") in _ROLES
        }
    rows = [row for row in element if isinstance(row.tag, str)]
    if (
        not MIN_ROWS <= len(rows) <= 500
        or not _alike(rows)
        or (len(rows[0]) < MIN_COLUMNS and not _named_head(rows[0]))
    ):
        return {}
    parts: dict[Any, str] = {}
    for number, row in enumerate(rows):
        parts[row] = "tr"
        parts |= dict.fromkeys(row, "th" if number == 0 and _is_head(row) else "td")
    return parts


def _alike(rows: Sequence[Any]) -> bool:
    """All rows have the same number of boxes, none of which holds further structure."""
    width = len(rows[0])
    if not 2 <= width <= MAX_COLUMNS:
        return False
    return all(len(row) == width and not (row.text or "").strip() and all(map(_is_leaf, row)) for row in rows)


def _is_leaf(cell: Any) -> bool:
    if not isinstance(cell.tag, str) or cell.tag not in _BLOCKS or len(cell) > 3:
        return False
    return (
        all(isinstance(c.tag, str) and c.tag in _BLOCKS and not len(c) for c in cell)
        and not (cell.tail or "").strip()
    )


def _named_head(row: Any) -> bool:
    names = (row.get("class") or "").lower()
    return any(word in names for word in _HEAD)


def _is_head(row: Any) -> bool:
    return _named_head(row) or not any(c.isdigit() for c in "".join(row.itertext())[:500])
