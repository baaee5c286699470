"""Making a survey: a draft from a template or blank, its facts and questions, by version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from frikommune.evaluation.surveys.questionnaire import Questionnaire
from frikommune.evaluation.surveys.ready import READY
from frikommune.web.journal.models import Programme
from frikommune.web.people.models import Person
from frikommune.web.surveys import refusals
from frikommune.web.surveys.models import Box, Survey


@dataclass(frozen=True, slots=True)
class Facts:
    """What a survey is, besides its questions. Texts are pairs, Danish and English."""

    title_da: str
    title_en: str
    intro_da: str
    intro_en: str
    thanks_da: str
    thanks_en: str
    trials: tuple[str, ...]
    roles: tuple[str, ...]
    municipalities: tuple[str, ...]
    opens: date
    closes: date
    most_reminders: int

    @property
    def columns(self) -> Mapping[str, Any]:
        """As a row keeps them."""
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in ((name, getattr(self, name)) for name in self.__slots__)
        }


def make(programme: Programme, facts: Facts, ready: str, person: Person) -> Survey:
    """A new draft with its empty boxes; `ready` names the questionnaire it begins with, empty: none."""
    questions = READY[ready].questionnaire if ready else Questionnaire()
    with transaction.atomic():
        survey = Survey.objects.create(
            programme=programme, content=questions.as_json(), made_by=person, **facts.columns
        )
        Box.objects.create(survey=survey)
    return survey


def save_facts(survey: Survey, facts: Facts, based_on: int) -> None:
    """Change a draft's facts. Raises Refused where it was opened or saved meanwhile."""
    with transaction.atomic():
        kept = _editable(survey, based_on)
        for name, value in facts.columns.items():
            setattr(kept, name, value)
        kept.version += 1
        kept.save()


def save_questions(survey: Survey, questions: Questionnaire, based_on: int) -> None:
    """Change a draft's questions. Raises Refused where it was opened or saved meanwhile."""
    with transaction.atomic():
        kept = _editable(survey, based_on)
        kept.content = questions.as_json()
        kept.version += 1
        kept.save(update_fields=["content", "version"])


def drop(survey: Survey) -> None:
    """Delete a draft. Raises Refused once it is open."""
    with transaction.atomic():
        _editable(survey, survey.version).delete()


def next_wave(survey: Survey, facts: Facts, person: Person) -> Survey:
    """A draft of the next wave, with the same questions, ready to be changed."""
    with transaction.atomic():
        later = Survey.objects.create(
            programme=survey.programme,
            content=survey.content,
            earlier=survey,
            wave=survey.wave + 1,
            made_by=person,
            **facts.columns,
        )
        Box.objects.create(survey=later)
    return later


def _editable(survey: Survey, based_on: int) -> Survey:
    kept = Survey.objects.select_for_update().get(pk=survey.pk)
    if not kept.is_draft:
        raise refusals.already_open(kept.title_da)
    if kept.version != based_on:
        raise refusals.changed_meanwhile(kept.title_da)
    return kept
