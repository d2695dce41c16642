"""Lithuanian wordings: each small page states one thing, in the words of many platforms and in several cases."""

import pytest

from scrapers.reading.bent import first_form
from tests.support.reading_case import read_pages, values

WHO = [
    (
        "/rekvizitai",
        "<p>Platformą valdo UAB „Žalia kryptis“.</p>",
        "entity.legal_name",
        ["UAB „Žalia kryptis“"],
    ),
    ("/rekvizitai", "<p>Įmonės kodas: 304512345</p>", "entity.registration_number", ["304512345"]),
    (
        "/rekvizitai",
        "<dl><dt>PVM mokėtojo kodas</dt><dd>LT100012345617</dd></dl>",
        "entity.vat_number",
        ["LT100012345617"],
    ),
    ("/apie-mus", "<p>Įmonė įkurta 2017 m. Kaune.</p>", "entity.founded_on", ["2017"]),
    ("/apie-mus", "<p>Nuo 2018 metų padedame verslui augti.</p>", "entity.founded_on", ["2018"]),
    (
        "/rekvizitai",
        "<dl><dt>Įstatinis kapitalas</dt><dd>125 000 Eur</dd></dl>",
        "entity.share_capital",
        [125_000.0],
    ),
    ("/rekvizitai", "<p>Mūsų veiklą prižiūri Lietuvos bankas.</p>", "licence.regulator", ["Lietuvos bankas"]),
    (
        "/licencija",
        "<p>Sutelktinio finansavimo paslaugų teikėjo licencija Nr. 7 išduota 2023 m. kovo 14 d.</p>",
        "licence.granted_on",
        ["2023-03-14"],
    ),
    (
        "/licencija",
        "<p>Esame licencijuotas sutelktinio finansavimo paslaugų teikėjas.</p>",
        "licence.kind",
        ["ecsp"],
    ),
    (
        "/licencija",
        "<p>Licencijos neturime ir jokia institucija mūsų neprižiūri.</p>",
        "licence.kind",
        ["none"],
    ),
    (
        "/ataskaitos",
        "<p>2025 metų finansines ataskaitas auditavo UAB „Tikslus auditas“.</p>",
        "accounts.auditor",
        ["UAB „Tikslus auditas“"],
    ),
    ("/ataskaitos", "<p>2025 m. grynasis pelnas siekė 82 400 Eur.</p>", "accounts.net_result", [82_400.0]),
    (
        "/ataskaitos",
        "<p>Nuosavas kapitalas 2025 m. pabaigoje sudarė 410 200 Eur.</p>",
        "accounts.equity",
        [410_200.0],
    ),
    (
        "/ataskaitos",
        "<p>Pardavimo pajamos 2025 m. sudarė 1,2 mln. Eur.</p>",
        "accounts.revenue",
        [1_200_000.0],
    ),
]

