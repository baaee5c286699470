"""The pack file of a new programme."""

from __future__ import annotations

import json
from collections.abc import Mapping

from frikommune.language import Text
from frikommune.packfiles.files import read_toml
from frikommune.packfiles.folder import packs_folder
from frikommune.packfiles.table import Table


def new_pack(pack_id: str, title: Text, law: str, municipalities: Mapping[str, str]) -> str:
    """`pack.toml` of a programme that builds on a law. `municipalities` gives each name its code."""
    rows = [f"  {{ name = {_text(name)}, code = {_text(code)} }}," for name, code in municipalities.items()]
    head = [
        f"id = {_text(pack_id)}",
        f"title = {{ da = {_text(title.da)}, en = {_text(title.en)} }}",
        f"builds_on = [{_text(law)}]",
        "",
        "municipality = [",
    ]
    return "\n".join([*head, *rows, "]", ""])


def laws() -> dict[str, Text]:
    """The packs that hold law and no network: what a new programme can build on."""
    found = {}
    for path in sorted(packs_folder().glob("*/pack.toml")):
        head = Table(read_toml(path, path.parent.name), path.parent.name)
        if not head.tables("municipality") and (path.parent / "norms").is_dir():
            found[path.parent.name] = head.text("title")
    return found


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
