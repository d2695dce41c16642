"""German wordings and shapes, as in Germany, Austria and Switzerland: each small page says one thing, or nothing."""

import pytest

from tests.support.reading_case import read_pages, values

FOUND = [
    (
        "/impressum",
        "<p>Firmenbuch: FN 412345 k, Handelsgericht Wien</p>",
        "entity.registration_number",
        ["FN 412345 k"],
    ),
    (
        "/impressum",
        "<p>Geschäftsführer: Dr. Anna Berger, Thomas Huber</p>",
        "people.directors",
        [("Dr. Anna Berger", "Thomas Huber")],
    ),
    (
        "/ueber-uns",
        "<p>Gesellschafter sind zu 60 % die Steinfeld Holding GmbH und zu 40 % Peter Amrein.</p>",
        "people.owners",
        [("Peter Amrein",)],
    ),
    ("/ueber-uns", "<p>Gegründet haben wir Brennwald 2016 in Leipzig.</p>", "entity.founded_on", ["2016"]),
    (
        "/impressum",
        "<dl><dt>Stammkapital</dt><dd>EUR 250.000,--</dd></dl>",
        "entity.share_capital",
        [250000.0],
    ),
    (
        "/impressum",
        "<p>Zuständige Aufsichtsbehörde: Finanzmarktaufsicht (FMA), Otto-Wagner-Platz 5, 1090 Wien</p>",
        "licence.regulator",
        ["Finanzmarktaufsicht (FMA)"],
    ),
    (
        "/ueber-uns",
        (
            "<p>Die BaFin hat uns am 14. März 2023 als Schwarmfinanzierungsdienstleister nach der "
            "Verordnung (EU) 2020/1503 zugelassen.</p>"
        ),
        "licence.kind",
        ["ecsp"],
    ),
    (
        "/ueber-uns",
        (
            "<p>Die BaFin hat uns am 14. März 2023 als Schwarmfinanzierungsdienstleister nach der "
            "Verordnung (EU) 2020/1503 zugelassen.</p>"
        ),
        "licence.granted_on",
        ["2023-03-14"],
    ),
    (
        "/jahresabschluss",
        (
            "<p>Den Jahresabschluss 2024 prüfte die Kessler & Roth GmbH "
            "Wirtschaftsprüfungsgesellschaft und erteilte ein uneingeschränktes Testat.</p>"
        ),
        "accounts.auditor",
        ["Kessler & Roth GmbH Wirtschaftsprüfungsgesellschaft"],
    ),
    (
        "/jahresabschluss",
        (
            "<p>Den Jahresabschluss 2024 prüfte die Kessler & Roth GmbH "
            "Wirtschaftsprüfungsgesellschaft und erteilte ein uneingeschränktes Testat.</p>"
        ),
        "accounts.audit_opinion",
        ["unqualified"],
    ),
    (
        "/jahresabschluss",
        "<p>2024 schlossen wir mit einem Verlust von 412.000 Euro ab, 2023 waren es noch 1,2 Mio. Euro.</p>",
        "accounts.net_result",
        [-412000.0, -1200000.0],
    ),
    (
        "/jahresabschluss",
        (
            "<p>Im Geschäftsjahr 2024 erzielten wir Umsatzerlöse von 4,3 Mio. €, die Bilanzsumme lag "
            "bei 6,8 Mio. €, das Eigenkapital bei 1,9 Mio. €.</p>"
        ),
        "accounts.revenue",
        [4300000.0],
    ),
    (
        "/jahresabschluss",
        (
            "<p>Im Geschäftsjahr 2024 erzielten wir Umsatzerlöse von 4,3 Mio. €, die Bilanzsumme lag "
            "bei 6,8 Mio. €, das Eigenkapital bei 1,9 Mio. €.</p>"
        ),
        "accounts.total_assets",
        [6800000.0],
    ),
    (
        "/jahresabschluss",
        (
            "<p>Im Geschäftsjahr 2024 erzielten wir Umsatzerlöse von 4,3 Mio. €, die Bilanzsumme lag "
            "bei 6,8 Mio. €, das Eigenkapital bei 1,9 Mio. €.</p>"
        ),
        "accounts.equity",
        [1900000.0],
    ),
    (
        "/statistik",
        "<div><div>312 Mio. €</div><div>vermitteltes Kreditvolumen</div></div>",
        "loans.funded_total",
        [312000000.0],
    ),
    (
        "/statistik",
        "<div><div>57,3 Mio. €</div><div>noch nicht zurückgezahlt</div></div>",
        "loans.outstanding",
        [57300000.0],
    ),
    (
        "/statistik",
        "<p>Insgesamt wurden 2.381 Kredite an 1.904 Unternehmen vergeben.</p>",
        "loans.count",
        [2381],
    ),
    (
        "/statistik",
        "<p>Insgesamt wurden 2.381 Kredite an 1.904 Unternehmen vergeben.</p>",
        "borrowers.count",
        [1904],
    ),
    (
        "/statistik",
        "<p>14.870 Anlegerinnen und Anleger haben sich bei uns registriert.</p>",
        "investors.count",
        [14870],
    ),
    ("/statistik", "<p>Unsere Ausfallquote liegt seit Gründung bei 2,8 %.</p>", "loans.default_rate", [2.8]),
    (
        "/statistik",
        (
            "<h2>Ausfallraten nach Vergabejahr</h2><table><tr><th>Jahr</th><th>Erwartet</th>"
            "<th>Tatsächlich</th></tr><tr><td>2022</td><td>2,1 %</td><td>2,9 %</td></tr><tr>"
            "<td>2023</td><td>2,3 %</td><td>1,7 %</td></tr></table>"
        ),
        "loans.expected_default_rate",
        [2.1, 2.3],
    ),
    (
        "/statistik",
        "<p>Ein Kredit gilt als ausgefallen, sobald eine Rate mehr als 90 Tage überfällig ist.</p>",
        "loans.default_definition_days",
        [90],
    ),
    (
        "/statistik",
        "<p>1,9 % des Volumens sind 31 bis 60 Tage im Rückstand, weitere 0,8 % 61 bis 90 Tage.</p>",
        "loans.overdue_rate",
        [1.9, 0.8],
    ),
    (
        "/statistik",
        "<p>Von den ausgefallenen Forderungen konnten wir bislang 46 % wieder eintreiben.</p>",
        "loans.recovery_rate",
        [46.0],
    ),
    (
        "/statistik",
        "<p>Endgültig abgeschrieben haben wir bisher 1,36 Mio. Euro.</p>",
        "loans.written_off",
        [1360000.0],
    ),
    (
        "/statistik",
        "<p>Auf den größten Kreditnehmer entfallen 4,2 % des Bestands, auf die zehn größten zusammen 21 %.</p>",
        "loans.largest_borrower_share",
        [4.2],
    ),
    (
        "/statistik",
        "<p>Auf den größten Kreditnehmer entfallen 4,2 % des Bestands, auf die zehn größten zusammen 21 %.</p>",
        "loans.top10_share",
        [21.0],
    ),
    ("/projekte", "<p>Die Laufzeiten reichen von 6 Monaten bis 5 Jahren.</p>", "loans.term_min_months", [6]),
    ("/projekte", "<p>Die Laufzeiten reichen von 6 Monaten bis 5 Jahren.</p>", "loans.term_max_months", [60]),
    (
        "/projekte",
        "<p>Wir beleihen Immobilien höchstens bis 65 % ihres Verkehrswerts.</p>",
        "loans.ltv_max",
        [65.0],
    ),
    ("/statistik", "<p>Stand der Zahlen: 30. September 2025</p>", "statistics.as_of", ["2025-09-30"]),
    ("/", "<p>Legen Sie Ihr Geld mit bis zu 8,5 % Zinsen im Jahr an.</p>", "returns.advertised", [8.5]),
    ("/statistik", "<div><div>6,1 %</div><div>Ø Zinssatz p. a.</div></div>", "returns.average", [6.1]),
    (
        "/statistik",
        "<p>Nach Abzug aller Ausfälle und Gebühren blieben den Anlegern 4,3 % im Jahr.</p>",
        "returns.realised",
        [4.3],
    ),
    ("/", "<p>Schon ab 100 Euro können Sie mitmachen.</p>", "invest.minimum", [100.0]),
    ("/gebuehren", "<p>Für Anleger ist bei uns alles gratis.</p>", "fees.investor", [0.0]),
    (
        "/gebuehren",
        "<p>Wer einen Anteil weiterverkauft, zahlt 0,75 % des Kaufpreises.</p>",
        "fees.secondary_market",
        [0.75],
    ),
    (
        "/gebuehren",
        "<p>Wird ein Konto 24 Monate nicht genutzt, berechnen wir 5 € im Monat.</p>",
        "fees.inactivity",
        [5.0],
    ),
    (
        "/rueckkaufgarantie",
        (
            "<p>Gerät ein Darlehen mehr als 60 Tage in Verzug, kauft der Darlehensanbahner es samt "
            "aufgelaufener Zinsen zurück.</p>"
        ),
        "buyback.trigger_days",
        [60],
    ),
    (
        "/rueckkaufgarantie",
        (
            "<p>Gerät ein Darlehen mehr als 60 Tage in Verzug, kauft der Darlehensanbahner es samt "
            "aufgelaufener Zinsen zurück.</p>"
        ),
        "buyback.covers_interest",
        [True],
    ),
    (
        "/faq",
        "<h3>Gibt es eine Rückkaufgarantie?</h3><p>Nein, das Ausfallrisiko tragen Sie.</p>",
        "buyback.offered",
        [False],
    ),
    (
        "/rueckkaufgarantie",
        "<p>Unser Schutztopf enthält derzeit 1,15 Mio. Euro und deckt 84 % der erwarteten Ausfälle.</p>",
        "provision_fund.balance",
        [1150000.0],
    ),
    (
        "/rueckkaufgarantie",
        "<p>Unser Schutztopf enthält derzeit 1,15 Mio. Euro und deckt 84 % der erwarteten Ausfälle.</p>",
        "provision_fund.coverage",
        [84.0],
    ),
    (
        "/faq",
        (
            "<h3>Kann ich meine Forderung vorher verkaufen?</h3><p>Nein. Einen Markt, auf dem Anleger "
            "untereinander handeln, betreiben wir nicht.</p>"
        ),
        "secondary_market.exists",
        [False],
    ),
    (
        "/",
        "<p>Auf Wunsch legt unser Assistent Ihr Geld nach Ihren Vorgaben selbsttätig an.</p>",
        "auto_invest.offered",
        [True],
    ),
    (
        "/faq",
        (
            "<h3>Wo liegt mein Geld?</h3><p>Auf einem Treuhandkonto bei der Hellbach Bank AG, strikt "
            "getrennt von unserem Vermögen.</p>"
        ),
        "custody.institution",
        ["Hellbach Bank AG"],
    ),
    (
        "/faq",
        (
            "<h3>Wo liegt mein Geld?</h3><p>Auf einem Treuhandkonto bei der Hellbach Bank AG, strikt "
            "getrennt von unserem Vermögen.</p>"
        ),
        "custody.segregated",
        [True],
    ),
    (
        "/faq",
        "<h3>Wie schnell bekomme ich mein Guthaben?</h3><p>In der Regel binnen zwei Bankarbeitstagen.</p>",
        "payout.working_days",
        [2],
    ),
    (
        "/agb",
        (
            "<p>Sollten wir den Betrieb aufgeben, übernimmt die Treuwart Inkasso GmbH die Verwaltung "
            "aller laufenden Kredite.</p>"
        ),
        "winddown.plan",
        [True],
    ),
    (
        "/risikohinweise",
        "<p>Sie können Ihr gesamtes eingesetztes Geld verlieren.</p>",
        "protection.risk_warning",
        [True],
    ),
    (
        "/risikohinweise",
        (
            "<p>Ihre Anlage fällt weder unter die Einlagensicherung noch unter ein "
            "Anlegerentschädigungssystem.</p>"
        ),
        "protection.no_deposit_scheme",
        [True],
    ),
    (
        "/risikohinweise",
        (
            "<p>Bevor Sie das erste Mal anlegen, beantworten Sie einige Fragen zu Ihrem Wissen über "
            "Geldanlagen.</p>"
        ),
        "protection.entry_test",
        [True],
    ),
    (
        "/agb",
        (
            "<p>Nicht kundige Anleger können ihr Angebot vier Kalendertage lang ohne Angabe von "
            "Gründen zurückziehen.</p>"
        ),
        "protection.reflection_days",
        [4],
    ),
    (
        "/beschwerden",
        (
            "<p>Beschwerden senden Sie bitte an beschwerde@brennwald.example; wir antworten binnen 15 "
            "Arbeitstagen.</p>"
        ),
        "complaints.email",
        ["beschwerde@brennwald.example"],
    ),
    (
        "/beschwerden",
        (
            "<p>Beschwerden senden Sie bitte an beschwerde@brennwald.example; wir antworten binnen 15 "
            "Arbeitstagen.</p>"
        ),
        "complaints.response_days",
        [15],
    ),
    (
        "/beschwerden",
        "<p>Bleibt es strittig, können Sie sich an die Schlichtungsstelle bei der BaFin wenden.</p>",
        "complaints.ombudsman",
        ["Schlichtungsstelle bei der BaFin"],
    ),
    (
        "/agb",
        "<p>Diese Bedingungen gelten seit dem 1. Februar 2025.</p>",
        "policy.terms_date",
        ["2025-02-01"],
    ),
    ("/datenschutz", "<p>Datenschutzerklärung, Fassung Mai 2025</p>", "policy.privacy_date", ["2025-05"]),
    (
        "/datenschutz",
        "<p>Ihre Kontodaten heben wir zehn Jahre nach Vertragsende auf.</p>",
        "privacy.retention",
        [True],
    ),
    (
        "/datenschutz",
        "<p>Beschweren können Sie sich bei der Landesbeauftragten für den Datenschutz Niedersachsen.</p>",
        "privacy.authority",
        ["Landesbeauftragten für den Datenschutz Niedersachsen"],
    ),
    (
        "/jahresabschluss",
        "<table><tr><th>in EUR</th><th>2025</th></tr><tr><td>Eigenkapital</td><td>1.035.000</td></tr></table>",
        "accounts.equity",
        [1035000.0],
    ),
    (
        "/faq",
        (
            "<h3>Was passiert, wenn Lumelle zahlungsunfähig wird?</h3>"
            "<p>Die Nordgiro Servicing GmbH würde die laufenden Darlehen bis zur letzten Rate verwalten.</p>"
        ),
        "winddown.servicer",
        ["Nordgiro Servicing GmbH"],
    ),
    (
        "/faq",
        "<p>Das Geld liegt auf einem Klientengelderkonto bei der Kantonalbank Zug.</p>",
        "custody.institution",
        ["Kantonalbank Zug"],
    ),
    (
        "/datenschutz",
        "<p>Datenschutzbeauftragte: Mag. Iris Thaler, dsb@lumelle.example.</p>",
        "privacy.dpo_contact",
        ["dsb@lumelle.example"],
    ),
    (
        "/impressum",
        "<p>Lumelle GmbH<br>Kanalstraße 18</p><p>Registereintrag: Amtsgericht Lübeck, HRB 14973 HL</p>",
        "entity.country",
        ["DE"],
    ),
    (
        "/statistik",
        (
            "<h2>Rückstände</h2><table><tr><th>Rückstand</th><th>in % des Betrags</th></tr>"
            "<tr><td>bis 30 Tage</td><td>2,6</td></tr><tr><td>31–90 Tage</td><td>1,1</td></tr></table>"
        ),
        "loans.overdue_rate",
        [2.6, 1.1],
    ),
    (
        "/faq",
        "<h3>Wohin mit einer Beschwerde?</h3><p>An anliegen@lumelle.example.</p>",
        "complaints.email",
        ["anliegen@lumelle.example"],
    ),
    (
        "/team",
        (
            "<h1>Team</h1><table><tr><th>Verwaltungsrat</th><th>Geschäftsleitung</th></tr>"
            "<tr><td>Urs Amrein (Präsident)</td><td>Lea Brunner (CEO)</td></tr>"
            "<tr><td>Nina Caflisch</td><td>–</td></tr></table>"
        ),
        "people.directors",
        [("Urs Amrein", "Nina Caflisch", "Lea Brunner")],
    ),
    ("/", "<p>ab CHF 500.– pro Projekt</p>", "invest.minimum", [500]),
    (
        "/faq",
        "<p>Die Kredite laufen mindestens 12 und höchstens 84 Monate.</p>",
        "loans.term_min_months",
        [12],
    ),
    (
        "/faq",
        "<h3>Habt ihr 2-Faktor-Login?</h3><p>Du kannst ihn einschalten, musst aber nicht.</p>",
        "security.mfa",
        ["offered"],
    ),
    ("/impressum", "<p>USt-IdNr. DE314159206</p>", "entity.vat_number", ["DE314159206"]),
]

