"""The kinds of columns the authority is made of, and columns of text that are empty in some rows."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]
"""A column of any kind."""
Whole = NDArray[np.int64]
"""Day numbers, moments (`days`), keys, positions and counts."""
Mask = NDArray[np.bool_]
"""Which rows are meant, or whether something is so in each."""
Draws = NDArray[np.float64]
"""Uniform draws between 0 and 1, and quantities made of them."""
Dates = NDArray[np.datetime64]
"""Dates or moments as the database takes them; NaT where there is none."""
Text = NDArray[np.object_]
"""Words and keys of codes; None where there is none."""


def only_where(present: Mask, values: Column | str) -> Text:
    """The values in the rows where they are present, and None in the others."""
    return np.where(present, np.asarray(values, dtype=object), np.asarray(None, dtype=object))
