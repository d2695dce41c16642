"""An adviser's name, firm, logo and disclaimer survive, and a picture that is none never reaches a report."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from desktop.app.adviser import LARGEST_LOGO, Adviser, load_adviser, read_logo, save_adviser
from desktop.app.errors import BadInputError, NotFoundError
from desktop.history.library import Library


def picture(form: str, size: tuple[int, int] = (40, 20)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#204060").save(out, form)
    return out.getvalue()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "lendscope.db")


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_what_was_saved_is_loaded(library: Library, form: str) -> None:
    """All four parts come back as they were."""
    given = Adviser("A. Sample", "Sample Advice", picture(form), "No advice.\nSecond line.")
    save_adviser(library, given)

    assert load_adviser(library) == given
    library.close()


def test_without_any_there_are_empty_parts(library: Library) -> None:
    """A report can always be made."""
    assert load_adviser(library) == Adviser()
    library.close()


@pytest.mark.parametrize("kept", ["text", 3, {"logo": "%%%", "name": "A"}, {"logo": "aGVsbG8=", "name": "A"}])
def test_a_damaged_setting_loses_no_report(library: Library, kept: object) -> None:
    """What cannot be understood is left out."""
    library.set_setting("adviser", kept)

    assert load_adviser(library).logo == b""
    library.close()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"GIF89a" + b"\0" * 40, "neither a PNG nor a JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither a PNG nor a JPEG"),
        (picture("PNG")[:60], "damaged"),
        (picture("JPEG")[:100], "damaged"),
        (picture("PNG") + b"\0" * LARGEST_LOGO, "larger than 1 MiB"),
        (picture("PNG", (4000, 4000)), "2000 × 2000"),
        (b"", "neither"),
    ],
)
def test_a_file_that_is_no_picture_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    """The sentence says what to do."""
    file = tmp_path / "logo.png"
    file.write_bytes(content)

    with pytest.raises(BadInputError, match=told):
        read_logo(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A name with a slip."""
    with pytest.raises(NotFoundError, match="logo.png cannot be read"):
        read_logo(tmp_path / "logo.png")
