"""What the forms of child protection know, ask, carry forward and offer next. Today is Wednesday 1 April 2026.

Good Friday is the 3rd, Easter Monday the 6th.
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import CinEpisode
from csc.models import AuditEvent, Child, Family, FamilyMembership, SharedPart
from protection import services
from protection.models import (
    ConferenceAttendance,
    ConferenceMeeting,
    CoreGroup,
    InitialConference,
    ProtectionPlan,
    ProtectionVisit,
    ReviewConference,
    Section47Enquiry,
    StrategyDiscussion,
)
from tests.contacts.cast import at, bea, clerk, code, day
from tests.protection import cast
from tests.protection.scenes import AGENCIES, NEGLECT, SCENES, at_risk, booked, decided, enquired, in_need, on_plan, review_booked
from tests.workforce import fuzz
from tests.workforce.cast import BEGINNING
from workforce.recording.steps import step_that_clears

pytestmark = pytest.mark.django_db
PLAN = {"held_on": "31/3/2026", "outcome": "conference_outcome:plan"}


def play(browser: Client, person: Any, key: str, **changes: Any) -> Any:
    """The scene of a step with other answers."""
    played = fuzz.set_scene(key, SCENES[key])
    typed = fuzz.typed_in(played, SCENES[key], person) | changes
    return browser.post(played.address, {name: text for name, text in typed.items() if text is not None})


def next_page(browser: Client, answer: Any) -> str:
    assert answer.status_code == 302, fuzz.complaints(answer)
    return browser.get(answer["Location"]).content.decode()


def said(answer: Any) -> str:
    assert answer.status_code == 422
    return answer.content.decode()


def sister_of(child: Child) -> Child:
    """A child of the same family, who is where the other is: her case open and assessed."""
    family = Family.objects.create(recorded_by=clerk(), name="Sample", local_id="F1")
    sister = in_need()
    for each in (child, sister):
        FamilyMembership.objects.create(recorded_by=clerk(), person=each, family=family, started_on=BEGINNING)
    return sister


# ── Strategy discussion and enquiry ──────────────────────────────────────────────────────────────


def test_a_discussion_that_starts_an_enquiry_names_its_lead_and_the_day_a_conference_is_due(browser, person) -> None:
    page = next_page(browser, play(browser, person, "hold_strategy_discussion"))
    enquiry = Section47Enquiry.objects.get()
    assert (str(enquiry.started_on), str(enquiry.conference_due_on)) == ("2026-03-16", "2026-04-08")
    assert enquiry.worker is not None
    assert "Complete a section 47 enquiry" in page
    assert "8 April 2026" in page


def test_a_discussion_without_the_police_is_asked_about_and_stands_with_a_reason(browser, person) -> None:
    typed = {"agency_2": "", "name_2": "", "role_2": "", "way_2": ""}
    assert "police" in said(play(browser, person, "hold_strategy_discussion", **typed))
    assert StrategyDiscussion.objects.count() == 0
    answer = play(browser, person, "hold_strategy_discussion", doubts_stand="They rang an hour later.", **typed)
    assert answer.status_code == 302
    assert AuditEvent.objects.filter(verb="let_doubt_stand", reason="They rang an hour later.").count() == 1


def test_no_lead_is_kept_of_a_discussion_that_starts_no_enquiry(browser, person) -> None:
    other = cast.manager("Una")
    assert play(browser, person, "hold_strategy_discussion", launches_enquiry="no", lead=str(other.pk)).status_code == 302
    assert Section47Enquiry.objects.count() == 0
    assert StrategyDiscussion.objects.get().worker == person


def test_an_enquiry_that_finds_continuing_risk_offers_the_conference_with_its_day(browser, person) -> None:
    page = next_page(browser, play(browser, person, "complete_enquiry"))
    assert "Book an initial child protection conference" in page
    assert "due 8 April 2026" in page


def test_continuing_risk_without_a_conference_needs_the_managers_reason(browser, person) -> None:
    refused = said(play(browser, person, "complete_enquiry", conference_needed="no"))
    assert "Why is no conference needed although the risk continues?" in refused
    reason = "She lives with her aunt now."
    page = next_page(
        browser, play(browser, person, "complete_enquiry", conference_needed="no", conference_not_required_reason=reason)
    )
    enquiry = Section47Enquiry.objects.get(completed_on__isnull=False)
    assert (enquiry.conference_not_required, enquiry.conference_not_required_reason) == (True, reason)
    assert "Book an initial" not in page


def test_what_was_not_substantiated_has_no_category(browser, person) -> None:
    play(browser, person, "complete_enquiry", outcome="s47_outcome:not_substantiated", conference_needed=None)
    enquiry = Section47Enquiry.objects.get()
    assert (enquiry.category, enquiry.conference_not_required) == (None, True)


# ── Booking ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("planned", "late"), [("8/4/2026", False), ("9/4/2026", True)])
def test_a_conference_on_day_15_over_easter_is_in_time_and_on_day_16_needs_a_reason(browser, person, planned, late) -> None:
    answer = play(browser, person, "book_initial_conference", planned_for_date=planned)
    assert answer.status_code == (422 if late else 302)
    if late:
        assert "It is due by 8 April 2026" in said(answer)
        why = "delay_reason:chair_unavailable"
        again = play(browser, person, "book_initial_conference", planned_for_date=planned, late_reason=why)
        assert again.status_code == 302
        assert InitialConference.objects.get(late_reason__isnull=False).late_reason_id == why


def test_a_conference_is_not_booked_for_a_weekend(browser, person) -> None:
    assert "weekend" in said(play(browser, person, "book_initial_conference", planned_for_date="4/4/2026"))


def test_the_agencies_of_the_discussion_are_carried_and_confirmed_with_one_tick(browser, person) -> None:
    page = browser.get(fuzz.set_scene("book_initial_conference", SCENES["book_initial_conference"]).address).content.decode()
    assert "From those at the strategy discussion, 16 March 2026" in page
    unchanged = play(browser, person, "book_initial_conference", invited=AGENCIES)
    assert "still holds, or change it" in said(unchanged)
    assert play(browser, person, "book_initial_conference", invited=AGENCIES, invited_holds="on").status_code == 302
    assert set(ConferenceAttendance.objects.values_list("agency", flat=True)) == set(AGENCIES)


def test_sisters_booked_in_one_press_share_one_meeting_and_its_invitations(browser, person) -> None:
    enquiry = at_risk()
    sister = sister_of(enquiry.child)
    cast.complete(cast.enquiry(sister, "2026-03-16"), "2026-03-27", child_seen_on=datetime.date(2026, 3, 17))
    played = fuzz.set_scene("book_initial_conference", fuzz.Scene(lambda: enquiry, {}, ()))
    typed = {"planned_for_date": "8/4/2026", "planned_for_time": "10:00", "invited": ["agency:school"], "also": str(sister.uuid)}
    assert fuzz.press(browser, played, typed).status_code == 302
    assert {row.child for row in InitialConference.objects.all()} == {enquiry.child, sister}
    assert ConferenceMeeting.objects.count() == ConferenceAttendance.objects.count() == 1


def test_a_brother_booked_later_for_the_same_time_joins_the_meeting(browser, person) -> None:
    first = booked()
    brother = sister_of(first.child)
    cast.complete(cast.enquiry(brother, "2026-03-16"), "2026-03-27", child_seen_on=datetime.date(2026, 3, 17))
    enquiry = Section47Enquiry.objects.get(child=brother)
    played = fuzz.set_scene("book_initial_conference", fuzz.Scene(lambda: enquiry, {}, ()))
    typed = {"planned_for_date": "31/3/2026", "planned_for_time": "10:00", "invited": ["agency:police", "agency:school"]}
    assert fuzz.press(browser, played, typed).status_code == 302
    assert ConferenceMeeting.objects.count() == 1
    assert ConferenceAttendance.objects.filter(agency="agency:police").count() == 1


# ── Attendance ───────────────────────────────────────────────────────────────────────────────────


def listed() -> dict[str, tuple[Any, ...]]:
    """By agency: invited, attended, apologies, the day its report arrived, whether the family has read it."""
    columns = ("invited", "attended", "apologies", "report_received_on", "report_shared_with_family")
    return {row[0]: row[1:] for row in ConferenceAttendance.objects.values_list("agency__code", *columns)}


def list_of(conference: InitialConference | ReviewConference) -> tuple[fuzz.Played, dict[str, int]]:
    """The step that fills the list of a conference, and the key of each agency's row."""
    initial = isinstance(conference, InitialConference)
    key = "record_conference_attendance" if initial else "record_review_attendance"
    rows = {row.agency.code: row.pk for row in ConferenceAttendance.objects.select_related("agency")}
    return fuzz.set_scene(key, fuzz.Scene(lambda: conference, {}, ())), rows


