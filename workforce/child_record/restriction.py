"""The way to restrict a record, or to see who may open it, for whoever may grant that."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from csc.models import Child
from csc.permissions import Permission
from workforce.reach import Reader


def restriction_panel(child: Child, reader: Reader) -> SafeString | None:
    """None for everybody who may not grant access to this child."""
    wanted = Permission.GRANT_RESTRICTED_ACCESS
    if not reader.may(wanted) or not reader.in_charge_of(wanted).filter(pk=child.pk).exists():
        return None
    words = "See who may open this restricted record" if child.restricted else "Restrict this record to people you name"
    href = reverse("workforce:restriction", args=[child.uuid])
    return format_html('<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>', href, words)
