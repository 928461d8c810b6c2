"""The month's sample: fair shares, a seed that draws again, nobody judging their own."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from assessments.models import CinEpisode
from audits.models import CaseAudit
from audits.sampling import (
    CHILD_IN_NEED,
    CHILD_PROTECTION,
    FRONT_DOOR,
    Case,
    cases_to_choose_from,
    fair_shares,
    kinds_of,
    match_auditors,
    sample_cases,
)
from audits.services import assign_sample, end_programme, open_programme, retire
from protection.models import ProtectionPlan
from tests.audits.cast import DUE, FIRST, caseload, programme, tool
from tests.workforce.cast import BEGINNING, allocation, child, clerk, post, small_authority, somebody, worker

DAY = datetime.timedelta(days=1)


@pytest.fixture
def units(db):
    return small_authority()


@pytest.fixture
def three_teams(units):
    """Twelve children in T1, six in T2, two in T3, each team with one worker."""
    for code, size in (("T1", 12), ("T2", 6), ("T3", 2)):
        caseload(somebody(f"Holder{code}", units[code], "social_worker"), units[code], size)
    return units


# ── Shares ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("sizes", "total", "shares"),
    [
        ({"a": 12, "b": 6, "c": 2}, 10, {"a": 6, "b": 3, "c": 1}),
        ({"a": 12, "b": 6, "c": 2}, 3, {"a": 1, "b": 1, "c": 1}),
        ({"a": 12, "b": 6, "c": 2}, 2, {"a": 1, "b": 1, "c": 0}),
        ({"a": 100, "b": 1}, 10, {"a": 9, "b": 1}),
        ({"a": 3, "b": 2}, 50, {"a": 3, "b": 2}),
        ({}, 5, {}),
        ({"a": 3}, 0, {"a": 0}),
    ],
)
def test_fair_shares(sizes, total, shares):
    assert fair_shares(sizes, total=total) == shares


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(1, 40), max_size=8), st.integers(0, 120))
def test_shares_add_up_and_never_pass_the_group(sizes, total):
    shares = fair_shares(sizes, total=total)
    assert sum(shares.values()) == min(total, sum(sizes.values()))
    assert all(0 <= shares[key] <= sizes[key] for key in sizes)
    if total >= len(sizes):
        assert all(shares.values())


# ── Drawing ──────────────────────────────────────────────────────────────────────────────────────


def test_the_same_seed_draws_the_same_cases_and_another_seed_others(three_teams):
    first = programme(three_teams["AUTH"], seed=7)
    again = sample_cases(first)
    assert sample_cases(first) == again
    first.seed = 8
    assert sample_cases(first) != again


def test_each_team_has_its_share(three_teams):
    drawn = sample_cases(programme(three_teams["AUTH"], size=10))
    by_team = Counter(case.team for case in drawn)
    assert [by_team[three_teams[code].pk] for code in ("T1", "T2", "T3")] == [6, 3, 1]
    assert len({case.child for case in drawn}) == 10


def test_a_programme_of_one_service_draws_from_it_alone(three_teams):
    drawn = sample_cases(programme(three_teams["S2"], size=10))
    assert {case.team for case in drawn} == {three_teams["T3"].pk}
    assert {case.area for case in drawn} == {three_teams["S2"].pk}


def test_strata_that_do_not_exist_are_refused(three_teams):
    with pytest.raises(ValueError, match="not by shoe_size"):
        sample_cases(programme(three_teams["AUTH"]), strata=["shoe_size"])


def test_workers_take_turns_and_those_not_audited_lately_come_first(units):
    holders = [somebody(name, units["T1"], "social_worker") for name in ("Ann", "Ben", "Cat")]
    for holder in holders:
        caseload(holder, units["T1"], 4)
    seen = CaseAudit.objects.create(
        recorded_by=clerk(),
        child=child(),
        team=units["T1"],
        worker=holders[0],
        auditor=somebody("Ida", units["T3"], "auditor"),
        tool=tool(),
        kind_id=CHILD_IN_NEED,
        assigned_on=BEGINNING,
        due_on=BEGINNING,
        completed_on=FIRST - 30 * DAY,
    )
    drawn = [case.worker for case in sample_cases(programme(units["AUTH"], size=5))]
    assert set(drawn[:2]) == {holders[1].pk, holders[2].pk}
    assert drawn[2] == seen.worker_id
    assert sorted(Counter(drawn).values()) == [1, 2, 2]


@pytest.mark.parametrize(
    ("name", "drawn"),
    [("held", True), ("waiting", False), ("restricted", False), ("merged", False), ("let go", False), ("adviser", True)],
)
def test_who_can_be_drawn(units, name, drawn):
    wren = somebody("Wren", units["T1"], "social_worker")
    one = child(restricted=name == "restricted", merged_into=child() if name == "merged" else None)
    role = "allocation_role:personal_adviser" if name == "adviser" else "allocation_role:social_worker"
    allocation(one, units["T1"], None if name == "waiting" else wren, role=role, until=FIRST if name == "let go" else None)
    found = [case.child for case in cases_to_choose_from(programme(units["AUTH"]))]
    assert found == ([one.pk] if drawn else [])


def test_of_a_social_worker_and_an_adviser_the_social_workers_practice_is_drawn(units):
    wren, pia, ada = (
        somebody("Wren", units["T1"], "social_worker"),
        somebody("Pia", units["T2"], "personal_adviser"),
        child("Ada"),
    )
    allocation(ada, units["T2"], pia, role="allocation_role:personal_adviser")
    allocation(ada, units["T1"], wren)
    assert [case.worker for case in cases_to_choose_from(programme(units["AUTH"]))] == [wren.pk]


def test_a_child_audited_lately_or_already_in_the_programme_is_left_out(three_teams):
    march = programme(three_teams["AUTH"], size=10)
    auditors = [somebody(f"Ida{at}", three_teams["AUTH"], "auditor") for at in range(2)]
    given_out = assign_sample(by=clerk(), programme=march, sample=sample_cases(march), auditors=auditors)
    taken = {audit.child_id for audit in given_out}
    assert taken.isdisjoint(case.child for case in cases_to_choose_from(march))
    done = given_out[0]
    done.state, done.completed_on = "complete", FIRST
    done.save()
    other = programme(three_teams["AUTH"], size=10)
    assert done.child_id not in {case.child for case in cases_to_choose_from(other, not_audited_since=FIRST)}
    assert done.child_id in {case.child for case in cases_to_choose_from(other, not_audited_since=FIRST + DAY)}


def test_the_kind_of_case_is_the_most_intensive_service_on_the_day(units):
    door, need, plan = child("Door"), child("Need"), child("Plan")
    for one in (need, plan):
        CinEpisode.objects.create(recorded_by=clerk(), child=one, team=units["T1"], started_on=BEGINNING)
    ProtectionPlan.objects.create(
        recorded_by=clerk(),
        child=plan,
        team=units["T1"],
        started_on=FIRST,
        initial_category_id="category_of_abuse:NEG",
        latest_category_id="category_of_abuse:NEG",
    )
    ids = [door.pk, need.pk, plan.pk]
    assert kinds_of(ids, on=FIRST) == {door.pk: FRONT_DOOR, need.pk: CHILD_IN_NEED, plan.pk: CHILD_PROTECTION}
    assert kinds_of(ids, on=FIRST - DAY)[plan.pk] == CHILD_IN_NEED


def test_a_theme_draws_one_kind_of_case(three_teams):
    march = programme(three_teams["AUTH"], size=10)
    one = cases_to_choose_from(march)[3]
    CinEpisode.objects.create(recorded_by=clerk(), child_id=one.child, team_id=one.team, started_on=BEGINNING)
    assert [case.child for case in sample_cases(march, kinds=[CHILD_IN_NEED])] == [one.child]


# ── Giving out ───────────────────────────────────────────────────────────────────────────────────


def test_nobody_audits_their_own_team_or_a_child_they_ever_held(units):
    wren, past, own = somebody("Wren", units["T1"], "social_worker"), worker("Past"), somebody("Own", units["T1"], "team_manager")
    post(past, units["T3"], "auditor")
    (ada,) = caseload(wren, units["T1"], 1)
    case = Case(child=ada.pk, team=units["T1"].pk, area=units["S1"].pk, worker=wren.pk, kind=CHILD_IN_NEED)
    assert match_auditors([case], [past], on=FIRST) == {ada.pk: past.pk}
    assert match_auditors([case], [own], on=FIRST) == {}
    allocation(ada, units["T2"], past, role="allocation_role:second_worker", until=BEGINNING + DAY)
    assert match_auditors([case], [past], on=FIRST) == {}


def test_the_cases_are_spread_evenly_even_when_the_first_choice_would_block_it(units):
    ann, ben = somebody("Ann", units["T1"], "team_manager"), somebody("Ben", units["T2"], "team_manager")
    free = somebody("Fay", units["T3"], "auditor")
    in_t1 = caseload(somebody("Wren", units["T1"], "social_worker"), units["T1"], 2)
    in_t3 = caseload(somebody("Zoe", units["T3"], "social_worker"), units["T3"], 1)
    cases = [Case(one.pk, units["T1"].pk, units["S1"].pk, 0, CHILD_IN_NEED) for one in in_t1]
    cases += [Case(one.pk, units["T3"].pk, units["S2"].pk, 0, CHILD_IN_NEED) for one in in_t3]
    matched = match_auditors(cases, [free, ben, ann], on=FIRST)
    assert sorted(matched.values()) == sorted([ann.pk, ben.pk, free.pk])
    assert matched[in_t3[0].pk] == ann.pk


def test_a_sample_is_given_out_whole_or_not_at_all(three_teams):
    march = programme(three_teams["AUTH"], size=10)
    drawn = sample_cases(march)
    with pytest.raises(ValidationError, match="Nobody among the auditors may take 6 of the 10 cases"):
        assign_sample(by=clerk(), programme=march, sample=drawn, auditors=[somebody("Own", three_teams["T1"], "team_manager")])
    assert not CaseAudit.objects.exists()
    audits = assign_sample(by=clerk(), programme=march, sample=drawn, auditors=[somebody("Ida", three_teams["AUTH"], "auditor")])
    assert len(audits) == 10
    assert {(audit.assigned_on, audit.due_on, audit.state) for audit in audits} == {(FIRST, DUE, "draft")}


# ── The programme ────────────────────────────────────────────────────────────────────────────────


def test_a_programme_uses_a_version_in_use_on_its_first_day(units):
    retired = retire(by=clerk(), tool=tool(), retired_on=FIRST)
    with pytest.raises(ValidationError, match="not in use on 2 March 2026"):
        open_programme(
            by=clerk(), title="March", tool=retired, unit=units["AUTH"], started_on=FIRST, due_on=DUE, sample_size=3, seed=1
        )


def test_a_programme_ends_once(units):
    march = end_programme(by=clerk(), programme=programme(units["AUTH"]), ended_on=DUE)
    with pytest.raises(ValidationError, match="already ended"):
        end_programme(by=clerk(), programme=march, ended_on=DUE)
