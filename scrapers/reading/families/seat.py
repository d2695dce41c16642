"""Where the operator sits: its registered address and the country of its seat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.documents.document import Region
from scrapers.reading.countries import country_of
from scrapers.reading.figure import label_fits
from scrapers.reading.folding import fold, simplified
from scrapers.reading.lexicon import COMMON, lexicon
from scrapers.reading.meaning import excluded, is_no_claim
from scrapers.reading.names import firms
from scrapers.reading.operator import OWN_PAGES, is_operator, of_a_group, plain, related, someone_else
from scrapers.reading.registry import reads, reads_pages, settles
from scrapers.reading.shapes import PrintedShape, WordShape
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Shape, Unit

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")

_STOP = re.compile(r"\s{0,9}[.;](?:\s|$)")
_LAST = re.compile(r"(?<!\w)\w+$")
_BRACKET = re.compile(r"\s{1,9}\([A-Z]\w{1,40}\)")
_REST = WordShape(r",?\s{1,9}(?:{after_address})|\s{1,9}\((?:{so_called})")
"""What stands behind an address: a verb, a telephone, a number, `(the …`."""
_LEAD = WordShape(r"(?:(?:{before_address}|[:,])\W{0,9}\s){1,4}")
_STREET = re.compile(r"\d")


@reads("entity.registered_address")
def address(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """What follows the word for seat, when it has a house or post number."""
    if not OWN_PAGES & set(page.kinds) or "K" in page.kinds or is_no_claim(unit, page):
        return
    if any(label_fits(key, n, unit, page) for n in unit.names):
        text = _cut(unit.text)
        if _STREET.search(text) and len(text) <= 160 and not _EMAIL.search(text):
            best = unit.shape is Shape.PAIR
            yield Draft(key, text, page, unit.quote, "label", 0.85 if best else 0.8)
        return
    if unit.names or someone_else(unit, site):
        return
    roles = page.hits(unit.text, unit).get(key, {})
    masked = page.mask(unit.text, unit)
    for hit in roles.get("say", ()):
        end = masked.span(hit.start, hit.end)[1]
        text = _cut(unit.text[end:].lstrip(" :,"))
        if (
            10 <= len(text) <= 160
            and "@" not in text
            and _is_place(text)
            and _STREET.search(text)
            and not excluded(dict(roles), masked.text, hit.start, hit.end)
        ):
            yield Draft(key, text, page, unit.quote, "wording", 0.8)
            return


def _is_place(text: str) -> bool:
    """A street with a house number, or a postcode; not a sentence that goes on."""
    return bool(re.search(r"\d{4,6}|\d[\w-]{0,20},|,\s?\d|[A-Z]{1,2}\d|\d\s?[号幢室楼之]", simplified(text)))


def _cut(text: str) -> str:
    lead = _LEAD.match(fold(text))
    text = text[lead.end() :] if lead else text
    end = _CHINESE_END.search(text) if _HAN.match(text) else _address_end(text)
    text = _without_rest(text[: end.start() if end else len(text)])
    return (text if "(" in text else text.partition(")")[0]).strip(" .,;。；，")


def _address_end(text: str) -> re.Match[str] | None:
    """The first stop that closes no abbreviation, or the first words of something else."""
    stop = next((m for m in _STOP.finditer(text) if not _is_short_form(text[: m.start()])), None)
    ends = filter(None, (stop, _BRACKET.search(text), _REST.search(fold(text))))
    return min(ends, key=re.Match.start, default=None)


def _is_short_form(before: str) -> bool:
    """An initial, or a word such as `str` that is cut short in addresses."""
    word = _LAST.search(fold(before))
    short = lexicon(COMMON).words["street_short"]
    return word is not None and (word[0] in short or (len(word[0]) == 1 and word[0].isalpha()))


def _without_rest(text: str) -> str:
    """The text up to the comma behind which something else begins: a register, a sum, a subordinate clause."""
    rest = next((c for c in re.finditer(r",\s+", text) if _OTHER.match(text[c.end() :])), None)
    return text[: rest.start()] if rest and re.search(r"\d", text[: rest.start()]) else text


_OTHER = PrintedShape(r"(?!(?:{address_particle})\b)[^\W\d_A-ZÀ-Ž][^\W\d_]{2,}\s\S*[^\W\d_]{2}")


_HAN = re.compile(r"[\u3400-\u9fff]")
_CHINESE_END = re.compile(r"[，,；;。]|\s(?=[\u3400-\u9fff]{2,6}[:：])")
"""A Chinese address has no commas of its own."""


@settles("entity.registered_address")
def seats(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """Different seats stay several; the same one, shorter or longer, counts once."""
    once: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.weight, d.page.order, -len(str(d.value)))):
        bare = plain(str(draft.value))
        if not any(bare in k or _alike(bare, k) for k in once):
            once[bare] = draft
    best = max((d.weight for d in once.values()), default=0)
    return [d for d in once.values() if d.weight >= best - 0.05]


def _alike(one: str, other: str) -> bool:
    return one[:14] == other[:14]


_INCORPORATED = WordShape("{incorporated_in}")
_FAR = 45
"""Letters within which the country of an incorporation is named."""


@reads_pages("entity.country")
def country_pages(page: Page, site: Site) -> Iterator[Draft]:
    """The country of a seat, of an incorporation, or after the operator's name."""
    if not OWN_PAGES & set(page.kinds) or "K" in page.kinds or "N" in page.kinds:
        return
    for unit in page.units:
        seat = any(label_fits("entity.registered_address", n, unit, page) for n in unit.names) or (
            not unit.names and page.hits(unit.text, unit).get("entity.registered_address", {}).get("say")
        )
        own = None if unit.names else _own_stretch(unit.text, site)
        if not (seat or own) or (someone_else(unit, site) and not own):
            continue
        made = _INCORPORATED.search(fold(unit.text))
        found = country_of(unit.text[made.end() : made.end() + _FAR]) if made else None
        found = found or country_of(own or unit.text, tail=True)
        if found:
            yield Draft("entity.country", found, page, unit.quote, "seat", 0.85 if seat else 0.75)


