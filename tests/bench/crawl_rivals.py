"""Scrapy and aiohttp on the crawl benchmark, run by an interpreter that has them.

`OTHER crawl_rivals.py scrapy|aiohttp HOME PAGES CONNECTIONS` prints the seconds that passed and those of the
processor. Both follow the links of
every page and keep the bodies; imports are not timed. Nothing of the product is imported here.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import sys
import time
from urllib.parse import urljoin


def with_scrapy(home: str, pages: int, at_once: int) -> float:
    """A spider that follows every link, without pauses, obeying robots.txt."""
    import scrapy
    from scrapy.crawler import CrawlerProcess
    from scrapy.linkextractors import LinkExtractor

    logging.disable(logging.CRITICAL)
    kept: dict[str, bytes] = {}

    class Everything(scrapy.Spider):
        name = "everything"
        start_urls = [home]
        links = LinkExtractor()

        def parse(self, response):  # type: ignore[no-untyped-def]
            kept[hashlib.sha256(response.body).hexdigest()] = response.body
            for link in self.links.extract_links(response):
                yield response.follow(link)

    settings = {
        "CONCURRENT_REQUESTS": at_once,
        "CONCURRENT_REQUESTS_PER_DOMAIN": at_once,
        "DOWNLOAD_DELAY": 0,
        "ROBOTSTXT_OBEY": True,
        "COOKIES_ENABLED": True,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
        "CLOSESPIDER_PAGECOUNT": 0,
    }
    process = CrawlerProcess(settings)
    process.crawl(Everything)
    before = time.perf_counter()
    process.start()
    return time.perf_counter() - before


async def _with_aiohttp(home: str, pages: int, at_once: int) -> float:
    import aiohttp
    import lxml.html

    queue: asyncio.Queue[str] = asyncio.Queue()
    seen, kept = {home}, {}
    queue.put_nowait(home)
    before = time.perf_counter()

    async def worker(session: aiohttp.ClientSession) -> None:
        while True:
            url = await queue.get()
            async with session.get(url) as response:
                body = await response.read()
            kept[hashlib.sha256(body).hexdigest()] = body
            for href in lxml.html.document_fromstring(body).xpath("//a/@href"):
                link = urljoin(url, href)
                if link not in seen:
                    seen.add(link)
                    queue.put_nowait(link)
            queue.task_done()

    connector = aiohttp.TCPConnector(limit=at_once)
    async with aiohttp.ClientSession(connector=connector) as session:
        workers = [asyncio.create_task(worker(session)) for _ in range(at_once)]
        await queue.join()
        for task in workers:
            task.cancel()
    return time.perf_counter() - before


def with_aiohttp(home: str, pages: int, at_once: int) -> float:
    """As many workers as connections, a queue between them, links by lxml."""
    return asyncio.run(_with_aiohttp(home, pages, at_once))


if __name__ == "__main__":
    run = {"scrapy": with_scrapy, "aiohttp": with_aiohttp}[sys.argv[1]]
    import aiohttp
    import lxml.html  # noqa: F401
    import scrapy  # noqa: F401

    started = time.process_time()
    seconds = run(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    print(json.dumps([seconds, time.process_time() - started]))
