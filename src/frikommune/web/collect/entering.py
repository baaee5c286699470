"""Freezing: the approved answers enter the journal at once. What comes later enters beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db import transaction

from frikommune.language import Text
from frikommune.programme.entry import Entry
from frikommune.programme.when import When
from frikommune.web.collect import refusals
from frikommune.web.collect.claims import Clerk, paper_of
from frikommune.web.collect.models import Sheet, StatusRequest
from frikommune.web.collect.who import Who
from frikommune.web.journal.append import append
from frikommune.web.journal.book import Book, book_of
from frikommune.web.journal.models import Programme
from frikommune.web.journal.writing import Pen


@transaction.atomic
def freeze(status: StatusRequest, who: Who) -> StatusRequest:
    """Freeze a status: approved answers become claims, missing ones are named. Frozen twice, it is once.

    Raises Refused, and changes nothing, where nobody was asked or nothing is approved.
    """
    status = (
        StatusRequest.objects.select_for_update(of=("self",)).select_related("programme").get(pk=status.pk)
    )
    if status.frozen_on is not None:
        return status
    if status.asked_on is None:
        raise refusals.not_asked_yet()
    sheets = list(status.sheets.select_for_update(of=("self",)).select_related("approved"))
    if not any(one.approved for one in sheets):
        raise refusals.nothing_approved()
    book = _locked_book(status)
    pen = Pen(book, who.seat, who.today)
    clerk = Clerk(pen, paper_of(status, When.on(who.today)), status, list(status.questions.all()))
    written = [*_frozen(clerk, sheets, who)]
    network = next(iter(book.now(who.today).subjects("network")), None)
    missing = [one for one in sheets if one.approved is None]
    written += clerk.missing(missing, len(sheets), network)
    append(status.programme, written, papers=[pen.paper, clerk.paper], made_by=who.person)
    status.frozen_on, status.frozen_by = who.today, who.words
    status.save()
    return status


def _locked_book(status: StatusRequest) -> Book:
    """The book as it now is, with nobody else adding to it before this is done."""
    return book_of(Programme.objects.select_for_update().get(pk=status.programme_id))


def _frozen(clerk: Clerk, sheets: list[Sheet], who: Who) -> Iterator[Entry]:
    for sheet in sheets:
        if sheet.approved is not None:
            claims = clerk.answers(sheet, sheet.approved)
            _mark(sheet, claims, who)
            sheet.frozen = sheet.approved
            sheet.save()
            yield from claims.values()


def _mark(sheet: Sheet, claims: Mapping[str, Entry], who: Who) -> None:
    """The version remembers what was written of it."""
    if sheet.approved is not None:
        sheet.approved.entries = {number: one.id for number, one in claims.items()}
        sheet.approved.entered_on = who.today
        sheet.approved.save()


def enter_late(sheet: Sheet, who: Who) -> None:
    """Enter what was approved after the freeze: new claims beside the frozen ones.

    Of a municipality that stands in the frozen status only what it changed is entered, and held to be so over
    what it said before; the frozen status stays as it is.
    """
    status, version = sheet.request, sheet.approved
    if version is None:
        return
    book = _locked_book(status)
    pen = Pen(book, who.seat, who.today)
    clerk = Clerk(pen, book.papers[status.paper], status, list(status.questions.all()))
    before = _entered_before(sheet, book)
    claims = {
        number: one
        for number, one in clerk.answers(sheet, version).items()
        if number not in before or not _says_the_same(one, before[number][-1])
    }
    written = [*claims.values(), *_corrections(pen, sheet, claims, before)]
    if written:
        append(status.programme, written, papers=[pen.paper], made_by=who.person)
    _mark(sheet, claims, who)


def _entered_before(sheet: Sheet, book: Book) -> dict[str, list[Entry]]:
    """By number of question: what was entered of this municipality until now, in order."""
    found: dict[str, list[Entry]] = {}
    for version in sheet.versions.exclude(entered_on=None):
        for number, name in version.entries.items():
            found.setdefault(number, []).append(book.journal.by_id[name])
    return found


def _says_the_same(one: Entry, other: Entry) -> bool:
    return (one.about, one.value, one.because) == (other.about, other.value, other.because)


def _corrections(
    pen: Pen, sheet: Sheet, claims: Mapping[str, Entry], before: Mapping[str, list[Entry]]
) -> Iterator[Entry]:
    for number, one in claims.items():
        over = [old.id for old in before.get(number, ()) if old.about == one.about and old.value != one.value]
        if over and one.says != "says":
            da = (
                f"{sheet.municipality} har rettet sit svar efter fastfrysningen af {sheet.request.reference}."
            )
            en = f"{sheet.municipality} corrected its answer after {sheet.request.reference} was frozen."
            yield pen.adopt([one], Text(da, en), over)
