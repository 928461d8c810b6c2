"""What the top of every page offers, and where each role starts. Apps register; the kernel knows none of them.

An app has a module `navigation.py`, found at start-up like `admin.py`:

    from csc import navigation
    from csc.navigation import Item, Start
    from csc.permissions import Permission

    navigation.register(Item("contacts", "Front door", "contacts:list", order=20, permission=Permission.RECORD_CONTACTS))
    navigation.register_start(Start("contacts:list", roles=("team_manager",), order=30))

`workforce` tells, once, how the roles of whoever makes a request are found: `navigation.tell_roles(roles_in)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse

from csc.models import User
from csc.permissions import ROLES, Permission, Role, has_permission

Anyone = User | AnonymousUser
RolesIn = Callable[[HttpRequest], Iterable[Role | str]]


@dataclass(frozen=True)
class Item:
    """One entry of the primary navigation, shown to those who hold `permission`; without one, to all who are signed in."""

    key: str
    label: str
    view: str
    order: int
    permission: Permission | None = None


@dataclass(frozen=True)
class Start:
    """The page that people with one of `roles` see first. Of several that fit, the one with the lowest `order`."""

    view: str
    roles: Sequence[str]
    order: int


@dataclass(frozen=True)
class Entry:
    """An item as one page shows it."""

    label: str
    href: str
    current: bool


_items: dict[str, Item] = {}
_starts: dict[str, Start] = {}
_roles_in: list[RolesIn] = []


def register(item: Item) -> None:
    """Add `item` to the navigation. Raises ValueError when its key is taken by another."""
    if _items.get(item.key, item) != item:
        raise ValueError(f"the navigation has an item {item.key!r} already")
    _items[item.key] = item


def register_start(start: Start) -> None:
    """Make `start` the first page of its roles. Raises ValueError for a role that does not exist."""
    if unknown := set(start.roles) - set(ROLES):
        raise ValueError(f"there is no role {', '.join(sorted(unknown))}")
    _starts[start.view] = start


def tell_roles(roles_in: RolesIn) -> None:
    """Say how the roles that whoever makes a request holds today are found. The last one told counts."""
    _roles_in[:] = [roles_in]


def roles_for(request: HttpRequest) -> tuple[Role, ...]:
    """The roles of whoever makes `request`, asked for once in a request, in the order they were told."""
    known: tuple[Role, ...] | None = getattr(request, "_csc_roles", None)
    if known is None:
        user = getattr(request, "user", None)
        told = _roles_in[0](request) if _roles_in and isinstance(user, User) else ()
        known = tuple(role if isinstance(role, Role) else ROLES[role] for role in told)
        request._csc_roles = known  # type: ignore[attr-defined]
    return known


def entries_for(request: HttpRequest) -> list[Entry]:
    """The navigation of one page, with the item marked whose address its own begins with, the longest of several."""
    roles = roles_for(request)
    offered = [item for item in sorted(_items.values(), key=lambda item: (item.order, item.key)) if _may_see(item, roles)]
    addresses = [reverse(item.view) for item in offered]
    within = [address for address in addresses if address != "/" and request.path.startswith(address)]
    current = max(within, key=len, default=None)
    return [Entry(item.label, address, address == current) for item, address in zip(offered, addresses, strict=True)]


def start_for(request: HttpRequest) -> str | None:
    """The address of the first page of whoever makes `request`; None for a person without a role that has one."""
    held = {role.key for role in roles_for(request)}
    fitting = [start for start in _starts.values() if held & set(start.roles)]
    return reverse(min(fitting, key=lambda start: (start.order, start.view)).view) if fitting else None


def _may_see(item: Item, roles: Sequence[Role]) -> bool:
    return item.permission is None or has_permission(roles, item.permission)
