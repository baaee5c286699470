"""`frikommune pack check`: read a pack whole, and run the worked cases that lie beside its law."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from frikommune.cli.speaking import Speaking, heading, line, open_pack, show_json
from frikommune.law.codes import Code, code_words, codes_in, codes_of, untitled
from frikommune.packfiles.pack import Pack
from frikommune.packfiles.worked_cases import CaseResult, run_cases

FAILED = 1


def build(speaking: Speaking) -> click.Group:
    """The command group."""

    def check(folder: Path, as_json: bool) -> int:
        pack = open_pack(folder)
        codes = codes_of(pack.rulebook) | codes_in(pack.efforts.values()) | _codes_drawn(pack)
        results = run_cases(pack)
        bare = untitled(codes, pack.rulebook.words)
        if as_json:
            show_json(_as_json(speaking, pack, results, bare))
        else:
            _show(speaking, pack, results)
            _show_untitled(speaking, bare)
        return FAILED if any(result.differences for result in results) else 0

    group = click.Group("pack", help=speaking.say("Kontrollér pakker.", "Check packs."))
    group.add_command(
        click.Command(
            "check",
            callback=check,
            help=speaking.say(
                "Læs en hel pakke, og regn dens gennemregnede sager efter. Fejl afvises med fil og nøgle.",
                "Read a whole pack and go through its worked cases. Faults are refused with file and key.",
            ),
            params=[
                click.Argument(["folder"], type=click.Path(path_type=Path), metavar="DIR"),
                speaking.json_option(),
            ],
        )
    )
    return group


def _codes_drawn(pack: Pack) -> frozenset[Code]:
    """The codes of the pack's caseload, if it has one.

    Raises Refused for a fault in caseload.toml, which else only `frikommune caseload` would read.
    """
    from frikommune.packfiles.caseload import has_caseload, read_caseload
    from frikommune.packfiles.caseload_codes import codes_drawn

    return codes_drawn(read_caseload(pack)) if has_caseload(pack) else frozenset()


def _facts(pack: Pack) -> Counter[str]:
    return Counter(version.certainty for norm in pack.rulebook.norms.values() for version in norm.versions)


def _show(speaking: Speaking, pack: Pack, results: list[CaseResult]) -> None:
    book = pack.rulebook
    heading(f"{speaking.text(pack.title)}  [{pack.id}]")
    line(
        speaking.say(
            f"{len(book.norms)} normer, {len(book.exemptions)} fravigelser, {len(book.grants)} bevillinger, "
            f"{len(pack.trials)} forsøg, {len(book.municipalities)} kommuner, "
            f"{len(pack.journal)} indførsler i journalen.",
            f"{len(book.norms)} norms, {len(book.exemptions)} exemptions, {len(book.grants)} grants, "
            f"{len(pack.trials)} trials, {len(book.municipalities)} municipalities, "
            f"{len(pack.journal)} entries in the journal.",
        ),
        1,
    )
    facts = _facts(pack)
    line(
        speaking.say(
            f"Versioner efter sikkerhed: kilde {facts['source']}, offentligt {facts['public']}, "
            f"antaget {facts['assumed']}.",
            f"Versions by certainty: source {facts['source']}, public {facts['public']}, "
            f"assumed {facts['assumed']}.",
        ),
        1,
    )
    failed = [result for result in results if result.differences]
    line(
        speaking.say(
            f"{len(results)} spørgsmål i gennemregnede sager, {len(failed)} afviger.",
            f"{len(results)} questions in worked cases, {len(failed)} differ.",
        ),
        1,
    )
    for result in failed:
        click.echo()
        heading(f"{result.where}: {speaking.text(result.title)}")
        for words in result.differences:
            line(speaking.text(words), 1, "• ")
        line(
            speaking.say(
                "Et menneske må afgøre, om loven eller sagen er skrevet forkert.",
                "A person must decide whether the law or the case is written wrongly.",
            ),
            1,
        )


def _show_untitled(speaking: Speaking, codes: list[Code]) -> None:
    if codes:
        click.echo()
        line(
            speaking.say(
                "Koder uden titel, som derfor vises, som de står (skriv dem i words.toml):",
                "Codes without a title, which are therefore shown as they are (write them in words.toml):",
            ),
            1,
        )
    for code in codes:
        line(speaking.text(code_words(code)), 1, "• ")


def _as_json(speaking: Speaking, pack: Pack, results: list[CaseResult], bare: list[Code]) -> dict[str, Any]:
    book = pack.rulebook
    return {
        "pack": pack.id,
        "norms": len(book.norms),
        "exemptions": len(book.exemptions),
        "grants": len(book.grants),
        "trials": len(pack.trials),
        "entries": len(pack.journal),
        "certainty": dict(_facts(pack)),
        "untitled": [
            {
                "sort": code.sort,
                "code": code.code,
                "of": code.of or None,
                "words": speaking.text(code_words(code)),
            }
            for code in bare
        ],
        "cases": [
            {
                "where": result.where,
                "title": speaking.text(result.title),
                "differences": [speaking.text(words) for words in result.differences],
            }
            for result in results
        ],
    }
