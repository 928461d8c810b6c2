"""The tools csc brings with it, loaded from data files."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from audits.models import AuditStandard, AuditTool
from csc.audit import record_event
from csc.models import User

DATA = Path(__file__).resolve().parent.parent / "data"


@transaction.atomic
def load_shipped_tools(*, by: User) -> list[AuditTool]:
    """Add each shipped version that is not there yet; returns those added. What is there is never touched."""
    added = []
    present = set(AuditTool.objects.values_list("key", "version"))
    for row in _rows("tools"):
        if (row["key"], int(row["version"])) in present:
            continue
        tool = AuditTool(
            recorded_by=by,
            key=row["key"],
            version=int(row["version"]),
            title=row["title"],
            scale=row["scale"],
            overall_grade=row["overall_grade"] == "yes",
            source=row["source"],
            published_on=datetime.date.fromisoformat(row["published_on"]),
        )
        tool.full_clean()
        tool.save()
        for line in _rows("standards"):
            if (line["tool"], line["version"]) == (row["key"], row["version"]):
                AuditStandard.objects.create(
                    recorded_by=by,
                    tool=tool,
                    number=int(line["number"]),
                    key=line["key"],
                    title=line["title"],
                    evidence_expected=line["evidence_expected"],
                )
        record_event(by=by, verb="load_audit_tool", record=tool)
        added.append(tool)
    return added


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
