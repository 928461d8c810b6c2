"""What cannot be so in child protection, and the due dates that follow from what was recorded.

After the children in need census's validation rules (numbers in brackets), the Children Act 1989 (sections
43 to 46) and rules.md A.3. Each rule holds when a record is made and when it is corrected.
"""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db.models import Q

from csc.formats import day as in_full
from protection import codes
from protection.due import conference_due_on
from protection.models import (
    CategoryOfAbuseChange,
    ConferenceAttendance,
    CoreGroup,
    CourtProceedings,
    EmergencyProtection,
    InitialConference,
    PlanUpdate,
    PreProceedings,
    ProtectionPlan,
    ProtectionVisit,
    ReviewConference,
    Section47Enquiry,
    StrategyDiscussion,
)
from protection.timescales import CARE_PROCEEDINGS, INITIAL_CONFERENCE
from workforce.casework import check_facts, derives, rule, save_record
from workforce.refusals import (
    refuse_after_death,
    refuse_before_birth,
    refuse_before_known,
    refuse_future,
    refuse_order,
    refuse_other_child,
    refuse_seen_without_answers,
)

SATURDAY = 5

EmergencyKind = EmergencyProtection.Kind
LONGEST_EMERGENCY = {
    EmergencyKind.POLICE_PROTECTION: datetime.timedelta(hours=72),
    EmergencyKind.EMERGENCY_PROTECTION_ORDER: datetime.timedelta(days=21),
    EmergencyKind.CHILD_ASSESSMENT_ORDER: datetime.timedelta(days=7),
}
"""How long each power can last. The Act gives an emergency protection order 8 days and once 7 more; the returns
tolerate 21, for the order that runs on over a holiday, and so does this (rules.md A.3)."""


# ── Strategy discussions and enquiries ───────────────────────────────────────────────────────────


@rule(StrategyDiscussion)
def check_discussion(discussion: StrategyDiscussion) -> None:
    refuse_future(discussion.held_at, "held_at")
    refuse_before_known(discussion.child, discussion.held_at, "held_at")
    if discussion.referral is not None:
        refuse_other_child(discussion.referral, discussion.child, "referral")
        sentence = "The discussion cannot be before the referral was received."
        refuse_order(discussion.referral.received_on, discussion.held_at, "held_at", sentence)


@rule(Section47Enquiry)
def check_enquiry(enquiry: Section47Enquiry) -> None:
    """After the referral (2889), in order, one at a time (8839, 8890)."""
    refuse_future(enquiry.started_on, "started_on")
    refuse_before_known(enquiry.child, enquiry.started_on, "started_on")
    refuse_other_child(enquiry.assessment, enquiry.child, "assessment")
    if enquiry.referral is not None:
        refuse_other_child(enquiry.referral, enquiry.child, "referral")
        sentence = "The enquiry cannot start before the referral was received."
        refuse_order(enquiry.referral.received_on, enquiry.started_on, "started_on", sentence)
    refuse_order(enquiry.started_on, enquiry.completed_on, "completed_on", "The enquiry cannot be completed before it started.")
    refuse_future(enquiry.completed_on, "completed_on")
    if enquiry.completed_on is not None and enquiry.outcome_id is None:
        raise ValidationError({"outcome": "Say what the enquiry found."})
    refuse_future(enquiry.child_seen_on, "child_seen_on")
    refuse_before_birth(enquiry.child, enquiry.child_seen_on, "child_seen_on")
    refuse_seen_without_answers(enquiry.child_seen_alone_id, enquiry.not_alone_reason_id)
    others = Section47Enquiry.objects.standing().filter(child=enquiry.child).exclude(pk=enquiry.pk)
    meanwhile = others.filter(Q(completed_on__isnull=True) | Q(completed_on__gt=enquiry.started_on))
    if enquiry.completed_on is not None:
        meanwhile = meanwhile.filter(started_on__lt=enquiry.completed_on)
    if meanwhile.exists():
        raise ValidationError(
            {"started_on": "A section 47 enquiry about this child is already open. Record the discussion under that one."}
        )
    conference = InitialConference.objects.standing().filter(enquiry=enquiry).first() if enquiry.pk else None
    if conference is not None and conference.held_on is not None:
        sentence = f"The conference was held on {in_full(conference.held_on)}, before the enquiry. Check both dates."
        refuse_order(enquiry.started_on, conference.held_on, "started_on", sentence)
    if conference is not None and enquiry.conference_not_required:
        raise ValidationError({"conference_not_required": "A conference is booked or was held. Cancel it, or say one is needed."})


