"""The handbook, generated from the item files: for the terminal, and as a document."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.app.data import edition, items, sources
from desktop.app.errors import UsageError
from desktop.reports.wording import DIMENSION_NAMES, DIMENSION_WORDS
from scoring.handbook import BY_HAND, Entry, entry, handbook, totals

WIDTH = 100
HEAD = """# Handbook

Generated from the files below `resources/checklist/` by `./run handbook`; do not edit it by hand. The format of an item
is in [checklist-format.md](checklist-format.md), how scores are made in [method.md](method.md). A source marked “from
memory” has to be checked in the article itself before a client report relies on it.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """One item as it is printed: `parts` are labels with their text, `cited` the titles of its sources."""

    item: str
    dimension: str
    question: str
    weight: str
    head: str
    parts: tuple[tuple[str, str], ...]
    cited: tuple[str, ...]
    ask: str

    def text(self) -> str:
        """All of it, for searching."""
        parts = (f"{label} {text}" for label, text in self.parts)
        return "\n".join([self.head, self.question, *parts, *self.cited])


def page_of(found: Entry) -> Page:
    """An entry of the handbook as it is printed."""
    head = f"{found.item} · {found.weight_words}"
    parts, sources_cited = tuple(_parts(found)), tuple(cited(found))
    return Page(
        found.item, found.dimension, found.question, found.weight_words, head, parts, sources_cited, found.ask
    )


def pages() -> tuple[Page, ...]:
    """Every item of the checklist in force."""
    return tuple(page_of(e) for e in handbook(edition()))


def edition_line() -> str:
    """Which checklist it is."""
    return f"Checklist {edition().name} · fingerprint {edition().fingerprint}"


HOW = (
    "How an item is decided. Computed: by a named calculation over facts. Found: by what pages and documents say. "
    "Measured: by the capture itself. Imported: by a file of reviews that a person brings. Person: by somebody who "
    "looks into a register. The last column says what the program reaches without a person."
)


def handbook_text() -> str:
    """Every item in one line, by dimension, with the edition and its fingerprint."""
    lines = [edition_line()]
    for total in totals(edition()):
        words = f"{total.items} questions, weight {total.weight}. {DIMENSION_WORDS[total.dimension]}"
        lines.append(f"\n{DIMENSION_NAMES[total.dimension]}: {words}\n")
        own = (e for e in handbook(edition()) if e.dimension == total.dimension)
        lines += [f"  {e.item:<34} {e.weight_words:<13} {e.question}" for e in own]
    return "\n".join(
        [
            *lines,
            "\nOne item with all it says: lendscope checklist ITEM. How each is decided: lendscope checklist --how",
        ]
    )


def how_text() -> str:
    """How each item is decided, one line each, with the number of each way."""
    entries = handbook(edition())
    ways = Counter(e.how for e in entries)
    lines = [*textwrap.wrap(HOW, WIDTH), "", ", ".join(f"{n} {way}" for way, n in ways.most_common()), ""]
    for e in entries:
        lines.append(f"{e.item:<34} {e.how:<9} {_alone(e)}")
        lines += textwrap.wrap(", ".join(e.rests_on), WIDTH, initial_indent="    ", subsequent_indent="    ")
    return "\n".join(lines)


def _alone(found: Entry) -> str:
    """What the program reaches by itself."""
    if found.how in BY_HAND:
        return "waits"
    return "at most partial" if found.needs_person else "all outcomes"


def item_text(name: str) -> str:
    """One item with all it says; UsageError names what is close to a wrong id."""
    if name not in items():
        raise UsageError(f"the checklist has no item {name}.{_close(name)} `lendscope checklist` lists them")
    page = page_of(entry(items()[name], edition()))
    lines = [page.head, *textwrap.wrap(page.question, WIDTH)]
    for label, text in page.parts:
        lines += textwrap.wrap(f"{label}: {text}", WIDTH, subsequent_indent="  ")
    lines += [f"  {line}" for line in page.cited]
    return "\n".join(lines)


def handbook_document() -> str:
    """The whole handbook as Markdown, with the table of how each item is decided."""
    pieces = [HEAD, f"Edition {edition().name}, fingerprint `{edition().fingerprint}`.\n", *_overview()]
    for total in totals(edition()):
        pieces.append(f"## {DIMENSION_NAMES[total.dimension]}\n\n{DIMENSION_WORDS[total.dimension]}\n")
        pieces += [_item(e) for e in handbook(edition()) if e.dimension == total.dimension]
    return "\n".join([*pieces, *_sources()])


def _sources() -> Iterator[str]:
    yield "## Sources\n\n| key | what | read at |\n|---|---|---|"
    for key, (title, addresses) in sources().items():
        yield f"| {key} | {title} | {' · '.join(addresses) or '–'} |"
    yield ""


def cited(found: Entry) -> list[str]:
    """The titles of the sources an item cites, in their order."""
    keys = re.findall(r"\b[A-Z]{2}\d+\b", " ".join(found.sources))
    return [f"{key}: {sources()[key][0]}" for key in dict.fromkeys(keys) if key in sources()]


def _overview() -> Iterator[str]:
    yield "| risk | questions | weight | critical | weight left to a person or an import |\n|---|---|---|---|---|"
    for t in totals(edition()):
        name = DIMENSION_NAMES[t.dimension]
        yield f"| {name} | {t.items} | {t.weight} | {t.critical} | {t.person_weight} |"
    yield f"\n{HOW}\n"
    yield "| item | decided by | on | without a person |\n|---|---|---|---|"
    yield from (
        f"| `{e.item}` | {e.how} | {', '.join(e.rests_on)} | {_alone(e)} |" for e in handbook(edition())
    )
    yield ""


def _item(found: Entry) -> str:
    lines = [f"### `{found.item}` · {found.weight_words}\n", f"**{found.question}**\n"]
    return "\n".join([*lines, *(f"- {label}: {text}" for label, text in _parts(found))]) + "\n"


def _parts(found: Entry) -> Iterator[tuple[str, str]]:
    yield "Why it matters", found.why
    yield from ((name.capitalize(), words) for name, words in found.grading)
    parts = (
        ("Silence", found.silence),
        ("Duty to publish", ", ".join(found.duty)),
        ("Decided by", f"{found.how}; facts {', '.join(f'{name} ({key})' for key, name in found.facts)}"),
        ("Knock-out", found.knock_out),
        ("Ask the platform", found.ask),
        ("Rests on", "; ".join(found.sources)),
    )
    yield from ((label, text) for label, text in parts if text)


def _close(name: str) -> str:
    word = name.rsplit(".", 1)[-1]
    near = [i for i in items() if word and word in i]
    return f" Did you mean {' or '.join(near[:3])}?" if near else ""
