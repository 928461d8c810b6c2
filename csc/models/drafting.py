"""What people have typed and not yet saved, and what they have saved: so that no word is lost and nothing is kept twice."""

from __future__ import annotations

import datetime
import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from csc.models.people import Child


class DraftQuerySet(models.QuerySet["Draft"]):
    def of_others(self, *, owner: models.Model, step: str, about: uuid.UUID, since: datetime.datetime) -> DraftQuerySet:
        """What other people have typed into the same form lately."""
        return self.filter(step=step, about=about, saved_at__gte=since).exclude(owner=owner.pk)


class Draft(models.Model):
    """The words of one person in one form about one record, kept as they type.

    `about` is the record the form is about or, where the form begins something new, the child. A form about
    carers or a provider has no `child`, and begins something new about nobody (all noughts). `words`
    are the form's values as the browser sent them, by name, none of them checked. A draft is no
    record: it counts nowhere, has no history, is exported nowhere, and goes when the form is saved.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    step = models.CharField(max_length=60)
    child = models.ForeignKey(Child, on_delete=models.CASCADE, null=True, blank=True, related_name="drafts")
    about = models.UUIDField()
    words = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    started_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["step", "about"], name="draft_by_form")]
        constraints = [models.UniqueConstraint(fields=["owner", "step", "about"], name="draft_once_for_each_form")]

    def __str__(self) -> str:
        return f"{self.step} by {self.owner}, {self.saved_at:%-d %B %Y %H:%M}"


class Submission(models.Model):
    """One press of a form's button. `key` is made with the form, so that the same press sent twice saves once.

    `model` and `record` name what was saved; `children` are all the children it was saved for.
    """

    key = models.UUIDField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=60)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    model = models.CharField(max_length=80, blank=True)
    record = models.UUIDField(null=True)
    children = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.step}, {self.made_at:%-d %B %Y %H:%M}"
