"""A survey, step by step, as its coordinator and those who answer would do it in the browser."""

from collections.abc import Iterator

from django.test import Client

from tests.web.conftest import words

BASE = "/nordjylland/surveys"
KEY = "en-formular-med-en-lang-tilfaeldig-noegle"
FACTS = {
    "title_da": "Medarbejdernes erfaring",
    "title_en": "What staff find",
    "intro_da": "Vi vil gerne vide, hvad du mener.",
    "intro_en": "We should like to know what you think.",
    "thanks_da": "Resultaterne kommer i december.",
    "thanks_en": "Results come in December.",
    "roles": ["staff", "leader"],
    "municipalities": ["Aalborg", "Rebild", "Læsø"],
    "trials": ["2.1"],
    "opens": "2019-11-08",
    "closes": "2019-11-29",
    "most_reminders": "1",
}
TODAY, LATER, LAST, AFTER = "2019-11-08", "2019-11-15", "2019-11-29", "2019-11-30"
ANSWER = {"municipality": "Aalborg", "role": "staff", "q1": ["1"], "q2.1": "5", "q2.2": "4", "q2.3": "0"}
"""Answers to the ready-made questionnaire about certificates."""


def at(settings, day: str) -> None:
    """That day counts as today."""
    from datetime import date

    settings.TODAY = date.fromisoformat(day)


def a_draft(client: Client, ready: str = "certificates", **more) -> int:
    """A draft with a ready-made questionnaire; its number."""
    answer = client.post(f"{BASE}/new", {**FACTS, "key": f"k-{len(more)}", "ready": ready, **more})
    assert answer.status_code == 302, words(answer.content)
    return int(answer.headers["Location"].split("/")[-2])


def codes_for(client: Client, number: int, many: int, municipality="Aalborg", role="staff", key=KEY):
    """So many printed codes."""
    form = {"codes": "1", "municipality": municipality, "role": role, "many": str(many), "key": key}
    answer = client.post(f"{BASE}/{number}/invite", form)
    assert answer.status_code == 200, words(answer.content)
    return list(_codes_on(answer.content.decode()))


def _codes_on(html: str) -> Iterator[str]:
    for part in html.split('class="survey-code">')[1:]:
        yield part.partition("<")[0]


def opened(client: Client, many: int = 6, **more) -> tuple[int, list[str]]:
    """An open survey, and codes to answer it with."""
    number = a_draft(client, **more)
    codes = codes_for(client, number, many)
    client.post(f"{BASE}/{number}/open")
    return number, codes


def send(code: str, **more):
    """Someone who has not signed in answers; the response."""
    return Client().post(f"{BASE}/answer/{code}", {**ANSWER, **more})


def survey(number: int):
    """The row."""
    from frikommune.web.surveys.models import Survey

    return Survey.objects.get(pk=number)
