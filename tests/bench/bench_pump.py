"""Every regular expression and every wording on hostile text of growing length: `./run bench pump [SHARE]`.

For each the growth per doubling stays at most 2.5. SHARE is one of so many wordings (1: all of them, which takes
about a quarter of an hour). What grows faster is printed with the text that shows it, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections.abc import Iterable

from tests.support.expressions import all_wordings, built, expressions
from tests.support.pumping import Slow, by_structure, slow_on


def pumped(what: str, asked: Iterable[tuple[str, re.Pattern[str], str]]) -> int:
    """Pump each, print what is slow and a line of figures; how many are slow."""
    begun, count, slow = time.process_time(), 0, 0
    for where, regex, method in asked:
        count += 1
        if found := slow_on(regex, method):
            slow += 1
            tell(where, found)
    print(
        f"{count} {what}: {slow} grow more than 2.5 per doubling; {time.process_time() - begun:.0f} s",
        flush=True,
    )
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
    made = {str(place.regex.pattern): place for place in built()}
    sources = {pattern.expression: pattern.source for pattern in all_wordings()}
    chosen = by_structure(sources)[::share]
    slow = pumped("expressions of the modules", ((p.where, p.regex, p.method) for p in expressions()))
    slow += pumped(
        "expressions put together", ((made[p].where, made[p].regex, "search") for p in by_structure(made))
    )
    print(f"{len(sources)} wordings have {len(by_structure(sources))} structures")
    slow += pumped("structures of wordings", ((sources[e], re.compile(e), "search") for e in chosen))
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
