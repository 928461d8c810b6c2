"""What surrounds forms on a page: the summary of errors, and the panel that narrows a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from csc.components.base import Component
from csc.components.text import Link

AnyForm = forms.BaseForm | forms.BaseFormSet


@dataclass(frozen=True, init=False)
class ErrorSummary(Component):
    """All errors of the forms of a page, each leading to its field. Prints nothing when there are none."""

    template: ClassVar[str] = "error_summary"
    forms: tuple[AnyForm, ...]

    def __init__(self, *of: AnyForm) -> None:
        object.__setattr__(self, "forms", of)

    @property
    def errors(self) -> list[dict[str, str]]:
        return [error for form in self.forms for error in _errors(form)]


def _errors(form: AnyForm) -> Iterator[dict[str, str]]:
    if isinstance(form, forms.BaseFormSet):
        yield from ({"text": str(error)} for error in form.non_form_errors())
        for one in form.forms:
            yield from _errors(one)
        return
    for name, errors in form.errors.items():
        for error in errors:
            if name == "__all__" or name not in form.fields or form[name].is_hidden:
                yield {"text": str(error)}
            else:
                field = form[name]
                yield {"text": str(error), "href": f"#{field.id_for_label or field.auto_id}"}


@dataclass(frozen=True)
class FilterPanel(Component):
    """Fields that narrow a list, and what is applied now, each removable. The form is bound to the address.

    Names, dates of birth and search words never go into an address: such a search is a form of its
    own, sent by POST.
    """

    template: ClassVar[str] = "filter_panel"
    form: forms.BaseForm
    query: QueryDict
    title: str = "Filter"

    def __post_init__(self) -> None:
        self.form.mark_optional = False  # type: ignore[attr-defined]

    @property
    def applied(self) -> list[Link]:
        """One link for each choice made, which takes that choice away again."""
        links = []
        for field in self.form:
            for value in self.query.getlist(field.html_name):
                if value:
                    shown = _words(field, value)
                    links.append(Link(f"{field.label}: {shown}", self._without(field.html_name, value), "remove this filter"))
        return links

    @property
    def clear(self) -> str:
        """The list without any filter, sorted as it is."""
        kept = QueryDict(mutable=True)
        if "sort" in self.query:
            kept["sort"] = str(self.query["sort"])
        return f"?{kept.urlencode()}"

    @property
    def kept(self) -> dict[str, str]:
        """What of the address is no filter and stays when the form is sent."""
        return {"sort": str(self.query["sort"])} if "sort" in self.query else {}

    def _without(self, name: str, value: str) -> str:
        query = self.query.copy()
        query.pop("page", None)
        query.setlist(name, [other for other in query.getlist(name) if other != value])
        return f"?{query.urlencode()}"


def _words(field: Any, value: str) -> str:
    """The label of the choice `value`, or the value itself where people type."""
    for option, label in getattr(field.field, "choices", ()):
        if isinstance(label, list | tuple):
            for inner, inner_label in label:
                if str(inner) == value:
                    return str(inner_label)
        elif str(getattr(option, "value", option)) == value:
            return str(label)
    return value
