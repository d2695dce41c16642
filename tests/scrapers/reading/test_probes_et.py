"""Estonian in the words of platforms nobody tuned the wordings on, and what must not be taken for a fact."""

import pytest

from tests.support.reading_case import read_real, values

PROBES = [
    (
        "meist",
        (
            "<p>Example Lend OÜ · registrikood 14728806 · KMKR EE102204317 · osakapital 65 000 eurot · "
            "asukoht Ülikooli 8a, 51003 Tartu, Eesti</p>"
        ),
        "entity.registration_number",
        ["14728806"],
    ),
    (
        "",
        (
            "<footer><div>Põldlaen OÜ<br>Narva mnt 7, 10117 Tallinn<br>Telefon 640 5518<br>info@poldlae"
            "n.example</div></footer>"
        ),
        "entity.phone",
        ["640 5518"],
    ),
    (
        "meist",
        (
            "<h2>Majandusaasta aruanne</h2><table><tr><th>Eurodes</th><th>2025</th><th>2024</th></tr><t"
            "r><td>Müügitulu</td><td>698 214</td><td>640 077</td></tr><tr><td>Kasum (kahjum)</td><td>−4"
            "1 380</td><td>22 915</td></tr><tr><td>Omakapital</td><td>154 602</td><td>195 982</td></tr>"
            "<tr><td>Bilansimaht</td><td>487 330</td><td>455 016</td></tr></table>"
        ),
        "accounts.equity",
        [154602.0, 195982.0],
    ),
    (
        "aruanded",
        "<p>2025. aasta aruannet auditeeris Audiitorbüroo Vesipruul OÜ, märkusega arvamus.</p>",
        "accounts.audit_opinion",
        ["qualified"],
    ),
    (
        "",
        (
            "<div><h3>31,6 mln €</h3><span>vahendatud laene</span></div><div><h3>214</h3><span>rahastat"
            "ud projekti</span></div>"
        ),
        "loans.funded_total",
        [31600000.0],
    ),
    (
        "statistika",
        (
            "<p>Seisuga 30.06.2026, tuhandetes eurodes</p><table><tr><th>Vahendatud laenud kokku</th><t"
            "d>31 584</td></tr><tr><th>Laenujääk</th><td>11 907</td></tr><tr><th>Maha kantud</th><td>55"
            "5</td></tr></table>"
        ),
        "loans.outstanding",
        [11907000.0],
    ),
    (
        "statistika",
        (
            "<p>Seisuga 30.06.2026, tuhandetes eurodes</p><table><tr><th>Vahendatud laenud kokku</th><t"
            "d>31 584</td></tr><tr><th>Laenujääk</th><td>11 907</td></tr><tr><th>Maha kantud</th><td>55"
            "5</td></tr></table>"
        ),
        "loans.written_off",
        [555000.0],
    ),
    (
        "statistika",
        "<p>Laene kokku 214, laenuvõtjaid 93, registreeritud investoreid 5 870.</p>",
        "borrowers.count",
        [93],
    ),
    (
        "statistika",
        "<p>Laene kokku 214, laenuvõtjaid 93, registreeritud investoreid 5 870.</p>",
        "loans.count",
        [214],
    ),
    (
        "statistika",
        "<p>Laene kokku 214, laenuvõtjaid 93, registreeritud investoreid 5 870.</p>",
        "investors.count",
        [5870],
    ),
    (
        "statistika",
        (
            "<h2>Makseviivituses laenud väljastamise aasta ja klassi järgi</h2><table><thead><tr><th>Aa"
            "sta</th><th>K1</th><th>K2</th><th>Kokku</th></tr></thead><tbody><tr><th>2023</th><td>2,1%<"
            "/td><td>6,4%</td><td>8,9%</td></tr></tbody></table><p>Makseviivituses on laen, mille makse"
            " on hilinenud rohkem kui 60 päeva.</p>"
        ),
        "loans.default_rate",
        [2.1, 6.4, 8.9],
    ),
    (
        "statistika",
        "<p>Makseviivituses on laen, mille makse on hilinenud rohkem kui 60 päeva.</p>",
        "loans.default_definition_days",
        [60],
    ),
    (
        "statistika",
        (
            "<h2>Hilinemised</h2><ul><li>1–30 päeva: 6,6%</li><li>31–60 päeva: 4,0%</li><li>üle 60 päev"
            "a: 12,3%</li></ul>"
        ),
        "loans.overdue_rate",
        [6.6, 4.0, 12.3],
    ),
    ("statistika", "<p>Makseviivituses laenudest on tagasi saadud 66%.</p>", "loans.recovery_rate", [66.0]),
    (
        "statistika",
        "<p>Suurim laenuvõtja moodustab laenujäägist 9,3% ja kümme suurimat 47%.</p>",
        "loans.largest_borrower_share",
        [9.3],
    ),
    (
        "statistika",
        (
            "<h2>Investorite tegelik tootlus pärast kahjusid</h2><dl><dt>2024</dt><dd>7,6%</dd><dt>2025"
            "</dt><dd>6,9%</dd></dl>"
        ),
        "returns.realised",
        [7.6, 6.9],
    ),
    (
        "",
        "<p>Rahasta Eesti väikearendajaid alates 50 eurost. Intress kuni 12,75% aastas.</p>",
        "invest.minimum",
        [50.0],
    ),
    (
        "toimimine",
        "<p>Laenu suhe tagatise väärtusesse ei ületa 70%. Laenuperiood on 3–36 kuud.</p>",
        "loans.ltv_max",
        [70.0],
    ),
    (
        "hinnakiri",
        (
            "<table><tr><td>Konto avamine ja hoidmine</td><td>tasuta</td></tr><tr><td>Haldustasu invest"
            "orile</td><td>1% aastas laenujäägilt</td></tr><tr><td>Nõude müük järelturul</td><td>1,5% m"
            "üügisummast</td></tr><tr><td>Ennetähtaegne väljumine</td><td>3% väljamakstavast summast</t"
            "d></tr><tr><td>Passiivne konto (üle 12 kuu)</td><td>2 € kuus</td></tr></table>"
        ),
        "fees.investor",
        [1.0],
    ),
    (
        "hinnakiri",
        (
            "<table><tr><td>Haldustasu investorile</td><td>1% aastas laenujäägilt</td></tr><tr><td>Pass"
            "iivne konto (üle 12 kuu)</td><td>2 € kuus</td></tr></table>"
        ),
        "fees.inactivity",
        [2.0],
    ),
    (
        "toimimine",
        (
            "<h2>Tagasiost</h2><p>Kui laenusaaja on maksega hilinenud üle 90 päeva, ostab nõude põhisum"
            "ma ulatuses tagasi Põldlaen Tagatis OÜ. Kogunenud intressi tagasiost ei hõlma.</p>"
        ),
        "buyback.offered",
        [True],
    ),
    (
        "tagasiost",
        "<p>Laenuandja ostab 60 päeva hilinenud laenu sinult koos intressiga tagasi.</p>",
        "buyback.covers_interest",
        [True],
    ),
    (
        "toimimine",
        (
            "<h2>Varufond</h2><p>Varufondis oli 30. juunil 2026 kokku 312 400 €, mis katab 64% järgmise"
            " aasta oodatavatest kahjudest. Väljamakseid tehakse meie äranägemisel: kellelgi ei ole õig"
            "ust fondist raha nõuda ja fond võib tühjaks saada.</p>"
        ),
        "provision_fund.exists",
        [True],
    ),
    (
        "toimimine",
        (
            "<h2>Varufond</h2><p>Varufondis oli 30. juunil 2026 kokku 312 400 €, mis katab 64% järgmise"
            " aasta oodatavatest kahjudest. Väljamakseid tehakse meie äranägemisel: kellelgi ei ole õig"
            "ust fondist raha nõuda ja fond võib tühjaks saada.</p>"
        ),
        "provision_fund.balance",
        [312400.0],
    ),
    (
        "toimimine",
        (
            "<h2>Varufond</h2><p>Varufondis oli 30. juunil 2026 kokku 312 400 €, mis katab 64% järgmise"
            " aasta oodatavatest kahjudest. Väljamakseid tehakse meie äranägemisel: kellelgi ei ole õig"
            "ust fondist raha nõuda ja fond võib tühjaks saada.</p>"
        ),
        "provision_fund.coverage",
        [64.0],
    ),
    (
        "kkk",
        ("<dl><dt>Kas saan nõude edasi müüa?</dt><dd>Jah, järelturul teistele investoritele.</dd></dl>"),
        "secondary_market.exists",
        [True],
    ),
    (
        "toimimine",
        ("<h2>Automaatinvesteerimine</h2><p>Määra summa ja riskiklassid ning robot paigutab raha ise.</p>"),
        "auto_invest.offered",
        [True],
    ),
    (
        "hinnakiri",
        "<p>Väljamakse jõuab sinu pangakontole hiljemalt viie tööpäeva jooksul.</p>",
        "payout.working_days",
        [5],
    ),
    (
        "tingimused",
        "<p>Kui me tegevuse lõpetame, võtab laenude haldamise üle Advokaadibüroo Kuusk OÜ.</p>",
        "winddown.servicer",
        ["Advokaadibüroo Kuusk OÜ"],
    ),
    (
        "kkk",
        (
            "<dl><dt>Kas pean testi tegema?</dt><dd>Jah. Enne esimest investeeringut täidad teadmiste t"
            "esti ja kahjude talumise kalkulaatori.</dd></dl>"
        ),
        "protection.entry_test",
        [True],
    ),
    (
        "kkk",
        (
            "<dl><dt>Kas kontot saab paremini kaitsta?</dt><dd>Sisse saab ainult Smart-ID, Mobiil-ID võ"
            "i ID-kaardiga – parooliga sisselogimist meil pole.</dd></dl>"
        ),
        "security.mfa",
        ["forced"],
    ),
    ("kkk", "<p>Teistel platvormidel on maksejõuetuse määr sageli 8%.</p>", "loans.default_rate", []),
    (
        "laenud",
        "<p>Laenuvõtja: Metsa Ehitus OÜ, registrikood 12345678, omakapital 1,2 miljonit eurot.</p>",
        "accounts.equity",
        [],
    ),
    (
        "laenud",
        "<p>Laenuvõtja: Metsa Ehitus OÜ, registrikood 12345678, omakapital 1,2 miljonit eurot.</p>",
        "entity.registration_number",
        [],
    ),
    ("kkk", "<p>Plaanime järelturu avada järgmisel aastal.</p>", "secondary_market.exists", []),
    ("uudised", "<p>Oleme kogunud üle 500 Facebooki jälgija ja 12 töötajat.</p>", "investors.count", []),
    ("kkk", "<p>Laenuvõtja maksab lepingutasu 2–4%.</p>", "fees.investor", []),
    ("tingimused", "<p>Laenuvõtja on kohustatud maksma viivist 0,1% päevas.</p>", "loans.overdue_rate", []),
    ("kkk", "<p>Mis juhtuks, kui 10% laenudest ebaõnnestuks?</p>", "loans.default_rate", []),
    ("kkk", "<p>Pangas peab väljamakset ootama 5 tööpäeva.</p>", "payout.working_days", []),
    (
        "hinnakiri",
        "<p>Tagasimakse hilinemisel maksab laenusaaja meeldetuletuse eest 15 eurot.</p>",
        "fees.investor",
        [],
    ),
    ("statistika", "<p>Keskmine laenusumma on 85 000 eurot.</p>", "loans.funded_total", []),
    (
        "laenud",
        "<table><tr><td>LTV</td><td>54%</td></tr><tr><td>Intress</td><td>11%</td></tr></table>",
        "loans.ltv_max",
        [],
    ),
    ("tingimused", "<p>Väljamakseid võime vajadusel edasi lükata.</p>", "payout.may_delay", [True]),
    ("kkk", "<p>Meie eesmärk on jõuda 10 000 investorini.</p>", "investors.count", []),
    ("kkk", "<p>Pangalaenu LTV on tavaliselt kuni 85%.</p>", "loans.ltv_max", []),
    ("uudised", "<p>Konkurent sulges oma järelturu.</p>", "secondary_market.exists", []),
    ("kkk", "<p>Telefonikõne maksab 740 5518 senti.</p>", "entity.phone", []),
    ("kontakt", "<p>Telefoni teel teenindasime 2025. aastal 740 klienti.</p>", "entity.phone", []),
    ("statistika", "<p>Laenuvõtja keskmine vanus on 41 aastat.</p>", "borrowers.count", []),
    (
        "tingimused",
        "<p>Kui laen hilineb üle 60 päeva, saadame investorile teate.</p>",
        "loans.default_definition_days",
        [],
    ),
    ("kkk", "<p>Riiklik garantiifond KredEx annab kodulaenudele käendusi.</p>", "provision_fund.exists", []),
]


@pytest.mark.parametrize(("path", "markup", "key", "expected"), PROBES)
def test_an_estonian_page_says_so_much_and_no_more(path, markup, key, expected):
    title = path.capitalize() or "Avaleht"
    footer = "<footer><p>Example Lend OÜ</p></footer>"
    head = f"<html lang='et'><head><title>{title}</title></head>"
    whole = f"{head}<body><main>{markup}</main>{footer}</body></html>"
    assert values(read_real({path: whole}), key) == expected
