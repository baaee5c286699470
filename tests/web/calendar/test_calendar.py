"""The calendar: what the papers plan, by day, filtered; rivals side by side; what is overdue stands out."""

import re

import pytest

from tests.web.conftest import words

AT = "/nordjylland/calendar/"
EVALUATION_002 = {
    "Opstartsmøde med VIVE": "start marts 2020",
    "Evaluering af den organisatoriske læring": "marts 2020 – maj 2020",
    "Evaluering i de enkelte forsøg": "01.05.2020 – august 2020",
    "Godkendelse i Jobcenterchefkredsen": "midt september 2020",
    "Godkendelse i Beskæftigelsesdirektørkredsen": "start oktober 2020",
    "Godkendelse i kommunaldirektørkredsen": "slut oktober 2020",
    "Godkendelse i KKR": "november 2020",
    "Politisk godkendelse i alle kommuner": "november 2020 – december 2020",
    "Fremsendelse til Social- og Indenrigsministeriet": "senest 31.12.2020",
}
"""Seed 002, “EVALUERING I 2020”."""


def lines(html: bytes) -> list[str]:
    """The lines of the lists, as words."""
    return [
        words(one) for one in re.findall(r"<li[^>]*><div class=\"days\">.*?</li>", html.decode(), re.DOTALL)
    ]


def test_the_evaluation_plan_is_that_of_the_status_of_november_2019(visitor):
    found = lines(visitor.get(f"{AT}?show=year&year=2020&on=2019-11-08&known_on=2019-11-08").content)
    for name, when in EVALUATION_002.items():
        assert [one for one in found if name in one and one.startswith(when)], name


def test_rounds_have_their_deadlines_and_the_first_both_of_its_days(visitor):
    found = lines(visitor.get(f"{AT}?show=year&year=2016&on=2017-01-01").content)
    (first,) = [one for one in found if "Runde 1: ansøgningsfrist" in one]
    assert "01.11.2016" in first
    assert "01.12.2016" in first
    assert "Kilderne er uenige om tidspunktet" in first
    second = lines(visitor.get(f"{AT}?show=year&year=2017&on=2018-01-01").content)
    assert [one[:10] for one in second if "ansøgningsfrist" in one] == ["01.05.2017", "01.11.2017"]


def test_sources_that_disagree_on_the_evaluation_stand_side_by_side(visitor):
    page = words(visitor.get(f"{AT}plan/trials-evaluated").content)
    assert "01.05.2020 – august 2020 ikke valgt" in page
    assert "maj 2020 – september 2020 valgt" in page
    assert "KKR-status 8.11.2019 (002)" in page


def test_what_is_not_done_in_time_is_overdue_by_word_and_number(visitor):
    page = visitor.get(f"{AT}?on=2020-10-01&known_on=2020-10-01").content
    (heads,) = [one for one in lines(page) if "Jobcenterchefkredsen" in one]
    assert "overskredet 11 dage" in heads
    assert 'class="late"' in page.decode()


def test_only_what_is_overdue_when_asked(visitor):
    found = lines(visitor.get(f"{AT}?on=2020-10-01&late=1").content)
    assert found
    assert all("overskredet" in one for one in found)


def test_a_kind_and_a_municipality_can_be_chosen(visitor):
    starts = lines(visitor.get(f"{AT}?show=year&year=2018&kind=start&place=Morsø").content)
    named = [one for one in starts if "begynder" in one]
    assert named
    assert all("Morsø" in one for one in named)


def test_starts_ends_and_law_have_their_days(visitor):
    found = " ".join(lines(visitor.get(f"{AT}?show=year&year=2020&on=2020-06-01").content))
    assert "I kraft: Ny lov om en aktiv beskæftigelsesindsats" in found
    assert "Forsøg 3.4: helt imødekommet af loven" in found
    assert "Nye regler:" in found


def test_the_month_has_iso_weeks_and_danish_holidays(visitor):
    page = words(visitor.get(f"{AT}?show=month&month=2020-12&on=2020-12-01").content)
    assert "december 2020" in page
    assert re.search(r"53 28 man 29 tir 30 ons 31 tor", page)
    assert "Juledag" in page


def test_the_month_of_store_bededag_knows_when_it_was_one(visitor):
    assert "Store bededag" in words(visitor.get(f"{AT}?show=month&month=2023-05").content)
    assert "Store bededag" not in words(visitor.get(f"{AT}?show=month&month=2024-04").content)


def test_how_often_bodies_meet_is_told_by_the_source(visitor):
    page = words(visitor.get(f"{AT}?on=2018-06-01").content)
    assert "Får en status 2 gange om året" in page
    assert "0 af ca. 6 gange" in page


def test_it_is_english_when_chosen(visitor):
    visitor.post("/language", {"language": "en", "next": "/"})
    page = words(visitor.get(f"{AT}?on=2020-10-01").content)
    assert "overdue 11 days" in page
    assert "Approval by the jobcentre heads" in page


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("show=week", "Valget findes ikke"),
        ("kind=fest", "Valget findes ikke"),
        ("place=Skagen", "Valget findes ikke"),
        ("show=month&month=2020-13", "Måneden eller året kan ikke læses"),
        ("show=year&year=abc", "Måneden eller året kan ikke læses"),
    ],
)
def test_what_cannot_be_chosen_is_refused_in_words(visitor, query, says):
    answer = visitor.get(f"{AT}?{query}")
    assert answer.status_code == 422
    assert says in words(answer.content)


def test_only_the_part_that_changes_is_sent_to_htmx(visitor):
    page = visitor.get(f"{AT}?on=2020-10-01", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in page
    assert 'id="shown"' in page


def test_a_calendar_with_nothing_ahead_shows_the_way_to_what_was(visitor):
    page = words(visitor.get(f"{AT}?on=2026-11-25&kind=deadline").content)
    assert "Her står intet efter i dag." in page
    assert "2020" in page
