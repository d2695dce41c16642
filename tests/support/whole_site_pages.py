"""The pages of an invented marketplace that states everything the checklist asks about, in plain words.

A British platform that sells claims of lenders, with a buyback, a provision fund, secured loans and a trade body: so
that as few items as possible do not apply. Nothing here is said of any real firm.
"""

from __future__ import annotations

OPERATOR = "Alderholt Exchange Ltd"
OFFICE = "18 Weavers Row, Leeds, LS1 4AP, United Kingdom"

HOME = """
<h1>Claims on loans of British lenders</h1>
<p class="warning"><strong>Your capital is at risk.</strong> You could lose all of the money you invest, and you
may not
be able to get it back before a loan has been repaid. There is no protection by the Financial Services Compensation
Scheme
or any deposit guarantee.</p>
<p>Earn interest of up to 9.5% per year on loans of several lenders. Returns are not guaranteed.</p>
<p>Figures as of 31 October 2026: £84,600,000 lent, 9,384 investors, 842 borrowers.</p>
"""

HOW = """
<h1>How Alderholt works</h1>
<p>Alderholt is a marketplace for claims on loans that lending companies have made to businesses. You buy an assigned
claim against the borrower: the loan contract is transferred to you.</p>
<h2>Scoring</h2>
<p>Our scoring model takes into account three years of accounts, cash flow and payment history. It puts
each loan in one of three classes, A to C, and the class sets the interest rate. The model has limits: two analysts
must
agree before a class is raised by hand. We check every borrower before a loan is listed.</p>
<h2>Your money</h2>
<p>Uninvested client money is held apart from our own funds in a segregated client account at Calder Payments Limited,
an authorised payment institution. You can deposit by bank transfer only, to that client account. The minimum
investment
is £50 per loan. We pay out within 2 working days.</p>
<h2>Terms</h2><p>Loan terms run from 3 to 36 months. Auto-invest spreads your money by rules that you set.</p>
<h2>Security</h2>
<p>Loans are secured by a charge on property, with a maximum loan-to-value of 65%. Each property is valued by
Harrow Quay
Surveyors LLP, independent chartered surveyors; the latest valuation is dated 30 September 2026.</p>
"""

BUYBACK = """
<h1>Buyback obligation</h1>
<p>All loans come with a buyback obligation. If a loan is more than 45 days late, Northmere Lending Group plc
must buy back the loan. The buyback covers the principal and the accrued interest. A loan may be extended at most
twice, by no more than
90 days in all, before the buyback falls due. The buyback depends on the lender's ability to pay and is no
guarantee.</p>
<h2>Who stands behind it</h2>
<dl><dt>Equity of the guarantor</dt><dd>£9,400,000</dd><dt>Guaranteed balance</dt><dd>£24,000,000</dd></dl>
"""

FUND = """
<h1>Provision fund</h1>
<p>The provision fund is discretionary: you have no right to a payment from it, and it may run out.</p>
<p>As of 31 October 2026:</p>
<dl><dt>Provision fund balance</dt><dd>£612,000</dd><dt>Coverage of expected losses</dt><dd>118%</dd></dl>
"""

LENDERS = """
<h1>Our loan originators</h1>
<table><thead><tr><th>Loan originator</th><th>Accounts</th><th>Licence</th><th>Lending since</th><th>Overdue
loans</th>
</tr></thead><tbody>
<tr><td>Northmere Lending Group plc</td><td>2025, audited</td><td>FCA 730118</td><td>March 2016</td><td>3.1%</td></tr>
<tr><td>Tarnbeck Finance Ltd</td><td>2025, audited</td><td>FCA 741902</td><td>May 2018</td><td>2.4%</td></tr>
</tbody></table>
<p>Pending payments: £148,000 has been paid by borrowers and not yet forwarded by the lending companies as of 31
October
2026. Of the pending payments the oldest is 4 days old.</p>
"""

