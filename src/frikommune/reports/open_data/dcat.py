"""The catalogue for national data portals: DCAT-AP 3.0.1 (https://semiceu.github.io/DCAT-AP/) as JSON-LD."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from frikommune.language import Text
from frikommune.reports.open_data.forms import FORMS, Form
from frikommune.reports.open_data.licence import LICENCE
from frikommune.reports.open_data.release import Release

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_EU = "http://publications.europa.eu/resource/authority"
_IANA = "https://www.iana.org/assignments/media-types"
_TYPES: dict[Form, tuple[str, str]] = {
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
    "parquet": ("PARQUET", "application/vnd.apache.parquet"),
}
_THEMES = ("GOVE", "SOCI")

Address = Callable[[str], str]
"""From `trials/`, `trials.csv` or an empty name to a web address."""


def catalogue(releases: Sequence[Release], title: Text, about: Text, address: Address) -> dict[str, Any]:
    """The catalogue of some tables; addresses are whole (`https://…`)."""
    sender = releases[0].sender
    identity = f"{address('')}#publisher"
    publisher = {"@id": identity, "@type": "foaf:Agent", "foaf:name": _both(sender)}
    return {
        "@context": CONTEXT,
        "@id": f"{address('')}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _both(title),
        "dct:description": _both(about),
        "dct:publisher": publisher,
        "dct:license": _one(LICENCE.code),
        "dct:language": _languages(),
        "dct:modified": _day(max(one.on.isoformat() for one in releases)),
        "dct:spatial": _one(f"{_EU}/country/DNK"),
        "foaf:homepage": _one(address("")),
        "dcat:themeTaxonomy": _one(f"{_EU}/data-theme"),
        "dcat:dataset": [_dataset(one, identity, address) for one in releases],
    }


def _dataset(release: Release, publisher: str, address: Address) -> dict[str, Any]:
    dataset, page = release.dataset, address(f"{release.dataset.id}/")
    return {
        "@id": f"{page}#dataset",
        "@type": "dcat:Dataset",
        "dct:title": _both(dataset.title),
        "dct:description": _both(dataset.about),
        "dct:identifier": page,
        "dct:publisher": _one(publisher),
        "dct:language": _languages(),
        "dct:modified": _day(release.on.isoformat()),
        "dct:accessRights": _one(f"{_EU}/access-right/PUBLIC"),
        "dct:accrualPeriodicity": _one(f"{_EU}/frequency/IRREG"),
        "dct:spatial": _one(f"{_EU}/country/DNK"),
        "dcat:version": release.version,
        "dcat:theme": [_one(f"{_EU}/data-theme/{one}") for one in _THEMES],
        "dcat:keyword": [{"@value": one, "@language": "da"} for one in ("frikommune", "fravigelse")],
        "dcat:contactPoint": {
            "@type": "vcard:Kind",
            "vcard:fn": _both(release.sender),
            "vcard:hasURL": _one(page),
        },
        "dcat:landingPage": _one(page),
        "dcat:distribution": [_distribution(release, form, address) for form in FORMS],
    }


def _distribution(release: Release, form: Form, address: Address) -> dict[str, Any]:
    file_type, media_type = _TYPES[form]
    url = address(f"{release.dataset.id}.{form}")
    return {
        "@id": url,
        "@type": "dcat:Distribution",
        "dct:title": {"@value": f"{release.dataset.id}.{form}", "@language": "en"},
        "dcat:accessURL": _one(url),
        "dcat:downloadURL": _one(url),
        "dct:license": _one(LICENCE.code),
        "dct:format": _one(f"{_EU}/file-type/{file_type}"),
        "dcat:mediaType": _one(f"{_IANA}/{media_type}"),
    }


def _one(address: str) -> dict[str, str]:
    return {"@id": address}


def _both(text: Text) -> list[dict[str, str]]:
    return [{"@value": text.da, "@language": "da"}, {"@value": text.en, "@language": "en"}]


def _languages() -> list[dict[str, str]]:
    return [_one(f"{_EU}/language/{one}") for one in ("DAN", "ENG")]


def _day(day: str) -> dict[str, str]:
    return {"@value": day, "@type": "xsd:date"}
