"""Draws a report as one HTML file: real headings and tables for screen readers, no script, nothing loaded."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from desktop.reports import blocks as b
from desktop.reports.cleaning import clean, web_link
from scoring.printing import one_decimal

STYLE = """
:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;margin:.6rem 0 1.2rem;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #8886;overflow-wrap:anywhere}
td.number,th.number{text-align:right}tfoot td{font-weight:600;border-top:2px solid}
.lead{font-size:1.1rem}.note,.small{font-size:.88rem;opacity:.85}svg{width:100%;height:1.1rem}
dl{display:grid;grid-template-columns:12rem 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html(report: b.Report) -> str:
    """The report as one HTML document in which foreign text is text."""
    body = "\n".join(piece for block in report.blocks for piece in _pieces(block))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_text(report.title)}</title><style>{STYLE}</style></head>\n<body><main>\n{body}\n</main>"
        f"<footer class=note>{_text(report.foot)}</footer></body></html>\n"
    )


def _pieces(block: b.Block) -> Iterator[str]:
    match block:
        case b.Cover(kicker, title, subtitle, rows, mark, foot):
            yield f"<p>{_text(kicker)}</p><h1>{_text(title)}</h1><p class=lead>{_text(subtitle)}</p>"
            yield _pairs(rows)
            yield f"<p><strong>{_text(mark)}</strong></p><p class=note>{_text(foot)}</p>"
        case b.Heading(text, level, _):
            yield f"<h{level + 1}>{_text(text)}</h{level + 1}>"
        case b.Paragraph(text, style, refs):
            yield f'<p class="{style}">{_text(text)}{_refs(refs)}</p>'
        case b.Bullets(items, numbered):
            tag = "ol" if numbered else "ul"
            yield (
                f"<{tag}>" + "".join(f"<li>{_text(p.text)}{_refs(p.refs)}</li>" for p in items) + f"</{tag}>"
            )
        case b.TableBlock():
            yield from _table(block)
        case b.Bars(bars):
            yield _bars(bars)
        case b.Pairs(rows):
            yield _pairs(rows)


def _bars(bars: tuple[b.Bar, ...]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{_text(bar.label)}</th><td>{_svg(bar)}</td>'
        f'<td class="number">{"–" if bar.score is None else one_decimal(bar.score)}</td>'
        f"<td>{one_decimal(bar.low)} to {one_decimal(bar.high)}</td><td>{_text(bar.note)}</td></tr>"
        for bar in bars
    )
    head = "<th>Risk</th><th>0 to 100</th><th class=number>Score</th><th>Range</th><th>Coverage</th>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _svg(bar: b.Bar) -> str:
    low, high = float(bar.low), float(bar.high)
    mark = (
        ""
        if bar.score is None
        else f'<rect x="{float(bar.score) - 0.6:.2f}" width="1.2" height="10" fill="#0f4c81"/>'
    )
    return (
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="100" height="10" fill="#8883"/>'
        f'<rect x="{low:.2f}" y="1" width="{max(0.6, high - low):.2f}" height="8" fill="#8ab"/>{mark}</svg>'
    )


def _table(block: b.TableBlock) -> Iterator[str]:
    numbers = {n for row in block.rows[:1] for n, cell in enumerate(row) if cell.style == "number"}
    yield "<table><thead><tr>"
    yield "".join(
        f'<th scope="col"{" class=number" if n in numbers else ""}>{_text(h)}</th>'
        for n, h in enumerate(block.head)
    )
    yield "</tr></thead><tbody>"
    yield from ("<tr>" + "".join(_cell(cell) for cell in row) + "</tr>" for row in block.rows)
    yield "</tbody>"
    if block.total:
        yield "<tfoot><tr>" + "".join(_cell(cell) for cell in block.total) + "</tr></tfoot>"
    yield "</table>"


def _cell(cell: b.CellText) -> str:
    target = f' id="E{cell.anchor}"' if cell.anchor is not None else ""
    words = _text(cell.text)
    if web_link(cell.link):
        words = f'<a rel="noreferrer noopener" href="{escape(cell.link)}">{words}</a>'
    return f'<td class="{cell.style}"{target}>{words}{_refs(cell.refs)}</td>'


def _pairs(rows: tuple[tuple[str, str], ...]) -> str:
    return "<dl>" + "".join(f"<dt>{_text(k)}</dt><dd>{_text(v)}</dd>" for k, v in rows) + "</dl>"


def _refs(refs: tuple[int, ...]) -> str:
    return "".join(f' <a href="#E{n}">[E{n}]</a>' for n in refs)


def _text(text: str) -> str:
    return escape(clean(text))