@derives(Section47Enquiry)
def enquiry_due(enquiry: Section47Enquiry) -> None:
    enquiry.conference_due_on = INITIAL_CONFERENCE.due_on(enquiry.started_on)


# ── Conferences ──────────────────────────────────────────────────────────────────────────────────


@rule(InitialConference)
def check_initial_conference(conference: InitialConference) -> None:
    """On a working day of the week (8875), and not before the enquiry (8615) or the referral (1104)."""
    held_on = conference.held_on
    refuse_future(held_on, "held_on")
    refuse_future(conference.transfer_notified_on, "transfer_notified_on")
    if held_on is not None and held_on.weekday() >= SATURDAY:
        raise ValidationError({"held_on": "A conference is not held at a weekend. Check the date."})
    refuse_after_death(conference.child, held_on, "held_on")
    refuse_other_child(conference.enquiry, conference.child, "enquiry")
    if conference.enquiry is not None:
        if conference.transfer_in:
            raise ValidationError({"transfer_in": "A child who moved in with a plan has no enquiry here. Leave one of them out."})
        sentence = "The conference cannot be before the section 47 enquiry started."
        refuse_order(conference.enquiry.started_on, held_on, "held_on", sentence)
    sentence = "The conference cannot be before you were told that the child moved in."
    refuse_order(conference.transfer_notified_on, held_on, "held_on", sentence)
    if conference.transfer_in and conference.transfer_notified_on is None:
        raise ValidationError({"transfer_notified_on": "Give the day you were told that the child moved in."})
    if held_on is not None and conference.outcome_id is None:
        raise ValidationError({"outcome": "Say what the conference decided."})
    if conference.outcome_id == codes.PLAN and conference.category_id is None:
        raise ValidationError({"category": "Give the category of abuse the plan is made for."})
    if conference.outcome_id != codes.PLAN and _plan_of(conference) is not None:
        raise ValidationError({"outcome": "A plan was made by this conference. Withdraw the plan before changing the decision."})


def _plan_of(conference: InitialConference) -> ProtectionPlan | None:
    return ProtectionPlan.objects.standing().filter(conference=conference).first() if conference.pk else None


@derives(InitialConference)
def initial_conference_due(conference: InitialConference) -> None:
    conference.due_on = conference_due_on(conference)


@derives(InitialConference)
def follow_day_of_conference(conference: InitialConference) -> None:
    """The plan started on the day of the conference, and the meeting was held then, unless others were considered at it."""
    plan, meeting = _plan_of(conference), conference.meeting
    if plan is not None and conference.held_on is not None and plan.started_on != conference.held_on:
        plan.conference, plan.started_on = conference, conference.held_on
        check_facts(plan)
        save_record(plan)
    if meeting is not None and meeting.held_on != conference.held_on:
        others = meeting.initial_conferences.standing().exclude(pk=conference.pk)
        if not others.exists():
            meeting.held_on = conference.held_on
            save_record(meeting)


@rule(ConferenceAttendance)
def check_attendance(attendance: ConferenceAttendance) -> None:
    refuse_future(attendance.report_received_on, "report_received_on")
    if attendance.apologies and attendance.attended is not False:
        raise ValidationError({"apologies": "Whoever came sent no apologies. Say that they did not come, or leave this out."})
    if attendance.report_shared_with_family is not None and attendance.report_received_on is None:
        raise ValidationError(
            {"report_shared_with_family": "No report has arrived that could be shared. Enter the day it arrived first."}
        )


