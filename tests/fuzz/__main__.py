"""`./run fuzz [NAME] [SECONDS]`: feed a parser with input made by atheris, in an environment of its own.

Without a name the targets are listed. The corpus begins with the target's seeds and grows in `out/fuzz/NAME`; a
crash is kept there with the trace.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.throwaway import interpreter
from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).resolve().parents[2]
FUZZER = "atheris==3.0.0"


def main(words: list[str]) -> int:
    """List the targets, or run one for so many seconds (60); its exit code."""
    if not words or words[0] not in TARGETS:
        print(
            "\n".join(
                f"  {name:12} {(target.__doc__ or '').splitlines()[0]}" for name, target in TARGETS.items()
            )
        )
        return 2 if words else 0
    seconds = int(words[1]) if words[1:] and words[1].isdigit() else 60
    python = interpreter("fuzz", FUZZER)
    if python is None:
        return 1
    corpus = ROOT / "out" / "fuzz" / words[0]
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(words[0])):
        (corpus / f"seed-{number}").write_bytes(seed)
    command = [python, "-m", "tests.fuzz.drive", words[0], str(corpus), f"-max_total_time={seconds}"]
    limits = ["-timeout=20", "-rss_limit_mb=2048", "-max_len=4096", f"-artifact_prefix={corpus}/crash-"]
    own = {"PYTHONPATH": os.pathsep.join(dict.fromkeys((str(ROOT), *filter(None, sys.path))))}
    return subprocess.run([*command, *limits], cwd=ROOT, env={**os.environ, **own}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
