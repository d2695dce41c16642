"""Every outcome of every record, asked of a name server of the test's own, silence and lies included."""

from __future__ import annotations

import asyncio

import pytest

from scoring.facts import Finding, Found, Unsearched
from scrapers.archive import Capture, Failure
from scrapers.errors import AddressError
from scrapers.probes.names import measure_names
from scrapers.probes.probe import recorded
from scrapers.probes.resolver import Resolver, Server, servers
from scrapers.technical import names
from scrapers.technical.records import DnsRecord
from tests.support.probes_dns import Zone, alias_chain, name_server, unless_unchecked
from tests.support.probes_tls import place_of
from tests.support.technical_trial import WHEN, capture

DOMAIN = "lend.test"
DS = "12345 13 2 49FD46E6C4B45C55D4AC1A1B6B0B0B0B49FD46E6C4B45C55D4AC1A1B6B0B0B0B"
NS = ("ns1.host.test.", "ns2.host.test.")
SIGNED: Zone = {(DOMAIN, "NS"): NS, (DOMAIN, "DS"): (DS,)}
POLICY = b"version: STSv1\r\nmode: enforce\r\nmx: mail.lend.test\r\nmax_age: 86400\r\n"


def record_of(
    zone: Zone, host: str = DOMAIN, *, authenticated: bool = False, seconds: float = 0.2
) -> DnsRecord:
    """What is recorded when this zone is asked."""
    with name_server(zone, authenticated=authenticated) as server:
        resolver = Resolver([Server("127.0.0.1", server.port)], seconds=seconds)
        return asyncio.run(measure_names(host, resolver))


def judged(record: DnsRecord, *more: tuple[Capture, bytes]) -> dict[str, Finding]:
    """The findings from a record."""
    taken, body = recorded(f"dns://{record.domain}", record, WHEN)
    return {f.key.removeprefix("tech."): f for f in names.measure(place_of(taken, body, *more))}


def txt(text: str) -> str:
    return f'"{text}"'


def state(finding: Finding) -> object:
    """The value, or None when it stays unknown."""
    assert isinstance(finding, Found | Unsearched), finding
    return finding.values[0].value if isinstance(finding, Found) else None


def words(finding: Finding) -> str:
    assert isinstance(finding, Found), finding
    return finding.values[0].evidence[0].quote


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ((txt("v=spf1 mx -all"),), "valid"),
        ((txt("v=spf1 ip4:192.0.2.0/24 a:mail.lend.test ~all"),), "valid"),
        ((txt("V=SPF1 MX -ALL"),), "valid"),
        ((txt("other"), txt("v=spf1 -all"), txt("google-site-verification=1")), "valid"),
        ((txt("v=spf1 mx ?all"),), "weak"),
        ((txt("v=spf1 mx"),), "weak"),
        ((txt("v=spf1 +all"),), "invalid"),
        ((txt("v=spf1 all"),), "invalid"),
        ((txt("v=spf1 mx -all"), txt("v=spf1 -all")), "invalid"),
        ((txt("v=spf1 mxx -all"),), "invalid"),
        ((txt("v=spf1 include -all"),), "invalid"),
        ((txt("v=spf1 " + "mx " * 11 + "-all"),), "invalid"),
        ((txt("v=spf1 " + "mx " * 10 + "-all"),), "valid"),
        ((txt("v=spf10 -all"),), "missing"),
        ((txt("nothing of the kind"),), "missing"),
        ((), "missing"),
        ("nxdomain", "missing"),
        (("truncated", txt("v=spf1 -all")), "valid"),
        (('"v=spf1 " "-a" "ll"',), "valid"),
        (alias_chain(3, txt("v=spf1 -all")), "valid"),
        (alias_chain(9, txt("v=spf1 -all")), None),
        ("servfail", None),
        ("refused", None),
        ("notimp", None),
        ("silent", None),
        ("garbage", None),
        ("wrong-id", None),
        ("wrong-question", None),
    ],
)
def test_each_state_of_spf(said: object, told: str | None) -> None:
    """A lie or silence is unknown, never missing."""
    assert state(judged(record_of({(DOMAIN, "TXT"): said}))["spf.state"]) == told


