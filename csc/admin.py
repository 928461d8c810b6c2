"""Admin of the kernel: codes, bank holidays, local standards and choices, and the log, which is read and never written here.

Asked for by role, not by Django's own permissions. Children are not shown: their records open
through `workforce.access` alone. What is here of people is the number that goes with an
identifier, so that a line of the log can be followed up.
"""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.socialaccount import admin as allauth_admin  # noqa: F401 - registers what is taken out here
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from knox import admin as knox_admin  # noqa: F401 - registers what is taken out here
from knox.models import AuthToken

from csc.audit import record_event
from csc.bank_holidays import add_bank_holiday
from csc.local_choices import Choice, all_choices, set_local_choice
from csc.local_standards import set_local_standard
from csc.models import AccessLog, AuditEvent, BankHoliday, Code, CodeSet, LocalChoice, LocalStandard, Person, User
from csc.navigation import roles_for
from csc.permissions import Permission, has_permission
from csc.single_sign_on.configuration import provider_name
from csc.single_sign_on.linking import SubjectForm, link_subject, unlink_subject
from csc.timescales import all_clocks


def may_enter_admin(request: HttpRequest) -> bool:
    """Whether the administration site opens: to whoever may see at least one of its tables by a role they hold today."""
    if not request.user.is_active:
        return False
    return any(table.has_module_permission(request) for table in admin.site._registry.values())


def admin_is_closed(request: HttpRequest, **context: Any) -> HttpResponse:
    """Where the administration site sends those it does not open to, once they are signed in.

    Raises:
        PermissionDenied: always.
    """
    raise PermissionDenied


class ShownByRole(admin.ModelAdmin):
    """A table shown to those whose roles hold `permission`, and to the account that set csc up. Nothing is typed here."""

    permission: ClassVar[Permission]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        if not request.user.is_active:
            return False
        return request.user.is_superuser or has_permission(roles_for(request), self.permission)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


@admin.register(CodeSet)
class CodeSetAdmin(ShownByRole):
    """The lists themselves are files, loaded by `manage.py load_codes`; what is typed here would be lost at the next load."""

    permission = Permission.MANAGE_REFERENCE_DATA
    list_display = ("key", "title", "source")
    search_fields = ("key", "title")


@admin.register(Code)
class CodeAdmin(ShownByRole):
    permission = Permission.MANAGE_REFERENCE_DATA
    list_display = ("key", "label", "group", "valid_from", "valid_to", "note")
    list_filter = ("code_set",)
    search_fields = ("key", "label", "group")


class BankHolidayForm(forms.ModelForm):
    class Meta:
        model = BankHoliday
        fields = ("day", "name", "source")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        day = self.cleaned_data.get("day")
        if day and day.weekday() >= 5:
            self.add_error("day", f"{day:%-d %B %Y} is a {day:%A}, not a working day anyway. Add the substitute day instead.")
        return cleaned


@admin.register(BankHoliday)
class BankHolidayAdmin(ShownByRole):
    """A day announced at short notice is added here; the due dates of open work follow it."""

    permission = Permission.MANAGE_REFERENCE_DATA
    form = BankHolidayForm
    list_display = ("day", "name", "source", "added_at")
    date_hierarchy = "day"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def save_model(self, request: HttpRequest, obj: BankHoliday, form: forms.ModelForm, change: bool) -> None:
        moved = add_bank_holiday(day=obj.day, name=obj.name, source=obj.source)
        assert isinstance(request.user, User)  # noqa: S101 - nobody else passes has_add_permission
        record_event(by=request.user, verb="add_bank_holiday", day=obj.day, due_dates_moved=moved)


CHOOSE = ("", "Choose one")
"""Nothing is chosen beforehand: the first of a list would be decided by whoever overlooks it."""


