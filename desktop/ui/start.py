"""Opens the window: one program for each library, in the chosen theme, size and language."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.app.options import ReviewOptions
from desktop.app.paths import data_folder, library_path
from desktop.app.received import is_case
from desktop.ui import icons, texts
from desktop.ui.plain import message
from desktop.ui.settings import Settings
from desktop.ui.texts import tr
from desktop.ui.theme import prepare, theme
from desktop.ui.trouble import Report

BUSY = 66


def main(argv: Sequence[str] | None = None) -> int:
    """Show the window until it is closed; 0, or 66 when the library cannot be used."""
    chosen = _options(argv)
    library = library_path(chosen.library)
    os.environ.pop("QT_PLUGIN_PATH", None)
    received = is_case(library)
    settings = Settings(data_folder() if received else library.parent)
    app = application(settings)
    if received:
        return _run(app, library, settings, ReviewOptions(allow_loopback=chosen.allow_loopback))
    library.parent.mkdir(parents=True, exist_ok=True)
    lock = lock_of(library)
    if not lock.tryLock(0):
        return refuse(library)
    try:
        return _run(app, library, settings, ReviewOptions(allow_loopback=chosen.allow_loopback))
    finally:
        lock.unlock()


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="lendscope-gui", description="Opens the Lendscope window.")
    parser.add_argument("--library", type=Path, default=None, metavar="FILE", help="the library to open")
    parser.add_argument(
        "--allow-loopback", action="store_true", help="permit addresses of this machine, for trials"
    )
    return parser.parse_args(argv)


def application(settings: Settings) -> QApplication:
    """The application in the remembered size, theme and language; the running one when there is one."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        app = running
    else:
        if settings.scale != 100 and "QT_SCALE_FACTOR" not in os.environ:
            os.environ["QT_SCALE_FACTOR"] = str(settings.scale / 100)
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Lendscope")
    app.setDesktopFileName("lendscope")
    texts.choose(settings.language)
    prepare(app)
    app.setWindowIcon(icons.application_icon())
    theme().apply(settings.mode)
    theme().follow()
    return app


def lock_of(library: Path) -> QLockFile:
    """The lock that keeps a second window away from this library; a dead owner's lock is broken."""
    lock = QLockFile(str(library.with_name(f"{library.name}.window")))
    lock.setStaleLockTime(0)
    return lock


def refuse(library: Path) -> int:
    """Tell the second window's person where the first one is."""
    return _say(tr("second.title"), tr("second.text", library=str(library)))


def _say(title: str, text: str) -> int:
    box = message(None, title, text, icon=QMessageBox.Icon.Information)
    box.addButton(tr("common.close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    return BUSY


def _run(app: QApplication, library: Path, settings: Settings, options: ReviewOptions) -> int:
    from desktop.ui import trouble
    from desktop.ui.window import MainWindow

    trouble.install()
    try:
        from desktop.app.services import open_services

        services = open_services(library)
        services.language = texts.chosen()
    except Exception as error:
        return _unusable(trouble.tell(error))
    window = MainWindow(services, settings, options=options)
    window.show()
    code = int(app.exec())
    services.close()
    return code


def _unusable(report: Report) -> int:
    """The library cannot be opened: one sentence, or a report when the fault is ours."""
    from desktop.ui.dialogs import crash

    if not report.text:
        return _say(tr("window.failed"), report.sentence)
    crash(None, report.sentence, report.text).exec()
    return 1


if __name__ == "__main__":
    sys.exit(main())
