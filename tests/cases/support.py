"""What the tests of cases share."""

import tomllib
from pathlib import Path

from frikommune.cases.draft import Known
from frikommune.cases.layout import Mapping
from frikommune.cases.mapping import from_dict
from frikommune.cases.read import read_histories
from frikommune.cases.reading import Reading

KNOWN = Known(
    frozenset({"dagpenge", "kontanthjaelp-jobparat", "virksomhed", "byggesag"}),
    frozenset({"aalborg", "rebild", "brønderslev", "nl"}),
)


def mapping(text: str) -> Mapping:
    return from_dict(tomllib.loads(text), "mapping.toml")


def read(path: Path, mapping_text: str | None = None) -> Reading:
    return read_histories(path, mapping(mapping_text) if mapping_text else None, KNOWN)
