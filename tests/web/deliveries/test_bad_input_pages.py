"""The wrong file, half a file, the same file, two at once, one that died: each said with what to do."""

import pytest
from django.utils import timezone

from frikommune.web.cases.models import Case
from frikommune.web.deliveries.models import Delivery
from frikommune.web.people.models import Person
from tests.web.casework import TODAY
from tests.web.conftest import words
from tests.web.deliveries.export import (
    ANN,
    BOB,
    EVENTS,
    SPELLS,
    TWO,
    event,
    packed,
    sent,
    spell,
    stored,
    system_of,
)
from tests.web.deliveries.pages import address, sending, sent_page


@pytest.fixture
def system(nordjylland, settings):
    settings.TODAY = TODAY
    return system_of()


def refused_words(answer):
    assert answer.status_code == 422
    assert not Delivery.objects.filter(state__in=("reading", "preview")).exclude(file="udtraek.zip").exists()
    return words(answer.text)


def test_a_file_of_a_wrong_kind(system, as_leader):
    said = refused_words(sending(as_leader, system, ("ferie.jpg", b"\xff\xd8")))
    assert "Filen er ikke et udtræk, der kan læses" in said
    assert "Fik ferie.jpg" in said
    assert "Forventede en fil, der ender på .csv, .csv.gz, .parquet" in said


def test_a_wrong_file_named_after_a_citizen_is_not_repeated(system, as_leader):
    answer = sending(as_leader, system, (f"brev {ANN}.docx", b"x"))
    assert ANN not in answer.text
    assert answer.status_code == 422


def test_no_file(system, as_leader):
    assert "Der er ikke valgt en fil" in refused_words(sending(as_leader, system))


def test_more_than_a_dozen_files(system, as_leader):
    said = refused_words(sending(as_leader, system, *[(f"{one}.csv", b"a") for one in range(13)]))
    assert "Der er valgt for mange filer" in said


def test_more_than_the_bound_is_refused_before_it_is_read(system, as_leader, settings, monkeypatch):
    settings.API_LARGEST_EXPORT = 1000
    monkeypatch.setattr(
        "frikommune.web.deliveries.uploading.InMemory.receive_data_chunk",
        lambda *_: pytest.fail("it was read"),
    )
    said = refused_words(sending(as_leader, system, ("stor.csv", b"a" * 2000)))
    assert "Det sendte fylder for meget" in said
    assert "kommandoen frikommune import" in said


def test_whoever_may_not_send_has_nothing_read(system, as_caseworker, monkeypatch):
    monkeypatch.setattr(
        "frikommune.web.deliveries.uploading.InMemory.receive_data_chunk",
        lambda *_: pytest.fail("it was read"),
    )
    assert sending(as_caseworker, system, ("a.csv", b"a;b")).status_code == 403


def test_what_is_sent_touches_no_disk(system, as_leader, monkeypatch):
    monkeypatch.setattr("tempfile.NamedTemporaryFile", lambda *_, **__: pytest.fail("a file was made"))
    large = EVENTS + event(ANN, 1) * 60_000
    answer = sending(as_leader, system, ("aktiviteter.csv", large.encode()))
    assert (len(large) > 2_621_440, answer.status_code) == (True, 302)


def test_an_empty_file(system, as_leader):
    assert "Filen er tom" in refused_words(sending(as_leader, system, ("forloeb.csv", b"")))


def test_a_file_of_another_system(system, as_leader):
    page = sent_page(as_leader, system, ("loen.csv", b"Navn;Beloeb\nA;1\n"))
    said = words(page.text)
    assert "Filen passer ikke til mappingen: den er måske fra et andet system" in said
    assert "Send en fil igen" in said


def test_a_file_of_another_municipality(system, as_leader):
    page = sent_page(as_leader, system, ("u.zip", packed(spell(ANN, 1, place="Rebild"), event(ANN, 1))))
    said = words(page.text)
    assert "Filen er en anden kommunes" in said
    assert "slet den her. Intet er gemt." in said