OFFERS = """
<h1>Open loans</h1>
<p class="warning">Your capital is at risk. You could lose all of the money you invest in these loans.</p>
<table><caption>Loans open for investment</caption>
<thead><tr><th>Loan</th><th>Class</th><th>Interest per year</th><th>Term</th><th>Sheet</th></tr></thead><tbody>
<tr><td>Bakery ovens, Hull</td><td>A</td><td>7.2%</td><td>12 months</td>
<td><a href="/files/sheet-1.html">Key information sheet</a></td></tr>
<tr><td>Warehouse, Selby</td><td>B</td><td>8.4%</td><td>36 months</td>
<td><a href="/files/sheet-2.html">Key information sheet</a></td></tr>
</tbody></table>
<p>A key investment information sheet is published for each loan. Half of all offers are filled within 5,400
seconds.</p>
"""

STATISTICS = """
<h1>Statistics</h1>
<p>Data as of 31 October 2026. A loan counts as defaulted when a payment is more than 90 days past due. Rates are by
number of loans: the number of defaulted loans divided by the number of loans made in the year.</p>
<dl>
<dt>Total lent since launch</dt><dd>£84,600,000</dd>
<dt>Principal repaid to investors</dt><dd>£56,538,000</dd>
<dt>Outstanding principal</dt><dd>£27,450,000</dd>
<dt>Written off since launch</dt><dd>£612,000</dd>
<dt>Number of loans</dt><dd>1,126</dd>
<dt>Registered investors</dt><dd>9,384</dd>
<dt>Borrowers</dt><dd>842</dd>
<dt>Average return per year</dt><dd>7.1%</dd>
<dt>Recovery rate of defaulted loans</dt><dd>54%</dd>
<dt>Largest borrower, share of outstanding</dt><dd>1.6%</dd>
<dt>Ten largest borrowers, share of outstanding</dt><dd>11.2%</dd>
<dt>Active lenders in the month</dt><dd>2,140</dd>
<dt>Active borrowers in the month</dt><dd>61</dd>
<dt>Share of the ten largest lenders</dt><dd>4.8%</dd>
</dl>
<h2>Outcomes by year</h2>
<table><thead><tr><th>Year</th><th>Loans made</th><th>Defaulted loans</th><th>Default rate</th><th>Recovery rate</th>
<th>Realised return after losses and fees</th></tr></thead><tbody>
<tr><td>2022</td><td>210</td><td>4</td><td>1.90%</td><td>71%</td><td>6.2%</td></tr>
<tr><td>2023</td><td>261</td><td>6</td><td>2.30%</td><td>63%</td><td>5.9%</td></tr>
<tr><td>2024</td><td>286</td><td>6</td><td>2.10%</td><td>58%</td><td>6.1%</td></tr>
<tr><td>2025</td><td>286</td><td>4</td><td>1.40%</td><td>40%</td><td>6.4%</td></tr>
</tbody></table>
<h2>New loans by year</h2>
<table><thead><tr><th>Year</th><th>New loans</th></tr></thead><tbody>
<tr><td>2023</td><td>£15,300,000</td></tr><tr><td>2024</td><td>£18,900,000</td></tr>
<tr><td>2025</td><td>£21,700,000</td></tr></tbody></table>
<h2>Expected and actual defaults by class, 2024</h2>
<table><thead><tr><th>Class</th><th>Expected default rate</th><th>Actual default rate</th></tr></thead><tbody>
<tr><td>A</td><td>1.2%</td><td>1.0%</td></tr><tr><td>B</td><td>2.6%</td><td>2.2%</td></tr>
<tr><td>C</td><td>4.5%</td><td>4.9%</td></tr></tbody></table>
<h2>Expected and actual defaults by class, 2025</h2>
<table><thead><tr><th>Class</th><th>Expected default rate</th><th>Actual default rate</th></tr></thead><tbody>
<tr><td>A</td><td>1.2%</td><td>0.6%</td></tr><tr><td>B</td><td>2.6%</td><td>1.5%</td></tr>
<tr><td>C</td><td>4.5%</td><td>3.3%</td></tr></tbody></table>
<h2>Secondary market</h2>
<p>In October 2026 claims of £412,000 changed hands on the secondary market; the average time to sell was 6 days.</p>
<p>The whole loan book can be <a href="/files/loan-book.csv">downloaded as CSV</a>.</p>
"""
