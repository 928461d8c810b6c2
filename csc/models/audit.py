"""The append-only log: what was done, and whose record was read.

Rows name people, children and records by uuid and text, never by foreign key, so that nothing
that happens to those tables can touch the log. Each actor's rows form a chain: every row carries
its number in the chain, the digest of the row before it and its own. One row edited or removed
breaks the chain at that row (`manage.py verify_audit_chain`). One chain per actor, because a
single chain would make everybody who saves wait for whoever saved last.
"""

from __future__ import annotations

from typing import Any, NoReturn

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class AppendOnlyError(TypeError):
    """Somebody tried to change or delete a row of the log."""


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("Rows of the log are never changed.")

    def delete(self) -> NoReturn:
        raise AppendOnlyError("Rows of the log are never deleted.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("Rows of the log are never changed.")


class AuditChain(models.Model):
    """The newest link of one actor's chain: without it, nobody would miss rows taken off the end."""

    key = models.CharField(max_length=80, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.key} at {self.number}"


class ChainedRow(models.Model):
    """A row of either log. `at` is the moment of writing; `actor` is empty for csc itself."""

    chain = models.CharField(max_length=80)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField(db_index=True)
    actor = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=150)
    child = models.UUIDField(null=True)
    reason = models.TextField(blank=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["child", "at"], name="%(class)s_by_child"),
            models.Index(fields=["actor", "at"], name="%(class)s_by_actor"),
        ]
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="%(class)s_once_in_its_chain")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError("Rows of the log are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("Rows of the log are never deleted.")


class AuditEvent(ChainedRow):
    """Something a person did: the verb of the service, the record it made or changed, and why.

    `detail` holds keys, dates and numbers only; what people typed about a child stays in the record.
    """

    verb = models.CharField(max_length=60)
    app = models.CharField(max_length=40, blank=True)
    model = models.CharField(max_length=60, blank=True)
    record = models.UUIDField(null=True)
    team = models.CharField(max_length=20, blank=True, help_text="Code of the team responsible at the event.")
    role = models.CharField(max_length=40, blank=True, help_text="The role under which the actor acted.")
    detail = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)

    class Meta(ChainedRow.Meta):
        abstract = False
        indexes = [*ChainedRow.Meta.indexes, models.Index(fields=["record"], name="auditevent_by_record")]

    def __str__(self) -> str:
        return f"{self.actor_name}: {self.verb}, {self.at:%-d %B %Y %H:%M}"


class Reach(models.TextChoices):
    """How a reader stood to the child whose record they read."""

    ALLOCATED = "allocated", "Allocated to the reader"
    TEAM = "team", "Held by the reader's team"
    SERVICE = "service", "Held by the reader's service or area"
    AUTHORITY = "authority", "Reader reaches the whole authority"
    GRANT = "grant", "Reader is named in a grant"
    REASON = "reason", "Reader gave a reason"
    BREAK_GLASS = "break_glass", "Emergency opening"
    SYSTEM = "system", "Read by csc itself"


class AccessLog(ChainedRow):
    """One child's record was read by one person, through one channel."""

    channel = models.CharField(max_length=120, help_text="Page, export or address of the API through which it was read.")
    reach = models.CharField(max_length=20, choices=Reach)

    class Meta(ChainedRow.Meta):
        abstract = False
        verbose_name_plural = "access log"

    def __str__(self) -> str:
        return f"{self.actor_name} read {self.child}, {self.at:%-d %B %Y %H:%M}"
