from reporting.catalogue.audits.audit_standard_met import indicator
from tests.reporting.practice import check, engine

JUDGEMENTS = """
audit | child | team | completed_on | standard  | judgement      | counts?
1     | Ava   | N1   | 2026-03-05   | voice     | met            | yes
1     | Ava   | N1   | 2026-03-05   | planning  | partially_met  | yes
2     | Ben   | S1   | 2026-03-31   | voice     | not_met        | no
2     | Ben   | S1   | 2026-03-31   | planning  | not_applicable | -
3     | Cal   | S1   | 2026-04-01   | voice     | met            | -
"""


def test_not_applicable_leaves_the_denominator() -> None:
    check(indicator, "2026-03", JUDGEMENTS, expect={"Council": (2, 3), "N1": (2, 2), "S1": (0, 1)})


def test_each_standard_is_a_band_and_versions_of_one_share_it() -> None:
    made = engine({"audit_judgements": JUDGEMENTS}, "2026-03")
    keys = sorted(set(made.facts["audit_judgements"]["standard"].tolist()))
    made.facts.names["audit_standards"].update(zip(keys, ("voice", "planning"), strict=True))
    figures = made.figures(indicator)
    voice = figures.at("Council", "2026-03", "audit_standard", "voice")
    planning = figures.at("Council", "2026-03", "audit_standard", "planning")
    assert (voice.numerator, voice.denominator, voice.value) == (1, 2, 50.0)
    assert (planning.numerator, planning.denominator, planning.value) == (1, 1, 100.0)
