"""TLS as an ordinary client meets it: one verified handshake, and more only to read what the first one refused.

Every connection passes the guard, no request is ever sent over it, and a platform gets at most four.
"""

from __future__ import annotations

import base64
import ssl
import warnings
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import certifi
import httpcore
import msgspec

from scrapers.errors import AddressError
from scrapers.guard import Guard, HostUnknownError
from scrapers.probes.settings import HANDSHAKES
from scrapers.technical.certificate import read_base64
from scrapers.technical.records import Handshake, TlsRecord
from scrapers.trouble import typed

_WRONG_NAME = (62, 64)
_OLD = {"1.1": ssl.TLSVersion.TLSv1_1, "1.0": ssl.TLSVersion.TLSv1}
_MOST_CHAIN = 10
_LOCAL_TROUBLE = ("NO_PROTOCOLS", "NO_CIPHERS", "INTERNAL_ERROR", "NO_SUITABLE")


@dataclass(slots=True)
class Shaker:
    """Opens handshakes with one host; `context` is the ordinary verified one. `left` counts what may be opened."""

    guard: Guard
    context: ssl.SSLContext
    host: str
    port: int
    seconds: float
    left: int = HANDSHAKES

    async def shake(self, context: ssl.SSLContext) -> Handshake:
        """One handshake; trouble is told in the result."""
        if self.left <= 0:
            return Handshake(False, stage="connect", reason="the handshakes of this visit are spent")
        self.left -= 1
        try:
            stream = await self.guard.connect_tcp(self.host, self.port, self.seconds)
        except (
            AddressError,
            HostUnknownError,
            httpcore.NetworkError,
            httpcore.TimeoutException,
            OSError,
        ) as no:
            return Handshake(False, stage="connect", reason=_words(no))
        try:
            secured = await stream.start_tls(context, server_hostname=self.host, timeout=self.seconds)
        except (httpcore.NetworkError, httpcore.TimeoutException, OSError, ValueError) as no:
            return _failed(no)
        try:
            return _done(secured.get_extra_info("ssl_object"))
        finally:
            with suppress(Exception):
                await secured.aclose()


async def measure_tls(shaker: Shaker, *, old: bool) -> TlsRecord:
    """The ordinary handshake; when the certificate is refused, a further one reads it; old versions on request."""
    ordinary = await shaker.shake(shaker.context)
    nameless = unverified = None
    if ordinary.verify_code in _WRONG_NAME:
        nameless = await shaker.shake(_without_name(shaker.context))
    if ordinary.stage == "handshake" and not ordinary.alert and not (nameless and nameless.ok):
        unverified = await shaker.shake(_without_check())
    record = TlsRecord(
        host=shaker.host,
        port=shaker.port,
        trust=f"certifi {getattr(certifi, '__version__', '')}",
        library=ssl.OPENSSL_VERSION,
        ordinary=ordinary,
        nameless=nameless,
        unverified=unverified,
        old=await _old_versions(shaker) if old and ordinary.stage != "connect" else {},
    )
    best = record.best
    leaf = read_base64(best.chain[0]) if best and best.chain else None
    return msgspec.structs.replace(record, certificate=leaf)


async def _old_versions(shaker: Shaker) -> dict[str, str]:
    return {name: await _old_version(shaker, version) for name, version in _OLD.items()}


async def _old_version(shaker: Shaker, version: ssl.TLSVersion) -> str:
    context = _only(version)
    if context is None or shaker.left <= 0:
        return "not-tested"
    shaken = await shaker.shake(context)
    if shaken.ok:
        return "accepted"
    ours = any(word in shaken.reason.upper().replace(" ", "_") for word in _LOCAL_TROUBLE)
    refused = shaken.stage == "handshake" and not ours and "in time" not in shaken.reason
    return "refused" if refused else "not-tested"


def _only(version: ssl.TLSVersion) -> ssl.SSLContext | None:
    """A context for one old version, or None when the local library has it no more."""
    context = _without_check()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = version
            context.maximum_version = version
    except (ValueError, ssl.SSLError):
        return None
    return context


def _without_name(ordinary: ssl.SSLContext) -> ssl.SSLContext:
    """The same trust list, the host name left out."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cadata=b"".join(ordinary.get_ca_certs(binary_form=True)))
    return context


def _without_check() -> ssl.SSLContext:
    """Reads any certificate; nothing is sent over such a connection."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_ciphers("DEFAULT@SECLEVEL=0")
    return context


def _done(tls: ssl.SSLObject) -> Handshake:
    name, _, bits = tls.cipher() or ("", "", 0)
    return Handshake(True, version=tls.version() or "", cipher=name, bits=bits or 0, chain=_chain(tls))


def _chain(tls: ssl.SSLObject) -> tuple[str, ...]:
    """The certificates the server sent, leaf first; only the leaf where Python cannot give the others."""
    leaf = tls.getpeercert(binary_form=True)
    sent = [leaf] if leaf else []
    with suppress(Exception):
        inner: Any = getattr(tls, "_sslobj", tls)
        sent = [_der(one) for one in inner.get_unverified_chain()] or sent
    return tuple(base64.b64encode(der).decode("ascii") for der in sent[:_MOST_CHAIN] if der)


def _der(certificate: object) -> bytes:
    if isinstance(certificate, bytes):
        return certificate
    import _ssl

    return bytes(certificate.public_bytes(_ssl.ENCODING_DER))  # type: ignore[attr-defined]


def _failed(error: BaseException) -> Handshake:
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    code = cause.verify_code if isinstance(cause, ssl.SSLCertVerificationError) else 0
    reason = (cause.reason or "") if isinstance(cause, ssl.SSLError) else ""
    return Handshake(
        False, stage="handshake", verify_code=code, reason=_words(error), alert="ALERT" in reason
    )


def _words(error: BaseException) -> str:
    if isinstance(error, httpcore.TimeoutException | TimeoutError):
        return "the server did not answer in time"
    if isinstance(error, httpcore.ConnectError) and not _typed_cause(error):
        return "the server refused the connection or closed it"
    return typed(error)[1]


def _typed_cause(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError | AddressError | HostUnknownError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
