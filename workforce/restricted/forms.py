"""What is asked when a record is restricted, when somebody is named for it, and when either ends."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet

from csc.forms import DateField, Form
from csc.models import User
from csc.permissions import ROLES, Permission
from workforce.models import Post


def opening_children(on: datetime.date) -> QuerySet[User]:
    """Accounts whose posts of the day let them open children's records at all."""
    roles = [role.key for role in ROLES.values() if Permission.READ_CHILDREN in role.permissions]
    posts = Post.objects.open_on(on).filter(role__in=roles)
    found = User.objects.filter(pk__in=posts.values("worker__user"), is_active=True).select_related("worker")
    return found.order_by("worker__surname", "worker__forename", "pk")


class PersonField(forms.ModelChoiceField):
    """Somebody with an account, by name and staff number: two people may bear one name."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=User.objects.none(), empty_label="Choose a person", **options)

    def label_from_instance(self, user: User) -> str:
        return name_of(user)


def name_of(user: User) -> str:
    worker = getattr(user, "worker", None)
    return f"{worker.full_name}, {worker.staff_number}" if worker else str(user)


def _words(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, widget=forms.Textarea(attrs={"rows": 3}))


UNTIL = "On this day they no longer may. Leave empty where the end is not known yet."


class RestrictForm(Form):
    """Why a record becomes restricted and who may go on working with it."""

    reason = _words("Why does the record have to be restricted?")
    named = forms.ModelMultipleChoiceField(
        queryset=User.objects.none(),
        label="Who works with the child now and may go on?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Whoever is not ticked loses the record at once, the child’s own worker too.",
    )
    another = PersonField(label="Another person", required=False)
    until = DateField(label="Until which day may they open it?", required=False, help_text=UNTIL)

    def __init__(self, *args: Any, suggested: list[User], by: User, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [user.pk for user in suggested]
        named: Any = self.fields["named"]
        named.queryset = opening_children(today).filter(pk__in=keys)
        named.label_from_instance = name_of
        self.initial.setdefault("named", keys)
        another: Any = self.fields["another"]
        another.queryset = opening_children(today).exclude(pk__in=[*keys, by.pk])
        if not keys:
            del self.fields["named"]

    def people(self) -> list[User]:
        chosen = list(self.cleaned_data.get("named") or [])
        return [*chosen, *filter(None, [self.cleaned_data.get("another")])]


class GrantForm(Form):
    """Who is named, until when and why."""

    named = PersonField(label="Who may open the record?")
    until = DateField(label="Until which day?", required=False, help_text=UNTIL)
    reason = _words("Why do they need it?")

    def __init__(self, *args: Any, by: User, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: Any = self.fields["named"]
        named.queryset = opening_children(today).exclude(pk=by.pk)


class EndForm(Form):
    """Why a grant ends."""

    reason = _words("Why do they no longer need it?")


class LiftForm(Form):
    """Why a record becomes an ordinary one."""

    reason = _words("Why need the record not be restricted any more?")
