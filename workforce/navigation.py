"""Tells the kernel's pages which roles their reader holds."""

from csc import navigation
from workforce.access import roles_of

navigation.tell_roles(roles_of)
