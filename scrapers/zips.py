"""Zip files from strangers: looked at before anything is unpacked, read by name, counted, never extracted."""

from __future__ import annotations

import stat
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Self

from scrapers.errors import AdoptError
from scrapers.settings import ADOPTED_BYTES, ADOPTED_ENTRIES, CHUNK, MIB, ZIP_RATIO

_SMALL = MIB
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class SafeZip:
    """A zip whose table of contents was checked. Raises AdoptError for whatever an honest file never has."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError) as trouble:
            raise AdoptError(f"{path.name} is a damaged archive; get it again") from trouble
        try:
            self._check()
        except AdoptError:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The entries that are files, in the archive's order."""
        return tuple(info.filename for info in self._zip.infolist() if not info.is_dir())

    def read(self, name: str, cap: int = ADOPTED_BYTES) -> bytes:
        """The bytes of one entry, counted while they are unpacked."""
        try:
            with self._zip.open(name) as file:
                got = bytearray()
                while piece := file.read(CHUNK):
                    got += piece
                    if len(got) > cap:
                        raise self._bad(f"its entry {name[:120]!a} is larger than {cap // MIB or 1} MiB")
                return bytes(got)
        except KeyError as trouble:
            raise self._bad(f"it has no {name[:120]!a}") from trouble
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as trouble:
            raise self._bad(f"its entry {name[:120]!a} is damaged") from trouble

    def _check(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > ADOPTED_ENTRIES:
            raise self._bad(f"it has more than {ADOPTED_ENTRIES} entries")
        if sum(info.file_size for info in infos) > ADOPTED_BYTES:
            raise self._bad(f"it unpacks to more than {ADOPTED_BYTES // MIB} MiB")
        folded = [info.filename.casefold() for info in infos]
        if len(set(folded)) != len(folded):
            raise self._bad("two of its entries have the same name")
        for info in infos:
            self._check_entry(info)
        self._check_overlap(infos)

    def _check_entry(self, info: zipfile.ZipInfo) -> None:
        if not _is_plain(info.orig_filename) or not _is_plain(info.filename):
            raise self._bad(f"an entry has a dangerous name: {info.orig_filename[:120]!a}")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise self._bad(f"its entry {info.filename[:120]!a} is a link")
        if info.flag_bits & _ENCRYPTED:
            raise self._bad("it is encrypted")
        if info.compress_type not in _METHODS:
            raise self._bad("it is packed by a method that is not read")
        if info.file_size > _SMALL and info.file_size > ZIP_RATIO * max(info.compress_size, 1):
            raise self._bad(
                f"its entry {info.filename[:120]!a} unpacks to more than {ZIP_RATIO} times its size"
            )

    def _check_overlap(self, infos: list[zipfile.ZipInfo]) -> None:
        ordered = sorted(infos, key=lambda info: info.header_offset)
        for one, following in pairwise(ordered):
            if one.header_offset + 30 + one.compress_size > following.header_offset:
                raise self._bad("its entries overlap")

    def _bad(self, reason: str) -> AdoptError:
        return AdoptError(f"{self._name} is refused: {reason}")


def _is_plain(name: str) -> bool:
    """A relative name that means the same on every system and stays inside its folder."""
    if not name or len(name) > 255 or name.startswith("/") or any(c in name for c in '\\:*?"<>|'):
        return False
    if any(ord(c) < 32 or ord(c) == 127 for c in name):
        return False
    parts = name.removesuffix("/").split("/")
    return all(part not in ("", ".", "..") and part == part.strip().rstrip(".") for part in parts)
