"""The whole result of a row, read once: kept rows never change. And what of it is for everybody."""

from __future__ import annotations

from dataclasses import dataclass

from frikommune.evaluation.shown.laid_out import Drawing, Table
from frikommune.language import Text
from frikommune.reports.parts.results import TOO_FEW
from frikommune.reports.parts.results_hidden import (
    drawings_shown,
    is_hidden,
    is_of_rows,
    tables_shown,
    texts_shown,
)
from frikommune.reports.results import Found
from frikommune.web.evaluations.known_results import found_of
from frikommune.web.evaluations.models import Evaluated

KEPT_RESULTS = 256
_read: dict[tuple[object, ...], Found] = {}


def whole(row: Evaluated) -> Found:
    """What the row keeps, as papers know it."""
    key = (row.pk, row.data_digest, row.at)
    found = _read.get(key)
    if found is None:
        if len(_read) >= KEPT_RESULTS:
            _read.clear()
        found = _read[key] = found_of(row.programme, row)
    return found


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader sees of a result's primary outcome. `hidden`: the verdict alone, for it counts too few.

    `rounded`: small counts were taken out, so neither what was left out of the rows nor files for programs
    are shown.
    """

    sentence: Text
    tables: tuple[Table, ...]
    groups: tuple[Table, ...]
    pictures: tuple[Drawing, ...]
    caveats: tuple[Text, ...]
    notes: tuple[Text, ...]
    hidden: bool
    rounded: bool


def seen(found: Found, *, by_everybody: bool) -> Seen:
    """All of it, or what papers show: small counts of citizens' rows hidden, and all that would tell them."""
    main = found.result.primary
    effect, judged = main.effect, main.judged
    notes = (*effect.notes, *main.notes)
    if not by_everybody:
        return Seen(
            judged.sentence, effect.tables, main.groups, effect.drawings, judged.caveats, notes, False, False
        )
    if is_hidden(found):
        return Seen(TOO_FEW, (), (), (), (), (), hidden=True, rounded=True)
    return Seen(
        judged.sentence,
        tables_shown(found, effect.tables),
        tables_shown(found, main.groups),
        drawings_shown(found, effect.drawings),
        texts_shown(found, judged.caveats),
        texts_shown(found, notes),
        hidden=False,
        rounded=is_of_rows(found),
    )
