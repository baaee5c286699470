"""A status for KKR, step by step, as its coordinator and the municipalities would do it in the browser."""

from datetime import date

from django.test import Client

from tests.web.conftest import words

BASE = "/nordjylland/collect"
USED, LEARNT, SHARE, DECIDED = 1, 2, 3, 4
"""The questions of `a_draft`."""


def at(settings, day: str) -> None:
    """That day counts as today."""
    settings.TODAY = date.fromisoformat(day)


def a_draft(coordinator: Client, **more) -> int:
    """A request with four questions about trial 2.1 and the network, not sent out."""
    form = {
        "key": "en-formular",
        "title": "Status 2. halvår 2019 til KKR Nordjylland",
        "reference": "Halvårsstatus 2019",
        "body": "kkr",
        "as_of": "2019-09-30",
        "due": "2019-10-20",
        "municipalities": list(MUNICIPALITIES),
        "trials": ["2.1"],
    }
    answer = coordinator.post(f"{BASE}/new", {**form, **more})
    assert answer.status_code == 302, words(answer.content)
    number = int(answer.headers["Location"].split("/")[-2])
    coordinator.post(f"{BASE}/{number}/questions", {"remove": "3"})
    share = {
        "kind": "figure",
        "words": "Borgere i job",
        "trial": "2.1",
        "unit": "percent",
        "counted": "persons",
    }
    coordinator.post(f"{BASE}/{number}/questions", share)
    decided = {"kind": "choice", "words": "Har udvalget besluttet noget?", "choices": "Ja\nNej"}
    coordinator.post(f"{BASE}/{number}/questions", decided)
    return number


def asked(coordinator: Client, **more) -> int:
    """The same, sent out."""
    number = a_draft(coordinator, **more)
    coordinator.post(f"{BASE}/{number}/send")
    return number


def answers(used="20", share=("30", "60"), **more) -> dict[str, str]:
    """What a municipality types."""
    return {
        "based_on": "0",
        "q1-number": used,
        "q1-method": "status_note",
        "q2-words": "Det går hurtigere.",
        "q3-numerator": share[0],
        "q3-denominator": share[1],
        "q4-words": "Nej",
        **{f"q{number}-standing": "given" for number in (1, 2, 3, 4)},
        **more,
    }


def send(client: Client, number: int, municipality: str, **more):
    """Send a municipality's answers in; the response."""
    return client.post(f"{BASE}/{number}/answer/{municipality}", answers(**more))


def approve(coordinator: Client, number: int, municipality: str, based_on: int = 1):
    """Approve them; the response."""
    return coordinator.post(f"{BASE}/{number}/approve/{municipality}", {"based_on": str(based_on)})


def sheet(number: int, municipality: str):
    """The row."""
    from frikommune.web.collect.models import Sheet

    return Sheet.objects.get(request=number, municipality=municipality)


MUNICIPALITIES = (
    *("Morsø", "Thisted", "Brønderslev", "Frederikshavn", "Vesthimmerland", "Læsø"),
    *("Rebild", "Mariagerfjord", "Jammerbugt", "Aalborg", "Hjørring"),
)
