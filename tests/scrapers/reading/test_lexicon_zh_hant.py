"""Chinese in traditional characters, in the words of Taiwan and Hong Kong."""

import pytest

from scrapers.reading.folding import fold, simplified
from scrapers.reading.names import firms, people
from tests.support.reading_case import read_pages, values

FOUND = [
    (
        "/about",
        "<p>本平台由稻香金融科技股份有限公司營運。</p>",
        "entity.legal_name",
        ["稻香金融科技股份有限公司"],
    ),
    ("/about", "<dl><dt>統一編號</dt><dd>90123456</dd></dl>", "entity.registration_number", ["90123456"]),
    (
        "/about",
        "<dl><dt>公司地址</dt><dd>臺北市信義區松仁路100號5樓</dd></dl>",
        "entity.registered_address",
        ["臺北市信義區松仁路100號5樓"],
    ),
    (
        "/about",
        "<dl><dt>公司地址</dt><dd>臺北市信義區松仁路100號5樓</dd></dl>",
        "entity.country",
        ["TW"],
    ),
    ("/about", "<p>客服專線 (02) 2345-6789</p>", "entity.phone", ["(02) 2345-6789"]),
    ("/about", "<p>公司成立於2018年5月。</p>", "entity.founded_on", ["2018-05"]),
    ("/about", "<p>公司成立於民國107年5月。</p>", "entity.founded_on", ["2018-05"]),
    ("/about", "<p>實收資本額新臺幣6,000萬元。</p>", "entity.share_capital", [60_000_000.0]),
    ("/about", "<p>本公司未取得金融監督管理委員會的執照。</p>", "licence.kind", ["none"]),
    (
        "/statistics",
        "<dl><dt>累積媒合金額</dt><dd>新臺幣18億6,420萬元</dd></dl>",
        "loans.funded_total",
        [1_864_200_000.0],
    ),
    (
        "/statistics",
        "<dl><dt>待還本金餘額</dt><dd>新臺幣3億9,150萬元</dd></dl>",
        "loans.outstanding",
        [391_500_000.0],
    ),
    ("/statistics", "<dl><dt>累積媒合筆數</dt><dd>24,816筆</dd></dl>", "loans.count", [24_816]),
    ("/statistics", "<p>違約率為 2.4%。</p>", "loans.default_rate", [2.4]),
    ("/statistics", "<p>預估違約率為 3.1%。</p>", "loans.expected_default_rate", [3.1]),
    (
        "/statistics",
        "<p>本息逾期超過90天即認列為違約。</p>",
        "loans.default_definition_days",
        [90],
    ),
    ("/statistics", "<p>逾期率為 1.8%。</p>", "loans.overdue_rate", [1.8]),
    ("/statistics", "<p>違約金額中已收回 ２７．５％。</p>", "loans.recovery_rate", [27.5]),
    ("/statistics", "<p>最大單一借款人占 0.3%。</p>", "loans.largest_borrower_share", [0.3]),
    ("/statistics", "<p>前十大借款人占待還本金 1.9%。</p>", "loans.top10_share", [1.9]),
    ("/statistics", "<p>資料截至2025年10月31日。</p>", "statistics.as_of", ["2025-10-31"]),
    ("/statistics", "<p>平均年化報酬率 8.4%。</p>", "returns.average", [8.4]),
    ("/", "<h1>年化報酬率最高 12%</h1>", "returns.advertised", [12.0]),
    ("/faq", "<p>最低出借金額新臺幣1,000元。</p>", "invest.minimum", [1_000.0]),
    ("/fees", "<p>債權轉讓手續費為 0.5%。</p>", "fees.secondary_market", [0.5]),
    ("/faq", "<p>本公司不買回違約債權。</p>", "buyback.offered", [False]),
    ("/faq", "<p>您可以將債權轉讓給其他投資人。</p>", "secondary_market.exists", [True]),
    ("/faq", "<p>本平台不提供債權轉讓。</p>", "secondary_market.exists", [False]),
    ("/faq", "<p>提領申請後3個營業日內匯入您的銀行帳戶。</p>", "payout.working_days", [3]),
    (
        "/faq",
        "<p>款項存放於信託專戶，與本公司自有資金分開管理。</p>",
        "custody.segregated",
        [True],
    ),
    (
        "/faq",
        "<p>款項存放於海嶼商業銀行的信託專戶。</p>",
        "custody.institution",
        ["海嶼商業銀行"],
    ),
    ("/risk", "<p>您可能損失全部本金。</p>", "protection.risk_warning", [True]),
    ("/risk", "<p>出借款項不是存款，不受存款保險保障。</p>", "protection.no_deposit_scheme", [True]),
    ("/complaints", "<p>申訴案件於15日內書面回覆。</p>", "complaints.response_days", [15]),
    ("/terms", "<p>民國114年3月1日修訂</p>", "policy.terms_date", ["2025-03-01"]),
    ("/privacy", "<p>會員資料於終止會員關係後保存5年。</p>", "privacy.retention", [True]),
    (
        "/privacy",
        "<p>您可以請求查詢、更正或刪除個人資料。</p>",
        "privacy.rights",
        [("access", "rectification", "erasure")],
    ),
    ("/", "<p>保證獲利，零風險。</p>", "marketing.guaranteed_return", [True]),
    ("/", "<p>本平台不保證獲利。</p>", "marketing.guaranteed_return", [False]),
    ("/", "<p>資金隨時提領。</p>", "marketing.instant_access", [True]),
    ("/faq", "<p>到期前無法隨時贖回。</p>", "marketing.instant_access", [False]),
    ("/security", "<p>您可以開啟兩步驟驗證。</p>", "security.mfa", ["offered"]),
    ("/news", "<p>本平台暫停提領。</p>", "notices.exit_frozen", ["frozen"]),
]


@pytest.mark.parametrize(("path", "markup", "key", "expected"), FOUND)
def test_traditional_page_states_the_fact(path: str, markup: str, key: str, expected: list[object]):
    """The characters are read as the simplified ones; the words are those of Taiwan and Hong Kong."""
    assert values(read_pages({path: markup}, lang="zh-Hant-TW", name="稻香貸"), key) == expected


@pytest.mark.parametrize("markup", ["<p>違約率為 2.4%。</p>", "<p>违约率为 2.4%。</p>"])
def test_both_scripts_say_the_same(markup: str):
    """A page without a language is told by its characters."""
    assert values(read_pages({"/statistics": markup}, lang="", name="稻香貸"), "loans.default_rate") == [2.4]


def test_folding_moves_no_character():
    """A quote must stand word for word: what is matched is as long as what is shown."""
    text = "臺灣網路借貸平臺的違約準備金與債權轉讓"
    assert simplified(text) == "台湾网路借贷平台的违约准备金与债权转让"
    assert len(fold(text)) == len(simplified(text)) == len(text)


def test_names_keep_the_characters_of_the_page():
    """Firms and people are found by simplified characters and told in the page's own."""
    text = "沈稻禾 55%、羅靜岑 25%、稻浪創業投資有限公司 20%。"
    assert [n.text for n in firms(text)] == ["稻浪創業投資有限公司"]
    assert [n.text for n in people(text)] == ["沈稻禾", "羅靜岑"]
