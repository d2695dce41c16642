"""Ages and lateness: track record, domain, accounts, searches. Months are calendar months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from scoring.choosing import last_day, months_between
from scoring.facts import FactValue
from scoring.measures.base import ABSENT, Computed, Context, Missing, measure
from scoring.measures.credit_arithmetic import highest, months_up, stated_first

FOUNDED, FIRST_LOAN = "entity.founded_on", "loans.first_loan_on"
CREATED = "tech.rdap.created_on"
FISCAL_YEAR = "accounts.fiscal_year"
WARNINGS = "register.warnings"


@measure("platform_age_months")
def platform_age_months(ctx: Context) -> Computed | Missing:
    """Whole calendar months from the first loan, else from the foundation, to the capture."""
    key = stated_first(ctx, FIRST_LOAN, FOUNDED) or ctx.missing(ABSENT, FOUNDED, FIRST_LOAN)
    months = months_between(ctx.date(key), ctx.captured_on)
    name = "first loan" if key == FIRST_LOAN else "foundation"
    return ctx.computed(months, f"{months} months from the {name} ({ctx.text(key)}) to the capture", key)


@measure("book_age_months")
def book_age_months(ctx: Context) -> Computed | Missing:
    """Calendar months since the first loan, begun ones counted whole (for "older than")."""
    months = months_up(ctx.date(FIRST_LOAN), ctx.captured_on)
    return ctx.computed(months, f"{months} months since the first loan ({ctx.text(FIRST_LOAN)})", FIRST_LOAN)


@measure("domain_lag_months")
def domain_lag_months(ctx: Context) -> Computed | Missing:
    """Months by which the domain is younger than the claimed start; zero or less when it is older."""
    ctx.need(CREATED, FOUNDED)
    lag = months_up(ctx.date(FOUNDED), ctx.date(CREATED))
    words = f"domain registered {ctx.text(CREATED)}, claimed start {ctx.text(FOUNDED)}: {_lag(lag)}"
    return ctx.computed(lag, words, CREATED, FOUNDED)


def _lag(months: int) -> str:
    return f"{months} months later" if months > 0 else f"{-months} months earlier"


@measure("accounts_open_months")
def accounts_open_months(ctx: Context) -> Computed | Missing:
    """Months, begun ones whole, from the end of the year after the newest published one to the capture."""
    newest = highest(ctx.values(FISCAL_YEAR))
    end = _year_end(newest)
    due = _a_year_on(end)
    months = months_up(due, ctx.captured_on)
    basis = "" if end.isoformat() == newest.as_of else " (31 December taken as year end)"
    words = f"latest accounts {newest.value}{basis}; the year after them {_ended(due, months)}"
    return ctx.computed(months, words, FISCAL_YEAR)


def _ended(day: date, months: int) -> str:
    return f"ended on {day}, {months} months before the capture" if months > 0 else f"runs to {day}"


def _year_end(value: FactValue) -> date:
    """The fiscal year's own end where its as-of date names one, else 31 December."""
    year = int(value.number())
    stated = value.as_of or ""
    if len(stated) == 10 and last_day(stated).year == year:
        return last_day(stated)
    return last_day(str(year))


def _a_year_on(day: date) -> date:
    at_end = day.day == monthrange(day.year, day.month)[1]
    last = monthrange(day.year + 1, day.month)[1]
    return date(day.year + 1, day.month, last if at_end else day.day)


@measure("warning_search_age_days")
def warning_search_age_days(ctx: Context) -> Computed | Missing:
    """Days from the search of the warning lists to the day of the judgement."""
    answer = ctx.latest(WARNINGS)
    searched = last_day(answer.as_of) if answer.as_of else max(e.captured_at for e in answer.evidence).date()
    days = max((ctx.as_of - searched).days, 0)
    return ctx.computed(days, f"lists searched on {searched}, {days} days before the review", WARNINGS)
