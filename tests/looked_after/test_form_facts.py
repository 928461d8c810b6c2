"""What the forms of care ask, know and lead to, as a practitioner could check it. It is Wednesday 1 April 2026."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
import time_machine
from django.test import Client

from csc.due_dates import due_columns
from csc.models import AuditEvent, Child, Family, FamilyMembership, SharedPart
from looked_after import services
from looked_after.models import (
    EducationPlan,
    LookedAfterVisit,
    PeriodOfCare,
    Placement,
    PlacementPlan,
    PreviousPermanence,
)
from tests.looked_after import scenes
from tests.looked_after.cast import ava, cease, day, fostered_by, household, looked_after, move, team
from tests.looked_after.scenes import FOSTERED, VISITED
from tests.looked_after.test_forms import OURS, opened
from tests.workforce.cast import BEGINNING, NOON, allocation, clerk, somebody
from workforce.recording.openings import begins_under
from workforce.recording.steps import address_of, step_that_clears, subject_for

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def first_of_april():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(somebody("Mo", team(), "team_manager").user)
    return client


def sent(browser: Client, key: str, subject: Any, typed: dict[str, str]) -> Any:
    """One press of the button of a step for a child of the manager's team."""
    step = OURS[key]
    child = subject if isinstance(subject, Child) else subject.child
    if not child.allocation_set.exists():
        allocation(child, team())
    address = address_of(step, child, None if step.about is None else subject)
    return browser.post(address, {"submission": str(uuid.uuid4()), **typed})


def offered(child: Child) -> set[str]:
    steps = OURS.items()
    return {key for key, step in steps if (begins_under(step, child) if step.about is None else step.open_for(child).exists())}


# ── What follows ─────────────────────────────────────────────────────────────────────────────────


def test_becoming_looked_after_leads_to_what_is_due_the_most_urgent_first(browser: Client) -> None:
    step, _, _, address, typed = opened("become_looked_after")  # on Monday 30 March; Easter is from 3 to 6 April
    browser.post(address, typed)
    following = [(each.step.key, str(each.due_on)) for each in step.next_steps(PeriodOfCare.objects.get())]
    assert following == [
        ("record_looked_after_visit", "2026-04-06"),  # within a week
        ("agree_placement_plan", "2026-04-08"),  # 5 working days
        ("agree_care_plan", "2026-04-15"),  # 10 working days
        ("hold_looked_after_review", "2026-04-29"),  # 20 working days
        ("record_health_assessment", "2026-04-29"),
        ("hold_education_plan_meeting", "2026-04-29"),
        ("record_dental_check", "2027-03-30"),
        ("record_previous_permanence", "None"),
    ]


def test_a_move_leads_to_a_visit_within_a_week_and_a_new_plan(browser: Client) -> None:
    step, _, _, address, typed = opened("move_placement")  # on Monday 2 March
    browser.post(address, typed)
    now = Placement.objects.never_ended().get()
    following = [(each.step.key, str(each.due_on)) for each in step.next_steps(now)]
    assert following == [("record_looked_after_visit", "2026-03-09"), ("agree_placement_plan", "2026-03-09")]
    left = Placement.objects.exclude(pk=now.pk).get()
    assert (str(left.ended_on), left.reason_placement_change_id, left.end_note) == (
        "2026-03-02",
        "reason_placement_change:CREQB",
        "Too loud.",
    )


def test_every_due_date_of_care_leads_to_a_form_that_clears_it(browser: Client) -> None:
    for setting in (scenes.in_care, scenes.eligible, scenes.care_leaver, scenes.with_pathway_plan, scenes.privately_fostered):
        allocation(setting().child, team())
    cleared = set()
    for column in due_columns():
        for row in column.open_rows():
            if row._meta.app_label == "looked_after":
                step = step_that_clears(type(row), column.column)
                assert step is not None, row
                assert browser.get(address_of(step, row.child, subject_for(step, row))).status_code == 200
                cleared.add(step.key)
    assert cleared == {key for key, step in OURS.items() if step.clears} - {"complete_pathway_plan"}


