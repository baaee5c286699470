"""What a municipality's page holds before it writes: its last answer, or the journal's own figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from frikommune.language import Text, day_text
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.figure import Figure, number_text
from frikommune.programme.views import STATUS_WORDS, TrialNow
from frikommune.web.collect.models import Question, Sheet
from frikommune.web.journal.book import Book


@dataclass(frozen=True)
class Filled:
    """What a question's fields hold before anybody wrote in them, and where it is from."""

    values: Mapping[str, str]
    source: Text


def prefilled(book: Book, sheet: Sheet, questions: Iterable[Question]) -> dict[int, Filled]:
    """By number of question. A trial that runs elsewhere but not here is said not to be used."""
    trials = {one.trial.name: one for one in book.trials(sheet.request.as_of)}
    before = _last_answers(sheet)
    found: dict[int, Filled] = {}
    for one in questions:
        filled = before.get((one.kind, one.words, one.trial, one.unit)) or _from_journal(book, sheet, one)
        if filled is None and _is_elsewhere(trials.get(one.trial), sheet.municipality):
            filled = Filled({"standing": "not_ours"}, _ELSEWHERE)
        if filled is not None:
            found[one.number] = filled
    return found


_ELSEWHERE = Text(
    "journalen: forsøget er i gang i andre kommuner, ikke hos jer",
    "the journal: the trial runs in other municipalities, not in yours",
)
Key = tuple[str, str, str, str]


def _last_answers(sheet: Sheet) -> dict[Key, Filled]:
    """From what this municipality last sent in to an earlier request; the latest of each question counts."""
    status = sheet.request
    earlier = (
        Sheet.objects.filter(request__programme=status.programme_id, municipality=sheet.municipality)
        .exclude(request=status)
        .exclude(sent=None)
        .filter(request__as_of__lte=status.as_of)
        .select_related("request", "sent")
        .prefetch_related("request__questions")
        .order_by("request__as_of", "pk")
    )
    found: dict[Key, Filled] = {}
    for one in earlier:
        day = day_text(one.sent.on)
        reference = one.request.reference
        source = Text(f"jeres svar til {reference}, {day.da}", f"your answer to {reference}, {day.en}")
        for question in one.request.questions.all():
            values = one.sent.values.get(str(question.number))
            if values:
                key = (question.kind, question.words, question.trial, question.unit)
                found[key] = Filled(values, source)
    return found


def own_figures(book: Book, sheet: Sheet, question: Question) -> list[Entry]:
    """The journal's figures of this trial in this municipality."""
    if question.kind != "figure" or not question.trial:
        return []
    now = book.now(sheet.request.as_of)
    about_trial = now.concerning(Subject("trial", question.trial))
    place = Subject("municipality", sheet.municipality)
    return [one for one in about_trial if isinstance(one.value, Figure) and place in one.concerns]


def _from_journal(book: Book, sheet: Sheet, question: Question) -> Filled | None:
    """A figure of the same words; only where exactly one stands."""
    found = [
        (one, one.value)
        for one in own_figures(book, sheet, question)
        if isinstance(one.value, Figure)
        and one.value.unit == question.unit
        and question.words in one.value.measure
    ]
    if len(found) != 1:
        return None
    entry, figure = found[0]
    quoted = f"{entry.paper.reference}, “{entry.heading}”"
    return Filled(_typed(figure), Text(f"journalen: {quoted}", f"the journal: {quoted}"))


def _typed(figure: Figure) -> dict[str, str]:
    """A figure as one would have typed it."""
    parts = ("numerator", "denominator", "unfinished")
    found = {name: str(getattr(figure, name)) for name in parts if getattr(figure, name) is not None}
    if figure.number is not None:
        found["number"] = number_text(figure.number, True)
    for name in ("qualifier", "method"):
        if getattr(figure, name):
            found[name] = getattr(figure, name)
    return found


def _is_elsewhere(trial: TrialNow | None, municipality: str) -> bool:
    return trial is not None and trial.status == "running" and municipality not in trial.running_in


def trial_line(book: Book, sheet: Sheet, trial: str) -> Text | None:
    """What the journal says of a trial on the status's day: its state, and whether it runs here."""
    found = next((one for one in book.trials(sheet.request.as_of) if one.trial.name == trial), None)
    if found is None:
        return None
    state = STATUS_WORDS[found.status]
    here = (
        Text(", også hos jer", ", with you too") if sheet.municipality in found.running_in else Text("", "")
    )
    return Text(f"{state.da}{here.da}", f"{state.en}{here.en}")
