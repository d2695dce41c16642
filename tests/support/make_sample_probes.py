"""Writes the recorded measurements of the samples: `python -m tests.support.make_sample_probes`.

The certificates are made up here; their keys are thrown away. The day is that of the samples' capture.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from scrapers.technical.records import Answer, DnsRecord, Handshake, RdapEvent, RdapRecord, TlsRecord

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
DAY = datetime(2026, 11, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Plan:
    """What was measured at one sample; an empty text stands for a name without such a record."""

    name: str
    host: str
    domain: str
    days_left: int
    version: str
    spf: str
    dmarc: str
    caa: str
    signed: bool
    created: str
    expires: str
    locked: bool


PLANS = (
    Plan(
        name="tidewell",
        host="www.tidewell.example",
        domain="tidewell.example",
        days_left=61,
        version="TLSv1.3",
        spf="v=spf1 include:mail.tidewell.example -all",
        dmarc="v=DMARC1; p=reject; rua=mailto:dmarc@tidewell.example",
        caa='0 issue "letsencrypt.org"',
        signed=True,
        created="2017-01-18",
        expires="2028-01-18",
        locked=True,
    ),
    Plan(
        name="lindara",
        host="lindara.test",
        domain="lindara.test",
        days_left=44,
        version="TLSv1.2",
        spf="v=spf1 include:mail.lindara.test ~all",
        dmarc="v=DMARC1; p=none",
        caa="",
        signed=False,
        created="2018-11-05",
        expires="2027-11-05",
        locked=True,
    ),
    Plan(
        name="zenithvault",
        host="zenithvault.example",
        domain="zenithvault.example",
        days_left=80,
        version="TLSv1.3",
        spf="",
        dmarc="",
        caa="",
        signed=False,
        created="2026-03-21",
        expires="2027-03-21",
        locked=False,
    ),
)


def certificate(host: str, days_left: int) -> str:
    """A leaf certificate for the host, DER in base64, valid ninety days."""
    key = ec.generate_private_key(ec.SECP256R1())
    end = DAY + timedelta(days=days_left)
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Sample Authority")]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(end - timedelta(days=90))
        .not_valid_after(end)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    return base64.b64encode(made.public_bytes(serialization.Encoding.DER)).decode()


def tls(plan: Plan) -> TlsRecord:
    cipher = "TLS_AES_256_GCM_SHA384" if plan.version == "TLSv1.3" else "ECDHE-RSA-AES128-GCM-SHA256"
    shaken = Handshake(
        True, version=plan.version, cipher=cipher, bits=256, chain=(certificate(plan.host, plan.days_left),)
    )
    return TlsRecord(plan.host, 443, "sample authorities", "sample", shaken)


def _answer(name: str, kind: str, text: str, *, authenticated: bool = False) -> Answer:
    return Answer(name, kind, "answer" if text else "empty", (text,) if text else (), authenticated)


def dns(plan: Plan) -> DnsRecord:
    domain, signed = plan.domain, plan.signed
    questions = [
        _answer(domain, "TXT", plan.spf, authenticated=signed),
        _answer(f"_dmarc.{domain}", "TXT", plan.dmarc, authenticated=signed),
        _answer(f"_mta-sts.{domain}", "TXT", ""),
        _answer(f"_smtp._tls.{domain}", "TXT", ""),
        _answer(domain, "MX", f"10 mail.{domain}"),
        _answer(domain, "NS", f"ns1.{domain}", authenticated=signed),
        _answer(domain, "DS", "2371 13 2 " + "0" * 64 if signed else "", authenticated=signed),
        _answer(domain, "CAA", plan.caa, authenticated=signed),
    ]
    if plan.host != domain:
        questions.append(_answer(plan.host, "CAA", ""))
    return DnsRecord(domain, plan.host, "127.0.0.53", tuple(questions))


def rdap(plan: Plan) -> RdapRecord:
    events = (
        RdapEvent("registration", f"{plan.created}T08:00:00Z"),
        RdapEvent("expiration", f"{plan.expires}T08:00:00Z"),
    )
    states = ("client transfer prohibited",) if plan.locked else ("active",)
    url = f"https://rdap.example/domain/{plan.domain}"
    return RdapRecord(plan.domain, "sample", "answer", url, 200, plan.domain, events, states)


def write(plan: Plan) -> None:
    """The three bodies, and their entries in captures.json."""
    folder = SAMPLES / plan.name
    (folder / "probes").mkdir(exist_ok=True)
    bodies = {
        f"tls://{plan.host}:443": tls(plan),
        f"dns://{plan.domain}": dns(plan),
        f"rdap://{plan.domain}": rdap(plan),
    }
    listed = json.loads((folder / "captures.json").read_text(encoding="utf-8"))
    listed = [one for one in listed if "://" not in one["url"] or one["url"].startswith("http")]
    for url, record in bodies.items():
        file = f"probes/{url.split(':')[0]}.json"
        (folder / file).write_bytes(msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n")
        listed.append({"url": url, "file": file, "content_type": "application/json"})
    (folder / "captures.json").write_text(
        json.dumps(listed, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    for each in PLANS:
        write(each)
