"""French in other words: what further platforms would write, each snippet with its one fact or with none."""

import pytest

from tests.support.reading_case import read_pages, values

FOUND = [
    (
        "/mentions-legales",
        ("<p>Le présent site est la propriété de Prêtons Demain SAS, 8 rue Gambetta, 59000 Lille.</p>"),
        "entity.legal_name",
        ["Prêtons Demain SAS"],
    ),
    (
        "/mentions-legales",
        "<p>Prêtons Demain, SAS au capital de 250 000 euros, 812 345 678 RCS Lille Métropole</p>",
        "entity.registration_number",
        ["812 345 678"],
    ),
    (
        "/mentions-legales",
        "<p>Prêtons Demain, SAS au capital de 250 000 euros, 812 345 678 RCS Lille Métropole</p>",
        "entity.share_capital",
        [250000.0],
    ),
    (
        "/mentions-legales",
        "<p>N° SIREN : 812 345 678 – TVA FR12812345678</p>",
        "entity.vat_number",
        ["FR12812345678"],
    ),
    (
        "/mentions-legales",
        (
            "<p>Vous pouvez nous joindre par téléphone au 03 20 11 22 33 ou par mail à l'adresse "
            "contact@pretons-demain.test.</p>"
        ),
        "entity.email",
        ["contact@pretons-demain.test"],
    ),
    ("/a-propos", "<p>La plateforme a vu le jour en mars 2015 à Lyon.</p>", "entity.founded_on", ["2015-03"]),
    (
        "/agrement",
        "<p>L'AMF nous a délivré l'agrément PSFP n° FP-2023-14 le 12 octobre 2023.</p>",
        "licence.granted_on",
        ["2023-10-12"],
    ),
    (
        "/agrement",
        "<p>L'AMF nous a délivré l'agrément PSFP n° FP-2023-14 le 12 octobre 2023.</p>",
        "licence.number",
        ["FP-2023-14"],
    ),
    (
        "/agrement",
        (
            "<dl><dt>Statut</dt><dd>Prestataire européen de services de financement participatif "
            "(PSFP)</dd><dt>Date d'obtention</dt><dd>3 novembre 2023</dd></dl>"
        ),
        "licence.kind",
        ["ecsp"],
    ),
    (
        "/agrement",
        "<p>Notre autorité de tutelle est l'AMF, 17 place de la Bourse, 75002 Paris.</p>",
        "licence.regulator",
        ["AMF"],
    ),
    (
        "/a-propos",
        (
            "<p>Les comptes 2025 ont été certifiés sans réserve par le cabinet Audit Rhône SARL, "
            "commissaire aux comptes.</p>"
        ),
        "accounts.audit_opinion",
        ["unqualified"],
    ),
    (
        "/a-propos",
        (
            "<p>Les comptes 2025 ont été certifiés sans réserve par le cabinet Audit Rhône SARL, "
            "commissaire aux comptes.</p>"
        ),
        "accounts.fiscal_year",
        [2025],
    ),
    (
        "/comptes",
        (
            "<p>En 2025, le chiffre d'affaires s'est établi à 2,4 M€ et le résultat net à -180 000 € "
            "; les capitaux propres atteignent 1,1 M€ pour un total de bilan de 3,2 M€.</p>"
        ),
        "accounts.revenue",
        [2400000.0],
    ),
    (
        "/comptes",
        (
            "<p>En 2025, le chiffre d'affaires s'est établi à 2,4 M€ et le résultat net à -180 000 € "
            "; les capitaux propres atteignent 1,1 M€ pour un total de bilan de 3,2 M€.</p>"
        ),
        "accounts.net_result",
        [-180000.0],
    ),
    (
        "/comptes",
        (
            "<p>En 2025, le chiffre d'affaires s'est établi à 2,4 M€ et le résultat net à -180 000 € "
            "; les capitaux propres atteignent 1,1 M€ pour un total de bilan de 3,2 M€.</p>"
        ),
        "accounts.total_assets",
        [3200000.0],
    ),
    ("/", "<div><b>64 M€</b><span>prêtés depuis 2016</span></div>", "loans.funded_total", [64000000.0]),
    (
        "/statistiques",
        (
            "<p>Depuis l'ouverture, 48,5 millions d'euros ont été prêtés à 312 entreprises par 9 400 "
            "particuliers.</p>"
        ),
        "borrowers.count",
        [312],
    ),
    (
        "/statistiques",
        "<div><strong>418</strong><small>dossiers financés</small></div>",
        "loans.count",
        [418],
    ),
    (
        "/statistiques",
        "<div><strong>9 400</strong><small>épargnants nous font confiance</small></div>",
        "investors.count",
        [9400],
    ),
    (
        "/statistiques",
        (
            "<table><tr><th>Année</th><th>Attendu</th><th>Constaté</th></tr><caption>Taux de "
            "défaut</caption><tr><td>2022</td><td>2,0 %</td><td>1,4 "
            "%</td></tr><tr><td>2023</td><td>2,2 %</td><td>3,1 %</td></tr></table>"
        ),
        "loans.default_rate",
        [1.4, 3.1],
    ),
    (
        "/statistiques",
        (
            "<table><tr><th>Année</th><th>Attendu</th><th>Constaté</th></tr><caption>Taux de "
            "défaut</caption><tr><td>2022</td><td>2,0 %</td><td>1,4 "
            "%</td></tr><tr><td>2023</td><td>2,2 %</td><td>3,1 %</td></tr></table>"
        ),
        "loans.expected_default_rate",
        [2.0, 2.2],
    ),
    (
        "/statistiques",
        "<p>Un prêt est classé en défaut au bout de 90 jours d'impayé.</p>",
        "loans.default_definition_days",
        [90],
    ),
    (
        "/statistiques",
        "<p>Retards de 1 à 30 jours : 3,1 % de l'encours ; de 31 à 90 jours : 1,2 %.</p>",
        "loans.overdue_rate",
        [3.1, 1.2],
    ),
    ("/statistiques", "<p>Nous avons récupéré 61 % des sommes en défaut.</p>", "loans.recovery_rate", [61.0]),
    ("/statistiques", "<p>À ce jour, 420 000 € sont irrécouvrables.</p>", "loans.written_off", [420000.0]),
    (
        "/statistiques",
        "<p>Notre premier emprunteur pèse 6,4 % de l'encours et les dix premiers 31 %.</p>",
        "loans.largest_borrower_share",
        [6.4],
    ),
    (
        "/faq",
        "<h3>Quelle est la durée d'un prêt ?</h3><p>De 3 à 48 mois selon le projet.</p>",
        "loans.term_max_months",
        [48],
    ),
    ("/projets", "<p>Les prêts s'étalent sur 3 à 48 mois.</p>", "loans.term_min_months", [3]),
    (
        "/statistiques",
        "<h1>Indicateurs au 31 mars 2026</h1><p>Voici nos données.</p>",
        "statistics.as_of",
        ["2026-03-31"],
    ),
    ("/", "<h1>Faites fructifier votre argent jusqu'à 9,5 % par an</h1>", "returns.advertised", [9.5]),
    ("/", "<div><b>6,8 %</b><span>taux moyen servi</span></div>", "returns.average", [6.8]),
    (
        "/statistiques",
        (
            "<table><tr><th></th><th>2023</th><th>2024</th></tr><tr><td>Rendement net de "
            "pertes</td><td>5,1 %</td><td>4,9 %</td></tr></table>"
        ),
        "returns.realised",
        [5.1, 4.9],
    ),
    (
        "/faq",
        "<h3>Combien dois-je investir au minimum ?</h3><p>20 € suffisent.</p>",
        "invest.minimum",
        [20.0],
    ),
    (
        "/frais",
        "<p>L'utilisation de la plateforme est entièrement gratuite pour les prêteurs.</p>",
        "fees.investor",
        [0.0],
    ),
    (
        "/frais",
        (
            "<table><tr><th>Côté prêteur</th><td>0 €</td></tr><tr><th>Compte dormant</th><td>2 € par "
            "mois</td></tr></table>"
        ),
        "fees.inactivity",
        [2.0],
    ),
    ("/frais", "<p>La revente d'une créance coûte 1,5 % au vendeur.</p>", "fees.secondary_market", [1.5]),
    (
        "/faq",
        (
            "<p>Si l'emprunteur a 60 jours de retard, le prêteur d'origine rachète la créance, "
            "intérêts courus compris.</p>"
        ),
        "buyback.trigger_days",
        [60],
    ),
    (
        "/faq",
        (
            "<p>Si l'emprunteur a 60 jours de retard, le prêteur d'origine rachète la créance, "
            "intérêts courus compris.</p>"
        ),
        "buyback.offered",
        [True],
    ),
    (
        "/fonds-de-garantie",
        "<p>Notre fonds de provision dispose de 340 000 €, soit 110 % des pertes attendues.</p>",
        "provision_fund.balance",
        [340000.0],
    ),
    (
        "/fonds-de-garantie",
        "<p>Notre fonds de provision dispose de 340 000 €, soit 110 % des pertes attendues.</p>",
        "provision_fund.coverage",
        [110.0],
    ),
    ("/faq", "<p>Nous n'avons pas de fonds de réserve.</p>", "provision_fund.exists", [False]),
    (
        "/faq",
        ("<h3>Puis-je revendre mes prêts ?</h3><p>Oui, à d'autres membres, sur notre bourse d'échange.</p>"),
        "secondary_market.exists",
        [True],
    ),
    ("/faq", "<p>Une revente prend en moyenne 12 jours.</p>", "secondary_market.average_sale_days", [12]),
    (
        "/faq",
        (
            "<h3>Puis-je automatiser mes investissements ?</h3><p>Oui, le mode Pilote place votre "
            "argent selon vos critères.</p>"
        ),
        "auto_invest.offered",
        [True],
    ),
    (
        "/faq",
        (
            "<p>Votre argent est logé sur un compte séparé, ouvert chez Ligne Bleue Paiement SA, et "
            "n'entre jamais dans notre bilan.</p>"
        ),
        "custody.segregated",
        [True],
    ),
    (
        "/faq",
        ("<h3>Combien de temps pour récupérer mon argent disponible ?</h3><p>Comptez 3 jours ouvrés.</p>"),
        "payout.working_days",
        [3],
    ),
    (
        "/cgu",
        (
            "<p>Un contrat de reprise a été signé avec Relais Gestion SAS : elle gérera les prêts en "
            "cas de défaillance de la plateforme.</p>"
        ),
        "winddown.plan",
        [True],
    ),
    (
        "/projets",
        "<p>Pour chaque projet, la FICI est mise à disposition avant toute souscription.</p>",
        "kiis.published",
        [True],
    ),
    (
        "/cgu",
        (
            "<p>Les investisseurs non avertis répondent à un questionnaire de connaissances avant "
            "leur premier prêt.</p>"
        ),
        "protection.entry_test",
        [True],
    ),
    (
        "/cgu",
        "<p>Vous disposez de quatre jours calendaires pour changer d'avis.</p>",
        "protection.reflection_days",
        [4],
    ),
    (
        "/risques",
        "<p>Vous pouvez perdre l'intégralité des sommes investies.</p>",
        "protection.risk_warning",
        [True],
    ),
    (
        "/risques",
        "<p>Les sommes prêtées ne bénéficient d'aucune garantie des dépôts.</p>",
        "protection.no_deposit_scheme",
        [True],
    ),
    (
        "/reclamations",
        "<p>Nous nous engageons à vous répondre en 30 jours maximum.</p>",
        "complaints.response_days",
        [30],
    ),
    (
        "/reclamations",
        "<p>Un désaccord ? Écrivez à litiges@pretons-demain.test.</p>",
        "complaints.email",
        ["litiges@pretons-demain.test"],
    ),
    (
        "/reclamations",
        "<p>À défaut d'accord, le Médiateur de l'AMF peut être saisi gratuitement.</p>",
        "complaints.ombudsman",
        ["Médiateur de l'AMF"],
    ),
    ("/cgu", "<p>Version applicable au 15 septembre 2026.</p>", "policy.terms_date", ["2026-09-15"]),
    ("/confidentialite", "<p>Dernière révision : 2 février 2026</p>", "policy.privacy_date", ["2026-02-02"]),
    (
        "/confidentialite",
        "<p>Prêtons Demain SAS agit en qualité de responsable de traitement.</p>",
        "privacy.controller",
        ["Prêtons Demain SAS"],
    ),
    (
        "/confidentialite",
        "<p>Notre DPO est joignable à dpo@pretons-demain.test.</p>",
        "privacy.dpo_contact",
        ["dpo@pretons-demain.test"],
    ),
    (
        "/confidentialite",
        (
            "<table><tr><th>Finalité</th><th>Base juridique</th></tr><tr><td>Tenue du "
            "compte</td><td>Contrat</td></tr></table>"
        ),
        "privacy.legal_basis",
        [True],
    ),
    (
        "/confidentialite",
        (
            "<h2>À qui transmettons-nous vos données ?</h2><p>À notre prestataire de paiement et à "
            "l'administration fiscale.</p>"
        ),
        "privacy.recipients",
        [True],
    ),
    (
        "/confidentialite",
        "<p>Nous gardons vos pièces d'identité cinq ans après la clôture du compte.</p>",
        "privacy.retention",
        [True],
    ),
    (
        "/confidentialite",
        "<p>Aucune décision n'est prise de façon entièrement automatisée.</p>",
        "privacy.automated_decisions",
        [False],
    ),
    (
        "/faq",
        "<p>La validation en deux étapes peut être activée dans vos réglages.</p>",
        "security.mfa",
        ["offered"],
    ),
    ("/", "<p>Bien mieux que votre livret A !</p>", "marketing.savings_comparison", [True]),
    ("/faq", "<p>Votre argent n'est pas disponible à tout moment.</p>", "marketing.instant_access", [False]),
    ("/", "<p>Plus que 3 heures pour en profiter !</p>", "marketing.urgency", [True]),
    (
        "/mentions-legales",
        "<p>Immatriculée au Registre du Commerce et des Sociétés de Nantes sous le n° 812 345 678</p>",
        "entity.registration_number",
        ["812 345 678"],
    ),
    (
        "/mentions-legales",
        "<p>Inscrite à la Banque-Carrefour des Entreprises sous le numéro 0712.345.678</p>",
        "entity.registration_number",
        ["0712.345.678"],
    ),
    (
        "/qui-sommes-nous",
        "<p>Créée à Nantes en 2016 par deux ingénieurs, Lumelle accompagne les PME.</p>",
        "entity.founded_on",
        ["2016"],
    ),
    (
        "/comptes",
        "<p>Les comptes ont été certifiés par notre commissaire aux comptes, le cabinet Aubanel Audit.</p>",
        "accounts.auditor",
        ["Aubanel Audit"],
    ),
    (
        "/comptes",
        "<table><tr><th>En euros</th><th>31/12/2025</th></tr><tr><td>Fonds propres</td><td>1 240 000</td></tr></table>",
        "accounts.equity",
        [1240000.0],
    ),
    (
        "/comptes",
        "<p>Le résultat net 2025 est déficitaire de 320 000 €.</p>",
        "accounts.net_result",
        [-320000.0],
    ),
    (
        "/statistiques",
        "<table><tr><td>Intérêts versés</td><td>11 870 200 €</td></tr></table>",
        "loans.interest_paid",
        [11870200.0],
    ),
    (
        "/tarifs",
        (
            "<table><tr><th>Opération</th><th>Prêteur</th><th>Emprunteur</th></tr>"
            "<tr><td>Compte inactif</td><td>0 €</td><td>–</td></tr></table>"
        ),
        "fees.inactivity",
        [0.0],
    ),
    ("/faq", "<h3>Y a-t-il des frais pour les prêteurs ?</h3><p>Non, aucun.</p>", "fees.investor", [0.0]),
    (
        "/faq",
        "<p>Vos fonds sont logés sur un compte ouvert chez Ségurane Payment, établissement de paiement.</p>",
        "custody.institution",
        ["Ségurane Payment"],
    ),
    (
        "/faq",
        "<h3>Mon argent est-il protégé par le fonds de garantie des dépôts ?</h3><p>Non.</p>",
        "protection.no_deposit_scheme",
        [True],
    ),
    (
        "/risques",
        "<p>Votre investissement n'est couvert par aucun système de garantie des dépôts.</p>",
        "protection.no_deposit_scheme",
        [True],
    ),
    ("/", "<h1>Investissez sans risque et touchez 8 % par an</h1>", "marketing.guaranteed_return", [True]),
    (
        "/confidentialite",
        "<h2>Qui a accès à vos données ?</h2><p>Nos équipes, notre hébergeur et les autorités.</p>",
        "privacy.recipients",
        [True],
    ),
]

