"""Where figures and dates stand in a sentence, and what kind each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure. `kind` is a slot of the wordings; `unit` the currency of money; `iso` the date of a date."""

    kind: str
    number: Decimal
    start: int
    end: int
    unit: str = ""
    iso: str = ""
    monthly: bool = False


_CURRENCY = {
    "€": "EUR",
    "£": "GBP",
    "$": "USD",
    "¥": "CNY",
    "￥": "CNY",
    "元": "CNY",
    "₹": "INR",
    "rp": "IDR",
    "zł": "PLN",
    "kč": "CZK",
    "人民币": "CNY",
    "euro": "EUR",
    "euros": "EUR",
    **dict.fromkeys("eiro eurų eurai eurus eurais eurą euru".split(), "EUR"),
    "pounds": "GBP",
    "dollars": "USD",
    "rs": "INR",
}
_CODES = "EUR GBP USD CNY RMB INR IDR PLN CZK CHF SEK DKK NOK TEUR KRW JPY HKD SGD".split()
_MULTI = {
    "k": 3,
    "tsd": 3,
    "thousand": 3,
    "tausend": 3,
    "mil": 3,
    "mille": 3,
    "m": 6,
    "mn": 6,
    "mm": 6,
    "mio": 6,
    "million": 6,
    "millions": 6,
    "millionen": 6,
    "millón": 6,
    "millon": 6,
    "millones": 6,
    "milj": 6,
    "mln": 6,
    "juta": 6,
    "bn": 9,
    "b": 9,
    "billion": 9,
    "billions": 9,
    "mrd": 9,
    "md": 9,
    "milliarden": 9,
    "milliard": 9,
    "milliards": 9,
    "mil millones": 9,
    "mljrd": 9,
    "mlrd": 9,
    "mld": 9,
    "miliar": 9,
    "triliun": 12,
    "lakh": 5,
    "lakhs": 5,
    "lac": 5,
    "lacs": 5,
    "crore": 7,
    "crores": 7,
    "万": 4,
    "萬": 4,
    "亿": 8,
    "億": 8,
    "ribu": 3,
    **dict.fromkeys("tūkst tūkstoši tūkstošu tūkstošiem tūkstošus tūkstotis tūkstotim".split(), 3),
    **dict.fromkeys("tūkstančių tūkstančiai tūkstančius tūkstančiais tūkstantis tūkstančio".split(), 3),
    **dict.fromkeys("miljons miljoni miljonu miljoniem miljonus miljona miljonam".split(), 6),
    **dict.fromkeys("milijonas milijonai milijonų milijonus milijono milijonais milijoną".split(), 6),
    **dict.fromkeys("miljards miljardi miljardu miljardiem miljardus miljarda".split(), 9),
    **dict.fromkeys("milijardas milijardai milijardų milijardus milijardo milijardais".split(), 9),
}
_NUMBER = (
    r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d{1,4})?(?!\d)|"
    r"\d{1,3}(?:[ \u00a0\u202f\u2009.,'’]\d{3})+(?:[.,]\d{1,4})?(?!\d)|\d+(?:[.,]\d+)?"
)
_MULTI_RE = (
    r"(?:mil millones|t[uū]kst\w*\.?|mili?jon\w+|mili?jard\w+|"
    r"thousand|tausend|tsd\.?|millionen|millions?|mill[oó]n(?:es)?|"
    r"mio\.?|milliarden|milliards?|mrd\.?|md|billions?|bn|mln\.?|milj\.?|mljrd\.?|"
    r"mlrd\.?|mld\.?|mn|juta|miliar|triliun|ribu|lakhs?|lacs?|crores?|mille|mil|[kKmMbB](?!\w|"
    r"\.\w)|[kKmMbB](?=\s?[€£$+])|[万亿萬億])"
)
_CUR_RE = (
    r"(?:[€£$¥￥₹]|元人民币|元|人民币|(?:EUR|GBP|USD|CNY|RMB|INR|IDR|PLN|CZK|"
    r"CHF|SEK|DKK|NOK|TEUR|KRW|JPY|HKD|SGD)(?!\w)|Rp\.?|(?<!\w)Rs\.?(?!\w)|zł|Kč|euros?(?!\w)|"
    r"eiro(?!\w)|eur[ųąu](?!\w)|eurais?(?!\w)|eurus(?!\w)|pounds(?!\w)|"
    r"dollars(?!\w))"
)
_UNITS = (
    (
        "workdays",
        (
            r"(?:full |clear )?(?:working|business|banking) days?|bank(?:ing)? days?|"
            r"werktagen?|arbeitstagen?|bankarbeitstagen?|geschäftstagen?|d[ií]as? h[aá]bil(?:es)?|"
            r"jours? ouvr[ée]s|jours? ouvrables|个工作日|工作日|個工作日|hari kerja|"
            r"(?:banku? |bankas )?darba dien\w+|(?:banko |bankų )?darbo dien\w+|d\.\s?d\.|tööpäev\w*"
        ),
    ),
    (
        "days",
        (
            r"(?:calendar |natural )?days?|(?:kalender)?tagen?|d[ií]as?(?: naturales)?|"
            r"jours?(?: calendaires)?|[个個]?自然日|[天日](?!期)|hari|"
            r"(?:kalendār\w+ |kalendorin\w+ )?dien\w*|d\.(?=\s|$|\))|päev\w*"
        ),
    ),
    ("weeks", r"weeks?|wochen?|semanas?|semaines?|周|星期|minggu|nedēļ\w+|savai[tč]\w+"),
    (
        "months",
        r"(?:calendar )?months?|monaten?|mes(?:es)?|mois|[个個]月|bulan|mēne[sš]\w+|mēn(?!\w)|mėn\w*|kuud?|m(?=\s*$)",
    ),
    (
        "years",
        (
            r"(?:full )?years?|jahren?|años?|anos?|ans?|années?|年(?!度|\d|化)|tahun|"
            r"gad(?:iem|am|os|us|[aiuās])(?!\w)|met(?:ai|ų|us|ams|uose|ais)(?!\w)|aasta\w*"
        ),
    ),
    ("hours", r"hours?|stunden?|horas?|heures?|小时|小時|jam|stund\w+|valand\w+|val(?=\.)"),
    ("minutes", r"minutes?|minuten?|minutos?|分钟|min[uū][tč]\w+|minuš\w+"),
)
_WORDS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "es": "un dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze",
    "lv": "vienas divu triju četru piecu sešu septiņu astoņu deviņu desmit vienpadsmit divpadsmit",
    "lt": "vieno dviejų trijų keturių penkių šešių septynių aštuonių devynių dešimties vienuolikos dvylikos",
}
_LV = "viena:1 vienu:1 vienā:1 nākamajā:1 nākamās:1 divas:2 divi:2 divām:2 divās:2 otrajā:2 trīs:3 trijās:3 trešajā:3"
_LV += " četras:4 četrās:4 piecas:5 piecās:5 piektajā:5 septiņas:7 desmitajā:10 četrpadsmit:14 piecpadsmit:15"
_LV += " divdesmit:20 trīsdesmit:30 sešdesmit:60 deviņdesmit:90"
_LT = "vieną:1 vienas:1 kitą:1 kitos:1 dvi:2 du:2 dvejus:2 antrą:2 tris:3 trys:3 trejus:3 trečią:3 keturias:4 keturis:4"
_LT += (
    " penkias:5 penkis:5 penkerius:5 penktą:5 šešias:6 šešis:6 septynias:7 septynis:7 aštuonerius:8 dešimt:10"
)
_LT += " dešimtą:10 dvylika:12 keturiolika:14 keturiolikos:14 penkiolika:15 penkiolikos:15 dvidešimt:20"
_LT += " trisdešimt:30 trisdešimties:30 šešiasdešimt:60 devyniasdešimt:90"
_EXTRA = {
    "lv": {w: int(n) for w, n in (pair.split(":") for pair in _LV.split())},
    "lt": {w: int(n) for w, n in (pair.split(":") for pair in _LT.split())},
    "de": {"eine": 1, "einem": 1, "einen": 1, "einer": 1},
    "es": {"una": 1},
    "fr": {"une": 1},
    "en": {
        "fifteen": 15,
        "thirty": 30,
        "twenty": 20,
        "fourteen": 14,
        "sixty": 60,
        "ninety": 90,
        "fifth": 5,
        "third": 3,
        "second": 2,
        "tenth": 10,
        "fourth": 4,
        "seventh": 7,
    },
}
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "lv": "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
    "lv of": "janvāra februāra marta aprīļa maija jūnija jūlija augusta septembra oktobra novembra decembra",
    "lv in": "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī",
    "lv to": "janvārim februārim martam aprīlim maijam jūnijam jūlijam augustam septembrim oktobrim "
    "novembrim decembrim",
    "lv by": "janvāri februāri martu aprīli maiju jūniju jūliju augustu septembri oktobri novembri decembri",
    "lt": "sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis",
    "lt of": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "lt on": "sausį vasarį kovą balandį gegužę birželį liepą rugpjūtį rugsėjį spalį lapkritį gruodį",
}
_MONTH_NUMBER = {w: n for words in _MONTHS.values() for n, w in enumerate(words.split(), 1)}
_MONTH_NUMBER |= {w[:3]: n for n, w in enumerate(_MONTHS["en"].split(), 1)} | {"sept": 9, "jänner": 1}
_M = "|".join(sorted(map(re.escape, _MONTH_NUMBER), key=len, reverse=True))
_DATE = re.compile(
    rf"(?P<iso>(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d))"
    rf"|(?<!\d)(?P<zy>(?:19|20)\d\d)\s?年\s?(?:(?P<zm>\d{{1,2}})\s?月\s?(?:(?P<zd>\d{{1,2}})\s?日)?)"
    rf"|(?<![\d.,])(?P<nd>\d{{1,2}})[./-](?P<nm>\d{{1,2}})[./-](?P<ny>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?\s(?:of |de )?(?P<m>{_M})\.?,?\s(?:de "
    rf"|del )?(?P<y>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\w)(?P<m2>{_M})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y2>(?:19|"
    rf"20)\d\d)(?!\d)"
    rf"|(?<!\w)(?P<m3>{_M})\.?,?\s(?:de |del |of )?(?P<y3>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\w)(?:q(?P<q>[1-4])[ /](?P<qy>(?:19|20)\d\d))"
    rf"|(?<![\d.,])(?P<by>(?:19|20)\d\d)(?:\.\s?(?:gada|g\.)|\s(?:m\.|met[ųai]+)|)\s"
    rf"(?:(?P<bd>\d{{1,2}})\.\s?)?(?P<bm>{_M})(?!\w)(?:\s(?:(?P<bd2>\d{{1,2}})\s?d(?:\.|ien\w+)|mėn\w*\.?|mēne\w+))?"
    rf"|(?<![\d.,])(?P<dy>(?:19|20)\d\d)\.(?P<dm>0[1-9]|1[0-2])\.(?P<dd>[0-3]\d)(?!\d)"
    rf"|(?<![\d.,])(?P<ky>(?:19|20)\d\d)(?:\.\s?(?:gada|g\.)|\s(?:m\.|metų))\s(?P<k>[1-4]|i{{1,3}}|iv)\.?\s(?:ceturks\w+|ketvir\w+)",
    re.I,
)
_YEAR_WORD = re.compile(
    r"(?<![\w.,/-])((?:19|20)\d\d)(?:\.\s?(?:gad(?:a|ā|s|u|am|us)(?!\w)|g\.)|\s(?:m\.|met(?:ai|ų|ais|us|ams)(?!\w)))",
    re.I,
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_FISCAL = re.compile(
    r"(?<![\w.,/])(?:fy|f\.y\.|financial year|fiscal year|exercice|geschäftsjahr|gj|ejercicio)\s?['’]?"
    r"(?:20)?(?P<one>\d\d)(?:\s?[-–/]\s?(?:20)?(?P<next>\d\d))?(?![\w/-]|[.,]\d)"
    r"|(?<![\w.,/-])(?P<from>(?:19|20)\d\d)\s?[-–/]\s?(?P<to>\d\d)(?![\w/-]|[.,]\d)",
    re.I,
)


def fiscal_years(text: str) -> Iterator[tuple[int, int, int]]:
    """Financial years as `2024-25`, `FY25`, `FY2024/25`: the year in which each ends, and where it stands."""
    for found in _FISCAL.finditer(text):
        first = int(found["from"] or found["one"]) % 100
        last = int(found["to"] or found["next"] or found["one"])
        if (first + 1) % 100 == last or not (found["to"] or found["next"]):
            yield 2000 + last, found.start(), found.end()


def scan(text: str, language: str, currency: str = "") -> Iterator[Amount]:
    """All dates and figures from left to right, none overlapping."""
    dates = list(_dates(text))
    spans = [(a.start, a.end) for a in dates]
    dates += [
        Amount("year", Decimal(year), start, end)
        for year, start, end in (*fiscal_years(text), *_years_in_words(text))
        if not any(s < end and start < e for s, e in spans)
    ]
    taken = [(d.start, d.end) for d in dates]
    figures = [
        a for a in _figures(text, language, currency) if not any(s < a.end and a.start < e for s, e in taken)
    ]
    return iter(_ranged(text, sorted([*dates, *figures], key=lambda a: a.start)[:4000]))


_RANGE = re.compile(
    r"\s?(?:-|–|—|~|～|to|and|bis|und|a|y|à|et|hasta|至|到|līdz|iki|kuni|hingga|sampai)\s?", re.I
)


def _ranged(text: str, amounts: list[Amount]) -> list[Amount]:
    """In `6 to 60 months` or `8–12 %` the first figure has the unit of the second."""
    for i in range(len(amounts) - 1):
        one, two = amounts[i], amounts[i + 1]
        if (
            one.kind == "count"
            and two.kind not in ("count", "year", "date")
            and _RANGE.fullmatch(text[one.end : two.start])
        ):
            amounts[i] = Amount(two.kind, one.number, one.start, one.end, two.unit)
    return amounts


def _years_in_words(text: str) -> Iterator[tuple[int, int, int]]:
    """Years with the word that inflected languages put behind them: `2025. gadā`, `2025 m.`."""
    for found in _YEAR_WORD.finditer(text):
        yield int(found[1]), found.start(), found.end()


def _dates(text: str) -> Iterator[Amount]:
    for found in _DATE.finditer(text):
        iso = _iso(found)
        if iso:
            yield Amount("date", Decimal(int(iso[:4])), found.start(), found.end(), iso=iso)


def _iso(found: re.Match[str]) -> str:
    g = found.groupdict()
    if g["iso"]:
        return str(g["iso"])
    if g["q"]:
        return f"{g['qy']}-{int(g['q']) * 3:02d}"
    if g["k"]:
        return f"{g['ky']}-{int(_ROMAN.get(g['k'].lower(), g['k'])) * 3:02d}"
    g["bd"] = g["bd"] or g["bd2"]
    for year, month, day in (
        ("zy", "zm", "zd"),
        ("ny", "nm", "nd"),
        ("y", "m", "d"),
        ("y2", "m2", "d2"),
        ("y3", "m3", ""),
        ("by", "bm", "bd"),
        ("dy", "dm", "dd"),
    ):
        if g[year]:
            number = g[month] if g[month].isdigit() else _MONTH_NUMBER[g[month].lower().rstrip(".")]
            iso = f"{g[year]}-{int(number):02d}"
            if not 1 <= int(number) <= 12:
                return ""
            return iso + (f"-{int(g[day]):02d}" if day and g[day] else "")
    return ""


_UNIT_RE = "|".join(f"(?P<u_{k}>{p})" for k, p in _UNITS)
_FIGURE = re.compile(
    rf"(?P<cb>{_CUR_RE})?\s?(?P<sign>[-−–(])?\s?(?P<cb2>{_CUR_RE})?(?P<n>(?<![\w.,]){_NUMBER})"
    rf"(?:\s?(?P<mu>{_MULTI_RE})(?![a-zäöü]))?\s?(?P<plus>\+)?\s?(?:(?P<pct>%|"
    rf"％|‰|per ?cent(?!\w)|percent(?!\w)|prozent(?!\w)|procent(?!p|in)\w*|proc\.?(?!\w)|por ciento|pct)"
    rf"|(?P<ca>(?:{_CUR_RE}|m€|md€|k€)(?!\s?\d))|(?:-|\s)?(?P<un>{_UNIT_RE})(?![a-zà-ÿ]))?",
    re.I,
)


def _figures(text: str, language: str, currency: str) -> Iterator[Amount]:
    for found in _FIGURE.finditer(text):
        amount = _amount(found, language, currency)
        if amount:
            yield amount
    yield from _words(text, language)


def _amount(found: re.Match[str], language: str, currency: str) -> Amount | None:
    number = parse_number(found["n"], language)
    if number is None:
        return None
    start, end = found.start("n"), len(found[0].rstrip()) + found.start()
    if found["mu"]:
        number *= Decimal(10) ** _MULTI.get(found["mu"].lower().rstrip("."), 0)
    money = found["cb"] or found["cb2"] or found["ca"]
    if found["sign"] in ("-", "−", "(") and (money or found.start("n") == found.end("sign")):
        closing = found.string[found.end() : found.end() + 1] == ")"
        if found["sign"] != "(" or closing:
            number = -number if _is_negative(found) else number
    if found["pct"]:
        return Amount("percent", number, start, end)
    if money:
        unit = _code(money, currency)
        number *= {"m€": 10**6, "md€": 10**9, "k€": 1000, "teur": 1000}.get(money.lower(), 1)
        lead = len(found[0]) - len(found[0].lstrip()) + found.start()
        return Amount("money", number, lead if found["cb"] or found["cb2"] else start, end, unit)
    if found["un"]:
        kind = next(k for k, _ in _UNITS if found[f"u_{k}"])
        if kind == "years" and found["n"].isdigit() and 1980 <= int(number) <= 2049:
            return Amount("year", number, start, end)
        return Amount(kind, number, start, end)
    year = found["n"].isdigit() and len(found["n"]) == 4 and 1980 <= int(number) <= 2049 and not found["mu"]
    return Amount(
        "year" if year else "count", number, start, found.end("mu") if found["mu"] else found.end("n")
    )


def _is_negative(found: re.Match[str]) -> bool:
    before = found.string[: found.start("sign")].rstrip()[-1:]
    return found["sign"] == "(" or not before.isalnum()


def _code(symbol: str, currency: str) -> str:
    upper = symbol.upper().rstrip(".")
    if upper in ("RMB",):
        return "CNY"
    if upper == "TEUR":
        return "EUR"
    if upper in _CODES:
        return upper
    if symbol in "$¥￥" and currency:
        return currency
    return _CURRENCY.get(
        symbol.lower().rstrip("."), "EUR" if "€" in symbol else "CNY" if "元" in symbol else ""
    )


def parse_number(raw: str, language: str) -> Decimal | None:
    """A number with grouping and decimal marks; a single mark before three digits follows the language."""
    text = re.sub(r"[ \u00a0\u202f\u2009'’]", "", raw)
    marks = re.findall(r"[.,]", text)
    decimal = ""
    if len(set(marks)) == 2:
        decimal = marks[-1]
    elif len(marks) == 1:
        head, tail = re.split(r"[.,]", text)
        group = "," if language in ("en", "zh", "") else "."
        decimal = (
            "" if len(tail) == 3 and marks[0] == group and 1 <= len(head) <= 3 and head != "0" else marks[0]
        )
    for mark in set(marks) - {decimal}:
        text = text.replace(mark, "")
    try:
        return Decimal(text.replace(decimal, ".") if decimal else text)
    except ArithmeticError:
        return None


def _words(text: str, language: str) -> Iterator[Amount]:
    words = {w: n for n, w in enumerate(_WORDS.get(language, "").split(), 1)} | _EXTRA.get(language, {})
    if not words:
        return
    units = "|".join(f"(?P<{k}>{p})" for k, p in _UNITS)
    for found in _word_pattern(language, "|".join(words), units).finditer(text):
        kind = next(k for k, _ in _UNITS if found[k])
        yield Amount(kind, Decimal(words[found[1].lower()]), found.start(), found.end())


_cache: dict[str, re.Pattern[str]] = {}


def _word_pattern(language: str, words: str, units: str) -> re.Pattern[str]:
    if language not in _cache:
        _cache[language] = re.compile(
            rf"(?<!\w)({words})[\s-](?:(?:full|clear)\s)?(?:{units})(?![a-zà-ÿ])", re.I
        )
    return _cache[language]
