"""The registry's answer, its gaps, its errors and its lies: what is not sure stays unknown."""

from __future__ import annotations

import asyncio
import json

import pytest

from scoring.facts import Finding, Found, Unsearched
from scrapers.guard import Guard
from scrapers.probes.ask import Asker
from scrapers.probes.probe import recorded
from scrapers.probes.registry import measure_registration, table
from scrapers.technical import registration
from scrapers.technical.records import RdapRecord
from tests.support.probes_tls import loopback_guard, on_loopback, place_of, trusting
from tests.support.servers import Page, Server, moved, serving
from tests.support.technical_trial import WHEN

GOOD: dict[str, object] = {
    "objectClassName": "domain",
    "ldhName": "LEND.TEST",
    "status": ["client transfer prohibited", "active"],
    "events": [
        {"eventAction": "registration", "eventDate": "2015-03-01T10:00:00Z"},
        {"eventAction": "expiration", "eventDate": "2027-03-01T10:00:00Z"},
        {"eventAction": "last changed", "eventDate": "2026-01-01T10:00:00Z"},
    ],
    "entities": [{"roles": ["registrant"], "vcardArray": ["vcard", [["fn", {}, "text", "Anna Berzina"]]]}],
}


def asker(guard: Guard | None = None, seconds: float = 5.0) -> Asker:
    return Asker(guard or loopback_guard(), trusting(), seconds, allow_loopback=True)


def record_of(page: Page | bytes, **more: Page) -> tuple[RdapRecord, Server]:
    """What is recorded when the registry answers with this page."""
    site = {"/domain/lend.test": page, **{f"/{k}": v for k, v in more.items()}}
    with serving(site) as server:
        return asyncio.run(measure_registration("www.lend.test", asker(), server.url)), server


def judged(record: RdapRecord) -> dict[str, Finding]:
    taken, body = recorded(f"rdap://{record.domain}", record, WHEN)
    return {f.key.removeprefix("tech.rdap."): f for f in registration.measure(place_of(taken, body))}


def states(answer: object) -> tuple[object, object, object]:
    """created, expires, locked; None for what stays unknown."""
    body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    found = judged(record_of(Page(body, type="application/rdap+json"))[0])
    return tuple(  # type: ignore[return-value]
        f.values[0].value if isinstance(f := found[k], Found) else None
        for k in ("created_on", "expires_on", "locked")
    )


def dated(action: str, *dates: object) -> list[object]:
    return [{"eventAction": action, "eventDate": one} for one in dates]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, ("2015-03-01", "2027-03-01", True)),
        ({"status": ["clientTransferProhibited"]}, ("2015-03-01", "2027-03-01", True)),
        ({"status": ["server transfer prohibited"]}, ("2015-03-01", "2027-03-01", True)),
        ({"status": ["active"]}, ("2015-03-01", "2027-03-01", False)),
        ({"status": ["client delete prohibited"]}, ("2015-03-01", "2027-03-01", False)),
        ({"status": None}, ("2015-03-01", "2027-03-01", None)),
        ({"status": []}, ("2015-03-01", "2027-03-01", None)),
        ({"events": []}, (None, None, True)),
        ({"events": dated("registration", "2015-03-01")}, ("2015-03-01", None, True)),
        ({"events": dated("registration", "last spring")}, (None, None, True)),
        ({"events": dated("registration", 20150301)}, (None, None, True)),
        ({"events": dated("registration", "2031-01-01T00:00:00Z")}, (None, None, True)),
        ({"events": dated("registration", "0001-01-01T00:00:00Z")}, (None, None, True)),
        ({"events": dated("registration", "2015-03-01", "2019-03-01")}, (None, None, True)),
        (
            {"events": dated("registration", "2015-03-01") + dated("expiration", "2014-03-01")},
            ("2015-03-01", None, True),
        ),
        ({"events": "many"}, (None, None, True)),
        ({"events": [1, None, []]}, (None, None, True)),
        ({"ldhName": "other.test"}, (None, None, None)),
        ({"ldhName": None}, ("2015-03-01", "2027-03-01", True)),
    ],
)
def test_what_the_registry_says_is_taken_only_when_it_can_be_true(
    changed: dict[str, object], told: tuple[object, ...]
) -> None:
    """A date that is impossible, doubled or another domain's is no date."""
    assert states(GOOD | changed) == told


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1, 2]", b"null", b"[" * 100_000, b"\xff\xfe{"])
def test_an_answer_that_is_no_registration_is_unknown(body: bytes) -> None:
    """Whatever comes, nothing breaks."""
    assert states(body) == (None, None, None)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (404, "does not know the domain"),
        (429, "status 429"),
        (500, "status 500"),
        (403, "status 403"),
    ],
)
def test_a_refusal_is_unknown_with_its_reason(status: int, reason: str) -> None:
    """A registry that is busy says nothing about a platform."""
    found = judged(record_of(Page(b"{}", status=status))[0])["created_on"]

    assert isinstance(found, Unsearched)
    assert reason in found.reason


