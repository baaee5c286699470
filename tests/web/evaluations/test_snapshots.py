"""Extracts are frozen and hashed; their rows are for assigned evaluators, with a purpose that stays."""

from datetime import date
from io import BytesIO

import polars as pl
import pytest
from django.db import DatabaseError, transaction

from tests.web.evaluations.extracts import SNAPSHOTS, TRIAL, assign, some_cases, take, taken
from tests.web.networks.test_networks import GIVEN


@pytest.fixture(autouse=True)
def that_day(settings, tmp_path):
    settings.TODAY = date(2019, 11, 8)
    settings.DATA = tmp_path
    settings.WORK_APART = False


@pytest.fixture
def extract(nordjylland, as_coordinator):
    some_cases()
    take(as_coordinator)
    return taken()


def rows_url(extract):
    return f"/nordjylland/evaluations/snapshot/{extract.pk}/rows"


def test_an_extract_is_taken_under_pseudonyms_with_digest_law_and_mark(extract):
    from frikommune.web.evaluations.access import rows_of

    rows = rows_of(extract).rows
    assert (extract.rows, extract.mark) == (12, 1)
    assert extract.digest == rows_of(extract).digest
    assert "grants" in extract.law
    assert not any("borger" in one for one in rows["unit"])


def test_the_municipality_sees_in_its_log_that_its_cases_were_read(extract):
    from frikommune.web.cases.models import Lookup

    written = Lookup.objects.get()
    assert (written.municipality, written.purpose) == ("Aalborg", "extract:12:3.3")


def test_what_the_cases_counted_to_is_kept_with_the_extract(extract):
    from frikommune.evaluation.evaluated.kept import figures_of

    figures = figures_of(extract.figures.content)
    assert any(one.municipality == "Aalborg" for one in figures.by_municipality)
    assert len(figures.money) == 3


def test_an_extract_is_never_changed_in_the_database(extract):
    from frikommune.web.evaluations.models import SnapshotTaken

    with pytest.raises(DatabaseError), transaction.atomic():
        SnapshotTaken.objects.filter(pk=extract.pk).update(rows=1)


def test_its_page_shows_dictionary_and_that_the_digest_holds(extract, as_caseworker):
    page = as_caseworker.get(f"/nordjylland/evaluations/snapshot/{extract.pk}/").text
    assert "det passer" in page
    assert "tidligere forløb på ydelse" in page
    assert "opdigtede borgere" in page


def test_an_extract_that_was_changed_on_the_disk_is_refused(extract, settings, as_coordinator):
    path = settings.DATA / extract.folder / "rows.parquet"
    pl.read_parquet(path).head(3).write_parquet(path)
    page = as_coordinator.get(f"/nordjylland/evaluations/snapshot/{extract.pk}/").text
    assert "det passer" not in page
    assert 'id="refusals"' in page


@pytest.mark.parametrize("who", ["as_caseworker", "as_leader", "as_coordinator", "as_evaluator"])
def test_nobody_who_was_not_assigned_gets_the_rows(extract, who, request):
    client = request.getfixturevalue(who)
    assert client.get(rows_url(extract)).status_code == 403
    assert client.post(rows_url(extract), {"purpose": "x", "form": "csv"}).status_code == 403


def test_an_assigned_evaluator_gets_the_rows_and_the_purpose_is_written_down(
    extract, as_coordinator, as_evaluator
):
    from frikommune.web.evaluations.models import Opened

    assign(as_coordinator)
    answer = as_evaluator.post(rows_url(extract), {"purpose": "efterregning", "form": "parquet"})
    assert pl.read_parquet(BytesIO(answer.content))["synthetic"].all()
    assert [(one.purpose, one.form) for one in Opened.objects.all()] == [("efterregning", "parquet")]
    assert "efterregning" in as_coordinator.get(SNAPSHOTS).text


def test_rows_are_not_given_without_a_purpose(extract, as_coordinator, as_evaluator):
    assign(as_coordinator)
    assert as_evaluator.post(rows_url(extract), {"purpose": "", "form": "csv"}).status_code == 422


def test_who_was_assigned_loses_the_rows_when_it_is_taken_back(extract, as_coordinator, as_evaluator):
    from frikommune.web.people.models import Person

    assign(as_coordinator)
    person = str(Person.objects.get(username="demo-evaluator").pk)
    as_coordinator.post(f"/nordjylland/evaluations/trial/{TRIAL}/assign", {"person": person, "do": "take"})
    assert as_evaluator.get(rows_url(extract)).status_code == 403


def test_an_evaluator_cannot_assign_herself(extract, as_evaluator):
    assert assign(as_evaluator).status_code == 403


def test_only_who_is_an_evaluator_can_be_assigned(extract, as_coordinator):
    assert assign(as_coordinator, "sagsbehandler").status_code == 422


def test_an_extract_is_not_found_through_another_programme(extract, as_coordinator):
    from frikommune.web.journal.models import Programme

    as_coordinator.post("/networks/new", GIVEN)
    other = Programme.objects.exclude(slug="nordjylland").get()
    assert as_coordinator.get(f"/{other.slug}/evaluations/snapshot/{extract.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["as_caseworker", "as_leader", "as_administrator"])
def test_who_may_not_evaluate_takes_no_extract(nordjylland, who, request):
    assert take(request.getfixturevalue(who)).status_code == 403


def test_a_day_to_come_is_refused(nordjylland, as_coordinator):
    some_cases(2)
    assert take(as_coordinator, observed="2019-11-09").status_code == 422


def test_rows_that_were_opened_before_a_design_was_locked_are_known_to_it(
    extract, nordjylland, as_coordinator, as_evaluator
):
    from frikommune.web.evaluations.access import data_seen

    assert list(data_seen(nordjylland, TRIAL)) == []
    assign(as_coordinator)
    as_evaluator.post(rows_url(extract), {"purpose": "efterregning", "form": "csv"})
    assert [on for on, _ in data_seen(nordjylland, TRIAL)] == [date(2019, 11, 8)]


def test_midway_and_final_extracts_are_compared_and_that_counts_as_seeing_them(extract, as_coordinator):
    from frikommune.web.evaluations.models import Opened

    earlier = extract
    take(as_coordinator, observed="2019-06-30")
    page = as_coordinator.get(f"/nordjylland/evaluations/snapshot/{earlier.pk}/compare/{taken().pk}").text
    assert "30.06.2019" in page
    assert Opened.objects.filter(form="compared").count() == 2
