"""Trafilatura on the pages of the reading benchmark, run by an interpreter that has it.

`OTHER read_rival.py FOLDER` prints the seconds that extracting every page of the folder took; starting the
interpreter and importing are not timed. Nothing of the product is imported here.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def main(folder: str) -> float:
    """Seconds for all pages, with trafilatura's own settings."""
    import trafilatura

    pages = [file.read_bytes() for file in sorted(Path(folder).glob("*.html"))]
    trafilatura.extract("<html><body><p>warm</p></body></html>")
    begun = time.perf_counter()
    for page in pages:
        trafilatura.extract(page)
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
