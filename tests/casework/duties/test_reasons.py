"""The reason for a duty in one line, in both languages."""

from frikommune.casework.duties.duties import duties_of
from tests.casework.made import CERTIFICATE, RULEBOOK, TODAY, case, use


def reason(history, norm, number=0):
    found = [one for one in duties_of(history, RULEBOOK, TODAY) if one.norm == norm]
    return found[number].reason


def test_it_says_what_the_law_asks():
    assert reason(case(), "lae285").da == "senest efter 7 uger og 6 dage"


def test_it_names_the_trial_that_moved_the_window_and_what_the_law_alone_says():
    said = reason(case("dagpenge", "2019-10-01"), "faellessamtale")
    assert said.da == (
        "i uge 8; ved forsøg 1.3a (Fællessamtaler i 8. uge, 5.-7. måned og 12. måned); "
        "uden forsøget 22.10.2019–28.10.2019"
    )
    assert said.en.endswith("without the trial 22 October 2019 to 28 October 2019")


def test_it_says_what_is_missing_before_a_step_and_what_lets_it_off():
    assert reason(case(), CERTIFICATE).da == (
        "en LÆ265 skal foreligge før et rehabiliteringsmøde; foreligger ikke; kan undlades under forsøg 2.1a"
    )


def test_it_says_since_when_what_is_asked_has_been_on_file():
    history = case("sygedagpenge", "2019-09-20", ("2019-10-01", "laegeattest", "lae265"))
    assert reason(history, CERTIFICATE).da.endswith("; foreligger fra 01.10.2019")


def test_it_says_that_a_leader_has_not_approved_a_use_yet():
    said = reason(case(uses=[use()]), CERTIFICATE)
    assert "brugen af 2.1a er ikke godkendt af lederen" in said.da


def test_it_says_that_the_case_is_exempt():
    said = reason(case(uses=[use(approved="2019-11-04")]), CERTIFICATE)
    assert said.da.endswith("; fritaget i denne sag ved 2.1a")


def test_of_two_exemptions_it_names_both():
    history = case("kontanthjaelp-aktivitetsparat", "2019-02-01", ("2019-11-01", "ret-og-pligt-mentor"))
    assert reason(history, "mentor-kontakt").en.endswith("may be left out under trial 3.4a or 3.4b")


def test_of_a_limit_it_says_whether_it_is_met_today():
    assert reason(case("dagpenge", "2019-10-01"), "mikrolaan").da.endswith("; ikke opfyldt i dag")


def test_where_nobody_may_it_does_not_say_so_twice():
    said = reason(case("dagpenge", "2019-10-01"), "psykologbehandling")
    assert said.da == "psykologbehandling kan ikke bevilges (ingen hjemmel)"


def test_where_it_hangs_on_what_is_granted_it_says_that():
    said = reason(case("ressourceforloeb", "2018-01-01"), "ressourceforloeb-laengde")
    assert said.da.endswith("; afhænger af det, der bevilges")


def test_where_no_source_gives_a_rhythm_it_says_so():
    said = reason(case("integration", "2019-10-01"), "integration-kontakt")
    assert said.da == "kan ikke afgøres, fordi ingen kilde giver rytmen i forsøgsårene"


def test_where_the_pack_holds_no_law_that_old_it_says_so():
    said = reason(case("sygedagpenge", "2014-01-10"), "lae285")
    assert said.en.startswith("cannot be determined, because the pack holds no version of the norm that old")
