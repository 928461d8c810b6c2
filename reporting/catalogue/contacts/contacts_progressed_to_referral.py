"""A cohort of contacts, never referrals divided by contacts of the month."""

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, SOURCE, TEAM
from reporting.catalogue.contacts._decisions import BY_DECISION_DATE, became_referral
from reporting.catalogue.contacts.contacts_received import NEW_ONLY
from reporting.indicators import HIGH, During, Indicator, Share

indicator = Indicator(
    key="contacts_progressed_to_referral",
    family="contact_progression",
    title="Contacts that became referrals, %",
    why="Few may mean that partners send what is not needed; many, that they wait too long.",
    caveats="Late decisions raise earlier months when they are run again. A threshold can be wrong in both directions.",
    source="Local setting: what counts as a contact, and its outcomes",
    standard="none; range to be set locally [local setting]",
    facts="contacts",
    basis=During("received_on"),
    counts="Contacts received in the period",
    marks="Those whose outcome is referral to social care",
    mark=became_referral,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        SOURCE,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    variants=(NEW_ONLY, BY_DECISION_DATE),
    reason="received {received_at}, decided as {decided_outcome}",
)
