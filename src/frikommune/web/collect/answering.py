"""A municipality's answers are saved: as a draft, or sent in. What two people type at once is both kept."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from frikommune.web.collect import refusals
from frikommune.web.collect.models import Sheet, Version
from frikommune.web.collect.reading import Values
from frikommune.web.collect.who import Who


@dataclass(frozen=True)
class Saved:
    """The sheet as it now is. `other`: what somebody else saved since the page was opened; then what was
    typed is kept beside it, and the sheet is as it was.
    """

    sheet: Sheet
    other: Version | None = None


@transaction.atomic
def save(sheet: Sheet, who: Who, values: Values, based_on: int, *, sends: bool) -> Saved:
    """Save what was typed. `based_on` is the version that the page showed.

    The same sent twice is saved once. Raises Refused where nobody was asked yet.
    """
    sheet = Sheet.objects.select_for_update().select_related("request").get(pk=sheet.pk)
    if sheet.request.asked_on is None:
        raise refusals.not_asked_yet()
    latest = Version.objects.filter(pk=sheet.latest_id).first()
    if latest is not None and _is_same(sheet, latest, values, sends):
        return Saved(sheet)
    if latest is not None and sheet.version != based_on and latest.made_by_id != who.person.pk:
        _keep_beside(sheet, who, values)
        return Saved(sheet, latest)
    sheet.latest = _kept(sheet, latest, who, values, sends)
    sheet.version = sheet.latest.number
    if sends:
        sheet.sent, sheet.standing = sheet.latest, "sent"
    sheet.save()
    sheet.versions.filter(kind="beside", made_by=who.person).update(settled=True)
    return Saved(sheet)


def _is_same(sheet: Sheet, latest: Version, values: Values, sends: bool) -> bool:
    """Answers that were asked back may be sent again as they were: a remark may be all that was needed."""
    is_sent = latest.kind == "sent" and sheet.standing != "returned"
    return latest.values == values and (is_sent or not sends)


def _kept(sheet: Sheet, latest: Version | None, who: Who, values: Values, sends: bool) -> Version:
    """A new row, or one's own draft again: a draft is not history."""
    is_own_draft = latest is not None and latest.kind == "draft" and latest.made_by_id == who.person.pk
    kept = latest if latest is not None and is_own_draft else Version(sheet=sheet, made_by=who.person)
    kept.number, kept.kind, kept.values = sheet.version + 1, "sent" if sends else "draft", values
    kept.on, kept.by = who.today, who.words
    kept.late = sends and _is_late(sheet, who)
    kept.save()
    return kept


def _is_late(sheet: Sheet, who: Who) -> bool:
    """A correction of what was sent in time is not late."""
    is_past = who.today > sheet.request.due
    return is_past and not sheet.versions.filter(kind="sent", late=False).exists()


def _keep_beside(sheet: Sheet, who: Who, values: Values) -> None:
    mine = {"kind": "beside", "made_by": who.person, "settled": False}
    given = {"values": values, "on": who.today, "by": who.words, "number": sheet.version}
    Version.objects.update_or_create(sheet=sheet, **mine, defaults=given)


def beside_of(sheet: Sheet, who: Who) -> Version | None:
    """What a person typed while somebody else saved, until they have saved again."""
    return sheet.versions.filter(kind="beside", made_by=who.person, settled=False).last()
