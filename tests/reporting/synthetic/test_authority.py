"""The authority as it stands in the database: in the order of the work, on time by the clocks, and open only where it is."""

from __future__ import annotations

import datetime
import itertools

import pytest
from django.apps import apps
from django.db import models
from django.db.models import F, Max, Q

from assessments.models import Assessment, CinEpisode, CinPlan, CinReview, CinVisit
from assessments.timescales import ASSESSMENT, CIN_VISIT
from contacts.models import Contact, EarlyHelpEpisode, MissingEpisode, Referral, ReturnInterview
from contacts.timescales import CONTACT_DECISION, REFERRAL_DECISION, RETURN_INTERVIEW
from csc.due_dates import find_drift
from csc.models import Address, Child, ImmigrationStatus, Person
from csc.periods import attains_age
from csc.records import Record
from looked_after.due import due_dates
from looked_after.models import CareLeaver, LegalStatus, PeriodOfCare, Placement, VisitingRegime
from protection.models import (
    CoreGroup,
    InitialConference,
    ProtectionPlan,
    ProtectionVisit,
    ReviewConference,
    Section47Enquiry,
    StrategyDiscussion,
)
from protection.timescales import CP_VISIT, FIRST_CORE_GROUP, FIRST_REVIEW, INITIAL_CONFERENCE, LATER_CORE_GROUP, LATER_REVIEW
from tests.reporting.synthetic.conftest import UNTIL
from workforce.models import Allocation, Employment, Post, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("authority")]

OPEN = datetime.date.max


def spells(
    model: type[models.Model], owner: str, start: str = "started_on", end: str = "ended_on", **only: object
) -> dict[int, list]:
    """The spells of each owner in order, an open end being the end of time."""
    found: dict[int, list] = {}
    for key, first, last in model._default_manager.filter(**only).order_by(owner, start, "pk").values_list(owner, start, end):
        found.setdefault(key, []).append((first, last or OPEN))
    return found


