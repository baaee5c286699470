"""What is said when a ledger cannot be written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from frikommune.errors import Refused, refuse
from frikommune.language import Text

_FULL = (errno.ENOSPC, errno.EDQUOT)


def cannot_write(folder: Path, fault: OSError) -> Refused:
    """The disk is full, or the system will not write there; what was there before is untouched."""
    if fault.errno in _FULL:
        return refuse(
            "disk_full",
            problem=Text("Der er ikke plads til resultatet", "There is no room for the result"),
            where=str(folder),
            given=errno.errorcode[fault.errno],
            expected=Text("Plads på drevet", "Room on the drive"),
            do_next=Text(
                "Gør plads, eller vælg et andet drev med --out. Et tidligere resultat er urørt.",
                "Make room, or choose another drive with --out. An earlier result is untouched.",
            ),
        )
    return refuse(
        "cannot_write",
        problem=Text("Resultatet kan ikke skrives", "The result cannot be written"),
        where=str(folder),
        given=errno.errorcode.get(fault.errno or 0, "–"),
        expected=Text("En mappe, som du må skrive i", "A folder that you may write to"),
        do_next=Text(
            "Vælg en anden mappe med --out. Et tidligere resultat er urørt.",
            "Choose another folder with --out. An earlier result is untouched.",
        ),
    )


def not_a_result(folder: Path, found: str) -> Refused:
    """A folder with something in it that writing the result would destroy."""
    return refuse(
        "not_a_result",
        problem=Text(
            "Mappen har andet i sig end et tidligere resultat",
            "The folder holds other things than an earlier result",
        ),
        where=os.fspath(folder),
        given=found,
        expected=Text(
            "En ny eller tom mappe, eller en med et tidligere resultat",
            "A new or an empty folder, or one with an earlier result",
        ),
        do_next=Text("Vælg en anden mappe med --out.", "Choose another folder with --out."),
    )


def too_many_rows(folder: Path, most: int) -> Refused:
    """More rows than a sheet of a workbook holds."""
    return refuse(
        "too_many_rows",
        problem=Text(
            "Kravene er flere, end et regneark kan rumme", "There are more demands than a sheet can hold"
        ),
        where=str(folder),
        given=f"> {most}",
        expected=Text(f"Højst {most} rækker", f"At most {most} rows"),
        do_next=Text(
            "Skriv --format parquet eller --format csv, eller vælg færre sager.",
            "Write --format parquet or --format csv, or choose fewer cases.",
        ),
    )
