"""The forms that every yearly rate has in common."""

from reporting.indicators import MONTH, Rate, Supplied, Variant

ANNUALISED_MONTH = Variant(
    "annualised_month",
    "the month's count x 12 (factor printed), instead of the last 12 months",
    window=MONTH,
    measure=Rate(factor=12),
)

AS_PUBLISHED = Variant(
    "basis_not_stated",
    "a document gives no period or factor, so import as published and do not recompute",
    basis=Supplied(),
    window=MONTH,
    figure_from="supplied",
)
