"""A report tells who made it only where the person wrote it: no account, no folder, no time of making."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdf
import pytest
from PIL import Image, PngImagePlugin

from desktop.app import data
from desktop.app.adviser import Adviser, save_adviser
from desktop.app.logo import HIGHEST, WIDEST, printed_logo
from desktop.app.reporting import ENDINGS, report_of
from desktop.history.library import Library
from desktop.reports.contents import build_report
from desktop.reports.html import html
from desktop.reports.model import Handover
from desktop.reports.pdf import pdf_bytes
from tests.support.history import NOON, captured
from tests.support.reviews import review

CANARY = "zz-canary-zz"


@pytest.fixture
def somebody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder and an account whose names must not get out."""
    home = tmp_path / CANARY
    home.mkdir()
    for name in ("USER", "LOGNAME", "USERNAME", "HOSTNAME", "HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(home) if name in ("HOME", "TMPDIR") else CANARY)
    monkeypatch.chdir(home)
    return home


def unpacked(content: bytes, ending: str) -> bytes:
    """All bytes of a file, those of compressed parts unpacked."""
    if ending == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as made:
            return b"".join(made.read(name) for name in made.namelist()) + repr(made.infolist()).encode()
    if ending == ".pdf":
        reader = pypdf.PdfReader(io.BytesIO(content))
        pages = b"".join(page.get_contents().get_data() for page in reader.pages)  # type: ignore[union-attr]
        return content + pages + repr(reader.metadata).encode()
    return content


@pytest.mark.abuse("R08")
@pytest.mark.parametrize("ending", ENDINGS)
def test_no_name_of_user_or_folder_is_in_a_report(somebody: Path, ending: str) -> None:
    """Whatever account, home and place it is made in."""
    library = Library.open(somebody / "library.db")
    platform = library.platform_for("https://lend.test/", "Lend").id
    run = library.save_run(platform, captured(library, platform, {"": b"page"}, NOON), review()).run_id
    made = report_of(library, run, ending)
    library.close()

    assert CANARY.encode() not in unpacked(made, ending)


@pytest.mark.abuse("R08")
def test_the_pdf_names_the_program_and_no_time() -> None:
    """Author and producer are the program; the dates are fixed."""
    made = pdf_bytes(build_report(review(), data.items(), data.catalogue()))
    told = pypdf.PdfReader(io.BytesIO(made)).metadata

    assert told is not None
    assert {told.author, told.creator, told.producer} == {"Lendscope"}
    assert str(told.get("/CreationDate", "D:2000")).startswith("D:2000")


def picture(size: tuple[int, int], form: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGBA" if form == "PNG" else "RGB", size, "#3070a0").save(out, form, **more)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.abuse("R08")
def test_a_logo_is_drawn_anew_without_what_its_file_told() -> None:
    """Comments, places and programs are left behind."""
    note = PngImagePlugin.PngInfo()
    note.add_text("Author", CANARY)
    exif = Image.Exif()
    exif[0x013B] = CANARY
    for content in (picture((40, 20), pnginfo=note), picture((40, 20), "JPEG", exif=exif.tobytes())):
        assert CANARY.encode() in content
        assert CANARY.encode() not in printed_logo(content)


@pytest.mark.parametrize("size", [(1, 1), (1900, 50), (50, 1900), (1400, 1400)])
def test_a_logo_is_small_on_paper(size: tuple[int, int]) -> None:
    """Whatever its shape."""
    made = Image.open(io.BytesIO(printed_logo(picture(size))))

    assert made.size[0] <= WIDEST
    assert made.size[1] <= HIGHEST
    assert made.format == "PNG"


def test_the_same_logo_gives_the_same_bytes() -> None:
    """So that the report does."""
    assert printed_logo(picture((300, 100))) == printed_logo(bytes(bytearray(picture((300, 100)))))


def test_logo_firm_and_disclaimer_stand_on_the_cover(tmp_path: Path) -> None:
    """In PDF and HTML, as the library holds them; the program's own statement stays."""
    library = Library.open(tmp_path / "library.db")
    save_adviser(library, Adviser("Ada Lind", "Lind & Partner", picture((300, 100)), "Our own words " * 250))
    platform = library.platform_for("https://lend.test/", "Lend").id
    run = library.save_run(platform, captured(library, platform, {"": b"page"}, NOON), review()).run_id
    reader = pypdf.PdfReader(io.BytesIO(report_of(library, run, ".pdf")))
    page = report_of(library, run, ".html").decode()
    library.close()

    assert len(reader.pages[0].images) == 1
    assert sum(len(p.images) for p in reader.pages) == 1
    assert "Lind & Partner" in reader.pages[0].extract_text()
    assert page.count("<img ") == 1
    assert 'src="data:image/png;base64,' in page
    assert page.count("Our own words") == 250
    assert "It is no advice to lend or not to lend" in page


def test_without_a_logo_there_is_no_picture() -> None:
    """Nothing is drawn in its place."""
    built = build_report(review(), data.items(), data.catalogue(), Handover(firm="Lind"))

    assert "<img" not in html(built)
    assert sum(len(p.images) for p in pypdf.PdfReader(io.BytesIO(pdf_bytes(built))).pages) == 0
