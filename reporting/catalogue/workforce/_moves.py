"""Who came and who went, shared by the indicators of starters and leavers. Rows are workers' moves."""

from __future__ import annotations

import numpy as np

from reporting.catalogue.workforce._posts import social_work_post
from reporting.engine.rows import Rows


def of_a_social_worker(rows: Rows) -> np.ndarray:
    """Of a social worker or senior social worker of the authority's own."""
    return social_work_post(rows) & ~rows.agency


def came(rows: Rows) -> np.ndarray:
    return of_a_social_worker(rows) & rows.came


def left(rows: Rows) -> np.ndarray:
    return of_a_social_worker(rows) & ~rows.came
