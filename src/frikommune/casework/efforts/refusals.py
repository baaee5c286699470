"""Why a step of an effort cannot be taken, and what to do. The page that asks says where."""

from __future__ import annotations

from datetime import date, timedelta

from frikommune.errors import Refusal
from frikommune.evaluation.efforts.runs import Run, Taken
from frikommune.language import Text, day_text
from frikommune.law.effort import Effort, EffortStep, FollowUp
from frikommune.law.norm import Norm

_OTHER_DAY = Text("Ret dagen, eller registrér det på en anden sag.", "Correct the day, or use another case.")
_SEE_EFFORT = Text("Se indsatsen; intet er gemt.", "Look at the effort; nothing was stored.")


def ahead_of_time(day: date, today: date) -> Refusal:
    """A day that has not come."""
    last = day_text(today)
    return _refusal(
        "effort_day_ahead",
        Text("Dagen er ikke kommet endnu", "The day has not come yet"),
        day.isoformat(),
        Text(f"{last.da} eller tidligere", f"{last.en} or earlier"),
        Text("Registrér trinnet, når det er begyndt.", "Record the step once it has begun."),
    )


def not_here(day: date, municipality: str) -> Refusal:
    """A day on which the citizen had no course in the municipality."""
    return _refusal(
        "effort_no_course",
        Text(
            f"Borgeren har intet forløb i {municipality} den dag",
            f"The citizen has no course in {municipality} that day",
        ),
        day.isoformat(),
        Text("en dag i et forløb i kommunen", "a day within a course in the municipality"),
        _OTHER_DAY,
    )


def not_held(effort: Effort, municipality: str, day: date, why: Text) -> Refusal:
    """A trial that does not hold there that day; `why` is the law's own weighing."""
    on = day_text(day)
    return _refusal(
        "effort_not_held",
        Text(
            f"Forsøg {effort.trial} gælder ikke i {municipality} {on.da}",
            f"Trial {effort.trial} does not hold in {municipality} on {on.en}",
        ),
        day.isoformat(),
        why,
        Text(
            "Vælg en dag, hvor forsøget gælder. Ellers gælder loven uden forsøg.",
            "Choose a day on which the trial holds. Otherwise the law holds without it.",
        ),
    )


def not_for_group(step: EffortStep, group: Text, covered: Text) -> Refusal:
    """A group that the step is not for."""
    return _refusal(
        "effort_group",
        Text(f"“{step.title.da}” er ikke for {group.da}", f"“{step.title.en}” is not for {group.en}"),
        group.da if group.da == group.en else f"{group.da} / {group.en}",
        covered,
        Text(
            "Ret målgruppen i fagsystemet, hvis den er forkert; ellers kan trinnet ikke tages.",
            "Correct the group in the case system if it is wrong; otherwise the step cannot be taken.",
        ),
    )


def step_missing(step: EffortStep, before: EffortStep) -> Refusal:
    """A step that must come before, and is not there."""
    return _refusal(
        "effort_step_missing",
        Text(
            f"“{before.title.da}” skal være registreret før “{step.title.da}”",
            f"“{before.title.en}” must be recorded before “{step.title.en}”",
        ),
        "–",
        Text(f"“{before.title.da}” i sagen", f"“{before.title.en}” in the case"),
        Text(
            f"Registrér “{before.title.da}” med sin dag først.",
            f"Record “{before.title.en}” with its day first.",
        ),
    )


def not_over_yet(before: Taken, day: date, end: date) -> Refusal:
    """A step before that is still running."""
    last, title = day_text(end - timedelta(days=1)), before.step.title
    return _refusal(
        "effort_step_running",
        Text(f"“{title.da}” varer til og med {last.da}", f"“{title.en}” lasts through {last.en}"),
        day.isoformat(),
        Text(f"{day_text(end).da} eller senere", f"{day_text(end).en} or later"),
        Text("Vent, til trinnet er slut.", "Wait until the step is over."),
    )


def before_the_last(run: Run, day: date, first: date | None = None) -> Refusal:
    """A day before the step that was taken last, or before another that must not lie later."""
    last = day_text(first or run.last.day)
    return _refusal(
        "effort_before_last",
        Text("Dagen ligger før det trin, den følger efter", "The day lies before the step that it follows"),
        day.isoformat(),
        Text(f"{last.da} eller senere", f"{last.en} or later"),
        Text("Ret dagen.", "Correct the day."),
    )


