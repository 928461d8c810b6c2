"""A young person's way into care, through a move, a visit, a review and a health assessment, and out of it; then the figures.

Recorded through the forms alone and with the keys alone, on days before today, because a browser's clock cannot be moved.
Ren is 17; Kit, a younger sister, is in care too and stays.
"""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from csc.models import Child, Family, FamilyMembership
from csc.periods import add_months
from looked_after.models import (
    CareLeaver,
    CareLeaverAccommodation,
    CareLeaverContact,
    HealthAssessment,
    LookedAfterReview,
    LookedAfterVisit,
    PeriodOfCare,
    Placement,
)
from reporting.snapshots import nightly
from tests.contacts.cast import contact
from tests.e2e.desk import Desk, typed
from tests.e2e.hands import Keyboard
from tests.looked_after.cast import fostered_by, household, looked_after
from tests.workforce.cast import BEGINNING, allocation, child, clerk, small_authority, somebody
from workforce.models import Unit, Worker

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

BEGAN, HEALTH, REVIEWED, MOVED, VISITED, CEASED = 120, 105, 100, 40, 30, 5
"""How many days ago each thing happened."""


def ago(days: int) -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days=days)


@pytest.fixture
def people(db: None) -> dict[str, Worker]:
    team = small_authority()["T1"]
    roles = {"Wren": "social_worker", "Mo": "team_manager", "Iris": "conference_chair", "Pia": "personal_adviser"}
    return {name: somebody(name, team, role) for name, role in roles.items()}


@pytest.fixture
def ren(people: dict[str, Worker]) -> Child:
    """Seventeen and a half, allocated, with a sister in care."""
    family = Family.objects.create(recorded_by=clerk(), name="Hale", local_id="F1")
    born = {"Ren": add_months(timezone.localdate(), -17 * 12 - 6), "Kit": add_months(timezone.localdate(), -12 * 12 - 6)}
    for name, day in born.items():
        made = child(name)
        Child.objects.filter(pk=made.pk).update(date_of_birth=day)
        FamilyMembership.objects.create(recorded_by=clerk(), person=made, family=family, started_on=BEGINNING)
        allocation(made, Unit.objects.get(code="T1"), people["Wren"])
    for number, name in (("H1", "Hill"), ("H2", "Vale")):
        household(number, name=name)
    for months in range(1, 6):  # Figures are made from the month on in which the front door was first recorded.
        contact(received=f"{add_months(timezone.localdate(), -months)} 10:00")
    looked_after(the("Kit"), started=f"{ago(BEGAN)}", letters="V2", details=fostered_by("H1"))
    return the("Ren")


def the(name: str) -> Child:
    return Child.objects.get(forename=name)


def test_from_the_first_night_in_care_to_the_life_after_it(at_desk, people, ren) -> None:
    desk = at_desk(people["Wren"].user, Keyboard)
    comes_into_care(desk, ren)
    moves(desk, ren)
    is_visited_with_her_sister(desk, ren)
    is_reviewed(desk, ren)
    is_seen_by_a_doctor(desk, ren)
    leaves_care(desk, ren)
    lives_on(desk, ren)
    is_counted(at_desk, people, ren)


def comes_into_care(desk: Desk, ren: Child) -> None:
    desk.begin(ren, "Record that the child is looked after")
    desk.answer("From which day is the child looked after?", typed(BEGAN))
    desk.answer("On what legal ground?", "Single period of accommodation, section 20")
    desk.answer("What is the main reason?", "Family in acute stress")
    desk.answer("What led to this?", "Mum was taken to hospital and nobody else could care for them.")
    foster(desk, "Hill (H1)")
    desk.save("The child is recorded as looked after")
    assert "Record a health assessment" in desk.text
    assert PeriodOfCare.objects.get(child=ren).started_on == ago(BEGAN)


def foster(desk: Desk, carers: str) -> None:
    desk.answer("What kind of placement is it?", "Foster: other carer, other")
    desk.answer("Which foster carers?", carers)
    desk.answer("Who provides it?", "Own provision including own regional adoption agency")
    desk.answer("What does the placement rest on?", "Fully approved")
    desk.answer("Postcode of the placement", "ZZ2 2ZZ")
    desk.answer("Is it inside our own area?", "Yes")


def moves(desk: Desk, ren: Child) -> None:
    desk.begin(ren, "Record a move to another placement")
    foster(desk, "Vale (H2)")
    desk.answer("On which day did the child move?", typed(MOVED))
    desk.answer("What happened, and what did the child want?", "Ren wanted to be near college.")
    desk.press("Save and complete")
    assert "Answer the question “Why did the placement end?”" in desk.refused()
    assert Placement.objects.filter(child=ren).count() == 1, "a move without its reason is no move"
    desk.answer("Why did the placement end?", "Change to or implementation of care plan")
    desk.save("Move recorded")
    days = Placement.objects.filter(child=ren).order_by("started_on").values_list("started_on", "ended_on")
    assert list(days) == [(ago(BEGAN), ago(MOVED)), (ago(MOVED), None)]


