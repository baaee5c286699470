"""The reconstructed cases of Aalborg's trials with job rotation, microloans and graduates."""

from __future__ import annotations

from frikommune.caseload.cast import Cast

RELEASED, LONG_COURSE = "raadighed-ivaerksaetteri", "kursus-seks-uger"
_26_WEEKS = 182
_READY = ("dagpenge", "dagpenge", "dagpenge", "kontanthjaelp-jobparat")
_WEEKS = '{{"uger": {}}}'


def job_rotation(cast: Cast) -> None:
    """Trial 3.3: so many granted, so many of them early, and how those ended."""
    early = {name: cast.count(f"jobrotation-{name}") for name in ("job", "uddannelse", "ydelse", "fortsat")}
    for how, cases in early.items():
        for _ in range(cases):
            _rotation(cast, how, int(cast.draw.integers(14, _26_WEEKS - 7)))
    for number in range(cast.count("jobrotation-bevilget") - cast.count("jobrotation-under-26-uger")):
        how = ("job", "ydelse", "fortsat")[number % 3]
        _rotation(cast, how, _26_WEEKS + int(cast.draw.integers(7, 400)))


def _rotation(cast: Cast, how: str, days_before: int) -> None:
    first, last = cast.period("jobrotation-bevilget")
    case = cast.case("3.3")
    granted = cast.day(first, last if how == "fortsat" else last - 60)
    until = cast.day(*(last + 10, last + 150) if how == "fortsat" else (granted + 28, last - 7))
    leaves = {"job": "job", "uddannelse": "ordinaer-uddannelse"}.get(how, "")
    end = until if leaves else cast.day(max(until, last + 30), last + 400)
    start = cast.day(granted - days_before, granted - days_before + 2)
    case.course(cast.one_of(_READY), start, end, leaves)
    case.event(granted, "jobrotation", until=until)


def microloan(cast: Cast) -> None:
    """Trial 1.1: the course, the loans, those who became self-supporting, and the two of another group."""
    first, last = cast.period("mikrolaan-kursus")
    loans, free = cast.count("mikrolaan-laan"), cast.count("mikrolaan-selvforsoergende")
    other_group = cast.count("mikrolaan-aktivitetsparate")
    for number in range(cast.count("mikrolaan-kursus")):
        case = cast.case("1.1")
        taught = cast.day(first + 60, last - 340)
        granted = cast.day(taught + 60, taught + 110)
        leaves = "egen-virksomhed" if number < free else ""
        end = cast.day(granted + 60, granted + 180) if leaves else None
        start = cast.day(taught - 200, taught - 30)
        if number < other_group:
            case.course("kontanthjaelp-aktivitetsparat", start, taught + 28)
            case.event(taught, "kursus", "mikrolaan")
            case.course("kontanthjaelp-jobparat", taught + 28, end, leaves)
        else:
            case.course(_loan_group(cast, bool(leaves)), start, end, leaves)
            case.event(taught, "kursus", "mikrolaan")
        if number < loans:
            case.event(granted, "mikrolaan")


def _loan_group(cast: Cast, free: bool) -> str:
    """A group of the trial; one who is self-supporting already does not become it."""
    groups = ("kontanthjaelp-jobparat", "kontanthjaelp-jobparat", "uddannelseshjaelp-uddannelsesparat")
    return cast.one_of(groups if free else (*groups, "selvforsoergende"))


def graduates(cast: Cast) -> None:
    """Trial 1.2: so many on the course, one after another, and what became of the first of them."""
    first, last = cast.period("dimittender")
    known, many = cast.count("dimittender-med-data"), cast.count("dimittender")
    out = round(known * cast.count("dimittender-ude-pct") / 100)
    founders = round(known * cast.count("dimittender-virksomhed-pct") / 100)
    both, national = cast.count("dimittender-ude-og-i-gang"), cast.count("dimittender-nationalt")
    step = (last - first - 250) / many
    for number in range(many):
        taught = first + 45 + int(number * step)
        taught = cast.day(taught, taught + 2)
        is_out = number < out
        is_founder = out - both <= number < out - both + founders
        _graduate(cast, taught, is_out, is_founder and number < known, number - (out - both) < national)


def _graduate(cast: Cast, taught: int, is_out: bool, is_founder: bool, is_national: bool) -> None:
    """The first 6 weeks of the course; for some 10 more, and then 10 more again."""
    case = cast.case("1.2")
    end = cast.day(taught + 150, taught + 210) if is_out else None
    leaves = ("egen-virksomhed" if is_founder else "job") if is_out else ""
    case.course("dagpenge", cast.day(taught - 40, taught - 10), end, leaves)
    case.event(taught, "plan", "min-ivaerksaetterplan", rank=0)
    case.use(taught, "1.2a", RELEASED, "arbejder-med-ide")
    case.event(taught, "ivaerksaetteri", "uden-raadighed")
    case.event(taught, "kursus", "ivaerksaetter", attributes=_WEEKS.format(6))
    if is_out or is_founder:
        case.use(taught + 42, "1.2b", LONG_COURSE, "ivaerksaetterforloeb")
        case.event(taught + 42, "kursus", "ivaerksaetter", attributes=_WEEKS.format(10))
    if is_founder:
        case.event(taught + 119, "ivaerksaetteri", "opstart")
        if is_national:
            case.event(taught + 133, "ivaerksaetteri", "nationalt-program")
