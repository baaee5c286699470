"""What is said of one subject, and documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from frikommune.language import Text
from frikommune.programme.entry import SUBJECT_KINDS, Subject
from frikommune.programme.figure import Figure
from frikommune.programme.state import Question
from frikommune.programme.words import kind_text, subject_text
from frikommune.web.journal.documents import as_download
from frikommune.web.journal.entering import of_programme


@of_programme()
def subject(request: HttpRequest, subject: str) -> HttpResponse:
    """All that is said of one subject on the day: facts, rivals, earlier and coming, each with its source."""
    kind, _, name = subject.partition(":")
    if kind not in SUBJECT_KINDS:
        raise Http404
    about = Subject(kind, name)
    now = request.book.now(request.on, request.known_on)
    questions = now.about(about)
    if not questions:
        raise Http404
    names = request.book.names(request.on, request.known_on)
    shown = {
        "about": about,
        "title": _title(about, names, questions),
        "questions": questions,
        "concerning": now.concerning(about),
        "names": names,
        "trial_id": _trial_of(request, about),
    }
    return render(request, "journal/subject.html", shown)


def _title(about: Subject, names: Mapping[Subject, Text], questions: Sequence[Question]) -> Text:
    """What it is called: a figure by what it measures, and what nothing names by its kind."""
    if about in names or about.kind == "municipality":
        return subject_text(about, names)
    values = (fact.entry.value for question in questions for fact in question.facts)
    measures = (value.measure for value in values if isinstance(value, Figure))
    return next(measures, kind_text(about))


def _trial_of(request: HttpRequest, about: Subject) -> str:
    """The trial that it is about or is a part of; empty for anything else."""
    parts = request.book.parts
    if about.kind == "part":
        return next((trial for trial, names in parts.items() if about.name in names), "")
    return about.name if about.kind in ("trial", "application") and about.name in parts else ""


@of_programme()
def document(request: HttpRequest, number: int) -> HttpResponse:
    """A document's content: the public ones for everybody, the rest for whoever has a seat."""
    return as_download(request, number)
