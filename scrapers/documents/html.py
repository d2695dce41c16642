"""An HTML page becomes a document: what a visitor sees, in reading order, with its structure."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from scrapers.documents.charset import Decoded, decode
from scrapers.documents.document import Document, Link
from scrapers.documents.head import absolute, base_of, forms_of, metadata_of, resources_of
from scrapers.documents.joints import fold_space
from scrapers.documents.parsing import parse
from scrapers.documents.remarks import page_notes
from scrapers.documents.structured import Plain, json_ld, microdata
from scrapers.documents.visibility import Sight
from scrapers.documents.walker import OpenLink, Walker

MAX_LINKS = 2_000
_CONTROLLED = ("aria-controls", "data-target", "data-bs-target")
_LANG = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}$")
_MIXED = re.compile(r"[A-Za-z][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-z]")
_UNSEEN = re.compile("[\u200b-\u200d\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_TRICKS = re.compile("[\u202a-\u202e\u2066-\u2069]|(?<=\\w)[\u200b-\u200d\u2060\ufeff](?=\\w)")


def read_html(body: bytes, url: str, content_type: str = "", sha256: str = "") -> Document:
    """The page as a visitor sees it; never fails on bad markup, and says in `notes` what it could not read."""
    decoded = decode(body, content_type, url)
    root, cut = parse(decoded.text)
    sha256 = sha256 or hashlib.sha256(body).hexdigest()
    if root is None:
        return Document(
            url, sha256, "html", "", "", "", (), notes=("empty",), metadata=(("charset", decoded.codec),)
        )
    return _Page(root, decoded, url, sha256, cut).document()


class _Page:
    """One parsed page on its way to a document."""

    def __init__(self, root: Any, decoded: Decoded, url: str, sha256: str, cut: bool) -> None:
        self.root, self.decoded, self.url, self.sha256 = root, decoded, url, sha256
        self.base = base_of(root, url)
        self.walker = walk(root)
        if cut:
            self.walker.notes.add("truncated")

    def document(self) -> Document:
        """All parts together."""
        walker, root = self.walker, self.root
        text = walker.text
        notes = walker.notes | set(page_notes(root, text, title_of(root))) | _tricks(self.decoded.text, text)
        tables = tuple(t for i, raw in enumerate(walker.tables) if (t := raw.finish(i)) is not None)
        assets = tuple(resources_of(root, self.base))
        return Document(
            url=self.url,
            sha256=self.sha256,
            media="html",
            title=title_of(root),
            lang=lang_of(root),
            text=text,
            blocks=tuple(walker.blocks),
            tables=tables,
            links=links_of(walker.links, self.base),
            forms=tuple(forms_of(root, self.base)),
            resources=tuple((a.tag, a.url) for a in assets if not a.held and not a.noscript),
            structured=self._structured(),
            metadata=self._metadata(),
            notes=tuple(sorted(notes)),
            complete=notes.isdisjoint(("truncated", "javascript-shell", "captcha", "soft-error", "empty")),
            counters=tuple(walker.counters),
            assets=assets,
        )

    def _metadata(self) -> tuple[tuple[str, str], ...]:
        own = [("charset", self.decoded.codec)]
        if self.decoded.replaced:
            own.append(("replaced-characters", str(self.decoded.replaced)))
        return (*own, *metadata_of(self.root, self.base))

    def _structured(self) -> tuple[Plain, ...]:
        found: list[Plain] = []
        for script in self.root.iter("script"):
            if "ld+json" in (script.get("type") or "").lower():
                found += json_ld(script.text or "")
        return (*found, *microdata(self.root))


def walk(root: Any) -> Walker:
    """The pass over a tree, with what the page's own styles and controls say about seeing."""
    sight = Sight()
    for style in root.iter("style"):
        sight.learn(style.text or "")
    for name in _CONTROLLED:
        sight.opened.update(v.lstrip("#") for v in root.xpath(f"//@{name}"))
    sight.opened.update(
        v[1:]
        for v in root.xpath("//a[starts-with(@href, '#')][@data-toggle or @data-bs-toggle or @role]/@href")
    )
    walker = Walker(sight, lang_of(root))
    body = root.find("body")
    walker.walk(root if body is None else body)
    return walker


def title_of(root: Any) -> str:
    """The title element's words, folded; "" without one."""
    for title in root.iter("title"):
        parent = title.getparent()
        if parent is None or parent.tag in ("head", "html", "body"):
            return fold_space("".join(title.itertext()))[:500]
    return ""


def lang_of(root: Any) -> str:
    """The language the html element (or its http-equiv) declares, as written; "" without one."""
    for value in (root.get("lang"), root.get("xml:lang"), *_equivalents(root)):
        if value and _LANG.match(value.strip()):
            return str(value).strip()
    body = root.find("body")
    value = str(body.get("lang", "")) if body is not None else ""
    return value if _LANG.match(value) else ""


def _equivalents(root: Any) -> list[str]:
    return [
        m.get("content") or ""
        for m in root.iter("meta")
        if (m.get("http-equiv") or "").lower() == "content-language"
    ]


def links_of(found: list[OpenLink], base: str) -> tuple[Link, ...]:
    """The first 2,000 links that lead somewhere."""
    links: list[Link] = []
    for link in found:
        target = absolute(link.element.get("href") or "", base)
        if target:
            text = (
                fold_space("".join(link.parts))
                or link.element.get("aria-label")
                or link.element.get("title")
                or ""
            )
            rel = tuple((link.element.get("rel") or "").lower().split())
            links.append(Link(target, text[:300], link.region, rel, link.block))
        if len(links) >= MAX_LINKS:
            break
    return tuple(links)


def _tricks(source: str, text: str) -> set[str]:
    """`look-alike` for letters of two scripts in one word, or unseen characters inside words."""
    return (
        {"look-alike"}
        if _MIXED.search(text) or (_UNSEEN.search(source) and _TRICKS.search(source))
        else set()
    )
