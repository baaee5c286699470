"""The portfolio page: days, filters, counts, why a cell says what it says, and the picture of the years."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from frikommune.programme.entry import Deed, Names, Subject
from frikommune.web.journal.append import append
from frikommune.web.journal.book import book_of
from frikommune.web.journal.writing import Pen
from frikommune.web.people.models import Person, Seat
from tests.web.conftest import axe, follow, is_too_wide, opened, settle, sign_in, words
from tests.web.portfolio.reading import cells, rows

PAGE = "/nordjylland/portfolio/"
ON = f"{PAGE}?on=2019-11-08"


def read(client, address: str) -> str:
    return client.get(address).content.decode()


def test_it_counts_the_trials_by_state(visitor):
    said = words(read(visitor, f"{PAGE}?on=2020-11-13"))
    assert "24 forsøg og ansøgninger." in said
    assert "5 afslået 1 aldrig sat i gang 16 i gang 2 ophørt, imødekommet ved lov" in said


def test_it_speaks_english_too(visitor):
    visitor.post("/language", {"language": "en", "next": "/"})
    said = words(read(visitor, f"{PAGE}?on=2020-11-13"))
    assert "24 trials and applications." in said
    assert "2 ended, met by law" in said


def test_after_the_period_nothing_is_running(visitor):
    assert set(rows(read(visitor, f"{PAGE}?on=2022-01-01")).values()) == {
        "refused",
        "not_started",
        "met",
        "over",
    }


FILTERS = {
    "round=2": {"2.1", "2.2", "2.3", "2.4"},
    "theme=4": {"1.1", "1.2", "2.2"},
    "municipality=Morsø": {"2.1", "2.3", "3.10"},
    "state=not_started": {"2.4"},
    "round=1&municipality=Aalborg": {"1.1", "1.2", "1.3"},
}


@pytest.mark.parametrize("query", FILTERS)
def test_a_filter_lets_through_what_it_names(visitor, query):
    assert set(rows(read(visitor, f"{ON}&{query}"))) == FILTERS[query]


def test_one_municipality_is_one_column(visitor):
    shown = cells(read(visitor, f"{ON}&municipality=Rebild"))
    assert {place for _, place in shown} == {"Rebild"}


def test_no_theme_is_said_to_be_not_stated(visitor):
    assert "3.5" in rows(read(visitor, f"{ON}&theme=none"))
    assert "3.3" not in rows(read(visitor, f"{ON}&theme=none"))


def test_filters_that_nothing_fits_say_so(visitor):
    assert "Intet passer." in words(read(visitor, f"{ON}&round=2&state=refused"))


def test_the_slider_moves_the_day_without_script(visitor):
    """The form sends where the slider stands and where it stood; the filters stay."""
    answer = visitor.get(f"{ON}&slide=24&stood=46&round=2")
    assert answer.headers["Location"] == f"{PAGE}?on=2018-01-01&round=2"


def test_a_slider_that_was_not_moved_leaves_the_date(visitor):
    assert visitor.get(f"{ON}&slide=46&stood=46").status_code == 200


def test_the_slider_spans_2016_to_2021_and_the_day_after(visitor):
    html = read(visitor, ON)
    assert 'min="0" max="72" value="46" data-first="2016-01-01"' in html
    assert visitor.get(f"{ON}&slide=999&stood=46").headers["Location"] == f"{PAGE}?on=2022-01-01"


def test_htmx_gets_the_table_alone_and_the_address_without_the_slider(visitor):
    answer = visitor.get(f"{ON}&slide=46&stood=46&theme=", headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert answer.headers["HX-Replace-Url"] == ON


def test_a_day_on_which_nothing_was_known_is_no_error(visitor):
    assert visitor.get(f"{PAGE}?on=2015-01-01&known_on=2015-01-01").status_code == 200


# ---- Why


def test_a_cell_says_what_it_rests_on_with_sources(visitor):
    said = words(read(visitor, f"{PAGE}3.1/Hjørring?on=2019-11-08"))
    assert "i gang, kom til senere" in said
    assert "startdagen er antaget" in said
    assert "Hjørring er med blandt “alle de deltagende kommuner” i januar 2019" in said
    assert "Aalborg 2019-035025 (001), “Forenkling af bevillingsgrundlaget for revalidering”" in said
    assert "Registreret september 2019" in said


def test_why_a_trial_never_started_is_told_by_both_sources(visitor):
    said = words(read(visitor, f"{PAGE}2.4/Aalborg?on=2019-11-08"))
    assert "Uddannelsespålæg skal fortsat indberettes i IT-systemet" in said
    assert "Regeringen gav kun delvist tilsagn" in said


def test_a_cell_that_no_source_names_says_so(visitor):
    said = words(read(visitor, f"{PAGE}1.1/Morsø?on=2019-11-08"))
    assert "Ingen kilde nævner kommunen under forsøget." in said


@pytest.mark.parametrize("address", ["9.9/Aalborg", "1.1/København"])
def test_a_cell_that_is_not_in_the_table_is_not_found(visitor, address):
    assert visitor.get(f"{PAGE}{address}").status_code == 404


# ---- What is decided here shows


def test_a_municipality_that_joins_here_is_in_the_table_from_that_day(visitor, nordjylland):
    seat = Seat.objects.get(person__username="demo-koordinator")
    made_by = Person.objects.get(username="demo-koordinator")
    pen = Pen(book_of(nordjylland), seat, date(2021, 3, 1))
    deed = Deed("koordinatoren", second="lederen", document="sag 1", basis="bekendtgørelsen § 1")
    join = pen.act("join", Subject("trial", "3.2"), Names(("Morsø",)), effect=date(2021, 4, 1), deed=deed)
    append(nordjylland, [join], papers=[pen.paper], made_by=made_by)
    assert cells(read(visitor, f"{PAGE}?on=2021-03-31"))["3.2", "Morsø"] == "not_named"
    assert cells(read(visitor, f"{PAGE}?on=2021-04-01"))["3.2", "Morsø"] == "granted"
    assert cells(read(visitor, f"{PAGE}?on=2021-04-01"))["3.2", "Thisted"] == "running assumed"


# ---- The picture


def test_the_picture_tells_rounds_laws_and_the_end_and_has_the_same_as_a_table(visitor):
    html = read(visitor, ON)
    svg = re.search(r"<svg class=\"years\".*?</svg>", html, re.DOTALL)[0]
    for said in ("Frist, runde 1", "Start, runde 3", "Ny lov", "Periodens slut"):
        assert said in words(svg)
    table = words(html[html.index("Billedet som tabel") :])
    for said in ("01.12.2016 Frist, runde 1", "01.01.2020 Ny lov", "31.12.2021 Periodens slut"):
        assert said in table
    assert (
        "2.3 Differentiering i valg af lægeattester på sygedagpengeområdet 01.05.2017 01.01.2018 31.12.2019"
        in table
    )


# ---- In a browser


def test_the_slider_moves_the_table_by_keyboard(page, site):
    page.goto(f"{site.url}{PAGE}?on=2017-12-05")
    page.locator("#slide").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("on=2018-01-01"))
    expect(page.locator("#on")).to_have_value("2018-01-01")
    expect(page.locator('tr:has(a[href*="trial/2.2"]) td[data-place="Thisted"]')).to_have_text("i gang")
    expect(page.locator("#slide")).to_have_attribute("aria-valuetext", "januar 2018")


@pytest.mark.parametrize("place", ["Europe/Copenhagen", "America/Nuuk", "Pacific/Auckland"])
def test_the_slider_names_the_month_alike_wherever_the_reader_sits(browser, site, place):
    with opened(browser, timezone_id=place) as page:
        page.goto(f"{site.url}{PAGE}?on=2017-12-05")
        page.locator("#slide").press("ArrowRight")
        expect(page.locator("#slid-to")).to_have_text("januar 2018")


def test_a_filter_and_a_cell_lead_to_the_source(page, site):
    page.goto(f"{site.url}{ON}")
    page.select_option("#municipality", "Hjørring")
    expect(page).to_have_url(re.compile("municipality=Hj"))
    settle(page)
    follow(page.locator('td[data-place="Hjørring"] a').last)
    expect(page.locator("h1")).to_have_text(re.compile("Hjørring$"))
    expect(page.get_by_text("KKR-status 8.11.2019 (002)").first).to_be_visible()


ADDRESSES = [ON, f"{PAGE}3.1/Hjørring?on=2019-11-08"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(page, site, address):
    page.goto(f"{site.url}{address}")
    for one in page.locator("summary").all():
        one.click()
    assert axe(page) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_fits_a_phone(phone, site, address):
    phone.goto(f"{site.url}{address}")
    assert not is_too_wide(phone)


def test_whoever_signs_in_sees_the_same_table(page, site):
    sign_in(page, site, "leder-rebild")
    page.goto(f"{site.url}{ON}")
    expect(page.locator("table.portfolio tbody tr")).to_have_count(24)
