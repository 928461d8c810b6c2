"""Rounds of referrals: families come to notice, their cases live through all stages, some come back."""

from __future__ import annotations

import numpy as np

from reporting.synthetic import shares
from reporting.synthetic.arrays import Whole
from reporting.synthetic.days import NEVER
from reporting.synthetic.dice import FamilyDice, between, choose, pick
from reporting.synthetic.families import DISABILITY, GENERAL, UNACCOMPANIED
from reporting.synthetic.journeys.care import CareStage
from reporting.synthetic.journeys.cases import (
    ASSESS,
    CARE,
    CLOSED,
    ENQUIRE,
    HELD_FOR_ASSESSMENT,
    IN_NEED,
    MOVED_IN,
    PLAN,
    STILL_IN_NEED,
)
from reporting.synthetic.rows import Ledger, Rows, repeated

ROUNDS = 14
STEPS = 40
REFERRED_BEFORE_BIRTH = 180  # days
TOO_CLOSE_TO_18 = 45  # days: such a referral goes to adult services


class Journeys(CareStage):
    """Runs all journeys and leaves their events in a ledger."""

    def run(self) -> Ledger:
        """Live through all rounds of referrals."""
        families = self.people.families
        coming = np.flatnonzero(families.referred)
        day = families.noticed_on[coming]
        for _ in range(ROUNDS):
            soon = day <= self.horizon.until
            coming, day = coming[soon], day[soon]
            if not len(coming):
                break
            coming, day = self._round(coming, day)
        return self.ledger

    def _round(self, family: Whole, day: Whole) -> tuple[Whole, Whole]:
        """Refer these families on these days and see the cases through; returns who comes back, and when."""
        case = self.case = self._refer(family, day)
        self.dice = FamilyDice(self.random, case.event, len(family))
        self.events += len(family)
        self._decide_referrals()
        self._live_through()
        self._write_episodes()
        closed = case.stage == CLOSED
        self.free_from[case.child] = np.where(closed & ~case.gone, case.closed_on + 1, NEVER)
        return self._come_back(family, day)

    def _refer(self, family: Whole, day: Whole) -> Rows:
        """The children who take part in each family's referral."""
        children = self.people.children
        event, copy = repeated(self.people.families.size[family])
        child = self.people.first_child[family][event] + copy
        at = day[event]
        waiting = children.born[child] - at
        unborn = (waiting > 0) & (waiting <= REFERRED_BEFORE_BIRTH) & (self.random.random(len(child)) < shares.UNBORN_NAMED)
        possible = ((waiting <= 0) | unborn) & (children.adult_on[child] - at > TOO_CLOSE_TO_18) & (self.free_from[child] <= at)
        possible &= (copy == 0) | (self.random.random(len(child)) < shares.EACH_CHILD_TAKES_PART)
        event, child = event[possible], child[possible]
        kind = self.people.families.kind[family][event]
        kind = np.where((kind == DISABILITY) & ~children.disabled[child], GENERAL, kind)
        return self.open_cases(event, child, kind, day[event])

    def _decide_referrals(self) -> None:
        """A manager decides: not accepted, straight into care, a plan that moved in with the child, or an assessment."""
        case, every = self.case, np.arange(len(self.case))
        draw, common = self.dice.draw, self.dice.common
        decided = self.calendar.add(case.received_on, choose(common(every), shares.WORKING_DAYS_TO_DECIDE_REFERRAL))
        refused = (draw(every) < sum(shares.REFERRAL_NOT_ACCEPTED.values())) & (case.kind == GENERAL)
        into_care = (case.kind == UNACCOMPANIED) | (draw(every) < shares.REFERRED_STRAIGHT_INTO_CARE)
        into_care &= ~refused & (case.born <= decided)
        moved_in = (common(every) < shares.MOVED_IN_WITH_A_PLAN) & ~refused & ~into_care & (case.kind == GENERAL)
        outcome = np.where(into_care, "referral_outcome:looked_after", "referral_outcome:assessment").astype(object)
        outcome = np.where(refused, pick(draw(every), shares.REFERRAL_NOT_ACCEPTED), outcome)
        source = pick(common(every), shares.REFERRAL_SOURCE)
        source[case.kind == UNACCOMPANIED] = "referral_source:6"
        source[moved_in] = "referral_source:5C"
        case.need = pick(draw(every), shares.PRIMARY_NEED)
        case.need[case.kind == DISABILITY] = "primary_need:N2"
        case.need[case.kind == UNACCOMPANIED] = "primary_need:N8"
        case.accepted = ~refused
        case.referral = self.record(
            "referral",
            every,
            received_on=case.received_on,
            decided_on=decided,
            outcome=outcome,
            source=source,
            need=case.need,
            accepted=~refused,
        )
        case.at = decided.copy()
        case.stage = np.select([refused, into_care, moved_in], [CLOSED, CARE, MOVED_IN], ASSESS)
        case.closed_on = np.where(refused, decided, NEVER)
        self.hold(every[into_care], HELD_FOR_ASSESSMENT, decided[into_care])
        self.release(every[refused], decided[refused])

    def _live_through(self) -> None:
        """Step by step until every case is closed or stands beyond the last day."""
        case = self.case
        stages = {
            ASSESS: self.assess,
            ENQUIRE: self.enquire,
            IN_NEED: self.help_in_need,
            STILL_IN_NEED: self.end_in_need,
            MOVED_IN: self.move_in,
            PLAN: self.protect,
            CARE: self.care_for,
        }
        for _ in range(STEPS):
            active = (case.stage != CLOSED) & (case.at <= self.horizon.until)
            if not active.any():
                return
            standing = case.stage.copy()
            for stage, step in stages.items():
                now = np.flatnonzero(active & (standing == stage))
                if len(now):
                    step(now)

    def _write_episodes(self) -> None:
        """The child in need episodes of this round, and what is still open at the end of the data."""
        case = self.case
        still = np.flatnonzero(case.stage != CLOSED)
        self.end_in_need_plan(still, np.full(len(still), NEVER), "")
        self.release(still, np.full(len(still), NEVER))
        opened = np.flatnonzero(case.accepted)
        self.record(
            "episode",
            opened,
            started_on=case.received_on[opened],
            ended_on=case.closed_on[opened],
            reason=case.closed_because[opened],
            need=case.need[opened],
        )

    def _come_back(self, family: Whole, day: Whole) -> tuple[Whole, Whole]:
        """Families that are referred again, and when: more of those who had a plan, and most within the year."""
        case = self.case
        over = np.where(case.closed_on < NEVER, np.minimum(case.closed_on, case.received_on + 1500), case.received_on + 150)
        last = day.copy()
        np.maximum.at(last, case.event, over)
        chance = np.where(self.family_had_plan[family], shares.COMES_BACK_AFTER_A_PLAN, shares.COMES_BACK)
        chance = np.where(self.people.families.kind[family] == UNACCOMPANIED, 0, chance)
        again = self.random.random(len(family)) < chance
        gap = between(self.random.random(len(family)), shares.DAYS_UNTIL_BACK).astype(np.int64)
        return family[again], self.calendar.on_working_day(last + gap)[again]
