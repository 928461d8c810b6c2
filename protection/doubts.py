"""What is unlikely in child protection: rules of the children in need census that a record may break for a while,
and csc's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone

from assessments.codes import CLOSED_AFTER_ASSESSMENT
from assessments.models import Assessment, CinEpisode, CinPlan
from contacts import codes as front_door
from contacts.models import Referral
from csc.doubts import Doubt, doubts_of, register
from csc.formats import day as in_full
from csc.periods import attains_age
from protection import codes
from protection.models import (
    InitialConference,
    ProtectionPlan,
    ProtectionVisit,
    ReviewConference,
    Section47Enquiry,
    StrategyDiscussion,
)
from protection.timescales import INITIAL_CONFERENCE

doubts = doubts_of

SATURDAY = 5
NEEDED = {codes.POLICE: "the police", codes.HEALTH: "health", codes.SOCIAL_CARE: "children's social care"}


# ── Discussions and enquiries ────────────────────────────────────────────────────────────────────


@register(StrategyDiscussion)
def without_an_agency_that_is_needed(discussion: StrategyDiscussion) -> Iterator[Doubt]:
    """csc's own, after Working Together: social care, health and the police at the least (rules.md A05).

    A report or apologies do not make somebody part of a discussion; a row from before the way was asked names who was.
    """
    rows = list(discussion.attendances.select_related("agency", "way")) if discussion.pk else []
    there = {row.agency.group for row in rows if row.way is None or row.way.group == codes.TOOK_PART}
    absent = [name for group, name in NEEDED.items() if group not in there]
    if absent:
        sentence = f"Nobody is recorded as taking part from {', '.join(absent)}. Record who did, or say why they did not."
        yield Doubt("attendances", sentence, "csc-strategy-agencies")


@register(StrategyDiscussion)
def discussed_after_death(discussion: StrategyDiscussion) -> Iterator[Doubt]:
    """csc's own: a discussion about a child who has died is possible, and more often about a sibling."""
    died = discussion.child.died_on
    if died is not None and timezone.localdate(discussion.held_at) > died:
        yield Doubt(
            "held_at", f"The child died on {in_full(died)}. Check both dates, and which child it is about.", "csc-after-death"
        )


@register(CinEpisode)
def conference_in_a_case_that_closed_after_assessment(episode: CinEpisode) -> Iterator[Doubt]:
    """2990: closed after assessment with nothing further (RC8, RC9), and yet a conference was held in it."""
    if episode.closure_reason_id not in CLOSED_AFTER_ASSESSMENT:
        return
    held = InitialConference.objects.held().filter(child=episode.child, held_on__gte=episode.started_on)
    first = held.filter(held_on__lte=episode.ended_on).order_by("held_on").first()
    if first is not None and first.held_on is not None:
        sentence = f"A child protection conference was held on {in_full(first.held_on)}, so more than an assessment was done."
        yield Doubt("closure_reason", f"{sentence} Choose the reason for which the case closes now.", "2990")


@register(Section47Enquiry)
def enquiry_without_assessment(enquiry: Section47Enquiry) -> Iterator[Doubt]:
    """2991Q: an enquiry with no assessment in the case."""
    made = Assessment.objects.standing().filter(child=enquiry.child)
    case = CinEpisode.objects.open_on(enquiry.started_on).filter(child=enquiry.child).first()
    if case is not None:
        made = made.filter(started_on__gte=case.started_on)
    if enquiry.completed_on is not None and not made.exists():
        yield Doubt("completed_on", "The case has no assessment. An enquiry is carried out by one: record it.", "2991Q")


@register(Section47Enquiry)
def conference_due_at_a_weekend(enquiry: Section47Enquiry) -> Iterator[Doubt]:
    """8870Q: the target of a conference is on a weekend, as it is after a local standard of calendar days."""
    due = enquiry.conference_due_on
    if due is not None and due.weekday() >= SATURDAY:
        yield Doubt("conference_due_on", f"The conference is due on {in_full(due)}, a {due:%A}. Check the standard.", "8870Q")


@register(Section47Enquiry)
def at_risk_without_conference(enquiry: Section47Enquiry) -> Iterator[Doubt]:
    """8675Q: more than 15 working days, no conference, and nobody has said that none is needed."""
    if enquiry.conference_not_required or not enquiry.pk:
        return
    held = InitialConference.objects.standing().filter(enquiry=enquiry, held_on__isnull=False)
    if INITIAL_CONFERENCE.overdue(enquiry.started_on, timezone.localdate()) and not held.exists():
        sentence = "No conference was held within 15 working days. Record it, or that none is needed."
        yield Doubt("conference_not_required", sentence, "8675Q")


