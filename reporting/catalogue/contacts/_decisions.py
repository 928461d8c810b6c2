"""How a contact was decided, shared by the indicators of the front door."""

from __future__ import annotations

import numpy as np

from reporting.catalogue.contacts.contacts_received import new_contacts
from reporting.engine.rows import Rows
from reporting.indicators import During, Variant

REFERRAL = "referral"


def became_referral(rows: Rows) -> np.ndarray:
    """The manager's decision was referral to social care, at once to a strategy discussion included."""
    return rows.grouped("decided_outcome", "contact_outcome", REFERRAL)


def new_and_became_referral(rows: Rows) -> np.ndarray:
    return new_contacts(rows) & became_referral(rows)


def was_recommended(rows: Rows) -> np.ndarray:
    """A worker had recommended an outcome before the decision."""
    return rows.recommended_outcome > 0


def differs_from_recommendation(rows: Rows) -> np.ndarray:
    return was_recommended(rows) & (rows.decided_outcome != rows.recommended_outcome)


BY_DECISION_DATE = Variant(
    "by_decision_date", "contacts decided, rather than received, in the period", basis=During("decided_on")
)
