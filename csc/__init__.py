"""The kernel: children and people, codes, calendars and clocks, permissions, the audit log, and the site that holds the apps."""

from csc.celery import app as celery_app

__all__ = ["celery_app"]
