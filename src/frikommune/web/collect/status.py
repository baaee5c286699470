"""A status as it is shown: what was known at the freeze, who was missing, and what came later beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from frikommune.language import Text
from frikommune.programme.collecting.answer import Given
from frikommune.programme.collecting.totals import Total, total_of
from frikommune.programme.collecting.words import answer_text, coverage_text, sum_texts
from frikommune.programme.entry import Subject
from frikommune.web.collect.claims import subject_of
from frikommune.web.collect.models import Question, Sheet, StatusRequest, Version
from frikommune.web.collect.reading import answers_in

MISSING = Text("Mangler", "Missing")


@dataclass(frozen=True)
class Cell:
    """One municipality's answer to a question. `given` None: missing. `subject`: where the journal has it."""

    municipality: str
    version: Version | None
    given: Given | None
    words: Text
    subject: Subject | None = None

    @property
    def remark(self) -> str:
        """What was added in words to a figure, or to why there is none."""
        is_beside = self.given is not None and (self.given.figure or self.given.standing != "given")
        return self.given.words if self.given and is_beside else ""


@dataclass(frozen=True)
class Line:
    """One question over all that were asked."""

    question: Question
    cells: Sequence[Cell]
    total: Total

    @property
    def coverage(self) -> Text:
        """Over whom."""
        return coverage_text(self.total)

    @property
    def sums(self) -> tuple[Text, ...]:
        """What it comes to."""
        return sum_texts(self.question.asked, self.total)

    @property
    def choices(self) -> list[tuple[str, int]]:
        """How many chose each, in the order of the question."""
        chosen = Counter(one.given.words for one in self.cells if one.given and one.given.standing == "given")
        return [(one, chosen[one]) for one in self.question.asked.choices]


@dataclass(frozen=True)
class Later:
    """What a municipality answered or corrected after the freeze."""

    version: Version
    cells: Sequence[tuple[Question, Cell]]


@dataclass(frozen=True)
class Shown:
    """All of it. `with_later` are the lines with what came later counted in; empty where nothing did."""

    lines: Sequence[Line]
    answered: Sequence[Sheet]
    missing: Sequence[Sheet]
    later: Sequence[Later]
    with_later: Sequence[Line]


Pick = Callable[[Sheet], Version | None]


def shown(status: StatusRequest, public: bool) -> Shown:
    """The status: frozen, or as it would be if it were frozen now. `public`: small counts are hidden."""
    sheets = list(status.sheets.select_related("frozen", "approved").prefetch_related("versions"))
    questions = list(status.questions.select_related("request"))
    pick: Pick = _frozen if status.frozen_on else _approved
    later = [one for sheet in sheets for one in _later(sheet, questions, public)] if status.frozen_on else []
    return Shown(
        lines=_lines(questions, sheets, pick, public),
        answered=[one for one in sheets if pick(one)],
        missing=[one for one in sheets if pick(one) is None],
        later=later,
        with_later=_lines(questions, sheets, _approved, public) if later else (),
    )


def _frozen(sheet: Sheet) -> Version | None:
    return sheet.frozen


def _approved(sheet: Sheet) -> Version | None:
    return sheet.approved


def _lines(questions: Sequence[Question], sheets: Sequence[Sheet], pick: Pick, public: bool) -> list[Line]:
    answers = {one.municipality: answers_in(pick(one), questions) for one in sheets}
    versions = {one.municipality: pick(one) for one in sheets}
    return [
        Line(
            one,
            [
                _cell(one, name, versions[name], given.get(one.number), public)
                for name, given in answers.items()
            ],
            total_of(one.asked, {name: given.get(one.number) for name, given in answers.items()}, public),
        )
        for one in questions
    ]


def _cell(
    question: Question, municipality: str, version: Version | None, given: Given | None, public: bool
) -> Cell:
    words = answer_text(question.asked, given, public) if given else MISSING
    is_entered = version is not None and version.entered_on is not None and given is not None
    subject = subject_of(question.request, question, municipality, given) if given and is_entered else None
    return Cell(municipality, version, given, words, subject)


def _later(sheet: Sheet, questions: Sequence[Question], public: bool) -> list[Later]:
    found = []
    for version in sheet.versions.all():
        if version.entered_on is None or version.pk == sheet.frozen_id:
            continue
        given = answers_in(version, questions)
        changed = [one for one in questions if str(one.number) in version.entries]
        if not changed:
            continue
        cells = [(one, _cell(one, sheet.municipality, version, given[one.number], public)) for one in changed]
        found.append(Later(version, cells))
    return found
