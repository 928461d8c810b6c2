"""Every oracle there is: importing this module registers them."""

from tests.reporting.oracle import (  # noqa: F401
    adoption,
    assessments,
    care_reviews,
    care_visits,
    contacts,
    enquiries,
    establishment,
    health,
    homes,
    in_need,
    leavers,
    looked_after,
    missing,
    plans,
    practice,
    record_rules,
    referrals,
    visits,
    workforce,
)
from tests.reporting.oracle.figures import ORACLES

__all__ = ["ORACLES"]
