"""A case record of every kind there is, recorded by the steps that record it.

Each step has a scene; a kind is made by playing one. What those who work with a child never correct is left out.
"""

from __future__ import annotations

from django.test import Client

from tests.workforce.test_every_step import STEPS, said_of, set_scene, typed_in
from workforce.models import Worker
from workforce.recording.kinds import kinds
from workforce.recording.questions import steps_for
from workforce.records import CaseRecord

CORRECTED = sorted(kind for kind, model in kinds().items() if model.changed_on_its_page)


def record_of(kind: str, person: Worker, browser: Client) -> CaseRecord:
    """The newest record of a kind after the first step that records it was played by `person`.

    Raises:
        AssertionError: no step records this kind, or the step left none.
    """
    model = kinds()[kind]
    begun, done = steps_for(model)
    key = next((key for key, step in STEPS.items() if step in (begun or done)), None)
    assert key is not None, f"no step records a {model._meta.verbose_name}, so no correction of one is looked at"
    played = set_scene(key)
    answer = browser.post(played.address, typed_in(played, person))
    assert answer.status_code == 302, said_of(answer)
    made = model._default_manager.filter(child=played.child).order_by("-pk").first()
    assert made is not None, f"{key} left no {model._meta.verbose_name}"
    return made
