"""Child protection plans and all they ask for: reviews, core groups, visits."""

from __future__ import annotations

import numpy as np

from protection.codes import REVIEW_ENDS_PLAN
from protection.models import CoreGroup, PlanUpdate, ProtectionPlan, ProtectionVisit, ReviewConference
from protection.timescales import CP_VISIT, FIRST_CORE_GROUP, FIRST_REVIEW, LATER_CORE_GROUP, LATER_REVIEW
from reporting.synthetic import shares
from reporting.synthetic.arrays import Whole, only_where
from reporting.synthetic.conferring import LATE, Conferring
from reporting.synthetic.days import DAY, NEVER, age, evening
from reporting.synthetic.diary import planned_days
from reporting.synthetic.dice import between, pick
from reporting.synthetic.families import Families
from reporting.synthetic.journeys import NONE
from reporting.synthetic.rows import Rows
from reporting.synthetic.visiting import Standard, Visits, group_visits, since_last, together
from reporting.synthetic.writing import Book

CATEGORY_CHANGES = 0.08
CORE_GROUP_GAPS = ((0.0, 0.5), (0.3, 0.85), (0.84, 1.0), (0.95, 1.5), (1.0, 2.3))
PARTICIPATION = shares.codes(
    "review_participation", {"PN1": 0.3, "PN2": 0.06, "PN3": 0.01, "PN4": 0.06, "PN5": 0.2, "PN6": 0.17, "PN7": 0.2}
)
TEXT_CONTINUES = "The plan goes on with changes."


