"""The example sites' measured items come out as a careful person says."""

from __future__ import annotations

import pytest

from tests.support.technical_sites import outcome, sites, verdicts

CASES = [(site, name, told) for site in sites() for name, told in verdicts(site).items()]


@pytest.mark.skipif(not CASES, reason="the example sites lie beside the project")
@pytest.mark.parametrize(("site", "name", "told"), CASES)
def test_each_measured_item_agrees(site: str, name: str, told: str) -> None:
    """Headers, third parties and versions leave no doubt there."""
    judged = outcome(site, name)

    assert judged.outcome.value == told, judged.reason
