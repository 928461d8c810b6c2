"""Admin of audit tools. A published version is shown and never changed: the next version is started from it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from audits.models import AuditProgramme, AuditStandard, AuditTool
from audits.services import new_version, publish, retire
from csc.permissions import Permission
from workforce.administration import ReadOnlyRoleAdmin, RoleAdmin, signed_in


class AuditStandardInline(admin.StackedInline):
    model = AuditStandard
    extra = 0
    fields = ("number", "key", "title", "evidence_expected")

    def has_view_permission(self, request: HttpRequest, obj: AuditTool | None = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: AuditTool | None = None) -> bool:
        return obj is None or not obj.is_published

    def has_change_permission(self, request: HttpRequest, obj: AuditTool | None = None) -> bool:
        return obj is None or not obj.is_published

    def has_delete_permission(self, request: HttpRequest, obj: AuditTool | None = None) -> bool:
        return obj is not None and not obj.is_published


@admin.register(AuditTool)
class AuditToolAdmin(RoleAdmin):
    permission = Permission.MANAGE_AUDIT_PROGRAMME
    list_display = ("title", "version", "scale", "published_on", "retired_on")
    list_filter = ("scale",)
    search_fields = ("title", "key")
    readonly_fields = ("published_on", "retired_on")
    inlines = (AuditStandardInline,)
    actions = ("start_new_version", "publish_version", "retire_version")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        published = isinstance(obj, AuditTool) and obj.is_published
        return super().has_change_permission(request, obj) and not published

    def get_readonly_fields(self, request: HttpRequest, obj: AuditTool | None = None) -> tuple[str, ...]:
        return (*self.readonly_fields, "key", "version") if obj else self.readonly_fields

    def save_formset(self, request: HttpRequest, form: ModelForm, formset: Any, change: bool) -> None:
        for standard in formset.save(commit=False):
            if standard.pk is None:
                standard.recorded_by = request.user
            standard.save()
        for standard in formset.deleted_objects:
            standard.delete()

    @admin.action(description="Start the next version from this one")
    def start_new_version(self, request: HttpRequest, tools: QuerySet[AuditTool]) -> None:
        self._each(request, tools, lambda tool: new_version(by=signed_in(request), tool=tool))

    @admin.action(description="Publish: fix the standards and let audits use them")
    def publish_version(self, request: HttpRequest, tools: QuerySet[AuditTool]) -> None:
        self._each(request, tools, lambda tool: publish(by=signed_in(request), tool=tool, published_on=timezone.localdate()))

    @admin.action(description="Retire: let no new audit use it")
    def retire_version(self, request: HttpRequest, tools: QuerySet[AuditTool]) -> None:
        self._each(request, tools, lambda tool: retire(by=signed_in(request), tool=tool, retired_on=timezone.localdate()))

    def _each(self, request: HttpRequest, tools: QuerySet[AuditTool], verb: Any) -> None:
        for tool in tools:
            try:
                self.message_user(request, f"{verb(tool)}: done.", messages.SUCCESS)
            except ValidationError as refused:
                self.message_user(request, f"{tool}: {' '.join(refused.messages)}", messages.ERROR)


@admin.register(AuditProgramme)
class AuditProgrammeAdmin(ReadOnlyRoleAdmin):
    permission = Permission.MANAGE_AUDIT_PROGRAMME
    list_display = ("title", "focus", "tool", "unit", "started_on", "due_on", "ended_on", "sample_size")
    list_select_related = ("tool", "unit")
