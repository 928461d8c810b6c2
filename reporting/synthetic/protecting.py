"""Strategy discussions, section 47 enquiries, conferences, and plans with all they ask for."""

from __future__ import annotations

import numpy as np

from protection.codes import REVIEW_ENDS_PLAN
from protection.models import (
    ConferenceAttendance,
    ConferenceMeeting,
    CoreGroup,
    InitialConference,
    PlanUpdate,
    ProtectionPlan,
    ProtectionVisit,
    ReviewConference,
    Section47Enquiry,
    StrategyDiscussion,
    StrategyDiscussionAttendance,
)
from protection.timescales import (
    CP_VISIT,
    FIRST_CORE_GROUP,
    FIRST_REVIEW,
    INITIAL_CONFERENCE,
    LATER_CORE_GROUP,
    LATER_REVIEW,
    TRANSFER_IN_CONFERENCE,
)
from reporting.synthetic import shares
from reporting.synthetic.assessing import Assessing
from reporting.synthetic.days import DAY, NEVER, age, evening, office_time
from reporting.synthetic.dice import between, pick
from reporting.synthetic.families import Families
from reporting.synthetic.journeys import NONE
from reporting.synthetic.rows import Rows
from reporting.synthetic.visiting import ALONE, ALONE_WHEN_SMALL, Standard, Visits, group_visits, since_last, together
from reporting.synthetic.writing import Book

AT_A_DISCUSSION = shares.codes(
    "agency",
    {
        "social_care": 1.0,
        "police": 0.97,
        "health_visitor": 0.35,
        "school_nurse": 0.3,
        "school": 0.55,
        "paediatrician": 0.3,
        "early_years": 0.1,
    },
)
AT_A_CONFERENCE = {
    # agency: (invited, comes if invited, sends a report if invited)
    "social_care": (1.0, 0.995, 0.97), "police": (0.97, 0.62, 0.78), "school": (0.80, 0.86, 0.74), "health_visitor": (0.55, 0.80, 0.66),
    "school_nurse": (0.45, 0.62, 0.58), "gp": (0.95, 0.07, 0.45), "adult_mental_health": (0.22, 0.48, 0.40), "midwife": (0.08, 0.8, 0.6),
    "probation": (0.16, 0.55, 0.45), "housing": (0.18, 0.35, 0.15), "domestic_abuse_service": (0.22, 0.5, 0.3), "parents": (1.0, 0.86, 0.0),
    "child": (0.35, 0.45, 0.0),
}  # fmt: skip
CATEGORY_CHANGES = 0.08
CORE_GROUP_GAPS = ((0.0, 0.5), (0.3, 0.85), (0.84, 1.0), (0.95, 1.5), (1.0, 2.3))
LATE = shares.codes(
    "delay_reason",
    {
        "chair_unavailable": 0.18,
        "late_booking": 0.2,
        "family_unavailable": 0.16,
        "not_quorate": 0.12,
        "sibling_group": 0.14,
        "workload": 0.12,
        "birth_awaited": 0.08,
    },
)
PARTICIPATION = shares.codes(
    "review_participation", {"PN1": 0.3, "PN2": 0.06, "PN3": 0.01, "PN4": 0.06, "PN5": 0.2, "PN6": 0.17, "PN7": 0.2}
)
TEXT_CONTINUES = "The plan goes on with changes."