@rule(ReviewConference)
def check_review(review: ReviewConference) -> None:
    """After the plan's start (8841) and while it is open."""
    if review.held_on is None:
        return
    refuse_future(review.held_on, "held_on")
    if review.held_on <= review.plan.started_on:
        raise ValidationError({"held_on": "A review cannot be held on or before the day the plan started."})
    refuse_outside_plan(review.plan, review.held_on, "held_on")
    if review.outcome_id is None:
        raise ValidationError({"outcome": "Say what the review decided."})
    if review.plan.reviews.held().filter(held_on=review.held_on).exclude(pk=review.pk).exists():
        raise ValidationError({"held_on": "A review on this day is already recorded."})


# ── Plans and their work ─────────────────────────────────────────────────────────────────────────


def refuse_outside_plan(plan: ProtectionPlan, day: datetime.date | None, field: str) -> None:
    """The day a plan ends is the last on which something may still be recorded of it."""
    if day is not None and (day < plan.started_on or (plan.ended_on is not None and day > plan.ended_on)):
        raise ValidationError({field: "The plan was not open on this day. Check the date."})


@rule(ProtectionPlan)
def check_plan(plan: ProtectionPlan) -> None:
    """Lasts a day (8840, 8925), one at a time (8935, 8940), within the child's life (8915, 8920)."""
    refuse_future(plan.started_on, "started_on")
    refuse_before_known(plan.child, plan.started_on, "started_on")
    refuse_after_death(plan.child, plan.started_on, "started_on")
    refuse_future(plan.ended_on, "ended_on")
    if plan.ended_on is not None and plan.ended_on <= plan.started_on:
        raise ValidationError({"ended_on": "A plan cannot end on or before the day it started."})
    refuse_after_death(plan.child, plan.ended_on, "ended_on")
    if plan.ended_on is not None and plan.end_reason_id is None:
        raise ValidationError({"end_reason": "Say why the plan ended."})
    if plan.conference is not None:
        refuse_other_child(plan.conference, plan.child, "conference")
        if plan.conference.held_on != plan.started_on:
            raise ValidationError(
                {"started_on": "A plan starts on the day of its conference. Correct that day; the plan follows."}
            )
    others = ProtectionPlan.objects.standing().filter(child=plan.child).exclude(pk=plan.pk)
    meanwhile = others.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=plan.started_on))
    if plan.ended_on is not None:
        meanwhile = meanwhile.filter(started_on__lt=plan.ended_on)
    other = meanwhile.first()
    if other is not None:
        until = f"until {in_full(other.ended_on)}" if other.ended_on else "and it is still open"
        plan_there = f"The child has a child protection plan from {in_full(other.started_on)} {until}."
        raise ValidationError({"started_on": f"{plan_there} Plans do not overlap."})


@rule(CategoryOfAbuseChange)
def check_category_change(change: CategoryOfAbuseChange) -> None:
    refuse_future(change.changed_on, "changed_on")
    refuse_outside_plan(change.plan, change.changed_on, "changed_on")


@rule(PlanUpdate)
def check_plan_update(update: PlanUpdate) -> None:
    refuse_future(update.agreed_on, "agreed_on")
    refuse_outside_plan(update.plan, update.agreed_on, "agreed_on")


@rule(CoreGroup)
def check_core_group(group: CoreGroup) -> None:
    refuse_future(group.held_on, "held_on")
    refuse_outside_plan(group.plan, group.held_on, "held_on")
    same_day = group.plan.core_groups.held().filter(held_on=group.held_on).exclude(pk=group.pk)
    if group.held_on is not None and same_day.exists():
        raise ValidationError({"held_on": "A core group on this day is already recorded."})


