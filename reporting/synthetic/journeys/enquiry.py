"""Strategy discussions, section 47 enquiries, and the conferences some of them lead to."""

from __future__ import annotations

import numpy as np

from protection.codes import SUBSTANTIATED_CONTINUING_RISK
from reporting.synthetic import shares
from reporting.synthetic.arrays import Mask, Whole
from reporting.synthetic.days import NEVER
from reporting.synthetic.dice import between, pick
from reporting.synthetic.journeys.assessment import AssessmentStage
from reporting.synthetic.journeys.cases import HELD_UNDER_PLAN, NONE, PLAN, STILL_IN_NEED

TOO_CLOSE_TO_18 = 30
"""Days before the 18th birthday from which no conference is called any more."""


class EnquiryStage(AssessmentStage):
    """A concern that a child suffers significant harm is looked into."""

    def enquire(self, now: Whole) -> None:
        """A strategy discussion, the enquiry it launches, and the conference if there is to be one."""
        case, draw = self.case, self.dice.draw
        held = case.at[now]
        with_assessment = case.busy_until[now] >= held  # the one after the referral is still being written
        reassess = ~with_assessment & (self.random.random(len(now)) < shares.ENQUIRY_BRINGS_ASSESSMENT)
        again = now[reassess]
        self.write_assessment(
            again,
            "strategy_led",
            held[reassess],
            held[reassess],
            self.assessed_by(again, held[reassess]),
            "assessment_outcome:section_47",
        )
        assessment = np.where(with_assessment | reassess, case.assessment[now], NONE)
        conference = self.calendar.add(held, np.floor(between(draw(now), shares.CONFERENCE_DAYS)).astype(np.int64))
        number, risk, completed = self.write_enquiry(now, held, assessment, latest=conference)
        risk &= case.adult_on[now] - conference > TOO_CLOSE_TO_18

        met = now[risk]
        plan = self.confer(met, number[risk], conference[risk])
        without = met[~plan]
        self.after_enquiry(
            without, np.maximum(conference[risk][~plan], case.busy_until[without]), shares.IN_NEED_AFTER_CONFERENCE
        )
        other = now[~risk]
        written = np.where(with_assessment | reassess, case.busy_until[now], 0)[~risk]
        self.after_enquiry(other, np.maximum(completed[~risk], written))

    def write_enquiry(
        self, now: Whole, held: Whole, assessment: Whole, *, latest: Whole, on_plan: bool = False
    ) -> tuple[Whole, Mask, Whole]:
        """A discussion and its enquiry: its number, whether a conference must follow, and the day it was complete.

        One that finds continuing risk is complete by `latest`, the day of the conference. A child
        already on a plan needs no other conference.
        """
        draw = self.dice.draw
        length = np.maximum(1, np.floor(between(draw(now), shares.ENQUIRY_LENGTH))).astype(np.int64)
        completed = self.calendar.add(held, length)
        luck = draw(now)
        outcome = np.where(
            self.had_plan(now), pick(luck, shares.ENQUIRY_OUTCOME_AFTER_A_PLAN), pick(luck, shares.ENQUIRY_OUTCOME)
        )
        risk = outcome == SUBSTANTIATED_CONTINUING_RISK
        completed = np.where(risk, np.minimum(completed, latest), completed)
        not_required = risk & (on_plan | (draw(now) < shares.CONFERENCE_NOT_REQUIRED))
        discussion = self.record("discussion", now, held_on=held, launched=np.ones(len(now), dtype=bool))
        number = self.record(
            "enquiry",
            now,
            discussion=discussion,
            assessment=assessment,
            started_on=held,
            completed_on=completed,
            outcome=outcome,
            not_required=not_required,
            category=pick(self.dice.common(now), shares.CATEGORY),
        )
        self.busy(now, completed)
        return number, risk & ~not_required, completed

    def confer(self, met: Whole, enquiry: Whole, held: Whole, *, transfer_in: bool = False) -> Mask:
        """Conferences on these days; returns which of them made a plan. Those children start their plan that day."""
        case = self.case
        plan = self.dice.draw(met) < shares.CONFERENCE_ENDS_IN_PLAN
        category = pick(self.dice.common(met), shares.CATEGORY)
        number = self.record(
            "conference",
            met,
            enquiry=enquiry,
            held_on=held,
            plan=plan,
            category=category,
            transfer_in=np.full(len(met), transfer_in),
            notified_on=case.received_on[met],
        )
        start = met[plan]
        case.conference[start], case.category[start] = number[plan], category[plan]
        self.end_in_need_plan(start, held[plan], "Child protection plan")
        self.move(start, PLAN, held[plan])
        self.busy(met, held)
        return plan

    def move_in(self, now: Whole) -> None:
        """A child on another authority's plan has moved here: a conference decides whether there is to be one here."""
        day = self.calendar.add(
            self.case.at[now], np.floor(between(self.dice.draw(now), shares.CONFERENCE_DAYS)).astype(np.int64)
        )
        self.hold(now, HELD_UNDER_PLAN, self.case.at[now])
        plan = self.confer(now, np.full(len(now), NONE), day, transfer_in=True)
        self.after_enquiry(now[~plan], day[~plan], shares.IN_NEED_AFTER_CONFERENCE)

    def after_enquiry(self, now: Whole, day: Whole, in_need: float = 0.0) -> None:
        """Without a plan: the open child in need plan goes on, or the case goes where an assessment would send it.

        `in_need` is the share for whom a child in need plan is agreed in any case.
        """
        case = self.case
        on_plan = case.plan_from_day[now] < NEVER
        stays = now[on_plan]
        self.move(stays, STILL_IN_NEED, np.maximum(case.plan_meant_to_end[stays], day[on_plan] + 1))
        free, day = now[~on_plan], day[~on_plan]
        outcome = pick(self.dice.draw(free), shares.AFTER_ENQUIRY_WITHOUT_CONFERENCE)
        outcome[self.dice.draw(free) < in_need] = "assessment_outcome:cin_plan"
        outcome[(outcome == "assessment_outcome:looked_after") & (case.born[free] > day)] = "assessment_outcome:cin_plan"
        self.follow_outcome(free, outcome, day)
