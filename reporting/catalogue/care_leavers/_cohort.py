"""Who is in a care-leaver cohort at a date, shared by the indicators of this stage."""

from __future__ import annotations

import numpy as np

from csc.periods import add_months, attains_age
from reporting.breakdowns import Cohorts
from reporting.engine.rows import Rows
from reporting.indicators import FINANCIAL_YEAR_TO_DATE, Variant

LEFT_CARE = ("relevant", "former_relevant", "qualifying")
YOUNGEST, OLDEST = 17, 24


def in_cohort(rows: Rows) -> np.ndarray:
    """Left care and aged 17 to 24 on the date: an eligible young person is still looked after."""
    age = rows.age()
    return rows.grouped("eligibility", "care_leaver_eligibility", *LEFT_CARE) & (age >= YOUNGEST) & (age <= OLDEST)


def supported(rows: Rows) -> np.ndarray:
    """The young people whom the leaving care team supports on the date, whatever their age."""
    return rows.grouped("eligibility", "care_leaver_eligibility", *LEFT_CARE) & rows.supported


def birthday(rows: Rows) -> np.ndarray:
    """The young person's last birthday on or before the date."""
    return attains_age(rows.of_child("born_on"), rows.age())


def had_birthday_this_year(rows: Rows) -> np.ndarray:
    """In the national cohort: the 17th to 21st birthday fell in the financial year, up to the date."""
    age = rows.age()
    return in_cohort(rows) & (birthday(rows) >= rows.since) & (age <= 21)


def birthday_window(rows: Rows) -> tuple[np.ndarray, np.ndarray]:
    """From 3 months before the last birthday to 1 month after it, both days included (rules.md T73)."""
    day = birthday(rows)
    return add_months(day, -3), np.minimum(add_months(day, 1), rows.at)


def aged(first: int, last: int):
    return lambda rows: (rows.age() >= first) & (rows.age() <= last)


COHORT = Cohorts(
    "cohort", "Age group, groups overlap", cohorts=(("18-24", aged(18, 24)), ("17-18", aged(17, 18)), ("19-21", aged(19, 21)))
)


def variants(mark_in_birthday_window, *more: Variant) -> tuple[Variant, ...]:
    """The forms every care-leaver outcome has."""
    return (
        Variant(
            "birthday_window",
            "national return: status between 3 months before and 1 month after the birthday in the year",
            window=FINANCIAL_YEAR_TO_DATE,
            population=had_birthday_this_year,
            mark=mark_in_birthday_window,
        ),
        Variant("leaving_care_team", "young people the leaving care team supports at the date", population=supported),
        *more,
    )
