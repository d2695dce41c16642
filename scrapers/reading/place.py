"""The country of a platform, as far as its signs of money and its numeric dates depend on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from scrapers.documents.document import Document, Region
from scrapers.reading.countries import country_of

_GENERIC = frozenset("ai cc co fm gg im io je ky me sh tv vg ws to bz la ag sc so is st".split())
"""Domains of countries that anybody takes: their letters say nothing."""
_COUNTRY = re.compile(r"[a-z]{2}")
_NAMED = {"uk": "GB"}
_SHORT = 400


def country_of_site(documents: Sequence[Document], host: str) -> str:
    """ISO code by the host's domain, the region in the pages' language tags, or the country its footers and
    addresses name most; "" when none tells."""
    return _of_domain(host) or _of_tags(documents) or _of_addresses(documents)


def _of_domain(host: str) -> str:
    parts = host.lower().rsplit(".", 2)
    last = parts[-1]
    if not _COUNTRY.fullmatch(last):
        return ""
    second = len(parts) == 3 and parts[-2] in ("com", "co", "org", "net", "gob", "or")
    return "" if last in _GENERIC and not second else _NAMED.get(last, last.upper())


def _of_tags(documents: Sequence[Document]) -> str:
    regions = Counter(
        part.upper()
        for d in documents
        for part in d.lang.lower().replace("_", "-").split("-")[1:]
        if _COUNTRY.fullmatch(part)
    )
    return _leading(regions)


def _of_addresses(documents: Sequence[Document]) -> str:
    """Votes of the short blocks of footers and of pages that name an address."""
    votes: Counter[str] = Counter()
    for document in documents[:12]:
        blocks = {
            b.text
            for b in document.blocks
            if len(b.text) <= _SHORT and (b.region is Region.FOOTER or _DIGITS.search(b.text))
        }
        votes.update(filter(None, (country_of(text, tail=True) for text in blocks)))
    return _leading(votes)


_DIGITS = re.compile(r"\d{3,}")


def _leading(votes: Counter[str]) -> str:
    """The first of the votes when it has twice as many as the second."""
    (first, most), (_, next_most) = (*votes.most_common(2), ("", 0), ("", 0))[:2]
    return first if most and most >= 2 * next_most else ""
