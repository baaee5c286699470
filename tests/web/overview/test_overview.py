"""A leader's view of the municipality's cases."""

import pytest

from tests.web.casework import TODAY, case_of
from tests.web.conftest import words

PAGE = "/nordjylland/overview/Aalborg/"


@pytest.fixture(autouse=True)
def on_the_day(settings, nordjylland):
    import shutil

    settings.TODAY = TODAY
    settings.WORK_APART = False
    yield
    shutil.rmtree(settings.DATA / "counted", ignore_errors=True)


def sick(number: str, *more, **told):
    """Since August; talks in time but for the last, which is overdue since 7 November."""
    events = [
        ("2019-09-20", "laegeattest", "lae285"),
        ("2019-09-30", "samtale", "opfoelgning"),
        ("2019-10-10", "samtale", "opfoelgning"),
        *more,
    ]
    return case_of("sygedagpenge", "2019-08-19", sorted(events), number=number, person=number, **told)


def page(client, **asked) -> str:
    return words(client.get(PAGE, asked).content)


def test_an_overdue_case_needs_someone_and_is_named(as_leader):
    sick("2019-00001")
    said = page(as_leader)
    assert "1 sag over en frist nu" in said
    assert "2019-00001 · Opfølgning i sygedagpengesagen · 1 dag · DSB" in said


def test_timeliness_says_what_it_is_a_share_of_and_what_is_left_out_of_it(as_leader):
    sick("2019-00001", ("2019-10-15", "rehabiliteringsmoede"))
    assert "LÆ265 før rehabiliteringsmøde 0 % 0 af 1 0 0 0 0 1 1" in page(as_leader)


def test_what_a_leader_approved_is_let_off_in_the_numbers(as_leader):
    from frikommune.web.uses.models import Use, UseStep

    case = sick("2019-00001", ("2019-10-15", "rehabiliteringsmoede"))
    page(as_leader)
    use = Use.objects.create(
        case=case, exemption="2.1a", norm="lae265-rehabiliteringsmoede", key="k",
        reason="tilstraekkelig-dokumentation", decided_on="2019-10-10", recorded_on="2019-10-10", seconds=21,
    )  # fmt: skip
    UseStep.objects.create(use=use, step="approved", on="2019-10-11")
    said = page(as_leader)
    assert "LÆ265 før rehabiliteringsmøde – 0 af 0 0 0 1 0 1 1" in said
    assert "2.1a Rehabiliteringsmøde uden LÆ265 1 1 1 1 0 0 0 0 21 s –" in said


def test_each_number_leads_to_its_cases(as_leader):
    sick("2019-00001")
    sick("2019-00002", ("2019-11-01", "samtale", "opfoelgning"))
    answer = as_leader.get(PAGE + "cases", {"norm": "sygedagpenge-opfoelgning", "status": "overdue"})
    said = words(answer.content)
    assert "1 krav i 1 sag" in said
    assert "2019-00001" in said
    assert "2019-00002" not in said


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"usable": "2.1a"}, "2 krav i 2 sager"),
        ({"used": "2.1a"}, "0 krav i 0 sager"),
        ({"norm": "lae265-rehabiliteringsmoede", "status": "finished"}, "2 krav i 2 sager"),
        ({"status": "unfinished", "norm": "sygedagpenge-opfoelgning"}, "0 krav i 0 sager"),
        ({"status": "met", "norm": "lae285"}, "2 krav i 2 sager"),
    ],
)
def test_each_number_of_use_and_time_is_that_of_the_cases_behind_it(as_leader, asked, found):
    for number in ("2019-00001", "2019-00002"):
        sick(number, ("2019-10-15", "rehabiliteringsmoede"))
    assert found in words(as_leader.get(PAGE + "cases", asked).content)


def test_a_case_overdue_for_long_is_found_whatever_the_period(as_leader):
    sick("2019-00001")
    answer = as_leader.get(PAGE, {"from": "2019-01", "to": "2019-02"})
    assert answer.context["needs"]["overdue"] == 1
    behind = as_leader.get(f"{PAGE}cases?{answer.context['needs']['query']}")
    assert "1 krav i 1 sag," in words(behind.content)


def a_use(case, *steps):
    """A decision by 2.1a in the case, with what a leader said of it."""
    from frikommune.web.uses.models import Use, UseStep

    use = Use.objects.create(
        case=case, exemption="2.1a", norm="lae265-rehabiliteringsmoede", key=case.number,
        reason="tilstraekkelig-dokumentation", decided_on="2019-11-08", recorded_on="2019-11-08", seconds=9,
    )  # fmt: skip
    for step in steps:
        UseStep.objects.create(use=use, step=step, on="2019-11-08", words="Hvorfor?")
    return use


