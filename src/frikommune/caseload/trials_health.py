"""The reconstructed cases of Aalborg's trials on certificates, teams, reassessment and mentors."""

from __future__ import annotations

from frikommune.caseload.cast import Case, Cast

CERTIFICATE, MEETING = "lae265-rehabiliteringsmoede", "rehabiliteringsmoede-foer-jobafklaring"
_DOCUMENTED = ("afdaekket-via-andre-kanaler",) * 3 + (
    "tilstraekkelig-dokumentation",
    "anden-attest-belyser-bedre",
)
_PAST_TEAM = ("kun-arbejdsmarkedsrettet", "virksom-tvaerfaglig-indsats")
_AT_MEETINGS = ("ressourceforloeb", "kontanthjaelp-aktivitetsparat", "sygedagpenge")
_22_WEEKS = 154
_RIGHT_AND_DUTY = '{"bevilget_indtil": "tilbud-kan-ivaerksaettes"}'


def meetings(cast: Cast) -> None:
    """Trial 2.1: meetings without LÆ265, and some with it."""
    exempt = cast.count("lae265-fritaget")
    first, last = cast.period("lae265-fritaget")
    for number in range(exempt + cast.count("moeder-med-attest")):
        case = cast.case("2.1")
        met = cast.day(first + 14, last)
        start = cast.day(met - 140, met - 60)
        case.course(cast.one_of(_AT_MEETINGS), start, cast.day(met + 7, met + 300))
        if number < exempt:
            instead = cast.one_of(("", "statusattest"))
            decided = cast.day(max(first, met - 14), met - 4)
            case.use(decided, "2.1a", CERTIFICATE, cast.one_of(_DOCUMENTED), by=met, instead=instead)
        else:
            case.event(cast.day(met - 20, met - 8), "laegeattest", "lae265")
        case.event(met, "rehabiliteringsmoede")


def job_clarification(cast: Cast) -> None:
    """Trial 2.1: the move from sickness benefit to job clarification, past the team or through it."""
    first, last = cast.period("jobafklaring-i-alt")
    exempt = cast.count("jobafklaring-fritaget")
    for number in range(cast.count("jobafklaring-i-alt")):
        case = cast.case("2.1")
        moved = cast.day(first + 14, last)
        case.course("sygedagpenge", moved - _22_WEEKS, moved)
        if number < exempt:
            decided = cast.day(max(first, moved - 14), moved - 4)
            case.use(decided, "2.1b", MEETING, cast.one_of(_PAST_TEAM), by=moved)
        else:
            met = cast.day(moved - 40, moved - 10)
            case.event(cast.day(met - 20, met - 8), "laegeattest", "lae265")
            case.event(met, "rehabiliteringsmoede")
        if number < exempt and not _without_certificate(cast, case, moved):
            case.event(cast.day(moved - 20, moved - 5), "laegeattest", "lae265")
        case.course("jobafklaring", moved, cast.day(moved + 120, moved + 720))


def _without_certificate(cast: Cast, case: Case, moved: int) -> bool:
    """Trial 3.10: whether the certificate is let off as the course begins."""
    begun = cast.period("revalidering-brugt-pct")[0]
    if moved < begun or cast.draw.random() * 100 >= cast.count("jobafklaring-uden-attest-pct"):
        return False
    case.use(moved, "3.10", "lae265-jobafklaring", "helbredet er belyst")
    return True


def revalidation(cast: Cast) -> None:
    """Trial 3.1: decisions with the certificate and without it."""
    first, last = cast.period("revalidering-brugt-pct")
    cases = cast.count("revalidering-sager")
    used = round(cases * cast.count("revalidering-brugt-pct") / 100)
    twice = cast.count("revalidering-afgoerelser-uden-attest") - used
    for number in range(cases):
        case = cast.case("3.1")
        granted = cast.day(first + 14, last - 200)
        start = cast.day(granted - 25, granted - 10)
        case.course("revalidering", start, cast.day(last + 30, last + 400))
        case.event(start, "rehabiliteringsplan-forberedende-del")
        if number >= used:
            case.event(cast.day(granted - 9, granted - 3), "laegeattest", "lae265")
        decisions = [(granted, "bevilling")]
        if number < twice:
            decisions.append((cast.day(granted + 120, last - 14), "forlaengelse"))
        for day, type_ in decisions:
            if number < used:
                case.use(day, "3.1", "revalidering-lae265", "tilstraekkeligt-belyst")
            case.event(day, "revalidering-afgoerelse", type_)


def reassessment(cast: Cast) -> None:
    """Trial 3.2: courses that have lasted more than a year."""
    first, last = cast.period("ledighedsydelse-over-12-mdr")
    for _ in range(cast.count("ledighedsydelse-over-12-mdr")):
        start = cast.day(first, last - 380)
        cast.case("3.2").course("ledighedsydelse", start, cast.day(last + 5, last + 500))


def mentors(cast: Cast) -> None:
    """Trial 3.4: those let off the mentor, and those with another rhythm."""
    first, last = cast.period("mentor-brugt")
    flexible = cast.count("mentor-efter-behov")
    for number in range(cast.count("mentor-brugt")):
        case = cast.case("3.4", planned=False)
        decided = cast.day(first + 14, last - 14)
        start = decided - 7 * int(cast.draw.integers(22, 26))
        case.course("kontanthjaelp-aktivitetsparat", start, cast.day(last + 30, last + 300))
        if number < flexible:
            given = cast.day(decided - 12, decided - 8)
            case.event(given, "ret-og-pligt-mentor", attributes=_RIGHT_AND_DUTY)
            case.use(decided, "3.4b", "mentor-kontakt", "efter-behov")
            case.event(decided + 21, "mentorkontakt")
        else:
            why = cast.one_of(("alvorligt-syg-hjemme", "indlagt", "botilbud", "massiv-stoette"))
            case.use(decided, "3.4a", "mentor-tilbud-kontanthjaelp", why)
