"""Spanish in other words: what further platforms would write, each page with its one fact."""

import pytest

from tests.support.reading_case import read_pages, values

FOUND = [
    ("/como-funciona", "<p>Plazos: 6, 12, 18, 24 o 36 meses.</p>", "loans.term_min_months", [6]),
    (
        "/estadisticas",
        (
            "<h2>Calidad de la cartera</h2><table><tr><th>Situación</th><th>% del saldo</th></tr>"
            "<tr><td>1 a 30 días de atraso</td><td>4.1 %</td></tr>"
            "<tr><td>Más de 90 días de atraso</td><td>2.9 %</td></tr></table>"
        ),
        "loans.overdue_rate",
        [4.1, 2.9],
    ),
    ("/aviso-legal", "<p>Puelche SpA, RUT 76.918.245-3.</p>", "entity.registration_number", ["76.918.245-3"]),
    ("/aviso-legal", "<p>Fondea S.A.C., RUC 20601234567. Av. Larco 560, Lima.</p>", "entity.country", ["PE"]),
    (
        "/cuentas-anuales",
        (
            "<table><tr><th></th><th>2025</th><th>2024</th></tr>"
            "<tr><td>Resultado del ejercicio</td><td>64.200 €</td><td>(38.700) €</td></tr></table>"
        ),
        "accounts.net_result",
        [64_200.0, -38_700.0],
    ),
    (
        "/cuentas-anuales",
        "<h1>Cuentas anuales</h1><h2>Ejercicio 2025</h2><p>Texto.</p>",
        "accounts.fiscal_year",
        [2025],
    ),
    (
        "/cuentas-anuales",
        "<table><tr><th></th><th>2025</th></tr><tr><td>Patrimonio neto</td><td>9.000 €</td></tr></table>",
        "accounts.fiscal_year",
        [2025],
    ),
    (
        "/nosotros",
        "<h2>Consejo de administración</h2><p>Marta Ibáñez (presidenta), Pau Ferrer y Lola Cid.</p>",
        "people.directors",
        [("Marta Ibáñez", "Pau Ferrer", "Lola Cid")],
    ),
    (
        "/nosotros",
        "<p>El administrador único es Rodrigo Cárdenas.</p>",
        "people.directors",
        [("Rodrigo Cárdenas",)],
    ),
    (
        "/riesgos",
        "<p>Las inversiones no están cubiertas por el sistema de garantía de depósitos.</p>",
        "protection.no_deposit_scheme",
        [True],
    ),
    ("/", "<p>Gana sin riesgo un 12 % anual.</p>", "marketing.guaranteed_return", [True]),
    ("/", "<p>Ninguna inversión está libre de riesgo.</p>", "marketing.guaranteed_return", [False]),
    (
        "/scoring",
        "<p>Las tasaciones las hace Tasaciones Duero, S.A.</p><p>Préstamos Ribera, S.L., NIF B12345678.</p>",
        "collateral.valuer",
        ["Tasaciones Duero, S.A."],
    ),
    (
        "/aviso-legal",
        (
            "<h1>Aviso legal</h1><p>Esta web es propiedad de Crédito Raíz, S.A., con N.I.F."
            " A-28765432, inscrita en el Registro Mercantil de Madrid, tomo 38.120, libro 0"
            ", folio 77, sección 8, hoja M-678123, inscripción 2.ª.</p>"
        ),
        "entity.registration_number",
        ["M-678123"],
    ),
    (
        "/aviso-legal",
        (
            "<h1>Aviso legal</h1><p>Esta web es propiedad de Crédito Raíz, S.A., con N.I.F."
            " A-28765432, inscrita en el Registro Mercantil de Madrid, tomo 38.120, libro 0"
            ", folio 77, sección 8, hoja M-678123, inscripción 2.ª.</p>"
        ),
        "entity.legal_name",
        ["Crédito Raíz, S.A."],
    ),
    (
        "/aviso-legal",
        (
            "<h1>Aviso legal</h1><p>NIF-IVA: ESB66123450. Hoja B-512340 del Registro Mercan"
            "til de Barcelona.</p>"
        ),
        "entity.vat_number",
        ["ESB66123450"],
    ),
    (
        "/aviso-legal",
        (
            "<h1>Información legal</h1><p>Préstamos Cordillera SpA, RUT 76.543.210-8, domic"
            "iliada en Avenida Apoquindo 3500, piso 7, Las Condes, Santiago de Chile.</p>"
        ),
        "entity.registered_address",
        ["Avenida Apoquindo 3500, piso 7, Las Condes, Santiago de Chile"],
    ),
    (
        "/nosotros",
        ("<h1>Nosotros</h1><p>Nacimos en Bilbao en 2016 con una idea sencilla.</p>"),
        "entity.founded_on",
        ["2016"],
    ),
    (
        "/aviso-legal",
        ("<h1>Aviso legal</h1><p>Su capital social, totalmente desembolsado, es de 250.000 euros.</p>"),
        "entity.share_capital",
        [250000.0],
    ),
    (
        "/regulacion",
        (
            "<h1>Regulación</h1><p>La CNMV nos autorizó como PSFP el 9 de noviembre de 2023"
            " y figuramos en su registro con el número 28.</p>"
        ),
        "licence.number",
        ["28"],
    ),
    (
        "/regulacion",
        (
            "<h1>Regulación</h1><p>La CNMV nos autorizó como PSFP el 9 de noviembre de 2023"
            " y figuramos en su registro con el número 28.</p>"
        ),
        "licence.granted_on",
        ["2023-11-09"],
    ),
    (
        "/regulacion",
        (
            "<h1>Regulación</h1><p>La CNMV nos autorizó como PSFP el 9 de noviembre de 2023"
            " y figuramos en su registro con el número 28.</p>"
        ),
        "licence.kind",
        ["ecsp"],
    ),
    (
        "/nosotros",
        ("<h1>Equipo</h1><p>Administradores: Lucía Ferrán Oses, Tomás Arrieta Gil y Pau Casals Roig.</p>"),
        "people.directors",
        [("Lucía Ferrán Oses", "Tomás Arrieta Gil", "Pau Casals Roig")],
    ),
    (
        "/nosotros",
        (
            "<h1>Quiénes somos</h1><table><tr><th>Accionista</th><th>Participación</th></tr"
            "><tr><td>Lago Capital, S.L.</td><td>80 %</td></tr><tr><td>Inés Prado Vera</td>"
            "<td>20 %</td></tr></table>"
        ),
        "people.owners",
        [("Lago Capital, S.L.", "Inés Prado Vera")],
    ),
    (
        "/informes",
        (
            "<h1>Cuentas anuales</h1><p>En 2025 ingresamos 2,4 millones de euros y perdimos"
            " 310.000 euros; los fondos propios cerraron el año en 890.000 euros.</p>"
        ),
        "accounts.revenue",
        [2400000.0],
    ),
    (
        "/informes",
        (
            "<h1>Cuentas anuales</h1><p>En 2025 ingresamos 2,4 millones de euros y perdimos"
            " 310.000 euros; los fondos propios cerraron el año en 890.000 euros.</p>"
        ),
        "accounts.net_result",
        [-310000.0],
    ),
    (
        "/informes",
        (
            "<h1>Cuentas anuales</h1><p>En 2025 ingresamos 2,4 millones de euros y perdimos"
            " 310.000 euros; los fondos propios cerraron el año en 890.000 euros.</p>"
        ),
        "accounts.equity",
        [890000.0],
    ),
    (
        "/informes",
        (
            "<h1>Cuentas anuales</h1><p>El auditor, Kroma Audit, S.L., formuló una salvedad"
            " sobre la valoración de créditos.</p>"
        ),
        "accounts.audit_opinion",
        ["qualified"],
    ),
    (
        "/informes",
        ("<h1>Cuentas anuales</h1><p>Las cuentas de 2024 fueron auditadas por Kroma Audit, S.L.</p>"),
        "accounts.fiscal_year",
        [2024],
    ),
    (
        "/estadisticas",
        (
            "<h1>Estadísticas</h1><div><b>73,2 M€</b><span>Prestado hasta hoy</span></div><"
            "div><b>412</b><span>Préstamos concedidos</span></div><div><b>18.250</b><span>P"
            "ersonas que invierten</span></div>"
        ),
        "loans.funded_total",
        [73200000.0],
    ),
    (
        "/estadisticas",
        (
            "<h1>Estadísticas</h1><div><b>73,2 M€</b><span>Prestado hasta hoy</span></div><"
            "div><b>412</b><span>Préstamos concedidos</span></div><div><b>18.250</b><span>P"
            "ersonas que invierten</span></div>"
        ),
        "loans.count",
        [412],
    ),
    (
        "/estadisticas",
        (
            "<h1>Estadísticas</h1><div><b>73,2 M€</b><span>Prestado hasta hoy</span></div><"
            "div><b>412</b><span>Préstamos concedidos</span></div><div><b>18.250</b><span>P"
            "ersonas que invierten</span></div>"
        ),
        "investors.count",
        [18250],
    ),
    (
        "/estadisticas",
        (
            "<h1>Estadísticas</h1><p>Llevamos 512 operaciones por 96 millones de euros, de "
            "los que 31,4 millones de euros siguen vivos.</p>"
        ),
        "loans.outstanding",
        [31400000.0],
    ),
    (
        "/estadisticas",
        (
            "<h1>Estadísticas</h1><dl><dt>Pendiente de devolver</dt><dd>12.850.000 €</dd><d"
            "t>Empresas que han recibido financiación</dt><dd>231</dd></dl>"
        ),
        "borrowers.count",
        [231],
    ),
    (
        "/estadisticas",
        (
            "<h1>Estadísticas</h1><h2>Impago por año</h2><table><tr><th>Año</th><th>Esperad"
            "o</th><th>Real</th></tr><tr><td>2023</td><td>2,5 %</td><td>3,1 %</td></tr><tr>"
            "<td>2024</td><td>2,7 %</td><td>2,2 %</td></tr></table>"
        ),
        "loans.default_rate",
        [3.1, 2.2],
    ),
    (
        "/estadisticas",
        (
            "<h1>Estadísticas</h1><h2>Impago por año</h2><table><tr><th>Año</th><th>Esperad"
            "o</th><th>Real</th></tr><tr><td>2023</td><td>2,5 %</td><td>3,1 %</td></tr><tr>"
            "<td>2024</td><td>2,7 %</td><td>2,2 %</td></tr></table>"
        ),
        "loans.expected_default_rate",
        [2.5, 2.7],
    ),
    (
        "/estadisticas",
        (
            "<h1>Estadísticas</h1><p>Un 4,1 % del saldo acumula de 1 a 30 días de atraso, u"
            "n 2,2 % de 31 a 90 y un 3,7 % supera los 90 días.</p>"
        ),
        "loans.overdue_rate",
        [4.1, 2.2, 3.7],
    ),
    (
        "/estadisticas",
        ("<h1>Estadísticas</h1><p>Impago: más de 60 días sin recibir el pago.</p>"),
        "loans.default_definition_days",
        [60],
    ),
    (
        "/estadisticas",
        ("<h1>Estadísticas</h1><p>De los préstamos impagados hemos cobrado ya el 64 %.</p>"),
        "loans.recovery_rate",
        [64.0],
    ),
    (
        "/estadisticas",
        ("<h1>Estadísticas</h1><p>Hemos dado por perdidos 410.000 euros desde el inicio.</p>"),
        "loans.written_off",
        [410000.0],
    ),
    (
        "/estadisticas",
        (
            "<h1>Estadísticas</h1><p>El mayor deudor supone el 6,3 % de la cartera; los die"
            "z mayores, el 33 %.</p>"
        ),
        "loans.top10_share",
        [33.0],
    ),
    (
        "/estadisticas",
        (
            "<h1>Estadísticas</h1><p>El mayor deudor supone el 6,3 % de la cartera; los die"
            "z mayores, el 33 %.</p>"
        ),
        "loans.largest_borrower_share",
        [6.3],
    ),
    (
        "/estadisticas",
        ("<h1>Estadísticas</h1><p>Cifras cerradas a 30 de junio de 2026.</p>"),
        "statistics.as_of",
        ["2026-06-30"],
    ),
    (
        "/estadisticas",
        ("<h1>Estadísticas</h1><p>Préstamos a empresas de nuestro grupo: 1,1 M€.</p>"),
        "loans.related_party_balance",
        [1100000.0],
    ),
    (
        "/como-funciona",
        ("<h1>Cómo funciona</h1><p>Los préstamos se devuelven en un plazo de 6 a 36 meses.</p>"),
        "loans.term_max_months",
        [36],
    ),
    (
        "/como-funciona",
        ("<h1>Cómo funciona</h1><p>Nunca prestamos más del 70 % del valor del inmueble.</p>"),
        "loans.ltv_max",
        [70.0],
    ),
    (
        "/",
        ("<p>Presta a pymes y gana entre un 6 % y un 9,5 % al año.</p>"),
        "returns.advertised",
        [9.5],
    ),
    (
        "/",
        ("<div><p>9,8 %</p><p>Rentabilidad media anual</p></div>"),
        "returns.average",
        [9.8],
    ),
    (
        "/estadisticas",
        (
            "<h1>Estadísticas</h1><p>Tras descontar impagos y comisiones, nuestros inversor"
            "es ganaron un 6,4 % en 2025.</p>"
        ),
        "returns.realised",
        [6.4],
    ),
    (
        "/estadisticas",
        (
            "<h1>Estadísticas</h1><p>Las rentabilidades que mostramos son netas: ya restan "
            "comisiones e impagos.</p>"
        ),
        "returns.net_of_fees",
        [True],
    ),
    (
        "/preguntas-frecuentes",
        (
            "<h1>Preguntas frecuentes</h1><h3>¿Cuánto necesito para empezar?</h3><p>Con 50 "
            "€ ya puedes participar.</p>"
        ),
        "invest.minimum",
        [50.0],
    ),
    (
        "/comisiones",
        (
            "<h1>Tarifas</h1><table><tr><td>Abrir cuenta</td><td>Gratis</td></tr><tr><td>In"
            "vertir</td><td>Gratis</td></tr><tr><td>Vender en el mercado secundario</td><td"
            ">0,8 %</td></tr><tr><td>Cuenta inactiva</td><td>Sin coste</td></tr></table>"
        ),
        "fees.investor",
        [0.0],
    ),
    (
        "/comisiones",
        (
            "<h1>Tarifas</h1><table><tr><td>Abrir cuenta</td><td>Gratis</td></tr><tr><td>In"
            "vertir</td><td>Gratis</td></tr><tr><td>Vender en el mercado secundario</td><td"
            ">0,8 %</td></tr><tr><td>Cuenta inactiva</td><td>Sin coste</td></tr></table>"
        ),
        "fees.secondary_market",
        [0.8],
    ),
    (
        "/comisiones",
        (
            "<h1>Tarifas</h1><table><tr><td>Abrir cuenta</td><td>Gratis</td></tr><tr><td>In"
            "vertir</td><td>Gratis</td></tr><tr><td>Vender en el mercado secundario</td><td"
            ">0,8 %</td></tr><tr><td>Cuenta inactiva</td><td>Sin coste</td></tr></table>"
        ),
        "fees.inactivity",
        [0.0],
    ),
    (
        "/comisiones",
        ("<h1>Tarifas</h1><p>Si sales antes del vencimiento, te descontamos un 2 %.</p>"),
        "fees.early_exit",
        [2.0],
    ),
    (
        "/recompra",
        (
            "<h1>Garantía de recompra</h1><p>Si el prestatario se retrasa más de 60 días, e"
            "l originador vuelve a comprar el préstamo con los intereses devengados.</p>"
        ),
        "buyback.trigger_days",
        [60],
    ),
    (
        "/recompra",
        (
            "<h1>Garantía de recompra</h1><p>Si el prestatario se retrasa más de 60 días, e"
            "l originador vuelve a comprar el préstamo con los intereses devengados.</p>"
        ),
        "buyback.covers_interest",
        [True],
    ),
    (
        "/preguntas-frecuentes",
        ("<h1>Preguntas</h1><h3>¿Hay recompra garantizada?</h3><p>No, el riesgo de impago lo asumes tú.</p>"),
        "buyback.offered",
        [False],
    ),
    (
        "/preguntas-frecuentes",
        (
            "<h1>Preguntas</h1><p>Contamos con un fondo de protección que hoy tiene 640.000"
            " € y cubre el 115 % de las pérdidas previstas.</p>"
        ),
        "provision_fund.balance",
        [640000.0],
    ),
    (
        "/preguntas-frecuentes",
        (
            "<h1>Preguntas</h1><p>Contamos con un fondo de protección que hoy tiene 640.000"
            " € y cubre el 115 % de las pérdidas previstas.</p>"
        ),
        "provision_fund.coverage",
        [115.0],
    ),
    (
        "/preguntas-frecuentes",
        (
            "<h1>Preguntas</h1><p>El fondo de protección paga a criterio de la plataforma y"
            " nadie tiene derecho a exigirle nada.</p>"
        ),
        "provision_fund.discretionary",
        [True],
    ),
    (
        "/preguntas-frecuentes",
        (
            "<h1>Preguntas</h1><h3>¿Puedo deshacer mi inversión antes de tiempo?</h3><p>No:"
            " no existe un mercado donde vender los préstamos.</p>"
        ),
        "secondary_market.exists",
        [False],
    ),
    (
        "/preguntas-frecuentes",
        (
            "<h1>Preguntas</h1><p>Puedes poner a la venta tus préstamos para que los compre"
            " otro inversor. La venta tarda de media 12 días.</p>"
        ),
        "secondary_market.average_sale_days",
        [12],
    ),
    (
        "/preguntas-frecuentes",
        (
            "<h1>Preguntas</h1><p>Con Autopiloto la plataforma reparte tu dinero por ti seg"
            "ún tus criterios.</p>"
        ),
        "auto_invest.offered",
        [True],
    ),
    (
        "/preguntas-frecuentes",
        (
            "<h1>Preguntas</h1><h3>¿Dónde está mi dinero?</h3><p>En una cuenta de pago a tu"
            " nombre en Nexopay, E.D.E., S.L., apartada del patrimonio de la plataforma.</p"
            ">"
        ),
        "custody.segregated",
        [True],
    ),
    (
        "/preguntas-frecuentes",
        (
            "<h1>Preguntas</h1><p>Cuando pides retirar saldo, lo tienes en tu banco en dos "
            "o tres días laborables.</p>"
        ),
        "payout.working_days",
        [3],
    ),
    (
        "/condiciones",
        (
            "<h1>Condiciones</h1><p>Si la plataforma dejase de funcionar, Servicios Crediti"
            "cios Aneto, S.L. seguiría cobrando las cuotas y pagándote.</p>"
        ),
        "winddown.plan",
        [True],
    ),
    (
        "/riesgos",
        ("<h1>Riesgos</h1><p>Podrías no recuperar nada de lo invertido.</p>"),
        "protection.risk_warning",
        [True],
    ),
    (
        "/riesgos",
        (
            "<h1>Riesgos</h1><p>Invertir aquí no es un depósito: ningún fondo de garantía r"
            "esponde por tu dinero.</p>"
        ),
        "protection.no_deposit_scheme",
        [True],
    ),
    (
        "/preguntas-frecuentes",
        (
            "<h1>Preguntas</h1><p>Antes de invertir por primera vez respondes a un cuestion"
            "ario para comprobar que entiendes los riesgos.</p>"
        ),
        "protection.entry_test",
        [True],
    ),
    (
        "/condiciones",
        (
            "<h1>Condiciones</h1><p>Tienes cuatro días naturales para echarte atrás sin dar"
            " explicaciones ni pagar nada.</p>"
        ),
        "protection.reflection_days",
        [4],
    ),
    (
        "/reclamaciones",
        (
            "<h1>Reclamaciones</h1><p>Te contestaremos en quince días hábiles. Si no quedas"
            " conforme, puedes ir al Servicio de Reclamaciones de la CNMV.</p>"
        ),
        "complaints.response_days",
        [15],
    ),
    (
        "/reclamaciones",
        (
            "<h1>Reclamaciones</h1><p>Te contestaremos en quince días hábiles. Si no quedas"
            " conforme, puedes ir al Servicio de Reclamaciones de la CNMV.</p>"
        ),
        "complaints.ombudsman",
        ["Servicio de Reclamaciones de la CNMV"],
    ),
    (
        "/reclamaciones",
        ("<h1>Quejas</h1><p>Escríbenos a quejas@andenlending.example. Damos respuesta antes de un mes.</p>"),
        "complaints.email",
        ["quejas@andenlending.example"],
    ),
    (
        "/condiciones",
        ("<h1>Condiciones generales</h1><p>Versión 7, aplicable desde el 1 de febrero de 2026.</p>"),
        "policy.terms_date",
        ["2026-02-01"],
    ),
    (
        "/condiciones",
        ("<h1>Condiciones generales</h1><p>Te avisaremos de cualquier cambio con 30 días de antelación.</p>"),
        "terms.change_notice_days",
        [30],
    ),
    (
        "/privacidad",
        (
            "<h1>Privacidad</h1><p>Tratamos tus datos para cumplir el contrato, por obligac"
            "ión legal o porque nos das tu consentimiento.</p>"
        ),
        "privacy.legal_basis",
        [True],
    ),
    (
        "/privacidad",
        (
            "<h1>Privacidad</h1><p>Pasamos tus datos a nuestra entidad de pago, a los aseso"
            "res fiscales y a Hacienda.</p>"
        ),
        "privacy.recipients",
        [True],
    ),
    (
        "/privacidad",
        ("<h1>Privacidad</h1><p>Borramos tus datos a los diez años de cerrar la cuenta.</p>"),
        "privacy.retention",
        [True],
    ),
    (
        "/privacidad",
        (
            "<h1>Privacidad</h1><p>Puedes pedir acceder a tus datos, corregirlos, borrarlos"
            ", limitar su uso, oponerte o llevártelos a otra empresa.</p>"
        ),
        "privacy.rights",
        [("access", "rectification", "erasure", "restriction", "objection", "portability")],
    ),
    (
        "/privacidad",
        ("<h1>Privacidad</h1><p>Actualizada en marzo de 2026.</p>"),
        "policy.privacy_date",
        ["2026-03"],
    ),
    (
        "/privacidad",
        (
            "<h1>Privacidad</h1><p>Andén Lending, S.L. decide cómo y para qué se tratan tus"
            " datos (responsable).</p>"
        ),
        "privacy.controller",
        ["Andén Lending, S.L."],
    ),
    (
        "/privacidad",
        (
            "<h1>Privacidad</h1><p>Si crees que lo hacemos mal, puedes reclamar a la Agenci"
            "a Española de Protección de Datos.</p>"
        ),
        "privacy.authority",
        ["Agencia Española de Protección de Datos"],
    ),
    (
        "/seguridad",
        (
            "<h1>Seguridad</h1><p>Para entrar siempre te pediremos, además de la contraseña"
            ", un código enviado al móvil.</p>"
        ),
        "security.mfa",
        ["forced"],
    ),
    (
        "/",
        ("<p>Mucho mejor que dejar tu dinero en un depósito al 2 %.</p>"),
        "marketing.savings_comparison",
        [True],
    ),
    (
        "/",
        ("<p>Tu capital está asegurado al 100 %.</p>"),
        "marketing.guaranteed_return",
        [True],
    ),
    (
        "/",
        ("<p>Saca tu dinero el día que quieras.</p>"),
        "marketing.instant_access",
        [True],
    ),
    (
        "/nosotros",
        (
            "<h1>Quiénes somos</h1><div><b>Ana Soler Ruiz</b><span> Directora general y consejera</span>"
            "</div><div><b>Beto Gil Mora</b><span> Jefe de soporte</span></div>"
        ),
        "people.directors",
        [("Ana Soler Ruiz",)],
    ),
    (
        "/ayuda",
        "<h3>¿El segundo factor es obligatorio?</h3><p>Sí, sin el token de la app no entras.</p>",
        "security.mfa",
        ["forced"],
    ),
]

