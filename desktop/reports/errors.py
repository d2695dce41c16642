"""What can go wrong with a report.

ReportError (expected trouble, one sentence that says what to do next)
"""

from __future__ import annotations


class ReportError(Exception):
    """Expected trouble with a report, in a sentence a person can act on."""
