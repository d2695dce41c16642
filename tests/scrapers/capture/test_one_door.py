"""There is one way to the network, and every import of a network library is known."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
NETWORK = {
    *(
        "socket",
        "ssl",
        "http.client",
        "urllib.request",
        "ftplib",
        "smtplib",
        "telnetlib",
        "xmlrpc",
        "socketserver",
    ),
    *("httpx", "httpcore", "requests", "aiohttp", "urllib3", "anyio", "asyncio.streams", "dns", "websockets"),
}
DOORS = {
    "scrapers/guard.py": "opens connections, after its check",
    "scrapers/proxy.py": "speaks with a named proxy over a connection the guard made",
    "scrapers/fetch.py": "holds the connections of one capture, over the guard",
    "scrapers/exchange.py": "sends over the connections it is given",
    "scrapers/gate.py": "reads addresses",
    "scrapers/cookies.py": "reads addresses",
    "scrapers/trouble.py": "reads exceptions",
    "scrapers/capture.py": "passes a TLS context on",
}
MEASUREMENTS = ("scrapers/technical/", "scrapers/probes/")
"""Who may import a network library, and what for; the folders of the measurements answer for themselves."""


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports, at any depth of the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def is_network(name: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in NETWORK)


def users() -> set[str]:
    """The files of the product that import a network library."""
    found = set()
    for room in ("scoring", "scrapers", "desktop", "resources"):
        for path in (ROOT / room).rglob("*.py"):
            if any(is_network(name) for name in imported(path)):
                found.add(path.relative_to(ROOT).as_posix())
    return found


def test_only_the_doors_import_a_network_library() -> None:
    """A second way to the network would pass no gate."""
    others = {name for name in users() if not name.startswith(MEASUREMENTS)}
    assert others == set(DOORS)


def test_only_the_guard_opens_connections() -> None:
    """Nobody else calls what opens a socket."""
    calls = (
        "create_connection",
        "open_connection",
        "create_datagram_endpoint",
        "AsyncConnectionPool",
        "urlopen",
    )
    opening = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "scrapers").glob("*.py")
        if any(call in path.read_text(encoding="utf-8") for call in calls)
    }
    assert opening == {"scrapers/guard.py"}


LOADERS = {"pickle", "shelve", "marshal", "dill", "yaml", "jsonpickle", "cloudpickle", "joblib"}
RUNNING = {"eval", "exec", "compile", "__import__"}


@pytest.mark.abuse("B11")
def test_nothing_from_outside_is_loaded_as_code() -> None:
    """Loaders that build any object, and calls that run text, are used nowhere."""
    found = []
    for room in ("scoring", "scrapers", "desktop", "resources"):
        for path in (ROOT / room).rglob("*.py"):
            calls = {
                node.func.id
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            }
            roots = {name.partition(".")[0] for name in imported(path)}
            found += [(path.name, sorted(calls & RUNNING | roots & LOADERS))] * bool(
                calls & RUNNING or roots & LOADERS
            )
    assert found == []
