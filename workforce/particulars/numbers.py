"""Numbers other organisations give a person, as they are kept, and the checks that catch a slip of the hand.

A number is kept without blanks and hyphens, letters as capitals, so that it is found however it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.core.exceptions import ValidationError

NHS_NUMBER = "identifier_kind:nhs_number"
UPN = "identifier_kind:upn"
FORMER_UPN = "identifier_kind:former_upn"
ULN = "identifier_kind:uln"
NATIONAL_INSURANCE = "identifier_kind:national_insurance"
HOME_OFFICE = "identifier_kind:home_office"
BIRTH_CERTIFICATE = "identifier_kind:birth_certificate"
PASSPORT = "identifier_kind:passport"
ADOPTED_LINK = "identifier_kind:adopted_link"

COLUMNS = {NHS_NUMBER: "nhs_number", UPN: "upn", FORMER_UPN: "former_upn"}
"""Numbers that a child has one of, kept with the child; every other kind is a `csc.Identifier`."""

ONE_PERSONS = frozenset({NHS_NUMBER, UPN, ULN, NATIONAL_INSURANCE, HOME_OFFICE, BIRTH_CERTIFICATE, PASSPORT})
"""Kinds of which a number belongs to one person. Brothers and sisters may share a court case or a police reference."""

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The check letters in their order: the alphabet without I, O and S, which are taken for figures."""

_UPN = re.compile(rf"[{UPN_LETTERS}][0-9]{{11}}[0-9{UPN_LETTERS}]")
_NATIONAL_INSURANCE = re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z][0-9]{6}[A-D]")


def is_nhs_number(number: str) -> bool:
    """Ten figures, the last of them the check digit: modulus 11 with weights 10 to 2 (NHS Data Model and Dictionary)."""
    if not re.fullmatch(r"[0-9]{10}", number):
        return False
    check = 11 - _weighted(number[:9], 10, -1) % 11
    return check % 11 == int(number[9]) and check != 10


def is_upn(number: str) -> bool:
    """A letter, eleven figures, a figure or, in a temporary number, a letter; the first letter checks the rest.

    Modulus 23 with weights from 2 upward, a last letter counting as its place (children in need census, rules 1510 to 1550).
    """
    if not _UPN.fullmatch(number):
        return False
    total = sum(weight * _value(sign) for weight, sign in enumerate(number[1:], start=2))
    return UPN_LETTERS[total % 23] == number[0]


def is_uln(number: str) -> bool:
    """Ten figures that do not begin with 0; weighted from 10 down to 1 they leave 10 over 11 (HESA, student record)."""
    return bool(re.fullmatch(r"[1-9][0-9]{9}", number)) and _weighted(number, 10, -1) % 11 == 10


def is_national_insurance_number(number: str) -> bool:
    """Two letters, six figures, and a letter from A to D, without the pairs that are never given out (HMRC, NIM39110)."""
    return bool(_NATIONAL_INSURANCE.fullmatch(number))


_NO_UPN = "Enter a letter and twelve figures. This pupil number does not pass its check letter: look at it again."

_CHECKS: dict[str, tuple[Callable[[str], bool], str]] = {
    NHS_NUMBER: (is_nhs_number, "Enter an NHS number of ten figures. This one does not pass its check digit: look at it again."),
    UPN: (is_upn, _NO_UPN),
    FORMER_UPN: (
        is_upn,
        _NO_UPN,
    ),
    ULN: (is_uln, "Enter a learner number of ten figures. This one does not pass its check digit: look at it again."),
    NATIONAL_INSURANCE: (is_national_insurance_number, "Enter a National Insurance number like QQ 12 34 56 C."),
}


def as_kept(kind: str, typed: str, field: str = "value") -> str:
    """A number of the kind as it is kept.

    Raises:
        ValidationError: by `field`; a number that does not pass the check of its kind.
    """
    if kind not in _CHECKS:
        return " ".join(typed.split())
    number = re.sub(r"[\s-]+", "", typed).upper()
    passes, sentence = _CHECKS[kind]
    if number and not passes(number):
        raise ValidationError({field: sentence})
    return number


def _weighted(digits: str, first: int, step: int) -> int:
    return sum(int(digit) * (first + step * place) for place, digit in enumerate(digits))


def _value(sign: str) -> int:
    return int(sign) if sign.isdecimal() else UPN_LETTERS.index(sign)
