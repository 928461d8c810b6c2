"""Looked after and care leavers together, each from the birthday in the year on: one council's own figure."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC, WORKER, Cohorts
from reporting.catalogue.care_leavers._cohort import LEFT_CARE, aged, birthday
from reporting.catalogue.care_leavers.care_leavers_in_eet import in_eet_around_birthday
from reporting.engine.rows import Rows
from reporting.indicators import FINANCIAL_YEAR_TO_DATE, HIGH, Indicator, OpenAt, Share

of_17_to_21 = aged(17, 21)


def had_birthday_since_april(rows: Rows) -> np.ndarray:
    """Eligible or left care, aged 17 to 21, the birthday in the year gone by."""
    entitled = rows.grouped("eligibility", "care_leaver_eligibility", "eligible", *LEFT_CARE)
    return entitled & of_17_to_21(rows) & (birthday(rows) >= rows.since)


indicator = Indicator(
    key="lac_and_care_leavers_17_21_in_eet",
    family="care_leaver_outcomes",
    title="Looked-after young people and care leavers aged 17 to 21 in education, employment or training",
    why="What young people do after care is the longest test of the care they had.",
    caveats="Adds up from April: compare quarters with the same quarter of last year. Looked-after young people are in it.",
    source="Local setting; activity codes of DfE's SSDA903",
    standard="Quarterly, cumulative from 1 April [local setting]",
    facts="care_leavers",
    basis=OpenAt("started_on", "ended_on"),
    window=FINANCIAL_YEAR_TO_DATE,
    counted="child",
    counts="Looked-after young people and care leavers aged 17 to 21 counted since 1 April",
    marks="Those in education, employment or training",
    leaves_out="Died; returned home for 6 months; moved to another council",
    population=had_birthday_since_april,
    mark=in_eet_around_birthday,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        UASC,
        Cohorts("cohort", "Age group", cohorts=(("17-21", of_17_to_21),)),
    ),
    shows={"birthday_on": birthday},
    reason="birthday {birthday_on}, {eligibility}",
)
