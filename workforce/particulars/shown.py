"""What the page of the people says of the child as a person: known now, held from when to when, and changed by whom."""

from __future__ import annotations

from typing import Any

from csc.components import Cell, Column, Fact, Link, Table
from csc.formats import day as in_full
from csc.models import Child, Disability, ImmigrationStatus
from csc.permissions import Permission
from workforce.access import can
from workforce.family.contact import ways_to
from workforce.particulars.conditions import said
from workforce.particulars.death import CorrectDeath
from workforce.particulars.held import facts_about, numbers_of
from workforce.particulars.known import LABELS, changes_of
from workforce.particulars.numbers import COLUMNS
from workforce.particulars.papers import AddNumber, CorrectOwnNumbers
from workforce.particulars.person import ChangeExpectedDate, CorrectBirth, RecordBirth, RecordParticulars
from workforce.reach import Reader
from workforce.recording.openings import begins_under
from workforce.recording.steps import Step, address_of, all_steps

STEPS: tuple[type[Step], ...] = (
    RecordParticulars,
    RecordBirth,
    ChangeExpectedDate,
    CorrectBirth,
    CorrectDeath,
    AddNumber,
    CorrectOwnNumbers,
)
"""What is offered beside the particulars; `record_death` is in the menu alone."""

OTHERS = ("record_disabilities", "record_immigration_status")


def about(child: Child) -> list[Fact]:
    """Who the child is, beyond what the bar at the top says."""
    facts = [
        Fact("Sex", child.sex),
        Fact("Gender identity", child.gender_identity),
        Fact("Ethnicity", child.ethnicity),
        Fact("First language", child.first_language),
        Fact("Interpreter", "Needed" if child.interpreter_needed else "Not needed"),
        Fact("Religion", child.religion),
        Fact("Nationality", child.nationality),
        Fact("How to reach the child", ways_to(child)),
    ]
    if child.upn_unknown_reason_id is not None:
        facts.append(Fact(LABELS["upn_unknown_reason"], child.upn_unknown_reason))
    if child.died_on is not None:
        facts.append(Fact("Died", in_full(child.died_on)))
    disabilities = facts_about(Disability, child).filter(ended_on=None).select_related("kind").order_by("pk")
    facts.append(Fact("Disability", "; ".join(dict.fromkeys(str(each.kind) for each in disabilities))))
    if statuses := facts_about(ImmigrationStatus, child).select_related("status"):
        facts.append(Fact("Immigration status", "; ".join(said(each) for each in statuses)))
    return facts


def steps_about(child: Child, reader: Reader) -> list[Link]:
    """The steps by which what is said here is changed, for those who may."""
    if not can(reader, Permission.RECORD_WORK, child):
        return []
    steps = [*STEPS, *(all_steps()[key] for key in OTHERS)]
    return [
        Link(step.title, address_of(step, child))
        for step in steps
        if can(reader, step.permission, child) and begins_under(step, child) is not None
    ]


def facts_table(child: Child, reader: Reader) -> Table | None:
    """Disabilities and immigration status with their dates, ended ones too, each leading to the form that corrects it."""
    rows = [
        _row("Disability", fact, fact.kind, child, reader, "correct_disability")
        for fact in facts_about(Disability, child).select_related("kind")
    ]
    rows += [
        _row("Immigration status", fact, fact.status, child, reader, "correct_immigration_status")
        for fact in facts_about(ImmigrationStatus, child).select_related("status")
    ]
    if not rows:
        return None
    columns = [Column("What"), Column("Which"), Column("From", kind="date"), Column("Until", kind="date")]
    return Table("Disability and immigration status", columns, rows, noun=("entry", "entries"))


def _row(what: str, fact: Any, which: object, child: Child, reader: Reader, step: str) -> list[object]:
    return [what, Cell(str(which), href=_correction(fact, child, reader, step)), fact.started_on, fact.ended_on]


def numbers_table(child: Child, reader: Reader) -> Table:
    """The numbers and papers other organisations know the child by, birth certificate and passport among them."""
    own = [(LABELS[column], getattr(child, column)) for column in COLUMNS.values()]
    may = can(reader, CorrectOwnNumbers.permission, child)
    correct = address_of(CorrectOwnNumbers, child) if may else ""
    rows: list[list[object]] = [[kind, Cell(value, href=correct), None, None] for kind, value in own if value]
    known = {value for _, value in own}
    for each in numbers_of(child):
        if each.value not in known:
            address = _correction(each, child, reader, "correct_number")
            rows.append([each.kind.label, Cell(each.value, href=address), each.started_on, each.ended_on])
    columns = [Column("Number or paper"), Column("Value"), Column("From", kind="date"), Column("Until", kind="date")]
    return Table("Numbers and papers", columns, rows, noun=("number", "numbers"), empty="No number has been recorded.")


def changes_table(child: Child) -> Table | None:
    """What was changed of the child as a person, the newest first: former names, an expected date, how a death is known."""
    rows = [[each.at, each.what, each.before, each.now, each.by, each.reason or ""] for each in changes_of(child)]
    if not rows:
        return None
    columns = [
        Column("When", kind="date"),
        Column("What"),
        Column("Before"),
        Column("Since then"),
        Column("Who wrote it"),
        Column("Why"),
    ]
    return Table("Changes to particulars", columns, rows, noun=("change", "changes"))


def _correction(fact: Any, child: Child, reader: Reader, step: str) -> str:
    correcting = all_steps()[step]
    return address_of(correcting, child, fact) if can(reader, correcting.permission, child) else ""
