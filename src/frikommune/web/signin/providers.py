"""The municipalities' own sign-ins, from the file that FRIKOMMUNE_SIGN_IN names (docs/sign-in.md)."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit

from django.conf import settings

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.packfiles.files import read_text, read_toml
from frikommune.packfiles.table import Table, gather
from frikommune.web.people.models import ROLES

Kind = Literal["oidc", "saml"]
CODE = "{code}"
"""What stands in a value for a municipality's number: `frikommune-leder-{code}`."""
_ID = re.compile(r"[a-z][a-z0-9-]{0,38}")
_TAKEN = ("password", "demo")


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A value of the claim, and the seat it gives. `municipality` empty: the network, or by {code}."""

    value: str
    role: str
    programme: str
    municipality: str
    where: str


@dataclass(frozen=True, slots=True)
class Provider:
    """A sign-in elsewhere. `subject`, `name` and `groups` name claims; `demands`: what claims must say."""

    id: str
    kind: Kind
    title: Text
    subject: str
    name: str
    groups: str
    demands: tuple[tuple[str, tuple[str, ...]], ...]
    seats: tuple[SeatLine, ...]
    issuer: str = ""
    client: str = ""
    secret: str = field(default="", repr=False)
    scopes: tuple[str, ...] = ()
    metadata: str = field(default="", repr=False)
    certificate: str = field(default="", repr=False)
    key: str = field(default="", repr=False)
    wants_encrypted: bool = False


def providers() -> Mapping[str, Provider]:
    """All of them by their id, in the order of the file; none where there is no file. Raises Refused."""
    return _read(settings.SIGN_IN) if settings.SIGN_IN else {}


@lru_cache(maxsize=4)
def _read(path: str) -> Mapping[str, Provider]:
    table = Table(read_toml(Path(path), path), path)
    rows = table.need_tables("provider")
    table.done()
    found = gather(*(lambda row=row: _provider(row, Path(path).parent) for row in rows))
    by_id = {one.id: one for one in found}
    if len(by_id) < len(found):
        raise table.refusal("provider_twice", "provider", ", ".join(one.id for one in found), _ONCE)
    return by_id


_ONCE = Text("hvert id én gang", "every id once")


def _provider(row: Table, folder: Path) -> Provider:
    id_ = row.need("id", str)
    if not _ID.fullmatch(id_) or id_ in _TAKEN:
        expected = Text(
            "små bogstaver, tal og bindestreg, fx aalborg", "small letters, digits, hyphens: aalborg"
        )
        raise row.refusal("bad_id", "id", id_, expected)
    kind = cast(Kind, row.choice("kind", ("oidc", "saml")))
    title = row.text("title")
    demands = row.table("demands") if "demands" in row else Table({}, row.place("demands"))
    common = {
        "id": id_,
        "kind": kind,
        "title": title,
        "subject": row.get("subject", str) or ("sub" if kind == "oidc" else ""),
        "name": row.need("name", str),
        "groups": row.need("groups", str),
        "demands": tuple((claim, demands.need_names(claim)) for claim in demands.data),
        "seats": tuple(gather(*(lambda line=line: _line(line) for line in row.need_tables("seat")))),
    }
    own = _oidc(row, folder) if kind == "oidc" else _saml(row, folder)
    row.done()
    return Provider(**common, **own)  # type: ignore[arg-type]


def _line(row: Table) -> SeatLine:
    value, role = row.need("value", str), row.choice("role", tuple(ROLES))
    programme, municipality = row.get("programme", str) or "", row.get("municipality", str) or ""
    row.done()
    if role != "administrator" and not programme:
        raise row.missing("programme", Text("programmets korte navn", "the programme's short name"))
    if CODE in value and municipality:
        expected = Text("kun det ene: {code} eller municipality", "one of the two: {code} or municipality")
        raise row.refusal("municipality_twice", "municipality", municipality, expected)
    if role in ("caseworker", "leader") and not municipality and CODE not in value:
        raise row.missing("municipality", Text("kommunens navn", "the municipality's name"))
    return SeatLine(value, role, programme, municipality, row.where)


def _oidc(row: Table, folder: Path) -> dict[str, object]:
    issuer = row.need("issuer", str)
    if not _is_safe(issuer):
        raise row.refusal(
            "not_https", "issuer", issuer, Text("en adresse med https", "an address with https")
        )
    scopes = row.names("scopes") or ("openid", "profile")
    if "openid" not in scopes:
        raise row.refusal(
            "openid_missing", "scopes", list(scopes), Text("openid blandt dem", "openid among them")
        )
    return {
        "issuer": issuer,
        "client": row.need("client", str),
        "secret": _secret(row, folder),
        "scopes": scopes,
    }


def _is_safe(address: str) -> bool:
    """https; plain http only to this very machine, for trying out."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")
    )


def _secret(row: Table, folder: Path) -> str:
    """The client's secret, from a file of its own or a variable: never in the file of sign-ins itself."""
    path, variable = row.get("secret_file", str), row.get("secret_variable", str)
    if path:
        return _own_file(folder, path, row).strip()
    if not variable:
        raise row.missing("secret_file", Text("stien til en fil", "the path of a file"))
    if not os.environ.get(variable):
        raise row.refusal(
            "secret_missing",
            "secret_variable",
            variable,
            Text("en variabel, der er sat", "a variable that is set"),
        )
    return os.environ[variable]


def _saml(row: Table, folder: Path) -> dict[str, object]:
    key, certificate = row.get("key_file", str), row.get("certificate_file", str)
    if bool(key) != bool(certificate):
        raise row.missing(
            "certificate_file" if key else "key_file", Text("begge filer, eller ingen", "both files, or none")
        )
    wants = bool(row.get("encrypted", bool))
    if wants and not key:
        raise row.missing("key_file", Text("nøglen, der dekrypteres med", "the key to decrypt with"))
    return {
        "metadata": read_text(folder / row.need("metadata_file", str), row.place("metadata_file")),
        "key": _own_file(folder, key, row) if key else "",
        "certificate": read_text(folder / certificate, row.place("certificate_file")) if certificate else "",
        "wants_encrypted": wants,
    }


def _own_file(folder: Path, name: str, row: Table) -> str:
    """A file that only its owner may read."""
    path = folder / name
    words = read_text(path, f"{row.where}: {path}")
    if path.stat().st_mode & 0o007:
        raise _open_to_all(path)
    return words


def _open_to_all(path: Path) -> Refused:
    return refuse(
        "secret_readable",
        problem=Text(
            "En hemmelighed kan læses af alle på maskinen", "A secret can be read by all on the machine"
        ),
        where=str(path),
        given=oct(path.stat().st_mode & 0o777)[2:],
        expected=Text("600", "600"),
        do_next=Text(f"chmod 600 {path}", f"chmod 600 {path}"),
    )
