"""Which company operates the platform: found first, because other facts depend on whose they are."""

from __future__ import annotations

import re
from collections import Counter

from scrapers.documents.document import Region
from scrapers.reading.names import firms
from scrapers.reading.site import Site

_WORTH = {"I": 3, "H": 2, "T": 2, "L": 3, "P": 2, "A": 1}


def operator_of(site: Site) -> str:
    """The firm named most in imprint, footer, terms and policy, best when it shares a word with the site."""
    counts: Counter[str] = Counter()
    for page in site.pages:
        worth = max((_WORTH.get(k, 0) for k in page.kinds), default=0)
        for unit in page.units if worth else ():
            for name in firms(unit.text):
                counts[name.text] += (
                    worth
                    * (3 if unit.region is Region.FOOTER else 1)
                    * (4 if _shares(name.text, site) else 1)
                )
    return counts.most_common(1)[0][0] if counts else ""


def _shares(name: str, site: Site) -> bool:
    words = re.findall(r"\w{4,}", f"{site.name} {site.host.split('.')[0]}".lower())
    plain = name.lower()
    return any(w in plain for w in words)
