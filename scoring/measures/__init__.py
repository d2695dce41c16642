"""Named computations for checklist conditions: every module of this folder is found by itself."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from scoring.measures.base import MEASURES, Measure


@cache
def all_measures() -> Mapping[str, Measure]:
    """Every measure by name; modules of this folder are imported on the first call."""
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        import_module(f"{__name__}.{module}")
    return dict(MEASURES)
