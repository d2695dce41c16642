"""Questions to one name server: counted, each with its deadline, every answer kept as it came.

The server is the system's own or one a person chose; it is the only place names are sent to, and no name or
answer of a site decides where a packet goes.
"""

from __future__ import annotations

import base64
import ipaddress
from collections.abc import Callable, Sequence
from typing import NamedTuple

import dns.asyncquery
import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdata
import dns.rdataclass
import dns.rdatatype
import dns.resolver
import dns.rrset

from scrapers.errors import AddressError
from scrapers.probes.settings import ALIASES, QUERIES, SILENT_QUERIES, WIRE_BYTES
from scrapers.technical.records import Answer, plain_name

_PAYLOAD = 1232
_MOST_RECORDS = 50
_MOST_TEXT = 4_096
_MOST_ANSWER = 16_384
_STATES = {dns.rcode.NXDOMAIN: "nxdomain", dns.rcode.SERVFAIL: "servfail", dns.rcode.REFUSED: "refused"}


class Server(NamedTuple):
    """A name server's number and port."""

    address: str
    port: int


def servers(chosen: str | None, port: int) -> tuple[Server, ...]:
    """The chosen server, or the system's own. Raises AddressError when the choice is not a number."""
    if chosen is None:
        return _of_system()
    try:
        return (Server(str(ipaddress.ip_address(chosen.strip())), port),)
    except ValueError as trouble:
        raise AddressError(
            f"the name server {chosen!a} is not an address; write a number such as 9.9.9.9"
        ) from trouble


def _of_system() -> tuple[Server, ...]:
    try:
        system = dns.resolver.Resolver(configure=True)
    except (dns.exception.DNSException, OSError):
        return ()
    found = [server for server in system.nameservers if isinstance(server, str)]
    return tuple(Server(address, system.port) for address in found[:2])


class Resolver:
    """Asks at most `budget` questions; a question put before is answered from memory.

    After three silent ones nothing more is asked: the rest is `not-asked`. `asking` is told the number of every
    server before a question goes to it.
    """

    def __init__(
        self,
        found: Sequence[Server],
        *,
        seconds: float,
        budget: int = QUERIES,
        asking: Callable[[str], object] = str,
    ) -> None:
        self.answers: list[Answer] = []
        self._asking = asking
        self._servers, self._seconds, self._left, self._silent = list(found), seconds, budget, 0

    @property
    def left(self) -> int:
        """How many questions may still be put."""
        return self._left if self._servers and self._silent < SILENT_QUERIES else 0

    @property
    def address(self) -> str:
        """The server that is asked now, or ""."""
        return self._servers[0].address if self._servers else ""

    async def ask(self, name: str, kind: str, *, checked: bool = True) -> Answer:
        """The answer to one question; trouble is its state, never an exception."""
        plain = plain_name(name)
        for known in self.answers:
            if (known.name, known.type, known.checked) == (plain, kind, checked):
                return known
        answer = await self._ask(plain, kind, checked)
        self.answers.append(answer)
        return answer

    async def _ask(self, name: str, kind: str, checked: bool) -> Answer:
        try:
            query = _query(name, kind, checked)
        except (dns.exception.DNSException, UnicodeError, ValueError):
            return Answer(name, kind, "malformed", checked=checked)
        if self.left <= 0:
            return Answer(name, kind, "not-asked", checked=checked)
        self._left -= 1
        server = self._servers[0]
        self._asking(server.address)
        try:
            reply, _ = await dns.asyncquery.udp_with_fallback(
                query, server.address, self._seconds, server.port, ignore_unexpected=True, ignore_errors=True
            )
        except dns.exception.Timeout:
            self._silent += 1
            self._servers = [*self._servers[1:], server]
            return Answer(name, kind, "timeout", checked=checked)
        except (OSError, EOFError):
            return Answer(name, kind, "unreachable", checked=checked)
        except (dns.exception.DNSException, ValueError):
            return Answer(name, kind, "malformed", checked=checked)
        return _answer(name, kind, checked, reply)


def _query(name: str, kind: str, checked: bool) -> dns.message.QueryMessage:
    query = dns.message.make_query(dns.name.from_text(name), kind, use_edns=0, payload=_PAYLOAD)
    query.flags |= dns.flags.AD
    if not checked:
        query.flags |= dns.flags.CD
    return query


def _answer(name: str, kind: str, checked: bool, reply: dns.message.Message) -> Answer:
    wire = base64.b64encode((reply.wire or b"")[:WIRE_BYTES]).decode("ascii")
    state, records, aliases = _STATES.get(reply.rcode(), "other"), tuple[str, ...](), 0
    if reply.rcode() == dns.rcode.NOERROR:
        found, aliases = _records(name, kind, reply)
        records = found or ()
        state = "malformed" if found is None else ("answer" if records else "empty")
    authenticated = bool(reply.flags & dns.flags.AD)
    return Answer(name, kind, state, records, authenticated, checked, aliases, wire)


def _records(name: str, kind: str, reply: dns.message.Message) -> tuple[tuple[str, ...] | None, int]:
    """The records of the name or of what it is an alias of; None when the aliases do not end."""
    wanted, at = dns.rdatatype.from_text(kind), dns.name.from_text(name)
    for aliases in range(ALIASES + 1):
        found = reply.get_rrset(dns.message.ANSWER, at, dns.rdataclass.IN, wanted)
        if found is not None:
            return _texts(found), aliases
        alias = reply.get_rrset(dns.message.ANSWER, at, dns.rdataclass.IN, dns.rdatatype.CNAME)
        if alias is None:
            return (), aliases
        at = next(iter(alias)).target
    return None, ALIASES


def _texts(rrset: dns.rrset.RRset) -> tuple[str, ...]:
    """The records as text in a fixed order, policies (`v=…`) first, so that a flood cannot push them out."""
    texts = sorted(map(_text, rrset), key=lambda text: (not text.lower().startswith("v="), text))
    kept, room = list[str](), _MOST_ANSWER
    for text in texts[:_MOST_RECORDS]:
        room -= len(text)
        if room >= 0:
            kept.append(text)
    return tuple(kept)


def _text(record: dns.rdata.Rdata) -> str:
    strings = getattr(record, "strings", None)
    text = b"".join(strings).decode("utf-8", "replace") if strings is not None else record.to_text()
    return text[:_MOST_TEXT]
