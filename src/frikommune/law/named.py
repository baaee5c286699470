"""The names that a user gives: a municipality, a group or a norm of the rulebook, whatever its case."""

from __future__ import annotations

from collections.abc import Iterable

from frikommune.errors import closest, refuse
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook


def known_municipality(rulebook: Rulebook, given: str, where: str) -> str:
    """The municipality meant. `where` is the option or field. Raises Refused."""
    return _known(given, rulebook.municipalities, where, "municipality", Text("kommunen", "municipality"))


def known_group(rulebook: Rulebook, given: str, where: str) -> str:
    """The target group meant. Raises Refused."""
    return _known(given, rulebook.groups, where, "group", Text("målgruppen", "target group"))


def known_norm(rulebook: Rulebook, given: str, where: str) -> str:
    """The norm meant. Raises Refused."""
    return _known(given, rulebook.norms, where, "norm", Text("normen", "norm"))


def _known(given: str, names: Iterable[str], where: str, code: str, kind: Text) -> str:
    for name in names:
        if name.casefold() == given.casefold():
            return name
    raise refuse(
        f"unknown_{code}",
        problem=Text(
            f"Pakken kender ikke {kind.da} “{given}”", f"The pack does not know the {kind.en} “{given}”"
        ),
        where=where,
        given=given,
        expected=Text("navnet, som pakken skriver det", "the name as the pack writes it"),
        do_next=closest(given, names),
    )