def test_a_file_cut_in_half(system, as_leader):
    whole = packed(*TWO)
    page = sent_page(as_leader, system, ("u.zip", whole[: len(whole) // 2]))
    assert "afvist" in words(page.text)
    assert not Case.every.exists()


def test_a_file_that_shrank_is_stored_only_with_a_yes(system, as_leader):
    stored(system, *TWO)
    said = words(sent_page(as_leader, system, ("u.zip", packed(spell(ANN, 1), event(ANN, 1)))).text)
    assert "3 af 5 rækker, der er gemt, er ikke i filen" in said
    delivery = Delivery.objects.latest("pk")
    answer = as_leader.post(address("confirm", delivery.pk))
    assert answer.status_code == 422
    assert "Mere end en tredjedel af de gemte rækker er ikke i filen" in words(answer.text)
    as_leader.post(address("confirm", delivery.pk), {"yes": "yes"})
    delivery.refresh_from_db()
    assert delivery.state == "stored"


def test_the_same_file_twice(system, as_leader):
    first = stored(system, *TWO)
    page = sent_page(as_leader, system, ("igen.zip", packed(*TWO)))
    said = words(page.text)
    assert "Intet er ændret: alt i filen er gemt i forvejen." in said
    assert "Den samme fil blev gemt" in said
    assert address("one", first.pk) in page.text


def test_two_at_once(system, as_leader):
    other = sent(system, *TWO)
    someone = Person.objects.get(username="demo-leder")
    Delivery.objects.filter(pk=other.pk).update(
        state="storing", seen_at=timezone.now(), pid=1, made_by=someone
    )
    said = refused_words(sending(as_leader, system, ("b.zip", packed(spell(BOB, 2)))))
    assert "En anden levering er i gang" in said
    assert "Demo Leder begyndte kl." in said


def test_a_number_in_a_text_is_refused_with_its_row_and_not_repeated(system, as_leader):
    page = sent_page(
        as_leader, system, ("u.zip", packed(TWO[0], event(ANN, 1, note=f"ring til {BOB}") + event(BOB, 2)))
    )
    said = words(page.text)
    assert "Her stod der ud til at være et CPR-nummer" in said
    delivery = Delivery.objects.latest("pk")
    assert BOB not in page.text
    assert BOB.encode() not in as_leader.get(address("refused", delivery.pk)).content


def test_numbers_in_a_column_that_is_not_keyed_are_refused(system, as_leader):
    system.mapping = system.mapping.replace(", keyed = true", "")
    system.save()
    page = sent_page(as_leader, system, ("forloeb.csv", (SPELLS + spell(ANN, 1)).encode()))
    assert ANN not in page.text
    assert "CPR" in words(page.text)


def test_one_that_was_killed_while_it_was_read_says_so_and_offers_again(system, as_leader):
    dead = sent(system, *TWO)
    Delivery.objects.filter(pk=dead.pk).update(state="reading", found=None, seen_at=None)
    said = words(as_leader.get(address("one", dead.pk)).text)
    assert "Læsningen blev afbrudt Serveren standsede midt i det. Intet er gemt" in said
    assert "afbrudt" in words(as_leader.get(address("deliveries")).text)


def test_one_that_was_killed_while_it_was_stored_is_stored_again_without_its_file(system, as_leader):
    dead = sent(system, *TWO)
    Delivery.objects.filter(pk=dead.pk).update(state="storing", seen_at=None)
    assert "en levering gemmes helt eller slet ikke" in words(as_leader.get(address("one", dead.pk)).text)
    answer = as_leader.post(address("confirm", dead.pk), follow=True)
    assert "Hvad den ændrede" in words(answer.text)
    assert Case.objects.count() == 2


def test_a_page_that_waits_shows_how_far_it_is_and_loads_itself_anew_at_the_end(system, as_leader):
    delivery = sent(system, *TWO)
    running = {"state": "reading", "stage": "check", "done": 1200, "of": 5000, "pid": 1}
    Delivery.objects.filter(pk=delivery.pk).update(**running, seen_at=timezone.now(), host="another")
    page = as_leader.get(address("one", delivery.pk)).text
    assert "Efterser rækkerne – 1.200 af 5.000" in words(page)
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page
    asked = as_leader.get(address("progress", delivery.pk))
    assert 'hx-trigger="every 1s"' in asked.text
    assert "HX-Refresh" not in asked.headers
    Delivery.objects.filter(pk=delivery.pk).update(state="preview")
    assert as_leader.get(address("progress", delivery.pk)).headers["HX-Refresh"] == "true"


def test_a_system_without_a_mapping_says_so(system, as_leader):
    system.mapping = ""
    system.save()
    assert "mappingen mangler" in words(as_leader.get(address("deliveries")).text)
    assert "synthetic" in refused_words(sending(as_leader, system, ("a.csv", b"a\n1\n")))
