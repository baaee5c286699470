"""Locking a design before its data is seen, amending it with reasons, and seeing whether it was touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from frikommune.errors import Refusal, Refused, refuse
from frikommune.evaluation.designs.as_json import design_json, design_of
from frikommune.evaluation.designs.checks import check
from frikommune.evaluation.designs.design import Amendment, Design, Lock, Registered
from frikommune.evaluation.designs.words import field_words
from frikommune.language import Text, day_text


def lock(registered: Registered, on: date, by: str, data_seen: date | None = None) -> Registered:
    """The design locked on a day by a role. `data_seen`: the first day its outcome was opened or published.

    Raises Refused when it is locked already, no role is given, or something that must be there is missing.
    """
    if registered.lock is not None:
        said = day_text(registered.lock.on)
        raise refuse(
            "design_locked",
            problem=Text("Designet er låst i forvejen", "The design is locked already"),
            where="lock",
            given=registered.lock.on,
            expected=Text("et design, der ikke er låst", "a design that is not locked"),
            do_next=Text(
                f"Låsen fra {said.da} bliver stående. Lav en ændring med begrundelse i stedet.",
                f"The lock of {said.en} stays. Make an amendment with a reason instead.",
            ),
        )
    _need_role(by)
    _need_whole(registered.planned)
    planned = design_of(design_json(registered.planned))
    made = Lock(on, planned.digest, by.strip(), data_seen)
    return Registered(planned, replace(made, seal=made.sealed))


def amend(
    registered: Registered, design: Design, on: date, reason: str, by: str, data_seen: bool = False
) -> Registered:
    """The locked design with one more amendment: what it became, and why.

    Raises Refused when the design is not locked or was touched, when nothing changed, when the reason or role
    is missing, when the day lies before the last one, or when something that must be there is missing.
    """
    locked = verified(registered).lock
    if locked is None:
        raise refuse(
            "design_not_locked",
            problem=Text("Designet er ikke låst endnu", "The design is not locked yet"),
            where="lock",
            given="–",
            expected=Text("et låst design", "a locked design"),
            do_next=Text("Ret det frit, og lås det.", "Change it freely, and lock it."),
        )
    _need_role(by)
    _need_change(registered, design, on, reason)
    _need_whole(design)
    became = design_of(design_json(design))
    before = registered.amendments[-1].seal if registered.amendments else locked.seal
    made = Amendment(on, reason.strip(), became, by.strip(), data_seen)
    return replace(registered, amendments=(*registered.amendments, replace(made, seal=made.sealed(before))))


def verified(registered: Registered) -> Registered:
    """The same design. Raises Refused when a hash or a seal does not match what stands there."""
    faults = list(_faults(registered))
    if faults:
        raise Refused(*faults)
    return registered


def _faults(registered: Registered) -> Iterator[Refusal]:
    locked = registered.lock
    if locked is None:
        if registered.amendments:
            yield _touched("lock", "–", "")
        return
    if locked.digest != registered.planned.digest:
        yield _touched("lock, digest", locked.digest, registered.planned.digest)
    if locked.seal != locked.sealed:
        yield _touched("lock, seal", locked.seal or "–", locked.sealed)
    before = locked.seal
    for place, one in enumerate(registered.amendments, 1):
        if one.seal != one.sealed(before):
            yield _touched(f"[[amendment]] {place}, seal", one.seal or "–", one.sealed(before))
        before = one.seal


def _touched(where: str, given: str, expected: str) -> Refusal:
    found = Text(
        f"en kode, der svarer til indholdet ({expected[:12]}…)",
        f"a code that fits the content ({expected[:12]}…)",
    )
    return refuse(
        "design_touched",
        problem=Text(
            "Designet er rettet efter, at det blev låst: koden passer ikke",
            "The design was changed after it was locked: the code does not fit",
        ),
        where=where,
        given=f"{given[:12]}…" if len(given) > 12 else given,
        expected=found if expected else Text("en lås før ændringerne", "a lock before the amendments"),
        do_next=Text(
            "Hent den låste udgave frem igen, og lav en ændring med begrundelse.",
            "Bring back the locked version, and make an amendment with a reason.",
        ),
    ).refusals[0]


def _need_role(by: str) -> None:
    if not by.strip():
        raise refuse(
            "role_missing",
            problem=Text("Det siges ikke, hvem der gør det", "It is not said who does it"),
            where="by",
            given="–",
            expected=Text("en rolle, ikke et navn: fx koordinator", "a role, not a name: say, coordinator"),
            do_next=Text("Skriv rollen.", "Write the role."),
        )


def _need_change(registered: Registered, design: Design, on: date, reason: str) -> None:
    now, locked = registered.design, registered.lock
    last = registered.amendments[-1].on if registered.amendments else locked.on if locked else on
    if not reason.strip():
        raise _cannot_amend(
            "reason",
            "–",
            Text("en begrundelse", "a reason"),
            Text("Skriv, hvorfor designet ændres.", "Write why the design changes."),
        )
    if design.trial != now.trial:
        raise _cannot_amend(
            "trial",
            design.trial,
            Text(f"et design af forsøg {now.trial}", f"a design of trial {now.trial}"),
            Text("Lås det nye design for sig.", "Lock the new design by itself."),
        )
    if design.digest == now.digest:
        raise _cannot_amend(
            "design",
            now.digest[:12],
            Text("et design, der er ændret", "a design that has changed"),
            Text("Ret først det, der skal ændres.", "First change what is to change."),
        )
    if on < last:
        said = day_text(last)
        raise _cannot_amend(
            "on",
            str(on),
            Text(f"{said.da} eller senere", f"{said.en} or later"),
            Text("Ret dagen.", "Correct the day."),
        )


def _cannot_amend(where: str, given: str, expected: Text, do_next: Text) -> Refused:
    return refuse(
        "amendment_refused",
        problem=Text("Ændringen kan ikke laves", "The amendment cannot be made"),
        where=where,
        given=given,
        expected=expected,
        do_next=do_next,
    )


def _need_whole(design: Design) -> None:
    """Raises Refused with everything that must be there and isn't."""
    lacking = [one for one in check(design) if one.weight == "must"]
    refusals: list[Refusal] = []
    for one in lacking:
        named = field_words(one.field)
        refused = refuse(
            "design_incomplete",
            problem=Text(f"Designet kan ikke låses: {named.da}", f"The design cannot be locked: {named.en}"),
            where=one.field,
            given="–",
            expected=Text("et helt design uden modsigelser", "a whole design without contradictions"),
            do_next=one.says,
        )
        refusals.extend(refused.refusals)
    if refusals:
        raise Refused(*refusals)
