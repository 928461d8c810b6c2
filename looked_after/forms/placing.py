"""The questions about a placement, asked wherever a child comes to live somewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from csc.forms import CodeField, YesNoField
from csc.forms.base import field_for
from csc.models import Code
from looked_after import codes
from looked_after.forms.common import CareStep, not_for_age
from looked_after.models import FosterCarerHousehold, Placement
from looked_after.services import PlacementDetails
from workforce.recording.steps import Reveal, StepForm

FOSTERING = tuple(sorted(codes.FOSTERING))
_REGISTRABLE = ("H5", "K1", "K2", "K3", "R3", "S1", "Z1", "Z11", "Z12", "Z13", "Z14")
REGISTERED = tuple(f"placement_type:{letters}" for letters in _REGISTRABLE)
SETTINGS = (*REGISTERED, *(f"placement_type:{letters}" for letters in ("P2", "P3", "R1", "R2", "R5")))
APPROVED = (*FOSTERING, codes.WITH_PARENTS)
PLACES = ("household", "carer_key", "setting_name", "urn", "provider", "approval", "registered")
WHERE = ("postcode", "authority", "in_area", "distance_miles")
DETAILS = ("placement_type", *PLACES, *WHERE)

LONGEST_KEY = Placement._meta.get_field("carer_key").max_length


def column(name: str, **options: Any) -> Any:
    """The form field of a placement's column."""
    return field_for(Placement._meta.get_field(name), **options)  # type: ignore[arg-type]


class AsksPlacement(CareStep, StepForm):
    """Where and with whom the child comes to live. What does not apply to the kind of placement is not asked."""

    placement_type = CodeField(code_set="placement_type", label="What kind of placement is it?")
    household = forms.ModelChoiceField(
        queryset=FosterCarerHousehold.objects.none(),
        required=False,
        label="Which foster carers?",
        empty_label="Choose the household",
    )
    carer_key = forms.CharField(
        required=False,
        max_length=LONGEST_KEY,
        label="Number of the carers’ household, if it is not in the list",
        help_text="The number that they, or their agency, are known by here. The same number means the same carers, "
        "so that a return to them is not counted as a new placement.",
    )
    setting_name = column("setting_name")
    urn = column("urn")
    provider = CodeField(code_set="placement_provider", label="Who provides it?", required=False, widget=forms.RadioSelect)
    approval = CodeField(
        code_set="placement_approval",
        label="What does the placement rest on?",
        required=False,
        widget=forms.RadioSelect,
        help_text="Until a carer is fully approved, the child is visited more often.",
    )
    registered = YesNoField(
        required=False,
        label="Is the setting registered with Ofsted?",
        help_text="Answer no when the law asks for registration and it has none. Leave it open when none is asked for.",
    )
    postcode = column("postcode")
    authority = CodeField(code_set="local_authority", label="In which council’s area is it?", required=False)
    in_area = YesNoField(required=False, label="Is it inside our own area?")
    distance_miles = column("distance_miles", min_value=0)

    labels = {
        "setting_name": "Name of the home or place",
        "urn": "Ofsted number",
        "postcode": "Postcode of the placement",
        "distance_miles": "Miles from home",
    }
    hints = {
        "urn": "SC and six figures, or seven figures. XXXXXXX when Ofsted does not register it. For foster carers of an agency, "
        "the agency’s number.",
        "distance_miles": "By road from where the child lived. Leave it empty for unaccompanied children.",
    }
    reveals = {
        "household": Reveal("placement_type", FOSTERING),
        "carer_key": Reveal("placement_type", FOSTERING),
        "setting_name": Reveal("placement_type", SETTINGS, required=True),
        "urn": Reveal("placement_type", (*FOSTERING, *REGISTERED)),
        "provider": Reveal("placement_type", (*FOSTERING, *SETTINGS), required=True),
        "approval": Reveal("placement_type", APPROVED),
        "registered": Reveal("placement_type", REGISTERED),
    }

    def prepare(self) -> None:
        super().prepare()
        household: Any = self.fields["household"]
        household.queryset = FosterCarerHousehold.objects.filter(approved_on__isnull=False, ended_on=None).order_by("name", "pk")
        household.label_from_instance = lambda home: f"{home.name} ({home.local_id})" if home.name else home.local_id
        kinds: Any = self.fields["placement_type"]
        kinds.queryset = kinds.queryset.exclude(pk__in={*self.other_kinds(), *not_for_age(self.child, self.hand.today)})
        provider: Any = self.fields["provider"]
        provider.queryset = provider.queryset.exclude(pk=codes.PARENT_PROVIDES)

    @property
    def needed_when_asked(self) -> frozenset[str]:
        return super().needed_when_asked | {"household"}

    @staticmethod
    def other_kinds() -> Iterable[str]:
        """Kinds that have a step of their own: temporary stays and placing with adopters."""
        return codes.TEMPORARY | codes.PLACED_FOR_ADOPTION

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        kind = given.get("placement_type")
        named = given.get("household") or given.get("carer_key")
        if kind is not None and kind.pk in codes.FOSTERING and not named and "household" not in self.errors:
            self.add_error("household", "Choose the foster carers, or give the number of their household below")
        return given

    def details(self) -> PlacementDetails:
        """The placement as the verbs take it."""
        given = {name: self.cleaned_data[name] for name in DETAILS}
        if given["placement_type"].pk == codes.WITH_PARENTS:
            given["provider"] = Code.objects.get(pk=codes.PARENT_PROVIDES)
        if not (given["household"] or given["carer_key"] or given["urn"]):
            given["carer_key"] = given["setting_name"].casefold()[:LONGEST_KEY]
        if given["household"]:
            given["carer_key"] = ""
        return PlacementDetails(**given)

    def other_facts(self) -> dict[str, Any]:
        """What was typed beside the placement."""
        return {name: value for name, value in self.facts().items() if name not in DETAILS}
