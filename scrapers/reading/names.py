"""Names in running text: firms by their legal form, people by their capitals, in Latin and Chinese script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from scrapers.reading.folding import fold, simplified
from scrapers.reading.lexicon import languages, lexicon
from scrapers.reading.shapes import PrintedShape

APART, ENDED = r"(?<![^\W\u3400-\u9fff])", r"(?![^\W\u3400-\u9fff])"
"""Where a code begins and ends: no letter or digit stands beside it, but a Chinese character may."""
_FRONT_OR_BACK = r"(?:SIA|UAB|OÜ|AS|AB)(?!\s[„“\"«]?[A-ZĀČĒĢĪĶĻŅŠŪŽĄĘĖĮŲÕÄÖÜ])"
_DATA = Path(__file__).resolve().parents[2] / "resources" / "lexicon" / "legal-forms.txt"


_LINES = [
    line
    for raw in _DATA.read_text(encoding="utf-8").splitlines()
    if (line := raw.strip()) and not line.startswith("#")
]
_AHEAD = "…"


def _forms() -> str:
    """The legal forms of the data file that follow a name as alternatives, the longest first."""
    forms = sorted((f for f in _LINES if not f.endswith(_AHEAD) and "*" not in f), key=len, reverse=True)
    return "|".join((*map(_form, forms), _FRONT_OR_BACK))


def _forms_ahead() -> str:
    """Those that are written before it."""
    ahead = [f.removesuffix(_AHEAD).strip() for f in _LINES if f.endswith(_AHEAD)]
    return "|".join(map(re.escape, sorted(ahead, key=len, reverse=True)))


def _written() -> str:
    """Those that languages bend, with their endings left open: `Sabiedrīb* ar ierobežotu atbildību`."""
    bent = [f for f in _LINES if "*" in f]
    return "|".join(f"[{f[0]}{f[0].lower()}]" + re.escape(f[1:]).replace(r"\*", r"\w+") for f in bent)


def _form(text: str) -> str:
    """One form; a dot may be missing where the letters stay a word of their own, a space may be there or not."""
    pieces = [r"\." if c == "." else r"\s?" if c == " " and "." in text else re.escape(c) for c in text]
    return "".join(pieces[:-1]) + (r"\.?" if text.endswith(".") and text.count(".") == 1 else pieces[-1])


_FORMS = _forms()
_BEFORE = _forms_ahead()
_WRITTEN = _written()
"""Legal forms written out before a name in quotation marks."""
_LATIN = "".join(map(chr, (*range(0xC0, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x180))))
_UP = "A-Z" + "".join(c for c in _LATIN if c.isupper())
_LOW = "a-z'’" + "".join(c for c in _LATIN if c.islower())
WORD = rf"[{_UP}](?:[\w'’&+-]|\.(?=\w)){{0,60}}"
_TOKEN = rf"(?:{WORD}|(?:No|Dr|St|Co|C[ií]a|Hnos|[A-Z])\.|\d[\w-]{{0,40}}(?![\w-]|[.,]?\d|\s?%)|&|\+)"
_FIRST = rf"(?:{WORD}|Dr\.|St\.|\d{{1,3}}[A-Za-z][\w-]{{0,40}})"
_QUOTED = rf"[„“\"«][{_UP}\d][^„“”\"«»\n]{{1,60}}[”“\"»]"
_LINK = r"(?:\s(?:{name_link})\s|\sd['’]|,\s|\s)"
_PARTNERS = r"\s(?:{firm_and})\s(?:[Pp]artner\w{0,5}|[Kk]o)"
"""How the partners of a firm are joined to its first name: `Tamm ja Partnerid OÜ`."""
_FIRM = PrintedShape(
    rf"(?P<chinese>[\u4e00-\u9fff（）()]{{2,40}}?(?:有限责任公司|股份有限公司|有限公司|合伙企业[（(]有限合伙[）)]|会计师事务所[（(](?:特殊)?普通合伙[）)]|联合会计师事务所|会计师事务所|律师事务所|法律事务所|合伙企业|合作社))"
    rf"|(?<!\w)(?P<quoted>(?:{_BEFORE}|MB|IĮ|{_WRITTEN})\s{_QUOTED}|{_QUOTED},?\s(?:{_BEFORE}|MB|IĮ)(?!\w))"
    rf"|(?<!\w)(?P<front>(?:{_BEFORE})\s[„“\"«]?{_TOKEN}(?:\s(?:(?:{{link_ahead}})\s)?{_TOKEN}){{0,5}}[”\"“»]?(?:\s(?:{{bank_word}})(?!\w))?)"
    rf"|(?<![\w.])(?P<apart>{WORD}(?:\s{_TOKEN}){{0,2}}(?:\s[{_LOW}]{{3,24}}){{1,2}},\s(?:UAB|AB|SIA|MB|IĮ)(?!\w|\s[„“\"«{_UP}]))"
    rf"|(?<![\w.])(?P<back>{_FIRST}(?:{_LINK}{_TOKEN}|{_PARTNERS}){{0,7}}?,?\s(?:{_FORMS})(?![\w]))"
    rf"(?P<more>,?\s(?:{{firm_more}}))?"
)
_HAS_FORM = re.compile(
    rf"(?<!\w)(?:{_BEFORE}|MB|IĮ|{_WRITTEN})(?!\w)|\s(?:{_FORMS})(?!\w)|公司|合[伙夥]|[会會][计計][师師]|律[师師]|法律事[务務]|合作社"
)
"""A legal form stands somewhere: most texts have none, and are not looked through for names."""
_OUTER = re.compile(rf"^(?:{_BEFORE}|{_WRITTEN})(?!\w)|,?\s(?:{_FORMS})$|[„“”\"«»]")


@lru_cache(maxsize=2048)
def core(name: str) -> str:
    """A firm's name without its legal form, wherever that stands and however it is written out: letters only."""
    bare = re.sub(r"[\W_]+", "", _OUTER.sub("", name.strip())).lower()
    return bare or re.sub(r"[\W_]+", "", name).lower()


