"""The three invented platforms that come with the program."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from importlib.resources import as_file
from pathlib import Path
from shutil import copytree

from desktop.app.data import resource

Edits = Mapping[str, Sequence[tuple[str, str]]]
"""File of a sample → words and what stands in their place."""


def sample_names() -> list[str]:
    """Folder names of the samples, in the order in which they are shown."""
    return sorted(
        f.name for f in resource("samples").iterdir() if f.is_dir() and f.joinpath("site.json").is_file()
    )


@contextmanager
def sample_folder(name: str) -> Iterator[Path]:
    """The sample as a real folder, also when the program runs from an archive."""
    with as_file(resource("samples", name)) as folder:
        yield folder


def later_visit(name: str, folder: Path, captured_at: datetime, edits: Edits) -> Path:
    """A copy of a sample in `folder` as its platform might look at another time; `edits` are replacements by file.

    ValueError when a file does not hold the words that are to be replaced, so that no visit is the same unawares.
    """
    with sample_folder(name) as place:
        copytree(place, folder)
    site = folder / "site.json"
    told = json.loads(site.read_text(encoding="utf-8"))
    site.write_text(json.dumps({**told, "captured_at": captured_at.isoformat()}), encoding="utf-8")
    for file, pairs in edits.items():
        text = (folder / file).read_text(encoding="utf-8")
        for old, new in pairs:
            if old not in text:
                raise ValueError(f"{file} does not say {old!r}")
            text = text.replace(old, new)
        (folder / file).write_text(text, encoding="utf-8")
    return folder
