"""Cookie flags: the worst finding over all cookies wins."""

from __future__ import annotations

from dataclasses import dataclass

from scrapers.technical.observatory.headers import hsts
from scrapers.technical.observatory.visit import Grade, Visit, grade

RESULTS = {
    "cookies-secure-with-httponly-sessions-and-samesite": 5,
    "cookies-secure-with-httponly-sessions": 0,
    "cookies-not-found": 0,
    "cookies-without-secure-flag-but-protected-by-hsts": -5,
    "cookies-session-without-secure-flag-but-protected-by-hsts": -10,
    "cookies-without-secure-flag": -20,
    "cookies-samesite-flag-invalid": -20,
    "cookies-anticsrf-without-samesite-flag": -20,
    "cookies-session-without-httponly-flag": -30,
    "cookies-session-without-secure-flag": -40,
}
ORDER = (
    "cookies-without-secure-flag-but-protected-by-hsts",
    "cookies-without-secure-flag",
    "cookies-session-without-secure-flag-but-protected-by-hsts",
    "cookies-samesite-flag-invalid",
    "cookies-anticsrf-without-samesite-flag",
    "cookies-session-without-httponly-flag",
    "cookies-session-without-secure-flag",
)
INVALID = "cookies-samesite-flag-invalid"
SAMESITE = ("strict", "lax", "none")
IGNORED = frozenset(("heroku-session-affinity",))


@dataclass(frozen=True, slots=True)
class Cookie:
    """One Set-Cookie header's name, flags and the domain and path it is for.

    `samesite` is None when the flag is missing, and the text as written when it is no known word.
    """

    name: str
    secure: bool
    httponly: bool
    samesite: str | None
    max_age: int | None = None
    place: tuple[str, str] = ("", "/")

    @property
    def marked(self) -> bool:
        """Whether SameSite holds one of its words."""
        return self.samesite in SAMESITE

    @property
    def sign_in(self) -> bool:
        """Named like a session's cookie."""
        return any(part in self.name.lower() for part in ("login", "sess"))

    @property
    def anti_forgery(self) -> bool:
        """Named like a token against forged requests."""
        return "csrf" in self.name.lower()


def parse_cookie(header: str) -> Cookie:
    """The flags of one Set-Cookie header; nothing in it raises."""
    first, *attributes = header.split(";")
    flags = {k.strip().lower(): v.strip() for k, _, v in (a.partition("=") for a in attributes)}
    age = flags.get("max-age", "")
    return Cookie(
        name=first.partition("=")[0].strip(),
        secure="secure" in flags,
        httponly="httponly" in flags,
        samesite=flags["samesite"].lower() if "samesite" in flags else None,
        max_age=int(age) if age.isascii() and age.isdigit() and len(age) < 12 else None,
        place=(flags.get("domain", "").lower().lstrip("."), flags.get("path", "/")),
    )


def cookies(visit: Visit) -> Grade:
    """The worst finding; without one, +5 only when every cookie has SameSite.

    A cookie set twice counts as it was set last; a SameSite that is no word counts wherever it is written.
    """
    given = [parse_cookie(h) for h in visit.auto.all("set-cookie")] if visit.auto else []
    kept = {(c.name, c.place): c for c in given if c.name and c.name not in IGNORED}
    if not kept:
        return grade(RESULTS, "cookies-not-found")
    protected = hsts(visit).passed
    faults = [(INVALID, c.name) for c in given if c.samesite is not None and not c.marked]
    faults += [(result, c.name) for c in kept.values() for result in _findings(c, protected)]
    if faults:
        return grade(RESULTS, *max(faults, key=_rank))
    all_marked = all(c.marked for c in kept.values())
    result = "cookies-secure-with-httponly-sessions" + ("-and-samesite" if all_marked else "")
    return grade(RESULTS, result, ", ".join(c.name for c in kept.values()))


def _rank(finding: tuple[str, str]) -> int:
    return ORDER.index(finding[0])


def _findings(cookie: Cookie, protected: bool) -> list[str]:
    found = []
    if not cookie.secure:
        kind = "cookies-session-without-secure-flag" if cookie.sign_in else "cookies-without-secure-flag"
        found.append(kind + ("-but-protected-by-hsts" if protected else ""))
    if cookie.samesite == "none" and not cookie.secure:
        found.append(INVALID)
    if cookie.anti_forgery and not cookie.marked:
        found.append("cookies-anticsrf-without-samesite-flag")
    if cookie.sign_in and not cookie.httponly:
        found.append("cookies-session-without-httponly-flag")
    return found
