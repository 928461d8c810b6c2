"""What cannot be so at the front door, and the due dates that follow from what was recorded.

After the children in need census's validation rules, the statutory guidance on missing children (2014)
and the model's own sense. Each rule holds when a record is made and when it is corrected.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError

from contacts import codes
from contacts.models import (
    CaseNote,
    Contact,
    EarlyHelpAssessment,
    EarlyHelpEpisode,
    EmergencyDutyHandover,
    ExploitationReferral,
    ExploitationRisk,
    MissingEpisode,
    Referral,
    ReturnInterview,
)
from contacts.timescales import CONTACT_DECISION, REFERRAL_DECISION, RETURN_INTERVIEW
from workforce.casework import derives, rule
from workforce.refusals import (
    refuse_after_death,
    refuse_before_birth,
    refuse_before_known,
    refuse_blank,
    refuse_code_not_in_use,
    refuse_future,
    refuse_order,
    refuse_other_child,
    refuse_unless_standing,
)

# ── Contacts and referrals ───────────────────────────────────────────────────────────────────────


@rule(Contact)
def check_contact(contact: Contact) -> None:
    refuse_future(contact.received_at, "received_at")
    refuse_before_known(contact.child, contact.received_at, "received_at")
    refuse_code_not_in_use(contact, "source", contact.received_at)
    if contact.consent_id == codes.CONSENT_OVERRIDDEN:
        refuse_blank(contact.consent_override_reason, "consent_override_reason", "Say why consent was overridden.")
    refuse_future(contact.decided_at, "decided_at")
    earlier = "The {} cannot be earlier than the contact. Check both dates and times."
    refuse_order(contact.received_at, contact.recommended_at, "recommended_at", earlier.format("recommendation"))
    refuse_order(contact.received_at, contact.decided_at, "decided_at", earlier.format("decision"))
    recommended, decided = contact.recommended_outcome_id, contact.decided_outcome_id
    if recommended and decided and recommended != decided:
        refuse_blank(contact.decision_reason, "decision_reason", "Say why the decision differs from the recommendation.")
    if contact.decided_outcome and contact.decided_outcome.group != codes.REFERRAL_LED and _led_to_referral(contact):
        raise ValidationError({"decided_outcome": "A referral was opened from this contact. Withdraw the referral first."})


def _led_to_referral(contact: Contact) -> bool:
    return contact.pk is not None and Referral.objects.standing().filter(contact=contact).exists()


@derives(Contact)
def contact_due(contact: Contact) -> None:
    contact.due_on = CONTACT_DECISION.due_on(contact.received_at)


@rule(EmergencyDutyHandover)
def check_handover(handover: EmergencyDutyHandover) -> None:
    refuse_unless_standing(handover.contact)
    refuse_future(handover.handed_over_at, "handed_over_at")
    earlier = "The handover cannot be earlier than the contact. Check both dates and times."
    refuse_order(handover.contact.received_at, handover.handed_over_at, "handed_over_at", earlier)


@rule(Referral)
def check_referral(referral: Referral) -> None:
    """One for each child and day (DfE), and no more than 40 weeks before birth (rule 8606)."""
    refuse_future(referral.received_on, "received_on")
    refuse_before_known(referral.child, referral.received_on, "received_on")
    refuse_code_not_in_use(referral, "source", referral.received_on)
    others = Referral.objects.standing().filter(child=referral.child, received_on=referral.received_on).exclude(pk=referral.pk)
    if others.exists():
        raise ValidationError({"received_on": "This child already has a referral on this day. Add to that one instead."})
    if referral.contact is not None:
        _check_opened_from(referral, referral.contact)
    refuse_future(referral.decided_at, "decided_at")
    earlier = "This cannot be before the referral was received. Check both dates."
    refuse_order(referral.received_on, referral.decided_at, "decided_at", earlier)
    refuse_future(referral.referrer_told_on, "referrer_told_on")
    refuse_order(referral.received_on, referral.referrer_told_on, "referrer_told_on", earlier)


def _check_opened_from(referral: Referral, contact: Contact) -> None:
    refuse_other_child(contact, referral.child, "contact")
    refuse_unless_standing(contact, "contact")
    if contact.decided_outcome is None:
        raise ValidationError({"contact": "This contact has not been decided yet. Record the manager's decision first."})
    if contact.decided_outcome.group != codes.REFERRAL_LED:
        decided = f"This contact was decided as “{contact.decided_outcome}”."
        raise ValidationError({"contact": f"{decided} Correct the decision before opening a referral."})
    earlier = "The referral cannot be before the contact it came from. Check both dates."
    refuse_order(contact.received_at, referral.received_on, "received_on", earlier)


@derives(Referral)
def referral_due(referral: Referral) -> None:
    referral.due_on = REFERRAL_DECISION.due_on(referral.received_on)


# ── Early help ───────────────────────────────────────────────────────────────────────────────────


@rule(EarlyHelpEpisode)
def check_early_help(episode: EarlyHelpEpisode) -> None:
    refuse_future(episode.started_on, "started_on")
    refuse_before_known(episode.child, episode.started_on, "started_on")
    refuse_after_death(episode.child, episode.started_on, "started_on")
    refuse_other_child(episode.contact, episode.child, "contact")
    if episode.consent_id == codes.CONSENT_REFUSED:
        raise ValidationError({"consent": "Early help needs consent. Record the refusal on the contact instead."})
    others = EarlyHelpEpisode.objects.open_on(episode.started_on).filter(child=episode.child).exclude(pk=episode.pk)
    if others.exists():
        raise ValidationError({"started_on": "This child is already receiving early help. Continue that episode instead."})
    refuse_order(episode.started_on, episode.ended_on, "ended_on", "Early help cannot end before it started.")
    refuse_future(episode.ended_on, "ended_on")
    if episode.ended_on and episode.end_reason_id is None:
        raise ValidationError({"end_reason": "Say why early help ended."})
    if (episode.end_reason_id == codes.EARLY_HELP_STEPPED_UP) != (episode.stepped_up_to_id is not None):
        raise ValidationError({"stepped_up_to": "A step-up names the referral it led to, and no other ending does."})
    refuse_other_child(episode.stepped_up_to, episode.child, "stepped_up_to")


@rule(EarlyHelpAssessment)
def check_early_help_assessment(assessment: EarlyHelpAssessment) -> None:
    refuse_future(assessment.started_on, "started_on")
    refuse_future(assessment.completed_on, "completed_on")
    sentence = "The assessment cannot be completed before it started."
    refuse_order(assessment.started_on, assessment.completed_on, "completed_on", sentence)
    refuse_before_known(assessment.child, assessment.started_on, "started_on")
    refuse_other_child(assessment.episode, assessment.child, "episode")


# ── Exploitation ─────────────────────────────────────────────────────────────────────────────────


@rule(ExploitationReferral)
def check_exploitation_referral(referral: ExploitationReferral) -> None:
    refuse_future(referral.received_on, "received_on")
    refuse_before_birth(referral.child, referral.received_on, "received_on")
    refuse_future(referral.national_referral_mechanism_on, "national_referral_mechanism_on")


@rule(ExploitationRisk)
def check_exploitation_risk(risk: ExploitationRisk) -> None:
    refuse_future(risk.started_on, "started_on")
    refuse_before_birth(risk.child, risk.started_on, "started_on")
    refuse_after_death(risk.child, risk.started_on, "started_on")
    refuse_order(risk.started_on, risk.ended_on, "ended_on", "A risk cannot end before it was assessed.")
    refuse_future(risk.ended_on, "ended_on")


# ── Missing ──────────────────────────────────────────────────────────────────────────────────────


@rule(MissingEpisode)
def check_missing(episode: MissingEpisode) -> None:
    """A child is missing once at a time: episodes do not overlap (rules.md A.3)."""
    refuse_future(episode.started_at, "started_at")
    refuse_before_birth(episode.child, episode.started_at, "started_at")
    refuse_after_death(episode.child, episode.started_at, "started_at")
    sentence = "The return cannot be earlier than when the child went missing."
    refuse_order(episode.started_at, episode.ended_at, "ended_at", sentence)
    refuse_future(episode.ended_at, "ended_at")
    refuse_future(episode.reported_to_police_at, "reported_to_police_at")
    sentence = "The police cannot have been told before the child went missing. Check both times."
    refuse_order(episode.started_at, episode.reported_to_police_at, "reported_to_police_at", sentence)
    others = MissingEpisode.objects.standing().filter(child=episode.child).exclude(pk=episode.pk)
    if others.filter(ended_at__isnull=True, started_at__lte=episode.started_at).exists():
        raise ValidationError({"started_at": "This child is already recorded as missing. Record the return first."})
    until_then = others.filter(ended_at__isnull=False, started_at__lte=episode.started_at, ended_at__gt=episode.started_at)
    meanwhile = others.filter(started_at__gt=episode.started_at)
    if episode.ended_at is not None:
        meanwhile = meanwhile.filter(started_at__lt=episode.ended_at)
    if until_then.exists() or meanwhile.exists():
        raise ValidationError({"started_at": "The child was missing at this time already. Check the times of the other episode."})


@rule(ReturnInterview)
def check_return_interview(interview: ReturnInterview) -> None:
    back = interview.episode.ended_at
    sentence = "This cannot be earlier than the child's return. Check both times."
    for field in ("offered_at", "held_at"):
        refuse_future(getattr(interview, field), field)
        refuse_order(back, getattr(interview, field), field, sentence)
    if interview.held_at is not None and interview.accepted is False:
        raise ValidationError({"accepted": "The child said no to this interview. Record that they accepted before it was held."})
    if interview.held_at is not None and interview.not_held_reason_id is not None:
        raise ValidationError({"not_held_reason": "The interview was held. Leave the reason for not holding it empty."})


@derives(ReturnInterview)
def return_interview_due(interview: ReturnInterview) -> None:
    interview.due_at = RETURN_INTERVIEW.due_at(interview.episode.ended_at) if interview.episode.ended_at else None


# ── Notes ────────────────────────────────────────────────────────────────────────────────────────


@rule(CaseNote)
def check_case_note(note: CaseNote) -> None:
    refuse_future(note.happened_at, "happened_at")
    refuse_before_known(note.child, note.happened_at, "happened_at")
    if note.significant:
        refuse_blank(note.significance, "significance", "Say what makes this significant: it is shown in the chronology.")
