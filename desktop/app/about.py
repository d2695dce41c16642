"""What this program is made of and where it was: versions, checklist, dated lists, hosts contacted, licences."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import metadata
from pathlib import Path

from desktop.app.data import edition, resource
from desktop.history.library import Library
from desktop.history.values import ContactedHost
from desktop.version import VERSION

MOST_HOSTS = 2_000
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class ListAge:
    """A bundled list with the day its content is from; `old` ones may lack what is known today."""

    name: str
    dated: date
    old: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Something of other people that the program uses: its name, version or date, and licence."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True, slots=True)
class About:
    """All of it, for the window and for a report of trouble."""

    version: str
    python: str
    system: str
    library: Path
    edition: str
    fingerprint: str
    lists: tuple[ListAge, ...]
    hosts: tuple[ContactedHost, ...]
    packages: tuple[Part, ...]
    bundled: tuple[Part, ...]


def about(library: Library, path: Path, today: date) -> About:
    """What there is to say on that day."""
    return About(
        version=VERSION,
        python=platform.python_version(),
        system=f"{platform.system()} {platform.release()}",
        library=path,
        edition=edition().name,
        fingerprint=edition().fingerprint,
        lists=tuple(_lists(today)),
        hosts=library.contacted_hosts(MOST_HOSTS),
        packages=tuple(packages()),
        bundled=tuple(bundled()),
    )


def _lists(today: date) -> Iterator[ListAge]:
    from scrapers.technical.ages import OLD_DAYS, list_dates

    for name, dated in sorted(list_dates().items()):
        yield ListAge(name, dated, (today - dated).days > OLD_DAYS)


def packages() -> Iterator[Part]:
    """The libraries that the program needs, as they are installed; none when it runs without being installed."""
    try:
        wanted = metadata.requires("lendscope") or []
    except metadata.PackageNotFoundError:
        return
    names = sorted({_NAME.match(w)[0] for w in wanted if "extra ==" not in w}, key=str.casefold)  # type: ignore[index]
    for name in names:
        try:
            found = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        yield Part(name, found["Version"], _licence(found))


def _licence(found: metadata.PackageMetadata) -> str:
    """The short name: the licence expression, else the classifier, else the first line of the field."""
    expression = str((found.get_all("License-Expression") or [""])[0])
    classes = [c for c in found.get_all("Classifier") or [] if c.startswith("License ::")]
    field = str((found.get_all("License") or [""])[0]).strip().splitlines()[:1]
    return expression or (field[0][:80] if field else "") or (classes[0].split(" :: ")[-1] if classes else "")


def bundled() -> Iterator[Part]:
    """Fonts and lists that come with the program, from the table of `resources/docs/data-sources.md`."""
    table = resource("docs", "data-sources.md").read_text(encoding="utf-8").splitlines()
    for line in table:
        cells = [cell.strip().replace("`", "") for cell in line.strip("|").split("|")]
        if len(cells) == 5 and cells[0] not in ("file", "") and not cells[0].startswith("---"):
            yield Part(f"{cells[0]}: {cells[1]}", cells[3], cells[4])
