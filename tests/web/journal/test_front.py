"""The front page and the page of disagreements."""

from datetime import date

import pytest

from tests.web.conftest import axe, is_too_wide, words

FRONT = "/nordjylland/"


def said(client, address: str) -> str:
    return words(client.get(address).content)


def test_it_counts_on_the_day_as_known_on_the_day(visitor):
    then = said(visitor, f"{FRONT}?on=2018-01-31&known_on=2018-01-31")
    assert "24 ansøgninger og forsøg 8 i gang 19 imødekommet i alt 11 kommuner" in then
    later = said(visitor, f"{FRONT}?on=2020-11-13")
    assert "24 ansøgninger og forsøg 16 i gang 19 imødekommet i alt" in later


def test_numbers_lead_to_the_trials_they_count(visitor):
    html = visitor.get(f"{FRONT}?on=2020-11-13").content.decode()
    assert 'href="/nordjylland/portfolio/?on=2020-11-13&amp;state=met"' in html


def test_it_says_when_the_period_ends_and_when_it_has(visitor):
    assert "Perioden løber til og med 31.12.2021." in said(visitor, f"{FRONT}?on=2020-11-13")
    assert "Perioden løb til og med 31.12.2021." in said(visitor, f"{FRONT}?on=2022-01-01")


def test_what_comes_next_is_what_was_planned_then(visitor):
    page = said(visitor, f"{FRONT}?on=2019-11-08&known_on=2019-11-08")
    following = page[page.index("Det næste") : page.index("Temaet")]
    assert "13.11.2019 Henvendelse fra KKR-formandskabet" in following
    assert "01.01.2020" in following


def test_a_day_before_anything_was_known_says_so(visitor):
    page = said(visitor, f"{FRONT}?on=2015-01-01&known_on=2015-01-01")
    assert "Intet er planlagt efter denne dag." in page
    assert "Ingen uenigheder er kendt den dag." in page


def test_the_number_of_disagreements_leads_to_all_of_them(visitor):
    page = said(visitor, f"{FRONT}disagreements?on=2020-11-13")
    count = int(page.split(" uenigheder,")[0].split()[-1])
    assert f"Kilderne er uenige {count} steder." in said(visitor, f"{FRONT}?on=2020-11-13")


def test_each_statement_stands_with_its_source_and_what_was_adopted_with_the_reason(visitor):
    page = said(visitor, f"{FRONT}disagreements?on=2020-11-13")
    assert "frist : 01.11.2016" in page
    assert "valgt frist : 01.12.2016" in page
    assert "Valgt: Første ansøgningsfrist 1.11.2016" in page
    assert "Ingen af dem er valgt. Hjørring er med blandt" in page


def test_what_nobody_had_decided_then_says_so(visitor):
    page = said(visitor, f"{FRONT}disagreements?on=2020-11-13&known_on=2020-11-13")
    assert "Ingen har taget stilling." in page
    assert "Ingen af dem er valgt." not in page


def test_a_figure_is_called_by_what_it_measures(visitor):
    page = said(visitor, f"{FRONT}disagreements?on=2020-11-13")
    assert "jobrotation-rate" not in page
    assert "Ordinær beskæftigelse eller uddannelse efter jobrotation" in page


def test_both_pages_speak_english_too(visitor):
    visitor.post("/language", {"language": "en", "next": "/"})
    assert "The period runs through 31 December 2021." in said(visitor, f"{FRONT}?on=2020-11-13")
    assert "Nothing is chosen silently" in said(visitor, f"{FRONT}disagreements")


@pytest.mark.parametrize("address", [FRONT, f"{FRONT}?on=2019-11-08", f"{FRONT}disagreements"])
def test_axe_finds_nothing(page, site, address):
    page.goto(f"{site.url}{address}")
    assert axe(page) == []


@pytest.mark.parametrize("address", [f"{FRONT}?on=2019-11-08", f"{FRONT}disagreements"])
def test_it_fits_a_phone(phone, site, address):
    phone.goto(f"{site.url}{address}")
    assert not is_too_wide(phone)


def test_work_is_one_step_away_for_whoever_has_some(as_coordinator, visitor):
    assert "Dit arbejde:" in said(as_coordinator, FRONT)
    assert "Dit arbejde:" not in said(visitor, FRONT)


def test_what_is_said_of_a_trial_or_a_part_leads_to_the_trial(visitor):
    for about in ("trial:3.2", "part:3.2"):
        html = visitor.get(f"{FRONT}subject/{about}").content.decode()
        assert 'href="/nordjylland/trial/3.2"' in html


@pytest.mark.parametrize(
    ("about", "title"),
    [
        ("figure:microloan-rate", "<h1>Gået fra ydelse til at være uden offentlig forsørgelse</h1>"),
        ("law:course-limit", "<h1>Lov</h1>"),
        ("trial:3.2", "<h1>Forsøg 3.2</h1>"),
        ("municipality:Aalborg", "<h1>Aalborg</h1>"),
        ("body:kkr", "<h1>Kommune Kontakt Rådet (KKR) Nordjylland</h1>"),
    ],
)
def test_what_is_spoken_of_is_called_by_its_name_and_never_by_a_code(visitor, about, title):
    assert title in visitor.get(f"{FRONT}subject/{about}").content.decode()


def test_the_history_of_a_trial_says_what_each_entry_is_about_in_words(visitor):
    html = visitor.get(f"{FRONT}trial/1.1").content.decode()
    assert '<a href="/nordjylland/subject/figure:microloan-rate">Tal</a>' in html
    assert ">microloan-rate<" not in html


def test_what_is_new_was_recorded_by_today(visitor, settings):
    settings.TODAY = date(2019, 11, 8)
    page = said(visitor, FRONT)
    latest = page[page.index("Alle nyheder og feeds") : page.index("Det næste")]
    assert "2026" not in latest
    assert "08.11.2019 · Nyt om forsøgene Forsøg 1.2" in latest
