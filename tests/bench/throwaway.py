"""Environments for tools that are no part of the product: rivals of the benchmarks, the fuzzer.

They live in `out/envs/`, are made when first asked for, and may be deleted at any time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "out" / "envs"


def interpreter(name: str, *packages: str) -> str | None:
    """The Python of the environment `name`, with the packages; None, after a sentence, when they cannot be had."""
    place = FOLDER / name
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    ready = place / "ready.txt"
    if not ready.is_file() or ready.read_text() != "\n".join(packages):
        print(f"making out/envs/{name} with {' '.join(packages)}", file=sys.stderr)
        venv.create(place, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
        if subprocess.run(pip, check=False, capture_output=True).returncode:
            print(f"{' '.join(packages)} could not be installed; it is left out", file=sys.stderr)
            return None
        ready.write_text("\n".join(packages))
    return str(python)
