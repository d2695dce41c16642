"""A fresh library in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.history.library import Library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the library is to be; the folder is not there yet."""
    return tmp_path / "data" / "lendscope.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(path) as opened:
        yield opened
