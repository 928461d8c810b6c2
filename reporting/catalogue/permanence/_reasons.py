"""Why care ended, as the shares of permanence read it (rules.md A.4)."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np

from reporting.engine.rows import Rows


def ended_by(reasons: Collection[str]) -> Callable[[Rows], np.ndarray]:
    """The period of care ended for one of these reasons."""
    return lambda rows: rows.coded("reason_ceased", *sorted(reasons))