@pytest.mark.parametrize(
    ("record", "others", "told"),
    [
        ("v=spf1 include:a.test -all", {"a.test": "v=spf1 ip4:192.0.2.1 -all"}, "valid"),
        ("v=spf1 include:a.test -all", {"a.test": "v=spf1 " + "a " * 10 + "-all"}, "invalid"),
        ("v=spf1 include:a.test -all", {"a.test": "no policy"}, "invalid"),
        ("v=spf1 include:a.test -all", {"a.test": "v=spf1 include:a.test -all"}, "invalid"),
        ("v=spf1 redirect=a.test", {"a.test": "v=spf1 mx ~all"}, "valid"),
        ("v=spf1 redirect=a.test", {"a.test": "v=spf1 ?all"}, "weak"),
        ("v=spf1 redirect=a.test", {}, "invalid"),
        ("v=spf1 -all redirect=a.test", {}, "valid"),
        ("v=spf1 include:%{i}.a.test -all", {}, "valid"),
    ],
)
def test_what_a_policy_brings_in_counts(record: str, others: dict[str, str], told: str) -> None:
    """A sender's limit of ten look-ups holds over everything that is included."""
    zone: Zone = {(DOMAIN, "TXT"): (txt(record),)} | {(n, "TXT"): (txt(t),) for n, t in others.items()}

    assert state(judged(record_of(zone))["spf.state"]) == told


def test_an_unanswered_include_is_said() -> None:
    """The count is then a lower bound."""
    zone: Zone = {(DOMAIN, "TXT"): (txt("v=spf1 include:a.test -all"),), ("a.test", "TXT"): "silent"}
    found = judged(record_of(zone))["spf.state"]

    assert state(found) == "valid"
    assert "counted without a.test" in words(found)


def test_an_unanswered_redirect_decides_nothing() -> None:
    """Its end is the policy's end."""
    zone: Zone = {(DOMAIN, "TXT"): (txt("v=spf1 redirect=a.test"),), ("a.test", "TXT"): "silent"}

    assert state(judged(record_of(zone))["spf.state"]) is None


def test_no_mail_at_all_is_said_with_the_policy() -> None:
    """A null MX is a decision, not a fault."""
    zone: Zone = {(DOMAIN, "TXT"): (txt("v=spf1 -all"),), (DOMAIN, "MX"): ("0 .",)}

    assert "null MX" in words(judged(record_of(zone))["spf.state"])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ((txt("v=DMARC1; p=reject"),), "reject"),
        ((txt("v=DMARC1;p=quarantine;pct=50"),), "quarantine"),
        ((txt("v=DMARC1; p=none; rua=mailto:a@lend.test"),), "none"),
        ((txt("v=DMARC1; P=REJECT"),), "reject"),
        ((txt("v=DMARC1; rua=mailto:a@lend.test"),), "invalid"),
        ((txt("v=DMARC1; p=all"),), "invalid"),
        ((txt("v=DMARC1; p=reject"), txt("v=DMARC1; p=none")), "invalid"),
        ((txt("p=reject; v=DMARC1"),), "missing"),
        ((txt("v=spf1 -all"),), "missing"),
        ("nxdomain", "missing"),
        ((), "missing"),
        ("servfail", None),
        ("silent", None),
        ("wrong-id", None),
    ],
)
def test_each_policy_of_dmarc(said: object, told: str | None) -> None:
    """Two records, or none of the three words, are no policy."""
    assert state(judged(record_of({(f"_dmarc.{DOMAIN}", "TXT"): said}))["dmarc.policy"]) == told


def test_a_policy_for_half_the_mail_is_said() -> None:
    """pct below 100 weakens it."""
    zone: Zone = {(f"_dmarc.{DOMAIN}", "TXT"): (txt("v=DMARC1; p=reject; pct=20"),)}

    assert "only for 20 %" in words(judged(record_of(zone))["dmarc.policy"])


