"""The content of an application's form: from what a browser sends, and back to the names of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from frikommune.language import Text
from frikommune.web.applications.fields import TICKED

Content = dict[str, Any]
"""The texts of `TEXTS`; `municipalities`; and `parts`, each with `PART_TEXTS`, `groups` and `changes`."""

TEXTS: Mapping[str, Text] = {
    "title": Text("Titel", "Title"),
    "trial": Text("Nummer", "Number"),
    "problem": Text("Problemet", "The problem"),
    "solution": Text("Løsningen", "The solution"),
    "norm_without": Text("Reglen uden forsøget", "The rule without the trial"),
    "with_trial": Text("Reglen med forsøget", "The rule with the trial"),
    "starts": Text("Ønsket start", "Wanted start"),
    "coordinator": Text("Koordinerende kommune", "Coordinating municipality"),
    "effect": Text("Forventet effekt", "Expected effect"),
    "evaluation": Text("Evalueringsplan", "Evaluation plan"),
    "indicators": Text("Det måles på", "What is measured"),
    "registration": Text("Det registreres", "What is recorded"),
    "imagined_from": Text("Tænkt fra", "Imagined from"),
    "imagined_to": Text("Tænkt til", "Imagined until"),
}
PART_TEXTS: Mapping[str, Text] = {
    "title": Text("Hvad ændres?", "What is changed?"),
    "use": Text("Bruges sag for sag", "Used case by case"),
    "reasons": Text("Grunde, der må bruges", "Reasons that may be used"),
    "own_words": Text("Grund i egne ord", "Reason in own words"),
    "leader_check": Text("Leder godkender", "A leader approves"),
    "covers": Text("En beslutning dækker", "One decision covers"),
    "because": Text("Hvorfor det er kommunens eget valg", "Why it is the municipality's own choice"),
    "assumed": Text("Forudsætninger", "Assumptions"),
}
MUNICIPALITIES = Text("Kommuner, der søger", "Municipalities that apply")
GROUPS = Text("Målgrupper", "Target groups")
LONGEST = 20_000
"""Characters of one field; what is beyond is cut off."""


def empty() -> Content:
    """A form that nobody has written in."""
    return {**dict.fromkeys(TEXTS, ""), "municipalities": [], "parts": [empty_part()]}


def empty_part() -> Content:
    """An exemption that nobody has written in."""
    return {**dict.fromkeys(PART_TEXTS, ""), "groups": [], "changes": [empty_change()]}


def empty_change() -> Content:
    """A change that nobody has chosen."""
    return {"norm": "", "op": "", "values": {}}


def content_of(posted: QueryDict) -> Content:
    """What was written, as it was written."""
    texts = {key: _text(posted, key) for key in TEXTS}
    parts = [_part(posted, f"p{n}") for n in _numbers(posted, "p")]
    return {**texts, "municipalities": list(posted.getlist("municipalities")), "parts": parts}


def _part(posted: QueryDict, head: str) -> Content:
    texts = {key: _text(posted, f"{head}-{key}") for key in PART_TEXTS}
    changes = [_change(posted, f"{head}c{n}") for n in _numbers(posted, f"{head}c")]
    return {**texts, "groups": list(posted.getlist(f"{head}-groups")), "changes": changes}


def _change(posted: QueryDict, head: str) -> Content:
    begins = f"{head}-v-"
    keys = sorted(key for key in posted if key.startswith(begins))
    values = {key.removeprefix(begins): "\n".join(posted.getlist(key))[:LONGEST] for key in keys}
    given = {key: one for key, one in values.items() if one}
    return {"norm": _text(posted, f"{head}-norm"), "op": _text(posted, f"{head}-op"), "values": given}


def _text(posted: QueryDict, key: str) -> str:
    return str(posted.get(key, "")).replace("\r\n", "\n")[:LONGEST]


def _numbers(posted: QueryDict, head: str) -> list[int]:
    """1, 2, …: how many there are of what begins with `head`, as a hidden field says; at most 30."""
    given = str(posted.get(f"{head}-count", "0"))
    return list(range(1, min(int(given), 30) + 1)) if given.isascii() and given.isdecimal() else []


def flat(content: Content) -> dict[str, str]:
    """Each field by the name that the page gives it: for two states side by side."""
    found = {key: content.get(key, "") for key in TEXTS}
    found["municipalities"] = ", ".join(content["municipalities"])
    for n, part in enumerate(content["parts"], 1):
        found |= {f"p{n}-{key}": part.get(key, "") for key in PART_TEXTS}
        found[f"p{n}-groups"] = ", ".join(part["groups"])
        for m, change in enumerate(part["changes"], 1):
            head = f"p{n}c{m}"
            found |= {f"{head}-norm": change["norm"], f"{head}-op": change["op"]}
            found |= {f"{head}-v-{key}": one for key, one in change["values"].items()}
    return found


def label_of(name: str) -> Text:
    """What a field is called, by the name that `flat` gives it."""
    if name in TEXTS:
        return TEXTS[name]
    if name == "municipalities":
        return MUNICIPALITIES
    head, _, key = name.partition("-")
    part, _, change = head.removeprefix("p").partition("c")
    if not change:
        own = GROUPS if key == "groups" else PART_TEXTS[key]
        return Text(f"Fravigelse {part}: {own.da}", f"Exemption {part}: {own.en}")
    return Text(
        f"Fravigelse {part}, ændring {change}: {key.removeprefix('v-')}",
        f"Exemption {part}, change {change}: {key.removeprefix('v-')}",
    )


def ticked(part: Content, key: str) -> bool:
    """Whether a box of an exemption is ticked."""
    return bool(part.get(key) == TICKED)


def changed_by_button(content: Content, button: str) -> str:
    """Add or remove what a button names: `add-part`, `add-change-2`, `remove-p2`, `remove-p1c2`, `show-p1c2`.

    The place on the page to show next; empty where the button is not one of these.
    """
    parts = content["parts"]
    act, _, place = button.partition("-")
    if button == "add-part":
        parts.append(empty_part())
        return f"p{len(parts)}"
    if act not in ("add", "remove", "show"):
        return ""
    n, _, m = place.removeprefix("change-").removeprefix("p").partition("c")
    number, change = _whole(n), _whole(m)
    if not 1 <= number <= len(parts):
        return ""
    changes = parts[number - 1]["changes"]
    if act == "show":
        return f"p{number}c{change}"
    if act == "add":
        changes.append(empty_change())
        return f"p{number}c{len(changes)}"
    if change:
        del changes[change - 1 : change]
    else:
        del parts[number - 1]
    return f"p{number}" if change else "law"


def _whole(written: str) -> int:
    return int(written) if written.isascii() and written.isdecimal() else 0