def is_visited_with_her_sister(desk: Desk, ren: Child) -> None:
    """What is the same for both is written once; what each said, for each."""
    desk.begin(ren, "Record a visit to the looked-after child")
    kit = the("Kit")
    desk.hands.choose(desk.page.get_by_role("group", name="Who else is this about?").get_by_role("checkbox"))
    desk.press("Show a part for each child chosen")
    desk.no_barriers()
    desk.answer("When did you visit?", typed(VISITED))
    desk.answer("Where?", "Placement")
    desk.answer("What was said or seen about the whole family", "They cook together on Sundays.")
    for one, words in ((ren, "I want my own key."), (kit, "Ren makes pancakes.")):
        with desk.about(one):
            desk.answer("Did you see the child?", "Yes")
            desk.answer("Was the child seen alone?", "Seen alone")
            desk.answer("What did the child say, in their own words?", words)
            desk.answer("What did you see, hear and do, and what does it mean for the child?", "At ease.")
    desk.save("Visit recorded")
    assert "For 2 children" in desk.page.locator("body").inner_text()
    made = LookedAfterVisit.objects.child_seen().filter(visited_on=ago(VISITED))
    assert {(visit.child.forename, visit.own_words) for visit in made} == {
        ("Ren", "I want my own key."),
        ("Kit", "Ren makes pancakes."),
    }
    assert {visit.shared_part.narrative for visit in made} == {"They cook together on Sundays."}


def is_reviewed(desk: Desk, ren: Child) -> None:
    desk.begin(ren, "Record a looked-after review")
    desk.answer("On which day was the review completed?", typed(REVIEWED))
    desk.answer("Who was the reviewing officer?", "Iris Example")
    desk.answer("How did the child take part?", "Attended and spoke")
    desk.answer("What was decided?", "Stay together; college from September.")
    desk.save("Review recorded")
    assert LookedAfterReview.objects.held().get(child=ren).held_on == ago(REVIEWED)


def is_seen_by_a_doctor(desk: Desk, ren: Child) -> None:
    desk.begin(ren, "Record a health assessment")
    desk.answer("Which assessment was it?", "Initial health assessment")
    desk.answer("On which day was the child seen?", typed(HEALTH))
    desk.save("Health assessment recorded")
    assert HealthAssessment.objects.held().get(child=ren).held_on == ago(HEALTH)


def leaves_care(desk: Desk, ren: Child) -> None:
    desk.begin(ren, "Record that the child is no longer looked after")
    desk.answer("From which day is the child no longer looked after?", typed(CEASED))
    desk.answer("Why did care end?", "Returned home to parent/relative with parental responsibility, planned")
    desk.answer("How did it end, and what does the child think of it?", "Home to Mum; Ren packed a week early.")
    desk.save("Care is recorded as ended")
    assert not Placement.objects.filter(child=ren, ended_on=None).exists()
    desk.follow("Record what a young person leaving care is entitled to")
    desk.answer("Which category are they in?", "Relevant child (16-17, left care)")
    desk.answer("From which day?", typed(CEASED))
    desk.answer("Who is the personal adviser?", "Pia Example")
    desk.save("Entitlement recorded")
    assert CareLeaver.objects.get(child=ren).personal_adviser.forename == "Pia"


def lives_on(desk: Desk, ren: Child) -> None:
    desk.begin(ren, "Record being in touch with a care leaver")
    desk.answer("On which day?", typed(2))
    desk.answer("Were you in touch?", "In touch")
    desk.answer("How?", "Telephone call")
    desk.save("Contact recorded")
    desk.begin(ren, "Record where a care leaver lives")
    desk.answer("Where do they live?", "With parents or relatives")
    desk.answer("From which day?", typed(CEASED))
    desk.answer("Is it suitable?", "Yes")
    desk.save("Accommodation recorded")
    assert CareLeaverContact.objects.get(child=ren).in_touch_id == "care_leaver_in_touch:YES"
    assert CareLeaverAccommodation.objects.get(child=ren).suitable is True


def is_counted(at_desk, people: dict[str, Worker], ren: Child) -> None:
    """When the month is over, the night's figures count one child who left care, and the list behind it is Ren."""
    month = f"{ago(CEASED):%Y-%m}"
    second_of_next = (timezone.localdate().replace(day=1) + datetime.timedelta(days=32)).replace(day=2)
    with time_machine.travel(datetime.datetime.combine(second_of_next, datetime.time(12), tzinfo=datetime.UTC)):
        (run,) = nightly.sweep()
        assert run.state == "done"
        desk = at_desk(people["Mo"].user)
        desk.open(f"{reverse('reporting:scorecard', args=['all'])}?period={month}&unit=T1")
        for indicator, count in (("looked_after_ceased", "1"), ("looked_after_children", "1")):
            row = desk.page.locator("tr", has=desk.page.locator(f'a[href^="/indicators/{indicator}/"]')).first
            assert count in row.locator("td").all_inner_texts(), row.inner_text()
        desk.open(f"{reverse('reporting:records', args=['looked_after_ceased'])}?period={month}&unit=T1")
        assert "1 record" in desk.text
        assert ren.full_name in desk.text
        assert the("Kit").full_name not in desk.text
