"""What the crawl needs to know of a page: where it leads and whether it is one at all."""

from __future__ import annotations

from dataclasses import dataclass

from scrapers.documents.charset import decode
from scrapers.documents.document import Link
from scrapers.documents.head import base_of, metadata_of, refresh_of
from scrapers.documents.html import lang_of, links_of, title_of, walk
from scrapers.documents.kind import Media, media_of
from scrapers.documents.parsing import parse
from scrapers.documents.remarks import page_notes


@dataclass(frozen=True, slots=True)
class Outline:
    """A page in short. `meta_refresh` is the absolute address a refresh leads to, after `refresh_seconds`.

    `links` are those a visitor sees, at most 2,000; `nofollow` is the page's own robots meta. `notes` as in
    a document: `javascript-shell`, `captcha`, `soft-error`, `login-form`, `hidden-text`, `truncated`.
    """

    title: str = ""
    lang: str = ""
    canonical: str = ""
    base: str = ""
    meta_refresh: str | None = None
    refresh_seconds: int | None = None
    nofollow: bool = False
    characters: int = 0
    notes: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def outline(body: bytes, url: str, content_type: str = "") -> Outline:
    """The outline of an HTML page; of anything else an empty one."""
    if media_of(body, content_type, url) is not Media.HTML:
        return Outline(base=url)
    root, cut = parse(decode(body, content_type, url).text)
    if root is None:
        return Outline(base=url, notes=("empty",))
    base, walker = base_of(root, url), walk(root)
    text, title = walker.text, title_of(root)
    metadata = dict(reversed(list(metadata_of(root, base))))
    refresh = refresh_of(metadata.get("http-equiv:refresh", ""), base)
    notes = walker.notes | set(page_notes(root, text, title)) | ({"truncated"} if cut else set())
    return Outline(
        title=title,
        lang=lang_of(root),
        canonical=metadata.get("canonical", ""),
        base=base,
        meta_refresh=(refresh[1] or None) if refresh else None,
        refresh_seconds=refresh[0] if refresh else None,
        nofollow=_says_nofollow(metadata.get("robots", "")),
        characters=len(text),
        notes=tuple(sorted(notes)),
        links=links_of(walker.links, base),
    )


def _says_nofollow(robots: str) -> bool:
    return not {"nofollow", "none"}.isdisjoint(robots.lower().replace(",", " ").split())
