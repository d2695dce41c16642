"""Passages that speak of a matter without stating what was looked for: where they stand, nothing is called absent.

Silence is a strong word. A page that says something about the matter in a way this version cannot read is not silent,
so its fact stays open, with the passage to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
    """The first passage about a matter."""

    url: str
    words: str

    @property
    def reason(self) -> str:
        """Why the fact is open, for a person."""
        return f"{self.url} speaks of it, in words that could not be read with certainty: “{self.words}”"


def mentions(pages: Iterable[Page], silent: frozenset[str], found: frozenset[str]) -> dict[str, Mention]:
    """For each silent key the first passage of a standing page that speaks of its matter.

    A matter of which another key was `found` has been understood, and a denied one is no matter of the platform's.
    """
    told: dict[str, Mention] = {}
    for page in pages:
        if page.read and not _PASSING & set(page.kinds[:1]):
            for key, words in _spoken_of(page, silent - set(told), found):
                told.setdefault(key, Mention(page.document.url, words))
    return told


def _spoken_of(page: Page, silent: frozenset[str], found: frozenset[str]) -> Iterator[tuple[str, str]]:
    for unit in page.units if silent else ():
        masked = page.mask(" ".join((*unit.names, unit.text)), unit)
        for hit in lexicon(page.lang(unit)).topics(masked):
            keys = frozenset(hit.wording.key.split())
            told = {k for k in keys & silent if _belongs(k, unit, page)}
            if told and not keys & found and not _is_idle(hit, masked.text, unit, page):
                yield from ((key, _short(unit, page)) for key in told)


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
