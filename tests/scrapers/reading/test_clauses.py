"""What sentences do with a wording, in five languages: they state it, deny it, remember it, suppose it or ask."""

from __future__ import annotations

import pytest

from tests.support.reading_case import read_pages, values

MARKET, FUND, BACK = "secondary_market.exists", "provision_fund.exists", "buyback.offered"
SURE, AUTO, CASH = "marketing.guaranteed_return", "auto_invest.offered", "marketing.instant_access"
SCHEME, LOSS, SPLIT = "protection.no_deposit_scheme", "protection.risk_warning", "custody.segregated"

ENGLISH = [
    (MARKET, "You can sell your loans on the secondary market.", [True]),
    (MARKET, "There is no secondary market.", [False]),
    (MARKET, "We do not offer, and do not plan to offer, a secondary market.", [False]),
    (MARKET, "We have neither a provision fund nor a secondary market.", [False]),
    (MARKET, "No fee is charged if you sell on the secondary market.", [True]),
    (MARKET, "Nobody has to wait, because claims are sold on the secondary market.", [True]),
    (MARKET, "Is there a secondary market?", []),
    (MARKET, "On other platforms a secondary market lets you leave.", []),
    (MARKET, "Until 2021 we had a secondary market.", []),
    (MARKET, "A secondary market is coming soon.", []),
    (FUND, "Our provision fund covers late loans, but it does not replace your own judgement.", [True]),
    (FUND, "We offer no buyback, insurance, or provision fund.", [False]),
    (FUND, "The provision fund was closed in 2022.", []),
    (FUND, "Some platforms run a provision fund.", []),
    (BACK, "Unlike other platforms, we give a buyback guarantee.", [True]),
    (BACK, "Other platforms give a buyback guarantee, we do not.", []),
    (BACK, "There is no buyback guarantee and no insurance.", [False]),
    (BACK, "The buyback guarantee does not apply to loans marked B.", [True]),
    (SURE, "Returns are guaranteed.", [True]),
    (SURE, "Returns are not guaranteed.", [False]),
    (SURE, "We do not say that returns are guaranteed.", [False]),
    (SURE, "This does not mean your capital is guaranteed.", [False]),
    (SURE, "Are returns guaranteed?", []),
    (AUTO, "Auto-invest places your money for you.", [True]),
    (AUTO, "We do not offer auto-invest.", [False]),
    (AUTO, "For example, auto-invest could buy ten loans.", []),
    (CASH, "Withdraw your money at any time.", [True]),
    (CASH, "You cannot withdraw your money at any time.", [False]),
    (SCHEME, "Your loans are not covered by the deposit guarantee scheme.", [True]),
    (LOSS, "You could lose all the money you lend.", [True]),
    (SPLIT, "Client money is held apart from our own money.", [True]),
]

