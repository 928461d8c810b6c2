"""What cannot be true of a looked-after child, refused in words that say what to do.

From the Children Act 1989 (sections 20, 22, 43 to 46), the Care Planning Regulations 2010
(regulation 48 on short breaks) and the validation rules of the SSDA903 return. Only the impossible
is refused; what is merely unusual is for a person to judge.
"""

from __future__ import annotations

import datetime
import decimal
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone

from csc.models import Child, Code, ImmigrationStatus
from csc.periods import add_months, attains_age
from looked_after import codes
from looked_after.models import AdoptionPlan, LegalStatus, PeriodOfCare, Placement, PreviousPermanence
from workforce.casework import rule

if TYPE_CHECKING:
    from looked_after.services.placements import PlacementDetails

# The most days a legal status can last. Police protection is 72 hours; an emergency protection order 8 days and once
# 7 more, for which the return tolerates 21; a child assessment order 7 days.
LONGEST_LEGAL_STATUS = {codes.POLICE_PROTECTION: 3, codes.EMERGENCY_PROTECTION_ORDER: 21, codes.CHILD_ASSESSMENT_ORDER: 7}

# The most days of a temporary stay. A longer one is a placement of its own.
LONGEST_TEMPORARY_STAY = {codes.TEMPORARY_HOSPITAL: 42, codes.TEMPORARY_CARER_HOLIDAY: 21, codes.TEMPORARY_OTHER: 7}
CARER_HOLIDAYS_IN_A_YEAR = 2

LONGEST_SHORT_BREAK = 17
SHORT_BREAK_DAYS_IN_A_YEAR = 75


def refuse_future(day: datetime.date, field: str) -> None:
    if day > timezone.localdate():
        raise ValidationError({field: "This day is in the future. Record what happens when it has happened."})


def refuse_code_not_in_use(code: Code, day: datetime.date, field: str) -> None:
    """A code can be given only for days on which the return had it."""
    if (code.valid_from and day < code.valid_from) or (code.valid_to and day > code.valid_to):
        raise ValidationError({field: f"“{code.label}” was not in use on {day:%-d %B %Y}. Choose the code of that time."})


def refuse_outside_period(period: PeriodOfCare, day: datetime.date, field: str) -> None:
    """The day of ceasing is the last on which something may still be recorded of the period."""
    if day < period.started_on or (period.ended_on and day > period.ended_on):
        raise ValidationError({field: "The child was not looked after on this day. Check the date."})


def refuse_ended_period(period: PeriodOfCare) -> None:
    if period.ended_on is not None:
        raise ValidationError("This period of care has ended. Reopen it first if it ended by mistake.")


def check_can_become_looked_after(child: Child, started_on: datetime.date) -> None:
    """Born, under 18, not looked after already, and not on the day care last ended.

    Raises:
        ValidationError: naming which of these is not so.
    """
    refuse_future(started_on, "started_on")
    if child.date_of_birth is None:
        raise ValidationError("An unborn child cannot be looked after. Record the date of birth first.")
    if started_on < child.date_of_birth:
        raise ValidationError({"started_on": "The child was not born on this day. Check both dates."})
    if started_on >= attains_age(child.date_of_birth, 18):
        raise ValidationError({"started_on": "The young person was already 18. Nobody becomes looked after from 18 on."})
    others = PeriodOfCare.objects.standing().filter(child=child)
    if others.filter(ended_on__isnull=True).exists():
        raise ValidationError("This child is already looked after. End that period of care before starting another.")
    for other in others:
        assert other.ended_on is not None  # noqa: S101 - one that goes on was refused above
        if started_on < other.ended_on:
            raise ValidationError(
                {"started_on": f"The child was looked after until {other.ended_on:%-d %B %Y}. Periods of care do not overlap."}
            )
        if started_on == other.ended_on and not other.short_breaks:
            raise ValidationError(
                {"started_on": "Care ended on this very day. If it went on, reopen that period and record what changed."}
            )


