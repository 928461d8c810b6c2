"""Facts of the front door: contacts, referrals, early help, exploitation, children missing."""

from __future__ import annotations

import numpy as np

from contacts.models import (
    Contact,
    EarlyHelpAssessment,
    EarlyHelpEpisode,
    ExploitationReferral,
    ExploitationRisk,
    MissingEpisode,
    Referral,
    ReturnInterview,
)
from csc import periods as days
from reporting.engine.columns import Answer, CodeNumber, Day, Flag, Key, LocalDay, Moment
from reporting.engine.rows import Rows
from reporting.facts.tables import FactTable, case, declare


def earlier_contact_on(rows: Rows) -> np.ndarray:
    """The last contact about the same child on a day before this one's; LONG_AGO if there is none."""
    return rows.latest("contacts", "received_on", at=rows.received_on, before=True)


def case_was_open(rows: Rows) -> np.ndarray:
    """Whether the child was already open to social care when the contact came: the case opened on a day before."""
    return rows.holding("cin_episodes", at=rows.received_on, take="started_on") < rows.received_on


def early_help_was_open(rows: Rows) -> np.ndarray:
    """Whether the child was already receiving early help when the contact was decided, from a day before."""
    started = rows.holding("early_help_episodes", at=rows.decided_on, take="started_on")
    return started < np.minimum(rows.decided_on, days.NEVER)


def led_to_assessment(rows: Rows) -> np.ndarray:
    """Whether an assessment has started because of the contact's referral."""
    referral = rows.of("referrals", "id", by="id", key="contact")
    owners = rows._frame.facts["assessments"]
    started = owners["referral"][owners["started_on"] < days.NEVER]
    return (referral > 0) & np.isin(referral, started)


def first_of_its_message(rows: Rows) -> np.ndarray:
    """One message about one child on one day counts once: true for the first by key of those alike.

    Alike are contacts about the same child, received on the same day, from the same source and by the same
    method. Two sources on one day are two messages.
    """
    alike = rows["child"], rows.received_on, rows.source, rows.method
    order = np.lexsort((rows.id, *reversed(alike)))
    first = np.zeros(len(order), dtype=bool)
    first[:1] = True
    for column in alike:
        sorted_column = column[order]
        first[1:] |= sorted_column[1:] != sorted_column[:-1]
    flags = np.empty(len(order), dtype=bool)
    flags[order] = first
    return flags


CONTACTS = declare(
    FactTable(
        name="contacts",
        one_row_per="contact, one for each child it is about",
        model=Contact,
        columns=case(
            received_at=Moment(),
            received_on=LocalDay("received_at"),
            decided_at=Moment(),
            decided_on=LocalDay("decided_at"),
            method=CodeNumber(),
            source=CodeNumber(),
            consent=CodeNumber(),
            to_early_help=Flag("addressed_to_early_help"),
            recommended_outcome=CodeNumber(),
            decided_outcome=CodeNumber(),
            decided_by=Key(),
        ),
        derived={
            "first_of_its_message": (Flag(label="The first record of the message"), first_of_its_message),
            "earlier_contact_on": (Day(label="Last contact about the child on an earlier day"), earlier_contact_on),
            "case_was_open": (Flag(label="The child's case was open already"), case_was_open),
            "early_help_was_open": (Flag(label="The child had early help already"), early_help_was_open),
            "led_to_assessment": (Flag(label="An assessment has started"), led_to_assessment),
        },
    )
)


def first_of_its_day(rows: Rows) -> np.ndarray:
    """Several referrals of one child on one day count once: true for the first by key (rules.md A03)."""
    order = np.lexsort((rows.id, rows.received_on, rows["child"]))
    child, day = rows["child"][order], rows.received_on[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = (child[1:] != child[:-1]) | (day[1:] != day[:-1])
    flags = np.empty(len(order), dtype=bool)
    flags[order] = first
    return flags


def earlier_referral_on(rows: Rows) -> np.ndarray:
    """The last referral of the same child on a day before this one's; LONG_AGO if there is none."""
    return rows.latest("referrals", "received_on", at=rows.received_on, before=True)


def has_assessment(rows: Rows) -> np.ndarray:
    """Whether an assessment has started because of the referral."""
    assessments = rows._frame.facts["assessments"]
    return np.isin(rows.id, assessments["referral"][assessments["started_on"] < days.NEVER])


REFERRALS = declare(
    FactTable(
        name="referrals",
        one_row_per="referral, one for each child",
        model=Referral,
        columns=case(
            contact=Key(),
            received_on=Day(),
            source=CodeNumber(),
            outcome=CodeNumber(),
            primary_need=CodeNumber(),
            decided_at=Moment(),
            decided_on=LocalDay("decided_at"),
        ),
        derived={
            "first_of_its_day": (Flag(label="The child's first referral of the day"), first_of_its_day),
            "earlier_referral_on": (Day(label="Last referral of the child on an earlier day"), earlier_referral_on),
            "has_assessment": (Flag(label="An assessment has started"), has_assessment),
        },
    )
)

EARLY_HELP = declare(
    FactTable(
        name="early_help_episodes",
        one_row_per="child's time with early help",
        model=EarlyHelpEpisode,
        columns=case(
            contact=Key(),
            started_on=Day(),
            ended_on=Day(),
            agency=CodeNumber("lead_agency"),
            stepped_down=Flag(),
            end_reason=CodeNumber(),
        ),
    )
)

EARLY_HELP_ASSESSMENTS = declare(
    FactTable(
        name="early_help_assessments",
        one_row_per="early help assessment",
        model=EarlyHelpAssessment,
        columns=case(started_on=Day(), completed_on=Day(), agency=CodeNumber()),
    )
)


EXPLOITATION_REFERRALS = declare(
    FactTable(
        name="exploitation_referrals",
        one_row_per="exploitation referral",
        model=ExploitationReferral,
        columns=case(received_on=Day(), source=CodeNumber(), kind=CodeNumber(), part_played=CodeNumber()),
    )
)

EXPLOITATION_RISKS = declare(
    FactTable(
        name="exploitation_risks",
        one_row_per="level of risk held from one date to another",
        model=ExploitationRisk,
        columns=case(kind=CodeNumber(), level=CodeNumber(), started_on=Day(), ended_on=Day()),
    )
)


def was_looked_after(rows: Rows) -> np.ndarray:
    """Whether the child was looked after (short breaks apart) on the day the episode began."""
    return rows.holding("care_periods", where="counts", at=rows.started_on)


MISSING_EPISODES = declare(
    FactTable(
        name="missing_episodes",
        one_row_per="missing or away episode",
        model=MissingEpisode,
        columns=case(
            kind=CodeNumber(),
            started_at=Moment(),
            started_on=LocalDay("started_at"),
            ended_at=Moment(),
            ended_on=LocalDay("ended_at"),
        ),
        derived={
            "was_looked_after": (Flag(label="Looked after when it began"), was_looked_after),
        },
    )
)

RETURN_INTERVIEWS = declare(
    FactTable(
        name="return_interviews",
        one_row_per="return interview offered, accepted or held",
        model=ReturnInterview,
        columns=case(
            episode=Key(),
            offered_on=LocalDay("offered_at"),
            accepted=Answer(),
            held_at=Moment(),
            held_on=LocalDay("held_at"),
        ),
    )
)
