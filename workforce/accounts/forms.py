"""What is asked when somebody is taken on, changes post or leaves, and when an account is closed or opened."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import Any

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator

from csc.forms import CodeField, DateField, Form
from csc.models import User
from csc.permissions import ROLES
from workforce.models import Allocation, Post, Unit, Worker
from workforce.services.accounts import AGENCY, EMPLOYED, NEITHER

QUEUE = "queue"
ROLE_CHOICES = [("", "No access to csc"), *((role.key, role.title) for role in ROLES.values())]
ENGAGED = [
    (EMPLOYED, "Employed by the authority"),
    (AGENCY, "Through an agency"),
    (NEITHER, "Neither, such as an elected member"),
]


class UnitField(forms.ModelChoiceField):
    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Unit.objects.none(), empty_label="Choose one", **options)

    def label_from_instance(self, unit: Unit) -> str:
        return f"{unit.name}, {unit.kind}"


class PostFields(Form):
    """The post that somebody begins."""

    unit = UnitField(label="In which unit?")
    role = forms.ChoiceField(label="What may they do in csc?", choices=ROLE_CHOICES, required=False)
    post_role = CodeField(
        code_set="post_role",
        label="Which job is it?",
        help_text="As the workforce census names it. A newly qualified worker’s protected caseload and a student’s go by it.",
    )
    grade = forms.CharField(label="Grade", max_length=30, required=False)
    fte = forms.DecimalField(
        label="Full-time equivalent",
        min_value=0,
        max_digits=4,
        decimal_places=2,
        required=False,
        help_text="Contracted hours divided by standard hours, such as 0.6. Leave empty where it is not known.",
    )
    student_of = forms.ModelChoiceField(
        queryset=Worker.objects.none(), label="For a student: whose?", required=False, empty_label="Not a student"
    )
    engagement = forms.ChoiceField(label="How are they engaged?", choices=ENGAGED, widget=forms.RadioSelect)
    started_on = DateField(label="From which day?")

    def __init__(self, *args: Any, today: datetime.date, worker: Worker | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit, student_of = self.fields["unit"], self.fields["student_of"]
        unit.queryset = Unit.objects.open_on(today).order_by("name")  # type: ignore[attr-defined]
        supervisors = Worker.objects.in_post_on(today).filter(qualified=True)
        student_of.queryset = supervisors.exclude(pk=worker.pk if worker else None)  # type: ignore[attr-defined]

    def post(self) -> dict[str, Any]:
        facts = {name: self.cleaned_data[name] for name in ("unit", "role", "grade", "fte", "student_of")}
        return facts | {"post_role": self.cleaned_data["post_role"].pk}


class AccountFields(Form):
    """What somebody signs in as."""

    username = forms.CharField(
        label="Username",
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    email = forms.EmailField(label="Work email address", help_text="Check it: the link to set a password goes there.")


class NewWorkerForm(AccountFields, PostFields):
    """Somebody new, with the account, the employment and the post."""

    field_order = ["forename", "surname", "staff_number", "registration_number", "qualified", "username", "email"]
    forename = forms.CharField(label="Forename", max_length=100)
    surname = forms.CharField(label="Surname", max_length=100)
    staff_number = forms.CharField(label="Staff number", max_length=20)
    registration_number = forms.CharField(
        label="Social work registration number", max_length=20, required=False, help_text="For example SW123456."
    )
    qualified = forms.BooleanField(label="A qualified social worker", required=False)

    def person(self) -> dict[str, Any]:
        named = ("forename", "surname", "staff_number", "registration_number", "qualified")
        return {name: self.cleaned_data[name] for name in named}


class NewPostForm(PostFields):
    """A further post, or a move out of one."""

    field_order = ["instead_of"]
    instead_of = forms.ModelChoiceField(
        queryset=Post.objects.none(), label="Which post does it replace?", required=False, empty_label="None: a further post"
    )

    def __init__(self, *args: Any, worker: Worker, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, worker=worker, today=today, **kwargs)
        instead_of: Any = self.fields["instead_of"]
        instead_of.queryset = Post.objects.open_on(today).filter(worker=worker).select_related("unit", "post_role")
        instead_of.label_from_instance = lambda post: f"{post.post_role or post.role}, {post.unit.name}"
        if worker.employments.filter(started_on__isnull=False, ended_on__isnull=True).exists():
            del self.fields["engagement"]


class EndPostForm(Form):
    """The day from which a post no longer holds."""

    ended_on = DateField(
        label="From which day do they no longer hold this post?", help_text="Their cases stay with them; move those on their own."
    )


class ReasonForm(Form):
    """Why something is done to somebody's account."""

    reason = forms.CharField(label="Why?", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))


class LeaveForm(Form):
    """The day, the census's answers, and for each team who takes over what the leaver holds there."""

    ended_on = DateField(
        label="From which day do they no longer work here?",
        help_text="Today closes the account at once: sessions, tokens, grants and single sign-on end with it.",
    )
    leaving_reason = CodeField(code_set="workforce_leaving_reason", label="Why do they leave?", required=False)
    destination = CodeField(code_set="workforce_destination", label="Where do they go?", required=False)

    def __init__(self, *args: Any, worker: Worker, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = held_by(worker)
        for team, held in self.teams.items():
            colleagues = Worker.objects.in_unit_on([team.pk], today).exclude(pk=worker.pk)
            choices = [("", "Choose one"), (QUEUE, "Back to the team, to be allocated")]
            choices += [(str(each.pk), each.full_name) for each in colleagues]
            label = f"Who takes over in {team.name}?"
            field = forms.ChoiceField(label=label, choices=choices, help_text=f"{held} held there now.")
            field.error_messages["required"] = f"Select who takes over in {team.name}"
            self.fields[f"team_{team.pk}"] = field

    def hand_over(self) -> dict[int, Worker | None]:
        """For each team, by key, the colleague or nobody."""
        chosen = {team.pk: self.cleaned_data[f"team_{team.pk}"] for team in self.teams}
        workers = Worker.objects.in_bulk([int(key) for key in chosen.values() if key != QUEUE])
        return {team: None if key == QUEUE else workers[int(key)] for team, key in chosen.items()}


def held_by(worker: Worker) -> dict[Unit, str]:
    """What a worker holds and has not let go of, by team: how many in which role. Numbers, never names."""
    counts: defaultdict[Unit, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    held = Allocation.objects.standing().filter(worker=worker, ended_on__isnull=True).select_related("team", "role")
    for one in held.order_by("team__name", "role", "pk"):
        counts[one.team][str(one.role)] += 1
    return {team: ", ".join(f"{role}: {count}" for role, count in roles.items()) for team, roles in counts.items()}


class PeopleFilter(Form):
    """Whom the list shows. By unit and state: names are not put into addresses."""

    mark_optional = False
    unit = forms.ModelChoiceField(queryset=Unit.objects.order_by("name"), label="Unit", required=False, empty_label="Any")
    state = forms.ChoiceField(
        label="Account",
        choices=[("", "Any"), ("open", "Open"), ("waiting", "Not signed in yet"), ("closed", "Closed"), ("none", "None")],
        required=False,
    )


def state_of(user: User | None) -> str:
    """How an account stands, in a word or two."""
    if user is None:
        return "None"
    if not user.is_active:
        return "Closed"
    return "Open" if user.last_login else "Not signed in yet"