@register(Section47Enquiry)
def enquiry_completed_without_seeing_the_child(enquiry: Section47Enquiry) -> Iterator[Doubt]:
    """csc's own: complete, and nothing says that the child was seen."""
    if enquiry.completed_on is not None and enquiry.child_seen_on is None and not enquiry.child.is_unborn:
        yield Doubt("child_seen_on", "Nothing says when the child was seen. Record the day.", "csc-child-not-seen")


@register(Referral)
def protected_after_no_further_action(referral: Referral) -> Iterator[Doubt]:
    """8831 and 8832: no further action, and yet an enquiry."""
    nothing = referral.outcome_id == front_door.REFERRAL_NO_FURTHER_ACTION
    if nothing and Section47Enquiry.objects.standing().filter(referral=referral).exists():
        yield Doubt("outcome", "An enquiry followed this referral. Check the outcome.", "8831")


# ── Conferences and reviews ──────────────────────────────────────────────────────────────────────


@register(InitialConference)
def late_without_reason(conference: InitialConference) -> Iterator[Doubt]:
    """csc's own: later than it was due, and no reason given."""
    held_on, due_on = conference.held_on, conference.due_on
    if held_on is not None and due_on is not None and held_on > due_on and conference.late_reason_id is None:
        sentence = f"The conference was due on {in_full(due_on)}. Give the reason it was late."
        yield Doubt("late_reason", sentence, "csc-conference-late")


@register(ReviewConference)
def review_late_without_reason(review: ReviewConference) -> Iterator[Doubt]:
    """csc's own: later than it was due, and no reason given."""
    held_on, due_on = review.held_on, review.due_on
    if held_on is not None and due_on is not None and held_on > due_on and review.late_reason_id is None:
        yield Doubt("late_reason", f"The review was due on {in_full(due_on)}. Give the reason it was late.", "csc-review-late")


@register(ReviewConference)
def reviewed_beside_a_child_in_need_plan(review: ReviewConference) -> Iterator[Doubt]:
    """4003: a review while a child in need plan is open."""
    if review.held_on is not None and CinPlan.objects.open_on(review.held_on).filter(child=review.child).exists():
        yield Doubt("held_on", "A child in need plan was open on this day. End it, or check the date.", "4003")


# ── Plans and visits ─────────────────────────────────────────────────────────────────────────────


@register(ProtectionPlan)
def plan_at_18(plan: ProtectionPlan) -> Iterator[Doubt]:
    """csc's own: a plan ends at the eighteenth birthday (rules.md A.4)."""
    born = plan.child.date_of_birth
    last = plan.ended_on or plan.started_on
    if born is not None and last > attains_age(born, 18):
        field = "ended_on" if plan.ended_on else "started_on"
        yield Doubt(field, "The young person was 18 before this day. A plan ends at the eighteenth birthday.", "csc-plan-18")


@register(ProtectionPlan)
def plan_without_open_case(plan: ProtectionPlan) -> Iterator[Doubt]:
    """1105: a plan begins in an open case, after its referral."""
    if plan.held_for_other_authority:
        return
    cases = CinEpisode.objects.open_on(plan.started_on).filter(child=plan.child)
    if not cases.exists():
        yield Doubt("started_on", "The child's case was not open on this day. Open it from a referral.", "1105")


@register(ProtectionPlan)
def ended_because_the_child_died(plan: ProtectionPlan) -> Iterator[Doubt]:
    """csc's own: ended because the child died, and no day of death."""
    if plan.end_reason_id == codes.PLAN_ENDED_CHILD_DIED and plan.child.died_on is None:
        yield Doubt("end_reason", "The child's record has no date of death. Record it, or choose another reason.", "csc-died")


@register(CinPlan)
def beside_a_protection_plan(plan: CinPlan) -> Iterator[Doubt]:
    """4016 and 4017: a child in need plan, closed or open, that overlaps a protection plan."""
    others = ProtectionPlan.objects.standing().filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=plan.started_on), child=plan.child
    )
    if plan.ended_on is not None:
        others = others.filter(started_on__lt=plan.ended_on)
    if others.exists():
        sentence = "The child had a child protection plan at the same time. Check when each began and ended."
        yield Doubt("started_on", sentence, "4016" if plan.ended_on else "4017")


@register(ProtectionVisit)
def seen_by_video(visit: ProtectionVisit) -> Iterator[Doubt]:
    """csc's own: seen alone, by video, where nobody can know who else was in the room."""
    if visit.place_id == "visit_place:video" and visit.seen_alone_id == codes.SEEN_ALONE:
        yield Doubt("seen_alone", "The visit was by video. Check that the child was alone.", "csc-alone-by-video")
