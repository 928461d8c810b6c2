"""Early help: by consent, often led by a partner, with steps up to social care and down from it."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from contacts import codes
from contacts.models import EarlyHelpAssessment, EarlyHelpEpisode, Referral
from contacts.services.referrals import record_referral
from csc.models import Child, Code, User
from workforce.casework import keep, set_facts
from workforce.models import Unit
from workforce.refusals import refuse_unless_standing


@transaction.atomic
def start_early_help(*, by: User, child: Child, team: Unit, started_on: datetime.date, **facts: Any) -> EarlyHelpEpisode:
    """Begin early help, by consent; a child has one open episode at a time. `facts` are columns of EarlyHelpEpisode.

    Raises:
        ValidationError: consent refused, in the future, or receiving early help already.
    """
    return _start(by=by, child=child, team=team, started_on=started_on, verb="start_early_help", facts=facts)


@transaction.atomic
def step_down_to_early_help(*, by: User, child: Child, team: Unit, started_on: datetime.date, **facts: Any) -> EarlyHelpEpisode:
    """Begin early help because social care steps down: both sides count the child, so that their figures tally.

    Raises:
        ValidationError: as for `start_early_help`.
    """
    facts["stepped_down"] = True
    return _start(by=by, child=child, team=team, started_on=started_on, verb="step_down_to_early_help", facts=facts)


def _start(
    *, by: User, child: Child, team: Unit, started_on: datetime.date, verb: str, facts: dict[str, Any]
) -> EarlyHelpEpisode:
    episode = EarlyHelpEpisode(recorded_by=by, child=child, team=team, started_on=started_on)
    set_facts(episode, facts)
    keep(episode, by=by, verb=verb)
    return episode


@transaction.atomic
def step_up_early_help(
    *, by: User, episode: EarlyHelpEpisode, stepped_up_on: datetime.date, referral: Referral | None = None, **facts: Any
) -> Referral:
    """Early help is not enough: the episode ends and a referral opens, each naming the other.

    Give the `referral` when there is one already; else it is opened that day in the episode's team, unless the
    `facts` name another, with early help as its source.

    Raises:
        ValidationError: ended already, before it started, or no referral can be opened on that day.
    """
    _refuse_if_ended(episode)
    if referral is None:
        coded = Code.objects.in_force(stepped_up_on).filter(pk=codes.SOURCE_EARLY_HELP).exists()
        source = Code.objects.get(pk=codes.SOURCE_EARLY_HELP if coded else codes.SOURCE_OTHER_INTERNAL)
        known = {"team": episode.team, "reason": episode.reason, "source": source}
        referral = record_referral(by=by, child=episode.child, received_on=stepped_up_on, **{**known, **facts})
    episode.ended_on, episode.end_reason_id, episode.stepped_up_to = stepped_up_on, codes.EARLY_HELP_STEPPED_UP, referral
    keep(episode, by=by, verb="step_up_early_help")
    return referral


@transaction.atomic
def end_early_help(
    *, by: User, episode: EarlyHelpEpisode, ended_on: datetime.date, end_reason: Code, stepped_up_to: Referral | None = None
) -> EarlyHelpEpisode:
    """End early help; a step-up names the referral it led to, so that the two sets of figures tally.

    Raises:
        ValidationError: ended already, before it started, in the future, or a step-up without its referral.
    """
    _refuse_if_ended(episode)
    episode.ended_on, episode.end_reason, episode.stepped_up_to = ended_on, end_reason, stepped_up_to
    keep(episode, by=by, verb="end_early_help")
    return episode


def _refuse_if_ended(episode: EarlyHelpEpisode) -> None:
    refuse_unless_standing(episode)
    if episode.ended_on is not None:
        raise ValidationError({"ended_on": "This early help has already ended. Correct the end if it is wrong."})


@transaction.atomic
def start_early_help_assessment(
    *, by: User, child: Child, team: Unit, started_on: datetime.date, episode: EarlyHelpEpisode | None = None, **facts: Any
) -> EarlyHelpAssessment:
    """Begin an early help assessment, within an episode or before one.

    Raises:
        ValidationError: in the future, or an episode of another child.
    """
    assessment = EarlyHelpAssessment(recorded_by=by, child=child, team=team, started_on=started_on, episode=episode)
    set_facts(assessment, facts)
    keep(assessment, by=by, verb="start_early_help_assessment")
    return assessment


@transaction.atomic
def complete_early_help_assessment(
    *, by: User, assessment: EarlyHelpAssessment, completed_on: datetime.date, **facts: Any
) -> EarlyHelpAssessment:
    """The assessment is complete.

    Raises:
        ValidationError: complete already, before it started, or in the future.
    """
    refuse_unless_standing(assessment)
    if assessment.completed_on is not None:
        raise ValidationError({"completed_on": "This assessment is already complete. Correct the day if it is wrong."})
    set_facts(assessment, {**facts, "completed_on": completed_on})
    keep(assessment, by=by, verb="complete_early_help_assessment")
    return assessment
