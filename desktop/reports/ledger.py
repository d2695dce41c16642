"""What the parts of a change report share: the difference, the checklist's texts, the numbered evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from desktop.reports.citing import Citations
from desktop.reports.model import Handover, ItemText
from scoring.compare import Difference
from scoring.facts import Catalogue
from scoring.printing import one_decimal
from scoring.waterfall import CAPS, WEIGHTS, Cause

CAUSES = {
    Cause.SITE: "the site",
    Cause.READER: "another version of the reader",
    Cause.CHECKLIST: "another edition of the checklist",
    Cause.PERSON: "a person's part",
    Cause.DAY: "judged as of another day",
    Cause.SEVERAL: "several of these",
}


@dataclass(slots=True)
class Ledger:
    """The material of one change report. `final` says of each run whether it is signed off."""

    found: Difference
    items: Mapping[str, ItemText]
    catalogue: Catalogue
    final: tuple[bool, bool]
    handover: Handover = field(default_factory=Handover)
    citations: Citations = field(default_factory=Citations)

    def question(self, item: str) -> str:
        """The item's question, or the name of a step that is none."""
        names = {WEIGHTS: "Weights of the five risks", CAPS: "Caps"}
        return self.items[item].question if item in self.items else names.get(item, item)

    def label(self, key: str) -> str:
        """The fact's name in words, or its key."""
        kind = self.catalogue.get(key)
        return kind.label if kind and kind.label else key


def signed_words(value: Fraction | None) -> str:
    """`+2.1`, `−0.4`, `±0.0`, or a dash."""
    if value is None:
        return "–"
    return f"{'+' if value > 0 else '−' if value < 0 else '±'}{one_decimal(abs(value))}"
