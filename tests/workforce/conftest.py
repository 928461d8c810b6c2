"""What the tests on workforce share: a small authority, a worker, a child of hers, and a restricted one."""

from __future__ import annotations

import pytest
import time_machine

from tests.workforce.cast import NOON, allocation, child, small_authority, somebody


@pytest.fixture
def at_noon():
    """Noon on 1 April 2026, until the test moves it."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def units():
    return small_authority()


@pytest.fixture
def wren(units):
    """The allocated worker."""
    return somebody("Wren", units["T1"], "social_worker")


@pytest.fixture
def ada(units, wren):
    """A child Wren holds in team T1."""
    made = child("Ada")
    allocation(made, units["T1"], wren)
    return made


@pytest.fixture
def rex(units, wren):
    """A restricted child, allocated to Wren."""
    made = child("Rex", restricted=True)
    allocation(made, units["T1"], wren)
    return made
