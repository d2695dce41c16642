"""Each fault of certificate or connection gets its own finding, and no handshake carries a request."""

from __future__ import annotations

import asyncio
import ssl
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from scoring.facts import Finding, Found, Unsearched
from scrapers.guard import Guard
from scrapers.probes.handshake import Shaker, measure_tls
from scrapers.technical.records import Handshake, TlsRecord, read_record
from tests.support.probes_tls import (
    HOST,
    Made,
    authority,
    days,
    judged,
    make,
    measured,
    now,
    on_loopback,
    serving,
    sha1_signed,
    short_key,
    tls_server,
    trusting,
)


def value(finding: Finding) -> object:
    assert isinstance(finding, Found), finding
    return finding.values[0].value


def words(finding: Finding) -> str:
    assert isinstance(finding, Found), finding
    return finding.values[0].evidence[0].quote


def findings_of(made: Made, folder: Path, version: ssl.TLSVersion | None = None) -> dict[str, Finding]:
    """What is found of a server with that certificate."""
    with tls_server(serving(made, folder, version)) as log:
        found = judged(measured(log.port))
    assert log.received == [b""] * log.handshakes, "a handshake carried something"
    return found


def test_a_good_certificate_is_trusted(tmp_path: Path) -> None:
    """The ordinary case: verified, named, long enough."""
    made = make(authority(), policies=("2.23.140.1.2.2",), begins=days(-10), ends=days(80))
    found = findings_of(made, tmp_path)

    assert value(found["cert.trusted"]) is True
    assert value(found["cert.name_matches"]) is True
    assert value(found["cert.days_valid"]) == 90
    assert value(found["cert.key_bits"]) == 256
    assert value(found["cert.not_after"]) == days(80).date().isoformat()
    assert value(found["cert.first_seen"]) == days(-10).date().isoformat()
    assert "organisation validation" in words(found["cert.first_seen"])
    assert (value(found["tls.negotiated"]), value(found["tls.aead"])) == ("1.3", True)
    assert value(found["tls.old_offered"]) == "not-tested"


def test_one_handshake_is_enough_when_it_succeeds(tmp_path: Path) -> None:
    """A second one would only be noise at the server."""
    with tls_server(serving(make(authority()), tmp_path)) as log:
        measured(log.port)

    assert log.handshakes == 1


@pytest.mark.abuse("N21")
@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("expired", "it expired on"),
        ("not yet valid", "it is valid only from"),
        ("self-signed", "signed by itself"),
        ("unknown issuer", "issuer that is not trusted"),
        ("sha-1", "signed with SHA-1"),
        ("short key", "RSA key of 1024 bits"),
    ],
)
def test_each_fault_is_untrusted_for_its_own_reason(fault: str, reason: str, tmp_path: Path) -> None:
    """A person can act on a reason, not on a bare no."""
    found = findings_of(faulty(fault), tmp_path)

    assert value(found["cert.trusted"]) is False
    assert reason in words(found["cert.trusted"])
    assert value(found["cert.name_matches"]) is True


def faulty(fault: str) -> Made:
    """A certificate with one fault."""
    match fault:
        case "expired":
            return make(authority(), begins=days(-90), ends=days(-3))
        case "not yet valid":
            return make(authority(), begins=days(3), ends=days(90))
        case "self-signed":
            return make()
        case "unknown issuer":
            return make(make(authority=True, title="nobody"))
        case "sha-1":
            return sha1_signed()
        case _:
            return make(authority(), key=short_key())


@pytest.mark.abuse("N21")
def test_a_wrong_name_is_told_apart_from_a_wrong_chain(tmp_path: Path) -> None:
    """The chain is sound; only the name is another's."""
    found = findings_of(make(authority(), names=("other.test",)), tmp_path)

    assert value(found["cert.name_matches"]) is False
    assert value(found["cert.trusted"]) is True
    assert "other.test" in words(found["cert.name_matches"])


def test_a_wrong_name_on_an_expired_certificate_is_both(tmp_path: Path) -> None:
    """One fault does not hide the other."""
    found = findings_of(make(authority(), names=("other.test",), begins=days(-90), ends=days(-1)), tmp_path)

    assert (value(found["cert.name_matches"]), value(found["cert.trusted"])) == (False, False)


def test_a_common_name_does_not_count(tmp_path: Path) -> None:
    """Only the alternative names do."""
    found = findings_of(make(authority(), names=()), tmp_path)

    assert value(found["cert.name_matches"]) is False
    assert "no alternative name" in words(found["cert.name_matches"])


def test_near_expiry_is_said(tmp_path: Path) -> None:
    """Twenty days are few; the item's own line is drawn later."""
    found = findings_of(make(authority(), begins=days(-70), ends=days(10)), tmp_path)

    assert value(found["cert.trusted"]) is True
    assert "fewer than 21" in words(found["cert.not_after"])


def test_a_very_long_life_is_noted(tmp_path: Path) -> None:
    """Public certificates live 398 days at most."""
    found = findings_of(make(authority(), begins=days(-10), ends=days(500)), tmp_path)

    assert "longer than 398" in words(found["cert.days_valid"])


def test_tls_1_2_is_named_with_its_cipher(tmp_path: Path) -> None:
    """1.2 is fine with an authenticated cipher."""
    found = findings_of(make(authority()), tmp_path, ssl.TLSVersion.TLSv1_2)

    assert (value(found["tls.negotiated"]), value(found["tls.aead"])) == ("1.2", True)


