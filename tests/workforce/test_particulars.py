"""What is known of a child as a person, changed: by whom, from when, and what was known before."""

from __future__ import annotations

import datetime
import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from csc.doubts import doubts_of
from csc.models import AuditEvent, Child, Code, Disability, Identifier, ImmigrationStatus, Person
from looked_after.models import PeriodOfCare
from tests.contacts.cast import bea, day, referral
from tests.workforce.cast import NOON, allocation, child, clerk, grant, somebody
from workforce.models import Allocation, Notification
from workforce.particulars.clash import NOT_SAID, NumberInUse
from workforce.particulars.death import left_to_close
from workforce.particulars.known import changes_of, known_since
from workforce.particulars.numbers import as_kept, is_national_insurance_number, is_nhs_number, is_uln, is_upn
from workforce.recording.allocation import EndAllocation
from workforce.services.dated_facts import correct_fact, record_disabilities, record_immigration_status
from workforce.services.numbers import add_number, correct_own_numbers
from workforce.services.particulars import (
    change_expected_date,
    correct_birth,
    correct_death,
    record_birth,
    record_death,
    record_particulars,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

NHS, OTHER_NHS = "9434765919", "9434765870"


def code(key: str) -> Code:
    return Code.objects.get(pk=key)


def sentences(refused: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    return dict(refused.value.message_dict)


# ── Numbers and their checks ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("check", "number", "right"),
    [
        (is_nhs_number, "9434765919", True),
        (is_nhs_number, "9434765918", False),  # the check digit is 9
        (is_nhs_number, "9434765991", False),  # two figures changed places
        (is_nhs_number, "943476591", False),
        (is_upn, "C999000000001", True),
        (is_upn, "A999000000001", False),  # the check letter is C
        (is_upn, "N99900000000A", True),  # a temporary number ends in a letter
        (is_upn, "N99900000000I", False),  # I is taken for 1 and is no letter of a pupil number
        (is_upn, "C99900000001", False),
        (is_uln, "9276308686", True),  # the example of the Higher Education Statistics Agency
        (is_uln, "9276308687", False),
        (is_uln, "0276308686", False),
        (is_national_insurance_number, "AB123456C", True),
        (is_national_insurance_number, "BG123456C", False),  # a pair that is never given out
        (is_national_insurance_number, "AB123456E", False),
    ],
)
def test_a_slip_of_the_hand_is_found_by_the_check_of_the_number(check, number: str, right: bool) -> None:
    assert check(number) is right


def test_a_number_is_kept_the_same_however_it_was_typed() -> None:
    assert as_kept("identifier_kind:nhs_number", " 943 476-5919") == NHS
    assert as_kept("identifier_kind:upn", "c999 0000 00001") == "C999000000001"
    assert as_kept("identifier_kind:court", " LS 12  34 ") == "LS 12 34"


# ── Particulars ──────────────────────────────────────────────────────────────────────────────────


def test_a_former_name_stays_in_the_versions_even_of_a_record_that_had_none(ada) -> None:
    Child.history.all().delete()
    Person.history.all().delete()
    record_particulars(by=clerk(), child=ada, forename="Ada", surname="Reed")
    assert [(each.what, each.before, each.now) for each in changes_of(ada)] == [("Surname", "Sample", "Reed")]
    assert AuditEvent.objects.filter(verb="record_particulars", child=ada.uuid).get().detail == {"fields": ["surname"]}


def test_a_child_is_found_by_the_name_it_had(ada, wren) -> None:
    record_particulars(by=clerk(), child=ada, surname="Novotna")
    browser = Client()
    browser.force_login(wren.user)
    shown = browser.post(reverse("workforce:find"), {"words": "Sample"}).content.decode()
    assert "Ada Novotna" in shown


def test_it_is_said_since_when_an_answer_has_held_and_from_whom(ada, wren, at_noon) -> None:
    record_particulars(by=wren.user, child=ada, religion="Hindu")
    at_noon.move_to(NOON + datetime.timedelta(days=3))
    record_particulars(by=clerk(), child=ada, nationality="Indian")
    ada.refresh_from_db()
    known = known_since(ada, ["religion", "nationality", "phone"])
    assert (known["religion"].on, known["religion"].by) == (day("2026-04-01"), str(wren.user))
    assert known["nationality"].on == day("2026-04-04")
    assert "phone" not in known


def test_what_somebody_else_changed_meanwhile_is_left_alone_and_the_same_thing_is_refused(ada, wren, at_noon) -> None:
    record_particulars(by=clerk(), child=ada, phone="01632 960001")
    at_noon.shift(60)
    seen_at = timezone.now()
    at_noon.shift(60)
    record_particulars(by=wren.user, child=ada, phone="01632 960002")
    at_noon.shift(60)
    form = {"phone": "01632 960001", "religion": "Sikh"}  # the form still shows the number of before
    record_particulars(by=clerk(), child=ada, seen_at=seen_at, **form)
    ada.refresh_from_db()
    assert (ada.phone, ada.religion) == ("01632 960002", "Sikh")
    with pytest.raises(ValidationError) as refused:
        record_particulars(by=clerk(), child=ada, seen_at=seen_at, phone="01632 960003")
    assert "01632 960002" in sentences(refused)["phone"][0]


def test_nothing_changed_is_refused_and_leaves_no_version(ada) -> None:
    before = Child.history.count()
    with pytest.raises(ValidationError):
        record_particulars(by=clerk(), child=ada, surname="Sample")
    assert Child.history.count() == before


# ── Birth ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("expected", "born", "doubt"),
    [
        ("2026-03-20", "2026-04-01", None),  # born today
        ("2026-03-20", "2026-03-20", None),
        ("2026-03-10", "2026-03-31", None),  # three weeks late to the day
        ("2026-03-10", "2026-04-01", "csc-born-unexpectedly"),
        ("2026-05-01", "2025-12-26", None),  # eighteen weeks early to the day
        ("2026-05-01", "2025-12-25", "csc-born-unexpectedly"),
        ("2024-03-05", "2024-02-29", None),
    ],
)
def test_a_birth_is_recorded_and_the_expected_date_stays_in_the_versions(expected: str, born: str, doubt: str | None) -> None:
    unborn = bea(born=None, expected=expected)
    made = record_birth(by=clerk(), child=unborn, date_of_birth=day(born), sex=code("sex:F"), forename="Bea", surname="Sample")
    assert (made.date_of_birth, made.expected_on) == (day(born), None)
    assert ("Expected date of birth", None) in [(each.what, each.now) for each in changes_of(made)]
    assert [each.rule for each in doubts_of(made)] == ([doubt] if doubt else [])


