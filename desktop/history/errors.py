"""What can go wrong with the library.

LibraryError (expected trouble, one sentence that says what to do next)
├── LibraryBusy      another program holds the library
├── LibraryFull      no room on the disk; nothing was changed
├── LibraryDamaged   the file is empty, cut off or damaged
├── NotALibrary      the file is something else
├── NewerLibrary     a newer version of the program wrote it
├── OlderLibrary     it must be migrated first, but may only be read here
├── NoSuchPlatform   nothing in the library answers to that name
├── NoSuchSnapshot   no capture has that id
├── NoSuchRun        no run has that id
├── NoSuchBody       no saved page has that digest
├── SnapshotClosed   a finished capture is never changed
└── ChangedElsewhere somebody else edited the same thing meanwhile
"""

from __future__ import annotations


class LibraryError(Exception):
    """Expected trouble with the library, in a sentence a person can act on."""


class LibraryBusy(LibraryError):  # noqa: N818
    """Another program has been writing for longer than we wait."""


class LibraryFull(LibraryError):  # noqa: N818
    """There is no room left; the library is as it was before."""


class LibraryDamaged(LibraryError):  # noqa: N818
    """The file is a library no longer: empty, cut off or damaged."""


class NotALibrary(LibraryError):  # noqa: N818
    """The file exists and is something else."""


class NewerLibrary(LibraryError):  # noqa: N818
    """A newer version of the program wrote the file."""


class OlderLibrary(LibraryError):  # noqa: N818
    """The file needs migrating, which reading alone may not do."""


class NoSuchPlatform(LibraryError):  # noqa: N818
    """Nothing in the library, or more than one thing, answers to a name."""


class NoSuchSnapshot(LibraryError):  # noqa: N818
    """No capture has that id."""


class NoSuchRun(LibraryError):  # noqa: N818
    """No run has that id."""


class NoSuchBody(LibraryError):  # noqa: N818
    """No saved page has that digest."""


class SnapshotClosed(LibraryError):  # noqa: N818
    """A capture that is finished is never changed."""


class ChangedElsewhere(LibraryError):  # noqa: N818
    """The thing to be edited is no longer what the person was looking at."""
