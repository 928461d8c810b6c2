"""Front-door reads, in the words the front door uses."""

from __future__ import annotations

import datetime

from django.db.models import Q

from contacts.timescales import CONTACT_DECISION, REFERRAL_DECISION
from csc.periods import add_months
from workforce.records import CaseRecordQuerySet


class ContactQuerySet(CaseRecordQuerySet):
    def received_between(self, first: datetime.datetime, before: datetime.datetime) -> ContactQuerySet:
        """Received at or after `first` and before `before`."""
        return self.filter(received_at__gte=first, received_at__lt=before)

    def awaiting_recommendation(self) -> ContactQuerySet:
        return self.standing().filter(recommended_at__isnull=True, decided_at__isnull=True)

    def awaiting_decision(self) -> ContactQuerySet:
        return self.standing().filter(decided_at__isnull=True)

    def decision_overdue(self, today: datetime.date) -> ContactQuerySet:
        """Undecided although the last day for a decision in time is over."""
        return self.awaiting_decision().filter(due_on__lt=CONTACT_DECISION.overdue_before(today))


class ReferralQuerySet(CaseRecordQuerySet):
    def awaiting_decision(self) -> ReferralQuerySet:
        return self.standing().filter(decided_at__isnull=True)

    def decision_overdue(self, today: datetime.date) -> ReferralQuerySet:
        return self.awaiting_decision().filter(due_on__lt=REFERRAL_DECISION.overdue_before(today))

    def in_year_before(self, day: datetime.date) -> ReferralQuerySet:
        """Referrals that make one received on `day` a re-referral: the anniversary counts, `day` itself does not."""
        return self.standing().filter(received_on__gte=add_months(day, -12), received_on__lt=day)


class DatedEpisodeQuerySet(CaseRecordQuerySet):
    def open_on(self, day: datetime.date) -> DatedEpisodeQuerySet:
        """Started on or before `day` and not ended by it."""
        return self.standing().filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), started_on__lte=day)


class MissingEpisodeQuerySet(CaseRecordQuerySet):
    def still_missing(self) -> MissingEpisodeQuerySet:
        return self.standing().filter(ended_at__isnull=True)
