"""`./run bench [NAME]`: run one benchmark, or each in its short form.

A benchmark is a file `bench_NAME.py` in this folder with a docstring and a `main()`.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHORT = {
    "history": ["300", "300"],
    "kills": ["40"],
    "library": ["500"],
    "pump": ["200"],
    "read": ["--short"],
    "rescore": ["20"],
    "window": ["3"],
    "writers": ["50"],
}


def benchmarks() -> dict[str, str]:
    """Name and first sentence of every benchmark in this folder."""
    files = sorted(HERE.glob("bench_*.py"))
    return {
        f.stem.removeprefix("bench_"): (ast.get_docstring(ast.parse(f.read_text())) or "").split("\n")[0]
        for f in files
    }


def run(name: str, words: list[str]) -> int:
    """One benchmark in a process of its own."""
    print(f"· {name} {' '.join(words)}".rstrip(), flush=True)
    return subprocess.run(
        [sys.executable, "-m", f"tests.bench.bench_{name}", *words], cwd=HERE.parents[1], check=False
    ).returncode


def main(words: list[str]) -> int:
    """Run what was named, or everything in its short form; the first that fails decides."""
    known = benchmarks()
    if words and words[0] not in known:
        print(f"there is no benchmark {words[0]}; there are:", file=sys.stderr)
        print("\n".join(f"  {name}: {text}" for name, text in known.items()), file=sys.stderr)
        return 2
    if words:
        return run(words[0], words[1:])
    return next((code for name in known if (code := run(name, SHORT.get(name, [])))), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
