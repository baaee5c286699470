"""The indicators that can be counted for a trial, from what the trial changes and what its efforts are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from frikommune.evaluation.indicators.from_cases import LONG
from frikommune.evaluation.indicators.from_efforts import good_endings, told_endings
from frikommune.evaluation.indicators.indicator import Indicator
from frikommune.evaluation.indicators.leaving import WAYS_OUT
from frikommune.evaluation.indicators.of_trial import Reach
from frikommune.language import Text, small
from frikommune.law.effort import Effort

_BEGUN = Text(
    "forløb i målgruppen, begyndt hvor og mens forsøget gjaldt",
    "courses in the target group, begun where and while the trial held",
)
_LIVED = Text(
    "i målgruppen, hvor og mens forsøget gjaldt", "in the target group, where and while the trial held"
)


def indicators_of(reach: Reach, horizon: int | None = None) -> Mapping[str, Indicator]:
    """The trial's indicators by their ids, in the order they are read. `horizon` in months, of the exits."""
    found = [
        *_of_use(reach),
        _touched(),
        *_of_units(reach),
        *(one for effort in reach.trial.efforts for one in _of_effort(effort)),
        *_of_exits(horizon),
        _duration(),
        _long(),
        *_of_time(reach),
    ]
    return {one.id: one for one in found}


def _of_use(reach: Reach) -> Iterator[Indicator]:
    if not reach.usable:
        return
    named = {f":{one}": reach.rulebook.exemptions[one].title for one in reach.usable}
    several = named if len(named) > 1 else {}
    for part, title in {"": Text("", ""), **several}.items():
        about = _about(title)
        yield Indicator(
            f"used{part}",
            "used",
            Text(f"Fritagelse brugt{about.da}", f"Exemption used{about.en}"),
            Text("trin, der blev undladt", "steps that were left out"),
            Text("trin, hvor fritagelsen kunne bruges", "steps where the exemption could be used"),
            "ledger",
        )
        yield Indicator(
            f"citizens{part}",
            "citizens",
            Text(
                f"Borgere, hvor fritagelsen er brugt{about.da}", f"Citizens with the exemption used{about.en}"
            ),
            Text("borgere med mindst ét undladt trin", "citizens with at least one step left out"),
            Text("borgere, hvor fritagelsen kunne bruges", "citizens for whom the exemption could be used"),
            "ledger",
        )


def _about(title: Text) -> Text:
    return Text(f": {small(title.da)}", f": {small(title.en)}") if title.da else Text("", "")


def _touched() -> Indicator:
    return Indicator(
        "touched",
        "touched",
        Text("Forløb, som forsøget ændrede noget i", "Courses in which the trial changed something"),
        Text(
            "forløb, hvor der blev krævet noget andet end uden forsøget",
            "courses that were asked for something else than without the trial",
        ),
        Text(f"forløb {_LIVED.da}", f"courses {_LIVED.en}"),
        "ledger",
    )


def _of_units(reach: Reach) -> Iterator[Indicator]:
    for unit in reach.units:
        title = Text(small(unit.title.da), small(unit.title.en))
        yield Indicator(
            f"spared:{unit.id}",
            "spared",
            Text(f"Undgået: {title.da}", f"Avoided: {title.en}"),
            Text("borgere, der blev sparet for mindst én", "citizens spared at least one"),
            Text(f"borgere {_LIVED.da}", f"citizens {_LIVED.en}"),
            "ledger",
            number_of=unit.title,
        )


def _of_effort(effort: Effort) -> Iterator[Indicator]:
    tells = bool(effort.trial_from) or any(step.norm for step in effort.steps)
    whole = {
        "trial-": Text(
            f"dem, som kun forsøget gav adgang til “{effort.title.da}”",
            f"those whom only the trial gave access to “{effort.title.en}”",
        ),
        "": Text(f"alle i indsatsen “{effort.title.da}”", f"all in the effort “{effort.title.en}”"),
    }
    for prefix, all_ in whole.items() if tells else [("", whole[""])]:
        only = (
            Text(" (kun muligt med forsøget)", " (possible with the trial only)") if prefix else Text("", "")
        )
        for id_, title in _ends_and_steps(effort):
            yield Indicator(
                f"{prefix}{id_}",
                "step" if id_.startswith("step:") else "end",
                Text(
                    f"{effort.title.da} – {small(title.da)}{only.da}",
                    f"{effort.title.en} – {small(title.en)}{only.en}",
                ),
                title,
                all_,
                "cases",
                direction=None if id_.startswith("step:") else "higher",
            )


def _ends_and_steps(effort: Effort) -> Iterator[tuple[str, Text]]:
    for step in effort.steps[1:]:
        yield f"step:{effort.id}:{step.id}", step.title
    good = good_endings(effort)
    if len(good) > 1:
        titles = [Text(small(one.title.da), small(one.title.en)) for one in good]
        da, en = (" eller ".join(t.da for t in titles), " or ".join(t.en for t in titles))
        yield f"end:{effort.id}:out", Text(da[0].upper() + da[1:], en[0].upper() + en[1:])
    for ending in told_endings(effort):
        yield f"end:{effort.id}:{ending.id}", ending.title


def _of_exits(horizon: int | None) -> Iterator[Indicator]:
    within = (
        Text(f" inden for {horizon} måneder", f" within {horizon} months")
        if horizon is not None
        else Text(" ved opgørelsen", " when counted")
    )
    for way in WAYS_OUT.values():
        yield Indicator(
            f"exit:{way.id}",
            "exit",
            Text(f"{way.title.da}{within.da}", f"{way.title.en}{within.en}"),
            Text(small(way.title.da), small(way.title.en)),
            _BEGUN,
            "cases",
            direction="higher",
        )


def _duration() -> Indicator:
    return Indicator(
        "duration",
        "duration",
        Text("Forløbets varighed, median", "Length of the course, median"),
        Text("forløb, der er slut", "courses that are over"),
        _BEGUN,
        "cases",
        unit=Text("dage", "days"),
        direction="lower",
    )


def _long() -> Indicator:
    return Indicator(
        "long",
        "long",
        Text(f"Løbende forløb på mindst {LONG} måneder", f"Running courses of at least {LONG} months"),
        Text(f"løbende forløb på mindst {LONG} måneder", f"running courses of at least {LONG} months"),
        Text(
            "løbende forløb i målgruppen, hvor forsøget gælder",
            "running courses in the target group where the trial holds",
        ),
        "cases",
        direction="lower",
    )


def _of_time(reach: Reach) -> Iterator[Indicator]:
    titles = {f":{one}": reach.rulebook.norms[one].title for one in reach.norms}
    for norm, title in {"": Text("", ""), **(titles if len(titles) > 1 else {})}.items():
        about = _about(title)
        yield Indicator(
            f"timely{norm}",
            "timely",
            Text(f"Opfyldt til tiden{about.da}", f"Met in time{about.en}"),
            Text("krav, der blev opfyldt til tiden", "demands that were met in time"),
            Text(
                "krav, der forfaldt, hvor og mens forsøget gjaldt",
                "demands that fell due where and while the trial held",
            ),
            "ledger",
            direction="higher",
        )