@rule(ProtectionVisit)
def check_visit(visit: ProtectionVisit) -> None:
    refuse_future(visit.visited_on, "visited_on")
    refuse_outside_plan(visit.plan, visit.visited_on, "visited_on")
    refuse_after_death(visit.child, visit.visited_on, "visited_on")
    if visit.child_seen:
        refuse_before_birth(visit.child, visit.visited_on, "visited_on")
    refuse_seen_without_answers(visit.seen_alone_id, visit.not_alone_reason_id)
    if visit.completed_at is not None and visit.child_seen is None:
        raise ValidationError({"child_seen": "Say whether the child was seen."})


# ── Emergency powers and court ───────────────────────────────────────────────────────────────────


@rule(EmergencyProtection)
def check_emergency(emergency: EmergencyProtection) -> None:
    refuse_future(emergency.started_at, "started_at")
    refuse_before_birth(emergency.child, emergency.started_at, "started_at")
    refuse_after_death(emergency.child, emergency.started_at, "started_at")
    refuse_order(emergency.started_at, emergency.ended_at, "ended_at", "It cannot end before it started.")
    refuse_future(emergency.ended_at, "ended_at")
    refuse_order(emergency.started_at, emergency.extended_at, "extended_at", "It cannot be extended before it started.")
    if emergency.extended_at is not None and emergency.kind != EmergencyKind.EMERGENCY_PROTECTION_ORDER:
        raise ValidationError({"extended_at": f"{emergency.get_kind_display()} cannot be extended. Record what followed it."})
    longest = LONGEST_EMERGENCY[EmergencyKind(emergency.kind)]
    if emergency.ended_at is not None and emergency.ended_at - emergency.started_at > longest:
        limit = f"{longest.days} days" if longest.days > 3 else "72 hours"
        sentence = f"{emergency.get_kind_display()} lasts at most {limit}. Record what followed it from the day it ended."
        raise ValidationError({"ended_at": sentence})


@rule(PreProceedings)
def check_pre_proceedings(work: PreProceedings) -> None:
    refuse_future(work.decided_on, "decided_on")
    refuse_before_known(work.child, work.decided_on, "decided_on")
    earlier = "This cannot be before the decision to begin. Check both dates."
    for field in (
        "letter_sent_on",
        "first_meeting_on",
        "family_group_decision_making_offered_on",
        "family_group_decision_making_held_on",
        "ended_on",
    ):
        refuse_future(getattr(work, field), field)
        if not field.startswith("family_group"):
            refuse_order(work.decided_on, getattr(work, field), field, earlier)
    offered, held = work.family_group_decision_making_offered_on, work.family_group_decision_making_held_on
    refuse_order(offered, held, "family_group_decision_making_held_on", "It cannot be held before it was offered.")
    if work.ended_on is not None and work.outcome_id is None:
        raise ValidationError({"outcome": "Say what was decided at the end."})
    others = PreProceedings.objects.standing().filter(child=work.child, ended_on=None).exclude(pk=work.pk)
    if work.ended_on is None and others.exists():
        raise ValidationError({"decided_on": "Pre-proceedings about this child are already open. End those first."})


@rule(CourtProceedings)
def check_proceedings(proceedings: CourtProceedings) -> None:
    refuse_future(proceedings.issued_on, "issued_on")
    refuse_before_birth(proceedings.child, proceedings.issued_on, "issued_on")
    refuse_future(proceedings.final_order_on, "final_order_on")
    sentence = "The final order cannot be before the application was issued."
    refuse_order(proceedings.issued_on, proceedings.final_order_on, "final_order_on", sentence)
    others = CourtProceedings.objects.standing().filter(child=proceedings.child, final_order_on=None).exclude(pk=proceedings.pk)
    if proceedings.final_order_on is None and others.exists():
        raise ValidationError({"issued_on": "Care proceedings about this child are already under way. Continue those."})


@derives(CourtProceedings)
def proceedings_due(proceedings: CourtProceedings) -> None:
    proceedings.due_on = CARE_PROCEEDINGS.due_on(proceedings.issued_on)
