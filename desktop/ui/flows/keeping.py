"""What is done with the chosen platforms: tags, days, names, removing, judging again, reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from desktop.app.watching import When, today
from desktop.ui.flows.desk import Desk, Duties, Flow
from desktop.ui.flows.watching import Watching
from desktop.ui.plain import visible
from desktop.ui.texts import tr, tr_n
from scoring.review import Review
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.ui.keep_dialogs import DueDialog, NameDialog, TagsDialog
    from desktop.ui.services import PlatformRow


T = TypeVar("T")
FEW = 50
"""So many platforms are changed at once without a pause that anybody would feel."""


def ask_folder(parent: object) -> str:
    """A folder that the person chooses, or nothing."""
    return QFileDialog.getExistingDirectory(parent, tr("bulk.folder"), str(Path.home()))  # type: ignore[arg-type]


class KeepingUp(Flow):
    """Serves the menu of platforms; `ask_folder` is replaced by tests."""

    ask_folder: Callable[[object], str] = staticmethod(ask_folder)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._removed: Sequence[str] = ()
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), desk.library, self.undo)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def duties(self) -> Duties:
        """Its actions."""
        return {
            "rescore": self.rescore,
            "reports": self.reports,
            "tags": self.ask_tags,
            "due": self.ask_due,
            "rename": self.ask_name,
            "archive": self.archive,
            "remove": self.remove,
        }

    def _rows(self) -> Sequence[PlatformRow]:
        return self.desk.services.keeping.rows(self.desk.chosen)

    def _names(self) -> str:
        from desktop.ui.keep_dialogs import names_in_words

        return names_in_words([row.name for row in self._rows()])

    def _keep(self, count: int, work: Callable[[], T], then: Callable[[T], object] = lambda _: None) -> None:
        """Do something with so many platforms: at once when they are few, else beside the window."""

        def done(result: T) -> None:
            self.desk.refresh()
            self.desk.flow(Watching).check()
            then(result)

        def ended(result: T) -> None:
            self.desk.strip.hide()
            done(result)

        if count > FEW:
            self.desk.work(tr("bulk.working"), lambda _progress, _cancel: work(), ended, tr("bulk.failed"))
            return
        try:
            result = work()
        except Exception as error:
            self.desk.tell(error, tr("bulk.failed"))
        else:
            done(result)

    # Tags, days, names

    def ask_tags(self) -> TagsDialog | None:
        """Ask which tags the chosen platforms shall have."""
        from desktop.ui.keep_dialogs import TagsDialog

        ids, rows = self.desk.chosen, self._rows()
        if not rows:
            return None
        worn = Counter(tag for row in rows for tag in row.tags)
        offered = {tag: worn[tag] for tag in self.desk.services.keeping.tags()}
        dialog = TagsDialog(self.desk.frame, self._names(), len(rows), offered)
        keeping = self.desk.services.keeping
        dialog.chosen.connect(lambda add, gone: self._keep(len(ids), lambda: keeping.tag(ids, add, gone)))
        dialog.open()
        return dialog

    def ask_due(self) -> DueDialog | None:
        """Ask when the chosen platforms should be looked at again."""
        from desktop.ui.keep_dialogs import DueDialog

        ids, rows = self.desk.chosen, self._rows()
        if not rows:
            return None
        before = When(rows[0].due, rows[0].every)
        dialog = DueDialog(self.desk.frame, self._names(), today(), before)
        keeping = self.desk.services.keeping
        dialog.chosen.connect(lambda when: self._keep(len(ids), lambda: keeping.set_due(ids, when)))
        dialog.open()
        return dialog

    def ask_name(self) -> NameDialog | None:
        """Ask for another name of the first chosen platform."""
        from desktop.ui.keep_dialogs import NameDialog

        rows = self._rows()
        if not rows:
            return None
        dialog = NameDialog(self.desk.frame, rows[0].name)
        keeping, platform = self.desk.services.keeping, rows[0].id
        dialog.chosen.connect(lambda name: self._keep(1, lambda: keeping.rename(platform, name)))
        dialog.open()
        return dialog

    # Removing

    def archive(self) -> None:
        """Move the chosen platforms out of the daily list, or back."""
        ids, keeping = self.desk.chosen, self.desk.services.keeping

        def told(out: bool) -> None:
            title = tr_n("bulk.archived" if out else "remove.back", len(ids))
            self.desk.strip.succeed(title, tr("bulk.archived_hint") if out else "")

        if ids:
            self._keep(len(ids), lambda: keeping.archive(ids), told)

    def remove(self) -> None:
        """Take the chosen platforms out of the library; several are asked about first, and all can come back."""
        ids, rows, keeping = self.desk.chosen, self._rows(), self.desk.services.keeping
        if not rows:
            return
        runs = sum(row.runs for row in rows)
        text = tr("remove.text", names=self._names(), runs=tr_n("remove.runs", runs))
        if len(ids) > 1 and not self.desk.ask(self.desk.frame, tr("remove.title"), text, tr("remove.go")):
            return
        title = tr_n("remove.done", len(rows), name=visible(rows[0].name, 80))

        def offer(_: None) -> None:
            way = tr("remove.way_back")
            self._removed = ids
            self.desk.strip.offer(title, way, tr("remove.undo"), self.undo)

        self._keep(len(ids), lambda: keeping.remove(ids), offer)

    def undo(self) -> None:
        """Bring back what was removed last."""
        ids, self._removed = self._removed, ()

        def told(_: None) -> None:
            self.desk.strip.succeed(tr_n("remove.back", len(ids)), "")
            self.desk.library.select(ids[0])

        if ids:
            self._keep(len(ids), lambda: self.desk.services.keeping.bring_back(ids), told)

    # Work that takes time

    def rescore(self) -> None:
        """Judge the newest capture of each again."""
        ids, keeping, strip = self.desk.chosen, self.desk.services.keeping, self.desk.strip

        def work(progress: Progress, cancel: Cancel) -> Sequence[Review]:
            return keeping.rescore(ids, progress, cancel)

        def done(reviews: Sequence[Review]) -> None:
            strip.succeed(tr_n("bulk.rescored", len(reviews)), tr("bulk.rescored_hint"))
            self.desk.refresh()
            self.desk.flow(Watching).check()

        if ids:
            self.desk.work(tr("bulk.rescoring"), work, done, tr("bulk.failed"))

    def reports(self) -> None:
        """Write the newest report of each into a folder."""
        ids, keeping, strip = self.desk.chosen, self.desk.services.keeping, self.desk.strip
        name = self.ask_folder(self.desk.frame) if ids else ""
        folder = Path(name)

        def work(progress: Progress, cancel: Cancel) -> Sequence[Path]:
            return keeping.write_reports(ids, folder, progress, cancel)

        def done(paths: Sequence[Path]) -> None:
            strip.succeed(tr_n("bulk.reported", len(paths)), visible(name, 300))

        if name:
            self.desk.work(tr("bulk.reporting"), work, done, tr("report.failed"))
