"""What is unlikely of an assessment or of a child in need: queries of the children in need census, and csc's own.

Some of the census's errors are here too: an authority may have reasons to let them stand for a while, such
as a factor still to be found, and is asked again by the return.
"""

from __future__ import annotations

from collections.abc import Iterator

from assessments import codes
from assessments.models import Assessment, CinEpisode, CinPlan, CinVisit
from contacts import codes as front_door
from contacts.models import Referral
from csc.doubts import Doubt, doubts_of, register
from csc.formats import day as in_full
from csc.periods import attains_age

doubts = doubts_of


# ── The case ─────────────────────────────────────────────────────────────────────────────────────


@register(CinEpisode)
def closed_as_died_without_a_day(episode: CinEpisode) -> Iterator[Doubt]:
    """8585Q: closed because the child died, and no day of death."""
    if episode.closure_reason_id == codes.CLOSED_DIED and episode.child.died_on is None:
        yield Doubt("closure_reason", "The child's record has no date of death. Record it, or choose another reason.", "8585Q")


@register(CinEpisode)
def closed_after_assessment_without_one(episode: CinEpisode) -> Iterator[Doubt]:
    """8825Q: closed after assessment (RC8, RC9), and there was none."""
    if episode.closure_reason_id not in codes.CLOSED_AFTER_ASSESSMENT:
        return
    made = Assessment.objects.standing().filter(child=episode.child, started_on__gte=episode.started_on)
    if not made.filter(started_on__lte=episode.ended_on).exists():
        sentence = "This case had no assessment. Choose another reason, or record the assessment."
        yield Doubt("closure_reason", sentence, "8825Q")


@register(CinEpisode)
def over_25(episode: CinEpisode) -> Iterator[Doubt]:
    """8775Q: a case of a person over 25."""
    born, last = episode.child.date_of_birth, episode.ended_on or episode.started_on
    if born is not None and last >= attains_age(born, 25):
        yield Doubt("ended_on" if episode.ended_on else "started_on", "The person was 25 or over. Check the dates.", "8775Q")


@register(CinEpisode)
def need_missing(episode: CinEpisode) -> Iterator[Doubt]:
    """8610: an open case has a primary need."""
    if episode.primary_need_id is None:
        yield Doubt("primary_need", "Say what the child's main need is: the return asks for it of every case.", "8610")


@register(Referral)
def referred_while_open(referral: Referral) -> Iterator[Doubt]:
    """8820: a referral is for a child not currently in need; new concerns belong to the open case."""
    cases = CinEpisode.objects.open_on(referral.received_on).filter(child=referral.child, started_on__lt=referral.received_on)
    if cases.exclude(referral=referral).exists():
        sentence = "This child's case was open on this day. Record the new concern there instead of a referral."
        yield Doubt("received_on", sentence, "8820")


@register(Referral)
def activity_on_a_referral_that_led_to_nothing(referral: Referral) -> Iterator[Doubt]:
    """8831: no further action, and yet an assessment."""
    nothing = referral.outcome_id == front_door.REFERRAL_NO_FURTHER_ACTION
    if nothing and Assessment.objects.standing().filter(referral=referral).exists():
        yield Doubt("outcome", "The child was assessed after this referral. Check the outcome.", "8831")


# ── Assessments ──────────────────────────────────────────────────────────────────────────────────


@register(Assessment)
def complete_without_factors(assessment: Assessment) -> Iterator[Doubt]:
    """8897Q: complete, and no factors."""
    if assessment.authorised_on is not None and not assessment.factors.exists():
        sentence = "No factors are recorded. Record those found, or that none was."
        yield Doubt("authorised_on", sentence, "8897Q")


@register(Assessment)
def undifferentiated_abuse(assessment: Assessment) -> Iterator[Doubt]:
    """8945Q and 8950Q: 18A and 19A do not say whether a child or an adult did the harm."""
    found = set(assessment.factors.values_list("factor_id", flat=True)) if assessment.pk else set()
    if codes.PHYSICAL_ABUSE_UNDIFFERENTIATED in found:
        yield Doubt("factors", "Factor 18A does not say who did the harm. Choose 18B (a child) or 18C (an adult).", "8945Q")
    if codes.SEXUAL_ABUSE_UNDIFFERENTIATED in found:
        yield Doubt("factors", "Factor 19A does not say who did the harm. Choose 19B (a child) or 19C (an adult).", "8950Q")


