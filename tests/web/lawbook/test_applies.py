"""*What applies?*: the answer for a municipality, a group and a day, and two of them beside each other."""

from datetime import date

import pytest

from frikommune.ledger.standing_law import what_applies
from frikommune.packfiles.pack import load_pack
from tests.web.conftest import words

APPLIES = "/nordjylland/law/applies"
MARCH_2018 = {"on": "2018-03-01", "group": "dagpenge"}


@pytest.fixture(scope="module")
def rulebook():
    return load_pack().rulebook


@pytest.fixture
def said(visitor):
    """What the page says to a question."""

    def ask(**query: str) -> str:
        answer = visitor.get(APPLIES, query)
        assert answer.status_code == 200
        return words(answer.content)

    return ask


def test_aalborgs_joint_talk_is_in_week_8_and_the_laws_own_week_4_stands_beneath(said):
    told = said(municipality="Aalborg", norm="faellessamtale", **MARCH_2018)
    assert "nr. 1: i uge 8: 19.04.2018–25.04.2018" in told
    assert "uden forsøget i uge 4: 22.03.2018–28.03.2018 – forsøget fraviger" in told


def test_rebilds_own_practice_is_unknown_and_the_law_stands_beneath(said):
    told = said(municipality="Rebild", norm="faellessamtale", **MARCH_2018)
    assert "nr. 1: kan ikke afgøres, fordi ingen kilde siger, hvad kommunen har sat i stedet" in told
    assert "uden forsøget i uge 4: 22.03.2018–28.03.2018" in told
    assert "1.3x Ændret rytme, form og indhold, uoplyst hvordan : gælder siden 01.07.2017" in told


def test_telephone_talks_in_aalborg_are_found_by_two_words_in_all_groups(said):
    told = said(municipality="Aalborg", on="2019-03-01", q="jobsamtale telefonisk")
    assert "1 norm." in told
    assert "Jobsamtale i kontaktforløbet" in told
    assert "Forsøg 1.3b Telefonisk samtale i stedet for personlig" in told
    assert (
        "uden forsøget: skal ske personligt; eller telefonisk, "
        "hvis borgeren forlader ledigheden inden for 6 uger"
    ) in told


def test_reassessment_is_waived_in_aalborg_by_trial_3_2(said):
    told = said(
        municipality="Aalborg", group="ledighedsydelse", norm="ledighedsydelse-revurdering", on="2019-09-30"
    )
    assert "fraveget ved forsøg 3.2" in told
    assert "Aalborg 2019-035025 (001), Ledighedsydelse - fritagelse for revurdering i 12. måned" in told


def test_lae285_may_be_set_aside_case_by_case_in_rebild(said):
    told = said(municipality="Rebild", group="sygedagpenge", norm="lae285", on="2018-05-01")
    assert "kan fraviges sag for sag ved forsøg 2.3" in told


def test_the_law_alone_leaves_trials_out(said):
    told = said(municipality="Aalborg", norm="faellessamtale", law_alone="1", **MARCH_2018)
    assert "nr. 1: i uge 4" in told
    assert "der ses bort fra forsøg" in told
    assert "i uge 8" not in told


@pytest.mark.parametrize("municipality", ["Aalborg", "Rebild", "Læsø"])
@pytest.mark.parametrize("on", [date(2018, 3, 1), date(2019, 12, 31), date(2020, 1, 1)])
def test_the_page_says_every_line_of_the_engine(said, rulebook, municipality, on):
    for group in ("dagpenge", "sygedagpenge", "ledighedsydelse"):
        told = said(municipality=municipality, group=group, on=on.isoformat())
        for asked in what_applies(rulebook.all_trials, municipality, group, on, on):
            if asked.rule.in_force:
                lines = [*asked.words, *asked.words_without, *(step.words for step in asked.steps)]
                assert [one.da for one in lines if one.da not in told] == []
                assert [one.why.da for one in asked.considered if one.why.da not in told] == []
                assert [one.da for one in asked.assumptions if one.da not in told] == []


def test_two_municipalities_stand_side_by_side_with_the_difference_in_words(said):
    told = said(municipality="Aalborg", beside="Rebild", norm="faellessamtale", **MARCH_2018)
    assert "Aalborg 01.03.2018 over for Rebild 01.03.2018" in told
    assert "1 norm kræver noget forskelligt." in told
    assert "nr. 1: i uge 8: 19.04.2018–25.04.2018 ≠ kun her" in told


