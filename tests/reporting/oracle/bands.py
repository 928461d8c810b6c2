"""Which band of a breakdown a case is in: read from the record, as a person would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.reporting.oracle.adoption import stages
from tests.reporting.oracle.figures import Case
from tests.reporting.oracle.homes import home, kind
from tests.reporting.oracle.world import World, holds, last_started

NOT_RECORDED = "not_recorded"
Band = Callable[[World, Case], "str | None"]


def code(field: str) -> Band:
    """The code itself, without the name of its set."""
    return lambda w, case: (getattr(case.record, field) or "").partition(":")[2] or NOT_RECORDED


def group(field: str) -> Band:
    """The group of a code."""
    return lambda w, case: w.group(getattr(case.record, field)) or NOT_RECORDED


def of_person(field: str) -> Band:
    return lambda w, case: w.group(getattr(w.person(case.record), field)) or NOT_RECORDED


def area(w: World, case: Case) -> str:
    return next((w.units[unit].code for unit in w.up(case.unit) if w.units[unit].kind == "area"), "no_area")


def team_type(w: World, case: Case) -> str:
    kind = w.units[next(w.up(case.unit))].team_type_id
    return kind.partition(":")[2] if kind else NOT_RECORDED


def age_band(w: World, case: Case) -> str:
    person = w.person(case.record)
    if person.date_of_birth is None and person.expected_on is None:
        return NOT_RECORDED
    age = w.age(case.record, case.day)
    if age is None:
        return "unborn"
    for limit, name in ((1, "under 1"), (5, "1-4"), (10, "5-9"), (16, "10-15"), (18, "16-17")):
        if age < limit:
            return name
    return "18+"


def disability(w: World, case: Case) -> str:
    recorded = w.of("disabilities", "person_id", w.child(case.record))
    for row in recorded:
        begun = row.started_on is None or row.started_on <= case.day
        if row.kind_id != "disability:NONE" and begun and (row.ended_on is None or row.ended_on > case.day):
            return "yes"
    return "no" if recorded else NOT_RECORDED


def uasc(w: World, case: Case) -> str:
    return "yes" if w.unaccompanied(case.record, case.day) else "no"


def category(w: World, case: Case) -> str:
    """Of a plan its category on the day, of what belongs to a plan the plan's latest, of others their own."""
    record = case.record
    match type(record).__name__:
        case "ProtectionPlan":
            changes = [c for c in w.of("category_changes", "plan_id", record.pk) if c.changed_on <= case.day]
            last = max(changes, key=lambda change: (change.changed_on, change.pk), default=None)
            key = last.category_id if last else record.initial_category_id
        case "ReviewConference":
            key = w.plan[record.plan_id].latest_category_id
        case "ProtectionVisit" if record.plan_id in w.plan:
            key = w.plan[record.plan_id].latest_category_id
        case "ProtectionVisit":
            key = None
        case _:
            key = record.category_id
    return key.partition(":")[2] if key else NOT_RECORDED


def category_of_the_day(w: World, case: Case) -> str:
    """The latest category of the plan the child was on when visited."""
    plans = w.about("plans", case.record)
    plan = last_started(p for p in plans if not p.held_for_other_authority and holds(p, case.day))
    return plan.latest_category_id.partition(":")[2] if plan else NOT_RECORDED


def placement_type(w: World, case: Case) -> str:
    placement = last_started(p for p in w.about("placements", case.record) if holds(p, case.day))
    return placement.placement_type_id.partition(":")[2] if placement else NOT_RECORDED


def days_open(w: World, case: Case) -> str:
    begun = case.record.clock_started_on
    if begun is None or begun > case.day:
        return NOT_RECORDED
    days = w.working_days(begun, case.day)
    for limit, name in ((10, "0-10"), (20, "11-20"), (30, "21-30"), (45, "31-45"), (60, "46-60")):
        if days <= limit:
            return name
    return "61+"


def source(w: World, case: Case) -> str:
    return w.group(case.record.source_id) or NOT_RECORDED


def provider(w: World, case: Case) -> str:
    lives_in = home(w, case.record, case.day)
    return code("provider_id")(w, Case(lives_in, None, case.day)) if lives_in else NOT_RECORDED


def agency(w: World, case: Case) -> str:
    record: Any = case.record
    key = record.lead_agency_id if hasattr(record, "lead_agency_id") else record.agency_id
    return key.partition(":")[2] if key else NOT_RECORDED


