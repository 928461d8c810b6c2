"""Many keys in one question, as one value of it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL


def listed(keys: Iterable[int]) -> RawSQL:
    """The keys for an `__in`. Written out one by one, a few thousand take longer to send and to read than to look for.

    The database looks each of them up by its index, where it would rather read the whole table for a subquery of as many.
    """
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [f"{{{','.join(map(str, keys))}}}"])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(keys))])
