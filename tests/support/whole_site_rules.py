"""The other half of the invented marketplace's pages: risk, costs, contract, data, people, news."""

from __future__ import annotations

from tests.support.whole_site_pages import OFFICE, OPERATOR

RISK = """
<h1>Risks</h1>
<p class="warning">You could lose all of the money you invest. Your money may be tied up until the loan is repaid.</p>
<h2>Default of the borrower</h2><p>A business may stop paying.</p>
<h2>Failure of the platform</h2><p>If Alderholt stops trading, our wind-down plan takes effect. Fenbrook Servicing
Limited, our back-up servicer, would collect the remaining loans. The run-off is paid for from a cash reserve of
£240,000
that is kept for this purpose.</p>
<h2>Illiquidity</h2><p>There may be no buyer on the secondary market.</p>
<h2>Cyber attack and loss of data</h2><p>Systems can be attacked or fail in spite of all care.</p>
<h2>Conflicts of interest</h2><p>We earn a fee when a loan is funded. Alderholt, its
owners and its staff may neither borrow nor lend on the platform.</p>
<h2>Legal risk</h2><p>Laws may change.</p><h2>Tax</h2><p>Interest is taxable.</p>
"""

FEES = """
<h1>Fees</h1>
<table><thead><tr><th>Fee</th><th>Who pays</th><th>Amount</th></tr></thead><tbody>
<tr><td>Service fee</td><td>Investor</td><td>0.75% a year of the outstanding balance</td></tr>
<tr><td>Selling on the secondary market</td><td>Seller</td><td>0.5% of the sale price</td></tr>
<tr><td>Listing fee</td><td>Lending company</td><td>1.5% of the loan</td></tr></tbody></table>
<p>Recoveries on a defaulted loan first meet the costs of collection, then go to the investors in proportion to their
shares. The yields that we show are net of our service fee and of expected losses, per year.</p>
"""

TERMS = f"""
<h1>Terms for investors</h1>
<p>Version 7, effective from 1 July 2026. Older versions: <a href="/files/terms-v6.html">version 6 of 1 May
2025</a>.</p>
<h2>1. Parties</h2><p>These terms are agreed between the investor and {OPERATOR}.</p>
<h2>2. Loans</h2><p>Each claim is assigned to the investor. We check every borrower before a loan is listed.</p>
<h2>3. Client money</h2><p>Client money is segregated and held by Calder Payments Limited.</p>
<h2>4. Payouts</h2><p>We pay out within 2 working days after your order.</p>
<h2>5. Secondary market</h2><p>You can sell performing loans to other investors on the secondary market at a price
that
the seller sets between 95% and 103% of the outstanding principal. Loans that are late cannot be listed. We may
suspend
the market for at most ten working days.</p>
<h2>6. Changes</h2><p>We tell you of changes at least 30 days ahead. You may close your account free of charge before
they take effect.</p>
<h2>7. Records</h2><p>We keep contracts and transactions for 7 years. You can download yours at any time as PDF or
CSV.</p>
"""

FAQ = """
<h1>Questions and answers</h1>
<h2>Can I sell my loans?</h2><p>Yes, on the secondary market. Sales took 6 days on average. The fee for the seller
is 0.5%.</p>
<h2>Is there an entry test?</h2><p>Yes. Before the first loan you take an appropriateness test and use a calculator
that
simulates your ability to bear loss. You then have a reflection period of 4 days.</p>
<h2>Is it like a savings account?</h2><p>No. This is not a savings account, and no deposit guarantee applies.</p>
"""

SECURITY = """
<h1>Security</h1>
<p>Two-factor authentication is mandatory for every account, by an authenticator app.</p>
<p>Our information security management is certified to ISO 27001 (certificate AX-27001-118).</p>
<p>Have you found a weakness? Our disclosure policy tells how to report it.</p>
"""

