"""Adapters: a page class with a method for a fact, put before what is read generically."""

from __future__ import annotations

import json
import types
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from scoring.facts import Found, Reading, Unsearched
from scrapers.adapters.applying import Adapter, adapter_in, adapters
from scrapers.adapters.base import AdapterPage, Passage, fact
from scrapers.adopt.adopting import adopt
from scrapers.archive import Capture, Snapshot, SnapshotStatus, digest
from scrapers.reading.read import read_snapshot
from tests.support.new_adapter import write_adapter
from tests.support.scoring import catalogue

SNAPSHOTS = Path(__file__).resolve().parents[2] / "adapters"
DAY = datetime(2026, 5, 4, tzinfo=UTC)
PAGE = """<!doctype html><html lang=en><title>Figures</title><h1>Figures</h1>
<table><tr><th>Money at work<td>€4,200,000<tr><th>Gone sour<td>3.4 %</table>
<p>Loans funded to date: €9,000,000.</p></html>"""


class Figures(AdapterPage):
    """A page that calls its figures by names of its own."""

    path = "/figures"

    @fact("loans.outstanding")
    def outstanding(self) -> Passage | None:
        return self.cell_after("money at work")

    @fact("loans.default_rate")
    def default_rate(self) -> Passage | None:
        return self.cell_after("Gone sour")

    @fact("loans.count")
    def count(self) -> Passage | None:
        return self.cell_after("No such label")


class Broken(AdapterPage):
    """A page that is no longer as the adapter knows it."""

    path = "/figures"

    @fact("loans.funded_total")
    def funded(self) -> Passage | None:
        raise IndexError


def reading(*pages: type[AdapterPage], url: str = "https://www.lender.example/figures") -> Reading:
    """The page at an address, read with an adapter of these pages for lender.example."""
    body = PAGE.encode()
    capture = Capture(url, url, DAY, 200, content_type="text/html", sha256=digest(body), size=len(body))
    snapshot = Snapshot("s", "Lender", url, DAY, SnapshotStatus.COMPLETE, (capture,), "0")
    known = [Adapter("lender", frozenset({"lender.example"}), pages)]
    return read_snapshot(snapshot, {capture.sha256: body}, catalogue(), adapters=known)


@pytest.mark.parametrize(
    "key, value, unit, quote",
    [
        ("loans.outstanding", Decimal(4_200_000), "EUR", "Money at work\t€4,200,000"),
        ("loans.default_rate", Decimal("3.4"), None, "Gone sour\t3.4 %"),
    ],
)
def test_a_method_finds_one_passage(key: str, value: Decimal, unit: str | None, quote: str) -> None:
    found = reading(Figures).findings[key]

    assert isinstance(found, Found)
    assert [(v.value, v.unit, v.method.split(",")[0]) for v in found.values] == [
        (value, unit, "adapter lender")
    ]
    assert found.values[0].evidence[0].quote == quote


def test_a_passage_that_is_not_there_leaves_the_generic_reading() -> None:
    assert reading(Figures).findings["loans.count"] == reading().findings["loans.count"]


def test_what_no_method_names_is_read_as_before() -> None:
    assert reading(Figures).findings["loans.funded_total"] == reading().findings["loans.funded_total"]


def test_facts_of_a_page_that_fails_are_unsearched_and_the_rest_is_read() -> None:
    findings = reading(Broken, Figures).findings

    assert isinstance(findings["loans.funded_total"], Unsearched)
    assert "the adapter lender could not read" in findings["loans.funded_total"].reason
    assert isinstance(findings["loans.outstanding"], Found)


@pytest.mark.parametrize("url", ["https://www.other.example/figures", "https://www.lender.example/else"])
def test_other_platforms_and_other_pages_are_left_alone(url: str) -> None:
    assert reading(Figures, url=url).findings == reading(url=url).findings


def test_the_scaffold_writes_an_adapter_that_reads_its_snapshot(tmp_path: Path) -> None:
    module, *_ = write_adapter("new_lender", "https://www.new-lender.example/stats", tmp_path)
    written = types.ModuleType("scrapers.adapters.new_lender")
    exec(compile(module.read_text(), str(module), "exec"), vars(written))

    assert adapter_in(written).domains == {"new-lender.example"}
    assert wrong_facts(tmp_path / "tests" / "adapters" / "new_lender", [adapter_in(written)]) == []


@pytest.mark.parametrize(
    "name, address", [("Upper", "https://a.example/"), ("base", "https://a.example/"), ("a1", "a")]
)
def test_the_scaffold_says_what_it_cannot_use(name: str, address: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"cannot name an adapter|is no address"):
        write_adapter(name, address, tmp_path)


@pytest.mark.parametrize("adapter", adapters(), ids=lambda a: a.name)
def test_every_adapter_reads_its_snapshot(adapter: Adapter) -> None:
    assert wrong_facts(SNAPSHOTS / adapter.name, [adapter]) == []


def wrong_facts(folder: Path, known: list[Adapter]) -> list[str]:
    """The keys in a snapshot's facts.json that were not read, or not by the adapter, or with another value."""
    bodies: dict[str, bytes] = {}
    taken = adopt(folder, lambda capture, body: bodies.update({capture.sha256: body or b""}))
    done = SnapshotStatus.ADOPTED
    snapshot = Snapshot("s", taken.name, taken.home, taken.captured_at, done, taken.captures, "0")
    findings = read_snapshot(snapshot, bodies, catalogue(), adapters=known).findings
    wanted = json.loads((folder / "facts.json").read_text())
    assert wanted
    return [f["key"] for f in wanted if not _holds(findings[f["key"]], f)]


def _holds(finding: object, wanted: dict[str, str]) -> bool:
    values = finding.values if isinstance(finding, Found) else ()
    by_adapter = [v for v in values if v.method.startswith("adapter ")]
    return any(
        str(v.value) == wanted["value"] and (v.unit or "") == wanted.get("unit", "") for v in by_adapter
    )
