"""What the targets begin with: small inputs that their parsers take, so that changes to them reach deep.

Texts of languages are made from the expressions of notations and lexicons themselves, files from their parts.
"""

from __future__ import annotations

import gzip
import tomllib
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from textwrap import wrap

from scrapers.reading.lexicon import languages
from scrapers.values.notation import notation
from tests.support.expressions import _inside, wordings
from tests.support.hostile_pdfs import assembled
from tests.support.pumping import pieces, sample, tree_of

SHARE = 60
"""One of so many wordings stands in a seed."""

LONGEST, MOST = 300, 10
"""Characters of a seed, and seeds of a language."""

FIGURES = (
    "11,4 % (31.12.2025), £1,234,567.89; 1.234.567,89 EUR – 12%–14%, 30 days, 2–4 weeks, Q3 2024, 2025-02-28"
)


def in_each_language(text: Callable[[str], str]) -> tuple[bytes, ...]:
    """Stretches of a text of every language, each behind the byte that chooses it; short ones are changed often."""
    known = enumerate(languages())
    return tuple(bytes([n]) + part.encode() for n, code in known for part in wrap(text(code), LONGEST)[:MOST])


def notations(code: str) -> str:
    """Figures, and what the notation of a language itself is made for: numbers, units, dates."""
    own = (sample(one.tree) for regex in _inside(notation(code), 0) for one in pieces(regex, each=False))
    return ". ".join((FIGURES, *dict.fromkeys(own)))


def sentences(code: str) -> str:
    """Wordings of a language, with a figure in place of each value."""
    own = (sample(tree_of(pattern.regex)) for pattern in wordings(code)[::SHARE])
    return ". ".join(_filled(text) for text in own)


def _filled(text: str) -> str:
    """A mark of a value and its number as a percentage."""
    return "".join("" if "\ue000" <= c < "\uf001" else "11 %" if c >= "\uf001" else c for c in text)


# Files


LINE = b"BT /F1 12 Tf 72 700 Td (Default rate 2.4 %) Tj ET"
GRID = b"".join(
    b"BT /F1 9 Tf %d %d Td (%s) Tj ET\n" % (72 + 90 * x, 700 - 14 * y, cell)
    for y, row in enumerate((b"Year|2024|2025", b"Equity|1,204|(38)", b"Revenue|7.9m|9.1m"))
    for x, cell in enumerate(row.split(b"|"))
)
CODED = b"BT /F1 12 Tf 72 700 Td <000100020003> Tj ET"
MEANT = b"1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfchar <0001> <0041> <0002> <4e07> endbfchar"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"


def pdf() -> Iterator[bytes]:
    """A line, a grid of figures with a rule, a packed one, codes with their meaning, a form, a lock, a circle."""
    yield file_of(stream(LINE))
    yield file_of(stream(b"q 72 690 m 400 690 l S Q\n" + GRID))
    yield file_of(stream(zlib.compress(GRID), b"/Filter /FlateDecode"))
    yield file_of(
        stream(CODED), stream(MEANT), font=b"/Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R"
    )
    yield file_of(stream(b"/X1 Do /X1 Do"), stream(LINE, FORM), uses=b"/XObject << /X1 6 0 R >>")
    yield file_of(stream(LINE), trailer=b"/Encrypt << /Filter /Standard /V 1 /R 2 >>")
    yield assembled([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>"])


HELVETICA = b"/Subtype /Type1 /BaseFont /Helvetica"


def file_of(
    content: bytes, *more: bytes, font: bytes = HELVETICA, uses: bytes = b"", trailer: bytes = b""
) -> bytes:
    """A PDF of one page with this content stream; further objects are numbered from 6."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    page += b"/Resources << /Font << /F1 5 0 R >> %s >> >>" % uses
    tree = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    return assembled([*tree, page, content, b"<< /Type /Font %s >>" % font, *more], trailer)


def stream(content: bytes, head: bytes = b"") -> bytes:
    """A stream with its length."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), head, content)


CHARSET = (
    "utf-8\nĀtrā „banka“ 12 %".encode(),
    b"gb18030\n" + "借款金额1,2万元".encode("gb18030"),
    b"windows-1257\n" + "Lietuvos bankas – žinios".encode("cp1257"),
    b"utf-16\n" + "größer als 5 %".encode("utf-16"),
    b'\n<meta http-equiv="Content-Type" content="text/html; charset=big5">' + "臺灣".encode("big5"),
)


def _texts(name: str) -> tuple[bytes, ...]:
    """The inputs of `seeds.toml`."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(text.encode() for text in told.get(name, ()))


MADE: dict[str, Callable[[], Iterable[bytes]]] = {
    "values": lambda: in_each_language(notations),
    "dates": lambda: in_each_language(notations),
    "wordings": lambda: in_each_language(sentences),
    "pdf": pdf,
    "charset": lambda: CHARSET,
    "sitemap": lambda: [gzip.compress(text, mtime=0) for text in _texts("sitemap")[:1]],
}


@cache
def seeds(name: str) -> tuple[bytes, ...]:
    """All that a target begins with."""
    return (*_texts(name), *MADE.get(name, tuple)())
