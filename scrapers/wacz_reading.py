"""A WACZ from somebody else: what is in it, and whether it still is what was written."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from scrapers.archive import Snapshot, digest
from scrapers.errors import AdoptError
from scrapers.settings import MIB
from scrapers.wacz_writing import DIGEST_NAME, PACKAGE_NAME, SNAPSHOT_NAME, SNAPSHOT_SCHEMA, SnapshotFile
from scrapers.warc import Record, read_warc
from scrapers.zips import SafeZip

_META = (PACKAGE_NAME, DIGEST_NAME)
_SIGNATURE = "signed"
T = TypeVar("T")


class Resource(msgspec.Struct):
    """One listed file. The digest is `algorithm:hex`."""

    path: str
    hash: str = ""
    bytes: int | None = None


class Package(msgspec.Struct):
    """What `datapackage.json` says."""

    resources: list[Resource]
    title: str = ""
    software: str = ""
    main_page: str = msgspec.field(name="mainPageUrl", default="")
    main_page_old: str = msgspec.field(name="mainPageURL", default="")

    @property
    def home(self) -> str:
        """The main page, under either spelling of its key."""
        return self.main_page or self.main_page_old


class PackageDigest(msgspec.Struct):
    """What `datapackage-digest.json` says."""

    hash: str


class SchemaOnly(msgspec.Struct):
    """The name of a schema, before anything else is read."""

    schema: str = ""


class WaczFile:
    """An opened WACZ. Raises AdoptError when it is no WACZ, or a zip that no honest program writes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.zip = SafeZip(path)
        try:
            if PACKAGE_NAME not in self.zip.names:
                raise AdoptError(f"{path.name} is no WACZ: it has no {PACKAGE_NAME}")
            self.package = self._decoded(PACKAGE_NAME, Package)
        except AdoptError:
            self.zip.__exit__(None, None, None)
            raise

    def __enter__(self) -> WaczFile:
        return self

    def __exit__(self, *args: object) -> None:
        self.zip.__exit__(None, None, None)

    def records(self) -> Iterator[Record]:
        """The stored answers of all WARC files in it."""
        for name in self.zip.names:
            if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
                yield from read_warc(io.BytesIO(self.zip.read(name)), f"{self.path.name}: {name}")

    def snapshot(self) -> Snapshot | None:
        """The snapshot this program wrote into it; None when another program made the file."""
        if SNAPSHOT_NAME not in self.zip.names:
            return None
        schema = self._decoded(SNAPSHOT_NAME, SchemaOnly).schema
        if schema != SNAPSHOT_SCHEMA:
            raise AdoptError(
                f"{self.path.name} was written by another version ({schema[:60]!a}); update Lendscope to open it"
            )
        return self._decoded(SNAPSHOT_NAME, SnapshotFile).snapshot

    def problems(self) -> Iterator[str]:
        """Every way in which the file is not what its own digests say, a sentence each."""
        yield from self._package_problems()
        listed = {resource.path for resource in self.package.resources}
        for resource in self.package.resources:
            yield from self._resource_problems(resource)
        for name in self.zip.names:
            if name not in listed and name not in _META and not name.startswith(_SIGNATURE):
                yield f"{name} is in the file but not in its list"

    def _package_problems(self) -> Iterator[str]:
        if DIGEST_NAME not in self.zip.names:
            yield f"{DIGEST_NAME} is missing, so the list of files cannot be checked"
            return
        wanted = self._decoded(DIGEST_NAME, PackageDigest).hash
        if wanted != _hash(wanted, self.zip.read(PACKAGE_NAME)):
            yield f"{PACKAGE_NAME} was changed after it was written"

    def _resource_problems(self, resource: Resource) -> Iterator[str]:
        if resource.path not in self.zip.names:
            yield f"{resource.path} is listed but missing"
            return
        data = self.zip.read(resource.path)
        if not resource.hash:
            yield f"{resource.path} is listed without a digest"
        elif resource.hash != _hash(resource.hash, data):
            yield f"{resource.path} was changed after it was written"

    def _decoded(self, name: str, kind: type[T]) -> T:
        try:
            return msgspec.json.decode(self.zip.read(name, 32 * MIB), type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as trouble:
            raise AdoptError(f"{self.path.name} is damaged: {name} cannot be read ({trouble})") from trouble


def verify_wacz(path: Path) -> tuple[str, ...]:
    """What is wrong with a WACZ's digests, a sentence each; nothing when all of them hold.

    Of a file this program wrote, every body the snapshot names is looked for too. Raises AdoptError when the
    file is no WACZ at all.
    """
    with WaczFile(path) as wacz:
        found = list(wacz.problems())
        snapshot = wacz.snapshot()
        if snapshot is not None and not found:
            there = {digest(record.body) for record in wacz.records()}
            found += [
                f"the body of {capture.url} is missing or was changed"
                for capture in snapshot.captures
                if capture.sha256 and capture.sha256 not in there
            ]
    return tuple(found)


def _hash(wanted: str, data: bytes) -> str:
    name = wanted.partition(":")[0]
    if name not in ("sha256", "sha512", "sha1", "md5"):
        return ""
    return f"{name}:{hashlib.new(name, data, usedforsecurity=False).hexdigest()}"
