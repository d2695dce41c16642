"""Which addresses may be visited at all: every address from a person or from a page passes here first.

One parser (`httpx.URL`) serves the gate and the client, so both always mean the same host. What could be read
in two ways is refused, never repaired. The peer behind a host name is checked later, by `scrapers.guard`.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from functools import lru_cache

import httpx

from scrapers.errors import AddressError
from scrapers.settings import ADDRESS_CHARACTERS, PORT_BY_CHOICE, PORTS

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

DENIED: tuple[Network, ...] = tuple(
    ipaddress.ip_network(text)
    for text in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        *("::/96", "64:ff9b:1::/48", "100::/64", "2001:db8::/32", "3fff::/20"),
        *("fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
    )
)
"""Networks that are never a public web server. Mapped, 6to4, Teredo and NAT64 forms are unwrapped first."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_LOOPBACK4 = ipaddress.IPv4Network("127.0.0.0/8")
_LOOPBACK6 = ipaddress.IPv6Address("::1")
_INNER_NAMES = (
    ".localhost",
    ".local",
    ".localdomain",
    ".internal",
    ".onion",
    ".home.arpa",
    ".lan",
    ".intranet",
)
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]{0,30}:")
_AUTHORITY = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]{0,30}://([^/?#]*)")
_LABEL = re.compile(r"^(?!-)[a-z0-9_-]{1,63}(?<!-)$")
_NUMBER = re.compile(r"^(?:[0-9]+|0[xX][0-9a-fA-F]*)$")


def check_address(text: str, *, allow_loopback: bool = False, allow_8443: bool = False) -> httpx.URL:
    """The address as the client will use it, without its fragment.

    Raises AddressError with one sentence when it is not a plain http(s) address of a public host. With
    `allow_loopback` the names and numbers of this machine (127.0.0.0/8, ::1, localhost) pass too, on any port.
    """
    return _checked(text, allow_loopback, allow_8443)


@lru_cache(maxsize=4_096)
def _checked(text: str, allow_loopback: bool, allow_8443: bool) -> httpx.URL:
    _check_text(text)
    url = _parse(text)
    if url.scheme not in ("http", "https"):
        raise _refused(text, "only http and https addresses are visited")
    local = _check_host(text, url, allow_loopback)
    _check_port(text, url, any_port=local, allow_8443=allow_8443)
    plain = url.copy_with(fragment=None)
    return plain if str(plain).count("/") > 2 else plain.copy_with(path="/")


def denial(address: Ip, *, allow_loopback: bool = False) -> str | None:
    """Why this peer must not be connected to, or None when it may be."""
    if is_loopback(address):
        return None if allow_loopback else "it is an address of this machine (for trials: --allow-loopback)"
    inner = _unwrapped(address)
    if inner and any(denial(one) for one in inner):
        return "it hides an address that is not public"
    if any(address.version == net.version and address in net for net in DENIED):
        return "it is not a public address"
    if inner and _is_mapped(address):
        return None
    return None if address.is_global else "it is not a public address"


def is_loopback(address: Ip) -> bool:
    """True for 127.0.0.0/8 and ::1 in their plain form only."""
    return address == _LOOPBACK6 or (address.version == 4 and address in _LOOPBACK4)


def literal(host: str) -> Ip | None:
    """The host as an IP address when it is written as one, else None."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def is_own_machine(host: str) -> bool:
    """True for the names and numbers that mean this machine."""
    address = literal(host)
    return host == "localhost" or (address is not None and is_loopback(address))


def _unwrapped(address: Ip) -> tuple[Ip, ...]:
    if not isinstance(address, ipaddress.IPv6Address):
        return ()
    found: list[Ip] = [one for one in (address.ipv4_mapped, address.sixtofour) if one is not None]
    found += address.teredo or ()
    if address in _NAT64:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(found)


def _is_mapped(address: Ip) -> bool:
    return isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None


def _check_text(text: str) -> None:
    """Refuse spellings that two programs could read differently."""
    if not text or text != text.strip():
        raise _refused(text, "it is empty or has spaces around it")
    if len(text) > ADDRESS_CHARACTERS:
        raise _refused(text, f"it is longer than {ADDRESS_CHARACTERS} characters")
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in text):
        raise _refused(text, "it holds a control or invisible character")
    if "\\" in text:
        raise _refused(text, "it holds a backslash")
    scheme = _SCHEME.match(text)
    if scheme and scheme.group().lower() not in ("http:", "https:"):
        raise _refused(text, "only http and https addresses are visited")
    authority = _AUTHORITY.match(text)
    if authority is None or not authority.group(1):
        raise _refused(text, "it names no host; write it like https://example.com/")
    if "@" in text and text[authority.end() : authority.end() + 1] in ("#", "?"):
        raise _refused(text, "it can be read as the address of two hosts")
    _check_authority(text, authority.group(1))


def _check_authority(text: str, authority: str) -> None:
    if "@" in authority:
        raise _refused(text, "it holds a user name")
    if "%" in authority:
        raise _refused(text, "its host holds a percent sign")
    if any(c.isspace() for c in authority):
        raise _refused(text, "its host holds a space")
    if unicodedata.normalize("NFKC", authority).lower() != authority.lower() or "\u3002" in authority:
        raise _refused(text, "its host is not written in plain letters and dots")


def _parse(text: str) -> httpx.URL:
    try:
        url = httpx.URL(text)
        raw = url.raw_host.decode("ascii").removesuffix(".")
        parsed = url.copy_with(host=raw) if raw != url.raw_host.decode("ascii") else url
    except (httpx.InvalidURL, UnicodeError, ValueError, TypeError) as trouble:
        raise _refused(text, "it cannot be read as an address") from trouble
    if len(str(parsed)) > ADDRESS_CHARACTERS:
        raise _refused(text, f"it is longer than {ADDRESS_CHARACTERS} characters")
    return parsed


def _check_host(text: str, url: httpx.URL, allow_loopback: bool) -> bool:
    """Whether the host is this machine; raises when the host may not be visited."""
    host = url.raw_host.decode("ascii").lower()
    address = literal(host)
    if address is not None:
        reason = denial(address, allow_loopback=allow_loopback)
        if reason:
            raise _refused(text, reason)
        return is_loopback(address)
    if host == "localhost" and allow_loopback:
        return True
    _check_name(text, host)
    return False


def _check_name(text: str, host: str) -> None:
    labels = host.split(".")
    if _NUMBER.match(labels[-1]) or ":" in host:
        raise _refused(text, "its host is a number in an unusual spelling")
    if host == "localhost" or f".{host}".endswith(_INNER_NAMES):
        raise _refused(text, "its host belongs to a local or hidden network")
    if len(labels) < 2:
        raise _refused(text, "its host has no domain; write it like https://example.com/")
    if len(host) > 253 or not all(_LABEL.match(label) for label in labels):
        raise _refused(text, "its host is not a valid name")


def _check_port(text: str, url: httpx.URL, *, any_port: bool, allow_8443: bool) -> None:
    port = url.port if url.port is not None else {"http": 80, "https": 443}[url.scheme]
    if any_port and 0 < port < 65_536:
        return
    if port not in PORTS and not (allow_8443 and port == PORT_BY_CHOICE):
        raise _refused(text, f"port {port} is not a web port")


def _refused(text: str, reason: str) -> AddressError:
    shown = text if len(text) <= 120 else text[:117] + "..."
    return AddressError(f"the address {shown!a} is refused: {reason}")
