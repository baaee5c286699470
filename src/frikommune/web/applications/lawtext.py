"""From the form to the law's own words: the trial file that an application makes, and what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.text import slugify

from frikommune.errors import Refusal, Refused, refuse
from frikommune.language import Text, folded
from frikommune.law.rulebook import Rulebook
from frikommune.packfiles.drafts import Draft, draft_of
from frikommune.packfiles.pack import Pack
from frikommune.packfiles.trial_write import trial_text
from frikommune.web.applications.chosen import chosen_norm, operation_on
from frikommune.web.applications.content import MUNICIPALITIES, TEXTS, Content, ticked
from frikommune.web.applications.fields import Given, lines_of

SHOWN = "ansøgningen"
_PLACE = re.compile(r"\[\[exemption\]\] (\d+)(?:.*?\[\[change\]\] (\d+))?")
_IN_THE_LAW = re.compile(r"p\d+")
NEEDED = ("title", "problem", "solution", "norm_without", "with_trial", "coordinator", "effect", "evaluation")


@dataclass(frozen=True)
class LawText:
    """The file's `table`, and what is `wrong`, by the place on the page that it stands at."""

    table: Mapping[str, Any]
    wrong: Mapping[str, list[Refusal]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The file: the trial alone, without the places and days that the journal tells."""
        return trial_text({key: one for key, one in self.table.items() if key not in _IMAGINED})

    def imagined(self, start: date | None, end: date | None) -> str:
        """The same as a draft that is imagined in its municipalities from a day and until another."""
        table = dict(self.table)
        if start is not None:
            to = {"to": end} if end else {}
            places = self.table["municipalities"]
            table["grant"] = [{"municipality": one, "from": start, **to} for one in places]
        return trial_text(table)

    @property
    def refusals(self) -> list[Refusal]:
        """All that is wrong, in the order of the page."""
        return [one for some in self.wrong.values() for one in some]


_IMAGINED = ("municipalities", "grant")


def law_text(content: Content, pack: Pack, trial: str) -> LawText:
    """The file that the form makes; what cannot be made of it is said at its place."""
    wrong: dict[str, list[Refusal]] = {}
    for name in _empty(content):
        wrong[name] = list(_missing(TEXTS.get(name, MUNICIPALITIES)).refusals)
    exemptions = []
    for n, part in enumerate(content["parts"], 1):
        own = trial if len(content["parts"]) == 1 else f"{trial}{_letter(n)}"
        exemptions.append(_exemption(part, own, f"p{n}", pack, trial, wrong))
    _lay_in_order(exemptions, pack)
    table = {
        "id": trial,
        "title": _words(content, "title"),
        "norm_without": _words(content, "norm_without"),
        "with_trial": _words(content, "with_trial"),
        **({"registration": _words(content, "registration")} if content["registration"].strip() else {}),
        **({"indicator": told} if (told := _indicators(content)) else {}),
        "municipalities": list(content["municipalities"]),
        "exemption": exemptions,
    }
    return LawText(table, wrong)


def checked(content: Content, pack: Pack, trial: str, today: date) -> LawText:
    """The same, held against the pack as if it held from the wanted start: what is refused is said too."""
    made = law_text(content, pack, trial)
    if any(_IN_THE_LAW.match(place) for place in made.wrong):
        return made
    start = max(_day(content["starts"]) or today, today)
    try:
        as_draft(made, pack, start, None)
    except Refused as refused:
        wrong = {key: list(some) for key, some in made.wrong.items()}
        for one in refused.refusals:
            if one.code != "draft_nowhere":
                wrong.setdefault(_place_of(one.where), []).append(one)
        return LawText(made.table, wrong)
    return made


def as_draft(made: LawText, pack: Pack, start: date | None, end: date | None) -> tuple[Draft, Rulebook]:
    """The application as a draft laid into the pack's rulebook. Raises Refused where it does not fit."""
    return draft_of(made.imagined(start, end), SHOWN, pack)


def imagined_days(content: Content) -> tuple[date | None, date | None]:
    """From when and until when it is imagined to hold, where it is tried on past cases."""
    start, end = _day(content["imagined_from"]), _day(content["imagined_to"])
    return (start or date(2000, 1, 1), end) if end else (start, None)


def _empty(content: Content) -> Iterator[str]:
    for name in NEEDED:
        if not content.get(name, "").strip():
            yield name
    if not content["municipalities"]:
        yield "municipalities"


def _missing(label: Text) -> Refused:
    return refuse(
        "field_empty",
        problem=Text(f"“{label.da}” mangler", f"“{label.en}” is missing"),
        where=label.da,
        given="–",
        expected=Text("at feltet er udfyldt", "something written there"),
        do_next=Text("Udfyld feltet.", "Fill in the field."),
    )


def _words(content: Content, key: str) -> Text:
    """Never empty, so that the rest of the file can be read too; that it is missing is said apart."""
    return Text.same(content[key].strip() or "…")


def _indicators(content: Content) -> list[dict[str, str]]:
    return [{"da": one, "en": one} for one in lines_of(content["indicators"])]


def _letter(n: int) -> str:
    """1 is a, 2 is b, …; after z comes z1."""
    return chr(96 + n) if n <= 26 else f"z{n - 26}"


def _exemption(
    part: Content, own: str, head: str, pack: Pack, trial: str, wrong: dict[str, list[Refusal]]
) -> dict[str, Any]:
    if not part["title"].strip():
        label = Text("Hvad ændres?", "What is changed?")
        wrong.setdefault(head, []).extend(_missing(label).refusals)
    changes = []
    for m, change in enumerate(part["changes"], 1):
        try:
            changes.append(_change(change, pack))
        except Refused as refused:
            wrong.setdefault(f"{head}c{m}", []).extend(refused.refusals)
    if not part["changes"]:
        wrong.setdefault(head, []).extend(_missing(Text("Ændring", "Change")).refusals)
    found: dict[str, Any] = {
        "id": own,
        "title": Text.same(part["title"].strip() or "…"),
        "groups": list(part["groups"]) or "all",
        "certainty": "source",
        "source": {"reference": f"Ansøgning {trial}", "heading": part["title"].strip() or "…"},
    }
    for key in ("because", "assumed"):
        if part[key].strip():
            words = {"da": part[key].strip(), "en": part[key].strip()}
            found[key] = [words] if key == "assumed" else words
    if ticked(part, "use"):
        found["use"] = _use(part)
    return {**found, "change": changes}


def _use(part: Content) -> dict[str, Any]:
    told = lines_of(part["reasons"])
    reasons = {_short_name(one) or f"grund-{n}": one for n, one in enumerate(told, 1)}
    return {
        "own_words": ticked(part, "own_words"),
        "leader_check": ticked(part, "leader_check"),
        "covers": part["covers"] or "one",
        "reasons": {key: {"da": one, "en": one} for key, one in reasons.items()},
    }


def _short_name(reason: str) -> str:
    return slugify(folded(reason))[:40]


def _change(change: Content, pack: Pack) -> dict[str, Any]:
    chosen = chosen_norm(pack, change["norm"])
    if chosen is None:
        raise _missing(Text("Norm", "Norm"))
    operation = operation_on(chosen, change["op"])
    if operation is None:
        raise _missing(Text("Hvad skal der ske med den?", "What is to be done to it?"))
    labels = {one.key: one.label for one in operation.fields(chosen)}
    return {"norm": chosen.norm.id, **operation.change(chosen, Given(change["values"], labels))}


def _lay_in_order(exemptions: list[dict[str, Any]], pack: Pack) -> None:
    """A new exemption is laid on those that change the same norm already, its own earlier ones among them."""
    for n, one in enumerate(exemptions):
        norms = {change["norm"] for change in one["change"]}
        earlier = [other["id"] for other in exemptions[:n] if norms & {c["norm"] for c in other["change"]}]
        there = [other.id for norm in sorted(norms) for other in pack.rulebook.exemptions_on.get(norm, ())]
        after = list(dict.fromkeys([*(id for id in there if id != one["id"]), *earlier]))
        if after and "use" not in one:
            one["after"] = after


def _place_of(where: str) -> str:
    found = _PLACE.search(where)
    if found is None:
        return "law"
    return f"p{found[1]}" + (f"c{found[2]}" if found[2] else "")


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        return None
