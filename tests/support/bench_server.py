"""The server of the crawl benchmark, in a process of its own: linked pages, each answered after a pause.

`python -m tests.support.bench_server PAGES MILLISECONDS` prints its port, serves until its input closes, and
answers `/-/count` with the number of requests it has answered since it was last asked.
"""

from __future__ import annotations

import asyncio
import sys

PARAGRAPH = (
    "<p>Investors buy claims under assignment agreements; <b>interest</b> accrues daily and is paid monthly. "
    "See the <a href='/p/{0}'>terms of series {0}</a> and the <em>fee schedule</em> of that month.</p>\n"
)
ROW = "<tr><td>{0:02d}/2026</td><td>{0}.2 million</td><td>3.1 %</td><td>11.4 %</td></tr>"


def page(number: int, pages: int) -> bytes:
    """Page `number` of the site: about eight kilobytes, a table, and links to forty other pages."""
    near = [(number * 40 + step) % pages for step in range(1, 41)]
    links = "".join(f"<li><a href='/p/{one}'>Series {one}</a></li>" for one in near)
    words = "".join(PARAGRAPH.format(one) for one in near[:16])
    rows = "".join(ROW.format(month) for month in range(1, 13))
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Series {number}</title></head><body>"
        f"<nav><ul>{links}</ul></nav><main><h1>Series {number}</h1>{words}<table>{rows}</table></main></body></html>"
    ).encode()


class Site:
    """`pages` pages under /p/; everything answers after `pause` seconds."""

    def __init__(self, pages: int, pause: float) -> None:
        self._pause, self._answered = pause, 0
        self._ready = {f"/p/{n}": _answer(page(n, pages)) for n in range(pages)}
        self._ready["/"] = _answer(page(0, pages))
        self._ready["/robots.txt"] = _answer(b"User-agent: *\nAllow: /\n", kind="text/plain")

    async def connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection, one after the other."""
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(await self._after_pause(head.split(b" ", 2)[1].decode()))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def _after_pause(self, path: str) -> bytes:
        if path == "/-/count":
            count, self._answered = self._answered, 0
            return _answer(str(count).encode(), kind="text/plain")
        await asyncio.sleep(self._pause)
        self._answered += 1
        return self._ready.get(path) or _answer(b"no such page", status="404 Not Found")


def _answer(body: bytes, *, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def serve(pages: int, pause: float) -> None:
    """Listen on a free port of 127.0.0.1 until standard input closes."""
    server = await asyncio.start_server(Site(pages, pause).connection, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), float(sys.argv[2]) / 1_000))
