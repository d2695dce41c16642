"""Sentences with the question they answer and the headings above them, and the pairs that stand in a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scrapers.documents.document import Block, BlockKind, Document, Region
from scrapers.reading.sentences import is_question, sentences
from scrapers.reading.shapes import PrintedShape
from scrapers.reading.units import LONG, SHORT, Shape, Unit, context_of, is_figure

_LONGEST_QUESTION = 200
_COLON = re.compile(r"^\s{0,9}([^:：.!?。]{2,70}?)\s{0,9}[:：]\s{0,9}(\S.{0,400})$", re.S)


def prose(document: Document, blocks: Sequence[Block]) -> Iterator[Unit]:
    """Sentences, with the question they answer and the headings above them."""
    question: Block | None = None
    fresh, intro = False, ""
    for block in blocks:
        if block.table >= 0 and len(block.text) < LONG and not _is_address(block):
            continue
        if block.kind is BlockKind.DETAIL and is_figure(block.text):
            continue
        if _asks(block):
            question, fresh = block, True
            continue
        if block.kind in (BlockKind.HEADING, BlockKind.TERM) or (question and _left(block, question)):
            question = None
        intro = "" if block.kind is BlockKind.HEADING else intro
        yield from _block_units(
            document, block, question, fresh, intro if block.kind is BlockKind.ITEM else ""
        )
        intro = (
            block.text
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.OTHER) and len(block.text) <= 200
            else intro
        )
        fresh = False


def _is_address(block: Block) -> bool:
    """A cell of a footer laid out as a table, with a line each for number, street and telephone."""
    return block.region is Region.FOOTER and "\n" in block.text and bool(re.search(r"\d", block.text))


def _asks(block: Block) -> bool:
    return is_question(block.text) and len(block.text) <= 200 and len(sentences(block.text)) == 1


def _left(block: Block, question: Block) -> bool:
    """The block stands no longer under the question."""
    if question.kind is BlockKind.HEADING:
        return question.index not in block.headings
    if question.group >= 0:
        return block.group != question.group and block.index - question.index > 2
    return block.index - question.index > 2


_RATED = re.compile(r"^(\S{2,14}?)\s?[:：]?\s?(\d[\d.]{0,6}\s?[%％])[；;。.]?$")


def _continued(unit: Unit, first: str) -> Iterator[Unit]:
    """`31至60天 1.3%；` after a semicolon goes on with what the first part of the sentence speaks of."""
    found = _RATED.match(unit.text) if first and unit.before.rstrip().endswith(("；", ";")) else None
    if found:
        pair = _named(unit, found[2], found[1], unit.start + found.start(2))
        pair.context = (first, *unit.context)
        yield pair


_COUNTED = re.compile(r"(\d[\d.,]*)[\u4e00-\u9fff]{1,3}$")
"""A figure and its counter, which are often two elements: only the figure is sure to stand as it is."""


def _two_lines(document: Document, block: Block) -> Iterator[Unit]:
    """A container of a figure and, in its next line, the figure's name; or the other way round."""
    lines = [m for m in re.finditer(r"[^\n]+", block.text) if m[0].strip()]
    if len(lines) != 2 or len(block.text) > SHORT:
        return
    one, two = (m[0].strip() for m in lines)
    if is_figure(one) == is_figure(two) or is_question(one) or is_question(two):
        return
    value, label = (lines[0], two) if is_figure(one) else (lines[1], one)
    start = block.start + value.start()
    bare = _COUNTED.match(value[0])
    quote = (start, start + bare.end(1)) if bare else (block.start, block.end)
    yield Unit(
        shape=Shape.PAIR,
        text=value[0].strip(),
        start=start,
        end=start + len(value[0].strip()),
        quote=quote,
        names=(label,),
        context=context_of(document, block.headings),
        region=block.region,
        page=block.page,
        block=block.index,
        lang=block.lang,
    )


def _block_units(
    document: Document, block: Block, question: Block | None, fresh: bool, intro: str
) -> Iterator[Unit]:
    context = context_of(document, block.headings, intro)
    numbered = block.kind is BlockKind.HEADING and _is_numbered(document, block)
    before = ""
    answer = 0 if fresh else -1
    yield from _two_lines(document, block)
    for order, (start, end) in enumerate(sentences(block.text)):
        text = block.text[start:end]
        at = block.start + start
        if is_question(text) and len(text) <= _LONGEST_QUESTION and end < len(block.text):
            question, answer = replace(block, text=text, start=at, end=block.start + end), order + 1
        replies = question is not None and order == answer
        quote = (question.start if question and replies else at, min(block.start + end, block.end))
        shape = Shape.HEADING if block.kind is BlockKind.HEADING else Shape.SENTENCE
        unit = Unit(
            shape=Shape.ANSWER if replies else shape,
            text=text,
            start=at,
            end=block.start + end,
            quote=quote,
            context=context,
            question=question.text if question else "",
            region=block.region,
            page=block.page,
            block=block.index,
            lang=block.lang,
            before=before,
            emphasis=block.emphasis or block.kind is BlockKind.HEADING,
        )
        yield unit
        yield from _colon_pair(unit)
        if not numbered:
            yield from _counter(unit)
        yield from _tally(unit, block)
        yield from _strip(unit, block)
        yield from _continued(
            unit, block.text[: block.text.find("；") + 1 or len(block.text)] if order else ""
        )
        before = text


