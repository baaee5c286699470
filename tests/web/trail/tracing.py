"""What tests of the trail lean on."""

from django.db import connection

from frikommune.web.trail.chain import keys_in
from frikommune.web.trail.models import Trace


class Since:
    """Called: what was traced since it was called last (deed, table, keys, fields)."""

    def __init__(self) -> None:
        self.last = 0
        self()

    def __call__(self) -> list[tuple[str, str, list[int], str]]:
        return [(one.deed, one.what, list(keys_in(one.keys)), one.fields) for one in self.traces()]

    def traces(self) -> list[Trace]:
        """The same, as they are kept."""
        seal()
        rows = list(Trace.objects.filter(number__gt=self.last).order_by("number"))
        self.last = rows[-1].number if rows else self.last
        return rows


def seal() -> None:
    """On PostgreSQL, chain now what would be chained when the transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
