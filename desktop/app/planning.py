"""What a person plans with a review: profiles, accepted failings, the letter of questions and its replies."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.app import letters, profiles, waivers
from desktop.app.answers import like_before
from desktop.app.exchange import export_case, import_case
from desktop.app.letters import Numbered
from desktop.app.profiles import Profile
from desktop.app.review import judge_again
from desktop.history.library import Library
from desktop.reports.letter import Letter
from scoring.review import Review
from scrapers.progress import Progress


class Planning:
    """Over one open library. Expected trouble is raised as typed errors with one sentence."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._folder = profiles.folder_of(library.path)

    # Profiles

    def profiles(self) -> Sequence[Profile]:
        """Those of the checklist, then one's own that can be read."""
        return profiles.readable(self._folder)[0]

    def profile_troubles(self) -> Sequence[str]:
        """A sentence for each file of a profile that cannot be used."""
        return profiles.readable(self._folder)[1]

    def save_profile(self, profile: Profile, *, replace: bool) -> Profile:
        """Keep a profile of one's own."""
        return profiles.save(self._folder, profile, replace=replace)

    def remove_profile(self, name: str) -> None:
        """Take one's own profile away; runs keep their weights."""
        profiles.remove(self._folder, name)

    def judge_under(self, platform_id: str, name: str) -> Review:
        """Judge the platform's newest reading under a profile, as a new run."""
        options = replace(like_before(self._library, platform_id), profile=name)
        return judge_again(self._library, platform_id, options)

    # Waivers

    def waive(self, platform_id: str, item: str, why: str, until: date, who: str) -> Review:
        """Keep that a person accepts an outcome until that day."""
        return waivers.waive(self._library, platform_id, item, why, until, who)

    def end_waiver(self, platform_id: str, item: str, who: str) -> Review:
        """Accept it no longer."""
        return waivers.take_back(self._library, platform_id, item, who)

    # Case files

    def write_case(self, run_id: str, path: Path, *, people: bool, notes: bool) -> None:
        """Hand a run over as one file."""
        export_case(self._library, run_id, path, people=people, with_notes=notes)

    def take_case(self, path: Path, progress: Progress, say: Callable[[str], object]) -> Review:
        """Take a case file in beside what is there; `say` takes what became of what people said in it."""
        return import_case(self._library, path, progress, say)

    # Letter and replies

    def questions(self, run_id: str) -> Sequence[Numbered]:
        """The open questions of a run with their numbers and replies, the weightiest first."""
        return letters.numbered(self._library, self._library.run(run_id))

    def letter_text(
        self, run_id: str, wanted: Collection[int], sender: str, addressee: str, day: date
    ) -> str:
        """The letter as plain text."""
        return letters.letter_bytes(self._letter(run_id, wanted, sender, addressee, day), ".txt").decode()

    def write_letter(
        self, run_id: str, wanted: Collection[int], sender: str, addressee: str, day: date, path: Path
    ) -> None:
        """Write the letter in the form of the file's ending."""
        letters.write_letter(self._letter(run_id, wanted, sender, addressee, day), path)

    def _letter(self, run_id: str, wanted: Collection[int], sender: str, addressee: str, day: date) -> Letter:
        review = self._library.run(run_id)
        return letters.compose(self._library, review, wanted, day=day, sender=sender, addressee=addressee)

    def correspondents(self, run_id: str) -> tuple[str, str]:
        """Sender and addressee as they stand without anybody's change, in lines."""
        return (
            "\n".join(letters.adviser_lines(self._library)),
            "\n".join(letters.addressee_of(self._library.run(run_id))),
        )

    def reply(
        self, platform_id: str, number: int, dated: date, text: str, file: Path | None, who: str
    ) -> Review:
        """Keep what the platform answered."""
        return letters.reply(self._library, platform_id, number, dated, text=text, file=file, who=who)

    def end_reply(self, platform_id: str, number: int, who: str) -> Review:
        """Take the last reply to a question back."""
        return letters.take_back(self._library, platform_id, number, who)
