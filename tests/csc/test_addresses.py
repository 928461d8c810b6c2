"""An address put together from its parts is the one that Django gives."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse, set_script_prefix

from csc.addresses import page_address

CHILD, RECORD = uuid.UUID("6fbf2d90-7d37-4d53-9c7e-0b6d3c4c1d11"), uuid.UUID("00000000-0000-0000-0000-000000000001")
PAGES = [
    ("account", ()),
    ("workforce:child", (CHILD,)),
    ("workforce:child", (RECORD,)),
    ("workforce:record", (CHILD, "casenote", RECORD)),
    ("workforce:step", (CHILD, "write_summary")),
    ("workforce:step_about", (CHILD, "end_allocation", RECORD)),
    ("workforce:people_around", (RECORD, CHILD)),
]


@pytest.mark.parametrize(("view", "parts"), PAGES)
@pytest.mark.parametrize("prefix", ["/", "/childrens-services/"])
def test_it_is_the_address_django_gives(view, parts, prefix):
    set_script_prefix(prefix)
    try:
        for _ in range(2):
            assert page_address(view, *parts) == reverse(view, args=parts)
    finally:
        set_script_prefix("/")


@pytest.mark.parametrize("part", ["", "Ada Wren", "a/b", "{0}", "..", "6fbf2d90-7d37"])
def test_what_could_need_escaping_is_refused(part):
    with pytest.raises(ValueError, match="uuids and names"):
        page_address("workforce:step", CHILD, part)
