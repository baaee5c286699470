"""XES event logs (IEEE 1849), streamed: each event keeps its own offset, its line and the file's order.

A declared document type is refused, so no entity is ever expanded or fetched. Values that the log's `global`
section offers for absent attributes are not filled in: an absent end date is not 1 January 1970.
"""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

from frikommune.cases import file_refusals, refusals
from frikommune.cases.source import Content, Source, opened

_UNKNOWN_ENCODING = expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING]
_TIME = "time:timestamp"
_Row = tuple[int, dict[str, str], dict[str, str]]


def read_xes(path: Path | Content) -> Source:
    """A row per event, all cells as text; the attributes of its case stand in columns named `case:…`.

    A case without events gives one row with its case columns only. Attributes nested in attributes, and
    lists, are not read. Raises Refused.
    """
    log = _Log(path.name)
    with opened(path) as file:
        try:
            log.parser.ParseFile(file)
        except expat.ExpatError as error:
            raise file_refusals.broken_xml(f"{path.name}:{error.lineno}", error.code) from None
        except (LookupError, ValueError):  # Python knows no such encoding, or not for this
            raise file_refusals.broken_xml(f"{path.name}:1", _UNKNOWN_ENCODING) from None
    if not log.rows:
        raise refusals.empty_file(path.name)
    return _columns(path.name, log.rows)


def _columns(file: str, rows: list[_Row]) -> Source:
    case_keys = dict.fromkeys(key for _, case, _ in rows for key in case)
    event_keys = dict.fromkeys(key for _, _, event in rows for key in event)
    cells: dict[str, list[str | None]] = {}
    for key in case_keys:
        cells[f"case:{key}"] = [case.get(key) for _, case, _ in rows]
    for key in event_keys:
        cells[key] = [event.get(key) for _, _, event in rows]
    return Source(file, cells, [line for line, _, _ in rows])


class _Log:
    """The parser's state: how deep it is, and the case and event that it is inside."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.rows: list[_Row] = []
        self.depth = 0
        self.case: dict[str, str] | None = None
        self.event: dict[str, str] | None = None
        self.had_event = False
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self.doctype

    def doctype(self, *_: object) -> None:
        raise refusals.xml_doctype(f"{self.file}:{self.parser.CurrentLineNumber}")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 4 and self.event is not None:
            self._keep(self.event, attributes)
        elif self.depth == 3 and self.case is not None:
            if name.endswith("event"):
                self.event, self.had_event = {}, True
                self.rows.append((self.parser.CurrentLineNumber, self.case, self.event))
            else:
                self._keep(self.case, attributes)
        elif self.depth == 2 and name.endswith("trace"):
            self.case, self.had_event = {}, False
        elif (self.depth == 1 and not name.endswith("log")) or (self.depth == 2 and name.endswith("event")):
            raise refusals.not_a_log(f"{self.file}:{self.parser.CurrentLineNumber}", name)

    def end(self, name: str) -> None:
        if self.depth == 3:
            self.event = None
        elif self.depth == 2 and self.case is not None:
            if not self.had_event:
                self.rows.append((self.parser.CurrentLineNumber, self.case, {}))
            self.case = None
        self.depth -= 1

    def _keep(self, kept: dict[str, str], attributes: dict[str, str]) -> None:
        key, value = attributes.get("key"), attributes.get("value")
        if key is None or value is None:
            return
        if key in kept:
            raise refusals.doubled_attribute(f"{self.file}:{self.parser.CurrentLineNumber}", key)
        kept[key] = value
