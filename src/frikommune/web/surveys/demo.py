"""The made-up survey of a demonstration: two waves about medical certificates, marked as made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from django.db import transaction

from frikommune.evaluation.surveys.answering import Value
from frikommune.evaluation.surveys.box import Answer, with_answer, with_texts
from frikommune.evaluation.surveys.questionnaire import Questionnaire, versioned
from frikommune.evaluation.surveys.ready import READY
from frikommune.evaluation.surveys.variables import Variable, variables_of
from frikommune.language import Text
from frikommune.web.journal.book import book_of
from frikommune.web.journal.models import Programme
from frikommune.web.surveys.models import Box, Invitation, Survey

READY_NAME, SEED = "certificates", 20161201
ROLES = ("staff", "leader")
INVITED = {"Aalborg": 46, "Hjørring": 18, "Jammerbugt": 14, "Rebild": 9, "Morsø": 7, "Læsø": 4}
"""How many of the staff are asked in each municipality; of the leaders a sixth as many."""
ANSWERING = {"Hjørring": 0.45, "Jammerbugt": 0.25}
USUAL_ANSWERING = 0.75
MIDDLE = 3.7
"""The answer on a scale of five that people lean away from."""
_INTRO = Text(
    "Vi vil gerne vide, hvad det betyder for dig, at lægeattesten kan undlades.",
    "We should like to know what it means for you that the certificate may be left out.",
)
_TEXTS = (
    *("Det er blevet lettere at planlægge møderne.", "Vi mangler stadig svar fra sygehuset i nogle sager."),
    *("Borgerne er glade for at slippe.", "Det kræver, at lederen har tid til sparring.", "Godt tiltag."),
)


def take_demo_survey(programme: Programme, today: date) -> None:
    """Put the two waves in, both closed by `today`, where the programme has no survey yet."""
    places = [one for one in INVITED if one in book_of(programme).municipalities]
    if not places or Survey.objects.filter(programme=programme).exists():
        return
    random = Random(SEED)
    with transaction.atomic():
        first = _wave(programme, None, today - timedelta(210), places, random)
        _wave(programme, first, today - timedelta(21), places, random)


def _wave(
    programme: Programme, earlier: Survey | None, opens: date, places: Sequence[str], random: Random
) -> Survey:
    ready, number = READY[READY_NAME], 2 if earlier else 1
    questions = versioned(_reworded(ready.questionnaire) if earlier else ready.questionnaire, None)
    if earlier:
        questions = versioned(questions, earlier.questionnaire)
    survey = Survey.objects.create(
        programme=programme,
        title_da=ready.title.da,
        title_en=ready.title.en,
        intro_da=_INTRO.da,
        intro_en=_INTRO.en,
        trials=[one for one in ready.trials if one in book_of(programme).pack.trials],
        roles=list(ROLES),
        municipalities=list(places),
        opens=opens,
        closes=opens + timedelta(20),
        opened_on=opens,
        opened_by="koordinator",
        closed_on=opens + timedelta(20),
        content=questions.as_json(),
        digest=questions.digest,
        earlier=earlier,
        wave=number,
        synthetic=True,
    )
    _fill(survey, questions, number, random)
    return survey


def _reworded(questions: Questionnaire) -> Questionnaire:
    """The second wave asks one statement in other words, so that versions can be seen."""
    battery = questions.question("q2")
    words = Text(
        "De oplysninger, vi selv vælger at indhente, belyser sagen godt nok",
        "What we choose to obtain ourselves tells enough about the case",
    )
    *items, last = battery.items
    return questions.put(replace(battery, items=(*items, replace(last, words=words))))


def _fill(survey: Survey, questions: Questionnaire, number: int, random: Random) -> None:
    box, invitations = Box(survey=survey), []
    for municipality in survey.municipalities:
        staff = INVITED[municipality]
        share = ANSWERING.get(municipality, USUAL_ANSWERING)
        for role, many in zip(ROLES, (staff, max(staff // 6, 1)), strict=True):
            used = round(share * many)
            for place in range(many):
                invitations.append(
                    Invitation(survey=survey, municipality=municipality, role=role, used=place < used)
                )
            for _ in range(used):
                leaning = random.gauss(0.25 * number, 0.8)
                values = {one.key: _value(one, leaning, random) for one in variables_of(questions)}
                box.answers = with_answer(box.answers, Answer(municipality, role, values))
    for words in _TEXTS:
        box.texts = with_texts(box.texts, {"q9": words})
    Invitation.objects.bulk_create(invitations)
    box.save()


def _value(variable: Variable, leaning: float, random: Random) -> Value:
    """What someone who leans so far towards agreeing answers; of several choices the first is common."""
    if variable.question.kind == "multiple":
        chosen = [code for code in variable.codes if random.random() < (0.85 if code == 1 else 0.3)]
        return chosen or [variable.codes[-1]]
    if random.random() < 0.04:
        return 0
    return min(max(round(MIDDLE + leaning + random.gauss(0, 0.7)), 1), 5)