def test_a_child_born_on_29_february_is_one_on_1_march() -> None:
    made = record_birth(
        by=clerk(),
        child=bea(born=None, expected="2024-03-01"),
        date_of_birth=day("2024-02-29"),
        sex=code("sex:M"),
        forename="Lee",
        surname="Sample",
    )
    assert [made.age_on(day(text)) for text in ("2024-02-28", "2024-02-29", "2025-02-28", "2025-03-01")] == [None, 0, 0, 1]


def test_a_birth_in_the_future_or_recorded_twice_is_refused() -> None:
    facts = {"sex": code("sex:F"), "forename": "Bea", "surname": "Sample"}
    unborn = bea(born=None, expected="2026-04-10")
    with pytest.raises(ValidationError) as refused:
        record_birth(by=clerk(), child=unborn, date_of_birth=day("2026-04-02"), **facts)
    assert "date_of_birth" in sentences(refused)
    record_birth(by=clerk(), child=unborn, date_of_birth=day("2026-04-01"), **facts)
    with pytest.raises(ValidationError):
        record_birth(by=clerk(), child=unborn, date_of_birth=day("2026-03-31"), **facts)


def test_the_expected_date_moves_until_the_birth_and_the_unborn_have_no_sex_in_the_return() -> None:
    unborn = bea(born=None, expected="2026-04-10", sex_id="sex:F")
    made = change_expected_date(by=clerk(), child=unborn, expected_on=day("2026-04-20"), reason="The scan.")
    assert made.expected_on == day("2026-04-20")
    assert [each.rule for each in doubts_of(made)] == ["8750"]
    with pytest.raises(ValidationError):
        change_expected_date(by=clerk(), child=bea(), expected_on=day("2026-04-20"))


