"""Leaving care: eligibility from 16, pathway plans, and being in touch with young people after care."""

from __future__ import annotations

from typing import Any

import numpy as np

from looked_after import codes
from looked_after.models import (
    CareLeaver,
    CareLeaverAccommodation,
    CareLeaverActivity,
    CareLeaverContact,
    CareLeaverVisit,
    PathwayNeedsAssessment,
    PathwayPlan,
    PathwayPlanReview,
)
from looked_after.timescales import ADVISER_VISIT, PATHWAY_ASSESSMENT, PATHWAY_REVIEW, adviser_visit, in_touch_window
from reporting.synthetic import shares
from reporting.synthetic.arrays import Whole, only_where
from reporting.synthetic.days import DAY, NEVER, birthday, evening
from reporting.synthetic.diary import planned_days
from reporting.synthetic.dice import between, pick
from reporting.synthetic.families import Families
from reporting.synthetic.placing import Placing
from reporting.synthetic.rows import Rows, repeated
from reporting.synthetic.visiting import Standard, Visits, since_last, visit_days
from reporting.synthetic.writing import Book
from workforce.records import CaseRecord

THIRTEEN_WEEKS = 91
HOMES = shares.codes(
    "care_leaver_accommodation",
    {
        "B": 0.14,
        "C": 0.02,
        "D": 0.22,
        "E": 0.03,
        "K": 0.06,
        "U": 0.33,
        "V": 0.02,
        "W": 0.01,
        "X": 0.035,
        "S": 0.02,
        "Z": 0.09,
        "R": 0.015,
        "Y": 0.01,
    },
)
UNSUITABLE = {
    "care_leaver_accommodation:X": 1.0,
    "care_leaver_accommodation:S": 1.0,
    "care_leaver_accommodation:W": 0.9,
    "care_leaver_accommodation:V": 0.5,
}
ACTIVITIES = shares.codes(
    "care_leaver_activity",
    {"F1": 0.06, "F2": 0.20, "F4": 0.03, "F5": 0.24, "P2": 0.02, "P5": 0.05, "G4": 0.11, "G5": 0.21, "G6": 0.05, "0": 0.03},
)
IN_TOUCH = shares.codes("care_leaver_in_touch", {"YES": 0.925, "NO": 0.04, "REFU": 0.02, "NREQ": 0.015})
METHOD = shares.codes("contact_method", {"phone": 0.5, "in_person": 0.25, "email": 0.05, "home_visit": 0.2})
REVIEW_PART = ((0.0, 0.6), (0.3, 0.9), (0.83, 1.0), (0.95, 1.25), (1.0, 1.8))
SPAN_DAYS = ((0.0, 40.0), (0.3, 180.0), (0.7, 500.0), (1.0, 1500.0))


