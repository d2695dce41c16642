"""Which of a page's links are worth a visit, which are only listed, and which are left alone."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol
from urllib.parse import urlsplit

from scrapers.archive import Failure
from scrapers.errors import AddressError
from scrapers.frontier import Entry, Frontier, entry_for
from scrapers.links import admitted, is_action, is_asset, is_help_host, newest_and_oldest, same_key, same_site
from scrapers.pagekinds import LOGIN, kinds_of_link
from scrapers.settings import LINKS_A_PAGE, SITEMAP_DEPTH, SITEMAP_FILES, CaptureSettings
from scrapers.sitemap import Sitemap

_SAMPLE = 5
_LOGIN_PAGES = 2
_LINKS_A_TURN = 4
_SITEMAP_PAGES = 5_000
_SITEMAP_UNKNOWN = 200
_FRAME = ("nav", "header", "footer")


class LinkLike(Protocol):
    """A visible link: absolute address, words, part of the page, relations."""

    @property
    def url(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def region(self) -> str: ...
    @property
    def rel(self) -> Sequence[str]: ...


@dataclass(slots=True)
class Harvest:
    """Fills the frontier from pages and sitemaps. `sitemaps` maps the address of each to its level."""

    settings: CaptureSettings
    frontier: Frontier
    sitemaps: dict[str, int] = field(default_factory=dict)
    _help_hosts: set[str] = field(default_factory=set)
    _logins: set[str] = field(default_factory=set)
    _queued: set[str] = field(default_factory=set)
    _unknown_mapped: int = 0

    def follows(self, url: str, home: str) -> bool:
        """Whether an address belongs to the platform: its own domain, or a help desk its home page names."""
        return same_site(home, url) or urlsplit(url).netloc in self._help_hosts

    async def take_links(self, page: Entry, links: Sequence[LinkLike], home: str) -> None:
        """Queue, list or pass over the links of one page; the first 2,000 count.

        Every few links the event loop gets its turn: judging a long page must not keep connections waiting.
        """
        found = []
        for number, link in enumerate(links[:LINKS_A_PAGE]):
            if not self._is_queued(page, link) and (entry := self._entry(page, link, home)):
                found.append((link.url, entry))
                if number % _LINKS_A_TURN == 0:
                    await asyncio.sleep(0)
        self._take(page, found)

    def _take(self, page: Entry, found: list[tuple[str, Entry]]) -> None:
        """Queue what was found on one page, of a list of offers a sample."""
        members = _members(page, [entry for _, entry in found])
        chosen = set(newest_and_oldest([e.url for e in members], _SAMPLE))
        for raw, entry in found:
            if entry not in members:
                self.frontier.add(entry)
                self._queued.add(raw)
            elif entry.url in chosen:
                self.frontier.add(replace(entry, sampled=True, rank=2, kinds=entry.kinds or ("O",)))
            else:
                self.frontier.leave(entry, Failure.BUDGET, "a sample of the list was visited")

    def _is_queued(self, page: Entry, link: LinkLike) -> bool:
        """Whether this very link was queued before, so that another look at it can change nothing."""
        return page.depth > 0 and "O" not in page.kinds and link.url in self._queued

    def add_sitemap(self, url: str, home: str, level: int) -> None:
        """Queue a sitemap of the platform itself, as far as depth, number and budget allow."""
        room = min(SITEMAP_FILES, max(1, self.settings.max_pages // 12))
        try:
            tidied = admitted(url, self.settings)
        except AddressError as refused:
            self.frontier.leave(Entry(url[:500]), Failure.ADDRESS, str(refused))
            return
        if level > SITEMAP_DEPTH or len(self.sitemaps) >= room or not same_site(home, tidied):
            return
        self.sitemaps.setdefault(tidied, level)
        self.frontier.add(Entry(tidied, rank=1, own_kind=True))

    def take_sitemap(self, sitemap: Sitemap, home: str, level: int) -> None:
        """Queue the pages a sitemap names: those of a known kind, and some of the others."""
        for url in sitemap.maps[:SITEMAP_FILES]:
            self.add_sitemap(url, home, level + 1)
        for url in sitemap.pages[:_SITEMAP_PAGES]:
            kinds = kinds_of_link(url, "") if len(url) < 2_049 else ()
            if kinds or self._unknown_mapped < _SITEMAP_UNKNOWN:
                self._unknown_mapped += not kinds
                self._add_mapped(url, kinds, home)

    def _add_mapped(self, url: str, kinds: tuple[str, ...], home: str) -> None:
        if not url.startswith(("http://", "https://")):
            return
        try:
            tidied = admitted(url, self.settings)
        except AddressError as refused:
            self.frontier.leave(Entry(url[:500], kinds), Failure.ADDRESS, str(refused))
            return
        if same_site(home, tidied) and not is_action(tidied) and not is_asset(tidied):
            self.frontier.add(entry_for(self._own_scheme(tidied, home), kinds, "", 1 if kinds else 2))

    def _entry(self, page: Entry, link: LinkLike, home: str) -> Entry | None:
        """What to queue for a link, or None when it is only listed or left alone."""
        if not link.url.lower().startswith(("http://", "https://")) or len(link.url) > 4_096:
            return None
        kinds = kinds_of_link(link.url, link.text[:200])
        entry = entry_for(link.url, kinds, link.text, page.depth + 1)
        try:
            url = self._own_scheme(admitted(link.url, self.settings), home)
        except AddressError as refused:
            self.frontier.leave(replace(entry, url=link.url[:500]), Failure.ADDRESS, str(refused))
            return None
        entry = _ranked(replace(entry, url=url), link, page)
        return entry if self._wanted(entry, link, page, home) else None

    def _wanted(self, entry: Entry, link: LinkLike, page: Entry, home: str) -> bool:
        if is_action(entry.url) or is_asset(entry.url):
            return False
        if page.depth == 0 and is_help_host(entry.url) and "nofollow" not in link.rel:
            self._help_hosts.add(urlsplit(entry.url).netloc)
        if not self.follows(entry.url, home):
            if entry.kinds and "H" not in entry.kinds:
                self.frontier.leave(entry, Failure.OFF_SITE, "it lies on another site, which is not visited")
            return False
        if "nofollow" in link.rel:
            self.frontier.leave(entry, Failure.BUDGET, "the link asks not to be followed")
            return False
        return LOGIN not in entry.kinds or self._another_login(entry)

    def _another_login(self, entry: Entry) -> bool:
        """Whether this sign-in page is one of the few that are visited."""
        key = same_key(entry.url)
        if key in self._logins or len(self._logins) < _LOGIN_PAGES:
            self._logins.add(key)
            return True
        self.frontier.leave(entry, Failure.BUDGET, "enough sign-in pages were visited")
        return False

    def _own_scheme(self, url: str, home: str) -> str:
        """Links to the platform's own host use the scheme its home page uses."""
        own, other = urlsplit(home), urlsplit(url)
        if own.netloc == other.netloc and own.scheme == "https" and other.scheme == "http":
            return other._replace(scheme="https").geturl()
        return url


def _ranked(entry: Entry, link: LinkLike, page: Entry) -> Entry:
    """The frame of the home page holds what matters; the first page of a news list may hold a suspension."""
    if page.depth == 0 and "N" in entry.kinds and urlsplit(entry.url).path.strip("/").count("/") < 2:
        return replace(entry, rank=1)
    if page.depth == 0 and not entry.kinds and str(link.region) in _FRAME:
        return replace(entry, rank=3, own_kind=True)
    return entry


def _members(page: Entry, entries: list[Entry]) -> list[Entry]:
    """Of the links on a list of offers, those that lead to one of its offers."""
    return [one for one in entries if _is_member(page, one)] if "O" in page.kinds else []


def _is_member(page: Entry, entry: Entry) -> bool:
    """Whether a link on a list of offers leads to one of its offers."""
    below = urlsplit(entry.url).path.startswith(f"{urlsplit(page.url).path.rstrip('/')}/")
    own = set(entry.kinds) - {"O", "K"}
    return not own and (below or "O" in entry.kinds) and entry.url.rstrip("/") != page.url.rstrip("/")
