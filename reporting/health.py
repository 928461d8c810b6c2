"""What reporting tells the health page: which figures are in force and how old they are."""

from __future__ import annotations

from django.utils import timezone

from csc import health
from reporting.models import Run
from reporting.snapshots.duties import last_full_day


@health.check("figures")
def figures() -> health.Finding:
    """Attention when the figures are not last night's, a run failed for good, or an indicator has none."""
    current = Run.objects.current()
    if current is None:
        return health.Finding(health.ATTENTION, {"last_run": None})
    now = timezone.now()
    owed = last_full_day(now)
    failed = Run.objects.filter(state=Run.State.FAILED, for_day__gt=current.for_day).count()
    fine = current.for_day >= owed and current.complete and not failed
    return health.Finding(
        health.OK if fine else health.ATTENTION,
        {
            "last_run": current.as_at,
            "figures_up_to": current.for_day,
            "owed_up_to": owed,
            "lag_hours": round((now - current.read_at).total_seconds() / 3600, 1),
            "failed_runs": failed,
            "indicators_without_figure": sorted(current.failed_indicators),
        },
    )
