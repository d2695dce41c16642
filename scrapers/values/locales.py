"""How nine languages write numbers, money, time and dates: data only.

All words are in lower case. Sources: CLDR number and date patterns; labels seen on disclosures.
"""

from __future__ import annotations

LANGUAGES = ("en", "de", "es", "fr", "zh", "lv", "lt", "et", "id")
DECIMAL = {"en": ".", "zh": ".", "de": ",", "es": ",", "fr": ",", "lv": ",", "lt": ",", "et": ",", "id": ",", "it": ",", "nl": ",",
           "pl": ",", "pt": ",", "sv": ",", "fi": ",", "cs": ",", "ja": ".", "ko": ".", "th": ".", "ms": "."}  # fmt: skip
SPACE_GROUPS = frozenset(("fr", "es", "lv", "lt", "et", "pl", "sv", "fi", "cs", "de"))

_THOUSAND, _MILLION, _BILLION, _TRILLION = 10**3, 10**6, 10**9, 10**12
COMMON_SCALES = {
    "k": _THOUSAND, "m": _MILLION, "bn": _BILLION, "mn": _MILLION, "mm": _MILLION, "mio": _MILLION, "mio.": _MILLION,
    "mrd": _BILLION, "mrd.": _BILLION, "mln": _MILLION, "mln.": _MILLION, "mlrd": _BILLION, "mlrd.": _BILLION, "mld": _BILLION,
    "mld.": _BILLION, "million": _MILLION, "millions": _MILLION, "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
    "cr": 10**7, "thousand": _THOUSAND, "b": _BILLION, "tn": _TRILLION, "'000": _THOUSAND, "000s": _THOUSAND,
    "万亿": _TRILLION, "萬億": _TRILLION, "亿": 10**8, "億": 10**8, "万": 10**4, "萬": 10**4, "千万": 10**7, "百万": 10**6, "千": 10**3,
}  # fmt: skip
SCALES = {
    "en": {"billion": _BILLION, "billions": _BILLION, "trillion": _TRILLION, "hundred": 100},
    "de": {"tausend": _THOUSAND, "tsd": _THOUSAND, "tsd.": _THOUSAND, "millionen": _MILLION, "million": _MILLION, "milliarde": _BILLION,
           "milliarden": _BILLION, "billion": _TRILLION, "billionen": _TRILLION},
    "es": {"mil": _THOUSAND, "millón": _MILLION, "millon": _MILLION, "millones": _MILLION, "mill.": _MILLION, "mil millones": _BILLION,
           "mill": _MILLION, "millardos": _BILLION, "billón": _TRILLION, "billones": _TRILLION, "mm": _MILLION},
    "fr": {"mille": _THOUSAND, "million": _MILLION, "millions": _MILLION, "milliard": _BILLION, "milliards": _BILLION, "md": _BILLION,
           "mds": _BILLION, "billion": _TRILLION, "billions": _TRILLION},
    "zh": {},
    "lv": {"tūkst": _THOUSAND, "tūkst.": _THOUSAND, "tūkstoši": _THOUSAND, "tūkstošu": _THOUSAND, "tūkstošiem": _THOUSAND,
           "milj": _MILLION, "milj.": _MILLION, "miljons": _MILLION, "miljoni": _MILLION, "miljonu": _MILLION, "miljoniem": _MILLION,
           "mljrd": _BILLION, "mljrd.": _BILLION, "miljards": _BILLION, "miljardi": _BILLION, "miljardu": _BILLION},
    "lt": {"tūkst": _THOUSAND, "tūkst.": _THOUSAND, "tūkstančių": _THOUSAND, "tūkstančiai": _THOUSAND, "milijonas": _MILLION,
           "milijono": _MILLION, "milijonai": _MILLION, "milijonų": _MILLION, "milijonus": _MILLION, "milijardas": _BILLION,
           "milijardo": _BILLION, "milijardai": _BILLION, "milijardų": _BILLION},
    "et": {"tuhat": _THOUSAND, "tuh": _THOUSAND, "tuh.": _THOUSAND, "miljon": _MILLION, "miljonit": _MILLION, "miljoni": _MILLION,
           "milj": _MILLION, "milj.": _MILLION, "miljard": _BILLION, "miljardit": _BILLION, "miljardi": _BILLION},
    "id": {"ribu": _THOUSAND, "rb": _THOUSAND, "juta": _MILLION, "jt": _MILLION, "miliar": _BILLION, "milyar": _BILLION,
           "triliun": _TRILLION, "triliyun": _TRILLION, "m": _BILLION, "t": _TRILLION},
}  # fmt: skip
NEEDS_MONEY = frozenset(("m", "b", "t", "cr", "mm", "md", "mn"))

