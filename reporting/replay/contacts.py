"""Contacts (rows 1.1 to 1.4 and the seven groups of sources), each month for itself.

With T contacts of a month, t(s) of them from source s, D decided within a working day, R become
referrals and r(s) of them from source s:  sum t(s) = T,  sum r(s) = R,  r(s) <= t(s),  D <= T.
All contacts are about children without an open case, so the variant `new_only` counts every one.
Groups not printed take what is left. Where all seven are printed and do not add up, one group gives way.
"""

from __future__ import annotations

from typing import Any

from reporting.replay.draft import Draft, first_day, last_day
from reporting.replay.reading import Published, label
from reporting.replay.rounding import numerators

GROUPS = {
    "POLICE": ("6",),
    "EDUCATION": ("2A", "2B"),
    "HEALTH": ("3A", "3B", "3C", "3E"),
    "INTERNAL": ("5A", "5B", "5D"),
    "PUBLIC": ("1A", "1B", "1C", "9"),
    "OTHER LA": ("5C",),
    "OTHERS": ("4", "7", "8", "10"),
}
METHODS = ("phone", "email", "online_form", "multi_agency_referral_form")
USUAL = 1000
USUALLY_IN_TIME, USUALLY_REFERRED = 0.82, 0.27


def plan(published: Published, draft: Draft) -> None:
    """Every contact of the report's months."""
    for month in published.months:
        totals, referred = _split(published, month)
        count = sum(totals.values())
        in_time = published.near("1.2", month, count, USUALLY_IN_TIME)[0]
        contacts = [(group, n < referred[group]) for group in GROUPS for n in range(totals[group])]
        for position, (group, became) in enumerate(draft.shuffled(contacts)):
            contact(draft, month, group, became_referral=became, in_time=position < in_time)


def _split(published: Published, month: int) -> tuple[dict[str, int], dict[str, int]]:
    """Contacts, and contacts that became referrals, by group of sources."""
    names = {group: f"1.4 {group}" for group in GROUPS}
    printed = {group: published.denominator(name, month) for group, name in names.items()}
    stated = _first(published.count("1.1", month), published.denominator("1.4", month), published.denominator("1.2", month))
    referred_at_least = {group: published.count(name, month) or 0 for group, name in names.items()}
    whole = stated if stated is not None else _whole(published, month, printed)
    totals = _shared(published, month, printed, whole, referred_at_least, None, "contacts")
    printed = {
        group: _referred(published, names[group], month, totals[group]) if published.cell(names[group], month) else None
        for group in GROUPS
    }
    all_referred = _first(published.count("1.3", month), published.count("1.4", month))
    if all_referred is None:
        known = [each for each in printed.values() if each is not None]
        asked = published.numerators("1.4", month, whole)
        guess = sum(known) if len(known) == len(GROUPS) else max(sum(known), round(USUALLY_REFERRED * whole))
        all_referred = min(max(guess, asked[0]), asked[1]) if asked and asked[0] <= asked[1] else guess
    referred = _shared(
        published, month, printed, all_referred, dict.fromkeys(GROUPS, 0), totals, "contacts that became referrals"
    )
    return totals, referred


def _first(*numbers: int | None) -> int | None:
    return next((number for number in numbers if number is not None), None)


def _referred(published: Published, name: str, month: int, total: int) -> int:
    low, high = published.numerators(name, month, total) or (0, total)
    return min(low, total) if low <= high else round(USUALLY_REFERRED * total)


def _whole(published: Published, month: int, totals: dict[str, int | None]) -> int:
    """A number of contacts where none is printed: the sources, or about as many as in other months, that prints every share."""
    known = [each for each in totals.values() if each is not None]
    if len(known) == len(totals):
        return sum(known)
    others = [int(cell.value) for cell in published.of("1.1") if cell.value is not None]
    near = max(round(sum(others) / len(others)) if others else USUAL, sum(each or 0 for each in totals.values()))
    counted = published.count("1.3", month)
    if counted is not None and (cell := published.cell("1.4", month)) and cell.value:
        near = round(counted * 100 / float(cell.value))
    around = (near + sign * step for step in range(near + 1) for sign in (1, -1))
    return next((n for n in around if _prints(published, month, n, counted)), near)


def _prints(published: Published, month: int, whole: int, referred: int | None) -> bool:
    if not published.possible(month, whole, "1.2", "1.4"):
        return False
    cell = published.cell("1.4", month)
    if referred is None or cell is None or cell.value is None:
        return True
    low, high = numerators(cell.value, whole) or (1, 0)
    return low <= referred <= high


def _shared(
    published: Published,
    month: int,
    parts: dict[str, int | None],
    whole: int,
    least: dict[str, int],
    most: dict[str, int] | None,
    what: str,
) -> dict[str, int]:
    """The whole in parts: printed ones as printed, the others sharing the rest evenly, one giving way if it must."""
    filled = {group: least[group] if part is None else part for group, part in parts.items()}
    free = [group for group, part in parts.items() if part is None]
    rest = whole - sum(filled.values())
    while rest > 0 and (room := [group for group in free if most is None or filled[group] < most[group]]):
        each = max(1, rest // len(room))
        for group in room:
            more = min(each, rest, (most[group] - filled[group]) if most else rest)
            filled[group] += more
            rest -= more
    for group in sorted(filled, key=lambda each: (filled[each] + rest < least[each], -filled[each])):
        if rest == 0:
            break
        top = most[group] if most else whole
        changed = min(max(filled[group] + rest, least[group]), top)
        rest -= changed - filled[group]
        filled[group] = changed
        said = " + ".join(str(part) for part in parts.values() if part is not None)
        published.cannot(f"1.4 {group}", month, f"{what} by source in {label(month)}: {said} is not {whole}, the total printed")
    return filled


def contact(
    draft: Draft, month: int, group: str, *, became_referral: bool, in_time: bool, received: int | None = None
) -> dict[str, Any]:
    """A contact of the month, on a day of it unless one is given; whose it is, is settled by its referral or last of all."""
    random, calendar = draft.random, draft.calendar
    if received is None:
        weekday = random.random() < 0.9
        received = draft.weekday_of(month) if weekday else int(random.integers(first_day(month), last_day(month) + 1))
    decided = calendar.add(received, int(random.integers(0, 2)) if in_time else int(random.integers(2, 6)))
    source = GROUPS[group][int(random.integers(len(GROUPS[group])))]
    outcomes = ("information_and_advice", "early_help", "no_further_action", "signposted")
    outcome = "referral" if became_referral else outcomes[int(random.integers(len(outcomes)))]
    method = METHODS[int(random.integers(len(METHODS)))]
    return draft.add(
        "contact", child=None, on=received, received_on=received, decided_on=decided, due_on=calendar.add(received, 1),
        source=f"contact_source:{source}", method=f"contact_method:{method}", decided_outcome=f"contact_outcome:{outcome}",
    )  # fmt: skip
