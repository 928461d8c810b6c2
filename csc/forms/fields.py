"""Fields that read dates and times as typed and say, naming the field, what is wrong with them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from csc.formats import day as in_full
from csc.formats import lower_first
from csc.forms.dates import NotADate, NotATime, Problem, parse_date, parse_time
from csc.forms.widgets import DateInput, MomentInput, TimeInput

Days = tuple[datetime.date, datetime.date]

DATE_PROBLEMS = {
    Problem.NOT_REAL: "{label} must be a real date",
    Problem.NO_DAY: "{label} must include a day",
    Problem.NO_YEAR: "{label} must include a year",
    Problem.YEAR_LENGTH: "Year of {lower} must have 4 figures",
    Problem.YEAR_RANGE: "Year of {lower} must be between 1900 and 2199",
    Problem.WRONG_WEEKDAY: "{label} must be a real date: the day of the week does not fit it",
}


def answer_to(label: str) -> str:
    """What a field holds, as part of a sentence: the label of a question does not read well there."""
    return f"The answer to “{label}”" if label.endswith("?") else label


def _say(field: forms.Field, sentence: str) -> str:
    """`sentence` with the field's label, and with it as it stands in the middle of a sentence."""
    label = answer_to(str(field.label or "Date"))
    return sentence.format(label=label, lower=lower_first(label))


class DateField(forms.DateField):
    """A date as people type it. With `past`, today is the latest that is accepted; with `future`, the earliest."""

    widget = DateInput

    def __init__(self, *, past: bool = False, future: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.past, self.future = past, future

    def to_python(self, value: Any) -> datetime.date | None:
        if value in self.empty_values or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, datetime.datetime):
            return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
        if isinstance(value, datetime.date):
            return value
        try:
            return parse_date(str(value), today=timezone.localdate())
        except NotADate as refused:
            raise ValidationError(_say(self, DATE_PROBLEMS[refused.problem]), code=refused.problem.value) from None

    def validate(self, value: datetime.date | None) -> None:
        super().validate(value)
        if value is not None:
            self.check_side(value, timezone.localdate())

    def check_side(self, date: datetime.date, today: datetime.date) -> None:
        """Raises ValidationError when `date` lies on the wrong side of `today`."""
        if self.past and date > today:
            raise ValidationError(_say(self, "{label} must be today or in the past"), code="past")
        if self.future and date < today:
            raise ValidationError(_say(self, "{label} must be today or in the future"), code="future")


class TimeField(forms.TimeField):
    """A time of day as people type it: "14:30", "2.30pm"."""

    widget = TimeInput

    def to_python(self, value: Any) -> datetime.time | None:
        if value in self.empty_values or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, datetime.time):
            return value
        try:
            return parse_time(str(value))
        except NotATime:
            raise ValidationError(_say(self, "{label} must be a real time, such as 2:30pm or 14:30"), code="not_real") from None


class MomentField(forms.MultiValueField):
    """A date and a time in England, returned as an aware moment.

    In the hour that comes twice when the clocks go back, the first of the two is meant. A time in
    the hour that is skipped when they go forward is refused.
    """

    widget = MomentInput

    def __init__(self, *, past: bool = False, future: bool = False, **options: Any) -> None:
        super().__init__(fields=(DateField(required=False), TimeField(required=False)), require_all_fields=False, **options)
        self.past, self.future = past, future

    def clean(self, value: Any) -> datetime.datetime | None:
        for part in self.fields:
            part.label = self.label
        date_typed, time_typed = (part.strip() if isinstance(part, str) else part for part in value or ("", ""))
        if date_typed and not time_typed:
            self.fields[0].clean(date_typed)  # A day there is none is said before the time that is missing.
            raise ValidationError(_say(self, "{label} must include a time"), code="no_time")
        if time_typed and not date_typed:
            raise ValidationError(_say(self, "{label} must include a date"), code="no_date")
        return super().clean([date_typed, time_typed])

    def compress(self, data_list: list[Any]) -> datetime.datetime | None:
        if not data_list or data_list[0] is None or data_list[1] is None:
            return None
        naive = datetime.datetime.combine(*data_list)
        england = timezone.get_default_timezone()
        # Universal time, because Python never calls a moment in the hour that comes twice equal to any other.
        at = naive.replace(tzinfo=england).astimezone(datetime.UTC)
        if at.astimezone(england).replace(tzinfo=None) != naive:
            raise ValidationError(_say(self, "{label} does not exist: the clocks went forward in that hour"), code="skipped_hour")
        now = timezone.now()
        if self.past and at > now:
            raise ValidationError(_say(self, "{label} must be in the past"), code="past")
        if self.future and at < now:
            raise ValidationError(_say(self, "{label} must be in the future"), code="future")
        return at


class CodeField(forms.ModelChoiceField):
    """One code of a code set. Forms of csc offer those in force on the day of what is recorded, and the one the record
    holds even if it is retired.
    """

    days: Days | None = None
    """The first and last day whose codes are offered; None where the whole set is."""

    def __init__(self, *, code_set: str, **options: Any) -> None:
        from csc.models import Code

        self.code_set = code_set
        options.setdefault("empty_label", "Choose one")
        super().__init__(queryset=Code.objects.in_set(code_set), **options)

    def offer(self, *, held: Any, on: datetime.date, until: datetime.date | None = None) -> None:
        """Leave in the list what is in force on the day `on`, or on one from then `until`, and `held`, a code or its key."""
        from csc.models import Code

        in_set = Code.objects.in_set(self.code_set)
        self.days = on, until or on
        self.queryset = in_set.in_force_between(*self.days) | in_set.filter(pk=getattr(held, "pk", held))

    def label_from_instance(self, obj: Any) -> str:
        return code_label(obj)

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError:
            refuse_out_of_force(self.code_set, [value], self.days)
            raise


def code_label(code: Any) -> str:
    """A code as a list names it: one that is retired by today says until when it was used."""
    retired = code.valid_to is not None and code.valid_to < timezone.localdate()
    return f"{code} (until {in_full(code.valid_to)})" if retired else str(code)


def refuse_out_of_force(code_set: str, keys: Iterable[Any], days: Days | None) -> None:
    """Say of codes of the set that were not in force from the first to the last of `days` when they were, and what to do.

    Raises:
        ValidationError: one of the `keys` names such a code.
    """
    from csc.models import Code

    if days is None:
        return
    first, last = days
    sent = {str(key) for key in keys}
    choose = "For {} choose another: the list now has what was in use then"
    for code in Code.objects.in_set(code_set):
        if code.pk not in sent:
            continue
        if code.valid_to is not None and code.valid_to < first:
            sentence = f"“{code}” was in use until {in_full(code.valid_to)}. {choose.format(in_full(first))}"
            raise ValidationError(sentence, code="not_in_force")
        if code.valid_from is not None and code.valid_from > last:
            sentence = f"“{code}” has been in use since {in_full(code.valid_from)}. {choose.format(in_full(last))}"
            raise ValidationError(sentence, code="not_in_force")


class YesNoField(forms.TypedChoiceField):
    """Yes, no or, where it may stay empty, not recorded; three answers that are never mixed up."""

    widget = forms.RadioSelect
    default_error_messages = {"required": "Select yes or no"}

    def __init__(self, **options: Any) -> None:
        options.setdefault("choices", [("yes", "Yes"), ("no", "No")])
        super().__init__(coerce=lambda text: text == "yes", empty_value=None, **options)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)
