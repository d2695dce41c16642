"""The catalogue walked: each disclosed key has a reader, and words in every language that has a lexicon."""

from __future__ import annotations

import pytest

from scrapers.reading.lexicon import languages, lexicon
from scrapers.reading.registry import registry
from tests.support.reading_case import disclosed

LEANS_ON = {
    "entity.country": "entity.registered_address",
    "people.directors": "words directors",
    "people.owners": "words owner_words",
    "offers.odd_share": "offers.odd_assets",
    "notices.items": "kind N",
    "notices.bad_news": "words bad_news",
    "originators.profile_share": "originators.profile_parts",
    "buyback.limits_near": "buyback.offered",
    "provision_fund.warning_near": "provision_fund.discretionary",
    "kiis.complete_share": "kiis.parts",
    "marketing.bonus_share": "marketing.bonus",
    "protection.warning_place": "protection.risk_warning",
    "languages.marketing": "kind O",
    "languages.legal": "kind T",
    "privacy.policy_depth": "kind P",
    "privacy.controller_contact": "kind P",
    "privacy.recipients_named": "privacy.recipients",
}
"""Keys that no wording names: they are worked out from where, or what, other words are."""

_NOT_IN_CHINA = "no such rule in Chinese law: a platform there has nothing to say about it"
EXCEPTIONS = {
    ("zh", "kiis.complete_share"): _NOT_IN_CHINA,
    ("zh", "licence.passport_states"): _NOT_IN_CHINA,
}

FIRST = frozenset({"de", "en", "es", "fr", "zh"})
RARE = frozenset(
    {
        "offers.fill_seconds",
        "offers.net_value_products",
        "lenders.monthly",
        "lenders.top10_share",
        "borrowers.monthly",
        "borrowers.current",
        "originators.profile_share",
        "guarantor.equity",
        "guarantor.capital",
        "guarantor.guaranteed_balance",
        "people.biographies",
        "people.owners_to_persons",
        "licence.passport_states",
    }
)
"""Keys that few platforms state: a younger lexicon than those of `FIRST` may have no words for them yet."""


def _has(code: str, key: str) -> bool:
    """Some wording of the language (not only one that excludes) can lead to the key."""
    words, source = lexicon(code), LEANS_ON.get(key, key)
    if source.startswith("words "):
        return bool(words.words.get(source.removeprefix("words ")))
    if source.startswith("kind "):
        return source.removeprefix("kind ") in words.kinds_named()
    return any(
        source in words.keys_with(r) for r in ("label", "say", "yes", "no", "topic", "choice", "listed")
    )


def test_every_disclosed_key_has_a_reader() -> None:
    assert sorted(set(disclosed()) - registry().all_keys()) == []


@pytest.mark.parametrize("code", languages())
def test_every_disclosed_key_has_words_in_the_language(code: str) -> None:
    allowed = {k for c, k in EXCEPTIONS if c == code} | (RARE if code not in FIRST else set())
    silent = [k for k in disclosed() if not _has(code, k) and k not in allowed]
    assert silent == []


def test_no_exception_outlives_its_reason() -> None:
    assert [pair for pair in EXCEPTIONS if pair[0] in languages() and _has(*pair)] == []
