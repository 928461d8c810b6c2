"""What is asked before a record opens that is not the reader's own, and the steps on a record as a whole."""

from __future__ import annotations

from django import forms

from csc.forms import Form
from workforce.child_record.steps import WriteSummary
from workforce.family.places import AddAddress, AddRelativesAddress, ChangeAddress
from workforce.family.professionals import AddProfessional, ChangeProfessional
from workforce.family.relatives import AddRelative, ChangePerson, ChangeRelationship, LeaveFamily
from workforce.particulars.conditions import (
    CorrectDisability,
    CorrectImmigrationStatus,
    RecordDisabilities,
    RecordImmigrationStatus,
)
from workforce.particulars.death import CorrectDeath, RecordDeath
from workforce.particulars.papers import AddNumber, CorrectNumber, CorrectOwnNumbers
from workforce.particulars.person import ChangeExpectedDate, CorrectBirth, RecordBirth, RecordParticulars
from workforce.recording.allocation import AllocateChild, EndAllocation, TransferChild
from workforce.recording.supervision import FinishSupervisionAction, RecordCaseSupervision

__all__ = [
    "AddAddress",
    "AddNumber",
    "AddProfessional",
    "AddRelative",
    "AddRelativesAddress",
    "AllocateChild",
    "BreakGlassForm",
    "ChangeAddress",
    "ChangeExpectedDate",
    "ChangePerson",
    "ChangeProfessional",
    "ChangeRelationship",
    "CorrectBirth",
    "CorrectDeath",
    "CorrectDisability",
    "CorrectImmigrationStatus",
    "CorrectNumber",
    "CorrectOwnNumbers",
    "EndAllocation",
    "FinishSupervisionAction",
    "LeaveFamily",
    "ReasonForm",
    "RecordBirth",
    "RecordCaseSupervision",
    "RecordDeath",
    "RecordDisabilities",
    "RecordImmigrationStatus",
    "RecordParticulars",
    "TransferChild",
    "WriteSummary",
]


class ReasonForm(Form):
    """Why somebody needs a record outside their own work."""

    reason = forms.CharField(
        label="Why do you need this record?",
        help_text="For example: covering for a colleague who is away, a sibling of a child you hold, a call out of hours.",
        min_length=10,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class BreakGlassForm(Form):
    """Which restricted record has to be opened now, and why it cannot wait."""

    number = forms.CharField(
        label="Number of the record", help_text="As the police, the hospital or a colleague gave it to you.", max_length=40
    )
    reason = forms.CharField(
        label="Why can a child’s safety not wait?", min_length=10, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
