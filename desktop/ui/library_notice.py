"""A quiet line above the library: what is due, and what changed since somebody last looked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.app.keeping import News
from desktop.ui.pieces import Button, Icon
from desktop.ui.plain import plain_label
from desktop.ui.texts import tr, tr_n
from desktop.ui.tokens import MEDIUM, SMALL


class LibraryNotice(QFrame):
    """Hidden while there is nothing to tell; dismissed until something is new."""

    show_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("duty", "notice")
        self._told, self._dismissed = News(), News()
        row = QHBoxLayout(self)
        row.setContentsMargins(MEDIUM, SMALL, SMALL, SMALL)
        row.setSpacing(SMALL)
        row.addWidget(Icon("attention", "partial"))
        self.words = plain_label("", wrap=False)
        row.addWidget(self.words)
        row.addStretch()
        self.show_all = Button(tr("notice.show"), self.show_wanted.emit)
        row.addWidget(self.show_all)
        row.addWidget(Button("", self._dismiss, duty="quiet", icon="close", tip=tr("notice.dismiss")))
        self.hide()

    def show_news(self, news: News) -> None:
        """Tell what there is; what was dismissed is not told again."""
        self._told = news
        parts = [tr_n("notice.due", news.due)] if news.due else []
        parts += [tr_n("notice.changed", news.changed)] if news.changed else []
        self.words.setText(" · ".join(parts))
        more = news.due > self._dismissed.due or news.changed > self._dismissed.changed
        self.setVisible(bool(parts) and more)
        self._dismissed = News(min(news.due, self._dismissed.due), min(news.changed, self._dismissed.changed))

    def _dismiss(self) -> None:
        self._dismissed = self._told
        self.hide()
