"""A child's case: opened from a referral, closed when nothing is left to do, reopened when it was closed by mistake."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from assessments.models import Assessment, CinEpisode, CinPlan, CinReview, CinVisit
from assessments.obstacles import CLOSING, refuse_obstacles
from contacts import codes as front_door
from contacts.models import Referral
from csc.models import Code, User
from workforce.casework import anew, keep, say_why, set_facts, withdraw_rows
from workforce.refusals import refuse_blank, refuse_future, refuse_order, refuse_unless_standing


@transaction.atomic
def open_episode(
    *, by: User, referral: Referral, started_on: datetime.date | None = None, primary_need: Code | None = None
) -> CinEpisode:
    """Open the child's case from an accepted referral; a child has one open case at a time.

    Raises:
        ValidationError: the referral led to no further action, has a case already, or the child's case is open.
    """
    refuse_unless_standing(referral, "referral")
    if referral.outcome is not None and referral.outcome.group != front_door.ACCEPTED:
        raise ValidationError({"referral": f"This referral was decided as “{referral.outcome}”. Correct the decision first."})
    if CinEpisode.objects.standing().filter(referral=referral).exists():
        raise ValidationError({"referral": "A case has already been opened from this referral."})
    facts = {
        "recorded_by": by,
        "child": referral.child,
        "team": referral.team,
        "worker": referral.worker,
        "started_on": started_on or referral.received_on,
        "primary_need": primary_need or referral.primary_need,
    }
    episode = anew(CinEpisode, referral=referral)
    set_facts(episode, facts)
    keep(episode, by=by, verb="open_episode")
    return episode


@transaction.atomic
def close_episode(*, by: User, episode: CinEpisode, ended_on: datetime.date, closure_reason: Code) -> CinEpisode:
    """Close the case. Nothing may still be open under it (rules.md A.3: closed means closed).

    Raises:
        ValidationError: closed already, an assessment or plan is open or went on after that day, the end is before the
            start, or something in another part of the child's record stands in the way.
    """
    refuse_unless_standing(episode)
    if episode.ended_on is not None:
        raise ValidationError({"ended_on": "This case is already closed. Correct the day if it is wrong."})
    # Before the rest, so that a slip of the year is not answered with a list of what was open in another year.
    refuse_order(episode.started_on, ended_on, "ended_on", "The case cannot close before it opened.")
    refuse_future(ended_on, "ended_on")
    assessments = Assessment.objects.standing().filter(child=episode.child, started_on__gte=episode.started_on)
    if assessments.filter(authorised_on__isnull=True).exists():
        raise ValidationError({"ended_on": "An assessment is still open. Complete or cancel it before closing the case."})
    if assessments.filter(authorised_on__gt=ended_on).exists():
        raise ValidationError({"ended_on": "An assessment was authorised after this day. The case cannot close before that."})
    plans = CinPlan.objects.standing().filter(child=episode.child)
    if plans.filter(ended_on__isnull=True).exists():
        raise ValidationError({"ended_on": "A child in need plan is still open. End it before closing the case."})
    if plans.filter(ended_on__gt=ended_on, started_on__gte=episode.started_on).exists():
        raise ValidationError({"ended_on": "A child in need plan ended after this day. The case cannot close before that."})
    refuse_obstacles(CLOSING, episode.child, ended_on, "ended_on")
    episode.ended_on, episode.closure_reason = ended_on, closure_reason
    keep(episode, by=by, verb="close_episode")
    planned = CinVisit.objects.planned().filter(child=episode.child)
    withdraw_rows(list(planned), reason="The case closed before it was done.")
    awaited = CinReview.objects.standing().filter(child=episode.child, held_on__isnull=True)
    withdraw_rows(list(awaited), reason="The case closed before it was done.")
    return episode


@transaction.atomic
def reopen_episode(*, by: User, episode: CinEpisode, reason: str) -> CinEpisode:
    """Undo a closure made in error: the case goes on as if it had not been closed, and the history says that it was.

    A child who comes back after a true closure has a new referral and a new case instead.

    Raises:
        ValidationError: not closed, no reason, or another case has been opened since.
    """
    refuse_unless_standing(episode)
    refuse_blank(reason, "reason", "Say why the case is opened again.")
    if episode.ended_on is None:
        raise ValidationError("This case is not closed.")
    episode.ended_on, episode.closure_reason = None, None
    say_why(episode, by=by, reason=reason)
    keep(episode, by=by, verb="reopen_episode", reason=reason)
    return episode
