"""What the forms of assessment know, ask, carry forward and offer next. Today is Wednesday 1 April 2026."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments import services
from assessments.models import Assessment, CinPlan
from assessments.panels import why_late
from tests.assessments import scenes
from tests.assessments.scenes import SCENES
from tests.contacts.cast import accepted, at, clerk, code, day, manager, team
from tests.workforce import fuzz
from workforce.reach import Reader
from workforce.recording.openings import begins_under
from workforce.recording.steps import step_that_clears
from workforce.worklist.tasks import Worklist

pytestmark = pytest.mark.django_db


def play(browser: Client, person: Any, key: str, **changes: Any) -> Any:
    """The scene of a step with other answers."""
    played = fuzz.set_scene(key, SCENES[key])
    typed = fuzz.typed_in(played, SCENES[key], person) | changes
    return browser.post(played.address, {name: text for name, text in typed.items() if text is not None})


def next_page(browser: Client, answer: Any) -> str:
    assert answer.status_code == 302, fuzz.complaints(answer)
    return browser.get(answer["Location"]).content.decode()


def test_an_assessment_from_a_referral_is_due_45_working_days_after_it(browser, person) -> None:
    page = next_page(browser, play(browser, person, "start_assessment"))
    # From Monday 2 March 2026, without Good Friday, Easter Monday and 4 May.
    assert str(Assessment.objects.get().due_on) == "2026-05-07"
    assert "due 7 May 2026" in page


def test_an_updated_assessment_counts_from_the_decision_and_names_no_referral(browser, person) -> None:
    changes = {"kind": "assessment_type:updated", "clock_started_on": "3/3/2026"}
    assert play(browser, person, "start_assessment", **changes).status_code == 302
    one = Assessment.objects.get()
    assert (one.referral, str(one.clock_started_on)) == (None, "2026-03-03")


def test_a_child_with_an_assessment_under_way_is_not_offered_another() -> None:
    child = scenes.assessed().child
    assert begins_under(fuzz.steps_of("assessments")["start_assessment"], child) is None


def test_a_child_not_seen_needs_the_reason_and_keeps_nothing_of_being_seen(browser, person) -> None:
    refused = play(browser, person, "record_child_seen_in_assessment", seen="no")
    assert "Why will the child not be seen?" in refused.content.decode()
    reason = "Not born yet."
    assert play(browser, person, "record_child_seen_in_assessment", seen="no", not_seen_reason=reason).status_code == 302
    one = Assessment.objects.get(not_seen_reason=reason)
    assert (one.child_seen_on, one.child_seen_alone, one.own_words) == (None, None, "")


def test_the_factors_of_the_last_assessment_are_carried_with_their_day(browser, person) -> None:
    last = scenes.authorised()
    known = {"by": clerk(), "child": last.child, "team": team(), "kind": code("assessment_type:updated")}
    services.start_assessment(**known, started_on=day("2026-03-31"), clock_started_on=day("2026-03-31"))
    one = Assessment.objects.get(authorised_on=None)
    played = fuzz.set_scene("record_assessment_factors", fuzz.Scene(lambda: one, {}, ()))
    assert "From the last assessment, 30 March 2026" in browser.get(played.address).content.decode()
    assert fuzz.press(browser, played, {"factors": ["assessment_factor:16A"]}).status_code == 422
    assert fuzz.press(browser, played, {"factors": ["assessment_factor:16A"], "factors_holds": "on"}).status_code == 302
    assert [str(row.factor_id) for row in one.factors.all()] == ["assessment_factor:16A"]


def test_no_factors_stands_alone(browser, person) -> None:
    answer = play(browser, person, "record_assessment_factors", factors=["assessment_factor:21", "assessment_factor:16A"])
    assert answer.status_code == 422
    assert "stands alone" in answer.content.decode()


def test_a_due_assessment_leads_the_worker_to_finish_it_and_the_manager_to_authorise_it() -> None:
    assert step_that_clears(Assessment, "due_on", scenes.assessed()).key == "finish_assessment"
    assert step_that_clears(Assessment, "due_on", scenes.seen_and_finished()).key == "authorise_assessment"


def test_what_the_worker_proposed_is_confirmed_or_changed_by_the_manager(browser, person) -> None:
    unseen = play(browser, person, "authorise_assessment", outcome_holds=None)
    assert "From what the worker proposed, 27 March 2026" in unseen.content.decode()
    assert unseen.status_code == 422
    changed = play(browser, person, "authorise_assessment", outcome="assessment_outcome:no_further_action", outcome_holds=None)
    assert changed.status_code == 302


def test_an_authorised_assessment_offers_the_plan_or_the_closure(browser, person) -> None:
    page = next_page(browser, play(browser, person, "authorise_assessment"))
    assert "Start a child in need plan" in page
    assert "due 16 April 2026" in page  # 45 days from 2 March
    over = play(browser, person, "authorise_assessment", outcome="assessment_outcome:no_further_action")
    assert "Close the child’s case" in next_page(browser, over)


def test_the_worker_who_wrote_an_assessment_does_not_authorise_it(browser, person) -> None:
    one = scenes.seen_and_finished()
    Assessment.objects.filter(pk=one.pk).update(worker=person)
    played = fuzz.set_scene("authorise_assessment", fuzz.Scene(lambda: one, {}, ()))
    typed = {"authorised_on": "30/3/2026", "outcome": scenes.CIN_PLAN, "outcome_holds": "on"}
    answer = fuzz.press(browser, played, typed)
    assert "Somebody other than the worker who wrote it" in answer.content.decode()


def test_a_plan_offers_its_first_visit_and_review(browser, person) -> None:
    page = next_page(browser, play(browser, person, "start_cin_plan"))
    visit, review = page.index("due 8 April 2026"), page.index("due 9 June 2026")  # 20 working days less Easter; three months
    assert visit < review
    assert CinPlan.objects.get().episode is not None


def late() -> Assessment:
    """Authorised on 31 March 2026, after 45 working days from 5 January: due on 9 March."""
    known = {"primary_need": code("primary_need:N1")}
    referral = accepted(scenes.girl(), "2026-01-05", **known)
    kind = code("assessment_type:new")
    one = services.start_assessment(
        by=clerk(), child=referral.child, team=team(), kind=kind, started_on=day("2026-01-06"), referral=referral
    )
    return services.authorise_assessment(
        by=clerk(),
        manager=manager(),
        assessment=one,
        authorised_on=day("2026-03-31"),
        outcome=code(scenes.CIN_PLAN),
        delay_reason=code("delay_reason:workload"),
    )


def test_the_manager_sees_why_assessments_were_late(person) -> None:
    work = Worklist(Reader(person.user), at("2026-04-01 12:00").date())
    scenes.authorised()
    assert why_late(work) is None
    late()
    printed = str(why_late(work))
    assert "Workload" in printed
    assert "Late, of 2 authorised" in printed


def test_the_childs_page_says_how_the_assessment_stands(browser, person) -> None:
    page = browser.get(reverse("workforce:child", args=[scenes.assessed().child.uuid])).content.decode()
    for words in ("Being assessed", "New, from a referral, started 3 March 2026", "Authorisation due"):
        assert words in page
    page = browser.get(reverse("workforce:child", args=[scenes.on_plan().child.uuid])).content.decode()
    for words in ("Child in need", "Home is calm.", "Next visit due"):
        assert words in page