def test_one_question_is_put(caplog: pytest.LogCaptureFixture) -> None:
    """Even when the registry is busy it is not asked again."""
    _, server = record_of(Page(b"{}", status=503))

    assert server.paths == ["/domain/lend.test"]


def test_a_redirect_is_followed_twice_at_most() -> None:
    """Registries pass a question on."""
    good = Page(json.dumps(GOOD).encode())
    record, _ = record_of(moved("/a"), a=moved("/b"), b=good)
    lost, server = record_of(moved("/a"), a=moved("/b"), b=moved("/c"), c=good)

    assert record.state == "answer"
    assert lost.state == "it redirects too often"
    assert "/c" not in server.paths


def test_people_are_left_out_of_the_record() -> None:
    """Names and addresses of registrants are nobody's business here."""
    record, _ = record_of(Page(json.dumps(GOOD).encode()))
    _, body = recorded("rdap://lend.test", record, WHEN)

    assert b"Anna" not in body
    assert len(record.sha256) == 64


def test_a_huge_answer_is_not_read() -> None:
    """One megabyte is more than any registration."""
    record, _ = record_of(Page(b" " * 1_200_000))

    assert "too large" in record.state


def test_a_slow_registry_is_unknown() -> None:
    """The deadline is of the whole answer."""
    with serving({"/domain/lend.test": Page(b"{}", delay=30)}) as server:
        record = asyncio.run(measure_registration("lend.test", asker(seconds=0.2), server.url))

    assert "in time" in record.state


@pytest.mark.abuse("N01")
def test_a_redirect_to_an_inner_address_is_refused() -> None:
    """The gate stands before every hop, and the guard before every connection."""
    guard = Guard(resolve=on_loopback)
    one = asyncio.run(Asker(guard, trusting(), 1.0).get("https://rdap.example/domain/x", {}, most=1_000))
    record, _ = record_of(moved("http://169.254.169.254/latest"))

    assert "refused" in one.reason
    assert "refused" in record.state


def test_a_domain_that_the_table_does_not_list_is_not_asked_about() -> None:
    """Many country domains have no such service; that says nothing about the registry."""
    record = asyncio.run(measure_registration("lend.test", asker()))
    found = judged(record)["created_on"]

    assert record.state == "unlisted"
    assert isinstance(found, Unsearched)
    assert "lists no registration service for .test" in found.reason


def test_the_table_names_services_by_https_only() -> None:
    """A registration read over plain http could be anybody's."""
    known = table()

    assert len(known.dated) == 10
    assert known.bases["com"] == "https://rdap.verisign.com/com/v1/"
    assert known.bases["de"] == "https://rdap.denic.de/"
    assert "mg" not in known.bases
    assert len(known.bases) > 1_000
    assert all(base.startswith("https://") and base.endswith("/") for base in known.bases.values())
