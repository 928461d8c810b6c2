"""The pages of one child's record, as tabs that are links."""

from __future__ import annotations

from django.urls import reverse

from csc.components import TabLink, TabLinks
from csc.models import Child
from csc.permissions import Permission
from workforce.access import can
from workforce.reach import Reader

PAGES = (
    ("workforce:child", "Summary", None),
    ("workforce:chronology", "Chronology", None),
    ("workforce:people", "People", None),
    ("workforce:who_looked", "Who looked", Permission.READ_CHILD_LOG),
)


def tabs_of(child: Child, reader: Reader, current: str) -> TabLinks:
    """The tabs this reader may open, with the one named `current` marked."""
    links = [
        TabLink(title, reverse(view, args=[child.uuid]), current=view == current)
        for view, title, permission in PAGES
        if permission is None or can(reader, permission, child)
    ]
    return TabLinks(links, "Pages of this record")