def outcome(w: World, case: Case) -> str:
    record: Any = case.record
    key = record.decided_outcome_id if hasattr(record, "decided_outcome_id") else record.outcome_id
    return key.partition(":")[2] if key else NOT_RECORDED


def visit_type(w: World, case: Case) -> str:
    names = {"ProtectionVisit": "child protection", "CinVisit": "child in need", "LookedAfterVisit": "looked after"}
    return names[type(case.record).__name__]


def grade(w: World, case: Case) -> str:
    """The moderated grade where there is one, else the auditor's."""
    moderation = w.moderations.get(case.record.pk)
    key = (moderation.final_grade_id if moderation else None) or case.record.grade_id
    return key.partition(":")[2] if key else NOT_RECORDED


BANDS: dict[str, Band] = {
    "area": area,
    "team_type": team_type,
    "age_band": age_band,
    "gender": of_person("sex_id"),
    "ethnicity": of_person("ethnicity_id"),
    "disability": disability,
    "uasc": uasc,
    "source": source,
    "method": code("method_id"),
    "outcome": outcome,
    "recommended_outcome": code("recommended_outcome_id"),
    "assessment_type": code("kind_id"),
    "category_of_abuse": category,
    "agency": agency,
    "days_open_band": days_open,
    "placement_type": placement_type,
    "reason_ceased": code("reason_ceased_id"),
    "audit_type": lambda w, case: getattr(case.record, "audit", case.record).kind_id.partition(":")[2],
    "audit_standard": lambda w, case: case.record.standard.key,
    "visit_type": visit_type,
    "provider": provider,
    "risk_level": code("level_id"),
    "audit_grade": grade,
    "recruitment_route": code("recruitment_route_id"),
}
"""By the key of the breakdown."""


def home_type(w: World, case: Case) -> str:
    return kind(home(w, case.record, case.day)) or NOT_RECORDED


SPECIAL: dict[tuple[str, str], Band] = {
    ("cp_visits_seen_and_seen_alone_where_appropriate", "category_of_abuse"): category_of_the_day,
    ("lac_in_commissioned_placement", "placement_type"): home_type,
    ("lac_placed_out_of_area_20_miles", "placement_type"): home_type,
    ("lac_placed_over_20_miles", "placement_type"): home_type,
}
"""Where one figure reads a breakdown in a way of its own."""


def factors(w: World, case: Case) -> set[str]:
    """An assessment has every factor found at it."""
    found = {row.factor_id.partition(":")[2] for row in w.of("factors", "assessment_id", case.record.pk)}
    return found or {NOT_RECORDED}


def cohorts(w: World, case: Case) -> set[str]:
    """Age groups, which overlap; stages of an assessment; the parts somebody played."""
    match type(case.record).__name__:
        case "AdopterAssessment":
            return stages(case.record, case.day)
        case "FosterAssessment":
            return {"on hold" if holds(case.record, case.day, "on_hold_from", "on_hold_to") else "active"}
        case "ExploitationReferral":
            part = case.record.part_played_id.partition(":")[2]
            return {"victim", "perpetrator"} if part == "both" else {part}
    age = w.age(case.record, case.day)
    if type(case.record).__name__ == "PeriodOfCare":
        return {"under 16" if age is None or age < 16 else "16-17"}
    groups = {"18-24": (18, 24), "17-18": (17, 18), "19-21": (19, 21), "22-25": (22, 25), "17-21": (17, 21)}
    return {name for name, (first, last) in groups.items() if age is not None and first <= age <= last}


SEVERAL: dict[str, Callable[[World, Case], set[str]]] = {"assessment_factor": factors, "cohort": cohorts}
"""Breakdowns in which a case may have several bands, or none."""


def chooser(w: World, key: str, breakdown: str) -> Callable[[Case], set[str]]:
    """The bands of each case in one breakdown of one figure, remembered."""
    known: dict[Case, set[str]] = {}
    several = SEVERAL.get(breakdown)
    one = SPECIAL.get((key, breakdown)) or BANDS.get(breakdown)
    if several is None and one is None:
        raise LookupError(f"no oracle for breakdown {breakdown} of {key}")

    def bands(case: Case) -> set[str]:
        if case not in known:
            band = None if one is None else one(w, case)
            known[case] = several(w, case) if several else {band or NOT_RECORDED}
        return known[case]

    return bands
