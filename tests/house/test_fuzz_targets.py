"""The fuzzing targets in their short form: a few hundred hostile inputs each, made by Hypothesis."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrapers.documents.open import open_document
from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

PIECES = (
    b"<table><tr><td>", b"</td>", b"<p>", b"<!--", b"]]>", b"&#0;", b"&nbsp;", b"<svg>", b"<br>", b"\x00", b"\xff\xfe",
    b"charset=", b"%PDF-1.7", b"obj<<", b">>endobj", b"stream", b"11,4 %", b"1.234.567,89 EUR", b"31.02.2024",
    b"2024-13-45",
    b"(3.1)", b"1e999", "１２％".encode(), "万亿".encode(), "年月日".encode(), b"Q3 2024", b"Contact:", b"Expires: x\n",
    b"User-agent: *\nDisallow: /*$", b"<urlset><url><loc>", b"script-src 'self'; ", b"http://[::1]/", b"https://a.example@b/",
    b" - ", b"\n", b"\t", b"default rate", b"not ", b"loan originators", "просрочка".encode(), b"99999999999999999999",
)  # fmt: skip
HOSTILE = st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=12)), max_size=24).map(b"".join)


def changed(name: str) -> st.SearchStrategy[bytes]:
    """A seed of the target with a stretch of it replaced, or doubled, or gone."""
    places = st.tuples(st.floats(0, 1), st.floats(0, 1))
    return st.builds(_with, st.sampled_from(seeds(name)), places, st.one_of(st.none(), HOSTILE))


def _with(seed: bytes, between: tuple[float, float], new: bytes | None) -> bytes:
    start, end = sorted(int(len(seed) * place) for place in between)
    return seed[:start] + (seed[start:end] * 2 if new is None else new) + seed[end:]


@pytest.mark.parametrize("name", TARGETS)
def test_a_parser_takes_its_seeds(name: str) -> None:
    """What the long form begins with is fed here as it is."""
    assert len(seeds(name)) > 1
    for seed in seeds(name):
        TARGETS[name](seed)


def test_seeds_reach_the_text_of_a_pdf() -> None:
    """A line, a grid and a packed grid are read: hostile changes to them reach what lies behind the parser."""
    read = [
        open_document(seed, "https://p.example/a.pdf", "application/pdf").text for seed in seeds("pdf")[:3]
    ]

    assert "Default rate 2.4 %" in read[0]
    assert all("1,204" in text for text in read[1:])


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(data=st.data())
def test_a_parser_keeps_its_promises(name: str, data: st.DataObject) -> None:
    TARGETS[name](data.draw(st.one_of(HOSTILE, changed(name))))
