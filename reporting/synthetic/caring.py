"""Reviews of looked-after children, visits to them, care plans and placement plans."""

from __future__ import annotations

import numpy as np

from looked_after import codes
from looked_after.models import CarePlan, LookedAfterReview, LookedAfterVisit, PlacementPlan
from looked_after.timescales import CARE_PLAN, PLACEMENT_PLAN, next_review, next_visit
from reporting.synthetic import shares
from reporting.synthetic.arrays import Whole, only_where
from reporting.synthetic.days import DAY, NEVER, age, evening
from reporting.synthetic.diary import planned_days
from reporting.synthetic.dice import between, pick
from reporting.synthetic.placing import Placing
from reporting.synthetic.rows import Rows, last_at
from reporting.synthetic.visiting import Standard, Visits
from reporting.synthetic.writing import Book

REVIEW_PART = ((0.0, 0.45), (0.25, 0.8), (0.94, 1.0), (0.98, 1.25), (1.0, 1.7))
VISIT_PART = ((0.0, 0.3), (0.2, 0.7), (0.90, 1.0), (0.97, 1.4), (1.0, 2.2))
PARTICIPATION = shares.codes(
    "review_participation", {"PN1": 0.50, "PN2": 0.04, "PN3": 0.02, "PN4": 0.05, "PN5": 0.12, "PN6": 0.22, "PN7": 0.05}
)
LATE = shares.codes(
    "delay_reason",
    {
        "worker_absence": 0.2,
        "chair_unavailable": 0.18,
        "sibling_group": 0.18,
        "child_unavailable": 0.14,
        "late_booking": 0.18,
        "workload": 0.12,
    },
)
REVIEWS_MOST = 45
VISITS_MOST = 400


