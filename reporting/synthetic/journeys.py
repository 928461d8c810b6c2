"""Each child's way through the service, all children at once.

A family comes to notice; its children are referred; each of them passes from stage to stage until
the case is closed; later the family may come back. One pass of `_live_through` moves every case of
one round of referrals to its end; rounds follow until no family comes back before the data end.

What happened is written down day by day without regard to the end of the data: `cutting` takes away
what lies after it. So an open plan is open because its end is still to come, not by decree.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reporting.synthetic import shares
from reporting.synthetic.days import NEVER, Calendar, birthday
from reporting.synthetic.dice import FamilyDice, between, choose, dice, pick
from reporting.synthetic.families import DISABILITY, GENERAL, UNACCOMPANIED, Families
from reporting.synthetic.rows import Ledger, Rows, repeated

ASSESS, ENQUIRE, IN_NEED, STILL_IN_NEED, PLAN, CARE, CLOSED = range(7)
"""Where a case stands: what it does next, on the day in its column `at`."""

NONE = -1
ROUNDS = 14
STEPS = 40

# Who holds the case, for allocation: the kind of work decides the team.
HELD_ON_DUTY, HELD_FOR_ASSESSMENT, HELD_IN_NEED, HELD_UNDER_PLAN, HELD_IN_CARE, HELD_AFTER_CARE, HELD_DISABILITY = range(7)


@dataclass
class Horizon:
    """The days between which the authority lives: warm-up from `begin`, data from `first` to `until`."""

    begin: int
    first: int
    until: int


class Journeys:
    """Runs all journeys and leaves their events in a ledger."""

    def __init__(self, people: Families, horizon: Horizon, calendar: Calendar, seed: int) -> None:
        self.people = people
        self.horizon = horizon
        self.calendar = calendar
        self.random = dice(seed, "journeys")
        self.ledger = Ledger()
        children = len(people.children)
        self.free_from = np.full(children, -NEVER)  # the day from which a child can be referred again
        self.plans_before = np.zeros(children, dtype=np.int64)
        self.died_on = np.full(children, NEVER)
        self.family_had_plan = np.zeros(len(people.families), dtype=bool)
        self.events = 0

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

    # ── One round ────────────────────────────────────────────────────────────────────────────────

    def _round(self, family: np.ndarray, day: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Refer these families on these days and see the cases through; returns who comes back, and when."""
        case = self._refer(family, day)
        self.case = case
        self.dice = FamilyDice(self.random, case.event, len(family))
        self._decide_referrals()
        self._live_through()
        closed = case.stage == CLOSED
        self._write_episodes(closed)
        self.free_from[case.child] = np.where(case.gone, NEVER, np.where(closed, case.closed_on + 1, NEVER))
        return self._come_back(family, day, case)

    def _refer(self, family: np.ndarray, day: np.ndarray) -> Rows:
        """The children who take part in each family's referral, as cases at their start."""
        children = self.people.children
        owner, copy = repeated(self.people.families.size[family])
        child = self.people.first_child[family][owner] + copy
        at = day[owner]
        waiting = children.born[child] - at
        unborn = (waiting > 0) & (waiting <= 180) & (self.random.random(len(child)) < shares.UNBORN_NAMED)
        possible = ((waiting <= 0) | unborn) & (children.adult_on[child] - at > 45) & (self.free_from[child] <= at)
        possible &= (copy == 0) | (self.random.random(len(child)) < shares.EACH_CHILD_TAKES_PART)
        owner, child = owner[possible], child[possible]
        contacted = day[owner]
        kind = self.people.families.kind[family][owner]
        case = Rows(
            event=owner,
            family=family[owner],
            child=child,
            kind=np.where((kind == DISABILITY) & ~children.disabled[child], GENERAL, kind),
            received_on=contacted,
            born=children.born[child],
            adult_on=children.adult_on[child],
            at=contacted.copy(),
            stage=np.full(len(child), ASSESS),
            busy_until=contacted.copy(),
            assessment=np.full(len(child), NONE),
            plan_from_day=np.full(len(child), NEVER),  # of the child in need plan now open
            plan_meant_to_end=np.full(len(child), NEVER),
            held_as=np.full(len(child), HELD_ON_DUTY),
            held_from=contacted.copy(),
            closed_on=np.full(len(child), NEVER),
            closed_because=np.full(len(child), "", dtype=object),
            gone=np.zeros(len(child), dtype=bool),
            accepted=np.ones(len(child), dtype=bool),
            referral=np.full(len(child), NONE),
        )
        return case

    def _decide_referrals(self) -> None:
        case, every = self.case, np.arange(len(self.case))
        delay = choose(self.dice.common(every), shares.WORKING_DAYS_TO_DECIDE_REFERRAL)
        decided = self.calendar.add(case.received_on, delay)
        refused = self.dice.draw(every) < sum(shares.REFERRAL_NOT_ACCEPTED.values())
        refused &= case.kind == GENERAL
        into_care = (case.kind == UNACCOMPANIED) | (self.dice.draw(every) < shares.REFERRED_STRAIGHT_INTO_CARE)
        into_care &= ~refused & (case.born <= decided)
        outcome = np.where(
            refused,
            pick(self.dice.draw(every), shares.REFERRAL_NOT_ACCEPTED),
            np.where(into_care, "referral_outcome:looked_after", "referral_outcome:assessment"),
        )
        source = pick(self.dice.common(every), shares.REFERRAL_SOURCE)
        source[case.kind == UNACCOMPANIED] = "referral_source:6"
        need = pick(self.dice.draw(every), shares.PRIMARY_NEED)
        need[case.kind == DISABILITY] = "primary_need:N2"
        need[case.kind == UNACCOMPANIED] = "primary_need:N8"
        case.event_number = case.event + self.events
        self.events += int(case.event.max(initial=-1)) + 1
        case.referral = self.ledger.add(
            "referral", child=case.child, family=case.family, event=case.event_number, received_on=case.received_on,
            decided_on=decided, outcome=outcome, source=source, need=need, accepted=~refused,
        )  # fmt: skip
        case.need = need
        case.accepted = ~refused
        case.at = decided
        case.stage = np.where(refused, CLOSED, np.where(into_care, CARE, ASSESS))
        case.closed_on = np.where(refused, decided, NEVER)
        self._hold(np.flatnonzero(into_care), HELD_FOR_ASSESSMENT, decided[into_care])
        self._release(np.flatnonzero(refused), decided[refused])
        self.into_care = into_care

    def _live_through(self) -> None:
        case = self.case
        steps = {
            ASSESS: self._assess, ENQUIRE: self._enquire, IN_NEED: self._help_in_need, STILL_IN_NEED: self._end_in_need,
            PLAN: self._protect, CARE: self._care_for,
        }  # fmt: skip
        for _ in range(STEPS):
            active = (case.stage != CLOSED) & (case.at <= self.horizon.until)
            if not active.any():
                return
            standing = case.stage.copy()
            for stage, step in steps.items():
                now = np.flatnonzero(active & (standing == stage))
                if len(now):
                    step(now)

    # ── Stages ───────────────────────────────────────────────────────────────────────────────────

    def _assess(self, now: np.ndarray) -> None:
        """The assessment after a referral, with an enquiry at once for some."""
        case, draw = self.case, self.dice.draw
        start = self.calendar.add(case.at[now], choose(draw(now), shares.WORKING_DAYS_TO_START_ASSESSMENT))
        length = np.floor(between(draw(now), shares.ASSESSMENT_LENGTH)).astype(np.int64)
        authorised = self.calendar.add(self.calendar.on_working_day(start), length)
        self._hold(now, np.where(case.kind[now] == DISABILITY, HELD_DISABILITY, HELD_FOR_ASSESSMENT), start)
        before = self.plans_before[case.child[now]] > 0
        early = draw(now) < np.where(before, shares.EARLY_ENQUIRY_AFTER_A_PLAN, shares.EARLY_ENQUIRY)
        early &= case.kind[now] != DISABILITY
        outcome = pick(draw(now), shares.AFTER_ASSESSMENT)
        outcome[case.kind[now] == DISABILITY] = "assessment_outcome:cin_plan"
        outcome[(outcome == "assessment_outcome:looked_after") & (case.born[now] > authorised)] = "assessment_outcome:cin_plan"
        outcome[early] = "assessment_outcome:section_47"
        number = self._add_assessment(now, "new", case.received_on[now], start, authorised, outcome)
        case.assessment[now] = number
        case.busy_until[now] = np.maximum(case.busy_until[now], authorised)

        asks = now[early]
        case.stage[asks], case.at[asks] = ENQUIRE, self.calendar.add(start[early], choose(draw(asks), [0.6, 0.25, 0.1, 0.05]))
        self._follow_outcome(now[~early], outcome[~early], authorised[~early])

    def _follow_outcome(self, now: np.ndarray, outcome: np.ndarray, day: np.ndarray) -> None:
        """Where a case goes after an assessment or an enquiry that needed no conference."""
        case = self.case
        later = self.calendar.add(day, choose(self.dice.draw(now), [0.5, 0.2, 0.15, 0.1, 0.05]))
        for code, stage in (("cin_plan", IN_NEED), ("other", IN_NEED), ("looked_after", CARE), ("strategy_discussion", ENQUIRE)):
            here = outcome == f"assessment_outcome:{code}"
            case.stage[now[here]], case.at[now[here]] = stage, later[here]
        stepped_down = np.isin(outcome, ["assessment_outcome:step_down_early_help", "assessment_outcome:step_down_other_agency"])
        ends = stepped_down | (outcome == "assessment_outcome:no_further_action")
        because = np.where(stepped_down, "cin_closure_reason:RC9", "cin_closure_reason:RC8").astype(object)
        self._close(now[ends], later[ends], because[ends])

    def _enquire(self, now: np.ndarray) -> None:
        """A strategy discussion, the enquiry it launches, and the conference if there is to be one."""
        case, draw, calendar = self.case, self.dice.draw, self.calendar
        held = case.at[now]
        before = self.plans_before[case.child[now]] > 0
        fresh = case.busy_until[now] >= held  # the assessment after the referral is still being written
        reassess = ~fresh & (self.random.random(len(now)) < 0.6)
        # Most enquiries on an open case come with an assessment of their own, from the discussion on.
        assessment = case.assessment[now].copy()
        if reassess.any():
            who = now[reassess]
            start = held[reassess]
            done = calendar.add(start, np.floor(between(draw(who), shares.ASSESSMENT_LENGTH)).astype(np.int64))
            assessment[reassess] = self._add_assessment(
                who, "strategy_led", start, start, done, np.full(len(who), "assessment_outcome:section_47", dtype=object)
            )
            case.assessment[who] = assessment[reassess]
            case.busy_until[who] = np.maximum(case.busy_until[who], done)
        conference = calendar.add(held, np.floor(between(draw(now), shares.CONFERENCE_DAYS)).astype(np.int64))
        number, outcome, completed = self._add_enquiry(now, held, assessment, before, conference)
        risk = outcome == "s47_outcome:substantiated_continuing_risk"
        risk &= ~self.not_required
        risk &= case.adult_on[now] - conference > 30
        met = now[risk]
        plan = self._add_conference(met, number[risk], conference[risk])
        # Without a plan: the case goes on as an assessment found, or as the open child in need plan has it.
        other = now[~risk]
        self._after_enquiry(other, np.maximum(completed[~risk], np.where(fresh | reassess, case.busy_until[now], 0)[~risk]))
        no_plan = met[~plan]
        self._after_enquiry(no_plan, np.maximum(conference[risk][~plan], case.busy_until[no_plan]), in_need=0.94)

    def _add_enquiry(
        self, now: np.ndarray, held: np.ndarray, assessment: np.ndarray, before: np.ndarray, latest: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """A discussion and its enquiry; one that finds continuing risk is complete by `latest`, the day of the conference."""
        case, draw = self.case, self.dice.draw
        completed = self.calendar.add(held, np.maximum(1, np.floor(between(draw(now), shares.ENQUIRY_LENGTH))).astype(np.int64))
        u = draw(now)
        outcome = np.where(before, pick(u, shares.ENQUIRY_OUTCOME_AFTER_A_PLAN), pick(u, shares.ENQUIRY_OUTCOME))
        risk = outcome == "s47_outcome:substantiated_continuing_risk"
        completed = np.where(risk, np.minimum(completed, latest), completed)
        self.not_required = risk & (draw(now) < shares.CONFERENCE_NOT_REQUIRED)
        discussion = self.ledger.add(
            "discussion", child=case.child[now], family=case.family[now], event=case.event_number[now], referral=case.referral[now],
            held_on=held, launched=np.ones(len(now), dtype=bool),
        )  # fmt: skip
        number = self.ledger.add(
            "enquiry", child=case.child[now], family=case.family[now], event=case.event_number[now], referral=case.referral[now],
            discussion=discussion, assessment=assessment, started_on=held, completed_on=completed, outcome=outcome,
            not_required=self.not_required, category=pick(self.dice.common(now), shares.CATEGORY),
        )  # fmt: skip
        case.busy_until[now] = np.maximum(case.busy_until[now], completed)
        return number, outcome, completed

    def _add_conference(self, met: np.ndarray, enquiry: np.ndarray, held: np.ndarray) -> np.ndarray:
        """Conferences on these days; returns which of them made a plan. Those children start their plan that day."""
        case = self.case
        plan = self.dice.draw(met) < shares.CONFERENCE_ENDS_IN_PLAN
        category = pick(self.dice.common(met), shares.CATEGORY)
        number = self.ledger.add(
            "conference", child=case.child[met], family=case.family[met], event=case.event_number[met], referral=case.referral[met], enquiry=enquiry,
            held_on=held, plan=plan, category=category, transfer_in=np.zeros(len(met), dtype=bool),
        )  # fmt: skip
        start = met[plan]
        if "conference_of_case" not in case.columns:
            case.conference_of_case = np.full(len(case), NONE)
            case.category = np.full(len(case), "", dtype=object)
        case.conference_of_case[start] = number[plan]
        case.category[start] = category[plan]
        self._end_in_need_plan(start, held[plan], "protection plan")
        case.stage[start], case.at[start] = PLAN, held[plan]
        case.busy_until[met] = np.maximum(case.busy_until[met], held)
        return plan

    def _after_enquiry(self, now: np.ndarray, day: np.ndarray, in_need: float | None = None) -> None:
        case = self.case
        on_plan = case.plan_from_day[now] < NEVER
        stays = now[on_plan]
        case.stage[stays] = STILL_IN_NEED
        case.at[stays] = np.maximum(case.plan_meant_to_end[stays], day[on_plan] + 1)
        free, day = now[~on_plan], day[~on_plan]
        outcome = pick(self.dice.draw(free), shares.AFTER_ENQUIRY_WITHOUT_CONFERENCE)
        if in_need is not None:
            outcome[self.dice.draw(free) < in_need] = "assessment_outcome:cin_plan"
        outcome[(outcome == "assessment_outcome:looked_after") & (case.born[free] > day)] = "assessment_outcome:cin_plan"
        self._follow_outcome(free, outcome, day)

    def _help_in_need(self, now: np.ndarray) -> None:
        """A child in need plan starts; some come to an enquiry or to care while it runs."""
        case, draw = self.case, self.dice.draw
        start = case.at[now]
        disability = case.kind[now] == DISABILITY
        u = draw(now)
        length = np.where(disability, between(u, shares.CIN_PLAN_DAYS_DISABILITY), between(u, shares.CIN_PLAN_DAYS)).astype(
            np.int64
        )
        end = self.calendar.on_working_day(start + length)
        grown = end >= case.adult_on[now]
        end = np.where(grown, np.maximum(case.adult_on[now], start + 1), end)
        case.plan_from_day[now], case.plan_meant_to_end[now] = start, end
        self._hold(now, np.where(disability, HELD_DISABILITY, HELD_IN_NEED), start)
        before = self.plans_before[case.child[now]] > 0
        u = draw(now)
        escalates = u < np.where(before, shares.CIN_PLAN_ESCALATES_AFTER_A_PLAN, shares.CIN_PLAN_ESCALATES)
        into_care = ~escalates & (u > 1 - shares.CIN_PLAN_ENDS_IN_CARE)
        inside = self.calendar.on_working_day(start + 5 + (np.maximum(end - start - 10, 1) * draw(now)).astype(np.int64))
        inside = np.maximum(inside, case.busy_until[now] + 1)
        possible = (inside < end) & ~grown
        escalates &= possible & ~disability
        into_care &= possible & (case.born[now] <= inside)
        self._reassess(now, start, np.where(escalates | into_care, inside, end))
        case.stage[now] = np.select([escalates, into_care], [ENQUIRE, CARE], STILL_IN_NEED)
        case.at[now] = np.where(escalates | into_care, inside, end)

    def _reassess(self, now: np.ndarray, start: np.ndarray, end: np.ndarray) -> None:
        """Updated assessments of open cases, finished well before the plan is meant to end."""
        case = self.case
        begin = self.calendar.on_working_day(start + 60 + ((end - start) * 0.5 * self.dice.common(now)).astype(np.int64))
        done = self.calendar.add(begin, np.floor(between(self.dice.draw(now), shares.ASSESSMENT_LENGTH)).astype(np.int64))
        chosen = (self.dice.draw(now) < shares.REASSESSED_DURING_CIN_PLAN) & (done < end) & (begin > case.busy_until[now])
        who = now[chosen]
        number = self._add_assessment(
            who,
            "updated",
            begin[chosen],
            begin[chosen],
            done[chosen],
            np.full(len(who), "assessment_outcome:continue_plan", dtype=object),
        )
        self.updated = (who, number, begin[chosen], done[chosen])

    def _end_in_need(self, now: np.ndarray) -> None:
        """The child in need plan has run its course: the case closes."""
        case = self.case
        day = case.at[now]
        self._end_in_need_plan(now, day, "needs met")
        grown = day >= case.adult_on[now]
        because = np.full(len(now), "cin_closure_reason:RC7", dtype=object)
        because[grown & (case.kind[now] == DISABILITY)] = "cin_closure_reason:RC6"
        moves = ~grown & (self.dice.common(now) < shares.MOVES_AWAY)
        because[moves] = "cin_closure_reason:RC5"
        case.gone[now[moves]] = True
        later = self.calendar.add(day, choose(self.dice.draw(now), [0.45, 0.2, 0.15, 0.1, 0.1]))
        self._close(now, np.where(grown, day, later), because)

    def _end_in_need_plan(self, now: np.ndarray, day: np.ndarray, reason: str) -> None:
        """Write down the open child in need plans of these cases as ended on these days."""
        case = self.case
        open_plan = case.plan_from_day[now] < NEVER
        who, end = now[open_plan], day[open_plan]
        self.ledger.add(
            "cin_plan", child=case.child[who], family=case.family[who], event=case.event_number[who], referral=case.referral[who],
            started_on=case.plan_from_day[who], ended_on=end, meant_end=end, kind=case.kind[who], reason=np.full(len(who), reason, dtype=object),
        )  # fmt: skip
        case.plan_from_day[who] = NEVER

    def _protect(self, now: np.ndarray) -> None:
        """A child protection plan, from the conference to the review that ends it."""
        case, draw, calendar = self.case, self.dice.draw, self.calendar
        start = case.at[now]
        reviews, end, reason = self._review_plan(now, start)
        cut = (draw(now) < shares.PLAN_ENDS_BETWEEN_REVIEWS) & (end - start > 20)
        when = calendar.on_working_day(start + 14 + (np.maximum(end - start - 20, 1) * draw(now)).astype(np.int64))
        cut &= (when < end) & (case.born[now] <= when)
        fate = np.array(list(shares.AFTER_PLAN_CUT_SHORT), dtype=object)[
            choose(draw(now), list(shares.AFTER_PLAN_CUT_SHORT.values()))
        ]
        end = np.where(cut, when, end)
        reason[cut & (fate == "care")] = "cp_plan_end_reason:looked_after"
        reason[cut & (fate == "moved")] = "cp_plan_end_reason:moved_plan_elsewhere"
        reason[cut & (fate == "left_country")] = "cp_plan_end_reason:left_country"
        grown = end >= case.adult_on[now]
        end = np.where(grown, case.adult_on[now], end)
        reason[grown] = "cp_plan_end_reason:reached_18"

        u = draw(now)
        onward = np.array(list(shares.AFTER_PLAN), dtype=object)[choose(u, list(shares.AFTER_PLAN.values()))]
        care = ~grown & np.where(cut, fate == "care", (onward == "care") & (case.born[now] <= end))
        reason[care] = "cp_plan_end_reason:looked_after"
        plain = ~grown & ~cut & ~care
        step_down = plain & (onward == "cin")
        reason[step_down] = "cp_plan_end_reason:step_down_cin"
        number = self.ledger.add(
            "plan", child=case.child[now], family=case.family[now], event=case.event_number[now], referral=case.referral[now],
            conference=case.conference_of_case[now], started_on=start, ended_on=end, end_reason=reason, category=case.category[now],
            before=self.plans_before[case.child[now]],
        )  # fmt: skip
        self._write_reviews(now, number, reviews, end, ended_by_review=~cut & ~grown)
        self.plans_before[case.child[now]] += 1
        self.family_had_plan[case.family[now]] = True
        self._hold(now, np.full(len(now), HELD_UNDER_PLAN), start)
        self._enquire_during_plan(now, start, end)

        case.busy_until[now] = np.maximum(case.busy_until[now], 0)
        goes_on = np.maximum(end, 0)
        case.stage[now[care]], case.at[now[care]] = CARE, goes_on[care]
        case.stage[now[step_down]], case.at[now[step_down]] = IN_NEED, goes_on[step_down]
        closes = grown | (cut & (fate != "care")) | (plain & ~step_down)
        because = np.full(len(now), "cin_closure_reason:RC7", dtype=object)
        moved = cut & (fate == "moved")
        because[moved] = "cin_closure_reason:RC5"
        case.gone[now[cut & (fate != "care")]] = True
        self._close(now[closes], end[closes], because[closes])

    def _review_plan(self, now: np.ndarray, start: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Days of the review conferences (one row for each plan, NEVER where there was none) and the plan's end."""
        from protection.timescales import FIRST_REVIEW, LATER_REVIEW

        chances = (shares.FIRST_REVIEW_ENDS_PLAN, *shares.LATER_REVIEWS_END_PLAN)
        days = np.full((len(now), len(chances)), NEVER)
        end = np.full(len(now), NEVER)
        last = start
        for turn, chance in enumerate(chances):
            due = (FIRST_REVIEW if turn == 0 else LATER_REVIEW).due_on(last)
            early = between(self.dice.common(now), shares.REVIEW_WEEKS_EARLY) * 7
            held = self.calendar.on_working_day(np.asarray(due) - np.round(early).astype(np.int64))
            # A review on a day that is not worked moves back, not forward: the chair keeps it in time.
            held = np.where((held > due) & (early >= 0), self.calendar.last_working_day(due), held)
            held = np.maximum(held, last + 14)
            days[:, turn] = np.where(end == NEVER, held, NEVER)
            ends = (end == NEVER) & (self.dice.draw(now) < chance)
            end = np.where(ends, held, end)
            last = held
        return days, end, np.full(len(now), "cp_plan_end_reason:risk_reduced", dtype=object)

    def _write_reviews(
        self, now: np.ndarray, plan: np.ndarray, days: np.ndarray, end: np.ndarray, ended_by_review: np.ndarray
    ) -> None:
        row, turn = np.nonzero(days <= end[:, None])
        held = days[row, turn]
        ends_plan = (held == end[row]) & ended_by_review[row]
        keep = ends_plan | (held < end[row])
        row, turn, held, ends_plan = row[keep], turn[keep], held[keep], ends_plan[keep]
        who = now[row]
        self.ledger.add(
            "plan_review", child=self.case.child[who], family=self.case.family[who], event=self.case.event_number[who],
            referral=self.case.referral[who], plan=plan[row], turn=turn, held_on=held, ends_plan=ends_plan,
        )  # fmt: skip

    def _enquire_during_plan(self, now: np.ndarray, start: np.ndarray, end: np.ndarray) -> None:
        """New concerns about a child already on a plan: an enquiry, and no conference but the next review."""
        inside = self.calendar.on_working_day(
            start + 25 + (np.maximum(end - start - 40, 1) * self.dice.common(now)).astype(np.int64)
        )
        chosen = (self.dice.draw(now) < shares.ENQUIRY_DURING_PLAN) & (inside + 60 < end) & (inside > self.case.busy_until[now])
        who = now[chosen]
        if len(who):
            case = self.case
            busy = case.busy_until[who].copy()
            never = np.full(len(who), NEVER)
            self._add_enquiry(who, inside[chosen], np.full(len(who), NONE), np.zeros(len(who), dtype=bool), never)
            last = self.ledger.rows("enquiry")
            last.not_required[-len(who) :] = True
            case.busy_until[who] = np.maximum(busy, case.busy_until[who])

    def _care_for(self, now: np.ndarray) -> None:
        """A period of care. What happens in it is `caring`'s; here it has a start, an end and a way out."""
        case, draw = self.case, self.dice.draw
        self._end_in_need_plan(now, case.at[now], "looked after")
        start = np.maximum(case.at[now], case.born[now])
        minor = case.adult_on[now] - start > 1
        # Nobody becomes looked after on the eve of 18 or later: such a case closes.
        self._close(now[~minor], case.at[now[~minor]], np.full((~minor).sum(), "cin_closure_reason:RC7", dtype=object))
        now, start = now[minor], start[minor]
        if not len(now):
            return
        length = np.maximum(1, between(draw(now), shares.CARE_DAYS)).astype(np.int64)
        length = np.where(case.kind[now] == UNACCOMPANIED, 5000, length)
        end = np.minimum(start + length, case.adult_on[now])
        self._hold(now, np.full(len(now), HELD_IN_CARE), start)
        way, ceased, onward, until = self._leave_care(now, start, end)
        self.ledger.add(
            "care",
            child=case.child[now],
            family=case.family[now],
            event=case.event_number[now],
            referral=case.referral[now],
            started_on=start,
            ended_on=end,
            ceased=ceased,
            way=way,
            meant_end=end,
            adult_on=case.adult_on[now],
            born=case.born[now],
            need=case.need[now],
            unaccompanied=case.kind[now] == UNACCOMPANIED,
            short_breaks=np.zeros(len(now), dtype=bool),
        )
        home = onward == "home"
        case.stage[now[home]], case.at[now[home]] = IN_NEED, end[home]
        leaver = onward == "leaver"
        self._hold(now[leaver], np.full(leaver.sum(), HELD_AFTER_CARE), end[leaver])
        self.ledger.add(
            "leaver", child=case.child[now[leaver]], family=case.family[now[leaver]], event=case.event_number[now[leaver]],
            referral=case.referral[now[leaver]], started_on=end[leaver], ended_on=until[leaver], meant_end=until[leaver],
        )  # fmt: skip
        reasons = {"adopted": "RC1", "guardian": "RC4", "arrangements": "RC3", "leaver": "RC7", "close": "RC7", "away": "RC5"}
        for way, reason in reasons.items():
            here = onward == way
            self._close(now[here], until[here], np.full(here.sum(), f"cin_closure_reason:{reason}", dtype=object))
            case.gone[now[here]] |= way in ("adopted", "leaver", "away")

    def _leave_care(self, now: np.ndarray, start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, ...]:
        """How and why care ended, what follows it, and until when the case stays open (for those it closes)."""
        case, draw = self.case, self.dice.draw
        years = (end - case.born[now]) / 365.25
        length = end - start
        grown = end >= case.adult_on[now]
        own = self.random.random(len(now))
        weights = np.column_stack(
            [
                np.where((years < 9) & (length > 300), 0.34 * np.clip(1.2 - years / 8, 0.05, 1), 0.0),  # adopted
                np.where((length > 120) & (years < 16), 0.20, 0.0),  # special guardianship
                np.where(length > 60, 0.05, 0.0),  # child arrangements
                np.full(len(now), 0.46),  # home
                np.full(len(now), 0.06),  # to others without parental responsibility
                np.where(years > 14, 0.03, 0.0),  # custody
                np.full(len(now), 0.03),  # another authority
                np.full(len(now), 0.03),  # other
            ]
        )
        way = np.array(["adopted", "guardian", "arrangements", "home", "others", "custody", "away", "other"], dtype=object)[
            choose(draw(now), weights)
        ]
        way[grown] = "adult"
        ceased = np.full(len(now), "", dtype=object)
        for name, reasons in CEASED.items():
            here = way == name
            ceased[here] = pick(own[here], shares.codes("reason_episode_ceased", reasons))
        onward = np.select(
            [way == "adopted", way == "guardian", way == "arrangements", (way == "home") | (way == "others"), way == "away"],
            ["adopted", "guardian", "arrangements", "home", "away"],
            "close",
        ).astype(object)
        # Thirteen weeks of care, with some of it at 16 or later, make a care leaver (rules.md T80).
        late = np.maximum(start, case.born[now] + round(14 * 365.25))
        sixteen = birthday(case.born[now], 16)
        entitled = (end - late >= 91) & (end > sixteen) & np.isin(way, ["adult", "home", "others", "custody", "other"])
        onward[entitled] = "leaver"
        age_at_end = np.where(own < 0.32, 21 + 4 * draw(now), 21)
        until = np.where(entitled, case.adult_on[now] + np.round((age_at_end - 18) * 365.25).astype(np.int64), end)
        return way, ceased, onward, until

    # ── Holding, closing, coming back ────────────────────────────────────────────────────────────

    def _add_assessment(
        self, now: np.ndarray, kind: str, clock: np.ndarray, start: np.ndarray, authorised: np.ndarray, outcome: np.ndarray
    ) -> np.ndarray:
        case = self.case
        return self.ledger.add(
            "assessment", child=case.child[now], family=case.family[now], event=case.event_number[now], referral=case.referral[now],
            kind=np.full(len(now), f"assessment_type:{kind}", dtype=object), clock_on=clock, started_on=start, authorised_on=authorised,
            outcome=outcome, born=case.born[now],
        )  # fmt: skip

    def _hold(self, now: np.ndarray, held_as: np.ndarray | int, day: np.ndarray) -> None:
        """From this day the case is held as work of this kind."""
        case = self.case
        held_as = np.broadcast_to(np.asarray(held_as), now.shape)
        changed = case.held_as[now] != held_as
        who = now[changed]
        self._release(who, day[changed])
        case.held_as[who], case.held_from[who] = held_as[changed], day[changed]

    def _release(self, now: np.ndarray, day: np.ndarray) -> None:
        case = self.case
        lasted = day > case.held_from[now]
        who = now[lasted]
        self.ledger.add(
            "held", child=case.child[who], family=case.family[who], event=case.event_number[who], referral=case.referral[who], held_as=case.held_as[who],
            started_on=case.held_from[who], ended_on=day[lasted],
        )  # fmt: skip

    def _close(self, now: np.ndarray, day: np.ndarray, because: np.ndarray) -> None:
        case = self.case
        day = np.maximum(day, case.busy_until[now])
        dies = (self.random.random(len(now)) < shares.DIES) & (case.born[now] < day)
        because = np.where(dies, "cin_closure_reason:RC2", because)
        self.died_on[case.child[now[dies]]] = day[dies]
        case.gone[now[dies]] = True
        self._release(now, day)
        case.stage[now], case.closed_on[now], case.closed_because[now] = CLOSED, day, because

    def _write_episodes(self, closed: np.ndarray) -> None:
        """The child in need episodes of this round, and what is still open at the end of the data."""
        case = self.case
        still = np.flatnonzero(~closed)
        self._end_in_need_plan(still, np.full(len(still), NEVER), "")
        self._release(still, np.full(len(still), NEVER))
        open_now = case.accepted
        self.ledger.add(
            "episode", child=case.child[open_now], family=case.family[open_now], event=case.event_number[open_now],
            referral=case.referral[open_now], started_on=case.received_on[open_now], ended_on=case.closed_on[open_now],
            reason=case.closed_because[open_now], need=case.need[open_now],
        )  # fmt: skip

    def _come_back(self, family: np.ndarray, day: np.ndarray, case: Rows) -> tuple[np.ndarray, np.ndarray]:
        closed = np.full(len(family), 0)
        seen = np.where(case.closed_on < NEVER, np.minimum(case.closed_on, case.received_on + 1500), case.received_on + 150)
        np.maximum.at(closed, case.event, seen)
        closed = np.maximum(closed, day)
        u = self.random.random(len(family))
        chance = np.where(self.family_had_plan[family], shares.COMES_BACK_AFTER_A_PLAN, shares.COMES_BACK)
        chance = np.where(self.people.families.kind[family] == UNACCOMPANIED, 0, chance)
        gap = between(self.random.random(len(family)), shares.DAYS_UNTIL_BACK).astype(np.int64)
        again = u < chance
        return family[again], self.calendar.on_working_day(closed + gap)[again]


CEASED: dict[str, dict[str, float]] = {
    "adopted": {"E11": 0.55, "E12": 0.45},
    "guardian": {"E45": 0.55, "E46": 0.08, "E47": 0.33, "E48": 0.04},
    "arrangements": {"E41": 1.0},
    "home": {"E4A": 0.72, "E4B": 0.28},
    "others": {"E13": 1.0},
    "custody": {"E9": 1.0},
    "away": {"E3": 1.0},
    "other": {"E8": 0.8, "E16": 0.2},
    "adult": {"E5": 0.36, "E6": 0.14, "E7": 0.06, "E17": 0.38, "E8": 0.06},
}
