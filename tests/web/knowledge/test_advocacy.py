"""Advocacy list by list, new activities, and other trials for the same citizens."""

from frikommune.web.pages.clock import today
from tests.web.conftest import words

PAGE = "/nordjylland/knowledge/advocacy"
OTHERS = "/nordjylland/knowledge/others"
OTHER = {
    "named": "Flere skal med",
    "run_by": "STAR",
    "citizens": "Aktivitetsparate kontanthjælpsmodtagere",
    "trial": ["3.4"],
    "first": "2018-01-01",
    "last": "2019-12-31",
}


def test_each_papers_list_stands_whole_with_the_latest_first(visitor):
    said = words(visitor.get(PAGE).content)
    ten, nine, three = (
        said.index(f"{head}: {number} aktiviteter")
        for head, number in (
            ("KKR 13.11.2020 (000)", 10),
            ("KKR-status 8.11.2019 (002)", 9),
            ("Aalborg 2019-035025 (001)", 3),
        )
    )
    assert ten < nine < three


def test_the_differences_between_the_lists_are_marked(visitor):
    # of 2020 and of November 2019; of November and September 2019; of the same two
    page = visitor.get(PAGE).content.decode()
    assert page.count(">ny<") == 5 + 6
    assert page.count(">kun her<") == 4 + 1
    assert page.count(">går igen<") == 5 + 2


def test_what_recurs_is_said_to_be_assumed_but_for_what_the_source_says(visitor):
    said = words(visitor.get(PAGE).content)
    assert "(antaget: STAR i begge lister)" in said
    assert "(kilden siger det: “(opfølgning)”)" in said


def test_a_year_earlier_only_the_earlier_lists_were_known(visitor):
    said = words(visitor.get(f"{PAGE}?on=2019-11-08&known_on=2019-11-08").content)
    assert "KKR-status 8.11.2019 (002): 9 aktiviteter" in said
    assert "(000)" not in said


def test_the_coordinator_adds_one_that_follows_up_another(as_coordinator):
    fields = {"said": "Nyt møde med STAR", "held": today().isoformat(), "follows": "advocacy:000-star"}
    said = words(as_coordinator.post(f"{PAGE}/new", fields, follow=True).content)
    assert "Nyt møde med STAR" in said
    assert "Følger op på Møde med STAR" in said
    assert "Frikommune: 1 aktivitet" in words(as_coordinator.get(PAGE).content)


def test_what_it_led_to_is_added(as_coordinator):
    said = words(as_coordinator.post(f"{PAGE}/000-star", {"led_to": "STAR undersøger."}, follow=True).content)
    assert "Hvad det førte til STAR undersøger." in said


def test_a_leader_may_not_add_one(as_leader):
    assert as_leader.get(f"{PAGE}/new").status_code == 403


def test_an_activity_that_does_not_exist_is_not_found(visitor):
    assert visitor.get(f"{PAGE}/nothing").status_code == 404


def test_no_source_names_another_trial(visitor):
    assert "Ingen kilde nævner nogen" in words(visitor.get(OTHERS).content)


def test_the_coordinator_adds_another_trial_for_the_same_citizens(as_coordinator):
    said = words(as_coordinator.post(f"{OTHERS}/new", OTHER, follow=True).content)
    for part in ("Flere skal med", "Drives af STAR", "01.01.2018 – 31.12.2019", "Aktivitetsparate"):
        assert part in said


def test_a_trial_that_ends_before_it_begins_is_refused(as_coordinator):
    answer = as_coordinator.post(f"{OTHERS}/new", {**OTHER, "last": "2017-12-31"})
    assert answer.status_code == 422
    assert "01.01.2018 eller senere" in words(answer.content)
    assert 'value="Flere skal med"' in answer.content.decode()


def test_english(visitor):
    visitor.post("/language", {"language": "en"})
    assert "KKR 13.11.2020 (000): 10 activities" in words(visitor.get(PAGE).content)
