"""Whether a default rate counts what was bought back or recovered is read in every language."""

from __future__ import annotations

import pytest

from scoring.facts import Found
from tests.support.reading_case import read_pages

BUYBACK, RECOVERIES = "loans.default_buyback", "loans.default_recoveries"


@pytest.mark.parametrize(
    "language, words",
    [
        ("en", "The default rate is shown before any buyback and net of recoveries."),
        ("de", "Die Ausfallquote wird vor Rückkäufen und nach Verwertungserlösen gezeigt."),
        ("es", "La tasa de impago se calcula antes de la recompra y después de las recuperaciones."),
        ("fr", "Le taux de défaut est calculé avant rachat et net de recouvrements."),
        ("zh", "坏账率按代偿前、回收后计算。"),
        ("lv", "Defolta likme ir aprēķināta pirms atpirkšanas un pēc atgūšanas."),
        ("lt", "Nemokumo rodiklis skaičiuojamas prieš atpirkimą ir po išieškojimo."),
        ("et", "Makseviivituse määr on esitatud enne tagasiostu ja pärast sissenõudmist."),
        ("id", "Tingkat gagal bayar dihitung sebelum pembelian kembali dan setelah pemulihan."),
    ],
)
def test_before_the_buyback_and_after_recoveries(language: str, words: str) -> None:
    """Both halves of one sentence."""
    findings = read_pages({"statistics": f"<h1>Statistics</h1><p>{words}</p>"}, lang=language).findings

    for key, side in ((BUYBACK, "before"), (RECOVERIES, "after")):
        finding = findings[key]
        assert isinstance(finding, Found)
        assert [v.value for v in finding.values] == [side]


@pytest.mark.parametrize(
    "words, key",
    [
        (
            "A loan counts as defaulted when it is 90 days late and the buyback has not been carried out.",
            BUYBACK,
        ),
        ("The default rate is stated after the buyback.", BUYBACK),
        ("Default rates are net of recoveries.", RECOVERIES),
    ],
)
def test_after_is_told_in_several_ways(words: str, key: str) -> None:
    """A promise that was kept leaves the rate."""
    finding = read_pages({"statistics": f"<h1>Statistics</h1><p>{words}</p>"}).findings[key]

    assert isinstance(finding, Found)
    assert [v.value for v in finding.values] == ["after"]


@pytest.mark.parametrize(
    "words",
    ["The buyback starts after 60 days.", "Returns are shown after recoveries.", "The default rate is 2 %."],
)
def test_other_words_say_nothing_of_the_rate(words: str) -> None:
    """A buyback, or a return, is not the rate."""
    findings = read_pages({"statistics": f"<h1>Statistics</h1><p>{words}</p>"}).findings

    assert not any(isinstance(findings[key], Found) for key in (BUYBACK, RECOVERIES))
