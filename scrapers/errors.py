"""What can go wrong while finding.

ScraperError
├── AddressError   the address cannot or may not be visited
├── CaptureError   nothing of the platform could be captured (unknown host, refused, TLS, robots, 404 …)
├── AdoptError     a file is not what its name says, is empty or is damaged
└── PictureError   a page of a file cannot be drawn
"""


class ScraperError(Exception):
    """Expected trouble, in a sentence somebody can act on."""


class AddressError(ScraperError):
    """The address is refused before anything is sent."""


class CaptureError(ScraperError):
    """The home page could not be captured, so there is nothing to read.

    `unreadable` says that the site was reached, and forbids or hides what there is to read.
    """

    def __init__(self, sentence: str, *, unreadable: bool = False) -> None:
        super().__init__(sentence)
        self.unreadable = unreadable


class AdoptError(ScraperError):
    """A saved file could not be taken as evidence."""


class PictureError(ScraperError):
    """A page of a saved file could not be drawn."""