LOANS = [
    (
        "/statistika",
        "<p>Nuo veiklos pradžios finansavome paskolų už 45,3 mln. Eur.</p>",
        "loans.funded_total",
        [45_300_000.0],
    ),
    (
        "/statistika",
        "<dl><dt>Suteikta paskolų</dt><dd>45 300 000 Eur</dd></dl>",
        "loans.funded_total",
        [45_300_000.0],
    ),
    (
        "/statistika",
        "<dl><dt>Negrąžintas paskolų likutis</dt><dd>9,8 mln. Eur</dd></dl>",
        "loans.outstanding",
        [9_800_000.0],
    ),
    ("/statistika", "<p>Suteikėme 1 240 paskolų.</p>", "loans.count", [1240]),
    ("/statistika", "<dl><dt>Finansuotų projektų skaičius</dt><dd>312</dd></dl>", "loans.count", [312]),
    ("/statistika", "<p>Nemokumo rodiklis siekia 3,6 proc.</p>", "loans.default_rate", [3.6]),
    ("/statistika", "<p>Įsipareigojimų nevykdymo lygis yra 3,6 %.</p>", "loans.default_rate", [3.6]),
    ("/statistika", "<p>Numatomas nemokumo rodiklis – 2,9 proc.</p>", "loans.default_rate", []),
    ("/statistika", "<p>Numatomas nemokumo rodiklis – 2,9 proc.</p>", "loans.expected_default_rate", [2.9]),
    (
        "/statistika",
        "<p>Nemokia laikoma paskola, kurios mokėjimas vėluoja daugiau kaip 90 dienų.</p>",
        "loans.default_definition_days",
        [90],
    ),
    (
        "/statistika",
        "<p>Vėluojančių paskolų dalis sudaro 5,4 proc. portfelio.</p>",
        "loans.overdue_rate",
        [5.4],
    ),
    ("/statistika", "<p>Išieškota 58 proc. nemokių paskolų sumos.</p>", "loans.recovery_rate", [58.0]),
    ("/statistika", "<p>Iki šiol nurašyta 214 000 Eur.</p>", "loans.written_off", [214_000.0]),
    (
        "/statistika",
        "<p>Didžiausiam paskolos gavėjui tenka 8,2 proc. portfelio.</p>",
        "loans.largest_borrower_share",
        [8.2],
    ),
    (
        "/statistika",
        "<p>Dešimt didžiausių skolininkų sudaro 41 proc. portfelio.</p>",
        "loans.top10_share",
        [41.0],
    ),
    ("/duk", "<p>Paskolų terminas – nuo 6 iki 36 mėn.</p>", "loans.term_min_months", [6]),
    ("/duk", "<p>Paskolų terminas – nuo 6 iki 36 mėn.</p>", "loans.term_max_months", [36]),
    ("/duk", "<p>Paskolos ir turto vertės santykis (LTV) neviršija 70 proc.</p>", "loans.ltv_max", [70.0]),
    (
        "/statistika",
        "<p>Pas mus jau investavo 12 400 registruotų investuotojų.</p>",
        "investors.count",
        [12_400],
    ),
    ("/statistika", "<dl><dt>Paskolų gavėjų skaičius</dt><dd>870</dd></dl>", "borrowers.count", [870]),
]

RETURNS = [
    ("/", "<h1>Uždirbkite iki 11 % per metus</h1>", "returns.advertised", [11.0]),
    ("/statistika", "<p>Vidutinė metinė grąža siekia 9,4 proc.</p>", "returns.average", [9.4]),
    ("/statistika", "<p>Faktinė grąža, atskaičius nuostolius, buvo 6,2 %.</p>", "returns.realised", [6.2]),
    ("/duk", "<p>Investuoti galima nuo 50 Eur.</p>", "invest.minimum", [50.0]),
    ("/duk", "<dl><dt>Minimali investicija</dt><dd>100 Eur</dd></dl>", "invest.minimum", [100.0]),
    ("/mokesciai", "<p>Investuotojams jokių mokesčių netaikome.</p>", "fees.investor", [0.0]),
    ("/mokesciai", "<p>Investuotojo aptarnavimo mokestis – 1 proc. per metus.</p>", "fees.investor", [1.0]),
    (
        "/mokesciai",
        "<p>Parduodant antrinėje rinkoje taikomas 2 proc. mokestis.</p>",
        "fees.secondary_market",
        [2.0],
    ),
    ("/mokesciai", "<p>Už neaktyvią sąskaitą skaičiuojamas 5 Eur mokestis.</p>", "fees.inactivity", [5.0]),
    ("/duk", "<p>Atpirkimo garantijos neteikiame.</p>", "buyback.offered", [False]),
    (
        "/duk",
        "<p>Paskolos davėjas privalo atpirkti paskolą, kuri vėluoja daugiau nei 60 dienų.</p>",
        "buyback.offered",
        [True],
    ),
    (
        "/duk",
        "<p>Paskolos davėjas privalo atpirkti paskolą, kuri vėluoja daugiau nei 60 dienų.</p>",
        "buyback.trigger_days",
        [60],
    ),
    ("/duk", "<p>Nuostoliams padengti kaupiame rezervo fondą.</p>", "provision_fund.exists", [True]),
    ("/duk", "<p>Rezervo fondo neturime.</p>", "provision_fund.exists", [False]),
    ("/duk", "<p>Antrinės rinkos šiuo metu nėra.</p>", "secondary_market.exists", [False]),
    (
        "/duk",
        "<p>Savo investicijas galite parduoti antrinėje rinkoje.</p>",
        "secondary_market.exists",
        [True],
    ),
    (
        "/duk",
        "<p>Automatinis investavimas paskirsto lėšas pagal jūsų kriterijus.</p>",
        "auto_invest.offered",
        [True],
    ),
    ("/duk", "<p>Lėšos išmokamos per 2 darbo dienas.</p>", "payout.working_days", [2]),
    (
        "/duk",
        "<p>Investuotojų lėšos laikomos atskiroje sąskaitoje mokėjimo įstaigoje.</p>",
        "custody.segregated",
        [True],
    ),
]

