"""The fact catalogue: what may be a key, and what may be its value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scoring.catalogue import build_catalogue, check_value
from scoring.errors import ChecklistError, FactError
from scoring.facts import FactGroup, FactType, Value
from tests.support.scoring import catalogue

ROW = {"key": "a.b", "type": "int", "group": "disclosed", "meaning": "a count", "pages": ["S"]}


def test_every_bundled_key_is_complete() -> None:
    """280 keys, each with a label, and with pages where a page should state it."""
    kinds = catalogue().values()

    assert len(kinds) == 280
    assert not [k.key for k in kinds if not k.label or not k.meaning]
    assert not [k.key for k in kinds if bool(k.pages) is not (k.group is FactGroup.DISCLOSED)]
    assert not [k.key for k in kinds if k.type is FactType.ENUM and len(k.choices) < 2]


@pytest.mark.parametrize(
    "change, reason",
    [
        ({"type": "float"}, "type 'float' is not known"),
        ({"group": "secret"}, "group 'secret' is not known"),
        ({"pages": ["Z"]}, "page letter 'Z' is not known"),
        ({"pages": []}, "needs the pages"),
        ({"type": "enum"}, "needs its choices"),
        ({"note": "x"}, "unknown key 'note'"),
    ],
)
def test_a_wrong_entry_is_refused_by_key(change: dict[str, object], reason: str) -> None:
    """The entry at fault can be found from the message."""
    with pytest.raises(ChecklistError, match=r"a\.b") as caught:
        build_catalogue({"fact": [{**ROW, **change}]})

    assert reason in str(caught.value)


def test_a_key_stands_once() -> None:
    """One key means one thing everywhere."""
    with pytest.raises(ChecklistError, match=r"a\.b is described twice"):
        build_catalogue({"fact": [ROW, ROW]})


@pytest.mark.parametrize(
    "key, value",
    [
        ("loans.count", 5),
        ("loans.default_rate", Decimal("11.4")),
        ("accounts.equity", Decimal(-5)),
        ("licence.kind", "ecsp"),
        ("privacy.rights", ("access", "erasure")),
        ("entity.founded_on", "2015-03"),
        ("buyback.offered", False),
    ],
)
def test_a_fitting_value_is_taken(key: str, value: Value) -> None:
    """Each type takes what the catalogue says."""
    check_value(catalogue()[key], value)

    assert key in catalogue()


@pytest.mark.parametrize(
    "key, value",
    [
        ("loans.count", True),
        ("loans.count", Decimal("5.5")),
        ("loans.default_rate", "11.4"),
        ("licence.kind", "pirate"),
        ("privacy.rights", ("access", "flight")),
        ("privacy.rights", "access"),
        ("entity.founded_on", "spring 2015"),
        ("entity.founded_on", "2015-13"),
        ("buyback.offered", "yes"),
    ],
)
def test_a_wrong_value_is_refused(key: str, value: Value) -> None:
    """A reader's mistake ends here, not in a score."""
    with pytest.raises(FactError, match=key.replace(".", r"\.")):
        check_value(catalogue()[key], value)
