"""Writing a trial as a file of a pack: what is written is read back as it was meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from frikommune.packfiles.toml_write import table_text

_INSIDE = ("exemption", "grant")


def trial_text(trial: Mapping[str, Any]) -> str:
    """The text of a trial or draft file. `trial` has the keys that its reader knows, in the order wanted."""
    head = {key: value for key, value in trial.items() if key not in _INSIDE}
    parts = [table_text("", head)]
    for exemption in trial["exemption"]:
        own = {key: value for key, value in exemption.items() if key not in ("use", "change")}
        parts.append(table_text("[[exemption]]", own))
        if "use" in exemption:
            parts.append(table_text("[exemption.use]", exemption["use"]))
        parts += [table_text("[[exemption.change]]", one) for one in exemption["change"]]
    parts += [table_text("[[grant]]", one) for one in trial.get("grant", ())]
    return "\n".join(parts)
