"""Keeping words as they are typed, and making one press of a button save once."""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import models, transaction
from django.http import QueryDict
from django.utils import timezone

from csc.models import Child, Draft, Submission, User
from workforce.recording.steps import FAMILY_WORDS, Step

NOT_WORDS = frozenset({"csrfmiddlewaretoken", "action", "doubts_stand", "writer"})
"""What a browser sends beside the fields of a form."""

LONGEST = 400_000
"""Characters of one draft; a form that long is not typed."""

OTHERS_SINCE = datetime.timedelta(days=14)
"""How far back somebody else's unfinished words are shown."""

KEPT = datetime.timedelta(days=90)
"""How long an unfinished form is kept after the last word."""

A_CHILDS_PART = re.compile("[0-9a-f]{32}")
"""What a field that is asked for one of several children begins with (`Step.add_prefix`)."""


class DraftTooLong(ValueError):
    """More was sent than a person types."""


def keep_draft(*, by: User, step: str, child: Child | None, about: uuid.UUID, words: QueryDict) -> Draft:
    """Keep what `by` has typed so far, over what they had typed before. A form about carers or a provider has no child.

    Raises:
        DraftTooLong: more than `LONGEST` characters.
    """
    typed = {name: [_storable(text) for text in values] for name, values in words.lists() if name not in NOT_WORDS}
    if sum(len(text) for values in typed.values() for text in values) > LONGEST:
        raise DraftTooLong
    now = timezone.now()
    draft, _ = Draft.objects.update_or_create(
        owner=by, step=step, about=about, defaults={"child": child, "words": typed, "saved_at": now}
    )
    return draft


def _storable(text: str) -> str:
    """PostgreSQL keeps no null character, which nobody types but a paste may hold."""
    return text.replace("\x00", "")


def typed_by_another(sent: QueryDict, by: object) -> bool:
    """Whether the page was made for somebody else, who has left it open at this computer: their words are not `by`'s."""
    return sent.get("writer", str(getattr(by, "uuid", ""))) != str(getattr(by, "uuid", ""))


def own_draft(*, by: User, step: str, about: uuid.UUID) -> Draft | None:
    """What `by` had typed into this form, if it was not saved."""
    return Draft.objects.filter(owner=by, step=step, about=about).first()


def drop_draft(*, by: User, step: str, about: uuid.UUID) -> None:
    """The form was saved, or its words are no longer wanted."""
    Draft.objects.filter(owner=by, step=step, about=about).delete()


def others_drafts(*, by: User, step: str, about: uuid.UUID) -> list[Draft]:
    """What others have been typing into the same form."""
    found = Draft.objects.of_others(owner=by, step=step, about=about, since=timezone.now() - OTHERS_SINCE)
    return list(found.select_related("owner").order_by("saved_at"))


def drop_old_drafts(now: datetime.datetime) -> int:
    """Remove drafts nobody has touched for `KEPT`; returns how many."""
    return Draft.objects.filter(saved_at__lt=now - KEPT).delete()[0]


def as_sent(words: Mapping[str, list[str]]) -> QueryDict:
    """The words of a draft as the browser would send them."""
    sent = QueryDict(mutable=True)
    for name, values in words.items():
        sent.setlist(name, values)
    return sent


def legible(step: type[Step], draft: Draft, of_whom: set[str] | None = None) -> list[tuple[str, list[str]]]:
    """The texts of a draft under their labels; choices and hidden values are left out.

    Of somebody else's draft, so is what they typed of a brother or sister not in `of_whom`: the reader may not record for
    them, nor perhaps know of them.
    """
    fields = getattr(step, "base_fields", {})
    found = []
    for sent, values in draft.words.items():
        part, _, name = sent.rpartition("-")
        texts = [text for text in values if text.strip()]
        if name in step.unseen or (of_whom is not None and A_CHILDS_PART.fullmatch(part) and part not in of_whom):
            continue
        if texts and (name == FAMILY_WORDS or (name in fields and not hasattr(fields[name], "choices"))):
            label = fields[name].label if name in fields else None
            found.append((str(label or name.replace("_", " ").capitalize()), texts))
    return found


class SavedBefore(Exception):
    """The same press of the button has arrived before; `submission` is what it saved."""

    def __init__(self, submission: Submission) -> None:
        super().__init__()
        self.submission = submission


def claim_submission(*, key: uuid.UUID, by: User, step: str, child: Child) -> Submission:
    """Take the key of one press within the transaction that saves. A second press waits here for the first.

    Raises:
        SavedBefore: the press has been saved.
    """
    with transaction.atomic():
        submission, fresh = Submission.objects.get_or_create(key=key, defaults={"by": by, "step": step, "child": child})
    if not fresh:
        raise SavedBefore(submission)
    return submission


def close_submission(submission: Submission, records: list[models.Model]) -> None:
    """Name what was saved, so that the page that follows can show it."""
    first: Any = records[0]
    submission.model, submission.record = first._meta.label_lower, first.uuid
    submission.children = len(records)
    submission.save()
