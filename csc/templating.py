"""Pages are Jinja templates in which a name that does not exist is an error, never an empty space.

A misspelt `{{ overdue_count }}` that prints nothing would read as "none overdue". Templates lie in
`<app>/templates/`, see `layout/page.html`, and reach

- components as `ui`: `{{ ui.Tag("Overdue", "red") }}` (csc.components);
- the GOV.UK Design System as `govuk`: `{{ govuk("button", text="Save") }}`;
- addresses as `url("contacts:detail", contact.uuid)` and `static("csc/csc.js")`;
- dates and numbers as filters: `{{ plan.started_on | day }}`.

Django's own engine stays for the pages of the admin and of the API's documentation.
"""

from __future__ import annotations

from typing import Any

import jinja2
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import json_script
from django.utils.safestring import SafeString

from csc import formats
from csc.single_sign_on.configuration import provider_name


def environment(**options: Any) -> jinja2.Environment:
    """The Jinja environment of the pages; named in settings.TEMPLATES."""
    from csc import components
    from csc.components.govuk import govuk

    strict = {**options, "undefined": jinja2.StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = jinja2.Environment(**strict)  # noqa: S701 - Django's backend turns escaping on
    made.globals.update(
        static=static,
        url=url,
        ui=components,
        govuk=govuk,
        json_script=json_script,
        service_name=settings.SERVICE_NAME,
        authority_name=settings.AUTHORITY_NAME,
        demo=settings.DEMO,
        single_sign_on=provider_name,
    )
    made.filters.update(
        day=formats.day,
        short_day=formats.short_day,
        month=formats.month,
        time=formats.time,
        moment=formats.moment,
        number=formats.number,
        plural=formats.plural,
        lower_first=formats.lower_first,
    )
    return made


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of the view `name`; raises NoReverseMatch for one that does not exist."""
    return reverse(name, args=args, kwargs=kwargs)


def render(template: str, /, **context: Any) -> SafeString:
    """The markup of one of the templates of csc, outside any request."""
    from django.template.loader import get_template

    return SafeString(get_template(template, using="pages").render(context))