def test_each_agency_has_one_row_with_its_own_answers_and_who_is_not_known_stays_not_known(browser, person) -> None:
    assert play(browser, person, "record_conference_attendance").status_code == 302
    report = datetime.date(2026, 3, 30)
    assert listed() == {
        "police": (True, True, False, None, None),
        "health_visitor": (True, False, True, report, True),
        "social_care": (True, None, False, None, None),
    }


def test_the_table_is_drawn_as_one_and_escapes_what_was_typed(browser, person) -> None:
    conference = booked()
    ConferenceAttendance.objects.filter(agency="agency:police").update(name="<b>Hale</b>")
    page = browser.get(list_of(conference)[0].address).content.decode()
    assert page.count('<table class="govuk-table csc-entry"') == 1
    assert "Police: &lt;b&gt;Hale&lt;/b&gt;" in page
    assert "<b>Hale" not in page
    assert "(optional)" not in page


def test_reports_arrive_on_different_days_before_anybody_has_come(browser, person) -> None:
    played, rows = list_of(review_booked())
    assert "nothing to save yet" in said(fuzz.press(browser, played, {}))
    assert fuzz.press(browser, played, {f"report_{rows['school']}": "30/3/2026"}).status_code == 302
    assert listed() == {"school": (True, None, False, datetime.date(2026, 3, 30), None)}


