"""What is written in the journal on the way from idea to “sent in a round”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.http import HttpRequest
from django.utils.text import slugify

from frikommune.errors import refuse
from frikommune.language import Text, folded
from frikommune.programme.entry import Deed, Entry, Names, Subject
from frikommune.programme.life import life_of
from frikommune.programme.state import Question
from frikommune.programme.trial import by_number
from frikommune.programme.when import When
from frikommune.web.applications.content import Content
from frikommune.web.applications.lawtext import LawText
from frikommune.web.applications.models import Draft
from frikommune.web.journal.append import append
from frikommune.web.journal.book import Book
from frikommune.web.journal.models import Document
from frikommune.web.journal.writing import Pen
from frikommune.web.people.rights import need


def propose_idea(request: HttpRequest, title: str, problem: str, solution: str, municipality: str) -> Subject:
    """A new idea in the journal. Raises Refused."""
    pen = Pen(request.book, need(request, "propose", municipality), request.today)
    idea = Subject("idea", _free_name(request.book, title))
    at = (Subject("municipality", municipality),) if municipality else ()
    told = {"named": title, "problem": problem, "solution": solution}
    entries = [
        pen.claim(idea, says, Text.same(words), effect=request.today, concerns=at)
        for says, words in told.items()
    ]
    append(request.programme, entries, papers=[pen.paper], made_by=request.user)
    return idea


def _free_name(book: Book, title: str) -> str:
    name = slugify(folded(title))[:40].strip("-") or "ide"
    taken = {one.about.name for one in book.journal if one.about.kind == "idea"}
    return next(
        one for n in range(1, len(taken) + 3) if (one := name if n == 1 else f"{name}-{n}") not in taken
    )


# ---- Applying


def next_trial(book: Book, today: date) -> str:
    """The next number that nobody has: `<round>.<n>`, of the first round that is still open."""
    taken = {
        *book.parts,
        *(one.about.name for one in book.journal if one.about.kind in ("application", "trial")),
    }
    rounds = [one for one in taken if re.fullmatch(r"\d+\.\d+", one)]
    open_now = [int(one.round.name) for one in rounds_of(book) if one.is_open(today)]
    last = max((int(one.partition(".")[0]) for one in rounds), default=0)
    number = min(open_now, default=last + 1)
    used = [int(one.partition(".")[2]) for one in rounds if one.startswith(f"{number}.")]
    return f"{number}.{max(used, default=0) + 1}"


def apply_for(request: HttpRequest, draft: Draft, content: Content, made: LawText, trial: str) -> None:
    """Hand in a draft: `propose` and `apply`, what the form tells, and the trial's file. Raises Refused."""
    seat = need(request, "apply")
    pen = Pen(request.book, seat, request.today)
    about = Subject("trial", trial)
    idea = [Subject("idea", draft.idea)] if draft.idea else []
    told = [pen.act("propose", about, Text.same(content["title"]), concerns=idea)]
    told.append(pen.act("apply", about, Names(tuple(content["municipalities"]))))
    told += _said_of_the_trial(pen, about, content)
    if draft.idea:
        told.append(pen.claim(idea[0], "became", about, effect=request.today))
    else:
        told += _idea_of_its_own(pen, about, content, request.book)
    with transaction.atomic():
        append(
            request.programme,
            told,
            papers=[pen.paper],
            files={f"trials/{trial}.toml": made.text},
            made_by=request.user,
        )
        draft.trial, draft.content = trial, {**content, "trial": trial}
        draft.save()


def _said_of_the_trial(pen: Pen, about: Subject, content: Content) -> list[Entry]:
    said = [
        ("Ønsket start", "Wanted start", content["starts"]),
        ("Forventet effekt", "Expected effect", content["effect"]),
        ("Evalueringsplan", "Evaluation plan", content["evaluation"]),
    ]
    words = [Text(f"{da}: {text}", f"{en}: {text}") for da, en, text in said if text.strip()]
    coordinator = Subject("municipality", content["coordinator"])
    return [
        pen.claim(about, "named", Text.same(content["title"]), effect=pen.today),
        pen.claim(about, "coordinator", coordinator, effect=pen.today),
        *(pen.claim(about, "says", one, effect=pen.today) for one in words),
    ]


def _idea_of_its_own(pen: Pen, about: Subject, content: Content, book: Book) -> list[Entry]:
    """An application that grew from no idea in the list tells its problem and solution itself."""
    idea = Subject("idea", _free_name(book, content["title"]))
    told = {"named": content["title"], "problem": content["problem"], "solution": content["solution"]}
    entries = [pen.claim(idea, says, Text.same(one), effect=pen.today) for says, one in told.items()]
    return [*entries, pen.claim(idea, "became", about, effect=pen.today)]


