"""Questionnaires and made-up answers that tests of surveys lean on."""

from random import Random

from frikommune.evaluation.surveys.box import Answer
from frikommune.evaluation.surveys.questionnaire import Choice, Item, Question, Questionnaire
from frikommune.evaluation.surveys.scales import Scale
from frikommune.evaluation.surveys.waves import Wave
from frikommune.language import Text

BATTERY = Question(
    "q1",
    "likert",
    Text("Hvor enig er du?", "How far do you agree?"),
    scale=Scale("agreement"),
    items=(
        Item("q1.1", Text("Det går hurtigere", "It is quicker")),
        Item("q1.2", Text("Der er tillid til mig", "I am trusted")),
        Item("q1.3", Text("Der er mere papirarbejde", "There is more paperwork"), reversed=True),
    ),
)
SINGLE = Question(
    "q2",
    "single",
    Text("Brugte du forsøget?", "Did you use the trial?"),
    choices=(Choice(1, Text("Ja", "Yes")), Choice(2, Text("Nej", "No"))),
    not_relevant=True,
)
MULTIPLE = Question(
    "q3",
    "multiple",
    Text("Hvorfor?", "Why?"),
    choices=(Choice(1, Text("Tid", "Time")), Choice(2, Text("Kvalitet", "Quality"))),
)
NUMBER = Question("q4", "number", Text("Hvor mange sager?", "How many cases?"), least=0, most=500)
FREE = Question("q5", "text", Text("Andet?", "Anything else?"))
ASKED = Questionnaire((BATTERY, SINGLE, MULTIPLE, NUMBER, FREE))


def made_up(cells: dict[tuple[str, str], int], seed: int = 1, agree: float = 0.7) -> tuple[Answer, ...]:
    """So many answers for each municipality and role."""
    random = Random(seed)
    return tuple(
        Answer(municipality, role, _values(random, agree))
        for (municipality, role), many in cells.items()
        for _ in range(many)
    )


def _values(random: Random, agree: float):
    return {
        "q1.1": random.choice((4, 5)) if random.random() < agree else random.choice((1, 2, 3)),
        "q1.2": random.randint(1, 5),
        "q1.3": random.randint(0, 5),
        "q2": random.randint(0, 2),
        "q3": random.choice(([1], [2], [1, 2])),
        "q4": float(random.randint(0, 40)),
    }


def wave(cells: dict[tuple[str, str], int], number: int = 1, seed: int = 1, agree: float = 0.7) -> Wave:
    """A wave of made-up answers."""
    title = Text("Medarbejdernes erfaring", "What staff find")
    return Wave(number, title, ASKED, made_up(cells, seed, agree))
