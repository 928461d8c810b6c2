"""The one password of the demo's made-up accounts. It opens nothing anywhere else."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from csc.models import User

DEMO_PASSWORD = "csc-demo-2026!"  # noqa: S105 - printed on purpose, and refused outside the demo


def give_demo_password(user: User) -> None:
    """Let a made-up user sign in with the demo's password.

    Raises:
        ImproperlyConfigured: this installation is not a demo. Nobody gets a password that is printed in the source.
    """
    if settings.CSC_MODE != "demo":
        raise ImproperlyConfigured("The demo's password is given in demo mode only.")
    user.set_password(DEMO_PASSWORD)
