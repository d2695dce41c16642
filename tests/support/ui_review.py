"""One invented review with all seven states, both levels of flag, a contradiction, Chinese and hostile words."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

from scoring.assessment import (
    DIMENSIONS,
    Assessment,
    Band,
    Cap,
    DimensionScore,
    Flag,
    FlagLevel,
    FlagState,
    Judgement,
    Line,
    OpenItem,
    Outcome,
    Overall,
    Score,
    Sensitivity,
)
from scoring.checklist import Basis, Grading, Item
from scoring.facts import (
    Absent,
    Catalogue,
    Contradiction,
    Evidence,
    FactGroup,
    FactKind,
    FactType,
    FactValue,
    Finding,
    Found,
    Locator,
    PageNote,
    Reading,
    SearchedPage,
    Unsearched,
)
from scoring.review import CaptureInfo, PlatformInfo, Review, SnapshotInfo

NOW = datetime(2026, 11, 23, 9, 13, tzinfo=UTC)
HOME = "https://brightfield-lending.example"
HOSTILE = '<img src="file:///etc/hostname" onerror=alert(1)><b>bold</b>'
VALUES = {
    Outcome.PASS: Fraction(1),
    Outcome.PARTIAL: Fraction(1, 2),
    Outcome.FAIL: Fraction(0),
    Outcome.NOT_DISCLOSED: Fraction(1, 4),
}
SHARES = dict(zip(DIMENSIONS, (22, 40, 18, 10, 10), strict=True))

PAGES = {
    "/": "Brightfield Lending\nFunding small firms since 2019\nEUR 12,400,000 funded\nAverage yield 9.4 % a year",
    "/terms": (
        "Terms of use\nWithdrawals of money that is not invested are paid within two working days.\n"
        "The operator may suspend early exit when the market is disturbed.\n"
        "Loans that are more than 60 days late are bought back by the loan originator, with interest.\n"
        "The claim is assigned to the investor; the platform holds no claim of its own."
    ),
    "/statistics": (
        "Statistics\nLoans funded\tEUR 12,100,000\nDefault rate 2023\t4.1 %\nDefault rate 2024\t5.6 %\n"
        "Default rate 2025\t7.2 %\nA default is counted 90 days after the due date."
    ),
    "/risk": "Risk\nYou can lose all the money you lend. A buyback is only as good as the firm behind it.",
    "/about": (
        "About us\nBrightfield Lending OÜ, registry code 14209999\n"
        "Directors: Mari Tamm, 王小明\n关于我们：信息披露"
    ),
    "/privacy": "Privacy\nWe keep your data for seven years. "
    + HOSTILE
    + " Ask privacy@brightfield-lending.example.",
}

_ITEMS: tuple[tuple[str, int, str, Outcome, str], ...] = (
    (
        "liquidity.withdrawal-time",
        2,
        "Is there a stated time for paying out cash?",
        Outcome.PASS,
        "Two working days are stated.",
    ),
    (
        "liquidity.exit-terms",
        4,
        "Are exit fee, price rule and the right to suspend written down?",
        Outcome.PARTIAL,
        "The right to suspend is stated; a fee is not.",
    ),
    (
        "liquidity.buyback-terms",
        4,
        "Are trigger day, obligor, interest and extensions of the buyback stated?",
        Outcome.PASS,
        "60 days, the originator, with interest.",
    ),
    (
        "liquidity.client-money",
        8,
        "Is uninvested money kept apart at a named institution?",
        Outcome.NOT_DISCLOSED,
        "Terms, questions and imprint were read; none names an institution.",
    ),
    (
        "liquidity.complaints",
        4,
        "Do independent reviews report stuck withdrawals?",
        Outcome.MANUAL_PENDING,
        "Only an imported review file can answer this.",
    ),
    (
        "liquidity.fund-cover",
        4,
        "If there is a provision fund, does it cover twelve months of losses?",
        Outcome.NOT_APPLICABLE,
        "The platform says that it has no provision fund.",
    ),
    (
        "credit.legal-entity",
        8,
        "Are legal name, number and seat printed, and do they match the register?",
        Outcome.PARTIAL,
        "Name and number are printed; the register was not compared yet.",
    ),
    (
        "credit.licence",
        8,
        "Is a licence claimed, and does the register confirm it?",
        Outcome.MANUAL_PENDING,
        "A person compares the register.",
    ),
    (
        "credit.default-rates",
        8,
        "Are default rates of three years published?",
        Outcome.PASS,
        "2023: 4.1 %, 2024: 5.6 %, 2025: 7.2 %.",
    ),
    (
        "credit.default-method",
        4,
        "Is it said when a loan counts as defaulted?",
        Outcome.PASS,
        "90 days after the due date.",
    ),
    (
        "credit.accounts",
        8,
        "Are audited accounts published?",
        Outcome.UNKNOWN,
        "The PDF has no text: it is a scan.",
    ),
    (
        "credit.stats-fresh",
        2,
        "Are the statistics younger than three months?",
        Outcome.FAIL,
        "They are dated 2025; the capture is of November 2026.",
    ),
    (
        "reputation.risk-warning",
        8,
        "Does a plain risk warning stand where money is asked for?",
        Outcome.PASS,
        "The risk page says that all can be lost.",
    ),
    (
        "reputation.guarantee-words",
        8,
        "Are words like guaranteed or risk-free avoided?",
        Outcome.FAIL,
        "The home page promises a guaranteed yield.",
    ),
    (
        "reputation.headline-yield",
        4,
        "Is the advertised yield in the usual range?",
        Outcome.PARTIAL,
        "9.4 % is above the usual range.",
    ),
    ("leakage.policy", 8, "Is there a privacy policy?", Outcome.PASS, "It stands at /privacy."),
    (
        "leakage.retention",
        4,
        "Is it said how long data are kept?",
        Outcome.PASS,
        "Seven years. " + HOSTILE,
    ),
    (
        "leakage.dpo",
        2,
        "Is a data protection contact named?",
        Outcome.NOT_DISCLOSED,
        "The policy was read in full and names none.",
    ),
    ("security.https", 8, "Is every page served over https?", Outcome.PASS, "All six pages are."),
    (
        "security.hsts",
        4,
        "Does the server insist on https?",
        Outcome.FAIL,
        "The header is not sent.",
    ),
    (
        "security.cors",
        2,
        "Are answers closed to other sites?",
        Outcome.UNKNOWN,
        "It could not be measured offline.",
    ),
)


def digest(path: str) -> str:
    """The invented hash of a page."""
    return hashlib.sha256(PAGES[path].encode()).hexdigest()


def evidence(path: str, quote: str) -> Evidence:
    """A quote of an invented page, with its right place."""
    start = PAGES[path].index(quote)
    return Evidence(HOME + path, quote, digest(path), NOW, locator=Locator(start, start + len(quote)))


def items() -> dict[str, Item]:
    """The invented checklist."""
    return {name: _item(name, weight, question) for name, weight, question, _, _ in _ITEMS}


def _item(name: str, weight: int, question: str) -> Item:
    weights = {8: "critical", 4: "high", 2: "medium", 1: "low"}
    return Item(
        id=name,
        dimension=name.split(".")[0],
        weight_name=weights[weight],
        weight=weight,
        question=question,
        why="Whoever lends should know this before the money is gone.",
        ask=f"Could you tell us, with a source: {question[0].lower()}{question[1:]}",
        facts=("payout.working_days", "exit.suspension_right"),
        basis=Basis.DISCLOSED,
        duty=("ecspr",),
        silence="counts",
        sources=("AC2 checked", "thresholds: our proposal"),
        grading=Grading("Stated and inside the line.", "Stated in part.", "Stated and outside the line.", ""),
        conditions={},
        duty_when=None,
        knock_out=None,
        examples=(),
        judged={},
    )


def _measured() -> tuple[Finding, ...]:
    """Two header tests, one of them hostile and failed, one not measured, and their sum."""
    home = f"headers:{HOME}/"
    csp = Evidence(home, f"csp-not-implemented (-25): {HOSTILE}", digest("/"), NOW)
    framing = Evidence(home, "x-frame-options-implemented-via-csp (+5): 'none'", digest("/"), NOW)
    taken = (("taken", "-25"), ("bonus", "5"))
    failed, passed = (("modifier", "-25"), ("passes", "no")), (("modifier", "+5"), ("passes", "yes"))
    return (
        Found("tech.csp.result", (FactValue("csp-not-implemented", (csp,), qualifiers=failed),)),
        Found(
            "tech.framing.result",
            (FactValue("x-frame-options-implemented-via-csp", (framing,), qualifiers=passed),),
        ),
        Unsearched("tech.cors.result", "the request with a foreign origin is made only when asked for"),
        Found("tech.observatory.score", (FactValue(75, (csp,), qualifiers=taken),)),
    )


def catalogue() -> Catalogue:
    """The invented fact catalogue."""
    rows = (
        ("payout.working_days", FactType.DAYS, "working days until a withdrawal is paid", "Payout time"),
        ("exit.suspension_right", FactType.BOOL, "the operator may suspend early exit", "Right to suspend"),
        ("loans.funded_total", FactType.MONEY, "cumulative loans funded", "Loans funded"),
        ("loans.default_rate", FactType.PERCENT, "default rate, by year", "Default rate"),
        ("people.directors", FactType.LIST, "names of directors", "Directors"),
        ("custody.institution", FactType.TEXT, "institution that keeps client money", "Custodian"),
        ("accounts.auditor", FactType.TEXT, "audit firm of the latest accounts", "Auditor"),
        ("privacy.retention", FactType.TEXT, "how long data are kept", "Retention"),
    )
    return {
        key: FactKind(key, kind, FactGroup.DISCLOSED, meaning, label=label)
        for key, kind, meaning, label in rows
    }


def reading() -> Reading:
    """What the invented pages say."""
    home, stats = (
        FactValue(Decimal(12_400_000), (evidence("/", "EUR 12,400,000 funded"),), "EUR"),
        FactValue(Decimal(12_100_000), (evidence("/statistics", "EUR 12,100,000"),), "EUR"),
    )
    rates = tuple(
        FactValue(Decimal(rate), (evidence("/statistics", f"{rate} %"),), "%", (("year", year),))
        for year, rate in (("2023", "4.1"), ("2024", "5.6"), ("2025", "7.2"))
    )
    findings: tuple[Finding, ...] = (
        Found(
            "payout.working_days", (FactValue(2, (evidence("/terms", "within two working days"),), "days"),)
        ),
        Found("exit.suspension_right", (FactValue(True, (evidence("/terms", "may suspend early exit"),)),)),
        Found("loans.funded_total", (home, stats)),
        Found("loans.default_rate", rates),
        Found(
            "people.directors",
            (FactValue(("Mari Tamm", "王小明"), (evidence("/about", "Mari Tamm, 王小明"),)),),
        ),
        Found("privacy.retention", (FactValue(HOSTILE, (evidence("/privacy", HOSTILE),), method=HOSTILE),)),
        Absent(
            "custody.institution",
            tuple(SearchedPage(HOME + p, ("T",), digest(p)) for p in ("/terms", "/about")),
        ),
        Unsearched("accounts.auditor", "the annual report is a scan without text"),
        *_measured(),
    )
    notes = tuple(
        PageNote(
            HOME + path, digest(path), text.split("\n")[0], (_kind(path),), "en", "html", len(text), True
        )
        for path, text in PAGES.items()
    )
    contradiction = Contradiction(
        "loans.funded_total", (), (home, stats), "Home and statistics differ by EUR 300,000."
    )
    return Reading({f.key: f for f in findings}, (contradiction,), notes, "1")


def _kind(path: str) -> str:
    return {"/": "H", "/terms": "T", "/statistics": "S", "/risk": "R", "/about": "A", "/privacy": "P"}[path]


def captures() -> tuple[CaptureInfo, ...]:
    """What was fetched, and what was not."""
    pages = [
        CaptureInfo(
            HOME + path, 200, "text/html; charset=utf-8", digest(path), len(text), "", NOW, (_kind(path),)
        )
        for path, text in PAGES.items()
    ]
    lost = (
        CaptureInfo(HOME + "/login", 403, "", "", 0, "blocked", NOW, ()),
        CaptureInfo(
            HOME + "/reports/2025.pdf", 200, "application/pdf", "", 0, "timeout", NOW, ("D",), HOSTILE
        ),
    )
    return (*pages, *lost)


def score(pairs: list[tuple[int, Outcome]]) -> tuple[Score, int, int, Fraction]:
    """The arithmetic of one risk: score, applicable and answered weight, points."""
    counted = [(w, VALUES[o]) for w, o in pairs if o in VALUES]
    applies = sum(w for w, o in pairs if o is not Outcome.NOT_APPLICABLE)
    answered = sum(w for w, _ in counted)
    points = sum((w * v for w, v in counted), Fraction(0))
    share = Fraction(answered, applies)
    low, high = 100 * points / applies, 100 * (points + applies - answered) / applies
    return Score(100 * points / answered, low, high, share), applies, answered, points


def dimension(name: str, outcomes: Mapping[str, Outcome]) -> DimensionScore:
    """One risk with its lines."""
    rows = [(i, w, outcomes[i]) for i, w, *_ in _ITEMS if i.startswith(f"{name}.")]
    result, applies, answered, points = score([(w, o) for _, w, o in rows])
    lines = tuple(Line(i, o, w, VALUES.get(o), VALUES[o] * w if o in VALUES else None) for i, w, o in rows)
    return DimensionScore(name, Fraction(SHARES[name], 100), result, lines, applies, answered, points)


def overall(dimensions: tuple[DimensionScore, ...], candidate: bool) -> Overall:
    """The whole: capped by a serious flag, without a point while a fatal one waits."""
    low, high, coverage = (
        sum((d.weight * getattr(d.result, part) for d in dimensions), Fraction(0))
        for part in ("low", "high", "coverage")
    )
    mean = Score(
        sum((d.weight * (d.result.score or 0) for d in dimensions), Fraction(0)), low, high, coverage
    )
    caps = (
        Cap(
            "ko2",
            Fraction(49),
            Fraction(49),
            Fraction(49),
            True,
            "one serious flag: the yield is called guaranteed",
        ),
        Cap("young", Fraction(79), Fraction(79), None, False, "the track record is shorter than three years"),
    )
    lowest = Fraction(20) if candidate else min(low, Fraction(41))
    capped = Score(None if candidate else Fraction(49), lowest, Fraction(49), coverage)
    band = (
        Band("–", "waiting for confirmation", "E", "D")
        if candidate
        else Band("D", "serious gaps or risks", "E", "D")
    )
    return Overall(mean, capped, Fraction(5, 6), caps, band, candidate)


def review(
    name: str = "Brightfield Lending",
    run: str = "r-000001",
    answers: Mapping[str, Outcome] | None = None,
    decided: FlagState | None = None,
    candidate: bool = True,
) -> Review:
    """The invented review; `answers` are a person's outcomes, `decided` what was said about the fatal flag."""
    outcomes = {i: o for i, _, _, o, _ in _ITEMS} | dict(answers or {})
    flags = _flags(decided) if candidate else _flags(decided)[1:]
    dimensions = tuple(dimension(d, outcomes) for d in DIMENSIONS)
    waits = candidate and decided is None
    open_items = sorted(
        (_open(d, line) for d in dimensions for line in d.lines if _is_open(line)), key=lambda o: -o.width
    )
    assessment = Assessment(
        edition="2026.1",
        fingerprint="8631cb755b07a49c",
        profile="default",
        jurisdiction=None,
        regimes=("ecspr", "eu", "gdpr"),
        as_of=date(2026, 11, 23),
        judgements=tuple(_judgement(row, outcomes, flags, answers or {}) for row in _ITEMS),
        dimensions=dimensions,
        overall=overall(dimensions, waits),
        flags=flags,
        unknowns=tuple(open_items),
        questions=(*(items()[o.item].ask for o in open_items), f"What does this mean: {HOSTILE}"),
        sensitivity=Sensitivity(Fraction(52), Fraction(61), Fraction(49), Fraction(49)),
    )
    snapshot = SnapshotInfo("s-000001", NOW, "partial", captures(), ("brightfield-lending.example",), "0.1.0")
    return Review(run, NOW, "0.1.0", PlatformInfo(name, HOME), snapshot, reading(), assessment)


