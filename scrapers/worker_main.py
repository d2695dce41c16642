"""The child process: it parses foreign bytes under limits and answers on a pipe.

Started as `python -P -m scrapers.worker_main MEMORY MODULE`; MODULE offers `OPERATIONS`, a mapping from a name
to a function of (task bytes, bodies by SHA-256, `Report`) that returns the answer's bytes. The child opens no
socket and starts no program: an audit hook refuses both.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import BinaryIO

from scrapers.errors import ScraperError
from scrapers.frames import receive, send
from scrapers.progress import Step
from scrapers.wire import Message, encode_step

_REFUSED = (
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
)


class Report:
    """How an operation tells the parent what it is at."""

    def __init__(self, pipe: BinaryIO, source: BinaryIO | None = None) -> None:
        self.pipe, self._source = pipe, source

    def step(self, step: Step) -> None:
        """Progress that a person may see."""
        send(self.pipe, Message("step", data=encode_step(step)))

    def page(self, sha256: str) -> None:
        """The body that is parsed from now on; "" when none is."""
        send(self.pipe, Message("page", sha256))

    def text(self, url: str, text: str) -> None:
        """What a page says, so that it can be searched."""
        send(self.pipe, Message("text", url, text.encode("utf-8", "replace")))

    def part(self, data: bytes) -> None:
        """A part of the answer that is ready; all parts come before the result."""
        send(self.pipe, Message("part", data=data))

    def ask(self, name: str) -> bytes:
        """What the parent has under a name, when it has it; b"" when it has nothing."""
        send(self.pipe, Message("ask", name))
        told = receive(self._source) if self._source else None
        return told.data if told else b""


Operation = Callable[[bytes, dict[str, bytes], Report], bytes]


def main(arguments: list[str]) -> int:
    """Answer calls until the parent closes the pipe."""
    source, target = _private_pipes()
    _limit_memory(int(arguments[0]))
    operations: Mapping[str, Operation] = importlib.import_module(arguments[1]).OPERATIONS
    sys.addaudithook(_refuse)
    bodies: dict[str, bytes] = {}
    while (message := receive(source)) is not None:
        if message.kind == "body":
            bodies[message.name] = message.data
        else:
            _answer(operations, message, bodies, Report(target, source))
            bodies = {}
    return 0


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the parent, out of reach of anything that prints."""
    source, target = os.dup(0), os.dup(1)
    with open(os.devnull, "r+b") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 0)
        os.dup2(nothing.fileno(), 1)
    return os.fdopen(source, "rb"), os.fdopen(target, "wb")


def _limit_memory(limit: int) -> None:
    """Cap the address space where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _refuse(event: str, _: tuple[object, ...]) -> None:
    if event in _REFUSED:
        raise PermissionError(f"the reader may not use {event}")


def _answer(
    operations: Mapping[str, Operation], call: Message, bodies: dict[str, bytes], report: Report
) -> None:
    """Run one operation and send its result, its expected trouble or our bug."""
    target = report.pipe
    try:
        send(target, Message("result", data=operations[call.name](call.data, bodies, report)))
    except MemoryError:
        os._exit(12)
    except ScraperError as trouble:
        send(target, Message("trouble", type(trouble).__name__, str(trouble).encode()))
    except Exception:
        send(target, Message("bug", call.name, traceback.format_exc().encode("utf-8", "replace")[-20_000:]))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
