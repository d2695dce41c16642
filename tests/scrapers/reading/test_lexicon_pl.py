"""Polish pages: seven cases change the ends of words, and some their stems."""

from __future__ import annotations

import pytest

from tests.support.reading_case import read_pages, values

REGISTERED = "<p>NIP 522-318-47-90, REGON: 523441870, rejestr przedsiębiorców pod numerem KRS 0000998123</p>"
STATED = [
    ("/kontakt", REGISTERED, "entity.registration_number", ["0000998123"]),
    ("/kontakt", REGISTERED, "entity.vat_number", ["522-318-47-90"]),
    ("/kontakt", "<p>KRS: 0000998123, NIP: 522-318-47-90</p>", "entity.registration_number", ["0000998123"]),
    ("/kontakt", "<p>KRS: 0000998123, NIP: 522-318-47-90</p>", "entity.vat_number", ["522-318-47-90"]),
    ("/kontakt", "<p>Infolinia: 22 350 61 18 (pn.–pt.)</p>", "entity.phone", ["22 350 61 18"]),
    (
        "/o-nas",
        "<p>Zezwolenie na świadczenie usług finansowania społecznościowego otrzymaliśmy 9 listopada 2023 r.</p>",
        "licence.granted_on",
        ["2023-11-09"],
    ),
    (
        "/o-nas",
        "<p>Podlegamy nadzorowi Komisji Nadzoru Finansowego.</p>",
        "licence.regulator",
        ["Komisja Nadzoru Finansowego"],
    ),
    (
        "/wyniki",
        "<dl><dt>Łącznie pożyczono</dt><dd>86 114 000 zł</dd></dl>",
        "loans.funded_total",
        [86114000],
    ),
    (
        "/",
        "<div><strong>164,2 mln zł</strong><div>udzielonych pożyczek</div></div>",
        "loans.funded_total",
        [164200000],
    ),
    (
        "/wyniki",
        "<table><tr><th></th><th>2024</th></tr><tr><td>Odsetek pożyczek w defaulcie</td><td>2,0%</td></tr></table>",
        "loans.default_rate",
        [2.0],
    ),
    (
        "/wyniki",
        "<p>O defaulcie mówimy, gdy spłata spóźnia się o więcej niż 60 dni.</p>",
        "loans.default_definition_days",
        [60],
    ),
    (
        "/wyniki",
        "<p>Największy deweloper odpowiada za 7,8% portfela, a dziesięciu największych za 39%.</p>",
        "loans.largest_borrower_share",
        [7.8],
    ),
    (
        "/wyniki",
        "<p>Największy deweloper odpowiada za 7,8% portfela, a dziesięciu największych za 39%.</p>",
        "loans.top10_share",
        [39],
    ),
    ("/wyniki", "<dl><dt>Przeciętna stopa zwrotu</dt><dd>9,6% rocznie</dd></dl>", "returns.average", [9.6]),
    ("/wyniki", "<dl><dt>Przeciętna stopa zwrotu</dt><dd>9,6% rocznie</dd></dl>", "returns.advertised", []),
    (
        "/faq",
        "<h3>Ile trwa wypłata?</h3><p>Realizujemy ją następnego dnia roboczego.</p>",
        "payout.working_days",
        [1],
    ),
    (
        "/faq",
        "<h3>Czy mogę się rozmyślić?</h3><p>Tak, masz na to 4 dni od złożenia zapisu.</p>",
        "protection.reflection_days",
        [4],
    ),
    (
        "/faq",
        "<p>Inwestycje nie są objęte systemem gwarantowania depozytów.</p>",
        "protection.no_deposit_scheme",
        [True],
    ),
    ("/faq", "<p>Nie prowadzimy rynku wtórnego.</p>", "secondary_market.exists", [False]),
    ("/faq", "<p>Gdyby istniał fundusz rezerwowy, pokryłby straty.</p>", "provision_fund.exists", []),
    (
        "/reklamacje",
        "<p>Reklamację możesz skierować do Rzecznika Finansowego.</p>",
        "complaints.ombudsman",
        ["Rzecznik Finansowy"],
    ),
    (
        "/oplaty",
        "<p>Na przykład: zarabiasz 8% rocznie, więc po roku masz 1 080 zł.</p>",
        "returns.advertised",
        [],
    ),
    ("/faq", "<p>Na rynku wtórnym możesz sprzedać pożyczkę innym.</p>", "secondary_market.exists", [True]),
    ("/", "<p>Gwarantowany zysk 12% rocznie bez ryzyka!</p>", "marketing.guaranteed_return", [True]),
    ("/", "<p>Żadna inwestycja nie jest bez ryzyka.</p>", "marketing.guaranteed_return", [False]),
    ("/faq", "<p>Inne platformy oferują gwarancję odkupu.</p>", "buyback.offered", []),
]


@pytest.mark.parametrize(("path", "markup", "key", "expected"), STATED)
def test_polish_page_states_the_fact(path: str, markup: str, key: str, expected: list[object]):
    assert values(read_pages({path: markup}, lang="pl", name="Most"), key) == expected


def test_zloty_decide_the_sites_currency():
    """A fee told in words alone counts in the money of the other pages."""
    pages = {
        "/": "<p>Inwestuj już od 200 zł.</p>",
        "/oplaty": "<dl><dt>Nieaktywne konto</dt><dd>bezpłatnie</dd></dl>",
    }
    found = read_pages(pages, lang="pl", name="Most").findings["fees.inactivity"]

    assert [(v.value, v.unit) for v in found.values] == [(0, "PLN")]  # type: ignore[union-attr]
