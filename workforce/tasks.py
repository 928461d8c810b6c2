"""What workforce does out of sight. Each task only looks for what is due."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from workforce.recording.drafts import drop_old_drafts
from workforce.search.index import refresh_names
from workforce.services import close_accounts_of_leavers
from workforce.worklist.digest import send_letters


@shared_task(ignore_result=True)
def send_daily_letters() -> None:
    """Rung through the morning: the letters of the day that are still owed."""
    send_letters(timezone.now())


@shared_task(ignore_result=True)
def clear_old_drafts() -> None:
    """Remove forms nobody has touched for months."""
    drop_old_drafts(timezone.now())


@shared_task(ignore_result=True)
def close_accounts() -> None:
    """Rung just after midnight: whoever's last day has passed can no longer sign in. What they may see ended with their posts."""
    close_accounts_of_leavers(by=None, on=timezone.localdate())


@shared_task(ignore_result=True)
def compare_names() -> None:
    """Rung twice an hour: everybody's names are compared with the index, which a search would otherwise do once an hour."""
    refresh_names(everybody=True)
