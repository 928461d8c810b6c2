"""Help for children in need: a plan that runs its course, or comes to an enquiry or to care on the way."""

from __future__ import annotations

import numpy as np

from reporting.synthetic import shares
from reporting.synthetic.arrays import Whole
from reporting.synthetic.dice import between, choose
from reporting.synthetic.families import DISABILITY
from reporting.synthetic.journeys.cases import CARE, ENQUIRE, HELD_DISABILITY, HELD_IN_NEED, STILL_IN_NEED
from reporting.synthetic.journeys.enquiry import EnquiryStage


class InNeedStage(EnquiryStage):
    """A child is helped under section 17."""

    def help_in_need(self, now: Whole) -> None:
        """A child in need plan starts; some come to an enquiry or to care while it runs."""
        case, draw = self.case, self.dice.draw
        start = case.at[now]
        disability = case.kind[now] == DISABILITY
        luck = draw(now)
        days = np.where(disability, between(luck, shares.CIN_PLAN_DAYS_DISABILITY), between(luck, shares.CIN_PLAN_DAYS))
        end = self.calendar.on_working_day(start + days.astype(np.int64))
        grown = end >= case.adult_on[now]
        end = np.where(grown, np.maximum(case.adult_on[now], start + 1), end)
        case.plan_from_day[now], case.plan_meant_to_end[now] = start, end
        self.hold(now, np.where(disability, HELD_DISABILITY, HELD_IN_NEED), start)

        luck = draw(now)
        escalates = luck < np.where(self.had_plan(now), shares.CIN_PLAN_ESCALATES_AFTER_A_PLAN, shares.CIN_PLAN_ESCALATES)
        into_care = ~escalates & (luck > 1 - shares.CIN_PLAN_ENDS_IN_CARE)
        inside = self.calendar.on_working_day(start + 5 + (np.maximum(end - start - 10, 1) * draw(now)).astype(np.int64))
        inside = np.maximum(inside, case.busy_until[now] + 1)
        possible = (inside < end) & ~grown
        escalates &= possible & ~disability
        into_care &= possible & (case.born[now] <= inside)
        turns = escalates | into_care
        self._reassess(now, start, np.where(turns, inside, end))
        case.stage[now] = np.select([escalates, into_care], [ENQUIRE, CARE], STILL_IN_NEED)
        case.at[now] = np.where(turns, inside, end)

    def _reassess(self, now: Whole, start: Whole, end: Whole) -> None:
        """Updated assessments of open cases, finished before the plan ends or takes its turn."""
        luck = self.dice.common(now)
        begin = self.calendar.on_working_day(start + 60 + ((end - start) * 0.5 * luck).astype(np.int64))
        done = self.assessed_by(now, begin)
        chosen = (self.dice.draw(now) < shares.REASSESSED_DURING_CIN_PLAN) & (done < end) & (begin > self.case.busy_until[now])
        who = now[chosen]
        self.write_assessment(who, "updated", begin[chosen], begin[chosen], done[chosen], "assessment_outcome:continue_plan")

    def end_in_need(self, now: Whole) -> None:
        """The child in need plan has run its course: the case closes."""
        case = self.case
        day = case.at[now]
        self.end_in_need_plan(now, day, "Needs met")
        grown = day >= case.adult_on[now]
        because = np.full(len(now), "cin_closure_reason:RC7", dtype=object)
        because[grown & (case.kind[now] == DISABILITY)] = "cin_closure_reason:RC6"
        moves = ~grown & (self.dice.common(now) < shares.MOVES_AWAY)
        because[moves] = "cin_closure_reason:RC5"
        case.gone[now[moves]] = True
        later = self.calendar.add(day, choose(self.dice.draw(now), [0.45, 0.2, 0.15, 0.1, 0.1]))
        self.close(now, np.where(grown, day, later), because)
