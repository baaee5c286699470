"""Which rows of the trail an index leads to: those of casework in a place, and those of settings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import and_

from django.db.models import BooleanField, Q, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat

from frikommune.web.api.models import ApiToken
from frikommune.web.cases.looking_up import KINDS, PURPOSES
from frikommune.web.cases.models import Case, Lookup
from frikommune.web.journal.models import Programme
from frikommune.web.trail.asked import Asked
from frikommune.web.trail.models import Trace
from frikommune.web.trail.words import CASEWORK, SETTINGS

OWN_WORDS = "own_words"


def looks(programme: Programme, municipality: str, asked: Asked) -> tuple[QuerySet[Lookup], Q]:
    """The looks at a municipality's citizens: by an index, and what is to be chosen among them."""
    rows = Lookup.objects.filter(asked.period, programme=programme, municipality=municipality)
    chosen = [_purpose(asked.purpose), Q(by_system=asked.system) if asked.system else Q()]
    if asked.case:
        rows = rows.filter(case=asked.case)
        chosen.append(Q(person=asked.person) if asked.person else Q())
    elif asked.person:
        rows = rows.filter(person=asked.person)
    return rows.select_related("person"), reduce(and_, chosen)


def _purpose(purpose: str) -> Q:
    if purpose in KINDS:
        return Q(purpose__startswith=f"{purpose}:")
    if purpose == OWN_WORDS:
        many = (Q(purpose__startswith=f"{one}:") for one in KINDS)
        return reduce(and_, (~one for one in many), ~Q(purpose__in=list(PURPOSES)))
    return Q(purpose=purpose) if purpose else Q()


def changes(programme: Programme, municipality: str, asked: Asked) -> tuple[QuerySet[Trace], Q]:
    """The changes of a municipality's casework. Of a case also those that a command of the server made."""
    rows = _of(CASEWORK).filter(asked.period)
    if asked.case:
        rows = rows.filter(citizen=asked.case)
        if not Case.objects.filter(pk=asked.case, programme=programme, municipality=municipality).exists():
            rows = rows.alias(there=Concat("programme", Value("/"), "municipality"))
            rows = rows.filter(there=f"{programme.slug}/{municipality}")  # not by the index of the place
    else:
        rows = rows.filter(programme=programme.slug, municipality=municipality)
    tokens = ApiToken.objects.filter(programme=programme, municipality=municipality, label=asked.system)
    systems = [f"token:{one.pk}" for one in tokens] if asked.system else []
    by = _by(asked.person) if asked.person else Q(who__in=systems) if asked.system else Q()
    return rows, by & (Q(what=asked.what) if asked.what else Q())


def settings_changed(asked: Asked) -> tuple[QuerySet[Trace], Q]:
    """The changes of persons, roles and settings, in all programmes. Of a sign-in the session alone."""
    by = _by(asked.person) if asked.person else Q()
    chosen = by & (Q(what=asked.what) if asked.what else Q())
    return _of(SETTINGS).filter(asked.period), chosen & ~Q(what="people_person", fields="last_login")


def _by(person: int) -> Q:
    """By a person, or by a process that went on with what they had begun."""
    return Q(who__in=[f"person:{person}", f"process for person:{person}"])


def _of(tables: Iterable[str]) -> QuerySet[Trace]:
    """Rows of those tables, said letter by letter as the index does: SQLite looks at no parameter for it."""
    names = ", ".join(f"'{one}'" for one in tables)
    return Trace.objects.filter(RawSQL(f'"trail_trace"."what" IN ({names})', (), BooleanField()))
