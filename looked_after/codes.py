"""The codes that looked-after logic depends on, under the keys they are stored by.

Every other code of these sets is data. Sources: the SSDA903 guide for the sets it lists (legal
status, placement type and provider, reasons, participation, care leavers), the Care Planning,
Placement and Case Review (England) Regulations 2010 for visiting regimes, and this product for the
sets it needs and no return defines.
"""

from __future__ import annotations

# ── Legal status (SSDA903) ───────────────────────────────────────────────────────────────────────
INTERIM_CARE_ORDER = "legal_status:C1"
FULL_CARE_ORDER = "legal_status:C2"
FREEING_ORDER = "legal_status:D1"
PLACEMENT_ORDER = "legal_status:E1"
SECTION_20 = "legal_status:V2"
SHORT_BREAKS_EACH_STAY = "legal_status:V3"
SHORT_BREAKS_AGREEMENT = "legal_status:V4"
POLICE_PROTECTION = "legal_status:L1"
EMERGENCY_PROTECTION_ORDER = "legal_status:L2"
CHILD_ASSESSMENT_ORDER = "legal_status:L3"
REMANDED = "legal_status:J1"
DETAINED_UNDER_PACE = "legal_status:J2"
YOUTH_REHABILITATION_ORDER = "legal_status:J3"

SHORT_BREAKS = frozenset({SHORT_BREAKS_EACH_STAY, SHORT_BREAKS_AGREEMENT})
CARE_ORDERS = frozenset({INTERIM_CARE_ORDER, FULL_CARE_ORDER})
YOUTH_JUSTICE = frozenset({REMANDED, DETAINED_UNDER_PACE, YOUTH_REHABILITATION_ORDER})
FREED_FOR_ADOPTION = frozenset({FREEING_ORDER, PLACEMENT_ORDER})

# ── Placement type (SSDA903) ─────────────────────────────────────────────────────────────────────
ADOPTERS_BY_CONSENT_FOSTER_CARER = "placement_type:A3"
ADOPTERS_BY_CONSENT = "placement_type:A4"
ADOPTERS_BY_ORDER_FOSTER_CARER = "placement_type:A5"
ADOPTERS_BY_ORDER = "placement_type:A6"
SEMI_INDEPENDENT = "placement_type:H5"
SECURE_HOME = "placement_type:K1"
CHILDRENS_HOME = "placement_type:K2"
SUPPORTED_ACCOMMODATION = "placement_type:K3"
WITH_PARENTS = "placement_type:P1"
INDEPENDENT_LIVING = "placement_type:P2"
RESIDENTIAL_EMPLOYMENT = "placement_type:P3"
RESIDENTIAL_SCHOOL = "placement_type:S1"
RESIDENTIAL_CARE_HOME = "placement_type:R1"
HOSPITAL_OR_NURSING = "placement_type:R2"
FAMILY_CENTRE = "placement_type:R3"
YOUNG_OFFENDER_INSTITUTION = "placement_type:R5"
TEMPORARY_ANY = "placement_type:T0"
TEMPORARY_HOSPITAL = "placement_type:T1"
TEMPORARY_HOLIDAY = "placement_type:T2"
TEMPORARY_CARER_HOLIDAY = "placement_type:T3"
TEMPORARY_OTHER = "placement_type:T4"
KINSHIP_LONG_TERM = "placement_type:U1"
KINSHIP_FOSTERING_FOR_ADOPTION = "placement_type:U2"
KINSHIP_OTHER = "placement_type:U3"
FOSTER_LONG_TERM = "placement_type:U4"
FOSTER_FOSTERING_FOR_ADOPTION = "placement_type:U5"
FOSTER_OTHER = "placement_type:U6"

