"""Generated documents are never edited by hand, and never stale."""

from __future__ import annotations

import re
from pathlib import Path

from desktop.app import data
from desktop.app.handbook import handbook_document

DOCS = Path(__file__).resolve().parents[2] / "resources" / "docs"


def test_the_handbook_is_current() -> None:
    """`./run handbook` writes it from the item files."""
    assert (DOCS / "handbook.md").read_text(encoding="utf-8") == handbook_document()


def test_the_handbook_tells_how_each_item_is_decided() -> None:
    """One line for each of the 110."""
    lines = handbook_document().split("| item | decided by |")[1].split("## ")[0].splitlines()

    assert sum(line.startswith("| `") for line in lines) == 110


def test_every_cited_source_is_explained() -> None:
    """A key without a title tells a reader nothing."""
    cited = {k for i in data.items().values() for s in i.sources for k in re.findall(r"\b[A-Z]{2}\d+\b", s)}

    assert cited - set(data.sources()) == set()