_SECTION = re.compile(r"(\d{1,2})\.?\s[^\W\d_]")


def _is_numbered(document: Document, heading: Block) -> bool:
    """The heading's number counts sections: the one before or after it heads another."""
    found = _SECTION.match(heading.text)
    others = {
        int(m[1]) for b in document.blocks if b.kind is BlockKind.HEADING and (m := _SECTION.match(b.text))
    }
    return found is not None and bool({int(found[1]) - 1, int(found[1]) + 1} & others)


_COUNTER = PrintedShape(
    r"^[^\w€£$¥₹]{0,2}((?:[A-Z]{0,2}[€£$¥₹]|Rs\.?|RM|[A-Z]{3}\s)?\s?\d[\d.,'’\u00a0\u202f ]{0,30}\s?"
    r"(?:[€£$%₹+]|[mkMK]n?(?!\w)|(?:{scale_word})\.?(?!\w)|{scale_sign}|{counter}|(?:EUR|Eur|GBP|USD)(?!\w)|\s){0,6}\+?)"
    r"\s?(?![万萬亿億兆元%至到年月日天])([^\W\d_].{3,70})$"
)


_SUM = re.compile(r"[€£$¥]\s?\d|\d\s?[%€]")
"""A second sum or rate: what seemed a name goes on to tell of something else."""


def _counter(unit: Unit) -> Iterator[Unit]:
    """A short block that is a figure and its name: `27,000+ investors`."""
    found = _COUNTER.match(unit.text) if len(unit.text) <= 85 and unit.shape is not Shape.ANSWER else None
    if not found or re.search(r"(?<!\bp)[.!?;]\s", found[2]) or _SUM.search(found[2]):
        return
    yield _named(unit, found[1], found[2], unit.start)


def _named(unit: Unit, text: str, name: str, start: int) -> Unit:
    """The same statement as a pair of a name and a value."""
    return Unit(
        shape=Shape.PAIR,
        text=text,
        start=start,
        end=start + len(text),
        quote=unit.quote,
        names=(name.rstrip(" .!"),),
        context=unit.context,
        region=unit.region,
        page=unit.page,
        block=unit.block,
        lang=unit.lang,
    )


_TALLY = PrintedShape(
    r"^([^\W\d_][^\d:：.!?;]{2,60}?)\s((?:[<>~≈]\s?|(?:{about_word})\s)?(?:[A-Z]{0,2}[€£$¥₹]|Rs\.?|RM|[A-Z]{3}\s)?"
    r"\s?\d[\d.,'’\u00a0\u202f ]{0,30}\s?(?:%|[€£$₹+]|[mkM]n?(?!\w)|(?:{scale_word})\.?(?!\w)|{scale_sign}|{counter}"
    r"|p\.?\s?a\.?|\s|EUR|GBP){0,6})\.?$"
)


def _tally(unit: Unit, block: Block) -> Iterator[Unit]:
    """A short list item or container that is a name and its figure: `Investors 11,206`."""
    found = _TALLY.match(unit.text) if len(unit.text) <= 80 and unit.text == block.text.strip() else None
    if found and unit.shape is Shape.SENTENCE and block.kind in (BlockKind.ITEM, BlockKind.OTHER):
        yield _named(unit, found[2], found[1], unit.start + found.start(2))


_STRIP = re.compile(
    r"\s{0,9}[|·•,;，；｜]?\s{0,9}([^\W\d_][\w.-]{1,24}(?:\s[^\W\d_][\w.-]{0,24}){0,3})[\s:：]{1,3}"
    r"([€£$¥₹]?\s?\d[\d.,'’\u00a0\u202f]{0,30}\s?[%％])(?=\s|$|[|·•,;，；｜])"
)


def _strip(unit: Unit, block: Block) -> Iterator[Unit]:
    """A line of nothing but names and rates in turn: `On time 91 % Late 6 % Default 3 %`."""
    if unit.shape is not Shape.SENTENCE or len(unit.text) > 200 or unit.text != block.text.strip():
        return
    pairs, at = [], 0
    while found := _STRIP.match(unit.text, at):
        pairs.append(found)
        at = found.end()
    if len(pairs) >= 2 and not unit.text[at:].strip(" .|·•"):
        for pair in pairs:
            yield _named(unit, pair[2], pair[1], unit.start + pair.start(2))


def _colon_pair(unit: Unit) -> Iterator[Unit]:
    """A name and what it is; the colon of `(2024: 3,1)` is inside its sentence."""
    found = _COLON.match(unit.text)
    inside = found and found[1].count("(") > found[1].count(")")
    if found and not inside and not is_question(found[2]):
        yield _named(unit, found[2], found[1], unit.start + found.start(2))
