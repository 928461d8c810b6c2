"""How likely things are. The shares lie near those England publishes, rounded; none is a real authority's.

Where a figure is known nationally its source is named: CIN is "Children in need", CLA "Children
looked after in England", both Department for Education, year ending 31 March 2024 unless said
otherwise. The rest is judged so that the known figures come out.
"""

from __future__ import annotations


def codes(code_set: str, weights: dict[str, float]) -> dict[str, float]:
    """The same weights under the keys the codes are stored by."""
    return {f"{code_set}:{code}": weight for code, weight in weights.items()}


# ── Children and families ────────────────────────────────────────────────────────────────────────

CHILDREN_IN_FAMILY = (0.34, 0.33, 0.19, 0.09, 0.035, 0.015)  # one to six known children
AGE_AT_FIRST_REFERRAL = ((0.0, -0.45), (0.025, 0.0), (0.10, 1.0), (0.32, 5.0), (0.60, 10.0), (0.91, 16.0), (1.0, 17.6))  # years
YEARS_BETWEEN_SIBLINGS = ((0.0, 1.0), (0.3, 1.8), (0.7, 3.2), (1.0, 7.0))
TWINS = 0.03
SEX = codes("sex", {"M": 0.52, "F": 0.48})
ETHNICITY = codes(
    "ethnicity",
    {
        "WBRI": 0.66, "WIRI": 0.005, "WIRT": 0.004, "WOTH": 0.05, "WROM": 0.006, "MWBC": 0.025, "MWBA": 0.015, "MWAS": 0.014,
        "MOTH": 0.025, "AIND": 0.012, "APKN": 0.03, "ABAN": 0.014, "AOTH": 0.02, "BCRB": 0.014, "BAFR": 0.04, "BOTH": 0.012,
        "CHNE": 0.003, "OOTH": 0.02, "REFU": 0.006, "NOBT": 0.025,
    },
)  # fmt: skip
DISABILITY_OF_DISABLED = codes(
    "disability",
    {"LD": 0.28, "AUT": 0.34, "BEH": 0.12, "COMM": 0.08, "MOB": 0.07, "PC": 0.04, "CON": 0.03, "HEAR": 0.02, "VIS": 0.02},
)
DISABLED = 0.10
DISABILITY_FAMILIES = 0.025  # families known because a child is disabled
UNACCOMPANIED_FAMILIES = 0.018  # one young person alone
RESTRICTED = 0.004
CONFIDENTIAL_ADDRESS = 0.02
DUPLICATE = 0.002

# Work by month of the year, January first: quiet in August and December, busy before the holidays.
SEASON = (1.02, 0.98, 1.10, 0.94, 1.02, 1.10, 1.06, 0.72, 1.04, 1.12, 1.12, 0.78)
DAY_OF_WEEK = (1.08, 1.05, 1.02, 1.0, 0.98, 0.06, 0.05)  # Monday first

# ── Referral and assessment ──────────────────────────────────────────────────────────────────────

REFERRAL_SOURCE = codes(
    "referral_source",
    {
        "1A": 0.05, "1B": 0.02, "1C": 0.01, "1D": 0.015, "2A": 0.185, "2B": 0.02, "3A": 0.015, "3B": 0.02, "3C": 0.01, "3D": 0.03,
        "3E": 0.05, "3F": 0.03, "4": 0.02, "5A": 0.05, "5B": 0.045, "5C": 0.05, "5D": 0.045, "6": 0.285, "7": 0.03, "8": 0.05,
        "9": 0.015, "10": 0.01,
    },
)  # fmt: skip  # CIN table C3
PRIMARY_NEED = codes(
    "primary_need",
    {"N1": 0.58, "N2": 0.02, "N3": 0.03, "N4": 0.09, "N5": 0.17, "N6": 0.025, "N7": 0.007, "N8": 0.03, "N9": 0.004, "N0": 0.044},
)
REFERRAL_NOT_ACCEPTED = codes(
    "referral_outcome",
    {
        "no_further_action": 0.030,
        "information_and_advice": 0.020,
        "step_down_early_help": 0.012,
        "transfer_to_other_authority": 0.003,
    },
)  # CIN table C1: 6.3 % no further action
REFERRED_STRAIGHT_INTO_CARE = 0.016
EARLY_ENQUIRY = 0.275  # a section 47 enquiry as soon as the child is referred
EARLY_ENQUIRY_AFTER_A_PLAN = 0.41  # the same for a child who had a plan before

