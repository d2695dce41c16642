"""Latvian in other words: what further platforms would write, each sentence with its one fact."""

import pytest

from tests.support.reading_case import read_pages, values

FOUND = [
    (
        "/kontakti",
        (
            '<p>Tīmekļa vietnes īpašnieks un pakalpojumu sniedzējs: AS "Daugavas Aizdevumi", vienotais '
            "reģistrācijas numurs 40103999111.</p>"
        ),
        "entity.legal_name",
        ['AS "Daugavas Aizdevumi"'],
    ),
    (
        "/kontakti",
        (
            '<p>Tīmekļa vietnes īpašnieks un pakalpojumu sniedzējs: AS "Daugavas Aizdevumi", vienotais '
            "reģistrācijas numurs 40103999111.</p>"
        ),
        "entity.registration_number",
        ["40103999111"],
    ),
    (
        "/noteikumi",
        (
            "<p>Platformu nodrošina Daugavas Aizdevumi SIA, reģ. nr. 40103999111, juridiskā adrese "
            "Elizabetes iela 2, Rīga, LV-1010.</p>"
        ),
        "entity.registered_address",
        ["Elizabetes iela 2, Rīga, LV-1010"],
    ),
    ("/par-mums", "<p>Strādājam kopš 2016. gada.</p>", "entity.founded_on", ["2016"]),
    ("/par-mums", "<p>2015. gada maijā nodibinājām uzņēmumu Cēsīs.</p>", "entity.founded_on", ["2015-05"]),
    ("/par-mums", "<p>Sabiedrības pamatkapitāls ir 425 000 eiro.</p>", "entity.share_capital", [425000.0]),
    (
        "/licence",
        "<p>Darbības atļauju mums 2022. gada 5. oktobrī piešķīra Latvijas Banka (Nr. 27-55/2022/3).</p>",
        "licence.granted_on",
        ["2022-10-05"],
    ),
    (
        "/licence",
        "<p>Kolektīvās finansēšanas pakalpojumu sniedzēja atļauja, numurs 27-55/2022/3</p>",
        "licence.number",
        ["27-55/2022/3"],
    ),
    ("/licence", "<p>Mūsu darbībai licence nav nepieciešama.</p>", "licence.kind", ["exempt"]),
    (
        "/licence",
        "<p>Mūsu darbību neviena finanšu uzraudzības iestāde neuzrauga.</p>",
        "licence.kind",
        ["none"],
    ),
    (
        "/statistika",
        "<p>Kopš 2017. gada investori platformā ieguldījuši vairāk nekā 120 miljonus eiro.</p>",
        "loans.funded_total",
        [120000000.0],
    ),
    (
        "/statistika",
        "<dl><dt>Izsniegto aizdevumu kopsumma</dt><dd>€ 87 412 300</dd></dl>",
        "loans.funded_total",
        [87412300.0],
    ),
    (
        "/statistika",
        "<dl><dt>Aktīvo aizdevumu portfelis</dt><dd>12,3 milj. €</dd></dl>",
        "loans.outstanding",
        [12300000.0],
    ),
    ("/statistika", "<p>Pašlaik vēl neatmaksāti ir 4,1 milj. eiro.</p>", "loans.outstanding", [4100000.0]),
    ("/statistika", "<p>Līdz šim finansēti 312 projekti.</p>", "loans.count", [312]),
    ("/statistika", "<p>Defolta rādītājs: 2,4 %</p>", "loans.default_rate", [2.4]),
    ("/statistika", "<p>Saistības nav izpildījuši 3,1 % aizņēmēju.</p>", "loans.default_rate", [3.1]),
    (
        "/statistika",
        "<p>No 2021. gadā izsniegtajiem aizdevumiem neatmaksāti palika 4,8 %.</p>",
        "loans.default_rate",
        [4.8],
    ),
    (
        "/statistika",
        "<p>Aizdevumu uzskatām par defoltu, ja maksājums nokavēts par 60 dienām.</p>",
        "loans.default_definition_days",
        [60],
    ),
    (
        "/statistika",
        (
            "<table><tr><th>Kavējums</th><th>Īpatsvars</th></tr><tr><td>1–30 dienas</td><td>5,2 "
            "%</td></tr><tr><td>31–60 dienas</td><td>2,1 %</td></tr><tr><td>vairāk nekā 60 "
            "dienas</td><td>3,3 %</td></tr></table>"
        ),
        "loans.overdue_rate",
        [5.2, 2.1, 3.3],
    ),
    (
        "/statistika",
        "<p>No defoltā nonākušajiem aizdevumiem līdz šim atgūti 47 %.</p>",
        "loans.recovery_rate",
        [47.0],
    ),
    ("/statistika", "<p>Pavisam zaudējumos norakstījām 86 000 EUR.</p>", "loans.written_off", [86000.0]),
    (
        "/statistika",
        "<p>Viens aizņēmējs veido 11 % no portfeļa – tas ir lielākais aizņēmējs.</p>",
        "loans.largest_borrower_share",
        [11.0],
    ),
    (
        "/statistika",
        "<p>Ar platformu saistītām personām izsniegto aizdevumu atlikums ir 150 000 eiro.</p>",
        "loans.related_party_balance",
        [150000.0],
    ),
    ("/statistika", "<p>Platformā reģistrējušies 8 750 investori.</p>", "investors.count", [8750]),
    ("/statistika", "<p>Finansējumu saņēmuši 640 uzņēmumi.</p>", "borrowers.count", [640]),
    ("/statistika", "<p>Dati aktualizēti 15.01.2026.</p>", "statistics.as_of", ["2026-01-15"]),
    ("/statistika", "<p>Investoru vidējā peļņa ir 9,4 % gadā.</p>", "returns.average", [9.4]),
    (
        "/statistika",
        "<p>Reālais ienesīgums, atskaitot zaudējumus, 2024. gadā bija 6,9 %.</p>",
        "returns.realised",
        [6.9],
    ),
    ("/", "<h1>Ieguldi un saņem līdz pat 12,5 % gadā</h1>", "returns.advertised", [12.5]),
    ("/", "<p>Ienesīgums no 8 % līdz 11 % gadā.</p>", "returns.advertised", [11.0]),
    (
        "/jautajumi",
        "<h3>Kāds ir minimālais ieguldījums?</h3><p>Vienā projektā varat ieguldīt no 100 eiro.</p>",
        "invest.minimum",
        [100.0],
    ),
    ("/jautajumi", "<p>Mazākā summa, ko var ieguldīt, ir 25 EUR.</p>", "invest.minimum", [25.0]),
    (
        "/jautajumi",
        "<p>Aizdevumi tiek izsniegti uz laiku no 6 līdz 36 mēnešiem.</p>",
        "loans.term_max_months",
        [36],
    ),
    ("/jautajumi", "<p>Maksimālais LTV ir 70 %.</p>", "loans.ltv_max", [70.0]),
    (
        "/jautajumi",
        "<p>Aizdevuma apmērs nepārsniedz 65 % no nekustamā īpašuma tirgus vērtības.</p>",
        "loans.ltv_max",
        [65.0],
    ),
    ("/komisijas", "<p>Ieguldīšana ir bez maksas.</p>", "fees.investor", [0.0]),
    ("/komisijas", "<p>Investoriem nav jāmaksā nekādas komisijas.</p>", "fees.investor", [0.0]),
    ("/komisijas", "<p>Pārvaldības maksa ir 1 % gadā no portfeļa.</p>", "fees.investor", [1.0]),
    (
        "/komisijas",
        "<p>Pārdošana sekundārajā tirgū: 0,5 % no darījuma summas.</p>",
        "fees.secondary_market",
        [0.5],
    ),
    ("/komisijas", "<p>Par pirmstermiņa izstāšanos ieturam 3 % komisiju.</p>", "fees.early_exit", [3.0]),
    (
        "/komisijas",
        "<p>Ja kontā 12 mēnešus nav bijis darījumu, iekasējam neaktivitātes maksu 2 EUR mēnesī.</p>",
        "fees.inactivity",
        [2.0],
    ),
    ("/jautajumi", "<p>Visi aizdevumi ir ar atpirkšanas garantiju.</p>", "buyback.offered", [True]),
    ("/jautajumi", "<p>Atpirkšanas garantijas mums nav.</p>", "buyback.offered", [False]),
    (
        "/jautajumi",
        "<p>Ja aizdevums kavējas vairāk par 30 dienām, aizdevumu izsniedzējs to atpirks.</p>",
        "buyback.trigger_days",
        [30],
    ),
    (
        "/jautajumi",
        "<p>Atpērkot tiek samaksāta arī uzkrāto procentu summa kopā ar pamatsummu.</p>",
        "buyback.covers_interest",
        [True],
    ),
    ("/jautajumi", "<p>Uzkrājumu fondā pašlaik ir 312 000 eiro.</p>", "provision_fund.balance", [312000.0]),
    (
        "/jautajumi",
        "<p>Fonds sedz 110 % no paredzamajiem zaudējumiem.</p>",
        "provision_fund.coverage",
        [110.0],
    ),
    (
        "/jautajumi",
        "<h3>Vai ir otrreizējais tirgus?</h3><p>Jā, savu ieguldījumu varat piedāvāt citiem.</p>",
        "secondary_market.exists",
        [True],
    ),
    (
        "/jautajumi",
        "<h3>Vai ir otrreizējais tirgus?</h3><p>Nē, pagaidām tāda nav.</p>",
        "secondary_market.exists",
        [False],
    ),
    (
        "/jautajumi",
        "<p>Vidēji pārdošana otrreizējā tirgū aizņem 4 dienas.</p>",
        "secondary_market.average_sale_days",
        [4],
    ),
    (
        "/jautajumi",
        "<h3>Cik ātri saņemšu naudu?</h3><p>Izmaksu uz bankas kontu veicam 2 darba dienu laikā.</p>",
        "payout.working_days",
        [2],
    ),
    (
        "/jautajumi",
        "<p>Līdzekļus pārskaitām uz jūsu bankas kontu nākamajā darba dienā.</p>",
        "payout.working_days",
        [1],
    ),
    (
        "/jautajumi",
        "<p>Klientu līdzekļi glabājas nodalītā kontā bankā AS „Kursas Banka”.</p>",
        "custody.institution",
        ["AS „Kursas Banka”"],
    ),
    ("/jautajumi", "<p>Jūsu nauda ir nošķirta no platformas naudas.</p>", "custody.segregated", [True]),
    ("/riski", "<p>Pastāv risks zaudēt daļu vai visu ieguldījumu.</p>", "protection.risk_warning", [True]),
    (
        "/riski",
        "<p>Ieguldījumi nav bankas noguldījumi un netiek garantēti saskaņā ar Noguldījumu garantiju likumu.</p>",
        "protection.no_deposit_scheme",
        [True],
    ),
    (
        "/riski",
        "<p>Iespējams, ka ieguldījumu nevarēsiet pārdot tad, kad vēlēsieties.</p>",
        "protection.illiquidity_warning",
        [True],
    ),
    (
        "/noteikumi",
        "<p>Investors 4 kalendāro dienu laikā var atsaukt piedāvājumu bez iemesla.</p>",
        "protection.reflection_days",
        [4],
    ),
    (
        "/noteikumi",
        "<p>Par izmaiņām noteikumos informēsim vismaz 14 dienas iepriekš.</p>",
        "terms.change_notice_days",
        [14],
    ),
    (
        "/sudzibas",
        "<p>Atbildi uz sūdzību sniegsim ne vēlāk kā 20 darba dienu laikā.</p>",
        "complaints.response_days",
        [20],
    ),
    ("/noteikumi", "<p>Šī redakcija stājas spēkā 01.02.2026.</p>", "policy.terms_date", ["2026-02-01"]),
    (
        "/noteikumi",
        "<p>Jūsu aizdevuma līgums tiek slēgts tieši ar aizņēmēju.</p>",
        "claim.kind",
        ["direct-loan"],
    ),
    (
        "/noteikumi",
        "<p>Investors iegūst prasījuma tiesības pret aizņēmēju, noslēdzot cesijas līgumu.</p>",
        "claim.kind",
        ["assigned-claim"],
    ),
    (
        "/privatuma-politika",
        "<p>Personas datu pārzinis ir SIA „Daugavas Aizdevumi”.</p>",
        "privacy.controller",
        ["SIA „Daugavas Aizdevumi”"],
    ),
    (
        "/privatuma-politika",
        "<p>Datu aizsardzības speciālists: das@daugavas.test</p>",
        "privacy.dpo_contact",
        ["das@daugavas.test"],
    ),
    (
        "/privatuma-politika",
        "<p>Datus uzglabājam piecus gadus pēc darījuma attiecību beigām.</p>",
        "privacy.retention",
        [True],
    ),
    ("/privatuma-politika", "<p>Jūsu dati netiek nodoti ārpus ES.</p>", "privacy.transfers", [False]),
    (
        "/privatuma-politika",
        "<p>Ja dati nonāk ASV, piemērojam līguma standartklauzulas.</p>",
        "privacy.transfers",
        [True],
    ),
    (
        "/privatuma-politika",
        "<p>Aizdevuma pieteikumu novērtē automātiski.</p>",
        "privacy.automated_decisions",
        [True],
    ),
    (
        "/privatuma-politika",
        (
            "<h2>Jūsu tiesības</h2><ul><li>piekļūt saviem datiem</li><li>labot datus</li><li>pieprasīt "
            "dzēšanu</li><li>iebilst pret apstrādi</li><li>datu pārnesamība</li><li>atsaukt "
            "piekrišanu</li></ul>"
        ),
        "privacy.rights",
        [("access", "rectification", "erasure", "objection", "portability", "withdraw-consent")],
    ),
    ("/", "<p>Tava nauda ir 100 % drošībā!</p>", "marketing.guaranteed_return", [True]),
    ("/", "<p>Iepriekšējie rezultāti negarantē nākotnes peļņu.</p>", "marketing.guaranteed_return", [False]),
    ("/", "<p>Nauda pieejama jebkurā brīdī.</p>", "marketing.instant_access", [True]),
    (
        "/",
        "<p>Krājkontā banka maksā 0,5 %, pie mums nopelnīsi 10 %.</p>",
        "marketing.savings_comparison",
        [True],
    ),
    ("/", "<p>Pasteidzies – akcija beidzas pēc 3 stundām!</p>", "marketing.urgency", [True]),
    ("/drosiba", "<p>Divpakāpju autentifikācija pagaidām nav pieejama.</p>", "security.mfa", ["none"]),
    (
        "/drosiba",
        "<p>Pieslēdzoties vienmēr jāievada vienreizējs kods no lietotnes.</p>",
        "security.mfa",
        ["forced"],
    ),
    (
        "/gada-parskati",
        "<p>2024. gada neto apgrozījums bija 1,8 milj. eiro, peļņa – 210 000 eiro.</p>",
        "accounts.revenue",
        [1800000.0],
    ),
    (
        "/gada-parskati",
        "<p>2024. gads noslēgts ar 95 000 eiro zaudējumiem.</p>",
        "accounts.net_result",
        [-95000.0],
    ),
    (
        "/gada-parskati",
        "<p>Pašu kapitāls 2024. gada beigās bija 640 000 eiro.</p>",
        "accounts.equity",
        [640000.0],
    ),
    (
        "/gada-parskati",
        "<p>Gada pārskatu revidējis zvērinātu revidentu uzņēmums SIA „Auditoru Grupa”.</p>",
        "accounts.auditor",
        ["SIA „Auditoru Grupa”"],
    ),
    (
        "/par-mums",
        "<h2>Valde</h2><p>Anna Kalniņa, valdes priekšsēdētāja</p><p>Jānis Ozoliņš, valdes loceklis</p>",
        "people.directors",
        [("Anna Kalniņa", "Jānis Ozoliņš")],
    ),
    ("/jautajumi", "<p>Atpirkšana notiek tikai tad, ja aizņēmējs kavē.</p>", "secondary_market.exists", []),
]


@pytest.mark.parametrize(("path", "markup", "key", "expected"), FOUND)
def test_other_words_say_the_same(path: str, markup: str, key: str, expected: list[object]):
    found = values(read_pages({path: markup}, lang="lv", name="Daugavas Aizdevumi"), key)

    assert sorted(map(str, found)) == sorted(map(str, expected))


def test_who_takes_over_is_the_servicer():
    pages = {
        "/kontakti": "<p>Platformu uztur SIA „Daugavas Aizdevumi”.</p>",
        "/noteikumi": "<p>Ja mēs pārtrauksim darbību, portfeli pārņems SIA „Kurzemes Serviss”.</p>",
    }

    assert values(read_pages(pages, lang="lv"), "winddown.servicer") == ["SIA „Kurzemes Serviss”"]