GERMAN = [
    (MARKET, "Auf unserem Zweitmarkt können Sie Forderungen verkaufen.", [True]),
    (MARKET, "Einen Zweitmarkt gibt es nicht.", [False]),
    (MARKET, "Einen Zweitmarkt bieten wir derzeit nicht an.", [False]),
    (MARKET, "Wir betreiben weder einen Zweitmarkt noch einen Sicherungsfonds.", [False]),
    (MARKET, "Es gibt einen Zweitmarkt, aber keine Garantie, dass sich ein Käufer findet.", [True]),
    (MARKET, "Gibt es einen Zweitmarkt?", []),
    (MARKET, "Ein Zweitmarkt ist geplant, demnächst mehr.", []),
    (MARKET, "Andere Plattformen betreiben einen Zweitmarkt.", []),
    (MARKET, "Bis 2021 gab es einen Zweitmarkt.", []),
    (MARKET, "Ohne Gebühren verkaufen Sie auf unserem Zweitmarkt.", [True]),
    (FUND, "Unser Sicherungsfonds springt ein, wenn ein Kreditnehmer nicht zahlt.", [True]),
    (FUND, "Es gibt keinen Sicherungsfonds.", [False]),
    (FUND, "Der Sicherungsfonds wurde 2022 geschlossen.", []),
    (FUND, "Manche Plattformen haben einen Sicherungsfonds.", []),
    (BACK, "Die Rückkaufgarantie greift nach 60 Tagen.", [True]),
    (BACK, "Wir geben keine Rückkaufgarantie.", [False]),
    (BACK, "Eine Rückkaufgarantie, eine Versicherung oder einen Fonds gibt es nicht.", [False]),
    (SURE, "Ihre Rendite ist garantiert.", [True]),
    (SURE, "Eine Rendite ist nicht garantiert.", [False]),
    (SURE, "Wir behaupten nicht, dass die Rendite garantiert ist.", [False]),
    (SURE, "Ist die Rendite garantiert?", []),
    (AUTO, "Mit Auto-Invest legen Sie automatisch an.", [True]),
    (AUTO, "Auto-Invest bieten wir nicht an.", [False]),
    (CASH, "Ihr Geld ist jederzeit verfügbar.", [True]),
    (CASH, "Ihr Geld ist nicht jederzeit verfügbar.", [False]),
    (SCHEME, "Ihre Anlage ist nicht durch die Einlagensicherung gedeckt.", [True]),
    (LOSS, "Sie können Ihr eingesetztes Kapital vollständig verlieren.", [True]),
    (SPLIT, "Kundengelder liegen getrennt vom Vermögen der Gesellschaft auf einem Treuhandkonto.", [True]),
]

SPANISH = [
    (MARKET, "Puedes vender tus préstamos en el mercado secundario.", [True]),
    (MARKET, "No existe mercado secundario.", [False]),
    (MARKET, "No ofrecemos mercado secundario ni garantía de recompra.", [False]),
    (MARKET, "¿Hay mercado secundario?", []),
    (MARKET, "Sin comisiones: vende en nuestro mercado secundario.", [True]),
    (MARKET, "Próximamente abriremos un mercado secundario.", []),
    (MARKET, "En otras plataformas existe un mercado secundario.", []),
    (MARKET, "Hasta 2021 existía un mercado secundario.", []),
    (FUND, "Nuestro fondo de provisión cubre los impagos.", [True]),
    (FUND, "No hay fondo de provisión.", [False]),
    (FUND, "El fondo de provisión fue suprimido en 2022.", []),
    (FUND, "Algunas plataformas tienen un fondo de provisión.", []),
    (BACK, "La garantía de recompra se activa a los 60 días.", [True]),
    (BACK, "No hay garantía de recompra.", [False]),
    (BACK, "A diferencia de otras plataformas, ofrecemos garantía de recompra.", [True]),
    (SURE, "La rentabilidad está garantizada.", [True]),
    (SURE, "La rentabilidad no está garantizada.", [False]),
    (SURE, "No decimos que la rentabilidad esté garantizada.", [False]),
    (SURE, "¿Está garantizada la rentabilidad?", []),
    (AUTO, "La inversión automática reparte tu dinero.", [True]),
    (AUTO, "No ofrecemos inversión automática.", [False]),
    (AUTO, "Por ejemplo, la inversión automática compraría diez préstamos.", []),
    (CASH, "Retira tu dinero cuando quieras.", [True]),
    (SCHEME, "La inversión no está cubierta por el fondo de garantía de depósitos.", [True]),
    (LOSS, "Puedes perder la totalidad del capital invertido.", [True]),
    (SPLIT, "El dinero de los inversores está en una cuenta segregada.", [True]),
]

