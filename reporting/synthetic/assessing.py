"""Cases, assessments and help for children in need."""

from __future__ import annotations

import numpy as np

from assessments.models import Assessment, AssessmentFactor, CinEpisode, CinPlan, CinReview, CinVisit
from assessments.timescales import ASSESSMENT, CIN_REVIEW, CIN_VISIT
from reporting.synthetic import shares
from reporting.synthetic.arrays import Whole, only_where
from reporting.synthetic.days import DAY, NEVER, evening
from reporting.synthetic.diary import planned_days
from reporting.synthetic.dice import between, pick
from reporting.synthetic.families import Families
from reporting.synthetic.journeys import NONE
from reporting.synthetic.rows import Rows
from reporting.synthetic.visiting import ALONE, ALONE_WHEN_SMALL, WHY_NOT_ALONE, Standard, Visits, group_visits, since_last
from reporting.synthetic.writing import Book

DELAY = shares.codes(
    "delay_reason",
    {
        "family_unavailable": 0.2,
        "complex": 0.2,
        "workload": 0.18,
        "partner_information": 0.14,
        "worker_absence": 0.12,
        "late_authorisation": 0.1,
        "child_unavailable": 0.06,
    },
)
NOT_SEEN = 0.05
REVIEW_GAPS = ((0.0, 0.55), (0.5, 0.9), (0.83, 1.0), (0.95, 1.3), (1.0, 1.9))


