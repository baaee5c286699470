"""`frikommune compare`: the law of two days, norm by norm, and what the later one has met of each trial."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from frikommune.cli.compare_json import comparison_json
from frikommune.cli.compare_words import show_comparison
from frikommune.cli.population import Asked, refused_params
from frikommune.cli.speaking import DayType, Speaking, known_norm, open_pack, show_json
from frikommune.cli.touched import check_with_cases, touched_by
from frikommune.language import Text, day_text
from frikommune.law.compare import check_order, compare_days
from frikommune.packfiles.effects import TrialMet, trials_met

_HELP = Text(
    "Sammenlign loven på to dage, og se, hvad den nye har imødekommet af hvert forsøg. Med CASES: hvor mange"
    " borgere forskellen rører.",
    "Compare the law of two days, and see what the new one has met of each trial. With CASES: how many"
    " citizens the difference touches.",
)


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        *,
        cases: Path | None,
        earlier: date,
        later: date,
        on: date | None,
        mapping: Path | None,
        norm: str | None,
        pack: Path | None,
        keep_good: bool,
        refused_to: Path | None,
        as_json: bool,
    ) -> None:
        _check_order(earlier, later)
        check_with_cases(
            cases,
            {"--on": on, "--mapping": mapping, "--keep-good": keep_good, "--refused-to": refused_to},
        )
        loaded = open_pack(pack)
        norms = compare_days(loaded.rulebook, earlier, later)
        trials = trials_met(loaded, earlier, later)
        if norm:
            only = known_norm(loaded.rulebook, norm)
            norms = tuple(one for one in norms if one.norm.id == only)
            trials = tuple(one for one in trials if _touches(one, only))
        touched = None
        if cases is not None:
            asked = Asked(cases, mapping, loaded, keep_good, refused_to)
            touched = touched_by(speaking, asked, (earlier, later), on or later)
        if as_json:
            show_json(comparison_json(speaking, earlier, later, norms, trials, touched))
        else:
            show_comparison(speaking, loaded.rulebook, (earlier, later), norms, trials, touched)

    return click.Command(
        "compare",
        callback=run,
        help=speaking.text(_HELP),
        params=_options(speaking),
    )


def _options(speaking: Speaking) -> list[click.Parameter]:
    return [
        click.Argument(["cases"], type=click.Path(path_type=Path), metavar="[CASES]", required=False),
        speaking.option(
            "--from",
            "earlier",
            da="Den tidligere dag: 2019-12-31 eller 31.12.2019.",
            en="The earlier day: 2019-12-31 or 31.12.2019.",
            type=DayType(),
            required=True,
        ),
        speaking.option(
            "--to", "later", da="Den senere dag.", en="The later day.", type=DayType(), required=True
        ),
        speaking.option(
            "--on",
            da="Dagen, sagerne ses på, til dens slutning (ellers --to).",
            en="The day on which the cases are seen, to its end (else --to).",
            type=DayType(),
        ),
        speaking.option(
            "--mapping",
            da="Fil, der oversætter udtrækkets kolonner.",
            en="File that names the export's columns.",
            type=click.Path(path_type=Path),
        ),
        speaking.norm_option(),
        speaking.pack_option(),
        *refused_params(speaking),
        speaking.json_option(),
    ]


def _check_order(earlier: date, later: date) -> None:
    last = day_text(later)
    do_next = Text(f"Skriv --from {last.da} og en senere --to.", f"Write --from {last.en} and a later --to.")
    check_order(earlier, later, "--to", do_next)


def _touches(one: TrialMet, norm: str) -> bool:
    return any(part.met.exemption.changes_to(norm) for part in one.parts)
