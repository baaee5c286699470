"""What the forms send: a survey's facts, and one question with its rows of statements or answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

from django.http import HttpRequest

from frikommune.errors import refuse
from frikommune.evaluation.surveys.answering import number_in
from frikommune.evaluation.surveys.questionnaire import (
    KINDS,
    ROLES,
    Choice,
    Item,
    Kind,
    Question,
    Questionnaire,
)
from frikommune.evaluation.surveys.scales import FAMILIES, POINTS, Family, Points, Scale
from frikommune.language import NO_WORDS, Text
from frikommune.web.pages.posted import Posted
from frikommune.web.pages.speech import said
from frikommune.web.surveys.making import Facts

TITLE = Text("Titel", "Title")
ENGLISH = Text("på engelsk", "in English")
INTRO = Text("Indledning", "Introduction")
THANKS = Text("Tak og hvad der sker nu", "Thanks, and what happens now")
TRIALS = Text("Forsøg", "Trials")
ROLES_ASKED = Text("Hvem spørges", "Who is asked")
MUNICIPALITIES = Text("Kommuner", "Municipalities")
OPENS = Text("Første dag", "First day")
CLOSES = Text("Sidste dag", "Last day")
REMINDERS = Text("Påmindelser højst", "Reminders at most")
KIND = Text("Slags", "Kind")
QUESTION = Text("Spørgsmål", "Question")
HELP = Text("Hjælp", "Help")
SECTION = Text("Overskrift", "Heading")
STATEMENT = Text("Udsagn", "Statement")
ANSWER = Text("Svar", "Answer")
SCALE = Text("Svarskala", "Scale")
POINTS_WORDS = Text("Antal svar", "Number of answers")
LEAST = Text("Mindst", "At least")
MOST = Text("Højst", "At most")
LONGEST_TITLE, LONGEST_WORDS, LONGEST_INTRO = 200, 500, 3000
BLANK_ROWS, MOST_ROWS = 4, 40


def facts_in(request: HttpRequest) -> Facts:
    """A survey's facts. Raises Refused with everything that is wrong with them."""
    posted = Posted(request)
    texts: dict[str, str] = {}
    for name, label, longest in (("title", TITLE, LONGEST_TITLE), ("intro", INTRO, LONGEST_INTRO)):
        texts[f"{name}_da"] = posted.text(f"{name}_da", label, longest=longest)
        texts[f"{name}_en"] = posted.text(f"{name}_en", _in_english(label), longest=longest)
    for code in ("da", "en"):
        texts[f"thanks_{code}"] = posted.text(f"thanks_{code}", THANKS, needed=False, longest=LONGEST_INTRO)
    trials = [one.trial.name for one in request.book.trials(request.today)]
    trials_chosen = posted.choices("trials", TRIALS, trials)
    roles = posted.choices("roles", ROLES_ASKED, ROLES, needed=True)
    municipalities = posted.choices(
        "municipalities", MUNICIPALITIES, request.book.municipalities, needed=True
    )
    opens = posted.day("opens", OPENS)
    closes = posted.day("closes", CLOSES, first=max(opens or request.today, request.today))
    reminders = posted.whole("most_reminders", REMINDERS, 0, 5)
    posted.check()
    assert opens is not None  # `check` raised otherwise
    assert closes is not None
    return Facts(
        **texts,
        trials=trials_chosen,
        roles=roles,
        municipalities=municipalities,
        opens=opens,
        closes=closes,
        most_reminders=reminders,
    )


def _in_english(label: Text) -> Text:
    return Text(f"{label.da} {ENGLISH.da}", f"{label.en} {ENGLISH.en}")


def kind_in(request: HttpRequest) -> Kind | None:
    """The kind of a new question; None for what is none."""
    word = request.GET.get("kind", "") or request.POST.get("kind", "")
    return cast(Kind, word) if word in KINDS else None


def blank(kind: Kind, questions: Questionnaire) -> Question:
    """A new question of a kind."""
    scale = Scale() if kind == "likert" else None
    return Question(questions.new_key, kind, NO_WORDS, scale=scale)


