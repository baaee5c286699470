"""Case files of every format become histories: `read_histories` picks the reader, maps, and checks."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from frikommune.cases import file_refusals, refusals
from frikommune.cases.checks import Fault, duplicate, faults
from frikommune.cases.columnar_file import read_parquet, read_sheet, sheets
from frikommune.cases.csv_file import read_csv
from frikommune.cases.draft import STRICT, Draft, Known, Tolerance, Where
from frikommune.cases.from_log import add_log
from frikommune.cases.from_tables import Drafts, add_table, join_employer_spells
from frikommune.cases.json_history import read_json_history
from frikommune.cases.layout import Habits, LogLayout, Mapping, TableLayout, plain_layout
from frikommune.cases.reading import REASON, Reading, RefusedRow, by_subject
from frikommune.cases.source import Source
from frikommune.cases.tables import TABLES
from frikommune.cases.xes_file import read_xes
from frikommune.errors import Refused

__all__ = ["Known", "Progress", "Reading", "read_histories"]

Progress = Callable[[str, int, int | None], None]
_SUFFIXES = (".csv", ".csv.gz", ".parquet", ".xlsx", ".json", ".xes", ".xes.gz")
TABLE_SUFFIXES = (".csv", ".csv.gz", ".parquet")


def read_histories(
    path: Path,
    mapping: Mapping | None,
    known: Known,
    *,
    keep_good: bool = False,
    progress: Progress | None = None,
) -> Reading:
    """The histories of a file, a workbook or a folder of tables.

    Without a mapping, tables must use our own column names. `progress` is told the stage (`read`, `check`),
    how many of its rows or subjects are done, and how many there are. Raises Refused where a file as a whole
    cannot be accepted; rows that cannot are in the Reading.
    """
    suffix = _suffix(path)
    if suffix == ".json":
        return Reading((read_json_history(path, known),), keep_good=keep_good)
    say = progress or (lambda stage, done, total: None)
    drafts = Drafts(mapping.synthetic if mapping else None)
    habits = mapping.habits if mapping else Habits()
    tolerance = STRICT
    if mapping and mapping.log:
        source = _log_source(path, suffix, mapping.log, habits)
        say("read", len(source), len(source))
        add_log(drafts, source, mapping.log, habits)
        tolerance = tolerance_of(mapping.log)
    else:
        for source, layout in _tables(path, suffix, mapping, habits):
            say("read", len(source), len(source))
            add_table(drafts, source, layout, habits)
        join_employer_spells(drafts)
    return checked(drafts, known, tolerance, habits, keep_good, say)


def checked(
    drafts: Drafts,
    known: Known,
    tolerance: Tolerance,
    habits: Habits,
    keep_good: bool,
    say: Progress,
    also: Callable[[Draft], Iterable[Fault]] = lambda draft: (),
) -> Reading:
    """What comes of drafts once every one of them has been held to the checks, and to those of `also`."""
    drafts.withhold_ragged()
    refused = [row for columns in drafts.read for row in columns.refused]
    refused += _repeated(drafts)
    total = len(drafts.of)
    for number, (subject, draft) in enumerate(drafts.of.items(), start=1):
        if subject not in drafts.bad:
            draft.spell_as(known)
            wrong = [RefusedRow.of(fault) for fault in (*also(draft), *faults(draft, known, tolerance))]
            if wrong:
                drafts.bad.add(subject)
                refused += wrong
        if number % 1000 == 0 or number == total:
            say("check", number, total)
    return Reading(
        good=tuple(draft.history() for subject, draft in drafts.of.items() if subject not in drafts.bad),
        refused=tuple(refused),
        withheld=by_subject(drafts.rows, drafts.bad),
        skipped=sum(len(columns.skipped) for columns in drafts.read),
        keep_good=keep_good,
        habits=habits,
    )


def _repeated(drafts: Drafts) -> list[RefusedRow]:
    """Keys used for two subjects; within one subject the checks find them."""
    found = []
    for part in ("spell", "event", "use"):
        first: dict[str, tuple[str, Where]] = {}
        for draft in drafts.of.values():
            for key, place in _keys(draft, part):
                owner, before = first.setdefault(key, (draft.subject, place))
                if owner != draft.subject:
                    drafts.bad |= {owner, draft.subject}
                    found.append(RefusedRow.of(duplicate(place, part, key, before)))
    return found


def _keys(draft: Draft, part: str) -> list[tuple[str, Where]]:
    ids: dict[str, list[tuple[str, Where]]] = {
        "spell": [(spell.id, place) for spell, place in draft.spells],
        "event": [(event.id, place) for event, place in draft.events],
        "use": [(use.id, place) for use, place in draft.uses],
    }
    return ids[part]


def _log_source(path: Path, suffix: str, log: LogLayout, habits: Habits) -> Source:
    if suffix.startswith(".xes"):
        return read_xes(path)
    if suffix == ".xlsx":
        return read_sheet(path, log.sheet or sheets(path)[0])
    return _not_empty(_table_file(path, habits))


def _tables(
    path: Path, suffix: str, mapping: Mapping | None, habits: Habits
) -> list[tuple[Source, TableLayout]]:
    """Each table that is there, with its layout."""
    layouts = mapping.tables if mapping else {}
    found = []
    for table in layouts or TABLES:
        layout = layouts.get(table)
        source = _table_source(path, suffix, table, layout, habits)
        if source is None:
            continue
        if table == "spells":
            _not_empty(source)
        found.append((source, layout or plain_of(source, table)))
    if not found:
        raise refusals.table_missing(path.name, "spells", _file_names("spells", None))
    return found


def _table_source(
    path: Path, suffix: str, table: str, layout: TableLayout | None, habits: Habits
) -> Source | None:
    """The table's source; None where no mapping asks for it and it is not there."""
    if suffix == ".xlsx":
        sheet = (layout.sheet if layout else "") or table
        return None if layout is None and sheet not in sheets(path) else read_sheet(path, sheet)
    if suffix:
        raise refusals.mapping_needed(path.name)
    names = _file_names(table, layout)
    there = [name for name in names if (path / name).exists()]
    if len(there) > 1:
        raise refusals.two_files(path.name, table, there)
    if there:
        return _table_file(path / there[0], habits)
    if layout is None and table != "spells":
        return None
    raise refusals.table_missing(path.name, table, names)


