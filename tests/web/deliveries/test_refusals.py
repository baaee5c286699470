"""What is said of a delivery that cannot be taken, word for word."""

import pytest
from django.utils import timezone

from frikommune.errors import Refused
from frikommune.web.deliveries.models import Delivery
from frikommune.web.deliveries.working import begin, confirm, progress
from frikommune.web.people.models import Person
from tests.web.deliveries.export import ANN, TWO, event, sent, spell, stored, system_of


@pytest.fixture
def system(nordjylland):
    return system_of()


def words(refused, language="da"):
    return refused.value.refusals[0].said_in(language)


def test_of_a_delivery_that_was_answered(system):
    with pytest.raises(Refused) as refused:
        confirm(stored(system, *TWO), None)
    assert words(refused) == (
        "Afvist: Leveringen venter ikke længere på svar\n"
        "  Hvor: udtraek.zip\n"
        "  Fik: gemt / stored\n"
        "  Forventede: en levering, der venter på svar\n"
        "  Gør nu: Se leveringens tilstand, eller send filen igen."
    )


def test_of_a_file_that_shrank(system):
    stored(system, *TWO)
    with pytest.raises(Refused) as refused:
        confirm(sent(system, spell(ANN, 1), event(ANN, 1)), None)
    assert words(refused) == (
        "Afvist: Mere end en tredjedel af de gemte rækker er ikke i filen\n"
        "  Hvor: udtraek.zip\n"
        "  Fik: 3\n"
        "  Forventede: et udtrykkeligt ja til, at de er væk\n"
        "  Gør nu: Se efter, at filen er hel og fra det rigtige system. Sæt så kryds ved, at det er meningen."
    )


def test_of_a_preview_that_lags(system):
    early = sent(system, *TWO)
    stored(system, *TWO)
    with pytest.raises(Refused) as refused:
        confirm(early, None)
    assert words(refused) == (
        "Afvist: En anden levering er gemt, siden denne blev sammenlignet\n"
        "  Hvor: udtraek.zip\n"
        "  Fik: Fag\n"
        "  Forventede: et resultat af det, der er gemt nu\n"
        "  Gør nu: Send filen igen, og se forskellen på ny."
    )


def test_of_two_at_once(system):
    other = sent(system, *TWO)
    now = timezone.now()
    leader = Person.objects.get(username="demo-leder")
    Delivery.objects.filter(pk=other.pk).update(
        state="storing", seen_at=now, confirmed_at=now, pid=1, made_by=leader
    )
    with pytest.raises(Refused) as refused:
        sent(system, *TWO)
    at = timezone.localtime(now).strftime("%H:%M")
    assert words(refused) == (
        "Afvist: En anden levering er i gang\n"
        "  Hvor: udtraek.zip\n"
        f"  Fik: {leader.name}, {at}\n"
        "  Forventede: én levering ad gangen i en kommune\n"
        f"  Gør nu: Vent, til den er færdig; {leader.name} begyndte kl. {at}."
    )


def test_of_one_that_died_while_it_was_read(system):
    dead = sent(system, *TWO)
    Delivery.objects.filter(pk=dead.pk).update(state="reading", seen_at=None)
    sent(system, *TWO)
    progress(dead)
    assert dead.refusals[0]["da"]["problem"] == "Læsningen blev afbrudt"
    assert dead.refusals[0]["da"]["do_next"] == "Send filen igen; intet er gemt."


def test_of_a_file_without_a_byte(system):
    with pytest.raises(Refused, match="The file is empty"):
        begin(system, "forloeb.csv", b"", None)


def test_of_a_fault_of_the_program_nothing_of_a_citizen_is_told(system, monkeypatch, caplog):
    def breaks(*_):
        raise ValueError("010190-1234")

    monkeypatch.setattr("frikommune.web.deliveries.work.deliver", breaks)
    delivery = sent(system, *TWO)
    assert delivery.state == "refused"
    assert delivery.refusals[0]["da"]["given"] == "ValueError"
    assert "ValueError" in caplog.text
    assert "0101" not in caplog.text + str(delivery.refusals)
