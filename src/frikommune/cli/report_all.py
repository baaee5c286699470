"""`frikommune report KIND --all-municipalities`: the same paper for each municipality, below one folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frikommune.cli.progress import bars
from frikommune.cli.speaking import Speaking
from frikommune.errors import Refused, refuse
from frikommune.language import LANGUAGES, Text, listed

if TYPE_CHECKING:
    from frikommune.reports.batch import Done, Laid, Task
    from frikommune.reports.facts import Facts
    from frikommune.reports.kinds import Kind
    from frikommune.reports.paper import Paper


def write_all(
    speaking: Speaking,
    kind: Kind,
    facts: Facts,
    given: Mapping[str, str],
    forms: Sequence[str],
    lay_out: Callable[[Paper, str], bytes],
    out: Path,
) -> None:
    """Write the paper for each municipality of the pack, and the lists of what came of it.

    Raises Refused once everything is written, naming the municipalities without a paper and why.
    """
    from frikommune.ledger.write_refusals import cannot_write
    from frikommune.reports.batch import carry_out, lists, tasks
    from frikommune.reports.forms.suiting import BY_SHAPE, suiting
    from frikommune.reports.names import file_name

    _check(kind, given, forms)
    chosen = forms or BY_SHAPE[kind.shape][:2]

    def laid(task: Task) -> list[Laid]:
        from frikommune.reports.batch import Laid

        paper = kind.build(facts, {**given, "municipality": task.municipality})
        name, suits = given.get("trial", ""), suiting(paper)
        wanted = [one for one in chosen if one in suits] or chosen
        return [Laid(one, file_name(paper, name, one), lay_out(paper, one)) for one in wanted]

    every, done = tasks([kind], tuple(facts.pack.rulebook.municipalities)), []
    try:
        with bars(speaking) as bar:
            for number, task in enumerate(every):
                bar("papers", number, len(every))
                done.append(carry_out(task, laid, out))
            bar("papers", len(every), len(every))
        for name, content in lists(done, facts.on, speaking.language).items():
            (out / name).write_bytes(content)
    except OSError as fault:
        raise cannot_write(out, fault) from None
    _tell(speaking, done, out)


def _tell(speaking: Speaking, done: Sequence[Done], out: Path) -> None:
    written = sum(not one.refusals for one in done)
    click.echo(
        speaking.say(
            f"Skrevet: {written} af {len(done)} papirer i {out}",
            f"Written: {written} of {len(done)} papers in {out}",
        )
    )
    refused = [refusal.within(one.municipality) for one in done for refusal in one.refusals]
    if refused:
        raise Refused(*refused)


def _check(kind: Kind, given: Mapping[str, str], forms: Sequence[str]) -> None:
    """Raises Refused for a paper of no municipality, for one that is named, and for a form it has not."""
    if "municipality" not in (*kind.needs, *kind.takes):
        raise refuse(
            "paper_of_no_municipality",
            problem=Text(
                f"“{kind.title.da}” er ikke om en kommune", f"“{kind.title.en}” is of no municipality"
            ),
            where="--all-municipalities",
            given=kind.id,
            expected=Text("et papir om en kommune", "a paper of a municipality"),
            do_next=Text("Skriv det uden --all-municipalities.", "Write it without --all-municipalities."),
        )
    if given.get("municipality"):
        raise refuse(
            "one_or_all",
            problem=Text(
                "Papiret kan ikke være både til én kommune og til alle",
                "The paper cannot be for one municipality and for all of them",
            ),
            where="--municipality",
            given=given["municipality"],
            expected=Text(
                "--municipality eller --all-municipalities", "--municipality or --all-municipalities"
            ),
            do_next=Text("Lad den ene være.", "Leave one of them out."),
        )
    from frikommune.reports.forms.suiting import BY_SHAPE

    strange = [one for one in forms if one not in BY_SHAPE[kind.shape]]
    if strange:
        suits = Text(*(listed(BY_SHAPE[kind.shape], language) for language in LANGUAGES))
        raise refuse(
            "no_form_for_kind",
            problem=Text("Den form kan papiret ikke skrives i", "The paper cannot be written in that form"),
            where="--form",
            given=", ".join(strange),
            expected=suits,
            do_next=Text("Vælg en af dem.", "Choose one of them."),
        )
