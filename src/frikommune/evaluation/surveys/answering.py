"""Reading what someone typed in a questionnaire: every answer checked, everything wrong said at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite

from frikommune.cases.cpr import holds_cpr
from frikommune.errors import Refusal
from frikommune.evaluation.surveys.questionnaire import Question, Questionnaire
from frikommune.evaluation.surveys.scales import NOT_RELEVANT
from frikommune.language import Text

Value = int | float | list[int]
LONGEST = 2000


@dataclass(slots=True)
class Read:
    """What was answered. `values` by item or question key, without what was left out.

    A scale's and a choice's value is its code, 0 for “not relevant”; several choices are a list of codes.
    `texts` are the free ones, apart. `wrong` says what cannot be taken, by the key of its field.
    """

    values: dict[str, Value] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, Refusal] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered at all."""
        return not (self.values or self.texts or self.wrong)


def read_answer(questionnaire: Questionnaire, typed: Mapping[str, Sequence[str]]) -> Read:
    """What was typed, by field: an item's key, or a question's key where it has no items."""
    read = Read()
    for question in questionnaire:
        for key, label in fields_of(question):
            words = [one.strip() for one in typed.get(key, ()) if one.strip()]
            if not words:
                if question.needed:
                    read.wrong[key] = _wrong(
                        "answer_missing", label, "–", Text("et svar", "an answer"), _ANSWER
                    )
            else:
                _take(read, question, key, label, words)
    return read


def fields_of(question: Question) -> Iterator[tuple[str, Text]]:
    """The fields that a question is answered in, with what each asks."""
    if question.kind == "likert":
        yield from ((one.key, one.words) for one in question.items)
    else:
        yield question.key, question.words


def codes_of(question: Question) -> tuple[int, ...]:
    """The codes that may be answered, “not relevant” among them where it is offered."""
    if question.scale is not None:
        offered = (NOT_RELEVANT,) if question.scale.not_relevant else ()
        return (*question.scale.codes, *offered)
    offered = (NOT_RELEVANT,) if question.not_relevant else ()
    return (*(one.code for one in question.choices), *offered)


def _take(read: Read, question: Question, key: str, label: Text, words: list[str]) -> None:
    if question.kind == "text":
        _take_text(read, key, label, words[0])
    elif question.kind == "number":
        _take_number(read, question, key, label, words[0])
    else:
        codes = {str(code): code for code in codes_of(question)}
        if not set(words) <= set(codes) or (len(words) > 1 and question.kind != "multiple"):
            read.wrong[key] = _wrong("not_offered", label, ", ".join(words)[:40], _OFFERED, _CHOOSE)
            return
        chosen = sorted({codes[one] for one in words})
        if len(chosen) > 1 and NOT_RELEVANT in chosen:
            read.wrong[key] = _wrong("both_and_neither", label, ", ".join(words)[:40], _EITHER, _CHOOSE)
            return
        read.values[key] = chosen if question.kind == "multiple" else chosen[0]


def _take_text(read: Read, key: str, label: Text, words: str) -> None:
    plain = words.replace("\r\n", "\n")
    if holds_cpr(plain):
        read.wrong[key] = _wrong("cpr_in_text", label, "…", _NO_CPR, _DELETE_CPR)
    elif len(plain) > LONGEST:
        most = Text(f"højst {LONGEST} tegn", f"at most {LONGEST} characters")
        read.wrong[key] = _wrong("too_long", label, str(len(plain)), most, _SHORTEN)
    else:
        read.texts[key] = plain


def _take_number(read: Read, question: Question, key: str, label: Text, words: str) -> None:
    try:
        number = number_in(words)
    except ValueError:
        read.wrong[key] = _wrong("not_a_number", label, words[:40], Text("et tal", "a number"), _NUMBER)
        return
    least, most = question.least, question.most
    if (least is not None and number < least) or (most is not None and number > most):
        between = Text(
            f"fra {_bound(least, 'da')} til {_bound(most, 'da')}",
            f"from {_bound(least, 'en')} to {_bound(most, 'en')}",
        )
        read.wrong[key] = _wrong("out_of_bounds", label, words[:40], between, _NUMBER)
        return
    read.values[key] = number


def number_in(words: str) -> float:
    """A number as Danes or English write it: `1.234,5`, `7.5`, `1,5`. Raises ValueError for anything else."""
    plain = words.replace(" ", "").replace("\u00a0", "")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    number = float(plain)
    if not isfinite(number) or not set(plain) <= set("0123456789.-+"):
        raise ValueError(words)
    return number


def _bound(bound: float | None, language: str) -> str:
    return "…" if bound is None else f"{bound:g}".replace(".", "," if language == "da" else ".")


def _wrong(code: str, label: Text, given: str, expected: Text, do_next: Text) -> Refusal:
    problem = Text("Svaret kan ikke bruges, som det står", "The answer cannot be used as it stands")
    if code == "answer_missing":
        problem = Text("Spørgsmålet mangler et svar", "The question lacks an answer")
    return Refusal(code, problem, label.da, given, expected, do_next)


_OFFERED = Text("et af de viste svar", "one of the answers shown")
_EITHER = Text("enten svar eller “ikke relevant”", "either answers or “not relevant”")
_NO_CPR = Text("tekst uden CPR-numre", "text without CPR numbers")
_ANSWER = Text("Svar, og send igen.", "Answer, and send again.")
_CHOOSE = Text("Vælg igen, og send.", "Choose again, and send.")
_DELETE_CPR = Text("Slet nummeret, og send igen.", "Delete the number, and send again.")
_SHORTEN = Text("Skriv det kortere, og send igen.", "Write it shorter, and send again.")
_NUMBER = Text("Ret tallet, og send igen.", "Correct the number, and send again.")
