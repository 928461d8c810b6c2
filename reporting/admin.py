"""Admin of what figures are held against and divided by: targets, population, terms, supplied figures; runs are only read.

A row here has made figures, so changing it asks why: the reason stands in the history of the row
and in the log. Benchmarks are imported, runs and publications are written by the program.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from csc.audit import record_event
from csc.periods import Month
from csc.permissions import Permission
from reporting import catalogue
from reporting.models import Benchmark, PopulationEstimate, Publication, Run, SchoolTerm, SuppliedFigure, Target
from workforce.administration import ReadOnlyRoleAdmin, RoleAdmin, signed_in


class ReasonedForm(forms.ModelForm):
    """A row, and why it is changed once it is there."""

    change_reason = forms.CharField(max_length=100, required=False, help_text="Asked for when a row is changed.")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance.pk and self.changed_data and not self.cleaned_data.get("change_reason"):
            self.add_error("change_reason", "Say why it is changed: figures have been made by what stood here.")
        self._check_figure()
        return cleaned

    def _check_figure(self) -> None:
        """The indicator, its form and the months named, where the row has them."""
        key, variant = self.cleaned_data.get("indicator"), self.cleaned_data.get("variant", "")
        if key is not None:
            try:
                catalogue.get(key).form(variant)
            except KeyError:
                known = key in catalogue.all_indicators()
                self.add_error("variant" if known else "indicator", f"There is no {'such form' if known else 'indicator'} here.")
        for name in ("first_month", "last_month"):
            if text := self.cleaned_data.get(name):
                try:
                    Month.parse(text)
                except ValueError as wrong:
                    self.add_error(name, str(wrong))


class ReasonedAdmin(RoleAdmin):
    form = ReasonedForm

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        """Save with its reason, in the history of the row and in the log."""
        reason = form.cleaned_data.get("change_reason", "")
        if not change:
            obj.recorded_by = signed_in(request)
        obj._history_user, obj._change_reason = signed_in(request), reason  # where simple_history looks for them
        obj.save()
        record_event(by=signed_in(request), verb="change_in_admin" if change else "add_in_admin", record=obj, reason=reason)


@admin.register(Target)
class TargetAdmin(ReasonedAdmin):
    permission = Permission.SET_TARGETS
    list_display = ("indicator", "variant", "unit", "kind", "green", "amber", "first_month", "last_month", "source")
    list_filter = ("kind",)
    list_select_related = ("unit",)
    search_fields = ("indicator", "unit__code")
    raw_id_fields = ("unit",)

    def get_readonly_fields(self, request: HttpRequest, obj: Target | None = None) -> tuple[str, ...]:
        """What a target is for does not change: it ends, and another begins."""
        return ("indicator", "variant", "unit", "first_month") if obj else ()


@admin.register(PopulationEstimate)
class PopulationEstimateAdmin(ReasonedAdmin):
    permission = Permission.MANAGE_REFERENCE_DATA
    list_display = ("unit", "mid_year", "children_0_17", "used_from", "released_on", "source")
    list_select_related = ("unit",)
    search_fields = ("unit__code", "unit__name")
    raw_id_fields = ("unit",)


@admin.register(SchoolTerm)
class SchoolTermAdmin(ReasonedAdmin):
    permission = Permission.MANAGE_REFERENCE_DATA
    list_display = ("name", "first_day", "last_day")


@admin.register(SuppliedFigure)
class SuppliedFigureAdmin(ReasonedAdmin):
    permission = Permission.MANAGE_REFERENCE_DATA
    list_display = ("indicator", "variant", "unit", "period", "breakdown", "band", "value", "numerator", "denominator", "source")
    list_filter = ("indicator",)
    list_select_related = ("unit",)
    search_fields = ("indicator", "unit__code")
    raw_id_fields = ("unit",)


@admin.register(Benchmark)
class BenchmarkAdmin(ReadOnlyRoleAdmin):
    """Computed from official statistics by `manage.py import_benchmarks`."""

    permission = Permission.MANAGE_REFERENCE_DATA
    list_display = ("indicator", "variant", "kind", "year", "value", "source")
    list_filter = ("kind", "year")
    search_fields = ("indicator",)


@admin.register(Run)
class RunAdmin(ReadOnlyRoleAdmin):
    permission = Permission.RUN_SNAPSHOTS
    list_display = ("for_day", "kind", "state", "first_month", "last_month", "attempts", "as_at", "finished_at", "digest")
    list_filter = ("state", "kind")

    def get_exclude(self, request: HttpRequest, obj: models.Model | None = None) -> list[str]:
        """The token is the worker's own."""
        return ["token"]


@admin.register(Publication)
class PublicationAdmin(ReadOnlyRoleAdmin):
    """That something was published, by whom and when. What it says is on its own page, with small numbers withheld there."""

    permission = Permission.RUN_SNAPSHOTS
    fields = ("scorecard", "unit", "month", "issue", "run", "published_at", "published_by", "digest")
    list_display = ("scorecard", "unit", "month", "issue", "published_at", "published_by")
    list_select_related = ("published_by",)