SAFEGUARDS = [
    ("/rizikos", "<p>Galite prarasti visas investuotas lėšas.</p>", "protection.risk_warning", [True]),
    (
        "/rizikos",
        "<p>Investicijoms netaikomas indėlių draudimas.</p>",
        "protection.no_deposit_scheme",
        [True],
    ),
    ("/duk", "<p>Prieš investuodami turėsite atlikti žinių testą.</p>", "protection.entry_test", [True]),
    (
        "/duk",
        "<p>Apsvarstymo laikotarpis trunka keturias kalendorines dienas.</p>",
        "protection.reflection_days",
        [4],
    ),
    ("/skundai", "<p>Į skundą atsakysime per 15 darbo dienų.</p>", "complaints.response_days", [15]),
    (
        "/skundai",
        "<p>Jei atsakymas netenkina, kreipkitės į Lietuvos banką.</p>",
        "complaints.ombudsman",
        ["Lietuvos bankas"],
    ),
    ("/taisykles", "<p>Taisyklės galioja nuo 2025 m. kovo 1 d.</p>", "policy.terms_date", ["2025-03-01"]),
    (
        "/taisykles",
        "<p>Nutraukus platformos veiklą, taikomas veiklos tęstinumo planas.</p>",
        "winddown.plan",
        [True],
    ),
    (
        "/taisykles",
        "<p>Apie sąlygų pakeitimus pranešame prieš 30 dienų.</p>",
        "terms.change_notice_days",
        [30],
    ),
    (
        "/privatumo-politika",
        "<p>Duomenis saugome 10 metų nuo sutarties pabaigos.</p>",
        "privacy.retention",
        [True],
    ),
    ("/privatumo-politika", "<p>Duomenis saugome tiek, kiek reikia.</p>", "privacy.retention", [False]),
    ("/privatumo-politika", "<p>Jūsų duomenų neparduodame.</p>", "privacy.may_sell", [False]),
    (
        "/privatumo-politika",
        "<p>Automatizuotų sprendimų nepriimame.</p>",
        "privacy.automated_decisions",
        [False],
    ),
    (
        "/privatumo-politika",
        "<p>Duomenų valdytojas – UAB „Žalia kryptis“.</p>",
        "privacy.controller",
        ["UAB „Žalia kryptis“"],
    ),
    (
        "/privatumo-politika",
        "<p>Turite teisę pateikti skundą Valstybinei duomenų apsaugos inspekcijai.</p>",
        "privacy.authority",
        ["Valstybinė duomenų apsaugos inspekcija"],
    ),
    ("/", "<p>Garantuota 9 % grąža.</p>", "marketing.guaranteed_return", [True]),
    ("/", "<p>Grąža nėra garantuota.</p>", "marketing.guaranteed_return", [False]),
    ("/", "<p>Ar grąža garantuota?</p>", "marketing.guaranteed_return", []),
    ("/", "<p>Pinigus atsiimkite bet kada.</p>", "marketing.instant_access", [True]),
    ("/privatumo-politika", "<p>Sutikimą galite atšaukti bet kada.</p>", "marketing.instant_access", []),
    ("/", "<p>Gerokai daugiau nei banko indėlis.</p>", "marketing.savings_comparison", [True]),
    ("/", "<p>Liko tik 5 vietos!</p>", "marketing.urgency", [True]),
    ("/saugumas", "<p>Dviejų veiksnių autentifikavimas privalomas visiems.</p>", "security.mfa", ["forced"]),
    ("/saugumas", "<p>Galite įjungti dviejų veiksnių autentifikavimą.</p>", "security.mfa", ["offered"]),
]


