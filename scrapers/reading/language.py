"""The language of a page or a block: by script, by function words, then by what the page declares.

A language without a lexicon is named all the same, so that a page in it counts as unread and never as silent.
"""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.reading.folding import fold
from scrapers.reading.lexicon import COMMON, languages, lexicon

UNKNOWN = "und"
_LEAST, _FEW, _MANY = 0.04, 20, 40
_DIFFERENT = 4
_CJK = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION = "function_"
_SCRIPTS = {
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
}
_NAMES = dict(
    pair.split(":")
    for pair in (
        "nl:Dutch pt:Portuguese lv:Latvian fi:Finnish sv:Swedish "
        "da:Danish no:Norwegian cs:Czech sk:Slovak hu:Hungarian ro:Romanian hr:Croatian tr:Turkish "
        "vi:Vietnamese ja:Japanese ko:Korean ru:Cyrillic el:Greek ar:Arabic he:Hebrew th:Thai hi:Hindi"
    ).split()
)


def language_of(text: str, declared: str = "", strangers: bool = False) -> str:
    """A code that has a lexicon where one fits; with `strangers` also one that has none, or `und`."""
    sample = text[:6000]
    code = declared.lower().replace("_", "-").split("-")[0]
    script = _script(sample) if strangers else ""
    if script or len(_CJK.findall(sample)) > 0.15 * max(1, len(sample)):
        return script or "zh"
    words = _WORD.findall(fold(sample))
    scores = _scores(words, languages())
    best = max(scores, key=lambda c: scores[c], default="")
    if strangers and (stranger := _stranger(words, code, scores.get(best, 0))):
        return stranger
    if strangers and code in _strangers() and not _is_proven(best, words):
        return code
    if not best or scores[best] == 0 or (code and len(words) < 12):
        return code or "en"
    if code in scores and (scores[code] >= 0.7 * scores[best] or not _is_proven(best, words)):
        return code
    return best if scores[best] >= 0.05 else (code or best)


def _is_proven(code: str, words: list[str]) -> bool:
    """Enough different words of the language to doubt what the page declares: `OÜ` alone is no French `ou`."""
    return len(_function_words(code) & set(words)) >= _DIFFERENT


def language_name(code: str) -> str:
    """The English name of a language without a lexicon."""
    return _NAMES.get(code, f"the language {code!r}")


def _stranger(words: list[str], declared: str, known: float) -> str:
    """A language without lexicon that fits clearly better than those with one; `und` when none fits."""
    if len(words) < (8 if declared in _strangers() else _FEW):
        return ""
    scores = _scores(words, _strangers())
    best = max(scores, key=lambda c: (scores[c], c == declared), default="")
    different = len(_function_words(best) & set(words))
    if different >= _DIFFERENT and scores[best] >= 0.1 and scores[best] > 1.25 * known:
        return best
    return (
        UNKNOWN if len(words) >= _MANY and max(known, scores.get(best, 0)) < _LEAST and not declared else ""
    )


def _script(sample: str) -> str:
    letters = max(1, len(_WORD.findall(sample)) and sum(map(str.isalpha, sample)))
    return next((c for c, shape in _SCRIPTS.items() if len(shape.findall(sample)) > 0.3 * letters), "")


def _scores(words: list[str], codes: tuple[str, ...]) -> dict[str, float]:
    return {c: sum(w in _function_words(c) for w in words) / max(1, len(words)) for c in codes if c != "zh"}


@lru_cache(maxsize=1)
def _strangers() -> tuple[str, ...]:
    """Languages whose commonest words are known and that have no lexicon."""
    named = (n.removeprefix(_FUNCTION) for n in lexicon(COMMON).words if n.startswith(_FUNCTION))
    return tuple(c for c in named if c not in languages())


@lru_cache(maxsize=64)
def _function_words(code: str) -> frozenset[str]:
    own = lexicon(code).words.get("function") or lexicon(COMMON).words.get(_FUNCTION + code, ())
    return frozenset(map(fold, own))
