"""Directors and owners by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.documents.document import Block, BlockKind, Region
from scrapers.reading.bent import first_form
from scrapers.reading.folding import fold
from scrapers.reading.lexicon import Lexicon, lexicon
from scrapers.reading.meaning import is_no_claim
from scrapers.reading.names import firms, holders, is_person, named_after, people
from scrapers.reading.operator import is_operator
from scrapers.reading.registry import reads_pages, settles
from scrapers.reading.sentences import sentences
from scrapers.reading.shapes import PrintedShape, WordShape
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

_LONGEST_SHARE = 90
_LETTER = re.compile(r"[^\W\d_]{2}")
_INITIALS = re.compile(r"(?:[A-Z]\.\s?){1,3}[A-ZÀ-Ž][\w'’-]+(?:-[A-ZÀ-Ž]\w+)?")


@reads_pages("people.directors", "people.owners")
def labelled_people(page: Page, _site: Site) -> Iterator[Draft]:
    """Names beside a label for the board or the owners."""
    for unit in page.units:
        if unit.names:
            yield from _labelled("people.directors", unit, page)
            yield from _labelled("people.owners", unit, page)


def _labelled(key: str, unit: Unit, page: Page) -> Iterator[Draft]:
    word = "directors" if key == "people.directors" else "owner_words"
    if not {"I", "A", "L", "D", "T"} & set(page.kinds) or "K" in page.kinds or not unit.names:
        return
    phrase = lexicon(page.lang(unit)).phrase(word)
    fits = any(
        (m := phrase.search(page.mask(n, unit).text)) and len(m[0]) >= 0.5 * len(n) for n in unit.names
    )
    if fits or (key == "people.directors" and "I" in page.kinds and _name_and_role(unit, page)):
        names = tuple(
            n
            for n in _people_in(unit.text, page.lang(unit), key == "people.owners")
            if not _is_role(n, page.lang(unit))
        )
        if names:
            yield Draft(key, names, page, unit.quote, "label", 0.85)


def _name_and_role(unit: Unit, page: Page) -> bool:
    """Whoever the imprint names for something has an office: `Directrice de la publication : Ana Roux, présidente`."""
    name, comma, role = unit.text.partition(",")
    words = lexicon(page.lang(unit))
    return bool(comma and is_person(name) and words.phrase("director_role").match(fold(role.strip())))


def _is_role(name: str, language: str) -> bool:
    """Words for owners or directors, capitalised, look like a name: `Beneficial Owner`, `Alleinige Anteilseigner`."""
    words, folded = lexicon(language), fold(name)
    return (
        any(words.phrase(n).search(folded) for n in ("owner_words", "director_role"))
        or bool(words.phrase("directors").fullmatch(folded))
    ) and not any(name in f.text for f in firms(name))


def _bare(name: str, language: str) -> str:
    """The name without capitalised words before it, such as a role or a form of address; empty when none is left."""
    words = lexicon(language)
    ahead = [words.phrase(n) for n in ("not_name", "director_role")]
    parts = name.split(" ")
    while parts and any(p.fullmatch(fold(parts[0])) for p in ahead):
        parts = parts[1:]
    fine = parts == [name] or (len(parts) > 1 and not parts[0][:1].islower())
    return " ".join(parts) if fine else ""


def _people_in(text: str, language: str, with_firms: bool) -> tuple[str, ...]:
    """Names in order; for owners firms too."""
    found = [(n.start, bare) for n in people(text) if (bare := _bare(n.text, language))]
    if with_firms:
        owners = [(n.start, n.end, n.text) for n in (*firms(text), *holders(text))]
        found = [f for f in found if not any(s <= f[0] < e for s, e, _ in owners)] + [
            (s, t) for s, _, t in owners
        ]
    if not found and is_person(text.strip(" .")):
        found = [(0, text.strip(" ."))]
    return tuple(dict.fromkeys(t for _, t in sorted(found)))


@reads_pages("people.directors")
def boards(page: Page, _site: Site) -> Iterator[Draft]:
    """Names under a heading for the board, each with a role beside it."""
    if not {"A", "I", "L"} & set(page.kinds) or "K" in page.kinds:
        return
    blocks = [b for b in page.document.blocks if b.region is Region.MAIN and b.text.strip()]
    names: list[tuple[str, Block]] = []
    for position, block in enumerate(blocks):
        name = _name_of(block.text, page.language)
        if not name:
            continue
        role = (
            next((b.text for b in blocks[position + 1 : position + 3] if _LETTER.search(b.text)), "")
            if block.text == name
            else block.text.replace(name, "", 1)
        )
        if _is_director(role[:70], block, page):
            names.append((name, block))
    for block in blocks:
        names += [(n, block) for n in _listed(block, page) if n not in {k for k, _ in names}]
    prose = list(_named_in_prose(page))
    names += [(n, b) for n, b in _bare_names(blocks, page) if n not in {k for k, _ in names}]
    known = {n for n, _ in names}
    names += [(n, b) for n, b in _below_heading(blocks, page) if n not in known]
    told = {n for d in prose if isinstance(d.value, tuple) for n in d.value}
    if not names or {n for n, _ in names} < told:
        yield from prose
    names = [(n, b) for n, b in names or _in_columns(page) if not _is_role(n, page.language)]
    if names:
        spans = _joined(page, [b for _, b in names], blocks)
        yield Draft(
            "people.directors",
            tuple(dict.fromkeys(n for n, _ in names)),
            page,
            spans[0],
            "board",
            0.85,
            extra=spans[1:],
        )


def _in_columns(page: Page) -> list[tuple[str, Block]]:
    """Names in the cells of a table whose first row has the office of each column."""
    at = {b.start: b for b in page.document.blocks if b.table >= 0}
    return [
        (cell.text, at[cell.start])
        for table in page.document.tables
        for row in table.rows[1:]
        for head, cell in zip(table.rows[0], row, strict=False)
        if cell.start in at and is_person(cell.text) and _is_director(head.text[:70], at[cell.start], page)
    ]


def _named_in_prose(page: Page) -> Iterator[Draft]:
    """A sentence that lists the board, each name with its role."""
    for unit in page.units:
        words = lexicon(page.lang(unit))
        folded = fold(unit.text)
        if (
            unit.names
            or not words.phrase("directors").search(folded)
            or not words.phrase("director_role").search(folded)
        ):
            continue
        held = [(n.start, n.end) for n in (*firms(unit.text), *holders(unit.text))]
        own = (n for n in people(unit.text) if not any(start <= n.start < end for start, end in held))
        bare = (_bare(n.text, page.lang(unit)) for n in own)
        found = tuple(dict.fromkeys(n for n in bare if n and not _is_role(n, page.lang(unit))))
        if len(found) >= 2 or (
            found
            and (
                words.phrase("led_by").search(folded)
                or ("I" in page.kinds and _represents(found[0], unit, words))
            )
        ):
            yield Draft("people.directors", found, page, unit.quote, "board-sentence", 0.7)


def _represents(name: str, unit: Unit, words: Lexicon) -> bool:
    """The imprint says that one person acts for the firm: the name stands right behind the words for it."""
    told = words.phrase("directors").search(fold(unit.text))
    return told is not None and 0 <= unit.text.find(name) - told.end() <= _NEAR


_NEAR = 30


_IS = WordShape(r"\s{0,2}(?:[,:]|{is})?\s{1,2}$")


@reads_pages("people.directors")
def sole_director(page: Page, _site: Site) -> Iterator[Draft]:
    """A sentence that names one person right behind the office: `El administrador único es Ana Soler`."""
    if not {"A", "I", "L"} & set(page.kinds) or "K" in page.kinds:
        return
    for unit in page.units:
        named = [] if unit.names else list(people(unit.text))
        if len(named) != 1 or _HAN_TEXT.search(unit.text) or is_no_claim(unit, page):
            continue
        masked = page.mask(unit.text, unit)
        for role in lexicon(page.lang(unit)).phrase("sole_director").finditer(masked.text):
            end = masked.span(role.start(), role.end())[1]
            if _IS.match(fold(unit.text[end : named[0].start])):
                yield Draft("people.directors", (named[0].text,), page, unit.quote, "sole-director", 0.7)


_HAN_TEXT = re.compile(r"[\u3400-\u9fff]")


def _below_heading(blocks: list[Block], page: Page) -> Iterator[tuple[str, Block]]:
    """A line of nothing but names below a heading for the board: `Ilze Kalna (chair), Jānis Ozols and Anna Liepa`."""
    phrase = lexicon(page.language).phrase("directors")
    for block in blocks:
        heads = [page.document.blocks[i].text for i in block.headings[-1:]]
        headed = any((m := phrase.search(fold(h))) and len(m[0]) >= _MOST * len(h.strip(" :")) for h in heads)
        if headed and block.kind is not BlockKind.HEADING and len(block.text) <= _LONGEST_LIST:
            found = [(n.start, n.end, n.text) for n in people(block.text)]
            rest = block.text
            for start, end, _ in reversed(found):
                rest = rest[:start] + rest[end:]
            rest = _ASIDE.regex.sub("", rest)
            if len(found) >= 2 and len(re.findall(r"\w{2,}", rest)) <= len(found):
                yield from ((name, block) for _, _, n in found if (name := _bare(n, page.language)))


def _bare_names(blocks: list[Block], page: Page) -> list[tuple[str, Block]]:
    """Items below a heading for the board that are a name each, perhaps with an office in brackets."""
    phrase = lexicon(page.language).phrase("directors")
    found: dict[tuple[int, ...], list[tuple[str, Block]]] = {}
    for block in blocks:
        head = page.document.blocks[block.headings[-1]].text if block.headings else ""
        name = _BRACKETED.sub("", block.text).strip(" .,;")
        match = phrase.search(fold(head)) if block.kind is BlockKind.ITEM and is_person(name) else None
        if match and len(match[0]) >= _MOST * len(head.strip(" :")) and not _is_role(name, page.language):
            found.setdefault(tuple(block.headings), []).append((name, block))
    return [pair for pairs in found.values() if len(pairs) > 1 for pair in pairs]


_BRACKETED = re.compile(r"\s?[(（][^)）]{0,60}[)）]")
_MOST, _LONGEST_LIST = 0.5, 240
_ASIDE = PrintedShape(r"[(（][^)）]{0,60}[)）]|(?:{degree})\.")


def _listed(block: Block, page: Page) -> Iterator[str]:
    """Name and role in turn, divided by semicolons or lines; in Chinese the role and then the name."""
    if page.language == "zh":
        yield from (n.text for n in named_after(block.text, lexicon("zh").phrase("director_role")))
        return
    parts = [p.strip() for p in re.split(r"[;；\n]", block.text)]
    for told in _sentences_of_a_board(block, page) if len(parts) == 1 else ():
        name = _name_of(told, page.language)
        if (
            name
            and told.startswith(name)
            and told != name
            and _is_director(told[len(name) :][:40], block, page)
        ):
            yield name
    for place, part in enumerate(parts if len(parts) > 1 else ()):
        name = _name_of(part, page.language)
        role = part[len(name) :] if name and part != name else " ".join(parts[place + 1 : place + 2])
        if name and _is_director(role[:70], block, page):
            yield name


def _sentences_of_a_board(block: Block, page: Page) -> tuple[str, ...]:
    """The sentences of a paragraph right below a heading for the board, when there are several."""
    heads = [page.document.blocks[i].text for i in block.headings[-1:]]
    words = lexicon(page.language).phrase("directors")
    if not any(words.search(fold(h)) for h in heads):
        return ()
    told = tuple(block.text[start:end] for start, end in sentences(block.text))
    return told if len(told) > 1 else ()


def _name_of(text: str, language: str) -> str | None:
    """The person a block begins with, or whom it names after a role: `Name, role`, `Role: Name`."""
    head, *rest = re.split(r"[,:：–—|(]|\s-\s", text, maxsplit=1)
    parts = [head.strip()]
    if rest and text[len(head)] in ":：" and _is_role(head, language):
        parts = [re.split(r"[,，、(（]", rest[0], maxsplit=1)[0].strip()]
    named = (p for p in parts if len(p) <= 40 and is_person(p) and not _is_role(p, language))
    return next(named, None) or _before_role(text, language)


def _before_role(text: str, language: str) -> str | None:
    """A name and, set apart by its print alone, the role behind it: `Ana Soler Ruiz Directora general`."""
    role = (
        lexicon(language).phrase("director_role").search(fold(text))
        if len(text) <= _LINE and not text.endswith(".")
        else None
    )
    head = text[: role.start()].strip() if role and text[role.start()].isupper() else ""
    return head if is_person(head) and not _is_role(head, language) else None


_LINE = 90


def _is_director(role: str, _block: Block, page: Page) -> bool:
    words = lexicon(page.language)
    folded = fold(role)
    if words.phrase("not_director").search(folded) and not words.phrase("director_role").search(folded):
        return False
    if words.phrase("not_director").search(folded[:24]):
        return False
    return bool(words.phrase("director_role").search(folded))


def _joined(_page: Page, named: list[Block], blocks: list[Block]) -> tuple[tuple[int, int], ...]:
    """Each name with the words beside it."""
    spans = []
    for block in named:
        following = [b for b in blocks if b.index == block.index + 1]
        alone = len(block.text) <= 40 and following
        spans.append(
            (
                block.start,
                following[0].end if alone and following[0].kind is not BlockKind.HEADING else block.end,
            )
        )
    return tuple(spans)


@reads_pages("people.owners")
def ownership(page: Page, site: Site) -> Iterator[Draft]:
    """Sentences and tables that say who owns the operator."""
    if not {"A", "I", "L"} & set(page.kinds):
        return
    found: dict[str, tuple[int, int]] = {}
    for unit in page.units:
        phrase = lexicon(page.lang(unit)).phrase("owner_words")
        other = lexicon(page.lang(unit)).phrase("not_owner")
        here = not unit.names and (
            phrase.search(other.sub(" ", page.mask(unit.text, unit).text)) or _shares_below(unit, page)
        )
        tabled = unit.row[0] >= 0 and any(
            phrase.search(page.mask(c, unit).text) for c in (*unit.context[:1], *unit.names)
        )
        text = page.document.text[unit.quote[0] : unit.quote[1]].split("\t")[0] if tabled else unit.text
        if not (here or tabled) or (here and _other_subject(unit, page)):
            continue
        told = named_after(text, lexicon("zh").phrase("owner_role")) if page.language == "zh" else ()
        for name in (*_people_in(text, page.lang(unit), with_firms=True), *(n.text for n in told)):
            if _mine(name, site) or _is_role(name, page.lang(unit)):
                continue
            found.setdefault(first_form(name, _named(page, site), page.lang(unit)), unit.quote)
    if found:
        spans = tuple(dict.fromkeys(found.values()))
        yield Draft("people.owners", tuple(found), page, spans[0], "ownership", 0.8, extra=spans[1:])


def _shares_below(unit: Unit, page: Page) -> bool:
    """Below a heading for the owners a sentence gives percentages: `A 55 %, B 45 %`."""
    masked = [page.mask(c, unit).text for c in unit.context[:1]]
    phrase = lexicon(page.lang(unit)).phrase("owner_words")
    headed = any((m := phrase.search(c)) and len(m[0]) >= 0.5 * len(c) for c in masked)
    return headed and any(a.kind == "percent" for a in page.mask(unit.text, unit).amounts)


def _named(page: Page, site: Site) -> Iterator[str]:
    """Everybody the page names, then those whom the other pages about the firm name."""
    others = (p for p in site.pages if p is not page and {"A", "I", "L"} & set(p.kinds))
    return (n.text for p in (page, *others) for n in people(p.document.text))


@reads_pages("people.owners")
def shareholdings(page: Page, _site: Site) -> Iterator[Draft]:
    """A table of names whose percentages make up a hundred."""
    if not {"A", "I", "L"} & set(page.kinds):
        return
    for table in page.document.tables:
        rows = [r for r in table.rows[table.header_rows :] if r]
        shares = [
            m for r in rows for c in r[1:] if (m := re.fullmatch(r"\s*(\d{1,3}(?:[.,]\d+)?)\s?%\s*", c.text))
        ]
        total = sum(float(m[1].replace(",", ".")) for m in shares)
        named = [n for r in rows for n in _people_in(r[0].text, page.language, with_firms=True)]
        if len(shares) == len(rows) and named and 90 <= total <= 100.5:
            spans = tuple((r[0].start, max(c.end for c in r)) for r in rows)
            yield Draft(
                "people.owners",
                tuple(dict.fromkeys(named)),
                page,
                spans[0],
                "shareholdings",
                0.9,
                extra=spans[1:],
            )


@reads_pages("people.owners")
def shares_by_name(page: Page, _site: Site) -> Iterator[Draft]:
    """Names with their percentages, one below the other, under words for owners."""
    if not {"A", "I", "L"} & set(page.kinds) or "K" in page.kinds:
        return
    found: dict[str, tuple[int, int]] = {}
    total = 0.0
    for unit in page.units:
        share = re.search(r"(?:^|[:：\s])\W{0,20}(\d{1,3}(?:[.,]\d{1,9})?)\s?%\W{0,20}$", unit.text)
        headed = any(lexicon(page.lang(unit)).phrase("owner_words").search(fold(c)) for c in unit.context[:2])
        label = unit.names[0] if unit.names else unit.text if len(unit.text) <= _LONGEST_SHARE else ""
        names = _people_in(label, page.lang(unit), with_firms=True) if share and headed else ()
        if share and len(names) == 1 and names[0] not in found:
            found[names[0]] = unit.quote
            total += float(share[1].replace(",", "."))
    if found and 90 <= total <= 100.5:
        spans = tuple(found.values())
        yield Draft("people.owners", tuple(found), page, spans[0], "shareholdings", 0.9, extra=spans[1:])


def _mine(name: str, site: Site) -> bool:
    return bool(site.operator) and is_operator(name, site)


def _other_subject(unit: Unit, page: Page) -> bool:
    """A lender, borrower or partner is what is owned."""
    return page.says("owned_other", unit.text, unit)


@settles("people.directors", "people.owners")
def all_names(key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """All names of the page that says most; other pages add names they do not share."""
    html = [d for d in drafts if d.page.document.media == "html"] or drafts
    names: dict[str, Draft] = {}
    for draft in sorted(
        html, key=lambda d: (-len(d.value) if isinstance(d.value, tuple) else 0, d.page.order)
    ):
        for name in draft.value if isinstance(draft.value, tuple) else ():
            if not any(_same_person(name, k) for k in names):
                names[name] = draft
    if not names:
        return []
    first = next(iter(names.values()))
    shown = tuple(names)
    return [Draft(key, shown, first.page, first.quote, first.method, first.weight, extra=first.extra)]


def _same_person(one: str, other: str) -> bool:
    return _TITLES.regex.sub("", one) == _TITLES.regex.sub("", other)


_TITLES = PrintedShape(r"^(?:(?:{title})\.?\s){1,5}")
