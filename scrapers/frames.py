"""Messages over a pipe: four bytes of length, then MessagePack. Both ends cap the length."""

from __future__ import annotations

import struct
from typing import BinaryIO

from scrapers.wire import MAX_MESSAGE, Message, WireError, decode, encode

_LENGTH = struct.Struct(">I")


def send(pipe: BinaryIO, message: Message) -> None:
    """Write one message; WireError when it is too large."""
    data = encode(message)
    if len(data) > MAX_MESSAGE:
        raise WireError("an answer is larger than 256 MiB; read fewer pages at once")
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: BinaryIO) -> Message | None:
    """Read one message; None when the other end has closed or died in the middle of one."""
    head = _exactly(pipe, _LENGTH.size)
    if head is None:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > MAX_MESSAGE:
        raise WireError("a message is larger than 256 MiB; read fewer pages at once")
    data = _exactly(pipe, length)
    return None if data is None else decode(data, Message)


def _exactly(pipe: BinaryIO, count: int) -> bytes | None:
    pieces = []
    while count:
        piece = pipe.read(count)
        if not piece:
            return None
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)
