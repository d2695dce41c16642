"""What the reports of the bundled samples say in English still: `python -m tests.support.untranslated CODE`.

Prints one line of TOML for each sentence without an entry in `resources/phrases/CODE.toml`, the checklist's questions
first. Numbers and names in it are those of the samples; an entry replaces what varies by places in braces.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop.app import opening
from desktop.app.data import catalogue, items
from desktop.app.options import ReviewOptions
from desktop.app.reporting import Frame, built
from desktop.app.review import review_target
from desktop.app.samples import sample_folder, sample_names
from desktop.reports.phrases import Foreign, Phrases, phrases
from desktop.reports.translating import with_phrases


class Listening(Phrases):
    """Phrases that note what they were asked for and had no answer to."""

    def __init__(self, own: Phrases) -> None:
        super().__init__({})
        self._own = own
        self.missing: dict[str, None] = {}

    def __bool__(self) -> bool:
        return True

    def text(self, english: str) -> str:
        said = self._own.text(english)
        if said == english and not isinstance(english, Foreign) and any(c.isalpha() for c in english):
            self.missing[english] = None
        return said


def untranslated(language: str) -> Iterator[str]:
    """Sentences of the checklist, the catalogue and the sample reports that stay English."""
    heard = Listening(phrases(language))
    for item in items().values():
        heard.text(item.question)
        heard.text(item.ask)
    for kind in catalogue().values():
        heard.text(kind.label)
    with tempfile.TemporaryDirectory() as folder, opening.open_library(Path(folder) / "l.db") as library:
        for name in sample_names():
            with sample_folder(name) as sample:
                review = review_target(library, str(sample), ReviewOptions(offline=True))
            with_phrases(built(review, Frame()), language, heard)
    yield from heard.missing


if __name__ == "__main__":
    for sentence in untranslated(sys.argv[1]):
        print(repr(sentence).replace("\\'", "'") if '"' in sentence else f'"{sentence}"')
