"""Certificates of every kind and TLS servers on 127.0.0.1 that note what they are sent."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import threading
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

from scoring.facts import Finding
from scrapers.archive import Capture
from scrapers.guard import Guard
from scrapers.probes.handshake import Shaker, measure_tls
from scrapers.probes.probe import recorded
from scrapers.technical import connection
from scrapers.technical.place import Place
from scrapers.technical.records import TlsRecord
from tests.support.technical_trial import snapshot_of

HOST = "lend.test"
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def now() -> datetime:
    """The real time: OpenSSL judges by its own clock, so certificates must be made around it."""
    return datetime.now(UTC).replace(microsecond=0)


def days(number: float) -> datetime:
    """A moment so many days from now."""
    return now() + timedelta(days=number)


@cache
def short_key() -> rsa.RSAPrivateKey:
    """An RSA key of 1024 bits, made once."""
    return rsa.generate_private_key(65537, 1024)


@dataclass(frozen=True)
class Made:
    """A certificate with its key, as PEM for a server."""

    cert: x509.Certificate
    key: Key

    def pem(self) -> bytes:
        """Certificate and key in one file."""
        key = self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
        return self.cert.public_bytes(serialization.Encoding.PEM) + key

    def der(self) -> bytes:
        """The certificate alone."""
        return self.cert.public_bytes(serialization.Encoding.DER)


def make(
    parent: Made | None = None,
    *,
    names: tuple[str, ...] = (HOST,),
    begins: datetime | None = None,
    ends: datetime | None = None,
    key: Key | None = None,
    policies: tuple[str, ...] = (),
    authority: bool = False,
    title: str = "a site",
) -> Made:
    """A certificate signed by `parent`, or by itself."""
    own = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, title)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(parent.cert.subject if parent else subject)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins or days(-10))
        .not_valid_after(ends or days(80))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    )
    if names and not authority:
        builder = builder.add_extension(
            x509.SubjectAlternativeName([x509.DNSName(n) for n in names]), critical=False
        )
    if policies:
        known = [x509.PolicyInformation(x509.ObjectIdentifier(p), None) for p in policies]
        builder = builder.add_extension(x509.CertificatePolicies(known), critical=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Made(builder.sign(parent.key if parent else own, hashes.SHA256()), own)


@cache
def authority() -> Made:
    """The made-up authority that test clients trust."""
    return make(authority=True, ends=days(3000), title="authority")


@cache
def rsa_authority() -> Made:
    """A second trusted authority, whose key can still make old signatures."""
    key = rsa.generate_private_key(65537, 2048)
    return make(authority=True, ends=days(3000), title="rsa authority", key=key)


def sha1_signed() -> Made:
    """A certificate with a true SHA-1 signature of a trusted authority.

    The library does not make such certificates any more: the algorithm's number, of the same length, is exchanged
    and the changed body signed again.
    """
    parent = rsa_authority()
    made = make(parent)
    assert isinstance(parent.key, rsa.RSAPrivateKey)
    sha256, sha1 = bytes.fromhex("2a864886f70d01010b"), bytes.fromhex("2a864886f70d010105")
    body = made.cert.tbs_certificate_bytes.replace(sha256, sha1)
    signature = parent.key.sign(body, padding.PKCS1v15(), hashes.SHA1())
    whole = made.der().replace(made.cert.tbs_certificate_bytes, body).replace(sha256, sha1)
    der = whole[: -len(signature)] + signature
    return Made(x509.load_der_x509_certificate(der), made.key)


def trusting() -> ssl.SSLContext:
    """An ordinary client context that trusts the made-up authorities alone."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=authority().der() + rsa_authority().der())
    return context


@dataclass
class Log:
    """What a TLS server saw."""

    port: int = 0
    handshakes: int = 0
    received: list[bytes] = field(default_factory=list)


def serving(made: Made, folder: Path, version: ssl.TLSVersion | None = None) -> ssl.SSLContext:
    """A server context with that certificate, for one version when it is given; weak keys are allowed."""
    file = folder / "server.pem"
    file.write_bytes(made.pem())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("DEFAULT@SECLEVEL=0")
    context.load_cert_chain(file)
    if version is not None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = context.maximum_version = version
    return context


@contextlib.contextmanager
def tls_server(context: ssl.SSLContext) -> Iterator[Log]:
    """Shakes hands with everybody and notes every byte that is sent after it."""
    log = Log()
    listener = socket.create_server(("127.0.0.1", 0))
    log.port = listener.getsockname()[1]

    def one(raw: socket.socket) -> None:
        with contextlib.suppress(OSError, ssl.SSLError), raw:
            raw.settimeout(5)
            with context.wrap_socket(raw, server_side=True) as secured:
                log.handshakes += 1
                log.received.append(secured.recv(4096))

    def loop() -> None:
        with contextlib.suppress(OSError):
            while True:
                one(listener.accept()[0])

    thread = threading.Thread(target=loop, daemon=True)
    thread.start()
    try:
        yield log
    finally:
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


async def on_loopback(host: str, port: int) -> list[str]:
    """A resolver that knows every name at 127.0.0.1."""
    return ["127.0.0.1"]


def loopback_guard() -> Guard:
    """A guard that admits this machine, whatever the name."""
    return Guard(allow_loopback=True, resolve=on_loopback)


def measured(port: int, *, host: str = HOST, old: bool = False, seconds: float = 5.0) -> TlsRecord:
    """The record of one measurement of a server on this machine."""
    shaker = Shaker(loopback_guard(), trusting(), host, port, seconds)
    return asyncio.run(measure_tls(shaker, old=old))


def judged(record: TlsRecord, when: datetime | None = None) -> dict[str, Finding]:
    """The findings from a record captured at that time."""
    capture, body = recorded(f"tls://{record.host}:443", record, when or now())
    return {f.key.removeprefix("tech."): f for f in connection.measure(place_of(capture, body))}


def place_of(capture: Capture, body: bytes, *more: tuple[Capture, bytes]) -> Place:
    """A snapshot of lend.test that holds these captures."""
    bodies = {c.sha256: b for c, b in ((capture, body), *more)}
    return Place(snapshot_of([capture, *(c for c, _ in more)], f"https://{HOST}/"), [], bodies)
