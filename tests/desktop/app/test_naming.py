"""A trial on one's own machine still gets the platform's name."""

from __future__ import annotations

import pytest

from desktop.app.naming import is_bare, name_from_titles


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (["Home | Loan House", "Terms | Loan House", "Fees | Loan House"], "Loan House"),
        (["首页-金桥理财", "关于我们-金桥理财"], "金桥理财"),
        (["21 % guaranteed", "Terms"], ""),
        (["Loan House – statistics", "Loan House – about"], "Loan House"),
        ([], ""),
    ],
)
def test_the_part_that_titles_share_is_the_name(titles: list[str], name: str) -> None:
    """A slogan stands on one page, the name on all."""
    assert name_from_titles(titles) == name


@pytest.mark.parametrize(
    ("home", "bare"),
    [("http://127.0.0.1:80/", True), ("http://[::1]/", True), ("https://lend.example/", False)],
)
def test_only_numbers_are_bare(home: str, bare: bool) -> None:
    """A real domain names itself."""
    assert is_bare(home) is bare
