from datetime import timedelta

from celery.schedules import crontab
from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    name = "workforce"
    verbose_name = "Workforce"

    def ready(self) -> None:
        from csc.celery import ring
        from workforce.reach import register_reach
        from workforce.sameness import through_a_merge

        register_reach(through_a_merge)
        # Through the morning, so that a letter that could not be sent is tried again.
        ring("daily letters", task="workforce.tasks.send_daily_letters", at=crontab(hour="6-9", minute="35"), expires=1200)
        ring("old drafts", task="workforce.tasks.clear_old_drafts", at=crontab(hour=4, minute=40), expires=3600)
        ring("accounts of leavers", task="workforce.tasks.close_accounts", at=crontab(hour=0, minute=10), expires=6 * 3600)
        ring("names to find", task="workforce.tasks.compare_names", at=timedelta(minutes=30), expires=20 * 60)
