"""The measurements beside the pages, each kept as evidence the moment it is there."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import msgspec

from scrapers.archive import Capture, CaptureOrigin, Keep, digest
from scrapers.cookies import registrable
from scrapers.fetch import Clock, trusted_context, utc_now
from scrapers.gate import check_address, is_own_machine, literal
from scrapers.guard import Guard
from scrapers.probes.ask import Asker
from scrapers.probes.handshake import Shaker, measure_tls
from scrapers.probes.names import measure_names
from scrapers.probes.origin import measure_origin
from scrapers.probes.registry import measure_registration
from scrapers.probes.resolver import Resolver, servers
from scrapers.probes.settings import ProbeSettings
from scrapers.progress import Cancel, Never, Progress, Step, silent

_TICK = 0.05
_TLS_PORT = 443


@dataclass(frozen=True, slots=True)
class _Probe:
    """One measurement: its address, its word for the person who waits, and how to make it."""

    url: str
    note: str
    measure: Callable[[], Awaitable[msgspec.Struct]]


def probe_platform(
    home: str,
    settings: ProbeSettings,
    keep: Keep,
    progress: Progress = silent,
    cancel: Cancel | None = None,
    *,
    guard: Guard | None = None,
    context: ssl.SSLContext | None = None,
    clock: Clock = utc_now,
) -> tuple[Capture, ...]:
    """Measure connection, names and registration of a platform; each measurement is handed to `keep` at once.

    Nothing is measured for an address of this machine or for a bare number's names. Ends soon after `cancel`
    and after `settings.total_seconds`, with what there is. Raises AddressError for an address that may not be
    visited or a name server that is no number; trouble on the way is recorded in the measurement.
    """
    url = check_address(home, allow_loopback=True)
    if is_own_machine(url.host):
        return ()
    shared = _Shared(str(url), settings, guard or Guard(), context or trusted_context())
    with asyncio.Runner() as runner:
        return runner.run(_probed(shared.probes(), settings, keep, progress, cancel or Never(), clock))


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all measurements of one visit have in common."""

    home: str
    settings: ProbeSettings
    guard: Guard
    context: ssl.SSLContext

    def probes(self) -> list[_Probe]:
        """The measurements that are wanted, in their order."""
        chosen, host, port = self.settings, self._host, self._port
        named = literal(host) is None
        domain = registrable(host)
        found = []
        if chosen.tls:
            found.append(_Probe(f"tls://{host}:{port}", "connection", self._tls))
        if chosen.dns and named:
            found_servers = servers(chosen.resolver, chosen.resolver_port)
            resolver = Resolver(found_servers, seconds=chosen.query_seconds, asking=self.guard.asked_names)
            found.append(_Probe(f"dns://{domain}", "names", lambda: measure_names(host, resolver)))
        if chosen.rdap and named:
            ask = lambda: measure_registration(host, self._asker(), chosen.rdap_base)  # noqa: E731
            found.append(_Probe(f"rdap://{domain}", "registration", ask))
        if chosen.cors:
            found.append(_Probe(f"cors://{host}", "access", lambda: measure_origin(self.home, self._asker())))
        return found

    @property
    def _host(self) -> str:
        return (urlsplit(self.home).hostname or "").lower()

    @property
    def _port(self) -> int:
        split = urlsplit(self.home)
        own = split.port if split.scheme == "https" else None
        return self.settings.tls_port or own or _TLS_PORT

    def _tls(self) -> Awaitable[msgspec.Struct]:
        shaker = Shaker(self.guard, self.context, self._host, self._port, self.settings.handshake_seconds)
        return measure_tls(shaker, old=self.settings.old_tls)

    def _asker(self) -> Asker:
        trial = self.settings.rdap_base is not None
        return Asker(self.guard, self.context, self.settings.answer_seconds, allow_loopback=trial)


async def _probed(
    probes: list[_Probe],
    settings: ProbeSettings,
    keep: Keep,
    progress: Progress,
    cancel: Cancel,
    clock: Clock,
) -> tuple[Capture, ...]:
    """Run all at once; give up what is not done when the person or the clock says so."""
    loop = asyncio.get_running_loop()
    end = loop.time() + settings.total_seconds
    running = {asyncio.ensure_future(probe.measure()): probe for probe in probes}
    captures: list[Capture] = []
    waiting = set(running)
    try:
        while waiting and not cancel.is_set() and loop.time() < end:
            done, waiting = await asyncio.wait(waiting, timeout=_TICK, return_when=asyncio.FIRST_COMPLETED)
            for task in sorted(done, key=lambda t: running[t].url):
                capture, body = recorded(running[task].url, task.result(), clock())
                keep(capture, body)
                captures.append(capture)
                progress(Step("probe", len(captures), len(probes), running[task].note))
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
    return tuple(captures)


def recorded(url: str, record: msgspec.Struct, when: datetime) -> tuple[Capture, bytes]:
    """A measurement as evidence: the same record gives the same bytes."""
    body = msgspec.json.encode(record)
    capture = Capture(
        url=url,
        requested=url,
        captured_at=when,
        content_type="application/json",
        sha256=digest(body),
        size=len(body),
        origin=CaptureOrigin.PROBE,
    )
    return capture, body
