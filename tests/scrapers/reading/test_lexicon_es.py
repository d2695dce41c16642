"""Spanish wordings: each small page states one thing, in the words of many platforms."""

import pytest

from tests.support.reading_case import read_pages, values

FOUND = [
    (
        "/aviso-legal",
        "<p>Esta web es titularidad de Préstamos Alameda, S.L.</p>",
        "entity.legal_name",
        ["Préstamos Alameda, S.L."],
    ),
    ("/aviso-legal", "<p>Con CIF B12345678</p>", "entity.registration_number", ["B12345678"]),
    ("/quienes-somos", "<p>Nacimos en 2016 en Valencia.</p>", "entity.founded_on", ["2016"]),
    (
        "/aviso-legal",
        "<dl><dt>Capital social suscrito</dt><dd>150.000 €</dd></dl>",
        "entity.share_capital",
        [150_000.0],
    ),
    (
        "/estadisticas",
        "<p>Hemos financiado más de 45.300.000 € desde 2016.</p>",
        "loans.funded_total",
        [45_300_000.0],
    ),
    (
        "/estadisticas",
        "<dl><dt>Cartera viva</dt><dd>9.800.000 €</dd></dl>",
        "loans.outstanding",
        [9_800_000.0],
    ),
    ("/estadisticas", "<p>Hemos formalizado 1.240 préstamos.</p>", "loans.count", [1240]),
    ("/estadisticas", "<p>La ratio de morosidad es del 3,6 %.</p>", "loans.default_rate", [3.6]),
    ("/estadisticas", "<p>La tasa de impago esperada es del 2,9 %.</p>", "loans.default_rate", []),
    (
        "/estadisticas",
        "<p>La tasa de impago esperada es del 2,9 %.</p>",
        "loans.expected_default_rate",
        [2.9],
    ),
    (
        "/estadisticas",
        "<p>Consideramos fallido un préstamo con más de 90 días de retraso.</p>",
        "loans.default_definition_days",
        [90],
    ),
    ("/estadisticas", "<p>La tasa de recobro se situó en el 58 %.</p>", "loans.recovery_rate", [58.0]),
    (
        "/estadisticas",
        "<p>El mayor promotor concentra el 8,2 % de la cartera.</p>",
        "loans.largest_borrower_share",
        [8.2],
    ),
    ("/estadisticas", "<p>Contamos con 12.400 inversores registrados.</p>", "investors.count", [12_400]),
    (
        "/estadisticas",
        "<p>La rentabilidad media histórica ha sido del 7,8 %.</p>",
        "returns.average",
        [7.8],
    ),
    ("/estadisticas", "<p>La rentabilidad real tras impagos fue del 5,1 %.</p>", "returns.realised", [5.1]),
    ("/", "<h1>Gana hasta un 11 % anual</h1>", "returns.advertised", [11.0]),
    ("/preguntas-frecuentes", "<p>Puedes empezar a invertir desde 50 €.</p>", "invest.minimum", [50.0]),
    ("/comisiones", "<p>Sin comisiones para el inversor.</p>", "fees.investor", [0.0]),
    (
        "/comisiones",
        "<p>Por vender en el mercado secundario cobramos una comisión del 1,5 %.</p>",
        "fees.secondary_market",
        [1.5],
    ),
    ("/preguntas-frecuentes", "<p>No ofrecemos garantía de recompra.</p>", "buyback.offered", [False]),
    (
        "/preguntas-frecuentes",
        "<p>El originador recompra el préstamo tras 60 días de retraso.</p>",
        "buyback.trigger_days",
        [60],
    ),
    (
        "/preguntas-frecuentes",
        "<p>Mantenemos un fondo de contingencia.</p>",
        "provision_fund.exists",
        [True],
    ),
    ("/preguntas-frecuentes", "<p>No existe un mercado secundario.</p>", "secondary_market.exists", [False]),
    (
        "/preguntas-frecuentes",
        "<p>Puedes vender tus participaciones en el mercado secundario.</p>",
        "secondary_market.exists",
        [True],
    ),
    (
        "/preguntas-frecuentes",
        "<p>Las retiradas se abonan en un plazo de 3 días hábiles.</p>",
        "payout.working_days",
        [3],
    ),
    (
        "/preguntas-frecuentes",
        "<p>El dinero de los inversores está en cuentas segregadas.</p>",
        "custody.segregated",
        [True],
    ),
    ("/riesgos", "<p>Puedes perder todo el dinero que inviertas.</p>", "protection.risk_warning", [True]),
    (
        "/riesgos",
        "<p>La inversión no está cubierta por el fondo de garantía de depósitos.</p>",
        "protection.no_deposit_scheme",
        [True],
    ),
    (
        "/preguntas-frecuentes",
        "<p>Antes de invertir harás un cuestionario de conocimientos.</p>",
        "protection.entry_test",
        [True],
    ),
    (
        "/reclamaciones",
        "<p>Responderemos a tu reclamación en un plazo de 15 días hábiles.</p>",
        "complaints.response_days",
        [15],
    ),
    (
        "/condiciones",
        "<p>Fecha de entrada en vigor: 1 de marzo de 2025</p>",
        "policy.terms_date",
        ["2025-03-01"],
    ),
    (
        "/privacidad",
        "<p>Conservamos tus datos durante 6 años tras la baja.</p>",
        "privacy.retention",
        [True],
    ),
    (
        "/privacidad",
        "<p>Conservamos los datos durante el tiempo necesario.</p>",
        "privacy.retention",
        [False],
    ),
    ("/privacidad", "<p>No vendemos tus datos.</p>", "privacy.may_sell", [False]),
    (
        "/privacidad",
        "<p>No se toman decisiones automatizadas.</p>",
        "privacy.automated_decisions",
        [False],
    ),
    ("/", "<p>Rentabilidad garantizada del 9 %.</p>", "marketing.guaranteed_return", [True]),
    ("/", "<p>La rentabilidad no está garantizada.</p>", "marketing.guaranteed_return", [False]),
    ("/", "<p>¿Está garantizada la rentabilidad?</p>", "marketing.guaranteed_return", []),
    ("/", "<p>Retira tu dinero cuando quieras.</p>", "marketing.instant_access", [True]),
    (
        "/privacidad",
        "<p>Puedes retirar tu consentimiento en cualquier momento.</p>",
        "marketing.instant_access",
        [],
    ),
    ("/", "<p>Mucho mejor que un depósito bancario.</p>", "marketing.savings_comparison", [True]),
    ("/", "<p>¡Quedan solo 5 plazas!</p>", "marketing.urgency", [True]),
    ("/seguridad", "<p>El doble factor es obligatorio en cada acceso.</p>", "security.mfa", ["forced"]),
    ("/seguridad", "<p>Puedes activar la autenticación de dos factores.</p>", "security.mfa", ["offered"]),
]


@pytest.mark.parametrize(("path", "markup", "key", "expected"), FOUND)
def test_spanish_page_states_the_fact(path: str, markup: str, key: str, expected: list[object]):
    """Gender and number change the ends of words; a denial is a value of its own and a question is none."""
    assert values(read_pages({path: markup}, lang="es", name="Préstamos Alameda"), key) == expected
