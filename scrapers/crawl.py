"""The walk through one platform's public pages: polite, bounded, best pages first.

Ends when the pages it wanted are there, when the budget is spent, or when somebody stops it; whatever arrived
until then has been handed to `keep` already.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from scrapers.archive import Capture, Failure, Keep, Known
from scrapers.cookies import registrable
from scrapers.earlier import Earlier
from scrapers.errors import AddressError
from scrapers.fetch import Fetched, Fetcher, Want
from scrapers.frontier import Entry, Frontier, Unvisited, entry_for
from scrapers.gate import literal
from scrapers.harvest import Harvest
from scrapers.home import home_error
from scrapers.keeping import Keeper, Together
from scrapers.links import admitted, same_key
from scrapers.looking import Looker, Outlined, OutlineOf
from scrapers.pagekinds import HOME, LOGIN, page_kinds
from scrapers.progress import Progress, Step
from scrapers.rules import HostRules, robots_address
from scrapers.settings import LISTED, REDIRECTS, SITEMAP_BYTES, CaptureSettings
from scrapers.sitemap import read_sitemap

_REFUSED_IN_A_ROW = 3
_MEANWHILE = 0.01
_WAITING = 4
"""How many pages for each connection may wait to be looked at; more would fill the memory, not the archive."""


class Crawl:
    """One walk. `run` does it; `captures`, `title` and `complete` tell what came of it."""

    def __init__(
        self,
        home: str,
        fetcher: Fetcher,
        keep: Keep,
        *,
        outline: OutlineOf,
        progress: Progress,
        known: Mapping[str, Known],
        earlier: Earlier,
        together: Together,
    ) -> None:
        self.home, self.title = home, ""
        self._fetcher, self._keeper, self._earlier = fetcher, Keeper(keep, together), earlier
        self._progress, self._known = progress, known
        self._looker = Looker(outline)
        self._rules = HostRules(fetcher, self._store_rules, self._same_family, earlier)
        self._settings: CaptureSettings = fetcher.settings
        self._frontier = Frontier(self._settings.per_pattern, self._settings.max_depth)
        self._harvest = Harvest(self._settings, self._frontier)
        self._bodies: dict[str, str] = {}
        self._active: Counter[str] = Counter()
        self._running: set[asyncio.Task[None]] = set()
        self._fetching = 0
        self._refused_in_a_row = 0
        self._untrusted = False
        fetcher.budget.requests -= len(earlier.pages)
        fetcher.budget.bytes -= earlier.bytes

    @property
    def captures(self) -> tuple[Capture, ...]:
        """What is there, in order of arrival: what an earlier part brought, then what is safe by now."""
        return (*self._earlier.captures, *self._keeper.kept)

    @property
    def complete(self) -> bool:
        """Whether the home page and every page of a wanted kind that was found has been visited."""
        whole = not self._given_up and not self._untrusted
        return whole and not any(entry.rank <= 2 for entry in self._frontier.rest())

    @property
    def _given_up(self) -> bool:
        return self._refused_in_a_row >= _REFUSED_IN_A_ROW

    async def run(self) -> None:
        """Walk. Raises CaptureError when the home page cannot be captured.

        A home page whose certificate does not hold is no such error: that is what there is to be found.
        """
        for entry, capture in self._earlier.visits():
            self._frontier.mark(entry.url)
            self._frontier.mark(capture.url)
        try:
            await self._begin()
            if not self._untrusted:
                self._seed()
                await self._take_up()
                await self._drain()
        finally:
            self._looker.close()
            self._rules.close()
            await self._keeper.finish()

    async def list_unvisited(self, failure: Failure, detail: str) -> None:
        """Hand over what was found and not visited, as captures with their reason, wanted kinds first.

        `failure` and `detail` say why the walk ended before what is still queued.
        """
        rest = [Unvisited(entry, failure, detail) for entry in self._frontier.rest()]
        for left in sorted([*self._frontier.left_out, *rest], key=lambda one: one.entry.rank)[:LISTED]:
            entry = left.entry
            await self._keeper.put(
                Capture(
                    url=entry.url,
                    requested=entry.url,
                    captured_at=self._fetcher.now(),
                    failure=left.failure,
                    detail=left.detail,
                    kinds=entry.kinds,
                    anchor=entry.anchor,
                    depth=entry.depth,
                ),
                None,
            )

    def close(self) -> None:
        """Take nothing more."""
        self._keeper.close()

    async def _begin(self) -> None:
        """Robots.txt, then the home page, which must be there. Tables are read while the first answer is coming."""
        asyncio.get_running_loop().call_later(_MEANWHILE, page_kinds)
        await self._home_robots(self.home)
        if self._untrusted:
            return
        before = self._earlier.home
        fetched = before or await self._fetcher.fetch(Want(self.home, stays=self._stays, hops=0))
        entry = replace(entry_for(self.home, (HOME,), "", 0), own_kind=True)
        typed, outlined = await self._looker.typed(fetched)
        self._frontier.mark(self.home)
        if before is None:
            await self._keep_page(entry, typed)
        self._untrusted = typed.capture.failure is Failure.TLS
        if self._untrusted:
            return
        error = home_error(typed.capture, has_outline=outlined is not None)
        if error:
            raise error
        assert outlined is not None
        self.home, self.title = typed.capture.url, outlined.title
        self._frontier.mark(self.home)
        if before is None:
            await self._probe_plain()
        await self._follow(replace(entry, url=self.home), outlined)

    async def _take_up(self) -> None:
        """What an earlier part of this capture brought is not asked for again; its links are followed."""
        for entry, capture in self._earlier.visits():
            fetched = self._earlier.fetched(capture)
            twin = self._bodies.setdefault(capture.sha256, capture.url) if capture.sha256 else capture.url
            typed, outlined = await self._looker.typed(fetched)
            await self._harvested(entry, typed, outlined, first=twin == capture.url)

    async def _home_robots(self, url: str) -> None:
        rules = await self._rules.of(url)
        if rules.allows(url):
            return
        failed = next((c for c in self.captures if c.failure and c.requested == robots_address(url)), None)
        if failed and failed.failure is Failure.TLS:
            self._untrusted = True
            detail = f"{failed.detail}; noticed when asking for robots.txt"
            await self._keeper.put(
                replace(failed, url=url, requested=url, kinds=(HOME,), detail=detail), None
            )
            return
        error = home_error(failed, has_outline=False, of_robots=True) if failed else None
        refusal = Capture(url, url, self._fetcher.now(), failure=Failure.ROBOTS, kinds=(HOME,))
        raise error or home_error(refusal, has_outline=False) or AssertionError

    async def _probe_plain(self) -> None:
        """One look at what the plain-http home page does, for the redirect check; its body is not kept."""
        split = urlsplit(self.home)
        if split.scheme != "https" or split.port:
            return
        plain = f"http://{split.netloc}/"
        fetched = await self._fetcher.fetch(Want(plain, stays=self._stays))
        await self._keeper.put(replace(fetched.capture, sha256="", size=0), None)

    def _seed(self) -> None:
        """The few addresses that are tried without a link, and the sitemaps robots.txt names."""
        split = urlsplit(self.home)
        root = f"{split.scheme}://{split.netloc}"
        machine = Entry(f"{root}/.well-known/security.txt", rank=1, own_kind=True)
        self._frontier.add(machine)
        self._frontier.add(replace(machine, url=_mta_sts(self.home)))
        for url in (*self._rules.sitemaps(self.home), f"{root}/sitemap.xml"):
            self._harvest.add_sitemap(url, self.home, level=0)

    async def _drain(self) -> None:
        """Visit what is queued, several at once, until nothing is left or nothing may be spent."""
        try:
            self._start_visits()
            while self._running:
                done, _ = await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
                self._running -= done
                for task in done:
                    task.result()
                self._start_visits()
        finally:
            for task in self._running:
                task.cancel()
            await asyncio.gather(*self._running, return_exceptions=True)

    def _start_visits(self) -> None:
        while self._fetching < self._settings.connections and self._may_go_on(self._fetching):
            entry = self._frontier.pop(self._is_free)
            if entry is None:
                break
            self._fetching += 1
            self._active[urlsplit(entry.url).netloc] += 1
            self._running.add(asyncio.create_task(self._visit(entry)))

    def _may_go_on(self, fetching: int) -> bool:
        budget = self._fetcher.budget
        room = len(self._running) < _WAITING * self._settings.connections
        return room and budget.requests > fetching and budget.bytes > 0 and not self._given_up

    def _is_free(self, host: str) -> bool:
        """Several connections to one host only when no pause is asked for."""
        limit = self._settings.connections if self._fetcher.pace.delay(host) == 0 else 1
        return self._active[host] < limit

    async def _visit(self, entry: Entry) -> None:
        """Fetch, give the connection to the next visit, and only then look at what came."""
        try:
            fetched = await self._fetched(entry)
        finally:
            self._fetching -= 1
            self._active[urlsplit(entry.url).netloc] -= 1
        if fetched is not None:
            refused = fetched.capture.status in (429, 503)
            self._refused_in_a_row = self._refused_in_a_row + 1 if refused else 0
            self._start_visits()
            await asyncio.sleep(0)
            await self._take(entry, fetched)

    async def _fetched(self, entry: Entry) -> Fetched | None:
        rules = await self._rules.of(entry.url)
        if rules.allows(entry.url):
            return await self._fetcher.fetch(self._want(entry))
        self._frontier.leave(entry, Failure.ROBOTS, "robots.txt asks machines not to visit it")
        return None

    def _want(self, entry: Entry) -> Want:
        cap = SITEMAP_BYTES if entry.url in self._harvest.sitemaps else None
        known = self._known.get(entry.url)
        usable = known if known and known.body and LOGIN not in entry.kinds else None
        return Want(entry.url, cap=cap, known=usable, stays=self._stays, hops=entry.hops)

    async def _take(self, entry: Entry, fetched: Fetched) -> None:
        capture = fetched.capture
        if capture.failure is Failure.BUDGET:
            self._frontier.leave(entry, Failure.BUDGET, capture.detail)
            return
        typed, outlined = await self._looker.typed(fetched)
        first = await self._keep_page(entry, typed)
        if capture.url != entry.url:
            self._frontier.mark(capture.url)
        await self._harvested(entry, typed, outlined, first=first)

    async def _harvested(
        self, entry: Entry, typed: Fetched, outlined: Outlined | None, *, first: bool
    ) -> None:
        """Follow what the answer names: the addresses of a sitemap, the links of a page seen for the first time."""
        if entry.url in self._harvest.sitemaps and typed.body:
            level = self._harvest.sitemaps[entry.url]
            self._harvest.take_sitemap(read_sitemap(typed.body), self.home, level)
        elif outlined is not None and first and typed.capture.failure in (None, Failure.JS_SHELL):
            await self._follow(replace(entry, url=typed.capture.url), outlined)

    async def _keep_page(self, entry: Entry, fetched: Fetched) -> bool:
        """Hand the capture over; False when the same bytes came from another address before."""
        capture = replace(fetched.capture, kinds=entry.kinds, anchor=entry.anchor, depth=entry.depth)
        twin = self._bodies.setdefault(capture.sha256, capture.url) if capture.sha256 else capture.url
        if twin != capture.url:
            capture = replace(capture, detail=capture.detail or f"the same content as {twin}")
        await self._keeper.put(capture, fetched.body)
        visited = self._settings.max_pages - self._fetcher.budget.requests
        total = min(self._settings.max_pages, visited + len(self._frontier))
        self._progress(Step("capture", visited, total, capture.url))
        return twin == capture.url

    async def _follow(self, entry: Entry, outlined: Outlined) -> None:
        if outlined.meta_refresh:
            self._refresh(entry, outlined.meta_refresh)
        await self._harvest.take_links(entry, outlined.links, self.home)

    def _refresh(self, entry: Entry, target: str) -> None:
        """A page that sends its reader on is a redirect, and counts as one."""
        try:
            url = admitted(target, self._settings)
        except AddressError as refused:
            self._frontier.leave(replace(entry, url=target[:500]), Failure.REDIRECT, str(refused))
            return
        onward = replace(entry, url=url, hops=entry.hops + 1)
        if not self._harvest.follows(url, self.home):
            self._frontier.leave(onward, Failure.OFF_SITE, "the page sends its reader to another site")
        elif onward.hops >= REDIRECTS:
            self._frontier.leave(onward, Failure.REDIRECT, f"more than {REDIRECTS} redirects lead there")
        elif same_key(url) != same_key(entry.url):
            self._frontier.add(onward)

    async def _stays(self, url: str) -> Failure | None:
        """Whether a redirect stays on the platform and is welcome there."""
        if not self._harvest.follows(url, self.home):
            return Failure.OFF_SITE
        rules = await self._rules.of(url)
        return None if rules.allows(url) else Failure.ROBOTS

    async def _store_rules(self, capture: Capture, body: bytes | None) -> None:
        self._frontier.mark(capture.requested)
        await self._keeper.put(capture, body)

    async def _same_family(self, url: str) -> Failure | None:
        return None if self._harvest.follows(url, self.home) else Failure.OFF_SITE


def _mta_sts(home: str) -> str:
    """Where the mail policy of the platform's domain lies (RFC 8461)."""
    split = urlsplit(home)
    host = split.hostname or ""
    own = literal(host) is not None or "." not in host
    place = split.netloc if own else f"mta-sts.{registrable(host)}"
    return f"{split.scheme}://{place}/.well-known/mta-sts.txt"