HABITS = [
    ("/rekvizitai", "<p>į. k. 304512345</p>", "entity.registration_number", ["304512345"]),
    ("/rekvizitai", "<p>PVM mok. kodas LT100012345617</p>", "entity.registration_number", []),
    (
        "/rekvizitai",
        "<dl><dt>Buveinė</dt><dd>Chemijos g. 8, LT-51344 Kaunas, el. paštas a@b.test</dd></dl>",
        "entity.registered_address",
        ["Chemijos g. 8, LT-51344 Kaunas"],
    ),
    (
        "/apie-mus",
        "<p>2019 m. gegužės 20 d. Lietuvos bankas įrašė bendrovę į viešąjį operatorių sąrašą.</p>",
        "licence.granted_on",
        ["2019-05-20"],
    ),
    ("/", "<p>Per platformą jau investuota 150+ mln. €</p>", "loans.funded_total", [150_000_000.0]),
    (
        "/statistika",
        "<h3>Tikėtina nemokių paskolų dalis</h3><p>Reitingas A – 2,5 %, reitingas B – 5,5 %.</p>",
        "loans.expected_default_rate",
        [2.5, 5.5],
    ),
    (
        "/statistika",
        "<h3>Faktinė grynoji grąža</h3><ul><li>2023 m. – 7,4 %</li><li>2024 m. – 7,9 %</li></ul>",
        "returns.realised",
        [7.4, 7.9],
    ),
    (
        "/statistika",
        (
            "<h3>Vėluojančios paskolos</h3><table><tr><th>1–30 d.</th><th>daugiau kaip 30 d.</th></tr><tr>"
            "<td>6,2 %</td><td>2,9 %</td></tr></table>"
        ),
        "loans.overdue_rate",
        [6.2, 2.9],
    ),
    (
        "/statistika",
        (
            "<h3>Išieškota iš nemokių paskolų</h3><table><tr><td>2022 m. nemokios paskolos</td>"
            "<td>41,5 %</td></tr><tr><td>2023 m. nemokios paskolos</td><td>38,4 %</td></tr></table>"
        ),
        "loans.default_rate",
        [],
    ),
    (
        "/duk",
        "<p>Nuolaida iki 30 proc.; parduoti galima tik paskolas, kurios vėluoja ne daugiau kaip 30 dienų.</p>",
        "loans.overdue_rate",
        [],
    ),
    (
        "/paskolos",
        "<p>Lietuvos bankų vartojimo paskolų vidutinė palūkanų norma – 9,9 proc.</p>",
        "returns.average",
        [],
    ),
    (
        "/duk",
        "<p>Kai kurios užsienio platformos siūlo išėjimą per dieną ir 0,25 proc. mokestį.</p>",
        "fees.investor",
        [],
    ),
    ("/kainos", "<h2>Paskolų gavėjams</h2><p>Administravimo mokestis – 8 % sumos.</p>", "fees.investor", []),
    (
        "/kainos",
        (
            "<table><tr><th>Paslauga</th><th>Mokestis</th></tr><tr><td>Investuotojo mokestis</td>"
            "<td>0 Eur</td></tr></table>"
        ),
        "fees.investor",
        [0.0],
    ),
    (
        "/kainos",
        "<dl><dt>Neveiklios paskyros mokestis per mėnesį</dt><dd>1,50 Eur</dd></dl>",
        "fees.inactivity",
        [1.5],
    ),
    (
        "/duk",
        "<p>Pervedimas į jūsų banko sąskaitą užtrunka 1–2 darbo dienas.</p>",
        "payout.working_days",
        [2],
    ),
    ("/", "<p>Draugui ir jums – po 15 Eur, kai draugas investuoja bent 300 Eur.</p>", "invest.minimum", []),
    ("/", "<p>1 proc. pinigų grąžinimas nuo visų naujų investicijų!</p>", "exit.term_splitting", []),
    (
        "/",
        "<p>Praradimų rizikai sumažinti rinkitės investuotojų fondo apsaugą.</p>",
        "protection.risk_warning",
        [],
    ),
    (
        "/",
        "<p>Praradimų rizikai sumažinti rinkitės investuotojų fondo apsaugą.</p>",
        "provision_fund.exists",
        [True],
    ),
    (
        "/saugumas",
        "<p>Jungiantis visada privalomas antras veiksnys – SMS kodas.</p>",
        "security.mfa",
        ["forced"],
    ),
    (
        "/apie-mus",
        "<h1>Apie mus</h1><p>Tadas Kalnas, valdybos pirmininkas</p><p>38 % akcijų priklauso Tadui Kalnui.</p>",
        "people.owners",
        [("Tadas Kalnas",)],
    ),
    (
        "/apie-mus",
        "<p>Pirmąją paskolą suteikėme 2016 m. birželio 14 d.</p>",
        "loans.first_loan_on",
        ["2016-06-14"],
    ),
    (
        "/licencija",
        "<p>Esame Lietuvos banko licencijuota sutelktinio finansavimo paslaugų teikėja.</p>",
        "licence.kind",
        ["ecsp"],
    ),
    ("/statistika", "<p>418 projektų</p>", "loans.count", [418]),
    (
        "/statistika",
        "<p>Neįvykdymu laikome atvejį, kai mokėjimas vėluoja ilgiau nei 90 dienų.</p>",
        "loans.default_definition_days",
        [90],
    ),
    ("/kainos", "<ul><li>Investavimo mokestis – 0,5 %</li></ul>", "fees.investor", [0.5]),
    (
        "/taisykles",
        "<p>Taisykles keičiame vienašališkai, apie tai pranešę prieš 14 dienų.</p>",
        "terms.change_at_once",
        [],
    ),
    ("/duk", "<p>Antrinėje rinkoje kainą nustatote patys.</p>", "exit.price_rule", [True]),
]
"""What pages of Lithuanian platforms do: abbreviations, dashes for `is`, bent names, other firms beside the own."""


