"""What every page knows without its view saying so: who reads it, where else they can go, what to tell them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest

from csc.models import User
from csc.navigation import entries_for, roles_for


def page(request: HttpRequest) -> dict[str, Any]:
    """For the pages' engine. Somebody who has not signed in is told nothing about anybody else's navigation."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"reader": None, "roles": [], "navigation": [], "messages": get_messages(request)}
    return {
        "reader": user,
        "roles": sorted(role.title for role in roles_for(request)),
        "navigation": entries_for(request),
        "messages": get_messages(request),
        "idle_seconds": settings.SESSION_IDLE_SECONDS,
    }
