"""The three invented platforms that come with the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file
from pathlib import Path

from desktop.app.data import resource


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
