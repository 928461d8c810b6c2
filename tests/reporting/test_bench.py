"""The benchmark measures what it says: it runs whole on a small authority and leaves nothing behind."""

from __future__ import annotations

import datetime
import json

import pytest
from django.core.management import call_command

from reporting.bench import pages
from reporting.models import Run, Series

ASKED_FOR = {
    "P1_full_to_floor",
    "P2_compute_to_read",
    "P3_night_to_full",
    "P4_live_indicator_ms",
    "P5_compute_times_with_rows",
    "P5_compute_times_with_months",
    "P6_peak_memory_mb",
    "P7_scorecard_to_empty",
    "P7_json_to_empty",
    "P7_queries_beyond_empty",
    "P8_worker_list_to_empty",
    "P8_manager_list_to_empty",
    "P8_worker_search_to_empty",
    "P8_worker_child_to_empty",
    "P8_child_worker_to_chair",
    "P8_search_worker_to_chair",
    "P8_worker_search_commonest_to_empty",
    "P8_search_commonest_worker_to_chair",
    "P8_manager_team_median_to_empty",
}


@pytest.mark.django_db(transaction=True)
def test_every_ratio_is_measured_and_nothing_is_kept(settings, monkeypatch, capsys) -> None:
    settings.CSC_MODE = "demo"
    monkeypatch.setattr(pages, "REQUESTS", 1)
    monkeypatch.setattr("reporting.bench.rebuild.peak_memory", lambda: 100)
    call_command("make_authority", profile="tiny", seed=3, until=datetime.date(2026, 3, 31), verbosity=0)
    call_command("build_snapshot", verbosity=0)
    before = sorted(Series.objects.values_list("indicator", "unit", "breakdown", "band", "variant", "numerators"))
    runs = Run.objects.count()
    capsys.readouterr()
    call_command("bench", pairs=1)
    told = json.loads(capsys.readouterr().out)
    assert set(told) >= ASKED_FOR
    assert sorted(Series.objects.values_list("indicator", "unit", "breakdown", "band", "variant", "numerators")) == before
    assert Run.objects.count() == runs