SILENT = [
    ("/", "<p>Desconfía de quien te prometa rentabilidad garantizada.</p>", "marketing.guaranteed_return"),
    ("/riesgos", "<p>Si la plataforma cerrara, el cobro podría retrasarse.</p>", "winddown.plan"),
    (
        "/como-funciona",
        ("<h1>Cómo funciona</h1><p>Supongamos que inviertes 3.000 € al 12 %: al año cobrarías 360 €.</p>"),
        "returns.advertised",
    ),
    (
        "/blog",
        ("<h1>Blog</h1><p>Otra plataforma del sector comunicó una morosidad del 21 %.</p>"),
        "loans.default_rate",
    ),
    (
        "/proyectos",
        (
            "<h1>Proyecto Almería</h1><p>La empresa prestataria, Hortalizas Sol, S.A., fue "
            "fundada en 1991 y tiene un patrimonio neto de 9 M€.</p>"
        ),
        "accounts.equity",
    ),
    (
        "/proyectos",
        (
            "<h1>Proyecto Almería</h1><p>La empresa prestataria, Hortalizas Sol, S.A., fue "
            "fundada en 1991 y tiene un patrimonio neto de 9 M€.</p>"
        ),
        "entity.founded_on",
    ),
    (
        "/preguntas-frecuentes",
        ("<h1>Preguntas</h1><p>Estamos trabajando en un mercado secundario para 2027.</p>"),
        "secondary_market.exists",
    ),
    (
        "/glosario",
        ("<h1>Glosario</h1><p>Fondo de provisión: dinero reservado para cubrir impagos.</p>"),
        "provision_fund.exists",
    ),
    (
        "/estadisticas",
        ("<h1>Estadísticas</h1><p>Para 2027 prevemos alcanzar 100 millones de euros financiados.</p>"),
        "loans.funded_total",
    ),
    (
        "/comisiones",
        (
            "<h1>Tarifas</h1><p>Al promotor le cobramos una comisión de apertura del 3 % y "
            "una anual del 1 %.</p>"
        ),
        "fees.investor",
    ),
    (
        "/comisiones",
        ("<h1>Tarifas</h1><p>Como inversor pagas un 0,9 % anual sobre el saldo.</p>"),
        "returns.advertised",
    ),
    (
        "/proyectos",
        (
            "<h1>Proyectos</h1><div><h2>Nave en Getafe</h2><dl><dt>Interés</dt><dd>9 %</dd>"
            "<dt>LTV</dt><dd>61 %</dd></dl></div>"
        ),
        "loans.ltv_max",
    ),
    (
        "/seguridad",
        ("<h1>Seguridad</h1><p>Nuestro proveedor de alojamiento tiene la certificación ISO 27001.</p>"),
        "security.certifications",
    ),
    (
        "/preguntas-frecuentes",
        (
            "<h1>Preguntas</h1><h3>¿Qué es una garantía de recompra?</h3><p>Es la promesa q"
            "ue hacen algunas plataformas de devolver el capital si hay retrasos.</p>"
        ),
        "buyback.offered",
    ),
    (
        "/privacidad",
        ("<h1>Privacidad</h1><p>Respondemos a las solicitudes de derechos en 30 días.</p>"),
        "complaints.response_days",
    ),
    (
        "/preguntas-frecuentes",
        ("<h1>Preguntas</h1><p>Los bancos pagan un 2,5 % anual por un depósito.</p>"),
        "returns.advertised",
    ),
    (
        "/estadisticas",
        ("<h1>Estadísticas</h1><p>La inflación fue del 3,2 % y el euríbor, del 2,1 %.</p>"),
        "returns.average",
    ),
    (
        "/estadisticas",
        ("<h1>Estadísticas</h1><p>Rentabilidad objetivo para el año 2027: 9 %.</p>"),
        "returns.realised",
    ),
    (
        "/nosotros",
        ("<h1>Equipo</h1><p>Atención al cliente: Rosa Vidal Mena. Marketing: Luis Peña Sanz.</p>"),
        "people.directors",
    ),
    (
        "/preguntas-frecuentes",
        ("<h1>Preguntas</h1><p>Las reclamaciones se archivan durante 5 años.</p>"),
        "complaints.response_days",
    ),
    (
        "/aviso-legal",
        (
            "<h1>Aviso legal</h1><p>Alojamiento: Servidores Duero, S.L., CIF B-37009988, Ca"
            "lle Toro 5, 37001 Salamanca.</p>"
        ),
        "entity.registration_number",
    ),
]


@pytest.mark.parametrize(("path", "page", "key", "wanted"), FOUND)
def test_a_spanish_page_in_other_words_gives_its_fact(
    path: str, page: str, key: str, wanted: list[object]
) -> None:
    assert values(read_pages({path: page}, lang="es"), key) == wanted


@pytest.mark.parametrize(("path", "page", "key"), SILENT)
def test_a_spanish_page_about_something_else_gives_nothing(path: str, page: str, key: str) -> None:
    assert values(read_pages({path: page}, lang="es"), key) == []
