"""What a typed target is taken for decides whether the network is used, so it is fixed case by case."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.app.targets import TargetKind, classify


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://lend.example/", TargetKind.ADDRESS),
        ("http://127.0.0.1:8080/", TargetKind.ADDRESS),
        ("127.0.0.1:8080", TargetKind.ADDRESS),
        ("localhost:9000", TargetKind.ADDRESS),
        ("[::1]:8000/", TargetKind.ADDRESS),
        ("lend.example", TargetKind.ADDRESS),
        ("www.lend.example/statistics", TargetKind.ADDRESS),
        ("ftp://lend.example", TargetKind.ADDRESS),
        ("missing.wacz", TargetKind.FILE),
        ("missing.html", TargetKind.FILE),
        ("./nothing", TargetKind.FILE),
        ("/no/such/folder", TargetKind.FILE),
        ("Baltic Loans", TargetKind.NAME),
        ("金桥理财", TargetKind.NAME),
        ("", TargetKind.NAME),
    ],
)
def test_each_spelling_has_one_meaning(text: str, kind: TargetKind) -> None:
    """A missing file is never looked up on the network, and a name is never a file."""
    assert classify(text).kind is kind


def test_an_existing_folder_wins_over_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A saved folder named like a host is opened, not visited."""
    (tmp_path / "lend.example").mkdir()
    monkeypatch.chdir(tmp_path)

    assert classify("lend.example").kind is TargetKind.FILE


def test_a_name_too_long_for_the_file_system_is_no_file() -> None:
    """The system's own limit on names is not the person's trouble."""
    assert classify("a " * 5000).kind is TargetKind.NAME
