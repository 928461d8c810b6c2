"""Addresses of pages, for lists that lead to hundreds of them.

`reverse` looks through every page of csc for each address. A list leads to the same page again and again, of another
record each time: where its address has the parts is looked up once.

    page_address("workforce:child", child.uuid)
"""

from __future__ import annotations

import uuid
from functools import cache

from django.urls import get_script_prefix, reverse


def page_address(view: str, *parts: uuid.UUID | str) -> str:
    """What `reverse(view, args=parts)` gives. Each part is the uuid of a record or a name such as the key of a step.

    Raises:
        ValueError: a part could need escaping.
    """
    for part in parts:
        if isinstance(part, str) and not part.isidentifier():
            raise ValueError(f"an address is made of uuids and names, not {part!r}")
    kinds = tuple(isinstance(part, uuid.UUID) for part in parts)
    return _pattern(get_script_prefix(), view, kinds).format(*parts)


@cache
def _pattern(prefix: str, view: str, are_uuids: tuple[bool, ...]) -> str:
    """The address of a page with a numbered gap for each part, below the prefix under which csc is served."""
    stand_ins = [uuid.UUID(int=number) if is_uuid else f"part{number}" for number, is_uuid in enumerate(are_uuids)]
    pattern = reverse(view, args=stand_ins)
    for number, stand_in in enumerate(stand_ins):
        pattern = pattern.replace(f"/{stand_in}/", f"/{{{number}}}/")
    return pattern
