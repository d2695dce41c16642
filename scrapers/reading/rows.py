"""Rows of figures in paged documents: label, note, one column a year, in units or in thousands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrapers.documents.document import Document
from scrapers.reading.units import Shape, Unit
from scrapers.values.amount import Hints
from scrapers.values.captions import currency_of, scale_of
from scrapers.values.fiscal import fiscal_years

_YEAR = re.compile(r"(?<![\d.,])(?:(\d{1,2})[./](\d{1,2})[./])?((?:19[89]|20[0-4])\d)(?!\d)(?:年)?")
_NUMBERS = re.compile(
    r"(?:\s{0,9}+[-−–]?\(?\s?(?<!\d)\d[\d.,'’]{0,24}+\)?|\s{1,9}+[-–—](?=\s|$)){1,60}+\s{0,9}$"
)
_TOKEN = re.compile(r"[-−–]?\(?\d[\d.,'’]*\)?|[-–—](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Columns:
    """The years of the columns and, for each, the factor and currency its figures are in."""

    years: tuple[str, ...]
    scales: tuple[int, ...]
    currency: str


def accounting_units(document: Document, tag: str, hints: Hints) -> list[Unit]:
    """Every figure of a row under year columns, as a table cell named by its row and its year."""
    return list(_walk(document, tag, hints))


def _walk(document: Document, tag: str, hints: Hints) -> Iterator[Unit]:
    columns: Columns | None = None
    head: list[str] = []
    whole = currency_of(document.text[:20_000], tag, hints)
    at = 0
    starts = [*document.page_starts, len(document.text) + 1]
    above = ""
    for line in document.text.split("\n"):
        before, above = above, line
        start, at = at, at + len(line) + 1
        page = sum(1 for s in starts if s <= start) or None
        if start in document.page_starts:
            head, columns = [], None
        row = _row(line)
        lead = ""
        if columns and row and not row[0] and _is_label(before):
            lead, row = before, (before.strip(), row[1])
        if (
            row is None
            or not _LABEL.search(row[0])
            or _is_header(line)
            or not re.search(r"\d", _YEAR.sub("", row[1]))
        ):
            head = [*head[-7:], line]
            columns = _columns(head, whole, tag, hints) or columns
            continue
        if columns is None:
            head = [*head[-7:], line]
            continue
        yield from _row_units(document, line, start, row, columns, page, len(lead) + 1 if lead else 0)


def _is_label(line: str) -> bool:
    """A short line of words without a figure: the label of the figures on the next line."""
    return bool(_LABEL.search(line)) and len(line) <= 80 and not re.search(r"\d|[.:;]$", line.strip())


_LABEL = re.compile(r"[^\W\d_]{3}|[\u4e00-\u9fff]{2}")


def _is_header(line: str) -> bool:
    """Two years and few other words."""
    line = _plain_years(line)
    return (
        len(_YEAR.findall(line)) >= 2
        and len(re.findall(r"[^\W\d_]{3,}", line)) <= 6
        and not _YEAR.sub("", line).strip(" -–\t").isdigit()
    )


def _row(line: str) -> tuple[str, str] | None:
    found = _NUMBERS.search(line)
    if not found or not found[0].strip():
        return None
    return line[: found.start()].strip(), found[0].strip()


def _plain_years(line: str) -> str:
    """Financial years that run across two, `2024-25`, replaced by the year in which they end."""
    for year, start, end in reversed(list(fiscal_years(line))):
        line = f"{line[:start]}{year}{line[end:]}"
    return line


def _columns(head: list[str], currency: str, tag: str, hints: Hints) -> Columns | None:
    text = "\n".join(head)
    head = [_plain_years(h) for h in head]
    lines = [i for i, h in enumerate(head) if _YEAR.search(h)]
    if not lines:
        return None
    found = _YEAR.findall(head[lines[-1]])
    first = lines[-1]
    while len(found) < 2 and lines[:-1]:
        lines.pop()
        first = lines[-1]
        found = [*_YEAR.findall(head[first]), *found]
    years = tuple(y for _, _, y in found)[-3:]
    if (
        len(years) < 2
        or len(set(years)) < 2
        or any(len(re.findall(r"[^\W\d_]{3,}", h)) > 8 for h in head[first:][-1:])
    ):
        return None
    scale = scale_of(text, tag, hints)
    marks = [m for h in head[first:] for m in re.findall(r"\b(?:T ?EUR|EUR|TEUR)\b", h)]
    if len(marks) == len(years):
        scales = tuple(1 if m == "EUR" else 1000 for m in marks)
    else:
        scales = (scale[0] if scale else 1,) * len(years)
    return Columns(years, scales, (scale[1] if scale else "") or currency_of(text, tag, hints) or currency)


def _row_units(
    _document: Document,
    line: str,
    start: int,
    row: tuple[str, str],
    columns: Columns,
    page: int | None,
    lead: int = 0,
) -> Iterator[Unit]:
    """The figures of a row, one for each year; `lead` is the length of a label on the line above."""
    figures = split_columns(row[1], len(columns.years))
    if len(figures) != len(columns.years):
        return
    end = start + len(line.rstrip())
    for year, scale, figure in zip(columns.years, columns.scales, figures, strict=True):
        if not re.search(r"\d", figure):
            continue
        yield Unit(
            shape=Shape.CELL,
            text=figure,
            start=start,
            end=end,
            quote=(start - lead + (len(line) - len(line.lstrip()) if not lead else 0), end),
            names=(year, row[0]),
            page=page,
            cache={"scale": scale, "currency": columns.currency},
        )


def split_columns(text: str, count: int) -> list[str]:
    """The last `count` figures of a row; figures grouped by spaces are told apart by equal length."""
    if "\t" in text:
        parts = [p.strip() for p in text.split("\t") if p.strip()]
        return parts[-count:] if len(parts) >= count else []
    tokens = _TOKEN.findall(text)
    if len(tokens) == count:
        return tokens
    if not any(re.fullmatch(r"\(?\d{3}\)?", t) for t in tokens[1:]):
        return tokens[-count:] if len(tokens) >= count else []
    return _grouped(tokens, count)


def _grouped(tokens: list[str], count: int) -> list[str]:
    """Try all cuts for figures of about the same number of groups, taken from the right."""
    best: tuple[float, list[str]] | None = None
    for groups in _cuts(tokens, count):
        sizes = [len(g) for g in groups]
        used = sum(sizes)
        score = (max(sizes) - min(sizes)) * 2 - used * 1.01
        if best is None or score < best[0]:
            best = (score, [" ".join(g) for g in groups])
    return best[1] if best else []


def _cuts(tokens: list[str], count: int) -> Iterator[list[list[str]]]:
    if count == 0:
        yield []
        return
    for size in range(1, min(5, len(tokens)) + 1):
        last = tokens[-size:]
        if size > 1 and not (
            _starts(last[0]) and all(re.fullmatch(r"\d{3}\)?(?:[.,]\d+)?", t) for t in last[1:])
        ):
            continue
        for rest in _cuts(tokens[:-size], count - 1):
            yield [*rest, last]


def _starts(token: str) -> bool:
    return bool(re.fullmatch(r"[-−–]?\(?\d{1,3}", token))