TEMPORARY = frozenset({TEMPORARY_ANY, TEMPORARY_HOSPITAL, TEMPORARY_HOLIDAY, TEMPORARY_CARER_HOLIDAY, TEMPORARY_OTHER})
KINSHIP_FOSTERING = frozenset({KINSHIP_LONG_TERM, KINSHIP_FOSTERING_FOR_ADOPTION, KINSHIP_OTHER})
UNRELATED_FOSTERING = frozenset({FOSTER_LONG_TERM, FOSTER_FOSTERING_FOR_ADOPTION, FOSTER_OTHER})
FOSTERING = KINSHIP_FOSTERING | UNRELATED_FOSTERING
LONG_TERM_FOSTERING = frozenset({KINSHIP_LONG_TERM, FOSTER_LONG_TERM})
FOSTERING_FOR_ADOPTION = frozenset({KINSHIP_FOSTERING_FOR_ADOPTION, FOSTER_FOSTERING_FOR_ADOPTION})
ADOPTIVE_WITH_FOSTER_CARER = frozenset({ADOPTERS_BY_CONSENT_FOSTER_CARER, ADOPTERS_BY_ORDER_FOSTER_CARER})
PLACED_FOR_ADOPTION = ADOPTIVE_WITH_FOSTER_CARER | {ADOPTERS_BY_CONSENT, ADOPTERS_BY_ORDER}
RESIDENTIAL = frozenset(
    {
        SECURE_HOME,
        CHILDRENS_HOME,
        SUPPORTED_ACCOMMODATION,
        SEMI_INDEPENDENT,
        RESIDENTIAL_CARE_HOME,
        FAMILY_CENTRE,
        RESIDENTIAL_SCHOOL,
    }
)
SIXTEEN_OR_OVER = frozenset({SEMI_INDEPENDENT, SUPPORTED_ACCOMMODATION, INDEPENDENT_LIVING})

# ── Placement provider (SSDA903) ─────────────────────────────────────────────────────────────────
PARENT_PROVIDES = "placement_provider:PR0"
OWN_PROVISION = "placement_provider:PR1"
OTHER_AUTHORITY_PROVIDES = "placement_provider:PR2"
OTHER_PUBLIC_PROVIDES = "placement_provider:PR3"
PRIVATE_PROVIDES = "placement_provider:PR4"
VOLUNTARY_PROVIDES = "placement_provider:PR5"

# ── Why an episode began, a placement changed, and care ended (SSDA903) ──────────────────────────
STARTED_CARE = "reason_new_episode:S"
LEGAL_STATUS_CHANGED = "reason_new_episode:L"
PLACEMENT_AND_CARER_CHANGED = "reason_new_episode:P"
PLACEMENT_CHANGED_SAME_CARER = "reason_new_episode:T"
ALL_CHANGED = "reason_new_episode:B"
LEGAL_STATUS_AND_PLACEMENT_CHANGED_SAME_CARER = "reason_new_episode:U"

STATUS_OF_PLACEMENT_CHANGED = "reason_placement_change:PLACE"
CARE_PLAN_IMPLEMENTED = "reason_placement_change:CARPL"
ADMITTED_TO_CUSTODY = "reason_placement_change:CUSTOD"

EPISODE_CONTINUES = "reason_episode_ceased:X1"
ADOPTED_UNOPPOSED = "reason_episode_ceased:E11"
ADOPTED_CONSENT_DISPENSED = "reason_episode_ceased:E12"
DIED = "reason_episode_ceased:E2"
TRANSFERRED = "reason_episode_ceased:E3"
RETURNED_HOME_PLANNED = "reason_episode_ceased:E4A"
RETURNED_HOME_UNPLANNED = "reason_episode_ceased:E4B"
CHILD_ARRANGEMENTS = "reason_episode_ceased:E41"
GUARDIAN_FORMER_CARER_RELATIVE = "reason_episode_ceased:E45"
GUARDIAN_FORMER_CARER_UNRELATED = "reason_episode_ceased:E46"
GUARDIAN_OTHER_RELATIVE = "reason_episode_ceased:E47"
GUARDIAN_OTHER_UNRELATED = "reason_episode_ceased:E48"
INDEPENDENT_LIVING_REASONS = frozenset({"reason_episode_ceased:E5", "reason_episode_ceased:E6"})
ADULT_SOCIAL_CARE = "reason_episode_ceased:E7"
AGED_18_STAYED_PUT = "reason_episode_ceased:E17"
CEASED_OTHER = "reason_episode_ceased:E8"

ADOPTED = frozenset({ADOPTED_UNOPPOSED, ADOPTED_CONSENT_DISPENSED})
SPECIAL_GUARDIANSHIP = frozenset(
    {GUARDIAN_FORMER_CARER_RELATIVE, GUARDIAN_FORMER_CARER_UNRELATED, GUARDIAN_OTHER_RELATIVE, GUARDIAN_OTHER_UNRELATED}
)
CEASED_TO_PERMANENCE = ADOPTED | SPECIAL_GUARDIANSHIP | {CHILD_ARRANGEMENTS}

# ── Reviews (SSDA903) ────────────────────────────────────────────────────────────────────────────
UNDER_FOUR = "review_participation:PN0"
VIEWS_NOT_CONVEYED = "review_participation:PN7"
TOOK_PART = frozenset(f"review_participation:PN{number}" for number in range(1, 7))

# ── Visits: whom by, and under which regime (regulation 28; Adoption Agencies Regulations 36) ────
SOCIAL_WORKER_VISIT = "looked_after_visit_kind:social_worker"
REVIEWING_OFFICER_VISIT = "looked_after_visit_kind:reviewing_officer"
OTHER_VISIT = "looked_after_visit_kind:other"

