"""The tree of units and the axes of cubes."""

from __future__ import annotations

import numpy as np
import pytest

from reporting.engine.units import Axis, Unit, UnitTree
from tests.reporting.practice import UNITS


def tree() -> UnitTree:
    return UnitTree(list(reversed(UNITS)))


def test_parents_come_first_whatever_the_order_given() -> None:
    codes = tree().codes
    assert codes[0] == "Council"
    assert codes.index("North") < codes.index("N1")


def test_work_of_an_unknown_team_is_the_authority_s() -> None:
    positions = tree().positions(np.array([4, 0, 999, 1]))
    assert [tree().codes[at] for at in positions] == ["N1", "Council", "Council", "Council"]


def test_what_is_inside_a_unit() -> None:
    north = tree().within(tree().find("North"))
    assert {code for code, inside in zip(tree().codes, north, strict=True) if inside} == {"North", "N1", "N2"}


def test_an_axis_of_areas_gives_every_team_to_its_area_and_the_rest_to_the_authority() -> None:
    units = tree()
    axis = Axis(units, units.of_kind("area"))
    assert axis.codes == [code for code in units.codes if code in {"Council", "North", "South"}]
    nearest = {code: axis.codes[axis.nearest[at]] for at, code in enumerate(units.codes)}
    assert nearest["N2"] == "North"
    assert nearest["Hub"] == "Council"
    cube = np.zeros((len(axis), 1), dtype=int)
    np.add.at(cube, axis.nearest[[units.find(code) for code in ("N1", "N2", "Hub")]], 1)
    assert dict(zip(axis.codes, axis.roll_up(cube)[:, 0].tolist(), strict=True)) == {"Council": 3, "North": 2, "South": 0}


def test_two_authorities_are_refused() -> None:
    with pytest.raises(ValueError, match="exactly one unit without a parent"):
        UnitTree([Unit(1, "A", "A", "authority"), Unit(2, "B", "B", "authority")])
