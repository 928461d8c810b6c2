"""`/health/`: whether csc works, for monitors and for whoever is called at night. Holds no personal data.

Each part that can fail answers for itself with a check. The kernel's are here; an app adds its own
when it is ready, so that the kernel need not know which apps there are:

    @health.check("figures")
    def figures() -> health.Finding:
        return health.Finding(health.OK, {"last_run": ..., "lag_seconds": ..., "drift": ...})

The answer is 200 while people can work, also when something needs attention, and 503 when they
cannot. A monitor that should ring for both reads `status`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from celery import current_app
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from csc.models import Pulse
from csc.tasks import WORKER

logger = logging.getLogger(__name__)

OK, ATTENTION, FAILING = "ok", "attention", "failing"
_WORST_LAST = (OK, ATTENTION, FAILING)

WORKER_SILENT_SECONDS = 300  # It shows a sign of life each minute, and may be busy with one long task.


@dataclass(frozen=True)
class Finding:
    """What a check found: `status`, and figures or words for the person who reads it."""

    status: str
    details: Mapping[str, Any] = field(default_factory=dict)


Check = Callable[[], Finding]
_checks: dict[str, Check] = {}


def check(name: str) -> Callable[[Check], Check]:
    """Add a check, whose finding appears under `name`. Adding one under a name in use replaces it."""

    def add(function: Check) -> Check:
        _checks[name] = function
        return function

    return add


def examine() -> dict[str, Finding]:
    """What every check finds now. One that raises is failing; the error goes to the log, not to the reader."""
    return {name: _ask(name, function) for name, function in _checks.items()}


def _ask(name: str, function: Check) -> Finding:
    try:
        return function()
    except Exception:
        logger.exception("The health check %s failed.", name)
        return Finding(FAILING, {"error": "The check itself failed; the log says why."})


@never_cache
@require_safe
@login_not_required
def view(request: HttpRequest) -> JsonResponse:
    findings = examine()
    status = max((finding.status for finding in findings.values()), key=_WORST_LAST.index)
    answer = {name: {"status": finding.status, **finding.details} for name, finding in findings.items()}
    return JsonResponse(
        {"status": status, "at": timezone.now(), "mode": settings.CSC_MODE, **answer},
        status=503 if findings["database"].status == FAILING else 200,
    )


@check("database")
def database() -> Finding:
    """Whether the database answers and has the tables this release expects."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return Finding(ATTENTION if missing else OK, {"vendor": connection.vendor, "migrations_missing": missing})


@check("broker")
def broker() -> Finding:
    """Whether work can be handed over. Without it nothing is lost: what is due is found again by date."""
    try:
        with current_app.connection_for_write() as link:
            link.ensure_connection(max_retries=1, timeout=2)
    except Exception as problem:
        return Finding(ATTENTION, {"error": type(problem).__name__})
    return Finding(OK, {"transport": link.transport_cls})


@check("worker")
def worker() -> Finding:
    """Whether a worker did something lately that beat rang for; that shows beat, broker and worker at once."""
    pulse = Pulse.objects.filter(part=WORKER).first()
    if pulse is None:
        return Finding(ATTENTION, {"seen_at": None})
    silent = (timezone.now() - pulse.seen_at).total_seconds()
    return Finding(
        OK if silent < WORKER_SILENT_SECONDS else ATTENTION, {"seen_at": pulse.seen_at, "silent_seconds": round(silent)}
    )
