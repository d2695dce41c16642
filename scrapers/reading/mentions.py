"""Passages that speak of a matter without stating what was looked for: where they stand, nothing is called absent.

Silence is a strong word. A page that says something about the matter in a way this version cannot read is not silent,
so its fact stays open, with the passage to look at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from scrapers.reading.amounts import joined
from scrapers.reading.lexicon import Hit, lexicon
from scrapers.reading.meaning import denied, is_no_claim, supposes
from scrapers.reading.names import banks
from scrapers.reading.site import Page
from scrapers.reading.units import Shape, Unit

_PASSING = frozenset(("N", "K", "LOGIN", "login"))
_MOST = 160
_FEW = 4
_LATIN = re.compile(r"[A-Za-z]")

_OF_DATA = ("privacy.", "policy.privacy", "records.", "security.")


@dataclass(frozen=True, slots=True)
class Mention:
    """The first passage about a matter; `place` is its page's among the pages."""

    url: str
    words: str
    place: int

    @property
    def reason(self) -> str:
        """Why the fact is open, for a person."""
        return f"{self.url} speaks of it, in words that could not be read with certainty: “{self.words}”"


@dataclass(slots=True)
class Mentions:
    """What the pages of a site speak of, gathered while they are read.

    `first`: for each matter (the keys it belongs to) and each of its keys the first passage that speaks of it.
    """

    first: dict[tuple[frozenset[str], str], Mention] = field(default_factory=dict)

    def gather(self, page: Page) -> None:
        """Note the passages of a standing page."""
        if not page.read or _PASSING & set(page.kinds[:1]):
            return
        for unit in page.units:
            masked = joined([page.mask(text, unit) for text in (*unit.names, unit.text)])
            for hit in lexicon(page.lang(unit)).topics(masked):
                self._note(hit, masked.text, unit, page)

    def add(self, other: Mentions) -> None:
        """Take in what others noted on their pages; the earlier page counts."""
        for matter, mention in other.first.items():
            known = self.first.get(matter)
            if known is None or mention.place < known.place:
                self.first[matter] = mention

    def _note(self, hit: Hit, masked: str, unit: Unit, page: Page) -> None:
        keys = frozenset(hit.wording.key.split())
        told = [k for k in keys if (keys, k) not in self.first and _belongs(k, unit, page)]
        if told and not _is_idle(hit, masked, unit, page):
            mention = Mention(page.document.url, _short(unit, page), page.order)
            self.first |= {(keys, key): mention for key in told}

    def of(self, silent: frozenset[str], found: frozenset[str]) -> dict[str, Mention]:
        """For each silent key the first passage about its matter.

        A matter of which another key was `found` has been understood.
        """
        told: dict[str, Mention] = {}
        for (keys, key), mention in self.first.items():
            if key in silent and not keys & found:
                told.setdefault(key, mention)
        return told


def _belongs(key: str, unit: Unit, page: Page) -> bool:
    """A privacy policy speaks of data and no other page does; words that exclude the key speak of something else.

    A few words without a figure name a matter and say nothing of it; a sentence about a bank tells its licence.
    """
    if page.kinds[:1] == ("P",) or key.startswith("privacy."):
        return page.kinds[:1] == ("P",) and key.startswith(_OF_DATA)
    if page.hits(unit.text, unit).get(key, {}).get("not"):
        return False
    if (
        len(unit.text.split()) <= _FEW
        and not unit.names
        and unit.shape is not Shape.ANSWER
        and _LATIN.search(unit.text)
    ):
        return bool(page.mask(unit.text, unit).amounts)
    return not (key.startswith("licence.") and any(banks(unit.text)))


def _is_idle(hit: Hit, masked: str, unit: Unit, page: Page) -> bool:
    """The words deny the matter, suppose it, or are no word about the platform."""
    turned = denied(masked, hit.start, hit.end, page.lang(unit), inside=False)
    return turned or is_no_claim(unit, page) or supposes(unit, page)


def _short(unit: Unit, page: Page) -> str:
    start, end = unit.quote
    words = " ".join(page.document.text[start:end].split())
    return words if len(words) <= _MOST else words[: _MOST - 1].rstrip() + "…"
