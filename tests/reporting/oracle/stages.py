"""Every oracle there is: importing this module registers them."""

from tests.reporting.oracle import (  # noqa: F401
    assessments,
    contacts,
    enquiries,
    in_need,
    looked_after,
    plans,
    referrals,
    visits,
    workforce,
)
from tests.reporting.oracle.figures import ORACLES

__all__ = ["ORACLES"]
