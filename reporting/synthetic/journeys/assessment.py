"""The assessment that follows a referral, and where a case goes from there."""

from __future__ import annotations

import numpy as np

from reporting.synthetic import shares
from reporting.synthetic.arrays import Text, Whole
from reporting.synthetic.dice import between, choose, pick
from reporting.synthetic.families import DISABILITY
from reporting.synthetic.journeys.cases import CARE, ENQUIRE, HELD_DISABILITY, HELD_FOR_ASSESSMENT, IN_NEED, Cases

GOES_TO = (("cin_plan", IN_NEED), ("other", IN_NEED), ("looked_after", CARE), ("strategy_discussion", ENQUIRE))
STEPPED_DOWN = ("assessment_outcome:step_down_early_help", "assessment_outcome:step_down_other_agency")


class AssessmentStage(Cases):
    """A case is assessed."""

    def assess(self, now: Whole) -> None:
        """The assessment after a referral, with an enquiry at once for some."""
        case, draw = self.case, self.dice.draw
        disability = case.kind[now] == DISABILITY
        start = self.calendar.add(case.at[now], choose(draw(now), shares.WORKING_DAYS_TO_START_ASSESSMENT))
        authorised = self.assessed_by(now, self.calendar.on_working_day(start))
        self.hold(now, np.where(disability, HELD_DISABILITY, HELD_FOR_ASSESSMENT), start)
        chance = np.where(self.had_plan(now), shares.EARLY_ENQUIRY_AFTER_A_PLAN, shares.EARLY_ENQUIRY)
        early = (draw(now) < chance) & ~disability
        outcome = pick(draw(now), shares.AFTER_ASSESSMENT)
        outcome[disability] = "assessment_outcome:cin_plan"
        outcome[(outcome == "assessment_outcome:looked_after") & (case.born[now] > authorised)] = "assessment_outcome:cin_plan"
        outcome[early] = "assessment_outcome:section_47"
        self.write_assessment(now, "new", case.received_on[now], start, authorised, outcome)
        asks = now[early]
        self.move(asks, ENQUIRE, self.calendar.add(start[early], choose(draw(asks), [0.6, 0.25, 0.1, 0.05])))
        self.follow_outcome(now[~early], outcome[~early], authorised[~early])

    def assessed_by(self, now: Whole, start: Whole) -> Whole:
        """The day an assessment begun on `start` is authorised."""
        return self.calendar.add(start, np.floor(between(self.dice.draw(now), shares.ASSESSMENT_LENGTH)).astype(np.int64))

    def write_assessment(
        self,
        now: Whole,
        kind: str,
        clock_on: Whole,
        start: Whole,
        authorised: Whole,
        outcome: Text | str,
    ) -> Whole:
        """An assessment from start to authorisation; the case stays open at least that long."""
        number = self.record(
            "assessment",
            now,
            kind=f"assessment_type:{kind}",
            clock_on=clock_on,
            started_on=start,
            authorised_on=authorised,
            outcome=outcome,
            born=self.case.born[now],
        )
        self.case.assessment[now] = number
        self.busy(now, authorised)
        return number

    def follow_outcome(self, now: Whole, outcome: Text, day: Whole) -> None:
        """Where a case goes after an assessment, or after an enquiry that led to no plan."""
        later = self.calendar.add(day, choose(self.dice.draw(now), [0.5, 0.2, 0.15, 0.1, 0.05]))
        for code, stage in GOES_TO:
            here = outcome == f"assessment_outcome:{code}"
            self.move(now[here], stage, later[here])
        stepped_down = np.isin(outcome, STEPPED_DOWN)
        ends = stepped_down | (outcome == "assessment_outcome:no_further_action")
        because = np.where(stepped_down, "cin_closure_reason:RC9", "cin_closure_reason:RC8").astype(object)
        self.close(now[ends], later[ends], because[ends])
