from datetime import timedelta

from celery.schedules import crontab
from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = "Performance reporting"

    def ready(self) -> None:
        from csc.celery import ring
        from reporting import health  # noqa: F401  adds its check to /health/

        ring("nightly figures", task="reporting.tasks.ring_nightly", at=crontab(hour=3, minute=5), expires=3600)
        ring("runs nobody holds", task="reporting.tasks.sweep_runs", at=timedelta(minutes=1), expires=50)
        ring("publications asked for", task="reporting.tasks.sweep_publications", at=timedelta(minutes=1), expires=50)