FRENCH = [
    (MARKET, "Vous pouvez céder vos prêts sur le marché secondaire.", [True]),
    (MARKET, "Il n'existe pas de marché secondaire.", [False]),
    (MARKET, "Nous ne proposons ni marché secondaire ni garantie de rachat.", [False]),
    (MARKET, "Existe-t-il un marché secondaire ?", []),
    (MARKET, "Vendez sans frais sur notre marché secondaire.", [True]),
    (MARKET, "Un marché secondaire ouvrira prochainement.", []),
    (MARKET, "D'autres plateformes ont un marché secondaire.", []),
    (MARKET, "Jusqu'en 2021, il existait un marché secondaire.", []),
    (MARKET, "Le marché secondaire est ouvert, mais rien ne garantit qu'un acheteur se présente.", [True]),
    (FUND, "Notre fonds de provision couvre les retards.", [True]),
    (FUND, "Il n'y a pas de fonds de provision.", [False]),
    (FUND, "Le fonds de provision a été supprimé en 2022.", []),
    (FUND, "Certaines plateformes disposent d'un fonds de provision.", []),
    (BACK, "La garantie de rachat joue après 60 jours.", [True]),
    (BACK, "Aucune garantie de rachat n'est donnée.", [False]),
    (BACK, "Contrairement à d'autres plateformes, nous offrons une garantie de rachat.", [True]),
    (SURE, "Votre rendement est garanti.", [True]),
    (SURE, "Le rendement n'est pas garanti.", [False]),
    (SURE, "Nous ne disons pas que le rendement est garanti.", [False]),
    (SURE, "Le rendement est-il garanti ?", []),
    (AUTO, "L'investissement automatique répartit votre argent.", [True]),
    (AUTO, "Nous ne proposons pas d'investissement automatique.", [False]),
    (CASH, "Votre argent est disponible à tout moment.", [True]),
    (SCHEME, "Vos prêts ne sont pas couverts par la garantie des dépôts.", [True]),
    (LOSS, "Vous pouvez perdre la totalité de votre capital.", [True]),
    (SPLIT, "Les fonds des prêteurs sont sur un compte de cantonnement.", [True]),
]

CHINESE = [
    (MARKET, "平台支持债权转让。", [True]),
    (MARKET, "平台不支持债权转让。", [False]),
    (MARKET, "目前没有债权转让功能。", [False]),
    (MARKET, "是否支持债权转让？", []),
    (MARKET, "其他平台支持债权转让。", []),
    (MARKET, "债权转让功能即将上线。", []),
    (MARKET, "转让不收取手续费，平台支持债权转让。", [True]),
    (MARKET, "平台曾提供债权转让，2021年已停止。", [False]),
    (FUND, "平台设有风险准备金。", [True]),
    (FUND, "平台未设风险准备金。", [False]),
    (FUND, "风险准备金已于2018年取消。", []),
    (FUND, "部分平台设有风险准备金。", []),
    (BACK, "合作机构承诺逾期60天回购。", [True]),
    (BACK, "平台不提供回购。", [False]),
    (SURE, "本平台保本保息。", [True]),
    (SURE, "本平台不承诺保本保息。", [False]),
    (SURE, "是否保本保息？", []),
    (SURE, "不法平台宣称保本保息。", []),
    (AUTO, "支持自动投标。", [True]),
    (AUTO, "不支持自动投标。", [False]),
    (AUTO, "例如，自动投标可以买入十个项目。", []),
    (CASH, "资金随存随取。", [True]),
    (CASH, "出借期间资金不能随存随取。", [False]),
    (SCHEME, "出借资金不属于存款保险范围。", [True]),
    (LOSS, "出借有风险，您可能损失全部本金。", [True]),
    (SPLIT, "资金由银行存管，与平台自有资金隔离。", [True]),
]

TABLES = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH, "zh": CHINESE}
_HOME = {"en": "Example Lend", "de": "Beispiel", "es": "Plataforma", "fr": "Prêts", "zh": "平台"}
ROWS = [(lang, *row) for lang, table in TABLES.items() for row in table]


@pytest.mark.parametrize(("lang", "key", "text", "wanted"), ROWS)
def test_the_sentence_means_what_it_says(lang: str, key: str, text: str, wanted: list[bool]) -> None:
    page = f"<html lang={lang}><title>{_HOME[lang]}</title><h1>{_HOME[lang]}</h1><p>{text}</p>"

    assert values(read_pages({"/": page}, lang), key) == wanted


def test_every_language_has_at_least_twenty_five_sentences() -> None:
    assert {lang: len(table) for lang, table in TABLES.items() if len(table) < 25} == {}