def _file_names(table: str, layout: TableLayout | None) -> list[str]:
    if layout and layout.file:
        return [layout.file]
    stem = (layout.sheet if layout else "") or table
    return [stem + suffix for suffix in TABLE_SUFFIXES]


def _table_file(path: Path, habits: Habits) -> Source:
    return read_parquet(path) if _suffix(path) == ".parquet" else read_csv(path, habits)


def plain_of(source: Source, table: str) -> TableLayout:
    """The layout of a table that uses our own column names. Raises Refused for a missing or unknown one."""
    known = [column.name for column in TABLES[table]]
    missing = [c.name for c in TABLES[table] if c.required and c.name not in source.columns]
    wrong = [refusals.missing_column(source.file, name, source.columns) for name in missing]
    unknown = [name for name in source.columns if name not in known and name != REASON]
    required = [column.name for column in TABLES[table] if column.required]
    if len(missing) * 2 > len(required):
        given, ours = ", ".join(source.columns), ", ".join(required)
        raise Refused(file_refusals.not_our_columns(source.file, given, ours))
    wrong += [refusals.unknown_column(source.file, name, known) for name in unknown]
    if wrong:
        raise Refused(*wrong)
    return plain_layout(table, set(source.columns))


def _not_empty(source: Source) -> Source:
    if len(source) == 0:
        raise refusals.empty_file(source.file)
    return source


def _suffix(path: Path) -> str:
    """The known ending of a file's name; empty for a folder. Raises Refused."""
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            next(path.iterdir(), None)  # asks for access, which `exists` below would not
            return ""
    except FileNotFoundError:
        raise refusals.file_missing(str(path)) from None
    except OSError as error:
        raise file_refusals.cannot_open(str(path), error) from None
    for suffix in sorted(_SUFFIXES, key=len, reverse=True):
        if path.name.lower().endswith(suffix):
            return suffix
    raise refusals.unknown_format(path.name, path.suffix)


def tolerance_of(log: LogLayout) -> Tolerance:
    """What the layout of a log says of events beyond a case's edges."""
    return Tolerance(log.events_before_start == "keep", log.events_after_end == "keep")
