"""The address gate: what it lets through, and everything it must not."""

from __future__ import annotations

import ipaddress

import pytest

from scrapers.capture import start_address
from scrapers.errors import AddressError
from scrapers.gate import check_address, denial
from tests.support.capture_addresses import CONFUSING, INNER, PORTS_REFUSED, SPELLINGS

EVERY_INNER = [pytest.param(host, id=f"{case}-{host}") for case, hosts in INNER.items() for host in hosts]


@pytest.mark.abuse("N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N10")
@pytest.mark.parametrize("host", EVERY_INNER)
def test_inner_addresses_are_refused_before_anything_is_sent(host: str) -> None:
    """A typed address of the local network must not be visited even once."""
    with pytest.raises(AddressError, match="is refused"):
        check_address(f"http://{host}/")


@pytest.mark.abuse("N09")
@pytest.mark.parametrize("host", SPELLINGS)
@pytest.mark.parametrize("allow_loopback", [False, True])
def test_unusual_spellings_are_refused_before_resolving(host: str, allow_loopback: bool) -> None:
    """Resolvers understand numbers that people do not; leave for loopback covers the plain forms only."""
    if allow_loopback and host.lower().rstrip(".") in ("localhost", "127.0.0.1"):
        assert check_address(f"http://{host}/", allow_loopback=True).host in ("localhost", "127.0.0.1")
        return
    with pytest.raises(AddressError):
        check_address(f"http://{host}/", allow_loopback=allow_loopback)


@pytest.mark.abuse("N13")
@pytest.mark.parametrize("address", CONFUSING)
def test_addresses_with_two_readings_are_refused(address: str) -> None:
    """What two parsers read differently is nobody's honest address."""
    with pytest.raises(AddressError):
        check_address(address)


@pytest.mark.abuse("N17")
@pytest.mark.parametrize("port", PORTS_REFUSED)
def test_ports_of_other_services_are_refused(port: int) -> None:
    """The tool must not be led to talk to mail servers and databases."""
    with pytest.raises(AddressError, match="port"):
        check_address(f"http://example.com:{port}/")


@pytest.mark.parametrize(
    "scheme", ["file", "ftp", "data", "javascript", "gopher", "ws", "blob", "view-source"]
)
@pytest.mark.abuse("N14")
def test_other_schemes_are_refused(scheme: str) -> None:
    """Only the web is visited."""
    with pytest.raises(AddressError, match="only http and https"):
        check_address(f"{scheme}://example.com/x")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("https://example.com", "https://example.com/"),
        ("http://example.com:80/a?b=c#d", "http://example.com/a?b=c"),
        ("https://EXAMPLE.com./x", "https://example.com/x"),
        ("https://münchen.example/ä", "https://xn--mnchen-3ya.example/%C3%A4"),
        ("https://example.com:443/", "https://example.com/"),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ("https://example.com/a//b", "https://example.com/a//b"),
    ],
)
def test_public_addresses_pass_in_one_spelling(text: str, wanted: str) -> None:
    """Gate and client mean the same host, so the gate hands out what the client will use."""
    assert str(check_address(text)) == wanted


def test_long_addresses_are_refused() -> None:
    """2,048 characters are enough for every honest address."""
    with pytest.raises(AddressError, match="longer than 2048"):
        check_address(f"https://example.com/{'a' * 2100}")


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8080/", "http://127.9.9.9/", "http://[::1]:5/", "http://localhost:1/"]
)
def test_leave_for_loopback_admits_this_machine_on_any_port(address: str) -> None:
    """Trials on one's own machine need any port."""
    assert check_address(address, allow_loopback=True).host


@pytest.mark.parametrize(
    "host", ["10.0.0.1", "[::ffff:127.0.0.1]", "[2002:7f00:1::]", "0.0.0.0", "192.168.1.1"]
)
def test_leave_for_loopback_admits_nothing_else(host: str) -> None:
    """The leave is for 127.0.0.0/8 and ::1 in their plain form."""
    with pytest.raises(AddressError):
        check_address(f"http://{host}/", allow_loopback=True)


def test_the_second_web_port_is_a_choice() -> None:
    """8443 is a web port on some platforms only."""
    assert check_address("https://example.com:8443/", allow_8443=True).port == 8443


@pytest.mark.parametrize(
    "text", ["8.8.8.8", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]
)
def test_public_peers_are_not_denied(text: str) -> None:
    """Unwrapping must not refuse the public half of the net."""
    assert denial(ipaddress.ip_address(text)) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("example.com", "https://example.com/"),
        ("example.com/invest?utm_source=x", "https://example.com/invest"),
        (" https://example.com ", "https://example.com/"),
        ("127.0.0.1:8080", "http://127.0.0.1:8080/"),
        ("localhost:5000/x", "http://localhost:5000/x"),
    ],
)
def test_a_missing_scheme_is_filled_in(text: str, wanted: str) -> None:
    """People type names, not addresses."""
    assert start_address(text, allow_loopback=True) == wanted


@pytest.mark.parametrize("text", ["", "   ", "not a name", "mailto:a@example.com", "C:\\x"])
def test_what_is_no_address_is_refused_in_one_sentence(text: str) -> None:
    """The message names the address and the reason."""
    with pytest.raises(AddressError, match=r"^the address .* is refused: [^\n]+$"):
        start_address(text)
