"""Generated documents are never edited by hand, and never stale."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from desktop.app import data
from desktop.app.handbook import handbook_document

COMPLETED_BY_A_PERSON = (
    "credit.legal-entity", "credit.licence", "credit.licence-scope", "credit.management-named", "credit.address",
    "credit.association", "security.assurance",
)  # fmt: skip
"""What the checklist says reaches at most `partial` by machine (endorsement only once something is claimed)."""

DOCS = Path(__file__).resolve().parents[2] / "resources" / "docs"


def test_the_handbook_is_current() -> None:
    """`./run handbook` writes it from the item files."""
    assert (DOCS / "handbook.md").read_text(encoding="utf-8") == handbook_document()


def test_the_handbook_tells_how_each_item_is_decided() -> None:
    """One line for each of the 110."""
    lines = handbook_document().split("| item | decided by |")[1].split("## ")[0].splitlines()
    cells = [line.strip("| ").split(" | ") for line in lines if line.startswith("| `")]
    ways = Counter(way for _, way, _, _ in cells)
    short = {item for item, _, _, alone in cells if alone == "at most partial"}

    assert len(cells) == 110
    assert set(ways) == {"found", "computed", "measured", "person", "imported"}
    assert (ways["person"], ways["imported"]) == (6, 2)
    assert all(on for _, _, on, _ in cells)
    assert {item for item, *_, alone in cells if alone == "waits"} == {
        item for item, way, _, _ in cells if way in ("person", "imported")
    }
    assert short == {f"`{name}`" for name in COMPLETED_BY_A_PERSON}


def test_every_cited_source_is_explained() -> None:
    """A key without a title tells a reader nothing."""
    cited = {k for i in data.items().values() for s in i.sources for k in re.findall(r"\b[A-Z]{2}\d+\b", s)}

    assert cited - set(data.sources()) == set()
