"""The coordinator follows up: reminds, asks back, approves. Done twice, it is done once."""

from __future__ import annotations

from django.db import transaction

from frikommune.web.collect import refusals
from frikommune.web.collect.entering import enter_late
from frikommune.web.collect.models import Remark, Reminder, Sheet
from frikommune.web.collect.who import Who


def remind(sheet: Sheet, who: Who) -> bool:
    """Remind a municipality; False where it was reminded today already, or has answered."""
    if sheet.standing not in ("open", "returned"):
        return False
    _, made = Reminder.objects.get_or_create(sheet=sheet, on=who.today, defaults={"by": who.words})
    return made


def say(sheet: Sheet, who: Who, words: str, *, asks_back: bool = False) -> Remark:
    """Write to the other side. The same words twice on a day are one remark."""
    found = sheet.remarks.filter(words=words, made_by=who.person, on=who.today, asks_back=asks_back).first()
    return found or Remark.objects.create(
        sheet=sheet, words=words, asks_back=asks_back, on=who.today, by=who.words, made_by=who.person
    )


@transaction.atomic
def ask_back(sheet: Sheet, who: Who, words: str) -> Sheet:
    """Send the answers back with a question. Raises Refused where none were sent in."""
    sheet = Sheet.objects.select_for_update().get(pk=sheet.pk)
    if sheet.standing == "returned":
        return sheet
    if sheet.standing not in ("sent", "approved"):
        raise refusals.nothing_sent(sheet.municipality)
    say(sheet, who, words, asks_back=True)
    sheet.standing = "returned"
    sheet.save()
    return sheet


@transaction.atomic
def approve(sheet: Sheet, who: Who, based_on: int) -> Sheet:
    """Approve what was sent in, as it was seen. After the freeze it is entered in the journal at once.

    Raises Refused where the answers were changed since the page was opened.
    """
    sheet = Sheet.objects.select_for_update(of=("self",)).select_related("request").get(pk=sheet.pk)
    if sheet.standing == "approved" and sheet.sent and sheet.sent.number == based_on:
        return sheet
    if sheet.standing != "sent" or sheet.sent is None:
        raise refusals.nothing_sent(sheet.municipality)
    if sheet.sent.number != based_on:
        raise refusals.changed_meanwhile(sheet.municipality, sheet.sent.by)
    sheet.standing, sheet.approved = "approved", sheet.sent
    sheet.save()
    if sheet.request.frozen_on is not None:
        enter_late(sheet, who)
    return sheet