def test_nobody_can_have_come_to_a_conference_that_is_ahead(browser, person) -> None:
    review = review_booked()
    ConferenceMeeting.objects.filter(pk=review.meeting_id).update(planned_for=at("2026-04-28 10:00"))
    played, rows = list_of(review)
    assert "Nobody can have come yet" in said(fuzz.press(browser, played, {f"came_{rows['school']}": "came"}))
    assert fuzz.press(browser, played, {f"came_{rows['school']}": "apologies"}).status_code == 302


def test_the_family_cannot_have_read_a_report_that_has_not_arrived(browser, person) -> None:
    played, rows = list_of(booked())
    assert "Enter the day the report arrived" in said(fuzz.press(browser, played, {f"shared_{rows['police']}": "no"}))


def test_an_agency_that_came_without_an_invitation_has_a_row_of_its_own(browser, person) -> None:
    played, _ = list_of(booked())
    assert "Select which agency this is about" in said(fuzz.press(browser, played, {"came_other1": "came"}))
    assert "Say whether they came" in said(fuzz.press(browser, played, {"agency_other1": "agency:school"}))
    twice = {f"{name}_other{n}": text for n in (1, 2) for name, text in (("agency", "agency:school"), ("came", "came"))}
    assert "is in this list already" in said(fuzz.press(browser, played, twice))
    assert fuzz.press(browser, played, {"agency_other2": "agency:school", "came_other2": "came"}).status_code == 302
    assert listed()["school"] == (False, True, False, None, None)


def test_a_slip_is_put_right_in_the_same_table(browser, person) -> None:
    played, rows = list_of(booked())
    police = rows["police"]
    fuzz.press(browser, played, {f"came_{police}": "came", f"report_{police}": "30/3/2026"})
    known = fuzz.form_of(played, person).initial
    assert (known[f"came_{police}"], known[f"report_{police}"]) == ("came", datetime.date(2026, 3, 30))
    fuzz.press(browser, played, {f"came_{police}": "absent"})
    assert listed()["police"] == (True, False, False, None, None)


def test_two_people_who_fill_in_the_same_table_do_not_take_back_what_the_other_recorded(browser, person) -> None:
    played, rows = list_of(booked())
    seen = str(fuzz.form_of(played, person).initial["seen_version"])
    fuzz.press(browser, played, {"seen_version": seen, f"came_{rows['police']}": "came"})
    late = {"seen_version": seen, f"came_{rows['health_visitor']}": "came"}
    page = said(fuzz.press(browser, played, late))
    assert "Somebody has changed this list since you opened it: Police." in page
    assert listed()["police"][1] is True
    newest = str(fuzz.form_of(played, person).initial["seen_version"])
    assert f'name="seen_version" value="{newest}"' in page


def test_reports_are_told_apart_by_the_day_of_the_conference(browser, person) -> None:
    conference = booked()
    for agency, on in (("police", "2026-03-31"), ("health_visitor", "2026-04-01")):
        services.record_attendance(by=clerk(), conference=conference, agency=code(f"agency:{agency}"), report_received_on=day(on))
    facts = {fact.label: fact.value for fact in fuzz.form_of(list_of(conference)[0], person).in_view()}
    assert (facts["Reports by the day"], facts["Reports after the day"]) == ("Police", "Health visitor")


# ── The decision ─────────────────────────────────────────────────────────────────────────────────


