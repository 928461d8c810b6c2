"""Contacts of twelve months for every 10,000 children of the area."""

from reporting.breakdowns import AREA
from reporting.catalogue.contacts.contacts_received import counted_once_a_message
from reporting.catalogue.rates import ANNUALISED_MONTH, AS_PUBLISHED
from reporting.indicators import INFO, ROLLING_12, During, Indicator, Rate

indicator = Indicator(
    key="contacts_rate_rolling_12m",
    family="contacts",
    title="Contacts per 10,000 children, last 12 months",
    why="Demand made comparable with other councils and other years.",
    caveats="Councils count contacts differently; a rate hides that no better than a count does.",
    source="Local setting; ONS mid-year estimates",
    standard="per 10,000 children aged 0-17, one decimal [DfE]",
    facts="contacts",
    basis=During("received_on"),
    window=ROLLING_12,
    counts="Contacts received in the 12 months",
    leaves_out="As contacts_received",
    population=counted_once_a_message,
    measure=Rate(),
    polarity=INFO,
    breakdowns=(AREA,),
    variants=(ANNUALISED_MONTH, AS_PUBLISHED),
    version=2,
    reason="received {received_at}",
)
