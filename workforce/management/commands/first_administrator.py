"""`manage.py first_administrator`: the account that makes all others, for an installation that has none."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from csc.audit import record_event
from csc.invitations import link_for
from csc.models import User
from csc.permissions import ADMINISTRATOR
from csc.single_sign_on.configuration import provider_name
from workforce.casework import save_record
from workforce.models import Post, Unit, Worker
from workforce.models.units import UnitKind
from workforce.services import start_post


class Command(BaseCommand):
    help = (
        "Make the first administrator, with the authority itself where it is not there yet. Everybody else is added on the pages."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        for name in ("username", "email", "forename", "surname", "staff-number"):
            parser.add_argument(f"--{name}", required=True)
        parser.add_argument("--authority", default="", help="Name of the authority, where no unit has been made yet")

    def handle(self, *args: Any, **options: Any) -> None:
        held = Post.objects.open_on(timezone.localdate()).filter(role=ADMINISTRATOR.key, worker__user__is_active=True)
        if held.exists():
            raise CommandError("There is an administrator already. Others are added on the page “People and accounts”.")
        try:
            user = self._make(options)
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from None
        if provider_name():
            self.stdout.write(f"{user.username} signs in with “{provider_name()}” as {user.email}.")
        else:
            self.stdout.write(f"{user.username} sets a password here, once, within 24 hours:\n{link_for(user)}")

    @transaction.atomic
    def _make(self, options: dict[str, Any]) -> User:
        user = User(
            username=options["username"],
            email=options["email"],
            first_name=options["forename"],
            last_name=options["surname"],
        )
        user.set_unusable_password()
        user.full_clean(exclude=["password"])
        user.save()
        worker = Worker(
            recorded_by=user,
            user=user,
            staff_number=options["staff_number"],
            forename=options["forename"],
            surname=options["surname"],
        )
        save_record(worker)
        today = timezone.localdate()
        start_post(
            by=user, worker=worker, unit=self._authority(user, options["authority"]), started_on=today, role="administrator"
        )
        record_event(by=user, verb="make_first_administrator", record=worker)
        return user

    def _authority(self, user: User, name: str) -> Unit:
        found = Unit.objects.filter(parent=None, closed_on=None).order_by("pk").first()
        if found is not None:
            return found
        if not name:
            raise ValidationError("No unit has been made yet. Say what the authority is called: --authority NAME.")
        made = Unit(recorded_by=user, code="AUTH", name=name, kind=UnitKind.AUTHORITY, opened_on=timezone.localdate())
        save_record(made)
        return made
