"""The trial page: plain words first, then every fact with its source."""

import re

import pytest

from tests.web.conftest import axe, is_too_wide, words

PAGE = "/nordjylland/trial/"


def said(client, address: str) -> str:
    return words(client.get(f"{PAGE}{address}").content)


def test_it_begins_with_what_the_trial_changes_in_plain_words(visitor):
    page = said(visitor, "3.2?on=2019-11-08")
    heading = page.index("3.2 Ledighedsydelse – fritagelse for revurdering")
    lead = page.index("Tre spørgsmål ved hver samtale i stedet", heading)
    assert lead < page.index("Hvor det står")
    assert "Loven uden forsøget Samtale mindst hver 3. måned" in page


def test_it_says_where_the_trial_runs_for_whom_and_since_when(visitor):
    page = said(visitor, "3.2?on=2019-11-08")
    assert "i gang Thisted, Vesthimmerland, Rebild, Jammerbugt og Aalborg" in page
    assert "Aalborg: 01.07.2018 til og med 31.12.2021" in page
    assert "Thisted: 01.07.2018 til og med 31.12.2021 startdag antaget" in page


def test_conditions_of_use_have_their_source(visitor):
    page = said(visitor, "2.1?on=2019-11-08")
    assert "ledelsen kvalitetssikrer hver sag" in page
    assert "“Lægeattester ifm rehabiliteringsmøde”" in page


def test_what_the_law_did_stands_beside_what_the_norms_say(visitor):
    page = said(visitor, "1.3?on=2020-11-13")
    assert "Loven fra 01.01.2020" in page
    assert "8. uge og 12. måned passer ind i den" in page
    assert "normerne siger det samme" in page
    assert "kilden lader det stå åbent" in page


def test_a_law_that_is_still_to_come_is_announced_and_was_not_known_before_it_was_told(visitor):
    assert "Loven fra 01.01.2020 kommer" in said(visitor, "2.3?on=2019-11-08&known_on=2019-11-08")
    assert "Loven fra 01.01.2020" not in said(visitor, "2.3?on=2018-02-01&known_on=2018-02-01")


def test_a_share_that_hides_the_unfinished_says_so(visitor):
    page = said(visitor, "3.3?on=2019-11-08")
    assert "44,4 % (24 af 54; 20 ikke færdige)" in page
    assert "20 af 54 var ikke færdige: andelen ender mellem 44,4 og 81,5 %." in page
    assert "Af de 34 færdige er det 70,6 %" in page


def test_qualifier_and_method_are_part_of_a_figure(visitor):
    assert "ca. 175 personer" in said(visitor, "3.3?on=2019-11-08")
    assert "statusnotat" in said(visitor, "2.1?on=2019-11-08")


def test_a_figure_is_not_shown_before_it_was_published(visitor):
    assert "44,4 %" not in said(visitor, "3.3?on=2019-11-08&known_on=2018-01-31")


def test_a_trial_that_never_started_gives_both_reasons(visitor):
    page = said(visitor, "2.4?on=2019-11-08")
    assert "aldrig sat i gang" in page
    assert "Uddannelsespålæg skal fortsat indberettes" in page
    assert "Regeringen gav kun delvist tilsagn" in page


def test_the_history_keeps_the_day_it_counts_from_apart_from_the_day_it_was_recorded(visitor):
    html = visitor.get(f"{PAGE}2.3?on=2020-11-13").content.decode()
    table = re.search(r'<table class="table history">.*?</table>', html, re.DOTALL)[0]
    assert "01.01.2020 08.11.2019 Forsøg 2.3 ny lov: loven fra 01.01.2020: helt imødekommet." in words(table)


def test_disagreements_are_listed_and_lead_to_each_statement(visitor):
    html = visitor.get(f"{PAGE}3.1?on=2019-11-08").content.decode()
    assert "Hjørring er med blandt “alle de deltagende kommuner”" in words(html)
    assert "/nordjylland/disagreements?on=2019-11-08#hjoerring-3.1" in html


def test_its_sources_are_listed_by_their_own_day(visitor):
    page = said(visitor, "2.3?on=2020-11-13")
    section = page[page.index("Dokumenter og kilder") :]
    assert section.index("(003)") < section.index("(002)") < section.index("(000)")


def test_a_refused_application_that_no_source_describes_has_a_page_that_says_so(visitor):
    page = said(visitor, "1-refused-1?on=2019-11-08")
    assert "Ingen kilde siger, hvad ansøgningen gik ud på, eller hvem der søgte." in page
    assert "afslået" in page
    assert "7 blev sendt, og 5 er helt eller delvist godkendt" in page


def test_a_trial_that_is_not_known_is_not_found(visitor):
    assert visitor.get(f"{PAGE}9.9").status_code == 404
    assert visitor.get(f"{PAGE}3.2?known_on=2016-06-01").status_code == 404


def test_it_speaks_english_too(visitor):
    visitor.post("/language", {"language": "en", "next": "/"})
    page = said(visitor, "3.3?on=2019-11-08")
    assert "20 of 54 had not finished: the share will end between 44.4 and 81.5%." in page
    assert "The law without the trial" in page


TRIALS = ["1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4", *(f"3.{n}" for n in range(1, 11))]


@pytest.mark.parametrize("trial", [*TRIALS, "3-refused-3"])
@pytest.mark.parametrize("on", ["2016-01-01", "2018-01-31", "2022-01-01"])
def test_every_trial_has_a_page_on_every_day(visitor, trial, on):
    assert visitor.get(f"{PAGE}{trial}?on={on}").status_code == 200


ADDRESSES = [f"{PAGE}1.3?on=2019-11-08", f"{PAGE}3.3?on=2020-11-13", f"{PAGE}1-refused-1"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(page, site, address):
    page.goto(f"{site.url}{address}")
    for one in page.locator("summary").all():
        one.click()
    assert axe(page) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_fits_a_phone(phone, site, address):
    phone.goto(f"{site.url}{address}")
    for one in phone.locator("summary").all():
        one.click()
    assert not is_too_wide(phone)


def test_its_other_pages_are_one_step_away(as_coordinator, visitor):
    html = as_coordinator.get(f"{PAGE}3.2").content.decode()
    for address in ("life/3.2", "meetings/of/trial:3.2", "knowledge/?trial=3.2"):
        assert f'href="/nordjylland/{address}"' in html
    assert "/nordjylland/life/3.2" not in visitor.get(f"{PAGE}3.2").content.decode()


def test_each_place_leads_to_what_applies_there(visitor):
    html = visitor.get(f"{PAGE}3.2?on=2019-11-08").content.decode()
    assert "law/applies?on=2019-11-08&amp;municipality=Aalborg&amp;group=" in html


def test_norms_and_documents_are_called_by_their_names(visitor):
    page = said(visitor, "3.2?on=2019-11-08")
    assert "kravet i “Revurdering efter 12 måneder på ledighedsydelse”" in page
    assert "ledighedsydelse-revurdering" not in page