def _flags(decided: FlagState | None) -> tuple[Flag, ...]:
    state = decided or FlagState.CANDIDATE
    who = "" if decided is None else "A. Reader"
    quote = (evidence("/terms", "The operator may suspend early exit when the market is disturbed."),)
    return (
        Flag(
            "liquidity.exit-terms",
            FlagLevel.KO1,
            "the page says that early exit may be suspended",
            quote,
            state,
            who,
        ),
        Flag(
            "reputation.guarantee-words",
            FlagLevel.KO2,
            "the home page gives an average yield without naming losses",
            (evidence("/", "Average yield 9.4 % a year"),),
        ),
    )


def _is_open(line: Line) -> bool:
    return line.outcome in (Outcome.UNKNOWN, Outcome.MANUAL_PENDING)


def _open(found: DimensionScore, line: Line) -> OpenItem:
    width = 100 * found.weight * line.weight / found.applicable_weight
    return OpenItem(line.item, line.outcome, width, items()[line.item].ask, "not read")


def _judgement(
    row: tuple[str, int, str, Outcome, str],
    outcomes: Mapping[str, Outcome],
    flags: tuple[Flag, ...],
    answers: Mapping[str, Outcome],
) -> Judgement:
    name, reason, answered = row[0], row[4], row[0] in answers
    quoted = {
        "liquidity.withdrawal-time": evidence("/terms", "within two working days"),
        "leakage.retention": evidence("/privacy", HOSTILE),
        "credit.default-rates": evidence("/statistics", "Default rate 2023\t4.1 %"),
    }
    return Judgement(
        item=name,
        outcome=outcomes[name],
        reason=reason,
        evidence=(quoted[name],) if name in quoted else (),
        facts=("payout.working_days",)
        if name == "liquidity.withdrawal-time"
        else ("custody.institution", "accounts.auditor"),
        flag=next((f for f in flags if f.item == name), None),
        by="A. Reader" if answered else "program",
        machine=row[3] if answered else None,
    )
