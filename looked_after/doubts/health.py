"""Doubts about the answers on health that the yearly return asks for."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from csc.doubts import Doubt, register
from looked_after import codes
from looked_after.models import StrengthsAndDifficulties, SubstanceMisuseCheck

APRIL = 4
YOUNGEST, OLDEST = 4, 16
"""Ages in years for which the return asks for the questionnaire."""


def _collection_year(day: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first and last day of the year of the return, 1 April to 31 March, in which a day falls."""
    first = datetime.date(day.year - (day.month < APRIL), APRIL, 1)
    return first, datetime.date(first.year + 1, 3, 31)


@register(StrengthsAndDifficulties)
def outside_the_ages(answer: StrengthsAndDifficulties) -> Iterator[Doubt]:
    """188 and 189: under 4 at the end of the return's year, or 17 and over at its beginning."""
    first, last = _collection_year(answer.completed_on)
    at_first, at_last = answer.child.age_on(first), answer.child.age_on(last)
    if at_last is not None and at_last < YOUNGEST:
        yield Doubt("completed_on", "The child is under 4 for the whole of the year. No questionnaire is asked for.", "188")
    if at_first is not None and at_first > OLDEST:
        yield Doubt("completed_on", "The young person was 17 before the year began. No questionnaire is asked for.", "189")


@register(StrengthsAndDifficulties)
def age_is_no_reason(answer: StrengthsAndDifficulties) -> Iterator[Doubt]:
    """157: “under 4 or over 16” as the reason, for a child of 4 to 16 throughout the return's year."""
    first, last = _collection_year(answer.completed_on)
    at_first, at_last = answer.child.age_on(first), answer.child.age_on(last)
    in_between = at_first is not None and at_last is not None and at_first >= YOUNGEST and at_last <= OLDEST
    if answer.no_score_reason_id == codes.TOO_YOUNG_OR_OLD and in_between:
        yield Doubt("no_score_reason", "The child is between 4 and 16 the whole year. Check the reason.", "157")


@register(SubstanceMisuseCheck)
def help_not_told(check: SubstanceMisuseCheck) -> Iterator[Doubt]:
    """192 and 159: a problem was found, and it is not told whether help was taken or, if not, offered."""
    if check.misuse_found and check.intervention_received is None:
        yield Doubt("intervention_received", "Say whether the young person has help with it.", "192")
    if check.misuse_found and check.intervention_received is False and check.intervention_offered is None:
        yield Doubt("intervention_offered", "Say whether help was offered.", "159")
