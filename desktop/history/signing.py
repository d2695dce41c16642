"""Names under runs: who prepared a report and who looked it over. Taking a name back is a new row too."""

from __future__ import annotations

from desktop.history import ids
from desktop.history.answers import SIGN
from desktop.history.codec import decode
from desktop.history.notebook import Notebook
from desktop.history.packing import unpack
from desktop.history.values import Role, SignOff

_SIGNED = """SELECT DISTINCT subject FROM answers a WHERE kind = ? AND data IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM answers w WHERE w.withdraws = a.n)"""


class Signing(Notebook):
    """Who signed which run off."""

    def sign(self, signed: SignOff) -> None:
        """Put a name under a run; it stands before an earlier one in the same role. NoSuchRun."""
        self._add(self.run_row(signed.run_id).platform_id, SIGN, _subject(signed.run_id, signed.role), signed)

    def unsign(self, run_id: str, role: Role) -> bool:
        """Take the standing name in that role back; False without any. NoSuchRun."""
        return self._withdraw(self.run_row(run_id).platform_id, SIGN, _subject(run_id, role))

    def signatures(self, run_id: str) -> dict[Role, SignOff]:
        """The names that stand under a run, by role. NoSuchRun."""
        subjects = [_subject(run_id, role) for role in Role]
        number = ids.number_of(ids.PLATFORM, self.run_row(run_id).platform_id)
        rows = self._rows(
            """SELECT data FROM answers a WHERE platform = ? AND kind = ? AND subject IN (?, ?)
            AND data IS NOT NULL AND NOT EXISTS (SELECT 1 FROM answers w WHERE w.withdraws = a.n) ORDER BY n""",
            (number, SIGN, *subjects),
        )
        found = [decode(unpack(data), SignOff) for (data,) in rows]
        return {one.role: one for one in found}

    def signed_runs(self) -> tuple[str, ...]:
        """Every run under which at least one name stands."""
        return tuple(sorted({subject.split()[0] for (subject,) in self._rows(_SIGNED, (SIGN,))}))


def _subject(run_id: str, role: Role) -> str:
    return f"{run_id} {role.value}"
