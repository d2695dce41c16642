"""Profiles of the checklist without a library: what the invented program knows of planning."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.app import profiles
from desktop.app.planning import Planning
from desktop.app.profiles import Profile


class InventedPlanning(Planning):
    """Only lists profiles; everything else needs a real library."""

    def __init__(self) -> None:
        """No library."""

    def profiles(self) -> Sequence[Profile]:
        return profiles.profiles(Path("no-such-folder"))

    def profile_troubles(self) -> Sequence[str]:
        return ()
