"""What is fed with hostile input: each target takes bytes and fails only when a promise is broken.

The promises: no exception but the expected ones, offsets that lie in the text, quotes that stand there word for word.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from decimal import Decimal

from scrapers.documents.charset import decode
from scrapers.documents.document import Document
from scrapers.documents.open import open_document
from scrapers.errors import ScraperError
from scrapers.gate import check_address
from scrapers.reading.amounts import mask
from scrapers.reading.lexicon import languages, lexicon
from scrapers.reading.statements import units_of
from scrapers.robots import parse_robots
from scrapers.sitemap import read_sitemap
from scrapers.technical.observatory.csp import InvalidPolicyError, parse_policy, split_policies
from scrapers.technical.securitytxt import _fields
from scrapers.values.amount import Hints
from scrapers.values.scan import find_values

Target = Callable[[bytes], None]


def values(data: bytes) -> None:
    """Numbers, money, percents and durations: in order, apart, inside the text, finite."""
    tag, text = _tagged(data)
    end = 0
    for amount in find_values(text, tag, Hints()):
        assert end <= amount.start < amount.end <= len(text)
        assert not isinstance(amount.value, Decimal) or amount.value.is_finite()
        end = amount.end


def dates(data: bytes) -> None:
    """Dates: years from 1900 to 2100, never a day that does not exist."""
    tag, text = _tagged(data)
    for amount in find_values(text, tag):
        if amount.kind in ("date", "year"):
            year, *rest = str(amount.value).split("-")
            assert 1900 <= int(year) <= 2100
            assert all(1 <= int(part) <= 31 for part in rest)


def wordings(data: bytes) -> None:
    """Lexicons: a wording is found inside the text, and a masked place leads back into it."""
    tag, text = _tagged(data)
    masked = mask(text, tag)
    for hit in (h for roles in lexicon(tag).hits(masked).values() for hits in roles.values() for h in hits):
        assert 0 <= hit.start <= hit.end <= len(masked.text)
        start, end = masked.span(hit.start, hit.end)
        assert 0 <= start <= end <= len(text)


def html(data: bytes) -> None:
    """HTML: blocks, cells and statements stand in the text where they say."""
    _whole(open_document(data, "https://p.example/", "text/html"))


def pdf(data: bytes) -> None:
    """PDF: never an exception, and the blocks stand in the text."""
    whole = data if data.startswith(b"%PDF") else b"%PDF-1.4\n" + data
    _whole(open_document(whole, "https://p.example/a.pdf", "application/pdf"))


def charset(data: bytes) -> None:
    """Charset: every body becomes text, under any declared name."""
    head, _, body = data.partition(b"\n")
    decoded = decode(body, f"text/html; charset={head[:40].decode('latin-1')}")
    assert isinstance(decoded.text, str)


def csp(data: bytes) -> None:
    """Content-Security-Policy: parsed or called invalid."""
    with contextlib.suppress(InvalidPolicyError):
        for policy in split_policies([data.decode("utf-8", "replace")]):
            parse_policy(policy)


def securitytxt(data: bytes) -> None:
    """security.txt: fields or none."""
    fields = _fields(data.decode("utf-8", "replace"))
    assert fields is None or all(isinstance(v, list) for v in fields.values())


def robots(data: bytes) -> None:
    """robots.txt: answers for every address."""
    parse_robots(data).allows("https://p.example/a?b=c")


def sitemap(data: bytes) -> None:
    """Sitemaps: lists of addresses, whatever the bytes."""
    read_sitemap(data)


def gate(data: bytes) -> None:
    """The address gate: what it lets through is http or https to a public name."""
    try:
        url = check_address(data.decode("utf-8", "replace"))
    except ScraperError:
        return
    assert url.scheme in ("http", "https")
    assert url.host
    assert not url.userinfo


def _tagged(data: bytes) -> tuple[str, str]:
    """A language chosen by the first byte, and the rest as text."""
    known = languages()
    return known[(data[0] if data else 0) % len(known)], data[1:].decode("utf-8", "replace")


def _whole(document: Document) -> None:
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text
    for unit in units_of(document):
        assert 0 <= unit.quote[0] <= unit.quote[1] <= len(document.text)


TARGETS: dict[str, Target] = {
    target.__name__: target
    for target in (values, dates, wordings, html, pdf, charset, csp, securitytxt, robots, sitemap, gate)
}
