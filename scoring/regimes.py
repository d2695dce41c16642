"""Which regimes a platform falls under, and so which silences break a duty to publish.

A code rests on a found fact or a person's answer; a jurisdiction given by the user sets the country only.
A platform that claims no licence gets no duties of a licence it does not have.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scoring.choosing import latest_values
from scoring.facts import Findings, Found

EEA = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE".split()
)
_UK = frozenset({"GB", "UK"})
_BY_LICENCE = {
    "ecsp": "ecspr",
    "fca-p2p": "uk",
    "nbfc-p2p": "in",
    "ojk-lpbbti": "id",
    "sec-issuer": "us",
}
_EUROPEAN_LANGUAGES = frozenset(
    "de fr es it nl pt pl cs sk sl hr hu ro bg el fi sv da et lv lt mt ga no is".split()
)
CN_SINCE, CN_UNTIL = date(2016, 8, 24), date(2020, 12, 31)
PIPL_SINCE = date(2021, 11, 1)
KR_SINCE = date(2020, 8, 27)


def regimes_of(
    findings: Findings, jurisdiction: str | None = None, as_of: date = date.max
) -> tuple[tuple[str, ...], bool]:
    """The codes in force at `as_of`, sorted, and whether they are unknown.

    They are unknown when neither the country nor the kind of licence was found or given.
    """
    country = (jurisdiction or _word(findings, "entity.country") or "").upper()
    licence = _word(findings, "licence.kind")
    codes = {*_by_country(country, as_of), *_by_licence(licence, country), *_by_service(findings)}
    return tuple(sorted(codes)), not country and licence is None


def _by_country(country: str, as_of: date) -> Iterator[str]:
    if country in EEA:
        yield "eu"
    if country in EEA | _UK:
        yield "gdpr"
    if country == "CN" and CN_SINCE <= as_of <= CN_UNTIL:
        yield "cn"
    if country == "CN" and as_of >= PIPL_SINCE:
        yield "pipl"
    if country == "KR" and as_of >= KR_SINCE:
        yield "kr"


def _by_licence(licence: str | None, country: str) -> Iterator[str]:
    if licence in _BY_LICENCE:
        yield _BY_LICENCE[licence]
    if licence == "investment-firm" and country in EEA:
        yield "mifid"


def _by_service(findings: Findings) -> Iterator[str]:
    """Service in the EEA or the UK shows in the states served and in the languages of advertising."""
    states = {state.upper() for state in _members(findings, "licence.passport_states")}
    languages = {language.lower()[:2] for language in _members(findings, "languages.marketing")}
    if states & (EEA | _UK) or languages & _EUROPEAN_LANGUAGES:
        yield "gdpr"


def _word(findings: Findings, key: str) -> str | None:
    finding = findings.get(key)
    if not isinstance(finding, Found):
        return None
    return str(latest_values(finding.values, date.max)[0].value)


def _members(findings: Findings, key: str) -> tuple[str, ...]:
    finding = findings.get(key)
    if not isinstance(finding, Found):
        return ()
    value = latest_values(finding.values, date.max)[0].value
    return value if isinstance(value, tuple) else (str(value),)
