"""Brings the demo's database up to date; the first time, makes up an authority and counts its figures."""

from __future__ import annotations

import io
import os
import sys
import time
from pathlib import Path


def main() -> int:
    os.environ["CSC_MODE"] = "demo"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csc.settings")
    import django
    from django.conf import settings

    folder = Path(settings.VAR_DIR) / "demo"
    database = settings.DATABASES["default"]["NAME"]
    unfinished = folder / "being-made"
    if unfinished.exists() and Path(database).parent == folder:
        say("The last start was interrupted before the authority was complete; beginning anew")
        for left_over in folder.glob(f"{Path(database).name}*"):
            left_over.unlink()
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for reference_data in ("load_codes", "load_bank_holidays"):
        call_command(reference_data, stdout=io.StringIO())
    if not has_an_authority():
        unfinished.touch()
        make_up_an_authority()
        unfinished.unlink()
    accounts = io.StringIO()
    call_command("demo_accounts", stdout=accounts)
    (folder / "accounts.txt").write_text(accounts.getvalue(), encoding="utf-8")
    return 0


def has_an_authority() -> bool:
    from workforce.models import Unit

    return Unit.objects.filter(kind="authority").exists()


def make_up_an_authority() -> None:
    from django.core.management import call_command

    profile, seed = os.environ.get("DEMO_PROFILE", "demo"), os.environ.get("DEMO_SEED", "1")
    began = time.monotonic()
    say(f"Making up an authority ({profile}, seed {seed}); this happens once")
    call_command("make_authority", profile=profile, seed=int(seed))
    say("Counting its figures, as the nightly run does")
    call_command("build_snapshot")
    say(f"Done in {time.monotonic() - began:.0f} s")


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
