"""What is typed about foster households and providers: one form for each thing that is recorded of them."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django import forms

from csc.forms import CodeField, DateField, Form, ModelForm, YesNoField
from csc.models import User
from looked_after import services
from looked_after.models import FosterCarer, FosterCarerHousehold, PlacementProvider


class FindForm(Form):
    """A name, a number or a postcode, or part of one."""

    mark_optional = False
    words = forms.CharField(
        label="Name, number or postcode",
        help_text="Part of it will do. Of a household: its number, its name or the name of a carer.",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


# ── Foster households ────────────────────────────────────────────────────────────────────────────


class HouseholdFacts(ModelForm):
    """What is known of a household apart from its approval."""

    own = YesNoField(label="Who approves them?", choices=[("yes", "This authority"), ("no", "An independent agency")])
    labels = {
        "local_id": "Number they are known by here",
        "name": "Name of the household",
        "agency_urn": "Ofsted number of the agency",
        "relative_or_friend": "They are relatives or friends of the child",
        "places": "How many children may live there?",
    }
    hints = {"agency_urn": "Only of a household that an agency approves."}

    class Meta:
        model = FosterCarerHousehold
        fields = ["local_id", "name", "own", "agency_urn", "relative_or_friend", "places", "postcode"]

    def _post_clean(self) -> None:
        """Nothing: the verb makes and checks the record, not the form."""


class AddHouseholdForm(HouseholdFacts):
    """A household that nobody here knew."""

    approval = CodeField(code_set="foster_approval", label="What are they approved for?", required=False)
    approved_on = DateField(
        label="Approved on which day?", help_text="Leave both empty if they are still assessed.", required=False, past=True
    )

    def save_by(self, by: User) -> FosterCarerHousehold:
        return services.register_household(by=by, **self.cleaned_data)


class HomeForm(forms.BaseForm):
    """One thing that is recorded of a household. `key` is in the address and never changes."""

    key: ClassVar[str]
    title: ClassVar[str]
    done: ClassVar[str]

    def __init__(self, *args: Any, home: FosterCarerHousehold, today: datetime.date, **kwargs: Any) -> None:
        self.home, self.today = home, today
        super().__init__(*args, **kwargs)
        self.prepare()

    @classmethod
    def fits(cls, home: FosterCarerHousehold) -> bool:
        """Whether this can be recorded of the household as it stands."""
        return True

    def prepare(self) -> None:
        """Adjust the fields to the household."""

    def save_by(self, by: User) -> Any:
        """Call the verb. Its ValidationErrors go to the fields they name."""
        raise NotImplementedError


class StartAssessment(HomeForm, Form):
    key, title, done = "assess", "Start an assessment", "Assessment started"
    started_on = DateField(label="When did the assessment start?", past=True)

    @classmethod
    def fits(cls, home: FosterCarerHousehold) -> bool:
        return home.ended_on is None and not home.assessments.filter(completed_on=None).exists()

    def save_by(self, by: User) -> Any:
        return services.start_foster_assessment(by=by, local_id=self.home.local_id, **self.cleaned_data)


class DecideAssessment(HomeForm, Form):
    key, title, done = "decide", "Record the decision of an assessment", "Decision recorded"
    completed_on = DateField(label="When was it decided?", past=True)
    outcome = CodeField(code_set="foster_assessment_outcome", label="What was decided?")
    approval = CodeField(
        code_set="foster_approval",
        label="If they are approved now, what for?",
        help_text="The approval begins on the day of the decision. Leave it empty if they are approved already.",
        required=False,
    )

    @classmethod
    def fits(cls, home: FosterCarerHousehold) -> bool:
        return home.assessments.filter(completed_on=None).exists()

    def prepare(self) -> None:
        if self.home.approved_on is not None:
            del self.fields["approval"]

    def save_by(self, by: User) -> Any:
        assessment = self.home.assessments.get(completed_on=None)
        return services.complete_foster_assessment(by=by, assessment=assessment, **self.cleaned_data)


class Approve(HomeForm, Form):
    key, title, done = "approve", "Record approval", "Approval recorded"
    approved_on = DateField(label="From which day are they approved?", past=True)
    approval = CodeField(code_set="foster_approval", label="What for?")

    @classmethod
    def fits(cls, home: FosterCarerHousehold) -> bool:
        return home.approved_on is None

    def save_by(self, by: User) -> Any:
        return services.approve_household(by=by, household=self.home, **self.cleaned_data)


class Review(HomeForm, Form):
    key, title, done = "review", "Record a review of approval", "Review recorded"
    held_on = DateField(label="When was the approval reviewed?", help_text="The next review is due within a year.", past=True)
    outcome = CodeField(code_set="foster_review_outcome", label="What came of it?", widget=forms.RadioSelect)
    notes = forms.CharField(label="What was found?", required=False, widget=forms.Textarea)

    @classmethod
    def fits(cls, home: FosterCarerHousehold) -> bool:
        return home.own and home.approved_on is not None and home.ended_on is None

    def save_by(self, by: User) -> Any:
        return services.review_household(by=by, household=self.home, **self.cleaned_data)


class Change(HomeForm, HouseholdFacts):
    key, title, done = "change", "Change what is known", "Changes saved"

    class Meta(HouseholdFacts.Meta):
        fields = ["name", "own", "agency_urn", "approval", "relative_or_friend", "places", "postcode"]

    labels = HouseholdFacts.labels | {"approval": "What are they approved for?"}

    def __init__(self, *args: Any, home: FosterCarerHousehold, **kwargs: Any) -> None:
        super().__init__(*args, home=home, instance=home, **kwargs)

    def prepare(self) -> None:
        if self.home.approved_on is None:
            del self.fields["approval"]

    def save_by(self, by: User) -> Any:
        return services.change_household(by=by, household=self.home, **self.cleaned_data)


class EndApproval(HomeForm, Form):
    key, title, done = "end", "End approval", "End of approval recorded"
    ended_on = DateField(label="On which day did approval end?", help_text="Resigned, or de-registered.", past=True)
    end_reason = CodeField(code_set="foster_end_reason", label="Why?")

    @classmethod
    def fits(cls, home: FosterCarerHousehold) -> bool:
        return home.approved_on is not None and home.ended_on is None

    def save_by(self, by: User) -> Any:
        return services.end_household_approval(by=by, household=self.home, **self.cleaned_data)


# ── Foster carers ────────────────────────────────────────────────────────────────────────────────


class AddCarer(HomeForm, Form):
    key, title, done = "carer", "Add a carer", "Carer added"
    forename = forms.CharField(label="Forename", max_length=100)
    surname = forms.CharField(label="Surname", max_length=100)
    date_of_birth = DateField(label="Date of birth", required=False, past=True)
    started_on = DateField(label="From which day do they foster here?", past=True)

    @classmethod
    def fits(cls, home: FosterCarerHousehold) -> bool:
        return home.ended_on is None

    def save_by(self, by: User) -> Any:
        return services.add_new_foster_carer(by=by, household=self.home, **self.cleaned_data)


class OfCarer(HomeForm):
    """Something about one carer of the household."""

    @classmethod
    def fits(cls, home: FosterCarerHousehold) -> bool:
        return home.carers.filter(ended_on=None).exists()

    def prepare(self) -> None:
        field: Any = self.fields["carer"]
        field.queryset = self.home.carers.filter(ended_on=None).select_related("person").order_by("pk")
        field.label_from_instance = lambda carer: carer.person.full_name


class RecordTraining(OfCarer, Form):
    key, title, done = "training", "Record training", "Training recorded"
    carer = forms.ModelChoiceField(FosterCarer.objects.none(), label="Who was trained?", empty_label="Choose one")
    course = CodeField(code_set="foster_training", label="Which course?")
    completed_on = DateField(label="When was it finished?", past=True)

    def save_by(self, by: User) -> Any:
        return services.record_foster_training(by=by, **self.cleaned_data)


class EndCarer(OfCarer, Form):
    key, title, done = "carer-left", "Record that a carer left", "Recorded that the carer left"
    carer = forms.ModelChoiceField(FosterCarer.objects.none(), label="Who left the household?", empty_label="Choose one")
    ended_on = DateField(label="On which day?", past=True)

    def save_by(self, by: User) -> Any:
        return services.end_foster_carer(by=by, **self.cleaned_data)


HOME_FORMS: dict[str, type[HomeForm]] = {
    form.key: form
    for form in (StartAssessment, DecideAssessment, Approve, Review, RecordTraining, AddCarer, EndCarer, Change, EndApproval)
}
"""What can be recorded of a household, in the order in which its page offers it."""


# ── Providers ────────────────────────────────────────────────────────────────────────────────────


class ProviderForm(ModelForm):
    """An entry of the directory of homes and agencies."""

    labels = {
        "urn": "Ofsted number",
        "name": "Name of the home or agency",
        "provider": "What kind of provider is it?",
        "placement_type": "What is it registered for?",
        "authority": "In which council’s area is it?",
        "registered_on": "Registered on which day?",
    }
    hints = {"urn": "SC and six figures, or seven figures."}

    class Meta:
        model = PlacementProvider
        fields = ["urn", "name", "provider", "placement_type", "authority", "postcode", "registered_on"]

    def _post_clean(self) -> None:
        """Nothing: the verb makes and checks the record, not the form."""

    def save_by(self, by: User) -> PlacementProvider:
        return services.register_provider(by=by, **self.cleaned_data)


class ChangeProvider(ProviderForm):
    """The same for an entry there is: its number is what it is known by and stays."""

    key, title, done = "change", "Change what is known", "Changes saved"

    class Meta(ProviderForm.Meta):
        fields = [name for name in ProviderForm.Meta.fields if name != "urn"]

    def save_by(self, by: User) -> PlacementProvider:
        return services.change_provider(by=by, entry=self.instance, **self.cleaned_data)


class CloseProvider(Form):
    """A home or agency closed."""

    key, title, done = "close", "Record that it closed", "Closure recorded"
    closed_on = DateField(label="On which day did it close?", past=True)

    def __init__(self, *args: Any, instance: PlacementProvider, **kwargs: Any) -> None:
        self.instance = instance
        super().__init__(*args, **kwargs)

    def save_by(self, by: User) -> PlacementProvider:
        return services.close_provider(by=by, entry=self.instance, **self.cleaned_data)


PROVIDER_FORMS: dict[str, Any] = {form.key: form for form in (ChangeProvider, CloseProvider)}
