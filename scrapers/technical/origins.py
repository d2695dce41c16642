"""Third parties: who they are by the bundled lists, what kind, and where their seat is."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from scrapers.technical.observatory.scripts import registrable

EUROPE = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE GB".split()
)
_NAMES = {"consent-provider": "consent", "hosting": "cdn", "customer-success": "utility", "video": "content"}


@dataclass(frozen=True, slots=True)
class Lists:
    """The bundled lists, ready to be asked."""

    categories: Mapping[str, str]
    replay: frozenset[str]
    tag_managers: frozenset[str]
    consent: frozenset[str]
    seats: Mapping[str, str]
    cookie_names: Mapping[str, tuple[str, ...]]
    dated: str
    entities_dated: str


@cache
def lists() -> Lists:
    """Read once in a process."""
    folder = files("resources") / "lists"
    entities = json.loads((folder / "third-party-entities.json").read_text(encoding="utf-8"))
    own = tomllib.loads((folder / "third-parties.toml").read_text(encoding="utf-8"))
    known = {
        domain.removeprefix("*."): entity["category"] for entity in entities for domain in entity["domains"]
    }
    return Lists(
        categories=known,
        replay=frozenset(own["replay"]),
        tag_managers=frozenset(own["tag_manager"]),
        consent=frozenset(own["consent"]),
        seats=own["seats"],
        cookie_names={kind: tuple(names) for kind, names in own["cookie_names"].items()},
        dated=own["dated"],
        entities_dated=own["entities_dated"],
    )


def _self_and_parents(host: str) -> list[str]:
    labels = host.lower().rstrip(".").split(".")
    return [".".join(labels[n:]) for n in range(len(labels) - 1)]


def category(host: str) -> str:
    """replay, tag-manager, consent, ad, analytics, social, marketing, cdn, utility …; `other` when nobody lists it."""
    names, known = _self_and_parents(host), lists()
    for kind, domains in (
        ("replay", known.replay),
        ("tag-manager", known.tag_managers),
        ("consent", known.consent),
    ):
        if any(name in domains for name in names):
            return kind
    found = next((known.categories[name] for name in names if name in known.categories), "other")
    return _NAMES.get(found, found)


def seat(host: str) -> str | None:
    """The country of the supplier's parent company, or None when the list does not hold it."""
    return next((lists().seats[name] for name in _self_and_parents(host) if name in lists().seats), None)


def is_foreign(host: str, own: str) -> bool:
    """Whether a host belongs to another registrable domain than the platform's."""
    return bool(host) and registrable(host) != registrable(own)


def cookie_category(name: str) -> str:
    """needed, analytics, ad or other, by the cookie's name."""
    low = name.lower()
    for kind, starts in lists().cookie_names.items():
        if any(low == s or low.startswith(s) if kind != "needed" else s in low for s in starts):
            return kind
    return "other"
