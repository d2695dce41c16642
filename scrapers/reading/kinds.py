"""What kind of page a page is: from its address, its anchor words, its title and headings, its own wordings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from scrapers.archive import Capture
from scrapers.documents.document import BlockKind, Document, Region
from scrapers.reading.folding import fold
from scrapers.reading.lexicon import Hit, languages, lexicon
from scrapers.reading.patterns import anchors_in
from scrapers.reading.shapes import PrintedShape

_OFFER = PrintedShape(r"(?:{offer_slug})[-_][\w-]*\w")
_TITLED = frozenset("TP")
"""Terms and policies say so in their title: a section `Conditions` makes no page of terms."""
_STRONG = {"I", "L", "S", "T", "R", "P", "F", "Q", "G", "B", "D", "C", "N", "X", "A", "K", "O", "login"}


@lru_cache(maxsize=8192)
def kinds_of_words(text: str, language: str) -> tuple[str, ...]:
    """Kinds promised by a title, heading or anchor: the words must make up most of it."""
    folded = fold(text).strip()
    if not folded or len(folded) > 90:
        return ()
    found: dict[str, float] = {}
    for code in dict.fromkeys((language, "en")):
        for hit in _widest(lexicon(code).kind_hits(folded)):
            found[hit.wording.key] = max(found.get(hit.wording.key, 0), _cover(hit, folded))
    return tuple(k for k, cover in sorted(found.items(), key=lambda i: -i[1]) if cover >= 0.34)


def _widest(hits: Iterable[Hit]) -> list[Hit]:
    """Without those inside a longer one: `company news` of which `news` is a part is another kind of page."""
    kept = list(hits)
    return [
        h
        for h in kept
        if not any(o.start <= h.start and h.end <= o.end and o.end - o.start > h.end - h.start for o in kept)
    ]


def _cover(hit: Hit, text: str) -> float:
    return (hit.end - hit.start) / len(text)


def kinds_of_address(url: str) -> tuple[str, ...]:
    """Kinds promised by the last parts of the path, in any language."""
    parts = [p for p in urlsplit(url).path.lower().split("/") if p]
    if not parts or (
        len(parts) == 1
        and (
            re.fullmatch(r"(?!qa\b)[a-z]{2}(?:[-_][a-z]{2})?(?:\.\w{2,5})?", parts[0])
            or re.fullmatch(r"(?:index|home|default)\.\w{2,5}", parts[0])
        )
    ):
        return ("H",)
    found: list[str] = []
    for depth, part in enumerate(reversed(parts[-3:])):
        words = re.sub(r"\.\w{2,5}$", "", part).replace("-", " ").replace("_", " ")
        for code in languages():
            found += [
                k for k in kinds_of_words(words, code) if k not in found and (depth == 0 or k in ("N", "O"))
            ]
    return tuple(found)


def kinds_of(document: Document, capture: Capture, home: str, language: str) -> tuple[str, ...]:
    """Page-kind letters, the surest first."""
    if _path(document.url) == _path(home) or kinds_of_address(document.url) == ("H",):
        return ("H",)
    found = list(_headed(document, language))
    found += [k for k in kinds_of_words(capture.anchor, language) if k not in found]
    address = kinds_of_address(document.url)
    found = [k for k in address if k in ("N",)] + found if "N" in address else found
    found += [k for k in address if k not in found]
    found += [k for k in capture.kinds if k not in found and k in _STRONG]
    if document.media == "pdf":
        found = _pdf_kinds(document, found, language)
    found = _below_a_list(document, found, address)
    return tuple(dict.fromkeys(found)) or _by_words(document, language)


def _path(url: str) -> str:
    return urlsplit(url).path.rstrip("/")


def _headed(document: Document, language: str) -> list[str]:
    heads = [b.text for b in document.blocks if b.kind is BlockKind.HEADING and b.level <= 1][:2]
    title = re.split(r"\s[|·–—-]\s", document.title)[0]
    found: list[str] = []
    for text in (*heads, title):
        found += [k for k in kinds_of_words(text, language) if k not in found]
    if not found:
        later = [b.text for b in document.blocks if b.kind is BlockKind.HEADING and b.region is Region.MAIN][
            :4
        ]
        named = (k for text in later for k in kinds_of_words(text, language) if k not in _TITLED)
        found = list(dict.fromkeys(named))[:3]
    for block in document.blocks:
        if block.kind is BlockKind.HEADING and block.level == 2 and len(found) < 4:
            found += [
                k for k in kinds_of_words(block.text, language) if k in ("C", "L", "I") and k not in found
            ]
    return found


def _pdf_kinds(document: Document, found: list[str], language: str) -> list[str]:
    """A PDF of accounts or terms shows itself on its first page."""
    end = document.page_starts[1] if len(document.page_starts) > 1 else 1500
    counts = Counter(
        h.wording.key
        for line in document.text[:end].splitlines()
        for h in lexicon(language).kind_hits(fold(line))
        if len(line) < 90
    )
    own = [k for k in ("K", "D", "T") if counts[k]]
    return [*own, *[k for k in found if k not in own]] or ["D"]


def _below_a_list(document: Document, found: list[str], address: tuple[str, ...]) -> list[str]:
    """A page below a list of projects is one offer; a post below a blog is news only."""
    known_kinds = set("GBQSFRTPDCLAI")
    parts = [p for p in urlsplit(document.url).path.split("/") if p]
    known = known_kinds & {*found, *address}
    if parts and _OFFER.match(parts[-1].lower()) and document.media == "html" and not known:
        return ["K", *[k for k in found if k not in ("K", "O", "H")]]
    if len(parts) >= 2 and "N" in address:
        return ["N"]
    own = set(kinds_of_address("/" + parts[-1])) if parts else set()
    if len(parts) >= 2 and "O" in address and not own & {"O", *known_kinds}:
        return ["K", *[k for k in found if k not in ("K", "O", "H")]]
    return found


def _by_words(document: Document, language: str) -> tuple[str, ...]:
    """No heading helps: the kind whose words are densest, when they are dense."""
    folded = fold(document.text[:20000])
    if not anchors_in(folded[:200]):
        return ()
    counts: Counter[str] = Counter()
    for hit in lexicon(language).kind_hits(folded):
        counts[hit.wording.key] += len(hit.wording.pattern.regex.findall(folded))
    best = [k for k, n in counts.most_common(1) if n * 400 >= len(folded) and k in ("P", "T", "R")]
    return tuple(best)
