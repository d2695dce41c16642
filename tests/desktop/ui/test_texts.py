"""The window's words: every key that is used exists, every key that exists is used."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from desktop.app.reporting import AUDIENCES, section_choices
from desktop.app.tables import DATES, DELIMITERS
from desktop.app.waiting import Cause
from desktop.ui import texts, words
from desktop.ui.actions import SPECS
from desktop.ui.library_filters import STATES
from desktop.ui.library_model import COLUMNS
from desktop.ui.report_dialog import FORMS
from desktop.ui.signoff_dialog import ROLES
from desktop.ui.tabs import TABS
from desktop.ui.tokens import Mode
from scoring.assessment import DIMENSIONS, FlagLevel, FlagState, Outcome
from scoring.facts import FactType, Origin
from scrapers.archive import Failure, SnapshotStatus
from scrapers.documents.locating import How
from scrapers.tables.matching import How as Matched
from scrapers.tables.roles import TableKind

UI = Path(__file__).resolve().parents[3] / "desktop" / "ui"
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(UI.rglob("*.py")))
WORDS = set(re.findall(r"[\"']([a-z]+(?:\.[a-zA-Z0-9_-]+)+)[\"']", SOURCE))
PLURAL = set(re.findall(r"tr_n\(\s*[\"']([^\"']+)[\"']", SOURCE))
CALLED = set(re.findall(r"\btr\(\s*[\"']([^\"'{]+)[\"']", SOURCE))

FAMILIES = {
    "outcome": [o.value for o in Outcome],
    "dimension": list(DIMENSIONS),
    "origin": [o.value for o in Origin],
    "failure": [f.value for f in Failure],
    "status": [s.value for s in SnapshotStatus],
    "action": [s.name for s in SPECS if not s.text],
    "tab": list(TABS),
    "library.column": list(COLUMNS),
    "library.hint": list(COLUMNS),
    "pages.found": [h.value for h in How],
    "preferences": [
        *(f"mode_{m.value}" for m in Mode),
        *("mode", "scale", "language", "max_pages", "delay", "proxy", "analyst"),
    ],
    "waiting.cause": [c.value for c in Cause],
    "waiting.do": [f"{do}_{c.value}" for do in ("confirm", "reject") for c in Cause],
    "about.page": ["program", "hosts", "licences"],
    "about.hint": ["hosts", "licences"],
    "about": ["version", "checklist", "library", "licence"],
    "adviser": ["name", "firm", "disclaimer"],
    "flag.ko1": [s.value for s in FlagState],
    "flag.ko2": [s.value for s in FlagState],
    "give": ["value", "unit", "as_of", "why", "source"],
    "give.hint": [t.value for t in FactType if t not in (FactType.BOOL, FactType.ENUM)],
    "flag.do": ["confirmed", "rejected"],
    "brought": ["adopted", "imported"],
    "report.form": list(FORMS),
    "report.audience": list(AUDIENCES),
    "report.section": list(section_choices()),
    "signoff": [*ROLES, *(f"{act}_{role}" for act in ("sign", "back") for role in ROLES)],
    "register.about": [k.value for k in TableKind],
    "register.by": [h.value for h in Matched],
    "register.order": list(DATES),
    "register.sign": list(DELIMITERS),
    "library.state": list(STATES),
    "watch.column": ["platform", "what", "score", "since"],
    "found.column": ["platform", "place", "words"],
    "due": ["none", "once", "every"],
    "notes": ["change", "remove"],
    "band": ["A", "B", "C", "D", "E"],
    "language": list(texts.languages()),
}
OPEN_KEYS = [f"{match}." for match in re.findall(r'f"([a-z_.]+)\.\{', SOURCE)]
PREFIXES = (*OPEN_KEYS, "flag.", "preferences.mode_", "welcome.")


@pytest.mark.parametrize("key", sorted(CALLED))
def test_a_key_that_is_spoken_exists(key: str) -> None:
    """A missing word would be a crash in front of a person."""
    assert texts.has(key)


@pytest.mark.parametrize("key", sorted(PLURAL))
def test_a_counted_key_has_singular_and_plural(key: str) -> None:
    """ "1 pages" is not English."""
    assert texts.has(f"{key}.one")
    assert texts.has(f"{key}.other")


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_a_closed_set_has_a_word_for_each_member(family: str) -> None:
    """States and failures come from enums; a new member needs its word."""
    assert [name for name in FAMILIES[family] if not texts.has(f"{family}.{name}")] == []


def test_no_word_is_left_over() -> None:
    """A text that nobody shows is translated in vain."""
    known = WORDS | {f"{key}.{form}" for key in PLURAL for form in ("one", "other")}
    unused = [k for k in texts.table("en") if k not in known and not k.startswith(PREFIXES)]
    assert unused == []


@pytest.mark.parametrize("language", texts.languages())
def test_a_language_lacks_nothing(language: str) -> None:
    """What is missing falls back to English; this names it."""
    assert texts.missing(language) == []


@pytest.mark.parametrize("language", texts.languages())
def test_a_language_fills_the_same_places(language: str) -> None:
    """A translated text with another {place} would crash when it is shown."""
    english, other = texts.table("en"), texts.table(language)
    assert [key for key in other if _places(other[key]) != _places(english.get(key, ""))] == []


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_a_value_is_never_read_as_a_template() -> None:
    """A site may call itself {0.__class__}."""
    assert "{0.__class__}" in texts.tr("progress.title", name="{0.__class__}")


def test_an_unknown_language_speaks_english() -> None:
    """A settings file from elsewhere must not leave the window mute."""
    texts.choose("xx")

    assert texts.chosen() == "en"


@pytest.mark.parametrize(
    ("language", "day"), [("en", "2 Nov 2026"), ("de", "2. Nov. 2026"), ("zh", "2026年11月2日")]
)
def test_a_day_stands_in_the_order_of_its_language(
    language: str, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ "2 11月 2026" is not Chinese."""
    monkeypatch.setattr(texts, "_chosen", [language])

    assert words.day(date(2026, 11, 2)) == day


def test_neutral_words_only() -> None:
    """A score is no advice and no accusation."""
    whole = " ".join(texts.table("en").values()).casefold()

    assert [
        word for word in ("fraud", "recommended", "secure investment", " is safe", "safe ") if word in whole
    ] == []


def test_every_flag_level_has_words() -> None:
    """A level without words could not be shown."""
    assert {level.value for level in FlagLevel} == {"ko1", "ko2"}