class Planning:
    """Writes plans from their first day to the review that ended them, or to the last day of the data."""

    def __init__(self, book: Book, people: Families, rows: dict[str, Rows], conferring: Conferring) -> None:
        self.book = book
        self.people = people
        self.rows = rows
        self.conferring = conferring
        self.random = book.dice("planning")

    def write(self) -> None:
        self._plans()

    def _plans(self) -> None:
        book, plan, random = self.book, self.rows["plan"], self.random
        ended = plan.ended_on < NEVER
        stated = random.random(len(plan)) < shares.EARLIER_PLAN_STATED
        changes = (random.random(len(plan)) < CATEGORY_CHANGES) & (
            np.minimum(plan.ended_on, book.horizon.until) - plan.started_on > 100
        )
        latest = np.where(changes, pick(random.random(len(plan)), shares.CATEGORY), plan.category)
        keys = book.add_case(
            ProtectionPlan,
            child=plan.child,
            on=plan.started_on,
            happened=plan.started_on * DAY + 16 * 3600,
            ended=evening(plan.ended_on),
            ending_fields=("ended_on", "end_reason"),
            conference=np.where(plan.conference == NONE, 0, self.conferring.conference_keys[np.maximum(plan.conference, 0)]),
            started_on=plan.started_on,
            ended_on=plan.ended_on,
            end_reason=only_where(ended, plan.end_reason),
            initial_category=plan.category,
            latest_category=latest,
            previous_plans_stated=plan.before + stated,
            previous_plans_elsewhere=stated.astype(np.int64),
        )
        self._reviews(plan, keys)
        self._core_groups(plan, keys)
        self._visits(plan, keys)

    def _reviews(self, plan: Rows, keys: Whole) -> None:
        book, random = self.book, self.random
        review = self.rows["plan_review"].sorted_by("plan", "held_on") if "plan_review" in self.rows else None
        last_held = plan.started_on.copy()
        turns = np.zeros(len(plan), dtype=np.int64)
        if review is not None and len(review):
            before = since_last(review.plan, review.held_on, np.ones(len(review), dtype=bool), plan.started_on)
            due = np.where(review.turn == 0, FIRST_REVIEW.due_on(before), LATER_REVIEW.due_on(before)).astype(np.int64)
            end_reason = plan.end_reason[review.plan]
            ends = review.ends_plan & (plan.ended_on[review.plan] == review.held_on)
            outcome = np.where(
                ends,
                np.where(end_reason == "cp_plan_end_reason:step_down_cin", "review_outcome:step_down_cin", REVIEW_ENDS_PLAN),
                pick(random.random(len(review)), shares.codes("review_outcome", {"continue": 0.6, "continue_with_changes": 0.4})),
            )
            years = age(self._born(review.child), review.held_on)
            book.add_case(
                ReviewConference,
                child=review.child,
                on=review.held_on - ends,
                happened=review.held_on * DAY + 15 * 3600,
                plan=keys[review.plan],
                meeting=self.conferring.meetings("review", review.event, review.held_on, held=True),
                due_on=due,
                held_on=review.held_on,
                outcome=outcome,
                participation=np.where(years < 4, "review_participation:PN0", pick(random.random(len(review)), PARTICIPATION)),
                late_reason=only_where(
                    (review.held_on > due) & (random.random(len(review)) < 0.85), pick(random.random(len(review)), LATE)
                ),
            )
            np.maximum.at(last_held, review.plan, review.held_on)
            np.maximum.at(turns, review.plan, review.turn + 1)
            goes_on = ~ends
            book.add_case(
                PlanUpdate, child=review.child[goes_on], on=review.held_on[goes_on], plan=keys[review.plan[goes_on]],
                agreed_on=review.held_on[goes_on], text=np.full(goes_on.sum(), TEXT_CONTINUES, dtype=object),
            )  # fmt: skip
        still = np.flatnonzero(plan.ended_on == NEVER)
        if len(still):
            due = np.where(
                turns[still] == 0, FIRST_REVIEW.due_on(last_held[still]), LATER_REVIEW.due_on(last_held[still])
            ).astype(np.int64)
            planned = book.calendar.last_working_day(np.maximum(due, book.horizon.until + 2))
            group, first = together(plan[still])
            book.add_case(
                ReviewConference,
                child=plan.child[still],
                on=last_held[still],
                plan=keys[still],
                meeting=self.conferring.meetings("review", plan.event[still], planned[first][group], held=False),
                due_on=due,
            )

    def _core_groups(self, plan: Rows, keys: Whole) -> None:
        book, random = self.book, self.random
        group, first = together(plan)
        start = plan.started_on[first]
        end = np.zeros(len(first), dtype=np.int64)
        np.maximum.at(end, group, plan.ended_on)
        last = plan.started_on.copy()
        for turn in range(40):
            due = np.asarray((FIRST_CORE_GROUP if turn == 0 else LATER_CORE_GROUP).due_on(start)).astype(np.int64)
            held = book.calendar.on_working_day(
                start + np.maximum(1, (due - start) * between(random.random(len(start)), CORE_GROUP_GAPS)).astype(np.int64)
            )
            happens = (held[group] < plan.ended_on) & (held[group] <= book.horizon.until) & (last == start[group])
            who = np.flatnonzero(happens)
            book.add_case(
                CoreGroup,
                child=plan.child[who],
                on=held[group[who]],
                happened=held[group[who]] * DAY + 14 * 3600,
                plan=keys[who],
                due_on=due[group[who]],
                held_on=held[group[who]],
                plan_updated=random.random(len(first))[group[who]] < 0.6,
            )
            last[who] = held[group[who]]
            start = held
            if not ((held < end) & (held <= book.horizon.until)).any():
                break
        still = np.flatnonzero(plan.ended_on == NEVER)
        first_one = last[still] == plan.started_on[still]
        due = np.where(first_one, FIRST_CORE_GROUP.due_on(last[still]), LATER_CORE_GROUP.due_on(last[still])).astype(np.int64)
        book.add_case(CoreGroup, child=plan.child[still], on=last[still], plan=keys[still], due_on=due)

    def _visits(self, plan: Rows, keys: Whole) -> None:
        book = self.book
        born = self._born(plan.child)
        # Before the birth there is no child to see: visits start with it.
        begins = np.maximum(plan.started_on, np.where(born <= book.horizon.until, born, NEVER))
        due_from_start = np.asarray(CP_VISIT.due_on(plan.started_on)).astype(np.int64)
        visits = Visits(book, Standard(), "child protection")
        row, day, joint = group_visits(
            plan, due_from_start - plan.started_on, plan.started_on, book.horizon.until, book.calendar, visits.random
        )
        alive = day >= begins[row]
        row, day, joint = row[alive], day[alive], np.unique(joint[alive], return_inverse=True)[1]
        result = visits.outcome(day, born[row], joint)
        columns = visits.columns(day, born[row], joint, result, child=plan.child[row])
        due = np.asarray(CP_VISIT.due_on(since_last(row, day, result.counts, begins))).astype(np.int64)
        book.add_case(ProtectionVisit, child=plan.child[row], on=day, plan=keys[row], due_on=due, **columns)
        last_seen = begins.copy()
        np.maximum.at(last_seen, row[result.counts], day[result.counts])
        still = np.flatnonzero((plan.ended_on == NEVER) & (begins < NEVER))
        due = np.asarray(CP_VISIT.due_on(last_seen[still])).astype(np.int64)
        book.add_case(
            ProtectionVisit,
            child=plan.child[still],
            on=np.minimum(last_seen[still], book.horizon.until),
            plan=keys[still],
            due_on=due,
            **planned_days(book, "child protection", plan.child[still], due, last_seen[still]),
        )

    def _born(self, child: Whole) -> Whole:
        return self.people.children.born[child]
