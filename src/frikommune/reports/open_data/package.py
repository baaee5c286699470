"""All tables in one ZIP: a Frictionless Data Package (v2.0) with a README in both languages.

The descriptor follows https://datapackage.org/standard/data-package/ and its Table Schema.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from frikommune.cases.mark import Mark
from frikommune.language import Text, day_text
from frikommune.reports.open_data.dataset import TYPE_WORDS, Column
from frikommune.reports.open_data.forms import DELIMITER, FORMS, dictionary_file, written
from frikommune.reports.open_data.licence import LICENCE
from frikommune.reports.open_data.release import SHORT, Release

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MADE_UP = Text(
    "Demonstration: nogle rækker er om opdigtede borgere. Intet tal i dem er et fund.",
    "Demonstration: some rows are about made-up citizens. No number in them is a finding.",
)

_CSV = Text(
    f"CSV-filer er UTF-8 med komma imellem. En liste har “{DELIMITER}” mellem sine led. En celle, som et"
    " regneark ville regne på, begynder med en apostrof.",
    f"CSV files are UTF-8 with commas. A list has “{DELIMITER}” between its items. A cell that a spreadsheet"
    " would run begins with an apostrophe.",
)


DESCRIPTOR = "datapackage.json"


def package_files(releases: Sequence[Release], name: str, *, demonstration: bool = False) -> dict[str, bytes]:
    """Every file by name: each table as CSV, JSON and Parquet with its dictionary, descriptor and README.

    `name` is the programme's short name. Raises Refused as `written`.
    """
    files = {
        f"{one.dataset.id}.{form}": written(one, form, demonstration=demonstration)
        for one in releases
        for form in FORMS
    }
    files |= {f"{one.dataset.id}.dictionary.json": dictionary_file(one) for one in releases}
    told = descriptor(releases, name, files)
    return {
        DESCRIPTOR: json.dumps(told, ensure_ascii=False, indent=1).encode(),
        "README.md": readme(releases).encode(),
        **files,
    }


def package(releases: Sequence[Release], name: str, *, demonstration: bool = False) -> bytes:
    """The same as a ZIP; the same releases give the same bytes."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in package_files(releases, name, demonstration=demonstration).items():
            info = zipfile.ZipInfo(path, (*_day(releases).timetuple()[:3], 0, 0, 0))
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, content)
    return made.getvalue()


def descriptor(releases: Sequence[Release], name: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    """`datapackage.json`: a resource for each table's CSV file."""
    sender, day = releases[0].sender, _day(releases)
    return {
        "$schema": PROFILE,
        "name": name,
        "title": f"{sender.da}: åbne data / {sender.en}: open data",
        "description": _about(releases).da + "\n\n" + _about(releases).en,
        "version": version_of(releases),
        "created": f"{day.isoformat()}T00:00:00Z",
        "keywords": ["frikommune", "fravigelse", "beskæftigelse", "free municipality", "exemption"],
        "licenses": [{"name": LICENCE.id, "path": LICENCE.address, "title": LICENCE.title.en}],
        "contributors": [{"title": sender.da, "roles": ["publisher"]}],
        "resources": [_resource(one, files[f"{one.dataset.id}.csv"]) for one in releases],
    }


def version_of(releases: Sequence[Release]) -> str:
    """A digest of them all."""
    said = "\n".join(one.version for one in releases)
    return hashlib.sha256(said.encode()).hexdigest()


def _resource(release: Release, content: bytes) -> dict[str, Any]:
    dataset = release.dataset
    key = {"primaryKey": list(dataset.key)} if dataset.key and _is_whole(release) else {}
    return {
        "name": dataset.id.replace("_", "-"),
        "type": "table",
        "title": f"{dataset.title.da} / {dataset.title.en}",
        "description": f"{dataset.about.da}\n\n{dataset.about.en}",
        "path": f"{dataset.id}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "version": release.version,
        **release.mark.as_json,
        "schema": {
            "fields": [_field(one) for one in dataset.columns],
            "missingValues": [""],
            **key,
        },
    }


def _is_whole(release: Release) -> bool:
    """Whether every row has all of its name: a part that is empty means a sum there."""
    return all(row[one] is not None for row in release.rows for one in release.dataset.key)


def _field(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "type": "string" if column.type == "list" else column.type,
        "description": f"{column.meaning.da} / {column.meaning.en}",
    }
    if column.type == "list":  # the standard has lists, its published profile has not
        found["listDelimiter"] = DELIMITER
    if any(column.unit):
        found["unit"] = f"{column.unit.da} / {column.unit.en}"
    if column.codes:
        found["categories"] = [
            {"value": code, "label": f"{text.da} / {text.en}"} for code, text in column.codes.items()
        ]
    return found


def readme(releases: Sequence[Release]) -> str:
    """What lies in the ZIP and how to use it, in Danish and then in English."""
    return (
        "\n".join((*_readme(releases, danish=True), "", "---", "", *_readme(releases, danish=False))) + "\n"
    )


def _readme(releases: Sequence[Release], *, danish: bool) -> Iterator[str]:
    def pick(text: Text) -> str:
        return text.da if danish else text.en

    day = day_text(_day(releases))
    yield f"# {pick(releases[0].sender)}: {pick(Text('åbne data', 'open data'))}"
    yield ""
    yield pick(_about(releases))
    yield ""
    yield pick(
        Text(
            f"Licens: [{LICENCE.title.da}]({LICENCE.address}). {LICENCE.means.da}",
            f"Licence: [{LICENCE.title.en}]({LICENCE.address}). {LICENCE.means.en}",
        )
    )
    yield ""
    version = version_of(releases)[:SHORT]
    yield pick(Text(f"Pr. {day.da}, udgave `{version}`.", f"As of {day.en}, version `{version}`."))
    yield pick(_CSV)
    for one in releases:
        yield from ("", f"## {pick(one.dataset.title)} (`{one.dataset.id}`)", "", pick(one.dataset.about), "")
        yield pick(
            Text(f"Sådan henvises til tabellen: {one.citation.da}", f"How to cite it: {one.citation.en}")
        )
        yield ""
        yield pick(Text("| kolonne | type | enhed | betydning |", "| column | type | unit | meaning |"))
        yield "|---|---|---|---|"
        for column in one.dataset.columns:
            words = (pick(TYPE_WORDS[column.type]), pick(column.unit), pick(column.meaning))
            yield f"| `{column.name}` | {' | '.join(words)} |"


def _about(releases: Sequence[Release]) -> Text:
    about = Text(
        "Hvad netværket har søgt om, fået lov til, prøvet, målt og anbefalet, hvert med sin kilde.",
        "What the network applied for, was granted, tried, measured and recommends, each with its source.",
    )
    if all(one.mark is Mark.NONE for one in releases):
        return about
    return Text(f"{about.da} {MADE_UP.da}", f"{about.en} {MADE_UP.en}")


def _day(releases: Sequence[Release]) -> date:
    return max(one.on for one in releases)
