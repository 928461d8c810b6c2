"""One field as the GOV.UK Design System draws it, chosen by its widget."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import ChoiceWidget
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from csc.components.govuk import govuk
from csc.forms.widgets import DATE_HINT, TIME_HINT, DateInput, MomentInput, TimeInput

PLACED_BY_THE_COMPONENT = {
    "class",
    "id",
    "name",
    "type",
    "rows",
    "cols",
    "maxlength",
    "autocomplete",
    "required",
    "placeholder",
    "label_class",
}
"""Attributes of a widget that the component sets itself, or that the Design System does without."""
NOT_RECORDED = "Not recorded"
"""The choice of no choice, in a set of radios that may stay empty."""
LONG_LIST = 12
"""Boxes to tick that still stand well below one another; more of them stand in columns."""
ROWS = 5
DJANGO_ROWS = "10"


def draw(field: BoundField) -> SafeString:
    """Label, hint, error and control of `field`."""
    widget = field.field.widget
    if field.is_hidden:
        return SafeString(str(field))
    for kinds, drawn in _DRAWN:
        if isinstance(widget, kinds):
            return drawn(field, widget)
    return _anything(field)


def _common(field: BoundField, widget: forms.Widget) -> dict[str, Any]:
    """What every component takes: id, name, label, hint and error."""
    params: dict[str, Any] = {
        "id": field.id_for_label or field.auto_id,
        "name": field.html_name,
        "label": {"text": label_of(field), "classes": widget.attrs.get("label_class", "govuk-label--s")},
    }
    if hint := hint_of(field, widget):
        params["hint"] = {"html": hint} if hasattr(hint, "__html__") else {"text": hint}
    if field.errors:
        params["errorMessage"] = {"html": format_html_join(SafeString("<br>"), "{}", ((str(error),) for error in field.errors))}
    if field.field.disabled:
        params["disabled"] = True
    return params


def label_of(field: BoundField) -> str:
    """The label, saying of a field that may stay empty that it may."""
    label = str(field.label)
    needed = field.field.required or field.name in getattr(field.form, "needed_when_asked", ())
    optional = not needed and not isinstance(field.field.widget, forms.CheckboxInput)
    said = not getattr(field.form, "mark_optional", True) or field.field.disabled or "(optional)" in label
    return f"{label} (optional)" if optional and not said else label


def hint_of(field: BoundField, widget: forms.Widget) -> str:
    """The help text, followed by an example where one is needed."""
    example = {DateInput: DATE_HINT, TimeInput: TIME_HINT, MomentInput: ""}.get(type(widget), "")
    said = field.help_text
    if not example or hasattr(said, "__html__"):
        return said  # type: ignore[return-value] # a lazy text is a text to all who read it
    return f"{said} {example}".strip()


def _attributes(widget: forms.Widget) -> dict[str, Any]:
    own = {name: value for name, value in widget.attrs.items() if name not in PLACED_BY_THE_COMPONENT}
    return {name: "" if value is True else value for name, value in own.items() if value is not False and value is not None}


def _input(field: BoundField, widget: forms.Widget, **more: Any) -> SafeString:
    params = _common(field, widget)
    kind = getattr(widget, "input_type", "text")
    if kind == "number":  # Browsers change numbers in such boxes when the wheel turns over them.
        kind, more = "text", {"inputmode": "numeric" if isinstance(field.field, forms.IntegerField) else "decimal", **more}
        more.setdefault("classes", "govuk-input--width-5")
    value = widget.format_value(field.value())
    return govuk(
        "input",
        **{
            **params,
            "type": kind,
            "value": "" if value is None else str(value),
            "autocomplete": widget.attrs.get("autocomplete"),
            "classes": widget.attrs.get("class") or _width(field),
            "attributes": _attributes(widget),
            **more,
        },
    )


def _width(field: BoundField) -> str:
    """A box about as wide as what belongs into it."""
    longest = getattr(field.field, "max_length", None) or 1000
    return next((f"govuk-input--width-{width}" for width in (2, 3, 4, 5, 10, 20, 30) if longest <= width), "")


def _date(field: BoundField, widget: DateInput) -> SafeString:
    if not widget.calendar:
        return _input(field, widget, classes="govuk-input--width-10")
    drawn = _input(field, widget, classes="govuk-input--width-10 moj-js-datepicker-input")
    return format_html('<div class="moj-datepicker" data-module="moj-date-picker">{}</div>', drawn)


def _time(field: BoundField, widget: TimeInput) -> SafeString:
    return _input(field, widget, classes="govuk-input--width-5")


def _moment(field: BoundField, widget: MomentInput) -> SafeString:
    """Two boxes in one fieldset. The error stands above both, because it may be about the two together."""
    common = {**_common(field, widget), "id": field.auto_id}
    values = field.value()
    if not isinstance(values, list):
        values = widget.decompress(values)
    boxes = []
    for suffix, part, value, label, width, hint in zip(
        ("date", "time"), widget.widgets, values, ("Date", "Time"), ("10", "5"), (DATE_HINT, TIME_HINT), strict=True
    ):
        shown = part.format_value(value)
        calendar = isinstance(part, DateInput) and part.calendar
        box = govuk(
            "input",
            id=f"{field.auto_id}_{suffix}",
            name=f"{field.html_name}_{suffix}",
            label={"text": label},
            hint={"text": hint},
            value="" if shown is None else str(shown),
            autocomplete="off",
            classes=f"govuk-input--width-{width}"
            + (" govuk-input--error" if field.errors else "")
            + (" moj-js-datepicker-input" if calendar else ""),
        )
        wrapper = '<div class="csc-moment__part moj-datepicker" data-module="moj-date-picker">{}</div>'
        boxes.append(format_html(wrapper if calendar else '<div class="csc-moment__part">{}</div>', box))
    return _group(field, common, format_html('<div class="csc-moment">{}{}</div>', *boxes))


def _textarea(field: BoundField, widget: forms.Textarea) -> SafeString:
    value = field.value()
    rows = str(widget.attrs.get("rows", DJANGO_ROWS))
    params = {
        **_common(field, widget),
        "value": "" if value is None else str(value),
        "rows": ROWS if rows == DJANGO_ROWS else rows,
        "attributes": _attributes(widget),
        "classes": widget.attrs.get("class", ""),
    }
    limit = getattr(field.field, "max_length", None)
    return govuk("character-count", **params, maxlength=limit, threshold=75) if limit else govuk("textarea", **params)


def _select(field: BoundField, widget: ChoiceWidget) -> SafeString:
    return govuk(
        "select",
        **_common(field, widget),
        items=[{"value": value, "text": text, "selected": selected} for value, text, selected in _options(field, widget)],
        attributes=_attributes(widget),
        classes=widget.attrs.get("class", ""),
    )


def _radios(field: BoundField, widget: ChoiceWidget) -> SafeString:
    items = [
        {"value": value, "text": text if value else NOT_RECORDED, "checked": selected, "hint": {"text": hint} if hint else None}
        for value, text, selected, hint in _with_hints(field, widget)
        if value or not field.field.required
    ]
    few = len(items) == 2 and all(len(str(item["text"])) < 8 for item in items)
    classes = "govuk-radios--small govuk-radios--inline" if few else "govuk-radios--small"
    return govuk("radios", **_set_of(field, widget), items=items, classes=classes)


def _checkboxes(field: BoundField, widget: ChoiceWidget) -> SafeString:
    items = [
        {"value": value, "text": text, "checked": selected, "hint": {"text": hint} if hint else None}
        for value, text, selected, hint in _with_hints(field, widget)
    ]
    many = " csc-columns" if len(items) > LONG_LIST else ""
    return govuk("checkboxes", **_set_of(field, widget), items=items, classes=f"govuk-checkboxes--small{many}")


def _checkbox(field: BoundField, widget: forms.CheckboxInput) -> SafeString:
    """One box to tick, with its label beside it."""
    common = _common(field, widget)
    item = {
        "value": "on",
        "text": common["label"]["text"],
        "checked": bool(field.value()),
        "id": common["id"],
        "hint": common.get("hint"),
    }
    more = {"errorMessage": common["errorMessage"]} if "errorMessage" in common else {}
    return govuk(
        "checkboxes", name=common["name"], idPrefix=common["id"], items=[item], classes="govuk-checkboxes--small", **more
    )


def _password(field: BoundField, widget: forms.PasswordInput) -> SafeString:
    """A password with a button that shows it. What was typed is never sent back."""
    return govuk(
        "password-input",
        **_common(field, widget),
        autocomplete=widget.attrs.get("autocomplete", "current-password"),
        attributes=_attributes(widget),
        classes="govuk-!-width-two-thirds",
    )


def _file(field: BoundField, widget: forms.FileInput) -> SafeString:
    return govuk("file-upload", **_common(field, widget), attributes=_attributes(widget))


def _anything(field: BoundField) -> SafeString:
    """A widget of its own markup within the Design System's group."""
    return _group(field, _common(field, field.field.widget), SafeString(str(field)))


