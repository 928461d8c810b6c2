"""Facts about the children themselves, and what was known of them from one date to another."""

from __future__ import annotations

import numpy as np

from csc.models import Disability, ImmigrationStatus, Person
from reporting.engine.columns import CodeNumber, Day, Flag, Key, StartDay
from reporting.engine.rows import Rows
from reporting.facts.tables import FactTable, declare, record

UNACCOMPANIED = "immigration_status:uasc"


def is_disability(rows: Rows) -> np.ndarray:
    return rows.grouped("kind", "disability", "disabled")


def is_unaccompanied(rows: Rows) -> np.ndarray:
    return rows.coded("status", UNACCOMPANIED)


CHILDREN = declare(
    FactTable(
        name="children",
        one_row_per="child",
        model=Person,
        where={"has_record": True},
        columns=record(
            born_on=Day("date_of_birth", "Date of birth"),
            expected_on=Day(label="Expected date of birth of an unborn child"),
            died_on=Day(),
            sex=CodeNumber(),
            ethnicity=CodeNumber(),
        ),
        child="id",
        worker="",
    )
)

DISABILITIES = declare(
    FactTable(
        name="disabilities",
        one_row_per="disability recorded, 'none' included",
        model=Disability,
        where={},
        columns=record(
            child=Key("person"),
            kind=CodeNumber(),
            started_on=StartDay(),
            ended_on=Day(),
        ),
        derived={"is_disability": (Flag(label="A disability, not the answer 'none'"), is_disability)},
        child="person_id",
        worker="",
    )
)

IMMIGRATION = declare(
    FactTable(
        name="immigration_statuses",
        one_row_per="immigration status held from one date to another",
        model=ImmigrationStatus,
        where={},
        columns=record(
            child=Key("person"),
            status=CodeNumber(),
            started_on=StartDay(),
            ended_on=Day(),
        ),
        derived={"is_unaccompanied": (Flag(label="Unaccompanied asylum-seeking child"), is_unaccompanied)},
        child="person_id",
        worker="",
    )
)
