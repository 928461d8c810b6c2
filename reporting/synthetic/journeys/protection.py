"""Child protection plans, from the conference to the review that ends them."""

from __future__ import annotations

import numpy as np

from protection.timescales import FIRST_REVIEW, LATER_REVIEW
from reporting.synthetic import shares
from reporting.synthetic.arrays import Mask, Whole
from reporting.synthetic.days import NEVER
from reporting.synthetic.dice import between, pick
from reporting.synthetic.journeys.cases import CARE, HELD_UNDER_PLAN, IN_NEED, NONE
from reporting.synthetic.journeys.in_need import InNeedStage

CHANCES_THAT_A_REVIEW_ENDS_IT = (shares.FIRST_REVIEW_ENDS_PLAN, *shares.LATER_REVIEWS_END_PLAN)


class ProtectionStage(InNeedStage):
    """A child is on a plan."""

    def protect(self, now: Whole) -> None:
        """A plan runs until a review ends it, or until the child comes into care, moves away or grows up first."""
        case, draw = self.case, self.dice.draw
        start = case.at[now]
        reviews, end = self._review(now, start)
        fate = pick(draw(now), shares.AFTER_PLAN_CUT_SHORT)
        when = self.calendar.on_working_day(start + 14 + (np.maximum(end - start - 20, 1) * draw(now)).astype(np.int64))
        cut = (draw(now) < shares.PLAN_ENDS_BETWEEN_REVIEWS) & (end - start > 20) & (when < end) & (case.born[now] <= when)
        end = np.where(cut, when, end)
        grown = end >= case.adult_on[now]
        end = np.where(grown, case.adult_on[now], end)
        onward = np.where(cut, fate, pick(draw(now), shares.AFTER_PLAN))
        # Nobody is looked after before the birth: such a plan goes on as help in need.
        onward[(onward == "care") & (case.born[now] > end)] = "in_need"
        onward[grown] = "grown"
        reason = np.array([f"cp_plan_end_reason:{END_REASON[way]}" for way in onward.tolist()], dtype=object)

        number = self.record(
            "plan",
            now,
            conference=case.conference[now],
            started_on=start,
            ended_on=end,
            end_reason=reason,
            category=case.category[now],
            before=self.plans_before[case.child[now]],
        )
        self._write_reviews(now, number, reviews, end, by_review=~cut & ~grown)
        self.plans_before[case.child[now]] += 1
        self.family_had_plan[case.family[now]] = True
        self.hold(now, HELD_UNDER_PLAN, start)
        self._new_concerns(now, start, end)

        for way, stage in (("care", CARE), ("in_need", IN_NEED)):
            here = onward == way
            self.move(now[here], stage, end[here])
        closes = ~np.isin(onward, ["care", "in_need"])
        because = np.where(onward == "moved", "cin_closure_reason:RC5", "cin_closure_reason:RC7").astype(object)
        case.gone[now[np.isin(onward, ["moved", "left_country"])]] = True
        self.close(now[closes], end[closes], because[closes])

    def _review(self, now: Whole, start: Whole) -> tuple[Whole, Whole]:
        """Days of the review conferences (one row for each plan, NEVER where there was none), and the day a review ends it."""
        days = np.full((len(now), len(CHANCES_THAT_A_REVIEW_ENDS_IT)), NEVER)
        end = np.full(len(now), NEVER)
        last = start
        for turn, chance in enumerate(CHANCES_THAT_A_REVIEW_ENDS_IT):
            due = np.asarray((LATER_REVIEW if turn else FIRST_REVIEW).due_on(last)).astype(np.int64)
            early = between(self.dice.common(now), shares.REVIEW_WEEKS_EARLY) * 7
            held = self.calendar.on_working_day(due - np.round(early).astype(np.int64))
            # A review on a day that is not worked moves back, not forward: the chair keeps it in time.
            held = np.where((held > due) & (early >= 0), self.calendar.last_working_day(due), held)
            held = np.maximum(held, last + 14)
            days[:, turn] = np.where(end == NEVER, held, NEVER)
            end = np.where((end == NEVER) & (self.dice.draw(now) < chance), held, end)
            last = held
        return days, end

    def _write_reviews(self, now: Whole, plan: Whole, days: Whole, end: Whole, by_review: Mask) -> None:
        """The reviews held while the plan ran; the one that ended it is the last."""
        row, turn = np.nonzero(days <= end[:, None])
        held = days[row, turn]
        ends_plan = (held == end[row]) & by_review[row]
        kept = ends_plan | (held < end[row])
        row = row[kept]
        self.record("plan_review", now[row], plan=plan[row], turn=turn[kept], held_on=held[kept], ends_plan=ends_plan[kept])

    def _new_concerns(self, now: Whole, start: Whole, end: Whole) -> None:
        """New concerns about a child on a plan: an enquiry, and no conference but the next review."""
        inside = start + 25 + (np.maximum(end - start - 40, 1) * self.dice.common(now)).astype(np.int64)
        inside = self.calendar.on_working_day(inside)
        chosen = (self.dice.draw(now) < shares.ENQUIRY_DURING_PLAN) & (inside + 60 < end) & (inside > self.case.busy_until[now])
        who = now[chosen]
        self.write_enquiry(who, inside[chosen], np.full(len(who), NONE), latest=np.full(len(who), NEVER), on_plan=True)


END_REASON = {
    "in_need": "step_down_cin",
    "close": "risk_reduced",
    "care": "looked_after",
    "moved": "moved_plan_elsewhere",
    "left_country": "left_country",
    "grown": "reached_18",
}
"""Why a plan ended, by what came after it."""
