"""Draws a report as Markdown, which is also its plain text."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.reports import blocks as b
from desktop.reports.cleaning import clean
from scoring.printing import one_decimal


def markdown(report: b.Report) -> str:
    """The report as Markdown; foreign text is escaped so that it stays text."""
    lines: list[str] = []
    for block in report.blocks:
        lines += [*_lines(block), ""]
    return "\n".join(lines).rstrip() + "\n"


def _lines(block: b.Block) -> Iterator[str]:
    match block:
        case b.Cover(kicker, title, subtitle, rows, mark, foot):
            yield f"{_text(kicker)}"
            yield f"# {_text(title)}"
            yield from (
                _text(subtitle),
                "",
                *(f"- {_text(k)}: {_text(v)}" for k, v in rows),
                "",
                mark,
                "",
                _text(foot),
            )
        case b.Heading(text, level, _):
            yield f"{'#' * (level + 1)} {_text(text)}"
        case b.Paragraph(text, _, refs):
            yield _text(text) + _refs(refs)
        case b.Bullets(items, numbered):
            yield from (
                f"{f'{n}.' if numbered else '-'} {_text(p.text)}{_refs(p.refs)}"
                for n, p in enumerate(items, 1)
            )
        case b.TableBlock():
            yield from _table(block)
        case b.Bars(bars):
            yield from (_bar(bar) for bar in bars)
        case b.Pairs(rows):
            yield from (f"- {_text(k)}: {_text(v)}" for k, v in rows)


def _bar(bar: b.Bar) -> str:
    score = "no score" if bar.score is None else one_decimal(bar.score)
    return f"- {bar.label}: {score} ({one_decimal(bar.low)} to {one_decimal(bar.high)}; {bar.note})"


def _table(block: b.TableBlock) -> Iterator[str]:
    yield "| " + " | ".join(block.head) + " |"
    yield "|" + "---|" * len(block.head)
    for row in (*block.rows, *((block.total,) if block.total else ())):
        yield "| " + " | ".join(_text(c.text) + _refs(c.refs) for c in row) + " |"


def _refs(refs: tuple[int, ...]) -> str:
    return "".join(f" [E{n}]" for n in refs)


def _text(text: str) -> str:
    return "".join("\\" + c if c in "\\`*_[]<>|#" else c for c in clean(text))