def already_taken(step: EffortStep, day: date) -> Refusal:
    """A step that stands in the case already, perhaps by the case system's own word."""
    on, title = day_text(day), step.title
    return _refusal(
        "effort_already_taken",
        Text(
            f"“{title.da}” er allerede registreret {on.da}", f"“{title.en}” was recorded on {on.en} already"
        ),
        day.isoformat(),
        Text("et trin, der ikke er taget", "a step that was not taken"),
        Text("Gør ikke mere; det står i sagen.", "Do nothing more; it stands in the case."),
    )


def followed_already(follow_up: FollowUp, day: date) -> Refusal:
    """A follow-up that stands in the case already."""
    title, on = follow_up.title, day_text(day)
    return _refusal(
        "effort_followed_already",
        Text(
            f"“{title.da}” er allerede registreret {on.da}", f"“{title.en}” was recorded on {on.en} already"
        ),
        day.isoformat(),
        Text("en anden dag", "another day"),
        Text("Gør ikke mere; det står i sagen.", "Do nothing more; it stands in the case."),
    )


def past_it(step: EffortStep, run: Run) -> Refusal:
    """A step that the citizen is past."""
    title = run.last.step.title
    return _refusal(
        "effort_past_step",
        Text(f"Indsatsen er nået til “{title.da}”", f"The effort has come to “{title.en}”"),
        f"{step.title.da} / {step.title.en}",
        Text("et senere trin", "a later step"),
        _SEE_EFFORT,
    )


def no_run(effort: Effort) -> Refusal:
    """Something that can only be said of an effort in progress."""
    return _refusal(
        "effort_not_in_progress",
        Text(f"“{effort.title.da}” er ikke i gang i sagen", f"“{effort.title.en}” is not in progress here"),
        "–",
        Text("en indsats, der er i gang", "an effort that is in progress"),
        _SEE_EFFORT,
    )


def too_long(step: EffortStep, until: date, last: date) -> Refusal:
    """A last day beyond the longest length."""
    day = day_text(last)
    return _refusal(
        "effort_too_long",
        Text(f"“{step.title.da}” varer for længe", f"“{step.title.en}” lasts too long"),
        (until - timedelta(days=1)).isoformat(),
        Text(f"højst til og med {day.da}", f"at most through {day.en}"),
        Text("Ret den sidste dag.", "Correct the last day."),
    )


def backwards(until: date, day: date) -> Refusal:
    """A last day before the first."""
    first = day_text(day)
    return _refusal(
        "effort_backwards",
        Text("Den sidste dag ligger før den første", "The last day lies before the first"),
        (until - timedelta(days=1)).isoformat(),
        Text(f"{first.da} eller senere", f"{first.en} or later"),
        Text("Ret den sidste dag.", "Correct the last day."),
    )


def limit_broken(norm: Norm, day: date, why: Text, by_use: Text | None) -> Refusal:
    """A limit of the law that does not hold; `by_use` names an exemption that would lift it once used."""
    do_next = Text("Trinnet kan ikke tages den dag.", "The step cannot be taken that day.")
    if by_use is not None:
        do_next = Text(f"Registrér først brug af {by_use.da}.", f"First register a use of {by_use.en}.")
    return _refusal(
        "effort_limit_broken",
        Text(f"“{norm.title.da}” er ikke overholdt", f"“{norm.title.en}” is not kept"),
        day.isoformat(),
        why,
        do_next,
    )


def by_a_use(step: EffortStep, exemption: Text) -> Refusal:
    """A step that is the use of an exemption, registered as such."""
    return _refusal(
        "effort_by_use",
        Text(
            f"“{step.title.da}” registreres som brug af en fravigelse",
            f"“{step.title.en}” is registered as the use of an exemption",
        ),
        "–",
        Text(f"brug af {exemption.da}", f"a use of {exemption.en}"),
        Text(f"Registrér brug af {exemption.da}.", f"Register a use of {exemption.en}."),
    )


def not_an_ending(effort: Effort, given: str) -> Refusal:
    """An ending that the effort does not have."""
    names = [one.title for one in effort.endings]
    return _refusal(
        "effort_not_an_ending",
        Text("Sådan kan indsatsen ikke ende", "The effort cannot end so"),
        given or "–",
        Text(", ".join(one.da for one in names), ", ".join(one.en for one in names)),
        Text("Vælg en af dem.", "Choose one of them."),
    )


def _refusal(code: str, problem: Text, given: str, expected: Text, do_next: Text) -> Refusal:
    return Refusal(code, problem, "", given, expected, do_next)
