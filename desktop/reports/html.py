"""Draws a report as one HTML file: real headings and tables for screen readers, no script, nothing loaded."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape

from desktop.reports import blocks as b
from desktop.reports.cleaning import MOST, clean, web_link
from desktop.reports.svg import bar_svg, picture_svg
from scoring.printing import one_decimal

STYLE = """
:root{color-scheme:light dark;--ink:#1b2430;--paper:#fff;--soft:#55606e;--rule:#c9cfd6;--pale:#eef1f4;--band:#b9c6d3;
--accent:#0f4c81}
@media(prefers-color-scheme:dark){:root{--ink:#e7ebf0;--paper:#14181d;--soft:#a9b4c0;--rule:#3b4550;--pale:#222a32;
--band:#46566a;--accent:#8cc0f0}}
body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:var(--ink);
background:var(--paper)}a{color:var(--accent)}h2{margin-top:2.4rem}
table{border-collapse:collapse;width:100%;margin:.6rem 0 1.2rem;font-size:.9rem}
caption{text-align:left;font-size:.85rem;color:var(--soft);padding:.2rem 0}
th,td{text-align:left;vertical-align:top;
padding:.35rem .6rem;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
tbody th{font-weight:400}td.number,th.number{text-align:right}.strong{font-weight:600}
tfoot td,tfoot th{font-weight:600;border-top:2px solid}figure{margin:.6rem 0}
.lead{font-size:1.1rem}.note,.small{font-size:.88rem;color:var(--soft)}td svg{width:100%;height:1.1rem}
figure svg{width:100%;max-width:52rem;height:auto}
dl{display:grid;grid-template-columns:12rem 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
.mark{font-size:1.1rem;font-weight:600}img{max-width:20rem;max-height:6rem;background:#fff}
:target{outline:2px solid var(--accent)}
@media print{nav{display:none}thead{display:table-header-group}tr{break-inside:avoid}h2,h3{break-after:avoid}}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def html(report: b.Report) -> str:
    """The report as one HTML document in which foreign text is text."""
    body = "\n".join(_body(report))
    return (
        f'<!doctype html>\n<html lang="{_text(report.language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{_text(report.title)}</title><style>{STYLE}</style></head>\n<body>\n{body}\n"
        f'<footer class="note">{_text(report.foot)}</footer></body></html>\n'
    )


def _body(report: b.Report) -> Iterator[str]:
    """The title, a list of the sections, then the blocks; a table without a caption takes the heading before it."""
    covers = [block for block in report.blocks if isinstance(block, b.Cover)]
    yield from ("<header>", *(piece for cover in covers for piece in _cover(cover)), "</header>")
    yield _sections(report)
    yield "<main>"
    heading, number = report.title, 0
    for block in report.blocks:
        if isinstance(block, b.Heading):
            heading, number = block.text, number + 1
        yield from _pieces(block, heading, number)
    yield "</main>"


def _sections(report: b.Report) -> str:
    heads = [block for block in report.blocks if isinstance(block, b.Heading)]
    rows = "".join(
        f'<li><a href="#s{number}">{_text(head.text)}</a></li>'
        for number, head in enumerate(heads, 1)
        if head.level == 1
    )
    return f'<nav aria-label="Sections"><ul>{rows}</ul></nav>'


def _cover(cover: b.Cover) -> Iterator[str]:
    if cover.logo:
        data = base64.b64encode(cover.logo).decode("ascii")
        yield f'<p><img alt="{_text(cover.kicker)}" src="data:image/png;base64,{data}"></p>'
    yield f'<p>{_text(cover.kicker)}</p><h1>{_text(cover.title)}</h1><p class="lead">{_text(cover.subtitle)}</p>'
    yield _pairs(cover.rows)
    yield f'<p class="mark">{_text(cover.mark)}</p><p class="note">{_text(cover.foot)}</p>'
    if cover.own:
        yield f'<p class="note">{escape(clean(cover.own, 2 * MOST))}</p>'


def _pieces(block: b.Block, heading: str, number: int) -> Iterator[str]:
    match block:
        case b.Heading(text, level, _):
            yield f'<h{level + 1} id="s{number}">{_text(text)}</h{level + 1}>'
        case b.Paragraph(text, style, refs):
            yield f'<p class="{style}">{_text(text)}{_refs(refs)}</p>'
        case b.Bullets(items, numbered, start):
            tag = "ol" if numbered else "ul"
            first = f' start="{start}"' if numbered and start != 1 else ""
            rows = "".join(f"<li>{_text(p.text)}{_refs(p.refs)}</li>" for p in items)
            yield f"<{tag}{first}>{rows}</{tag}>"
        case b.TableBlock():
            yield from _table(block, heading)
        case b.Bars(bars):
            yield _bars(bars, heading)
        case b.Chart(picture):
            yield f"<figure>{picture_svg(picture)}</figure>"
        case b.Pairs(rows_):
            yield _pairs(rows_)


def _bars(bars: tuple[b.Bar, ...], heading: str) -> str:
    rows = "".join(
        f'<tr><th scope="row">{_text(bar.label)}</th><td>{bar_svg(bar)}</td>'
        f'<td class="number">{"–" if bar.score is None else one_decimal(bar.score)}</td>'
        f"<td>{_text(bar.span)}</td><td>{_text(bar.note)}</td></tr>"
        for bar in bars
    )
    names = ("Risk", "0 to 100", "Score", "Range", "Coverage")
    head = "".join(f'<th scope="col"{" class=number" if n == "Score" else ""}>{n}</th>' for n in names)
    caption = f"<caption>{_text(heading)}: scores</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _table(block: b.TableBlock, heading: str) -> Iterator[str]:
    numbers = {n for row in block.rows[:1] for n, cell in enumerate(row) if cell.style == "number"}
    yield f"<table><caption>{_text(block.caption or heading)}</caption><thead><tr>"
    yield "".join(
        f'<th scope="col"{" class=number" if n in numbers else ""}>{_text(h)}</th>'
        for n, h in enumerate(block.head)
    )
    yield "</tr></thead><tbody>"
    yield from (_row(row) for row in block.rows)
    yield "</tbody>"
    if block.total:
        yield f"<tfoot>{_row(block.total)}</tfoot>"
    yield "</table>"


def _row(row: tuple[b.CellText, ...]) -> str:
    """The first cell names the row, unless it is empty because the row above named it."""
    return (
        "<tr>" + "".join(_cell(cell, names=not n and bool(cell.text)) for n, cell in enumerate(row)) + "</tr>"
    )


def _cell(cell: b.CellText, *, names: bool) -> str:
    target = f' id="E{cell.anchor}"' if cell.anchor is not None else ""
    words = _text(cell.text)
    if web_link(cell.link):
        words = f'<a rel="noreferrer noopener" href="{escape(cell.link)}">{words}</a>'
    tag, scope = ("th", ' scope="row"') if names else ("td", "")
    return f'<{tag}{scope} class="{cell.style}"{target}>{words}{_refs(cell.refs)}</{tag}>'


def _pairs(rows: tuple[tuple[str, str], ...]) -> str:
    return "<dl>" + "".join(f"<dt>{_text(k)}</dt><dd>{_text(v)}</dd>" for k, v in rows) + "</dl>"


def _refs(refs: tuple[int, ...]) -> str:
    return "".join(f' <a href="#E{n}">[E{n}]</a>' for n in refs)


def _text(text: str) -> str:
    return escape(clean(text))
