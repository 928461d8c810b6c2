"""Health and education of looked-after children: assessments, checks, questionnaires, education plans."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from looked_after import codes
from looked_after.models import (
    DentalCheck,
    DevelopmentCheck,
    EducationPlan,
    HealthAssessment,
    ImmunisationCheck,
    StrengthsAndDifficulties,
    SubstanceMisuseCheck,
)
from looked_after.timescales import DENTAL_CHECK, INITIAL_HEALTH_ASSESSMENT, PEP_FIRST, STRENGTHS_AND_DIFFICULTIES, health_review
from reporting.synthetic import shares
from reporting.synthetic.arrays import Mask, Text, Whole, only_where
from reporting.synthetic.days import DAY, NEVER, add_months, age, birthday
from reporting.synthetic.dice import between, choose, pick
from reporting.synthetic.placing import Placing
from reporting.synthetic.rows import Rows, repeated
from reporting.synthetic.writing import Book
from workforce.records import CaseRecord

INITIAL_WORKING_DAYS = ((0.0, 6.0), (0.30, 15.0), (0.58, 20.9), (0.80, 30.0), (0.95, 55.0), (1.0, 90.0))
INITIAL_REFUSED = 0.07  # of those aged 13 or more
LATER_REFUSED = 0.045
YEARLY_PART = ((0.0, 0.7), (0.45, 0.93), (0.88, 1.0), (0.96, 1.12), (1.0, 1.5))
DENTAL_PART = ((0.0, 0.45), (0.5, 0.75), (0.79, 1.0), (0.92, 1.4), (1.0, 2.0))
SUBSTANCES = ("cannabis", "alcohol", "nitrous oxide", "ketamine", "several")
QUALITY = shares.codes(
    "pep_quality", {"outstanding": 0.12, "good": 0.58, "requires_improvement": 0.2, "inadequate": 0.02, "not_graded": 0.08}
)
TERM = {
    9: "autumn",
    10: "autumn",
    11: "autumn",
    12: "autumn",
    1: "spring",
    2: "spring",
    3: "spring",
    4: "spring",
    5: "summer",
    6: "summer",
    7: "summer",
}
# A meeting falls in the middle of a term: month, first day, and how many days of the term are left to choose from.
TERM_MIDDLES = ((10, 45), (2, 40), (5, 45))


class Healing:
    """Writes health and education turn by turn. Short breaks have none of it."""

    def __init__(self, book: Book, placing: Placing) -> None:
        self.book = book
        self.placing = placing
        self.care = placing.care
        self.random = book.dice("healing")
        self.until = book.horizon.until
        self.end = np.minimum(self.care.ended_on, self.until + 1)
        self.full = np.flatnonzero(~self.care.short_breaks)

    def write(self) -> None:
        self._health_assessments()
        self._dental()
        self._yearly(ImmunisationCheck, lambda years: years >= 0, self._immunised)
        self._yearly(DevelopmentCheck, lambda years: years < 5, self._immunised)
        self._yearly(SubstanceMisuseCheck, lambda years: years >= 11, self._substances)
        self._questionnaires()
        self._education_plans()

    def _add(self, model: type[CaseRecord], period: Whole, on: Whole, **columns: Any) -> None:
        self.book.add_case(model, child=self.care.child[period], on=on, period_of_care=self.placing.keys[period], **columns)

    # ── Health ───────────────────────────────────────────────────────────────────────────────────

    def _health_assessments(self) -> None:
        """The first within twenty working days, more or less, then reviews. A refusal leaves the same assessment due."""
        care, random, calendar = self.care, self.random, self.book.calendar
        period = self.full
        due = np.asarray(INITIAL_HEALTH_ASSESSMENT.due_on(care.started_on[period])).astype(np.int64)
        days = np.floor(between(random.random(len(period)), INITIAL_WORKING_DAYS)).astype(np.int64)
        day = calendar.add(care.started_on[period], days)
        kind = np.full(len(period), codes.INITIAL_HEALTH_ASSESSMENT, dtype=object)
        for _ in range(60):
            happens = day < self.end[period]
            old_enough = age(care.born[period], np.minimum(day, self.until)) >= 13
            refused = (
                random.random(len(period))
                < np.where(kind == codes.INITIAL_HEALTH_ASSESSMENT, INITIAL_REFUSED, LATER_REFUSED) * old_enough
            )
            self._write_assessments(period[happens], kind[happens], due[happens], day[happens], refused[happens])
            waits = ~happens & (care.ended_on[period] == NEVER)
            self._add(HealthAssessment, period[waits], np.full(waits.sum(), self.until), kind=kind[waits], due_on=due[waits])
            period, due, day, kind, refused = period[happens], due[happens], day[happens], kind[happens], refused[happens]
            if not len(period):
                return
            review = np.asarray(health_review(last_held=day, born=care.born[period]).due_on()).astype(np.int64)
            part = between(random.random(len(period)), YEARLY_PART)
            held = calendar.on_working_day(day + np.floor((review - day) * part).astype(np.int64))
            again = calendar.on_working_day(day + random.integers(50, 150, len(period)))
            due = np.where(refused, due, review)
            day = np.where(refused, again, held)
            kind = np.where(refused, kind, codes.REVIEW_HEALTH_ASSESSMENT).astype(object)

    def _write_assessments(self, period: Whole, kind: Text, due: Whole, held: Whole, refused: Mask) -> None:
        report = self.book.calendar.add(held, self.random.integers(1, 20, len(held)))
        self._add(
            HealthAssessment,
            period,
            held,
            kind=kind,
            due_on=due,
            held_on=np.where(refused, NEVER, held),
            report_received_on=np.where(~refused & (report <= self.until), report, NEVER),
            refused_on=np.where(refused, held, NEVER),
            refusal_reason=np.where(refused, "Young person refused.", "").astype(object),
        )

    def _dental(self) -> None:
        """Once a year from becoming looked after. A refusal is tried again, and the check stays due."""
        care, random, calendar = self.care, self.random, self.book.calendar
        period = self.full
        last = day = care.started_on[period]
        for _ in range(40):
            due = np.asarray(DENTAL_CHECK.due_on(last)).astype(np.int64)
            day = calendar.on_working_day(
                day + np.floor((due - last) * between(random.random(len(period)), DENTAL_PART)).astype(np.int64)
            )
            happens = day < self.end[period]
            period, due, day, last = period[happens], due[happens], day[happens], last[happens]
            if not len(period):
                return
            refused = random.random(len(period)) < 0.03
            self._add(
                DentalCheck,
                period,
                day,
                due_on=due,
                checked_on=np.where(refused, NEVER, day),
                refused_on=np.where(refused, day, NEVER),
                refusal_reason=np.where(refused, "Refused on the day.", "").astype(object),
            )
            last = np.where(refused, last, day)

    def _yearly(self, model: type[CaseRecord], of_age: Callable[[Whole], Mask], answer: Callable[[int], dict[str, Any]]) -> None:
        """Once a year, around the anniversary of becoming looked after, the first time within three months."""
        care, random = self.care, self.random
        for year in range(19):
            day = care.started_on[self.full] + year * 365 + random.integers(20, 90, len(self.full))
            day = self.book.calendar.on_working_day(day)
            chosen = (day < self.end[self.full]) & of_age(age(care.born[self.full], day)) & (random.random(len(day)) < 0.93)
            period, on = self.full[chosen], day[chosen]
            if not len(period):
                continue
            self._add(model, period, on, checked_on=on, **answer(len(period)))

    def _immunised(self, count: int) -> dict[str, Any]:
        return {"up_to_date": self.random.random(count) < 0.86}

    def _substances(self, count: int) -> dict[str, Any]:
        found = self.random.random(count) < 0.055
        offered = found & (self.random.random(count) < 0.9)
        return {
            "misuse_found": found,
            "substance": np.where(
                found, np.array(SUBSTANCES, dtype=object)[self.random.integers(0, len(SUBSTANCES), count)], ""
            ).astype(object),
            "intervention_offered": np.ma.masked_array(offered, mask=~found),
            "intervention_received": np.ma.masked_array(offered & (self.random.random(count) < 0.55), mask=~found),
        }

    def _questionnaires(self) -> None:
        """Once a year from 4 to 16; four in five come back with a score."""
        care, random = self.care, self.random
        level = np.clip(random.normal(14, 6.5, len(care)), 0, 38)
        last = np.maximum(care.started_on, birthday(care.born, 4))[self.full]
        period = self.full
        for turn in range(14):
            due = np.asarray(STRENGTHS_AND_DIFFICULTIES.due_on(last)).astype(np.int64)
            part = between(random.random(len(period)), YEARLY_PART) * (0.6 if turn == 0 else 1.0)
            done = self.book.calendar.on_working_day(last + np.floor((due - last) * part).astype(np.int64))
            happens = (done < self.end[period]) & (age(care.born[period], done) < 17)
            period, due, done = period[happens], due[happens], done[happens]
            if not len(period):
                return
            scored = random.random(len(period)) < 0.82
            score = np.clip(np.round(level[period] + random.normal(0, 3, len(period))), 0, 40).astype(np.int64)
            reason = pick(
                random.random(len(period)), shares.codes("sdq_reason", {"SDQ2": 0.3, "SDQ3": 0.15, "SDQ4": 0.35, "SDQ5": 0.2})
            )
            self._add(
                StrengthsAndDifficulties,
                period,
                done,
                due_on=due,
                completed_on=done,
                score=np.where(scored, score, -1),
                no_score_reason=only_where(~scored, reason),
            )
            last = done

    # ── Education ────────────────────────────────────────────────────────────────────────────────

    def _education_plans(self) -> None:
        """The first plan by the first review, then one meeting in each school term between 3 and 18."""
        care, random, calendar = self.care, self.random, self.book.calendar
        of_age = birthday(care.born, 3)
        first_due = np.asarray(PEP_FIRST.due_on(care.started_on)).astype(np.int64)
        first = calendar.add(
            care.started_on,
            np.floor(between(random.random(len(care)), ((0, 6), (0.7, 19), (0.83, 20.9), (1.0, 50)))).astype(np.int64),
        )
        begins = np.flatnonzero((of_age <= care.started_on) & (first < self.end) & ~care.short_breaks)
        self._write_peps(begins, first_due[begins], first[begins])
        terms = self._terms(int(care.started_on.min(initial=self.until)), self.until)
        owner, copy = repeated(np.full(len(terms), len(self.full)))
        period = self.full[copy]
        day = terms.middle[owner] + random.integers(0, 1 << 20, len(owner)) % terms.days[owner]
        day = calendar.on_working_day(day)
        attends = (terms.middle[owner] >= care.started_on[period] + 30) & (day < self.end[period]) & (of_age[period] <= day)
        attends &= random.random(len(owner)) < 0.955
        self._write_peps(period[attends], terms.last[owner][attends], day[attends])

    def _terms(self, first: int, last: int) -> Rows:
        """The terms that touch these days: where a meeting falls, and the last day of each."""
        years = np.arange(first, last + 1).astype("datetime64[D]").astype("datetime64[Y]")
        middle, days, end = [], [], []
        for year in np.unique(years).astype(np.int64) + 1970:
            for month, room in TERM_MIDDLES:
                start = np.datetime64(f"{year}-{month:02}-01", "D").astype(np.int64)
                middle.append(int(start))
                days.append(room)
                end.append(int(add_months(np.array([start]), 2)[0]) + 18)
        return Rows(middle=np.array(middle), days=np.array(days), last=np.array(end))

    def _write_peps(self, period: Whole, due: Whole, held: Whole) -> None:
        random, count = self.random, len(period)
        agreed = self.book.calendar.add(
            held, choose(random.random(count), [0.3, 0.1, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05])
        )
        done = (agreed <= self.until) & (random.random(count) < 0.97)
        month = held.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12 + 1
        names = np.array([f"school_term:{TERM.get(month, 'summer')}" for month in range(13)], dtype=object)
        self._add(
            EducationPlan,
            period,
            held,
            happened=held * DAY + 15 * 3600,
            due_on=due,
            held_on=held,
            agreed_on=np.where(done, agreed, NEVER),
            term=names[month],
            quality=only_where(done & (random.random(count) < 0.9), pick(random.random(count), QUALITY)),
        )
