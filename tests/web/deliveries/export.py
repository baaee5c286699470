"""Exports that tests send: a case system's mapping, its tables, and made-up citizens' numbers."""

import io
import zipfile

from frikommune.web.deliveries.models import Delivery, System
from frikommune.web.deliveries.working import begin, confirm
from frikommune.web.journal.models import Programme

MAPPING = """
synthetic = true
separator = ";"

[delivery]
covers = "{covers}"

[spells]
file = "forloeb.csv"
end_is = "first_day_after"
[spells.columns]
person = {{ column = "CPR", keyed = true }}
spell = "Id"
group = "Gruppe"
municipality = "Kommune"
from = "Start"
to = "Slut"
[spells.attributes]
sagsbehandler = "Medarbejder"
sagsnummer = "Sag"

[events]
file = "aktiviteter.csv"
[events.columns]
person = {{ column = "CPR", keyed = true }}
event = "Id"
day = "Dato"
kind = "Art"
type = "Type"
form = "Form"
[events.attributes]
note = "Note"
"""
SPELLS = "CPR;Id;Gruppe;Kommune;Start;Slut;Medarbejder;Sag;Navn\n"
EVENTS = "CPR;Id;Dato;Art;Type;Form;Note\n"
ANN, BOB, CAT = "010190-1234", "020280-2345", "030370-3456"


def system_of(covers="everything", municipality="Aalborg", name="Fag") -> System:
    return System.objects.create(
        programme=Programme.objects.get(slug="nordjylland"),
        municipality=municipality,
        name=name,
        mapping=MAPPING.format(covers=covers),
    )


def spell(person, number, start="2019-01-07", group="dagpenge", place="Aalborg", end="", worker="DSB") -> str:
    return f"{person};f{number};{group};{place};{start};{end};{worker};2019-{number:05};Navn Navnesen\n"


def event(person, number, day="2019-02-04", kind="samtale", type_="ordinaer", form="personligt", note=""):
    return f"{person};e{number};{day};{kind};{type_};{form};{note}\n"


def packed(spells="", events="") -> bytes:
    """A zip of the two tables, the same bytes whenever it is made."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        if spells:
            archive.writestr(zipfile.ZipInfo("udtraek/forloeb.csv"), SPELLS + spells)
        if events:
            archive.writestr(zipfile.ZipInfo("udtraek/aktiviteter.csv"), EVENTS + events)
    return made.getvalue()


TWO = (spell(ANN, 1) + spell(BOB, 2), event(ANN, 1) + event(BOB, 2) + event(BOB, 3, "2019-03-04"))


def sent(system, *tables, name="udtraek.zip") -> Delivery:
    """Read to its preview."""
    return begin(system, name, packed(*tables), None)


def stored(system, *tables, yes=False) -> Delivery:
    return confirm(sent(system, *tables), None, yes=yes)
