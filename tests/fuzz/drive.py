"""Runs one target under atheris; started by `tests.fuzz` with an interpreter that has it."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["scrapers", "protego", "w3lib"]):
    from tests.fuzz.targets import TARGETS


def main(words: list[str]) -> None:
    """`NAME` and what libFuzzer takes."""
    target = TARGETS[words[1]]
    atheris.Setup([words[0], *words[2:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
