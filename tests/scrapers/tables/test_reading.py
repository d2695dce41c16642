"""A person's tables are read within limits, whatever they are written with; how they are divided is found out."""

from __future__ import annotations

import codecs
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scrapers.errors import AdoptError
from scrapers.tables.reading import Form, Remarks, rows_of
from scrapers.tables.sniffing import encoding_of, form_of

ROOT = Path(__file__).resolve().parents[3]
TABLE = "name;number\nAmber Größe SIA;40203\nRiver OÜ;14000\n"
ROWS = [("name", "number"), ("Amber Größe SIA", "40203"), ("River OÜ", "14000")]


def read(path: Path, remarks: Remarks | None = None) -> list[tuple[str, ...]]:
    return list(rows_of(path, form_of(path), remarks))


@pytest.mark.abuse("V02")
@pytest.mark.parametrize(
    ("content", "note"),
    [
        (TABLE.encode(), ()),
        (codecs.BOM_UTF8 + TABLE.encode(), ()),
        (TABLE.encode("utf-16"), ()),
        (codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"), ()),
        (TABLE.encode("utf-16-le"), ()),
        (TABLE.encode("utf-16-be"), ()),
        (TABLE.encode("cp1252"), ()),
        (TABLE.replace("\n", "\r\n").encode(), ()),
        (TABLE.replace("\n", "\r").encode(), ()),
        (TABLE.replace("\n", "\r\n", 1).encode(), ("its lines end in different ways",)),
        (TABLE.replace("River", "Ri\0ver\0").encode(), ("2 NUL characters were left out",)),
        (b"sep=;\r\n" + TABLE.replace("\n", "\r\n").encode(), ()),
        (("\n\n" + TABLE + ";\n\n").encode(), ()),
    ],
)
def test_a_table_is_the_same_however_it_was_written(
    tmp_path: Path, content: bytes, note: tuple[str, ...]
) -> None:
    """Order marks, sixteen bits, Windows letters, line ends of three systems, zeros."""
    path, remarks = tmp_path / "a.csv", Remarks()
    path.write_bytes(content)

    assert read(path, remarks) == ROWS
    assert remarks.words() == note


def sparse(path: Path) -> None:
    """A gigabyte in one line that takes no room on the disk."""
    with path.open("wb") as file:
        file.write(b"name;number\n")
        file.truncate(1 << 30)


def of(content: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(content, encoding="utf-8")


HOSTILE = [
    (sparse, "larger than 50 MiB"),
    (of("name;number\n" + "x" * 2_000_000), "a line of more than|longer than 131072"),
    (of('name;number\n"' + "x\n" * 100_000), "longer than 131072"),
    (of('name;number\n"never closed;1\n'), "never closed"),
    (of("name;number\n" + "y" * 131_073 + ";1\n"), "longer than 131072"),
    (of(";".join(f"c{n}" for n in range(501)) + "\n"), "more than 500 columns"),
    (of('name;number\na"b;"c"d\n'), "in the middle of a field"),
    (of(""), "is empty"),
    (of("\n \n\n"), "is empty"),
    (lambda path: path.write_bytes(b"\0" * 5_000), "is empty"),
]


@pytest.mark.abuse("V02")
@pytest.mark.parametrize(("make", "words"), HOSTILE)
def test_what_no_table_holds_is_refused_in_one_sentence(
    tmp_path: Path, make: Callable[[Path], object], words: str
) -> None:
    """No line, field, row or file fills the memory; an open quote does not swallow the rest."""
    path = tmp_path / "a.csv"
    make(path)
    with pytest.raises(AdoptError, match=words) as caught:
        read(path)
    assert "\n" not in str(caught.value)


PEAK = """
import sys
from pathlib import Path
from scrapers.tables.reading import rows_of
from scrapers.tables.sniffing import form_of
def peak():
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
path = Path(sys.argv[1])
before = peak()
rows = sum(1 for _ in rows_of(path, form_of(path)))
print(rows, (peak() - before) // 1024)
"""


@pytest.mark.abuse("V02")
@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is read from /proc")
def test_a_large_table_is_streamed(tmp_path: Path) -> None:
    """Forty megabytes cost a process less than eight."""
    path = tmp_path / "a.csv"
    line = ("Amber Loans SIA;40203123456;" + "x" * 400 + "\n") * 1_000
    with path.open("w", encoding="utf-8") as file:
        for _ in range(90):
            file.write(line)
    done = subprocess.run(
        [sys.executable, "-c", PEAK, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    rows, grown = map(int, done.stdout.split())

    assert rows == 90_000
    assert grown < 8


@pytest.mark.abuse("V03")
@pytest.mark.parametrize(
    ("content", "delimiter", "decimal"),
    [
        ("name,rate\nAmber,3.50\nRiver,4.25\n", ",", "."),
        ("name;rate\nAmber;3,50\nRiver;4,25\n", ";", ","),
        ("name;rate\nAmber, of Riga;3.50\nRiver, of Tallinn;4.25\n", ";", "."),
        ("name\trate\nAmber\t1.234,50\nRiver\t4,25\n", "\t", ","),
        ("name|rate\nAmber|1,234.50\nRiver|4.25\n", "|", "."),
        ('name,rate\n"Amber; of Riga","3,50"\n"River; x","4,25"\n', ",", ","),
        ('name,text\nAmber,"a;b;c;d;e"\nRiver,"f;g"\n', ",", "."),
        ("name;rate\nAmber;12\nRiver;13\n", ";", ","),
        ("name,rate\nAmber,1.234\nRiver,5.678\n", ",", "."),
    ],
)
def test_the_divider_and_the_decimal_sign_are_told_apart(
    tmp_path: Path, content: str, delimiter: str, decimal: str
) -> None:
    """A comma divides in one country and counts in the next."""
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8")
    form = form_of(path)

    assert (form.delimiter, form.decimal) == (delimiter, decimal)
    assert len(read(path)[1]) == 2


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"a;b\n\xc3\xa4;1", "utf-8"),
        (b"a;b\n\xe4;1", "cp1252"),
        ("a;b;c;d;e".encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_the_encoding_is_shown_when_it_is_a_guess(tmp_path: Path, content: bytes, encoding: str) -> None:
    """The person sees it and may say otherwise."""
    path = tmp_path / "a.csv"
    path.write_bytes(content)

    assert encoding_of(path) == encoding


def test_a_confirmed_form_is_used_as_it_is(tmp_path: Path) -> None:
    """What a person says goes before what is likely."""
    path = tmp_path / "a.csv"
    path.write_text("a,b;c\n1,2;3\n", encoding="utf-8")

    assert next(rows_of(path, Form(delimiter=";"))) == ("a,b", "c")
