"""An authority's own limits for the clocks of the work, and what else it decides for itself, with their dates."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from csc.days import NEVER, day_number
from csc.limits import LIMITS, Limit, Unit
from csc.models.codes import code_field
from csc.records import Record


class LocalStandard(Record):
    """From a day on, one clock runs by this authority's limit.

    Where an Act, regulations or guidance set the limit, a local one may be stricter and never
    looser; where nothing national exists, any value may stand. It applies to clocks that start on
    or after `effective_from` and before `effective_to`; a later row takes over from its own first
    day. With `team_type` it holds for teams of that type only.
    """

    clock = models.CharField(max_length=60, help_text="The clock's key, such as cp_visit.")
    team_type = code_field("team_type", help_text="Leave empty for every team.")
    unit = models.CharField(max_length=12, choices=[(unit.value, unit.label) for unit in Unit])
    limit = models.PositiveSmallIntegerField()
    counts_first_day = models.BooleanField(
        default=False, help_text="The day the clock starts is day 1, not day 0: the limit is one day shorter."
    )
    cut_off = models.TimeField(null=True, blank=True, help_text="What starts at or after this time has started the next day.")
    settling = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Days on a plan before a gap counts. Empty: one whole interval."
    )
    effective_from = models.DateField()
    effective_to = models.DateField(null=True, blank=True, help_text="From this day the standard no longer applies.")
    set_by = models.CharField(max_length=120, help_text="Who decided it: a board or an officer.")
    reason = models.TextField()

    class Meta:
        ordering = ["clock", "effective_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gt=models.F("effective_from")),
                name="local_standard_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="local_standard_has_reason"),
            models.UniqueConstraint(
                fields=["clock", "effective_from"], condition=Q(team_type__isnull=True), name="local_standard_once_from_each_day"
            ),
            models.UniqueConstraint(
                fields=["clock", "team_type", "effective_from"],
                condition=Q(team_type__isnull=False),
                name="local_standard_once_from_each_day_for_teams",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clock}: {self.as_limit()} from {self.effective_from:%-d %B %Y}"

    def as_limit(self) -> Limit:
        """The limit this row sets.

        Raises:
            ValueError: hours with a first day to count or a cut-off.
        """
        return LIMITS[Unit(self.unit)](self.limit, counts_first_day=self.counts_first_day, cut_off=self.cut_off)

    @property
    def span(self) -> tuple[int, int]:
        """The first day of the starts it applies to, and the first day after them, as day numbers."""
        return day_number(self.effective_from), NEVER + 1 if self.effective_to is None else day_number(self.effective_to)

    def clean(self) -> None:
        """Refuse a standard that is looser than the national limit, or that no clock could follow."""
        from csc.local_standards import refusal, refusal_of_team_type

        apart = refusal_of_team_type(self)
        if apart:
            raise ValidationError({"team_type": apart})
        if self.cut_off is not None and self.cut_off < datetime.time(12):
            raise ValidationError({"cut_off": "The cut-off is a time in the afternoon or evening, such as 17:00."})
        if self.unit in [unit.value for unit in Unit] and self.limit is not None and self.effective_from is not None:
            sentence = refusal(self)
            if sentence:
                raise ValidationError({"limit": sentence})


class LocalChoice(Record):
    """From a day on, this authority's answer to something it decides for itself.

    It holds until the day of the next answer to the same choice. What was answered before keeps
    standing for its own time, since figures were made by it.
    """

    choice = models.CharField(max_length=60, help_text="The choice's key, such as state_on_its_last_day.")
    answer = models.TextField(help_text="A number, a word or codes separated by spaces, as the choice asks.")
    effective_from = models.DateField()
    set_by = models.CharField(max_length=120, help_text="Who decided it: a board or an officer.")
    reason = models.TextField()

    class Meta:
        ordering = ["choice", "effective_from"]
        constraints = [
            models.UniqueConstraint(fields=["choice", "effective_from"], name="local_choice_once_from_each_day"),
            models.CheckConstraint(condition=~Q(answer="") & ~Q(reason=""), name="local_choice_has_answer_and_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.choice}: {self.answer} from {self.effective_from:%-d %B %Y}"

    def clean(self) -> None:
        """Refuse an answer that the choice does not allow. That one is needed at all, the column says itself."""
        from csc.local_choices import refusal

        refused = refusal(self) if self.answer else None
        if refused:
            column, sentence = refused
            raise ValidationError({column: sentence})
