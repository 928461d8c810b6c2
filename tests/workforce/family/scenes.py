"""The people around a child and where they live as steps, with a child they can be done for. Today is 1 April 2026."""

from __future__ import annotations

from csc.models import Address, Child, FamilyMembership, Person, Relationship
from tests.contacts.cast import bea, clerk, code, day
from tests.workforce.fuzz import Scene
from workforce.family.addresses import add_address
from workforce.family.services import add_person, add_relative


def mara(child: Child, kind: str = "mother", **facts) -> Relationship:
    """The child's mother, whom nobody knew before."""
    made = add_person(by=clerk(), child=child, **{"forename": "Mara", "surname": "Lane", "phone": "01632 960001", **facts})
    return add_relative(by=clerk(), child=child, person=made, kind=code(f"relationship:{kind}"))


def with_mother() -> Relationship:
    return mara(bea())


def with_health_visitor() -> Relationship:
    return mara(bea(), "professional", forename="Nora", surname="Field")


def brother_of(child: Child, name: str = "Ben") -> Child:
    return Child.objects.create(
        recorded_by=clerk(),
        local_id=f"S{Person.objects.count():06}",
        forename=name,
        surname="Sample",
        date_of_birth=day("2014-06-01"),
        has_record=True,
    )


def in_a_family() -> FamilyMembership:
    """A child who has a brother with a record."""
    child = bea()
    add_relative(by=clerk(), child=child, person=brother_of(child), kind=code("relationship:sibling"))
    return FamilyMembership.objects.get(person=child)


def home(child: Child, **facts) -> Address:
    """The child's home since 2020."""
    said = {"kind": code("address_kind:home"), "lines": "1 Mill Lane", "postcode": "ZZ1 1ZZ", "started_on": day("2020-01-01")}
    return add_address(by=clerk(), child=child, person=child, **{**said, **facts})


def at_home() -> Address:
    return home(bea())


NEW_HOME = {
    "kind": "address_kind:home",
    "lines": "2 Quay Street",
    "postcode": "zz2 2zz",
    "started_on": "16/3/2026",
    "confidential": "no",
}

SCENES: dict[str, Scene] = {
    "add_relative": Scene(
        bea,
        {
            "forename": "Mara",
            "surname": "Lane",
            "date_of_birth": "2/3/1988",
            "phone": "01632 960001",
            "kind": "relationship:mother",
            "parental_responsibility": "yes",
            "next_of_kin": "yes",
            "contact_safety": "with_care",
            "contact_advice": "Ring after four, and leave no message.",
            "note": "May have him on Sundays.",
        },
        ("add_person", "add_relative"),
    ),
    "change_relationship": Scene(
        with_mother,
        {"kind": "relationship:mother", "parental_responsibility": "yes", "ended_on": "30/3/2026", "reason": "The wrong child."},
        ("end_relationship",),
    ),
    "change_relatives_details": Scene(
        with_mother,
        {"forename": "Mara", "surname": "Lane", "phone": "01632 960002", "email": "mara@example.com", "reason": "She rang."},
        ("change_person",),
    ),
    "leave_family": Scene(in_a_family, {"ended_on": "30/3/2026", "reason": "He was adopted."}, ("leave_family",)),
    "add_professional": Scene(
        bea,
        {
            "forename": "Nora",
            "surname": "Field",
            "role": "Health visitor",
            "organisation": "Quay Surgery",
            "started_on": "2/3/2026",
        },
        ("add_person", "add_professional"),
    ),
    "change_professional": Scene(
        with_health_visitor,
        {"forename": "Nora", "surname": "Field", "note": "Health visitor", "phone": "01632 960003", "reason": "A new number."},
        ("change_person", "change_relationship"),
    ),
    "add_address": Scene(bea, NEW_HOME, ("add_address",)),
    "add_relatives_address": Scene(with_mother, NEW_HOME, ("add_address",)),
    "change_address": Scene(at_home, {**NEW_HOME, "started_on": "1/1/2020", "reason": "Misheard."}, ("change_address",)),
}
