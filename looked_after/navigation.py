"""What looked_after adds to the top of every page."""

from csc import navigation
from csc.navigation import Item
from csc.permissions import Permission

navigation.register(Item("carers", "Carers and providers", "looked_after:carers", order=16, permission=Permission.RECORD_CARERS))
