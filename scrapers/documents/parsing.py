"""Text becomes a tree: lxml only, with the traps in the markup taken out first."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

MAX_BYTES = 5 * 1024 * 1024
_TAG = re.compile(r"""<[a-zA-Z](?:[^>"']++|"[^"]*+"|'[^']*+')*+""")
_LONG = 2_000
_MANY = 300
_DATA = re.compile(r"""data:[\w/+.;=-]{0,80},[^"'\s>]{200,}+""", re.I)
_ATTRIBUTE = re.compile(r"""[\s/][^\s=>"'/]++""")
_DECLARATION = re.compile(r"^\s{0,100}<\?xml[^>]{0,300}>")


def parse(text: str) -> tuple[Any | None, bool]:
    """The tree, or None for a page without elements; True when something had to be cut."""
    cut = len(text) > MAX_BYTES
    text, shortened = _tame(_DECLARATION.sub("", text[:MAX_BYTES], count=1))
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "ignore"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, cut
    return root, cut or shortened


def _tame(text: str) -> tuple[str, bool]:
    """Tags with hundreds of attributes take the parser quadratic time: they lose them. Data addresses go."""
    if "data:" in text:
        text = _DATA.sub("data:,", text)
    pieces, last, cut = [], 0, False
    for tag in _TAG.finditer(text):
        if tag.end() - tag.start() > _LONG and len(_ATTRIBUTE.findall(tag[0], 0)) > _MANY:
            name = re.match(r"<[\w-]{1,40}", tag[0])
            pieces += [text[last : tag.start()], name[0] if name else ""]
            last, cut = tag.end(), True
    return ("".join([*pieces, text[last:]]) if cut else text), cut
