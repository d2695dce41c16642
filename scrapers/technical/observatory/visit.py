"""What a visit to a home page showed: the answers that the tests look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Response:
    """One answer. `equiv` holds the page's meta http-equiv values (and meta referrer) by lower-case name."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    verified: bool = True
    equiv: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def all(self, name: str) -> list[str]:
        """Every value of a header, in order."""
        return [v for k, v in self.headers if k.lower() == name]

    def joined(self, name: str) -> str | None:
        """The values joined as HTTP joins them, or None."""
        values = self.all(name)
        return ", ".join(values) if values else None


@dataclass(frozen=True, slots=True)
class Visit:
    """The answers from the plain address, the https address, to the request with a foreign origin, and the page.

    `auto` is the https answer where there is one, else the plain one; `redirects` is the chain from the plain
    address. On this machine's own address the given answer stands in for https (`stands_in`).
    """

    host: str
    session: str
    auto: Response | None
    http: Response | None = None
    https: Response | None = None
    cors: Response | None = None
    cors_origin: str = ""
    redirects: tuple[str, ...] = ()
    html: str = ""
    stands_in: bool = False

    @property
    def secure(self) -> bool:
        """Whether the page counts as an https page."""
        return self.stands_in or urlsplit(self.session).scheme == "https"


@dataclass(frozen=True, slots=True)
class Grade:
    """A test's result, its modifier on the sum, whether it passes, and the words that decided."""

    result: str
    modifier: int
    passed: bool
    decided_by: str = ""


def grade(
    table: Mapping[str, int], result: str, decided_by: str = "", *, passes: frozenset[str] = frozenset()
) -> Grade:
    """A grade with the modifier of the table; negative modifiers fail unless the result is named in `passes`."""
    return Grade(result, table[result], table[result] >= 0 or result in passes, decided_by)