# ── What is offered ──────────────────────────────────────────────────────────────────────────────


def test_only_what_is_possible_is_offered() -> None:
    nobody = offered(ava())
    assert nobody == {"become_looked_after", "make_permanence_order", "record_private_fostering"}
    in_care = offered(scenes.in_care().child)
    assert {"move_placement", "start_temporary_stay", "end_period_of_care", "record_looked_after_visit"} <= in_care
    assert not in_care & {"become_looked_after", "return_from_temporary_stay", "place_child", "record_development_check"}
    away = offered(scenes.on_temporary_stay().child)
    assert {"return_from_temporary_stay", "recode_temporary_stay"} <= away
    assert not away & {"move_placement", "start_temporary_stay", "agree_placement_plan"}
    short_breaks = offered(scenes.in_care(letters="V4").child)
    assert {"record_looked_after_visit", "hold_looked_after_review"} <= short_breaks
    assert not short_breaks & {"record_health_assessment", "agree_care_plan", "decide_adoption", "start_temporary_stay"}


def test_what_happened_in_care_can_be_recorded_for_three_months_after_it() -> None:
    lately, long_ago = scenes.in_care(), scenes.in_care()
    cease(lately, "2026-01-06")
    cease(long_ago, "2026-01-06")
    PeriodOfCare.objects.filter(pk=long_ago.pk).update(ended_on=day("2025-12-31"), started_on=day("2025-12-01"))
    assert {"record_looked_after_visit", "record_dental_check", "reopen_period_of_care"} <= offered(lately.child)
    assert "record_looked_after_visit" not in offered(long_ago.child)
    assert "end_period_of_care" not in offered(lately.child)


# ── What is asked ────────────────────────────────────────────────────────────────────────────────


def test_own_words_are_never_hidden() -> None:
    asking = {key for key, step in OURS.items() if "own_words" in step.base_fields}
    assert len(asking) == 8
    assert not [key for key in asking if "own_words" in OURS[key].reveals]


