"""A small survey of two waves whose answers can be counted by hand."""

from dataclasses import replace
from datetime import date

from frikommune.cases.mark import Mark
from frikommune.evaluation.surveys.box import Answer
from frikommune.evaluation.surveys.finding import answered_words, compared, told_whole
from frikommune.evaluation.surveys.found import SurveyFound
from frikommune.evaluation.surveys.questionnaire import Choice, Item, Question, Questionnaire
from frikommune.evaluation.surveys.rates import Asked, rate_table, rates_of
from frikommune.evaluation.surveys.scales import Scale
from frikommune.evaluation.surveys.waves import Wave
from frikommune.language import Text

CLOSED = date(2019, 10, 1)
QUESTIONS = Questionnaire(
    (
        Question(
            "q1",
            "likert",
            Text("Hvor enig er du?", "How far do you agree?"),
            scale=Scale("agreement"),
            items=(
                Item("q1.1", Text("Jeg har mere tid til borgeren", "I have more time for the citizen")),
                Item("q1.2", Text("Jeg oplever tillid", "I am trusted")),
            ),
        ),
        Question(
            "q2",
            "single",
            Text("Bruger du undtagelsen?", "Do you use the exemption?"),
            choices=(Choice(1, Text("ja", "yes")), Choice(2, Text("nej", "no"))),
        ),
        Question("q3", "text", Text("Hvad ellers?", "What else?")),
    )
)
"""A battery, a choice and a free text."""


def answers(place: str, *scores: int) -> tuple[Answer, ...]:
    """One for each score: that agreement with both statements, and a yes where it is above the middle."""
    return tuple(
        Answer(place, "staff", {"q1.1": one, "q1.2": min(one + 1, 5), "q2": 1 if one > 3 else 2})
        for one in scores
    )


FIRST = (*answers("Aalborg", 1, 2, 2, 3, 3, 4, 4, 2), *answers("Rebild", 2, 3, 3, 1, 2, 4))
SECOND = (
    *answers("Aalborg", 5, 4, 4, 3, 5, 4, 2, 5),
    *answers("Rebild", 4, 3, 5, 4, 2, 4),
    *answers("Læsø", 5, 1),
)
"""16 answers: 11 agree with the first statement. Two are from Læsø, too few to be shown."""


def survey(second: tuple[Answer, ...] = SECOND, mark: Mark = Mark.NONE) -> SurveyFound:
    """The survey as papers know it."""
    title = Text("Tid til borgeren", "Time for the citizen")
    waves = [
        Wave(1, title, QUESTIONS, FIRST, date(2019, 3, 1), mark),
        Wave(2, title, QUESTIONS, second, CLOSED, mark),
    ]
    invited = {"Aalborg": 10, "Rebild": 8, "Læsø": 4}
    used = {place: sum(one.municipality == place for one in second) for place in invited}
    known = rates_of(
        Asked(place, "staff", at < used[place]) for place, of in invited.items() for at in range(of)
    )
    return SurveyFound(
        id="survey:7",
        title=title,
        wave=2,
        intro=Text("Vi vil gerne vide, om du har fået mere tid.", "We should like to know."),
        trials=("2.1",),
        roles=(Text("medarbejdere", "staff"),),
        municipalities=tuple(invited),
        opened=date(2019, 9, 10),
        closed=CLOSED,
        answered=answered_words(waves[-1]),
        warnings=known[0].warnings,
        rates=rate_table(known),
        told=tuple(told_whole(waves)),
        compared=tuple(compared(waves)),
        questionnaire=QUESTIONS,
        digest=QUESTIONS.digest,
        link="surveys/7/results",
        mark=mark,
    )


def with_one_more(found: SurveyFound) -> SurveyFound:
    """The same survey, had one more of Rebild agreed."""
    made = survey((*SECOND, *answers("Rebild", 5)))
    return replace(made, id=found.id)
