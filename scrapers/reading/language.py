"""The language of a page or a block: by script, by function words, then by what the page declares."""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.reading.folding import fold
from scrapers.reading.lexicon import languages, lexicon

_CJK = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, declared: str = "") -> str:
    """A language code that has a lexicon where one fits, else the declared one."""
    sample = text[:6000]
    code = declared.lower().replace("_", "-").split("-")[0]
    if len(_CJK.findall(sample)) > 0.15 * max(1, len(sample)):
        return "zh"
    scores = _scores(sample)
    best = max(scores, key=lambda c: scores[c], default="")
    if not best or scores[best] == 0 or (code and len(_WORD.findall(sample)) < 12):
        return code or "en"
    if code in scores and scores[code] >= 0.7 * scores[best]:
        return code
    return best if scores[best] >= 0.05 else (code or best)


def _scores(text: str) -> dict[str, float]:
    words = _WORD.findall(fold(text))
    return {
        c: sum(w in _function_words(c) for w in words) / max(1, len(words)) for c in languages() if c != "zh"
    }


@lru_cache(maxsize=64)
def _function_words(code: str) -> frozenset[str]:
    return frozenset(map(fold, lexicon(code).words.get("function", ())))
