"""From what a client raises to a typed failure with a few plain words."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import httpcore
import httpx

from scrapers.archive import Failure
from scrapers.errors import AddressError
from scrapers.guard import HostUnknownError
from scrapers.proxy import ProxyRefusedError

TROUBLE = (
    AddressError,
    HostUnknownError,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    httpx.HTTPError,
    httpx.InvalidURL,
    OSError,
)
"""What a request may raise when the world outside is not as one would wish: `typed` has words for each."""

_CERTIFICATE = {
    9: "the certificate is not valid yet",
    10: "the certificate has expired",
    18: "the certificate is signed by itself",
    19: "the certificate chain is signed by itself",
    20: "the certificate comes from an issuer that is not trusted",
    21: "the certificate chain is incomplete",
    62: "the certificate is for another host name",
    64: "the certificate is for another address",
    66: "the certificate's key is too weak",
    68: "the certificate's signature is too weak",
}


def typed(error: BaseException) -> tuple[Failure, str]:
    """The failure an exception of the client means, and its cause in plain words."""
    for cause in _causes(error):
        found = _of_cause(cause)
        if found:
            return found
    match error:
        case TimeoutError() | httpcore.TimeoutException() | httpx.TimeoutException():
            return Failure.TIMEOUT, "the server did not answer in time"
        case httpcore.ConnectError() | httpx.ConnectError():
            return Failure.CONNECT, "the server refused the connection"
        case httpcore.ProtocolError() | httpx.ProtocolError():
            return Failure.BAD_RESPONSE, "the server's answer breaks the rules of HTTP"
        case _:
            return Failure.BAD_RESPONSE, "the connection broke before the answer was complete"


def _of_cause(cause: BaseException) -> tuple[Failure, str] | None:
    match cause:
        case AddressError():
            return Failure.ADDRESS, str(cause)
        case ProxyRefusedError():
            return Failure.CONNECT, str(cause)
        case HostUnknownError():
            return Failure.DNS, f"no address is known for {str(cause)!a}"
        case ssl.SSLCertVerificationError():
            return Failure.TLS, _CERTIFICATE.get(cause.verify_code, f"certificate error {cause.verify_code}")
        case ssl.SSLError():
            return Failure.TLS, f"no encrypted connection: {(cause.reason or 'handshake failed').lower()}"
        case _:
            return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The exception and what led to it, nearest first; at most ten."""
    seen: BaseException | None = error
    for _ in range(10):
        if seen is None:
            return
        yield seen
        seen = seen.__cause__ or seen.__context__