@pytest.mark.parametrize(
    ("key", "changed", "told"),
    [
        ("record_looked_after_visit", {"seen_alone": ""}, "Was the child seen alone?"),
        ("record_looked_after_visit", {"not_alone_reason": ""}, "Why not?"),
        ("record_looked_after_visit", {"seen_alone": "visit_alone:not_appropriate", "not_alone_reason": ""}, "Why not?"),
        ("record_looked_after_visit", {"visited_on": "2/4/2026"}, "must be today or in the past"),
        ("record_looked_after_visit", {"visited_on": "4/1/2026"}, "The child was not looked after on this day"),
        ("record_strengths_and_difficulties", {"score": ""}, "Enter total score"),
        ("record_strengths_and_difficulties", {"score": "41"}, "must be 40 or less"),
        ("record_strengths_and_difficulties", {"has_score": "no"}, "Why is there none?"),
        ("record_substance_misuse", {"intervention_offered": ""}, "Was help offered and refused?"),
        ("move_placement", {"household": ""}, "Choose the foster carers"),
        ("move_placement", {"provider": ""}, "Who provides it?"),
        ("move_placement", {"started_on": "5/1/2026"}, "Choose a later day"),
        ("move_placement", {"placement_type": "placement_type:K2"}, "Enter name of the home or place"),
        ("hold_looked_after_review", {"participation": ""}, "How did the child take part?"),
        ("hold_looked_after_review", {"decisions": ""}, "What was decided?"),
        ("book_looked_after_review", {"planned_for": "31/3/2026"}, "This day has passed"),
        ("hold_education_plan_meeting", {"school_urn": "12345"}, "must have 6 figures"),
        ("record_care_leaver_accommodation", {"suitable": "no"}, "What is wrong with it?"),
        ("record_care_leaver_accommodation", {"accommodation": "care_leaver_accommodation:S"}, "never suitable"),
        ("record_care_leaver_contact", {"contacted_on": "2/2/2026"}, "between 1 October 2025 and 1 February 2026"),
        ("record_previous_permanence", {"order_year": "2027"}, "has to be from before 5 January 2026"),
        ("record_previous_permanence", {"order_month": "2", "order_day": "30"}, "There is no such day"),
        ("change_legal_status", {"started_on": "5/1/2026"}, "A change has to come after it"),
        ("end_period_of_care", {"ended_on": "4/1/2026"}, "Care cannot end before it began"),
        ("set_leaving_care_eligibility", {"eligibility": "care_leaver_eligibility:Relevant"}, "no longer looked after"),
        ("match_with_adopters", {"matched_on": "1/2/2026"}, "follows the decision"),
        ("return_from_temporary_stay", {"returned_on": "20/3/2026"}, "Choose a later day"),
    ],
)
def test_a_form_says_what_to_mend(browser: Client, key: str, changed: dict[str, str], told: str) -> None:
    _, _, _, address, typed = opened(key)
    answer = browser.post(address, typed | changed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "There is a problem" in page
    assert told in page


def test_a_question_that_has_to_be_answered_is_not_called_optional(browser: Client) -> None:
    period = scenes.in_care()
    allocation(period.child, team())
    page = browser.get(address_of(OURS["move_placement"], period.child, period)).content.decode()
    for label in ("Who provides it?", "Which foster carers?", "Name of the home or place"):
        assert label in page
        assert f"{label} (optional)" not in page
    assert "Ofsted number (optional)" in page


def test_answers_to_what_was_not_asked_are_not_kept(browser: Client) -> None:
    period = scenes.in_care()
    assert sent(browser, "record_looked_after_visit", period, VISITED | {"child_seen": "no", "kind": scenes.codes.OTHER_VISIT})
    visit = LookedAfterVisit.objects.get(visited_on=day("2026-03-25"))
    assert (visit.child_seen, visit.seen_alone, visit.not_alone_reason, visit.own_words) == (
        False,
        None,
        None,
        VISITED["own_words"],
    )


@pytest.mark.parametrize(("born", "offered_under_four"), [("2022-04-02", True), ("2022-04-01", True), ("2021-04-01", False)])
def test_under_four_is_an_answer_for_young_children_alone(browser: Client, born: str, offered_under_four: bool) -> None:
    period = scenes.in_care(born=born)
    allocation(period.child, team())
    page = browser.get(address_of(OURS["hold_looked_after_review"], period.child, period)).content.decode()
    assert ("Under 4 at the review" in page) is offered_under_four


@pytest.mark.parametrize(
    ("born", "remand", "alone"),
    [("2016-04-02", False, False), ("2016-04-01", True, False), ("2010-04-02", True, False), ("2010-04-01", True, True)],
)
def test_what_a_child_is_too_young_for_is_not_offered(browser: Client, born: str, remand: bool, alone: bool) -> None:
    child = ava(born=born)
    allocation(child, team())
    page = browser.get(address_of(OURS["become_looked_after"], child)).content.decode()
    assert ("Remanded to authority accommodation" in page) is remand
    assert ("Supported accommodation" in page) is alone


def test_why_it_was_late_is_asked_once_it_is(browser: Client) -> None:
    pages = []
    for started in ("2026-01-05", "2026-03-30"):  # the review was due on 2 February; it is due on 29 April
        period = looked_after(ava(), started=started)
        allocation(period.child, team())
        pages.append(browser.get(address_of(OURS["hold_looked_after_review"], period.child, period)).content.decode())
    assert ["If it was late, why?" in page for page in pages] == [True, False]


def test_two_months_old_and_asleep_needs_no_excuse(browser: Client) -> None:
    period = scenes.in_care(born="2025-12-20")
    baby = {
        "seen_alone": "visit_alone:not_appropriate",
        "not_alone_reason": "visit_not_alone_reason:baby_or_toddler",
        "not_alone_context": "He is three months old.",
        "kind": scenes.codes.SOCIAL_WORKER_VISIT,
    }
    assert sent(browser, "record_looked_after_visit", period, VISITED | baby).status_code == 302
    visit = LookedAfterVisit.objects.get(visited_on=day("2026-03-25"))
    assert (visit.not_alone_context, str(visit.due_on)) == ("He is three months old.", "2026-01-12")


# ── What is known already ────────────────────────────────────────────────────────────────────────


def test_the_school_is_confirmed_or_changed_and_never_typed_twice(browser: Client) -> None:
    period = scenes.in_care()
    facts = {"school": "Hill School", "school_urn": "123456"}
    services.hold_education_plan_meeting(by=clerk(), period=period, held_on=day("2026-01-20"), **facts)
    typed = {"held_on": "24/3/2026", "term": "school_term:spring", "school": "Hill School"}
    unconfirmed = sent(browser, "hold_education_plan_meeting", period, typed)
    assert unconfirmed.status_code == 422
    assert "From the last education plan, 20 January 2026" in unconfirmed.content.decode()
    assert sent(browser, "hold_education_plan_meeting", period, typed | {"school_holds": "on"}).status_code == 302
    assert EducationPlan.objects.get(held_on=day("2026-03-24")).school_urn == "123456"
    changed = typed | {"held_on": "25/3/2026", "school": "Vale School"}
    assert sent(browser, "hold_education_plan_meeting", period, changed).status_code == 302
    assert EducationPlan.objects.get(held_on=day("2026-03-25")).school_urn == ""


def test_what_carers_may_decide_is_carried_from_the_placement_before(browser: Client) -> None:
    period = scenes.in_care()
    first = period.placements.get()
    facts = {"plan": "Near school.", "delegated_authority": "Trips."}
    services.agree_placement_plan(by=clerk(), placement=first, agreed_on=day("2026-01-08"), **facts)
    second = move(period, fostered_by("H2"), "2026-02-10")
    typed = {"agreed_on": "12/2/2026", "plan": "Same school by bus.", "delegated_authority": "Trips."}
    asked = sent(browser, "agree_placement_plan", second, typed)
    assert "From the last plan for the placement before, 8 January 2026" in asked.content.decode()
    assert sent(browser, "agree_placement_plan", second, typed | {"delegated_authority_holds": "on"}).status_code == 302
    assert PlacementPlan.objects.agreed().get(placement=second).delegated_authority == "Trips."


def test_previous_permanence_of_a_child_who_had_none_has_no_date(browser: Client) -> None:
    typed = {"permanence": "previous_permanence:Z1", "order_year": "2019", "authority": "local_authority:202"}
    assert sent(browser, "record_previous_permanence", scenes.in_care(), typed).status_code == 302
    previous = PreviousPermanence.objects.get()
    assert (previous.order_year, previous.authority) == (None, None)


# ── Where the child lives ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "carer", "provider"),
    [
        ({**FOSTERED, "household": "H2"}, "H2", "PR1"),
        ({**FOSTERED, "carer_key": "AG-77", "provider": "placement_provider:PR4", "urn": "1234567"}, "AG-77", "PR4"),
        (
            {
                "placement_type": "placement_type:K2",
                "setting_name": "The Elms",
                "urn": "SC123456",
                "provider": "placement_provider:PR4",
                "registered": "yes",
            },
            "SC123456",
            "PR4",
        ),
        (
            {"placement_type": "placement_type:R1", "setting_name": "Oak Lodge", "provider": "placement_provider:PR4"},
            "oak lodge",
            "PR4",
        ),
        ({"placement_type": "placement_type:P1", "approval": "placement_approval:regulation_19"}, "parents", "PR0"),
    ],
)
def test_who_the_carer_is_follows_from_what_is_typed(browser: Client, typed: dict[str, str], carer: str, provider: str) -> None:
    period = scenes.in_care()
    if "household" in typed:
        typed = {**typed, "household": str(household("H2").pk)}
    moved = {"started_on": "2/3/2026", "reason": "reason_placement_change:CARPL", "note": "As planned."}
    assert sent(browser, "move_placement", period, moved | typed).status_code == 302
    now = Placement.objects.never_ended().get()
    assert (now.carer_key, now.provider_id) == (carer, f"placement_provider:{provider}")


