"""Every regular expression and every wording on hostile text of growing length: `./run bench pump [SHARE]`.

For each the growth per doubling stays at most 2.5. SHARE is one of so many of them (1: all, which takes a quarter of
an hour of the processor). Nothing is taken for something else that looks alike: each wording, and each alternative of
a long list, is asked itself. What grows faster is printed with the text that shows it, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections.abc import Iterable
from typing import Any

from tests.support.expressions import all_wordings, built, expressions
from tests.support.pumping import GROWTH, Slow, growths, pieces

TOLD = 2_000
"""Progress is told after so many."""
NONE = Slow("", "", "", 0.0)


Asked = tuple[str, re.Pattern[Any], str]
"""Where an expression stands, the expression and the way in which it is asked there."""


def pumped(what: str, asked: Iterable[Asked]) -> int:
    """Pump each, print what is slow and the figures of all; how many are slow."""
    begun, slow, seen, many, texts, measured, worst = time.process_time(), 0, 0, 0, 0, 0, NONE
    for where, regex, method in asked:
        of = list(pieces(regex, each=True))
        grown = list(growths(str(regex.pattern), method, of))
        most = max(grown, key=lambda g: g.growth, default=NONE)
        seen, many, texts = seen + 1, many + len(of), texts + len(grown)
        measured += sum(g.growth > 0 for g in grown)
        worst = max(worst, most, key=lambda g: g.growth)
        if most.growth > GROWTH:
            slow += 1
            tell(where, most)
        if seen % TOLD == 0:
            print(f"  … {seen}, {time.process_time() - begun:.0f} s", flush=True)
    print(f"{seen} {what}, {many} with each alternative of long lists; {time.process_time() - begun:.0f} s")
    print(
        f"  {texts} texts, {measured} took long enough to be measured; {slow} grow more than {GROWTH} per doubling"
    )
    print(f"  the worst: {worst.growth:.2f} on {worst.unit}: {worst.pattern[:100]}", flush=True)
    return slow


def tell(where: str, found: Slow) -> None:
    """What grows, and on what."""
    print(
        f"  {where}: {found.growth:.1f} per doubling ({found.method} on {found.unit}): {found.pattern}",
        flush=True,
    )


def main(words: list[str]) -> int:
    """Pump everything; 1 when something is slow."""
    parser = argparse.ArgumentParser(prog="bench pump", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("share", nargs="?", type=int, default=1)
    share = parser.parse_args(words).share
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    own = ((p.where, p.regex, p.method) for p in expressions()[::share])
    made = {str(p.regex.pattern): (p.where, p.regex, "search") for p in built()}
    said = ((p.source, re.compile(p.expression), "search") for p in all_wordings()[::share])
    slow = pumped("expressions of the modules", own)
    slow += pumped("expressions put together", list(made.values())[::share])
    slow += pumped("wordings", said)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