EMPTY = [
    ("/agb", "<p>Der Anleger kann bis zum Inkrafttreten kostenlos kündigen.</p>", "fees.investor"),
    (
        "/agb",
        "<p>Weder wir noch die Nordtal Bank AG kaufen zurück; eine Rückkaufverpflichtung besteht nicht.</p>",
        "buyback.obligor",
    ),
    (
        "/statistik",
        "<p>Beispiel: Bei einer Ausfallquote von 3 % verlieren Sie 30 Euro.</p>",
        "loans.default_rate",
    ),
    ("/statistik", "<p>Andere Plattformen melden Ausfallquoten von 9 %.</p>", "loans.default_rate"),
    ("/faq", "<p>Ausfallrate: Anteil der Kredite, die nicht zurückgezahlt werden.</p>", "loans.default_rate"),
    (
        "/projekte",
        "<p>Der Kreditnehmer erzielte 2024 einen Umsatz von 3,2 Mio. Euro.</p>",
        "accounts.revenue",
    ),
    ("/projekte", "<p>Die Kreditnehmerin wurde 1998 gegründet.</p>", "entity.founded_on"),
    ("/projekte", "<p>Das Stammkapital des Projektträgers beträgt 25.000 Euro.</p>", "entity.share_capital"),
    ("/", "<p>Wir planen für 2027 einen Zweitmarkt.</p>", "secondary_market.exists"),
    ("/faq", "<p>Was ist ein Sicherungsfonds?</p>", "provision_fund.exists"),
    ("/faq", "<p>Angenommen, Sie legen 1.000 Euro zu 6 % an.</p>", "returns.average"),
    ("/ueber-uns", "<p>Unser Wirtschaftsprüfer hat uns beraten, wie wir wachsen.</p>", "people.directors"),
    ("/ueber-uns", "<p>Früher war Hans Meier Geschäftsführer der Nordbank AG.</p>", "people.directors"),
    ("/statistik", "<p>Bis 2028 wollen wir 500 Mio. Euro vermitteln.</p>", "loans.funded_total"),
    ("/", "<p>Banken zahlen erst nach 5 Werktagen aus.</p>", "payout.working_days"),
    ("/projekte", "<p>Kreditnehmer können bis zu 750.000 Euro beantragen.</p>", "invest.minimum"),
    ("/risikohinweise", "<p>Eine Rendite von 5 % ist nicht garantiert.</p>", "returns.realised"),
    ("/faq", "<p>Rückkaufgarantie – ein Begriff, den manche Anbieter verwenden.</p>", "buyback.offered"),
    (
        "/statistik",
        "<p>Der deutsche Mittelstand nahm 2024 Kredite über 400 Mrd. Euro auf.</p>",
        "loans.funded_total",
    ),
    ("/ueber-uns", "<p>Unsere Anleger sind im Schnitt 44 Jahre alt.</p>", "investors.count"),
    ("/datenschutz", "<p>Personen unter 18 Jahren dürfen sich nicht registrieren.</p>", "privacy.retention"),
    ("/faq", "<p>Ein Sicherungsfonds würde die Zinsen senken.</p>", "provision_fund.exists"),
    (
        "/risiken",
        "<p>Wird ein Kreditnehmer insolvent, übernimmt die Inkasso Nord GmbH die Beitreibung.</p>",
        "winddown.servicer",
    ),
    ("/impressum", "<p>UID-Nr.: ATU99987145</p>", "entity.registration_number"),
]


@pytest.mark.parametrize(("path", "markup", "key", "expected"), FOUND)
def test_a_german_page_gives_its_value(path, markup, key, expected):
    """Sentences, tiles, tables and answers are read alike."""
    assert values(read_pages({path: markup}, "de"), key) == expected


@pytest.mark.parametrize(("path", "markup", "key"), EMPTY)
def test_a_german_page_that_says_something_else_gives_nothing(path, markup, key):
    """Examples, plans, other firms and words explained are no disclosures."""
    assert values(read_pages({path: markup}, "de"), key) == []
