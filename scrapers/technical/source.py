"""What a page's source loads and asks for: resources, inline markers, forms, versions. Parsed in the worker only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import html as lxml_html
from lxml.etree import LxmlError, ParserError

MOST_ELEMENTS = 20_000
MOST_INLINE = 40
INLINE_CHARACTERS = 65_536
_LOADING = {
    "script": "src",
    "iframe": "src",
    "img": "src",
    "link": "href",
    "source": "src",
    "embed": "src",
    "object": "data",
    "form": "action",
}
_LINK_LOADS = frozenset(("stylesheet", "preload", "modulepreload", "icon", "prefetch", "manifest"))
_CSS_URL = re.compile(
    r"(?:@import\s{1,20}|url\()\s{0,20}['\"]?(https?://[^'\"\s)]{4,300}|//[^'\"\s)]{4,300})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Load:
    """One thing a page loads, or a form it sends somewhere. `held` scripts wait for consent."""

    tag: str
    url: str
    raw: str
    held: bool = False

    @property
    def host(self) -> str:
        """The host it comes from; empty for a broken address."""
        try:
            return (urlsplit(self.url).hostname or "").lower()
        except ValueError:
            return ""


@dataclass(frozen=True, slots=True)
class Source:
    """A page's loads, its meta elements by lower-case name, and the text of the markup for further tests.

    `inline` holds the scripts written into the page, each up to 64 KiB.
    """

    url: str
    loads: tuple[Load, ...]
    meta: tuple[tuple[str, str], ...]
    html: str
    inline: tuple[str, ...] = ()

    def equiv(self) -> dict[str, tuple[str, ...]]:
        """http-equiv values, and meta referrer under its header's name."""
        out: dict[str, tuple[str, ...]] = {}
        for name, value in self.meta:
            key = {
                "equiv:content-security-policy": "content-security-policy",
                "referrer": "referrer-policy",
            }.get(name)
            if key is None and name.startswith("equiv:cross-origin-resource-policy"):
                key = "cross-origin-resource-policy"
            if key:
                out[key] = (*out.get(key, ()), value)
        return out


def read_source(body: bytes, url: str) -> Source:
    """The source of a page; empty when it is no markup."""
    text = body[:5_242_880].decode("utf-8", "replace")
    try:
        root = lxml_html.fromstring(
            text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=False)
        )
    except (ParserError, LxmlError, ValueError):
        return Source(url, (), (), text)
    loads: list[Load] = []
    meta: list[tuple[str, str]] = []
    inline: list[str] = []
    for number, element in enumerate(
        root.iter("script", "iframe", "img", "link", "source", "embed", "object", "form", "meta", "style")
    ):
        if number > MOST_ELEMENTS:
            break
        if element.tag == "meta":
            meta += _meta(element.attrib)
        elif element.tag == "style":
            loads += [
                Load("style", urljoin(url, found), found)
                for found in _CSS_URL.findall((element.text or "")[:200_000])
            ]
        else:
            loads += _load(element, url)
        if element.tag == "script" and element.text and len(inline) < MOST_INLINE:
            inline.append(element.text[:INLINE_CHARACTERS])
    return Source(url, tuple(loads), tuple(meta), text, tuple(inline))


def _meta(attributes: object) -> list[tuple[str, str]]:
    get = getattr(attributes, "get", None)
    if get is None:
        return []
    content = get("content") or ""
    if get("http-equiv"):
        return [("equiv:" + get("http-equiv").strip().lower(), content)]
    return [(get("name").strip().lower(), content)] if get("name") else []


def _first_of(srcset: str | None) -> str:
    """The first address of a set of pictures."""
    return (srcset or "").strip().partition(" ")[0].rstrip(",")


def _load(element: object, url: str) -> list[Load]:
    tag, get = str(getattr(element, "tag", "")), getattr(element, "get", None)
    if get is None:
        return []
    raw = (get(_LOADING[tag]) or _first_of(get("srcset"))).strip()
    if tag == "link" and not (_LINK_LOADS & set((get("rel") or "").lower().split())):
        return []
    held = tag == "script" and (
        (get("type") or "").lower() == "text/plain" or get("data-cookieconsent") is not None
    )
    if tag == "script" and not raw and held:
        raw = (get("data-src") or "").strip()
    if not raw or raw.lower().startswith(("data:", "javascript:", "blob:")):
        return []
    try:
        return [Load(tag, urljoin(url, raw), raw, held)]
    except ValueError:
        return []