WORKING_DAYS_TO_DECIDE_REFERRAL = (0.62, 0.27, 0.06, 0.03, 0.02)  # 0, 1, 2 …
WORKING_DAYS_TO_START_ASSESSMENT = (0.66, 0.16, 0.08, 0.05, 0.03, 0.02)
ASSESSMENT_LENGTH = (
    (0.0, 0.0), (0.015, 1.0), (0.14, 11.0), (0.32, 21.0), (0.49, 31.0), (0.68, 41.0), (0.865, 45.9), (0.915, 51.0), (0.955, 61.0),
    (1.0, 95.0),
)  # fmt: skip  # working days from start to authorisation, CIN table C2

AFTER_ASSESSMENT = codes(
    "assessment_outcome",
    {
        "no_further_action": 0.285, "step_down_early_help": 0.075, "step_down_other_agency": 0.02, "cin_plan": 0.575,
        "strategy_discussion": 0.02, "looked_after": 0.015, "other": 0.01,
    },
)  # fmt: skip
AFTER_ENQUIRY_WITHOUT_CONFERENCE = codes(
    "assessment_outcome", {"no_further_action": 0.22, "step_down_early_help": 0.07, "cin_plan": 0.69, "looked_after": 0.02}
)
FACTORS = codes(
    "assessment_factor",
    {
        "1A": 0.02, "1B": 0.16, "1C": 0.03, "2A": 0.05, "2B": 0.17, "2C": 0.04, "3A": 0.10, "3B": 0.33, "3C": 0.05, "4A": 0.17,
        "4B": 0.31, "4C": 0.03, "5A": 0.10, "5B": 0.03, "6A": 0.06, "6B": 0.06, "7A": 0.04, "9A": 0.01, "10A": 0.03, "11A": 0.03,
        "12A": 0.01, "13A": 0.02, "14A": 0.09, "15A": 0.05, "16A": 0.19, "17A": 0.22, "18B": 0.03, "18C": 0.12, "19B": 0.02,
        "19C": 0.05, "20": 0.12, "22A": 0.004, "23A": 0.003, "24A": 0.03,
    },
)  # fmt: skip  # CIN table C3 (factors); chance that an assessment names each
NO_FACTOR = "assessment_factor:21"

# ── Section 47, conferences, plans ───────────────────────────────────────────────────────────────

ENQUIRY_LENGTH = ((0.0, 1.0), (0.2, 4.0), (0.55, 9.0), (0.85, 14.0), (0.95, 20.0), (1.0, 35.0))  # working days
ENQUIRY_OUTCOME = codes(
    "s47_outcome", {"substantiated_continuing_risk": 0.37, "substantiated_no_continuing_risk": 0.305, "not_substantiated": 0.325}
)
ENQUIRY_OUTCOME_AFTER_A_PLAN = codes(
    "s47_outcome", {"substantiated_continuing_risk": 0.49, "substantiated_no_continuing_risk": 0.26, "not_substantiated": 0.25}
)
ENQUIRY_BRINGS_ASSESSMENT = 0.6  # of enquiries on a case whose assessment is over
IN_NEED_AFTER_CONFERENCE = 0.94  # of conferences that make no protection plan
CONFERENCE_NOT_REQUIRED = 0.035  # of enquiries that found continuing risk
CONFERENCE_DAYS = ((0.0, 5.0), (0.10, 11.0), (0.79, 15.9), (0.915, 21.0), (1.0, 40.0))  # working days; CIN: 78 % within 15
CONFERENCE_ENDS_IN_PLAN = 0.885
CATEGORY = codes("category_of_abuse", {"NEG": 0.49, "EMO": 0.36, "PHY": 0.07, "SAB": 0.04, "MUL": 0.04})  # CIN table D2
MOVED_IN_WITH_A_PLAN = 0.004  # of referrals: the child came with another authority's plan
EARLIER_PLAN_STATED = 0.05

