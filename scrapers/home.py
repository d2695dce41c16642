"""Why a home page could not be captured, in one sentence that says what to do next."""

from __future__ import annotations

from urllib.parse import urlsplit

from scrapers.archive import Capture, Failure
from scrapers.errors import CaptureError

_UNREADABLE = (Failure.ROBOTS, Failure.CAPTCHA, Failure.BLOCKED)
_SAVE_IT = "save its pages in a browser and review the saved files instead"


def home_error(capture: Capture, *, has_outline: bool, of_robots: bool = False) -> CaptureError | None:
    """The error that ends a capture at its first page, or None when the page can be read.

    `of_robots` says that the capture is the one of /robots.txt, asked before the home page.
    """
    host = ascii(urlsplit(capture.requested).netloc)[1:-1]
    sentence = _sentence(capture, host, of_robots)
    if sentence is None and not has_outline and not of_robots:
        sentence = f"{host} does not answer with a web page ({capture.content_type or 'no content'})"
        sentence += "; give the address of its home page"
    unreadable = capture.failure in _UNREADABLE
    return CaptureError(sentence, unreadable=unreadable) if sentence else None


def _sentence(capture: Capture, host: str, of_robots: bool) -> str | None:
    match capture.failure:
        case None | Failure.JS_SHELL | Failure.TRUNCATED:
            return None
        case Failure.DNS:
            return f"no host named {host} is known; check the spelling and the network connection"
        case Failure.CONNECT:
            return f"{host} refuses the connection; check the address or try again later"
        case Failure.TIMEOUT:
            return f"{host} did not answer in time; try again later"
        case Failure.ADDRESS:
            return capture.detail
        case Failure.ROBOTS:
            return f"robots.txt of {host} asks machines to stay away, and that is respected; {_SAVE_IT}"
        case Failure.CAPTCHA:
            return f"{host} asks for a proof that a person is reading; {_SAVE_IT}"
        case Failure.BLOCKED:
            return f"{host} refuses to show its page (status {capture.status}); {_SAVE_IT}"
        case Failure.OFF_SITE:
            return f"{host} leads to another site, {ascii(capture.url)[1:-1]}; review that address if you mean it"
        case Failure.REDIRECT:
            return f"the home page of {host} cannot be reached: {capture.detail}"
        case _ if of_robots:
            return f"robots.txt of {host} cannot be read ({capture.detail}), so nothing may be visited; try again later"
        case Failure.HTTP:
            return f"{host} has no page at this address (status {capture.status}); check the address"
        case _:
            return f"the home page of {host} cannot be read: {capture.detail or capture.failure}"
