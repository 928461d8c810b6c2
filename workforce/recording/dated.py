"""Steps whose days have happened, and what is needed of them."""

from __future__ import annotations

from typing import ClassVar

from csc.forms import DateField, MomentField
from workforce.recording.steps import Step


class DatedStep(Step):
    """A step whose days have happened, unless it names them in `ahead`; `needed` fields may not stay empty.

    Where no other day is likelier, `today` names the fields that begin with today's date.
    """

    needed: ClassVar[tuple[str, ...]] = ()
    today: ClassVar[tuple[str, ...]] = ()

    def prepare(self) -> None:
        for name, field in self.fields.items():
            if isinstance(field, DateField | MomentField):
                field.past = name not in self.ahead
            if name in self.needed:
                field.required = True
        for name in self.today:
            self.initial.setdefault(name, self.hand.today)