def test_what_is_doubtful_in_the_first_placement_is_asked_when_care_begins(browser: Client) -> None:
    typed = scenes.SCENES["become_looked_after"].typed | {
        "placement_type": "placement_type:K2",
        "setting_name": "The Elms",
        "provider": "placement_provider:PR4",
    }
    typed.pop("household")
    asked = sent(browser, "become_looked_after", scenes.not_in_care(), typed)
    assert asked.status_code == 422
    assert "Give the Ofsted number" in asked.content.decode()
    assert not PeriodOfCare.objects.exists()


def test_a_doubt_is_asked_and_may_stand_with_its_reason(browser: Client) -> None:
    typed = {
        "started_on": "2/3/2026",
        "reason": "reason_placement_change:CARPL",
        "note": "As planned.",
        "placement_type": "placement_type:K2",
        "setting_name": "The Elms",
        "provider": "placement_provider:PR4",
    }
    period = scenes.in_care()
    asked = sent(browser, "move_placement", period, typed)
    assert asked.status_code == 422
    assert "Give the Ofsted number" in asked.content.decode()
    assert Placement.objects.count() == 1
    assert sent(browser, "move_placement", period, typed | {"doubts_stand": "Applied for, not there yet."}).status_code == 302
    line = AuditEvent.objects.get(verb="let_doubt_stand")
    assert line.reason == "Applied for, not there yet."


