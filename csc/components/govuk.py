"""The GOV.UK Design System's own components, from the macros of govuk-frontend-jinja."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import jinja2
from django.utils.safestring import SafeString


def govuk(component: str, **params: Any) -> SafeString:
    """The markup of one component: `govuk("inset-text", text="No plan is open.")`.

    `component` and `params` are named as in the Design System's documentation ("Nunjucks options");
    keys inside a parameter keep its camelCase (`errorMessage={"text": …}`). What ends in `text` is
    escaped, what ends in `html` is not.

    Raises:
        LookupError: there is no such component.
    """
    return SafeString(_macro(component)(params))


@functools.cache
def _macro(component: str) -> Callable[[dict[str, Any]], str]:
    try:
        module = _environment().get_template(f"govuk_frontend_jinja/components/{component}/macro.html").module
    except jinja2.TemplateNotFound:
        raise LookupError(f"the GOV.UK Design System has no component {component!r}") from None
    name = "govuk" + "".join(part.capitalize() for part in component.split("-"))
    return getattr(module, name)


@functools.cache
def _environment() -> jinja2.Environment:
    """An environment of their own: the macros read parameters that were not given, which our pages may not."""
    return jinja2.Environment(
        loader=jinja2.PrefixLoader({"govuk_frontend_jinja": jinja2.PackageLoader("govuk_frontend_jinja")}),
        undefined=jinja2.ChainableUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
