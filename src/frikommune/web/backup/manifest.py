"""What a backup says of itself: of when it is, of which version, and what must come out of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from frikommune.cases.plain_json import json_of
from frikommune.web.backup import refusals

FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in the backup: how large it is, and the SHA-256 of its content."""

    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`vendor`: sqlite or postgresql; `server`: its version; `schema`: PostgreSQL's, else empty.

    `migrations` are those applied (`app.name`), `rows` the number of rows of each table, `head` the end of
    the trail (`number:digest`). `person_key` and `secret` are marks by which the right ones are known again,
    from which neither can be found; empty where there is none. `settings` are those that are not secret.
    """

    format: int
    program: str
    made_at: str
    vendor: str
    server: str
    schema: str
    migrations: tuple[str, ...]
    rows: Mapping[str, int]
    head: str
    person_key: str
    secret: str
    settings: Mapping[str, str]
    members: Mapping[str, Member]

    def as_json(self) -> str:
        """As it stands in the backup."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def manifest_of(text: bytes, where: str) -> Manifest:
    """Read it. Raises Refused where it is none, or one of a later format."""
    try:
        told: dict[str, Any] = json_of(text)
        if told.get("format") != FORMAT:
            raise refusals.later_format(where, told.get("format"))
        wanted = {one.name for one in fields(Manifest)}
        members = {
            str(name): Member(int(one["size"]), str(one["digest"])) for name, one in told["members"].items()
        }
        migrations = tuple(map(str, told["migrations"]))
        rows = {str(name): int(number) for name, number in told["rows"].items()}
        rest = {name: told[name] for name in wanted - {"members", "migrations", "rows"}}
        return Manifest(**rest, members=members, migrations=migrations, rows=rows)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        raise refusals.no_backup(where, NAME) from None