class LocalStandardForm(forms.ModelForm):
    clock = forms.ChoiceField()

    class Meta:
        model = LocalStandard
        fields = (
            "clock",
            "team_type",
            "limit",
            "unit",
            "counts_first_day",
            "cut_off",
            "settling",
            "effective_from",
            "effective_to",
            "set_by",
            "reason",
        )
        labels: ClassVar[dict[str, str]] = {"limit": "How many", "unit": "Of what"}
        widgets: ClassVar[dict[str, Any]] = {"reason": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "clock" in self.fields:
            clocks = sorted(all_clocks(), key=lambda clock: clock.title)
            self.fields["clock"] = forms.ChoiceField(
                choices=[CHOOSE, *((clock.key, f"{clock.title}: {clock.latest.limit}") for clock in clocks)],
                help_text="The national limit stands after the colon. Where law or guidance sets it, yours may only be stricter.",
            )


@admin.register(LocalStandard)
class LocalStandardAdmin(ShownByRole):
    """The authority's own limits. One is never changed, because figures were made by it: a later one takes over from its day."""

    permission = Permission.MANAGE_REFERENCE_DATA
    form = LocalStandardForm
    list_display = ("clock_title", "team_type", "limit", "unit", "effective_from", "effective_to", "set_by")
    list_filter = ("clock",)
    list_select_related = ("team_type",)

    @admin.display(description="clock", ordering="clock")
    def clock_title(self, standard: LocalStandard) -> str:
        titles = {clock.key: clock.title for clock in all_clocks()}
        return titles.get(standard.clock, standard.clock)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def save_model(self, request: HttpRequest, obj: LocalStandard, form: forms.ModelForm, change: bool) -> None:
        assert isinstance(request.user, User)  # noqa: S101 - nobody else passes has_add_permission
        kept = set_local_standard(by=request.user, **form.cleaned_data)
        obj.pk, obj.uuid, obj.recorded_by = kept.pk, kept.uuid, kept.recorded_by


class LocalChoiceForm(forms.ModelForm):
    choice = forms.ChoiceField()

    class Meta:
        model = LocalChoice
        fields = ("choice", "answer", "effective_from", "set_by", "reason")
        widgets: ClassVar[dict[str, Any]] = {
            "answer": forms.Textarea(attrs={"rows": 2}),
            "reason": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "choice" in self.fields:
            self.fields["choice"] = forms.ChoiceField(
                choices=[CHOOSE, *((choice.key, choice.title) for choice in _by_title())],
                help_text="What each asks, and what holds now, stands above.",
            )


def _by_title() -> list[Choice[Any]]:
    return sorted(all_choices(), key=lambda choice: choice.title)


def _what_is_asked() -> SafeString:
    """Every choice with what may be answered and what holds today, to be read before one is answered."""
    today = timezone.localdate()
    rows = (
        (choice.title, f"Answer {choice.kind.asked}.", f"Now: {choice.kind.written(choice.on(today))}") for choice in _by_title()
    )
    return format_html_join("", "<p><strong>{}</strong><br>{}<br>{}</p>", rows)


@admin.register(LocalChoice)
class LocalChoiceAdmin(ShownByRole):
    """What the authority decides for itself. An answer is never changed, because figures were made by it: another follows it."""

    permission = Permission.MANAGE_REFERENCE_DATA
    form = LocalChoiceForm
    list_display = ("title", "answer", "effective_from", "set_by")
    list_filter = ("choice",)

    @admin.display(description="choice", ordering="choice")
    def title(self, answer: LocalChoice) -> str:
        titles = {choice.key: choice.title for choice in all_choices()}
        return titles.get(answer.choice, answer.choice)

    def get_fieldsets(self, request: HttpRequest, obj: LocalChoice | None = None) -> Any:
        """Where an answer is given, everything that can be decided stands above it."""
        fields = super().get_fieldsets(request, obj)
        return fields if obj else [("What this authority may decide", {"fields": (), "description": _what_is_asked()}), *fields]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def save_model(self, request: HttpRequest, obj: LocalChoice, form: forms.ModelForm, change: bool) -> None:
        assert isinstance(request.user, User)  # noqa: S101 - nobody else passes has_add_permission
        kept = set_local_choice(by=request.user, **form.cleaned_data)
        obj.pk, obj.uuid, obj.recorded_by = kept.pk, kept.uuid, kept.recorded_by


@admin.register(Person)
class PersonAdmin(ShownByRole):
    """Number and identifier. No name, and nobody restricted: a restricted record is not to be found here either."""

    permission = Permission.READ_LOG
    fields = ("local_id", "uuid", "has_record", "merged_into", "recorded_at")
    list_display = ("local_id", "uuid", "has_record", "recorded_at")
    list_display_links = None
    search_fields = ("local_id__exact", "uuid__exact")
    ordering = ("local_id",)
    show_full_result_count = False

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """The list only: the page of one person would be headed with the name."""
        return obj is None and super().has_view_permission(request)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Person]:
        return super().get_queryset(request).filter(restricted=False)


class LogAdmin(ShownByRole):
    permission = Permission.READ_LOG
    date_hierarchy = "at"
    show_full_result_count = False
    list_per_page = 50


@admin.register(AuditEvent)
class AuditEventAdmin(LogAdmin):
    list_display = ("at", "actor_name", "verb", "app", "model", "record", "child", "team", "reason")
    list_filter = ("app", "role")
    search_fields = ("actor_name__exact", "verb__exact", "record__exact", "child__exact")


@admin.register(AccessLog)
class AccessLogAdmin(LogAdmin):
    list_display = ("at", "actor_name", "child", "channel", "reach", "reason")
    list_filter = ("reach",)
    search_fields = ("actor_name__exact", "child__exact")


# The provider comes from the environment, and no token of it is kept; those of the API are issued on a page (docs/adr/tokens.md).
for table in (SocialApp, SocialToken, SocialAccount, AuthToken):
    admin.site.unregister(table)


@admin.register(SocialAccount)
class SubjectAdmin(ShownByRole):
    """Whom the identity provider's subjects stand for: typed in where no confirmed e-mail address says it, and taken away."""

    permission = Permission.MANAGE_ACCOUNTS
    form = SubjectForm
    list_display = ("user", "uid", "provider", "date_joined", "last_login")
    list_select_related = ("user",)
    search_fields = ("user__username", "uid__exact")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(provider_name()) and self.has_view_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.has_view_permission(request)

    def save_model(self, request: HttpRequest, obj: SocialAccount, form: forms.ModelForm, change: bool) -> None:
        assert isinstance(request.user, User)  # noqa: S101 - nobody else passes has_add_permission
        link_subject(by=request.user, account=obj, user=form.cleaned_data["username"])

    def delete_model(self, request: HttpRequest, obj: SocialAccount) -> None:
        assert isinstance(request.user, User)  # noqa: S101 - nobody else passes has_delete_permission
        unlink_subject(by=request.user, account=obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[SocialAccount]) -> None:
        for account in queryset:
            self.delete_model(request, account)
