"""What an exemption makes of a norm, in words, wherever it is granted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frikommune.language import Text
from frikommune.law.clause_words import matches_words
from frikommune.law.compare import asked_words
from frikommune.law.exemption import Change, Exemption
from frikommune.law.norm import Norm
from frikommune.law.pieces import Piece, alone, pieces_of, said_by
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms, Terms
from frikommune.law.wording import cannot, forms_words
from frikommune.law.words import Words

_SET_ASIDE = Text("kravet er fraveget for alle, den omfatter", "the demand is waived for everybody it covers")
_CASE_BY_CASE = Text("kravet kan fraviges sag for sag", "the demand may be set aside case by case")
_ONLY_MET = Text("opfyldes ved", "is met by")
_CASE_BY_CASE_TOO = Text("bruges sag for sag", "used case by case")


def laid_words(norm: Norm, exemption: Exemption, day: date, words: Words) -> tuple[Text, ...]:
    """What the exemption says instead of the law, a line for each thing that it changes.

    The law is the version of the day, or where nothing is asked on it, the first that asks something.
    """
    asking = [one for one in norm.versions if one.terms is not None]
    terms = next((one.terms for one in reversed(asking) if one.start <= day), None)
    terms = terms or (asking[0].terms if asking else None)
    changes = exemption.changes_to(norm.id)
    lines = [line for change in changes for line in _lines(change, exemption, terms, words)]
    if exemption.use is not None and _CASE_BY_CASE not in lines:
        lines.append(_CASE_BY_CASE_TOO)
    return tuple(dict.fromkeys(lines))


def _lines(change: Change, exemption: Exemption, terms: Terms | None, words: Words) -> Iterator[Text]:
    if change.operation == "suspend":
        yield _CASE_BY_CASE if exemption.use is not None else _SET_ASIDE
        return
    for piece in pieces_of(change, terms, words):
        yield _piece_words(piece, terms, words)


def _piece_words(piece: Piece, terms: Terms | None, words: Words) -> Text:
    if isinstance(piece.value, Unknown):
        said = cannot(piece.value)
        return Text(f"{piece.what.da} {said.da}", f"{piece.what.en} {said.en}")
    applied = piece.change.apply(terms)
    if not isinstance(applied, DutyTerms) or piece.field == "terms":
        return asked_words(applied, words)
    if not piece.alone and not piece.number:
        return _one_more(piece, words)
    said = said_by(alone(applied, piece), piece, words)
    return Text(f"{piece.what.da}: {said.da}", f"{piece.what.en}: {said.en}")


def _one_more(piece: Piece, words: Words) -> Text:
    """One form or deed: beside the law's own where it is added, and else in place of them."""
    added = piece.change.operation == "add"
    if piece.field == "done_by":
        met = matches_words(piece.value, words)
        how = Text("kan også opfyldes ved", "may also be met by") if added else _ONLY_MET
        return Text(f"{how.da} {met.da}", f"{how.en} {met.en}")
    form = forms_words(DutyTerms((), forms=piece.value), words) or piece.what
    how = Text("kan også ske", "may also be done") if added else Text("skal ske", "must be done")
    return Text(f"{how.da} {form.da}", f"{how.en} {form.en}")