@rule(Child)
def born_before_care(child: Child) -> None:
    """A date of birth that is corrected leaves every period of care between birth and the eighteenth birthday."""
    began = PeriodOfCare.objects.standing().filter(child=child).order_by("started_on").values_list("started_on", flat=True)
    days = [day for day in began if day is not None]
    if not days or child.date_of_birth is None:
        return
    if days[0] < child.date_of_birth:
        raise ValidationError({"date_of_birth": f"The child was looked after from {days[0]:%-d %B %Y}. Check both dates."})
    if days[-1] >= attains_age(child.date_of_birth, 18):
        raise ValidationError(
            {"date_of_birth": f"The child would have been 18 when care began on {days[-1]:%-d %B %Y}. Check both dates."}
        )


def age_of(child: Child, day: datetime.date) -> int:
    """Completed years of a child who is or was looked after, and so was born by the day."""
    age = child.age_on(day)
    assert age is not None  # noqa: S101 - nobody becomes looked after before birth
    return age


def birthday(child: Child, years: int) -> datetime.date:
    """The day on which a child who is or was looked after attains an age."""
    assert child.date_of_birth is not None  # noqa: S101 - nobody becomes looked after before birth
    return attains_age(child.date_of_birth, years)


def check_legal_status(child: Child, status: Code, started_on: datetime.date) -> None:
    refuse_code_not_in_use(status, started_on, "status")
    if status.pk in codes.YOUTH_JUSTICE and age_of(child, started_on) < 10:
        raise ValidationError({"status": "A child under 10 cannot be remanded or detained. Check the legal status."})


def check_legal_status_can_end(status: LegalStatus, ended_on: datetime.date) -> None:
    """An emergency power lasts no longer than the law lets it."""
    longest = LONGEST_LEGAL_STATUS.get(status.status_id)
    if longest is not None and (ended_on - status.started_on).days > longest:
        raise ValidationError(
            {
                "started_on": f"“{status.status}” began on {status.started_on:%-d %B %Y} and lasts at most {longest} days. "
                "Record what followed it from the day it ended."
            }
        )


def check_placement(period: PeriodOfCare, details: PlacementDetails, *, legal_status: str, started_on: datetime.date) -> None:
    """A placement that lasts, under the legal status (its key) of that day.

    Raises:
        ValidationError: for the first thing that cannot be so.
    """
    kind = details.placement_type
    refuse_code_not_in_use(kind, started_on, "placement_type")
    if kind.pk in codes.TEMPORARY:
        raise ValidationError(
            {"placement_type": "A temporary stay cannot be the placement itself. Choose where the child lives."}
        )
    if kind.pk == codes.WITH_PARENTS and legal_status == codes.SECTION_20:
        raise ValidationError(
            {"placement_type": "A child accommodated under section 20 who lives with parents is not looked after."}
        )
    if details.provider and (details.provider.pk == codes.PARENT_PROVIDES) != (kind.pk == codes.WITH_PARENTS):
        raise ValidationError({"provider": "“Parent” is the provider of a placement with parents, and of no other."})
    if kind.pk in codes.SIXTEEN_OR_OVER and age_of(period.child, started_on) < 16:
        raise ValidationError({"placement_type": f"“{kind.label}” is for young people of 16 or over. Check the placement type."})
    if kind.pk in codes.PLACED_FOR_ADOPTION:
        _check_may_be_placed_for_adoption(period, started_on)
    check_distance(period.child, details.distance_miles)


def _check_may_be_placed_for_adoption(period: PeriodOfCare, day: datetime.date) -> None:
    if not AdoptionPlan.objects.open_on(day).filter(period_of_care=period, matched_on__lte=day).exists():
        raise ValidationError(
            {"placement_type": "Record the decision that the child should be placed, and the match, before the placement."}
        )


