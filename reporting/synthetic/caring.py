"""Reviews of looked-after children, visits to them, care plans and placement plans."""

from __future__ import annotations

import numpy as np

from looked_after import codes
from looked_after.models import CarePlan, LookedAfterReview, LookedAfterVisit, PlacementPlan
from looked_after.timescales import CARE_PLAN, PLACEMENT_PLAN, next_review, next_visit
from reporting.synthetic import shares
from reporting.synthetic.days import DAY, NEVER, age, evening
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

    def _next_review(
        self, going: np.ndarray, turn: int, held_last: np.ndarray, number: np.ndarray, since_placed: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """When the next review is due and when it is held; a placing for adoption in between starts its own clock."""
        care, adoption = self.care, self.placing.adoption
        began = care.started_on[going]
        last = np.where(number[going] > 0, held_last[going], NEVER)
        base = np.where(number[going] > 0, held_last[going], began)
        placed = np.where(adoption.placed[going] <= base, adoption.placed[going], NEVER)
        authority = np.where(adoption.order[going] <= base, adoption.order[going], NEVER)

        def clock(placed_on: np.ndarray) -> np.ndarray:
            chosen = next_review(
                began=began,
                last_held=last,
                number_held=number[going],
                authority_from=authority,
                placed_on=placed_on,
                number_held_since_placed=since_placed[going],
                short_breaks=care.short_breaks[going],
            )
            return np.asarray(chosen.due_on()).astype(np.int64)

        due = clock(placed)
        luck = self.placing._luck(going, 5 + turn)
        held = base + np.maximum(1, np.floor((due - base) * between(luck, REVIEW_PART))).astype(np.int64)
        moves = (adoption.placed[going] > base) & (adoption.placed[going] < held)
        due = np.where(moves, clock(adoption.placed[going]), due)
        late_start = np.maximum(base, adoption.placed[going])
        held = np.where(
            moves, late_start + np.maximum(1, np.floor((due - late_start) * between(luck, REVIEW_PART))).astype(np.int64), held
        )
        worked = self.book.calendar.last_working_day(held)
        return due, np.where(worked > base, worked, self.book.calendar.on_working_day(held))

    def _plan_review(self, period: np.ndarray, due: np.ndarray, held: np.ndarray) -> None:
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
            participation=np.where(
                care.short_breaks[rows.period],
                None,
                np.where(years < 4, codes.UNDER_FOUR, pick(random.random(count), PARTICIPATION)),
            ),
            officer_met_child_on=np.where(
                random.random(count) < 0.7,
                np.maximum(rows.held_on - random.integers(0, 15, count), care.started_on[rows.period]),
                NEVER,
            ),
            minutes_recorded_on=np.where(minutes <= self.until, minutes, NEVER),
            late_reason=np.where(
                (rows.held_on > rows.due_on) & (random.random(count) < 0.88), pick(random.random(count), LATE), None
            ),
            decisions=np.full(count, "The care plan stands, with changes.", dtype=object),
        )

    # ── Visits ───────────────────────────────────────────────────────────────────────────────────

    def _visits(self) -> None:
        """By the clock of the regime in force, visit after visit; a new placement starts its own first week."""
        care, placements, regimes = self.care, self.placing.placements, self.placing.regimes
        period_of_regime = placements.period[regimes.placement]
        order = np.lexsort([regimes.started_on, period_of_regime])
        regimes, period_of_regime = regimes[order], period_of_regime[order]
        visits = Visits(self.book, Standard(not_done=0.03, not_seen=0.02, unfinished_lately=0.07), "looked after")
        count = len(care)
        cursor = care.started_on.copy()
        last_seen = np.full(count, NEVER)
        going = np.arange(count)
        pieces: list[Rows] = []
        for _ in range(VISITS_MOST):
            at = last_at(period_of_regime, regimes.started_on, going, cursor[going])
            due = self._due(going, at, regimes, placements, last_seen)
            part = between(self.placing.random.random(len(going)), VISIT_PART)
            day = np.maximum(cursor[going] + 1, cursor[going] + np.floor((due - cursor[going]) * part).astype(np.int64))
            worked = self.book.calendar.last_working_day(day)
            day = np.where(worked > cursor[going], worked, self.book.calendar.on_working_day(day))
            # Another placement or regime begins before that day: the clock is asked again from there.
            following = np.minimum(at + 1, len(regimes) - 1)
            changes = (at + 1 < len(regimes)) & (period_of_regime[following] == going) & (regimes.started_on[following] <= day)
            made = ~changes & (day < self.end[going])
            who = going[made]
            result = visits.outcome(day[made], care.born[who], np.arange(len(who)))
            pieces.append(
                Rows(
                    period=who,
                    placement=regimes.placement[at[made]],
                    day=day[made],
                    due=due[made],
                    done=result.done,
                    seen=result.seen,
                    finished=result.finished,
                )
            )
            counted = who[result.counts]
            last_seen[counted] = day[made][result.counts]
            cursor[who] = day[made]
            cursor[going[changes]] = regimes.started_on[following][changes]
            stops = ~changes & ~made
            self._next_visit(going[stops & (care.ended_on[going] == NEVER)], regimes, period_of_regime, placements, last_seen)
            going = going[~stops]
            if not len(going):
                break
        rows = Rows.together(pieces).sorted_by("period", "day")
        result = Rows(done=rows.done, seen=rows.seen, finished=rows.finished, counts=rows.done & rows.seen & rows.finished)
        columns = visits.columns(rows.day, care.born[rows.period], np.arange(len(rows)), result, in_care=True)
        self.book.add_case(
            LookedAfterVisit,
            child=care.child[rows.period],
            on=rows.day,
            period_of_care=self.placing.keys[rows.period],
            placement=self.placing.placement_keys[rows.placement],
            kind=np.full(len(rows), codes.SOCIAL_WORKER_VISIT, dtype=object),
            due_on=rows.due,
            **columns,
        )

    def _due(self, going: np.ndarray, at: np.ndarray, regimes: Rows, placements: Rows, last_seen: np.ndarray) -> np.ndarray:
        """The due day of each period's next visit under the regime in row `at`."""
        due = np.zeros(len(going), dtype=np.int64)
        regime = regimes.regime[at]
        placed_on = placements.started_on[regimes.placement[at]]
        review = np.where(regime == codes.REGIME_ADOPTION, self.first_review_adoptive[going], self.first_review[going])
        for one in np.unique(regime.astype(str)):
            mine = regime == one
            chosen = next_visit(
                one,
                placed_on=placed_on[mine],
                regime_from=regimes.started_on[at[mine]],
                last_visit=last_seen[going[mine]],
                review_held=review[mine],
            )
            due[mine] = np.asarray(chosen.due_on())
        return due

    def _next_visit(
        self, period: np.ndarray, regimes: Rows, period_of_regime: np.ndarray, placements: Rows, last_seen: np.ndarray
    ) -> None:
        """The visit that is due next for children still in care."""
        at = last_at(period_of_regime, regimes.started_on, period, np.full(len(period), self.until))
        due = self._due(period, at, regimes, placements, last_seen)
        self.book.add_case(
            LookedAfterVisit,
            child=self.care.child[period],
            on=np.full(len(period), self.until),
            happened=np.minimum(np.where(last_seen[period] < NEVER, last_seen[period], self.care.started_on[period]), self.until)
            * DAY
            + 16 * 3600,
            period_of_care=self.placing.keys[period],
            placement=self.placing.placement_keys[regimes.placement[at]],
            kind=np.full(len(period), codes.SOCIAL_WORKER_VISIT, dtype=object),
            due_on=due,
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
