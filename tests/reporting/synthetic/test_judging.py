"""Targets and imaginary neighbours of a synthetic authority."""

from __future__ import annotations

import pytest

from reporting import catalogue
from reporting.judgement.targets import printed
from reporting.models import Benchmark, Target
from reporting.synthetic.authority import Made
from reporting.synthetic.judging import SOURCE, rows_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("authority")]


def test_every_row_of_the_data_became_a_target_of_the_authority(authority: Made) -> None:
    assert Target.objects.count() == len(rows_of("targets"))
    assert {target.unit.kind for target in Target.objects.all()} == {"authority"}


def test_every_kind_of_target_is_among_them() -> None:
    assert {target.kind for target in Target.objects.all()} == set(Target.Kind.values)
    assert all(printed(target, "2026-03") for target in Target.objects.all())


def test_targets_and_neighbours_are_of_indicators_the_catalogue_knows() -> None:
    keys = {row["indicator"] for name in ("targets", "neighbours") for row in rows_of(name)}
    assert keys <= set(catalogue.agreed())


def test_neighbours_are_said_to_be_invented_and_are_of_a_year_that_is_over() -> None:
    assert set(Benchmark.objects.values_list("source", "year")) == {(SOURCE, 2025)}


def test_the_best_neighbour_is_better_than_the_middle_one() -> None:
    found = Benchmark.objects.latest_of(catalogue.all_indicators())
    for (key, _), kinds in found.items():
        if "neighbours_best" in kinds:
            best, mean = kinds["neighbours_best"].value, kinds["neighbours_mean"].value
            assert best > mean if catalogue.get(key).polarity == "high" else best < mean
