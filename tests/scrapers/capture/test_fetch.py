"""One answer within bounds: encodings, sizes, deadlines, redirects, retries and TLS."""

from __future__ import annotations

import asyncio
import datetime
import gzip
import shutil
import ssl
import subprocess
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
import trustme

from scrapers.archive import Failure, Known
from scrapers.cookies import PlatformCookies
from scrapers.fetch import Fetcher, Want
from scrapers.inflate import Gunzip, TooLargeError
from tests.support.capture import LOCAL, fetch, no_wait
from tests.support.servers import Handler, Page, answering, html, moved, raw_answer, read_request, serving

SHORT = replace(LOCAL, response_seconds=0.4)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def packed(size: int) -> bytes:
    """Gzip of so many zero bytes, made piece by piece."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    piece = bytes(1 << 20)
    return b"".join(packer.compress(piece) for _ in range(size >> 20)) + packer.flush()


def test_a_page_arrives_as_it_was_sent() -> None:
    """The capture is the evidence: bytes, digest, headers, peer."""
    with serving({"/": Page(html(), headers={"X-One": ["a", "b"]})}) as server:
        got = fetch(server.url)
    assert got.body == html()
    assert got.capture.size == len(html())
    assert got.capture.peer == "127.0.0.1"
    assert [v for k, v in got.capture.headers if k == "X-One"] == ["a", "b"]


def test_the_request_is_honest_and_bare() -> None:
    """A name in the User-Agent, and nothing that tells about the person."""
    with serving({"/": html()}) as server:
        fetch(server.url)
    sent = server.seen[0].headers
    assert sent["user-agent"].startswith("Lendscope/")
    assert sent["accept-encoding"] == "gzip"
    assert {"cookie", "referer", "authorization"}.isdisjoint(sent)


def test_gzip_is_unpacked() -> None:
    """The one encoding that is asked for."""
    with serving({"/": Page(gzip.compress(html()), headers={"Content-Encoding": "gzip"})}) as server:
        assert fetch(server.url).body == html()


def test_further_gzip_members_are_read() -> None:
    """Some servers send a page in several members."""
    body = gzip.compress(b"one ") + gzip.compress(b"two")
    with serving({"/": Page(body, headers={"Content-Encoding": "gzip"})}) as server:
        assert fetch(server.url).body == b"one two"


@pytest.mark.abuse("H01")
@pytest.mark.parametrize("mebibytes", [6, 64, 256])
def test_a_gzip_bomb_stops_at_the_cap(mebibytes: int) -> None:
    """A few hundred kilobytes may claim to be a quarter of a gigabyte."""
    with serving({"/": Page(packed(mebibytes << 20), headers={"Content-Encoding": "gzip"})}) as server:
        got = fetch(server.url)
    assert got.capture.failure is Failure.TOO_LARGE
    assert got.body is None


@pytest.mark.abuse("H01")
def test_inflating_never_holds_more_than_the_cap() -> None:
    """The bytes of one piece are the most that is ever made beyond the cap."""
    reader = Gunzip(1 << 20)
    with pytest.raises(TooLargeError):
        reader.feed(packed(64 << 20))
    assert len(reader.body()) <= (1 << 20) + 65_536


@pytest.mark.abuse("H02", "H03")
@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "deflate", "exi", "made-up"])
def test_encodings_nobody_asked_for_are_refused_unread(encoding: str) -> None:
    """What is not offered cannot be a bomb."""
    with serving({"/": Page(b"\x1b\x03" * 500, headers={"Content-Encoding": encoding})}) as server:
        got = fetch(server.url)
    assert got.capture.failure is Failure.ENCODING
    assert got.body is None


@pytest.mark.abuse("H04")
@pytest.mark.parametrize("times", [2, 5, 20])
@pytest.mark.parametrize("as_list", [False, True])
def test_stacked_encodings_are_refused(times: int, as_list: bool) -> None:
    """Each layer multiplies; one is enough."""
    value: str | list[str] = ["gzip"] * times if as_list else ", ".join(["gzip"] * times)
    with serving({"/": Page(gzip.compress(b"x"), headers={"Content-Encoding": value})}) as server:
        assert fetch(server.url).capture.failure is Failure.ENCODING


@pytest.mark.parametrize("body", [b"no gzip at all", gzip.compress(b"x" * 999, mtime=0)[:8] + b"\xff" * 40])
def test_a_damaged_gzip_is_a_typed_failure(body: bytes) -> None:
    """Damage is the server's trouble, not a crash."""
    with serving({"/": Page(body, headers={"Content-Encoding": "gzip"})}) as server:
        assert fetch(server.url).capture.failure is Failure.ENCODING