def test_a_plan_offers_its_first_core_group_visit_and_review_with_their_days(browser, person) -> None:
    page = next_page(browser, play(browser, person, "decide_initial_conference"))
    plan = ProtectionPlan.objects.get()
    assert (str(plan.started_on), plan.initial_category_id) == ("2026-03-31", NEGLECT)
    # Ten working days from 31 March, less Easter, for the visit and the core group; three months for the review.
    assert page.count("due 16 April 2026") == 2
    assert page.index("due 16 April 2026") < page.index("due 30 June 2026")


def test_the_category_of_the_enquiry_is_confirmed_or_changed_and_never_taken_over_unseen(browser, person) -> None:
    page = browser.get(fuzz.set_scene("decide_initial_conference", SCENES["decide_initial_conference"]).address).content.decode()
    assert "From the section 47 enquiry, 27 March 2026" in page
    assert play(browser, person, "decide_initial_conference", category_holds=None).status_code == 422
    assert ProtectionPlan.objects.count() == 0
    changed = play(browser, person, "decide_initial_conference", category="category_of_abuse:EMO", category_holds=None)
    assert changed.status_code == 302
    assert ProtectionPlan.objects.get().initial_category_id == "category_of_abuse:EMO"


def test_without_a_plan_no_category_is_kept(browser, person) -> None:
    assert play(browser, person, "decide_initial_conference", outcome="conference_outcome:no_plan").status_code == 302
    assert InitialConference.objects.get().category is None
    assert ProtectionPlan.objects.count() == 0


def test_an_adjourned_conference_is_not_offered_as_a_decision(browser, person) -> None:
    assert play(browser, person, "decide_initial_conference", outcome="conference_outcome:adjourned").status_code == 422


# ── Under a plan ─────────────────────────────────────────────────────────────────────────────────


def test_a_visit_not_alone_needs_its_reason_and_one_without_the_child_seen_needs_none(browser, person) -> None:
    refused = said(play(browser, person, "record_protection_visit", not_alone_reason=""))
    assert "Why was the child not seen alone?" in refused
    assert play(browser, person, "record_protection_visit", child_seen="no").status_code == 302
    visit = ProtectionVisit.objects.get(visited_on="2026-03-24")
    assert (visit.seen_alone, visit.not_alone_reason, visit.own_words) == (None, None, "")


def test_an_unfinished_visit_does_not_count_until_it_is_finished(browser, person) -> None:
    page = next_page(browser, play(browser, person, "record_protection_visit", finished="no"))
    assert "Finish the record of a child protection visit" in page
    plan = ProtectionPlan.objects.get()
    assert str(plan.visits.planned().get().due_on) == "2026-03-10"  # 10 working days from 24 February
    visit = plan.visits.made_but_unfinished().get()
    played = fuzz.set_scene("finish_protection_visit", fuzz.Scene(lambda: visit, {}, ()))
    typed = {"child_seen": "yes", "seen_alone": "visit_alone:alone", "own_words": "I like my room."}
    assert fuzz.press(browser, played, typed).status_code == 302
    assert str(plan.visits.planned().get().due_on) == "2026-04-09"  # 10 working days from 24 March, less Easter


def test_one_visit_to_two_children_is_two_records_with_words_of_their_own(browser, person) -> None:
    plan = on_plan()
    sister = sister_of(plan.child)
    cast.plan(sister, "2026-03-10", "2026-03-03")
    played = fuzz.set_scene("record_protection_visit", fuzz.Scene(lambda: plan, {}, ()))
    typed = {"also": str(sister.uuid), "family_words": "All at tea.", "visited_on": "24/3/2026", "place": "visit_place:home"}
    for child, words in ((plan.child, "I hide."), (sister, "I play.")):
        own = {"child_seen": "yes", "seen_alone": "visit_alone:alone", "own_words": words, "finished": "yes"}
        typed |= {f"{child.uuid.hex}-{name}": text for name, text in own.items()}
    assert fuzz.press(browser, played, typed).status_code == 302
    made = ProtectionVisit.objects.filter(visited_on="2026-03-24")
    assert {visit.child: visit.own_words for visit in made} == {plan.child: "I hide.", sister: "I play."}
    assert SharedPart.objects.get().narrative == "All at tea."


def test_those_at_the_last_core_group_are_carried_with_the_day(browser, person) -> None:
    page = browser.get(fuzz.set_scene("hold_core_group", SCENES["hold_core_group"]).address).content.decode()
    assert "From the last core group, 12 February 2026" in page
    assert play(browser, person, "hold_core_group", attended_by_holds=None).status_code == 422
    assert play(browser, person, "hold_core_group").status_code == 302
    plan = CoreGroup.objects.get(held_on="2026-03-26").plan
    assert str(plan.core_groups.get(held_on=None).due_on) == "2026-04-23"  # four weeks from 26 March


