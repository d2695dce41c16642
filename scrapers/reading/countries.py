"""Countries by the names and postcodes that addresses carry."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from scrapers.reading.folding import fold, simplified

_DATA: dict[str, dict[str, list[str]]] = tomllib.loads(
    (files("resources") / "places.toml").read_text(encoding="utf-8")
)
_BY_NAME: dict[str, str] = {name: code for code, names in _DATA["names"].items() for name in names}
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
_CHINESE_PLACES = {code: re.compile("|".join(places)) for code, places in _DATA["chinese"].items()}
"""Places in simplified characters; the text is read in them too."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}(?:省|市|区|自治区)[\u4e00-\u9fff\d]{0,60}(?:路|街|道|号|室|楼)")
_BY_CITY: dict[str, str] = {city: code for code, cities in _DATA["cities"].items() for city in cities}
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
