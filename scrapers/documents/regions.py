"""Which part of a page an element opens: navigation, footer, dialog or the matter itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from scrapers.documents.document import Region

_TAGS = {
    "nav": Region.NAV,
    "footer": Region.FOOTER,
    "aside": Region.ASIDE,
    "dialog": Region.DIALOG,
    "main": Region.MAIN,
}
_ROLES = {
    "navigation": Region.NAV,
    "menu": Region.NAV,
    "menubar": Region.NAV,
    "contentinfo": Region.FOOTER,
    "banner": Region.HEADER,
    "complementary": Region.ASIDE,
    "dialog": Region.DIALOG,
    "alertdialog": Region.DIALOG,
    "main": Region.MAIN,
}
_NAMES = {
    Region.FOOTER: {
        "footer",
        "foot",
        "site-footer",
        "page-footer",
        "main-footer",
        "bottom",
        "colophon",
        "footer-wrapper",
    },
    Region.HEADER: {
        "header",
        "site-header",
        "page-header-bar",
        "top",
        "topbar",
        "top-bar",
        "masthead",
        "main-header",
    },
    Region.NAV: {
        "nav",
        "navbar",
        "menu",
        "main-menu",
        "mainmenu",
        "main-nav",
        "mainnav",
        "navigation",
        "breadcrumb",
        "breadcrumbs",
        "lang-switch",
        "language-switcher",
        "lang-switcher",
        "languages",
        "sitemap-links",
        "topnav",
        "sidenav",
        "mobile-menu",
    },
    Region.ASIDE: {"sidebar", "side-bar"},
}
_BY_NAME = {name: region for region, names in _NAMES.items() for name in names}
_COOKIE = re.compile(
    r"cookie[-_]?(?:bar|banner|consent|notice|popup|pop-up|modal|dialog|law|message|overlay|layer|hint|alert|box|bot|wall)"
    r"|(?:consent|gdpr|ccpa|privacy)[-_]?(?:banner|bar|manager|layer|modal|popup|overlay)|onetrust|cybotcookie|(?:^|\s)cc-(?:window|banner)"
    r"|usercentrics|didomi|borlabs|klaro|cmpbox|cmp-container|cookieyes|cky-consent|iubenda-cs|tarteaucitron|axeptio",
    re.I,
)


def region_of(tag: str, attributes: Mapping[str, str], current: Region, depth: int) -> Region:
    """The region of an element inside `current`; a dialog or footer is not left by what stands in it."""
    if current in (Region.DIALOG, Region.FOOTER) and tag != "nav":
        return (
            current
            if not attributes or current is Region.DIALOG
            else _named(attributes, current, depth, only_dialog=True)
        )
    if tag in _TAGS and not (tag == "footer" and depth > 12):
        return _TAGS[tag]
    if tag == "header" and current is Region.MAIN and depth <= 8:
        return Region.HEADER
    return _named(attributes, current, depth) if attributes else current


def _named(
    attributes: Mapping[str, str], current: Region, depth: int, *, only_dialog: bool = False
) -> Region:
    role = _ROLES.get(attributes.get("role", ""))
    names = f"{attributes.get('id', '')} {attributes.get('class', '')}"
    if role is Region.DIALOG or _is_cookie_notice(names):
        return Region.DIALOG
    if only_dialog:
        return current
    if role is not None:
        return role
    if depth <= 6:
        for name in names.lower().split():
            if name in _BY_NAME:
                return _BY_NAME[name]
    return current


@lru_cache(maxsize=4096)
def _is_cookie_notice(names: str) -> bool:
    return bool(_COOKIE.search(names))