class Leaving:
    """Writes what is known of care leavers. Their time after care is a row of `leaver`."""

    def __init__(self, book: Book, people: Families, placing: Placing, leaver: Rows | None) -> None:
        self.book = book
        self.placing = placing
        self.care = placing.care
        self.leaver = leaver
        self.random = book.dice("leaving")
        self.until = book.horizon.until
        self.born = people.children.born
        self.adult_on = people.children.adult_on

    def write(self) -> None:
        self._categories()
        self._plans()
        if self.leaver is not None:
            self._contacts()
            self._spans(CareLeaverAccommodation, "home")
            self._spans(CareLeaverActivity, "activity")
            self._visits()

    def _add(self, model: type[CaseRecord], child: Whole, on: Whole, **columns: Any) -> Whole:
        return self.book.add_case(model, child=child, on=np.minimum(on, self.until), **columns)

    # ── Legal categories ─────────────────────────────────────────────────────────────────────────

    def _categories(self) -> None:
        """Eligible while in care at 16 and 17, relevant after leaving before 18, former relevant from 18."""
        care, random = self.care, self.random
        sixteen = birthday(care.born, 16)
        fourteen = birthday(care.born, 14)
        begins = np.maximum(sixteen, np.maximum(care.started_on, fourteen) + THIRTEEN_WEEKS)
        eligible = (begins < np.minimum(care.meant_end, care.adult_on)) & (begins <= self.until) & ~care.short_breaks
        self.eligible_period = np.flatnonzero(eligible)
        self.eligible_from = begins[self.eligible_period]
        child, start, end, kind = (
            [care.child[eligible]],
            [begins[eligible]],
            [np.minimum(care.meant_end, care.adult_on)[eligible]],
            [np.full(eligible.sum(), codes.ELIGIBLE, dtype=object)],
        )
        if self.leaver is not None:
            leaver = self.leaver
            adult = self.adult_on[leaver.child]
            early = leaver.started_on < adult
            meant = leaver.meant_end
            for mine, first, last, code in (
                (early, leaver.started_on, np.minimum(adult, meant), codes.RELEVANT),
                (meant > adult, np.maximum(leaver.started_on, adult), meant, codes.FORMER_RELEVANT),
            ):
                child.append(leaver.child[mine])
                start.append(first[mine])
                end.append(last[mine])
                kind.append(np.full(mine.sum(), code, dtype=object))
        rows = Rows(
            child=np.concatenate(child), started_on=np.concatenate(start), ended_on=np.concatenate(end), kind=np.concatenate(kind)
        )
        rows = rows[(rows.started_on <= self.until) & (rows.started_on < rows.ended_on)].sorted_by("child", "started_on")
        ended = np.where(rows.ended_on > self.until, NEVER, rows.ended_on)
        _, adviser = self.book.allocations.on(rows.child, np.minimum(np.where(ended < NEVER, ended - 1, self.until), self.until))
        last = np.ones(len(rows), dtype=bool)
        last[:-1] = rows.child[1:] != rows.child[:-1]
        reason = np.where(
            last,
            np.where(rows.kind == codes.FORMER_RELEVANT, "care_leaver_end_reason:reached_21", "care_leaver_end_reason:other"),
            "care_leaver_end_reason:category_changed",
        )
        self._add(
            CareLeaver,
            rows.child,
            rows.started_on,
            happened=rows.started_on * DAY + 12 * 3600,
            ended=evening(ended),
            ending_fields=("ended_on", "end_reason"),
            eligibility=rows.kind,
            started_on=rows.started_on,
            ended_on=ended,
            end_reason=only_where(ended < NEVER, reason),
            supported=random.random(len(rows)) < np.where(rows.kind == codes.FORMER_RELEVANT, 0.94, 1.0),
            personal_adviser=self.book.person_at_work(np.where(rows.kind == codes.ELIGIBLE, -1, adviser)),
        )

    # ── Pathway plans ────────────────────────────────────────────────────────────────────────────

    def _plans(self) -> None:
        """A needs assessment within three months of becoming eligible, a plan, its reviews, and a new plan at 18."""
        care, random, calendar = self.care, self.random, self.book.calendar
        # A child who came back into care keeps the plan made the first time.
        order = np.lexsort([self.eligible_from, care.child[self.eligible_period]])
        _, first = np.unique(care.child[self.eligible_period][order], return_index=True)
        period, start = self.eligible_period[order][first], self.eligible_from[order][first]
        child = care.child[period]
        over = np.full(len(self.book.person_of_child), 0)
        np.maximum.at(over, child, care.meant_end[period])
        if self.leaver is not None:
            np.maximum.at(over, self.leaver.child, self.leaver.meant_end)
        over = over[child]
        due = np.asarray(PATHWAY_ASSESSMENT.due_on(start)).astype(np.int64)
        done = calendar.on_working_day(start + random.integers(35, 105, len(start)))
        happens = (done <= self.until) & (done < over)
        needs = self._add(
            PathwayNeedsAssessment,
            child,
            start,
            happened=start * DAY + 12 * 3600,
            ended=evening(np.where(happens, done, NEVER)),
            ending_fields=("completed_on",),
            due_on=due,
            started_on=np.where(start + 20 <= self.until, np.minimum(start + 20, done), NEVER),
            completed_on=np.where(happens, done, NEVER),
        )
        planned = calendar.add(done, 8)
        made = happens & (planned <= self.until) & (planned < over) & (random.random(len(start)) < 0.97)
        second = np.maximum(care.adult_on[period] + 20, planned + 120)
        renewed = made & (second < over) & (random.random(len(start)) < 0.9)
        first_end = np.where(renewed, second, over)
        self._plan_and_reviews(child[made], needs[made], planned[made], first_end[made], due[made])
        self._plan_and_reviews(child[renewed], needs[renewed], second[renewed], over[renewed], np.full(renewed.sum(), NEVER))

    def _plan_and_reviews(self, child: Whole, needs: Whole, start: Whole, end: Whole, due: Whole) -> None:
        begun = start <= self.until
        child, needs, start, end, due = child[begun], needs[begun], start[begun], end[begun], due[begun]
        ended = np.where(end > self.until, NEVER, end)
        plans = self._add(
            PathwayPlan,
            child,
            start,
            happened=start * DAY + 14 * 3600,
            ended=evening(ended),
            ending_fields=("ended_on",),
            needs_assessment=needs,
            due_on=due,
            completed_on=start,
            ended_on=ended,
        )
        last = start
        for _ in range(20):
            review_due = np.asarray(PATHWAY_REVIEW.due_on(last)).astype(np.int64)
            held = self.book.calendar.on_working_day(
                last + np.floor((review_due - last) * between(self.random.random(len(last)), REVIEW_PART)).astype(np.int64)
            )
            happens = (held < end) & (held <= self.until)
            waits = ~happens & (ended == NEVER)
            self._add(PathwayPlanReview, child[waits], last[waits], plan=plans[waits], due_on=review_due[waits])
            self._add(
                PathwayPlanReview,
                child[happens],
                held[happens],
                plan=plans[happens],
                due_on=review_due[happens],
                held_on=held[happens],
            )
            child, plans, end, ended, last = child[happens], plans[happens], end[happens], ended[happens], held[happens]
            if not len(child):
                return

    # ── After care ───────────────────────────────────────────────────────────────────────────────

    def _contacts(self) -> None:
        """An answer for each birthday from 17 to 25 after care, and contacts in between."""
        leaver, random = self.leaver, self.random
        assert leaver is not None  # noqa: S101
        born = self.born[leaver.child]
        end = np.minimum(leaver.meant_end, self.until + 1)
        for years in range(17, 26):
            day = birthday(born, years)
            first, last = in_touch_window(day)
            first, last = np.asarray(first).astype(np.int64), np.asarray(last).astype(np.int64)
            on = first + random.integers(0, 110, len(leaver))
            on = np.clip(on, first, last)
            asked = (day >= leaver.started_on) & (on >= leaver.started_on) & (on < end) & (random.random(len(leaver)) < 0.97)
            if years > 21:
                asked &= day < leaver.meant_end
            self._write_contacts(leaver.child[asked], on[asked], years)
        gaps = np.full(len(leaver), 58)
        owner, day = visit_days(leaver.started_on, end, gaps, self.book.calendar, random)
        self._write_contacts(leaver.child[owner], day, None)

    def _write_contacts(self, child: Whole, on: Whole, years: int | None) -> None:
        random, count = self.random, len(child)
        answer = pick(random.random(count), IN_TOUCH)
        self._add(
            CareLeaverContact,
            child,
            on,
            happened=on * DAY + 15 * 3600,
            contacted_on=on,
            in_touch=answer
            if years is not None
            else np.where(random.random(count) < 0.97, codes.IN_TOUCH, "care_leaver_in_touch:NO").astype(object),
            birthday_age=np.full(count, -1 if years is None else years),
            method=only_where(answer == codes.IN_TOUCH, pick(random.random(count), METHOD)),
        )

    def _spans(self, model: type[CaseRecord], what: str) -> None:
        """Where each young person lived, or what each did, one after another without a gap."""
        leaver, random = self.leaver, self.random
        assert leaver is not None  # noqa: S101
        length = leaver.meant_end - leaver.started_on
        counts = np.ceil(length / 150).astype(np.int64) + 1
        owner, copy = repeated(counts)
        stay = between(random.random(len(owner)), SPAN_DAYS).astype(np.int64)
        total = np.cumsum(stay)
        before = np.concatenate([[0], total[:-1]])
        first = np.repeat(before[np.cumsum(counts) - counts], counts)
        start = leaver.started_on[owner] + np.where(copy == 0, 0, before - first)
        keep = (start < leaver.meant_end[owner]) & (start <= self.until)
        owner, start = owner[keep], start[keep]
        last = np.ones(len(owner), dtype=bool)
        last[:-1] = owner[1:] != owner[:-1]
        end = np.where(last, leaver.meant_end[owner], np.roll(start, -1))
        ended = np.where(end > self.until, NEVER, end)
        columns: dict[str, Any] = {"started_on": start, "ended_on": ended}
        if what == "activity":
            columns["activity"] = pick(random.random(len(owner)), ACTIVITIES)
        else:
            home = pick(random.random(len(owner)), HOMES)
            risk = np.array([UNSUITABLE.get(code, 0.02) for code in home.tolist()])
            unsuitable = random.random(len(owner)) < risk
            columns["accommodation"] = home
            self.moved_on = np.zeros(len(leaver), dtype=np.int64)
            np.maximum.at(self.moved_on, owner, start)
            columns["suitable"] = np.ma.masked_array(
                ~unsuitable, mask=(random.random(len(owner)) < 0.03) | (home == "care_leaver_accommodation:R")
            )
            columns["unsuitable_reason"] = np.where(unsuitable, "Not safe or not settled.", "").astype(object)
        self._add(
            model,
            leaver.child[owner],
            start,
            happened=start * DAY + 15 * 3600,
            ended=evening(ended),
            ending_fields=("ended_on",),
            **columns,
        )

    def _visits(self) -> None:
        leaver = self.leaver
        assert leaver is not None  # noqa: S101
        visits = Visits(self.book, Standard(not_done=0.09, not_seen=0.04), "after care")
        interval = np.asarray(ADVISER_VISIT.due_on(leaver.started_on)).astype(np.int64) - leaver.started_on
        row, day = visit_days(
            leaver.started_on, np.minimum(leaver.meant_end, self.until + 1), interval, self.book.calendar, visits.random
        )
        born = self.born[leaver.child[row]]
        alone = np.arange(len(row))
        result = visits.outcome(day, born, alone)
        columns = visits.columns(day, born, alone, result)
        due = np.asarray(ADVISER_VISIT.due_on(since_last(row, day, result.counts, leaver.started_on))).astype(np.int64)
        self._add(CareLeaverVisit, leaver.child[row], day, due_on=due, **columns)
        last_seen = leaver.started_on.copy()
        np.maximum.at(last_seen, row[result.counts], day[result.counts])
        still = np.flatnonzero(leaver.ended_on == NEVER)
        visited = np.where(np.isin(still, row[result.counts]), last_seen[still], NEVER)
        due = np.asarray(adviser_visit(last_visit=visited, moved_on=self.moved_on[still]).due_on()).astype(np.int64)
        self._add(
            CareLeaverVisit,
            leaver.child[still],
            last_seen[still],
            due_on=due,
            **planned_days(self.book, "after care", leaver.child[still], due, last_seen[still]),
        )
