"""The few codes that child protection logic depends on. The lists themselves are data (`csc/data/codes`)."""

PLAN = "conference_outcome:plan"
NO_PLAN = "conference_outcome:no_plan"

SUBSTANTIATED_CONTINUING_RISK = "s47_outcome:substantiated_continuing_risk"
SUBSTANTIATED_NO_CONTINUING_RISK = "s47_outcome:substantiated_no_continuing_risk"
NOT_SUBSTANTIATED = "s47_outcome:not_substantiated"

SEEN_ALONE = "visit_alone:alone"
NOT_SEEN_ALONE = "visit_alone:not_alone"
NOT_APPROPRIATE_ALONE = "visit_alone:not_appropriate"

AT_HOME = "visit_place:home"

REVIEW_CONTINUES_PLAN = "review_outcome:continue"
REVIEW_ENDS_PLAN = "review_outcome:end"

GENERAL_PRACTITIONER = "agency:gp"

CONFERENCE_ADJOURNED = "conference_outcome:adjourned"
REVIEW_ADJOURNED = "review_outcome:adjourned"
REVIEW_ENDS = "end"
"""The group of review outcomes with which the plan ends that day."""

POLICE = "police"
HEALTH = "health"
SOCIAL_CARE = "social_care"
"""Groups of agencies that a strategy discussion needs at the least (Working Together)."""

TOOK_PART = "took_part"
"""The group of ways in which somebody is part of a discussion, rather than sending a report or apologies to it."""

PLAN_ENDED_CHILD_DIED = "cp_plan_end_reason:died"
