"""The points of a privacy policy, section by section, in five languages: found with a quote, denied, or not there."""

from __future__ import annotations

import pytest

from tests.support.reading_case import read_pages, values

POLICIES = {
    "en": """<h1>Privacy policy</h1><h2>Controller</h2><p>Example Lend Ltd is the controller.</p>
<h2>Data protection officer</h2><p>Write to dpo@example-lend.test.</p>
<h2>Purposes and legal basis</h2><p>We process your data to keep your account; the legal basis is the contract.</p>
<h2>Recipients</h2><p>We share data with our payment institution, our auditor and credit bureaus.</p>
<h2>Transfers</h2><p>Outside the EEA we rely on standard contractual clauses.</p>
<h2>How long we keep it</h2><p>Contracts are kept for ten years.</p>
<h2>Your rights</h2><p>You have the right of access, rectification, erasure, restriction, objection and portability.
You may withdraw your consent and lodge a complaint with the Information Commissioner's Office.</p>
<h2>Automated decisions</h2><p>We do not use automated decision-making or profiling.</p>""",
    "de": """<h1>Datenschutzerklärung</h1><h2>Verantwortlicher</h2><p>Verantwortlich ist die Beispiel GmbH.</p>
<h2>Datenschutzbeauftragter</h2><p>Schreiben Sie an dsb@beispiel.test.</p>
<h2>Zwecke und Rechtsgrundlage</h2><p>Rechtsgrundlage der Kontoführung ist der Vertrag.</p>
<h2>Empfänger</h2><p>Empfänger sind unser Zahlungsinstitut, Auskunfteien und Wirtschaftsprüfer.</p>
<h2>Drittländer</h2><p>Außerhalb der EU stützen wir uns auf Standardvertragsklauseln.</p>
<h2>Speicherdauer</h2><p>Verträge bewahren wir zehn Jahre auf.</p>
<h2>Ihre Rechte</h2><p>Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung, Widerspruch und
Datenübertragbarkeit. Sie können Ihre Einwilligung widerrufen und sich bei der Aufsichtsbehörde beschweren.</p>
<h2>Automatisierte Entscheidungen</h2><p>Eine automatisierte Entscheidung findet nicht statt.</p>""",
    "es": """<h1>Política de privacidad</h1><h2>Responsable del tratamiento</h2>
<p>El responsable es Ejemplo Lend, S.L.</p>
<h2>Delegado de protección de datos</h2><p>Escribe a dpd@ejemplo.test.</p>
<h2>Finalidades y base jurídica</h2><p>La base jurídica es la ejecución del contrato.</p>
<h2>Destinatarios</h2><p>Comunicamos los datos a la entidad de pago, a auditores y a ficheros de solvencia.</p>
<h2>Transferencias</h2><p>Fuera de la UE aplicamos cláusulas contractuales tipo.</p>
<h2>Plazo de conservación</h2><p>Los contratos se conservan diez años.</p>
<h2>Tus derechos</h2><p>Tienes derecho de acceso, rectificación, supresión, limitación, oposición y portabilidad.
Puedes retirar el consentimiento y presentar una reclamación ante la Agencia Española de Protección de Datos.</p>
<h2>Decisiones automatizadas</h2><p>No adoptamos decisiones automatizadas.</p>""",
    "fr": """<h1>Politique de confidentialité</h1><h2>Responsable du traitement</h2><p>Le responsable du traitement est
Exemple Prêt SAS.</p><h2>Délégué à la protection des données</h2><p>Écrivez à dpo@exemple.test.</p>
<h2>Finalités et base légale</h2><p>La base légale est l'exécution du contrat.</p>
<h2>Destinataires</h2><p>Les destinataires sont notre établissement de paiement, notre hébergeur et nos avocats.</p>
<h2>Transferts</h2><p>Hors de l'Union, nous appliquons les clauses contractuelles types.</p>
<h2>Durée de conservation</h2><p>Les contrats sont conservés dix ans.</p>
<h2>Vos droits</h2><p>Vous disposez d'un droit d'accès, de rectification, d'effacement, de limitation, d'opposition
et de portabilité. Vous pouvez retirer votre consentement et adresser une réclamation auprès de la CNIL.</p>
<h2>Décisions automatisées</h2><p>Nous ne prenons aucune décision automatisée.</p>""",
    "zh": """<h1>隐私政策</h1><h2>个人信息处理者</h2><p>个人信息处理者为示例信息服务有限公司。</p>
<h2>个人信息保护负责人</h2><p>个人信息保护负责人邮箱：dpo@shili.test。</p>
<h2>处理目的和法律依据</h2><p>我们处理个人信息的法律依据是订立和履行合同。</p>
<h2>共享</h2><p>我们会将必要信息共享给存管银行、征信机构和电子签章机构。</p>
<h2>保存期限</h2><p>合同信息自结清之日起保存五年。</p>
<h2>您的权利</h2><p>您有权查阅、复制、更正、删除、限制、拒绝和转移个人信息。您可以撤回同意，也可以向网信部门投诉。</p>
<h2>自动化决策</h2><p>我们不进行自动化决策。</p>""",
}
RIGHTS = {
    "access",
    "rectification",
    "erasure",
    "restriction",
    "objection",
    "portability",
    "withdraw-consent",
    "complaint",
}
FOUND = ("privacy.legal_basis", "privacy.recipients", "privacy.retention")
TRUE_IN_EUROPE = "privacy.transfers"