class Caring:
    """What is done for a child in care, turn by turn: each review and visit rests on the one before."""

    def __init__(self, book: Book, placing: Placing) -> None:
        self.book = book
        self.placing = placing
        self.care = placing.care
        self.random = book.dice("caring")
        self.until = book.horizon.until
        self.end = np.minimum(self.care.ended_on, self.until + 1)

    def write(self) -> None:
        self._reviews()
        self._visits()
        self._care_plans()
        self._placement_plans()

    # ── Reviews ──────────────────────────────────────────────────────────────────────────────────

    def _reviews(self) -> None:
        """Held one after another; then, for children still in care, the next one planned."""
        care, adoption = self.care, self.placing.adoption
        count = len(care)
        held_last = np.full(count, -NEVER)
        number = np.zeros(count, dtype=np.int64)
        since_placed = np.zeros(count, dtype=np.int64)
        self.first_review = np.full(count, NEVER)
        self.first_review_adoptive = np.full(count, NEVER)
        going = np.arange(count)
        held_rows: list[Rows] = []
        for turn in range(REVIEWS_MOST):
            due, held = self._next_review(going, turn, held_last, number, since_placed)
            happens = held < self.end[going]
            done = going[happens]
            held_rows.append(Rows(period=done, due_on=due[happens], held_on=held[happens], number=number[done]))
            held_last[done] = held[happens]
            number[done] += 1
            placed = held[happens] >= adoption.placed[done]
            since_placed[done] += placed
            self.first_review[done] = np.minimum(self.first_review[done], held[happens])
            adoptive = done[placed]
            self.first_review_adoptive[adoptive] = np.minimum(self.first_review_adoptive[adoptive], held[happens][placed])
            waits = ~happens & (care.ended_on[going] == NEVER)
            self._plan_review(going[waits], due[waits], held[waits])
            going = done
            if not len(going):
                break
        self.reviews = Rows.together(held_rows).sorted_by("period", "held_on")
        self._write_reviews()

    def _next_review(self, going: Whole, turn: int, held_last: Whole, number: Whole, since_placed: Whole) -> tuple[Whole, Whole]:
        """When the next review is due and when it is held; a placement order or a placing in between sets another clock."""
        adoption = self.placing.adoption
        base = np.where(number[going] > 0, held_last[going], self.care.started_on[going])
        luck = between(self.placing.luck(going, 5 + turn), REVIEW_PART)
        known, due, held = base, base, base
        for _ in range(3):
            due = self._review_due(going, known, held_last, number, since_placed)
            # What changed since the last review starts the wait anew; one that is overdue already is held soon.
            held = known + np.maximum(1, np.floor((due - known) * luck)).astype(np.int64)
            held = np.where(due <= known, known + 5, held)
            worked = self.book.calendar.last_working_day(held)
            held = np.where(worked > known, worked, self.book.calendar.on_working_day(held))
            events = np.column_stack([adoption.order[going], adoption.placed[going]])
            events = np.where((events > known[:, None]) & (events <= np.minimum(held, self.until)[:, None]), events, NEVER).min(
                axis=1
            )
            if (events == NEVER).all():
                break
            known = np.where(events < NEVER, events, known)
        return due, held

    def _review_due(self, going: Whole, known: Whole, held_last: Whole, number: Whole, since_placed: Whole) -> Whole:
        """The due day of the next review by what had happened by the day `known`."""
        adoption = self.placing.adoption
        chosen = next_review(
            began=self.care.started_on[going],
            last_held=np.where(number[going] > 0, held_last[going], NEVER),
            number_held=number[going],
            authority_from=np.where(adoption.order[going] <= known, adoption.order[going], NEVER),
            placed_on=np.where(adoption.placed[going] <= known, adoption.placed[going], NEVER),
            number_held_since_placed=since_placed[going],
            short_breaks=self.care.short_breaks[going],
        )
        return np.asarray(chosen.due_on()).astype(np.int64)

    def _plan_review(self, period: Whole, due: Whole, held: Whole) -> None:
        book, care = self.book, self.care
        planned = np.maximum(held, self.until + 1)
        book.add_case(
            LookedAfterReview,
            child=care.child[period],
            on=np.full(len(period), self.until),
            period_of_care=self.placing.keys[period],
            due_on=due,
            planned_for=np.where(self.random.random(len(period)) < 0.8, planned, NEVER),
        )

    def _write_reviews(self) -> None:
        book, care, rows, random = self.book, self.care, self.reviews, self.random
        count = len(rows)
        years = age(care.born[rows.period], rows.held_on)
        officer = book.staff.specialist("independent_reviewing_officer", rows.held_on, random)
        minutes = book.calendar.add(rows.held_on, 3 + random.integers(0, 22, count))
        self.review_keys = book.add_case(
            LookedAfterReview,
            child=care.child[rows.period],
            on=rows.held_on,
            happened=rows.held_on * DAY + 15 * 3600,
            period_of_care=self.placing.keys[rows.period],
            due_on=rows.due_on,
            planned_for=rows.held_on,
            held_on=rows.held_on,
            reviewing_officer=book.person_at_work(officer),
            participation=only_where(
                ~care.short_breaks[rows.period], np.where(years < 4, codes.UNDER_FOUR, pick(random.random(count), PARTICIPATION))
            ),
            officer_met_child_on=np.where(
                random.random(count) < 0.7,
                np.maximum(rows.held_on - random.integers(0, 15, count), care.started_on[rows.period]),
                NEVER,
            ),
            minutes_recorded_on=np.where(minutes <= self.until, minutes, NEVER),
            late_reason=only_where(
                (rows.held_on > rows.due_on) & (random.random(count) < 0.88), pick(random.random(count), LATE)
            ),
            decisions=np.full(count, "The care plan stands, with changes.", dtype=object),
        )

    # ── Visits ───────────────────────────────────────────────────────────────────────────────────

    def _visits(self) -> None:
        """By the clock of the regime in force, visit after visit; a move to another carer starts its own first week."""
        care, calendar = self.care, self.book.calendar
        spells = self._spells()
        visits = Visits(self.book, Standard(not_done=0.03, not_seen=0.02, unfinished_lately=0.07), "looked after")
        cursor = care.started_on.copy()
        last_seen = np.full(len(care), NEVER)
        going = np.arange(len(care))
        pieces: list[Rows] = []
        waits: list[Whole] = []
        for _ in range(VISITS_MOST):
            at = last_at(spells.period, spells.started_on, going, cursor[going])
            due = self._visit_due(going, at, spells, last_seen, cursor[going] + 1)
            part = between(visits.random.random(len(going)), VISIT_PART)
            day = np.maximum(cursor[going] + 1, cursor[going] + np.floor((due - cursor[going]) * part).astype(np.int64))
            worked = calendar.last_working_day(day)
            day = np.where(worked > cursor[going], worked, calendar.on_working_day(day))
            # Another carer or regime begins before that day: the clock is asked again from there.
            following = np.minimum(at + 1, len(spells) - 1)
            changes = (at + 1 < len(spells)) & (spells.period[following] == going) & (spells.started_on[following] <= day)
            made = ~changes & (day < self.end[going])
            who = going[made]
            rows = visits.outcome(day[made], care.born[who], np.arange(len(who)))
            # A review held since the last visit may have lengthened the interval.
            rows.period, rows.day, rows.due = who, day[made], self._visit_due(who, at[made], spells, last_seen, day[made])
            pieces.append(rows)
            last_seen[who[rows.counts]] = day[made][rows.counts]
            cursor[who] = day[made]
            cursor[going[changes]] = spells.started_on[following][changes]
            stops = ~changes & ~made
            waits.append(going[stops & (care.ended_on[going] == NEVER)])
            going = going[~stops]
            if not len(going):
                break
        self._next_visit(np.concatenate(waits), spells, last_seen)
        self._write_visits(visits, Rows.together(pieces).sorted_by("period", "day"))

    def _spells(self) -> Rows:
        """When each regime began with each carer, as `looked_after.due` sees it.

        A temporary stay interrupts nothing, a change of paperwork with the same carer starts nothing
        again, and rows that repeat the regime are one.
        """
        placements, regimes = self.placing.placements, self.placing.regimes
        lasting = ~np.char.startswith(placements.kind.astype(str), "T")
        regimes = regimes[lasting[regimes.placement]]
        period = placements.period[regimes.placement]
        carer = placements.carer[regimes.placement]
        order = np.lexsort([regimes.started_on, period])
        rows = Rows(period=period, carer=carer, regime=regimes.regime, started_on=regimes.started_on)[order]
        another = np.ones(len(rows), dtype=bool)
        another[1:] = (rows.period[1:] != rows.period[:-1]) | (rows.carer[1:] != rows.carer[:-1])
        rows.placed_on = rows.started_on[np.maximum.accumulate(np.where(another, np.arange(len(rows)), 0))]
        changed = another.copy()
        changed[1:] |= rows.regime[1:] != rows.regime[:-1]
        rows = rows[changed]
        rows.placed_on = np.where(rows.regime == codes.REGIME_ADOPTION, rows.started_on, rows.placed_on)
        return rows

    def _visit_due(self, going: Whole, at: Whole, spells: Rows, last_seen: Whole, before: Whole) -> Whole:
        """The due day of each period's next visit under the regime of spell `at`, by reviews held before the day."""
        due = np.zeros(len(going), dtype=np.int64)
        regime = spells.regime[at]
        review = np.where(regime == codes.REGIME_ADOPTION, self.first_review_adoptive[going], self.first_review[going])
        review = np.where(review < before, review, NEVER)
        for one in np.unique(regime.astype(str)):
            mine = regime == one
            chosen = next_visit(
                one,
                placed_on=spells.placed_on[at[mine]],
                regime_from=spells.started_on[at[mine]],
                last_visit=last_seen[going[mine]],
                review_held=review[mine],
            )
            due[mine] = np.asarray(chosen.due_on())
        return due

    def _placement_on(self, period: Whole, day: Whole) -> Whole:
        """Keys of the placements the children were in."""
        placements = self.placing.placements
        return self.placing.placement_keys[last_at(placements.period, placements.started_on, period, day)]

    def _write_visits(self, visits: Visits, rows: Rows) -> None:
        alone, child = np.arange(len(rows)), self.care.child[rows.period]
        self.book.add_case(
            LookedAfterVisit,
            child=child,
            on=rows.day,
            period_of_care=self.placing.keys[rows.period],
            placement=self._placement_on(rows.period, rows.day),
            kind=np.full(len(rows), codes.SOCIAL_WORKER_VISIT, dtype=object),
            due_on=rows.due,
            **visits.columns(rows.day, self.care.born[rows.period], alone, rows, child=child, in_care=True),
        )

    def _next_visit(self, period: Whole, spells: Rows, last_seen: Whole) -> None:
        """The visit that is due next for children still in care."""
        today = np.full(len(period), self.until)
        due = self._visit_due(period, last_at(spells.period, spells.started_on, period, today), spells, last_seen, today + 1)
        since = np.where(last_seen[period] < NEVER, last_seen[period], self.care.started_on[period])
        self.book.add_case(
            LookedAfterVisit,
            child=self.care.child[period],
            on=today,
            happened=since * DAY + 16 * 3600,
            period_of_care=self.placing.keys[period],
            placement=self._placement_on(period, today),
            kind=np.full(len(period), codes.SOCIAL_WORKER_VISIT, dtype=object),
            due_on=due,
            **planned_days(self.book, "looked after", self.care.child[period], due, since),
        )

    # ── Plans ────────────────────────────────────────────────────────────────────────────────────

    def _care_plans(self) -> None:
        """The first plan, and a new one at each review; each ends where the next begins."""
        book, care, random = self.book, self.care, self.random
        due = np.asarray(CARE_PLAN.due_on(care.started_on)).astype(np.int64)
        agreed = book.calendar.add(
            care.started_on,
            np.floor(between(random.random(len(care)), ((0, 0), (0.45, 3), (0.86, 10), (1.0, 25)))).astype(np.int64),
        )
        made = (agreed < self.end) & (agreed < self.first_review)
        reviews = self.reviews
        versions = Rows(
            period=np.concatenate([np.flatnonzero(made), reviews.period]),
            agreed_on=np.concatenate([agreed[made], reviews.held_on]),
            due_on=np.concatenate([due[made], np.full(len(reviews), NEVER)]),
            review=np.concatenate([np.zeros(made.sum(), dtype=np.int64), self.review_keys]),
        ).sorted_by("period", "agreed_on")
        last = np.ones(len(versions), dtype=bool)
        last[:-1] = versions.period[1:] != versions.period[:-1]
        ended = np.where(last, care.ended_on[versions.period], np.roll(versions.agreed_on, -1))
        book.add_case(
            CarePlan,
            child=care.child[versions.period],
            on=versions.agreed_on,
            happened=versions.agreed_on * DAY + 16 * 3600,
            ended=evening(ended),
            ending_fields=("ended_on",),
            period_of_care=self.placing.keys[versions.period],
            due_on=versions.due_on,
            agreed_on=versions.agreed_on,
            ended_on=ended,
            review=versions.review,
        )
        waits = np.flatnonzero(~made & (self.first_review == NEVER) & (care.ended_on == NEVER))
        book.add_case(
            CarePlan,
            child=care.child[waits],
            on=care.started_on[waits],
            period_of_care=self.placing.keys[waits],
            due_on=due[waits],
        )

    def _placement_plans(self) -> None:
        book, care, random = self.book, self.care, self.random
        rows = self.placing.placements
        lasting = np.flatnonzero(~np.char.startswith(rows.kind.astype(str), "T"))
        rows, keys = rows[lasting], self.placing.placement_keys[lasting]
        due = np.asarray(PLACEMENT_PLAN.due_on(rows.started_on)).astype(np.int64)
        agreed = book.calendar.add(
            rows.started_on,
            np.floor(between(random.random(len(rows)), ((0, 0), (0.5, 2), (0.84, 5), (1.0, 16)))).astype(np.int64),
        )
        made = (agreed <= np.minimum(rows.last, self.until)) & (random.random(len(rows)) < 0.97)
        book.add_case(
            PlacementPlan,
            child=care.child[rows.period],
            on=np.where(made, agreed, rows.started_on),
            placement=keys,
            due_on=due,
            agreed_on=np.where(made, agreed, NEVER),
        )
