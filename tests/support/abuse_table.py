"""Which abuse case is covered by how many tests: `python -m tests.support.abuse_table`.

The check in `tests/house` reads marks from the sources, so nothing is imported; the table counts what pytest
collects, so every input of a parametrised test is one.
"""

from __future__ import annotations

import ast
import contextlib
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "resources" / "docs" / "abuse-cases.md"
_ROW = re.compile(r"^\| ([A-Z]\d\d) \| (.+) \|$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MarkedTest:
    """One test function that names abuse cases."""

    place: str
    ids: tuple[str, ...]


def listed() -> dict[str, str]:
    """Every case of the list, with its line."""
    return dict(_ROW.findall(LIST.read_text(encoding="utf-8")))


def marked_tests() -> list[MarkedTest]:
    """Every test in the tree that carries an abuse mark."""
    return [test for path in sorted((ROOT / "tests").rglob("test_*.py")) for test in _of_file(path)]


class Collector:
    """A pytest plug-in that notes the cases of every collected input."""

    def __init__(self) -> None:
        self.inputs: Counter[str] = Counter()
        self.total = 0

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Called once with everything that would run."""
        for item in items:
            names = {str(name) for mark in item.iter_markers("abuse") for name in mark.args}
            self.inputs.update(names)
            self.total += bool(names)


def inputs() -> Collector:
    """What pytest collects from the files that carry marks."""
    files = sorted({str(ROOT / test.place.partition("::")[0]) for test in marked_tests()})
    collector = Collector()
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main(["--collect-only", "-q", *files], plugins=[collector])
    return collector


def _of_file(path: Path) -> Iterator[MarkedTest]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tables = _tables(tree)
    everywhere = [mark for node in tree.body for mark in _pytestmark(node)]
    for node, inherited in _functions(tree):
        marks = [*everywhere, *inherited, *node.decorator_list]
        ids = [name for mark in marks for name in _ids(mark, tables)]
        if ids:
            place = f"{path.relative_to(ROOT).as_posix()}::{node.name}"
            yield MarkedTest(place, tuple(dict.fromkeys(ids)))


def _functions(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef, list[ast.expr]]]:
    """Test functions, with the marks of the class around them."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            yield node, []
        elif isinstance(node, ast.ClassDef):
            inner = [one for one in node.body if isinstance(one, ast.FunctionDef)]
            yield from ((one, node.decorator_list) for one in inner if one.name.startswith("test"))


def _pytestmark(node: ast.stmt) -> list[ast.expr]:
    named = isinstance(node, ast.Assign) and any(
        isinstance(one, ast.Name) and one.id == "pytestmark" for one in node.targets
    )
    if not named or not isinstance(node, ast.Assign):
        return []
    return list(node.value.elts) if isinstance(node.value, ast.List) else [node.value]


def _tables(tree: ast.Module) -> dict[str, ast.expr]:
    """What the names of a module stand for."""
    plain = [node for node in tree.body if isinstance(node, ast.Assign)]
    return {one.id: node.value for node in plain for one in node.targets if isinstance(one, ast.Name)}


def _ids(mark: ast.expr, tables: dict[str, ast.expr]) -> list[str]:
    """The cases a mark names, `*NAMES` looked up in the module."""
    if not isinstance(mark, ast.Call) or not ast.unparse(mark.func).endswith("mark.abuse"):
        return []
    found = []
    for word in mark.args:
        value = tables.get(ast.unparse(word.value)) if isinstance(word, ast.Starred) else word
        found += [str(one) for one in _constants(value)]
    return found


def _constants(value: ast.expr | None) -> list[object]:
    if isinstance(value, ast.Constant):
        return [value.value]
    return (
        [c for one in value.elts for c in _constants(one)] if isinstance(value, ast.Tuple | ast.List) else []
    )


def main() -> None:
    """Print the table."""
    marked = marked_tests()
    tests = Counter(name for test in marked for name in test.ids)
    found = inputs()
    print("| id | tests | inputs | case |\n|---|---|---|---|")
    for name, line in listed().items():
        print(f"| {name} | {tests[name]} | {found.inputs[name]} | {line.split(':')[0]} |")
    covered = sum(1 for name in listed() if tests[name])
    print(f"\n{covered} of {len(listed())} cases, {len(marked)} tests, {found.total} inputs")


if __name__ == "__main__":
    main()
