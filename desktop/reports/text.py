"""Draws a report as Markdown, which is also its plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.reports import blocks as b
from desktop.reports.cleaning import MOST, clean
from scoring.printing import one_decimal

_SIGNS = re.compile(r"[\\`*_\[\]<>|#~&@{}$^]")
_BEGINS = re.compile(r"^(?=[-+=:])")
_COUNTS = re.compile(r"^(\d{1,9})([.)])")
_ADDRESS = re.compile(r"(?i)(?<=[a-z])://|\bwww(?=\.)")


def markdown(report: b.Report) -> str:
    """The report as Markdown; foreign text is escaped so that it stays text."""
    lines: list[str] = []
    for block in report.blocks:
        lines += [*_lines(block), ""]
    return "\n".join(lines).rstrip() + "\n"


def _lines(block: b.Block) -> Iterator[str]:
    match block:
        case b.Cover():
            yield from _cover(block)
        case b.Heading(text, level, _):
            yield f"{'#' * (level + 1)} {_text(text)}"
        case b.Paragraph(text, _, refs):
            yield _text(text) + _refs(refs)
        case b.Bullets(items, numbered, start):
            yield from (
                f"{f'{n}.' if numbered else '-'} {_text(p.text)}{_refs(p.refs)}"
                for n, p in enumerate(items, start)
            )
        case b.TableBlock():
            yield from _table(block)
        case b.Bars(bars):
            yield from (_bar(bar) for bar in bars)
        case b.Chart(picture):
            yield f"({_text(picture.says)}.)"
        case b.Pairs(rows):
            yield from (f"- {_text(k)}: {_text(v)}" for k, v in rows)


def _cover(cover: b.Cover) -> Iterator[str]:
    yield from (_text(cover.kicker), "", f"# {_text(cover.title)}", "", _text(cover.subtitle), "")
    yield from (f"- {_text(k)}: {_text(v)}" for k, v in cover.rows)
    yield from ("", _text(cover.mark), "", _text(cover.foot))
    if cover.own:
        yield from ("", escaped(clean(cover.own, 2 * MOST)))


def _bar(bar: b.Bar) -> str:
    score = "no score" if bar.score is None else one_decimal(bar.score)
    return f"- {_text(bar.label)}: {score} ({_text(bar.span)}; {_text(bar.note)})"


def _table(block: b.TableBlock) -> Iterator[str]:
    yield "| " + " | ".join(_text(h) for h in block.head) + " |"
    yield "|" + "---|" * len(block.head)
    for row in (*block.rows, *((block.total,) if block.total else ())):
        yield "| " + " | ".join(_text(c.text) + _refs(c.refs) for c in row) + " |"


def _refs(refs: tuple[int, ...]) -> str:
    """Evidence numbers; the brackets are escaped too, so that no line can make a link of them."""
    return "".join(rf" \[E{n}\]" for n in refs)


def _text(text: str) -> str:
    return escaped(clean(text))


def escaped(text: str) -> str:
    """Text in which nothing is markup: no emphasis, link, list, heading, entity or address that would become a link."""
    marked = _SIGNS.sub(lambda sign: "\\" + sign[0], text)
    marked = _ADDRESS.sub(
        lambda found: found[0].replace(":", "\\:") if ":" in found[0] else found[0] + "\\", marked
    )
    return _COUNTS.sub(r"\1\\\2", _BEGINS.sub(r"\\", marked))
