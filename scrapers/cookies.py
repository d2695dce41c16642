"""Cookies of one capture: enough for a site that insists on them, never kept, never sent to anybody else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import httpx
from publicsuffixlist import PublicSuffixList

from scrapers.gate import is_own_machine, literal
from scrapers.settings import COOKIE_BYTES, COOKIES


@lru_cache(maxsize=1)
def suffixes() -> PublicSuffixList:
    """The bundled public suffix list; nothing is downloaded."""
    return PublicSuffixList()


def registrable(host: str) -> str:
    """The domain somebody registered (`www.example.co.uk` → `example.co.uk`); an IP address is its own."""
    host = host.lower().removesuffix(".")
    if literal(host) is not None:
        return host
    return str(suffixes().privatesuffix(host) or host)


@dataclass(frozen=True, slots=True)
class Cookie:
    """One name and value, and the hosts, paths and schemes it may go back to."""

    name: str
    value: str
    domain: str
    host_only: bool
    path: str
    scheme: str


class PlatformCookies:
    """At most 50 cookies of one platform.

    A cookie for a public suffix or for a foreign domain is dropped. Cookies travel over https only; those
    that a trial server on this machine sets over http go back to it over http.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str], Cookie] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def take(self, url: httpx.URL, headers: tuple[tuple[str, str], ...]) -> None:
        """Keep what an answer sets, as far as the rules allow."""
        if not _may_travel(url):
            return
        for name, value in headers:
            if name.lower() == "set-cookie":
                self._take_one(url, value)

    def header(self, url: httpx.URL) -> str | None:
        """The Cookie header for a request, or None when there is nothing to send."""
        if not _may_travel(url):
            return None
        pairs = [f"{c.name}={c.value}" for c in self._kept.values() if _fits(c, url)]
        return "; ".join(pairs) or None

    def _take_one(self, url: httpx.URL, text: str) -> None:
        cookie = _parsed(url, text)
        if cookie is None:
            return
        key = (cookie.domain, cookie.path, cookie.name)
        if "max-age=0" in text.lower().replace(" ", ""):
            self._kept.pop(key, None)
        elif key in self._kept or len(self._kept) < COOKIES:
            self._kept[key] = cookie


def _may_travel(url: httpx.URL) -> bool:
    return url.scheme == "https" or is_own_machine(url.host)


def _parsed(url: httpx.URL, text: str) -> Cookie | None:
    if len(text) > COOKIE_BYTES:
        return None
    first, *rest = text.split(";")
    name, equals, value = first.strip().partition("=")
    if not equals or not name or not _plain(name) or not _plain(value):
        return None
    attributes = {key.strip().lower(): val.strip() for key, _, val in (part.partition("=") for part in rest)}
    domain = attributes.get("domain", "").lower().removeprefix(".")
    if domain and not _may_set(url.host, domain):
        return None
    path = attributes.get("path", "/")
    return Cookie(
        name, value, domain or url.host, not domain, path if path.startswith("/") else "/", url.scheme
    )


def _plain(text: str) -> bool:
    return all("\x20" < c < "\x7f" and c not in ";," for c in text)


def _may_set(host: str, domain: str) -> bool:
    if host == domain:
        return True
    is_suffix = literal(host) is not None or suffixes().is_public(domain)
    return host.endswith(f".{domain}") and not is_suffix


def _fits(cookie: Cookie, url: httpx.URL) -> bool:
    host = url.host
    at_home = host == cookie.domain or (not cookie.host_only and host.endswith(f".{cookie.domain}"))
    path = cookie.path.rstrip("/")
    return at_home and url.scheme == cookie.scheme and (url.path == path or url.path.startswith(f"{path}/"))
