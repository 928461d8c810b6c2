"""Facts of case audits."""

from __future__ import annotations

from audits.models import CaseAudit, StandardJudgement
from reporting.engine.columns import CodeNumber, Day, Key
from reporting.facts.tables import FactTable, case, declare, record

AUDITS = declare(
    FactTable(
        name="case_audits",
        one_row_per="completed case audit",
        model=CaseAudit,
        columns=case(
            kind=CodeNumber(),
            auditor=Key(),
            completed_on=Day(),
            grade=CodeNumber(),
            final_grade=CodeNumber("moderation__final_grade"),
            family_feedback_on=Day(),
        ),
    )
)

JUDGEMENTS = declare(
    FactTable(
        name="audit_judgements",
        one_row_per="judgement on one standard in a completed audit",
        model=StandardJudgement,
        where={"audit__state": "complete"},
        columns=record(
            child=Key("audit__child"),
            team=Key("audit__team"),
            worker=Key("audit__worker"),
            audit=Key(),
            audit_kind=CodeNumber("audit__kind"),
            completed_on=Day("audit__completed_on"),
            standard=Key(),
            judgement=CodeNumber(),
            grade=CodeNumber(),
        ),
        child="audit__child_id",
        worker="audit__worker_id",
    )
)