def test_an_estimated_date_of_birth_becomes_a_known_one_and_says_how() -> None:
    found = bea(born="2010-01-01", date_of_birth_estimated=True)
    made = correct_birth(
        by=clerk(), child=found, date_of_birth=day("2010-06-05"), date_of_birth_estimated=False, reason="Passport seen."
    )
    assert (made.date_of_birth, made.date_of_birth_estimated) == (day("2010-06-05"), False)
    assert {each.reason for each in changes_of(made)} == {"Passport seen."}


@pytest.mark.parametrize(
    ("born", "allowed"), [("2019-03-14", True), ("2019-03-15", False), ("2001-03-15", True), ("2001-03-14", False)]
)
def test_a_date_of_birth_leaves_care_between_birth_and_18(born: str, allowed: bool, units) -> None:
    one = bea()
    PeriodOfCare.objects.create(recorded_by=clerk(), child=one, team=units["T1"], state="complete", started_on=day("2019-03-14"))
    change = {"date_of_birth": day(born), "date_of_birth_estimated": False, "reason": "Seen."}
    if allowed:
        assert correct_birth(by=clerk(), child=one, **change).date_of_birth == day(born)
    else:
        with pytest.raises(ValidationError) as refused:
            correct_birth(by=clerk(), child=one, **change)
        assert "14 March 2019" in sentences(refused)["date_of_birth"][0]


# ── Death ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("died", "allowed"), [("2012-05-01", True), ("2012-04-30", False), ("2026-04-01", True), ("2026-04-02", False)]
)
def test_a_death_lies_between_the_day_of_birth_and_today(died: str, allowed: bool) -> None:
    one = bea(born="2012-05-01")
    if allowed:
        assert record_death(by=clerk(), child=one, died_on=day(died), how_known="The hospital rang.").died_on == day(died)
    else:
        with pytest.raises(ValidationError) as refused:
            record_death(by=clerk(), child=one, died_on=day(died), how_known="The hospital rang.")
        assert "died_on" in sentences(refused)


def test_a_death_closes_nothing_tells_the_worker_and_can_be_taken_back(ada, units, wren) -> None:
    record_death(by=clerk(), child=ada, died_on=day("2026-03-30"), how_known="The hospital rang.")
    assert Allocation.objects.get(child=ada).ended_on is None
    told = Notification.objects.get(told=wren.user)
    assert "Ada" not in told.what
    browser = Client()
    browser.force_login(wren.user)
    page = browser.get(reverse("workforce:child", args=[ada.uuid])).content.decode()
    assert "Ada Sample died on 30 March 2026, aged 10." in page
    assert "Died 30 March 2026" in page
    correct_death(by=clerk(), child=ada, died_on=None, reason="Another child of that name.")
    ada.refresh_from_db()
    assert ada.died_on is None
    assert [each.reason for each in changes_of(ada)] == ["Another child of that name.", "The hospital rang."]


def test_a_death_is_recorded_by_social_workers_and_managers_alone(ada, units) -> None:
    address = reverse("workforce:step", args=[ada.uuid, "record_death"])
    for role, status in (("team_manager", 200), ("business_support", 403), ("head_of_service", 200), ("conference_chair", 403)):
        browser = Client()
        browser.force_login(somebody(role.title().replace("_", ""), units["T1"], role).user)
        assert browser.get(address).status_code == status, role


# ── Numbers of somebody else ─────────────────────────────────────────────────────────────────────


def test_the_number_of_a_child_one_may_find_is_said_to_be_theirs(ada, wren, units) -> None:
    other = bea(nhs_number=NHS)
    with pytest.raises(NumberInUse) as refused:
        add_number(by=wren.user, child=ada, kind=code("identifier_kind:nhs_number"), value=NHS)
    assert other.local_id in sentences(refused)["value"][0]


