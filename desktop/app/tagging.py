"""Tags of several platforms at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.app.errors import UsageError
from desktop.history.library import Library
from desktop.history.platforms import sort_name

LONGEST, MOST = 40, 30


def change_tags(
    library: Library, platform_ids: Sequence[str], add: Iterable[str] = (), remove: Iterable[str] = ()
) -> None:
    """Add and remove these tags, all or nothing. A tag that is removed is compared without regard to case.

    UsageError for an empty or overlong tag, and where a platform would have too many.
    """
    added = [_checked(tag) for tag in add]
    gone = {sort_name(_checked(tag)) for tag in remove}
    with library.batch():
        for platform_id in platform_ids:
            found = library.platform(platform_id)
            kept = [tag for tag in found.tags if sort_name(tag) not in gone]
            known = {sort_name(tag) for tag in kept}
            tags = (*kept, *(tag for tag in dict.fromkeys(added) if sort_name(tag) not in known))
            if len(tags) > MOST:
                raise UsageError(f"a platform has at most {MOST} tags; remove some first")
            library.set_tags(platform_id, tags)


def _checked(tag: str) -> str:
    word = "-".join(tag.split())
    if not word or len(word) > LONGEST:
        raise UsageError(f"a tag has 1 to {LONGEST} characters; {tag!r} does not")
    return word
