"""Saved files and case files are opened in a child process: containers are foreign bytes as pages are."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scrapers.adopt.shelf import Adopted
from scrapers.archive import Capture
from scrapers.errors import AdoptError
from scrapers.wire import AdoptTask, CaseParts, CaseTask, Taken, TakenFrom, decode, encode
from scrapers.worker import MOST_CRASHES, ChildDiedError, Worker

Held = tuple[Capture, bytes | None]


def adopt_in_child(path: Path, worker: Worker | None = None) -> tuple[Adopted, list[Held]]:
    """What a saved file or folder holds, with the bodies; AdoptError when it cannot be opened.

    A page at which the child ends is noted `parser-crashed`, and the file is opened again without looking at it.
    """
    skip: set[str] = set()
    with worker or Worker() as child:
        while True:
            held: list[Held] = []
            task = encode(AdoptTask(str(path.absolute()), tuple(sorted(skip))))
            try:
                answer = child.call("adopt", task, part=_into(held))
            except ChildDiedError as death:
                if not death.page or death.page in skip or len(skip) >= MOST_CRASHES:
                    raise _too_much(path) from None
                skip.add(death.page)
                continue
            said = decode(answer or b"", TakenFrom)
            return Adopted(said.name, said.home, said.captured_at, tuple(c for c, _ in held)), held


@dataclass(frozen=True, slots=True)
class Case:
    """What was wanted of a case file: what is wrong with its digests, JSON parts by name, texts by digest."""

    problems: tuple[str, ...]
    parts: dict[str, Any]
    texts: dict[str, str]


def case_in_child(
    path: Path, parts: tuple[str, ...] = (), texts: tuple[str, ...] = (), *, digests: bool = False
) -> Case:
    """The wanted of a case file; what it does not hold is left out.

    AdoptError when it is no WACZ, or damaged; OSError when it cannot be opened, before a child is made.
    """
    path.open("rb").close()
    task = encode(CaseTask(str(path.absolute()), digests, parts, texts))
    with Worker() as child:
        try:
            found = decode(child.call("case", task) or b"", CaseParts)
        except ChildDiedError:
            raise _too_much(path) from None
    return Case(found.problems, {name: json.loads(data) for name, data in found.parts.items()}, found.texts)


def _into(held: list[Held]) -> Callable[[bytes], None]:
    def take(data: bytes) -> None:
        taken = decode(data, Taken)
        held.append((taken.capture, taken.body))

    return take


def _too_much(path: Path) -> AdoptError:
    return AdoptError(
        f"{path.name} takes too much memory or time to open; get it again, or take a part of it"
    )
