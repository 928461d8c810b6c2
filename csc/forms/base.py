"""The base classes of csc's forms: what errors say, and which fields a model's columns become."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.utils import pretty_name
from django.utils import timezone

from csc.formats import lower_first
from csc.forms.fields import CodeField, DateField, Days, MomentField, TimeField, YesNoField, answer_to

CHOSEN = (forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple, forms.FileInput)
"""Widgets from which people choose; into all others they type."""

SENTENCES = {
    "max_length": "{label} must be %(limit_value)d characters or fewer",
    "min_length": "{label} must be %(limit_value)d characters or more",
    "max_value": "{label} must be %(limit_value)s or less",
    "min_value": "{label} must be %(limit_value)s or more",
    "max_decimal_places": "{label} must have at most %(max)s decimal places",
    "max_digits": "{label} must have at most %(max)s figures",
    "invalid_choice": "Select {lower} from the list",
    "invalid_list": "Select {lower} from the list",
    "null_characters_not_allowed": "{label} holds a sign that cannot be kept. Type it anew instead of pasting it",
}
"""What is said instead of Django's sentences, by the code of the error."""

INVALID = {
    forms.IntegerField: "{label} must be a whole number",
    forms.DecimalField: "{label} must be a number",
    forms.FloatField: "{label} must be a number",
    forms.EmailField: "Enter {lower} in the correct format, like name@example.com",
}
"""The same for text that is not of the field's kind."""


class FormWording:
    """Gives every field a label and its errors sentences with that label; mixed into all forms of csc.

    `labels` and `hints`, by name of field, replace those of fields that were declared elsewhere.
    """

    fields: dict[str, forms.Field]
    labels: ClassVar[dict[str, str]] = {}
    hints: ClassVar[dict[str, str]] = {}
    mark_optional: bool = True
    """Whether labels say of a field that it may stay empty; pointless where all may, as in a filter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, pretty_name(name) if field.label is None else field.label)
            field.help_text = self.hints.get(name, field.help_text)
            word_errors(field)
            if isinstance(field, CodeField):
                held = self.get_initial_for_field(field, name)  # type: ignore[attr-defined]
                first, last = self.code_days(name)
                field.offer(held=held, on=first, until=last)

    def code_days(self, name: str) -> Days:
        """The days whose codes the field `name` offers, from the first to the last: today, unless a form knows better."""
        return timezone.localdate(), timezone.localdate()


def day_typed(form: forms.BaseForm, name: str) -> datetime.date | None:
    """The day that stands in a date field of a form as it was sent, if it can be read as one that has come."""
    field = form.fields[name]
    sent = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name)) if form.is_bound else None
    try:
        value = field.clean(sent) if isinstance(field, MomentField) else field.to_python(sent)
    except ValidationError:
        return None
    day = timezone.localdate(value) if isinstance(value, datetime.datetime) else value
    return day if day is None or day <= timezone.localdate() else None


class Form(FormWording, forms.Form):
    """The base of forms that are not about one record."""


class ModelForm(FormWording, forms.ModelForm):
    """The base of forms about one record. Dates, times and codes get csc's fields without being asked for."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        meta = cls.__dict__.get("Meta")
        if meta is not None and getattr(meta, "formfield_callback", None) is None:
            meta.formfield_callback = staticmethod(field_for)


def field_for(column: models.Field, **options: Any) -> forms.Field | None:
    """The form field of a model's column."""
    if isinstance(column, models.DateTimeField):
        return column.formfield(**{"form_class": MomentField, **options})
    if isinstance(column, models.DateField):
        return column.formfield(**{"form_class": DateField, **options})
    if isinstance(column, models.TimeField):
        return column.formfield(**{"form_class": TimeField, **options})
    if isinstance(column, models.BooleanField) and column.null:
        return YesNoField(required=False, label=_label(column), help_text=column.help_text, **options)
    limits = getattr(column.remote_field, "limit_choices_to", None)
    if isinstance(column, models.ForeignKey) and isinstance(limits, dict) and set(limits) == {"code_set"}:
        return _code_field(column, limits["code_set"], **options)
    return column.formfield(**options)


def word_errors(field: forms.Field) -> None:
    """Replace Django's sentences in `field` by ones with its label; sentences given by the form's author stay."""
    label = str(field.label)
    own = {code: text for code, text in field.error_messages.items() if _given(field, code)}
    sentences = {"required": _missing(field, label), **SENTENCES}
    invalid = next((text for kind, text in INVALID.items() if isinstance(field, kind)), None)
    if invalid is not None:
        sentences["invalid"] = invalid
    worded = {code: _sentence(text, label) for code, text in sentences.items()}
    field.error_messages = {**field.error_messages, **worded, **own}


def _missing(field: forms.Field, label: str) -> str:
    """What is said of a field left empty."""
    if label.endswith("?"):
        return "Answer the question “{asked}”"
    if isinstance(field.widget, forms.CheckboxInput):
        return "Tick “{asked}”"
    return "Select {lower}" if isinstance(field.widget, CHOSEN) else "Enter {lower}"


def _sentence(text: str, label: str) -> str:
    """`text` with its label; a percent sign in the label survives the filling in of a limit."""
    asked = label.replace("%", "%%") if "%(" in text else label
    answer = answer_to(asked)
    return text.format(asked=asked, label=answer, lower=lower_first(answer))


def _given(field: forms.Field, code: str) -> bool:
    """Whether the form's author wrote the sentence for `code`, rather than one of the field's classes."""
    return not any(field.error_messages[code] is getattr(c, "default_error_messages", {}).get(code) for c in type(field).__mro__)


def _code_field(column: models.ForeignKey, code_set: str, **options: Any) -> CodeField:
    defaults = {
        "required": not column.blank,
        "label": _label(column),
        "help_text": column.help_text,
    }
    if column.has_default():
        defaults["initial"] = column.get_default()
    return CodeField(code_set=code_set, **{**defaults, **options})


def _label(column: models.Field) -> str:
    name = str(column.verbose_name)
    return name[:1].upper() + name[1:]
