"""What an authority decides about children on a plan: their visits, plans made before birth, and when a plan is to be written.

See rules.md B.3 and B.3a.
"""

from __future__ import annotations

from csc.local_choices import Choice, OneOf, WholeNumber, local_choice

SEEN, ALONE, AT_HOME, ALONE_AT_HOME = "seen", "alone", "home", "alone_home"

VISIT_THAT_COUNTS: Choice[str] = local_choice(
    key="cp_visit_that_counts",
    title="Which visits to a child on a plan keep the authority's interval",
    source="Local standard; statutory guidance leaves visits to the plan",
    kind=OneOf(
        {
            SEEN: "the child was seen, wherever",
            ALONE: "the child was seen alone, or it is recorded that this was not appropriate",
            AT_HOME: "the child was seen at home",
            ALONE_AT_HOME: "both",
        }
    ),
    default=SEEN,
    note=(
        "By the day of the visit; its record has to be finished. Other visits leave the next one due when it was. Figures whose "
        "names state a number of days count children who were seen, as they say."
    ),
)

NO, YES = "no", "yes"

REVIEW_AFTER_BIRTH: Choice[str] = local_choice(
    key="review_after_birth",
    title="Whether a plan made before birth is first reviewed soon after the birth",
    source="Local standard; guidance gives three months from the conference, for unborn children as well",
    kind=OneOf(
        {
            NO: "three months after the conference, as every plan",
            YES: "by the clock pre_birth_first_review after the birth, where that is sooner",
        }
    ),
    default=NO,
    note="By the day of the birth. A plan that was reviewed before the birth has had its first review.",
)

PLAN_GRACE_DAYS: Choice[int] = local_choice(
    key="cp_plan_grace_working_days",
    title="Working days on a plan after which a child for whom none has been written counts as lacking one",
    source="Local standard for the figure; the first core group, which writes it, has a clock of its own",
    kind=WholeNumber(0, 30),
    default=10,
    note="By the day of the count.",
)