@pytest.mark.parametrize(
    ("state", "said", "number"),
    [
        ("", "3 beslutninger om 2.1a Rehabiliteringsmøde uden LÆ265, 12.2018–11.2019", "2019-00002"),
        ("counts", "1 beslutning om 2.1a Rehabiliteringsmøde uden LÆ265, som tæller", "2019-00001"),
        ("waiting", "1 beslutning om 2.1a Rehabiliteringsmøde uden LÆ265, som venter", "2019-00002"),
        ("declined", "1 beslutning om 2.1a Rehabiliteringsmøde uden LÆ265, som ikke er", "2019-00003"),
    ],
)
def test_each_number_of_decisions_leads_to_them(as_leader, state, said, number):
    for one, steps in (("2019-00001", ["approved"]), ("2019-00002", ["asked"]), ("2019-00003", ["declined"])):
        a_use(sick(one), *steps)
    answer = words(as_leader.get(PAGE + "uses", {"exemption": "2.1a", "state": state}).content)
    assert said in answer
    assert number in answer


def test_looking_at_the_decisions_behind_a_number_is_written_down_in_each_case(as_leader):
    from frikommune.web.cases.models import Lookup

    case = sick("2019-00001")
    a_use(case)
    as_leader.get(PAGE + "uses", {"exemption": "2.1a"})
    assert [(one.case, one.purpose) for one in Lookup.objects.all()] == [(case.pk, "check")]


def test_decisions_are_counted_of_the_team_that_is_chosen(as_leader):
    a_use(sick("2019-00001", ("2019-10-15", "rehabiliteringsmoede"), team="A"))
    a_use(sick("2019-00002", ("2019-10-15", "rehabiliteringsmoede"), team="B"))
    assert "2.1a Rehabiliteringsmøde uden LÆ265 1 0 1 0 1" in page(as_leader, team="A")
    assert "2.1a Rehabiliteringsmøde uden LÆ265 2 0 2 0 2" in page(as_leader)


def test_cases_that_need_someone_are_those_of_the_team_that_is_chosen(as_leader):
    sick("2019-00001", team="A")
    sick("2019-00002", team="B")
    assert "1 sag over en frist nu" in page(as_leader, team="A")
    assert "2 sager over en frist nu" in page(as_leader)


def test_the_step_with_most_overdue_stands_first(as_leader):
    sick("2019-00001")
    said = page(as_leader)
    steps = said[said.index("Krav uden forsøg") :]
    assert steps.index("Opfølgning i sygedagpengesagen") < steps.index("LÆ285 i sygedagpengesager")


def test_looking_behind_a_number_is_written_down(as_leader):
    from frikommune.web.cases.models import Lookup

    sick("2019-00001")
    as_leader.get(PAGE + "cases", {"status": "overdue"})
    assert Lookup.objects.get().purpose == "count:1:from=2018-12&to=2019-11&status=overdue"


def test_the_page_is_narrowed_to_a_team_and_a_period(as_leader):
    sick("2019-00001", team="A")
    sick("2019-00002", team="B")
    assert "2019-00002" not in words(as_leader.get(PAGE + "cases", {"team": "A"}).content)
    assert "Ingen krav har deres sidste dag i det valgte" in page(
        as_leader, **{"from": "2017-01", "to": "2017-02"}
    )


def test_a_period_that_cannot_be_read_is_the_last_year(as_leader):
    sick("2019-00001")
    assert "fra 12.2018 til og med 11.2019" in page(as_leader, **{"from": "i går", "to": ""})


def test_made_up_citizens_are_labelled(as_leader):
    sick("2019-00001")
    assert "opdigtede borgere: intet tal her er et fund" in page(as_leader)


def test_without_cases_the_page_says_what_to_do(as_leader):
    assert "hent dem fra fagsystemet først" in page(as_leader)


def test_what_was_added_since_the_count_is_in_the_numbers(as_leader):
    sick("2019-00001")
    page(as_leader)
    sick("2019-00002")
    assert "2 sager over en frist nu" in page(as_leader)


def test_the_rows_are_kept_and_are_their_owners_alone(as_leader, settings):
    sick("2019-00001")
    page(as_leader)
    kept = list((settings.DATA / "counted").rglob("*.parquet"))
    assert [one.stat().st_mode & 0o077 for one in kept] == [0]


def test_the_numbers_can_be_taken_away_without_citizens(as_leader):
    sick("2019-00001")
    csv = as_leader.get(PAGE, {"form": "csv"}).content.decode("utf-8-sig")
    assert csv.splitlines()[0].startswith("part;name;numerator;denominator")
    assert "2019-00001" not in csv


def test_a_caseworker_does_not_see_it(as_caseworker):
    assert as_caseworker.get(PAGE).status_code == 403


def test_it_speaks_english(as_leader):
    sick("2019-00001")
    as_leader.cookies["language"] = "en"
    assert "1 case past a deadline now" in page(as_leader)


def test_what_staff_noted_is_shown_with_its_kind_in_the_readers_language(as_leader, as_caseworker):
    case = sick("2019-00001")
    line = {"exemption": "2.1a", "kind": "side_effect", "words": "Lægen ringede", "key": "k"}
    as_caseworker.post(f"/nordjylland/uses/Aalborg/{case.pk}/remark", line)
    assert "08.11.2019 · 2.1a · bivirkning: “Lægen ringede” ( 2019-00001 )" in page(as_leader)
    as_leader.cookies["language"] = "en"
    assert "8 November 2019 · 2.1a · side effect: “Lægen ringede”" in page(as_leader)
