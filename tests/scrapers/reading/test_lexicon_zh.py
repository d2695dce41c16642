"""Chinese wordings: each small page states one thing, in the words of many platforms."""

import pytest

from tests.support.reading_case import read_pages, values

S, I, F, Q, T, P, R, C, H, X = (  # noqa: E741
    "/statistics",
    "/imprint",
    "/fees",
    "/faq",
    "/terms",
    "/privacy",
    "/risk",
    "/complaints",
    "/",
    "/security",
)

FOUND = [
    (I, "<p>平台于2014年5月正式上线。</p>", "entity.founded_on", ["2014-05"]),
    (I, "<dl><dt>实缴资本</dt><dd>5000万元</dd></dl>", "entity.share_capital", [50_000_000.0]),
    (
        I,
        "<dl><dt>统一社会信用代码</dt><dd>91310000MA1K35X48P</dd></dl>",
        "entity.registration_number",
        ["91310000MA1K35X48P"],
    ),
    (S, "<dl><dt>累计借款总额</dt><dd>32.5亿元</dd></dl>", "loans.funded_total", [3_250_000_000.0]),
    (S, "<p>平台累计撮合成交金额突破8亿元。</p>", "loans.funded_total", [800_000_000.0]),
    (S, "<dl><dt>待偿余额</dt><dd>6,200万元</dd></dl>", "loans.outstanding", [62_000_000.0]),
    (S, "<dl><dt>累计借款笔数</dt><dd>12,304</dd></dl>", "loans.count", [12_304]),
    (S, "<p>截至2024年12月31日，平台坏账率为2.1%。</p>", "loans.default_rate", [2.1]),
    (S, "<p>预期坏账率约3.5%。</p>", "loans.default_rate", []),
    (S, "<p>预期坏账率约3.5%。</p>", "loans.expected_default_rate", [3.5]),
    (S, "<p>逾期90天以上的借款视为坏账。</p>", "loans.default_definition_days", [90]),
    (S, "<p>坏账回收率为45%。</p>", "loans.recovery_rate", [45.0]),
    (S, "<p>最大单一借款人待还金额占比为3.2%。</p>", "loans.largest_borrower_share", [3.2]),
    (S, "<p>前十大借款人待还金额占比为18.6%。</p>", "loans.top10_share", [18.6]),
    (S, "<dl><dt>累计注册用户</dt><dd>158,000</dd></dl>", "investors.count", [158_000]),
    (S, "<p>平均年化收益率为8.2%。</p>", "returns.average", [8.2]),
    (H, "<p>预期年化收益率高达12%。</p>", "returns.advertised", [12.0]),
    (Q, "<p>最低出借金额为100元。</p>", "invest.minimum", [100.0]),
    (F, "<p>平台对出借人不收取任何费用。</p>", "fees.investor", [0.0]),
    (Q, "<p>借款逾期30天后由合作机构回购。</p>", "buyback.trigger_days", [30]),
    (Q, "<p>平台不承诺回购。</p>", "buyback.offered", [False]),
    (Q, "<p>平台设有风险备付金。</p>", "provision_fund.exists", [True]),
    (Q, "<p>平台未设立风险备付金。</p>", "provision_fund.exists", [False]),
    (Q, "<p>本产品不支持债权转让。</p>", "secondary_market.exists", [False]),
    (Q, "<p>您可以在转让专区转让您的债权。</p>", "secondary_market.exists", [True]),
    (Q, "<p>提现申请将在2个工作日内到账。</p>", "payout.working_days", [2]),
    (Q, "<p>用户资金由银行存管，与平台自有资金隔离。</p>", "custody.segregated", [True]),
    (Q, "<p>我们支持一键投标与自动复投。</p>", "auto_invest.offered", [True]),
    (R, "<p>出借人可能损失全部本金。</p>", "protection.risk_warning", [True]),
    (R, "<p>出借资金不属于存款，不受存款保险保障。</p>", "protection.no_deposit_scheme", [True]),
    (Q, "<p>出借前须完成风险承受能力测评。</p>", "protection.entry_test", [True]),
    (C, "<p>收到投诉后15个工作日内予以答复。</p>", "complaints.response_days", [15]),
    (T, "<p>本协议自2023年8月1日起施行。</p>", "policy.terms_date", ["2023-08-01"]),
    (P, "<p>交易记录将保存5年。</p>", "privacy.retention", [True]),
    (P, "<p>我们不会向任何第三方出售您的个人信息。</p>", "privacy.may_sell", [False]),
    (H, "<p>本息保障，稳赚不赔！</p>", "marketing.guaranteed_return", [True]),
    (H, "<p>平台不承诺保本保息。</p>", "marketing.guaranteed_return", [False]),
    (H, "<p>平台承诺保本吗？</p>", "marketing.guaranteed_return", []),
    (H, "<p>活期产品，随时赎回。</p>", "marketing.instant_access", [True]),
    (H, "<p>收益是银行活期的10倍。</p>", "marketing.savings_comparison", [True]),
    (H, "<p>名额有限，抢完即止。</p>", "marketing.urgency", [True]),
    (X, "<p>登录时必须使用双因素验证。</p>", "security.mfa", ["forced"]),
    (X, "<p>我们支持动态口令。</p>", "security.mfa", ["offered"]),
]


@pytest.mark.parametrize(("path", "markup", "key", "expected"), FOUND)
def test_chinese_page_states_the_fact(path: str, markup: str, key: str, expected: list[object]):
    """Words stand without spaces; a denial is a value of its own and a question is none."""
    assert values(read_pages({path: markup}, lang="zh", name="示例平台"), key) == expected
