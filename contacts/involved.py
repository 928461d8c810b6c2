"""Whom the records of the front door name: who referred, and who leads early help."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from contacts.models import Contact, EarlyHelpEpisode
from csc.models import Child
from workforce.child_record.involved import Professional, register_professionals
from workforce.sameness import keys_of


@register_professionals
def referrers(child: Child) -> Iterable[Professional]:
    """Everybody who got in touch about the child and gave a name, with their number."""
    contacts = Contact.objects.standing().filter(child__in=keys_of(child)).exclude(referrer_name="")
    for contact in contacts.select_related("source").order_by("-received_at"):
        yield Professional(
            contact.referrer_name,
            contact.referrer_role or str(contact.source),
            contact.referrer_phone,
            timezone.localdate(contact.received_at),
            reverse("workforce:record", args=[child.uuid, "contact", contact.uuid]),
        )


@register_professionals
def early_help_leads(child: Child) -> Iterable[Professional]:
    """Lead professionals of early help."""
    episodes = EarlyHelpEpisode.objects.standing().filter(child__in=keys_of(child)).exclude(lead_professional="")
    for episode in episodes.select_related("lead_agency"):
        role = f"Early help lead, {episode.lead_agency}" if episode.lead_agency else "Early help lead"
        yield Professional(episode.lead_professional, role)
