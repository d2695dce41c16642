"""Files that are whole or not there, and names that every system takes."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from desktop.history.files import file_name, mount_kind, on_network, synchronised, write_atomically

MOUNTS = """/dev/vda / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
//box/share /mnt/my\\040share cifs rw 0 0
/dev/vdb /home/ada/local ext4 rw 0 0
"""


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """And nothing else is left in the folder."""
    write_atomically(tmp_path / "report.pdf", b"one")
    write_atomically(tmp_path / "report.pdf", b"two")

    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("report.pdf", b"two")]


def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    """Nobody's file is overwritten through a link in the report folder."""
    (tmp_path / "victim").write_bytes(b"dear")
    (tmp_path / "report.pdf").symlink_to(tmp_path / "victim")

    write_atomically(tmp_path / "report.pdf", b"two")

    assert (tmp_path / "victim").read_bytes() == b"dear"
    assert not (tmp_path / "report.pdf").is_symlink()


def test_a_failure_keeps_the_old_file(tmp_path: Path) -> None:
    """Here: a folder of that name."""
    (tmp_path / "report.pdf").mkdir()

    with pytest.raises(OSError):
        write_atomically(tmp_path / "report.pdf", b"two")
    assert [p.name for p in tmp_path.iterdir()] == ["report.pdf"]


def test_the_mode_is_as_asked(tmp_path: Path) -> None:
    """Private files from the first byte."""
    write_atomically(tmp_path / "x", b"", mode=0o600)

    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o600


def test_a_missing_folder_is_an_os_error(tmp_path: Path) -> None:
    """The caller says what to do about it."""
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "no" / "x", b"")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Baltic Lending OÜ", "baltic-lending-ou"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-x"),
        ("com1", "com1-x"),
        ("a:b.pdf. ", "a-b-pdf"),
        ("金桥理财", "x"),
        ("", "x"),
        ("y" * 300, "y" * 60),
        ("-rf", "rf"),
    ],
)
def test_names_are_plain(words: str, name: str) -> None:
    """Whatever the site calls itself."""
    assert file_name(words) == name


@pytest.mark.abuse("S09")
@pytest.mark.parametrize(
    ("path", "kind", "network"),
    [
        ("/home/ada/lib.db", "nfs4", True),
        ("/home/ada/local/lib.db", "ext4", False),
        ("/mnt/my share/lib.db", "cifs", True),
        ("/homework/lib.db", "ext4", False),
        ("//server/share/lib.db", "ext4", True),
        ("\\\\server\\share\\lib.db", "", True),
    ],
)
def test_network_folders_are_recognised(path: str, kind: str, network: bool) -> None:
    """There the write-ahead log does not work."""
    assert mount_kind(Path(path), MOUNTS) == kind
    assert on_network(Path(path), MOUNTS) is network


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/home/ada/Dropbox/lib.db", "Dropbox"),
        ("/home/ada/OneDrive - Firm/l.db", "OneDrive - Firm"),
        ("/a/b", ""),
    ],
)
def test_synchronised_folders_are_recognised(path: str, part: str) -> None:
    """The doctor warns about them."""
    assert synchronised(Path(path)) == part
