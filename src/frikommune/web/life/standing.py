"""A trial's life laid out for its page: where each municipality stands, what was done, what can be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from frikommune.errors import Refusal
from frikommune.language import NO_WORDS, Text, listed
from frikommune.programme.entry import Deed, Entry, Names, Subject, own_subjects
from frikommune.programme.grants import Holding, holdings
from frikommune.programme.life import Life, life_of
from frikommune.programme.next_steps import NextStep, next_steps
from frikommune.programme.steps import STEPS, THERE
from frikommune.programme.words import value_text
from frikommune.web.bylaws.models import Bylaw
from frikommune.web.journal.book import Book, book_of
from frikommune.web.journal.models import Document, Programme
from frikommune.web.people.models import ROLES
from frikommune.web.people.rights import RIGHTS, may

ELSEWHERE: Mapping[str, str] = {
    "publish_bylaw": "bylaws:write",
    "practice": "life:practice",
}
"""Steps with a page of their own."""
_APPLYING = ("propose", "apply", "hear", "approve", "send")


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality in the trial on the day. `runs` are the parts that hold there, or will."""

    name: str
    stage: Text
    code: str
    runs: tuple[Holding, ...]
    bylaws: tuple[Bylaw, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """An act as the history shows it, with what it corrects or what corrected it."""

    entry: Entry
    title: Text
    said: Text
    deed: Deed
    document: Document | None
    corrects: Entry | None
    corrected_by: Entry | None
    correct_url: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A step as whoever looks may take it; `url` empty: somebody else's, or not possible now."""

    step: NextStep
    title: Text
    roles: Text
    url: str
    reasons: tuple[Refusal, ...]
    needs_application: bool


@lru_cache(maxsize=256)
def _steps(version: str, slug: str, trial: str, day: date) -> tuple[NextStep, ...]:
    book = book_of(Programme.objects.get(slug=slug))
    return next_steps(book.journal, trial, book.parts[trial], book.municipalities, day)


def steps_of(book: Book, trial: str, day: date) -> Mapping[str, NextStep]:
    """Every step by its act, tried on a day."""
    return {one.step.act: one for one in _steps(book.version, book.slug, trial, day)}


def known_by(book: Book, on: date, known_on: date | None) -> list[Entry]:
    """What was known, and had taken effect."""
    return [one for one in book.journal.known(known_on) if one.effect is None or one.effect.start <= on]


def life_on(book: Book, trial: str, on: date, known_on: date | None) -> Life:
    """Where the trial stands on a day."""
    return life_of(known_by(book, on, known_on), trial, book.parts[trial])


def places_of(request: HttpRequest, trial: str, life: Life) -> list[Place]:
    """The municipalities that are or were in it, in the pack's order."""
    book: Book = request.book
    held = holdings(book.journal.known(request.known_on), {trial: book.parts[trial]})
    running = [one for one in held if one.end is None or request.on < one.end]
    bylaws = list(Bylaw.objects.filter(programme=request.programme, trial=trial).select_related("document"))
    known = _known_bylaws(book, trial, request.known_on)
    stands = _to_come(request, trial) | {name: (THERE[code], code) for name, code in life.there.items()}
    return [
        Place(
            name,
            *stands[name],
            tuple(one for one in running if one.municipality == name),
            tuple(one for one in bylaws if one.municipality == name and one.entry in known),
        )
        for name in book.municipalities
        if name in stands
    ]


def _to_come(request: HttpRequest, trial: str) -> dict[str, tuple[Text, str]]:
    """Who joins on a later day, and which: a confirmed step is on the page at once."""
    about = Subject("trial", trial)
    return {
        name: (Text(f"tilslutter sig {one.effect.text.da}", f"joins on {one.effect.text.en}"), "coming")
        for one in request.book.journal.known(request.known_on)
        if one.about == about and one.says == "join" and one.effect and one.effect.start > request.on
        for name in (one.value.names if isinstance(one.value, Names) else ())
    }


def _known_bylaws(book: Book, trial: str, known_on: date | None) -> set[str]:
    about = Subject("trial", trial)
    return {one.id for one in book.journal.known(known_on) if one.about == about and one.family == "act"}


def history_of(request: HttpRequest, trial: str) -> list[Done]:
    """The acts about the trial, its application and its parts, the newest first; what was corrected stays."""
    book: Book = request.book
    own = own_subjects(trial, book.parts[trial])
    known = [one for one in book.journal.known(request.known_on) if one.about in own and one.family == "act"]
    corrected_by = {one.deed.corrects: one for one in known if one.deed and one.deed.corrects}
    return [_done(request, trial, one, corrected_by.get(one.id)) for one in reversed(known)]


def _done(request: HttpRequest, trial: str, entry: Entry, corrected_by: Entry | None) -> Done:
    deed = entry.deed or Deed(by="")
    part = Text.same(f"{entry.about.name}: ") if entry.about.kind == "part" else NO_WORDS
    value = value_text(entry.value)
    return Done(
        entry=entry,
        title=STEPS[entry.says].title if entry.says in STEPS else Text.same(entry.says),
        said=Text(part.da + value.da, part.en + value.en),
        deed=deed,
        document=Document.cited(request.programme, deed.document),
        corrects=request.book.journal.by_id.get(deed.corrects),
        corrected_by=corrected_by,
        correct_url="" if corrected_by else _correct_url(request, trial, entry),
    )


def _correct_url(request: HttpRequest, trial: str, entry: Entry) -> str:
    """Where the act can be corrected; empty for what has a page of its own, and for whoever may not."""
    if entry.says in ELSEWHERE or entry.says in _APPLYING or entry.says not in STEPS:
        return ""
    names = entry.value.names if isinstance(entry.value, Names) else ("",)
    if not all(may(request.user, request.programme, entry.says, one) for one in names):
        return ""
    address = reverse("life:act", args=[request.programme.slug, trial, entry.says])
    return f"{address}?corrects={entry.id}"


def conditions_of(book: Book, trial: str, on: date, known_on: date | None) -> list[Entry]:
    """The conditions that decisions and sources name, each of the trial or of one part."""
    own = own_subjects(trial, book.parts[trial])
    return [one for one in known_by(book, on, known_on) if one.says == "condition" and one.about in own]


def offers_of(request: HttpRequest, trial: str) -> list[Offer]:
    """Every step: what can be done now first, then what cannot, with the reasons."""
    steps = steps_of(request.book, trial, request.today)
    found = [_offer(request, trial, one) for one in steps.values() if _matters(one, steps)]
    return sorted(found, key=lambda one: not one.step.is_open)


def _matters(one: NextStep, steps: Mapping[str, NextStep]) -> bool:
    """What belongs to the application is left out once it was decided."""
    return one.step.act not in _APPLYING or not steps["decide"].is_open


def _offer(request: HttpRequest, trial: str, one: NextStep) -> Offer:
    act = one.step.act
    roles = [ROLES[role] for role, rights in RIGHTS.items() if act in rights]
    codes = {refusal.code for refusal in one.in_the_way}
    return Offer(
        step=one,
        title=one.step.title,
        roles=Text(
            *(listed((role.said_in(language) for role in roles), language) for language in ("da", "en"))
        ),
        url=_url(request, trial, act) if one.is_open and own_places(request, act, one) else "",
        reasons=one.in_the_way,
        needs_application="must_apply_anew" in codes,
    )


def own_places(request: HttpRequest, act: str, offered: NextStep) -> tuple[str, ...]:
    """The municipalities that whoever asks may take the step for; for a whole trial: one empty name."""
    if not offered.step.there:
        return ("",) if may(request.user, request.programme, act) else ()
    names = request.book.municipalities
    return tuple(one for one in names if may(request.user, request.programme, act, one))


def _url(request: HttpRequest, trial: str, act: str) -> str:
    slug = request.programme.slug
    if act in _APPLYING:
        try:
            return reverse("applications:ideas", args=[slug])
        except NoReverseMatch:
            return ""
    if act in ELSEWHERE:
        return reverse(ELSEWHERE[act], args=[slug, trial])
    return reverse("life:act", args=[slug, trial, act])
