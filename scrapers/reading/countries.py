"""Countries by the names and postcodes that addresses carry."""

from __future__ import annotations

import re

from scrapers.reading.folding import fold, simplified

_NAMES = {
    "GB": (
        "united kingdom|england|england and wales|scotland|northern ireland|wales|"
        "great britain|uk|vereinigtes konigreich|reino unido|royaume-uni"
    ),
    "IE": "ireland|irland|irlanda|irlande",
    "DE": "germany|deutschland|alemania|allemagne|vacija|vokietija|vokietijoje",
    "AT": "austria|osterreich|autriche",
    "CH": "switzerland|schweiz|suiza|suisse",
    "ES": "spain|espana|spanien|espagne",
    "FR": "france|frankreich|francia",
    "IT": "italy|italien|italia|italie",
    "PT": "portugal",
    "NL": "netherlands|the netherlands|niederlande|paises bajos|pays-bas|nederland",
    "BE": "belgium|belgien|belgica|belgique",
    "LU": "luxembourg|luxemburg",
    "LV": "latvia|lettland|letonia|lettonie|latvija|latvijas republika|latvijas republikas",
    "LT": "lithuania|litauen|lituania|lituanie|lietuva|lietuvoje|lietuvos respublika|lietuvos respublikos",
    "EE": "estonia|estland|estonie|eesti|igaunija|estija|estijoje",
    "FI": "finland|finnland|finlandia|suomi|somija|suomija",
    "SE": "sweden|schweden|suecia",
    "DK": "denmark|danemark|dinamarca",
    "NO": "norway|norwegen",
    "PL": "poland|polen|polonia|polska|polija|lenkija|lenkijoje",
    "CZ": "czech republic|czechia|tschechien",
    "SK": "slovakia|slowakei",
    "HU": "hungary|ungarn",
    "RO": "romania|rumanien|rumania",
    "BG": "bulgaria|bulgarien",
    "HR": "croatia|kroatien|croacia|hrvatska",
    "SI": "slovenia|slowenien",
    "GR": "greece|griechenland",
    "CY": "cyprus|zypern|chipre|chypre|kipra|kipras",
    "MT": "malta|malte",
    "US": "united states|usa|delaware|estados unidos|etats-unis",
    "CN": "china|people's republic of china",
    "HK": "hong kong",
    "TW": "taiwan",
    "MO": "macau|macao",
    "SG": "singapore|singapur",
    "ID": "indonesia|indonesien",
    "IN": "india|indien",
    "MY": "malaysia",
    "AE": "united arab emirates|dubai|uae",
    "VC": "saint vincent and the grenadines|st vincent and the grenadines",
    "BZ": "belize",
    "SC": "seychelles",
    "VG": "british virgin islands",
    "KY": "cayman islands",
    "MH": "marshall islands",
    "PA": "panama",
    "MU": "mauritius",
    "KM": "comoros",
    "DM": "dominica",
    "KN": "saint kitts and nevis",
    "GE": "georgia",
    "KR": "south korea|republic of korea",
    "JP": "japan",
    "AU": "australia",
    "NZ": "new zealand",
    "CA": "canada",
    "MX": "mexico|mexiko|mexique",
    "BR": "brazil",
    "CL": "chile",
    "CO": "colombia|kolumbien",
    "PE": "peru|perou",
    "AR": "argentina",
    "UY": "uruguay",
    "EC": "ecuador",
    "CR": "costa rica",
    "IL": "israel",
    "TR": "turkey",
    "UA": "ukraine",
    "RS": "serbia",
    "GI": "gibraltar",
    "JE": "jersey",
    "GG": "guernsey",
    "IM": "isle of man",
    "LI": "liechtenstein",
}
_BY_NAME = {n: c for c, names in _NAMES.items() for n in names.split("|")}
_ANY = re.compile(
    r"(?<![\w])(" + "|".join(sorted(map(re.escape, _BY_NAME), key=len, reverse=True)) + r")(?![\w])"
)
_POSTCODES = (
    ("LV", re.compile(r"(?<!\w)lv-\d{4}(?!\d)")),
    ("LT", re.compile(r"(?<!\w)lt-\d{5}(?!\d)")),
    ("GB", re.compile(r"(?<!\w)[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}(?!\w)")),
    ("PL", re.compile(r"(?<!\d)\d{2}-\d{3} [a-z]")),
    ("NL", re.compile(r"(?<!\w)\d{4} ?[a-z]{2}(?!\w)")),
    (
        "US",
        re.compile(
            r",? (?:a[klrz]|c[aot]|d[ce]|fl|ga|hi|i[adln]|k[sy]|la|m[adeinost]|n[cdehjmvy]|o[hkr]|pa|ri|s[cd]|t[nx]|"
            r"ut|v[at]|w[aivy]) \d{5}(?:-\d{4})?(?!\d)"
        ),
    ),
)
_CHINESE_PLACES = {
    "TW": re.compile(
        "台湾|中华民国|台北|新北市|桃园|台中|台南|高雄|基隆|新竹|嘉义|苗栗|彰化|南投|云林|屏东|宜兰|花莲|台东|澎湖|金门县|连江县"
    ),
    "HK": re.compile("香港|九龙|新界"),
    "MO": re.compile("澳门"),
}
"""Places in simplified characters; the text is read in them too."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}(?:省|市|区|自治区)[\u4e00-\u9fff\d]{0,60}(?:路|街|道|号|室|楼)")
_CITIES = {
    "ES": "sevilla|madrid|barcelona|valencia|bilbao|malaga|zaragoza|santiago de compostela|alicante",
    "DE": "berlin|munchen|hamburg|koln|frankfurt|stuttgart|dusseldorf|leipzig",
    "FR": "paris|lyon|marseille|bordeaux|lille|toulouse|nantes",
    "EE": "tallinn|tartu|parnu|narva|viljandi|rakvere",
    "LT": "vilnius|kaunas|klaipeda|siauliai|panevezys|vilniuje|kaune|vilniaus|kauno|klaipedos",
    "LV": "riga|jurmala|liepaja|daugavpils|ventspils|jelgava|valmiera|marupe",
    "ID": "jakarta|surabaya|bandung|tangerang|bekasi|depok|semarang|yogyakarta|medan|makassar|denpasar",
    "AT": "wien|vienna|graz",
    "GB": "london|manchester|leeds|birmingham|edinburgh",
    "IE": "dublin",
    "CH": "zurich|basel|bern|genf|geneve|winterthur|zug|luzern|lausanne|lugano|st. gallen",
    "MX": "ciudad de mexico|monterrey|guadalajara|queretaro|puebla",
    "CO": "bogota|medellin|barranquilla",
    "CL": "santiago|las condes|providencia|vitacura|valparaiso",
    "PE": "lima|miraflores|arequipa",
    "AR": "buenos aires",
    "BE": "bruxelles|brussel|antwerpen|liege",
    "NL": "amsterdam|rotterdam|utrecht",
    "LU": "luxembourg",
    "IT": "milano|roma|torino",
    "PT": "lisboa|porto",
}
_BY_CITY = {n: c for c, names in _CITIES.items() for n in names.split("|")}
_DIGIT = re.compile(r"\d")
_CITY = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _BY_CITY))})(?!\w)")


def country_of(text: str, tail: bool = False) -> str | None:
    """ISO code of the country a text names; with `tail` also by postcode or large city of an address."""
    folded = fold(text)
    named = _ANY.findall(folded)
    if named:
        return _BY_NAME[named[-1] if tail else named[0]]
    if not tail:
        return None
    for code, shape in _POSTCODES:
        if shape.search(folded):
            return code
    plain = simplified(text)
    for code, places in _CHINESE_PLACES.items():
        if places.search(plain):
            return code
    if _CHINESE.search(plain):
        return "CN"
    city = _CITY.search(folded) if _DIGIT.search(folded) else None
    return _BY_CITY[city[0]] if city else None


_BENT = {
    "LV": "latvijoje|latvija|latvijas|latis|lati",
    "LT": "lietuvoje|lietuva|lietuvas|leedus|leedu",
    "EE": "estijoje|igaunija|igaunijas|eestis",
    "FI": "suomijoje|somija|soomes|soome",
    "DE": "vokietijoje|vacija|saksamaal|saksamaa",
    "PL": "lenkijoje|polija|poolas|poola",
    "SE": "svedijoje|zviedrija|rootsis|rootsi",
    "ES": "ispanijoje|spanija|hispaanias|hispaania",
    "FR": "prancuzijoje|francija|prantsusmaal|prantsusmaa",
    "NL": "nyderlanduose|niderlande|hollandis|madalmaades",
    "IT": "italijoje|italija|itaalias|itaalia",
    "CZ": "cekijoje|cehija|tsehhis|tsehhi",
    "BG": "bulgarijoje|bulgarija|bulgaarias|bulgaaria",
    "RO": "rumunijoje|rumanija|rumeenias|rumeenia",
    "PT": "portugalijoje|portugale|portugalis",
}
"""Countries as Baltic sentences bend them: told as places, never as a seat."""
_BY_ANY_NAME = {n: c for c, names in _BENT.items() for n in names.split("|")} | _BY_NAME
_BENT_TOO = re.compile(
    r"(?<!\w)(" + "|".join(sorted(map(re.escape, _BY_ANY_NAME), key=len, reverse=True)) + r")(?!\w)"
)


def countries_in(text: str) -> list[str]:
    """ISO codes of all countries a text names, in its order, each once."""
    return list(dict.fromkeys(_BY_ANY_NAME[name] for name in _BENT_TOO.findall(fold(text))))
