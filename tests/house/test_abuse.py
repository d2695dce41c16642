"""The list of abuse cases and the tests that carry their marks say the same."""

from __future__ import annotations

from tests.support.abuse_table import listed, marked_tests

REQUIRED = "NHCMPBVDRSU"
"""Every group: each case has a test or stands below."""

UNTESTED: dict[str, str] = {}
"""Cases of those groups without a test, and why; a case leaves this list with its first test."""


def covered() -> set[str]:
    """Every case some test names."""
    return {name for test in marked_tests() for name in test.ids}


def test_the_list_is_whole() -> None:
    """Numbers run without gaps in every group, 125 in all."""
    groups: dict[str, list[int]] = {}
    for name in listed():
        groups.setdefault(name[0], []).append(int(name[1:]))
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in groups.values())
    assert len(listed()) == 125


def test_every_mark_is_on_the_list() -> None:
    """A mark that means nothing hides a case that has no test."""
    assert {
        test.place: set(test.ids) - set(listed()) for test in marked_tests() if set(test.ids) - set(listed())
    } == {}


def test_every_required_case_has_a_test_or_a_reason() -> None:
    """The list of exceptions is exact: neither a case too few nor one too many."""
    required = {name for name in listed() if name[0] in REQUIRED}
    assert required - covered() == set(UNTESTED)


def test_no_line_is_empty() -> None:
    """Each line says what is tried and what comes of it."""
    assert [name for name, line in listed().items() if ": " not in line] == []
