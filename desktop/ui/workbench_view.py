"""Default rates made again from their counts, arrears at the same days, and interest against higher defaults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.plain import plain_label, visible
from desktop.ui.tables import Cell, Row, WordTable, table_view
from desktop.ui.texts import tr
from desktop.ui.tokens import LARGE, MEDIUM
from scoring.arrears import Step
from scoring.facts import Catalogue, Evidence
from scoring.measures.credit_arithmetic import shown
from scoring.recompute import Blank, Check, Result, Term
from scoring.review import Review
from scoring.stress import Input, Stress, StressRow, stress_of
from scoring.workbench import Pairing, Trait, Workbench, workbench

COLUMNS = ("figure", "published", "result", "sum")
ICONS = {
    Result.AGREES: ("outcome-pass", "passed"),
    Result.DIFFERS: ("attention", "partial"),
    Result.NOT_COMPARABLE: ("outcome-not_applicable", "soft"),
}
LONGEST = 400


class WorkbenchView(QWidget):
    """One table under headings; Enter on a row shows the words it was read from."""

    evidence_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "page")
        self.model = WordTable([tr(f"rates.column.{name}") for name in COLUMNS], (1,))
        self.table = table_view(self.model, tr("rates.table"), (330, 110, 170, 400), 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(plain_label(tr("rates.hint"), tone="soft"))
        column.addWidget(self.table, 1)
        self.table.activated.connect(lambda index: self._open(index.row()))

    def show_review(self, review: Review, catalogue: Catalogue) -> None:
        """Show the rates of this review."""
        rows = [*rate_rows(workbench(review.reading.findings), catalogue), *stress_rows(stress_of(review))]
        self.table.clearSpans()
        self.model.show_rows(rows)
        for place, row in enumerate(rows):
            if len(row.cells) == 1:
                self.table.setSpan(place, 0, 1, len(COLUMNS))
        self.table.scrollToTop()

    def _open(self, place: int) -> None:
        key = self.model.key(place)
        if isinstance(key, Evidence):
            self.evidence_wanted.emit(key)


def _row(evidence: Iterable[Evidence], *cells: Cell) -> Row:
    return Row(next(iter(evidence), None), cells)


def _of(terms: Iterable[Term]) -> Iterator[Evidence]:
    return (e for term in terms for e in term.value.evidence)


def _heading(name: str) -> Row:
    return Row(None, (Cell(tr(f"rates.heading.{name}"), bold=True),), heading=True)


def _sum(text: str, tone: str = "soft") -> Cell:
    told = visible(text[:1].upper() + text[1:], LONGEST)
    return Cell(told, tip=told, tone=tone)


def _note(text: str) -> Row:
    told = visible(text, LONGEST)
    return Row(None, (Cell(told, tip=told, tone="soft"),))


# --- rates ---


def rate_rows(found: Workbench, catalogue: Catalogue) -> Iterator[Row]:
    """Definition, recomputed rates with the blanks, arrears, comparisons."""
    yield _heading("definition")
    yield from map(_trait, found.traits)
    yield _heading("again")
    yield from map(_check, (*found.checks, *found.means))
    yield from (_blank(blank, catalogue) for blank in found.blanks)
    if found.why_empty:
        yield _note(found.why_empty)
    if found.ladder:
        yield _heading("arrears")
        yield from map(_step, found.ladder)
    if found.pairings:
        yield _heading("pairs")
        yield from map(_pairing, found.pairings)


def _trait(trait: Trait) -> Row:
    told = _sum(words.program(trait.words), "text")
    return _row(_of(trait.terms), Cell(words.program(trait.name)), Cell(""), Cell(""), told)


def _check(check: Check) -> Row:
    published = Cell(f"{check.published.number()} %", number=True, bold=True)
    return _row(
        check.published.evidence,
        Cell(visible(check.name, 80)),
        published,
        _result(check.result),
        _sum(words.program(check.words)),
    )


def _result(result: Result) -> Cell:
    icon = ICONS[result]
    return Cell(tr(f"rates.result.{result.value}"), icon=icon, tone=icon[1], bold=result is Result.DIFFERS)


def _blank(blank: Blank, catalogue: Catalogue) -> Row:
    missing = " · ".join(words.fact_label(key, catalogue.get(key)) for key in blank.missing)
    names = visible(blank.names, LONGEST)
    reason = _sum(tr("rates.missing", facts=missing))
    return _row(_of(Term("", r) for r in blank.rates), Cell(names, tip=names), Cell(""), _open_cell(), reason)


def _open_cell() -> Cell:
    return Cell(tr("rates.blank"), icon=("outcome-unknown", "unknown"), tone="unknown")


def _step(step: Step) -> Row:
    name = tr("rates.late", days=step.days) if step.days else tr("rates.late_any")
    share = Cell("" if step.share is None else f"{step.share} %", number=True, bold=True)
    state = _open_cell() if step.share is None else Cell("")
    return _row(_of(step.terms), Cell(name), share, state, _sum(words.program(step.words)))


def _pairing(pair: Pairing) -> Row:
    reason = _sum(pair.words.removeprefix("not comparable, "))
    names = visible(tr("rates.pair", one=pair.one, other=pair.other), LONGEST)
    return _row(_of(pair.terms), Cell(names, tip=names), Cell(""), _result(pair.result), reason)


# --- higher defaults ---


def stress_rows(found: Stress) -> Iterator[Row]:
    """Inputs, rows, what is missing and what to keep in mind."""
    yield _heading("inputs")
    yield from map(_input, found.inputs)
    yield _heading("stress")
    yield from map(_stress, found.rows)
    yield from (_note(tr("rates.missing_input", text=text)) for text in found.missing)
    if found.assumed is not None:
        low, high = shown(found.assumed.low), shown(found.assumed.high)
        yield _note(tr("rates.assumed_source", low=low, high=high, source=found.assumed.source))
    yield from map(_note, found.cautions)


def _input(given: Input) -> Row:
    number = Cell("" if given.number is None else f"{shown(given.number)} %", number=True, bold=True)
    told = given.evidence[0].quote if given.evidence else given.why
    state = _open_cell() if given.number is None else Cell("")
    return _row(given.evidence, Cell(words.program(given.name)), number, state, _sum(" ".join(told.split())))


def _stress(row: StressRow) -> Row:
    name = tr("rates.stress", name=row.yield_name, factor=row.factor)
    if row.assumed and row.loss_given_default is not None:
        name = tr("rates.stress_assumed", name=name, loss=shown(row.loss_given_default))
    if row.left is None:
        return Row(None, (Cell(name), Cell(""), _open_cell(), _sum(row.words)))
    key = "rates.left_at_most" if row.before_fee else "rates.left"
    tone = "failed" if row.left < 0 else "text"
    left = Cell(tr(key, points=shown(row.left)), bold=True, tone=tone)
    return Row(None, (Cell(name), Cell(""), left, _sum(row.words)))
