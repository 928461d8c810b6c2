"""Facts of child protection."""

from __future__ import annotations

import numpy as np

from csc import periods as days
from protection import codes
from protection.local_choices import ALONE, ALONE_AT_HOME, AT_HOME, SEEN, VISIT_THAT_COUNTS
from protection.models import (
    CategoryOfAbuseChange,
    ConferenceAttendance,
    CoreGroup,
    InitialConference,
    PlanUpdate,
    ProtectionPlan,
    ProtectionVisit,
    ReviewConference,
    Section47Enquiry,
    StrategyDiscussion,
)
from protection.timescales import FIRST_CORE_GROUP
from reporting.engine.columns import Answer, CodeNumber, Day, Flag, Key, LocalDay, Number
from reporting.engine.rows import Rows
from reporting.facts.tables import FactTable, case, declare, record
from reporting.facts.visits import VISIT, VISIT_DERIVED

STRATEGY_DISCUSSIONS = declare(
    FactTable(
        name="strategy_discussions",
        one_row_per="strategy discussion about one child",
        model=StrategyDiscussion,
        columns=case(referral=Key(), held_on=LocalDay("held_at"), launched_enquiry=Flag()),
    )
)

ENQUIRIES = declare(
    FactTable(
        name="s47_enquiries",
        one_row_per="section 47 enquiry about one child",
        model=Section47Enquiry,
        columns=case(
            strategy_discussion=Key(),
            referral=Key(),
            assessment=Key(),
            started_on=Day(),
            completed_on=Day(),
            outcome=CodeNumber(),
            category=CodeNumber(),
            conference_not_required=Flag(),
            child_seen_on=Day(),
        ),
    )
)


def clock_started_on(rows: Rows) -> np.ndarray:
    """The strategy discussion that launched the enquiry, else the enquiry's own start; NEVER without an enquiry."""
    discussion = rows.of("s47_enquiries", "strategy_discussion", by="enquiry")
    table = rows._frame.facts["strategy_discussions"]
    launched = table.take("held_on", table.find(discussion))
    return np.where(launched < days.NEVER, launched, rows.of("s47_enquiries", "started_on", by="enquiry"))


INITIAL_CONFERENCES = declare(
    FactTable(
        name="initial_conferences",
        one_row_per="child considered at an initial conference",
        model=InitialConference,
        columns=case(
            meeting=Key(),
            enquiry=Key(),
            held_on=Day(),
            transfer_in=Flag(),
            outcome=CodeNumber(),
            category=CodeNumber(),
        ),
        derived={"clock_started_on": (Day(label="Strategy discussion that launched the enquiry"), clock_started_on)},
    )
)


def team_of_meeting(rows: Rows) -> np.ndarray:
    """The team of a child considered at the meeting (a meeting on siblings has one team)."""
    return rows.of("initial_conferences", "team", by="meeting", key="meeting")


def on_own_children(rows: Rows) -> np.ndarray:
    """Whether the meeting considered a child of this authority, not one who moved in with another's plan."""
    conferences = rows._frame.facts["initial_conferences"]
    return np.isin(rows.meeting, conferences["meeting"][~conferences["transfer_in"]])


ATTENDANCE = declare(
    FactTable(
        name="conference_attendances",
        one_row_per="agency at one initial conference meeting",
        model=ConferenceAttendance,
        where={"meeting__kind": "initial"},
        columns=record(
            meeting=Key(),
            held_on=Day("meeting__held_on"),
            agency=CodeNumber(),
            invited=Flag(),
            attended=Answer(),
            report_received_on=Day(),
        ),
        derived={
            "team": (Key(label="Team"), team_of_meeting),
            "on_own_children": (Flag(label="Not a transfer in"), on_own_children),
        },
        child="",
        worker="",
    )
)


def own_and_held(rows: Rows) -> np.ndarray:
    """A plan of this authority that was in force for a day or more."""
    return rows.own & (rows.ended_on > rows.started_on)


