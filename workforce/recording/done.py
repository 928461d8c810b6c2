"""The page after a step: what was saved, and what follows from it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.generic import View

from csc.models import Child, Submission
from csc.permissions import Permission
from workforce.access import can
from workforce.pages import ChildPage
from workforce.recording.identity import identity_bar
from workforce.recording.steps import NextStep, Step, all_steps
from workforce.sameness import keys_of


class Done(ChildPage, View):
    """What was saved, and what follows from it."""

    permission = Permission.READ_CHILDREN

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        submission = Submission.objects.filter(key=kwargs["submission"], child=self.child, by=self.request.user.pk).first()
        step = all_steps().get(submission.step) if submission else None
        if submission is None or step is None or submission.record is None:
            raise Http404
        record: Any = apps.get_model(submission.model)._default_manager.filter(uuid=submission.record).first()
        if record is None:
            raise Http404
        context = {
            "child": self.child,
            "identity": identity_bar(self.child, timezone.localdate()),
            "step": step,
            "count": submission.children,
            "kept_at": step.kept_at(record, self.child),
            "next_steps": self._next(step, record),
        }
        return render(request, "workforce/recording/done.html", context)

    def _next(self, step: type[Step], record: Any) -> list[NextStep]:
        """Those of the steps that follow which this reader may do."""
        reader = self.request.reader  # type: ignore[attr-defined]
        follow = (replace(each, child=self._standing(each.child)) for each in step.next_steps(record))
        return [each for each in follow if can(reader, each.step.permission, each.child)]

    def _standing(self, child: Child) -> Child:
        """What follows from a record under a duplicate is done on the page of the record that stands."""
        return self.child if child.pk in keys_of(self.child) else child
