"""Links made comparable: tidied, told apart by site and by pattern, and the dangerous ones left alone."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from scrapers.cookies import registrable
from scrapers.errors import AddressError
from scrapers.gate import check_address, literal
from scrapers.settings import CaptureSettings

_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|mc_[ce]id|_g[al]|ref|referrer|referer|"
    r"aff|affid|affiliate|aff_id|source|campaign|phpsessid|jsessionid|aspsessionid\w*|sid|sessid|session|"
    r"sessionid|session_id|visit|visitid|visit_id|cid|token|nonce|rnd|_|ts)$",
    re.IGNORECASE,
)
_PATH_SESSION = re.compile(r";[^/]*", re.IGNORECASE)
_ACTION = re.compile(
    r"(?:^|[/?&=_.-])(?:log-?_?out|sign-?_?out|logoff|abmelden|unsubscribe|abbestellen|add-to(?:-\w+)*|add_to\w*|"
    r"cerrar-sesion|deconnexion|iziet|atsijungti|logi-valja|keluar)(?:$|[/?&=_.-])|"
    r"(?:^|[/?&=_.])(?:delete|remove|cart|checkout|vote|approve|confirm)(?:$|[/?&=_.-])|"
    r"(?:^|[/?&=_.])(?:like|cancel|share|print)(?:$|[/?&=_.])",
    re.IGNORECASE,
)
"""Words of addresses that change something; plain words count only as a whole part: `/small-print` is a page."""

_ASSET = re.compile(
    r"\.(?:css|m?js|json|map|png|jpe?g|gif|svg|ico|webp|avif|bmp|woff2?|ttf|otf|eot|mp[34]|webm|mov|avi|ogg|wav|"
    r"zip|gz|rar|7z|exe|dmg|apk|msi|iso|rss|atom|ics|docx?|xlsx?|pptx?|csv|webmanifest)$",
    re.IGNORECASE,
)
_VARYING = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{20,}|[0-9a-f]{16,}|[0-9]+", re.IGNORECASE)


def tidy(url: str) -> str:
    """The address without fragment, tracking words, session numbers and an empty query.

    Raises AddressError when it cannot be read at all.
    """
    try:
        split = urlsplit(url)
        pairs = parse_qsl(split.query, keep_blank_values=True, max_num_fields=50)
    except ValueError as trouble:
        raise AddressError(f"the address {url[:120]!a} cannot be read") from trouble
    kept = [(key, value) for key, value in pairs if not _TRACKING.match(key)]
    query = split.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit((split.scheme, split.netloc, _PATH_SESSION.sub("", split.path) or "/", query, ""))


def admitted(url: str, settings: CaptureSettings) -> str:
    """The address after gate and tidying; raises AddressError when it may not be visited."""
    checked = check_address(url, allow_loopback=settings.allow_loopback, allow_8443=settings.allow_8443)
    return tidy(str(checked))


def same_key(url: str) -> str:
    """Equal for addresses that mean the same page: without scheme, `www.`, last slash; query in order."""
    try:
        split = urlsplit(url)
    except ValueError:
        return url
    host = split.netloc.lower().removeprefix("www.")
    query = "&".join(sorted(split.query.split("&"))) if split.query else ""
    return f"{host}{split.path.rstrip('/')}?{query}"


def pattern(url: str) -> str:
    """The shape of an address: numbers and long identifiers are one, and so are the values of a query."""
    split = urlsplit(url)
    keys = "&".join(sorted({pair.partition("=")[0] for pair in split.query.split("&") if pair}))
    return f"{split.netloc}{_VARYING.sub('#', split.path)}?{_VARYING.sub('#', keys)}"


def folder(url: str) -> str:
    """The folder an address lies in."""
    split = urlsplit(url)
    return f"{split.netloc}{split.path.rstrip('/').rsplit('/', 1)[0]}/"


def is_action(url: str) -> bool:
    """Whether visiting may change something: logout, delete, add to …"""
    split = urlsplit(url)
    return bool(_ACTION.search(f"{split.path}?{split.query}"))


def is_asset(url: str) -> bool:
    """Whether the address names a file that is not read as a disclosure."""
    return bool(_ASSET.search(urlsplit(url).path))


def same_site(one: str, other: str) -> bool:
    """Whether two addresses share the registrable domain; for numbers and local names host and port count."""
    a, b = urlsplit(one), urlsplit(other)
    first, second = (a.hostname or "").lower(), (b.hostname or "").lower()
    if literal(first) is not None or literal(second) is not None or "." not in first:
        return a.netloc.lower() == b.netloc.lower()
    return registrable(first) == registrable(second)


def is_help_host(url: str) -> bool:
    """Whether the host calls itself a help desk."""
    return (urlsplit(url).hostname or "").startswith(("help.", "support."))


def newest_and_oldest(urls: list[str], each: int) -> list[str]:
    """A sample of a list: the first and the last few, by the number in the address when all have one."""
    numbers = [_last_number(url) for url in urls]
    if all(number is not None for number in numbers):
        urls = [url for _, url in sorted(zip(numbers, urls, strict=True), key=lambda p: -(p[0] or 0))]
    return list(dict.fromkeys([*urls[:each], *urls[-each:]]))


def _last_number(url: str) -> int | None:
    found = re.findall(r"[0-9]{1,15}", urlsplit(url).path)
    return int(found[-1]) if found else None
