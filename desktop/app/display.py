"""Whether a window can be shown here; asked before Qt is loaded, which would end the program."""

from __future__ import annotations

import ctypes
import os
import sys

from desktop.app.errors import NotFoundError


def has_display() -> bool:
    """A screen, or a Qt platform that needs none."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def need_display() -> None:
    """NotFoundError when no window can be shown: no screen, or a system library that Qt would end over."""
    if not has_display():
        raise NotFoundError(
            "there is no screen to show the window on; `lendscope --help` lists what works without one"
        )
    if sys.platform == "linux" and _by_x11() and not _loads("libxcb-cursor.so.0"):
        line = "sudo apt-get install -y libxcb-cursor0"
        raise NotFoundError(f"the window needs the library libxcb-cursor0. On Debian or Ubuntu paste: {line}")


def _by_x11() -> bool:
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    return (
        bool(os.environ.get("DISPLAY")) and platform in ("", "xcb") and not os.environ.get("WAYLAND_DISPLAY")
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
