"""Chinese in the words of platforms nobody tuned the reader on: tiles, questions, footers, several figures at once."""

import pytest

from tests.support.reading_case import read_pages, values

STATED = [
    (
        "/",
        "<p>銀行定期存款利率約 1.7%，本平台投資人實際拿到 5.2%。</p>",
        "marketing.savings_comparison",
        [True],
    ),
    (
        "/rating",
        "<dl><dt>A 級</dt><dd>利率 4%～6%，預期違約率 0.8%</dd></dl>",
        "loans.expected_default_rate",
        [0.8],
    ),
    ("/faq", "<p>逾期滿 90 天，原債權人將以未償本金買回債權。</p>", "buyback.offered", [True]),
    ("/faq", "<p>我們備有退場計畫，由宏展資產管理股份有限公司接手帳務。</p>", "winddown.plan", [True]),
    ("/faq", "<p>案件期數：6、12、18、24、36 期。</p>", "loans.term_min_months", [6]),
    ("/team", "<ul><li>董事長　簡敬堯：曾任金控協理</li></ul>", "people.directors", [("簡敬堯",)]),
    (
        "/statistics",
        (
            "<table><tr><td>项目分级逾期率（1-90天）</td><td>0.74%</td></tr>"
            "<tr><td>项目分级逾期率（90天以上180天以内）</td><td>0.48%</td></tr></table>"
        ),
        "loans.overdue_rate",
        [0.74, 0.48],
    ),
    ("/statistics", "<li><em>累计注册人数</em> <b>61.3万人</b></li>", "investors.count", [613_000]),
    ("/imprint", "<h1>关于我们</h1><p>法定代表人：沈国梁</p>", "people.directors", [("沈国梁",)]),
    ("/imprint", "<p>實際控制人為沈國樑先生。</p>", "people.owners", [("沈國樑",)]),
    ("/faq", "<p>质保专款以余额为限,不足部分平台不承担责任。</p>", "provision_fund.discretionary", [True]),
    (
        "/terms",
        "<p>版本更新日期：2019年5月20日　生效日期：2019年5月27日</p>",
        "policy.terms_date",
        ["2019-05-27"],
    ),
    ("/security", "<p>信息系统安全等级保护：三级</p>", "security.certifications", [("等保三级",)]),
    (
        "/",
        "<footer><p>© 2014-2019 成都青杉互联网金融服务有限公司 蜀ICP备14021177号-1</p></footer>",
        "entity.legal_name",
        ["成都青杉互联网金融服务有限公司"],
    ),
    (
        "/",
        "<footer><p>© 2014-2019 成都青杉互联网金融服务有限公司 蜀ICP备14021177号-1</p></footer>",
        "cn.icp_number",
        ["蜀ICP备14021177号-1"],
    ),
    (
        "/imprint",
        "<p>公司于2013年9月在深圳前海注册,实缴注册资本人民币1.2亿元。</p>",
        "entity.founded_on",
        ["2013-09"],
    ),
    ("/imprint", "<p>平台自2015年4月1日起对外营业。</p>", "entity.founded_on", ["2015-04-01"]),
    (
        "/imprint",
        "<p>公司接受南京市地方金融监督管理局的日常监管。</p>",
        "licence.regulator",
        ["南京市地方金融监督管理局"],
    ),
    (
        "/",
        "<footer><p>增值电信业务经营许可证:川B2-20180533</p></footer>",
        "licence.number",
        ["川B2-20180533"],
    ),
    (
        "/team",
        "<p>董事长为陆远舟,董事包括秦若溪和韩其昌,总经理由秦若溪兼任。</p>",
        "people.directors",
        [("陆远舟", "秦若溪", "韩其昌")],
    ),
    ("/team", "<p>公司由陆远舟(62%)和韩其昌(38%)出资设立。</p>", "people.owners", [("陆远舟", "韩其昌")]),
    (
        "/imprint",
        "<p>2018年公司实现营业收入1.35亿元,净利润820万元,年末净资产7600万元,总资产1.1亿元。</p>",
        "accounts.total_assets",
        [110000000.0],
    ),
    (
        "/statistics",
        "<div class=tile><strong>23.8亿元</strong><span>累计撮合</span></div>",
        "loans.funded_total",
        [2380000000.0],
    ),
    (
        "/statistics",
        "<p>开业至今,我们已促成借款4.12万笔,金额合计23.8亿元,目前尚未归还的本金为5.6亿元。</p>",
        "loans.outstanding",
        [560000000.0],
    ),
    ("/statistics", "<p>2017年发放的贷款中,已有3.4%发生违约。</p>", "loans.default_rate", [3.4]),
    (
        "/statistics",
        "<p>待还本金中,逾期30天以内的为0.8%,逾期31天至60天的为0.5%,逾期60天以上的为1.1%。</p>",
        "loans.overdue_rate",
        [0.8, 0.5, 1.1],
    ),
    (
        "/statistics",
        "<p>借款逾期满180天仍未归还的,我们记作坏账。</p>",
        "loans.default_definition_days",
        [180],
    ),
    ("/statistics", "<p>超过90日未还款即列入违约。</p>", "loans.default_definition_days", [90]),
    (
        "/statistics",
        "<p>单一最大借款人占待还余额的1.2%,前十名合计占7.8%。</p>",
        "loans.largest_borrower_share",
        [1.2],
    ),
    ("/statistics", "<p>单一最大借款人占待还余额的1.2%,前十名合计占7.8%。</p>", "loans.top10_share", [7.8]),
    (
        "/statistics",
        "<p>目前共有6.3万名出借人和2.1万名借款人使用我们的平台。</p>",
        "borrowers.count",
        [21000],
    ),
    ("/statistics", "<p>成立以来出借人平均拿到8.1%的年化收益。</p>", "returns.average", [8.1]),
    ("/faq", "<h3>最少要投多少钱?</h3><p>50元。</p>", "invest.minimum", [50.0]),
    ("/fees", "<p>平台按已收利息的10%向出借人收取利息管理费。</p>", "fees.investor", [10.0]),
    ("/fees", "<p>债权转让成功后,向转出方收取0.5%的手续费。</p>", "fees.secondary_market", [0.5]),
    (
        "/fees",
        "<table><tr><td>债权转让</td><td>转让本金的0.5%</td></tr></table>",
        "fees.secondary_market",
        [0.5],
    ),
    ("/fees", "<p>账户连续12个月没有操作的,每月扣5元账户管理费。</p>", "fees.inactivity", [5.0]),
    (
        "/buyback",
        "<p>借款人逾期60天,合作担保公司将买下该笔债权并付清本息。</p>",
        "buyback.trigger_days",
        [60],
    ),
    (
        "/buyback",
        "<p>逾期超过60天的债权由推荐机构回购,利息不在回购范围之内。</p>",
        "buyback.covers_interest",
        [False],
    ),
    (
        "/faq",
        "<h3>能提前把钱拿回来吗?</h3><p>您可以把债权挂牌卖给其他出借人,平均5天成交。</p>",
        "secondary_market.exists",
        [True],
    ),
    (
        "/terms",
        "<p>若平台停业,存量借款由上海稳舟资产管理有限公司继续催收并向出借人分配。</p>",
        "winddown.plan",
        [True],
    ),
    ("/terms", "<p>本协议于2018年6月1日起实施。</p>", "policy.terms_date", ["2018-06-01"]),
    ("/", "<p>新客首投奖励60元现金红包!</p>", "marketing.bonus", ["新客首投奖励60元现金红包"]),
    ("/", "<p>最后3席,今晚12点截止!</p>", "marketing.urgency", [True]),
    ("/security", "<p>我们目前没有两步验证。</p>", "security.mfa", ["none"]),
    ("/invest", "<p>每个标的均附有项目信息披露表。</p>", "kiis.published", [True]),
    (
        "/statistics",
        "<p>截至2025年6月30日,累積媒合金額新臺幣12.4億元,未償還本金3.1億元。</p>",
        "loans.outstanding",
        [310000000.0],
    ),
    ("/statistics", "<p>平臺會員共有41,200人,已完成9,830件媒合。</p>", "investors.count", [41200]),
    ("/statistics", "<p>平臺會員共有41,200人,已完成9,830件媒合。</p>", "loans.count", [9830]),
    ("/faq", "<p>提領款項最慢3個營業日入帳。</p>", "payout.working_days", [3]),
    ("/security", "<p>投資款由玉河銀行信託專戶保管。</p>", "custody.institution", ["玉河銀行"]),
    ("/statistics", "<p>逾期30天以上的比率為2.4%,壞帳率0.9%。</p>", "loans.default_rate", [0.9]),
]
SILENT = [
    ("/faq", "<p>如果平台设立风险准备金，将另行公告。</p>", "provision_fund.exists"),
    ("/", "<p>警惕任何承诺保本保息的平台。</p>", "marketing.guaranteed_return"),
    ("/faq", "<p>例如某借款逾期率为5%时,您将损失500元。</p>", "loans.overdue_rate"),
    ("/news", "<p>行业资讯:某平台累计成交120亿元,坏账率达18%。</p>", "loans.default_rate"),
    ("/news", "<p>行业资讯:某平台累计成交120亿元,坏账率达18%。</p>", "loans.funded_total"),
    ("/invest", "<p>借款企业成立于2009年,注册资本2000万元,年营业收入8000万元。</p>", "entity.founded_on"),
    ("/", "<p>我们计划明年推出债权转让。</p>", "secondary_market.exists"),
    ("/", "<p>自动投标功能正在开发,敬请期待。</p>", "auto_invest.offered"),
    (
        "/faq",
        "<h3>什么是风险准备金?</h3><p>风险准备金是指部分平台为弥补坏账而提取的资金。</p>",
        "provision_fund.exists",
    ),
    ("/fees", "<p>借款人按借款金额的3%支付服务费。</p>", "fees.investor"),
    ("/invest", "<p>借款人年利率最高24%。</p>", "returns.advertised"),
    ("/team", "<p>法律顾问:王律师;客服经理:李小梅。</p>", "people.directors"),
    ("/faq", "<p>银行存款受存款保险保障,单户上限50万元。</p>", "protection.scheme_limit"),
]


@pytest.mark.parametrize(("path", "markup", "key", "expected"), STATED)
def test_what_a_page_states_in_other_words_is_read(path, markup, key, expected):
    assert values(read_pages({path: markup}, "zh"), key) == expected


@pytest.mark.parametrize(("path", "markup", "key"), SILENT)
def test_examples_plans_and_other_firms_give_no_value(path, markup, key):
    assert values(read_pages({path: markup}, "zh"), key) == []
