"""The few codes that assessment logic depends on. The lists themselves are data (`csc/data/codes`)."""

NEW = "assessment_type:new"
STRATEGY_LED = "assessment_type:strategy_led"
UPDATED = "assessment_type:updated"
INITIAL = "assessment_type:initial"
CORE = "assessment_type:core"

# The single assessment: what today's measures mean by "assessment". Initial and core are history.
SINGLE = (NEW, STRATEGY_LED, UPDATED)
# First assessments after a referral, and those that a strategy discussion began.
NEW_ONLY = (NEW, STRATEGY_LED)

NO_FACTORS = "assessment_factor:21"
PHYSICAL_ABUSE_UNDIFFERENTIATED = "assessment_factor:18A"
SEXUAL_ABUSE_UNDIFFERENTIATED = "assessment_factor:19A"

CLOSED_DIED = "cin_closure_reason:RC2"
CLOSED_AFTER_ASSESSMENT = ("cin_closure_reason:RC8", "cin_closure_reason:RC9")

SEEN_ALONE = "visit_alone:alone"