# ── Brothers and sisters ─────────────────────────────────────────────────────────────────────────


def family(*children: Child) -> None:
    known = Family.objects.create(recorded_by=clerk(), name="Sample", local_id="F1")
    for child in children:
        FamilyMembership.objects.create(recorded_by=clerk(), person=child, family=known, started_on=BEGINNING)
        allocation(child, team())


def test_one_visit_to_two_children_is_two_visits_each_with_its_own_words(browser: Client) -> None:
    one, two = looked_after(ava(), started="2026-01-05"), looked_after(ava(born="2014-05-01"), started="2026-01-05")
    at_home = ava(born="2016-05-01")
    family(one.child, two.child, at_home)
    page = browser.get(address_of(OURS["record_looked_after_visit"], one.child, one)).content.decode()
    asked_about = re.findall(r'name="also"[^>]*value="([^"]+)"', page)
    assert asked_about == [str(two.child.uuid)]  # who is not looked after has no such visit
    shared = {"visited_on": "25/3/2026", "place": "visit_place:placement", "kind": scenes.codes.SOCIAL_WORKER_VISIT}
    own = {name: text for name, text in VISITED.items() if name not in shared}
    typed = {"also": str(two.child.uuid), "family_words": "All at the table.", **shared}
    typed |= {f"{one.child.uuid.hex}-{name}": text for name, text in own.items()}
    typed |= {f"{two.child.uuid.hex}-{name}": text for name, text in (own | {"own_words": "I miss Dad."}).items()}
    assert sent(browser, "record_looked_after_visit", one, typed).status_code == 302
    visits = LookedAfterVisit.objects.filter(visited_on=day("2026-03-25"))
    assert {(visit.child, visit.own_words) for visit in visits} == {
        (one.child, VISITED["own_words"]),
        (two.child, "I miss Dad."),
    }
    assert {visit.shared_part for visit in visits} == {SharedPart.objects.get(narrative="All at the table.")}


def test_two_children_become_looked_after_in_two_homes_on_one_day(browser: Client) -> None:
    one, two = ava(), ava(born="2014-05-01")
    family(one, two)
    homes = {one: household("H1").pk, two: household("H2").pk}
    typed = {"also": str(two.uuid), "started_on": "30/3/2026", "status": "legal_status:V2"}
    for child, home in homes.items():
        own = {**FOSTERED, "household": str(home), "primary_need": "primary_need:N1", "start_note": "Mum is in hospital."}
        typed |= {f"{child.uuid.hex}-{name}": text for name, text in own.items()}
    assert sent(browser, "become_looked_after", one, typed).status_code == 302
    placements = {placement.child: placement.carer_key for placement in Placement.objects.all()}
    assert placements == {one: "H1", two: "H2"}