def test_trying_numbers_discloses_no_restricted_record_and_tells_who_may_open_it(ada, wren, units) -> None:
    named = somebody("Gil", units["T3"], "head_of_service")
    hidden = child("Rex", restricted=True, nhs_number=NHS)
    grant(hidden, named, from_=NOON - datetime.timedelta(days=1))
    browser = Client()
    browser.force_login(wren.user)
    typed = {"kind": "identifier_kind:nhs_number", "value": NHS}
    address = reverse("workforce:step", args=[ada.uuid, "add_number"])
    for _ in range(2):
        answer = browser.post(address, typed)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert NOT_SAID in page
        assert "Rex" not in page
        assert hidden.local_id not in page
    told = Notification.objects.get()
    assert (told.told, told.child_id) == (named.user, hidden.pk)
    assert told.address == reverse("workforce:child", args=[ada.uuid])
    assert AuditEvent.objects.filter(verb="meet_number_in_use", child=hidden.uuid).count() == 2
    ada.refresh_from_db()
    assert ada.nhs_number == ""


def test_brothers_and_sisters_may_share_a_court_case_and_not_a_passport(ada) -> None:
    other = child("Ben")
    for one in (ada, other):
        add_number(by=clerk(), child=one, kind=code("identifier_kind:court"), value="LS 12 34")
    add_number(by=clerk(), child=ada, kind=code("identifier_kind:passport"), value="533380006")
    with pytest.raises(NumberInUse):
        add_number(by=clerk(), child=other, kind=code("identifier_kind:passport"), value="533380006")


def test_a_pupil_number_takes_away_the_reason_why_there_was_none_and_is_corrected(ada) -> None:
    record_particulars(by=clerk(), child=ada, upn_unknown_reason=code("upn_unknown_reason:UN4"))
    made = add_number(by=clerk(), child=ada, kind=code("identifier_kind:upn"), value="c999 0000 00001")
    assert isinstance(made, Child)
    assert (made.upn, made.upn_unknown_reason_id) == ("C999000000001", None)
    numbers = {"nhs_number": OTHER_NHS, "upn": "C999000000001", "former_upn": "N99900000000A"}
    corrected = correct_own_numbers(by=clerk(), child=ada, **numbers, reason="School wrote.")
    assert (corrected.nhs_number, corrected.former_upn) == (OTHER_NHS, "N99900000000A")


def test_a_number_recorded_by_mistake_finds_nobody_any_more(ada, wren) -> None:
    row = add_number(by=clerk(), child=ada, kind=code("identifier_kind:police"), value="P123/26")
    assert isinstance(row, Identifier)
    browser = Client()
    browser.force_login(wren.user)
    find = reverse("workforce:find")
    assert "Ada Sample" in browser.post(find, {"words": "P123/26"}).content.decode()
    correct_fact(by=clerk(), fact=row, changes={}, reason="Another child’s.", mistaken=True)
    assert "Ada Sample" not in browser.post(find, {"words": "P123/26"}).content.decode()
    assert Identifier.history.filter(id=row.pk).count() == 2


# ── Disability and immigration status ────────────────────────────────────────────────────────────


def held(one: Child) -> dict[str, tuple[object, object]]:
    return {each.kind_id.partition(":")[2]: (each.started_on, each.ended_on) for each in Disability.objects.filter(person=one)}


def test_none_is_an_answer_and_ends_when_a_disability_is_learnt_of(ada) -> None:
    record_disabilities(by=clerk(), child=ada, kinds=[code("disability:NONE")], on=day("2020-01-01"))
    record_disabilities(by=clerk(), child=ada, kinds=[code("disability:HEAR"), code("disability:LD")], on=day("2026-03-02"))
    march = day("2026-03-02")
    assert held(ada) == {"NONE": (day("2020-01-01"), march), "HEAR": (march, None), "LD": (march, None)}


