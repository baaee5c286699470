"""What a closed survey told, as it may be shown to anybody who sees results: no answer of a single person.

Light to import: what is counted and hidden is done in `finding.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frikommune.cases.mark import Mark
from frikommune.evaluation.shown.laid_out import Drawing, Table
from frikommune.evaluation.surveys.questionnaire import Question, Questionnaire
from frikommune.language import NO_WORDS, Text


@dataclass(frozen=True, slots=True)
class Shown:
    """Some lines of answers: table and picture, which groups are hidden and why, and what else to know."""

    title: Text
    table: Table
    picture: Drawing | None = None
    hidden: Text = NO_WORDS
    note: Text = NO_WORDS


@dataclass(frozen=True, slots=True)
class Statement:
    """One variable: what its groups answered, and each wave. Empty where there is one group, or one wave."""

    key: str
    words: Text
    groups: tuple[Shown, ...] = ()
    waves: Shown | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One question with everybody's answers; `answers` None: free text, which is in no file and no paper.

    `alpha` says whether the statements of a battery can be read as one.
    """

    question: Question
    words: Text
    answers: Shown | None = None
    alpha: Text = NO_WORDS
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Two waves, or (not `of_waves`) a group and the others: in a sentence, as a picture and as a table.

    `between` says which: `Aalborg mod de øvrige`.
    """

    between: Text
    sentence: Text
    table: Table
    picture: Drawing | None = None
    of_waves: bool = False


@dataclass(frozen=True, slots=True)
class SurveyFound:
    """A closed survey. `id` is unique (`survey:3`), `link` the page that shows it, below the programme's.

    `intro` is what whoever was asked read first. `answered` is in words; `rates` None: nobody was invited by
    name. `digest` is of the questionnaire as it was locked.
    """

    id: str
    title: Text
    wave: int
    intro: Text
    trials: tuple[str, ...]
    roles: tuple[Text, ...]
    municipalities: tuple[str, ...]
    opened: date
    closed: date
    answered: Text
    warnings: tuple[Text, ...]
    rates: Table | None
    told: tuple[Told, ...]
    compared: tuple[Compared, ...]
    questionnaire: Questionnaire
    digest: str
    link: str = ""
    mark: Mark = Mark.NONE
