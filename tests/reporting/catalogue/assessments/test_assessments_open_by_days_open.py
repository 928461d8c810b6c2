from reporting.catalogue.assessments.assessments_open_by_days_open import indicator
from tests.reporting.practice import engine

TABLES = {
    "assessments": """
    child | team | kind    | clock_started_on | started_on | authorised_on
    Ava   | N1   | new     | 2014-11-10       | 2014-11-11 |              # 45 working days to 15 January 2015 (rules.md W12)
    Ben   | N1   | new     | 2014-11-07       | 2014-11-11 |              # 46: one more
    Cal   | S1   | new     | 2015-01-15       | 2015-01-15 |              # the day itself: 0
    Dee   | S1   | new     |                  | 2015-01-05 |              # no start of the clock recorded
    Eve   | S1   | new     | 2015-01-05       | 2015-01-05 | 2015-01-15   # authorised on the day: no longer open
    Fay   | S1   | initial | 2015-01-05       | 2015-01-05 |              # an assessment of before 2013: not counted here
    """
}


def test_bands_of_working_days_at_the_date() -> None:
    figures = engine(TABLES, "2015-01", as_at="2015-01-31").figures(indicator)
    total = figures.at("Council", "2015-01")
    assert (total.numerator, total.denominator) == (4, 4)
    cells = {band: figures.at("Council", "2015-01", "days_open_band", band) for band in figures.cells["days_open_band"].bands}
    assert {band: cell.numerator for band, cell in cells.items()} == {
        "0-10": 0,
        "11-20": 1,  # Cal, 11 working days on Friday 30 January
        "21-30": 0,
        "31-45": 0,
        "46-60": 2,
        "61+": 0,
        "not_recorded": 1,
    }
    assert (cells["46-60"].denominator, cells["46-60"].value) == (4, 50.0)
