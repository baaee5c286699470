"""What a questionnaire must have before it can be opened."""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.errors import Refusal, Refused
from frikommune.evaluation.surveys.questionnaire import Question, Questionnaire
from frikommune.language import Text

_BOTH = Text("ord på både dansk og engelsk", "words in both Danish and English")
_WRITE = Text("Skriv det, der mangler.", "Write what is missing.")


def check(questionnaire: Questionnaire) -> None:
    """Raises Refused with everything that is missing or cannot be answered."""
    found = list(_faults(questionnaire))
    if found:
        raise Refused(*found)


def _faults(questionnaire: Questionnaire) -> Iterator[Refusal]:
    if not questionnaire.questions:
        yield Refusal(
            "no_questions",
            Text("Der er ingen spørgsmål", "There are no questions"),
            "",
            "0",
            Text("mindst ét spørgsmål", "one question at least"),
            Text("Tilføj et spørgsmål.", "Add a question."),
        )
    for number, question in enumerate(questionnaire, 1):
        yield from _of_question(number, question)


def _of_question(number: int, question: Question) -> Iterator[Refusal]:
    where = f"{number}. {question.words.da or (question.items[0].words.da if question.items else '–')}"
    asked = [question.words] if question.kind != "likert" or question.is_battery else []
    parts = [*(one.words for one in question.items), *(one.words for one in question.choices)]
    maybe = [one for one in (question.help, question.section, question.words) if one.da or one.en]
    if any(not (one.da and one.en) for one in (*asked, *parts, *maybe)):
        problem = Text("Et spørgsmål mangler ord på et af sprogene", "A question lacks words in one language")
        yield Refusal("words_missing", problem, where, "–", _BOTH, _WRITE)
    if question.kind == "likert" and not question.items:
        problem = Text("Der er ingen udsagn at svare på", "There are no statements to answer")
        one = Text("mindst ét udsagn", "one statement at least")
        yield Refusal("no_items", problem, where, "0", one, _WRITE)
    if question.kind in ("single", "multiple"):
        yield from _of_choices(where, question)
    if question.least is not None and question.most is not None and question.least >= question.most:
        problem = Text("Det mindste tal er ikke mindre end det største", "The least number is not the least")
        given = f"{question.least:g}–{question.most:g}"
        order = Text("først det mindste, så det største", "first the least, then the most")
        turn = Text("Byt om på tallene, eller slet et af dem.", "Swap the numbers, or delete one.")
        yield Refusal("bounds_crossed", problem, where, given, order, turn)
    words = [one.da.casefold() for one in parts if one.da]
    for twice in sorted({one for one in words if words.count(one) > 1}):
        problem = Text("Det samme står to gange i et spørgsmål", "A question says the same twice")
        different = Text("hvert udsagn og hvert svar én gang", "each statement and each answer once")
        delete = Text("Slet det ene.", "Delete one of them.")
        yield Refusal("said_twice", problem, where, twice, different, delete)


def _of_choices(where: str, question: Question) -> Iterator[Refusal]:
    least = 2 if question.kind == "single" else 1
    if len(question.choices) < least:
        problem = Text("Der er for få svar at vælge imellem", "There are too few answers to choose among")
        enough = Text(f"mindst {least}", f"{least} at least")
        yield Refusal("few_choices", problem, where, str(len(question.choices)), enough, _WRITE)
