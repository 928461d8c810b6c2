"""What a reviewer finds, kept: of a reading, and of an emergency opening."""

from __future__ import annotations

import datetime
import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csc.audit import record_event
from csc.models import BreakGlass, User
from workforce.casework import save_record
from workforce.models import AccessReview
from workforce.refusals import refuse_blank


@transaction.atomic
def review_reading(
    *, by: User, reader: uuid.UUID, child: uuid.UUID, day: datetime.date, outcome: str, note: str = ""
) -> AccessReview:
    """Keep what a reviewer found about one person's reading of one child's record on one day; a later finding replaces it.

    Raises:
        ValidationError: one's own reading, or a concern without a note.
    """
    if by.uuid == reader:
        raise ValidationError("Somebody else reviews what you have read.")
    if outcome == AccessReview.Outcome.CONCERN:
        refuse_blank(note, "note", "Say what the concern is and who has been told.")
    review = AccessReview.objects.select_for_update().filter(reader=reader, child=child, day=day).first()
    review = review or AccessReview(reader=reader, child=child, day=day)
    review.recorded_by, review.recorded_at = by, timezone.now()
    review.outcome, review.note = outcome, note.strip()
    save_record(review)
    record_event(by=by, verb="review_reading", record=review, child=child, reader=reader, day=day, outcome=outcome)
    return review


@transaction.atomic
def review_break_glass(*, by: User, opening: BreakGlass, outcome: str, note: str) -> BreakGlass:
    """Say whether an emergency opening was justified.

    Raises:
        ValidationError: one's own opening, reviewed already, or not justified without a note.
    """
    opening = BreakGlass.objects.select_for_update().get(pk=opening.pk)
    if opening.user_id == by.pk:
        raise ValidationError("Somebody else reviews what you opened.")
    if opening.reviewed_at is not None:
        raise ValidationError("This opening has already been reviewed.")
    if outcome == BreakGlass.Outcome.NOT_JUSTIFIED:
        refuse_blank(note, "note", "Say why it was not justified and what follows.")
    opening.reviewed_by, opening.reviewed_at = by, timezone.now()
    opening.outcome, opening.outcome_note = outcome, note.strip()
    save_record(opening)
    record_event(by=by, verb="review_break_glass", record=opening, child=opening.child, outcome=outcome)
    return opening
