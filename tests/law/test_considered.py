"""Every exemption on a norm, and why it holds or does not."""

from frikommune.law.considered import considered
from frikommune.law.rulebook import Rulebook, World
from tests.ledger.building import day, grant, law

WEEK_4 = 'groups = ["dagpenge", "kontanthjaelp"]\nstep = { number = 1, in_week = 4 }'
SUSPENDED = 'id = "fri"\ngroups = ["dagpenge"]\nchange = { norm = "samtale", suspend = true }'


def why(
    found: Rulebook | World, on: int = 20, municipality: str = "aalborg", group: str = "dagpenge"
) -> tuple[bool, str, str]:
    world = found.all_trials if isinstance(found, Rulebook) else found
    (one,) = considered(world, "samtale", municipality, group, day(on))
    return one.holds, one.why.da, one.why.en


def trial(*grants, use: str = "") -> Rulebook:
    return law(WEEK_4, exemptions=[SUSPENDED + use], grants=grants)


def test_an_exemption_that_holds_says_since_when():
    assert why(trial(grant("fri", "aalborg", 10))) == (
        True,
        "gælder siden 11.01.2018",
        "holds since 11 January 2018",
    )


def test_an_exemption_for_use_in_single_cases_says_so():
    assert why(trial(grant("fri", "aalborg", 10), use="\nuse = {}")) == (
        True,
        "kan bruges sag for sag siden 11.01.2018",
        "may be used case by case since 11 January 2018",
    )


def test_an_exemption_not_yet_begun_or_already_over_says_when():
    book = trial(grant("fri", "aalborg", 10, 30))
    assert why(book, 9) == (False, "gælder først fra 11.01.2018", "holds only from 11 January 2018")
    assert why(book, 30) == (False, "gjaldt kun til og med 30.01.2018", "held only through 30 January 2018")


def test_between_two_grants_the_next_one_is_named():
    book = trial(grant("fri", "aalborg", 10, 20), grant("fri", "aalborg", 30))
    assert why(book, 25) == (False, "gælder først fra 31.01.2018", "holds only from 31 January 2018")


def test_an_exemption_that_another_municipality_has_or_nobody_ever_had():
    assert why(trial(grant("fri", "morsø"))) == (False, "aalborg har den ikke", "aalborg does not have it")
    assert why(trial()) == (False, "er aldrig sat i gang", "was never started")


def test_an_exemption_for_another_group():
    assert why(trial(grant("fri")), group="kontanthjaelp") == (
        False,
        "gælder ikke kontanthjaelp",
        "does not cover kontanthjaelp",
    )


def test_an_exemption_that_is_left_out_of_the_world():
    assert why(trial(grant("fri")).no_trials) == (False, "der ses bort fra forsøg", "trials are left out")


def test_the_grant_that_decided_stands_beside_the_answer():
    early, late = grant("fri", "aalborg", 10, 20), grant("fri", "aalborg", 30)
    (one,) = considered(trial(early, late).all_trials, "samtale", "aalborg", "dagpenge", day(40))
    assert one.grant is late


def test_what_is_considered_holding_is_what_the_rulebook_lays():
    book = law(
        WEEK_4,
        exemptions=[SUSPENDED, 'id = "sag"\nchange = { norm = "samtale", suspend = true }\nuse = {}'],
        grants=[grant("fri", "aalborg", 10, 30), grant("sag", "aalborg", 20), grant("sag", "morsø", 0, 5)],
    )
    for municipality in ("aalborg", "morsø", "rebild"):
        for on in (0, 5, 10, 20, 30):
            for group in ("dagpenge", "kontanthjaelp"):
                found = considered(book.all_trials, "samtale", municipality, group, day(on))
                rule = book.all_trials.rule("samtale", municipality, group, day(on))
                assert {one.exemption.id for one in found if one.holds} == {
                    one.id for one in (*rule.layers, *rule.usable)
                }
