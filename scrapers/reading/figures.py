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
    "rupiah": "IDR",
    "nt$": "TWD",
    "hk$": "HKD",
    "港元": "HKD",
    "港币": "HKD",
    "港幣": "HKD",
} | dict.fromkeys(("新台币", "新台幣", "新臺幣", "台币", "台幣", "臺幣"), "TWD")
_CODES = "EUR GBP USD CNY RMB INR IDR PLN CZK CHF SEK DKK NOK TEUR KRW JPY HKD SGD TWD".split()
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
    "rb": 3,
    "jt": 6,
    "milyar": 9,
    "tuhat": 3,
    "tuh": 3,
    "miljon": 6,
    "miljard": 9,
    "百万": 6,
    "百萬": 6,
    "千万": 7,
    "千萬": 7,
    "兆": 12,
}
_NUMBER = (
    r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d{1,4})?(?!\d)|"
    r"\d{1,3}(?:[ \u00a0\u202f\u2009.,'’]\d{3})+(?:[.,]\d{1,4})?(?!\d)|\d+(?:[.,]\d+)?"
)
_MULTI_RE = (
    r"(?:mil millones|t[uū]kst\w*\.?|mili?jon\w+|mili?jard\w+|"
    r"thousand|tausend|tsd\.?|millionen|millions?|mill[oó]n(?:es)?|"
    r"mio\.?|milliarden|milliards?|mrd\.?|md|billions?|bn|mln\.?|milj\.?|mljrd\.?|"
    r"mlrd\.?|mld\.?|mn|juta|jt|mil[iy]ar|triliun|ribu|rb|tuhat|tuh\.?|"
    r"lakhs?|lacs?|crores?|mille|mil|[kKmMbB](?!\w|"
    r"\.\w)|[kKmMbB](?=\s?[€£$+])|[百千]?[万萬]|[亿億兆])"
)
_CUR_RE = (
    r"(?:NT\$|HK\$|[€£$¥￥₹]|元人民[币幣]|元|人民[币幣]|新?[臺台][幣币]|港[元币幣]|"
    r"(?:EUR|GBP|USD|CNY|RMB|INR|IDR|PLN|CZK|CHF|SEK|DKK|NOK|TEUR|KRW|JPY|HKD|SGD|TWD)(?!\w)|"
    r"Rp\.?|rupiah(?!\w)|(?<!\w)Rs\.?(?!\w)|zł|Kč|euros?(?!\w)|euro(?:t|st|le|ga|ni|ks|ne|se|sse|line|lise)(?!\w)|"
    r"eiro(?!\w)|eur[ųąu](?!\w)|eurais?(?!\w)|eurus(?!\w)|pounds(?!\w)|dollars(?!\w))"
)
_UNITS = (
    (
        "workdays",
        (
            r"(?:full |clear )?(?:working|business|banking) days?|bank(?:ing)? days?|"
            r"werktagen?|arbeitstagen?|bankarbeitstagen?|geschäftstagen?|d[ií]as? h[aá]bil(?:es)?|"
            r"jours? ouvr[ée]s|jours? ouvrables|个工作日|工作日|個工作日|hari kerja|"
            r"(?:banku? |bankas )?darba dien\w+|(?:banko |bankų )?darbo dien\w+|d\.\s?d\.|"
            r"(?:panga)?tööpäev\w*|pangapäev\w*|個?(?:營業日|工作天)|个?营业日|hari bursa"
        ),
    ),
    (
        "days",
        (
            r"(?:calendar |natural )?days?|(?:kalender)?tagen?|d[ií]as?(?: naturales)?|"
            r"jours?(?: calendaires)?|[个個]?(?:自然日|日[历曆]天)|[天日](?!期)|hari(?: kalender)?|"
            r"(?:kalendār\w+ |kalendorin\w+ )?dien\w*|d\.(?=\s|$|\))|(?:kalendri)?päev\w*"
        ),
    ),
    (
        "weeks",
        (
            r"weeks?|wochen?|semanas?|semaines?|[个個]?[周週](?!年)|[个個]?星期|[个個]?[禮礼]拜|minggu|pekan|"
            r"nädal\w*|nedēļ\w+|savai[tč]\w+"
        ),
    ),
    (
        "months",
        (
            r"(?:calendar )?months?|monaten?|mes(?:es)?|mois|[个個]月|bulan|mēne[sš]\w+|mēn(?!\w)|mėn\w*|"
            r"kuu(?:d|de|ni|ks|ga|st|le|line|lise|list|seks|ne|se)?|m(?=\s*$)"
        ),
    ),
    (
        "years",
        (
            r"(?:full )?years?|jahren?|años?|anos?|ans?|années?|年(?!度|\d|化)|tahun|"
            r"gad(?:iem|am|os|us|[aiuās])(?!\w)|met(?:ai|ų|us|ams|uose|ais)(?!\w)|aasta\w*"
        ),
    ),
    ("hours", r"hours?|stunden?|horas?|heures?|小时|小時|jam|stund\w+|valand\w+|val(?=\.)|tund\w*|tunni\w*"),
    ("minutes", r"minutes?|minuten?|minutos?|分钟|分鐘|menit|min[uū][tč]\w+|minuš\w+|minut\w{0,3}"),
)
_WORDS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "es": "un dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze",
    "lv": "vienas divu triju četru piecu sešu septiņu astoņu deviņu desmit vienpadsmit divpadsmit",
    "lt": "vieno dviejų trijų keturių penkių šešių septynių aštuonių devynių dešimties vienuolikos dvylikos",
    "et": "ühe kahe kolme nelja viie kuue seitsme kaheksa üheksa kümne üheteistkümne kaheteistkümne",
    "id": "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas duabelas",
    "zh": "一 二 三 四 五 六 七 八 九 十 十一 十二",
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
    "et": {"üks": 1, "kaks": 2, "kolm": 3, "neli": 4, "viis": 5, "kuus": 6, "seitse": 7, "kümme": 10}
    | {"neljateistkümne": 14, "viieteistkümne": 15, "kahekümne": 20, "kolmekümne": 30, "kuuekümne": 60}
    | {"üheksakümne": 90},
    "id": {"dua belas": 12, "empat belas": 14, "lima belas": 15, "dua puluh": 20, "tiga puluh": 30},
    "zh": {"两": 2, "兩": 2, "十四": 14, "十五": 15, "二十": 20, "三十": 30, "六十": 60, "九十": 90},
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
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
}
_ET_MONTHS = (
    "jaanuari veebruari märtsi aprilli mai juuni juuli augusti septembri oktoobri novembri detsembri".split()
)
_ET_CASES = ("", "l", "st", "s", "ks", "ni", "ga", "le", "lt", "t", "sse", "kuu", "kuus", "kuu lõpu")
_MONTH_NUMBER = {w: n for words in _MONTHS.values() for n, w in enumerate(words.split(), 1)}
_MONTH_NUMBER |= {w[:3]: n for n, w in enumerate(_MONTHS["en"].split(), 1)} | {"sept": 9, "jänner": 1}
_MONTH_NUMBER |= {"pebruari": 2, "nopember": 11, "agt": 8, "okt": 10}
_MONTH_NUMBER |= {w + case: n for n, w in enumerate(_ET_MONTHS, 1) for case in _ET_CASES}
_M = "|".join(sorted(map(re.escape, _MONTH_NUMBER), key=len, reverse=True))
_DATE = re.compile(
    rf"(?P<iso>(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d))"
    rf"|(?:(?:中[華华])?民[國国]\s?(?P<roc>\d{{2,3}})|(?<!\d)(?P<roc2>1[0-2]\d)(?=\s?年(?:度|\s?\d{{1,2}}\s?月)))"
    rf"\s?年度?\s?(?:(?P<rm>\d{{1,2}})\s?月\s?(?:(?P<rd>\d{{1,2}})\s?日)?)?"
    rf"|(?<!\d)(?P<ey>(?:19|20)\d\d)\.?\s(?:aasta|a\.?)\s(?:(?P<ed>\d{{1,2}})\.\s)?(?P<em>{_M})(?!\w)"
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
    return iter(_ranged(text, _joined(text, sorted([*dates, *figures], key=lambda a: a.start)[:4000])))


def _joined(text: str, amounts: list[Amount]) -> list[Amount]:
    """`3億2,500萬元` is one sum, `2 x 24 jam` one period."""
    out: list[Amount] = []
    for amount in amounts:
        last = out[-1] if out else None
        if last is not None and last.end == amount.start and text[last.end - 1] in "亿億兆":
            unit = amount.unit or last.unit
            both = last.number + amount.number
            out[-1] = Amount("money" if unit else "count", both, last.start, amount.end, unit)
        elif (
            last is not None
            and amount.kind == "hours"
            and text[last.end : amount.start].strip() in ("x", "×")
        ):
            out[-1] = Amount("hours", last.number * amount.number, last.start, amount.end)
        else:
            out.append(amount)
    return out


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
            kind = "year" if len(iso) == 4 else "date"
            yield Amount(
                kind, Decimal(int(iso[:4])), found.start(), found.end(), iso=iso if kind == "date" else ""
            )


def _iso(found: re.Match[str]) -> str:
    g = found.groupdict()
    if g["iso"]:
        return str(g["iso"])
    if g["q"]:
        return f"{g['qy']}-{int(g['q']) * 3:02d}"
    if g["k"]:
        return f"{g['ky']}-{int(_ROMAN.get(g['k'].lower(), g['k'])) * 3:02d}"
    g["bd"] = g["bd"] or g["bd2"]
    if g["roc"] or g["roc2"]:
        g["zy"], g["zm"], g["zd"] = str(int(g["roc"] or g["roc2"]) + 1911), g["rm"], g["rd"]
        if not g["zm"]:
            return str(g["zy"])
    for year, month, day in (
        ("zy", "zm", "zd"),
        ("ny", "nm", "nd"),
        ("y", "m", "d"),
        ("ey", "em", "ed"),
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
    rf"(?:\s?(?P<mu>{_MULTI_RE})(?![a-zäöü])(?:\s(?:de\s|d['’])(?={_CUR_RE}))?)?\s?(?P<plus>\+)?\s?(?:(?P<pct>%|"
    rf"％|‰|per ?cent(?!\w)|percent(?!\w)|prozent(?!\w)|procent(?!p|in)\w*|proc\.?(?!\w)|por ciento|pct|"
    rf"persen(?!\w)|protsen\w{{1,5}})"
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
        number *= Decimal(10) ** _power(found["mu"].lower().rstrip("."))
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


def _power(word: str) -> int:
    """Zeros of a multiplier, also of an inflected one: `miljonit`."""
    return _MULTI.get(word) or next((n for w, n in _MULTI.items() if len(w) > 5 and word.startswith(w)), 0)


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
    if (symbol in "$¥￥" and currency) or (symbol == "元" and currency in ("TWD", "HKD", "SGD")):
        return currency
    return _CURRENCY.get(
        symbol.lower().rstrip("."),
        "EUR" if "€" in symbol or symbol.lower().startswith("euro") else "CNY" if "元" in symbol else "",
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
    longest = "|".join(sorted(words, key=len, reverse=True))
    for found in _word_pattern(language, longest, units).finditer(text):
        kind = next(k for k, _ in _UNITS if found[k])
        yield Amount(kind, Decimal(words[found[1].lower()]), found.start(), found.end())


_cache: dict[str, re.Pattern[str]] = {}


def _word_pattern(language: str, words: str, units: str) -> re.Pattern[str]:
    if language not in _cache:
        lead, gap = ("(?<![一二三四五六七八九十百第])", "") if language == "zh" else (r"(?<!\w)", r"[\s-]")
        _cache[language] = re.compile(
            rf"{lead}({words}){gap}(?:(?:full|clear)\s)?(?:{units})(?![a-zà-ÿ])", re.I
        )
    return _cache[language]