def test_a_host_below_the_domain_is_judged_by_the_domain() -> None:
    """Mail comes from the registered domain."""
    zone: Zone = {(f"_dmarc.{DOMAIN}", "TXT"): (txt("v=DMARC1; p=reject"),)}

    assert state(judged(record_of(zone, "www.lend.test"))["dmarc.policy"]) == "reject"


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ({("www.lend.test", "CAA"): ('0 issue "ca.test"',)}, True),
        ({(DOMAIN, "CAA"): ('0 issuewild "ca.test"',)}, True),
        ({(DOMAIN, "CAA"): ('0 issue ";"',)}, True),
        ({("www.lend.test", "CAA"): ('0 iodef "mailto:a@lend.test"',), (DOMAIN, "CAA"): ('0 issue "ca.test"',)}, False),
        ({("www.lend.test", "CAA"): "nxdomain", (DOMAIN, "CAA"): ('128 issue "ca.test"',)}, True),
        ({("www.lend.test", "CAA"): alias_chain(2, '0 issue "ca.test"', kind="CAA")}, True),
        ({}, False),
        ({(DOMAIN, "CAA"): "silent"}, None),
        ({("www.lend.test", "CAA"): "servfail", (DOMAIN, "CAA"): ('0 issue "ca.test"',)}, None),
    ],
)  # fmt: skip
def test_caa_is_looked_for_up_to_the_domain(zone: Zone, told: bool | None) -> None:
    """The nearest name with a record decides; an unanswered one before it leaves it open."""
    assert state(judged(record_of(zone, "www.lend.test"))["caa.present"]) is told


@pytest.mark.parametrize(
    ("zone", "authenticated", "told"),
    [
        (SIGNED, True, "secure"),
        (SIGNED, False, "unknown"),
        ({(DOMAIN, "NS"): NS}, False, "insecure"),
        ({(DOMAIN, "NS"): NS}, True, "unknown"),
        ({(DOMAIN, "NS"): unless_unchecked("servfail", *NS), (DOMAIN, "DS"): (DS,)}, True, "bogus"),
        ({(DOMAIN, "NS"): "servfail"}, True, None),
        ({(DOMAIN, "NS"): "silent"}, True, None),
        ({(DOMAIN, "NS"): NS, (DOMAIN, "DS"): "servfail"}, False, None),
        ({(DOMAIN, "NS"): NS, (DOMAIN, "DS"): "silent"}, False, None),
    ],
)
def test_each_state_of_dnssec(zone: Zone, authenticated: bool, told: str | None) -> None:
    """Signed and proved, signed and unproved, unsigned, broken, or not answered."""
    assert state(judged(record_of(zone, authenticated=authenticated))["dnssec.state"]) == told


def test_a_resolver_that_proves_nothing_is_named_as_the_reason() -> None:
    """The zone is not to blame."""
    assert "does not validate" in words(judged(record_of(SIGNED))["dnssec.state"])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ((txt("v=TLSRPTv1; rua=mailto:a@lend.test"),), True),
        ((txt("v=TLSRPTv1"),), False),
        ((txt("v=TLSRPTv1; rua=mailto:a@b.test"), txt("v=TLSRPTv1; rua=mailto:c@b.test")), False),
        ("nxdomain", False),
        ("refused", None),
        ("silent", None),
    ],
)
def test_each_state_of_tls_reports(said: object, told: bool | None) -> None:
    """One record with an address, or none."""
    assert state(judged(record_of({(f"_smtp._tls.{DOMAIN}", "TXT"): said}))["tls_rpt.present"]) is told


STS = {(f"_mta-sts.{DOMAIN}", "TXT"): (txt("v=STSv1; id=20260101"),)}
STS_URL = f"https://mta-sts.{DOMAIN}/.well-known/mta-sts.txt"


def file(body: bytes, status: int = 200, failure: Failure | None = None) -> tuple[Capture, bytes]:
    return capture(STS_URL, body, status=status, content_type="text/plain", failure=failure), body


@pytest.mark.parametrize(
    ("zone", "files", "told"),
    [
        (STS, [file(POLICY)], "enforce"),
        (STS, [file(POLICY.replace(b"enforce", b"testing"))], "testing"),
        (STS, [file(POLICY.replace(b"enforce", b"none"))], "missing"),
        (STS, [file(b"<html>not found</html>")], "missing"),
        (STS, [file(b"", 404, Failure.HTTP)], "missing"),
        (STS, [file(b"", 0, Failure.TIMEOUT)], None),
        (STS, [], None),
        ({}, [file(POLICY)], "missing"),
        ({(f"_mta-sts.{DOMAIN}", "TXT"): (txt("v=STSv1; id=1"), txt("v=STSv1; id=2"))}, [file(POLICY)], "missing"),
        ({(f"_mta-sts.{DOMAIN}", "TXT"): "servfail"}, [file(POLICY)], None),
    ],
)  # fmt: skip
def test_each_mode_of_mta_sts(zone: Zone, files: list[tuple[Capture, bytes]], told: str | None) -> None:
    """Record and file together make the policy; our own failure to fetch is not theirs."""
    assert state(judged(record_of(zone), *files)["mta_sts.mode"]) == told


