"""Finding a survey, and what its pages have in common."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404, HttpRequest

from frikommune.cases.mark import Mark
from frikommune.evaluation.surveys.box import answers_in, texts_in
from frikommune.evaluation.surveys.groups import LEAST
from frikommune.evaluation.surveys.questionnaire import ROLE_WORDS, Question
from frikommune.evaluation.surveys.rates import Asked, Rate, rates_of
from frikommune.evaluation.surveys.waves import Wave
from frikommune.language import Text
from frikommune.web.people.rights import may
from frikommune.web.surveys.models import Survey
from frikommune.web.surveys.opening import close_what_is_past

STATE_WORDS = {
    "draft": Text("kladde", "draft"),
    "planned": Text("låst, åbner senere", "locked, opens later"),
    "open": Text("åben", "open"),
    "closed": Text("lukket", "closed"),
}


def survey_at(request: HttpRequest, number: int) -> Survey:
    """The survey of this programme. Raises 404; a draft is seen by those who make surveys only."""
    close_what_is_past(request.today, Q(pk=number))
    found = Survey.objects.filter(programme=request.programme, pk=number).select_related("programme").first()
    if found is None or (found.is_draft and not makes(request)):
        raise Http404
    return found


def makes(request: HttpRequest) -> bool:
    """Whether whoever asks makes surveys."""
    return may(request.user, request.programme, "survey")


def state_of(survey: Survey, request: HttpRequest) -> str:
    """`draft`, `planned`, `open` or `closed`."""
    if survey.is_draft:
        return "draft"
    if survey.closed_on is not None:
        return "closed"
    return "planned" if request.today < survey.opens else "open"


def rates(survey: Survey) -> tuple[Rate, ...]:
    """Who was asked and how many answered."""
    rows = survey.invitations.values_list("municipality", "role", "used")
    return rates_of(Asked(*one) for one in rows)


def wave_of(survey: Survey) -> Wave:
    """A closed survey's answers."""
    mark = Mark.SYNTHETIC if survey.synthetic else Mark.NONE
    answers = answers_in(survey.box.answers)
    return Wave(survey.wave, survey.title, survey.questionnaire, answers, survey.closed_on, mark)


def waves_of(survey: Survey) -> list[Wave]:
    """This wave and those before it that are closed, the first one first."""
    found: list[Survey] = []
    one: Survey | None = survey
    while one is not None:
        found.append(one)
        one = one.earlier
    return [wave_of(one) for one in reversed(found) if one.closed_on is not None]


def texts_of(survey: Survey, question: Question) -> list[str]:
    """The free texts to a question, sorted; none where fewer than five wrote something."""
    found = sorted(words for key, words in texts_in(survey.box.texts) if key == question.key)
    return found if len(found) >= LEAST else []


def role_texts(survey: Survey) -> list[Text]:
    """Who is asked, in words."""
    return [ROLE_WORDS[one] for one in survey.roles]
