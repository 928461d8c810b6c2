"""What forms accept, and what they say when they do not."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django import forms

from csc.forms import CodeField, DateField, Form, ModelForm, MomentField, TimeField
from csc.models import Code, Person

NOON = datetime.datetime(2026, 11, 21, 12, 0, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


class Birth(Form):
    date_of_birth = DateField(past=True)


class Visit(Form):
    next_visit = DateField(future=True, required=False)


class Contact(Form):
    received_at = MomentField(label="Received", past=True)


def errors(form: forms.Form) -> list[str]:
    return [str(error) for field in form.errors.values() for error in field]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter date of birth"),
        ("   ", "Enter date of birth"),
        ("31 2 2019", "Date of birth must be a real date"),
        ("soon", "Date of birth must be a real date"),
        ("1 4", "Date of birth must include a year"),
        ("April 2019", "Date of birth must include a day"),
        ("1 4 219", "Year of date of birth must have 4 figures"),
        ("1 4 1819", "Year of date of birth must be between 1900 and 2199"),
        ("Tuesday 1 April 2019", "Date of birth must be a real date: the day of the week does not fit it"),
        ("22 11 2026", "Date of birth must be today or in the past"),
    ],
)
def test_a_wrong_date_is_named_and_explained(typed, said):
    assert errors(Birth({"date_of_birth": typed})) == [said]


@pytest.mark.parametrize(("typed", "date"), [("1 4 2019", (2019, 4, 1)), ("01/04/19", (2019, 4, 1)), ("today", (2026, 11, 21))])
def test_a_date_as_typed(typed, date):
    form = Birth({"date_of_birth": typed})
    assert form.is_valid()
    assert form.cleaned_data == {"date_of_birth": datetime.date(*date)}


@pytest.mark.parametrize(
    ("typed", "said"), [("20 11 2026", ["Next visit must be today or in the future"]), ("21 11 2026", []), ("", [])]
)
def test_a_date_that_lies_ahead(typed, said):
    assert errors(Visit({"next_visit": typed})) == said


@pytest.mark.parametrize(
    ("date", "time", "moment"),
    [
        ("1 4 2026", "2:30pm", datetime.datetime(2026, 4, 1, 13, 30, tzinfo=datetime.UTC)),  # summer time
        ("1 2 2026", "14:30", datetime.datetime(2026, 2, 1, 14, 30, tzinfo=datetime.UTC)),
        ("29 3 2026", "2am", datetime.datetime(2026, 3, 29, 1, 0, tzinfo=datetime.UTC)),  # the clocks have just gone forward
        ("25 10 2026", "1:30am", datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)),  # comes twice: the first is meant
    ],
)
def test_a_moment_is_in_englands_time(date, time, moment):
    form = Contact({"received_at_date": date, "received_at_time": time})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["received_at"] == moment


@pytest.mark.parametrize(
    ("date", "time", "said"),
    [
        ("", "", "Enter received"),
        (" ", "  ", "Enter received"),
        ("1 4 2026", "", "Received must include a time"),
        ("31 2 2026", "", "Received must be a real date"),
        ("", "2pm", "Received must include a date"),
        ("31 2 2026", "2pm", "Received must be a real date"),
        ("1 4 2026", "9", "Received must be a real time, such as 2:30pm or 14:30"),
        ("29 3 2026", "1:30am", "Received does not exist: the clocks went forward in that hour"),
        ("21 11 2026", "12:01pm", "Received must be in the past"),
    ],
)
def test_a_wrong_moment(date, time, said):
    assert errors(Contact({"received_at_date": date, "received_at_time": time})) == [said]


def test_a_moment_is_offered_for_correction_in_englands_time():
    form = Contact(initial={"received_at": datetime.datetime(2026, 4, 1, 13, 30, tzinfo=datetime.UTC)})
    drawn = form["received_at"].as_field_group()
    assert 'value="1/4/2026"' in drawn
    assert 'value="14:30"' in drawn


def test_what_other_fields_say():
    class Household(Form):
        name = forms.CharField(label="NHS number", max_length=3)
        children = forms.IntegerField(label="Number of children", min_value=1, max_value=20)
        share = forms.DecimalField(label="Share in %", max_value=100)
        how = forms.ChoiceField(label="How it came", choices=[("phone", "Telephone")])
        seen = forms.ChoiceField(label="Was the child seen alone?", choices=[("yes", "Yes")], widget=forms.RadioSelect)
        told = forms.BooleanField(label="I have told the family")
        at = TimeField(label="Start")
        own = forms.CharField(error_messages={"required": "Say who else was there"})

    assert errors(Household({})) == [
        "Enter NHS number",
        "Enter number of children",
        "Enter share in %",
        "Select how it came",
        "Answer the question “Was the child seen alone?”",
        "Tick “I have told the family”",
        "Enter start",
        "Say who else was there",
    ]
    sent = {
        "name": "1234",
        "children": "0",
        "share": "101",
        "how": "pigeon",
        "seen": "yes",
        "told": "on",
        "at": "25:00",
        "own": "x",
    }
    assert errors(Household(sent)) == [
        "NHS number must be 3 characters or fewer",
        "Number of children must be 1 or more",
        "Share in % must be 100 or less",
        "Select how it came from the list",
        "Start must be a real time, such as 2:30pm or 14:30",
    ]
    assert errors(Household({**sent, "children": "two"}))[1] == "Number of children must be a whole number"


def test_the_label_of_a_question_is_quoted_where_a_sentence_names_it():
    class Asked(Form):
        how = forms.ChoiceField(label="How did it come?", choices=[("phone", "Telephone")])
        said = forms.CharField(label="What did the child say?", max_length=9)
        since = DateField(label="When did it begin?", past=True)

    assert errors(Asked({"how": "pigeon", "said": "That it hurts", "since": "31 2 2026"})) == [
        "Select the answer to “How did it come?” from the list",
        "The answer to “What did the child say?” must be 9 characters or fewer",
        "The answer to “When did it begin?” must be a real date",
    ]


def test_a_sign_that_no_database_keeps_is_refused_by_the_name_of_the_field():
    class Note(Form):
        text = forms.CharField(label="Note")

    assert errors(Note({"text": "Seen\x00"})) == ["Note holds a sign that cannot be kept. Type it anew instead of pasting it"]


class PersonForm(ModelForm):
    class Meta:
        model = Person
        fields = ["surname", "date_of_birth", "sex"]


@pytest.mark.django_db
class TestFormsOfRecords:
    def test_dates_and_codes_get_the_fields_of_csc(self):
        form = PersonForm({"surname": "Shaw", "date_of_birth": "1 4 19", "sex": "sex:F"})
        assert isinstance(form.fields["date_of_birth"], DateField)
        assert isinstance(form.fields["sex"], CodeField)
        assert form.is_valid(), form.errors
        assert form.cleaned_data["date_of_birth"] == datetime.date(2019, 4, 1)
        assert form.cleaned_data["sex"].pk == "sex:F"

    def test_a_code_of_another_set_is_refused(self):
        assert errors(PersonForm({"surname": "Shaw", "sex": "ethnicity:WBRI"})) == ["Select sex from the list"]

    @pytest.mark.parametrize(
        ("valid_from", "valid_to", "offered"),
        [
            (None, None, True),
            (None, datetime.date(2026, 11, 21), True),
            (None, datetime.date(2026, 11, 20), False),
            (datetime.date(2026, 11, 21), None, True),
            (datetime.date(2026, 11, 22), None, False),
        ],
    )
    def test_only_codes_in_force_today_are_offered(self, valid_from, valid_to, offered):
        Code.objects.filter(pk="sex:F").update(valid_from=valid_from, valid_to=valid_to)
        assert PersonForm().fields["sex"].queryset.filter(pk="sex:F").exists() is offered

    def test_the_code_a_record_holds_stays_though_it_is_retired(self):
        Code.objects.filter(pk="sex:F").update(valid_to=datetime.date(2020, 1, 1))
        held = Person(local_id="1", surname="Shaw", sex_id="sex:F")
        assert {code.pk for code in PersonForm(instance=held).fields["sex"].queryset} >= {"sex:F", "sex:M"}
        assert PersonForm({"surname": "Shaw", "sex": "sex:F"}, instance=held).is_valid()
        assert not PersonForm({"surname": "Shaw", "sex": "sex:F"}).is_valid()