@pytest.mark.parametrize("kinds", [[], ["NONE", "HEAR"]])
def test_none_stands_alone_and_no_answer_is_none(ada, kinds: list[str]) -> None:
    with pytest.raises(ValidationError) as refused:
        record_disabilities(by=clerk(), child=ada, kinds=[code(f"disability:{kind}") for kind in kinds], on=day("2026-03-02"))
    assert "kinds" in sentences(refused)
    assert not Disability.objects.exists()


def test_a_disability_is_not_from_before_birth_nor_from_tomorrow(ada) -> None:
    for text in ("2015-04-30", "2026-04-02"):
        with pytest.raises(ValidationError) as refused:
            record_disabilities(by=clerk(), child=ada, kinds=[code("disability:HEAR")], on=day(text))
        assert "on" in sentences(refused)


def test_a_status_ends_on_the_day_the_next_is_given_and_18_is_no_child() -> None:
    one = bea(born="2008-03-01")
    alone = record_immigration_status(by=clerk(), child=one, status=code("immigration_status:uasc"), started_on=day("2025-01-10"))
    assert [each.rule for each in doubts_of(alone)] == ["csc-unaccompanied-adult"]  # 18 since March, and no end
    record_immigration_status(
        by=clerk(), child=one, status=code("immigration_status:refugee"), started_on=day("2026-03-01"), replaces=[alone]
    )
    alone.refresh_from_db()
    assert alone.ended_on == day("2026-03-01")
    assert doubts_of(alone) == []
    assert ImmigrationStatus.objects.filter(person=one, ended_on=None).count() == 1


# ── The page ─────────────────────────────────────────────────────────────────────────────────────


def test_the_page_of_the_people_shows_what_was_changed_and_leads_to_the_steps(ada, wren) -> None:
    record_particulars(by=wren.user, child=ada, religion="Hindu")
    record_disabilities(by=clerk(), child=ada, kinds=[code("disability:HEAR")], on=day("2026-03-02"))
    browser = Client()
    browser.force_login(wren.user)
    page = browser.get(reverse("workforce:people", args=[ada.uuid])).content.decode()
    for words in ("Hindu", "Hearing", "Change particulars", "Changes to particulars"):
        assert words in page, words
    assert reverse("workforce:step_about", args=[ada.uuid, "correct_disability", Disability.objects.get().uuid]) in page


def test_a_step_about_the_person_of_another_child_is_not_there(ada, wren, units) -> None:
    other = child("Ben")
    allocation(other, units["T3"])
    row = Identifier.objects.create(recorded_by=clerk(), person=other, kind_id="identifier_kind:passport", value="1")
    browser = Client()
    browser.force_login(wren.user)
    assert browser.get(reverse("workforce:step_about", args=[ada.uuid, "correct_number", row.uuid])).status_code == 404


@pytest.mark.parametrize(("born", "doubt"), [("2019-12-19", []), ("2019-12-20", ["8606"])])
def test_a_birth_more_than_40_weeks_after_the_first_referral_is_asked_about(born: str, doubt: list[str]) -> None:
    one = bea(born="2019-06-01")
    referral(one, "2019-03-14")
    made = correct_birth(by=clerk(), child=one, date_of_birth=day(born), date_of_birth_estimated=False, reason="Seen.")
    assert [each.rule for each in doubts_of(made)] == doubt


def test_what_is_due_stays_due_after_a_death_and_is_listed_to_be_closed(ada, wren) -> None:
    at_home = referral(ada, "2026-03-31")
    record_death(by=clerk(), child=ada, died_on=day("2026-04-01"), how_known="The hospital rang.")
    browser = Client()
    browser.force_login(wren.user)
    page = browser.get(reverse("workforce:child", args=[ada.uuid])).content.decode()
    due = re.search(r'<section[^>]* id="due".*?</section>', page, re.DOTALL)
    assert due is not None
    assert str(at_home.uuid) in due.group()
    assert EndAllocation.title in {step.step.title for step in left_to_close(ada)}
