"""Cases that are there, for tests of their pages."""

from dataclasses import replace
from datetime import date

from tests.web.casework import case_of

CPR = "0101901234"
"""Made up: nobody's."""


def sick(*told, **more):
    """A citizen on sickness benefit since 20 September 2019, in Aalborg, with the caseworker DSB."""
    return case_of("sygedagpenge", "2019-09-20", told, **more)


def told_anew(case, change):
    """The case system tells of the case again: `change` makes the new history of the old one."""
    from frikommune.cases.kept import read_kept
    from frikommune.web.cases.models import Case
    from frikommune.web.cases.putting import put
    from frikommune.web.deliveries.models import Delivery, System

    system = System.objects.get(municipality=case.municipality)
    delivery = Delivery.objects.create(system=system, file="test", state="stored")
    put(delivery, [change(read_kept(case.text.text))])
    return Case.objects.get(pk=case.pk)


def with_noted(case, end=None, **noted):
    """The case, with more noted of its spell."""

    def change(history):
        (spell,) = history.spells
        ended = date.fromisoformat(end) if end else spell.end
        return replace(history, spells=(replace(spell, end=ended, attributes={**spell.attributes, **noted}),))

    return told_anew(case, change)


def page_of(case, *below) -> str:
    """The address of a case, or of a page below it."""
    return "/".join(["/nordjylland/cases", case.municipality, str(case.pk), *map(str, below)])


def opened(client, case, purpose="talk"):
    """Open a colleague's case, and the answer that shows it."""
    return client.post(page_of(case, "purpose"), {"purpose": purpose}, follow=True)
