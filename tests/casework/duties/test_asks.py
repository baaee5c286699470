"""What must be done or noted."""

from frikommune.casework.duties.asks import met_by, use_needs
from frikommune.casework.duties.duties import duties_of
from tests.casework.made import CERTIFICATE, RULEBOOK, TODAY, case


def rule(history, norm):
    return next(one.row.rule for one in duties_of(history, RULEBOOK, TODAY) if one.norm == norm)


def test_a_duty_says_what_meets_it():
    said = met_by(rule(case(), "sygedagpenge-opfoelgning"), RULEBOOK.words)
    assert said[0].da == "opfyldes ved en almindelig jobsamtale eller en opfølgningssamtale"


def test_a_duty_says_in_which_form():
    said = met_by(rule(case("dagpenge", "2019-10-01"), "jobsamtale"), RULEBOOK.words)
    assert any("personligt" in one.da for one in said[1:])


def test_a_precondition_is_met_by_nothing_that_is_done_for_it():
    assert met_by(rule(case(), CERTIFICATE), RULEBOOK.words) == ()


def test_a_use_that_a_leader_checks_counts_only_once_approved():
    assert [one.da for one in use_needs(RULEBOOK.exemptions["2.1a"])] == [
        "noteres i sagen med en af 3 grunde på listen eller egne ord",
        "tæller først, når lederen har godkendt",
        "gælder denne ene gang",
    ]


def test_a_use_that_nobody_checks_counts_at_once():
    assert [one.da for one in use_needs(RULEBOOK.exemptions["3.4b"])] == [
        "noteres i sagen med grunden på listen eller egne ord",
        "tæller straks",
        "gælder resten af forløbet",
    ]


def test_what_holds_for_everybody_needs_no_note():
    assert use_needs(RULEBOOK.exemptions["1.3a"]) == ()
