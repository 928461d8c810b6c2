"""What an authority decides about counting itself."""

from __future__ import annotations

from csc.local_choices import OneOf, local_choice

CLOSED, OPEN = "closed", "open"

STATE_ON_ITS_LAST_DAY = local_choice(
    key="state_on_its_last_day",
    title="Whether what ended on the day of a count is still counted",
    source="Local reading of “open at the end of the period”; returns do not say it",
    kind=OneOf(
        {
            CLOSED: "a plan that ends on 31 March is not open at 31 March",
            OPEN: "a plan that ends on 31 March is open at 31 March, and closed from 1 April",
        }
    ),
    default=CLOSED,
    note=(
        "By the day of the count. Only what is about a child, and not where the next of the same kind began for the child on "
        "that day. Cases handed from one worker to another, posts and budgets count once, for whoever comes after. Work that "
        "has ended is never due, whatever is chosen."
    ),
)
