"""What cannot be so of an assessment or of a child in need, and the due dates that follow from what was recorded.

After the children in need census's validation rules (numbers in brackets) and rules.md A.3. Each rule
holds when a record is made and when it is corrected.
"""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db.models import Q

from assessments.due import assessment_due_on
from assessments.models import Assessment, AssessmentCheckpoint, CinEpisode, CinPlan, CinReview, CinVisit
from csc.formats import day as in_full
from workforce.casework import derives, rule
from workforce.records import CaseRecordQuerySet
from workforce.refusals import (
    refuse_after_death,
    refuse_before_birth,
    refuse_before_known,
    refuse_code_not_in_use,
    refuse_future,
    refuse_order,
    refuse_other_child,
    refuse_seen_without_answers,
    refuse_unless_standing,
)


def refuse_outside_case(child_episodes: CaseRecordQuerySet, day: datetime.date, field: str) -> None:
    """Closed means closed (8565): what belongs to a case happens while it is open. Its last day still counts."""
    on_the_day = Q(ended_on__isnull=True) | Q(ended_on__gte=day)
    if child_episodes.exists() and not child_episodes.filter(on_the_day, started_on__lte=day).exists():
        raise ValidationError(
            {field: "The child's case was not open on this day. Check the date, or open a case from a referral."}
        )


@rule(CinEpisode)
def check_episode(episode: CinEpisode) -> None:
    """Order (8630), one open case (8815), the latest open (8816), none overlapping (8820), a reason to close (8805)."""
    refuse_future(episode.started_on, "started_on")
    refuse_before_known(episode.child, episode.started_on, "started_on")
    if episode.referral is not None:
        refuse_other_child(episode.referral, episode.child, "referral")
        sentence = "The case cannot open before the referral was received."
        refuse_order(episode.referral.received_on, episode.started_on, "started_on", sentence)
    refuse_order(episode.started_on, episode.ended_on, "ended_on", "The case cannot close before it opened.")
    refuse_future(episode.ended_on, "ended_on")
    if episode.ended_on and episode.closure_reason_id is None:
        raise ValidationError({"closure_reason": "Say why the case is closed."})
    others = CinEpisode.objects.standing().filter(child=episode.child).exclude(pk=episode.pk)
    meanwhile = others.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=episode.started_on))
    if episode.ended_on is not None:
        meanwhile = meanwhile.filter(started_on__lt=episode.ended_on)
    if meanwhile.exists():
        raise ValidationError({"started_on": "This child's case is already open. Record the new concern there."})


@rule(Assessment)
def check_assessment(assessment: Assessment) -> None:
    """Order (1103, 8608), one at a time (8863Q, 8896: refused, because a second assessment is an update of the first)."""
    refuse_future(assessment.started_on, "started_on")
    refuse_before_known(assessment.child, assessment.started_on, "started_on")
    refuse_after_death(assessment.child, assessment.started_on, "started_on")
    refuse_other_child(assessment.referral, assessment.child, "referral")
    refuse_other_child(assessment.episode, assessment.child, "episode")
    if assessment.referral is not None:
        sentence = "The assessment cannot start before the referral was received."
        refuse_order(assessment.referral.received_on, assessment.started_on, "started_on", sentence)
        refuse_order(assessment.referral.received_on, assessment.clock_started_on, "clock_started_on", sentence)
    sentence = "The assessment cannot start before the referral or decision that led to it."
    refuse_order(assessment.clock_started_on, assessment.started_on, "started_on", sentence)
    _check_child_seen(assessment)
    refuse_order(assessment.started_on, assessment.finished_on, "finished_on", "The assessment cannot finish before it started.")
    refuse_future(assessment.finished_on, "finished_on")
    sentence = "The assessment cannot be authorised before it started."
    refuse_order(assessment.started_on, assessment.authorised_on, "authorised_on", sentence)
    sentence = "The assessment cannot be authorised before it was finished."
    refuse_order(assessment.finished_on, assessment.authorised_on, "authorised_on", sentence)
    refuse_future(assessment.authorised_on, "authorised_on")
    refuse_code_not_in_use(assessment, "outcome", assessment.authorised_on)
    if assessment.authorised_on is not None and assessment.outcome_id is None:
        raise ValidationError({"outcome": "Say what the assessment led to."})