def test_a_review_that_continues_the_plan_offers_the_next_in_six_months_and_one_that_ends_it_asks_why(browser, person) -> None:
    assert "Why does the plan end?" in said(play(browser, person, "hold_review", end_reason=None))
    page = next_page(browser, play(browser, person, "hold_review", outcome="review_outcome:continue"))
    assert "due 30 September 2026" in page
    assert ProtectionPlan.objects.get(child=ReviewConference.objects.get(held_on__isnull=False).child).ended_on is None


def test_a_review_after_its_day_is_booked_only_by_who_says_that_no_earlier_day_can_be_had(browser, person) -> None:
    # Three months from 2 February is 2 May 2026.
    late = {"planned_for_date": "5/5/2026"}
    assert "due by 2 May 2026" in said(play(browser, person, "book_review_conference", **late))
    assert play(browser, person, "book_review_conference", late_is_known="on", **late).status_code == 302


# ── What leads here, and what the child's page says ──────────────────────────────────────────────


def test_each_due_date_of_child_protection_leads_to_the_step_that_clears_it() -> None:
    leads = {
        (Section47Enquiry, "conference_due_on"): "book_initial_conference",
        (InitialConference, "due_on"): "decide_initial_conference",
        (CoreGroup, "due_on"): "hold_core_group",
        (ReviewConference, "due_on"): "hold_review",
        (ProtectionVisit, "due_on"): "record_protection_visit",
    }
    assert {pair: step_that_clears(*pair).key for pair in leads} == leads


def test_the_childs_page_says_how_things_stand(browser, person) -> None:
    child = on_plan().child
    page = browser.get(reverse("workforce:child", args=[child.uuid])).content.decode()
    for words in ("Child protection plan: neglect", "24 February 2026, seen alone", "12 February 2026", "Not booked yet"):
        assert words in page
    child = enquired().child
    page = browser.get(reverse("workforce:child", args=[child.uuid])).content.decode()
    assert "Section 47 enquiry open" in page
    assert "Under way" in page


@pytest.mark.parametrize(
    ("visited", "due", "said"),
    [
        ("2026-03-02", "2026-03-09", "Child protection visit to Bea Sample, 2 March 2026"),
        (None, "2026-03-09", "Child protection visit to Bea Sample, due 9 March 2026"),
        (None, None, "Child protection visit to Bea Sample"),
    ],
)
def test_two_visits_to_one_child_read_differently(visited, due, said) -> None:
    visit = ProtectionVisit(child=bea(), visited_on=visited and day(visited), due_on=due and day(due))
    assert str(visit) == said


def test_a_review_that_is_booked_is_shown_with_its_day(browser, person) -> None:
    child = review_booked().child
    page = browser.get(reverse("workforce:child", args=[child.uuid])).content.decode()
    assert "Review conference, booked" in page
    decision = browser.get(reverse("workforce:child", args=[decided().child.uuid])).content.decode()
    assert "Initial conference" in decision


def test_what_is_doubtful_in_the_plan_is_asked_with_the_decision(browser, person) -> None:
    played = fuzz.set_scene("decide_initial_conference", SCENES["decide_initial_conference"])
    typed = fuzz.typed_in(played, SCENES["decide_initial_conference"], person)
    CinEpisode.objects.update(started_on=day("2026-04-01"))  # the case was opened on the day after the conference
    assert "The child&#39;s case was not open on this day." in said(browser.post(played.address, typed))
    assert not ProtectionPlan.objects.exists()
    assert browser.post(played.address, typed | {"doubts_stand": "The case was opened a day late."}).status_code == 302
    assert ProtectionPlan.objects.get().started_on == day("2026-03-31")
    assert AuditEvent.objects.get(verb="let_doubt_stand").detail["rules"] == ["1105"]


def test_why_it_is_late_is_asked_only_when_the_due_date_has_passed(browser, person) -> None:
    early = fuzz.form_of(fuzz.set_scene("hold_review", SCENES["hold_review"]), person)
    assert "late_reason" not in early.fields
    ReviewConference.objects.filter(held_on=None).update(due_on="2026-03-30")
    plan = ProtectionPlan.objects.get()
    late = fuzz.set_scene("hold_review", fuzz.Scene(lambda: plan, {}, ()))
    typed = {"held_on": "31/3/2026", "outcome": "review_outcome:continue", "participation": "review_participation:PN1"}
    assert "It is due by 30 March 2026" in said(fuzz.press(browser, late, typed))
    assert fuzz.press(browser, late, typed | {"late_reason": "delay_reason:not_quorate"}).status_code == 302
