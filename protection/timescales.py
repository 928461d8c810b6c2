"""The clocks of child protection, emergency powers and care proceedings (rules.md B.3)."""

from __future__ import annotations

import datetime

from csc.timescales import Basis, Days, Hours, Months, Weeks, WorkingDays, local_clock, simple_clock

WORKING_TOGETHER = "Working Together to Safeguard Children"

# ── From concern to conference ───────────────────────────────────────────────────────────────────

STRATEGY_DISCUSSION = local_clock(
    key="strategy_discussion",
    title="Strategy discussion held",
    source="Local standard; guidance says without delay",
    starts="Concern known",
    stops="Discussion held",
    limit=Hours(24),
)

ENQUIRY = local_clock(
    key="enquiry",
    title="Section 47 enquiry completed",
    source="Local standard; an enquiry has no limit of its own and sits inside the 45 working days of the assessment",
    starts="Strategy discussion that launched the enquiry",
    stops="Outcome authorised",
    limit=WorkingDays(15),
    warn=3,
)

INITIAL_CONFERENCE = simple_clock(
    key="initial_conference",
    title="Initial child protection conference held",
    source=f"{WORKING_TOGETHER}, unchanged from 2010 to 2023",
    starts="Strategy discussion that launched the section 47 enquiry; never a later one",
    stops="Conference validly held",
    limit=WorkingDays(15),
    warn=5,
    note="Per child, unborn children included. Before 2012-13 DfE measured from another start, so history is not like for like.",
)

TRANSFER_IN_CONFERENCE = simple_clock(
    key="transfer_in_conference",
    title="Conference about a child who moved in with a plan",
    source=WORKING_TOGETHER,
    starts="Told that the child moved in",
    stops="Conference held",
    limit=WorkingDays(15),
    warn=5,
    note="Reported apart from initial conferences. The other council stays responsible until it is held.",
)

# ── The plan ─────────────────────────────────────────────────────────────────────────────────────

FIRST_CORE_GROUP = simple_clock(
    key="first_core_group",
    title="First core group held",
    source=WORKING_TOGETHER,
    starts="Initial conference held",
    stops="Core group held",
    limit=WorkingDays(10),
    warn=3,
)

LATER_CORE_GROUP = local_clock(
    key="later_core_group",
    title="Later core group held",
    source="Local standard",
    starts="Last core group held",
    stops="Core group held",
    limit=Weeks(4),
    warn=5,
    note="Councils use 4 or 6 weeks.",
)

FIRST_REVIEW = simple_clock(
    key="first_review_conference",
    title="First review conference held",
    source=WORKING_TOGETHER,
    starts="Initial conference held",
    stops="Review conference held",
    limit=Months(3),
    warn=15,
)

PRE_BIRTH_FIRST_REVIEW = local_clock(
    key="pre_birth_first_review",
    title="First review conference after a birth",
    source="Local standard, where it falls before the three months of the first review",
    starts="Birth of a child with a plan made before it",
    stops="Review conference held",
    limit=WorkingDays(20),
    warn=5,
)

LATER_REVIEW = simple_clock(
    key="later_review_conference",
    title="Later review conference held",
    source=WORKING_TOGETHER,
    starts="Last review conference held",
    stops="Review conference held",
    limit=Months(6),
    warn=15,
    note="An early review moves the next one forward; a cancelled one does not.",
)

PLAN_UPDATE = local_clock(
    key="protection_plan_update",
    title="Child protection plan brought up to date",
    source="Local standard",
    starts="Plan last agreed, at a conference or a core group",
    stops="Plan agreed anew",
    limit=Months(6),
)

FIFTEEN_MONTHS_ON_PLAN, EIGHTEEN_MONTHS_ON_PLAN = (
    local_clock(
        key=f"protection_plan_{months}_months",
        title=f"{months} months on a plan",
        source="Local standard, an early sign before the national two years",
        starts="Plan began",
        stops="Plan ended",
        limit=Months(months),
        at_least=True,
    )
    for months in (15, 18)
)