@pytest.mark.abuse("H05")
@pytest.mark.parametrize(
    ("answer", "failure", "body"),
    [
        (HEAD + b"Content-Length: 100\r\n\r\n<p>ten", Failure.TRUNCATED, b"<p>ten"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<p>ab\r\n", Failure.TRUNCATED, b"<p>ab"),
        (HEAD + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n<p>abcdef", Failure.BAD_RESPONSE, None),
        (HEAD + b"Content-Length: -1\r\n\r\n<p>", Failure.BAD_RESPONSE, None),
        (HEAD + b"Content-Length: ten\r\n\r\n<p>", Failure.BAD_RESPONSE, None),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<p>\r\n0\r\n\r\n", Failure.TRUNCATED, None),
        (HEAD + b"Content-Length: 3\r\n\r\n<p>and more", None, b"<p>"),
        (HEAD + b"\r\n<p>to the end", None, b"<p>to the end"),
        (
            HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"z" * 5_000, mtime=0)[:30],
            Failure.TRUNCATED,
            None,
        ),
        (b"", Failure.BAD_RESPONSE, None),
        (b"SSH-2.0-OpenSSH_9.6\r\n", Failure.BAD_RESPONSE, None),
        (b"HTTP/1.1 two hundred\r\n\r\n", Failure.BAD_RESPONSE, None),
    ],
)
def test_lengths_that_lie_end_typed(answer: bytes, failure: Failure | None, body: bytes | None) -> None:
    """No lie about the length may hang the tool or pass as a whole page."""
    with raw_answer(answer) as server:
        got = fetch(server.url, SHORT)
    assert got.capture.failure is failure
    assert got.capture.truncated is (failure is Failure.TRUNCATED)
    assert body is None or got.body == body


async def slow_headers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    for byte in HEAD * 100:
        writer.write(bytes([byte]))
        await asyncio.sleep(0.02)


async def slow_body(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)
    writer.write(HEAD + b"Content-Length: 1000\r\n\r\n")
    await slow_headers(reader, writer)


async def silence(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(30)


async def endless_hints(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)
    while True:
        writer.write(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
        await asyncio.sleep(0.005)


@pytest.mark.abuse("H06", "H07")
@pytest.mark.parametrize("handler", [slow_headers, slow_body, silence, endless_hints])
def test_slow_answers_end_at_the_deadline(handler: Handler) -> None:
    """A byte now and then must not keep a capture alive."""
    with answering(handler) as server:
        before = time.monotonic()
        got = fetch(server.url, SHORT)
        took = time.monotonic() - before
    assert got.capture.failure is Failure.TIMEOUT
    assert took < SHORT.response_seconds + 0.5


@pytest.mark.abuse("H08")
def test_an_endless_body_ends_at_the_cap() -> None:
    """A server that never stops is stopped."""

    async def endless(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        while True:
            writer.write(b"10000\r\n" + b"x" * 65_536 + b"\r\n")
            await writer.drain()

    with answering(endless) as server:
        assert fetch(server.url).capture.failure is Failure.TOO_LARGE


@pytest.mark.abuse("H08")
def test_a_declared_length_over_the_cap_is_not_read() -> None:
    """Five mebibytes are plenty for a page."""
    with raw_answer(HEAD + b"Content-Length: 99999999\r\n\r\n<p>") as server:
        assert fetch(server.url).capture.failure is Failure.TOO_LARGE


@pytest.mark.abuse("H09")
@pytest.mark.parametrize(
    "headers",
    [
        b"".join(b"X-%d: y\r\n" % n for n in range(250)),
        b"X-Long: " + b"y" * 70_000 + b"\r\n",
        b"X-Long: " + b"y" * 1_000_000 + b"\r\n",
        b"".join(b"X-%d: y\r\n" % n for n in range(5_000)),
        b"".join(b"X-%d: %s\r\n" % (n, b"z" * 1_000) for n in range(80)),
    ],
)
def test_swollen_headers_are_a_typed_failure(headers: bytes) -> None:
    """The parser lets through far more than any page needs."""
    with raw_answer(HEAD + headers + b"Content-Length: 3\r\n\r\n<p>") as server:
        got = fetch(server.url)
    assert got.capture.failure is Failure.BAD_RESPONSE
    assert got.capture.headers == ()


@pytest.mark.abuse("H10")
@pytest.mark.parametrize(
    "line",
    [
        b"X-A: caf\xe9",
        b"X-A: \xff\xfe",
        b"X-A: \xc0\xaf",
        b"X-A: a\x0bb",
        b"X-A: \x1b[31mred",
        b"X-A: a\x00b",
        b"X-A: a\rb",
        "X-A: \u202eab".encode(),
    ],
)
def test_odd_header_bytes_are_escaped_or_refused(line: bytes) -> None:
    """Nothing in a header may reach a terminal or a report as a command."""
    with raw_answer(HEAD + line + b"\r\nContent-Length: 3\r\n\r\n<p>") as server:
        capture = fetch(server.url).capture
    assert capture.failure in (None, Failure.BAD_RESPONSE)
    assert all(value.isprintable() for _, value in capture.headers)


@pytest.mark.abuse("H11")
def test_cookies_stay_few_and_at_home() -> None:
    """Three thousand cookies, a huge one and one for a whole suffix are somebody's game."""
    many = [f"c{n}=v; Path=/" for n in range(3_000)]
    pages = {"/": Page(html(), headers={"Set-Cookie": many[:150]})}
    with serving(pages) as server:

        async def main() -> int:
            async with Fetcher(LOCAL, sleep=no_wait) as fetcher:
                await fetcher.fetch(Want(server.url))
                return fetcher.cookie_count

        assert asyncio.run(main()) == 50


@pytest.mark.abuse("H11")
@pytest.mark.parametrize(
    "cookie",
    [
        "a=b; Domain=co.uk",
        "a=b; Domain=uk",
        "a=b; Domain=other.co.uk",
        "a=b; Domain=.github.io",
        "a=" + "b" * 1_000_000,
        "a=b\x01",
        "noequals",
        "=b",
    ],
)
def test_foreign_and_broken_cookies_are_dropped(cookie: str) -> None:
    """A cookie never travels to somebody else's host."""
    jar = PlatformCookies()
    jar.take(httpx.URL("https://www.lender.co.uk/"), (("Set-Cookie", cookie),))
    assert len(jar) == 0


@pytest.mark.abuse("H11", "N16")
@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://www.lender.co.uk/x", "a=b; d=e"),
        ("https://pay.lender.co.uk/", "d=e"),
        ("http://www.lender.co.uk/", None),
        ("https://lender.com/", None),
    ],
)
def test_cookies_go_back_over_https_to_their_own_hosts_only(url: str, sent: str | None) -> None:
    """No cookie crosses to plain http or to another domain."""
    jar = PlatformCookies()
    pair = (("Set-Cookie", "a=b; Secure"), ("Set-Cookie", "d=e; Domain=lender.co.uk"))
    jar.take(httpx.URL("https://www.lender.co.uk/"), pair)
    assert jar.header(httpx.URL(url)) == sent


@pytest.mark.abuse("N14")
@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://example.com/",
        "data:text/html,x",
        "javascript:alert(1)",
        "gopher://x/",
        "about:blank",
        "\\\\server\\share",
        "http://[",
        "http://10.0.0.1/",
        "//169.254.169.254/latest",
    ],
)
def test_redirects_off_the_web_are_refused(target: str) -> None:
    """The target is named and nothing of it is opened."""
    with serving({"/": moved(target)}) as server:
        got = fetch(server.url)
    assert got.capture.failure is Failure.REDIRECT
    assert got.body is None
    assert len(server.seen) == 1


