"""The form of a mapping as a browser sends it, and what its fields offer."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest

from frikommune.casework.delivery.mapping_form import (
    FIELDS,
    HABITS,
    TITLES,
    Codes,
    MappingForm,
    TableForm,
)
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook
from frikommune.web.pages.posted import Posted

LONGEST = 120
YES_NO = {
    "no": Text("Virkelige borgere", "Real citizens"),
    "yes": Text("Opdigtede borgere (en prøve)", "Made-up citizens (a trial run)"),
}
COVERS = {
    "everything": Text(
        "Alt: det, som filen udelader, er væk", "Everything: what the file leaves out is gone"
    ),
    "changes": Text(
        "Ændringer: det, som filen udelader, står ved magt", "Changes: what the file leaves out stands"
    ),
}
ENCODINGS = {one: Text.same(one) for one in ("utf-8", "cp1252", "latin-1", "utf-16")}
SEPARATORS = {
    ";": Text("semikolon ;", "semicolon ;"),
    ",": Text("komma ,", "comma ,"),
    "\t": Text("tabulator", "tab"),
    "|": Text("lodret streg |", "vertical bar |"),
}
DAYS = {
    "dd-mm-yyyy": Text.same("31-12-2019"),
    "dd/mm/yyyy": Text.same("31/12/2019"),
    "dd.mm.yyyy": Text.same("31.12.2019"),
    "yyyy-mm-dd": Text.same("2019-12-31"),
    "yyyymmdd": Text.same("20191231"),
}
END_IS = {
    "last_day": Text("den sidste dag, der er med", "the last day that is included"),
    "first_day_after": Text("den første dag, der ikke er med", "the first day that is not included"),
}
OTHERS = {
    "refuse": Text("afvis rækken", "refuse the row"),
    "skip": Text("spring rækken over, og tæl den", "pass the row over, and count it"),
    "keep": Text("behold koden, som den står", "keep the code as it stands"),
}
KINDS = {
    "text": Text("tekst", "text"),
    "day": Text("dag", "day"),
    "whole": Text("helt tal", "whole number"),
    "number": Text("tal", "number"),
    "yes_no": Text("ja/nej", "yes/no"),
    "moment": Text("tidspunkt", "moment"),
}
OFFERED: Mapping[str, tuple[Text, Mapping[str, Text]]] = {
    "synthetic": (Text("Hvem handler filen om?", "Whom is the file about?"), YES_NO),
    "covers": (Text("Hvad dækker filen?", "What does the file cover?"), COVERS),
    "encoding": (Text("Tegnsæt", "Encoding"), ENCODINGS),
    "separator": (Text("Skilletegn i CSV", "Separator in CSV"), SEPARATORS),
    "days": (Text("Sådan skrives en dag", "How a day is written"), DAYS),
}


def posted_form(request: HttpRequest, posted: Posted) -> MappingForm:
    """The form as it was filled in; what is wrong with it `posted` remembers."""
    chosen = {name: posted.choice(name, title, among) for name, (title, among) in _stripped().items()}
    tab = request.POST.get("separator") == "\t"
    habits = {name: chosen[name] for name in HABITS} | ({"separator": "\t"} if tab else {})
    keyed = request.POST.get("keyed") == "yes"
    made = MappingForm(chosen["synthetic"], chosen["covers"], habits, keyed)
    made.tables = {name: _table(request, posted, name) for name in FIELDS}
    return made


def _stripped() -> Mapping[str, tuple[Text, Mapping[str, Text]]]:
    """A tab is stripped from what is sent, so that it comes as nothing."""
    title, among = OFFERED["separator"]
    return {**OFFERED, "separator": (title, {"": Text.same(""), **among})}


def _table(request: HttpRequest, posted: Posted, name: str) -> TableForm:
    given = request.POST
    is_there = name == "spells" or any(
        given.get(f"{name}.column.{one.name}", "").strip() for one in FIELDS[name]
    )
    made = TableForm(
        posted.text(f"{name}.file", _labelled(name, _FILE), needed=False, longest=LONGEST),
        posted.choice(f"{name}.end_is", _labelled(name, _END), END_IS, needed=False),
    )
    for one in FIELDS[name]:
        label, key = _labelled(name, one.title), f"{name}.column.{one.name}"
        made.columns[one.name] = posted.text(key, label, needed=one.needed and is_there, longest=LONGEST)
        if one.coded:
            made.codes[one.name] = _codes(request, f"{name}.{one.name}")
            made.others[one.name] = posted.choice(f"{name}.{one.name}.others", label, OTHERS)
    names, columns, kinds = (given.getlist(f"{name}.attribute.{part}") for part in ("name", "column", "type"))
    rows = zip(names, columns, kinds, strict=False)
    made.attributes = [(one, column.strip(), kind) for one, column, kind in rows if one and column.strip()]
    return made


_FILE = Text("filens eller arkets navn", "name of the file or sheet")
_END = Text("slutdagen er", "the end day is")


def _labelled(table: str, title: Text) -> Text:
    head = TITLES[table]
    return Text(f"{head.da}: {title.da}", f"{head.en}: {title.en}")


def _codes(request: HttpRequest, key: str) -> Codes:
    """Each code with its meaning; one that is not translated yet has none."""
    codes, meanings = (request.POST.getlist(f"{key}.{part}") for part in ("code", "meaning"))
    pairs = ((code.strip(), means) for code, means in zip(codes, meanings, strict=False))
    return [(code, means) for code, means in pairs if code]


def meanings_of(rulebook: Rulebook, groups: Mapping[str, Text]) -> Mapping[str, Mapping[str, Text]]:
    """What a code of each coded field may mean, by its title."""
    words = rulebook.words
    kinds: dict[str, Text] = {}
    for kind, one in words.events.items():
        kinds[kind] = words.event(kind)
        kinds |= {f"{kind}/{type_}": words.event(kind, type_) for type_ in one.types}
    form = words.attributes.get("form")
    return {"group": groups, "kind": kinds, "form": form.values if form else {}}
