"""The closed surveys as papers know them."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from frikommune.evaluation.surveys.found import SurveyFound
from frikommune.web.journal.models import Programme
from frikommune.web.surveys.finding import rates, role_texts, wave_of, waves_of
from frikommune.web.surveys.models import Survey


def closed_surveys(programme: Programme) -> list[Survey]:
    """Those that are closed, the latest first; outside a demonstration without made-up answers."""
    real = Q() if settings.DEMO else Q(synthetic=False)
    return list(Survey.objects.filter(real, programme=programme, closed_on__isnull=False).order_by("-pk"))


def survey_of(programme: Programme, number: str) -> tuple[SurveyFound, ...]:
    """The closed survey of a number; none where there is no such."""
    return tuple(_read(one.pk, _version(one)) for one in _numbered(programme, number))


def survey_version(programme: Programme, number: str) -> str:
    """Of the closed survey of a number; empty where there is none."""
    return "".join(map(_version, _numbered(programme, number)))


def _numbered(programme: Programme, number: str) -> list[Survey]:
    return [one for one in closed_surveys(programme) if str(one.pk) == number]


def _version(survey: Survey) -> str:
    """Nothing of a closed survey changes."""
    return f"{survey.pk}-{survey.made_at.isoformat()}-{survey.closed_on}"


@lru_cache(maxsize=8)
def _read(number: int, _version: str) -> SurveyFound:
    from frikommune.evaluation.surveys.finding import answered_words, compared, told_whole
    from frikommune.evaluation.surveys.rates import rate_table

    survey = Survey.objects.select_related("programme").get(pk=number)
    wave, waves, known = wave_of(survey), waves_of(survey), rates(survey)
    slug = survey.programme.slug
    page = reverse("surveys:results", args=[slug, survey.pk])
    assert survey.closed_on is not None
    return SurveyFound(
        id=f"survey:{survey.pk}",
        title=survey.title,
        wave=survey.wave,
        intro=survey.intro,
        trials=tuple(survey.trials),
        roles=tuple(role_texts(survey)),
        municipalities=tuple(survey.municipalities),
        opened=survey.opens,
        closed=survey.closed_on,
        answered=answered_words(wave),
        warnings=known[0].warnings,
        rates=rate_table(known) if known[0].invited else None,
        told=tuple(told_whole(waves)),
        compared=tuple(compared(waves)),
        questionnaire=survey.questionnaire,
        digest=survey.digest,
        link=page.removeprefix(reverse("journal:front", args=[slug])),
        mark=wave.mark,
    )
