"""Each child's way through the service, all children at once.

A family comes to notice; its children are referred; each of them passes from stage to stage until
the case is closed; later the family may come back. One pass moves every case of one round of
referrals to its end; rounds follow until no family comes back before the data end.

What happened is written down day by day without regard to the end of the data: `cutting` takes away
what lies after it. So an open plan is open because its end is still to come, not by decree.

`cases` holds what all stages share; `assessment`, `enquiry`, `in_need`, `protection` and `care` are
the stages; `run` puts them together.
"""

from reporting.synthetic.journeys.cases import (
    HELD_AFTER_CARE,
    HELD_DISABILITY,
    HELD_FOR_ASSESSMENT,
    HELD_IN_CARE,
    HELD_IN_NEED,
    HELD_ON_DUTY,
    HELD_UNDER_PLAN,
    NONE,
    Horizon,
)
from reporting.synthetic.journeys.run import Journeys

__all__ = [
    "HELD_AFTER_CARE",
    "HELD_DISABILITY",
    "HELD_FOR_ASSESSMENT",
    "HELD_IN_CARE",
    "HELD_IN_NEED",
    "HELD_ON_DUTY",
    "HELD_UNDER_PLAN",
    "NONE",
    "Horizon",
    "Journeys",
]