@register(Assessment)
def no_factors_and_work_goes_on(assessment: Assessment) -> Iterator[Doubt]:
    """8873Q: no factors found (21), and yet the case is not closed after the assessment."""
    if not assessment.pk or assessment.authorised_on is None or assessment.outcome is None:
        return
    none_found = assessment.factors.filter(factor_id=codes.NO_FACTORS).exists()
    if none_found and assessment.outcome.group == "ongoing":
        sentence = "No factors were found and yet work goes on. Check the factors, or what the assessment led to."
        yield Doubt("outcome", sentence, "8873Q")


@register(Assessment)
def started_beside_another(assessment: Assessment) -> Iterator[Doubt]:
    """8863Q: one assessment starts while another is open. Rows from other systems may say so; verbs refuse it."""
    if assessment.started_on is None:
        return
    others = Assessment.objects.under_way_on(assessment.started_on).filter(child=assessment.child)
    if others.exclude(pk=assessment.pk).filter(started_on__lt=assessment.started_on).exists():
        yield Doubt("started_on", "Another assessment was open on this day. Check both.", "8863Q")


@register(Assessment)
def authorised_without_seeing_the_child(assessment: Assessment) -> Iterator[Doubt]:
    """csc's own: complete, and neither seen nor the reason why not."""
    if assessment.authorised_on is None or assessment.child.is_unborn:
        return
    if assessment.child_seen_on is None and not assessment.not_seen_reason:
        sentence = "Nothing says when the child was seen, or why not. Record one of the two."
        yield Doubt("child_seen_on", sentence, "csc-child-not-seen")


@register(Assessment)
def seen_outside_the_assessment(assessment: Assessment) -> Iterator[Doubt]:
    """csc's own: seen before what led to the assessment, or after it was authorised."""
    seen = assessment.child_seen_on
    if seen is None:
        return
    before = assessment.clock_started_on is not None and seen < assessment.clock_started_on
    after = assessment.authorised_on is not None and seen > assessment.authorised_on
    if before or after:
        sentence = "The child was seen before this assessment began or after it was authorised. Check the date."
        yield Doubt("child_seen_on", sentence, "csc-seen-outside")


@register(Assessment)
def started_weeks_late(assessment: Assessment) -> Iterator[Doubt]:
    """csc's own: an assessment that starts over a week after its referral makes two clocks tell two stories (T12)."""
    if assessment.started_on and assessment.clock_started_on and (assessment.started_on - assessment.clock_started_on).days > 7:
        sentence = f"It started more than a week after {in_full(assessment.clock_started_on)}, when its clock did. Check both."
        yield Doubt("started_on", sentence, "csc-started-late")


# ── Plans and visits ─────────────────────────────────────────────────────────────────────────────


@register(CinPlan)
def plan_lasted_no_day(plan: CinPlan) -> Iterator[Doubt]:
    """4012Q: a plan that starts and ends on one day."""
    if plan.ended_on == plan.started_on:
        yield Doubt("ended_on", "The plan ends on the day it started. Check both dates.", "4012Q")


@register(CinPlan)
def plan_ends_after_death(plan: CinPlan) -> Iterator[Doubt]:
    """4009Q: a plan that ends after the child's death."""
    died = plan.child.died_on
    if died is not None and plan.ended_on is not None and plan.ended_on > died:
        yield Doubt("ended_on", f"The child died on {in_full(died)}. Check both dates.", "4009Q")


@register(CinVisit)
def seen_by_video(visit: CinVisit) -> Iterator[Doubt]:
    """csc's own: seen alone, by video, where nobody can know who else was in the room."""
    if visit.place_id == "visit_place:video" and visit.seen_alone_id == codes.SEEN_ALONE:
        yield Doubt("seen_alone", "The visit was by video. Check that the child was alone.", "csc-alone-by-video")
