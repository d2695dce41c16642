"""The fuzzing targets in their short form: a few hundred hostile inputs each, made by Hypothesis."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(data=HOSTILE)
def test_a_parser_keeps_its_promises(name: str, data: bytes) -> None:
    TARGETS[name](data)