def question_in(request: HttpRequest, before: Question) -> tuple[Question, Posted]:
    """The question as it was typed, and what was wrong with it, which has not been raised yet."""
    posted = Posted(request)
    words, hint, section = (
        _pair(posted, name, label)
        for name, label in (("words", QUESTION), ("help", HELP), ("section", SECTION))
    )
    found = replace(before, words=words, help=hint, section=section, needed="needed" in request.POST)
    if before.kind == "likert":
        return replace(found, scale=_scale(posted), items=tuple(_items(posted, before))), posted
    if before.kind in ("single", "multiple"):
        choices = tuple(_choices(posted, before))
        return replace(found, choices=choices, not_relevant="not_relevant" in request.POST), posted
    if before.kind == "number":
        least, most = _number(posted, "least", LEAST), _number(posted, "most", MOST)
        return replace(found, least=least, most=most), posted
    return found, posted


def _pair(posted: Posted, name: str, label: Text) -> Text:
    danish = posted.text(f"{name}_da", label, needed=False, longest=LONGEST_WORDS)
    return Text(danish, posted.text(f"{name}_en", _in_english(label), needed=False, longest=LONGEST_WORDS))


def _scale(posted: Posted) -> Scale:
    family = posted.choice("family", SCALE, FAMILIES)
    points = posted.choice("points", POINTS_WORDS, [str(one) for one in POINTS])
    return Scale(
        cast(Family, family or FAMILIES[0]),
        cast(Points, int(points or 5)),
        neutral="neutral" in posted.given,
        not_relevant="not_relevant" in posted.given,
    )


def _rows(posted: Posted, label: Text) -> Iterator[tuple[int, str, Text]]:
    """Each row that says something: its number, the key it had before, and its words."""
    for number in range(MOST_ROWS):
        words = _pair(posted, f"row{number}", label)
        if words.da or words.en:
            yield number, posted.given.get(f"row{number}_key", "")[:20], words


def _items(posted: Posted, before: Question) -> Iterator[Item]:
    known = {one.key for one in before.items}
    last = max((int(key.rpartition(".")[2]) for key in known), default=0)
    for number, key, words in _rows(posted, STATEMENT):
        if key in known:
            known.discard(key)
        else:
            last += 1
            key = f"{before.key}.{last}"  # noqa: PLW2901 - a row of its own from here on
        yield Item(key, words, reversed=f"row{number}_reversed" in posted.given)


def _choices(posted: Posted, before: Question) -> Iterator[Choice]:
    known = {str(one.code) for one in before.choices}
    last = max(map(int, known), default=0)
    for _, key, words in _rows(posted, ANSWER):
        if key in known:
            known.discard(key)
            yield Choice(int(key), words)
        else:
            last += 1
            yield Choice(last, words)


def _number(posted: Posted, key: str, label: Text) -> float | None:
    words = posted.given.get(key, "").strip()
    if not words:
        return None
    try:
        return number_in(words)
    except ValueError:
        refused = refuse(
            "not_a_number",
            problem=Text(f"“{label.da}” er ikke et tal", f"“{label.en}” is no number"),
            where=said(label),
            given=words[:40],
            expected=Text("et tal eller intet", "a number or nothing"),
            do_next=Text("Ret det, og send igen.", "Correct it, and send again."),
        )
        posted.refuse(key, refused)
        return None


def rows_shown(question: Question) -> list[dict[str, Any]]:
    """The rows of a question's form: what it has, and some blank ones."""
    parts: list[tuple[str, Text, bool]] = [(one.key, one.words, one.reversed) for one in question.items]
    parts += [(str(one.code), one.words, False) for one in question.choices]
    parts += [("", NO_WORDS, False)] * min(BLANK_ROWS, MOST_ROWS - len(parts))
    names = ("key", "words", "reversed")
    return [dict(zip(names, one, strict=True)) | {"number": number} for number, one in enumerate(parts)]