@pytest.mark.abuse("N15")
@pytest.mark.parametrize(
    "site",
    [
        lambda path: moved("/"),
        lambda path: moved(f"/?n={len(path)}"),
        lambda path: moved(f"{path}x"),
        lambda path: moved("/b" if path == "/a" else "/a"),
    ],
)
def test_redirect_loops_end(site: Callable[[str], Page]) -> None:
    """Ten hops, then it is over."""
    with serving(site) as server:
        got = fetch(server.url)
    assert got.capture.failure is Failure.REDIRECT
    assert len(server.seen) <= 10


def test_the_chain_of_redirects_is_recorded() -> None:
    """The redirect check of the report reads the chain."""
    with serving({"/": moved("/b", 301), "/b": moved("/c", 307), "/c": html()}) as server:
        capture = fetch(server.url).capture
    assert [(hop.url.rpartition("/")[2], hop.status) for hop in capture.chain] == [("", 301), ("b", 307)]
    assert capture.url.endswith("/c")
    assert capture.requested == server.url


@pytest.mark.abuse("C10")
@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_busy_servers_are_asked_three_times_at_most(status: int) -> None:
    """A storm of retries is an attack of our own."""
    with serving({"/": Page(b"busy", status=status)}) as server:
        got = fetch(server.url)
    assert len(server.seen) == 3
    assert got.capture.failure in (Failure.HTTP, Failure.BLOCKED)


