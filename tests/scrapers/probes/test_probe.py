"""A visit's measurements as one: what is switched off is not done, what was done is kept, and all ends in time."""

from __future__ import annotations

import ast
import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from scoring.facts import Finding, Found, Unsearched
from scrapers.archive import Capture, CaptureOrigin, digest
from scrapers.errors import AddressError
from scrapers.guard import Guard
from scrapers.probes.ask import Asker
from scrapers.probes.origin import measure_origin
from scrapers.probes.probe import probe_platform, recorded
from scrapers.probes.settings import FOREIGN_ORIGIN, ProbeSettings
from scrapers.progress import Step
from scrapers.technical.measure import measure
from scrapers.technical.records import CorsRecord
from tests.support.probes_dns import name_server
from tests.support.probes_tls import (
    HOST,
    authority,
    loopback_guard,
    make,
    now,
    tls_server,
    trusting,
)
from tests.support.probes_tls import serving as tls_context
from tests.support.servers import Page, serving
from tests.support.technical_trial import WHEN, capture, snapshot_of

HOME = f"https://{HOST}/"
ZONE = {
    (HOST, "NS"): ("ns1.host.test.",),
    (HOST, "TXT"): ('"v=spf1 -all"',),
    (f"_dmarc.{HOST}", "TXT"): ('"v=DMARC1; p=reject"',),
    (HOST, "CAA"): ('0 issue "ca.test"',),
}
RDAP = json.dumps({"ldhName": HOST, "status": ["active"], "events": []}).encode()


class Kept(list[tuple[Capture, bytes | None]]):
    """Everything that was handed over, in order."""

    def __call__(self, capture: Capture, body: bytes | None) -> None:
        self.append((capture, body))


@pytest.fixture
def trial(tmp_path: Path) -> Iterator[ProbeSettings]:
    """Settings that lead to a platform, a resolver and a registry of the test's own."""
    with ExitStack() as stack:
        site = stack.enter_context(tls_server(tls_context(make(authority()), tmp_path)))
        resolver = stack.enter_context(name_server(ZONE))
        registry = stack.enter_context(serving({f"/domain/{HOST}": RDAP}))
        yield ProbeSettings(
            resolver="127.0.0.1",
            resolver_port=resolver.port,
            rdap_base=registry.url,
            tls_port=site.port,
            query_seconds=1.0,
        )


def probed(settings: ProbeSettings, home: str = HOME, **more: object) -> Kept:
    kept = Kept()
    captures = probe_platform(
        home,
        settings,
        kept,
        guard=loopback_guard(),
        context=trusting(),
        clock=now,
        **more,  # type: ignore[arg-type]
    )
    assert captures == tuple(c for c, _ in kept)
    return kept


def test_every_measurement_is_kept_as_evidence(trial: ProbeSettings) -> None:
    """A body under its hash, of the right kind, at its own address."""
    kept = probed(trial)

    assert {c.url for c, _ in kept} == {f"tls://{HOST}:{trial.tls_port}", f"dns://{HOST}", f"rdap://{HOST}"}
    assert all(c.origin is CaptureOrigin.PROBE and c.failure is None for c, _ in kept)
    assert all(body is not None and digest(body) == c.sha256 and c.size == len(body) for c, body in kept)
    assert all(json.loads(body or b"")["schema"].startswith("lendscope/probe-") for _, body in kept)


def test_offline_the_same_is_found_as_at_the_visit(trial: ProbeSettings) -> None:
    """Judging needs the snapshot alone, and gives the same each time."""
    kept = probed(trial)
    page = b"<html><body>A platform</body></html>"
    home = replace(capture(HOME, page, kinds=("H",)), captured_at=now())
    bodies = {c.sha256: body or b"" for c, body in [*kept, (home, page)]}
    snapshot = snapshot_of([home, *(c for c, _ in kept)], HOME)
    found = measure(snapshot, [], bodies)

    assert found == measure(snapshot, [], dict(bodies))
    told = {k: f.values[0].value for k, f in found.items() if isinstance(f, Found)}
    assert told["tech.cert.trusted"] is True
    assert told["tech.tls.negotiated"] == "1.3"
    assert told["tech.spf.state"] == "valid"
    assert told["tech.dmarc.policy"] == "reject"
    assert told["tech.caa.present"] is True
    assert told["tech.dnssec.state"] == "insecure"
    assert told["tech.rdap.locked"] is False


@pytest.mark.parametrize(
    ("off", "left"),
    [
        ({"tls": False}, {"dns", "rdap"}),
        ({"dns": False}, {"tls", "rdap"}),
        ({"rdap": False}, {"tls", "dns"}),
        ({"tls": False, "dns": False, "rdap": False}, set()),
    ],
)
def test_what_is_switched_off_is_not_asked(
    off: dict[str, bool], left: set[str], trial: ProbeSettings
) -> None:
    """A person decides what goes to third parties."""
    kept = probed(replace(trial, **off))  # type: ignore[arg-type]

    assert {c.url.partition(":")[0] for c, _ in kept} == left


@pytest.mark.parametrize("home", ["http://127.0.0.1:8000/", "http://localhost/", "http://[::1]:9/"])
def test_nothing_is_measured_on_this_machine(home: str, trial: ProbeSettings) -> None:
    """A trial has no public name, certificate or registration."""
    assert probed(trial, home) == []


@pytest.mark.parametrize("home", ["http://10.0.0.1/", "ftp://lend.test/", "http://169.254.169.254/"])
def test_an_address_that_may_not_be_visited_is_refused(home: str) -> None:
    """The same gate as for pages."""
    with pytest.raises(AddressError):
        probe_platform(home, ProbeSettings(), Kept())


