"""Bombs in a child process: its peak memory says what an unpacked gigabyte cost."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
from pathlib import Path

import pytest

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


BOMBS = {
    "/1-mib": Page(small(1), headers={"Content-Encoding": "gzip"}),
    "/256-mib": Page(packed(256), headers={"Content-Encoding": "gzip"}),
    "/10-gib": Page(packed(10 << 10), headers={"Content-Encoding": "gzip"}),
    "/10-gib-pdf": Page(packed(10 << 10), headers={"Content-Encoding": "gzip"}, type="application/pdf"),
    "/brotli": Page(b"\xff" * 33_000, headers={"Content-Encoding": "br"}),
    "/zstd": Page(b"\x28\xb5\x2f\xfd" + b"\xff" * 33_000, headers={"Content-Encoding": "zstd"}),
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
