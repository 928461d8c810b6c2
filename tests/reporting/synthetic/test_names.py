"""People of a synthetic authority are called what people of their sex are called."""

from __future__ import annotations

import pytest

from csc.models import Relationship
from reporting.synthetic.names import ADULTS, MEN, WOMEN


def test_every_adult_name_is_a_womans_or_a_mans() -> None:
    assert sorted(WOMEN + MEN) == sorted(ADULTS)
    assert {"Nigel", "Frank"} <= set(MEN)
    assert {"Agnes", "Yvonne"} <= set(WOMEN)


@pytest.mark.django_db
@pytest.mark.usefixtures("authority")
@pytest.mark.parametrize(("relation", "allowed"), [("mother", WOMEN), ("father", MEN)])
def test_mothers_and_fathers_have_names_of_their_sex(relation: str, allowed: list[str]) -> None:
    kind = Relationship.objects.filter(kind=f"relationship:{relation}", person__phone__startswith="01632 960")
    called = set(kind.values_list("person__forename", flat=True))
    assert called
    assert called <= set(allowed)
