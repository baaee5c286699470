"""The note of a stored use."""

from __future__ import annotations

from collections.abc import Mapping

from frikommune.casework.uses.note import Checked, Noted, note_text
from frikommune.law.rulebook import Rulebook
from frikommune.web.journal.book import Book, book_of
from frikommune.web.uses.kept import reason_text, state_in, steps_of
from frikommune.web.uses.models import Use


def note_of(use: Use) -> str:
    """The note for the citizen's file, as it reads now, in Danish; a new one after a leader's decision."""
    return note_in(use, book_of(use.case.programme))


def note_in(use: Use, book: Book) -> str:
    """The note, by a book that is open already."""
    rulebook, case = book.pack.rulebook, use.case
    exemption, trial = rulebook.exemptions[use.exemption], book.pack.trial_of(use.exemption)
    grants = rulebook.grants_of.get((use.exemption, case.municipality), ())
    return note_text(
        Noted(
            number=case.number,
            municipality=case.municipality,
            norm=rulebook.norms[use.norm],
            occurrence=use.occurrence if _is_numbered(use, rulebook) else 0,
            exemption=exemption,
            trial=f"{trial.id} {trial.title.da}" if trial is not None else use.exemption,
            grant=next((one for one in grants if one.holds_on(use.decided_on)), None),
            reason=reason_text(use, rulebook).da,
            replaced_by=use.replaced_by,
            decided_on=use.decided_on,
            recorded_on=use.recorded_on,
            by=who(use),
            state=state_in(use, rulebook),
            checked=_checked(use),
            synthetic=case.synthetic,
        )
    )


def _is_numbered(use: Use, rulebook: Rulebook) -> bool:
    """Whether the norm has several steps, or comes again: then the note says which one."""
    case = use.case
    duty = rulebook.all_trials.rule(use.norm, case.municipality, case.group, use.decided_on).duty
    if duty is None:
        return False
    return not (isinstance(duty.windows, Mapping) and len(duty.windows) == 1)


def who(use: Use) -> str:
    """Who decided: a person, or the case system that sent it."""
    return use.recorded_by.name if use.recorded_by is not None else use.by_system or "–"


def _checked(use: Use) -> Checked | None:
    """What a leader last said yes or no to."""
    said = [one for one in steps_of(use) if one.step in ("approved", "declined")]
    if not said:
        return None
    last = said[-1]
    return Checked(last.on, last.by.name if last.by is not None else "–", last.meeting, last.words)