def earlier_plan_ended_on(rows: Rows) -> np.ndarray:
    """The end of the child's last plan of this authority that ended on or before this one's start; LONG_AGO if none.

    A plan that ended on the day it began was never in force: it is no earlier plan, least of all to itself.
    """
    return rows.latest("cp_plans", "ended_on", where=own_and_held, at=rows.started_on)


def core_group_due_on(rows: Rows) -> np.ndarray:
    """The last day on which the first core group is in time."""
    return FIRST_CORE_GROUP.due_on(rows.started_on)


PLANS = declare(
    FactTable(
        name="cp_plans",
        one_row_per="child protection plan",
        model=ProtectionPlan,
        columns=case(
            conference=Key(),
            started_on=Day(),
            ended_on=Day(),
            end_reason=CodeNumber(),
            initial_category=CodeNumber(),
            latest_category=CodeNumber(),
            for_other_authority=Flag("held_for_other_authority"),
            previous_plans_stated=Number(),
            previous_plans_elsewhere=Number(),
        ),
        derived={
            "own": (Flag(label="A plan of this authority"), lambda rows: ~rows.for_other_authority),
            "earlier_plan_ended_on": (Day(label="End of the child's plan before"), earlier_plan_ended_on),
            "core_group_due_on": (Day(label="Last day for the first core group"), core_group_due_on),
        },
    )
)

CATEGORY_CHANGES = declare(
    FactTable(
        name="category_changes",
        one_row_per="change of a plan's category",
        model=CategoryOfAbuseChange,
        where={"plan__state": "complete"},
        columns=record(child=Key("plan__child"), plan=Key(), category=CodeNumber(), changed_on=Day()),
        child="plan__child_id",
        worker="",
    )
)

PLAN_UPDATES = declare(
    FactTable(
        name="cp_plan_updates",
        one_row_per="plan as agreed or rewritten on a day",
        model=PlanUpdate,
        columns=case(plan=Key(), agreed_on=Day()),
    )
)

CORE_GROUPS = declare(
    FactTable(
        name="core_groups",
        one_row_per="core group about one child",
        model=CoreGroup,
        columns=case(plan=Key(), due_on=Day(), held_on=Day(), plan_updated=Flag()),
    )
)


def conference_before(rows: Rows) -> np.ndarray:
    """The plan's review before this one, else its start: from then on this review's time runs."""
    before = rows.latest("review_conferences", "held_on", by="plan", at=rows.held_on, before=True)
    return np.maximum(before, rows.of("cp_plans", "started_on", by="plan"))


def is_first_review(rows: Rows) -> np.ndarray:
    """Whether no review of the plan was held on an earlier day."""
    return rows.latest("review_conferences", "held_on", by="plan", at=rows.held_on, before=True) <= days.LONG_AGO


REVIEW_CONFERENCES = declare(
    FactTable(
        name="review_conferences",
        one_row_per="child considered at a review conference",
        model=ReviewConference,
        columns=case(plan=Key(), meeting=Key(), due_on=Day(), held_on=Day(), outcome=CodeNumber()),
        derived={
            "clock_started_on": (Day(label="Review before, or start of the plan"), conference_before),
            "is_first": (Flag(label="First review of the plan"), is_first_review),
        },
    )
)


def that_counts(rows: Rows) -> np.ndarray:
    """Child seen, where and how the authority asked on the day of the visit: the next visit runs from it."""
    alone = rows.coded("seen_alone", codes.SEEN_ALONE, codes.NOT_APPROPRIATE_ALONE)
    at_home = rows.coded("place", codes.AT_HOME)
    required = {SEEN: True, ALONE: alone, AT_HOME: at_home, ALONE_AT_HOME: alone & at_home}
    return rows.child_was_seen & VISIT_THAT_COUNTS.by_day(rows.visited_on, required.__getitem__)


VISITS = declare(
    FactTable(
        name="cp_visits",
        one_row_per="child protection visit",
        model=ProtectionVisit,
        columns=case(plan=Key(), **VISIT),
        derived=VISIT_DERIVED | {"that_counts": (Flag(label="Child seen, where and how the authority asks"), that_counts)},
    )
)
