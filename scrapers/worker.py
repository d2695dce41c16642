"""Foreign bytes are parsed in a child process, so that a hostile page can end the child and nothing else.

The child has a memory limit, no network and no proxies in its environment. When it dies or stays silent too
long, it is started again without the page it was at; that page is noted `parser-crashed` and the reading goes on.
"""

from __future__ import annotations

import hashlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import BinaryIO, cast

from scrapers import errors
from scrapers.archive import Bodies
from scrapers.documents.document import Document
from scrapers.documents.outline import Outline
from scrapers.documents.picture import Picture
from scrapers.errors import ScraperError
from scrapers.frames import receive, send
from scrapers.progress import Cancel, Never, Progress, silent
from scrapers.wire import (
    Message,
    PageTask,
    PictureTask,
    decode_document,
    decode_outline,
    decode_picture,
    decode_step,
    encode,
)
from scrapers.worker_ops import crashed

MEMORY = 1024**3
PAGE_SECONDS = 20.0
SILENT_SECONDS = 120.0
MOST_CRASHES = 8
_TICK = 0.1
_KEPT = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH")


class ChildDiedError(ScraperError):
    """The child ended or was ended. `page` names the body it was at, "" when none."""

    def __init__(self, page: str) -> None:
        super().__init__("the reader stopped while reading; try again, or leave out the page it stopped at")
        self.page = page


