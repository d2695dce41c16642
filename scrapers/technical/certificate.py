"""A certificate as facts: who it names, how long it lives, how strong it is."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import warnings
from datetime import UTC, datetime

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, rsa
from cryptography.x509.oid import ExtensionOID

from scrapers.technical.records import CertificateFacts

POLICIES = {
    "2.23.140.1.2.1": "domain",
    "2.23.140.1.2.2": "organisation",
    "2.23.140.1.1": "extended",
}
"""CA/Browser Forum policy identifiers for the kind of validation (from memory)."""
LEAST_BITS = {"RSA": 2048, "DSA": 2048, "EC": 256}
WEAK_SIGNATURES = ("sha1", "md5", "md2", "md4")
_MOST_NAMES = 250


def read_certificate(der: bytes) -> CertificateFacts | None:
    """The facts of a DER certificate, or None when it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _facts(x509.load_der_x509_certificate(der))
    except (ValueError, TypeError, UnsupportedAlgorithm, x509.DuplicateExtension, OverflowError):
        return None


def read_base64(text: str) -> CertificateFacts | None:
    """The same from base64."""
    try:
        return read_certificate(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        return None


def _facts(cert: x509.Certificate) -> CertificateFacts:
    key, bits = _key(cert)
    policies = _policies(cert)
    return CertificateFacts(
        subject=cert.subject.rfc4514_string()[:300],
        issuer=cert.issuer.rfc4514_string()[:300],
        names=_names(cert),
        not_before=cert.not_valid_before_utc.isoformat(),
        not_after=cert.not_valid_after_utc.isoformat(),
        key=key,
        key_bits=bits,
        signature=_signature(cert),
        timestamps=_timestamps(cert),
        policies=policies,
        validation=next((POLICIES[p] for p in policies if p in POLICIES), ""),
    )


def _key(cert: x509.Certificate) -> tuple[str, int]:
    match cert.public_key():
        case rsa.RSAPublicKey() as key:
            return "RSA", key.key_size
        case dsa.DSAPublicKey() as key:
            return "DSA", key.key_size
        case ec.EllipticCurvePublicKey() as key:
            return "EC", key.key_size
        case ed25519.Ed25519PublicKey():
            return "Ed25519", 256
        case ed448.Ed448PublicKey():
            return "Ed448", 456
        case _:
            return "other", 0


def _signature(cert: x509.Certificate) -> str:
    try:
        algorithm = cert.signature_hash_algorithm
    except UnsupportedAlgorithm:
        return cert.signature_algorithm_oid.dotted_string
    return algorithm.name if algorithm else cert.signature_algorithm_oid.dotted_string


def _names(cert: x509.Certificate) -> tuple[str, ...]:
    try:
        found = cert.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    hosts = [name.lower() for name in found.get_values_for_type(x509.DNSName)]
    numbers = [str(number) for number in found.get_values_for_type(x509.IPAddress)]
    return tuple((hosts + numbers)[:_MOST_NAMES])


def _policies(cert: x509.Certificate) -> tuple[str, ...]:
    try:
        found = cert.extensions.get_extension_for_class(x509.CertificatePolicies).value
    except x509.ExtensionNotFound:
        return ()
    return tuple(policy.policy_identifier.dotted_string for policy in found)[:20]


def _timestamps(cert: x509.Certificate) -> int:
    """How many transparency logs signed it."""
    try:
        extension = cert.extensions.get_extension_for_oid(ExtensionOID.PRECERT_SIGNED_CERTIFICATE_TIMESTAMPS)
    except x509.ExtensionNotFound:
        return 0
    value = extension.value
    return len(list(value)) if isinstance(value, x509.PrecertificateSignedCertificateTimestamps) else 0


def names_host(names: tuple[str, ...], host: str) -> bool:
    """Whether a host is among the alternative names; a star stands for one whole leftmost label."""
    host = host.lower().rstrip(".")
    if _is_number(host):
        return host in names
    rest = host.partition(".")[2]
    return any(name == host or (name.startswith("*.") and rest and name[2:] == rest) for name in names)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def weakness(facts: CertificateFacts) -> str:
    """Why the certificate is too weak to trust, or ""."""
    if any(facts.signature.startswith(weak) for weak in WEAK_SIGNATURES):
        return f"signed with {facts.signature.upper().replace('SHA', 'SHA-')}, which can be forged"
    least = LEAST_BITS.get(facts.key, 0)
    return f"{facts.key} key of {facts.key_bits} bits, less than {least}" if facts.key_bits < least else ""


def moment(text: str) -> datetime | None:
    """An ISO time in UTC, or None; without a zone it is taken as UTC."""
    try:
        found = datetime.fromisoformat(text.strip().replace("Z", "+00:00").replace("z", "+00:00"))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
