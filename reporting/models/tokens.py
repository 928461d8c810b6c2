"""What a token of the API may do. Knox keeps the token itself, hashed, and when it ends."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class TokenTerms(models.Model):
    """The terms one token was issued on; gone with the token. The log keeps who issued and who ended it."""

    token = models.OneToOneField("knox.AuthToken", on_delete=models.CASCADE, related_name="terms", primary_key=True)
    permissions = models.JSONField(help_text="What the token may do, of what its holder may do.")
    purpose = models.CharField(max_length=200)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(purpose=""), name="token_has_purpose")]

    def __str__(self) -> str:
        return f"{self.purpose} ({self.token_id[:8]})"
