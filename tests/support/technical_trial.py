"""Builds a snapshot from a folder with routes.json, as served on one host, for measurements without a server."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from scrapers.archive import Capture, Failure, Snapshot, SnapshotStatus, digest

WHEN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def header_list(headers: dict[str, str | list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((k, one) for k, v in headers.items() for one in (v if isinstance(v, list) else [v]))


def snapshot_of(captures: list[Capture], home: str) -> Snapshot:
    return Snapshot("s-1", "Lend", home, WHEN, SnapshotStatus.COMPLETE, tuple(captures), "0")


def capture(url: str, body: bytes, *, kinds: tuple[str, ...] = (), headers: dict[str, str | list[str]] | None = None,
            status: int = 200, content_type: str = "text/html", failure: Failure | None = None) -> Capture:  # fmt: skip
    return Capture(
        url=url,
        requested=url,
        captured_at=WHEN,
        status=status,
        headers=header_list({"Content-Type": content_type, **(headers or {})}),
        content_type=content_type,
        sha256=digest(body),
        size=len(body),
        kinds=kinds,
        failure=failure,
    )


def site_captures(folder: Path, base: str) -> tuple[list[Capture], dict[str, bytes]]:
    """Every route of a site folder as a capture; 404s are left out."""
    routes = json.loads((folder / "routes.json").read_text(encoding="utf-8"))
    captures, bodies = [], {}
    for path, route in routes.items():
        if "file" not in route:
            continue
        body = (folder / route["file"]).read_bytes()
        bodies[digest(body)] = body
        captures.append(
            capture(base + path, body, headers=route.get("headers"), status=route.get("status", 200))
        )
    return captures, bodies
