"""What is unlikely of a child as a person: mostly the queries of the children in need census about a child's own particulars."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.utils import timezone

from csc.doubts import Doubt, register
from csc.formats import day as in_full
from csc.models import Child, Disability, ImmigrationStatus
from csc.periods import attains_age
from workforce.codes import SEX_UNKNOWN, TOO_YOUNG_FOR_A_UPN, UNACCOMPANIED
from workforce.particulars.known import versions_of_child

LONGEST_CARRIED = datetime.timedelta(weeks=40)
"""How far ahead a birth can be expected (rule 8606)."""

OVERDUE = datetime.timedelta(weeks=3)
"""A birth is brought on before it is three weeks late, so that one later than this has happened or was expected wrongly."""

EARLIEST_BORN = datetime.timedelta(weeks=18)
"""A child born earlier than this before the expected day lives very rarely: born before 22 weeks."""


@register(Child)
def sex_of_the_unborn(child: Child) -> Iterator[Doubt]:
    """8750: an unborn child goes into the return with sex unknown."""
    if child.is_unborn and child.sex_id is not None and child.sex_id not in SEX_UNKNOWN:
        yield Doubt("sex", "The child is not born yet, and the return wants the sex of an unborn child as unknown.", "8750")


@register(Child)
def sex_of_the_born(child: Child) -> Iterator[Doubt]:
    """2886Q: at most 2% of born children may be without a sex."""
    if child.date_of_birth is not None and child.sex_id in SEX_UNKNOWN:
        yield Doubt("sex", "The child is born, and the sex is given as unknown. Give it if it is known.", "2886Q")


@register(Child)
def expected_within_reason(child: Child) -> Iterator[Doubt]:
    """8530Q: an expected date of birth outside the months in which it can be."""
    if child.expected_on is None or child.date_of_birth is not None:
        return
    ahead = child.expected_on - timezone.localdate()
    if ahead > LONGEST_CARRIED:
        yield Doubt("expected_on", "The birth is expected in more than 40 weeks. Check the date.", "8530Q")
    elif ahead < -OVERDUE:
        yield Doubt("expected_on", "The birth was expected more than three weeks ago. Record it, or check the date.", "8530Q")


@register(Child)
def born_about_when_expected(child: Child) -> Iterator[Doubt]:
    """csc's own: a birth far from the day on which it was expected is more often a slip of the month."""
    born = child.date_of_birth
    if born is None:
        return
    expected = next((version.expected_on for version in versions_of_child(child) if version.expected_on is not None), None)
    if expected is not None and not expected - EARLIEST_BORN <= born <= expected + OVERDUE:
        yield Doubt("date_of_birth", f"The birth was expected on {in_full(expected)}. Check the date.", "csc-born-unexpectedly")


@register(Child)
def over_25(child: Child) -> Iterator[Doubt]:
    """8775Q: a person over 25."""
    if child.date_of_birth is not None and timezone.localdate() >= attains_age(child.date_of_birth, 25):
        yield Doubt("date_of_birth", "The person would be 25 or over today. Check the date of birth.", "8775Q")


@register(Child)
def too_old_to_have_no_pupil_number(child: Child) -> Iterator[Doubt]:
    """8770Q: "below school age" of a child who is of school age."""
    age = child.age_on(timezone.localdate())
    if child.upn_unknown_reason_id == TOO_YOUNG_FOR_A_UPN and age is not None and age >= 5:
        yield Doubt("upn_unknown_reason", f"The child is {age}, and of school age. Check the reason.", "8770Q")


@register(ImmigrationStatus)
def unaccompanied_adult(status: ImmigrationStatus) -> Iterator[Doubt]:
    """csc's own, after the looked after return's rule on age and status: from 18 on nobody is an unaccompanied child."""
    born = status.person.date_of_birth
    if status.status_id == UNACCOMPANIED and born is not None and status.started_on is not None:
        if status.started_on >= attains_age(born, 18):
            yield Doubt("started_on", "The young person was 18 or over on this day. Check both dates.", "csc-unaccompanied-adult")
        elif status.ended_on is None and timezone.localdate() >= attains_age(born, 18):
            yield Doubt("ended_on", "The young person is 18 or over now, and the status has no end.", "csc-unaccompanied-adult")


@register(Disability)
def disability_of_the_unborn(disability: Disability) -> Iterator[Doubt]:
    """csc's own: disability is asked of children who are born."""
    if disability.person.date_of_birth is None:
        yield Doubt("started_on", "The date of birth is not known. Check whether the child is born.", "csc-disability-unborn")
