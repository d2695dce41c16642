"""What the window does beside showing: one flow is one module here and one line below.

A flow takes the window as a `Desk`, opens dialogs, starts work and tells how it ended. The actions it serves (menu and
keys) are lines of `desktop.ui.actions`.
"""

from __future__ import annotations

from desktop.ui.flows.adding import AddingPages
from desktop.ui.flows.answering import Answering
from desktop.ui.flows.cases import Cases
from desktop.ui.flows.contrasts import Contrasts
from desktop.ui.flows.desk import Flow
from desktop.ui.flows.finding import Finding
from desktop.ui.flows.handbook import Handbook
from desktop.ui.flows.keeping import KeepingUp
from desktop.ui.flows.noting import Noting
from desktop.ui.flows.planning import Planning
from desktop.ui.flows.registers import Registers
from desktop.ui.flows.reports import Reports
from desktop.ui.flows.reviewing import Reviewing
from desktop.ui.flows.saved_pages import SavedPages
from desktop.ui.flows.settling import Settling
from desktop.ui.flows.tidying import Tidying
from desktop.ui.flows.waiting import Waiting
from desktop.ui.flows.wandering import Wandering
from desktop.ui.flows.watching import Watching

FLOWS: tuple[type[Flow], ...] = (
    Reviewing,
    Answering,
    SavedPages,
    AddingPages,
    Registers,
    Reports,
    Tidying,
    Finding,
    KeepingUp,
    Watching,
    Noting,
    Contrasts,
    Settling,
    Handbook,
    Waiting,
    Planning,
    Cases,
    Wandering,
)
