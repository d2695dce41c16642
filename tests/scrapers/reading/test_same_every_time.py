"""The same page gives the same reading in every process, and both Chinese scripts read alike."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scrapers.reading.folding import fold
from tests.support.samples import sample_names

ROOT = Path(__file__).resolve().parents[3]
CODE = (
    "import hashlib; from tests.support.samples import sample_reading; from scrapers.wire import encode_reading; "
    "print(hashlib.sha256(encode_reading(sample_reading({name!r}))).hexdigest())"
)


@pytest.mark.parametrize("name", sample_names())
def test_the_seed_of_a_process_does_not_matter(name: str) -> None:
    """Python orders sets anew in each process; a reading must not hang on that."""
    digests = set()
    for seed in ("0", "1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", CODE.format(name=name)],
            cwd=ROOT, env={"PYTHONHASHSEED": seed, "PATH": ""}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        digests.add(done.stdout)

    assert len(digests) == 1


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [("累計借貸金額", "累计借贷金额"), ("資金存管銀行", "资金存管银行"), ("風險提示", "风险提示")],
)
def test_traditional_characters_read_as_simplified_ones(traditional: str, simplified: str) -> None:
    """One for one, so that offsets stay those of the page."""
    assert fold(traditional) == simplified
    assert len(fold(traditional)) == len(traditional)
