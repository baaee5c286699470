"""A case system's export in Danish, and citizens' numbers that are made up."""

MAPPING = """
synthetic = false
separator = ";"
encoding = "cp1252"
days = "dd-mm-yyyy"
decimal = ","

[delivery]
covers = "everything"

[spells]
file = "forloeb.csv"
end_is = "last_day"
[spells.columns]
person = { column = "CPR", keyed = true }
spell = "Id"
group = { column = "Gruppe", values = { "2.1" = "dagpenge", "9" = "virksomhed" } }
municipality = "Kommune"
from = "Start"
to = "Slut"
[spells.attributes]
sagsbehandler = "Medarbejder"

[events]
file = "aktiviteter.csv"
end_is = "last_day"
[events.columns]
person = { column = "CPR", keyed = true }
event = "Id"
day = "Dato"
until = "Til"
[events.columns.kind]
column = "Art"
others = "skip"
[events.columns.kind.values]
"19" = { kind = "samtale", type = "faelles" }
"20" = "samtale"
[events.attributes]
note = "Note"
timer = { column = "Timer", type = "number" }
"""
SPELLS = "CPR;Id;Gruppe;Kommune;Start;Slut;Medarbejder\n"
EVENTS = "CPR;Id;Art;Dato;Til;Note;Timer\n"
ANN, BOB = "010190-1234", "0202802345"
ANNS = f"{ANN};f1;2.1;aalborg;01-01-2019;;Å\n"
BOBS = f"{BOB};f2;2.1;aalborg;01-02-2019;31-12-2019;Ø\n"
TALK = f"{ANN};e1;19;04-02-2019;;;\n"


def files(spells: str = ANNS + BOBS, events: str = TALK) -> dict[str, bytes]:
    tables = {"forloeb.csv": SPELLS + spells, "aktiviteter.csv": EVENTS + events}
    return {name: text.encode("cp1252") for name, text in tables.items()}
