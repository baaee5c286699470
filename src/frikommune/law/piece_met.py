"""Whether the later law has met one piece of an exemption: a window, a form, a deed, a condition, a norm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from frikommune.language import NO_WORDS, Text
from frikommune.law import measured
from frikommune.law.clause_words import match_words
from frikommune.law.compare import TOO_OLD, asked_words, asks, findings, no_longer, sentence
from frikommune.law.contents import hold_together
from frikommune.law.exemption import Change
from frikommune.law.norm import Norm
from frikommune.law.pieces import Piece, alone, pieces_of, said_by
from frikommune.law.relation import overall
from frikommune.law.rulebook import Rule
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms, Form, LimitTerms, Terms, Window
from frikommune.law.triggers_compared import for_group
from frikommune.law.wording import cannot
from frikommune.law.words import Words

Met = Literal["fully", "partly", "not", "unknown"]

MET_WORDS: dict[Met, Text] = {
    "fully": Text("helt imødekommet", "met fully"),
    "partly": Text("delvist imødekommet", "met partly"),
    "not": Text("ikke imødekommet", "not met"),
    "unknown": Text("kan ikke afgøres", "cannot be determined"),
}
_SHAPE = Text(
    "en fast rytme og et antal gange kan ikke måles mod hinanden",
    "a rhythm and a number of times cannot be measured against each other",
)
_STANDS = Text(
    "kravet består, men om det er lempet, kan ikke afgøres",
    "the demand stands, but whether it is milder cannot be determined",
)


@dataclass(frozen=True, slots=True)
class PieceMet:
    """One piece of an exemption, whether it is met, and why, in a sentence."""

    norm: str
    what: Text
    met: Met
    why: Text


def answer_text(met: Met, why: Text) -> Text:
    """`met partly. Because …`; what cannot be determined says so itself."""
    words = MET_WORDS[met]
    if why.da.casefold().startswith(words.da):
        return why
    return Text(f"{words.da}. {why.da}", f"{words.en}. {why.en}")


def change_met(
    norm: Norm, change: Change, rules: tuple[Rule, Rule], later: date, group: str, words: Words
) -> Iterator[PieceMet]:
    """Every piece of one change for one group, the law of the two days standing alone."""
    whole, (old, new) = Text("kravet", "the demand"), rules
    if old.before or new.before:
        yield PieceMet(norm.id, whole, "unknown", sentence([cannot(TOO_OLD)]))
    elif not asks(new):
        if norm.lapsed(later):
            yield PieceMet(norm.id, whole, "fully", sentence([no_longer(new)]))
    elif change.operation == "suspend":
        yield PieceMet(norm.id, whole, *_suspended(old, new, group, words))
    else:
        for piece in pieces_of(change, old.terms if asks(old) else None, words):
            yield PieceMet(norm.id, piece.what, *_judged(piece, old, new, group, words))


def _suspended(old: Rule, new: Rule, group: str, words: Words) -> tuple[Met, Text]:
    """A norm that the exemption sets aside, and that the later law still has."""
    found = findings(old.terms, new.terms, group, words) if asks(old) else []
    eased = [one.why for one in found if one.relation == "milder"]
    said = asked_words(new.terms, words)
    still = Text(f"loven siger fortsat “{said.da}”", f"the law still says “{said.en}”")
    if eased:
        return "partly", sentence([*eased, still])
    if overall(one.relation for one in found) == "unknown":
        return "unknown", sentence([_STANDS, *(one.why for one in found)])
    return "not", sentence([still])


def _judged(piece: Piece, old: Rule, new: Rule, group: str, words: Words) -> tuple[Met, Text]:
    """A piece that the exemption puts in the law's place, or adds to it."""
    assert new.terms is not None
    law = alone(new.terms, piece)
    if isinstance(piece.value, Unknown):
        return "unknown", sentence([cannot(piece.value)])
    if piece.field in ("windows", "rhythm") and getattr(law, piece.field) is None:
        return "unknown", sentence([_SHAPE])
    with_it = piece.change.apply(law)
    assert with_it is not None
    found = findings(with_it, law, group, words, piece.field)
    relation = overall(one.relation for one in found)
    if relation == "unknown":
        return "unknown", sentence(one.why for one in found if one.relation == "unknown")
    said = said_by(_for(with_it, group), piece, words), said_by(_for(law, group), piece, words)
    if relation in ("same", "milder"):
        return "fully", sentence([_inside(piece, law, *said)])
    eased, outside = list(_eased(piece, old, new, group, words)), _outside(piece, law, *said)
    return "partly" if eased else "not", sentence([*eased, outside])


def _for(terms: Terms, group: str) -> Terms:
    if isinstance(terms, LimitTerms) and not isinstance(terms.test, Unknown):
        return LimitTerms(terms.trigger, for_group(terms.test, group))
    return terms


def _inside(piece: Piece, law: Terms, trial: Text, now: Text) -> Text:
    if piece.number and not getattr(law, "windows", None):
        return Text(f"{piece.what.da} kræves ikke længere", f"{piece.what.en} is no longer asked")
    if piece.number:
        return Text(
            f"forsøgets “{trial.da}” ligger inden for lovens “{now.da}”",
            f"the trial's “{trial.en}” lies within the law's “{now.en}”",
        )
    return Text(f"loven har det nu selv: “{now.da}”", f"the law itself now has it: “{now.en}”")


def _outside(piece: Piece, law: Terms, trial: Text, now: Text) -> Text:
    if not piece.alone and not piece.number:
        return Text(f"loven har fortsat kun “{now.da}”", f"the law still has only “{now.en}”")
    if not piece.number:
        return Text(
            f"forsøget siger “{trial.da}”, loven “{now.da}”",
            f"the trial says “{trial.en}”, the law “{now.en}”",
        )
    windows = getattr(law, "windows", None) or {}
    lawful = windows.get(piece.number)
    by = measured.overshoot(piece.value, lawful) if isinstance(lawful, Window) else NO_WORDS
    return Text(
        f"forsøgets “{trial.da}” rækker ud over lovens “{now.da}”{by.da}",
        f"the trial's “{trial.en}” reaches beyond the law's “{now.en}”{by.en}",
    )


def _eased(piece: Piece, old: Rule, new: Rule, group: str, words: Words) -> Iterator[Text]:
    """Why a piece is met in part after all: the law moved its way, or lets off some of its cases itself."""
    if piece.alone and asks(old):
        found = findings(old.terms, new.terms, group, words, piece.field)
        if overall(one.relation for one in found) == "milder":
            yield from (one.why for one in found)
    if piece.field == "forms" and isinstance(new.terms, DutyTerms):
        release = new.terms.released_by
        forms: tuple[Form, ...] = piece.value
        if release and any(hold_together(form.only_if, release.only_if) for form in forms):
            said = match_words(release.match, words)
            yield Text(
                f"loven fritager selv helt i nogle af tilfældene: ved {said.da}",
                f"the law itself lets off altogether in some of the cases: on {said.en}",
            )