def test_a_bare_number_has_no_names_to_ask_about() -> None:
    """Only the handshake is left, and the guard decides about it."""

    class Nowhere(Guard):
        async def connect_tcp(self, *args: object, **kwargs: object) -> None:  # type: ignore[override]
            raise OSError("no socket is opened in this test")

    kept = Kept()
    probe_platform("https://9.9.9.9/", ProbeSettings(), kept, guard=Nowhere(), context=trusting(), clock=now)

    assert [c.url for c, _ in kept] == ["tls://9.9.9.9:443"]


def test_a_name_server_that_is_a_name_is_refused(trial: ProbeSettings) -> None:
    """Before anything is sent."""
    with pytest.raises(AddressError, match="not an address"):
        probed(replace(trial, resolver="resolver.example"))


def test_progress_counts_the_measurements(trial: ProbeSettings) -> None:
    """Each is named as it is done."""
    steps: list[Step] = []
    probed(trial, progress=steps.append)

    assert [(s.stage, s.done, s.total) for s in steps] == [("probe", n, 3) for n in (1, 2, 3)]
    assert {s.note for s in steps} == {"connection", "names", "registration"}


def test_a_cancelled_visit_keeps_nothing_more(trial: ProbeSettings) -> None:
    """What is under way is given up."""
    stop = threading.Event()
    stop.set()

    assert probed(trial, cancel=stop) == []


def test_the_whole_ends_at_its_limit(trial: ProbeSettings) -> None:
    """A registry that never answers costs its own measurement only."""
    with serving({f"/domain/{HOST}": Page(RDAP, delay=30)}) as slow:
        kept = probed(replace(trial, rdap_base=slow.url, total_seconds=0.8))

    assert {c.url.partition(":")[0] for c, _ in kept} == {"tls", "dns"}


def test_the_same_measurement_gives_the_same_bytes() -> None:
    """Evidence is compared by its hash."""
    record = CorsRecord(HOME, FOREIGN_ORIGIN, 200, (("access-control-allow-origin", "*"),))

    assert recorded("cors://lend.test", record, WHEN) == recorded("cors://lend.test", record, WHEN)


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({}, "not-implemented"),
        ({"Access-Control-Allow-Origin": "*"}, "implemented-with-public-access"),
        ({"Access-Control-Allow-Origin": "https://own.test"}, "implemented-with-restricted-access"),
        ({"Access-Control-Allow-Origin": FOREIGN_ORIGIN}, "implemented-with-restricted-access"),
        (
            {"Access-Control-Allow-Origin": FOREIGN_ORIGIN, "Access-Control-Allow-Credentials": "true"},
            "implemented-with-universal-access",
        ),
    ],
)
def test_each_answer_to_a_foreign_origin(headers: dict[str, str], told: str) -> None:
    """One GET with the header, its body left unread."""
    with serving({"/": Page(b"secret", headers=headers)}) as server:
        asker = Asker(loopback_guard(), trusting(), 5.0, allow_loopback=True)
        record = asyncio.run(measure_origin(server.url, asker))
    found = cors_of(record)

    assert [seen.headers["origin"] for seen in server.seen] == [FOREIGN_ORIGIN]
    assert isinstance(found, Found)
    assert found.values[0].value == f"cross-origin-resource-sharing-{told}"


def test_no_answer_to_a_foreign_origin_is_unknown() -> None:
    """And so is a request that was never made."""
    assert isinstance(cors_of(CorsRecord(HOME, FOREIGN_ORIGIN, reason="nothing")), Unsearched)
    assert isinstance(measure(snapshot_of([], HOME), [], {})["tech.cors.result"], Unsearched)


def cors_of(record: CorsRecord) -> Finding:
    taken, body = recorded(f"cors://{HOST}", record, WHEN)
    return measure(snapshot_of([taken], HOME), [], {taken.sha256: body})["tech.cors.result"]


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b'{"host": 5}', b"[" * 90_000, b"\xff", b"null"])
@pytest.mark.parametrize("scheme", ["tls", "dns", "rdap", "cors"])
def test_a_forged_record_is_not_measured_and_breaks_nothing(scheme: str, body: bytes) -> None:
    """A case file from somebody else may hold anything."""
    forged = Capture(
        f"{scheme}://{HOST}", "", datetime.fromisoformat("2026-11-02T00:00:00+00:00"), sha256=digest(body),
        origin=CaptureOrigin.PROBE,
    )  # fmt: skip
    found = measure(snapshot_of([forged], HOME), [], {forged.sha256: body})

    assert not [k for k in found if k.startswith(("tech.cert", "tech.spf")) and isinstance(found[k], Found)]


ROOT = Path(__file__).resolve().parents[3] / "scrapers"
DOORS = {
    "probes/handshake.py": "shakes hands over the guard",
    "probes/resolver.py": "asks the one name server",
    "probes/ask.py": "sends one GET over the guard",
    "probes/probe.py": "passes a TLS context on",
}
NETWORK = ("socket", "ssl", "http", "httpx", "httpcore", "dns", "urllib.request", "anyio", "requests")


def test_only_the_doors_of_the_measurements_know_the_network() -> None:
    """Judging never goes online, and measuring has these ways alone."""
    users = {
        path.relative_to(ROOT).as_posix()
        for folder in ("probes", "technical")
        for path in (ROOT / folder).rglob("*.py")
        if any(_is_network(name) for name in _imports(path))
    }

    assert users == set(DOORS)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _is_network(name: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in NETWORK)
