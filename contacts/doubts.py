"""What is unlikely at the front door: queries of the children in need census, and csc's own."""

from __future__ import annotations

from collections.abc import Iterator

from contacts import codes
from contacts.models import Contact, MissingEpisode, Referral, ReturnInterview
from contacts.timescales import RETURN_INTERVIEW
from csc.doubts import Doubt, doubts_of, register
from csc.formats import day as in_full
from csc.models import Child
from csc.periods import attains_age
from workforce.refusals import LONGEST_BEFORE_BIRTH, day_of

doubts = doubts_of

LONG_AWAY_DAYS = 28
"""A child missing for longer than this has usually come back without anybody recording it."""


@register(Referral)
def referral_after_death(referral: Referral) -> Iterator[Doubt]:
    """8555Q: a referral after the child's death."""
    died = referral.child.died_on
    if died is not None and referral.received_on > died:
        yield Doubt("received_on", f"The child died on {in_full(died)}. Check both dates.", "8555Q")


@register(Referral)
def over_25(referral: Referral) -> Iterator[Doubt]:
    """8775Q: a person over 25."""
    born = referral.child.date_of_birth
    if born is not None and referral.received_on >= attains_age(born, 25):
        yield Doubt("received_on", "The person was 25 or over on this day. Check the date of birth.", "8775Q")


@register(Child)
def known_long_before_birth(child: Child) -> Iterator[Doubt]:
    """8606: a referral more than 40 weeks before the birth, or the day on which it is expected."""
    born = child.date_of_birth or child.expected_on
    first = Referral.objects.standing().filter(child=child).order_by("received_on").first()
    if born is not None and first is not None and born - first.received_on > LONGEST_BEFORE_BIRTH:
        yield Doubt(
            "date_of_birth" if child.date_of_birth else "expected_on",
            f"The first referral came on {in_full(first.received_on)}, more than 40 weeks before. Check both dates.",
            "8606",
        )


@register(Referral)
def need_missing_when_accepted(referral: Referral) -> Iterator[Doubt]:
    """8610: a referral that goes on has a primary need."""
    if referral.outcome is not None and referral.outcome.group == codes.ACCEPTED and referral.primary_need_id is None:
        yield Doubt("primary_need", "Say what the child's main need is: the return asks for it when a referral goes on.", "8610")


@register(Contact)
def typed_weeks_later(contact: Contact) -> Iterator[Doubt]:
    """csc's own: a contact that came weeks before it was typed is more often a slip of the month or year."""
    if contact.recorded_at is not None and (contact.recorded_at - contact.received_at).days > LONG_AWAY_DAYS:
        sentence = f"The contact came on {in_full(day_of(contact.received_at))}, weeks before it was typed. Check the date."
        yield Doubt("received_at", sentence, "csc-typed-late")


@register(MissingEpisode)
def away_for_long(episode: MissingEpisode) -> Iterator[Doubt]:
    """csc's own: missing for more than four weeks."""
    if episode.ended_at is not None and (episode.ended_at - episode.started_at).days > LONG_AWAY_DAYS:
        yield Doubt("ended_at", "The child was away for more than four weeks. Check the dates and times.", "csc-long-missing")


@register(MissingEpisode)
def missing_from_care_in_adulthood(episode: MissingEpisode) -> Iterator[Doubt]:
    """csc's own: children go missing; a person of 18 is an adult's service's concern."""
    born = episode.child.date_of_birth
    if born is not None and day_of(episode.started_at) >= attains_age(born, 18):
        yield Doubt("started_at", "The young person was 18 or over. Check the date of birth.", "csc-missing-adult")


@register(ReturnInterview)
def interview_late(interview: ReturnInterview) -> Iterator[Doubt]:
    """csc's own: held after 72 hours, which is possible, counts as late, and is often a slip of the day."""
    back, held = interview.episode.ended_at, interview.held_at
    if back is not None and held is not None and not RETURN_INTERVIEW.in_time(back, held):
        yield Doubt("held_at", "The interview was held more than 72 hours after the return. Check the day.", "csc-interview-late")
