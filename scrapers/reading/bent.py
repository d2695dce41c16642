"""Names of people in their first form, where a language bends them: `priklauso Tadui Kalnui` names Tadas Kalnas."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scrapers.reading.lexicon import lexicon


def first_form(person: str, others: Iterable[str], language: str) -> str:
    """The same person as another place names in the first form; the name as it stands when none does."""
    words = lexicon(language).words
    first, bent = words.get("name_endings", ()), words.get("name_endings_bent", ())
    if not bent or not person.endswith(bent):
        return person
    stems = _stems(person, (*first, *bent))
    alike = (o for o in others if o.endswith(first) and not o.endswith(bent))
    return next((o for o in alike if _stems(o, first) == stems), person)


def _stems(name: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a name without their endings, and without what these do to the consonant before them."""
    shape = re.compile(f"(?:{'|'.join(sorted(endings, key=len, reverse=True))})$")
    return tuple(_plain(shape.sub("", part)) for part in re.split(r"[\s-]", name))


def _plain(stem: str) -> str:
    return re.sub(r"dž$", "d", re.sub(r"č$", "t", stem))