@pytest.mark.abuse("C10")
@pytest.mark.parametrize(
    ("asked", "requests"), [("0", 3), ("7", 3), ("3600", 1), ("Wed, 21 Oct 2099 07:28:00 GMT", 1)]
)
def test_retry_after_is_respected(asked: str, requests: int) -> None:
    """A server that asks for an hour is left alone."""
    with serving({"/": Page(b"busy", status=503, headers={"Retry-After": asked})}) as server:
        fetch(server.url)
    assert len(server.seen) == requests


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        (200, None),
        (204, None),
        (401, Failure.BLOCKED),
        (403, Failure.BLOCKED),
        (404, Failure.HTTP),
        (500, Failure.HTTP),
    ],
)
def test_statuses_are_typed(status: int, failure: Failure | None) -> None:
    """A refusal is ours to respect; an error is the server's."""
    with serving({"/": Page(b"" if status == 204 else b"<p>x", status=status)}) as server:
        assert fetch(server.url).capture.failure is failure


def test_nobody_listening_is_a_refused_connection() -> None:
    """The port of a server that has just gone away."""
    with serving({}) as server:
        url = server.url
    assert fetch(url).capture.failure is Failure.CONNECT


@pytest.mark.abuse("H15")
def test_an_unchanged_page_costs_a_question_only() -> None:
    """With what an earlier capture of the same platform knows, the server may answer 304."""

    def site(path: str) -> Page:
        return Page(status=304, headers={"ETag": '"1"'})

    known = Known('"1"', "", "ab" * 32, "text/html", lambda: b"<p>kept")

    async def main(url: str, one: Known | None) -> tuple[Failure | None, bytes | None, str]:
        async with Fetcher(LOCAL, sleep=no_wait) as fetcher:
            got = await fetcher.fetch(Want(url, known=one))
            return got.capture.failure, got.body, got.capture.sha256

    with serving(site) as server:
        assert asyncio.run(main(server.url, known)) == (None, b"<p>kept", "ab" * 32)
        assert asyncio.run(main(server.url, None)) == (None, None, "")
    assert server.seen[0].headers["if-none-match"] == '"1"'
    assert "if-none-match" not in server.seen[1].headers