def _group(field: BoundField, common: dict[str, Any], control: SafeString) -> SafeString:
    described, parts = [], []
    if "hint" in common:
        described.append(f"{common['id']}-hint")
        parts.append(govuk("hint", id=described[-1], **common["hint"]))
    if "errorMessage" in common:
        described.append(f"{common['id']}-error")
        parts.append(govuk("error-message", id=described[-1], **common["errorMessage"]))
    legend = {"text": common["label"]["text"], "classes": "govuk-fieldset__legend--s"}
    inner = govuk(
        "fieldset", legend=legend, describedBy=" ".join(described), html=SafeString("").join([*parts, control]), role="group"
    )
    return format_html('<div class="govuk-form-group{}">{}</div>', " govuk-form-group--error" if field.errors else "", inner)


def _set_of(field: BoundField, widget: forms.Widget) -> dict[str, Any]:
    """Parameters of a set of radios or checkboxes, whose label is the legend of a fieldset."""
    common = _common(field, widget)
    label = common.pop("label")
    common["idPrefix"] = common.pop("id")
    common["fieldset"] = {"legend": {"text": label["text"], "classes": "govuk-fieldset__legend--s"}}
    return common


def _options(field: BoundField, widget: ChoiceWidget) -> Iterator[tuple[str, str, bool]]:
    """Value, text and whether chosen, of every option in order; groups of options are opened out."""
    chosen = {str(value) for value in widget.format_value(field.value())}
    for _, options, _ in widget.optgroups(field.html_name, list(chosen), {}):
        for option in options:
            value = "" if option["value"] is None else str(option["value"])
            yield value, str(option["label"]), value in chosen or bool(option["selected"])


def _with_hints(field: BoundField, widget: ChoiceWidget) -> Iterator[tuple[str, str, bool, str]]:
    """The options with what `widget.hints`, a mapping by value, says of them."""
    hints = getattr(widget, "hints", {})
    for value, text, selected in _options(field, widget):
        yield value, text, selected, hints.get(value, "")


_DRAWN: tuple[tuple[Any, Any], ...] = (
    # A checkbox list is a kind of radio list to Django, so it has to be asked for first.
    ((forms.CheckboxSelectMultiple, forms.SelectMultiple), _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.CheckboxInput, _checkbox),
    (forms.Select, _select),
    (forms.Textarea, _textarea),
    (DateInput, _date),
    (TimeInput, _time),
    (MomentInput, _moment),
    (forms.PasswordInput, _password),
    (forms.FileInput, _file),
    (forms.widgets.Input, _input),
)
