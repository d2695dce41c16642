"""Which company operates the platform, and whose a statement is: other facts depend on it."""

from __future__ import annotations

import re
from collections import Counter

from scrapers.documents.document import Region
from scrapers.reading.folding import fold
from scrapers.reading.names import core, firms
from scrapers.reading.shapes import WordShape
from scrapers.reading.site import Page, Site
from scrapers.reading.units import Unit

OWN_PAGES = frozenset("HITLAPDCQ")
"""Kinds of pages on which a platform says who it is."""
_GROUP = WordShape("{group_word}")
_WORTH = {"I": 3, "H": 2, "T": 2, "L": 3, "P": 2, "A": 1}


def operator_of(site: Site) -> str:
    """The firm named most in imprint, footer, terms and policy, best when it shares a word with the site."""
    counts: Counter[str] = Counter()
    for page in site.pages:
        worth = max((_WORTH.get(k, 0) for k in page.kinds), default=0)
        for unit in page.units if worth else ():
            named = firms(unit.text)
            for name in () if named and is_host(unit, page) else named:
                counts[name.text] += (
                    worth
                    * (3 if unit.region is Region.FOOTER else 1)
                    * (4 if _shares(name.text, site) else 1)
                )
    return counts.most_common(1)[0][0] if counts else ""


def is_host(unit: Unit, page: Page) -> bool:
    """The firm of the statement only hosts the site: its sentence, or the heading above, says so."""
    return any(
        page.says("hosting", text, unit) for text in (unit.text, *unit.context[:1]) if len(text) <= 400
    )


def _shares(name: str, site: Site) -> bool:
    return any(w in name.lower() for w in _words(f"{site.name} {site.host.split('.')[0]}"))


def _words(text: str) -> set[str]:
    """The words of a name that tell it from others: two Chinese characters, or four letters."""
    return set(re.findall(r"[\u3400-\u9fff]{2,}|[^\W\u3400-\u9fff]{4,}", text.lower()))


def plain(name: str) -> str:
    """The letters and digits of a name, in lower case."""
    return re.sub(r"[\W_]+", "", name).lower()


def related(name: str, site: Site) -> bool:
    """The firm shares a word with the platform's name or host."""
    return any(w in plain(name) for w in _words(f"{site.name} {site.host}"))


def someone_else(unit: Unit, site: Site) -> bool:
    """The sentence names firms, and the operator is not among them."""
    names = [core(n.text) for n in firms(unit.text)]
    mine = core(site.operator) if names else ""
    return bool(names and mine) and not any(mine in n or n in mine for n in names)


def of_a_group(before: str) -> bool:
    """What stands before a firm's name makes it a parent, a subsidiary or an owner."""
    return _GROUP.search(fold(before)) is not None


def is_operator(name: str, site: Site) -> bool:
    """The name is the operator's, shorter or longer; the platform's own when no operator is known."""
    mine, theirs = core(site.operator), core(name)
    return (mine in theirs or theirs in mine) if mine else related(name, site)
