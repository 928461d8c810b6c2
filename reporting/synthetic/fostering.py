"""What follows the approval of foster households: its yearly review, and the training of the carers."""

from __future__ import annotations

import numpy as np

from looked_after.models import FosterReview, FosterTraining
from looked_after.timescales import FOSTER_REVIEW
from reporting.synthetic import shares
from reporting.synthetic.arrays import Whole
from reporting.synthetic.days import DAY, NEVER, add_months
from reporting.synthetic.dice import between, pick
from reporting.synthetic.rows import Rows, repeated
from reporting.synthetic.writing import Book

MONTHS_BEFORE_2011 = 12
LATE_REVIEWS = 0.07
DAYS_EARLY = ((0.0, 0.0), (0.5, 12.0), (0.9, 35.0), (1.0, 70.0))
DAYS_LATE = ((0.0, 4.0), (0.5, 30.0), (0.9, 80.0), (1.0, 130.0))
OUTCOME = shares.codes("foster_review_outcome", {"continue": 0.88, "changed": 0.12})
TERMINATED = "foster_review_outcome:terminate"
ENDED_BY_REVIEW = ("foster_end_reason:terminated", "foster_end_reason:standards")
DAYS_FROM_REVIEW_TO_END = (14, 56)
NOTES = {
    "foster_review_outcome:continue": "The household goes on as approved. The children’s and their workers’ views were heard.",
    "foster_review_outcome:changed": "The number or the ages of the children approved for were changed, as the household asked.",
    TERMINATED: "The household no longer meets the standards. The fostering panel was asked for its advice.",
}

STANDARDS = "foster_training:standards"
PREPARATION = "foster_training:preparation"
COURSES_A_YEAR = 1.4
DAYS_BEFORE_A_COURSE_IS_TAKEN_AGAIN = 365
COURSE = shares.codes(
    "foster_training",
    {
        "safeguarding": 0.18,
        "first_aid": 0.16,
        "attachment": 0.13,
        "safer_caring": 0.10,
        "delegated_authority": 0.06,
        "education": 0.07,
        "health": 0.06,
        "exploitation": 0.06,
        "online_safety": 0.07,
        "equality": 0.04,
        "de_escalation": 0.04,
        "transitions": 0.03,
    },
)


def write_reviews(book: Book, homes: Rows) -> None:
    """A review within each year since approval or the last one; a few are held late, so that some are overdue on the last day.

    `homes` are the authority's own approved households: `key`, `approved_on`, `ended_on` and `end_reason`.
    """
    random, until = book.dice("foster reviews"), book.horizon.until
    dismissed = np.isin(homes.end_reason, ENDED_BY_REVIEW) & (homes.ended_on < NEVER)
    notice = random.integers(*DAYS_FROM_REVIEW_TO_END, len(homes))
    last = book.calendar.last_working_day(np.where(dismissed, homes.ended_on - notice, 0))
    stops = np.where(dismissed, last, np.minimum(homes.ended_on, until + 1))
    home, held = np.arange(len(homes)), homes.approved_on
    pieces = []
    while len(home):
        # The clock knows the regulations of 2011; those before them asked for a review each year too.
        due = np.minimum(np.asarray(FOSTER_REVIEW.due_on(held)).astype(np.int64), add_months(held, MONTHS_BEFORE_2011))
        luck = random.random(len(home))
        late = random.random(len(home)) < LATE_REVIEWS
        moved = np.where(late, between(luck, DAYS_LATE), -between(luck, DAYS_EARLY)).astype(np.int64)
        held = book.calendar.last_working_day(due + moved)
        happens = held < stops[home]
        home, held = home[happens], held[happens]
        pieces.append(Rows(home=home, held_on=held, outcome=pick(random.random(len(home)), OUTCOME)))
    final = np.flatnonzero(dismissed)
    pieces.append(Rows(home=final, held_on=last[final], outcome=np.full(len(final), TERMINATED, dtype=object)))
    rows = Rows.together(pieces).sorted_by("held_on", "home")
    book.add(
        FosterReview,
        happened=rows.held_on * DAY + 15 * 3600,
        household=homes.key[rows.home],
        held_on=rows.held_on,
        outcome=rows.outcome,
        notes=np.array([NOTES[outcome] for outcome in rows.outcome.tolist()], dtype=object),
    )


def write_training(book: Book, carers: Whole, homes: Rows) -> None:
    """Preparation before approval, the standards within about a year of it, and then a course or two a year.

    `homes` holds the household of each carer. Relatives were not prepared: the child was with them before they were assessed.
    """
    random = book.dice("foster training")
    count = len(carers)
    approved = homes.approved_on
    stops = np.minimum(homes.ended_on, book.horizon.until + 1)
    days = np.maximum(stops - approved, 0)
    owner, _turn = repeated(random.poisson(COURSES_A_YEAR * days / 365.25))
    since = 1 + np.floor(days[owner] * random.random(len(owner))).astype(np.int64)
    prepared = np.flatnonzero(~homes.related.astype(bool))
    rows = Rows.together(
        [
            Rows(
                carer=prepared,
                on=approved[prepared] - random.integers(30, 150, len(prepared)),
                course=np.full(len(prepared), PREPARATION, dtype=object),
            ),
            Rows(
                carer=np.arange(count),
                on=approved + random.integers(120, 420, count),
                course=np.full(count, STANDARDS, dtype=object),
            ),
            Rows(carer=owner, on=approved[owner] + since, course=pick(random.random(len(owner)), COURSE)),
        ]
    )
    rows.on = book.calendar.last_working_day(rows.on)
    rows = rows[rows.on < stops[rows.carer]].sorted_by("carer", "course", "on")
    again = np.zeros(len(rows), dtype=bool)
    again[1:] = (rows.carer[1:] == rows.carer[:-1]) & (rows.course[1:] == rows.course[:-1])
    again[1:] &= rows.on[1:] - rows.on[:-1] < DAYS_BEFORE_A_COURSE_IS_TAKEN_AGAIN
    rows = rows[~again].sorted_by("on", "carer")
    book.add(
        FosterTraining,
        # What was finished before approval was typed when the carers were entered.
        happened=np.maximum(rows.on, approved[rows.carer]) * DAY + 17 * 3600,
        carer=carers[rows.carer],
        course=rows.course,
        completed_on=rows.on,
    )