SYMBOLS = {
    "€": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "₩": "KRW", "₫": "VND", "฿": "THB", "₱": "PHP", "₴": "UAH", "₺": "TRY", "₪": "ILS",
    "us$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "nt$": "TWD", "r$": "BRL",
    "mx$": "MXN", "rp": "IDR", "rp.": "IDR", "rm": "MYR", "zł": "PLN", "kč": "CZK", "lei": "RON", "rs.": "INR", "rs": "INR", "fr.": "CHF",
    "sfr.": "CHF", "$": "", "¥": "", "kr": "", "kr.": "",
}  # fmt: skip
BY_COUNTRY = {
    "$": {"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "MX": "MXN", "CL": "CLP", "CO": "COP", "AR": "ARS", "SG": "SGD", "HK": "HKD",
          "TW": "TWD"},
    "¥": {"CN": "CNY", "JP": "JPY"},
    "kr": {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK"},
}  # fmt: skip
CODES = (
    "eur usd gbp chf cny jpy inr idr sek nok dkk pln czk huf ron bgn cad aud nzd sgd hkd twd krw thb myr php vnd mxn brl rub uah try zar "
    "ils aed kes ngn gel kzt clp cop ars isk"
).split()  # fmt: skip
MONEY_WORDS = {
    "euro": "EUR", "euros": "EUR", "eiro": "EUR", "eurų": "EUR", "eurai": "EUR", "eurą": "EUR", "euru": "EUR", "eurot": "EUR",
    "eur.": "EUR", "pound": "GBP", "pounds": "GBP", "sterling": "GBP", "libras": "GBP", "us dollars": "USD", "us dollar": "USD",
    "dólares": "", "dollars": "", "dollar": "", "rupees": "INR", "rupiah": "IDR", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY",
    "人民币": "CNY", "人民幣": "CNY", "元人民币": "CNY", "美元": "USD", "欧元": "EUR", "歐元": "EUR", "港元": "HKD", "港币": "HKD",
    "新台币": "TWD", "新臺幣": "TWD", "日元": "JPY", "英镑": "GBP", "元": "CNY", "圆": "CNY", "złotych": "PLN", "zlotys": "PLN", "kronor": "SEK",
    "francs suisses": "CHF", "schweizer franken": "CHF", "franken": "CHF",
}  # fmt: skip
THOUSANDS_OF = {"teur": "EUR", "t€": "EUR", "k€": "EUR", "keur": "EUR", "tusd": "USD", "kusd": "USD", "kgbp": "GBP", "k£": "GBP",
                "tchf": "CHF", "kchf": "CHF"}  # fmt: skip

PERCENT = (
    "%", "‰", "per cent", "percent", "pct.", "pct", "p.c.", "prozent", "v. h.", "por ciento", "pour cent", "pour-cent", "procenti",
    "procentu", "procents", "procentiem", "procentai", "procentų", "procentus", "procentas", "proc.", "protsenti", "protsent", "protsendi",
    "protsendini", "persen", "promille",
)  # fmt: skip

MONTHLY_AFTER = (
    "p. m.", "p.m.", "per month", "a month", "monthly", "each month", "every month", "/month", "pro monat", "im monat", "monatlich",
    "/monat", "al mes", "mensual", "mensuales", "por mes", "/mes", "par mois", "mensuel", "mensuels", "/mois", "mēnesī", "mēnesi",
    "per mėnesį", "mėn.", "kuus", "每月", "/月", "一个月", "per bulan", "/bulan", "sebulan", "setiap bulan",
)  # fmt: skip
DAILY_AFTER = ("per day", "a day", "daily", "/day", "pro tag", "täglich", "al día", "diario", "por día", "par jour", "dienā", "per dieną",
               "päevas", "每日", "每天", "/日", "/天", "per hari", "/hari", "sehari")  # fmt: skip
ANNUAL_AFTER = ("p. a.", "p.a.", "per annum", "per year", "a year", "annually", "annual", "yearly", "apr", "pro jahr", "im jahr", "jährlich",
                "al año", "anual", "tae", "par an", "annuel", "gadā", "per metus", "metinė", "metinių", "aastas", "每年", "/年", "per tahun",
                "/tahun", "setahun")  # fmt: skip
MONTHLY_BEFORE = ("monthly", "monatszins", "monatlich", "mensual", "mensuel", "mēneša", "mėnesio", "kuine", "kuu", "月息", "月利率", "月利息",
                  "月化", "月收益", "每月", "月", "bulanan")  # fmt: skip
DAILY_BEFORE = (
    "daily",
    "tageszins",
    "täglich",
    "diaria",
    "diario",
    "日息",
    "日利率",
    "日化",
    "每日",
    "每天",
    "harian",
)

UP_TO = ("up to", "as much as", "at most", "no more than", "not more than", "maximum", "maximum of", "max.", "max", "bis zu", "bis", "höchstens",
         "maximal", "hasta un", "hasta el", "hasta", "como máximo", "máximo", "jusqu'à", "jusqu’à", "jusqu'au", "au plus", "maximum de",
         "līdz pat", "līdz", "ne vairāk kā", "iki", "ne daugiau kaip", "kuni", "kõige rohkem", "maksimaalselt", "最高可达", "最高", "至多",
         "不超过", "最多", "hingga", "sampai", "sampai dengan", "paling banyak", "maksimal")  # fmt: skip
FROM = ("from", "at least", "starting at", "starting from", "minimum", "min.", "no less than", "not less than", "more than", "over", "above",
        "ab", "von", "mindestens", "mehr als", "über", "desde", "a partir de", "al menos", "mínimo", "mínimo de", "más de", "à partir de",
        "dès", "au moins", "minimum de", "plus de", "no", "sākot no", "vismaz", "vairāk nekā", "nuo", "ne mažiau kaip", "daugiau nei",
        "daugiau kaip", "alates", "vähemalt", "rohkem kui", "üle", "最低", "至少", "超过", "mulai dari", "mulai", "minimal", "lebih dari",
        "sejak", "de")  # fmt: skip
WITHIN = ("within", "in less than", "innerhalb von", "binnen", "en un plazo de", "en el plazo de", "en menos de", "dans un délai de", "sous",
          "per", "laikā", "jooksul", "dalam waktu", "dalam", "in under", "innert", "en", "dans les")  # fmt: skip
APPROX = ("about", "around", "approximately", "approx.", "approx", "circa", "ca.", "c.", "~", "≈", "nearly", "almost", "rund", "etwa", "knapp",
          "ungefähr", "unos", "unas", "aproximadamente", "alrededor de", "cerca de", "casi", "environ", "près de", "aptuveni", "apmēram",
          "ap", "apie", "beveik", "maždaug", "umbes", "ligikaudu", "约", "約", "大约", "近", "sekitar", "kurang lebih", "hampir")  # fmt: skip
TO = ("to", "-", "–", "~", "bis", "up to", "a", "hasta", "à", "au", "jusqu'à", "līdz", "iki", "kuni", "至", "到", "hingga", "sampai", "s/d",
      "and up to", "bis zu", "to up to")  # fmt: skip
AND = ("and", "und", "y", "et", "un", "ir", "ja", "和", "与", "dan")
BETWEEN = (
    "between",
    "zwischen",
    "entre",
    "starp",
    "nuo",
    "tarp",
    "vahemikus",
    "介于",
    "antara",
    "from",
    "von",
    "no",
    "alates",
    "de",
    "dari",
)

DURATION = {
    "workdays": (
        "working days", "working day", "business days", "business day", "banking days", "bank working days", "trading days", "werktage",
        "werktagen", "werktag", "arbeitstage", "arbeitstagen", "bankarbeitstage", "bankarbeitstagen", "geschäftstage", "geschäftstagen",
        "bankwerktagen", "días hábiles", "día hábil", "días laborables", "dias habiles", "jours ouvrés", "jour ouvré", "jours ouvrables",
        "jour ouvrable", "darba dienu", "darba dienas", "darba dienām", "darba dienās", "darba diena", "darbo dienų", "darbo dienas",
        "darbo dienos", "darbo dieną", "d. d.", "tööpäeva", "tööpäev", "tööpäevane", "tööpäevad", "个工作日", "個工作日", "工作日", "个交易日",
        "hari kerja", "hari bursa",
    ),
    "days": (
        "days", "day", "calendar days", "calendar day", "tage", "tagen", "tag", "kalendertage", "kalendertagen", "días", "día", "dias",
        "días naturales", "jours", "jour", "jours calendaires", "dienu", "dienas", "dienām", "dienā", "diena", "dienų", "dienos", "dieną",
        "d.", "kalendorinių dienų", "kalendāra dienu", "päeva", "päev", "päevane", "kalendripäeva", "天", "日", "个自然日", "自然日", "hari",
        "hari kalender",
    ),
    "weeks": ("weeks", "week", "wochen", "woche", "semanas", "semana", "semaines", "semaine", "nedēļu", "nedēļas", "nedēļām", "savaičių",
              "savaitės", "savaites", "nädalat", "nädala", "nädal", "周", "週", "个星期", "星期", "minggu"),
    "months": (
        "months", "month", "monate", "monaten", "monats", "monat", "meses", "mes", "mois", "mēnešu", "mēnešiem", "mēneši", "mēnesis",
        "mēn.", "mėnesių", "mėnesiai", "mėnesius", "mėnesis", "mėn.", "mėn", "kuud", "kuu", "kuune", "kuuni", "个月", "個月", "月", "bulan", "mos",
    ),
    "years": ("years", "year", "jahre", "jahren", "jahr", "años", "año", "anos", "ans", "an", "années", "année", "gadi", "gadu", "gadiem",
              "gads", "metai", "metų", "metus", "aastat", "aasta", "aastane", "年", "tahun"),
    "hours": ("hours", "hour", "hrs", "stunden", "stunde", "horas", "hora", "heures", "heure", "stundu", "stundas", "stundām", "valandų",
              "valandas", "val.", "tundi", "tunni", "小时", "小時", "个小时", "jam", "h"),
    "minutes": ("minutes", "minute", "mins", "min.", "minuten", "minutos", "minuto", "minūtes", "minūšu", "minučių", "minutes", "minutit",
                "分钟", "分鐘", "menit"),
}  # fmt: skip

_MONTHS = """
january jan januar jänner januari enero ene janvier janv janvāris janvāra janvārī janv. sausio sausis sausį jaanuar jaanuari januāri
february feb februar februari febrero febr février févr févr. februāris februāra februārī vasario vasaris vasarį veebruar veebruari pebruari
march mar märz mrz marzo mars marts marta martā kovo kovas kovą märts märtsi maret
april apr abril abr avril avr aprīlis aprīļa aprīlī balandžio balandis balandį aprill aprilli
may mai mayo mai maijs maija maijā gegužės gegužė gegužę mei
june jun juni junio juin jūnijs jūnija jūnijā birželio birželis birželį juuni
july jul juli julio juillet juil jūlijs jūlija jūlijā liepos liepa liepą juuli
august aug agosto ago août aout augusts augusta augustā rugpjūčio rugpjūtis rugpjūtį augusti agustus agt
september sep sept septiembre setiembre septembre septembris septembra septembrī rugsėjo rugsėjis rugsėjį septembri
october oct oktober okt octubre octobre oktobris oktobra oktobrī spalio spalis spalį oktoober oktoobri
november nov noviembre novembre novembris novembra novembrī lapkričio lapkritis lapkritį novembri nopember
december dec dezember dez diciembre dic décembre déc decembris decembra decembrī gruodžio gruodis gruodį detsember detsembri desember des
"""
MONTHS = {
    name.rstrip("."): n for n, line in enumerate(_MONTHS.strip().splitlines(), 1) for name in line.split()
}

NUMBER_WORDS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "de": "einem zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "es": "un dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze",
    "lv": "vienas divu trīs četru piecu sešu septiņu astoņu deviņu desmit vienpadsmit divpadsmit",
    "lt": "vieną dvi tris keturias penkias šešias septynias aštuonias devynias dešimt vienuolika dvylika",
    "et": "ühe kahe kolme nelja viie kuue seitsme kaheksa üheksa kümne üheteistkümne kaheteistkümne",
    "id": "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua_belas",
    "zh": "一 二 三 四 五 六 七 八 九 十 十一 十二",
}
MORE_WORDS = {
    "en": {
        "a": 1,
        "fifteen": 15,
        "twenty": 20,
        "thirty": 30,
        "sixty": 60,
        "ninety": 90,
        "fourteen": 14,
        "twenty-four": 24,
    },
    "de": {"ein": 1, "eine": 1, "eines": 1, "einen": 1, "fünfzehn": 15, "vierzehn": 14, "dreißig": 30},
    "es": {"una": 1, "uno": 1, "quince": 15, "veinte": 20, "treinta": 30, "catorce": 14},
    "fr": {"une": 1, "quinze": 15, "quatorze": 14, "trente": 30},
    "lv": {"vienu": 1, "divas": 2, "trim": 3, "trīs": 3, "divām": 2, "četras": 4, "piecas": 5},
    "lt": {"viena": 1, "dviejų": 2, "trijų": 3, "keturių": 4, "penkių": 5},
    "et": {"üks": 1, "kaks": 2, "kolm": 3, "neli": 4, "viis": 5, "kuus": 6, "kümme": 10},
    "id": {},
    "zh": {"两": 2, "兩": 2},
}