class Protecting:
    """Writes everything from the strategy discussion to the end of the plan."""

    def __init__(self, book: Book, people: Families, rows: dict[str, Rows], assessing: Assessing) -> None:
        self.book = book
        self.people = people
        self.rows = rows
        self.assessing = assessing
        self.random = book.dice("protecting")

    def write(self) -> None:
        if "enquiry" not in self.rows or not len(self.rows["enquiry"]):
            return
        self._discussions()
        self._enquiries()
        self._conferences()
        if len(self.rows.get("plan", Rows())):
            self._plans()

    def _born(self, child: np.ndarray) -> np.ndarray:
        return self.people.children.born[child]

    # ── Enquiries ────────────────────────────────────────────────────────────────────────────────

    def _discussions(self) -> None:
        book, rows, random = self.book, self.rows["discussion"], self.random
        _, first, which = np.unique(rows.event * (1 << 24) + rows.held_on, return_index=True, return_inverse=True)
        held_at = office_time(rows.held_on[first], random)[which]
        self.discussion_keys = book.add_case(
            StrategyDiscussion,
            child=rows.child,
            on=rows.held_on,
            happened=held_at,
            referral=self.assessing.referral_key(rows.referral),
            held_at=held_at,
            launched_enquiry=rows.launched,
            decision=np.full(len(rows), "Section 47 enquiry.", dtype=object),
        )
        codes = np.array(list(AT_A_DISCUSSION), dtype=object)
        there = random.random((len(first), len(codes)))[which] < np.array(list(AT_A_DISCUSSION.values()))
        row, agency = np.nonzero(there)
        team, worker = book.allocations.on(rows.child[row], rows.held_on[row])
        typist = np.where(worker < 0, book.staff.manager(team, rows.held_on[row]), worker)
        book.add(
            StrategyDiscussionAttendance,
            happened=held_at[row],
            recorded_by=book.user(typist),
            discussion=self.discussion_keys[row],
            agency=codes[agency],
        )

    def _enquiries(self) -> None:
        book, rows, random = self.book, self.rows["enquiry"], self.random
        count = len(rows)
        done = rows.completed_on < NEVER
        last = np.minimum(rows.completed_on, book.horizon.until)
        team, _ = book.allocations.on(rows.child, last)
        seen_on = book.calendar.on_working_day(np.minimum(rows.started_on + random.integers(0, 5, count), last))
        seen_on = np.minimum(seen_on, last)
        born = self._born(rows.child)
        seen = (random.random(count) < 0.955) & (born <= seen_on) & (seen_on >= rows.started_on)
        alone = np.where(
            seen_on - born < 3 * 365, pick(random.random(count), ALONE_WHEN_SMALL), pick(random.random(count), ALONE)
        )  # type: ignore[arg-type]
        assessment = rows.assessment
        risk = rows.outcome == "s47_outcome:substantiated_continuing_risk"
        not_required = done & risk & rows.not_required
        category = np.where(done & (rows.outcome != "s47_outcome:not_substantiated"), rows.category, None)
        self.enquiry_keys = book.add_case(
            Section47Enquiry,
            child=rows.child,
            on=last,
            happened=rows.started_on * DAY + 16 * 3600,
            ended=evening(rows.completed_on),
            ending_fields=(
                "completed_on",
                "authorised_by",
                "outcome",
                "category",
                "conference_not_required",
                "conference_not_required_reason",
            ),
            strategy_discussion=self.discussion_keys[rows.discussion],
            referral=self.assessing.referral_key(rows.referral),
            assessment=np.where(assessment == NONE, 0, self.assessing.keys[np.maximum(assessment, 0)]),
            started_on=rows.started_on,
            completed_on=rows.completed_on,
            authorised_by=book.person_at_work(np.where(done, book.staff.manager(team, last), -1)),
            outcome=np.where(done & (random.random(count) > 0.004), rows.outcome, None),
            conference_not_required=not_required,
            conference_not_required_reason=np.where(not_required, "Safe with the plan already in place.", "").astype(object),
            category=category,
            child_seen_on=np.where(seen, seen_on, NEVER),
            child_seen_alone=np.where(seen, alone, None),
            conference_due_on=np.asarray(INITIAL_CONFERENCE.due_on(rows.started_on)).astype(np.int64),
        )

    # ── Conferences ──────────────────────────────────────────────────────────────────────────────

    def _meetings(self, kind: str, event: np.ndarray, day: np.ndarray, held: bool) -> np.ndarray:
        """One meeting for the children of an event on a day; returns the meeting's key for each child."""
        book, random = self.book, self.random
        _, first, which = np.unique(event.astype(np.int64) * (1 << 24) + day, return_index=True, return_inverse=True)
        on = day[first]
        count = len(first)
        at = office_time(on, random)
        chair = self._chairs(np.minimum(on, book.horizon.until))
        happened = at if held else np.minimum(at, book.horizon.until * DAY + 12 * 3600)
        late = book.calendar.add(on, 5 + random.integers(0, 22, count))
        keys = book.add(
            ConferenceMeeting,
            happened=happened,
            recorded_by=book.user(chair),
            kind=np.full(count, kind, dtype=object),
            planned_for=at,
            held_on=on if held else np.full(count, NEVER),
            quorate=np.ma.masked_array(random.random(count) < 0.96, mask=np.full(count, not held)),
            chair=book.person_at_work(chair),
            minutes_sent_on=np.where(held & (late <= book.horizon.until), late, NEVER),
        )
        if held:
            self._attendance(keys, at, on, chair)
        return keys[which]

    def _chairs(self, day: np.ndarray) -> np.ndarray:
        """The conference chair of each meeting: by turns, among those in post."""
        return self.book.staff.specialist("conference_chair", day, self.random)

    def _attendance(self, meeting: np.ndarray, at: np.ndarray, on: np.ndarray, chair: np.ndarray) -> None:
        book, random = self.book, self.random
        agencies = np.array([f"agency:{code}" for code in AT_A_CONFERENCE], dtype=object)
        chances = np.array(list(AT_A_CONFERENCE.values()))
        row, agency = np.nonzero(random.random((len(meeting), len(agencies))) < chances[:, 0])
        came = random.random(len(row)) < chances[agency, 1]
        report = random.random(len(row)) < chances[agency, 2]
        ready = book.calendar.last_working_day(on[row] - random.integers(0, 8, len(row)))
        book.add(
            ConferenceAttendance,
            happened=at[row] + 3 * 3600,
            recorded_by=book.user(chair[row]),
            meeting=meeting[row],
            agency=agencies[agency],
            invited=np.ones(len(row), dtype=bool),
            attended=came,
            report_received_on=np.where(report, ready, NEVER),
        )

    def _conferences(self) -> None:
        book, rows, booked, random = self.book, self.rows["conference"], self.rows["booked"], self.random
        enquiry = self.rows["enquiry"]
        moved_in = rows.transfer_in
        asked = np.where(moved_in, rows.notified_on, enquiry.started_on[np.maximum(rows.enquiry, 0)])
        due = np.where(moved_in, TRANSFER_IN_CONFERENCE.due_on(asked), INITIAL_CONFERENCE.due_on(asked)).astype(np.int64)
        late = (rows.held_on > due) & (random.random(len(rows)) < 0.9)
        self.conference_keys = book.add_case(
            InitialConference,
            child=rows.child,
            on=rows.held_on,
            meeting=self._meetings("initial", rows.event, rows.held_on, held=True) if len(rows) else np.zeros(0, dtype=np.int64),
            enquiry=np.where(moved_in, 0, self.enquiry_keys[np.maximum(rows.enquiry, 0)]),
            transfer_in=moved_in,
            transfer_notified_on=np.where(moved_in, rows.notified_on, NEVER),
            due_on=due,
            held_on=rows.held_on,
            outcome=np.where(
                rows.plan,
                "conference_outcome:plan",
                pick(random.random(len(rows)), shares.codes("conference_outcome", {"no_plan": 0.25, "cin_plan": 0.75})),
            ),
            category=np.where(rows.plan, rows.category, None),
            late_reason=np.where(late, pick(random.random(len(rows)), LATE), None),
        )
        if len(booked):
            book.add_case(
                InitialConference,
                child=booked.child,
                on=np.full(len(booked), book.horizon.until),
                meeting=self._meetings("initial", booked.event, booked.held_on, held=False),
                enquiry=self.enquiry_keys[booked.enquiry],
                due_on=np.asarray(INITIAL_CONFERENCE.due_on(enquiry.started_on[booked.enquiry])).astype(np.int64),
                held_on=np.full(len(booked), NEVER),
            )

    # ── Plans ────────────────────────────────────────────────────────────────────────────────────

    def _plans(self) -> None:
        book, plan, random = self.book, self.rows["plan"], self.random
        ended = plan.ended_on < NEVER
        stated = random.random(len(plan)) < shares.EARLIER_PLAN_STATED
        changes = (random.random(len(plan)) < CATEGORY_CHANGES) & (
            np.minimum(plan.ended_on, book.horizon.until) - plan.started_on > 100
        )
        latest = np.where(changes, pick(random.random(len(plan)), shares.CATEGORY), plan.category)
        keys = book.add_case(
            ProtectionPlan,
            child=plan.child,
            on=plan.started_on,
            happened=plan.started_on * DAY + 16 * 3600,
            ended=evening(plan.ended_on),
            ending_fields=("ended_on", "end_reason"),
            conference=np.where(plan.conference == NONE, 0, self.conference_keys[np.maximum(plan.conference, 0)]),
            started_on=plan.started_on,
            ended_on=plan.ended_on,
            end_reason=np.where(ended, plan.end_reason, None),
            initial_category=plan.category,
            latest_category=latest,
            previous_plans_stated=plan.before + stated,
            previous_plans_elsewhere=stated.astype(np.int64),
        )
        self.plan_keys = keys
        self._reviews(plan, keys)
        self._core_groups(plan, keys)
        self._visits(plan, keys)

    def _reviews(self, plan: Rows, keys: np.ndarray) -> None:
        book, random = self.book, self.random
        review = self.rows["plan_review"].sorted_by("plan", "held_on") if "plan_review" in self.rows else None
        last_held = plan.started_on.copy()
        turns = np.zeros(len(plan), dtype=np.int64)
        if review is not None and len(review):
            before = since_last(review.plan, review.held_on, np.ones(len(review), dtype=bool), plan.started_on)
            due = np.where(review.turn == 0, FIRST_REVIEW.due_on(before), LATER_REVIEW.due_on(before)).astype(np.int64)
            end_reason = plan.end_reason[review.plan]
            ends = review.ends_plan & (plan.ended_on[review.plan] == review.held_on)
            outcome = np.where(
                ends,
                np.where(end_reason == "cp_plan_end_reason:step_down_cin", "review_outcome:step_down_cin", REVIEW_ENDS_PLAN),
                pick(random.random(len(review)), shares.codes("review_outcome", {"continue": 0.6, "continue_with_changes": 0.4})),
            )
            years = age(self._born(review.child), review.held_on)
            book.add_case(
                ReviewConference,
                child=review.child,
                on=review.held_on - ends,
                happened=review.held_on * DAY + 15 * 3600,
                plan=keys[review.plan],
                meeting=self._meetings("review", review.event, review.held_on, held=True),
                due_on=due,
                held_on=review.held_on,
                outcome=outcome,
                participation=np.where(years < 4, "review_participation:PN0", pick(random.random(len(review)), PARTICIPATION)),
                late_reason=np.where(
                    (review.held_on > due) & (random.random(len(review)) < 0.85), pick(random.random(len(review)), LATE), None
                ),
            )
            np.maximum.at(last_held, review.plan, review.held_on)
            np.maximum.at(turns, review.plan, review.turn + 1)
            goes_on = ~ends
            book.add_case(
                PlanUpdate, child=review.child[goes_on], on=review.held_on[goes_on], plan=keys[review.plan[goes_on]],
                agreed_on=review.held_on[goes_on], text=np.full(goes_on.sum(), TEXT_CONTINUES, dtype=object),
            )  # fmt: skip
        still = np.flatnonzero(plan.ended_on == NEVER)
        if len(still):
            due = np.where(
                turns[still] == 0, FIRST_REVIEW.due_on(last_held[still]), LATER_REVIEW.due_on(last_held[still])
            ).astype(np.int64)
            planned = book.calendar.last_working_day(np.maximum(due, book.horizon.until + 2))
            group, first = together(plan[still])
            book.add_case(
                ReviewConference,
                child=plan.child[still],
                on=last_held[still],
                plan=keys[still],
                meeting=self._meetings("review", plan.event[still], planned[first][group], held=False),
                due_on=due,
            )

    def _core_groups(self, plan: Rows, keys: np.ndarray) -> None:
        book, random = self.book, self.random
        group, first = together(plan)
        start = plan.started_on[first]
        end = np.zeros(len(first), dtype=np.int64)
        np.maximum.at(end, group, plan.ended_on)
        last = plan.started_on.copy()
        for turn in range(40):
            due = np.asarray((FIRST_CORE_GROUP if turn == 0 else LATER_CORE_GROUP).due_on(start)).astype(np.int64)
            held = book.calendar.on_working_day(
                start + np.maximum(1, (due - start) * between(random.random(len(start)), CORE_GROUP_GAPS)).astype(np.int64)
            )
            happens = (held[group] < plan.ended_on) & (held[group] <= book.horizon.until) & (last == start[group])
            who = np.flatnonzero(happens)
            book.add_case(
                CoreGroup,
                child=plan.child[who],
                on=held[group[who]],
                happened=held[group[who]] * DAY + 14 * 3600,
                plan=keys[who],
                due_on=due[group[who]],
                held_on=held[group[who]],
                plan_updated=random.random(len(first))[group[who]] < 0.6,
            )
            last[who] = held[group[who]]
            start = held
            if not ((held < end) & (held <= book.horizon.until)).any():
                break
        still = np.flatnonzero(plan.ended_on == NEVER)
        first_one = last[still] == plan.started_on[still]
        due = np.where(first_one, FIRST_CORE_GROUP.due_on(last[still]), LATER_CORE_GROUP.due_on(last[still])).astype(np.int64)
        book.add_case(CoreGroup, child=plan.child[still], on=last[still], plan=keys[still], due_on=due)

    def _visits(self, plan: Rows, keys: np.ndarray) -> None:
        book = self.book
        born = self._born(plan.child)
        # Before the birth there is no child to see: visits start with it.
        begins = np.maximum(plan.started_on, np.where(born <= book.horizon.until, born, NEVER))
        due_from_start = np.asarray(CP_VISIT.due_on(plan.started_on)).astype(np.int64)
        visits = Visits(book, Standard(), "child protection")
        row, day, joint = group_visits(
            plan, due_from_start - plan.started_on, plan.started_on, book.horizon.until, book.calendar, visits.random
        )
        alive = day >= begins[row]
        row, day, joint = row[alive], day[alive], np.unique(joint[alive], return_inverse=True)[1]
        result = visits.outcome(day, born[row], joint)
        columns = visits.columns(day, born[row], joint, result)
        due = np.asarray(CP_VISIT.due_on(since_last(row, day, result.counts, begins))).astype(np.int64)
        book.add_case(ProtectionVisit, child=plan.child[row], on=day, plan=keys[row], due_on=due, **columns)
        last_seen = begins.copy()
        np.maximum.at(last_seen, row[result.counts], day[result.counts])
        still = np.flatnonzero((plan.ended_on == NEVER) & (begins < NEVER))
        book.add_case(
            ProtectionVisit, child=plan.child[still], on=np.minimum(last_seen[still], book.horizon.until), plan=keys[still],
            due_on=np.asarray(CP_VISIT.due_on(last_seen[still])).astype(np.int64),
        )  # fmt: skip
