"""Admin of the organisation: units, workers, posts, budgets and local caseload rules. Cases are not edited here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from csc.permissions import Permission
from workforce.administration import ReadOnlyRoleAdmin, RoleAdmin
from workforce.case_admin import CaseRecordAdmin
from workforce.models import Allocation, BudgetedPost, CaseloadLimit, Employment, FteWeight, Post, Unit, Worker


@admin.register(Unit)
class UnitAdmin(RoleAdmin):
    permission = Permission.MANAGE_WORKFORCE
    list_display = ("code", "name", "kind", "parent", "team_type", "opened_on", "closed_on")
    list_filter = ("kind", "team_type")
    list_select_related = ("parent", "team_type")
    search_fields = ("code", "name")
    autocomplete_fields = ("parent", "succeeded_by")

    def get_readonly_fields(self, request: HttpRequest, obj: Unit | None = None) -> tuple[str, ...]:
        """A code is in addresses and exports, and a parent in last year's figures: neither changes."""
        return ("code", "kind", "parent", "opened_on") if obj else ()


@admin.register(Worker)
class WorkerAdmin(RoleAdmin):
    permission = Permission.MANAGE_WORKFORCE
    list_display = ("surname", "forename", "staff_number", "registration_number", "qualified", "user")
    list_filter = ("qualified",)
    list_select_related = ("user",)
    search_fields = ("surname", "forename", "staff_number", "registration_number")
    readonly_fields = ("user",)


@admin.register(Employment)
class EmploymentAdmin(ReadOnlyRoleAdmin):
    """Starting and leaving are services: leaving has to close the account and hand over the children."""

    permission = Permission.MANAGE_WORKFORCE
    list_display = ("worker", "agency", "started_on", "due_to_start_on", "ended_on", "leaving_reason")
    list_filter = ("agency",)
    list_select_related = ("worker", "leaving_reason")
    search_fields = ("worker__surname", "worker__staff_number")


@admin.register(Post)
class PostAdmin(ReadOnlyRoleAdmin):
    """A post decides what its holder may do: it begins and ends on the pages of people, where nobody changes their own."""

    permission = Permission.MANAGE_WORKFORCE
    list_display = ("worker", "unit", "role", "post_role", "fte", "started_on", "ended_on")
    list_filter = ("role", "post_role")
    list_select_related = ("worker", "unit", "post_role")
    search_fields = ("worker__surname", "worker__staff_number", "unit__code", "unit__name")
    autocomplete_fields = ("worker", "unit", "student_of")


@admin.register(BudgetedPost)
class BudgetedPostAdmin(RoleAdmin):
    permission = Permission.MANAGE_WORKFORCE
    list_display = ("unit", "post_role", "fte", "headcount", "started_on", "ended_on")
    list_filter = ("post_role",)
    list_select_related = ("unit", "post_role")
    search_fields = ("unit__code", "unit__name")
    autocomplete_fields = ("unit",)


@admin.register(FteWeight)
class FteWeightAdmin(RoleAdmin):
    permission = Permission.MANAGE_REFERENCE_DATA
    list_display = ("post_role", "weight", "started_on", "ended_on", "source")
    list_select_related = ("post_role",)


@admin.register(CaseloadLimit)
class CaseloadLimitAdmin(RoleAdmin):
    permission = Permission.MANAGE_REFERENCE_DATA
    list_display = ("team_type", "children", "started_on", "ended_on", "source")
    list_select_related = ("team_type",)


@admin.register(Allocation)
class AllocationAdmin(CaseRecordAdmin, ReadOnlyRoleAdmin):
    """Who held which child: shown to those who allocate, for the children they reach, logged, and never typed here."""

    permission = Permission.ALLOCATE_CHILDREN
    list_filter = ["role", "state"]
    list_select_related = ["child", "team", "worker", "role"]
    search_fields = ["child__local_id", "worker__surname", "team__code"]

    def get_list_display(self, request: HttpRequest) -> Any:
        return ["child_number", "team", "worker", "role", "started_on", "ended_on", "state"]
