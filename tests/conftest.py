"""What every test finds in the database: the codes and the bank holidays, as an installation has them."""

from __future__ import annotations

import datetime

import pytest

TODAY = datetime.date(2026, 4, 1)


def load_reference_data() -> None:
    from csc.codes import load_codes

    load_codes(on=TODAY)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        load_reference_data()


@pytest.fixture(autouse=True)
def reference_data_after_a_flush(request):
    """A test that commits for real empties the database behind it; the next such test starts with the codes again."""
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        request.getfixturevalue("transactional_db")
        load_reference_data()