FIRST_REVIEW_ENDS_PLAN = 0.29
LATER_REVIEWS_END_PLAN = (0.56, 0.56, 0.66, 0.72, 0.75, 0.8, 1.0)
REVIEW_WEEKS_EARLY = (
    (0.0, -6.0),
    (0.055, 0.0),
    (0.45, 1.0),
    (0.8, 2.4),
    (0.96, 5.0),
    (1.0, 9.0),
)  # before it was due; 94 % in time
PLAN_ENDS_BETWEEN_REVIEWS = 0.13
AFTER_PLAN = {"in_need": 0.725, "close": 0.12, "care": 0.155}
AFTER_PLAN_CUT_SHORT = {"care": 0.70, "moved": 0.24, "left_country": 0.06}
ENQUIRY_DURING_PLAN = 0.12

# ── Child in need plans ──────────────────────────────────────────────────────────────────────────

CIN_PLAN_DAYS = ((0.0, 28.0), (0.1, 55.0), (0.3, 92.0), (0.5, 135.0), (0.7, 195.0), (0.85, 290.0), (0.95, 450.0), (1.0, 800.0))
CIN_PLAN_DAYS_DISABILITY = ((0.0, 120.0), (0.3, 500.0), (0.7, 1200.0), (1.0, 3000.0))
CIN_PLAN_ESCALATES = 0.125
CIN_PLAN_ESCALATES_AFTER_A_PLAN = 0.14
CIN_PLAN_ENDS_IN_CARE = 0.034
REASSESSED_DURING_CIN_PLAN = 0.22
SHORT_BREAKS = 0.30  # of children known because they are disabled

# ── Coming back ──────────────────────────────────────────────────────────────────────────────────

COMES_BACK = 0.63
COMES_BACK_AFTER_A_PLAN = 0.75
DAYS_UNTIL_BACK = ((0.0, 6.0), (0.22, 60.0), (0.46, 170.0), (0.62, 330.0), (0.80, 720.0), (1.0, 1900.0))
EACH_CHILD_TAKES_PART = 0.90
UNBORN_NAMED = 0.75  # an expected brother or sister is referred with the family
DIES = 0.0006
MOVES_AWAY = 0.02

# ── Care ─────────────────────────────────────────────────────────────────────────────────────────

CARE_DAYS = (
    (0.0, 2.0), (0.10, 28.0), (0.19, 90.0), (0.30, 190.0), (0.45, 400.0), (0.60, 760.0), (0.72, 1300.0), (0.84, 2400.0),
    (1.0, 6200.0),
)  # fmt: skip

SUPPORTED_BEYOND_21 = 0.32
CEASED: dict[str, dict[str, float]] = {
    # how care ended: the return's reasons for it
    "adopted": {"E11": 0.55, "E12": 0.45},
    "guardian": {"E45": 0.55, "E46": 0.08, "E47": 0.33, "E48": 0.04},
    "arrangements": {"E41": 1.0},
    "home": {"E4A": 0.72, "E4B": 0.28},
    "others": {"E13": 1.0},
    "custody": {"E9": 1.0},
    "away": {"E3": 1.0},
    "other": {"E8": 0.8, "E16": 0.2},
    "adult": {"E5": 0.36, "E6": 0.14, "E7": 0.06, "E17": 0.38, "E8": 0.06},
}
