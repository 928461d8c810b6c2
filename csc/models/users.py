"""People who sign in. What they may do comes from the posts they hold (`workforce`)."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """One person who signs in. Roles and reach are never stored here: see `workforce.access`."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    def __str__(self) -> str:
        return self.get_full_name() or self.username