@pytest.mark.parametrize(
    ("path", "markup", "key", "expected"), [*WHO, *LOANS, *RETURNS, *SAFEGUARDS, *HABITS]
)
def test_lithuanian_page_states_the_fact(path: str, markup: str, key: str, expected: list[object]):
    """Cases change the ends of words and their order is free; a denial is a value of its own, a question none."""
    assert values(read_pages({path: markup}, lang="lt", name="Žalia kryptis"), key) == expected


def test_capital_of_the_firm_that_keeps_the_money_is_not_the_operators():
    """A sentence that names another firm and not the operator speaks of that firm."""
    pages = {
        "/": "<footer>UAB „Žalia kryptis“, įmonės kodas 304512345</footer>",
        "/duk": "<p>Lėšos laikomos įstaigoje UAB „Gintaras“ (įstatinis kapitalas 350 000 Eur).</p>",
    }

    assert values(read_pages(pages, lang="lt", name="Žalia kryptis"), "entity.share_capital") == []


@pytest.mark.parametrize(
    ("bent", "first"),
    [
        ("Tadui Žemguliui", "Tadas Žemgulis"),
        ("Ievai Balčiūnaitei-Ruzgei", "Ieva Balčiūnaitė-Ruzgė"),
        ("Jonui Jurgaičiui", "Jonas Jurgaitis"),
        ("Petro Kalno", "Petras Kalnas"),
    ],
)
def test_a_bent_name_is_the_person_named_elsewhere(bent: str, first: str):
    assert first_form(bent, ["Rolandas Kavarskas", first], "lt") == first


@pytest.mark.parametrize("name", ["Jonas Kalnas", "Jonui Kalnui"])
def test_a_name_stays_as_it_stands_where_no_other_place_has_it(name: str):
    assert first_form(name, ["Jonė Kalnaitė", "Petras Kalnas"], "lt") == name
