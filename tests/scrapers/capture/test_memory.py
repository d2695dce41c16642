"""Bombs in a child process: its peak memory says what an unpacked gigabyte cost."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import zstandard

from tests.support.hostile_pdfs import SWELLING
from tests.support.servers import Page, serving

ROOT = Path(__file__).resolve().parents[3]
CHILD = """
import sys
from tests.support.capture import fetch, LOCAL
for url in sys.argv[1:]:
    got = fetch(url)
    status = open("/proc/self/status").read()
    print(got.capture.failure, status.split("VmHWM:")[1].split()[0])
"""
ALLOWED_KIB = 64 * 1024


def packed(mebibytes: int) -> bytes:
    """So many mebibytes of nothing, packed; ten gigabytes are many members of one stream."""
    block = gzip.compress(bytes(16 << 20), 9)
    return block * (mebibytes // 16)


def small(mebibytes: int) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb") as file:
        file.write(bytes(mebibytes << 20))
    return out.getvalue()


def zstandard_bomb() -> bytes:
    """A gigabyte of nothing in some thirty kilobytes."""
    packer = zstandard.ZstdCompressor(level=3).compressobj()
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(1 << 10)) + packer.flush()


BOMBS = {
    "/1-mib": Page(small(1), headers={"Content-Encoding": "gzip"}),
    "/256-mib": Page(packed(256), headers={"Content-Encoding": "gzip"}),
    "/10-gib": Page(packed(10 << 10), headers={"Content-Encoding": "gzip"}),
    "/10-gib-pdf": Page(packed(10 << 10), headers={"Content-Encoding": "gzip"}, type="application/pdf"),
    "/brotli": Page(b"\xff" * 33_000, headers={"Content-Encoding": "br"}),
    "/zstd": Page(zstandard_bomb(), headers={"Content-Encoding": "zstd"}),
    "/chunks": Page(bytes(6 << 20)),
}
WANTED = {"/1-mib": "None", "/brotli": "unsupported-encoding", "/zstd": "unsupported-encoding"}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
@pytest.mark.abuse("H01", "H02", "H03", "H08")
@pytest.mark.parametrize("path", BOMBS)
def test_a_bomb_costs_little_memory(path: str) -> None:
    """64 MiB above a small page are the most any answer may cost, however large it says it is."""
    with serving({"/": b"<p>small", **BOMBS}) as server:
        words = [sys.executable, "-c", CHILD, server.url, f"{server.url.rstrip('/')}{path}"]
        said = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()

    assert said[2] == WANTED.get(path, "too-large")
    assert int(said[3]) - int(said[1]) <= ALLOWED_KIB


OPENING = """
import sys
from pathlib import Path
from scrapers.adopt import adopt
from scrapers.errors import AdoptError
from scrapers.worker import Worker
with Worker(memory=400 << 20) as worker:
    for name in sys.argv[1:]:
        said = "read"
        try:
            if name.endswith(".pdf"):
                said = ",".join(worker.open(Path(name).read_bytes(), "u", "application/pdf").notes) or "empty"
            else:
                adopt(Path(name), lambda *_: None, outline=worker.outline)
        except AdoptError:
            said = "refused"
        print(said, open("/proc/self/status").read().split("VmHWM:")[1].split()[0])
"""


def zip_bomb(entries: int, mebibytes: int) -> bytes:
    """A case file whose members unpack to so many mebibytes each."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("datapackage.json", "{}")
        for number in range(entries):
            made.writestr(f"archive/{number}.warc", bytes(mebibytes << 20))
    return out.getvalue()


FILES = {
    **{f"{kind}.pdf": make for kind, make in SWELLING.items()},
    "one.wacz": lambda: zip_bomb(1, 300),
    "many.wacz": lambda: zip_bomb(40, 8),
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
@pytest.mark.abuse("P01", "P02", "B04")
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_swells_costs_the_program_little_memory(name: str, tmp_path: Path) -> None:
    """What a PDF unpacks to stays in the reader's own process, and what an archive claims is counted first."""
    small, large = tmp_path / "small.html", tmp_path / name
    small.write_bytes(b"<p>small")
    large.write_bytes(FILES[name]())
    words = [sys.executable, "-c", OPENING, str(small), str(large)]
    said = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()

    assert said[2] != "read"
    assert int(said[3]) - int(said[1]) <= ALLOWED_KIB


MARKUP = """
from scrapers.documents.open import open_document
peak = lambda: int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0])
open_document(b"<p>small</p>", "http://x/", "text/html")
before = peak()
body = b"<img src='data:image/png;base64," + b"A" * int(SIZE) + b"'><p>words"
document = open_document(body, "http://x/", "text/html")
print(peak() - before, document.text.strip(), len(document.assets))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
@pytest.mark.abuse("M13")
@pytest.mark.parametrize("size", [1 << 20, 4 << 20])
def test_a_picture_inside_an_address_costs_little_memory(size: int) -> None:
    """Up to the five mebibytes a page may have; larger answers are not kept at all."""
    words = [sys.executable, "-c", MARKUP.replace("int(SIZE)", str(size))]
    said = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()

    assert said[1:] == ["words", "0"]
    assert int(said[0]) <= ALLOWED_KIB