def is_written_out(name: str) -> bool:
    """The legal form stands in full before or behind the name: `uždaroji akcinė bendrovė „Kalnas“`."""
    return bool(re.match(_WRITTEN, name) or _WRITTEN_BEHIND.search(name))


_WRITTEN_BEHIND = re.compile(r",?\ssociété\s[\w\sà-ÿ]{4,40}$")


_ARTICLES = PrintedShape(r"^(?:(?:{name_lead})[\s:]+)+")
_TITLE = r"(?:{degree})\.\s"
_SECOND = rf"[{_UP}][{_LOW}]{{1,40}}\s(?:(?:{{surname_link}})\s)?[{_UP}]"
"""After `y` it is another person, not the second surname."""
_CLAN = r"(?:(?:O['’]|D['’]|Ma?c)(?=[A-Z]))?"
"""`O’Mahony`, `McCarthy`: a second capital in one name."""
_PERSON = PrintedShape(
    rf"(?<![\w.])(?:(?:{{title}})\.\s){{0,4}}"
    rf"(?:(?!{_TITLE}){_CLAN}[{_UP}][{_LOW}]{{1,40}}(?:[- ]| (?:{{surname_link}}|y(?!\s{_SECOND}))\s)){{1,3}}"
    rf"(?!{_TITLE}){_CLAN}[{_UP}][{_LOW}]{{1,40}}(?:-[{_UP}][\w]{{1,40}})?(?!\w)"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CHINESE_PERSON = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its offsets."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def firms(text: str) -> tuple[Name, ...]:
    """Names with a legal form."""
    return tuple(_firms(text))


def _firms(text: str) -> Iterator[Name]:
    if not _HAS_FORM.search(text):
        return
    for found in _FIRM.regex.finditer(simplified(text)):
        raw = text[found.start() : found.end()]
        if found["chinese"]:
            start = found.end() - len(_chinese(found[0]))
            yield Name(text[start : found.end()], start, found.end())
            continue
        cut = _ARTICLES.match(raw)
        lead = cut.end() if cut else 0
        name = raw[lead:].strip().rstrip(",")
        length = len(name)
        name = _unbent(name) if found["front"] else name
        if len(name) >= 4 and not re.fullmatch(_FORMS, name):
            start = found.start() + raw.index(name[:4], lead)
            yield Name(name, start, start + length)


_RUN = re.compile(rf"\s?[:«„“\"]?\s?(?P<name>{_FIRST}(?:\s(?:(?:de|du|et|und)\s)?{_TOKEN}){{0,4}})(?!\w)")
_BEHIND = re.compile(rf"(?<![\w.'’])(?P<name>{_FIRST}(?:\s{_TOKEN}){{0,4}}),\s(?:[a-zà-ÿ]{{2,6}}\s)?$")


def called(text: str, language: str) -> Iterator[Name]:
    """Firms that carry no legal form, behind a word for firm or before it: `la société Kerlan Suivi, qui`.

    The word is part of the name where a capital says so: `certifiés par Cabinet Roux`. In German every noun has a
    capital: what stands before the word need be no name.
    """
    for word in lexicon(language).phrase("firm_word").finditer(fold(text)):
        found = _RUN.match(text, word.end())
        found = found or (None if language == "de" else _BEHIND.search(text, 0, word.start()))
        if found and len(found["name"]) >= _SHORTEST:
            beside = word.start() > 0 and found.start("name") == word.end() + 1
            part = language != "de" and beside and text[word.start()].isupper()
            start = word.start() if part else found.start("name")
            yield Name(text[start : found.end("name")], start, found.end("name"))


_SHORTEST = 5


_LEAD = re.compile(
    r"[由于在向与为是至将及经的]|存入|存放|存管|交由|托管|开立|接入|选择|委托|对接|合作|资产推荐方|推荐方|本公司|[（(](?=[^）)]{0,80}$)"
)


def _chinese(raw: str) -> str:
    """The name without the words that lead to it."""
    parts = _LEAD.split(raw)
    return parts[-1] if len(parts[-1]) >= 6 else raw


def people(text: str) -> Iterator[Name]:
    """Capitalised full names that carry no legal form."""
    for found in _PERSON.regex.finditer(text):
        if not _FIRM.search(found[0]):
            yield Name(found[0], found.start(), found.end())
    if _HAN.search(text):
        plain = simplified(text)
        for found in _listed_chinese().finditer(plain):
            yield Name(text[found.start() : found.end()], found.start(), found.end())


@lru_cache(maxsize=1)
def _listed_chinese() -> re.Pattern[str]:
    """Two or three characters after a surname, between marks: in lists of names, where nothing else stands."""
    surnames = "|".join(map(re.escape, map(simplified, lexicon("zh").words.get("surname", ("",)))))
    edge = r"\s、，,；;：:（）()。%\d"
    return re.compile(
        rf"(?:(?<=[{edge}])|^)(?:{surnames})[\u4e00-\u9fff]{{1,2}}(?=\s?[（(]?\s?[\d.]{{1,6}}\s?[%％]|[、，,；;（(]|$)"
        rf"|(?<=[由和与及])(?:{surnames})[\u4e00-\u9fff]{{1,2}}(?=\s?[（(]?\s?[\d.]{{1,6}}\s?[%％])"
    )


_BANK = PrintedShape(
    rf"(?<![\w.])({_FIRST}(?:{_LINK}{_TOKEN}){{0,5}}?\s(?:{{bank_word}})(?:\s(?:plc|AG|AS|Ltd|SE|NV|GmbH))?)(?!\w)"
    rf"|(?<![\w.])(?P<ahead>(?:{{bank_ahead}})\s{_FIRST}(?:\s(?:(?:{{bank_link}})\s|d['’])?{_TOKEN}){{0,3}})"
    rf"|(?<![\w.])(?:{_FIRST}\s)?(?:{{bank_own}})(?:\s{_TOKEN}){{0,3}}"
    r"|(?P<zh>[\u4e00-\u9fff]{2,12}?银行(?:股份有限公司)?)"
)


@lru_cache(maxsize=4096)
def banks(text: str) -> tuple[Name, ...]:
    """Names that end in a word for bank."""
    return tuple(_banks(text))


def _banks(text: str) -> Iterator[Name]:
    for found in _BANK.regex.finditer(simplified(text)):
        raw = found[0]
        cut = _ARTICLES.match(raw)
        name = _LEAD.split(raw)[-1] if found["zh"] else raw[cut.end() if cut else 0 :]
        length = len(name)
        if (" " in name and name.split(" ")[0] != "Central") or (found["zh"] and len(name) > len("银行")):
            start = found.start() + raw.index(name)
            yield Name(_unbent(text[start : start + length]), start, start + length)


@cache
def _bent() -> dict[str, str]:
    """The word for bank in the cases in which sentences say that something lies in one, and in its first form."""
    pairs = (w.split(" ") for code in languages() for w in lexicon(code).words.get("bank_bent", ()))
    return {w[0]: w[1] for w in pairs}


_BENT_FORM = re.compile(r"^(AS|OÜ)-\w{1,3}(?=\s)")
"""An Estonian legal form with the ending of a case: `AS-is LHV Pank`."""


def _unbent(name: str) -> str:
    name = _BENT_FORM.sub(r"\1", name)
    head, _, last = name.rpartition(" ")
    first = _bent().get(last.lower()) if head else None
    return f"{head} {first}" if first else name


def is_person(text: str) -> bool:
    """The whole text is one person's name."""
    stripped = text.strip()
    found = _PERSON.regex.fullmatch(stripped)
    return bool(found) or bool(_CHINESE_PERSON.fullmatch(stripped) and _is_chinese_name(stripped))


@cache
def _surnames() -> frozenset[str]:
    """First characters of usual Chinese surnames, in both scripts."""
    return frozenset("".join(lexicon("zh").words["surname_signs"]))


def _is_chinese_name(text: str) -> bool:
    doubled = len(text) < 4 or text[:2] in _compound() or text[1] in _surnames()
    return 2 <= len(text) <= 4 and doubled and text[0] in _surnames() and not _OFFICE.search(text)


@cache
def _compound() -> frozenset[str]:
    """Surnames of two characters: four characters that begin with no surname, or with one only, are no name."""
    return frozenset(lexicon("zh").words["surname_compound"])


_OFFICE = re.compile(
    r"[会會长長事部司网網理息队隊们們题題障绍紹构構]$|^(?:关于|關於)|信息|资讯|資訊|公司|平台|董事|经理|經理"
)
_NAME_END = r"(?=[，,、；;。（(：:\s和与及兼]|先生|女士|担任|擔任|出任|$)"
_AFTER_ROLE = re.compile(
    rf"(?:分别|分別)?(?:包括|[为為是由：:\s]{{0,2}})(?P<name>[\u4e00-\u9fff]{{2,3}}?){_NAME_END}"
)
_NEXT = re.compile(rf"(?:先生|女士)?[、和与與及](?P<name>[\u4e00-\u9fff]{{2,3}}?){_NAME_END}")
_BEFORE_ROLE = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{2,3}?)(?:先生|女士)?"
    r"(?:[（(](?P<role>[^）)]{2,24})[）)]|(?:担任|擔任|出任|任)(?P<post>[^，,。；;]{2,16}))"
)
_HOLDER = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{2,3}?)(?:先生|女士)?(?=持股|持有|出资|出資|直接持)"
)


def named_after(text: str, roles: re.Pattern[str]) -> Iterator[Name]:
    """Chinese names after a role or before it: `董事长林晏舟，董事包括郑可桢和何其昌`, `林晏舟（董事长）`."""
    plain = simplified(text)
    spans: set[tuple[int, int]] = set()
    for role in roles.finditer(plain):
        found = _AFTER_ROLE.match(plain, role.end())
        while found and _is_chinese_name(found["name"]):
            spans.add(found.span("name"))
            found = _NEXT.match(plain, found.end())
    for found in _BEFORE_ROLE.finditer(plain):
        if _is_chinese_name(found["name"]) and roles.search(found["role"] or found["post"]):
            spans.add(found.span("name"))
    yield from (Name(text[start:end], start, end) for start, end in sorted(spans))


def holders(text: str) -> Iterator[Name]:
    """Chinese names right before a word for holding shares."""
    for found in _HOLDER.finditer(text):
        if _is_chinese_name(found["name"]):
            yield Name(found["name"], found.start("name"), found.end("name"))
