"""Fills the empty database of the process tests: a tiny authority, and the figures of two states of its records.

    python -m tests.reporting.snapshots.prepare

The two states differ by some contacts, which are withdrawn in the state "without". Printed as JSON are the keys of
those contacts and, for each state, the digest that a clean run made of it. The figures of "without" are left in force.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import replace

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

from django.conf import settings

MONTHS = 6
LATE = 12
"""How many contacts one state has and the other has not."""


class _MadeFromModels(dict):
    """No app has migrations: tables are made from the models, which takes a second instead of many."""

    def __contains__(self, app: object) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


def fill() -> Mapping[str, object]:
    from django.core.management import call_command
    from django.utils import timezone

    from contacts.models import Contact
    from reporting.synthetic.authority import make_authority
    from reporting.synthetic.profiles import PROFILES

    call_command("migrate", run_syncdb=True, verbosity=0, skip_checks=True)
    for command in ("load_codes", "load_bank_holidays"):
        call_command(command, verbosity=0, skip_checks=True)
    small = replace(PROFILES["tiny"], warm_up_years=1)
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    make_authority(small, seed=5, months=MONTHS, until=yesterday, history=False)
    late = sorted(Contact.objects.filter(state="complete").order_by("-received_at").values_list("pk", flat=True)[:LATE])
    digests = {"with": clean_digest()}
    Contact.objects.filter(pk__in=late).update(state="withdrawn", withdrawn_reason="Typed twice")
    digests["without"] = clean_digest()
    return {"late": late, "digests": digests}


def clean_digest() -> str:
    """The digest of a run that nothing disturbed, for the day and the months the nightly run has."""
    from django.utils import timezone

    from reporting.snapshots import building, duties
    from reporting.snapshots.extent import months_to_make

    now = timezone.now()
    first, last = months_to_make(timezone.localdate(now))
    day = duties.last_full_day(now)
    run = building.ask_for_run(as_at=day, first_month=first, last_month=max(first, min(last, f"{day:%Y-%m}")))
    if not duties.claim(run, now):
        raise RuntimeError("somebody else is at work in this database")
    return building.build(run).digest


if __name__ == "__main__":
    settings.MIGRATION_MODULES = _MadeFromModels()
    from tests.reporting.snapshots import watched

    watched.arrange()
    sys.stdout.write(json.dumps(fill()) + "\n")