def _read(lang: str, markup: str):
    return read_pages({"/privacy": f"<html lang={lang}><title>{_title(markup)}</title>{markup}"}, lang)


def _title(markup: str) -> str:
    return markup.split("</h1>")[0].removeprefix("<h1>")


@pytest.mark.parametrize("lang", POLICIES)
def test_every_right_is_found(lang: str) -> None:
    assert set(values(_read(lang, POLICIES[lang]), "privacy.rights")[0]) == RIGHTS


@pytest.mark.parametrize("lang", POLICIES)
@pytest.mark.parametrize("key", FOUND)
def test_a_point_is_found(lang: str, key: str) -> None:
    assert values(_read(lang, POLICIES[lang]), key) == [True]


@pytest.mark.parametrize("lang", POLICIES)
def test_controller_and_officer_are_named(lang: str) -> None:
    reading = _read(lang, POLICIES[lang])

    assert len(values(reading, "privacy.controller")) == 1
    assert "@" in str(values(reading, "privacy.dpo_contact"))


@pytest.mark.parametrize("lang", POLICIES)
def test_denied_automated_decisions_are_false(lang: str) -> None:
    assert values(_read(lang, POLICIES[lang]), "privacy.automated_decisions") == [False]


@pytest.mark.parametrize("lang", sorted(set(POLICIES) - {"zh"}))
def test_transfers_with_a_safeguard_are_true(lang: str) -> None:
    assert values(_read(lang, POLICIES[lang]), "privacy.transfers") == [True]


VAGUE = {
    "en": "<h1>Privacy policy</h1><h2>Retention</h2><p>We keep data as long as necessary.</p>",
    "de": "<h1>Datenschutzerklärung</h1><h2>Speicherdauer</h2><p>Wir speichern Daten, solange es erforderlich ist.</p>",
    "es": "<h1>Política de privacidad</h1><h2>Conservación</h2><p>Conservamos los datos mientras sea necesario.</p>",
    "fr": "<h1>Politique de confidentialité</h1><h2>Conservation</h2><p>Les données sont gardées aussi longtemps que "
    "nécessaire.</p>",
    "zh": "<h1>隐私政策</h1><h2>保存期限</h2><p>我们仅在必要的期限内保存您的个人信息。</p>",
}


@pytest.mark.parametrize("lang", VAGUE)
def test_as_long_as_necessary_is_false_and_not_silence(lang: str) -> None:
    assert values(_read(lang, VAGUE[lang]), "privacy.retention") == [False]


@pytest.mark.parametrize("lang", VAGUE)
def test_a_policy_without_the_section_states_no_rights(lang: str) -> None:
    assert values(_read(lang, VAGUE[lang]), "privacy.rights") == []
