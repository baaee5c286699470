"""What goes into a backup beside the database; how key and secret are known again without being there."""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from frikommune.cases.keyed import Key
from frikommune.errors import Refused

FOLDERS = ("documents", "snapshots", "deliveries", "paper-batches")
"""Of the data folder. Left out: what is counted or made anew (`counted`, `caseloads`, `static`), what is gone
the day after (`received`), the list of what was deleted, which no restore may turn back, and every key."""
_UNREADY = (".partial", ".part", ".taking", ".new")
SECRET = ("SECRET", "PERSON_KEY", "TRAIL")
"""Variables that hold any of these never go along; an address goes along without its password."""
_ADDRESSES = ("FRIKOMMUNE_DATABASE", "FRIKOMMUNE_MAIL")
_FOR = b"frikommune backup"


def files() -> Iterator[tuple[str, Path]]:
    """Names within the data folder, and paths, of all files that go along."""
    data = Path(settings.DATA)
    for folder in FOLDERS:
        for one in sorted((data / folder).rglob("*")):
            if one.is_file() and not one.is_symlink() and one.suffix not in _UNREADY:
                yield one.relative_to(data).as_posix(), one


def person_key_mark() -> str:
    """Of the key's first secret, so that it stays when the key is changed; empty without a key."""
    from frikommune.web.cases.key import key_path, person_key

    try:
        if not key_path().exists():
            return ""
        return Key(person_key().secret).digest(_FOR)[:16]
    except Refused:
        return ""


def secret_mark() -> str:
    """Of the secret that signs sessions and seals second factors."""
    return hmac.digest(str(settings.SECRET_KEY).encode(), _FOR, hashlib.sha256).hex()[:16]


def told_settings() -> dict[str, str]:
    """The FRIKOMMUNE_ variables that are set, without what is secret."""
    found = {}
    for name, value in sorted(os.environ.items()):
        if name.startswith("FRIKOMMUNE_") and not any(word in name for word in SECRET):
            found[name] = _without_password(value) if name in _ADDRESSES else value
    return found


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    if not parts.hostname:
        return parts.scheme and f"{parts.scheme}:…"
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname}{port}{parts.path}"
