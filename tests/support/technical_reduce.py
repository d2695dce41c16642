"""Reduces the definitions of `unretiredjs` to resources/lists/vulnerable-libraries.json, by hand at a renewal.

`python -m tests.support.technical_reduce path/to/vulnerabilities.py VERSION DATE` writes the list. Kept are
weaknesses of medium severity or more, and patterns that hostile text cannot slow down: what has back references,
nested repeats, several wide repeats or no literal of six signs to look for first is left out.
"""

from __future__ import annotations

import json
import re
import runpy
import sys
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from typing import Any

TARGET = Path(__file__).resolve().parents[2] / "resources" / "lists" / "vulnerable-libraries.json"
SERIOUS = ("medium", "high", "critical")
NOT_LIBRARIES = ("dont check", "retire-example")
LEAST_LITERAL = 6
WIDE = 100
MOST_WIDE = 1_000
_VERSION = "[0-9][0-9.a-z_-]+"


def literals(parsed: Any) -> list[str]:
    """Runs of signs that every match must hold."""
    out, run = list[str](), ""
    for op, value in parsed:
        name = str(op)
        if name == "LITERAL":
            run += chr(value)
            continue
        out, run = [*out, run], ""
        if name == "SUBPATTERN":
            out += literals(value[3])
        elif name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] >= 1:
            out += literals(value[2])
    return [*out, run]


def repeats(parsed: Any, inside: bool = False) -> list[tuple[int, bool]]:
    """(most, nested) of every repeat; a repeat of a repeat is nested when both can be long."""
    out = []
    for op, value in parsed:
        name = str(op)
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            long = int(value[1]) > 1
            out.append((int(value[1]), inside and long))
            out += repeats(value[2], inside or long)
        elif name == "SUBPATTERN":
            out += repeats(value[3], inside)
        elif name == "BRANCH":
            out += [one for branch in value[1] for one in repeats(branch, inside)]
    return out


def tame(pattern: str) -> str:
    """The same pattern with every open-ended repeat bounded."""
    bounded = pattern.replace(_VERSION, "\0").replace("[\\s]", "\\s")
    bounded = re.sub(r"(?<!\\)(\.|\\s|\[[^\]]{1,20}\]| )\+(?!\?)", r"\1{1,60}", bounded)
    bounded = re.sub(r"(?<!\\)(\.|\\s|\[[^\]]{1,20}\]| )\*(?!\?)", r"\1{0,60}", bounded)
    return bounded.replace("\0", "[0-9][0-9.a-z_-]{0,30}")


def harmless(pattern: str) -> bool:
    """Whether a pattern is bounded everywhere and has one wide repeat at most."""
    try:
        parsed = _parser.parse(pattern)
    except re.error:
        return False
    found = repeats(parsed)
    wide = [most for most, _ in found if most >= WIDE]
    return (
        not any(nested for _, nested in found)
        and len(wide) <= 1
        and all(most <= MOST_WIDE for most in wide)
        and not re.search(r"\\[1-9]|\(\?P=", pattern)
    )


def content(patterns: list[str]) -> list[dict[str, str]]:
    """Each harmless pattern with the literal that is looked for first."""
    out = []
    for pattern in dict.fromkeys(map(tame, patterns)):
        if harmless(pattern):
            needle = max(literals(_parser.parse(pattern)), key=len, default="")
            if len(needle) >= LEAST_LITERAL:
                out.append({"needle": needle, "pattern": pattern})
    return out


def weak(entry: dict[str, Any]) -> dict[str, Any]:
    """One weakness: first and first repaired version, severity, names."""
    given = entry["identifiers"]
    ids = given.get("CVE") or [v for k in ("githubID", "bug", "issue", "retid") if (v := given.get(k))]
    names = [str(i) for i in ids if "XXXX" not in str(i)][:3]
    return {
        "from": entry.get("atOrAbove", "0"),
        "below": entry["below"],
        "severity": entry["severity"],
        "names": names,
    }


def reduce(definitions: dict[str, Any]) -> list[dict[str, Any]]:
    """The libraries that can be recognised and have a weakness worth naming."""
    out = []
    for name, library in sorted(definitions.items()):
        seen = library.get("extractors", {})
        entry = {
            "name": name,
            "uri": [p for p in map(tame, seen.get("uri", [])) if harmless(p)],
            "file": [p for p in map(tame, seen.get("filename", [])) if harmless(p)],
            "content": content(seen.get("filecontent", [])),
            "weak": [weak(v) for v in library["vulnerabilities"] if v.get("severity") in SERIOUS],
        }
        known = entry["uri"] or entry["file"] or entry["content"]
        if known and entry["weak"] and name not in NOT_LIBRARIES:
            out.append(entry)
    return out


def main(source: str, version: str, dated: str) -> None:
    """Write the list."""
    libraries = reduce(runpy.run_path(source)["definitions"])
    head = {
        "dated": dated,
        "source": f"PyPI package unretiredjs {version} (definitions of retire.js), reduced",
        "licence": "Apache-2.0",
    }
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in libraries)
    top = json.dumps(head, ensure_ascii=False)[:-1]
    TARGET.write_text(f'{top}, "libraries": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:4])
