"""Children who go missing, come back, and are offered a talk."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from contacts.models import MissingEpisode, ReturnInterview
from contacts.rules import return_interview_due
from csc.models import Child, Code, User
from workforce.casework import anew, keep, of_case, save_record, set_facts
from workforce.models import Unit
from workforce.refusals import day_of, refuse_unless_standing


@transaction.atomic
def report_missing(*, by: User, child: Child, team: Unit, started_at: datetime.datetime, **facts: Any) -> MissingEpisode:
    """The child is missing, or away without leave. `facts` are columns of MissingEpisode, among them its `kind`.

    Raises:
        ValidationError: missing already, in the future, or before birth.
    """
    episode = MissingEpisode(recorded_by=by, child=child, team=team, started_at=started_at)
    set_facts(episode, facts)
    keep(episode, by=by, verb="report_missing")
    return episode


@transaction.atomic
def record_police_report(*, by: User, episode: MissingEpisode, reported_at: datetime.datetime) -> MissingEpisode:
    """The police were told that the child is missing.

    Raises:
        ValidationError: recorded already, in the future, or before the child went missing.
    """
    refuse_unless_standing(episode)
    if episode.reported_to_police_at is not None:
        raise ValidationError({"reported_to_police_at": "This is recorded already. Correct the time if it is wrong."})
    episode.reported_to_police_at = reported_at
    keep(episode, by=by, verb="record_police_report")
    return episode


@transaction.atomic
def record_return(*, by: User, episode: MissingEpisode, ended_at: datetime.datetime, circumstances: str = "") -> ReturnInterview:
    """The child is back: the 72 hours for the return interview begin (elapsed hours, weekends included).

    Raises:
        ValidationError: back already, in the future, or before the child went missing.
    """
    refuse_unless_standing(episode)
    if episode.ended_at is not None:
        raise ValidationError({"ended_at": "The return is already recorded. Correct the time if it is wrong."})
    episode.ended_at, episode.return_circumstances = ended_at, circumstances
    keep(episode, by=by, verb="record_return")
    interview = of_case(
        ReturnInterview,
        episode,
        by=by,
        on=day_of(ended_at),
        waiting=anew(ReturnInterview, episode=episode),
        child=episode.child,
    )
    return_interview_due(interview)
    save_record(interview)
    return interview


@transaction.atomic
def offer_return_interview(*, by: User, interview: ReturnInterview, offered_at: datetime.datetime) -> ReturnInterview:
    """The child was offered the talk.

    Raises:
        ValidationError: offered already, settled, in the future, or before the return.
    """
    _refuse_if_settled(interview)
    if interview.offered_at is not None:
        raise ValidationError({"offered_at": "The offer is already recorded. Correct the time if it is wrong."})
    interview.offered_at = offered_at
    keep(interview, by=by, verb="offer_return_interview")
    return interview


@transaction.atomic
def answer_return_interview(*, by: User, interview: ReturnInterview, accepted: bool) -> ReturnInterview:
    """What the child answered. A no is an answer, not the end: the interview stays due until it is held or given up.

    Raises:
        ValidationError: not offered yet, or settled.
    """
    _refuse_if_settled(interview)
    if interview.offered_at is None:
        raise ValidationError({"offered_at": "Record when the interview was offered first."})
    interview.accepted = accepted
    keep(interview, by=by, verb="answer_return_interview")
    return interview


@transaction.atomic
def hold_return_interview(*, by: User, interview: ReturnInterview, held_at: datetime.datetime, **facts: Any) -> ReturnInterview:
    """The talk was held. Whoever took part accepted it, also when nobody wrote down the offer.

    Raises:
        ValidationError: settled already, in the future, or before the return.
    """
    _refuse_if_settled(interview)
    set_facts(interview, {**facts, "held_at": held_at, "accepted": True})
    keep(interview, by=by, verb="hold_return_interview")
    return interview


@transaction.atomic
def record_return_interview_not_held(*, by: User, interview: ReturnInterview, reason: Code) -> ReturnInterview:
    """The talk will not be held, with the reason. It leaves the worklist and stays in the figures.

    Raises:
        ValidationError: settled already.
    """
    _refuse_if_settled(interview)
    interview.not_held_reason = reason
    keep(interview, by=by, verb="record_return_interview_not_held")
    return interview


def _refuse_if_settled(interview: ReturnInterview) -> None:
    refuse_unless_standing(interview)
    if interview.held_at is not None:
        raise ValidationError({"held_at": "This interview has been held. Correct it if something is wrong."})
    if interview.not_held_reason_id is not None:
        raise ValidationError({"not_held_reason": "It is recorded that this interview will not be held. Correct that first."})
