"""`manage.py load_audit_tools --by USERNAME`: add the audit tools csc brings with it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from audits.services import load_shipped_tools
from csc.models import User


class Command(BaseCommand):
    help = "Add the shipped audit tools and their standards; what is there already stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--by", required=True, help="Username that the audit log names as the author.")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["by"]).first()
        if user is None:
            raise CommandError(f"There is no user {options['by']}.")
        added = load_shipped_tools(by=user)
        for tool in added:
            self.stdout.write(f"Added {tool} with {tool.standards.count()} standards.")
        if not added:
            self.stdout.write("Nothing to add.")
