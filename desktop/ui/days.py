"""A field for a day, written as ISO writes it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit


def q_day(day: date) -> QDate:
    """A day as Qt has it."""
    return QDate(day.year, day.month, day.day)


class DayField(QDateEdit):
    """Holds a day between the first and the last that make sense."""

    def __init__(self, day: date, first: date | None = None, last: date | None = None) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd")
        if first is not None:
            self.setMinimumDate(q_day(first))
        if last is not None:
            self.setMaximumDate(q_day(last))
        self.setDate(q_day(day))

    @property
    def day(self) -> date:
        """The day that stands in it."""
        now = self.date()
        return date(now.year(), now.month(), now.day())
