"""Which file of a delivery is which table of the mapping, and its cells as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from frikommune.cases import refusals
from frikommune.cases.columnar_file import read_parquet, read_parquet_columns, read_sheet, sheets
from frikommune.cases.columns import require_columns
from frikommune.cases.cpr import shown_name
from frikommune.cases.csv_file import read_csv, read_csv_columns
from frikommune.cases.layout import Habits, LogLayout, TableLayout, plain_layout
from frikommune.cases.layout import Mapping as Layouts
from frikommune.cases.read import Progress
from frikommune.cases.reading import REASON
from frikommune.cases.source import Content, Source, cell_text
from frikommune.cases.tables import TABLES
from frikommune.cases.xes_file import read_xes
from frikommune.casework.delivery.refusals import one_log, which_table

_ENDINGS = (".csv.gz", ".csv", ".parquet", ".xlsx", ".xes.gz", ".xes")


@dataclass(frozen=True, slots=True)
class Found:
    """One table, or the log, as it was sent. `mended`: it is a file of refused rows, sent again."""

    source: Source
    layout: TableLayout | LogLayout
    mended: bool

    @property
    def tables(self) -> tuple[str, ...]:
        """Which parts of a history it tells."""
        if isinstance(self.layout, LogLayout) or self.layout.table == "employers":
            return ("spells", "events")
        return (self.layout.table,)

    def named(self) -> set[str]:
        """Whom its rows tell of, as they are called once they are keyed."""
        fields = self.layout.fields
        table = "" if isinstance(self.layout, LogLayout) else self.layout.table
        take = fields[TABLES[table][0].name] if table else fields.get("person", fields["case"])
        cells = self.source.columns[take.column] if take.column else [take.constant]
        return {cell_text(cell).strip() for cell in set(cells)}


def tables_in(files: list[Content], mapping: Layouts, say: Progress) -> list[Found]:
    """Every table of the delivery. Raises Refused, also where a file is none of the mapping's.

    `say` is told how many bytes of a CSV are read.
    """
    if mapping.log:
        if len(files) != 1:
            raise one_log(files[0].name if files else "–", len(files))
        source = _log(files[0], mapping.log, mapping.habits)
        if not len(source):
            raise refusals.empty_file(source.file)
        return [_found(source, mapping.log)]
    found: list[Found] = []
    for file in _tables_among(files):
        for source in _sources(file, mapping, say):
            layout = _layout_of(source, mapping)
            if layout is not None:
                found.append(_found(source, layout))
            elif len(files) == 1 and _ending(file) != ".xlsx":
                raise which_table(source.file, _names(mapping), map(shown_name, source.columns))
    _check_all_there(found, files, mapping)
    return found


def _tables_among(files: list[Content]) -> list[Content]:
    """Of several files those that may be tables: a note that lies beside them is none."""
    tables = [one for one in files if one.name.lower().endswith(_ENDINGS)]
    return tables if tables and len(files) > 1 else files


def _found(source: Source, layout: TableLayout | LogLayout) -> Found:
    """Raises Refused where a column that the mapping names is not there."""
    require_columns(source, layout.takes())
    return Found(source, layout, mended=REASON in source.columns)


def _ending(file: Content) -> str:
    name = file.name.lower()
    for ending in _ENDINGS:
        if name.endswith(ending):
            return ending
    raise refusals.unknown_format(file.name, file.suffix)


def _log(file: Content, log: LogLayout, habits: Habits) -> Source:
    ending = _ending(file)
    if ending.startswith(".xes"):
        return read_xes(file)
    if ending == ".xlsx":
        return read_sheet(file, log.sheet or sheets(file)[0])
    return read_parquet(file) if ending == ".parquet" else read_csv(file, habits)


def _sources(file: Content, mapping: Layouts, say: Progress) -> Iterator[Source]:
    ending = _ending(file)
    if ending.startswith(".xes"):
        raise which_table(file.name, _names(mapping), ["XES"])
    if ending == ".xlsx":
        for sheet in sheets(file):
            if sheet in {one for table in _layouts(mapping) for one in _stems(table, mapping)}:
                yield read_sheet(file, sheet)
    elif ending == ".parquet":
        yield read_parquet_columns(file)
    else:
        yield read_csv_columns(file, mapping.habits, lambda done, of: say("open", done, of))


def _layouts(mapping: Layouts) -> Mapping[str, TableLayout | None]:
    return mapping.tables or dict.fromkeys(TABLES)


def _names(mapping: Layouts) -> list[str]:
    return [one for table in _layouts(mapping) for one in _stems(table, mapping)]


def _stems(table: str, mapping: Layouts) -> tuple[str, ...]:
    """What the table's file or sheet may be called, without its ending."""
    layout = mapping.tables.get(table)
    if layout is None:
        return (table,)
    return tuple(filter(None, (_stem(layout.file), layout.sheet))) or (table,)


def _stem(name: str) -> str:
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return name


def _layout_of(source: Source, mapping: Layouts) -> TableLayout | None:
    """By the file's name; otherwise the only table whose columns are all there."""
    place = source.file.partition("[")
    name = place[2].rstrip("]") or _stem(place[0])
    columns = set(source.columns)
    for table, layout in _layouts(mapping).items():
        if name in _stems(table, mapping):
            return layout or plain_layout(table, columns)
    made = [layout or plain_layout(table, columns) for table, layout in _layouts(mapping).items()]
    if len(made) == 1:
        return made[0]
    fit = [one for one in made if {take.column for take in one.takes() if take.column} <= columns]
    return fit[0] if len(fit) == 1 else None


def _check_all_there(found: list[Found], files: list[Content], mapping: Layouts) -> None:
    """Every table once; of several files all tables that the mapping names, so that none is forgotten."""
    tables = [one.layout.table for one in found if isinstance(one.layout, TableLayout)]
    where = files[0].name if files else "–"
    for table in tables:
        if tables.count(table) > 1:
            sources = [one.source.file for one in found]
            raise refusals.two_files(where, table, sources)
    for one in found:
        if not len(one.source) and ("spells" in one.tables or len(found) == 1):
            raise refusals.empty_file(one.source.file)
    several = len(files) > 1 and not any(one.mended for one in found)
    missing = [table for table in mapping.tables if table not in tables]
    if not found or (several and missing):
        table = missing[0] if missing else "spells"
        raise refusals.table_missing(where, table, list(_stems(table, mapping)))