def test_tls_1_2_without_an_authenticated_cipher_is_told(tmp_path: Path) -> None:
    """CBC suites can be attacked."""
    context = serving(make(authority()), tmp_path, ssl.TLSVersion.TLSv1_2)
    context.set_ciphers("ECDHE-ECDSA-AES128-SHA256:@SECLEVEL=0")
    with tls_server(context) as log:
        found = judged(measured(log.port))

    assert value(found["tls.aead"]) is False


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1])
def test_old_versions_are_found_when_asked_for(version: ssl.TLSVersion, tmp_path: Path) -> None:
    """A server that speaks nothing newer is known by them alone."""
    with tls_server(serving(make(authority(), key=short_key()), tmp_path, version)) as log:
        found = judged(measured(log.port, old=True))

    told = value(found["tls.old_offered"])
    assert told in ("yes", "not-tested")
    assert told == "not-tested" or value(found["tls.negotiated"]) in ("1.0", "1.1")


def test_without_leave_no_old_version_is_tried(tmp_path: Path) -> None:
    """A server that only speaks TLS 1.1 stays unknown then."""
    with tls_server(serving(make(authority()), tmp_path, ssl.TLSVersion.TLSv1_1)) as log:
        record = measured(log.port)

    assert log.handshakes == 0
    assert record.old == {}
    assert isinstance(judged(record)["tls.negotiated"], Unsearched)


def test_a_new_server_refuses_old_versions(tmp_path: Path) -> None:
    """`no` only when both were really tried."""
    with tls_server(serving(make(authority()), tmp_path)) as log:
        record = measured(log.port, old=True)

    assert set(record.old.values()) <= {"refused", "not-tested"}
    assert value(judged(record)["tls.old_offered"]) in ("no", "not-tested")


@pytest.mark.parametrize(
    ("old", "told"),
    [
        ({"1.0": "refused", "1.1": "refused"}, "no"),
        ({"1.0": "not-tested", "1.1": "refused"}, "not-tested"),
        ({"1.0": "not-tested", "1.1": "accepted"}, "yes"),
        ({}, "not-tested"),
    ],
)
def test_what_this_machine_cannot_speak_is_not_tested(old: dict[str, str], told: str) -> None:
    """Never a pass because our own library refused."""
    record = TlsRecord(HOST, 443, "a list", "OpenSSL", Handshake(True, version="TLSv1.3"), old=old)

    assert value(judged(record)["tls.old_offered"]) == told


def test_no_more_than_four_handshakes(tmp_path: Path) -> None:
    """Wrong name, expired, old versions wanted: the limit holds all the same."""
    made = make(authority(), names=("other.test",), begins=days(-9), ends=days(-1))
    with tls_server(serving(made, tmp_path)) as log:
        record = measured(log.port, old=True)

    assert list(record.old.values()).count("not-tested") >= 1


def test_a_closed_port_leaves_all_unknown() -> None:
    """Nothing answered, so nothing is judged."""
    with tls_server(ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)) as log:
        port = log.port
    found = judged(measured(port, seconds=2))

    assert all(isinstance(f, Unsearched) for k, f in found.items() if k != "tls.old_offered")
    assert "refused the connection" in str(found["cert.trusted"])


def test_a_server_without_tls_leaves_all_unknown() -> None:
    """A server that cannot shake hands (here: it has no certificate) is no fault of a certificate."""
    with tls_server(ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)) as log:
        found = judged(measured(log.port))

    assert isinstance(found["cert.trusted"], Unsearched)
    assert isinstance(found["tls.negotiated"], Unsearched)


@pytest.mark.abuse("N01")
def test_a_name_at_a_private_address_is_not_shaken_hands_with() -> None:
    """The guard stands before this door too."""
    shaker = Shaker(Guard(resolve=on_loopback), trusting(), HOST, 443, 1.0)
    record = asyncio.run(measure_tls(shaker, old=True))

    assert record.ordinary.stage == "connect"
    assert "refused" in record.ordinary.reason
    assert shaker.left == 3


def test_the_judgement_is_as_of_the_capture(tmp_path: Path) -> None:
    """A snapshot judged years later says what was true then."""
    with tls_server(serving(make(authority()), tmp_path)) as log:
        record = measured(log.port)
    later = judged(record, now() + timedelta(days=100))

    assert value(later["cert.trusted"]) is False
    assert value(judged(record)["cert.trusted"]) is True


def test_a_damaged_certificate_is_unknown() -> None:
    """What cannot be read is not judged."""
    shaken = Handshake(True, version="TLSv1.3", chain=("not base64!",))
    found = judged(TlsRecord(HOST, 443, "", "", shaken))

    assert isinstance(found["cert.key_bits"], Unsearched)
    assert value(found["tls.negotiated"]) == "1.3"


def test_the_record_survives_its_own_bytes(tmp_path: Path) -> None:
    """What is judged offline is what was measured."""
    with tls_server(serving(make(authority()), tmp_path)) as log:
        record = measured(log.port)

    assert read_record(msgspec.json.encode(record), TlsRecord) == record
    assert record.certificate is not None
    assert record.certificate.names == (HOST,)


@pytest.mark.abuse("N22")
def test_a_server_that_wants_a_client_certificate_gets_none(tmp_path: Path) -> None:
    """There is none to send, and the platform's own certificate is read all the same."""
    context = serving(make(authority()), tmp_path)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cadata=authority().der())
    with tls_server(context) as log:
        found = judged(measured(log.port))

    assert log.handshakes == 0
    assert value(found["cert.trusted"]) is True
