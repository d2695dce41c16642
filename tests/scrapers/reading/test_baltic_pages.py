"""Latvian, Lithuanian and Estonian pages in shapes and cases that their platforms use."""

import pytest

from tests.support.reading_case import read_real, values

OWN = {
    "lt": "<p>UAB „Kalvio finansai“, įmonės kodas 305112847, Gedimino pr. 20, LT-01103 Vilnius</p>",
    "lv": '<p>SIA "Kalva Finanses", reģ. Nr. 40203112847, Brīvības iela 20, Rīga, LV-1010</p>',
    "et": "<p>Kalju Finants OÜ, registrikood 14112847, Narva mnt 5, 10117 Tallinn</p>",
}
PRICES = "<table><tr><th>{}</th><th>{}</th></tr><tr><td>{}</td><td>{}</td></tr><tr><td>–</td><td>–</td></tr></table>"
FOUND = [
    (
        "lv",
        "komanda",
        (
            "<table><tr><th>Valdes locekle</th><th>Valdes loceklis</th></tr>"
            "<tr><td>Ilze Kalna</td><td>Jānis Ozols</td></tr></table>"
        ),
        "people.directors",
        [("Ilze Kalna", "Jānis Ozols")],
    ),
    ("lv", "", "<dl><dt>Divu faktoru ieeja</dt><dd>Nav obligāta.</dd></dl>", "security.mfa", ["offered"]),
    (
        "lv",
        "uznemums",
        '<h1>Uzņēmuma ziņas</h1><p>SIA "Kalva Finanses"<br>Reģistrācijas numurs 40203112847</p>',
        "entity.registered_address",
        ["Brīvības iela 20, Rīga, LV-1010"],
    ),
    ("et", "fond", "<h1>Puhver</h1><p>Puhver ei ole kindlustus.</p>", "provision_fund.exists", []),
    (
        "lt",
        "licencija",
        "<p>Lietuvos banko licencijuota platforma.</p>",
        "licence.regulator",
        ["Lietuvos bankas"],
    ),
    (
        "et",
        "meist",
        "<p>Tegutseme Finantsinspektsiooni järelevalve all.</p>",
        "licence.regulator",
        ["Finantsinspektsioon"],
    ),
    (
        "lv",
        "licence",
        "<p>Esam Latvijas Bankas licencēts kolektīvās finansēšanas pakalpojumu sniedzējs.</p>",
        "licence.kind",
        ["ecsp"],
    ),
    (
        "lt",
        "licencija",
        "<p>Pagal licenciją paslaugas taip pat teikiame Latvijoje ir Estijoje.</p>",
        "licence.passport_states",
        [("LV", "EE")],
    ),
    (
        "lv",
        "par-mums",
        "<p>Anna Liepa – valdes locekle.</p><p>Kapitāldaļas pieder Annai Liepai.</p>",
        "people.owners",
        [("Anna Liepa",)],
    ),
    (
        "et",
        "meist",
        "<p>Siim Kask, juhatuse liige</p><p>Kõik osad kuuluvad Siim Kasele.</p>",
        "people.owners",
        [("Siim Kask",)],
    ),
    ("et", "meist", "<p>Ettevõtet juhib juhatuse liige Siim Kask.</p>", "people.directors", [("Siim Kask",)]),
    (
        "et",
        "aruanded",
        "<p>Aruannet auditeeris Mets ja Partnerid OÜ.</p>",
        "accounts.auditor",
        ["Mets ja Partnerid OÜ"],
    ),
    ("et", "aruanded", "<dl><dt>Majandusaasta</dt><dd>2025</dd></dl>", "accounts.fiscal_year", [2025]),
    (
        "et",
        "aruanded",
        "<p>2025. aastal oli puhaskasum 512 000 eurot (2024: kahjum 84 000 eurot).</p>",
        "accounts.net_result",
        [512000.0, -84000.0],
    ),
    (
        "lt",
        "ataskaitos",
        "<table><tr><th></th><th>2025</th></tr><tr><td>Grynasis nuostolis</td><td>18 400 €</td></tr></table>",
        "accounts.net_result",
        [-18400.0],
    ),
    (
        "lt",
        "statistika",
        "<p>2025 m. nemokumo lygis siekė 3,2 proc. (2024 m. – 2,7 proc.).</p>",
        "loans.default_rate",
        [3.2, 2.7],
    ),
    (
        "lv",
        "statistika",
        "<h2>Portfeļa kvalitāte</h2><p>2025. gadā defolta līmenis bija 2,7 %.</p>",
        "loans.overdue_rate",
        [],
    ),
    ("lt", "duk", "<p>Paskolos trukmė – nuo pusės metų iki trejų metų.</p>", "loans.term_min_months", [6]),
    ("lv", "jautajumi", "<p>Aizdevumus izsniedzam uz 6–60 mēnešiem.</p>", "loans.term_max_months", [60]),
    (
        "lv",
        "cenradis",
        PRICES.format("", "Ieguldītājam", "Ieguldījumu apkalpošana", "1 % gadā"),
        "fees.investor",
        [1.0],
    ),
    (
        "lt",
        "kainos",
        PRICES.format("", "Kaina", "Paskyra, investavimas ir neaktyvi paskyra", "0 Eur"),
        "fees.investor",
        [0.0],
    ),
    (
        "lt",
        "kainos",
        PRICES.format("", "Kaina", "Paskyra, investavimas ir neaktyvi paskyra", "0 Eur"),
        "fees.inactivity",
        [0.0],
    ),
    (
        "et",
        "tagasiost",
        "<p>Tagasiostugarantii rakendub pärast 60 viivituspäeva.</p>",
        "buyback.trigger_days",
        [60],
    ),
    ("lv", "jautajumi", "<h3>Vai aizdevumus atpērkat?</h3><p>Neatpērkam.</p>", "buyback.offered", [False]),
    ("lv", "jautajumi", "<h3>Vai jums ir rezerves fonds?</h3><p>Nav.</p>", "provision_fund.exists", [False]),
    (
        "et",
        "statistika",
        "<dl><dt>Reservfondi jääk</dt><dd>412 000 €</dd></dl>",
        "provision_fund.exists",
        [True],
    ),
    (
        "lt",
        "duk",
        "<h3>Automatinis investavimas</h3><p>Šios funkcijos neturime.</p>",
        "auto_invest.offered",
        [False],
    ),
    (
        "lt",
        "duk",
        "<p>Investuotojų pinigai saugomi AB Šiaulių banke.</p>",
        "custody.institution",
        ["AB Šiaulių bankas"],
    ),
    ("et", "kkk", "<p>Makseid töötleb makseasutus Lemonway.</p>", "custody.institution", ["Lemonway"]),
    (
        "lv",
        "jautajumi",
        "<h3>Vai ir divu faktoru autentifikācija?</h3><p>Jā, to var ieslēgt profilā.</p>",
        "security.mfa",
        ["offered"],
    ),
    (
        "lv",
        "noteikumi",
        "<p>Apstiprināti 2026. gada 4. martā, piemērojami no 2026. gada 1. aprīļa.</p>",
        "policy.terms_date",
        ["2026-04-01"],
    ),
    (
        "lt",
        "kontaktai",
        "<p>Operatorius – Varpų kapitalas, UAB.</p>",
        "entity.legal_name",
        ["Varpų kapitalas, UAB"],
    ),
    ("lv", "licence", "<p>Esam saņēmuši licenci Nr. NK-2016-014.</p>", "licence.granted_on", []),
    (
        "lv",
        "statistika",
        "<h2>Kavējumi</h2><p>Laikā tiek apkalpoti 86,5 %; 1–30 dienas kavē 5,0 %, ilgāk par 90 dienām – 4,4 %.</p>",
        "loans.overdue_rate",
        [5.0, 4.4],
    ),
    ("lt", "duk", "<p>Paskolos gavėjas moka 3 % administravimo mokestį.</p>", "fees.investor", []),
    ("et", "kkk", "<p>Mõned välismaa platvormid pakuvad tagasiostugarantiid.</p>", "buyback.offered", []),
    ("lv", "jautajumi", "<p>Aizņēmējam ir būvatļauja Nr. BIS-BV-4.1-2025-118.</p>", "licence.number", []),
]


@pytest.mark.parametrize(("lang", "path", "markup", "key", "expected"), FOUND)
def test_baltic_pages_are_read(lang: str, path: str, markup: str, key: str, expected: list[object]):
    whole = f'<!doctype html><html lang="{lang}"><body>{{}}</body></html>'
    pages = {
        "": whole.format(f"<h1>Kalva</h1><footer>{OWN[lang]}</footer>"),
        path: whole.format(f"<main>{markup}</main>"),
    }
    found = values(read_real(pages), key)

    assert sorted(map(str, found)) == sorted(map(str, expected))
