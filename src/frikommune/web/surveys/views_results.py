"""Results: response rates, every question, its groups, waves compared, the codebook, files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from frikommune.evaluation.surveys.groups import LEAST, Group
from frikommune.evaluation.surveys.rates import rate_table
from frikommune.evaluation.surveys.variables import Variable, variables_in, variables_of
from frikommune.evaluation.surveys.waves import Wave, group_words
from frikommune.language import Text
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.speech import language
from frikommune.web.people.rights import need
from frikommune.web.surveys import refusals
from frikommune.web.surveys.finding import makes, rates, survey_at, texts_of, wave_of, waves_of
from frikommune.web.surveys.models import Survey

_MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


def closed_at(request: HttpRequest, number: int) -> Survey:
    """A closed survey. Raises Refused while it is open: a new answer would be told by what it changed."""
    survey = survey_at(request, number)
    if survey.closed_on is None:
        raise refusals.not_yet_results(survey.closes)
    return survey


@of_programme("see_work")
def results(request: HttpRequest, number: int) -> HttpResponse:
    """Response rates, and each question with its picture and its table."""
    survey = closed_at(request, number)
    wave = wave_of(survey)
    found_rates = rates(survey)
    waves = waves_of(survey)
    shown = {
        "survey": survey,
        "rates": rate_table(found_rates) if found_rates[0].invited else None,
        "warnings": found_rates[0].warnings,
        "answered": len(wave.answers) if len(wave.answers) >= LEAST else None,
        "questions": list(_questions(survey, wave, makes(request))),
        "waves": waves if len(waves) > 1 else [],
        "groups": _groups(wave),
        "makes": makes(request),
    }
    return render(request, "surveys/results.html", shown)


def _questions(survey: Survey, wave: Wave, reads_texts: bool) -> Iterator[dict[str, Any]]:
    from frikommune.evaluation.surveys.finding import told

    for question in wave.questionnaire:
        found: dict[str, Any] = {"question": question, "told": told(wave, question)}
        if question.kind == "text":
            found["texts"] = texts_of(survey, question) if reads_texts else None
        else:
            found["variables"] = list(variables_in(question))
        yield found


def _groups(wave: Wave) -> list[tuple[str, Text]]:
    """The groups that may be shown for something, with what a link names them."""
    from frikommune.evaluation.surveys.finding import groups_in

    return [(_name(one), group_words(one)) for one in groups_in(wave)]


def _name(group: Group) -> str:
    return f"municipality:{group.municipality}" if group.municipality is not None else f"role:{group.role}"


def _group(name: str) -> Group:
    kind, _, value = name.partition(":")
    return Group(municipality=value) if kind == "municipality" else Group(role=value)


def _variable(wave: Wave, key: str) -> Variable:
    found = next((one for one in variables_of(wave.questionnaire) if one.key == key), None)
    if found is None:
        raise Http404
    return found


@of_programme("see_work")
def one(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """One statement: by municipality and role, and through the waves."""
    from frikommune.evaluation.surveys.finding import statement

    survey = closed_at(request, number)
    found = statement(waves_of(survey), _variable(wave_of(survey), key))
    return render(request, "surveys/one.html", {"survey": survey, "statement": found})


@of_programme("see_work")
def compare(request: HttpRequest, number: int) -> HttpResponse:
    """This wave against the one before, or a group against the others."""
    from frikommune.evaluation.surveys.finding import of_group, of_waves

    survey = closed_at(request, number)
    wave, waves = wave_of(survey), waves_of(survey)
    groups = dict(_groups(wave))
    chosen = request.GET.get("group", "")
    if chosen and chosen not in groups:
        raise Http404
    shown = {
        "survey": survey,
        "groups": groups,
        "chosen": chosen,
        "has_waves": len(waves) > 1,
        "compared": of_group(wave, _group(chosen)) if chosen else of_waves(waves),
    }
    return render(request, "surveys/compare.html", shown)


@of_programme("see_work")
def codebook(request: HttpRequest, number: int) -> HttpResponse:
    """Every question, every version of its words, and its codes."""
    from frikommune.evaluation.surveys.codebook import codebook_table

    survey = survey_at(request, number)
    waves = waves_of(survey) or [wave_without_answers(survey)]
    shown = {
        "survey": survey,
        "table": codebook_table(waves),
        "is_closed": survey.closed_on is not None,
        "makes": makes(request),
    }
    return render(request, "surveys/codebook.html", shown)


def wave_without_answers(survey: Survey) -> Wave:
    """The questionnaire alone, of a survey that still takes answers."""
    return Wave(survey.wave, survey.title, survey.questionnaire, ())


@of_programme("see_work")
def export(request: HttpRequest, number: int, table: str, form: str) -> HttpResponse:
    """`counts`, `rows` (for those who make surveys) or `codebook`, as CSV, XLSX or Parquet."""
    from frikommune.evaluation.surveys import exporting
    from frikommune.evaluation.surveys.codebook import codebook as book

    if table not in ("counts", "rows", "codebook") or form not in exporting.FORMS:
        raise Http404
    survey = closed_at(request, number)
    waves, speaks = waves_of(survey), language()
    tables: dict[str, Any] = {}
    if table == "counts":
        tables["counts"] = exporting.counts(waves, speaks)
        tables["rates"] = exporting.rate_rows(rates(survey), speaks)
    elif table == "rows":
        need(request, "survey")
        tables["rows"] = exporting.rows(waves[-1])
    tables["codebook"] = book(waves, speaks)
    content = exporting.as_file(tables, form)  # type: ignore[arg-type]
    response = HttpResponse(content, content_type=_MEDIA[form])
    made_up = "-opdigtet" if survey.synthetic else ""
    name = f"{request.programme.slug}-survey-{survey.pk}-{table}{made_up}.{form}"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
