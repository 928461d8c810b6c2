"""Forms in the markup of the GOV.UK Design System: labels, hints, errors and their connection to the boxes."""

from __future__ import annotations

import re

import pytest
from django import forms

from csc.components import ErrorSummary
from csc.forms import DateField, DateInput, Form, MomentField

CHOICES = [("a", "First"), ("b", "Second")]


class Everything(Form):
    text = forms.CharField(label="Name", help_text="As on the <birth> certificate", max_length=20)
    date = DateField(label="Date of birth", widget=DateInput(calendar=False))
    visit = DateField(label="Visit", required=False)
    moment = MomentField(label="Received")
    one = forms.ChoiceField(label="Source", choices=CHOICES)
    radio = forms.ChoiceField(label="Seen alone", choices=CHOICES, widget=forms.RadioSelect)
    many = forms.MultipleChoiceField(label="Factors", choices=CHOICES, widget=forms.CheckboxSelectMultiple)
    tick = forms.BooleanField(label="Told")
    note = forms.CharField(label="Note", widget=forms.Textarea)
    limited = forms.CharField(label="Summary", widget=forms.Textarea, max_length=500)
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)
    paper = forms.FileField(label="Document")
    number = forms.IntegerField(label="Number")
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


def controls(markup: str) -> set[str]:
    return set(re.findall(r'\sid="([^"]+)"', markup))


@pytest.fixture
def empty() -> str:
    return str(Everything())


@pytest.fixture
def faulty() -> Everything:
    return Everything({"text": "<b>", "moment_date": "1 4 2026", "secret": "typed"})


def test_every_label_belongs_to_a_control_and_no_id_occurs_twice(empty):
    ids = re.findall(r'\sid="([^"]+)"', empty)
    assert sorted(ids) == sorted(set(ids))
    assert set(re.findall(r'<label[^>]* for="([^"]+)"', empty)) <= set(ids)


def test_every_description_exists(faulty):
    markup = str(faulty)
    described = {one for ids in re.findall(r'aria-describedby="([^"]+)"', markup) for one in ids.split()}
    assert described
    assert described <= controls(markup)


def test_every_error_of_the_summary_leads_to_a_control(faulty):
    markup = str(faulty)
    leads = [error["href"].removeprefix("#") for error in ErrorSummary(faulty).errors]
    assert len(leads) == len(faulty.errors) == 10
    assert set(leads) <= controls(markup)


def test_errors_stand_at_their_fields_too(faulty):
    for said in ("Enter date of birth", "Received must include a time", "Select source", "Tick “Told”"):
        assert said in str(faulty)


def test_a_form_without_errors_has_no_summary():
    assert ErrorSummary(Everything()).errors == []
    assert str(ErrorSummary(Everything())).strip() == ""


def test_what_belongs_to_no_field_is_in_the_summary_without_a_link():
    class Pair(Form):
        start = DateField()

        def clean(self):
            raise forms.ValidationError("The plan cannot end before it starts")

    assert ErrorSummary(Pair({"start": "1 4 2019"})).errors == [{"text": "The plan cannot end before it starts"}]


def test_text_of_people_is_escaped(faulty):
    markup = str(faulty)
    assert 'value="&lt;b&gt;"' in markup
    assert "<b>" not in markup
    assert "&lt;birth&gt;" in markup


def test_a_password_is_never_sent_back(faulty):
    assert "typed" not in str(faulty)


def test_what_may_stay_empty_says_so(empty):
    assert "Visit (optional)" in empty
    assert empty.count("(optional)") == 1


def test_a_date_has_one_box_for_text_and_a_calendar_only_where_wanted(empty):
    assert re.search(r'id="id_date" name="date" type="text"', empty)
    assert empty.count('data-module="moj-date-picker"') == 2  # the visit and the moment's date, not the date of birth


def test_a_moment_has_two_named_boxes_in_one_fieldset(empty):
    assert 'name="moment_date"' in empty
    assert 'name="moment_time"' in empty
    assert re.search(r"<fieldset[^>]*>\s*<legend[^>]*>\s*Received", empty)


def test_sets_of_choices_are_fieldsets_with_a_legend(empty):
    for legend in ("Seen alone", "Factors"):
        assert re.search(rf"<legend[^>]*>\s*{legend}", empty)


def test_limits_of_text_are_counted(empty):
    assert 'data-maxlength="500"' in empty


def test_numbers_are_typed_as_text(empty):
    assert 'type="number"' not in empty
    assert 'inputmode="numeric"' in empty


def test_hidden_fields_are_sent_and_not_drawn(empty):
    assert '<input type="hidden" name="hidden"' in empty
    assert "Hidden" not in empty


def test_nothing_inline_that_a_strict_policy_would_refuse(faulty):
    assert not re.search(r'\sstyle=|\son[a-z]+="|<script|<style', str(faulty))


def test_what_was_chosen_stays_chosen():
    form = Everything({"one": "b", "radio": "b", "many": ["a", "b"], "tick": "on", "note": "line\nline"})
    markup = str(form)
    assert re.search(r'<option value="b" selected', markup)
    assert re.search(r'value="b" checked', markup)
    assert markup.count(" checked") == 4
    assert "line\nline</textarea>" in markup


def test_a_set_of_radios_that_may_stay_empty_offers_that():
    class Optional(Form):
        alone = forms.ChoiceField(choices=[("", "---------"), *CHOICES], widget=forms.RadioSelect, required=False)

    assert "Not recorded" in str(Optional())
    assert "---------" not in str(Optional())


def test_the_admin_keeps_its_own_widgets():
    """A single widget is drawn by Django, wherever the form came from."""
    assert str(Everything()["one"]).startswith('<select name="one"')


def test_two_errors_of_one_field_stand_below_one_another() -> None:
    told = Everything({"moment_date": "?", "moment_time": "?"})["moment"].as_field_group()
    assert "must be a real date<br>Received must be a real time" in told
