"""Trying a draft on past cases: what would have changed, always with the mark of the cases."""

import pytest

from frikommune.web.applications.models import Trying
from frikommune.web.journal.models import EntryRow
from tests.web.applications.conftest import save
from tests.web.applications.forms import GOOD
from tests.web.conftest import words


def url(draft):
    return f"/nordjylland/applications/drafts/{draft.pk}/try"


@pytest.fixture
def entries(nordjylland) -> int:
    return EntryRow.objects.count()


def test_made_up_citizens_are_marked_wherever_the_answer_shows(as_coordinator, draft, entries):
    said = words(as_coordinator.post(url(draft), follow=True).content)
    assert "Rekonstruktion: syntetiske personer" in said
    assert "Intet fund må bygge på dem" in said
    assert "Revalidering" not in said
    assert "falder bort" in said or "sættes ud af kraft" in said
    assert "Aalborg:" in said
    assert EntryRow.objects.count() == entries


def test_an_answer_is_older_once_the_law_of_the_draft_has_changed(as_coordinator, draft):
    as_coordinator.post(url(draft))
    assert "Kladden er ændret, siden den blev prøvet." not in words(as_coordinator.get(url(draft)).content)
    save(as_coordinator, draft, {**GOOD, "municipalities": ["Aalborg"]})
    assert "Kladden er ændret, siden den blev prøvet." in words(as_coordinator.get(url(draft)).content)


def test_without_cases_it_says_so_and_what_to_do(as_coordinator, draft, settings):
    from frikommune.web.people.models import Person

    Person.objects.filter(username="demo-koordinator").update(
        made_up=False
    )  # none signs in outside a demonstration
    settings.DEMO = False
    answer = as_coordinator.post(url(draft))
    assert answer.status_code == 422
    assert "Der er ingen gamle sager at prøve på" in words(answer.content)


def test_a_draft_whose_law_is_not_written_cannot_be_tried(as_coordinator, draft):
    save(as_coordinator, draft, {**GOOD, "p1c1-norm": ""})
    answer = as_coordinator.post(url(draft))
    assert answer.status_code == 422
    assert "“Norm” mangler" in words(answer.content)
    assert not Trying.objects.exists()


def test_a_caseworker_sees_the_answer_and_does_not_try(as_caseworker, draft):
    assert as_caseworker.get(url(draft)).status_code == 200
    assert as_caseworker.post(url(draft)).status_code == 403
