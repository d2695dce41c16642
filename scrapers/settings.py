"""The limits of a capture, all in one place: what is not listed here is not limited anywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Final

KIB: Final = 1024
MIB: Final = 1024 * KIB

HTML_BYTES: Final = 5 * MIB
PDF_BYTES: Final = 25 * MIB
ROBOTS_BYTES: Final = 500 * KIB
SITEMAP_BYTES: Final = 10 * MIB
SITEMAP_ADDRESSES: Final = 50_000
SITEMAP_FILES: Final = 50
SITEMAP_DEPTH: Final = 2
HEADER_BYTES: Final = 64 * KIB
HEADER_FIELDS: Final = 200
ADDRESS_CHARACTERS: Final = 2_048
REDIRECTS: Final = 10
ROBOTS_REDIRECTS: Final = 5
COOKIES: Final = 50
COOKIE_BYTES: Final = 4 * KIB
LINKS_A_PAGE: Final = 2_000
RETRIES: Final = 2
LISTED: Final = 500
CRAWL_DELAY: Final = 30.0
RETRY_AFTER: Final = 60.0
CHUNK: Final = 16_384

PORTS: Final = frozenset({80, 443})
PORT_BY_CHOICE: Final = 8443

ROBOT_NAME: Final = "Lendscope"

ADOPTED_BYTES: Final = 200 * MIB
ADOPTED_ENTRIES: Final = 5_000
ZIP_RATIO: Final = 100


@lru_cache(maxsize=1)
def program_version() -> str:
    """The installed version, or 0 when the program runs from a bare copy of its sources."""
    try:
        return version("lendscope")
    except PackageNotFoundError:
        return "0"


@dataclass(frozen=True, slots=True)
class CaptureSettings:
    """What a person may set for one capture; the defaults are the polite ones.

    Times are seconds. `delay` is the pause between two requests to one host; 0 asks for full speed, and only
    then may one host have more than one connection. `contact` is printed in the User-Agent.
    `proxy` is an explicit http:// or socks5h:// address; one of the environment is never used.
    """

    max_pages: int = 60
    max_depth: int = 4
    per_pattern: int = 8
    delay: float = 1.0
    connections: int = 4
    allow_loopback: bool = False
    allow_8443: bool = False
    total_seconds: float = 900.0
    total_bytes: int = 100 * MIB
    response_seconds: float = 45.0
    connect_seconds: float = 10.0
    read_seconds: float = 15.0
    write_seconds: float = 10.0
    pool_seconds: float = 5.0
    backoff: float = 1.0
    contact: str = ""
    proxy: str = ""

    @property
    def user_agent(self) -> str:
        """Name, version, purpose: an honest name in every request."""
        contact = f"+{self.contact}; " if self.contact else ""
        return f"{ROBOT_NAME}/{program_version()} ({contact}due-diligence reader)"
