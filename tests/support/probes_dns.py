"""A name server on 127.0.0.1 that answers, keeps silent, fails or lies as it is told."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

Reply = dns.message.Message
Zone = Mapping[tuple[str, str], object]
"""(name, type) → texts of records, a word (nxdomain, servfail, refused, notimp, silent, wrong-id, wrong-question,
garbage, truncated) or a function of the query. What is not there is answered with nothing."""

WORDS = {
    "nxdomain": dns.rcode.NXDOMAIN,
    "servfail": dns.rcode.SERVFAIL,
    "refused": dns.rcode.REFUSED,
    "notimp": dns.rcode.NOTIMP,
}


@dataclass
class NameServer:
    """Where it listens and what it was asked, as (name, type, checking)."""

    port: int = 0
    asked: list[tuple[str, str, bool]] = field(default_factory=list)


@contextlib.contextmanager
def name_server(zone: Zone, *, authenticated: bool = False) -> Iterator[NameServer]:
    """Serve a zone over UDP and TCP; `authenticated` sets the mark of a validating resolver on good answers."""
    server = NameServer()
    udp, tcp = _sockets()
    server.port = udp.getsockname()[1]

    def datagrams() -> None:
        with contextlib.suppress(OSError):
            while True:
                data, peer = udp.recvfrom(4096)
                if not data:
                    return
                for reply in _replies(zone, data, server, authenticated, over_tcp=False):
                    udp.sendto(reply, peer)

    def streams() -> None:
        with contextlib.suppress(OSError):
            while True:
                connection = tcp.accept()[0]
                with contextlib.suppress(OSError), connection:
                    connection.settimeout(2)
                    data = connection.recv(4096)[2:]
                    for reply in _replies(zone, data, server, authenticated, over_tcp=True):
                        connection.sendall(struct.pack("!H", len(reply)) + reply)

    threads = [threading.Thread(target=work, daemon=True) for work in (datagrams, streams)]
    for thread in threads:
        thread.start()
    try:
        yield server
    finally:
        for listener in (udp, tcp):
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        for thread in threads:
            thread.join(5)


def _sockets() -> tuple[socket.socket, socket.socket]:
    """A UDP and a TCP socket on the same free port."""
    while True:
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        udp.bind(("127.0.0.1", 0))
        try:
            return udp, socket.create_server(udp.getsockname())
        except OSError:
            udp.close()


def _replies(
    zone: Zone, data: bytes, server: NameServer, authenticated: bool, *, over_tcp: bool
) -> Iterator[bytes]:
    query = dns.message.from_wire(data)
    question = query.question[0]
    name = question.name.to_text(omit_final_dot=True).lower() or "."
    kind = dns.rdatatype.to_text(question.rdtype)
    checking = not query.flags & dns.flags.CD
    server.asked.append((name, kind, checking))
    said = zone.get((name, kind), ())
    if callable(said):
        said = said(query)
    match said:
        case "silent":
            return
        case "garbage":
            yield b"\x00" * 7
        case "wrong-id":
            reply = _with(query, ('"v=spf1 -all"',), authenticated)
            reply.id ^= 1
            yield reply.to_wire()
        case "wrong-question":
            other = dns.message.make_query("elsewhere.test", kind, id=query.id)
            yield _with(other, ('"v=spf1 -all"',), authenticated).to_wire()
        case str():
            yield from _failed(query, said)
        case ("truncated", *records) if not over_tcp:
            reply = _with(query, (), authenticated)
            reply.flags |= dns.flags.TC
            yield reply.to_wire()
        case ("truncated", *records):
            yield _with(query, tuple(map(str, records)), authenticated).to_wire(max_size=65535)
        case dns.message.Message():
            yield said.to_wire()
        case tuple() | list():
            yield _with(query, tuple(map(str, said)), authenticated).to_wire()


def _failed(query: Reply, word: str) -> Iterator[bytes]:
    reply = dns.message.make_response(query)
    reply.set_rcode(WORDS[word])
    yield reply.to_wire()


def _with(query: Reply, records: tuple[str, ...], authenticated: bool) -> Reply:
    reply = dns.message.make_response(query)
    reply.flags |= dns.flags.RA
    if authenticated:
        reply.flags |= dns.flags.AD
    question = query.question[0]
    if records:
        kind = dns.rdatatype.to_text(question.rdtype)
        reply.answer.append(dns.rrset.from_text(question.name, 300, "IN", kind, *records))
    return reply


def unless_unchecked(word: str, *records: str) -> Callable[[Reply], object]:
    """Fails with `word` while checking is on and gives the records when it is off, as for a broken signature."""
    return lambda query: records if query.flags & dns.flags.CD else word


def alias_chain(length: int, *records: str, kind: str = "TXT") -> Callable[[Reply], Reply]:
    """An answer in which the name is an alias of an alias …, `length` times, and records stand at the end."""

    def answer(query: Reply) -> Reply:
        reply = dns.message.make_response(query)
        at = query.question[0].name.to_text()
        for number in range(length):
            to = f"a{number}.test."
            reply.answer.append(dns.rrset.from_text(at, 300, "IN", "CNAME", to))
            at = to
        reply.answer.append(dns.rrset.from_text(at, 300, "IN", kind, *records))
        return reply

    return answer
