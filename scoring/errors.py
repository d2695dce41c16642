"""What can go wrong while judging.

ScoringError
├── ChecklistError   the checklist's own data are wrong (file, item and reason are named)
└── FactError        a value does not fit its key of the fact catalogue
"""


class ScoringError(Exception):
    """Expected trouble, in a sentence somebody can act on."""


class ChecklistError(ScoringError):
    """A checklist file says something the rules do not understand."""


class FactError(ScoringError):
    """A fact was built that the catalogue does not allow."""
