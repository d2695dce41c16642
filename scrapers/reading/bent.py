"""Names of people in their first form, where a language bends them: `priklauso Tadui Kalnui` names Tadas Kalnas."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from scrapers.reading.lexicon import lexicon

_ALIKE = 2
"""Letters at the end of a name that bending it may change beside its ending: `Kase` of `Kask`, `Lāča` of `Lācis`."""


def first_form(person: str, others: Iterable[str], language: str) -> str:
    """The same person as another place names in the first form; the name as it stands when none does."""
    words = lexicon(language).words
    first, bent = words.get("name_endings", ("",)), words.get("name_endings_bent", ())
    if not bent or not person.endswith(bent):
        return person
    stems = _stems(person, (*first, *bent))
    alike = dict.fromkeys(o for o in others if o.endswith(first) and not o.endswith(bent))
    same = next((o for o in alike if _stems(o, first) == stems), None)
    near = [o for o in alike if _near(o, person, bent)] if same is None else []
    return same or (near[0] if len(near) == 1 else person)


def _stems(name: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a name without their endings, and without what these do to the consonant before them."""
    shape = re.compile(f"(?:{'|'.join(sorted(endings, key=len, reverse=True))})$")
    return tuple(_plain(shape.sub("", part)) for part in re.split(r"[\s-]", name))


def _plain(stem: str) -> str:
    return re.sub(r"dž$", "d", re.sub(r"č$", "t", stem))


def _near(first: str, bent: str, endings: tuple[str, ...]) -> bool:
    """Every part of the bent name begins as the other's does, up to its last letters."""
    one, other = first.split(" "), bent.split(" ")
    return len(one) == len(other) and all(_begins(a, b, endings) for a, b in zip(one, other, strict=True))


def _begins(first: str, bent: str, endings: tuple[str, ...]) -> bool:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, bent, strict=False)))
    enough = shared >= max(3, len(first) - _ALIKE) and len(bent) - shared <= _ALIKE + max(map(len, endings))
    return first == bent or enough
