"""The data of `hundred_people.py`: `prepare FOLDER` makes people and cases, `look FOLDER` looks at them."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.hundred_people import CASES_EACH, LEADERS, PEOPLE, username


def main() -> None:
    """Do one of the two."""
    what, folder = sys.argv[1], Path(sys.argv[2])
    from frikommune.web import serve  # noqa: PLC0415 - Django is set up first

    serve.set_up(folder, demo=True)
    prepare() if what == "prepare" else look()


def prepare() -> None:
    """Prints a line for each person: the numbers of their cases."""
    from django.core.management import call_command  # noqa: PLC0415

    from bench.many_cases import example_network  # noqa: PLC0415
    from frikommune.web.people.models import Person, Seat  # noqa: PLC0415
    from tests.web.casework import case_of  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    programme = example_network()
    for number in range(PEOPLE):
        person = Person.objects.create(username=username(number), name=f"Demo {number}", made_up=True)
        role = "leader" if number < LEADERS else "caseworker"
        Seat.objects.create(
            person=person, programme=programme, role=role, municipality="Aalborg", initials=f"P{number}"
        )
        if number < LEADERS:  # a leader's own cases are seen from a seat as caseworker
            Seat.objects.create(
                person=person,
                programme=programme,
                role="caseworker",
                municipality="Aalborg",
                initials=f"P{number}",
            )
        cases = [
            case_of(
                "sygedagpenge", "2019-10-01", worker=f"P{number}", number=f"2019-{number:03}{one}",
                person=f"borger-{number}-{one}",
            )
            for one in range(CASES_EACH)
        ]  # fmt: skip
        print(*(one.pk for one in cases))


def look() -> None:
    """Prints a line for each remark, use and version of the text."""
    from frikommune.web.papers.models import OwnText  # noqa: PLC0415
    from frikommune.web.uses.models import Remark, Use  # noqa: PLC0415

    for words in Remark.objects.values_list("words", flat=True):
        print("remark", words)
    for case in Use.objects.values_list("case", flat=True):
        print("use", case)
    for version, text in OwnText.objects.order_by("version").values_list("version", "text"):
        print("text", version, text)


if __name__ == "__main__":
    main()