def _check_child_seen(assessment: Assessment) -> None:
    refuse_future(assessment.child_seen_on, "child_seen_on")
    refuse_before_birth(assessment.child, assessment.child_seen_on, "child_seen_on")
    if assessment.child_seen_on is None and assessment.child_seen_alone_id is not None:
        raise ValidationError({"child_seen_on": "Give the day on which the child was seen."})
    refuse_seen_without_answers(assessment.child_seen_alone_id, assessment.not_alone_reason_id)
    if assessment.child_seen_on is not None and assessment.not_seen_reason:
        raise ValidationError({"not_seen_reason": "The child was seen. Leave the reason for not seeing the child empty."})


@derives(Assessment)
def assessment_due(assessment: Assessment) -> None:
    assessment.due_on = assessment_due_on(assessment)


@rule(AssessmentCheckpoint)
def check_checkpoint(checkpoint: AssessmentCheckpoint) -> None:
    refuse_unless_standing(checkpoint.assessment)
    refuse_future(checkpoint.reviewed_on, "reviewed_on")
    sentence = "The manager cannot have looked at the assessment before it started."
    refuse_order(checkpoint.assessment.started_on, checkpoint.reviewed_on, "reviewed_on", sentence)


@rule(CinPlan)
def check_cin_plan(plan: CinPlan) -> None:
    """Within the case (4015, 8565), in order (4011), one at a time (4004, 4014), not after death (4008)."""
    refuse_future(plan.started_on, "started_on")
    refuse_before_known(plan.child, plan.started_on, "started_on")
    refuse_after_death(plan.child, plan.started_on, "started_on")
    refuse_other_child(plan.episode, plan.child, "episode")
    refuse_order(plan.started_on, plan.ended_on, "ended_on", "The plan cannot end before it started.")
    refuse_future(plan.ended_on, "ended_on")
    others = CinPlan.objects.standing().filter(child=plan.child).exclude(pk=plan.pk)
    meanwhile = others.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=plan.started_on))
    if plan.ended_on is not None:
        meanwhile = meanwhile.filter(started_on__lt=plan.ended_on)
    other = meanwhile.first()
    if other is not None:
        until = f"until {in_full(other.ended_on)}" if other.ended_on else "and it is still open"
        raise ValidationError(
            {"started_on": f"There is a child in need plan from {in_full(other.started_on)} {until}. End that one first."}
        )
    if plan.episode is not None:
        case = plan.episode
        refuse_order(case.started_on, plan.started_on, "started_on", "The plan cannot start before the case opened.")
        if case.ended_on is not None:
            closed = f"The case closed on {in_full(case.ended_on)}. Check the date."
            refuse_order(plan.started_on, case.ended_on, "started_on", closed)
            if plan.ended_on is not None:
                refuse_order(plan.ended_on, case.ended_on, "ended_on", closed)


@rule(CinReview)
def check_cin_review(review: CinReview) -> None:
    refuse_future(review.held_on, "held_on")
    refuse_outside_plan(review.plan, review.held_on, "held_on")
    same_day = review.plan.reviews.held().filter(held_on=review.held_on).exclude(pk=review.pk)
    if review.held_on is not None and same_day.exists():
        raise ValidationError({"held_on": "A review on this day is already recorded."})


@rule(CinVisit)
def check_cin_visit(visit: CinVisit) -> None:
    refuse_future(visit.visited_on, "visited_on")
    refuse_after_death(visit.child, visit.visited_on, "visited_on")
    if visit.child_seen:
        refuse_before_birth(visit.child, visit.visited_on, "visited_on")
    refuse_seen_without_answers(visit.seen_alone_id, visit.not_alone_reason_id)
    if visit.plan is not None:
        refuse_outside_plan(visit.plan, visit.visited_on, "visited_on")
    if visit.completed_at is not None and visit.child_seen is None:
        raise ValidationError({"child_seen": "Say whether the child was seen."})


def refuse_outside_plan(plan: CinPlan, day: datetime.date | None, field: str) -> None:
    """The day a plan ends is the last on which something may still be recorded of it."""
    if day is not None and (day < plan.started_on or (plan.ended_on is not None and day > plan.ended_on)):
        raise ValidationError({field: "The plan was not open on this day. Check the date."})