def check_order_before(previous: PreviousPermanence, began: datetime.date) -> None:
    """An earlier order, whose day or month may be unknown, was made by the day the child came into care this time.

    Raises:
        ValidationError: a month without a year, a day that is in no calendar, or an order made later.
    """
    year, month, day = previous.order_year, previous.order_month, previous.order_day
    if month is not None and year is None:
        raise ValidationError({"order_year": "Give the year as well, or leave the month empty."})
    if day is not None and month is None:
        raise ValidationError({"order_month": "Give the month as well, or leave the day empty."})
    if year is None:
        return
    try:
        earliest = datetime.date(year, month or 1, day or 1)
    except ValueError:
        raise ValidationError({"order_day": "There is no such day. Check the day, month and year of the order."}) from None
    if earliest > began:
        raise ValidationError({"order_year": f"The order has to be from before {began:%-d %B %Y}, when care began."})


def check_distance(child: Child, distance_miles: decimal.Decimal | None) -> None:
    """Distance from home has no meaning for a child who is or was an unaccompanied asylum seeker."""
    if distance_miles is None:
        return
    if ImmigrationStatus.objects.filter(person_id=child.pk, status_id__in=codes.UNACCOMPANIED_NOW_OR_BEFORE).exists():
        raise ValidationError({"distance_miles": "Leave the distance empty: it is not recorded for unaccompanied children."})


def check_temporary_stay(current: Placement, kind: Code, started_on: datetime.date) -> None:
    """Raises ValidationError: not a temporary type, a second stay on top of one, or a child on short breaks."""
    if kind.pk not in codes.TEMPORARY:
        raise ValidationError({"placement_type": "Choose a temporary type (T0 to T4), or record a move to another placement."})
    if current.period_of_care.short_breaks:
        raise ValidationError({"placement_type": "A child on short breaks has no temporary stays. End the short break instead."})
    if current.is_temporary:
        raise ValidationError("The child is already on a temporary stay. Record the return from it first.")
    if kind.pk == codes.TEMPORARY_CARER_HOLIDAY:
        year_before = add_months(started_on, -12)
        taken = Placement.objects.standing().filter(
            child_id=current.child_id, placement_type_id=kind.pk, started_on__gt=year_before, started_on__lte=started_on
        )
        if taken.count() >= CARER_HOLIDAYS_IN_A_YEAR:
            raise ValidationError(
                {"placement_type": "The child has had two such stays in 12 months. Record a move to another placement instead."}
            )


def check_return_from_temporary_stay(stay: Placement, returned_on: datetime.date) -> None:
    longest = LONGEST_TEMPORARY_STAY.get(stay.placement_type_id)
    if longest is not None and (returned_on - stay.started_on).days > longest:
        raise ValidationError(
            {"returned_on": f"“{stay.placement_type}” lasts at most {longest} days. Recode the stay as a placement."}
        )


def check_short_break_can_end(period: PeriodOfCare, ended_on: datetime.date) -> None:
    """No stay of more than 17 days, and no more than 75 days in any 12 months (regulation 48).

    Only for stays recorded one by one (V3); an agreement (V4) does not say which nights were taken.
    """
    stays = PeriodOfCare.objects.short_break_series().filter(child_id=period.child_id)
    stays = stays.filter(legal_statuses__status_id=codes.SHORT_BREAKS_EACH_STAY, legal_statuses__state="complete").distinct()
    if not stays.filter(pk=period.pk).exists():
        return
    advice = "Withdraw it and record section 20 (V2) from the day it began: all duties to a looked-after child apply from then."
    if (ended_on - period.started_on).days > LONGEST_SHORT_BREAK:
        raise ValidationError({"ended_on": f"A short break lasts at most {LONGEST_SHORT_BREAK} days. {advice}"})
    first = add_months(ended_on, -12)
    days = sum(
        (min(stay.ended_on or ended_on, ended_on) - max(stay.started_on, first)).days
        for stay in stays.overlapping(first, ended_on)
    )
    if days > SHORT_BREAK_DAYS_IN_A_YEAR:
        raise ValidationError(
            {"ended_on": f"The child would have had {days} days of short breaks in 12 months; the law allows 75. {advice}"}
        )