class Worker:
    """One child process, started when first needed and after it died. Use it as a context manager.

    `operations` names the module whose `OPERATIONS` the child offers; `memory` is in bytes. Not for several
    threads at once, but for `outline`, which waits its turn.
    """

    def __init__(
        self,
        *,
        operations: str = "scrapers.worker_ops",
        memory: int = MEMORY,
        page_seconds: float = PAGE_SECONDS,
        silent_seconds: float = SILENT_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._operations, self._memory, self._clock = operations, memory, clock
        self._page_seconds, self._silent_seconds = page_seconds, silent_seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._inbox: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._turn = threading.Lock()

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child; the worker may be used again."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    with _ignoring_broken_pipes():
                        pipe.close()
            child.wait()

    def another(self) -> Worker:
        """A second worker with a child of its own, under the same limits."""
        return type(self)(
            operations=self._operations,
            memory=self._memory,
            page_seconds=self._page_seconds,
            silent_seconds=self._silent_seconds,
            clock=self._clock,
        )

    def call(
        self,
        operation: str,
        task: bytes,
        bodies: Bodies | None = None,
        wanted: set[str] | None = None,
        *,
        progress: Progress = silent,
        cancel: Cancel | None = None,
        texts: dict[str, str] | None = None,
        part: Callable[[bytes], None] | None = None,
        told: Callable[[str], bytes] | None = None,
    ) -> bytes | None:
        """The operation's answer; None when cancelled. Raises ChildDiedError, or the child's own expected trouble.

        `texts` is filled with what the pages say, by address; `part` is given what is ready before the whole is;
        `told` answers what the child asks for on its way.
        """
        self.begin(operation, task, bodies, wanted)
        return self.finish(progress=progress, cancel=cancel, texts=texts, part=part, told=told)

    def begin(
        self, operation: str, task: bytes, bodies: Bodies | None = None, wanted: set[str] | None = None
    ) -> None:
        """Set the child to work, and do not wait: `finish` gives the answer. Raises ChildDiedError."""
        with self._closed_on_failure():
            child = self._running()
            for name in sorted(wanted or ()):
                if bodies is not None and name in bodies:
                    self._tell(child, Message("body", name, bodies[name]))
            self._tell(child, Message("call", operation, task))

    def finish(
        self,
        *,
        progress: Progress = silent,
        cancel: Cancel | None = None,
        texts: dict[str, str] | None = None,
        part: Callable[[bytes], None] | None = None,
        told: Callable[[str], bytes] | None = None,
    ) -> bytes | None:
        """The answer to what was begun, as `call` gives it."""
        with self._closed_on_failure():
            return self._wait(progress, cancel or Never(), texts, part, told)

    @contextmanager
    def _closed_on_failure(self) -> Iterator[None]:
        """A child that died or that our own mistake left in the middle of something is not asked again."""
        try:
            yield
        except BaseException as error:
            if not isinstance(error, ScraperError) or isinstance(error, ChildDiedError):
                self.close()
            raise

    def outline(self, body: bytes, url: str, content_type: str = "") -> Outline:
        """The page's outline; one noted `parser-crashed` when the child did not survive it."""
        task = encode(PageTask(body, url, content_type, "page"))
        try:
            with self._turn:
                answer = self.call("outline", task)
        except ChildDiedError:
            return Outline(base=url, notes=("parser-crashed",))
        return decode_outline(answer or b"")

    def open(self, body: bytes, url: str, content_type: str = "", sha256: str = "") -> Document:
        """The document in a body; one noted `parser-crashed` when the child did not survive it."""
        sha256 = sha256 or hashlib.sha256(body).hexdigest()
        try:
            with self._turn:
                answer = self.call("open", encode(PageTask(body, url, content_type, sha256)))
        except ChildDiedError:
            return crashed(url, sha256, content_type)
        return decode_document(answer or b"")

    def picture(self, body: bytes, page: int, scale: float, quote: str = "", sha256: str = "") -> Picture:
        """A page of a PDF drawn in the child, with the quote's place. Raises PictureError, also when the child died."""
        try:
            with self._turn:
                answer = self.call("picture", encode(PictureTask(body, page, scale, quote, sha256 or "page")))
        except ChildDiedError:
            raise errors.PictureError("drawing this page took too much room or time; read its text") from None
        return decode_picture(answer or b"")

    # The child

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = self._start()
        return self._child

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-P", "-m", "scrapers.worker_main", str(self._memory), self._operations]
        child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            close_fds=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._inbox = queue.SimpleQueue()
        if child.stdout is not None:
            threading.Thread(target=_listen, args=(child.stdout, self._inbox), daemon=True).start()
        return child

    def _tell(self, child: subprocess.Popen[bytes], message: Message) -> None:
        try:
            if child.stdin is not None:
                send(cast(BinaryIO, child.stdin), message)
        except OSError:
            raise ChildDiedError("") from None

    def _answer(self, message: Message) -> None:
        if self._child is not None:
            self._tell(self._child, message)

    def _wait(
        self,
        progress: Progress,
        cancel: Cancel,
        texts: dict[str, str] | None,
        part: Callable[[bytes], None] | None,
        told: Callable[[str], bytes] | None,
    ) -> bytes | None:
        """Listen until the answer; the clock starts again with every message."""
        page, heard = "", self._clock()
        while True:
            try:
                message = self._inbox.get(timeout=_TICK)
            except queue.Empty:
                if cancel.is_set():
                    self.close()
                    return None
                if self._clock() - heard > (self._page_seconds if page else self._silent_seconds):
                    raise ChildDiedError(page) from None
                continue
            if message is not None and message.kind == "ask":
                self._answer(Message("told", message.name, told(message.name) if told else b""))
            heard = self._clock()
            if message is None:
                raise ChildDiedError(page)
            if message.kind == "result":
                return message.data
            if message.kind == "text":
                if texts is not None:
                    texts[message.name] = message.data.decode("utf-8", "replace")
            elif message.kind == "part" and part is not None:
                part(message.data)
            elif message.kind != "ask":
                page = self._heed(message, page, progress)

    def _heed(self, message: Message, page: str, progress: Progress) -> str:
        """Take in one message on the way; the page the child is at."""
        match message.kind:
            case "page":
                return message.name
            case "step":
                progress(decode_step(message.data))
                return page
            case "trouble":
                kind = getattr(errors, message.name, ScraperError)
                raise kind(message.data.decode("utf-8", "replace"))
            case _:
                raise RuntimeError(
                    f"the reader failed in {message.name}:\n{message.data.decode('utf-8', 'replace')}"
                )


def _listen(pipe: BinaryIO, inbox: queue.SimpleQueue[Message | None]) -> None:
    """Put every message into the inbox, and None when there will be no more."""
    try:
        while (message := receive(pipe)) is not None:
            inbox.put(message)
    except (OSError, ValueError, ScraperError):
        pass
    inbox.put(None)


class _ignoring_broken_pipes:  # noqa: N801
    """Closing a pipe to a dead child is no trouble."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        return kind is not None and issubclass(kind, OSError)


def environment() -> dict[str, str]:
    """What the child may know of ours: no proxies, no home; modules from where ours come from."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    places = [os.path.abspath(place) for place in sys.path if place and os.path.exists(place)]  # noqa: PTH100, PTH110
    return {**kept, "PYTHONPATH": os.pathsep.join(places), "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}


def open_in_child(body: bytes, url: str, sha256: str = "", content_type: str = "") -> Document:
    """One saved body as a document, parsed in a child of its own."""
    with Worker() as child:
        return child.open(body, url, content_type, sha256)