TWO_YEARS_ON_PLAN = simple_clock(
    key="protection_plan_two_years",
    title="Two years or more on a plan",
    source="Department for Education, children in need census; national indicator 64",
    starts="Plan began",
    stops="Plan ended",
    limit=Months(24),
    basis=Basis.DFE,
    at_least=True,
)

REPEAT_PLAN = local_clock(
    key="repeat_protection_plan",
    title="Look-back for a repeat plan within two years",
    source="Local standard; the national measure looks back without limit",
    starts="Plan before ended",
    stops="Plan began",
    limit=Months(24),
)

# ── Visits: no national interval (rules.md B.3a) ─────────────────────────────────────────────────

FIRST_CP_VISIT = local_clock(
    key="first_cp_visit",
    title="First visit to a child on a plan",
    source="Local standard",
    starts="Plan began",
    stops="Visit made and the child seen",
    limit=WorkingDays(10),
    warn=3,
)

CP_VISIT = local_clock(
    key="cp_visit",
    title="Visit to a child on a plan",
    source="Local standard",
    starts="Plan began; then the last visit at which the child was seen",
    stops="Visit made and the child seen",
    limit=WorkingDays(10),
    warn=3,
    note="Interval, unit, first day, bank holidays and the least time on the plan are the authority's own: see LocalStandard.",
)

CP_VISIT_TEN_DAYS = local_clock(
    key="cp_visit_ten_days",
    title="No visit for more than 10 days",
    source="Local standard, the first of two bands",
    starts="Plan began; then the last visit at which the child was seen",
    stops="Visit made and the child seen",
    limit=Days(10),
)

CP_VISIT_FORTNIGHT = local_clock(
    key="cp_visit_fortnight",
    title="Visit in the last 14 days",
    source="Local standard",
    starts="Plan began; then the last visit at which the child was seen",
    stops="Visit made and the child seen",
    limit=Days(14),
    settling=7,
    note="Children on a plan for less than a week are left out.",
)

# ── Emergency powers and proceedings ─────────────────────────────────────────────────────────────

POLICE_PROTECTION = simple_clock(
    key="police_protection",
    title="Police protection",
    source="Children Act 1989 section 46(6)",
    starts="Taken into police protection",
    stops="Released",
    limit=Hours(72),
    basis=Basis.STAT,
)

EMERGENCY_PROTECTION_ORDER = simple_clock(
    key="emergency_protection_order",
    title="Emergency protection order",
    source="Children Act 1989 section 45(1)",
    starts="Order made",
    stops="Order ended",
    limit=Days(8),
    warn=2,
    basis=Basis.STAT,
    note="If day 8 is a Sunday or a public holiday the court may let the order run to noon of the next ordinary day.",
)

EMERGENCY_PROTECTION_EXTENSION = simple_clock(
    key="emergency_protection_extension",
    title="Extension of an emergency protection order",
    source="Children Act 1989 section 45(5) and (6): once, by up to 7 days",
    starts="Extension begins",
    stops="Order ended",
    limit=Days(7),
    warn=2,
    basis=Basis.STAT,
)

CHILD_ASSESSMENT_ORDER = simple_clock(
    key="child_assessment_order",
    title="Child assessment order",
    source="Children Act 1989 section 43(5)",
    starts="Date the order states",
    stops="Order ended",
    limit=Days(7),
    basis=Basis.STAT,
)

CARE_PROCEEDINGS = simple_clock(
    key="care_proceedings",
    title="Care proceedings concluded",
    source="Children Act 1989 section 32, as amended by the Children and Families Act 2014",
    starts="Application issued",
    stops="Final order",
    limit=Weeks(26),
    warn=30,
    effective_from=datetime.date(2014, 4, 22),
    basis=Basis.STAT,
)

CARE_PROCEEDINGS_EXTENSION = simple_clock(
    key="care_proceedings_extension",
    title="Extension of care proceedings",
    source="Children Act 1989 section 32(8): extensions of up to 8 weeks",
    starts="Extension begins",
    stops="Final order or the next extension",
    limit=Weeks(8),
    warn=10,
    effective_from=datetime.date(2014, 4, 22),
    basis=Basis.STAT,
)
