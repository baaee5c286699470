"""The case system that an import is from; imported once Django is set up."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from frikommune.cli.taking_in_faults import no_database, no_such_system, unknown
from frikommune.packfiles.files import read_text
from frikommune.packfiles.mappings import load_mapping
from frikommune.web.deliveries.models import System
from frikommune.web.deliveries.saving import mark_of, save_mapping
from frikommune.web.journal.book import book_of
from frikommune.web.journal.models import Programme


def system_of(programme: str, municipality: str, name: str, mapping: Path | None) -> System:
    """The system of that name; made, or given another mapping, where one is given. Raises Refused."""
    if System._meta.db_table not in connection.introspection.table_names():
        raise no_database(str(settings.DATA))
    found = Programme.objects.filter(slug=programme).first()
    if found is None:
        raise unknown("--programme", programme, Programme.objects.values_list("slug", flat=True))
    places = book_of(found).municipalities
    if municipality not in places:
        raise unknown("--municipality", municipality, places)
    mine = System.objects.filter(programme=found, municipality=municipality)
    if mapping is not None:
        load_mapping(mapping)
        with transaction.atomic():
            made, _ = System.objects.get_or_create(programme=found, municipality=municipality, name=name)
            save_mapping(made, read_text(mapping, mapping.name), None, mark_of(made.mapping))
    system: System | None = mine.filter(name=name).first()
    if system is None:
        raise no_such_system(name, mine.values_list("name", flat=True))
    return system