def _own_stretch(text: str, site: Site) -> str | None:
    """From the operator's name to the next firm's: what stands there is about the operator."""
    names = list(firms(text))
    for place, name in enumerate(names):
        if is_operator(name.text, site) and not of_a_group(text[: name.start]):
            end = names[place + 1].start if place + 1 < len(names) else len(text)
            return text[name.start : min(end, name.end + 160)]
    return None


@settles("entity.country")
def countries(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """Each country once, seats before mere mentions."""
    once: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.weight, d.page.order)):
        once.setdefault(str(draft.value), draft)
    return list(once.values())


@reads_pages("entity.legal_name", "entity.registered_address", "entity.country")
def signature(page: Page, site: Site) -> Iterator[Draft]:
    """A line that is the operator's name and address and nothing else, as it stands below a page."""
    if not {"H", "I", "A", "T"} & set(page.kinds):
        return
    if page.kinds[:1] == ("I",):
        yield from _in_lines(page)
    for unit in page.units:
        if unit.names or not 12 <= len(unit.text) <= 160 or unit.shape is Shape.HEADING:
            continue
        name = next((n for n in firms(unit.text) if n.start == 0), None)
        whole = unit.text[name.end :] if name else ""
        rest = _APART.split(whole)[0]
        if name and _is_address_line(rest) and related(name.text, site):
            yield Draft("entity.legal_name", name.text, page, unit.quote, "name-and-address", 0.8)
            text = _cut(_NUMBERED.sub("", rest.lstrip(", ")))
            yield Draft("entity.registered_address", text, page, unit.quote, "name-and-address", 0.78)
        for part in (
            re.split(r"\s{0,9}[|｜·•]\s{0,9}", whole)[1:] if name and _is_own(name.text, site) else ()
        ):
            if _CHINESE_ADDRESS.fullmatch(simplified(part.strip())):
                yield Draft(
                    "entity.registered_address", part.strip(), page, unit.quote, "name-and-address", 0.78
                )


_APART = re.compile(r"\s[|｜•]\s")
"""What divides the address from what follows it in a footer."""


def _is_own(name: str, site: Site) -> bool:
    return related(name, site) or plain(name) == plain(site.operator)


_CHINESE_ADDRESS = re.compile(
    r"[\d\s]{0,8}[\u4e00-\u9fff]{2,12}?[市县区省岛][\u4e00-\u9fff\d]{0,16}?[区镇乡市里]?"
    r"[\u4e00-\u9fff\d]{1,16}?[路街道段巷弄村][\u4e00-\u9fff\d]{0,14}?\d[\d之-]{0,6}[号楼室][\u4e00-\u9fff\d之-]{0,12}"
)


_POSTCODE = re.compile(r"(?<!\d)\d{4,6}(?!\d)|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}")
_COUNTED = WordShape(r"(?:{number_name})|\d{9,}")
_LINES = 4
"""Lines after a name within which its address ends."""


def _in_lines(page: Page) -> Iterator[Draft]:
    """An imprint that begins with a firm's name on a line of its own, and the address on the next lines."""
    units = [u for u in page.units if u.region is Region.MAIN and u.shape is Shape.SENTENCE and not u.names]
    for place, unit in enumerate(units):
        name = next(iter(firms(unit.text)), None)
        if name is None or len(unit.text) - len(name.text) > 2:
            continue
        yield Draft("entity.legal_name", name.text, page, unit.quote, "name-alone", 0.78)
        lines = [u.text.strip(" ,") for u in units[place + 1 : place + 1 + _LINES]]
        last = next((n for n, t in enumerate(lines) if _POSTCODE.search(t) and len(t) <= 60), None)
        lines = lines[: last + 1] if last is not None else []
        if (
            lines
            and re.search(r"\d", lines[0])
            and all(len(t) <= 60 and not _COUNTED.search(fold(t)) for t in lines)
        ):
            text = ", ".join(lines)
            span = (unit.start, units[place + len(lines)].end)
            yield Draft("entity.registered_address", text, page, span, "name-and-address", 0.8)
            if code := country_of(text, tail=True):
                yield Draft("entity.country", code, page, span, "seat", 0.8)
        return


_NUMBERED = re.compile(r"^[^,]{0,40}(?<!\d)\d{7,12},\s")
"""The operator's number, where it stands between name and address."""


_SUM = WordShape(r"\d{7}|[€£$]|{currency_word}")


def _is_address_line(rest: str) -> bool:
    """What follows the name is its address and nothing else: `, Suite 4, Port Vila`."""
    return (
        bool(re.match(r",\s", rest))
        and len(rest) <= 120
        and not _SUM.search(fold(rest))
        and bool(re.search(r"\d", rest))
        and rest.count(",") >= 2
        and len(_SMALL.findall(rest.partition(",")[2].split(",")[0])) < _TELLS
    )


_SMALL = re.compile(r"(?<![\w'’])[^\W\d_A-ZÀ-Ž][^\W\d_]*")
_TELLS = 4
"""So many words in small letters before the first comma are a clause and no street."""
