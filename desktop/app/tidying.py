"""Old captures, in words: what would go, how much room that makes, and which runs would lose their pages."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.app.prints import visible
from desktop.history.retention import Leaving, Plan

_SHOWN = 20


def plan_lines(plan: Plan) -> Iterator[str]:
    """The plan for a person, the loss before the list."""
    if not plan.leaving:
        yield "nothing to let go"
    else:
        yield f"{len(plan.leaving)} captures with {plan.pages} saved pages would go: {room(plan.bytes)} of room"
    if plan.runs:
        lost = f"{len(plan.runs)} runs would lose their saved pages"
        yield f"{lost} and keep scores, facts and quotes: {_some(plan.runs)}"
    if plan.spared:
        yield f"{plan.spared} more old captures stay, because runs rest on them"
    if plan.signed:
        yield f"{plan.signed} old captures always stay, because signed-off runs rest on them"
    for one in plan.leaving[:_SHOWN]:
        yield f"  {_line(one)}"
    if len(plan.leaving) > _SHOWN:
        yield f"  and {len(plan.leaving) - _SHOWN} more"


def room(size: int) -> str:
    """A size in words a person compares."""
    return f"{size / 2**20:.1f} MiB" if size >= 2**20 else f"{size / 2**10:.1f} KiB"


def _line(one: Leaving) -> str:
    needed = f", needed by {_some(one.runs)}" if one.runs else ""
    return (
        f"{one.snapshot_id} · {visible(one.platform, 60)} · {one.started_at:%Y-%m-%d} ({one.status}){needed}"
    )


def _some(runs: tuple[str, ...]) -> str:
    rest = f" and {len(runs) - 5} more" if len(runs) > 5 else ""
    return ", ".join(runs[:5]) + rest