def test_two_days_stand_side_by_side(said):
    told = said(
        municipality="Aalborg", group="sygedagpenge", norm="lae285", on="2019-12-31", beside_on="2020-01-01"
    )
    assert "Aalborg, 31.12.2019" in told
    assert "Aalborg, 01.01.2020 Gælder ikke her den dag." in told


def test_only_what_differs_can_be_asked_for(said):
    told = said(municipality="Aalborg", beside="Rebild", only_differences="1", **MARCH_2018)
    assert "≠ forskel" in told
    assert "= ens" not in told


def test_the_same_place_twice_is_one_place(said):
    assert "over for" not in said(municipality="Aalborg", beside="Aalborg", **MARCH_2018)


def test_a_norm_that_is_not_for_the_group_says_for_whom_it_is(said):
    told = said(municipality="Aalborg", group="sygedagpenge", norm="faellessamtale", on="2018-03-01")
    assert (
        "“Fællessamtale med a-kassen” vedrører ikke sygedagpengemodtagere. "
        "Den gælder for jobparate dagpengemodtagere."
    ) in told


def test_words_that_fit_nothing_say_what_to_try(said):
    assert "Ingen norm passer til det, du søger efter." in said(
        municipality="Aalborg", q="giraf", **MARCH_2018
    )


def test_nothing_chosen_asks_for_a_municipality_and_then_for_a_group(said):
    assert "Vælg en kommune for at få svar." in said()
    assert "Vælg en målgruppe, eller søg efter ord" in said(municipality="Aalborg")


def test_a_leaders_own_municipality_is_chosen_beforehand(signed_in):
    answer = signed_in("leder-rebild").get(APPLIES, MARCH_2018)
    assert "<option selected>Rebild</option>" in answer.content.decode()
    assert "Rebild 01.03.2018" in words(answer.content)


def test_the_page_is_english_when_chosen(visitor):
    visitor.cookies["language"] = "en"
    told = words(
        visitor.get(APPLIES, {"municipality": "Aalborg", "norm": "faellessamtale", **MARCH_2018}).content
    )
    assert "no. 1: in week 8: 19 April 2018 to 25 April 2018" in told
    assert "Assumed, as no source says it:" in told


def test_known_on_an_earlier_day_is_said_to_make_no_difference_here(said):
    assert "Lovsiderne viser altid, hvad der vides nu" in said(municipality="Aalborg", known_on="2018-01-31")


REFUSED = {
    "municipality": (
        {"municipality": "Aalbog", "group": "dagpenge"},
        "Pakken kender ikke kommunen “Aalbog” Hvor municipality Fik Aalbog Forventede navnet, som pakken"
        " skriver det Gør nu Mente du “Aalborg”?",
    ),
    "group": (
        {"municipality": "Aalborg", "group": "dagpeng"},
        "Pakken kender ikke målgruppen “dagpeng” Hvor group Fik dagpeng Forventede navnet, som pakken skriver"
        " det Gør nu Mente du “dagpenge”?",
    ),
    "norm": (
        {"municipality": "Aalborg", "norm": "jobsamtal"},
        "Pakken kender ikke normen “jobsamtal” Hvor norm Fik jobsamtal Forventede navnet, som pakken skriver"
        " det Gør nu Mente du “jobsamtale”?",
    ),
    "kind": (
        {"municipality": "Aalborg", "kind": "regel"},
        "Valget findes ikke Hvor slags Fik regel Forventede et af valgene på siden Gør nu Vælg en af: duty,"
        " limit, precondition.",
    ),
}


@pytest.mark.parametrize(("query", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_answered_is_refused_in_words_and_the_form_stays(visitor, query, said):
    answer = visitor.get(APPLIES, query)
    assert answer.status_code == 422
    assert said in words(answer.content)
    assert 'id="question"' in answer.content.decode()


def test_a_day_that_cannot_be_read_is_refused(visitor):
    answer = visitor.get(APPLIES, {"municipality": "Aalborg", "group": "dagpenge", "beside_on": "i går"})
    assert answer.status_code == 422
    assert "beside_on" in words(answer.content)
    assert "i går" in words(answer.content)
