"""Changing the key to citizens' numbers: every hash that is kept is hashed once more, at once or not at all.

Whoever holds the old key and a copy of the database from before can do as much as ever with those; with the
old key and a later copy nobody is found. Extracts have pseudonyms of their own and are not touched.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection, transaction

from frikommune.cases.keyed import Key, add_secret, version_of
from frikommune.casework.delivery.citizens import digest_of
from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.cases.key import key_path, person_key
from frikommune.web.cases.models import Case, CaseText
from frikommune.web.deliveries.models import RUNNING, Delivery
from frikommune.web.privacy.destroying import forget_counted

AT_ONCE = 500
_TEXTS = "cases_casetext"


def rotate() -> tuple[int, int]:
    """Add a secret and bring all up to it; or, where the key is ahead of the rows, bring them up only.

    Gives the key's version and how many cases were changed. Raises Refused while a delivery is on its way.
    """
    with transaction.atomic():
        _lock()
        _check_no_delivery()
        key = person_key()
        if not _behind(key):
            # The file first: what dies from here on leaves the key ahead of the rows, and the next run brings
            # them up. The other way round, the rows would be of a key that nobody has.
            key = add_secret(key_path())
        return key.version, _bring_up(key)


def is_behind() -> bool:
    """Whether rows are of an earlier key than the file: a rotation died, or an old backup was put back."""
    return _behind(person_key())


def _behind(key: Key) -> bool:
    persons = Case.every.order_by("pk").values_list("person", flat=True)
    return any(version_of(one) < key.version for one in persons.iterator(chunk_size=5000))


def _bring_up(key: Key) -> int:
    changed, before = 0, key.version
    _unguard()
    for some in _cases():
        new = {pk: key.brought_up(person) for pk, person in some.items()}
        before = min([before, *map(version_of, some.values())])
        moved = [(new[pk], pk) for pk, person in some.items() if new[pk] != person]
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE cases_case SET person = %s WHERE id = %s", moved)
            cursor.executemany(
                f"UPDATE {_TEXTS} SET text = %s, digest = %s WHERE id = %s", list(_texts(some, new))
            )
        changed += len(moved)
    _guard()
    for one in Delivery.objects.exclude(digest="").only("pk", "digest"):
        Delivery.objects.filter(pk=one.pk).update(digest=key.digest_from(one.digest, before))
    forget_counted()
    return changed


def _cases() -> Iterator[dict[int, str]]:
    keys = list(Case.every.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(keys), AT_ONCE):
        yield dict(Case.every.filter(pk__in=keys[first : first + AT_ONCE]).values_list("pk", "person"))


def _texts(old: dict[int, str], new: dict[int, str]) -> Iterator[tuple[str, str, int]]:
    rows = CaseText.objects.filter(case__in=old).values_list("pk", "case", "text", "digest")
    for pk, case, text, digest in rows:
        after = text.replace(old[case], new[case])
        yield after, digest_of(after) if digest else "", pk


def _lock() -> None:
    """Nobody writes a case meanwhile. On SQLite the transaction itself sees to that."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE cases_case, cases_casetext IN EXCLUSIVE MODE")


def _unguard() -> None:
    """A text is never changed but here; the trail tells of it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {_TEXTS}_no_update")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks ahead cannot be altered
            cursor.execute(f"ALTER TABLE {_TEXTS} DISABLE TRIGGER {_TEXTS}_only_added_to")


def _guard() -> None:
    from frikommune.web.journal.only_added_to import guarding

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for statement in guarding("sqlite", _TEXTS, ("UPDATE",)):
                cursor.execute(statement)
        else:
            cursor.execute(f"ALTER TABLE {_TEXTS} ENABLE TRIGGER {_TEXTS}_only_added_to")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _check_no_delivery() -> None:
    waiting = Delivery.objects.filter(state__in=(*RUNNING, "preview")).count()
    if waiting:
        raise _delivery_on_its_way(waiting)


def _delivery_on_its_way(number: int) -> Refused:
    return refuse(
        "delivery_on_its_way",
        problem=Text("En levering er undervejs", "A delivery is on its way"),
        where="frikommune keys rotate",
        given=str(number),
        expected=Text("ingen levering, der er i gang eller venter", "no delivery at work or waiting"),
        do_next=Text(
            "Gem eller opgiv leveringen, og kør igen.", "Store it or give it up, and run this again."
        ),
    )
