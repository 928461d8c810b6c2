"""The few codes that the front door's own logic depends on. The lists themselves are data (`csc/data/codes`)."""

EARLY_HELP = "contact_outcome:early_help"
CONTINUE_EARLY_HELP = "contact_outcome:continue_early_help"
REFERRAL = "contact_outcome:referral"
NO_FURTHER_ACTION = "contact_outcome:no_further_action"

CONSENT_OBTAINED = "consent:obtained"
CONSENT_REFUSED = "consent:refused"
CONSENT_OVERRIDDEN = "consent:overridden"

REFERRAL_TO_ASSESSMENT = "referral_outcome:assessment"
REFERRAL_TO_STRATEGY_DISCUSSION = "referral_outcome:strategy_discussion"
REFERRAL_NO_FURTHER_ACTION = "referral_outcome:no_further_action"
REFERRAL_LED = "referral"
"""The group of contact outcomes that lead to a referral."""

EARLY_HELP_STEPPED_UP = "early_help_end_reason:step_up"
SOURCE_EARLY_HELP = "referral_source:5D"
SOURCE_OTHER_INTERNAL = "referral_source:5B"
"""What a step-up from early help was coded as before 5D came in."""

ACCEPTED = "accepted"
"""The group of referral outcomes with which social care goes on."""
ACCEPTING = tuple(
    f"referral_outcome:{name}"
    for name in ("assessment", "strategy_discussion", "section_17_service", "private_fostering", "looked_after")
)
"""The outcomes of that group."""
NOT_ACCEPTED = "no_further_action"
"""The group of referral outcomes with which it does not."""