def test_the_limit_of_questions_holds_against_a_spreading_policy() -> None:
    """Fifteen in all, whatever a record asks for."""
    zone = {(DOMAIN, "TXT"): (txt("v=spf1 " + " ".join(f"include:n{i}.test" for i in range(12)) + " -all"),)}
    zone |= {(f"n{i}.test", "TXT"): (txt("v=spf1 -all"),) for i in range(12)}
    with name_server(zone) as server:
        resolver = Resolver([Server("127.0.0.1", server.port)], seconds=1)
        asyncio.run(measure_names("a.b.lend.test", resolver))

    assert len(server.asked) == 15


def test_three_silent_answers_are_enough() -> None:
    """A dead resolver does not hold a review up fifteen times."""
    zone = {(DOMAIN, kind): "silent" for kind in ("NS", "TXT", "CAA")} | {
        (f"_dmarc.{DOMAIN}", "TXT"): "silent"
    }
    with name_server(zone) as server:
        resolver = Resolver([Server("127.0.0.1", server.port)], seconds=0.05)
        record = asyncio.run(measure_names(DOMAIN, resolver))

    assert len(server.asked) == 3
    assert {a.state for a in record.answers} == {"timeout", "not-asked"}
    assert all(isinstance(f, Unsearched) for f in judged(record).values())


def test_without_a_resolver_all_is_unknown() -> None:
    """No resolver, no answer, no judgement."""
    record = asyncio.run(measure_names(DOMAIN, Resolver([], seconds=1)))

    assert all(isinstance(f, Unsearched) for f in judged(record).values())


def test_an_unreachable_resolver_is_unknown() -> None:
    """Nobody listens on that port."""
    with name_server({}) as server:
        port = server.port
    record = asyncio.run(measure_names(DOMAIN, Resolver([Server("127.0.0.1", port)], seconds=0.05)))

    assert all(isinstance(f, Unsearched) for f in judged(record).values())


def test_the_same_question_is_put_once() -> None:
    """An answer is remembered for the visit."""
    with name_server({}) as server:
        resolver = Resolver([Server("127.0.0.1", server.port)], seconds=1)

        async def twice() -> None:
            await resolver.ask("Lend.TEST.", "TXT")
            await resolver.ask("lend.test", "TXT")

        asyncio.run(twice())

    assert server.asked == [(DOMAIN, "TXT", True)]


@pytest.mark.parametrize("name", ["a" * 64 + ".test", "x..test", "\ud800.test"])
def test_a_name_that_is_none_is_never_asked(name: str) -> None:
    """A hostile record may bring any text as a name."""
    with name_server({}) as server:
        resolver = Resolver([Server("127.0.0.1", server.port)], seconds=1)
        answer = asyncio.run(resolver.ask(name, "TXT"))

    assert answer.state == "malformed"
    assert server.asked == []


def test_a_chosen_resolver_must_be_a_number() -> None:
    """A name would have to be resolved by the resolver it replaces."""
    with pytest.raises(AddressError, match=r"write a number such as 9\.9\.9\.9"):
        servers("dns.example", 53)
    assert servers("9.9.9.9", 53) == (Server("9.9.9.9", 53),)


def test_the_answer_is_kept_as_it_came() -> None:
    """The raw answer is evidence beside its reading."""
    record = record_of({(DOMAIN, "TXT"): (txt("v=spf1 -all"),)})

    assert record.ask(DOMAIN, "TXT").wire
    assert record.resolver == "127.0.0.1"


def test_a_flood_of_records_cannot_push_a_policy_out() -> None:
    """The text of an answer is limited; the policy is kept first."""
    flood = tuple(" ".join(txt("\\001" * 200) for _ in range(3)) + f' "{n}"' for n in range(45))
    record = record_of({(DOMAIN, "TXT"): ("truncated", *flood, txt("v=spf1 -all"))}, seconds=2)
    _, body = recorded("dns://lend.test", record, WHEN)

    assert state(judged(record)["spf.state"]) == "valid"
    assert len(body) < 200_000
