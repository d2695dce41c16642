"""Which encoding a page is in."""

from __future__ import annotations

import pytest

from scrapers.documents.charset import allowed, decode

CHINESE = "我们的公司是网络借贷信息中介，截至二〇一七年的借款金额"
META = '<meta charset="{}"><p>{}</p>'


@pytest.mark.abuse("H13")
@pytest.mark.parametrize(
    ("body", "header", "text"),
    [
        (META.format("gb2312", CHINESE).encode("gb18030"), "text/html", CHINESE),
        (META.format("gbk", CHINESE).encode("gbk"), "", CHINESE),
        (META.format("big5", "網絡借貸").encode("big5"), "", "網絡借貸"),
        ("<p>Größe</p>".encode("utf-8-sig"), "text/html; charset=iso-8859-1", "Größe"),
        ("<p>Größe</p>".encode("utf-16"), "", "Größe"),
        ("<p>Größe</p>".encode("utf-16-le"), "", "Größe"),
        ("<p>Größe</p>".encode("utf-16-be"), "", "Größe"),
        (META.format("utf-8", "Größe").encode("latin-1"), "text/html; charset=ISO-8859-1", "Größe"),
        ("<p>Größe €</p>".encode("cp1252"), "text/html; charset=iso-8859-1", "Größe €"),
        (META.format("utf-7", "Größe").encode(), "", "Größe"),
        (META.format("rot13", "Größe").encode(), "text/html; charset=base64", "Größe"),
        (META.format("utf-16", "Größe").encode(), "", "Größe"),
        ("<p>Größe</p>".encode(), "text/html; charset=us-ascii", "Größe"),
        (CHINESE.encode("gb18030"), "", CHINESE),
        ("<p>Größe</p>".encode("cp1252"), "", "Größe"),
        ('<?xml version="1.0" encoding="windows-1257"?><p>ąčę</p>'.encode("cp1257"), "", "ąčę"),
    ],
)
def test_encoding_is_found(body: bytes, header: str, text: str) -> None:
    """Mark, header, meta, guess; a header that the bytes contradict gives way to UTF-8."""
    assert text in decode(body, header).text


@pytest.mark.abuse("H13")
@pytest.mark.parametrize(
    "name",
    [
        "rot13",
        "zip",
        "base64",
        "hex",
        "bz2",
        "utf-7",
        "idna",
        "punycode",
        "unicode_escape",
        "uu",
        "iso-2022-kr",
        "../x",
    ],
)
def test_codec_that_is_no_text_encoding_is_refused(name: str) -> None:
    """A page cannot name a Python codec."""
    assert allowed(name) is None


@pytest.mark.abuse("H14")
@pytest.mark.parametrize(
    ("body", "replaced"),
    [
        (b"ok \xff ok", 1),
        (b"\xc0\xafx" + "ä".encode() * 20, 2),
        (b"\xed\xa0\x80 x" + "ä".encode() * 20, 3),
        (b"a\0b", 0),
        (b"\xe2\x82", 1),
        (b"\xf8\x88\x80\x80\x80" + "ä".encode() * 20, 5),
        (b"\x80" + "ä".encode() * 20, 1),
        (b"", 0),
    ],
)
def test_broken_bytes_are_replaced_and_counted(body: bytes, replaced: int) -> None:
    """Nothing is dropped in silence, nothing fails."""
    found = decode(body, "text/html; charset=utf-8")

    assert (found.replaced, "\0" in found.text) == (replaced, False)
