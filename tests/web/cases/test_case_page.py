"""The case page: who, the case in time, and each duty in words."""

import re

import pytest
from django.test.utils import CaptureQueriesContext

from tests.web.cases.there import page_of, sick
from tests.web.casework import case_of
from tests.web.conftest import words


def shown(client, case, **asked) -> str:
    answer = client.get(page_of(case), asked)
    assert answer.status_code == 200
    return answer.text


def said(client, case, **asked) -> str:
    return words(shown(client, case, **asked))


def part(html: str, place: str) -> str:
    """What stands in the part of one place."""
    return words(html.split(f'id="{place}"')[1].split("<section", maxsplit=1)[0])


def test_it_says_who_without_saying_whom(as_caseworker, nordjylland):
    case = sick()
    page = said(as_caseworker, case)
    assert "Sag 2019-00017 opdigtet borger" in page
    assert "Målgruppe Sygedagpengemodtagere Siden 20.09.2019 Sagsbehandler DSB Team Afklaring" in page
    assert case.person not in shown(as_caseworker, case)


def test_what_is_due_soon_says_by_when_and_how_far_away(as_caseworker, nordjylland):
    soon = part(shown(as_caseworker, sick()), "soon")
    assert "Opfølgning i sygedagpengesagen … afventer Senest 14.11.2019 (uge 46), om 6 dage" in soon
    assert "opfyldes ved en almindelig jobsamtale eller en opfølgningssamtale" in soon


def test_what_is_overdue_stands_first(as_caseworker, nordjylland):
    page = said(as_caseworker, case_of("sygedagpenge", "2019-09-01"))
    assert page.index("Over fristen (2)") < page.index("Før et skridt")
    assert "! overskredet Senest 26.10.2019 (uge 43), for 13 dage siden" in page


def test_a_trial_that_moved_a_window_is_named_with_the_laws_own_days(as_caseworker, nordjylland):
    page = said(as_caseworker, case_of("dagpenge", "2019-10-01"))
    assert "I uge 8; ved forsøg 1.3a (Fællessamtaler i 8. uge, 5.-7. måned og 12. måned)" in page
    assert "uden forsøget 22.10.2019–28.10.2019" in page


def test_what_may_be_left_out_before_a_step_says_what_must_be_noted(as_caseworker, nordjylland):
    before = part(shown(as_caseworker, sick()), "before_step")
    assert "LÆ265 før rehabiliteringsmøde mangler" in before
    assert "2.1a Rehabiliteringsmøde uden LÆ265: noteres i sagen med en af 3 grunde på listen" in before
    assert "tæller først, når lederen har godkendt" in before


def test_the_exemption_is_used_from_the_case(as_caseworker, nordjylland):
    case = sick()
    address = re.escape(f"/nordjylland/uses/Aalborg/{case.pk}/use?norm=lae265-rehabiliteringsmoede")
    assert re.search(rf'href="{address}&amp;occurrence=0&amp;exemption=2.1a"', shown(as_caseworker, case))


def test_in_a_closed_case_no_exemption_is_offered(as_caseworker, nordjylland):
    case = sick(end="2019-11-01")
    assert "/use?" not in shown(as_caseworker, case)
    assert "Sagen er lukket her fra 01.11.2019. Den kan kun læses." in said(as_caseworker, case)


def test_trials_that_hold_for_the_group_here_are_named(as_caseworker, nordjylland):
    page = said(as_caseworker, case_of("dagpenge", "2019-10-01"))
    assert "1.3a Fællessamtaler i 8. uge, 5.-7. måned og 12. måned (gælder for alle)" in page
    assert "2.1a Rehabiliteringsmøde uden LÆ265 (bruges sag for sag)" in page


def test_the_picture_is_told_as_a_table(as_caseworker, nordjylland):
    page = said(as_caseworker, case_of("dagpenge", "2019-10-01"))
    assert "Fællessamtale med a-kassen 22.10.2019 28.10.2019 nr. 1 uden forsøg" in page
    assert "Fællessamtale med a-kassen 19.11.2019 25.11.2019 nr. 1: afventer, ved forsøg 1.3a" in page


def test_the_whole_of_a_long_case_is_shown_on_asking(as_caseworker, nordjylland):
    case = case_of("ressourceforloeb", "2016-03-15")
    assert "juni 2019" in said(as_caseworker, case)
    assert "marts 2016" not in said(as_caseworker, case)
    assert "mar 2016" in said(as_caseworker, case, span="all")


def test_a_short_case_offers_no_whole(as_caseworker, nordjylland):
    assert "Vis hele sagen" not in shown(as_caseworker, sick())


def test_no_code_of_the_pack_stands_on_it(as_caseworker, nordjylland):
    from frikommune.packfiles.pack import load_pack
    from tests.web.plain_words import codes_shown

    case = case_of(
        "kontanthjaelp-aktivitetsparat",
        "2019-01-10",
        [
            ("2019-09-20", "samtale", "ordinaer", "telefonisk"),
            ("2019-10-01", "ret-og-pligt-mentor", "", "", {"bevilget_indtil": "tilbud-kan-ivaerksaettes"}),
        ],
    )
    assert codes_shown(load_pack().rulebook, said(as_caseworker, case)) == []


def test_it_is_said_in_english_too(as_caseworker, nordjylland):
    as_caseworker.post("/language", {"language": "en", "next": "/"})
    page = said(as_caseworker, sick())
    assert "By 14 November 2019 (week 46), in 6 days" in page
    assert "made-up citizen" in page


@pytest.fixture
def counted(django_assert_num_queries):
    from django.db import connection

    return lambda: CaptureQueriesContext(connection)


def test_it_asks_the_database_no_more_for_a_long_case_than_for_a_short_one(
    as_caseworker, nordjylland, counted
):
    short = case_of("dagpenge", "2019-10-01")
    long = case_of(
        "dagpenge",
        "2017-01-01",
        [(f"2018-{month:02}-03", "samtale", "ordinaer", "personligt") for month in range(1, 13)],
        person="b",
        number="2017-1",
    )
    for case in (short, long):
        add_to(case, 1 if case is short else 12)
        as_caseworker.get(page_of(case))
    with counted() as one:
        as_caseworker.get(page_of(short))
    with counted() as other:
        as_caseworker.get(page_of(long))
    assert len(one) == len(other) <= 14


def add_to(case, times):
    """Events and uses that were added here."""
    from frikommune.web.cases.models import Recorded
    from frikommune.web.uses.models import Use, UseStep
    from tests.web.casework import TODAY

    for number in range(times):
        Recorded.objects.create(case=case, day=TODAY, kind="tilbud", key=f"k{number}", recorded_on=TODAY)
        use = Use.objects.create(
            case=case, exemption="1.2a", norm="raadighed-ivaerksaetteri", key=f"k{number}",
            reason="arbejder-med-ide", decided_on=TODAY, recorded_on=TODAY,
        )  # fmt: skip
        UseStep.objects.create(use=use, step="drawn", on=TODAY)
