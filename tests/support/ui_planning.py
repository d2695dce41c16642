"""Profiles of the checklist without a library: what the invented program knows of planning."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

from desktop.app import profiles
from desktop.app.letters import Numbered
from desktop.app.planning import Planning
from desktop.app.profiles import Profile
from scoring.asking import Asked


class InventedPlanning(Planning):
    """Lists profiles and one question; everything else needs a real library."""

    def __init__(self) -> None:
        """No library."""

    def profiles(self) -> Sequence[Profile]:
        return profiles.profiles(Path("no-such-folder"))

    def questions(self, run_id: str) -> Sequence[Numbered]:
        ask = Asked("credit.licence", "credit", "Under which licence do you work?", None, Fraction(8))
        return (Numbered(1, ask, ()),)

    def correspondents(self, run_id: str) -> tuple[str, str]:
        return ("Ada Lind", "Example Lend SIA")

    def letter_text(
        self, run_id: str, wanted: Collection[int], sender: str, addressee: str, day: date
    ) -> str:
        return f"{sender} asks {addressee} {len(wanted)} questions on {day}"

    def profile_troubles(self) -> Sequence[str]:
        return ()
