"""An audit programme over a small authority, for the tests on audits."""

from __future__ import annotations

import datetime

from audits.models import AuditProgramme, AuditTool, CaseAudit
from audits.services import assign_audit, load_shipped_tools, open_programme
from tests.workforce.cast import allocation, child, clerk, somebody
from workforce.models import Unit, Worker

FIRST = datetime.date(2026, 3, 2)
DUE = datetime.date(2026, 3, 31)


def tool(key: str = "casework-standards") -> AuditTool:
    load_shipped_tools(by=clerk())
    return AuditTool.objects.get(key=key)


def programme(unit: Unit, *, size: int = 6, seed: int = 7, **facts) -> AuditProgramme:
    chosen = facts.pop("tool", None) or tool()
    return open_programme(
        by=clerk(),
        title="March",
        tool=chosen,
        unit=unit,
        started_on=FIRST,
        due_on=DUE,
        sample_size=size,
        seed=seed,
        focus="The child's wishes and feelings",
    )


def caseload(holder: Worker, team: Unit, size: int, **facts) -> list:
    """`size` children, each allocated to the worker."""
    children = [child(f"{holder.forename} {at}", **facts) for at in range(size)]
    for one in children:
        allocation(one, team, holder)
    return children


def audit(units: dict[str, Unit], *, of_tool: AuditTool | None = None) -> CaseAudit:
    """An audit of a child of team T1, assigned to somebody of the quality team T3."""
    worker, auditor = somebody("Wren", units["T1"], "social_worker"), somebody("Ida", units["T3"], "auditor")
    (one,) = caseload(worker, units["T1"], 1)
    return assign_audit(
        by=clerk(),
        child=one,
        auditor=auditor,
        tool=of_tool or tool(),
        kind="audit_kind:child_in_need",
        assigned_on=FIRST,
        due_on=DUE,
    )