NOTHING = [
    (
        "/mentions-legales",
        ("<h2>Hébergeur</h2><p>Nuage Atlantique SARL, 4 rue du Port, 56000 Vannes, tél. 02 97 00 00 01.</p>"),
        "entity.legal_name",
    ),
    (
        "/mentions-legales",
        ("<h2>Hébergeur</h2><p>Nuage Atlantique SARL, 4 rue du Port, 56000 Vannes, tél. 02 97 00 00 01.</p>"),
        "entity.phone",
    ),
    (
        "/mentions-legales",
        ("<p>Les fonds sont tenus par Ligne Bleue Paiement SA, au capital de 6 000 000 €.</p>"),
        "entity.share_capital",
    ),
    (
        "/projets",
        (
            "<article><p>Porteur : Maraîchers du Val SARL, fondée en 2009, chiffre d'affaires"
            " 2025 de 14,6 M€, au capital de 1 200 000 €.</p></article>"
        ),
        "accounts.revenue",
    ),
    (
        "/projets",
        (
            "<article><p>Porteur : Maraîchers du Val SARL, fondée en 2009, chiffre d'affaires"
            " 2025 de 14,6 M€, au capital de 1 200 000 €.</p></article>"
        ),
        "entity.founded_on",
    ),
    (
        "/projets",
        ("<p>Exemple : 1 000 € prêtés à 9 % pendant un an rapportent 90 €.</p>"),
        "returns.advertised",
    ),
    (
        "/statistiques",
        ("<p>Sur d'autres plateformes, le taux de défaut dépasse 8 %.</p>"),
        "loans.default_rate",
    ),
    (
        "/statistiques",
        ("<p>En moyenne, le secteur affiche un taux de défaut de 6 %.</p>"),
        "loans.default_rate",
    ),
    ("/faq", "<p>Nous étudions la création d'un marché secondaire.</p>", "secondary_market.exists"),
    (
        "/faq",
        ("<h3>Lexique</h3><p>Fonds de réserve : somme mise de côté pour absorber des pertes.</p>"),
        "provision_fund.exists",
    ),
    (
        "/blog/5-millions",
        ("<article><p>18 janvier 2019. Nous fêtons 5,1 M€ collectés auprès de 2 300 prêteurs.</p></article>"),
        "loans.funded_total",
    ),
    (
        "/carnet",
        ("<article><p>18 janvier 2019. Nous fêtons 5,1 M€ collectés auprès de 2 300 prêteurs.</p></article>"),
        "loans.funded_total",
    ),
    (
        "/frais",
        ("<table><tr><th>Pour les emprunteurs</th><td>5 % du montant collecté</td></tr></table>"),
        "fees.investor",
    ),
    ("/faq", ("<p>Le délai de réponse à une demande d'emprunt est de 48 heures.</p>"), "payout.working_days"),
    ("/", "<p>Objectif 2027 : 100 M€ financés.</p>", "loans.funded_total"),
    (
        "/statistiques",
        ("<p>Si 10 % des prêts faisaient défaut, votre rendement serait nul.</p>"),
        "loans.default_rate",
    ),
    ("/faq", "<p>Proposez-vous l'investissement automatique ?</p>", "auto_invest.offered"),
    (
        "/faq",
        "<p>En cas de faillite de l'emprunteur, la société Roux Associés reprend le dossier.</p>",
        "winddown.servicer",
    ),
    ("/faq", "<p>Les prêts se vendent en 12 jours en moyenne.</p>", "payout.working_days"),
    (
        "/qui-sommes-nous",
        "<p>Le fonds Mistral Innovation SAS détient 30 % du capital.</p>",
        "custody.institution",
    ),
    (
        "/faq",
        "<h3>L'inscription est-elle gratuite pour les prêteurs ?</h3><p>Non, elle est réservée aux membres.</p>",
        "fees.investor",
    ),
]


@pytest.mark.parametrize(("path", "markup", "key", "wanted"), FOUND)
def test_other_wordings_say_it_too(path: str, markup: str, key: str, wanted: list[object]) -> None:
    reading = read_pages({path: markup}, lang="fr")

    assert values(reading, key) == wanted


@pytest.mark.parametrize(("path", "markup", "key"), NOTHING)
def test_what_is_not_about_the_platform_gives_nothing(path: str, markup: str, key: str) -> None:
    reading = read_pages({path: markup}, lang="fr")

    assert values(reading, key) == []
