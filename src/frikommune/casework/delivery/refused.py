"""The refused rows of a delivery, kept so that they can be fetched, mended and sent again.

They hold the mapped columns only, hashes instead of citizens' numbers, and … where a number was taken out.
A citizen's sound rows come along, so that the mended file tells all of whom it tells of.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from frikommune.cases.formulas import tame_data
from frikommune.cases.layout import Habits
from frikommune.cases.reading import REASON, WITHHELD, Reading, file_name, reason_of
from frikommune.cases.source import Place, cell_text
from frikommune.casework.delivery.as_rows import STORED
from frikommune.casework.delivery.screened import TAKEN_OUT
from frikommune.language import LANGUAGES, Language


def kept_refused(reading: Reading) -> str:
    """The refused and withheld rows as JSON text; empty where there are none."""
    because: dict[tuple[str, int], list[dict[str, str]]] = {}
    places: dict[str, dict[int, Place]] = {}
    for row in reading.refused:
        places.setdefault(row.file, {})[row.place.index] = row.place
        said: dict[str, str] = {language: reason_of(row.refusal, language) for language in LANGUAGES}
        because.setdefault((row.file, row.place.index), []).append(said)
    for place in reading.withheld:
        places.setdefault(place.source.file, {}).setdefault(place.index, place)
    files = {file: _file(rows, file, because) for file, rows in places.items() if file != STORED}
    if not files:
        return ""
    habits = {"encoding": reading.habits.encoding, "separator": reading.habits.separator}
    return json.dumps({"habits": habits, "files": files}, ensure_ascii=False)


def _file(
    rows: dict[int, Place], file: str, because: Mapping[tuple[str, int], list[dict[str, str]]]
) -> dict[str, Any]:
    source = next(iter(rows.values())).source
    made = []
    for index in sorted(rows):
        ragged = index in source.ragged
        cells = [TAKEN_OUT if ragged else cell_text(cells[index]) for cells in source.columns.values()]
        made.append({"cells": cells, "because": because.get((file, index), [])})
    return {"columns": list(source.columns), "rows": made}


def refused_csv(kept: str, language: Language) -> tuple[str, bytes]:
    """The file to mend, with its name: a CSV, or a zip of them where several tables had refused rows."""
    data = json.loads(kept)
    habits = Habits(data["habits"]["encoding"], data["habits"]["separator"])
    made = {file_name(file): _csv(one, habits, language) for file, one in data["files"].items()}
    if len(made) == 1:
        return next(iter(made.items()))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.items():
            archive.writestr(name, content)
    return "refused.zip", packed.getvalue()


def _csv(file: Mapping[str, Any], habits: Habits, language: Language) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=habits.separator)
    writer.writerow([*file["columns"], REASON])
    for row in file["rows"]:
        reasons = " | ".join(one[language] for one in row["because"])
        writer.writerow([*map(tame_data, row["cells"]), reasons or WITHHELD.said_in(language)])
    return text.getvalue().encode(habits.encoding, errors="replace")
