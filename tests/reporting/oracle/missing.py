"""Children missing, and exploitation: by hand."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from tests.reporting.oracle.figures import Case, figure
from tests.reporting.oracle.world import Period, World, holds, local_day, months_later

MISSING = "missing_type:M"
SEXUAL = "exploitation_kind:cse"
LEVELS = ("none", "low", "medium", "high")


def gone(w: World, m: Period) -> Iterator[Case]:
    """Missing episodes that began in the period; being away without leave is another thing."""
    for episode in w.missing:
        day = local_day(episode.started_at)
        if episode.kind_id == MISSING and day in m:
            yield Case(episode, episode.team_id, day)


@figure("missing_from_care_episodes")
def gone_from_care(w: World, m: Period) -> Iterator[Case]:
    for case in gone(w, m):
        if w.looked_after(case.record, case.day):
            yield case


@figure("children_starting_missing_episode")
def children_gone(w: World, m: Period) -> Iterator[Case]:
    for case in gone(w, m):
        yield Case(case.record, case.unit, case.day, once=w.child(case.record))


@figure("children_missing_from_care")
def children_gone_from_care(w: World, m: Period) -> Iterator[Case]:
    for case in gone_from_care(w, m):
        yield Case(case.record, case.unit, case.day, once=w.child(case.record))


@figure("children_with_repeat_missing_episodes")
def gone_again(w: World, m: Period) -> Iterator[Case]:
    """Twice or more in the three months that end with this one."""
    quarter = Period(months_later(m.first, -2), m.last)
    cases = list(gone(w, quarter))
    for case in cases:
        if len([each for each in cases if w.child(each.record) == w.child(case.record)]) >= 2:
            yield Case(case.record, case.unit, case.day, once=w.child(case.record))


def back(w: World, m: Period) -> Iterator[tuple[Case, Any]]:
    """Missing episodes that ended in the period, each with its interview."""
    for episode in w.missing:
        day = local_day(episode.ended_at)
        if episode.kind_id == MISSING and day in m:
            interviews = w.of("interviews", "episode_id", episode.pk)
            yield Case(episode, episode.team_id, day, once=w.child(episode)), interviews[-1] if interviews else None


@figure("return_interviews_offered")
def offered(w: World, m: Period) -> Iterator[Case]:
    for case, interview in back(w, m):
        if interview is not None and interview.offered_at is not None:
            yield case


@figure("return_interviews_accepted")
def accepted(w: World, m: Period) -> Iterator[Case]:
    for case, interview in back(w, m):
        if interview is not None and interview.accepted:
            yield case


@figure("return_interviews_taken_up_of_offered")
def accepted_of_offered(w: World, m: Period) -> Iterator[Case]:
    for case, interview in back(w, m):
        if interview is not None and interview.offered_at is not None:
            yield Case(case.record, case.unit, case.day, interview.accepted is True, once=case.once)


@figure("return_interviews_taken_up_of_missing")
def accepted_of_missing(w: World, m: Period) -> Iterator[Case]:
    for case, interview in back(w, m):
        yield Case(case.record, case.unit, case.day, interview is not None and interview.accepted is True, once=case.once)


@figure("return_interviews_offered", "by_own_date")
def offered_by_own_date(w: World, m: Period) -> Iterator[Case]:
    kinds = {episode.pk: episode.kind_id for episode in w.missing}
    for interview in w.interviews:
        day = local_day(interview.offered_at)
        if day in m and kinds.get(interview.episode_id) == MISSING:
            yield Case(interview, interview.team_id, day, once=w.child(interview))


@figure("return_interviews_accepted", "by_own_date")
def accepted_by_own_date(w: World, m: Period) -> Iterator[Case]:
    for case in offered_by_own_date(w, m):
        if case.record.accepted:
            yield case


@figure("return_interviews_within_72_hours")
@figure("return_interviews_within_72_hours", "local_standard")
def within_72_hours(w: World, m: Period) -> Iterator[Case]:
    """Elapsed hours; an interview not held yet counts once they are over at the end of the last day known."""
    known_until = datetime.datetime.combine(w.known_to, datetime.time.max, tzinfo=w.clock)
    for case, interview in back(w, m):
        limit = case.record.ended_at + datetime.timedelta(hours=72)
        held = None if interview is None else interview.held_at
        if held is not None or limit < known_until:
            in_time = held is not None and case.record.ended_at <= held <= limit
            yield Case(case.record, case.unit, case.day, in_time)


# ── Exploitation ─────────────────────────────────────────────────────────────────────────────────


def level(risk: Any) -> int:
    return LEVELS.index(risk.level_id.partition(":")[2])


@figure("children_at_risk_of_cse")
def at_risk(w: World, m: Period) -> Iterator[Case]:
    """A level above none; those last referred as somebody who may exploit others, and no victim, are left out."""
    for risk in w.risks:
        if risk.kind_id != SEXUAL or not level(risk) or not holds(risk, m.last):
            continue
        referrals = [r for r in w.about("exploitation", risk) if r.kind_id == SEXUAL and r.received_on <= m.last]
        last = max(referrals, key=lambda row: (row.received_on, row.pk), default=None)
        if last is None or last.part_played_id != "exploitation_part:perpetrator":
            yield Case(risk, w.responsible(risk, m.last), m.last, once=w.child(risk))


@figure("children_cse_risk_reduced")
def risk_reduced(w: World, m: Period) -> Iterator[Case]:
    """A level that ended and was followed that day by a lower one, or by none."""
    for risk in w.risks:
        if risk.kind_id != SEXUAL or not level(risk) or risk.ended_on not in m:
            continue
        after = [r for r in w.about("risks", risk) if r.kind_id == SEXUAL and r.started_on == risk.ended_on]
        if not after or level(after[0]) < level(risk):
            yield Case(risk, risk.team_id, risk.ended_on, once=w.child(risk))


@figure("cse_referrals")
def referrals(w: World, m: Period) -> Iterator[Case]:
    for referral in w.exploitation:
        if referral.kind_id == SEXUAL and referral.received_on in m:
            yield Case(referral, referral.team_id, referral.received_on)
