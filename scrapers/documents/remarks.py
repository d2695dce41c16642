"""Pages that are not what was asked for: empty script shells, captchas, error pages with status 200."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec


class Kind(msgspec.Struct, forbid_unknown_fields=True):
    """Signs of one kind of page; `longest` is the most visible text such a page has."""

    longest: int
    title: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    markup: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


class Signs(msgspec.Struct, forbid_unknown_fields=True):
    """The sign lists of `resources/detect/pages.toml`."""

    captcha: Kind
    soft_error: Kind
    shell: Kind


@cache
def signs() -> Signs:
    """The shipped sign lists."""
    text = files("resources").joinpath("detect/pages.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Signs)


def page_notes(root: Any, text: str, title: str) -> Iterator[str]:
    """`captcha`, `soft-error`, `javascript-shell`, `login-form`: what this page is instead of content."""
    known = signs()
    short = text[:6000].casefold()
    marks = _marks(root)
    if _is(known.captcha, short, len(text), title, marks):
        yield "captcha"
    elif _is(known.soft_error, short, len(text), title, marks):
        yield "soft-error"
    elif _is_shell(known.shell, root, short, len(text)):
        yield "javascript-shell"
    if root.xpath("boolean(//input[@type='password'])"):
        yield "login-form"


def _marks(root: Any) -> str:
    """Addresses, ids and classes that give a page away, at most 40 kB."""
    found = root.xpath("//script/@src | //iframe/@src | //form/@action | //*/@id | //div/@class")
    return " ".join(str(v)[:200] for v in found[:2000])[:40_000].casefold()


def _is(kind: Kind, text: str, length: int, title: str, marks: str) -> bool:
    """A telling title, words or markup on a page short enough; words that tell alone suffice."""
    if length > kind.longest:
        return False
    titled = any(t in title.casefold() for t in kind.title)
    return titled or any(t in text for t in kind.text) or any(m in marks for m in kind.markup)


def _is_shell(kind: Kind, root: Any, text: str, length: int) -> bool:
    """Little or no text, and a script that would make it."""
    if length > kind.longest:
        return False
    scripts = root.xpath("count(//script[@src or string-length(.) > 200])") > 0
    if length < 40 and scripts and not root.xpath("boolean(//form//input[@type='text' or @type='email'])"):
        return True
    noscript = " ".join(root.xpath("//noscript//text()"))[:2000].casefold()
    return (
        scripts
        and (any(t in text for t in kind.text) or any(t in noscript for t in kind.alone))
        and length < 400
    )
