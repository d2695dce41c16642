"""German wordings: each small page states one thing, in the words of many platforms."""

import pytest

from tests.support.reading_case import read_pages, values

FOUND = [
    (
        "/impressum",
        "<dl><dt>Firmenwortlaut</dt><dd>Beispiel Kredit GmbH</dd></dl>",
        "entity.legal_name",
        ["Beispiel Kredit GmbH"],
    ),
    (
        "/impressum",
        "<p>Firmenbuchnummer: FN 123456, Handelsgericht Wien</p>",
        "entity.registration_number",
        ["FN 123456"],
    ),
    ("/impressum", "<p>UID-Nummer: ATU12345678</p>", "entity.vat_number", ["ATU12345678"]),
    ("/impressum", "<p>Grundkapital: 250.000 €</p>", "entity.share_capital", [250_000.0]),
    ("/ueber-uns", "<p>Wir wurden im Jahr 2014 in Graz gegründet.</p>", "entity.founded_on", ["2014"]),
    (
        "/statistik",
        "<p>Bisher wurden 48,3 Mio. Euro an 900 Unternehmen vermittelt.</p>",
        "loans.funded_total",
        [48_300_000.0],
    ),
    (
        "/statistik",
        "<dl><dt>Aushaftendes Kapital</dt><dd>12.400.000 €</dd></dl>",
        "loans.outstanding",
        [12_400_000.0],
    ),
    ("/statistik", "<p>Die Ausfallquote liegt bei 2,4 %.</p>", "loans.default_rate", [2.4]),
    ("/statistik", "<p>Die erwartete Ausfallrate beträgt 3,1 %.</p>", "loans.default_rate", []),
    ("/statistik", "<p>Die erwartete Ausfallrate beträgt 3,1 %.</p>", "loans.expected_default_rate", [3.1]),
    (
        "/statistik",
        "<p>Ein Kredit gilt als ausgefallen, wenn er mehr als 60 Tage in Verzug ist.</p>",
        "loans.default_definition_days",
        [60],
    ),
    ("/statistik", "<p>Unsere Wiedereinbringungsquote beträgt 61 %.</p>", "loans.recovery_rate", [61.0]),
    (
        "/statistik",
        "<p>Der größte Kreditnehmer steht für 7,5 % des Volumens.</p>",
        "loans.largest_borrower_share",
        [7.5],
    ),
    ("/statistik", "<p>Über 14.500 Anleger vertrauen uns.</p>", "investors.count", [14_500]),
    (
        "/statistik",
        "<p>Die durchschnittliche Rendite unserer Anleger liegt bei 5,9 % pro Jahr.</p>",
        "returns.average",
        [5.9],
    ),
    ("/statistik", "<p>Die Nettorendite nach Ausfällen betrug 4,2 %.</p>", "returns.realised", [4.2]),
    ("/", "<h1>Bis zu 8 % Zinsen p. a.</h1>", "returns.advertised", [8.0]),
    ("/", "<p>Schon ab 50 Euro investieren.</p>", "invest.minimum", [50.0]),
    ("/faq", "<p>Die Mindestzeichnungssumme beträgt 250 €.</p>", "invest.minimum", [250.0]),
    ("/gebuehren", "<p>Für Anleger ist die Nutzung kostenlos.</p>", "fees.investor", [0.0]),
    (
        "/gebuehren",
        "<p>Beim Verkauf auf dem Zweitmarkt fällt eine Gebühr von 1 % an.</p>",
        "fees.secondary_market",
        [1.0],
    ),
    ("/faq", "<p>Alle Kredite haben eine Rückkaufgarantie.</p>", "buyback.offered", [True]),
    ("/faq", "<p>Eine Rückkaufgarantie gibt es nicht.</p>", "buyback.offered", [False]),
    (
        "/faq",
        "<p>Der Anbahner kauft den Kredit nach 60 Tagen Verzug zurück.</p>",
        "buyback.trigger_days",
        [60],
    ),
    ("/faq", "<p>Wir unterhalten einen Rückstellungsfonds.</p>", "provision_fund.exists", [True]),
    (
        "/faq",
        "<p>Auf Zahlungen aus dem Sicherungsfonds besteht kein Rechtsanspruch.</p>",
        "provision_fund.discretionary",
        [True],
    ),
    ("/faq", "<p>Einen Zweitmarkt bieten wir nicht an.</p>", "secondary_market.exists", [False]),
    (
        "/faq",
        "<p>Sie können Ihre Anteile auf dem Zweitmarkt verkaufen.</p>",
        "secondary_market.exists",
        [True],
    ),
    (
        "/faq",
        "<p>Auszahlungen erfolgen innerhalb von 2 Bankarbeitstagen.</p>",
        "payout.working_days",
        [2],
    ),
    (
        "/faq",
        "<p>Kundengelder werden auf einem Treuhandkonto getrennt von unserem Vermögen geführt.</p>",
        "custody.segregated",
        [True],
    ),
    (
        "/risikohinweise",
        "<p>Der Erwerb kann zum vollständigen Verlust des eingesetzten Vermögens führen.</p>",
        "protection.risk_warning",
        [True],
    ),
    (
        "/risikohinweise",
        "<p>Die Anlage ist nicht durch die gesetzliche Einlagensicherung gedeckt.</p>",
        "protection.no_deposit_scheme",
        [True],
    ),
    (
        "/beschwerden",
        "<p>Wir beantworten Ihre Beschwerde innerhalb von 10 Arbeitstagen.</p>",
        "complaints.response_days",
        [10],
    ),
    ("/agb", "<p>In der Fassung vom 1. März 2025</p>", "policy.terms_date", ["2025-03-01"]),
    (
        "/datenschutz",
        "<p>Wir bewahren Ihre Daten 10 Jahre nach Vertragsende auf.</p>",
        "privacy.retention",
        [True],
    ),
    (
        "/datenschutz",
        "<p>Wir speichern Daten nur so lange, wie es erforderlich ist.</p>",
        "privacy.retention",
        [False],
    ),
    (
        "/datenschutz",
        "<p>Eine automatisierte Entscheidungsfindung findet nicht statt.</p>",
        "privacy.automated_decisions",
        [False],
    ),
    ("/", "<p>Unsere Renditen sind nicht garantiert.</p>", "marketing.guaranteed_return", [False]),
    ("/", "<p>Garantierte Zinsen von 9 % pro Jahr.</p>", "marketing.guaranteed_return", [True]),
    ("/", "<p>Ist die Rendite garantiert?</p>", "marketing.guaranteed_return", []),
    ("/", "<p>Ihr Geld ist täglich verfügbar.</p>", "marketing.instant_access", [True]),
    (
        "/datenschutz",
        "<p>Sie können Ihre Einwilligung jederzeit widerrufen.</p>",
        "marketing.instant_access",
        [],
    ),
    ("/", "<p>Mehr Zinsen als auf dem Tagesgeldkonto.</p>", "marketing.savings_comparison", [True]),
    ("/", "<p>Nur noch 12 Plätze frei!</p>", "marketing.urgency", [True]),
    ("/sicherheit", "<p>Die 2-Faktor-Anmeldung ist verpflichtend.</p>", "security.mfa", ["forced"]),
    ("/sicherheit", "<p>Sie können eine Authenticator-App nutzen.</p>", "security.mfa", ["offered"]),
]


@pytest.mark.parametrize(("path", "markup", "key", "expected"), FOUND)
def test_german_page_states_the_fact(path: str, markup: str, key: str, expected: list[object]):
    """Words of one language live in its lexicon alone; questions and denials are kept apart."""
    assert values(read_pages({path: markup}, lang="de", name="Beispiel Kredit"), key) == expected
