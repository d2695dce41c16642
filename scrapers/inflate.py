"""Unpacking with a lid on it: a few hundred bytes may claim to be gigabytes."""

from __future__ import annotations

import zlib

from scrapers.settings import CHUNK

_PIECE = 4 * CHUNK


class TooLargeError(Exception):
    """More bytes than the cap allows."""


class Plain:
    """Bytes as they come, counted."""

    def __init__(self, cap: int) -> None:
        self._cap = cap
        self._got = bytearray()
        self.finished = True

    def feed(self, chunk: bytes) -> None:
        """Add bytes; raises TooLargeError when the cap is passed."""
        if len(self._got) + len(chunk) > self._cap:
            raise TooLargeError
        self._got += chunk

    def body(self) -> bytes:
        """All that was fed."""
        return bytes(self._got)


class Gunzip:
    """Gzip (or zlib) bytes, inflated step by step and never beyond the cap.

    `finished` tells whether the stream ended as it should; raises zlib.error on damaged data. What follows
    the first member is ignored unless it is a further member.
    """

    def __init__(self, cap: int, window: int = 47) -> None:
        self._cap = cap
        self._got = bytearray()
        self._raw = 0
        self._inflater = zlib.decompressobj(window)
        self.finished = False

    def feed(self, chunk: bytes) -> None:
        """Inflate more bytes; raises TooLargeError when in- or output passes the cap."""
        self._raw += len(chunk)
        if self._raw > self._cap:
            raise TooLargeError
        more = bool(chunk)
        while more:
            chunk, more = self._step(chunk)

    def body(self) -> bytes:
        """What has been inflated so far."""
        return bytes(self._got)

    def _step(self, chunk: bytes) -> tuple[bytes, bool]:
        """Inflate one piece; what is left of the input, and whether to go on."""
        if self._inflater.eof:
            if not chunk.startswith(b"\x1f\x8b"):
                return b"", False
            self._inflater, self.finished = zlib.decompressobj(47), False
        out = self._inflater.decompress(chunk, _PIECE)
        self._got += out
        if len(self._got) > self._cap:
            raise TooLargeError
        self.finished = self._inflater.eof
        if self.finished:
            return self._inflater.unused_data, bool(self._inflater.unused_data)
        return self._inflater.unconsumed_tail, len(out) == _PIECE


def inflater(encoding: str, cap: int) -> Plain | Gunzip | None:
    """The reader for a Content-Encoding, or None when it is not one we asked for."""
    names = [name for name in (part.strip().lower() for part in encoding.split(",")) if name]
    match [name for name in names if name != "identity"]:
        case []:
            return Plain(cap)
        case ["gzip" | "x-gzip"]:
            return Gunzip(cap)
        case _:
            return None


def unpacked(body: bytes, encoding: str, cap: int) -> bytes:
    """A saved body without its Content-Encoding, which may be gzip or deflate.

    A body that was unpacked before it was saved is returned as it is. Raises TooLargeError, zlib.error, or
    LookupError for another encoding.
    """
    names = {part.strip().lower() for part in encoding.split(",")} - {"", "identity"}
    if not names or not body:
        reader: Plain | Gunzip = Plain(cap)
    elif names <= {"gzip", "x-gzip"}:
        reader = Gunzip(cap) if body.startswith(b"\x1f\x8b") else Plain(cap)
    elif names == {"deflate"}:
        reader = Gunzip(cap, 47 if _is_zlib(body) else -15)
    else:
        raise LookupError(encoding)
    reader.feed(body)
    if not reader.finished:
        raise zlib.error("cut off")
    return reader.body()


def _is_zlib(body: bytes) -> bool:
    return len(body) > 1 and body[0] & 0x0F == 8 and (body[0] * 256 + body[1]) % 31 == 0