# ── Order ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("model", "earlier", "later"),
    [
        (Referral, "contact__received_at__date", "received_on"),
        (Assessment, "episode__started_on", "started_on"),
        (Assessment, "referral__received_on", "started_on"),
        (Assessment, "clock_started_on", "started_on"),
        (Section47Enquiry, "referral__received_on", "started_on"),
        (Section47Enquiry, "strategy_discussion__held_at__date", "started_on"),
        (InitialConference, "enquiry__started_on", "held_on"),
        (InitialConference, "enquiry__completed_on", "held_on"),
        (ProtectionPlan, "conference__held_on", "started_on"),
        (ReviewConference, "plan__started_on", "held_on"),
        (CoreGroup, "plan__started_on", "held_on"),
        (ProtectionVisit, "plan__started_on", "visited_on"),
        (CinVisit, "plan__started_on", "visited_on"),
        (CinReview, "plan__started_on", "held_on"),
        (Placement, "period_of_care__started_on", "started_on"),
        (LegalStatus, "period_of_care__started_on", "started_on"),
        (ReturnInterview, "episode__ended_at", "held_at"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_one_thing_follows_another(model: type[models.Model], earlier: str, later: str) -> None:
    rows = model._default_manager.filter(**{f"{earlier}__isnull": False, f"{later}__isnull": False})
    assert rows.exists()
    assert not rows.filter(**{f"{later}__lt": F(earlier)}).exists()


def test_an_enquiry_starts_on_the_day_of_its_discussion_and_a_plan_on_that_of_its_conference() -> None:
    for enquiry in Section47Enquiry.objects.select_related("strategy_discussion"):
        assert enquiry.strategy_discussion.held_at.date() == enquiry.started_on
        assert enquiry.strategy_discussion.launched_enquiry
    assert StrategyDiscussion.objects.filter(launched_enquiry=True).count() == Section47Enquiry.objects.count()
    assert not ProtectionPlan.objects.exclude(started_on=F("conference__held_on")).exists()
    assert not InitialConference.objects.filter(outcome="conference_outcome:plan", plan__isnull=True).exists()


def test_a_referral_not_accepted_carries_nothing() -> None:
    refused = Referral.objects.filter(outcome__group="no_further_action")
    assert refused.exists()
    assert not refused.filter(Q(episode__isnull=False) | Q(assessments__isnull=False) | Q(enquiries__isnull=False)).exists()
    accepted = Referral.objects.filter(outcome__group="accepted")
    assert not accepted.filter(episode__isnull=True).exists()


@pytest.mark.parametrize(
    ("model", "day"),
    [
        (Assessment, "started_on"),
        (Assessment, "authorised_on"),
        (Section47Enquiry, "started_on"),
        (Section47Enquiry, "completed_on"),
        (InitialConference, "held_on"),
        (ReviewConference, "held_on"),
        (ProtectionPlan, "started_on"),
        (ProtectionPlan, "ended_on"),
        (ProtectionVisit, "visited_on"),
        (CinPlan, "started_on"),
        (CinPlan, "ended_on"),
        (CinVisit, "visited_on"),
        (PeriodOfCare, "started_on"),
        (PeriodOfCare, "ended_on"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_nothing_is_done_outside_an_open_case(model: type[models.Model], day: str) -> None:
    episodes = spells(CinEpisode, "child_id")
    for child, on in model._default_manager.filter(**{f"{day}__isnull": False}).values_list("child_id", day):
        assert any(first <= on <= last for first, last in episodes[child]), (child, on)


def test_nothing_is_left_open_on_a_closed_case() -> None:
    open_children = set(CinEpisode.objects.filter(ended_on__isnull=True).values_list("child_id", flat=True))
    for rows in (
        Assessment.objects.filter(authorised_on__isnull=True),
        Section47Enquiry.objects.filter(completed_on__isnull=True),
        CinPlan.objects.filter(ended_on__isnull=True),
        ProtectionPlan.objects.filter(ended_on__isnull=True),
        PeriodOfCare.objects.filter(ended_on__isnull=True),
        Allocation.objects.filter(ended_on__isnull=True, role="allocation_role:social_worker"),
    ):
        assert set(rows.values_list("child_id", flat=True)) <= open_children


# ── One at a time ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("model", "owner", "start", "end"),
    [
        (CinEpisode, "child_id", "started_on", "ended_on"),
        (CinPlan, "child_id", "started_on", "ended_on"),
        (ProtectionPlan, "child_id", "started_on", "ended_on"),
        (PeriodOfCare, "child_id", "started_on", "ended_on"),
        (Assessment, "child_id", "started_on", "authorised_on"),
        (Section47Enquiry, "child_id", "started_on", "completed_on"),
        (EarlyHelpEpisode, "child_id", "started_on", "ended_on"),
        (MissingEpisode, "child_id", "started_at", "ended_at"),
        (Allocation, "child_id", "started_on", "ended_on"),
        (Placement, "period_of_care_id", "started_on", "ended_on"),
        (LegalStatus, "period_of_care_id", "started_on", "ended_on"),
        (VisitingRegime, "placement_id", "started_on", "ended_on"),
        (CareLeaver, "child_id", "started_on", "ended_on"),
        (Employment, "worker_id", "started_on", "ended_on"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_no_two_of_a_kind_at_once(model: type[models.Model], owner: str, start: str, end: str) -> None:
    last_moment = datetime.datetime.max.replace(tzinfo=datetime.UTC)
    for one in spells(model, owner, start, end).values():
        for (_, before), (after, _) in itertools.pairwise(one):
            assert (last_moment if before is OPEN and isinstance(after, datetime.datetime) else before) <= after


def test_a_child_has_one_plan_at_a_time_of_whatever_kind() -> None:
    """Help in need, a protection plan and care do not run beside one another; short breaks are no care here."""
    kinds = [
        spells(CinPlan, "child_id"),
        spells(ProtectionPlan, "child_id"),
        spells(PeriodOfCare, "child_id", short_breaks=False),
    ]
    for child in set().union(*kinds):
        merged = sorted(spell for kind in kinds for spell in kind.get(child, []))
        for (_, before), (after, _) in itertools.pairwise(merged):
            assert before <= after, child


def test_care_is_covered_day_for_day_by_placements_and_by_legal_statuses() -> None:
    """Each follows where the one before ended, on that very day: half-open, nothing left out, nothing twice."""
    periods = PeriodOfCare.objects.in_bulk()
    for model in (Placement, LegalStatus):
        chains = spells(model, "period_of_care_id")
        assert set(chains) == set(periods)
        for key, chain in chains.items():
            assert chain[0][0] == periods[key].started_on
            assert chain[-1][1] == (periods[key].ended_on or OPEN)
            assert all(before == after for (_, before), (after, _) in itertools.pairwise(chain))


def test_a_temporary_stay_ends_with_the_carer_it_began_from() -> None:
    for period in PeriodOfCare.objects.all():
        placements = list(period.placements.order_by("started_on"))
        for before, stay, after in zip(placements, placements[1:], placements[2:], strict=False):
            if stay.is_temporary:
                assert before.carer_key == after.carer_key
        assert not placements[0].is_temporary
        assert not placements[-1].is_temporary


# ── Clocks ───────────────────────────────────────────────────────────────────────────────────────


def test_due_dates_of_the_front_door_and_of_assessments() -> None:
    for contact in Contact.objects.all():
        assert contact.due_on == CONTACT_DECISION.due_on(contact.received_at)
    for referral in Referral.objects.all():
        assert referral.due_on == REFERRAL_DECISION.due_on(referral.received_on)
    for assessment in Assessment.objects.all():
        assert assessment.due_on == ASSESSMENT.due_on(assessment.clock_started_on)
    for interview in ReturnInterview.objects.select_related("episode"):
        assert interview.due_at == RETURN_INTERVIEW.due_at(interview.episode.ended_at)


def test_due_dates_of_child_protection() -> None:
    for enquiry in Section47Enquiry.objects.all():
        assert enquiry.conference_due_on == INITIAL_CONFERENCE.due_on(enquiry.started_on)
    for plan in ProtectionPlan.objects.all():
        for rows, first, later in (
            (plan.reviews, FIRST_REVIEW, LATER_REVIEW),
            (plan.core_groups, FIRST_CORE_GROUP, LATER_CORE_GROUP),
        ):
            last = plan.started_on
            for turn, row in enumerate(rows.order_by(F("held_on").asc(nulls_last=True))):
                assert row.due_on == (later if turn else first).due_on(last)
                last = row.held_on


@pytest.mark.parametrize(("plans", "clock"), [(ProtectionPlan, CP_VISIT), (CinPlan, CIN_VISIT)], ids=["protection", "in need"])
def test_a_visit_is_due_from_the_last_one_that_counted(plans: type[models.Model], clock: object) -> None:
    for plan in plans.objects.select_related("child"):
        born = plan.child.date_of_birth or OPEN
        last = max(plan.started_on, born) if plans is ProtectionPlan else plan.started_on
        for visit in plan.visits.order_by("id"):
            assert visit.due_on == clock.due_on(last)
            if visit.visited_on and visit.completed_at and visit.child_seen:
                last = visit.visited_on


def test_every_due_date_of_care_is_the_one_its_clock_gives() -> None:
    compared = 0
    for period in PeriodOfCare.objects.select_related("child"):
        for row, due_on in due_dates(period):
            assert row.due_on == due_on, row
            compared += 1
    assert compared > 100


def test_nothing_has_drifted() -> None:
    assert list(find_drift()) == []


# ── Ages ─────────────────────────────────────────────────────────────────────────────────────────


def test_plans_and_care_end_at_18() -> None:
    for model in (ProtectionPlan, PeriodOfCare, CinPlan):
        for row in model.objects.select_related("child").filter(child__date_of_birth__isnull=False):
            adult = attains_age(row.child.date_of_birth, 18)
            assert row.started_on < adult
            if model is not CinPlan:
                assert (row.ended_on or UNTIL) <= adult


def test_care_leavers_are_former_relevant_from_18_and_eligible_before() -> None:
    for row in CareLeaver.objects.select_related("child"):
        adult = attains_age(row.child.date_of_birth, 18)
        if row.eligibility_id == "care_leaver_eligibility:Former Relevant":
            assert row.started_on >= adult
        else:
            assert (row.ended_on or UNTIL) <= adult
            assert row.started_on >= attains_age(row.child.date_of_birth, 16)


def test_nobody_is_looked_after_or_seen_before_birth() -> None:
    assert not PeriodOfCare.objects.filter(
        Q(started_on__lt=F("child__date_of_birth")) | Q(child__date_of_birth__isnull=True)
    ).exists()
    for model in (ProtectionVisit, CinVisit):
        seen = model.objects.filter(child_seen=True)
        assert not seen.filter(Q(child__date_of_birth__isnull=True) | Q(visited_on__lt=F("child__date_of_birth"))).exists()


def test_the_unborn_are_expected() -> None:
    for child in Child.objects.filter(date_of_birth__isnull=True):
        assert child.expected_on is not None
        assert child.sex_id == "sex:U"
        assert child.expected_on > UNTIL - datetime.timedelta(days=14)


def test_unaccompanied_children_have_no_distance() -> None:
    people = ImmigrationStatus.objects.filter(status="immigration_status:uasc").values("person_id")
    assert people.exists()
    assert not Placement.objects.filter(child_id__in=people, distance_miles__isnull=False).exists()


# ── The last day ─────────────────────────────────────────────────────────────────────────────────

PLANNED = {
    "due_on",
    "due_at",
    "conference_due_on",
    "response_due_on",
    "planned_for",
    "expected_on",
    "first_day",
    "last_day",
    "used_from",
}


def test_nothing_but_what_is_planned_lies_in_the_future() -> None:
    midnight = datetime.datetime.combine(UNTIL + datetime.timedelta(days=1), datetime.time(), datetime.UTC)
    for model in apps.get_models():
        if not issubclass(model, Record) or model._meta.proxy:
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, models.DateField) and field.name not in PLANNED:
                last = model._default_manager.aggregate(last=Max(field.name))["last"]
                if last is not None:
                    assert last < (midnight if isinstance(last, datetime.datetime) else midnight.date()), field


@pytest.mark.parametrize(
    ("model", "event"),
    [
        (Contact, "received_at"),
        (Referral, "received_on"),
        (CinEpisode, "started_on"),
        (Assessment, "started_on"),
        (StrategyDiscussion, "held_at"),
        (Section47Enquiry, "started_on"),
        (ProtectionPlan, "started_on"),
        (ProtectionVisit, "visited_on"),
        (ReviewConference, "held_on"),
        (CoreGroup, "held_on"),
        (CinVisit, "visited_on"),
        (PeriodOfCare, "started_on"),
        (Placement, "started_on"),
        (MissingEpisode, "started_at"),
        (Allocation, "started_on"),
        (Post, "started_on"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_nothing_is_typed_before_it_happens(model: type[models.Model], event: str) -> None:
    typed = "recorded_at" if event.endswith("_at") else "recorded_at__date"
    assert not model._default_manager.filter(**{f"{typed}__lt": F(event)}).exists()


def test_some_rows_are_typed_late_and_most_are_not() -> None:
    lags = [
        (visit.recorded_at.date() - visit.visited_on).days for visit in ProtectionVisit.objects.filter(visited_on__isnull=False)
    ]
    late = sum(lag >= 4 for lag in lags) / len(lags)
    assert 0.01 < late < 0.09


def test_an_ending_typed_late_is_not_in_the_version_of_the_day() -> None:
    """The record as it was known then: each plan's first version is open, and the ending came with a later one."""
    plan = ProtectionPlan.objects.filter(ended_on__isnull=False).first()
    first, last = plan.history.earliest(), plan.history.latest()
    assert (first.ended_on, first.end_reason_id) == (None, None)
    assert (last.ended_on, last.end_reason_id) == (plan.ended_on, plan.end_reason_id)
    assert last.history_date.date() >= plan.ended_on
    assert ProtectionPlan.history.filter(history_type="+").count() == ProtectionPlan.objects.count()


# ── People and organisation ──────────────────────────────────────────────────────────────────────


def test_no_postcode_could_be_real() -> None:
    held = set(Address.objects.values_list("postcode", flat=True)) | set(Placement.objects.values_list("postcode", flat=True))
    assert held - {""}
    assert all(postcode.startswith("ZZ") for postcode in held - {""})


def test_numbers_are_of_ranges_kept_for_tests() -> None:
    for number in Person.objects.exclude(nhs_number="").values_list("nhs_number", flat=True):
        assert number.startswith("999")
        check = 11 - sum(int(digit) * weight for digit, weight in zip(number, range(10, 1, -1), strict=False)) % 11
        assert int(number[9]) == check % 11
    assert not Person.objects.exclude(upn="").exclude(upn__regex=r"^[A-Z]999").exists()


def test_children_are_held_by_teams_that_exist_and_workers_who_are_there() -> None:
    units, employed = Unit.objects.in_bulk(), spells(Employment, "worker_id")
    for held in Allocation.objects.all():
        team = units[held.team_id]
        assert team.opened_on <= held.started_on
        assert (held.ended_on or UNTIL) <= (team.closed_on or OPEN)
        if held.worker_id:
            assert any(first <= held.started_on and (held.ended_on or OPEN) <= last for first, last in employed[held.worker_id])


def test_the_posts_of_a_worker_follow_one_another_while_employed() -> None:
    employed = spells(Employment, "worker_id")
    for worker, posts in spells(Post, "worker_id").items():
        assert all(before <= after for (_, before), (after, _) in itertools.pairwise(posts))
        for first, last in employed.get(worker, []):
            assert posts[0][0] >= first
            assert posts[-1][1] <= last


def test_a_team_closed_in_the_middle_and_another_took_its_children() -> None:
    closed = Unit.objects.get(closed_on__isnull=False)
    assert closed.succeeded_by.opened_on == closed.closed_on
    moved = Allocation.objects.filter(team=closed, ended_on=closed.closed_on, end_reason="sw_change_reason:ORGRST")
    taken = Allocation.objects.filter(team=closed.succeeded_by, started_on=closed.closed_on)
    assert set(moved.values_list("child", flat=True)) <= set(taken.values_list("child", flat=True))
