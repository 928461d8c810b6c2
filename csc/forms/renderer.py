"""Draws every form of the site with the GOV.UK Design System's components. Named in settings.FORM_RENDERER.

Only whole fields and whole forms are drawn here. A single widget keeps Django's own markup, so that
the admin, which places widgets itself, looks as it always does.
"""

from __future__ import annotations

from typing import Any

from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template
from django.utils.safestring import SafeString


class Field(BoundField):
    """A field of a form on a page: `{{ form.started_on.as_field_group() }}` draws label, hint, error and box."""

    def as_field_group(self) -> SafeString:
        from csc.forms.markup import draw

        return draw(self)

    @property
    def anchor(self) -> str:
        """The id of the box that an error summary leads to."""
        return self.id_for_label or self.auto_id


class Renderer(DjangoTemplates):
    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    bound_field_class = Field

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if template_name in (self.form_template_name, self.formset_template_name):
            return get_template(template_name, using="pages").render(context, request=request)
        return super().render(template_name, context, request)
