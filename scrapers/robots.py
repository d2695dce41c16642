"""What a site asks of machines: robots.txt after RFC 9309, read by protego."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from protego import Protego

from scrapers.archive import Capture, Failure
from scrapers.settings import CRAWL_DELAY, ROBOT_NAME, ROBOTS_BYTES


class _Rules(Protocol):
    """The part of protego's answer that is used here."""

    def can_fetch(self, url: str, user_agent: str) -> bool: ...

    def crawl_delay(self, user_agent: str) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host. `reachable` is False when they could not be read, which forbids everything."""

    reachable: bool = True
    rules: _Rules | None = None
    sitemaps: tuple[str, ...] = field(default=())

    def allows(self, url: str) -> bool:
        """Whether we may visit that address."""
        if not self.reachable:
            return False
        return self.rules is None or bool(self.rules.can_fetch(url, ROBOT_NAME))

    @property
    def delay(self) -> float:
        """The pause the site asks for, in seconds, at most 30."""
        asked = self.rules.crawl_delay(ROBOT_NAME) if self.rules else None
        return min(max(float(asked or 0.0), 0.0), CRAWL_DELAY)


def robots_of(capture: Capture, body: bytes | None) -> Robots:
    """The rules in an answer to /robots.txt.

    A status of 4xx, or a redirect that leads nowhere, means that there are no rules; 5xx and no answer
    forbid everything, because the rules may be there and we cannot see them.
    """
    if capture.status is None or capture.status >= 500 or capture.failure in (Failure.TIMEOUT, Failure.TLS):
        return Robots(reachable=False)
    if capture.status >= 300 or not body:
        return Robots()
    return parse_robots(body)


def parse_robots(body: bytes) -> Robots:
    """The rules in the first 500 KiB of a robots.txt; what cannot be read is passed over."""
    text = body[:ROBOTS_BYTES].decode("utf-8-sig", "replace").replace("\x00", "")
    lines = [line for line in text.splitlines() if len(line) <= 2_048]
    rules = Protego.parse("\n".join(lines))
    return Robots(rules=rules, sitemaps=tuple(dict.fromkeys(rules.sitemaps)))
