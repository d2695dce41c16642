"""A report in another language: the same blocks, each of the program's own texts exchanged."""

from __future__ import annotations

from dataclasses import replace

from desktop.reports.blocks import (
    Bar,
    Bars,
    Block,
    Bullets,
    CellText,
    Chart,
    Cover,
    Heading,
    Pairs,
    Paragraph,
    Report,
    TableBlock,
)
from desktop.reports.phrases import Phrases, phrases
from desktop.reports.picture import Picture, Word


def translated(report: Report, language: str) -> Report:
    """The report in the language; sentences without an entry stay English. English is returned as it is."""
    own = phrases(language)
    return with_phrases(report, language, own) if own else report


def with_phrases(report: Report, language: str, own: Phrases) -> Report:
    """The report with each text as these phrases give it."""
    blocks = tuple(_block(block, own) for block in report.blocks)
    return Report(own.text(report.title), _joined(report.foot, own), blocks, language)


def _joined(text: str, own: Phrases) -> str:
    return " · ".join(own.text(part) for part in text.split(" · "))


def _block(block: Block, own: Phrases) -> Block:
    match block:
        case Heading() | Paragraph():
            return replace(block, text=own.text(block.text))
        case Bullets():
            return replace(block, items=tuple(replace(p, text=own.text(p.text)) for p in block.items))
        case TableBlock():
            return _table(block, own)
        case Bars():
            return Bars(tuple(_bar(bar, own) for bar in block.bars))
        case Pairs():
            return Pairs(tuple((own.text(name), own.text(words)) for name, words in block.rows))
        case Cover():
            return _cover(block, own)
        case Chart():
            return Chart(_picture(block.picture, own))


def _picture(picture: Picture, own: Phrases) -> Picture:
    shapes = tuple(replace(s, text=own.text(s.text)) if isinstance(s, Word) else s for s in picture.shapes)
    return replace(picture, shapes=shapes, says=own.text(picture.says))


def _table(block: TableBlock, own: Phrases) -> TableBlock:
    return replace(
        block,
        head=tuple(map(own.text, block.head)),
        rows=tuple(tuple(_cell(cell, own) for cell in row) for row in block.rows),
        total=tuple(_cell(cell, own) for cell in block.total),
        caption=own.text(block.caption),
    )


def _cell(cell: CellText, own: Phrases) -> CellText:
    return replace(cell, text=own.text(cell.text))


def _bar(bar: Bar, own: Phrases) -> Bar:
    return replace(bar, label=own.text(bar.label), note=own.text(bar.note), to=own.text(bar.to))


def _cover(block: Cover, own: Phrases) -> Cover:
    """The platform's name and the adviser's statement are theirs."""
    rows = tuple((own.text(name), own.text(words)) for name, words in block.rows)
    kicker, subtitle, mark, foot = map(own.text, (block.kicker, block.subtitle, block.mark, block.foot))
    return replace(block, kicker=kicker, subtitle=subtitle, mark=mark, foot=foot, rows=rows)
