"""Large sites: shared among readers, packed away while others are read, and never held each against each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache, partial

import pytest

from desktop.app.data import catalogue
from scoring.facts import FactValue, Found, Reading
from scrapers import read_in_child as children
from scrapers.archive import Snapshot
from scrapers.documents.document import Document
from scrapers.read_in_child import read_in_child
from scrapers.reading.pages import page_of
from scrapers.reading.read import Others, read_portion, read_snapshot
from scrapers.reading.registry import Registry
from scrapers.reading.rounding import is_rounded, roundings
from scrapers.reading.settle import MOST_VALUES, contradictions, values_of
from scrapers.reading.shelf import Shelf
from scrapers.reading.site import Draft, Site
from scrapers.worker import Worker
from tests.bench import read_site
from tests.support.reading_documents import document_of

PAGES = 4
KIND = catalogue()["loans.default_rate"]


@cache
def bench() -> tuple[Snapshot, dict[str, bytes]]:
    with pytest.MonkeyPatch.context() as smaller:
        smaller.setattr(read_site, "SIZE", 30_000)
        return read_site.site(PAGES, 1)


@cache
def alone() -> Reading:
    return read_snapshot(*bench(), catalogue())


@pytest.mark.parametrize("count", [2, 3, 9])
def test_reading_is_the_same_whoever_reads_the_portions(count: int) -> None:
    """Drafts and mentions come back in the order of the pages."""
    snapshot, bodies = bench()
    others = Others(count, lambda number: read_portion(snapshot, bodies, number, count))

    assert read_snapshot(snapshot, bodies, catalogue(), others=others) == alone()


def test_portion_that_came_to_nothing_is_read_with_the_whole() -> None:
    """Nothing is lost with a reader."""
    assert read_snapshot(*bench(), catalogue(), others=Others(3, lambda _: b"")) == alone()


@pytest.mark.parametrize("operations", ["scrapers.worker_ops", "tests.support.child_operations"])
def test_second_child_reads_along(operations: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two children give what one gives, also when the second cannot read at all."""
    monkeypatch.setattr(children, "WORTH", 1)
    monkeypatch.setattr(children, "READERS", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    begun: list[str] = []

    class Watched(Worker):
        def another(self) -> Worker:
            begun.append(operations)
            return Worker(operations=operations)

    with Watched() as worker:
        assert read_in_child(*bench(), catalogue(), worker=worker) == alone()
    assert begun == [operations]


def test_small_sites_are_read_by_one_child() -> None:
    """A second one would cost more than it saves."""
    snapshot, _ = bench()

    assert children.readers_for(replace(snapshot, captures=snapshot.captures[:1])) == 1


def test_reading_is_the_same_with_hardly_any_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was closed is what is opened again."""
    monkeypatch.setattr("scrapers.reading.read.Shelf", lambda: Shelf(50))

    assert read_snapshot(*bench(), catalogue()) == alone()


def test_shelf_closes_what_was_not_asked_for() -> None:
    """What came first stays open, and what is held, as the same object; files are not opened twice."""
    shelf, opened = Shelf(10), list[str]()
    pages = [document_of("<p>a</p><p>b</p><p>c</p><p>d</p>", f"http://site.test/{n}", "en") for n in range(9)]
    pages[8] = replace(pages[1], media="pdf")

    def again(page: Document) -> Document:
        opened.append(page.url[-1])
        return page

    kept = [shelf.keep(page, partial(again, page)) for page in pages]
    assert [k.document for k in kept] == pages
    assert set(opened) == {"2", "3", "4", "5", "6", "7"}
    with Shelf.held(kept[4]):
        first, before = kept[4].document, opened.count("4")
        assert [k.document for k in kept * 3] == pages * 3
        assert kept[4].document is first
    assert opened.count("4") <= before + 1


@pytest.mark.parametrize(
    ("figure", "short"),
    [
        ("18.4", {"18", "19", "1E1", "2E1"}),
        ("7", set()),
        ("12140", {"12100", "12200", "12E3", "13E3", "1E4", "2E4"}),
    ],
)
def test_figure_is_rounded_down_and_up(figure: str, short: set[str]) -> None:
    """At every smaller number of digits."""
    assert set(roundings(Decimal(figure))) == set(map(Decimal, short))


def test_roundings_find_all_that_is_rounded() -> None:
    """Looking up is as good as holding each against each."""
    numbers = [Decimal(n).scaleb(-2) for n in range(880, 1130)]

    for one in numbers:
        near = {n for n in numbers if n in set(roundings(one)) or one in set(roundings(n))}
        assert {n for n in numbers if is_rounded(one, n)} <= near


def drafts(count: int) -> list[Draft]:
    capture, document = bench()[0].captures[1], document_of("<p>x</p>")
    page = page_of(Shelf().keep(document, lambda: document), capture, read_site.HOME)
    return [
        Draft("loans.default_rate", Decimal(n) / 100, page, (0, 1), "sentence", as_of=f"20{n % 30:02d}")
        for n in range(count)
    ]


def values_out_of(count: int) -> tuple[FactValue, ...]:
    nowhere = Site([], "Lend", "lend.test", date(2026, 5, 4))
    return values_of(KIND, drafts(count), nowhere, Registry())


def test_a_thousand_values_say_nothing() -> None:
    """The best proven are kept, and that there were more is told."""
    notes = [[c.note for c in contradictions(KIND, values_out_of(n))] for n in (1000, 20)]

    assert len(values_out_of(1000)) == MOST_VALUES
    assert [any(str(MOST_VALUES) in note for note in told) for told in notes] == [True, False]


def test_every_page_has_its_findings_from_both_readers() -> None:
    """The bench site is told in several languages, and facts of all of them are found."""
    urls = {
        e.url for f in alone().findings.values() if isinstance(f, Found) for v in f.values for e in v.evidence
    }

    assert {u for u in urls if u.startswith(read_site.HOME)} >= {c.url for c in bench()[0].captures[:PAGES]}
