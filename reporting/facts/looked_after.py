"""Facts of children looked after: the period of care and what holds inside it, seeing and reviewing the child."""

from __future__ import annotations

import numpy as np

from csc import periods as days
from looked_after import codes
from looked_after.models import (
    CarePlan,
    LegalStatus,
    LookedAfterReview,
    LookedAfterVisit,
    PeriodOfCare,
    Placement,
    VisitingRegime,
)
from looked_after.timescales import INITIAL_HEALTH_ASSESSMENT
from reporting.engine.columns import Answer, CodeNumber, Day, Flag, Key, Number, Ranked
from reporting.engine.rows import Rows
from reporting.facts.next_reviews import next_review_of
from reporting.facts.tables import FactTable, case, declare
from reporting.facts.visits import VISIT, VISIT_DERIVED


def health_due_on(rows: Rows) -> np.ndarray:
    """The last day on which the initial health assessment is in time by the regulations."""
    return INITIAL_HEALTH_ASSESSMENT.statutory.due_on(rows.started_on)


CARE_PERIODS = declare(
    FactTable(
        name="care_periods",
        one_row_per="unbroken time in which a child is looked after",
        model=PeriodOfCare,
        columns=case(
            started_on=Day(),
            ended_on=Day(),
            reason_ceased=CodeNumber(),
            short_breaks=Flag(),
            primary_need=CodeNumber(),
        ),
        derived={
            "counts": (Flag(label="Not a series of short breaks"), lambda rows: ~rows.short_breaks),
            "health_due_on": (Day(label="Last day for the initial health assessment"), health_due_on),
        },
    )
)

LEGAL_STATUSES = declare(
    FactTable(
        name="legal_statuses",
        one_row_per="legal status held from one date to another",
        model=LegalStatus,
        columns=case(care_period=Key("period_of_care"), status=CodeNumber(), started_on=Day(), ended_on=Day()),
    )
)


def is_temporary(rows: Rows) -> np.ndarray:
    """A stay from which the child returns to the same placement (T0 to T4)."""
    return rows.coded("placement_type", *codes.TEMPORARY)


def first_of_stay(rows: Rows) -> np.ndarray:
    """The placement with which an unbroken stay with one carer began, as a row position (rules.md C.4).

    Placements of one period of care that follow each other with the same carer are one stay: a
    change of legal status or of paperwork does not break it, nor does a temporary stay with return.
    Of a temporary stay, and of a stay with another carer in between, the answer is its own row.
    """
    order = np.lexsort((rows.started_on, rows.care_period, rows.is_temporary))
    period, carer, lasting = rows.care_period[order], rows.carer[order], ~rows.is_temporary[order]
    begins = np.ones(len(order), dtype=bool)
    begins[1:] = (period[1:] != period[:-1]) | (carer[1:] != carer[:-1]) | ~lasting[1:] | ~lasting[:-1]
    answer = np.empty(len(order), dtype=np.int64)
    answer[order] = order[np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))]
    return answer


def carer_started_on(rows: Rows) -> np.ndarray:
    """The day from which the child has been with this carer without a break in this period of care."""
    return rows.started_on[rows.stay]


PLACEMENTS = declare(
    FactTable(
        name="placements",
        one_row_per="placement, temporary stays included",
        model=Placement,
        columns=case(
            care_period=Key("period_of_care"),
            placement_type=CodeNumber(),
            provider=CodeNumber(),
            started_on=Day(),
            ended_on=Day(),
            carer=Ranked("carer_key", "Carer, as a number: equal numbers are the same carer"),
            household=Key(),
            in_area=Answer(),
            distance_tenths=Number("distance_miles", "Miles from home, in tenths; -1 when not known", scale=10, empty=-1),
            registered=Answer(),
            permanent_from=Day(),
            approval=CodeNumber(),
        ),
        derived={
            "is_temporary": (Flag(label="Temporary stay with return"), is_temporary),
            "counts": (
                Flag(label="Not in a series of short breaks"),
                lambda rows: ~rows.of("care_periods", "short_breaks", by="care_period"),
            ),
            "lasting": (Flag(label="No temporary stay"), lambda rows: ~rows.is_temporary),
            "stay": (Number(label="Unbroken stay with one carer"), first_of_stay),
            "carer_started_on": (Day(label="With this carer since"), carer_started_on),
        },
    )
)


def of_a_lasting_placement(rows: Rows) -> np.ndarray:
    return rows.of("placements", "lasting", by="placement") & (rows.care_period > 0)


def regime_in_force_from(rows: Rows) -> np.ndarray:
    """Since when the regime has been in force in this stay, through rows that only repeat it."""
    order = np.lexsort((rows.id, rows.started_on, rows.stay, rows.care_period))
    period, stay, regime = rows.care_period[order], rows.stay[order], rows.regime[order]
    begins = np.ones(len(order), dtype=bool)
    begins[1:] = (period[1:] != period[:-1]) | (stay[1:] != stay[:-1]) | (regime[1:] != regime[:-1])
    answer = np.empty(len(order), dtype=np.int64)
    answer[order] = rows.started_on[order][np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))]
    return answer


VISITING_REGIMES = declare(
    FactTable(
        name="visiting_regimes",
        one_row_per="visiting regime of a placement",
        model=VisitingRegime,
        columns=case(placement=Key(), regime=CodeNumber(), started_on=Day(), ended_on=Day()),
        derived={
            "care_period": (
                Key(label="Period of care"),
                lambda rows: rows.of("placements", "care_period", by="placement"),
            ),
            "stay": (Number(label="Unbroken stay with one carer"), lambda rows: rows.of("placements", "stay", by="placement")),
            "lasting": (Flag(label="Not of a temporary stay"), of_a_lasting_placement),
            "in_force_from": (Day(label="In force since"), regime_in_force_from),
        },
    )
)


def social_worker_saw_child(rows: Rows) -> np.ndarray:
    """Only the social worker's own visits, made, finished and with the child seen, answer the statutory clock."""
    return rows.child_was_seen & rows.coded("kind", codes.SOCIAL_WORKER_VISIT)


VISITS = declare(
    FactTable(
        name="lac_visits",
        one_row_per="visit to a looked-after child",
        model=LookedAfterVisit,
        columns=case(care_period=Key("period_of_care"), placement=Key(), kind=CodeNumber(), **VISIT),
        derived=VISIT_DERIVED | {"social_worker_saw_child": (Flag(label="Statutory visit, child seen"), social_worker_saw_child)},
    )
)


def review_due_on(rows: Rows) -> np.ndarray:
    """The last day by law of a review that was held, from the one before it; NEVER for one that was not."""
    return next_review_of(rows, "care_period", held_before=rows.held_on).statutory.due_on()


REVIEWS = declare(
    FactTable(
        name="lac_reviews",
        one_row_per="review of a looked-after child",
        model=LookedAfterReview,
        columns=case(
            care_period=Key("period_of_care"),
            due_on=Day(),
            held_on=Day(),
            cancelled_on=Day(),
            participation=CodeNumber(),
        ),
        derived={
            "was_held": (Flag(label="Held"), lambda rows: rows.held_on < days.NEVER),
            "lawfully_due_on": (Day(label="Last day by law"), review_due_on),
        },
    )
)

CARE_PLANS = declare(
    FactTable(
        name="care_plans",
        one_row_per="version of a care plan",
        model=CarePlan,
        columns=case(care_period=Key("period_of_care"), agreed_on=Day(), ended_on=Day()),
    )
)
