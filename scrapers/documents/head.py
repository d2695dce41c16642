"""What a page says about itself and what it loads: metadata, base address, forms and resources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from scrapers.documents.document import Field, Form, Resource

_REFRESH = re.compile(
    r"^\s{0,20}(\d{1,6})(?:\.\d{0,6})?\s{0,20}(?:[;,]\s{0,20}(?:url\s{0,5}=\s{0,5})?[\"']?([^\"'\s]{1,2000}))?",
    re.I,
)
_SOURCES = {
    "script": "src",
    "iframe": "src",
    "img": "src",
    "link": "href",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
    "track": "src",
    "frame": "src",
    "image": "href",
}
_HELD_TYPES = ("text/plain", "text/x-", "application/x-")
MAX_RESOURCES = 2_000
MAX_FIELDS = 100
_FOLDS = re.compile(r"[\t\r\n]")


def base_of(root: Any, url: str) -> str:
    """The address that relative links start from."""
    for base in root.iter("base"):
        if href := (base.get("href") or "").strip():
            return absolute(href, url) or url
    return url


def absolute(href: str, base: str) -> str:
    """An absolute http(s), mailto or tel address, or "" for what leads nowhere."""
    href = _FOLDS.sub("", href.strip()[:2048])
    if not href or href[:5].lower() in ("data:", "blob:", "about") or href[:11].lower() == "javascript:":
        return ""
    return _joined(href, _origin(base) if href.startswith("/") else base)


@lru_cache(maxsize=256)
def _origin(base: str) -> str:
    """The part of a base that addresses from the root depend on; all of it when it cannot be read."""
    try:
        split = urlsplit(base)
    except ValueError:
        return base
    return f"{split.scheme}://{split.netloc}/" if split.netloc else base


@lru_cache(maxsize=8_192)
def _joined(href: str, base: str) -> str:
    """Sites repeat their menus on every page: most addresses of a visit are joined once."""
    try:
        joined = urljoin(base, href)
        scheme = urlsplit(joined).scheme
    except ValueError:
        return ""
    return joined if scheme in ("http", "https", "mailto", "tel", "file") else ""


def refresh_of(content: str, base: str) -> tuple[int, str] | None:
    """Seconds and address of a meta refresh; the address is "" when the page reloads itself."""
    found = _REFRESH.match(content)
    return (int(found[1]), absolute(found[2], base) if found[2] else "") if found else None


def metadata_of(root: Any, base: str) -> Iterator[tuple[str, str]]:
    """Names in lower case: meta names and properties, `http-equiv:…`, canonical, base, alternate languages."""
    for meta in root.iter("meta"):
        content = (meta.get("content") or "")[:4000]
        name = meta.get("name") or meta.get("property")
        if name and content:
            yield name.strip().lower()[:100], content
        if (equivalent := meta.get("http-equiv")) and content:
            yield f"http-equiv:{equivalent.strip().lower()[:60]}", content
    for link in root.iter("link"):
        rel = (link.get("rel") or "").lower().split()
        if "canonical" in rel and (target := absolute(link.get("href") or "", base)):
            yield "canonical", target
        elif (
            "alternate" in rel and link.get("hreflang") and (target := absolute(link.get("href") or "", base))
        ):
            yield f"alternate:{(link.get('hreflang') or '').lower()[:20]}", target


def resources_of(root: Any, base: str) -> Iterator[Resource]:
    """What a browser would load, in the order of the page; scripts held back for consent are marked."""
    count = 0
    for element in root.iter(*_SOURCES):
        address = element.get(_SOURCES[element.tag]) or element.get("data-src") or ""
        target = absolute(address, base) if address else ""
        if not target or (element.tag == "link" and _is_no_load(element)):
            continue
        yield _resource(element, target)
        count += 1
        if count >= MAX_RESOURCES:
            return


def _resource(element: Any, target: str) -> Resource:
    kind = (element.get("type") or "").lower()
    held = element.tag == "script" and kind.startswith(_HELD_TYPES) and "javascript" not in kind
    unseen = element.get(_SOURCES[element.tag]) is None
    rel = (element.get("rel") or "").lower()
    integrity, origin = element.get("integrity") or "", element.get("crossorigin")
    return Resource(element.tag, target, kind, rel, integrity, origin, held or unseen, _in_noscript(element))


def _is_no_load(link: Any) -> bool:
    rel = (link.get("rel") or "").lower().split()
    return not set(rel) & {
        "stylesheet",
        "icon",
        "preload",
        "modulepreload",
        "prefetch",
        "preconnect",
        "dns-prefetch",
        "manifest",
        "apple-touch-icon",
    }


def _in_noscript(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "noscript"


def forms_of(root: Any, base: str) -> Iterator[Form]:
    """Forms with address, method and named fields; hidden fields count, submit buttons do not."""
    for form in root.iter("form"):
        fields = tuple(_fields(form))[:MAX_FIELDS]
        action = absolute(form.get("action") or "", base) or base
        yield Form(action, (form.get("method") or "get").lower()[:10], fields)


def _fields(form: Any) -> Iterator[Field]:
    for control in form.iter("input", "select", "textarea"):
        kind = (control.get("type") or ("text" if control.tag == "input" else control.tag)).lower()
        if kind not in ("submit", "button", "image", "reset"):
            label = control.get("aria-label") or control.get("placeholder") or ""
            yield Field((control.get("name") or control.get("id") or "")[:200], kind[:30], label[:200])