PRIVACY = f"""
<h1>Privacy policy</h1>
<p>Last updated: 12 January 2026</p>
<h2>Controller</h2><p>The controller of your personal data is {OPERATOR}, {OFFICE}, e-mail
privacy@alderholt.example.</p>
<h2>Data protection officer</h2><p>You can reach our data protection officer at dpo@alderholt.example.</p>
<h2>Purposes and legal basis</h2>
<ul><li>Running your account: performance of a contract, Article 6(1)(b) UK GDPR.</li>
<li>Checks against money laundering: legal obligation, Article 6(1)(c) UK GDPR.</li></ul>
<h2>Recipients</h2><p>We share data with Calder Payments Limited (payments) and Veridane Identity Limited (identity
checks).</p>
<h2>Transfers to third countries</h2><p>Veridane stores backups in Canada. The transfer rests on an adequacy
decision.</p>
<h2>How long we keep data</h2><p>Identity documents are kept for 5 years after the end of the contract.</p>
<h2>Your rights</h2><p>You have the right of access, to rectification, to erasure, to restriction of processing, to
object,
and to data portability. You may withdraw your consent at any time. You may lodge a complaint with the Information
Commissioner's Office.</p>
<h2>Automated decisions</h2><p>There is automated decision-making: borrowers are scored automatically. You may contest
the decision and ask for a person to look at it.</p>
<h2>How we protect data</h2><p>We use encryption in transit and at rest, access control by role, daily backups and
a yearly
penetration test.</p>
"""

ABOUT = """
<h1>About us</h1>
<p>Alderholt was founded in 2017 in Leeds. The first loan was funded on 12 February 2018. Alderholt is a member of
the UK
Crowdfunding Association.</p>
<h2>Directors</h2>
<ul><li><strong>Edith Marlowe</strong>, chief executive. Eleven years in business lending at two banks.</li>
<li><strong>Samuel Okafor</strong>, finance director. Chartered accountant since 2006.</li></ul>
<h2>Shareholders</h2>
<table><thead><tr><th>Shareholder</th><th>Share</th></tr></thead><tbody>
<tr><td>Edith Marlowe</td><td>56%</td></tr><tr><td>Samuel Okafor</td><td>44%</td></tr></tbody></table>
"""

IMPRINT = f"""
<h1>Legal notice</h1>
<dl><dt>Operator</dt><dd>{OPERATOR}</dd><dt>Company number</dt><dd>10648213 (England and Wales)</dd>
<dt>Registered office</dt><dd>{OFFICE}</dd><dt>Telephone</dt><dd>+44 113 496 0142</dd>
<dt>E-mail</dt><dd>hello@alderholt.example</dd><dt>Directors</dt><dd>Edith Marlowe, Samuel Okafor</dd>
<dt>Share capital</dt><dd>£1,250,000, fully paid up</dd></dl>
<p>{OPERATOR} is authorised and regulated by the Financial Conduct Authority for operating an electronic system in
relation
to lending (peer-to-peer). Firm reference number: 718402. Authorised since 9 March 2018.</p>
"""

COMPLAINTS = """
<h1>Complaints</h1>
<p>Write to complaints@alderholt.example or use the complaint form below. Complaints are free of charge. We answer
within
15 working days. If you are not content, you can turn to the Financial Ombudsman Service.</p>
<form action="/complaints" method="post"><label>Your complaint <textarea name="text"></textarea></label>
<button>Send the complaint</button></form>
<h1>Conflicts of interest policy</h1>
<p>Alderholt does not lend, borrow or invest on its own platform. Owners, directors and staff are barred from
taking part.
Loans to related parties are not allowed.</p>
"""

NEWS = """
<h1>News</h1>
<article><h2>October report</h2><p><time datetime="2026-10-12">12 October 2026</time></p>
<p>Two loans of class C defaulted in September. We publish a report like this one every month.</p></article>
<article><h2>Outage of the account area</h2><p><time datetime="2026-08-03">3 August 2026</time></p>
<p>Logins failed for five hours on 1 August. No payout was late.</p></article>
<article><h2>Late payments in hospitality</h2><p><time datetime="2024-05-18">18 May 2024</time></p>
<p>Late payments among restaurants rose to four loans.</p></article>
"""

REPORTS = """
<h1>Annual accounts</h1>
<p>The accounts for 2025 were audited by Corrib &amp; Lyons LLP. The audit opinion is unqualified.</p>
<table><thead><tr><th></th><th>2025</th><th>2024</th></tr></thead><tbody>
<tr><td>Revenue</td><td>£2,410,000</td><td>£2,180,000</td></tr>
<tr><td>Net profit</td><td>£184,000</td><td>£96,000</td></tr>
<tr><td>Total assets</td><td>£3,120,000</td><td>£2,905,000</td></tr>
<tr><td>Equity</td><td>£1,730,000</td><td>£1,546,000</td></tr>
<tr><td>Cash and cash equivalents</td><td>£640,000</td><td>£588,000</td></tr></tbody></table>
"""

LOGIN = """
<h1>Log in</h1>
<form action="/login" method="post"><label>E-mail <input type="email" name="email"></label>
<label>Password <input type="password" name="password"></label><button>Log in</button></form>
"""
