"""What care, placements, health, education, permanence and leaving care tell of a child's life."""

from looked_after import models as records
from workforce.child_record.events import Event, Spell, register_events, register_plans

CARE, PLACEMENT, HEALTH = "Looked after", "Placement", "Health and education"
PERMANENCE, LEAVING = "Plans and permanence", "Leaving care"
VISIT = ("seen_alone", "own_words", "narrative")

register_events(
    Event(records.PeriodOfCare, "started_on", "Came into care", CARE, says=("primary_need", "start_note"), significant=True),
    Event(records.PeriodOfCare, "ended_on", "Left care", CARE, says=("reason_ceased", "end_note"), significant=True),
    Event(records.LegalStatus, "started_on", "Legal status", CARE, says=("status", "court_reference"), significant=True),
    Event(records.CarePlan, "agreed_on", "Care plan agreed", CARE, says=("plan", "own_words")),
    Event(
        records.LookedAfterReview,
        "held_on",
        "Looked-after review",
        CARE,
        says=("participation", "decisions", "own_words"),
        significant=True,
    ),
    Event(records.LookedAfterVisit, "visited_on", "Visit to a looked-after child", CARE, says=VISIT, again=True),
    Event(records.VisitingRegime, "started_on", "How often to visit was set", CARE, says=("regime", "reason")),
    Event(records.DeprivationOfLiberty, "started_on", "Deprivation of liberty", CARE, says=("restrictions",), significant=True),
    Event(records.DeprivationOfLiberty, "ended_on", "Deprivation of liberty ended", CARE, significant=True),
    Event(records.Conviction, "convicted_on", "Conviction", CARE, says=("offence",), significant=True),
    Event(
        records.Placement, "started_on", "Placement began", PLACEMENT, says=("placement_type", "setting_name"), significant=True
    ),
    Event(records.Placement, "ended_on", "Placement ended", PLACEMENT, says=("reason_placement_change", "end_note")),
    Event(records.PlacementPlan, "agreed_on", "Placement plan agreed", PLACEMENT, says=("plan",)),
    Event(
        records.PrivateFosteringArrangement,
        "started_on",
        "Private fostering began",
        PLACEMENT,
        says=("reason",),
        significant=True,
    ),
    Event(records.PrivateFosteringArrangement, "ended_on", "Private fostering ended", PLACEMENT, says=("end_reason",)),
    Event(records.PrivateFosteringVisit, "visited_on", "Visit to a privately fostered child", PLACEMENT, says=VISIT, again=True),
    Event(records.HealthAssessment, "held_on", "Health assessment", HEALTH, says=("kind", "outcome")),
    Event(records.DentalCheck, "checked_on", "Dental check", HEALTH, says=("note",), again=True),
    Event(records.ImmunisationCheck, "checked_on", "Immunisations checked", HEALTH, says=("up_to_date", "note"), again=True),
    Event(records.DevelopmentCheck, "checked_on", "Development checks", HEALTH, says=("up_to_date", "note"), again=True),
    Event(
        records.StrengthsAndDifficulties,
        "completed_on",
        "Strengths and difficulties questionnaire",
        HEALTH,
        says=("score",),
        again=True,
    ),
    Event(
        records.SubstanceMisuseCheck,
        "checked_on",
        "Substance misuse checked",
        HEALTH,
        says=("misuse_found", "substance", "note"),
        again=True,
    ),
    Event(records.EducationPlan, "held_on", "Personal education plan", HEALTH, says=("school", "targets", "own_words")),
    Event(records.PermanencePlan, "agreed_on", "Permanence plan agreed", PERMANENCE, says=("option", "reason")),
    Event(records.PermanenceOrder, "ordered_on", "Permanence order", PERMANENCE, says=("kind",), significant=True),
    Event(
        records.AdoptionPlan, "decided_on", "Decision that the child should be placed for adoption", PERMANENCE, significant=True
    ),
    Event(records.AdoptionPlan, "placement_order_on", "Placement order", PERMANENCE, significant=True),
    Event(records.AdoptionPlan, "matched_on", "Matched with adopters", PERMANENCE, significant=True),
    Event(records.AdoptionPlan, "placed_on", "Placed for adoption", PERMANENCE, significant=True),
    Event(records.AdoptionPlan, "ordered_on", "Adoption order", PERMANENCE, significant=True),
    Event(
        records.AdoptionPlan,
        "reversed_on",
        "Decision to place for adoption reversed",
        PERMANENCE,
        says=("reversed_reason",),
        significant=True,
    ),
    Event(records.AdoptionDisruption, "ended_on", "Adoption broke down", PERMANENCE, says=("reason",), significant=True),
    Event(records.CareLeaver, "started_on", "Entitled as a care leaver", LEAVING, says=("eligibility",)),
    Event(records.CareLeaver, "ended_on", "Entitlement as a care leaver ended", LEAVING, says=("end_reason",)),
    Event(
        records.PathwayNeedsAssessment,
        "completed_on",
        "Pathway needs assessment completed",
        LEAVING,
        says=("analysis", "own_words"),
    ),
    Event(records.PathwayPlan, "completed_on", "Pathway plan completed", LEAVING, says=("plan", "own_words")),
    Event(records.PathwayPlanReview, "held_on", "Pathway plan review", LEAVING, says=("decisions",)),
    Event(records.CareLeaverVisit, "visited_on", "Personal adviser’s visit", LEAVING, says=VISIT, again=True),
    Event(
        records.CareLeaverContact, "contacted_on", "In touch with the care leaver", LEAVING, says=("in_touch", "note"), again=True
    ),
    Event(
        records.CareLeaverAccommodation,
        "started_on",
        "Moved in, after care",
        LEAVING,
        says=("accommodation", "unsuitable_reason"),
    ),
    Event(records.CareLeaverActivity, "started_on", "Education, training or work", LEAVING, says=("activity",)),
)
register_plans(
    Spell(records.PeriodOfCare, "started_on", "ended_on", "Looked after", says=("primary_need",)),
    Spell(records.LegalStatus, "started_on", "ended_on", "Legal status", says=("status",)),
    Spell(records.CarePlan, "agreed_on", "ended_on", "Care plan"),
    Spell(records.PermanencePlan, "agreed_on", "ended_on", "Permanence plan", says=("option",)),
    Spell(records.AdoptionPlan, "decided_on", "reversed_on", "Plan for adoption"),
    Spell(records.DeprivationOfLiberty, "started_on", "ended_on", "Deprivation of liberty"),
    Spell(records.PrivateFosteringArrangement, "started_on", "ended_on", "Private fostering"),
    Spell(records.CareLeaver, "started_on", "ended_on", "Care leaver", says=("eligibility",)),
    Spell(records.PathwayPlan, "completed_on", "ended_on", "Pathway plan"),
)
