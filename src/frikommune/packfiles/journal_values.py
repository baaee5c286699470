"""The value of a journal entry: which keys it has follows from what is said of what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import cast

from frikommune.errors import closest, refuse
from frikommune.language import NO_WORDS, Text
from frikommune.packfiles.table import Table
from frikommune.programme.entry import (
    SUBJECT_KINDS,
    Names,
    Subject,
    Value,
    Verdict,
    Word,
)
from frikommune.programme.figure import METHODS, QUALIFIERS, UNITS, Figure, Method, Qualifier, Unit
from frikommune.programme.trial import EFFECT_VERDICTS, EffectVerdict
from frikommune.programme.vocabulary import SAYINGS, ValueKind
from frikommune.programme.when import When


def read_subject(row: Table, key: str) -> Subject:
    """`trial:1.3`: a kind and a name. The network itself is `network:` with any name."""
    given = row.need(key, str)
    kind, colon, name = given.partition(":")
    if kind not in SUBJECT_KINDS or not colon or not name.strip():
        words = Text(
            "slags:navn, fx trial:1.3, hvor slags er " + ", ".join(SUBJECT_KINDS),
            "kind:name, such as trial:1.3, where kind is " + ", ".join(SUBJECT_KINDS),
        )
        raise row.refusal("unknown_subject_kind", key, given, words, closest(kind, SUBJECT_KINDS))
    return Subject(kind, name)


def read_claim_value(row: Table, about: Subject, says: str) -> Value:
    """The value that the vocabulary asks for. Raises Refused, naming the key."""
    known = SAYINGS[about.kind]
    if says not in known:
        words = Text.same(", ".join(known))
        raise row.refusal("unknown_saying", "says", says, words, closest(says, known))
    saying = known[says]
    if saying.value == "word":
        return Word(row.choice("word", saying.words))
    return _READERS[saying.value](row)


def read_act_value(row: Table) -> Value:
    """Whichever of names, word, verdict, when, subject or text stands there; else nothing."""
    if "names" in row:
        return _names(row)
    if "verdict" in row:
        return _verdict(row)
    if "when" in row:
        return _when(row)
    if "subject" in row:
        return read_subject(row, "subject")
    if "word" in row:
        return Word(row.need("word", str))
    return _text(row) if "da" in row or "en" in row else NO_WORDS


def _text(row: Table) -> Text:
    return Text(row.need("da", str), row.need("en", str))


def _names(row: Table) -> Names:
    return Names(row.need_names("names"))


def _when(row: Table) -> When:
    return When.parse(row.need("when", str), row.place("when"))


def _verdict(row: Table) -> Verdict:
    verdict = cast(EffectVerdict, row.choice("verdict", EFFECT_VERDICTS))
    return Verdict(row.need("law_from", date), verdict, _text(row))


def _figure(row: Table) -> Figure:
    measure = _text(row) if "da" in row or "en" in row else NO_WORDS
    number, qualifier = _number(row, "number"), _optional(row, "qualifier", QUALIFIERS)
    if number is None and qualifier is None:
        raise row.missing("number", Text("tallet", "the figure"))
    figure = Figure(
        measure=measure,
        number=number,
        unit=cast(Unit, row.choice("unit", UNITS)),
        qualifier=cast(Qualifier | None, qualifier),
        method=cast(Method | None, _optional(row, "method", METHODS)),
        upto=_number(row, "upto"),
        numerator=row.get("numerator", int),
        denominator=row.get("denominator", int),
        unfinished=row.get("unfinished", int),
        price_year=row.get("price_year", int),
    )
    _check_parts(row, figure)
    return figure


def _check_parts(row: Table, figure: Figure) -> None:
    """Parts of a whole: not more of them than there are."""
    whole, part, left = figure.denominator, figure.numerator, figure.unfinished or 0
    if (part is not None and whole is None) or (whole is not None and (part or 0) + left > whole):
        raise refuse(
            "parts_beyond_whole",
            problem=Text("Delene er flere end det hele", "The parts are more than the whole"),
            where=row.where,
            given=f"numerator {part}, unfinished {left}, denominator {whole}",
            expected=Text("numerator + unfinished ≤ denominator", "numerator + unfinished ≤ denominator"),
            do_next=Text("Ret tallene efter kilden.", "Correct the numbers by the source."),
        )


def _number(row: Table, key: str) -> Decimal | None:
    """A number, with the decimals that were written."""
    value = row.get(key, float)
    if value is None:
        return None
    written = row.data[key]
    return Decimal(written) if isinstance(written, int) else Decimal(repr(value))


def _optional(row: Table, key: str, choices: tuple[str, ...]) -> str | None:
    return row.choice(key, choices) if key in row else None


def _no_adoption(row: Table) -> Value:
    words = Text("en tabel [[adoption]]", "a table [[adoption]]")
    raise row.refusal("adoption_as_claim", "says", "adopts", words)


_READERS: Mapping[ValueKind, Callable[[Table], Value]] = {
    "text": _text,
    "figure": _figure,
    "when": _when,
    "names": _names,
    "verdict": _verdict,
    "subject": lambda row: read_subject(row, "subject"),
    "adoption": _no_adoption,
}
