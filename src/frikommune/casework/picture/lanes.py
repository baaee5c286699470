"""The strips of a case's picture: the groups, what happened, and each norm with its windows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from frikommune.cases.history import Event, History, Use
from frikommune.casework.duties.told import SIGNS, came_of, event_words, use_words
from frikommune.casework.picture.lane import BAR, NAME, ROW, THIN, Bar, BarKind, Lane, Mark
from frikommune.casework.picture.lane_rows import MARK, Rows, if_room, width_of
from frikommune.casework.picture.scale import Scale
from frikommune.language import NO_WORDS, Text
from frikommune.law.norm import Norm
from frikommune.law.words import Words
from frikommune.ledger.row import Row
from frikommune.ledger.windows import PAUSED

_ONE_DAY = timedelta(days=1)
_EVENT_ROWS = 4


def group_lane(history: History, scale: Scale, words: Words) -> Lane:
    """The spells, each with its group's title."""
    rows, bars = Rows(), []
    for spell in history.spells:
        if not scale.shows(spell.start, spell.end):
            continue
        x, width = _span(scale, spell.start, spell.last_day)
        row = rows.place(x, x + width) or 0
        title = words.group(spell.group)
        told = Text(f"{title.da}, {spell.municipality}", f"{title.en}, {spell.municipality}")
        shown = if_room(title, width)
        y = NAME + ROW * row
        bars.append(Bar("group", x, width, y, BAR, shown, told, spell.start, spell.last_day))
    return Lane(Text("Målgruppe", "Target group"), NAME + ROW * len(rows.ends), tuple(bars), ())


def event_lane(events: Iterable[Event], scale: Scale, words: Words) -> Lane:
    """What happened, with words where there is room. What is crowded out stands as signs on a last row."""
    rows, marks = Rows(_EVENT_ROWS), []
    for event in events:
        if not scale.shows(event.day, event.day + _ONE_DAY):
            continue
        said, x = event_words(event, words), scale.x(event.day)
        row = rows.place(x, x + MARK + width_of(said))
        shown = NO_WORDS if row is None else said
        y = NAME + ROW * (_EVENT_ROWS if row is None else row)
        marks.append(Mark(x, y, "●", shown, said, event.day))
    height = max((one.y + ROW for one in marks), default=NAME + ROW)
    return Lane(Text("Det er sket", "What happened"), height, (), tuple(marks))


def norm_lane(
    norm: Norm, rows: Iterable[Row], without: Iterable[Row], uses: Iterable[Use], scale: Scale, day: date
) -> Lane:
    """One norm: its windows, what came of them, decisions on it, and faintly the windows without trials."""
    taken = Rows()
    bars: list[Bar] = []
    marks: list[Mark] = []
    for row in rows:
        if row.opens is None:
            continue
        if norm.kind != "duty":
            marks += _trigger(row, scale)
        elif scale.shows(row.opens, _reach(row, day)):
            bars += (drawn := list(_window(row, taken, scale, day)))
            marks += _met(row, scale, drawn[0].y)
    marks += _decided(uses, scale)
    height = NAME + ROW * max(len(taken.ends), 1 if marks else 0)
    faint = list(_faint(without, scale, height))
    return Lane(
        norm.title, max([height, *(one.y + THIN + 4 for one in faint)]), (*bars, *faint), tuple(marks)
    )


def _span(scale: Scale, start: date, last: date | None) -> tuple[float, float]:
    """Where a stretch begins, and how wide it is; what has no last day runs out of the picture."""
    x = scale.x(start)
    end = scale.width if last is None or last >= scale.last else scale.x(last + _ONE_DAY)
    return x, round(max(end - x, 2), 1)


def _due(row: Row) -> date | None:
    return None if row.due == PAUSED else row.due


def _reach(row: Row, day: date) -> date | None:
    """The first day after everything that is drawn of a window."""
    late, due = _late_until(row, day), _due(row)
    return None if due is None else (late or due) + _ONE_DAY


def _late_until(row: Row, day: date) -> date | None:
    if row.outcome == "overdue" and row.standing == "required":
        return day
    return row.met_on if row.outcome == "late" else None


def _window(row: Row, taken: Rows, scale: Scale, day: date) -> Iterator[Bar]:
    opens, due, late = row.opens, _due(row), _late_until(row, day)
    assert opens is not None
    x, width = _span(scale, opens, due)
    end = x + width if late is None else sum(_span(scale, opens, late))
    y, told = NAME + ROW * (taken.place(x, end) or 0), came_of(row)
    number = "" if row.rule.norm.kind != "duty" else f"{row.step} "
    sign = SIGNS[row.outcome] if row.standing == "required" else ("◇" if row.standing != "unknown" else "?")
    shown = if_room(Text.same(f"{number}{sign}"), width)
    yield Bar(_kind(row), x, width, y, BAR, shown, told, opens, due)
    if late is not None and due is not None and scale.shows(due + _ONE_DAY, late + _ONE_DAY):
        x, width = _span(scale, due + _ONE_DAY, late)
        days = (late - due).days
        words = (
            Text(f"{days} dage over", f"{days} days over") if days > 1 else Text("1 dag over", "1 day over")
        )
        yield Bar("late", x, width, y, BAR, if_room(words, width), words, due + _ONE_DAY, late)


def _kind(row: Row) -> BarKind:
    if row.standing in ("waived", "exempt"):
        return "let_off"
    if row.standing == "unknown":
        return "unknown"
    return "law" if row.layer == "law" else "trial"


def _met(row: Row, scale: Scale, y: float) -> Iterator[Mark]:
    if row.met_on is not None and scale.shows(row.met_on, row.met_on + _ONE_DAY):
        yield Mark(scale.x(row.met_on), y, "✓", NO_WORDS, came_of(row), row.met_on)


def _trigger(row: Row, scale: Scale) -> Iterator[Mark]:
    if scale.shows(row.base, row.base + _ONE_DAY):
        sign = SIGNS[row.outcome] if row.standing == "required" else "◇" if row.use else "?"
        yield Mark(scale.x(row.base), NAME, sign, NO_WORDS, came_of(row), row.base)


def _decided(uses: Iterable[Use], scale: Scale) -> Iterator[Mark]:
    for use in uses:
        if scale.shows(use.decided_on, use.decided_on + _ONE_DAY):
            words = use_words(use)
            yield Mark(scale.x(use.decided_on), NAME, "◆", NO_WORDS, words, use.decided_on)


def _faint(without: Iterable[Row], scale: Scale, top: float) -> Iterator[Bar]:
    taken = Rows()
    for row in without:
        due = _due(row)
        if row.opens is None or not scale.shows(row.opens, due and due + _ONE_DAY):
            continue
        x, width = _span(scale, row.opens, due)
        y = top + (THIN + 3) * (taken.place(x, x + width) or 0)
        told = Text(f"nr. {row.step} uden forsøg", f"no. {row.step} without trials")
        yield Bar("without", x, width, y, THIN, NO_WORDS, told, row.opens, due)


def by_norm(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    """The rows of each norm, in the order in which norms come."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.norm, []).append(row)
    return found
