"""What the coordinator's forms sent: a new request, a question. Raises Refused with all that is wrong."""

from __future__ import annotations

from django.http import HttpRequest

from frikommune.language import Text
from frikommune.programme.collecting.answer import KINDS
from frikommune.programme.collecting.hiding import COUNTED
from frikommune.programme.figure import UNITS
from frikommune.web.collect.asking import Wanted
from frikommune.web.collect.models import Question, StatusRequest
from frikommune.web.pages.posted import Posted

TITLE = Text("Titel", "Title")
REFERENCE = Text("Kort navn", "Short name")
BODY = Text("Til hvem", "For whom")
NOTE = Text("Besked til kommunerne", "Message to the municipalities")
AS_OF = Text("Status den", "Status as of")
DUE = Text("Frist", "Deadline")
MUNICIPALITIES = Text("Kommuner", "Municipalities")
TRIALS = Text("Forsøg", "Trials")
LIKE = Text("Spørgsmål fra", "Questions from")
KIND = Text("Slags", "Kind")
WORDS = Text("Spørgsmål", "Question")
HINT = Text("Hjælp", "Help")
UNIT = Text("Enhed", "Unit")
CHOICES = Text("Svarmuligheder", "Answers to choose among")


def wanted_in(request: HttpRequest) -> Wanted:
    """A new request."""
    book, posted = request.book, Posted(request)
    bodies = [one.name for one in book.now(request.today).subjects("body")]
    earlier = {str(one.pk): one for one in StatusRequest.objects.filter(programme=request.programme)}
    key = posted.text("key", TITLE, longest=40)
    title = posted.text("title", TITLE, longest=200)
    reference = posted.text("reference", REFERENCE, longest=80)
    body = posted.choice("body", BODY, bodies, needed=False)
    note = posted.text("note", NOTE, needed=False)
    as_of = posted.day("as_of", AS_OF)
    due = posted.day("due", DUE, first=request.today)
    municipalities = posted.choices("municipalities", MUNICIPALITIES, book.municipalities, needed=True)
    trials = posted.choices("trials", TRIALS, [one.trial.name for one in book.trials(request.today)])
    like = posted.choice("like", LIKE, list(earlier), needed=False)
    posted.check()
    assert as_of is not None  # `check` raised otherwise
    assert due is not None
    kept = earlier.get(like)
    return Wanted(key, title, reference, body, note, as_of, due, municipalities, trials, kept)


def question_in(request: HttpRequest) -> Question:
    """A question, not yet stored."""
    posted = Posted(request)
    kind = posted.choice("kind", KIND, KINDS)
    words = posted.text("words", WORDS, longest=300)
    hint = posted.text("hint", HINT, needed=False, longest=300)
    trials = [one.trial.name for one in request.book.trials(request.today)]
    trial = posted.choice("trial", TRIALS, trials, needed=False)
    unit = posted.choice("unit", UNIT, UNITS, needed=kind == "figure") or "cases"
    counted = posted.choice("counted", UNIT, sorted(COUNTED), needed=False) or "cases"
    choices = (
        posted.text("choices", CHOICES, needed=kind == "choice", longest=600) if kind == "choice" else ""
    )
    posted.check()
    lines = "\n".join(dict.fromkeys(one.strip() for one in choices.splitlines() if one.strip()))
    return Question(kind=kind, words=words, hint=hint, trial=trial, unit=unit, counted=counted, choices=lines)
