"""`./run adapter NAME ADDRESS`: write the file of a new adapter and the skeleton of its test snapshot."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

from scrapers.cookies import registrable

ROOT = Path(__file__).resolve().parents[2]
MODULE = '''"""{title}: say here what the generic reader gets wrong, and on which page."""

from __future__ import annotations

from scrapers.adapters.base import AdapterPage, Passage, fact

DOMAINS = ("{domain}",)


class StatisticsPage(AdapterPage):
    """The page with the figures."""

    path = "{path}"

    @fact("loans.outstanding")
    def outstanding(self) -> Passage | None:
        """The label as it stands on the page."""
        return self.cell_after("Outstanding loans")
'''


def write_adapter(name: str, address: str, root: Path = ROOT) -> list[Path]:
    """The files written: the adapter, and site.json, captures.json and facts.json of its snapshot.

    Raises ValueError, with a sentence, when name or address cannot be used or the adapter is there already.
    """
    host = urlsplit(address).hostname
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,40}", name) or name in ("base", "applying"):
        raise ValueError(
            f"{name!r} cannot name an adapter; use small letters, digits and _, as in example_lend"
        )
    if not host or urlsplit(address).scheme not in ("http", "https"):
        raise ValueError(f"{address!r} is no address; write it as https://www.example.com/statistics")
    module = root / "scrapers" / "adapters" / f"{name}.py"
    if module.exists():
        raise ValueError(f"{module.name} is there already; edit it, or choose another name")
    folder = root / "tests" / "adapters" / name
    return [_write(module, _module(name, host, address)), *_snapshot(folder, name, address)]


def _module(name: str, host: str, address: str) -> str:
    title = name.replace("_", " ").title()
    path = urlsplit(address).path.rstrip("/") or "/"
    return MODULE.format(title=title, domain=registrable(host), path=path.replace('"', ""))


def _snapshot(folder: Path, name: str, address: str) -> list[Path]:
    """A snapshot in the format of the samples: one page, to be replaced by the saved one, and the facts it holds."""
    page = "<!doctype html><title>Statistics</title><table><tr><th>Outstanding loans<td>€1,000,000</table>\n"
    site = {"name": name.replace("_", " ").title(), "home": address, "captured_at": "2026-01-01T00:00:00Z"}
    captures = [{"url": address, "file": "pages/statistics.html", "content_type": "text/html"}]
    facts = [{"key": "loans.outstanding", "value": "1000000", "unit": "EUR"}]
    return [
        _write(folder / "pages" / "statistics.html", page),
        *(
            _write(folder / f"{part}.json", json.dumps(value, indent=1) + "\n")
            for part, value in (("site", site), ("captures", captures), ("facts", facts))
        ),
    ]


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def main(words: list[str]) -> int:
    """Write the files and name them; 2 with a sentence when that cannot be."""
    if len(words) != 2:
        print("use: ./run adapter NAME ADDRESS", file=sys.stderr)
        return 2
    try:
        written = write_adapter(*words)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(str(path.relative_to(ROOT)) for path in written))
    print("put the saved page in place of pages/statistics.html, then: ./run test tests/scrapers/adapters")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