NOT_SEEN_ALONE = "visit_alone:not_alone"
NOT_APPROPRIATE_ALONE = "visit_alone:not_appropriate"

REGIME_STANDARD = "visiting_regime:standard"
REGIME_PERMANENT = "visiting_regime:permanent"
REGIME_LONG_TERM_FOSTERING = "visiting_regime:long_term_fostering"
REGIME_PARENT_BEFORE_ASSESSMENT = "visiting_regime:parent_before_assessment"
REGIME_TEMPORARY_APPROVAL = "visiting_regime:temporary_approval"
REGIME_INTERIM_ORDER_WITH_PARENT = "visiting_regime:interim_order_with_parent"
REGIME_FULL_ORDER_WITH_PARENT = "visiting_regime:full_order_with_parent"
REGIME_OTHERS_ARRANGE = "visiting_regime:others_arrange"
REGIME_ADOPTION = "visiting_regime:adoption"
REGIME_SHORT_BREAKS = "visiting_regime:short_breaks"

# ── The approval a placement rests on ────────────────────────────────────────────────────────────
FULLY_APPROVED = "placement_approval:full"
TEMPORARILY_APPROVED = "placement_approval:regulation_24"
EMERGENCY_APPROVED = "placement_approval:regulation_23"
PARENT_NOT_YET_ASSESSED = "placement_approval:regulation_19"

# ── Health and education ─────────────────────────────────────────────────────────────────────────
INITIAL_HEALTH_ASSESSMENT = "health_assessment_kind:initial"
REVIEW_HEALTH_ASSESSMENT = "health_assessment_kind:review"
TOO_YOUNG_OR_OLD = "sdq_reason:SDQ1"

# ── Permanence ───────────────────────────────────────────────────────────────────────────────────
PLAN_RETURN_HOME = "permanence_plan:RETURNEV"
PLAN_ADOPTION = "permanence_plan:ADOPTION"
PLAN_LONG_TERM_FOSTERING = "permanence_plan:LTFOST18"
ADOPTION_ORDER = "permanence_order:adoption"
SPECIAL_GUARDIANSHIP_ORDER = "permanence_order:special_guardianship"
CHILD_ARRANGEMENTS_ORDER = "permanence_order:child_arrangements"
RESIDENCE_ORDER = "permanence_order:residence"
NEVER_PERMANENT_BEFORE = "previous_permanence:Z1"

# ── Leaving care ─────────────────────────────────────────────────────────────────────────────────
ELIGIBLE = "care_leaver_eligibility:Eligible"
RELEVANT = "care_leaver_eligibility:Relevant"
FORMER_RELEVANT = "care_leaver_eligibility:Former Relevant"
QUALIFYING = "care_leaver_eligibility:Qualifying"
LEFT_CARE = (RELEVANT, FORMER_RELEVANT, QUALIFYING)
OWED_A_PATHWAY_PLAN = (ELIGIBLE, RELEVANT, FORMER_RELEVANT)
NOT_ELIGIBLE = "care_leaver_eligibility:No Current Eligibility"

CATEGORY_CHANGED = "care_leaver_end_reason:category_changed"
SUPPORT_CHANGED = "care_leaver_end_reason:support_changed"

IN_TOUCH = "care_leaver_in_touch:YES"
NOT_IN_TOUCH = "care_leaver_in_touch:NO"
DIED_SINCE = "care_leaver_in_touch:DIED"
REFUSES_CONTACT = "care_leaver_in_touch:REFU"
NO_LONGER_REQUIRES = "care_leaver_in_touch:NREQ"
RETURNED_HOME = "care_leaver_in_touch:RHOM"

IN_CUSTODY = "care_leaver_accommodation:X"
BED_AND_BREAKFAST = "care_leaver_accommodation:W"
NO_FIXED_ABODE = "care_leaver_accommodation:S"
FOYER = "care_leaver_accommodation:T"
WITH_FORMER_FOSTER_CARER = "care_leaver_accommodation:Z"
NEVER_SUITABLE = frozenset({IN_CUSTODY, NO_FIXED_ABODE})

# ── Unaccompanied children (the status itself is csc.ImmigrationStatus) ──────────────────────────
UNACCOMPANIED = "immigration_status:uasc"
FORMERLY_UNACCOMPANIED = "immigration_status:former_uasc"
UNACCOMPANIED_NOW_OR_BEFORE = frozenset({UNACCOMPANIED, FORMERLY_UNACCOMPANIED})
