"""Health and education of looked-after children (rules.md T48 to T54)."""

from __future__ import annotations

import numpy as np

from csc.choice import Chosen
from csc.days import Instants, When
from csc.periods import add_months, attains_age
from csc.timescales import Basis, Clock, Months, WorkingDays, local_clock, simple_clock
from looked_after.timescales.plans import CARE_PLANNING, IN_FORCE

HEALTH = f"{CARE_PLANNING}, regulation 7; Promoting the health and well-being of looked-after children 2015"

INITIAL_HEALTH_ASSESSMENT = simple_clock(
    key="initial_health_assessment",
    title="Initial health assessment",
    source=HEALTH,
    starts="Became looked after",
    stops="Assessment held, or its report received, as the measure says",
    limit=WorkingDays(20),
    warn=5,
    effective_from=IN_FORCE,
    basis=Basis.REG,
    note="In time for the first review, by a registered medical practitioner. A refusal stays in the count.",
)


def _health_review(key: str, title: str, months: int, note: str = "") -> Clock:
    return simple_clock(
        key=key,
        title=title,
        source=HEALTH,
        starts="Last health assessment held",
        stops="Assessment held",
        limit=Months(months),
        warn=28,
        effective_from=IN_FORCE,
        basis=Basis.REG,
        note=note,
    )


HEALTH_REVIEW_UNDER_FIVE = _health_review("health_review_under_five", "Review health assessment of a child under 5", 6)
HEALTH_REVIEW_FROM_FIVE = _health_review("health_review_from_five", "Review health assessment of a child of 5 or over", 12)
HEALTH_REVIEW_ACROSS_FIVE = _health_review(
    "health_review_across_five",
    "Review health assessment of a child who turns 5 before the six months are over",
    12,
    note="The regulation does not say which interval applies here; an authority may set 6 months.",
)

DENTAL_CHECK = local_clock(
    key="dental_check",
    title="Dental check",
    source="Local standard; DfE counts checks within the year",
    starts="Last check, or became looked after",
    stops="Teeth checked",
    limit=Months(12),
    warn=28,
)

STRENGTHS_AND_DIFFICULTIES = simple_clock(
    key="strengths_and_difficulties",
    title="Strengths and difficulties questionnaire",
    source="Department for Education, SSDA903: once a year from 4 to 16",
    starts="Last questionnaire, or became looked after",
    stops="Questionnaire completed",
    limit=Months(12),
    warn=28,
    basis=Basis.DFE,
)

PEP_INITIATED = local_clock(
    key="pep_initiated",
    title="Personal education plan begun",
    source="Promoting the education of looked-after children 2018, as local practice",
    starts="Became looked after",
    stops="Plan begun",
    limit=WorkingDays(10),
    warn=3,
)

PEP_FIRST = local_clock(
    key="pep_first",
    title="First personal education plan agreed",
    source="Promoting the education of looked-after children 2018, as local practice: ready for the first review",
    starts="Became looked after",
    stops="Plan agreed",
    limit=WorkingDays(20),
    warn=5,
    note="Working days, so that holidays of schools do not stop it. Later plans are due once in every school term.",
)


def health_review(*, last_held: When, born: When) -> Chosen:
    """The clock of the next review health assessment, for one child or for columns of day numbers.

    Six months under 5 and twelve from 5; twelve as well where the fifth birthday comes before the
    six months are over.
    """
    last, birth = Instants(last_held), Instants(born).days
    fifth = attains_age(birth, 5)
    return Chosen(
        (last.days >= fifth, HEALTH_REVIEW_FROM_FIVE, last.days),
        (add_months(last.days, 6) > fifth, HEALTH_REVIEW_ACROSS_FIVE, last.days),
        (np.ones(len(last), dtype=bool), HEALTH_REVIEW_UNDER_FIVE, last.days),
        single=last.single,
    )
