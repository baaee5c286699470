"""`frikommune open-data`: the facts as tables that anybody may use, one or all, as of a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frikommune.cli.speaking import DayType, Speaking, open_pack
from frikommune.errors import Refused, refuse
from frikommune.language import Text

if TYPE_CHECKING:
    from frikommune.reports.facts import Facts
    from frikommune.reports.open_data.release import Release


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(dataset: str | None, out: Path | None, as_of: date | None, pack: Path | None) -> None:
        from frikommune.reports.facts import Facts

        if dataset is None and out is None:
            _list(speaking)
            return
        facts = Facts(open_pack(pack), as_of or date.today())
        if dataset is not None:
            _one(speaking, dataset, facts, out)
        elif out is not None:
            _all(facts, out)
            click.echo(speaking.say(f"Skrevet: {out}", f"Written: {out}"))

    return click.Command(
        "open-data",
        callback=run,
        help=speaking.say(
            "Skriv netværkets data som tabeller med ordbog og licens. Uden DATASET og --out: vis, hvilke der"
            " er. Med --out alene: alle, i en mappe eller en .zip-fil.",
            "Write the network's data as tables with dictionary and licence. Without DATASET and --out: list"
            " them. With --out alone: all of them, in a folder or a .zip file.",
        ),
        params=[
            click.Argument(["dataset"], required=False),
            speaking.option(
                "--out",
                da="Filen (.csv, .json, .parquet) eller mappen; uden: CSV på skærmen.",
                en="The file (.csv, .json, .parquet) or the folder; without: CSV on the screen.",
                type=click.Path(path_type=Path),
            ),
            speaking.option(
                "--as-of",
                da="Som det var kendt den dag (ellers i dag).",
                en="As it was known on that day (else today).",
                type=DayType(),
            ),
            speaking.pack_option(),
        ],
    )


def _list(speaking: Speaking) -> None:
    from frikommune.reports.open_data.catalogue import DATASETS, FROM_FACTS

    for one in FROM_FACTS:
        dataset = DATASETS[one]
        click.echo(f"{one}\n  {speaking.text(dataset.title)}. {speaking.text(dataset.about)}")


def _one(speaking: Speaking, name: str, facts: Facts, out: Path | None) -> None:
    """One table in the form that its file's ending names; on the screen as CSV."""
    from frikommune.ledger.atomic import write_in_place
    from frikommune.reports.open_data.catalogue import dataset_of, release_of
    from frikommune.reports.open_data.forms import form_of, written
    from frikommune.reports.open_data.uses import USES

    chosen = dataset_of(name, "DATASET")
    if chosen == USES:
        raise _on_the_site()
    form = form_of(out.suffix.removeprefix(".").lower() or "–", "--out") if out else "csv"
    content = written(release_of(chosen, facts), form)
    if out is None:
        click.echo(content, nl=False)
        return
    write_in_place(out, content)
    click.echo(speaking.say(f"Skrevet: {out}", f"Written: {out}"))


def _all(facts: Facts, out: Path) -> None:
    """All tables: a Data Package, packed where the name ends on .zip, else as a folder."""
    from frikommune.ledger.atomic import put_in_place, write_in_place
    from frikommune.reports.open_data.catalogue import DATASETS, FROM_FACTS, release_of
    from frikommune.reports.open_data.package import DESCRIPTOR, package, package_files

    releases: list[Release] = [release_of(DATASETS[one], facts) for one in FROM_FACTS]
    if out.suffix.lower() == ".zip":
        write_in_place(out, package(releases, facts.pack.id))
        return
    if out.suffix:
        raise _one_file_for_all(out)
    with put_in_place(out, DESCRIPTOR) as made:
        for name, content in package_files(releases, facts.pack.id).items():
            (made / name).write_bytes(content)


def _on_the_site() -> Refused:
    return refuse(
        "counts_are_on_the_site",
        problem=Text(
            "Brug af undtagelser tælles i kommunernes sager og offentliggøres på netværkets side",
            "Use of exemptions is counted in the municipalities' cases and published on the network's site",
        ),
        where="DATASET",
        given="uses",
        expected=Text("et datasæt fra journalen", "a dataset of the journal"),
        do_next=Text("Hent det på sidens “Åbne data”.", "Take it from the site's “Open data”."),
    )


def _one_file_for_all(out: Path) -> Refused:
    return refuse(
        "all_tables_need_a_folder",
        problem=Text("Alle tabeller kan ikke stå i én fil", "All tables cannot stand in one such file"),
        where="--out",
        given=out.name,
        expected=Text("en mappe, eller en fil, der ender på .zip", "a folder, or a file that ends on .zip"),
        do_next=Text("Ret --out, eller nævn ét datasæt.", "Correct --out, or name one dataset."),
    )
