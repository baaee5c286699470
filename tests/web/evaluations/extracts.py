"""Made-up cases of trial 3.3 and an extract of them, for tests."""

from datetime import date, timedelta

from tests.web.casework import case_of

TRIAL = "3.3"
SNAPSHOTS = f"/nordjylland/evaluations/trial/{TRIAL}/snapshots"


def some_cases(many=12, municipality="Aalborg"):
    """`many` courses on benefits begun in 2019, every third of them over for a job."""
    for number in range(many):
        start = date(2019, 1, 7) + timedelta(days=7 * number)
        end = (start + timedelta(days=70)).isoformat() if number % 3 == 0 else None
        events = [(end, "afgang", "beskaeftigelse")] if end else []
        case_of(
            "dagpenge", start.isoformat(), events, end=end, municipality=municipality,
            number=f"2019-{municipality}-{number}", person=f"borger-{municipality}-{number}",
        )  # fmt: skip


def take(client, **fields):
    sent = {"municipality": ["Aalborg"], "observed": "2019-11-08", "per": "course", **fields}
    return client.post(f"{SNAPSHOTS}/new", sent)


def taken():
    from frikommune.web.evaluations.models import SnapshotTaken

    return SnapshotTaken.objects.order_by("-pk").first()


def assign(client, name="evaluator"):
    from frikommune.web.people.models import Person

    person = Person.objects.get(username=f"demo-{name}")
    return client.post(f"/nordjylland/evaluations/trial/{TRIAL}/assign", {"person": str(person.pk)})
