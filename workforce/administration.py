"""The admin pages of csc: asked for by role, never by Django's own permissions, and logged like any other verb."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django.contrib import admin
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest

from csc.audit import record_event
from csc.models import User
from csc.permissions import Permission
from workforce.pages import reader_of


def signed_in(request: HttpRequest) -> User:
    """The account behind a page of the admin, which nobody else gets to."""
    return cast("User", request.user)


class RoleAdmin(admin.ModelAdmin):
    """Admin of a table of reference or organisation data.

    Open to whoever holds `permission` today in a post, and to the account that set the installation
    up, which has no post yet. Nothing is ever deleted; every save is in the history and the log.
    """

    permission: ClassVar[Permission]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._may(request)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self._may(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may(request)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self._may(request)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def get_exclude(self, request: HttpRequest, obj: models.Model | None = None) -> list[str]:
        return [*(super().get_exclude(request, obj) or []), "recorded_at", "recorded_by"]

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        if not change:
            obj.recorded_by = signed_in(request)
        super().save_model(request, obj, form, change)
        record_event(by=signed_in(request), verb="change_in_admin" if change else "add_in_admin", record=obj)

    def _may(self, request: HttpRequest) -> bool:
        user = request.user
        if not user.is_authenticated or not user.is_active:
            return False
        return user.is_superuser or reader_of(request).may(self.permission)


class ReadOnlyRoleAdmin(RoleAdmin):
    """Shown and never typed here: the table is written by services alone."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False
