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
