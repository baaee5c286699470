"""Papers for every municipality at once, in the browser; here by the very process that answers."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from frikommune.language import Text
from frikommune.reports.facts import unsupported
from frikommune.web.batches import work
from frikommune.web.batches.files import file_of, folder_of
from frikommune.web.batches.models import Batch
from frikommune.web.papers.models import Sent
from tests.web.batches.asked import BATCHES, DAY, begun
from tests.web.conftest import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def there(settings, tmp_path):
    settings.TODAY, settings.DATA, settings.MEDIA_ROOT = DAY, tmp_path, tmp_path / "documents"


@pytest.fixture
def quick(monkeypatch):
    """Each paper is a few bytes, but Læsø's, which is refused, and Rebild's, at which the program fails."""

    def made(asking, chosen, paper, wanted=None):
        if chosen.municipality == "Læsø":
            raise unsupported(Text.same("Læsø"), "members", DAY)
        if chosen.municipality == "Rebild":
            raise ZeroDivisionError
        for form in ("html", "article") if wanted is None else wanted:
            yield form, f"{chosen.municipality}.{form}", b"words"

    monkeypatch.setattr(work, "every_form_of", made)


def test_only_who_may_send_the_networks_papers_gets_there(as_leader, as_evaluator, as_caseworker):
    assert [one.get(BATCHES).status_code for one in (as_leader, as_evaluator, as_caseworker)] == [403] * 3


def test_a_coordinator_finds_it_from_the_papers_and_nobody_else_is_led_there(as_coordinator, as_leader):
    link = "Skriv papirer til alle kommuner på én gang"
    assert link in words(as_coordinator.get("/nordjylland/papers/").content)
    assert link not in words(as_leader.get("/nordjylland/papers/").content)


def test_every_municipality_gets_its_paper_in_a_folder_of_its_own(as_coordinator, nordjylland):
    address = begun(as_coordinator)
    assert "11 papirer er skrevet" in words(as_coordinator.get(address).content)
    answer = as_coordinator.get(f"{address}file")
    assert 'filename="nordjylland-papirer-2018-01-31.zip"' in answer.headers["Content-Disposition"]
    with ZipFile(BytesIO(answer.getvalue())) as package:
        folders = {name.partition("/")[0] for name in package.namelist() if "/" in name}
        (page,) = (name for name in package.namelist() if name.startswith("Læsø/"))
        assert "Læsø Kommune er med i frikommunenetværket" in package.read(page).decode()
    assert len(folders) == 11
    assert not Sent.objects.exists()


def test_what_is_refused_or_fails_is_named_and_the_others_go_on(as_coordinator, quick):
    page = words(as_coordinator.get(begun(as_coordinator)).content)
    assert "9 papirer er skrevet" in page
    assert "Læsø Orientering om frikommuneforsøg Papiret mangler en oplysning" in page
    assert "Rebild Orientering om frikommuneforsøg Noget gik galt, da papiret blev skrevet" in page


def test_where_it_is_said_who_decided_each_is_kept_as_it_went_out(as_coordinator, quick):
    begun(as_coordinator, decided="styregruppen den 8. november")
    kept = Sent.objects.get(municipality="Aalborg")
    assert (Sent.objects.count(), kept.decided) == (9, "styregruppen den 8. november")
    assert sorted(one.form for one in kept.forms.all()) == ["article", "html"]


def test_it_is_kept_once_though_the_batch_was_begun_again(as_coordinator, quick):
    address = begun(as_coordinator, decided="styregruppen den 8. november")
    Batch.objects.update(ended_at=None, seen_at=None, results=[])
    as_coordinator.post(f"{address}go-on")
    assert (len(Batch.objects.get().results), Sent.objects.count()) == (11, 9)


def test_a_form_that_is_sent_twice_begins_one_batch(as_coordinator, quick):
    assert begun(as_coordinator) == begun(as_coordinator)
    assert Batch.objects.count() == 1


def test_everything_that_is_wrong_with_the_form_is_said_at_once(as_coordinator):
    wrong = {"kinds": ["letter"], "forms": [], "day": "2030-01-01"}
    answer = as_coordinator.post(BATCHES, wrong)
    page = words(answer.content)
    assert answer.status_code == 422
    assert all(
        f"“{label}” kan ikke bruges" in page for label in ("Papirer", "Former", "Som det var kendt den")
    )
    assert not Batch.objects.exists()


def test_a_kind_that_suits_none_of_the_forms_is_refused_in_words(as_coordinator):
    answer = as_coordinator.post(BATCHES, {"kinds": ["orientation"], "forms": ["pptx"], "day": "2018-01-31"})
    assert answer.status_code == 422


def test_one_that_was_interrupted_is_said_to_be_and_goes_on_where_it_stopped(as_coordinator, quick):
    address = begun(as_coordinator)
    rows = Batch.objects.all()
    whole = file_of(rows.get()).read_bytes()
    rows.update(ended_at=None, seen_at=None, results=rows.get().results[:4])
    file_of(rows.get()).unlink()
    page = words(as_coordinator.get(address).content)
    assert "Arbejdet blev afbrudt" in page
    assert "4 af 11 papirer nåede at blive færdige" in page
    assert as_coordinator.get(f"{address}file").status_code == 404
    as_coordinator.post(f"{address}go-on")
    assert file_of(rows.get()).read_bytes() == whole


def test_one_that_runs_tells_how_far_it_is_and_lets_no_other_begin(as_coordinator, quick, settings):
    from django.utils import timezone

    address = begun(as_coordinator)
    rows = Batch.objects.all()
    rows.update(ended_at=None, seen_at=timezone.now(), pid=None, results=rows.get().results[:3])
    page = as_coordinator.get(address).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    assert "3 af 11 papirer er skrevet – senest til" in words(page.encode())
    assert "HX-Refresh" not in as_coordinator.get(f"{address}progress").headers
    answer = as_coordinator.post(BATCHES, {"kinds": ["orientation"], "forms": ["html"], "day": "2018-01-31"})
    assert "Andre papirer er ved at blive skrevet" in words(answer.content)


def test_the_page_that_waits_loads_itself_anew_once_it_rests(as_coordinator, quick):
    assert as_coordinator.get(f"{begun(as_coordinator)}progress").headers["HX-Refresh"] == "true"


def test_a_full_drive_is_said_and_what_was_written_is_kept(as_coordinator, quick, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(work, "zipped", full)
    page = words(as_coordinator.get(begun(as_coordinator)).content)
    assert "Serveren standsede, eller drevet er fuldt" in page


def test_a_file_that_was_cleared_away_is_said_to_be(as_coordinator, quick):
    address = begun(as_coordinator)
    file_of(Batch.objects.get()).unlink()
    assert "Filen er ryddet væk" in words(as_coordinator.get(address).content)


def test_what_is_old_is_cleared_away_when_another_begins(as_coordinator, quick):
    import os

    begun(as_coordinator)
    first = Batch.objects.get()
    for one in (folder_of(first), file_of(first)):
        os.utime(one, (0, 0))
    begun(as_coordinator, key="k2")
    assert not folder_of(first).exists()
    assert not file_of(first).exists()
