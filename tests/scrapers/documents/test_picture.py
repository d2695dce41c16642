"""A page of a PDF is drawn in a child, small enough to bear, with the quote where its words are."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator

import pytest
from reportlab.pdfgen.canvas import Canvas

from scrapers.documents.locating import How
from scrapers.documents.picture import MOST_PIXELS, Picture, draw_page
from scrapers.errors import PictureError
from scrapers.wire import WireError, decode_picture, encode
from scrapers.worker import Worker
from tests.support.hostile_pdfs import CIRCLES, SWELLING

DARK = 90


def pdf(*pages: list[str], size: tuple[float, float] = (595, 842), rotation: int = 0) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for lines in pages:
        canvas.setPageRotation(rotation)
        canvas.setFont("Helvetica", 12)
        for place, line in enumerate(lines):
            canvas.drawString(72, size[1] - 100 - 20 * place, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def ink(picture: Picture, box: tuple[int, int, int, int]) -> int:
    """How many dark pixels stand in a box."""
    left, top, right, bottom = box
    rows = (
        picture.pixels[(y * picture.width + left) * 3 : (y * picture.width + right) * 3]
        for y in range(top, bottom)
    )
    return sum(value < DARK for row in rows for value in row[::3])


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as made:
        yield made


LINES = ["Annual report", "The fund holds EUR 1,240,000 on the last", "day of the year 2025.", "End"]


def test_the_quote_has_a_box_for_each_of_its_lines(worker: Worker) -> None:
    """A quote that runs over a line end is marked on both lines, and nowhere else."""
    picture = worker.picture(pdf(LINES), 1, 1.0, "EUR 1,240,000 on the last day of the year")

    assert (picture.page, picture.pages, picture.how) == (1, 1, How.FOLDED)
    assert len(picture.boxes) == 2
    assert all(ink(picture, box) > 40 for box in picture.boxes)
    first, second = picture.boxes
    assert first[1] < 120 < first[3] <= second[1] + 4
    assert second[1] < 140 < second[3]
    assert sum(ink(picture, box) for box in picture.boxes) < ink(picture, (0, 0, 595, 842))


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_is_marked_where_the_words_are(worker: Worker, rotation: int) -> None:
    """Boxes go through the page's rotation as the words do."""
    picture = worker.picture(pdf(LINES, size=(600, 600), rotation=rotation), 1, 1.0, "Annual report")

    assert len(picture.boxes) >= 1
    assert sum(ink(picture, box) for box in picture.boxes) > 40


@pytest.mark.parametrize(
    ("quote", "page", "shown", "how"),
    [
        ("Second page here", 2, 2, How.EXACT),
        ("second   PAGE here", 2, 2, How.FOLDED),
        ("Second page here", 1, 2, How.MOVED),
        ("The second page is here to be seen by all", 2, 2, How.ALIKE),
        ("Nothing of this stands anywhere in it", 2, 2, How.LOST),
        ("", 2, 2, None),
    ],
)
def test_the_picture_says_how_the_quote_was_found(
    worker: Worker, quote: str, page: int, shown: int, how: How | None
) -> None:
    """Exact, folded, on another page, only alike, lost: never a mark without saying so."""
    body = pdf(["First page"], ["Second page here", "the second page is here to be seen by some"])
    picture = worker.picture(body, page, 1.0, quote)

    assert (picture.page, picture.how, bool(picture.boxes)) == (shown, how, how not in (How.LOST, None))


@pytest.mark.parametrize("size", [(595, 842), (14_400, 14_400), (14_400, 3), (3, 14_400), (1, 1)])
@pytest.mark.parametrize("scale", [0.0, 1.0, 40.0])
def test_no_picture_is_too_large(worker: Worker, size: tuple[float, float], scale: float) -> None:
    """Whatever size a page claims and however far somebody zooms."""
    picture = worker.picture(pdf(["x"], size=size), 1, scale)

    assert 0 < picture.width * picture.height <= MOST_PIXELS
    assert picture.whole()


@pytest.mark.parametrize(("asked", "shown"), [(-4, 1), (0, 1), (1, 1), (2, 2), (99, 2)])
def test_a_page_that_is_not_there_gives_the_nearest(worker: Worker, asked: int, shown: int) -> None:
    """A number out of range is no trouble."""
    assert worker.picture(pdf(["one"], ["two"]), asked, 0.5).page == shown


@pytest.mark.parametrize("body", [b"", b"%PDF-1.7\n", b"<html>", pdf(["x"])[:200]])
def test_what_is_no_pdf_is_told(worker: Worker, body: bytes) -> None:
    """One sentence, in the child's own kind of trouble."""
    with pytest.raises(PictureError, match="cannot be drawn"):
        worker.picture(body, 1, 1.0)


@pytest.mark.abuse("P01", "P02", "P03")
@pytest.mark.parametrize("body", [*(make() for make in SWELLING.values()), *CIRCLES.values()])
def test_a_bomb_is_drawn_or_refused_and_the_worker_lives(body: bytes) -> None:
    """The window's process sees a picture of a bearable size or one sentence."""
    with Worker(memory=400 * 1024**2, page_seconds=5) as worker:
        with contextlib.suppress(PictureError):
            assert worker.picture(body, 1, 1.0).whole()

        assert worker.picture(pdf(["fine"]), 1, 0.5).whole()


def test_a_picture_whose_size_lies_is_refused() -> None:
    """Nothing is drawn from fewer pixels than its size says."""
    true = draw_page(pdf(["x"]), 1, 0.2)
    short = Picture(1, 1, true.width, true.height, 0.2, true.pixels[:-1])

    with pytest.raises(WireError):
        decode_picture(encode(short))