# TLS


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def server_side(issued: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issued.configure_cert(context)
    return context


@pytest.mark.abuse("N23")
def test_the_certificate_seen_is_part_of_the_evidence(
    authority: trustme.CA, trusting: ssl.SSLContext
) -> None:
    """Two captures with different certificates can be told apart."""
    seen = []
    for _ in range(2):
        with serving({"/": html()}, tls=server_side(authority.issue_cert("127.0.0.1"))) as server:
            seen.append(fetch(server.url, context=trusting).capture)
    assert all(one.failure is None and len(one.certificate_sha256) == 64 for one in seen)
    assert seen[0].certificate_sha256 != seen[1].certificate_sha256


YEAR = datetime.timedelta(days=365)
NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@pytest.mark.abuse("N21")
@pytest.mark.parametrize(
    ("host", "start", "end", "words"),
    [
        ("127.0.0.1", -2 * YEAR * 5, -YEAR * 5, "expired"),
        ("127.0.0.1", YEAR * 50, YEAR * 60, "not valid yet"),
        ("wrong.example", None, None, "another"),
    ],
)
def test_certificates_that_do_not_hold_leave_no_content(
    authority: trustme.CA,
    trusting: ssl.SSLContext,
    host: str,
    start: datetime.timedelta | None,
    end: datetime.timedelta | None,
    words: str,
) -> None:
    """Unverified content is never kept, and the reason is named."""
    after = NOW + end if end else None
    issued = authority.issue_cert(host, not_before=NOW + start if start else None, not_after=after)
    with serving({"/": html()}, tls=server_side(issued)) as server:
        got = fetch(server.url, context=trusting)
    assert got.capture.failure is Failure.TLS
    assert words in got.capture.detail
    assert got.body is None
    assert server.seen == []


@pytest.mark.abuse("N21")
def test_a_stranger_s_certificate_leaves_no_content(authority: trustme.CA) -> None:
    """The bundled list of authorities does not know the test authority."""
    with serving({"/": html()}, tls=server_side(authority.issue_cert("127.0.0.1"))) as server:
        got = fetch(server.url)
    assert got.capture.failure is Failure.TLS
    assert server.seen == []


def signed_with_sha1(authority: trustme.CA, folder: Path) -> ssl.SSLContext:
    """A server whose certificate the trusted authority signed with SHA-1, as no library here will any more."""
    (folder / "ca.pem").write_bytes(authority.cert_pem.bytes())
    (folder / "ca.key").write_bytes(authority.private_key_pem.bytes())
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1\n")
    subject = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=old"]
    signing = [
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-set_serial",
        "7",
        "-days",
        "9",
        "-sha1",
        "-extfile",
        "names",
    ]
    for words in (
        ["req", *subject, "-keyout", "own.key", "-out", "own.csr"],
        ["x509", "-req", "-in", "own.csr", *signing, "-out", "own.pem"],
    ):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.load_cert_chain(folder / "own.pem", folder / "own.key")
    return context


@pytest.mark.abuse("N21")
@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_signature_of_yesterday_leaves_no_content(
    authority: trustme.CA, trusting: ssl.SSLContext, tmp_path: Path
) -> None:
    """SHA-1 can be forged; a certificate signed with it proves nothing."""
    with serving({"/": html()}, tls=signed_with_sha1(authority, tmp_path)) as server:
        got = fetch(server.url, context=trusting)
    assert got.capture.failure is Failure.TLS
    assert "too weak" in got.capture.detail
    assert (got.body, server.seen) == (None, [])


@pytest.mark.abuse("N22")
def test_a_server_that_wants_a_client_certificate_gets_none(
    authority: trustme.CA, trusting: ssl.SSLContext
) -> None:
    """The tool has no identity to give."""
    context = server_side(authority.issue_cert("127.0.0.1"))
    context.verify_mode = ssl.CERT_REQUIRED
    authority.configure_trust(context)
    with serving({"/": html()}, tls=context) as server:
        got = fetch(server.url, context=trusting)
    assert got.capture.failure in (Failure.TLS, Failure.BAD_RESPONSE)
    assert got.body is None


@pytest.mark.abuse("N21")
def test_plain_http_on_an_https_port_is_a_tls_failure(trusting: ssl.SSLContext) -> None:
    """No way back to plain text."""
    with raw_answer(b"HTTP/1.1 200 OK\r\n\r\n<p>") as server:
        got = fetch(server.url.replace("http:", "https:"), SHORT, context=trusting)
    assert got.capture.failure in (Failure.TLS, Failure.TIMEOUT)
    assert got.body is None


@pytest.mark.abuse("N16")
def test_cookies_of_https_are_not_sent_over_http(authority: trustme.CA, trusting: ssl.SSLContext) -> None:
    """A step down in mid-chain shows in the chain and carries nothing."""
    with serving({"/": html()}) as plain:
        first = moved(plain.url, **{"Set-Cookie": "sid=1; Path=/"})
        with serving({"/": first}, tls=server_side(authority.issue_cert("127.0.0.1"))) as server:
            capture = fetch(server.url, context=trusting).capture
    assert capture.chain[0].url.startswith("https://")
    assert capture.url.startswith("http://")
    assert "cookie" not in plain.seen[0].headers
