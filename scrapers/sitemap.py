"""Addresses in a sitemap or sitemap index, read without entities, DTDs or network."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass

from lxml import etree

from scrapers.inflate import Gunzip, TooLargeError
from scrapers.settings import SITEMAP_ADDRESSES, SITEMAP_BYTES


@dataclass(frozen=True, slots=True)
class Sitemap:
    """Pages and further sitemaps, in the order of the file; at most 50,000 together."""

    pages: tuple[str, ...] = ()
    maps: tuple[str, ...] = ()


def read_sitemap(body: bytes) -> Sitemap:
    """The addresses in a sitemap, plain or gzipped; an empty one when it cannot be read."""
    try:
        xml = _unpacked(body)
    except (TooLargeError, zlib.error, gzip.BadGzipFile):
        return Sitemap()
    if b"<!DOCTYPE" in xml[:2_048] or b"<!ENTITY" in xml:
        return Sitemap()
    return _read(xml)


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body[:SITEMAP_BYTES]
    reader = Gunzip(SITEMAP_BYTES)
    reader.feed(body)
    return reader.body()


def _read(xml: bytes) -> Sitemap:
    parser = etree.XMLPullParser(
        events=("end",),
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        recover=True,
    )
    pages: list[str] = []
    maps: list[str] = []
    try:
        for start in range(0, len(xml), 1 << 16):
            parser.feed(xml[start : start + (1 << 16)])
            for _, element in parser.read_events():
                if isinstance(element, etree._Element):
                    _note(element, pages, maps)
            if len(pages) + len(maps) >= SITEMAP_ADDRESSES:
                break
    except etree.XMLSyntaxError:
        pass
    return Sitemap(tuple(pages[:SITEMAP_ADDRESSES]), tuple(maps[:SITEMAP_ADDRESSES]))


def _note(element: etree._Element, pages: list[str], maps: list[str]) -> None:
    parent = element.getparent()
    if parent is not None and _name(element) == "loc" and element.text:
        target = maps if _name(parent) == "sitemap" else pages
        target.append(element.text.strip()[:4_096])
    elif _name(element) in ("url", "sitemap"):
        element.clear()


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
