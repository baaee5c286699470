"""A trial's indicators, money and time beside its results: of the latest extract, and as published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from frikommune.evaluation.evaluated.kept import figures_of
from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.indicators.rounded import rounded_table
from frikommune.evaluation.indicators.shown import numbers_of, short_table_of
from frikommune.evaluation.savings.money_published import published_amounts
from frikommune.evaluation.savings.money_shown import published_table
from frikommune.evaluation.shown.laid_out import Drawing, Table
from frikommune.language import Text
from frikommune.web.evaluations.access import is_assigned
from frikommune.web.evaluations.models import SnapshotTaken
from frikommune.web.evaluations.published import Offered, known

_PUBLISHED = Text("Offentliggjorte tal", "Published figures")
_EVERYWHERE = Text("Talt i sagerne", "Counted in the cases")
_BY_PLACE = Text("Kommune for kommune", "Municipality by municipality")


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the page; `counted` is of `snapshot`, None: there are only published figures."""

    snapshot: SnapshotTaken | None
    counted: tuple[Table, ...]
    money: tuple[Table, ...]
    pictures: tuple[Drawing, ...]
    assumed: tuple[Text, ...]
    published: tuple[Table, ...]


def shown_of(request: HttpRequest, trial: str, offer: Offered) -> Shown:
    """Indicators and money of a trial, small counts hidden from whoever may not see its rows."""
    rows = SnapshotTaken.objects.filter(programme=request.programme, trial=trial).order_by("-pk")
    snapshot = rows.select_related("figures").first()
    amounts = published_amounts(known(request), trial, request.book.parts.get(trial, ()))
    published = tuple(_published(offer)) + ((published_table(amounts),) if amounts else ())
    if snapshot is None:
        return Shown(None, (), (), (), (), published)
    figures = figures_of(snapshot.figures.content)
    whole = is_assigned(request, trial)
    everywhere = _counted(figures.measured, _EVERYWHERE, whole)
    places = _counted((one for one in figures.by_municipality if one.municipality), _BY_PLACE, whole)
    numbers = numbers_of(one for one in figures.measured if one.counted is None)
    several = len({one.municipality for one in figures.by_municipality}) > 1
    counted = tuple(one for one in ((everywhere, places) if several else (places,)) if one.rows)
    counted += (numbers,) if numbers.rows else ()
    amounts_and_hours = figures.money if whole else figures.without_events
    money = tuple(one for one in amounts_and_hours if one.rows)
    return Shown(snapshot, counted, money, figures.pictures, figures.assumed, published)


def _published(offer: Offered) -> Iterable[Table]:
    every = (*offer.figures, *offer.others, *(one for series in offer.earlier for one in series.members))
    found = (short_table_of(every, _PUBLISHED), numbers_of(every))
    return (one for one in found if one.rows)


def _counted(measured: Iterable[Measured], title: Text, whole: bool) -> Table:
    found = [one for one in measured if one.counted is not None and one.counted.started]
    return short_table_of(found, title) if whole else rounded_table(found, title)
