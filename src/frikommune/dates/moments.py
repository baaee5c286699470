"""Days and moments as files write them, and the civil day a moment belongs to."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo
from functools import cache

from frikommune.dates import _refusals as refusals

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DANISH_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}.*")


def parse_day(text: str, where: str = "") -> date:
    """Read `2018-03-01`, or the Danish `01.03.2018` and `1.3.2018`."""
    if len(text) == 10 and text[4] == text[7] == "-":
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass  # what is wrong is said below
    if found := _ISO_DAY.fullmatch(text.strip()):
        year, month, day = map(int, found.groups())
    elif found := _DANISH_DAY.fullmatch(text.strip()):
        day, month, year = map(int, found.groups())
    else:
        raise refusals.day_unreadable(text, where)
    try:
        return date(year, month, day)
    except ValueError:
        raise refusals.no_such_day(f"{year:04d}-{month:02d}-{day:02d}", text, where) from None


def parse_iso_day(text: str, where: str = "") -> date:
    """Read `2018-03-01` and nothing else, where programs write to each other."""
    if not _ISO_DAY.fullmatch(text):
        raise refusals.day_not_iso(text, where)
    return parse_day(text, where)


def local_day(moment: datetime) -> date:
    """The civil day where the moment happened: the day by its own offset, never by UTC."""
    if moment.utcoffset() is None:
        raise refusals.moment_without_offset(moment.isoformat(), "")
    return moment.date()


def as_day(value: object) -> date | None:
    """The day that a value names: a day, or the local day of an instant; None for anything else."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def parse_moment(text: str, where: str = "", zone: str | None = None) -> datetime:
    """Read an ISO 8601 day and time. Its own offset (or Z) is kept; without one it is local time in `zone`.

    A local time that comes twice, when the clock is put back, is the first of the two.
    """
    local = None if zone is None else _zone(zone, where)
    moment = _iso_moment(text, where)
    if moment.utcoffset() is not None:
        return moment
    if local is None:
        raise refusals.moment_without_offset(text, where)
    moment = moment.replace(tzinfo=local)
    if _is_skipped(moment):
        raise refusals.no_such_moment(text, where, str(zone))
    return moment


def in_zone(moment: datetime, zone: str) -> datetime:
    """The same instant in local time, for a moment given in UTC because its offset was lost.

    A moment that carries no offset at all is read as UTC.
    """
    known = moment if moment.utcoffset() is not None else moment.replace(tzinfo=UTC)
    try:
        return known.astimezone(_zone(zone, ""))
    except OverflowError:
        raise refusals.day_out_of_range(f"{moment.isoformat()}, {zone}") from None


def _iso_moment(text: str, where: str) -> datetime:
    stripped = text.strip()
    if not _MOMENT.fullmatch(stripped):
        raise refusals.moment_unreadable(text, where)
    try:
        return datetime.fromisoformat(stripped)
    except ValueError:
        parse_day(stripped[:10], where)  # if it is the day that does not exist, this says so
        raise refusals.moment_unreadable(text, where) from None


def _is_skipped(moment: datetime) -> bool:
    """Whether a local time falls where the clock is put forward: only there the later offset is larger."""
    first, second = moment.replace(fold=0).utcoffset(), moment.replace(fold=1).utcoffset()
    return first is not None and second is not None and second > first


@cache
def _zone_named(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - few commands read moments, and start-up counts

    return ZoneInfo(name)


def _zone(name: str, where: str) -> tzinfo:
    try:
        return _zone_named(name)
    except (KeyError, ValueError, OSError):
        raise refusals.zone_unknown(name, where) from None
