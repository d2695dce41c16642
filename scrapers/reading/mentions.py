"""Passages that speak of a matter without stating what was looked for: where they stand, nothing is called absent.

Silence is a strong word. A page that says something about the matter in a way this version cannot read is not silent,
so its fact stays open, with the passage to look at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from scrapers.reading.amounts import joined
from scrapers.reading.lexicon import Hit, lexicon
from scrapers.reading.meaning import denied, excluded, is_no_claim, needed, supposes
from scrapers.reading.names import banks, firms
from scrapers.reading.operator import is_operator
from scrapers.reading.site import Page, Site
from scrapers.reading.units import Shape, Unit

_PASSING = frozenset(("N", "K", "LOGIN", "login"))
_MOST = 160
_FEW = 4
_LATIN = re.compile(r"[A-Za-z]")

_BARE_WORDS = frozenset(
    (
        "entity.phone",
        "entity.lei",
        "complaints.ombudsman",
        "provision_fund.balance",
        "winddown.servicer",
        "loans.default_numerator",
        "loans.default_denominator",
    )
)
"""Keys whose own wordings are everyday words that tell of the matter only beside a value of the right shape."""
_A_FIRM = frozenset(("accounts.auditor", "custody.institution", "winddown.servicer"))
"""Keys whose value is a firm: words for these alone."""
_OF_BUYBACK = frozenset(("buyback.trigger_days", "buyback.covers_interest"))
_FREE = frozenset(("fees.investor", "fees.secondary_market", "fees.inactivity", "licence.kind"))
"""Keys of which `none` is a value, said by a denial."""
_PLATFORMS_OWN = ("entity.", "licence.", "accounts.", "people.")
"""On a page about lenders and partners these are theirs."""
_FIGURES = ("returns.", "loans.", "fees.", "accounts.")
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

    def gather(self, page: Page, site: Site) -> None:
        """Note the passages of a standing page."""
        if not page.read or _PASSING & set(page.kinds[:1]):
            return
        for unit in page.units:
            asked = (unit.question,) if unit.shape is Shape.ANSWER else ()
            masked = joined([page.mask(text, unit) for text in (*asked, *unit.names, unit.text)])
            for hit in lexicon(page.lang(unit)).topics(masked):
                if not _lacks_firm(hit, unit, site):
                    self._note(hit, masked.text, unit, page)
            self._note_own((*asked, *unit.names, unit.text), unit, page)

    def _note_own(self, texts: Sequence[str], unit: Unit, page: Page) -> None:
        """The words by which a value is read tell of its matter too, a label's where a figure stands beside it."""
        beside = (
            {a.kind for text in texts for a in page.mask(text, unit).amounts} if unit.names else frozenset()
        )
        told = [(text, page.hits(text, unit)) for text in texts]
        turned = {key for _, hits in told for key, roles in hits.items() if "not" in roles}
        for text, hits in told:
            for key, roles in hits.items():
                if key in turned or key in _BARE_WORDS or (frozenset((key,)), key) in self.first:
                    continue
                fits = beside and ("money" in beside or not key.startswith("accounts."))
                found = (*roles.get("say", ()), *(roles.get("label", ()) if fits else ()))
                for hit in found if found and needed(key, unit, page) else ():
                    self._note(hit, page.mask(text, unit).text, unit, page)

    def add(self, other: Mentions) -> None:
        """Take in what others noted on their pages; the earlier page counts."""
        for matter, mention in other.first.items():
            known = self.first.get(matter)
            if known is None or mention.place < known.place:
                self.first[matter] = mention

    def _note(self, hit: Hit, masked: str, unit: Unit, page: Page) -> None:
        keys = frozenset(hit.wording.key.split())
        told = [k for k in keys if (keys, k) not in self.first and _belongs(k, unit, page)]
        told = [
            k
            for k in told
            if not (_is_elsewhere(k, keys, unit, page) or _is_excluded(k, hit, masked, unit, page))
        ]
        if told and _is_denied(hit, masked, unit, page):
            told = [k for k in told if _may_be_denied(k, hit, page.lang(unit))]
        if told and not _is_idle(unit, page):
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
    if page.kinds[:1] == ("P",) or key.startswith(("privacy.", "policy.privacy")):
        return page.kinds[:1] == ("P",) and key.startswith(_OF_DATA)
    if page.kinds[:1] == ("G",) and key.startswith(_PLATFORMS_OWN):
        return False
    if (
        len(unit.text.split()) <= _FEW
        and not unit.names
        and unit.shape is not Shape.ANSWER
        and "@" not in unit.text
        and key not in _FREE
        and _LATIN.search(unit.text)
    ):
        return bool(page.mask(unit.text, unit).amounts)
    told = page.hits(unit.text, unit).get("licence.regulator")
    return bool(told) or not (key.startswith("licence.") and any(banks(unit.text)))


def _is_elsewhere(key: str, keys: frozenset[str], unit: Unit, page: Page) -> bool:
    """Late payers tell of a buyback where it is the matter; leaving early tells of its fee where there is a figure."""
    if key == "fees.early_exit":
        return not any(a.kind in ("money", "percent") for a in page.mask(unit.text, unit).amounts)
    return keys <= _OF_BUYBACK and not _is_about("buyback.offered", unit, page)


def _is_about(key: str, unit: Unit, page: Page) -> bool:
    """The passage, its page or a heading above names the matter of the key."""
    for text in (unit.text, *unit.context, page.document.title):
        found = lexicon(page.lang(unit)).topics(page.mask(text, unit))
        if any(key in hit.wording.key.split() for hit in found):
            return True
    return False


def _is_excluded(key: str, hit: Hit, masked: str, unit: Unit, page: Page) -> bool:
    """Words that exclude the key stand in the passage; where a figure is looked for, beside it."""
    roles = page.hits(unit.text, unit).get(key, {})
    if key.startswith(_FIGURES):
        return excluded(roles, masked, hit.start, hit.end)
    return bool(roles.get("not"))


def _lacks_firm(hit: Hit, unit: Unit, site: Site) -> bool:
    """Everyday words for what another firm does tell of it only in a passage that names one."""
    return hit.wording.key in _A_FIRM and all(is_operator(n.text, site) for n in firms(unit.text))


def _is_denied(hit: Hit, masked: str, unit: Unit, page: Page) -> bool:
    return denied(masked, hit.start, hit.end, page.lang(unit), inside=False)


def _may_be_denied(key: str, hit: Hit, language: str) -> bool:
    """Where `no` is a value of the matter's first key, a denial states the fact."""
    return hit.wording.key.split()[0] == key and (key in _FREE or key in lexicon(language).deniable)


def _is_idle(unit: Unit, page: Page) -> bool:
    """The words suppose the matter or are no word about the platform."""
    return is_no_claim(unit, page) or supposes(unit, page)


def _short(unit: Unit, page: Page) -> str:
    start, end = unit.quote
    words = " ".join(page.document.text[start:end].split())
    return words if len(words) <= _MOST else words[: _MOST - 1].rstrip() + "…"
