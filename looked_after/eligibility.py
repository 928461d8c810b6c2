"""Who is entitled to leaving care services, from their time in care.

Thirteen weeks looked after since the fourteenth birthday, some of it at sixteen or over (Children
Act 1989, Schedule 2 paragraph 19B; Care Planning Regulations 2010, regulation 40). Short breaks
never count. Pass the child's standing periods of care, all of them.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from csc.periods import attains_age
from looked_after.models import PeriodOfCare

THIRTEEN_WEEKS = 13 * 7
ONE_DAY = datetime.timedelta(days=1)


def days_in_care_since_14(date_of_birth: datetime.date, periods: Sequence[PeriodOfCare], day: datetime.date) -> int:
    """Days looked after from the fourteenth birthday until `day`, which is not counted, or the eighteenth birthday."""
    return _days_in_care(periods, attains_age(date_of_birth, 14), min(day, attains_age(date_of_birth, 18)))


def is_eligible_on(date_of_birth: datetime.date, periods: Sequence[PeriodOfCare], day: datetime.date) -> bool:
    """An *eligible* child: 16 or 17, looked after on `day`, and 13 weeks in care since 14 behind them."""
    of_age = attains_age(date_of_birth, 16) <= day < attains_age(date_of_birth, 18)
    return of_age and _in_care_on(periods, day) and days_in_care_since_14(date_of_birth, periods, day) >= THIRTEEN_WEEKS


def became_eligible_on(date_of_birth: datetime.date, periods: Sequence[PeriodOfCare]) -> datetime.date | None:
    """The first day on which the child was eligible: it starts the three months for the needs assessment."""
    day, adult = attains_age(date_of_birth, 16), attains_age(date_of_birth, 18)
    days = days_in_care_since_14(date_of_birth, periods, day)
    while day < adult:
        if _in_care_on(periods, day):
            if days >= THIRTEEN_WEEKS:
                return day
            days += 1
        day += ONE_DAY
    return None


def is_entitled_after_leaving(date_of_birth: datetime.date, periods: Sequence[PeriodOfCare], left_on: datetime.date) -> bool:
    """Whether a young person who left care on `left_on` is a *relevant* child, or *former relevant* from 18."""
    sixteen = attains_age(date_of_birth, 16)
    enough = days_in_care_since_14(date_of_birth, periods, left_on) >= THIRTEEN_WEEKS
    return enough and _days_in_care(periods, sixteen, min(left_on, attains_age(date_of_birth, 18))) > 0


def _days_in_care(periods: Sequence[PeriodOfCare], first: datetime.date, before: datetime.date) -> int:
    spans = ((max(period.started_on, first), min(period.ended_on or before, before)) for period in _counted(periods))
    return sum(max((end - start).days, 0) for start, end in spans)


def _in_care_on(periods: Sequence[PeriodOfCare], day: datetime.date) -> bool:
    return any(period.started_on <= day and (period.ended_on is None or day < period.ended_on) for period in _counted(periods))


def _counted(periods: Sequence[PeriodOfCare]) -> list[PeriodOfCare]:
    return [period for period in periods if not period.short_breaks]
