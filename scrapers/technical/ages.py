"""How old the bundled lists are: each carries its date, and an old one is said to be old."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from importlib.resources import files

from scrapers.technical.origins import lists

OLD_DAYS = 180
_SUFFIX_DATE = re.compile(r"VERSION: (\d{4}-\d{2}-\d{2})")


def list_dates() -> dict[str, date]:
    """Each list by its name in words, with the date of its content. The suffix list is that of its package."""
    folder = files("resources") / "lists"
    weak = json.loads((folder / "vulnerable-libraries.json").read_text(encoding="utf-8"))
    table = json.loads((folder / "rdap-bootstrap.json").read_text(encoding="utf-8"))
    more = tomllib.loads((folder / "rdap-supplement.toml").read_text(encoding="utf-8"))
    ended = tomllib.loads((folder / "end-of-life.toml").read_text(encoding="utf-8"))
    dates = {
        "third-party entities": lists().entities_dated,
        "replay, consent and seats": lists().dated,
        "vulnerable libraries": weak["dated"],
        "end of support": ended["dated"],
        "registration services": table["publication"][:10],
        "further registration services": more["dated"],
    }
    found = {name: date.fromisoformat(text) for name, text in dates.items()}
    suffixes = _suffix_date()
    return found | ({"public suffixes": suffixes} if suffixes else {})


def old_lists(today: date) -> tuple[str, ...]:
    """One sentence for each list older than 180 days on that day."""
    ages = {name: (today - day).days for name, day in list_dates().items()}
    return tuple(
        f"The list of {name} is {days} days old; a newer version of the program may know more."
        for name, days in sorted(ages.items())
        if days > OLD_DAYS
    )


def _suffix_date() -> date | None:
    file = files("publicsuffixlist") / "public_suffix_list.dat"
    with file.open("r", encoding="utf-8") as lines:
        told = _SUFFIX_DATE.search(lines.read(2_000))
    return date.fromisoformat(told[1]) if told else None
