from reporting.catalogue.audits import (
    audit_grades,
    audits_child_involvement_good_or_better,
    audits_completed,
    audits_with_family_feedback,
    inspection_audit_cases,
)
from reporting.engine.evaluate import Engine
from reporting.engine.periods import Periods
from tests.reporting.practice import Names, facts, figure

TABLES = {
    "case_audits": """
    id | child | team | kind           | completed_on | grade                | final_grade | family_feedback_on
    1  | Ava   | N1   | child_in_need  | 2026-03-01   | good                 |             | 2026-03-01
    2  | Ben   | N1   | inspection     | 2026-03-31   | requires_improvement | good        |
    3  | Cal   | S1   | multi_agency   | 2026-03-10   | inadequate           |             |
    4  | Dee   | S1   | looked_after   | 2026-03-10   |                      |             | 2026-04-10
    5  | Eve   | S1   | looked_after   | 2026-04-01   | outstanding          |             |
    6  | Fay   | S1   | looked_after   |              |                      |             |
    """
}


def test_completed() -> None:
    assert figure(audits_completed.indicator, TABLES, "2026-03").value == 4
    assert figure(audits_completed.indicator, TABLES, "2026-03", breakdown="audit_type", band="inspection").value == 1
    assert figure(inspection_audit_cases.indicator, TABLES, "2026-03").value == 2


def test_grades_after_moderation() -> None:
    shares = {
        band: figure(audit_grades.indicator, TABLES, "2026-03", breakdown="audit_grade", band=band).value
        for band in ("good", "requires_improvement", "inadequate", "not_recorded")
    }
    assert shares == {"good": 50.0, "requires_improvement": 0.0, "inadequate": 25.0, "not_recorded": 25.0}


def test_the_family_was_heard() -> None:
    cell = figure(audits_with_family_feedback.indicator, TABLES, "2026-03")
    assert (cell.numerator, cell.denominator, cell.value) == (2, 4, 50.0)


def test_child_involvement_in_every_version_of_the_tool() -> None:
    names = Names()
    judgements = """
    id | audit | child | team | standard | grade       | judgement | completed_on
    1  | 1     | Ava   | N1   | old      | good        |           | 2026-03-01
    2  | 2     | Ben   | N1   | new      | inadequate  |           | 2026-03-31
    3  | 3     | Cal   | S1   | record   | outstanding |           | 2026-03-10   # another standard
    4  | 4     | Dee   | S1   | new      |             |           | 2026-03-10   # not graded
    5  | 5     | Eve   | S1   | new      | outstanding |           | 2026-04-01
    """
    found = facts({"audit_judgements": judgements}, as_at="2026-03-31", names=names)
    standards = {names["old"]: "child-involvement", names["new"]: "child-involvement", names["record"]: "record"}
    found.names = {**found.names, "audit_standards": standards}
    cell = Engine(found, Periods.months((2026, 3), (2026, 3))).figures(audits_child_involvement_good_or_better.indicator, [])
    assert (cell.at("Council", "2026-03").numerator, cell.at("Council", "2026-03").denominator) == (1, 2)
