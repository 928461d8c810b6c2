"""Case records in the administration site: to look at and never to change, within the reader's reach, each look logged.

Changes go through services, which check and audit them; an admin form would walk round both.
"""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

from csc.audit import record_reads
from csc.models import User
from csc.permissions import Permission
from workforce.access import children_visible_to, get_child
from workforce.reach import Reader
from workforce.recording.kinds import masked_columns
from workforce.records import CaseRecord

CHANNEL = "admin"


class ViewOnly:
    """Rows that may be looked at here and are changed elsewhere; for a table or for the lines inside one."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ViewOnlyAdmin(ViewOnly, admin.ModelAdmin):
    """A table to look at."""

    list_per_page = 50
    show_full_result_count = False


class CaseRecordAdmin(ViewOnlyAdmin):
    """Records of the children the reader may open; the right to see the table gives no child."""

    search_fields = ["child__local_id"]
    list_filter = ["state"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        visible = children_visible_to(request.user, permission=Permission.READ_CHILDREN)
        return super().get_queryset(request).filter(child__in=visible.values("pk")).select_related("child", "team")

    def get_list_display(self, request: HttpRequest) -> Any:
        dates = [field.name for field in self.model._meta.concrete_fields if field.name.endswith("_on")]
        return ["child_number", *dates[:4], "team", "state"]

    def get_exclude(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """What leads to a confidential address is masked here as on the record's own page."""
        return [*(super().get_exclude(request, obj) or []), *(masked_columns(obj) if obj is not None else ())]

    @admin.display(description="child", ordering="child__local_id")
    def child_number(self, record: CaseRecord) -> str:
        return record.child.local_id

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The page of the list, once its children are in the log."""
        listed = super().get_changelist_instance(request)
        stands = Reader(request.user).reach_of_each({record.child.pk: record.child for record in listed.result_list}.values())
        reach = {child: str(how) for child, how in stands.items() if how is not None}
        record_reads(by=cast("User", request.user), children=reach, channel=CHANNEL, reach=reach)
        return listed

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """One record, opened through the same door as every page about the child."""
        record = self.get_object(request, object_id)
        if record is not None:
            get_child(request.user, record.child.uuid, channel=CHANNEL)
        return super().change_view(request, object_id, form_url, extra_context)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        record = self.get_object(request, object_id)
        if record is not None:
            get_child(request.user, record.child.uuid, channel=CHANNEL)
        return super().history_view(request, object_id, extra_context)