# ---- Hearing, committees, sending


def hear(request: HttpRequest, trial: str, municipality: str, answer: str, on: date, paper: Document) -> None:
    """An answer from a municipality's LBR. Raises Refused where the steps do not allow it."""
    pen = Pen(request.book, need(request, "hear", municipality), request.today)
    deed = Deed(by=pen.seat.text.da, document=paper.reference)
    value = Text(f"LBR {municipality}: {answer}", f"LBR {municipality}: {answer}")
    at = [Subject("municipality", municipality)]
    act = pen.act("hear", Subject("trial", trial), value, effect=on, concerns=at, deed=deed)
    append(request.programme, [act], papers=[pen.paper], made_by=request.user)


def approve(request: HttpRequest, trial: str, municipality: str, on: date, paper: Document) -> None:
    """A committee's approval. Raises Refused."""
    pen = Pen(request.book, need(request, "approve", municipality), request.today)
    deed = Deed(by=pen.seat.text.da, document=paper.reference)
    act = pen.act("approve", Subject("trial", trial), Names((municipality,)), effect=on, deed=deed)
    append(request.programme, [act], papers=[pen.paper], made_by=request.user)


def leave_out(request: HttpRequest, trial: str, names: Iterable[str], reason: str, seen: int) -> None:
    """Apply anew, without some municipalities. Raises Refused; nobody is left where all are left out."""
    pen = Pen(request.book, need(request, "apply"), request.today)
    life = life_of(request.book.journal.known(None), trial, request.book.parts[trial])
    out = set(names)
    left = tuple(one for one in life.applicants if one not in out)
    deed = Deed(by=pen.seat.text.da, based_on=seen)
    act = pen.act("apply", Subject("trial", trial), Names(left), reason=reason, deed=deed)
    append(request.programme, [act], papers=[pen.paper], made_by=request.user)


def send(request: HttpRequest, trial: str, number: str, on: date, seen: int) -> None:
    """Send an application in a round. Raises Refused: a deadline that has passed, a committee that waits."""
    pen = Pen(request.book, need(request, "send"), request.today)
    in_round = Subject("round", number)
    deed = Deed(by=pen.seat.text.da, based_on=seen)
    entries = [
        pen.act("send", Subject("trial", trial), in_round, effect=on, deed=deed),
        pen.claim(Subject("application", trial), "sent_in", in_round, effect=on),
    ]
    append(request.programme, entries, papers=[pen.paper], made_by=request.user)


# ---- Rounds


@dataclass(frozen=True, slots=True)
class Round:
    """A round and the deadlines that are told of it; `adopted` is the one that is held to be so."""

    round: Subject
    deadlines: tuple[When, ...]
    adopted: When | None

    def is_open(self, today: date) -> bool:
        """Whether something may still be sent in it."""
        return self.adopted is not None and today <= self.adopted.last


def rounds_of(book: Book) -> tuple[Round, ...]:
    """Every round that the journal knows, in order of number."""
    now = book.now(date.max)
    found = sorted(now.subjects("round"), key=lambda one: by_number(one.name))
    return tuple(_round(now.question(one, "deadline")) for one in found)


def _round(question: Question) -> Round:
    told = [fact.entry.value for fact in question.facts]
    held = {one.value for one in question.adopted if isinstance(one.value, When)}
    days = dict.fromkeys(one for one in told if isinstance(one, When))
    return Round(question.about, tuple(days), held.pop() if len(held) == 1 else None)


def new_round(request: HttpRequest, deadline: date) -> str:
    """A round with its deadline, by the network's own decision; its number. Raises Refused for a past day."""
    if deadline < request.today:
        raise refuse(
            "deadline_past",
            problem=Text(
                "En ny runde kan ikke have en frist, der er gået", "A new round cannot be over already"
            ),
            where="frist",
            given=deadline.isoformat(),
            expected=Text("en dag fra i dag og frem", "a day from today onwards"),
            do_next=Text("Vælg en senere dag.", "Choose a later day."),
        )
    pen = Pen(request.book, need(request, "send"), request.today)
    numbers = [int(one.round.name) for one in rounds_of(request.book) if one.round.name.isdecimal()]
    about = Subject("round", str(max(numbers, default=0) + 1))
    told = pen.claim(about, "deadline", When.on(deadline))
    settled = Text("Koordinatoren fastsætter fristen.", "The coordinator sets the deadline.")
    append(request.programme, [told, pen.adopt([told], settled)], papers=[pen.paper], made_by=request.user)
    return about.name
