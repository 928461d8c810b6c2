"""Sums over windows, solved in whole numbers; contradictions are found and named."""

from reporting.replay.solving import Bound, Differences, fit


def exactly(u: int, v: int, number: int, label: str) -> Bound:
    return Bound(u, v, number, number, label, (label,))


def test_a_month_follows_from_two_sums() -> None:
    system = Differences(range(4))
    for bound in (exactly(0, 2, 7, "a"), exactly(1, 3, 9, "b"), exactly(0, 1, 3, "c")):
        assert system.add(bound) is None
    assert system.span(1, 2) == (4, 4)
    assert system.span(2, 3) == (5, 5)


def test_what_contradicts_is_refused_with_the_figures_that_forbid_it() -> None:
    system = Differences(range(4))
    system.add(exactly(0, 1, 610, "stock before 610"))
    system.add(exactly(0, 2, 627, "stock after 627"))
    dropped = system.add(exactly(1, 2, 12, "change 12"))
    assert dropped is not None
    assert "change 12 asks for 12" in dropped.reason
    assert "stock before 610" in dropped.reason
    assert "stock after 627" in dropped.reason
    assert "at least 17" in dropped.reason
    assert system.span(1, 2) == (17, 17)


def test_as_few_figures_as_possible_give_way() -> None:
    """One wrong month against two sums that it breaks: whichever comes first, the month goes."""
    never_below = [Bound(at, at + 1, 0, 100) for at in range(3)]
    stated = [
        exactly(0, 1, 30, "wrong"),
        exactly(1, 2, 4, "y"),
        exactly(2, 3, 5, "z"),
        exactly(0, 2, 7, "two"),
        exactly(0, 3, 12, "all"),
    ]
    for order in (stated, stated[::-1]):
        system, lost = fit(Differences(range(4)), never_below, order)
        assert [dropped.bound.label for dropped in lost] == ["wrong"]
        assert system.span(0, 1) == (3, 3)


def test_a_free_number_is_settled_near_what_is_wanted() -> None:
    system = Differences(range(3))
    system.add(Bound(0, 1, 2, 9))
    assert system.choose(0, 1, 6.4, good=lambda number: number % 5 == 0) == 5
    assert system.span(0, 1) == (5, 5)