class Assessing:
    """Writes child in need episodes, assessments, child in need plans with their visits and reviews."""

    def __init__(self, book: Book, people: Families, rows: dict[str, Rows], referral_keys: Whole) -> None:
        self.book = book
        self.people = people
        self.rows = rows
        self.referral_keys = referral_keys
        self.random = book.dice("assessing")

    def write(self) -> None:
        self._episodes()
        self._assessments()
        self._plans()

    def referral_key(self, number: Whole) -> Whole:
        """Keys of referrals given by their number; 0 for none."""
        return np.where(number == NONE, 0, self.referral_keys[number])

    def _episodes(self) -> None:
        book, episode = self.book, self.rows["episode"]
        ended = episode.ended_on < NEVER
        keys = book.add_case(
            CinEpisode,
            child=episode.child,
            on=episode.started_on + 1,
            happened=episode.started_on * DAY + 14 * 3600,
            ended=evening(episode.ended_on),
            ending_fields=("ended_on", "closure_reason"),
            referral=self.referral_key(episode.referral),
            started_on=episode.started_on,
            ended_on=episode.ended_on,
            primary_need=episode.need,
            closure_reason=only_where(ended, episode.reason),
        )
        self.episode_of_referral = np.zeros(len(self.rows["referral"]), dtype=np.int64)
        self.episode_of_referral[episode.referral] = keys

    # ── Assessments ──────────────────────────────────────────────────────────────────────────────

    def _assessments(self) -> None:
        book, random, rows = self.book, self.random, self.rows["assessment"]
        count, until = len(rows), book.horizon.until
        done = rows.authorised_on < NEVER
        last = np.minimum(rows.authorised_on, until)
        room = np.maximum(last - rows.started_on, 0)
        # The child is seen early on, mostly within the first two weeks.
        seen_on = book.calendar.on_working_day(rows.started_on + np.minimum(room, random.integers(1, 16, count)))
        seen_on = np.minimum(seen_on, last)
        seen = (random.random(count) >= NOT_SEEN) & (seen_on >= rows.born) & (done | (seen_on <= until - 3))
        small = last - rows.born < 3 * 365
        alone = np.where(small, pick(random.random(count), ALONE_WHEN_SMALL), pick(random.random(count), ALONE))
        finished = np.where(done, np.maximum(rows.started_on, rows.authorised_on - random.integers(0, 6, count)), NEVER)
        waiting = ~done & (until - rows.started_on > 25) & (random.random(count) < 0.12)
        finished = np.where(waiting, until - random.integers(0, 6, count), finished)
        due = np.asarray(ASSESSMENT.due_on(rows.clock_on)).astype(np.int64)
        team, _ = book.allocations.on(rows.child, last)
        self.keys = book.add_case(
            Assessment,
            child=rows.child,
            on=last,
            happened=rows.started_on * DAY + 14 * 3600,
            ended=evening(rows.authorised_on),
            ending_fields=(
                "finished_on",
                "authorised_on",
                "authorised_by",
                "outcome",
                "delay_reason",
                "child_seen_on",
                "child_seen_alone",
                "not_alone_reason",
            ),
            kind=rows.kind,
            referral=self.referral_key(np.where(rows.kind == "assessment_type:new", rows.referral, NONE)),
            episode=self.episode_of_referral[rows.referral],
            clock_started_on=rows.clock_on,
            started_on=rows.started_on,
            child_seen_on=np.where(seen, seen_on, NEVER),
            child_seen_alone=only_where(seen, alone),
            not_alone_reason=only_where(seen & (alone == "visit_alone:not_alone"), pick(random.random(count), WHY_NOT_ALONE)),
            not_seen_reason=np.where(
                done & ~seen & (random.random(count) < 0.7), "Not seen before the assessment was finished.", ""
            ).astype(object),
            finished_on=finished,
            authorised_on=rows.authorised_on,
            authorised_by=book.person_at_work(np.where(done, book.staff.manager(team, last), -1)),
            outcome=only_where(done, rows.outcome),
            delay_reason=only_where(
                done & (rows.authorised_on > due) & (random.random(count) < 0.93), pick(random.random(count), DELAY)
            ),
            due_on=due,
        )
        self._factors(np.flatnonzero(done & (random.random(count) > 0.015)))

    def _factors(self, which: Whole) -> None:
        """Each factor with its own chance; an assessment that names none says so."""
        rows, random = self.rows["assessment"], self.random
        codes = np.array(list(shares.FACTORS), dtype=object)
        found = random.random((len(which), len(codes))) < np.array(list(shares.FACTORS.values())) * 0.88
        none = ~found.any(axis=1)
        row, factor = np.nonzero(found)
        assessment = np.concatenate([which[row], which[none]])
        named = np.concatenate([codes[factor], np.full(none.sum(), shares.NO_FACTOR, dtype=object)])
        order = np.argsort(assessment, kind="stable")
        assessment, named = assessment[order], named[order]
        day = rows.authorised_on[assessment]
        team, worker = self.book.allocations.on(rows.child[assessment], day)
        typist = np.where(worker < 0, self.book.staff.manager(team, day), worker)
        self.book.add(
            AssessmentFactor,
            happened=day * DAY + 12 * 3600,
            recorded_by=self.book.user(typist),
            assessment=self.keys[assessment],
            factor=named,
        )

    # ── Child in need plans ──────────────────────────────────────────────────────────────────────

    def _plans(self) -> None:
        book, plan = self.book, self.rows["cin_plan"]
        ended = plan.ended_on < NEVER
        keys = book.add_case(
            CinPlan,
            child=plan.child,
            on=plan.started_on,
            happened=plan.started_on * DAY + 11 * 3600,
            ended=evening(plan.ended_on),
            ending_fields=("ended_on", "end_reason"),
            episode=self.episode_of_referral[plan.referral],
            started_on=plan.started_on,
            ended_on=plan.ended_on,
            end_reason=np.where(ended, plan.reason, "").astype(object),
        )
        self._visits(plan, keys)
        self._reviews(plan, keys)

    def _visits(self, plan: Rows, keys: Whole) -> None:
        book = self.book
        born = self.people.children.born[plan.child]
        interval = np.asarray(CIN_VISIT.due_on(plan.started_on)).astype(np.int64) - plan.started_on
        visits = Visits(book, Standard(not_done=0.05, not_seen=0.05), "child in need")
        row, day, joint = group_visits(plan, interval, plan.started_on, book.horizon.until, book.calendar, visits.random)
        result = visits.outcome(day, born[row], joint)
        columns = visits.columns(day, born[row], joint, result, child=plan.child[row])
        due = np.asarray(CIN_VISIT.due_on(since_last(row, day, result.counts, plan.started_on))).astype(np.int64)
        book.add_case(CinVisit, child=plan.child[row], on=day, plan=keys[row], due_on=due, **columns)
        still = np.flatnonzero(plan.ended_on == NEVER)
        last_seen = plan.started_on.copy()
        np.maximum.at(last_seen, row[result.counts], day[result.counts])
        due = np.asarray(CIN_VISIT.due_on(last_seen[still])).astype(np.int64)
        book.add_case(
            CinVisit,
            child=plan.child[still],
            on=last_seen[still],
            plan=keys[still],
            due_on=due,
            **planned_days(book, "child in need", plan.child[still], due, last_seen[still]),
        )

    def _reviews(self, plan: Rows, keys: Whole) -> None:
        book, random = self.book, self.random
        start = plan.started_on
        for _turn in range(12):
            due = np.asarray(CIN_REVIEW.due_on(start)).astype(np.int64)
            held = book.calendar.on_working_day(
                start + ((due - start) * between(random.random(len(start)), REVIEW_GAPS)).astype(np.int64)
            )
            happens = (held < plan.ended_on) & (held <= book.horizon.until)
            waits = ~happens & (plan.ended_on == NEVER) & (start <= book.horizon.until)
            for chosen, is_held in ((happens, True), (waits, False)):
                who = np.flatnonzero(chosen)
                book.add_case(
                    CinReview,
                    child=plan.child[who],
                    on=held[who] if is_held else start[who],
                    plan=keys[who],
                    due_on=due[who],
                    held_on=held[who] if is_held else np.full(len(who), NEVER),
                    decision=np.full(len(who), "The plan goes on." if is_held else "", dtype=object),
                    plan_changed=random.random(len(who)) < 0.45 if is_held else np.zeros(len(who), dtype=bool),
                )
            plan, keys, start = plan[happens], keys[happens], held[happens]
            if not len(plan):
                return
