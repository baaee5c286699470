"""A design is locked with hash and day, and changed afterwards only with a reason that stays beside it."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from frikommune.evaluation.designs.design import DataPlan, Design, Expected, Guardrail, Outcome
from frikommune.evaluation.designs.locking import verified
from frikommune.evaluation.designs.proposed import Proposed

TODAY = date(2019, 11, 8)
WHOLE = Design(
    trial="3.3",
    title="Jobrotation",
    purpose="Flere i job",
    theory=("tidligere start", "flere i arbejde"),
    population="dagpengemodtagere under 26 uger",
    municipalities=("Aalborg",),
    starts=date(2018, 7, 1),
    ends=date(2019, 6, 30),
    primary=Outcome("i arbejde", definition="ordinært arbejde", horizon=6, smallest=0.05, source="sagerne"),
    comparison="benchmark",
    compared_with="tidligere kvartaler",
    benchmark=0.4165,
    benchmark_source="001",
    estimand="dem, der fik forsøget",
    estimator="one_group",
    guardrails=(Guardrail(Outcome("opsagt arbejde", definition="sagt op", direction="lower"), 0.1, "leder"),),
    data=DataPlan("sager", "frikommuneloven", "to år", "evaluator"),
    expected=Expected(treated=54, treated_clusters=1, baseline=0.4165),
)


@pytest.fixture(autouse=True)
def that_day(settings):
    settings.TODAY = TODAY


@pytest.fixture
def draft(nordjylland):
    return begun(nordjylland, WHOLE)


def begun(programme, design):
    from frikommune.web.designs.saving import begin
    from frikommune.web.people.models import Person

    person = Person.objects.get(username="demo-koordinator")
    return begin(programme, person, Proposed(design, ()))


def lock(client, draft, **fields):
    return client.post(f"/nordjylland/designs/{draft.pk}/lock", {"version": draft.version, **fields})


def change(client, draft, **fields):
    return client.post(
        f"/nordjylland/designs/{draft.pk}/step/why",
        {"based_on": draft.version, "title": "Jobrotation", "purpose": "Flere i job",
         "theory": "tidligere start\nflere i arbejde", **fields},
    )  # fmt: skip


def kept(draft):
    from frikommune.web.designs.kept import registered

    draft.refresh_from_db()
    return registered(draft)


def test_a_whole_design_is_locked_with_its_hash_and_day(draft, as_coordinator):
    assert lock(as_coordinator, draft).status_code == 302
    locked = verified(kept(draft)).lock
    assert (locked.on, locked.digest, locked.by) == (TODAY, WHOLE.digest, "koordinator")


def test_a_design_locked_after_a_result_was_published_says_so(draft, as_coordinator):
    lock(as_coordinator, draft)
    assert kept(draft).lock.after_the_data
    assert "efter data" in as_coordinator.get(f"/nordjylland/designs/{draft.pk}/").text


def test_a_design_locked_before_any_result_does_not(draft, as_coordinator, settings):
    settings.TODAY = date(2018, 6, 1)
    lock(as_coordinator, draft)
    assert kept(draft).lock.data_seen is None


def test_whoever_has_seen_the_data_says_it(draft, as_coordinator, settings):
    settings.TODAY = date(2018, 6, 1)
    lock(as_coordinator, draft, seen="1")
    assert kept(draft).lock.after_the_data


def test_a_design_with_something_missing_cannot_be_locked(nordjylland, as_coordinator):
    draft = begun(nordjylland, Design("3.3", title="Tom"))
    assert lock(as_coordinator, draft).status_code == 422
    assert kept(draft).lock is None


def test_nobody_locks_what_they_did_not_see(draft, as_coordinator):
    answer = as_coordinator.post(f"/nordjylland/designs/{draft.pk}/lock", {"version": draft.version - 1})
    assert answer.status_code == 422
    assert kept(draft).lock is None


def test_what_is_written_after_the_lock_counts_only_once_it_has_a_reason(draft, as_coordinator):
    lock(as_coordinator, draft)
    change(as_coordinator, draft, title="Et andet navn")
    assert kept(draft).design.title == "Jobrotation"
    url = f"/nordjylland/designs/{draft.pk}/amend"
    assert "Et andet navn" in as_coordinator.get(url).text
    assert as_coordinator.post(url, {"version": draft.version, "reason": ""}).status_code == 422
    as_coordinator.post(url, {"version": draft.version, "reason": "Navnet var uklart"})
    found = verified(kept(draft))
    assert (found.design.title, found.planned.title) == ("Et andet navn", "Jobrotation")
    page = as_coordinator.get(f"/nordjylland/designs/{draft.pk}/").text
    assert "Navnet var uklart" in page
    assert "efter data" in page


def test_an_amendment_that_changes_nothing_is_refused(draft, as_coordinator):
    lock(as_coordinator, draft)
    answer = as_coordinator.post(
        f"/nordjylland/designs/{draft.pk}/amend", {"version": draft.version, "reason": "ingen"}
    )
    assert answer.status_code == 422


@pytest.mark.parametrize("table", ["designs_lockeddesign"])
def test_the_database_refuses_to_change_a_lock(draft, as_coordinator, table):
    from django.db import connection

    lock(as_coordinator, draft)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET digest = 'x'")


def test_the_file_is_what_the_command_line_reads(draft, as_coordinator):
    from frikommune.packfiles.designs import design_of_text

    lock(as_coordinator, draft)
    answer = as_coordinator.get(f"/nordjylland/designs/{draft.pk}/file")
    assert design_of_text(answer.content.decode(), "design.toml") == kept(draft)


def test_who_may_not_design_may_not_lock(draft, as_leader):
    assert lock(as_leader, draft).status_code == 403
