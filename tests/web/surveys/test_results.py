"""What a closed survey shows, to whom, and what it hides."""

from io import BytesIO

import polars as pl
import pytest

from frikommune.evaluation.surveys.box import Answer, with_answer, with_texts
from tests.web.conftest import words
from tests.web.surveys.a_survey import BASE, FACTS, TODAY, a_draft, at, opened, survey

PLACES = {"Aalborg": 12, "Rebild": 7, "Læsø": 2}


@pytest.fixture(autouse=True)
def _today(settings):
    at(settings, TODAY)


def fill(number: int, agree: int = 3) -> None:
    """Answers from 21 of the staff; every fourth disagrees."""
    from frikommune.web.surveys.models import Invitation

    row, count = survey(number), 0
    box = row.box
    for place, many in PLACES.items():
        for _ in range(many):
            count += 1
            values = {"q1": [1 + count % 3], "q2.1": 5 if count % 4 < agree else 1, "q2.2": 1 + count % 5}
            box.answers = with_answer(box.answers, Answer(place, "staff", {**values, "q2.3": 3}))
            Invitation.objects.create(survey=row, municipality=place, role="staff", used=True)
        Invitation.objects.create(survey=row, municipality=place, role="staff")
    for number_ in range(6):
        box.texts = with_texts(box.texts, {"q9": f"Bemærkning {number_}"})
    box.save()


@pytest.fixture
def closed(as_coordinator):
    number, _ = opened(as_coordinator, many=1)
    fill(number)
    as_coordinator.post(f"{BASE}/{number}/close")
    return number


def test_answers_are_not_shown_while_it_is_open(as_coordinator):
    number, _ = opened(as_coordinator)
    fill(number)
    for page in ("results", "results/q2.1", "compare", "counts.csv", "rows.csv"):
        answer = as_coordinator.get(f"{BASE}/{number}/{page}")
        assert answer.status_code == 422
        assert "Svarene vises først, når spørgeskemaet er lukket" in words(answer.content)


def test_results_have_rates_tables_pictures_and_alpha(closed, as_leader):
    answer = as_leader.get(f"{BASE}/{closed}/results")
    said = words(answer.content)
    assert "21 svar" in said
    assert "Enige (enig eller helt enig)" in said
    assert "Cronbachs alfa" in said or "kan ikke beregnes" in said
    assert answer.content.decode().count("<svg") >= 4
    assert "style=" not in answer.content.decode().partition("<main")[2]


def test_small_groups_are_hidden_with_the_next_one_that_would_tell(closed, as_leader):
    said = words(as_leader.get(f"{BASE}/{closed}/results/q2.1").content)
    assert "Skjult: Læsø, Rebild." in said
    assert "Aalborg" in said


def test_free_text_is_read_by_those_who_make_surveys_only(closed, as_leader, as_evaluator):
    assert "Bemærkning 3" in as_evaluator.get(f"{BASE}/{closed}/results").text
    assert "Bemærkning 3" not in as_leader.get(f"{BASE}/{closed}/results").text


def test_few_free_texts_are_shown_to_nobody(closed, as_evaluator):
    box = survey(closed).box
    box.texts = with_texts("", {"q9": "Kun mig"})
    box.save()
    assert "Kun mig" not in as_evaluator.get(f"{BASE}/{closed}/results").text


def test_a_group_is_compared_with_the_others(closed, as_leader):
    said = words(as_leader.get(f"{BASE}/{closed}/compare", {"group": "municipality:Aalborg"}).content)
    assert "Aalborg mod De øvrige" in said
    assert as_leader.get(f"{BASE}/{closed}/compare", {"group": "municipality:Læsø"}).status_code == 404


def test_waves_are_compared_and_put_together(closed, as_coordinator):
    answer = as_coordinator.post(f"{BASE}/{closed}/again", {**FACTS, "key": "igen"})
    later = int(answer.headers["Location"].split("/")[-2])
    as_coordinator.post(f"{BASE}/{later}/open")
    fill(later, agree=2)
    as_coordinator.post(f"{BASE}/{later}/close")
    said = words(as_coordinator.get(f"{BASE}/{later}/compare").content)
    assert "2. runde mod 1. runde" in said
    assert "Svarene er anonyme, så de to er hver sit udsnit" in said
    assert "Alle runder sammen" in words(as_coordinator.get(f"{BASE}/{later}/results/q2.1").content)


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_counts_can_be_taken_away_by_all_who_see_them(closed, as_leader, form):
    content = as_leader.get(f"{BASE}/{closed}/counts.{form}").content
    read = {
        "csv": lambda: pl.read_csv(content, separator=";", decimal_comma=True),
        "xlsx": lambda: pl.read_excel(content, sheet_name="counts"),
        "parquet": lambda: pl.read_parquet(BytesIO(content)),
    }[form]()
    top = read.filter(key="q2.1", code=5, municipality="alle", role="alle")
    assert top["number"].to_list() == [16]
    assert read.filter(key="q2.1", municipality="Læsø")["number"].to_list() == [None]


def test_rows_are_for_those_who_make_surveys_and_hold_no_group(closed, as_leader, as_evaluator):
    assert as_leader.get(f"{BASE}/{closed}/rows.csv").status_code == 403
    rows = pl.read_csv(as_evaluator.get(f"{BASE}/{closed}/rows.csv").content, separator=";")
    assert len(rows) == 21
    assert not {"municipality", "role", "q9"} & set(rows.columns)


def test_the_codebook_is_there_for_all_who_see_the_survey(closed, as_leader):
    said = words(as_leader.get(f"{BASE}/{closed}/codebook").content)
    assert "5 = helt enig" in said
    book = pl.read_csv(as_leader.get(f"{BASE}/{closed}/codebook.csv").content, separator=";")
    assert set(book["key"]) == {"q1", "q2.1", "q2.2", "q2.3", "q9"}


@pytest.mark.parametrize("page", ["nothing.csv", "counts.pdf", "results/q99"])
def test_what_does_not_exist_is_not_found(closed, as_leader, page):
    assert as_leader.get(f"{BASE}/{closed}/{page}").status_code == 404


def test_a_survey_that_nobody_answered_shows_nothing_and_breaks_nothing(as_coordinator):
    number, _ = opened(as_coordinator)
    as_coordinator.post(f"{BASE}/{number}/close")
    for page in (
        "",
        "results",
        "results/q2.1",
        "results/q1",
        "compare",
        "codebook",
        "counts.xlsx",
        "rows.xlsx",
    ):
        assert as_coordinator.get(f"{BASE}/{number}/{page}").status_code == 200, page


def test_the_public_sees_no_results(closed, visitor):
    for page in ("", "results", "counts.csv", "codebook"):
        assert visitor.get(f"{BASE}/{closed}/{page}").status_code == 302


def test_the_calendar_shows_the_last_day(as_coordinator):
    opened(as_coordinator)
    said = words(as_coordinator.get("/nordjylland/calendar/", {"on": TODAY}).content)
    assert "Sidste dag for svar: Medarbejdernes erfaring" in said


def test_made_up_answers_are_marked_wherever_they_show(nordjylland, as_leader):
    from frikommune.web.pages.clock import today
    from frikommune.web.surveys.demo import take_demo_survey
    from frikommune.web.surveys.models import Survey

    take_demo_survey(nordjylland, today())
    second, first = Survey.objects.all()
    assert (first.wave, second.wave, second.earlier) == (1, 2, first)
    for page in (
        "",
        f"{second.pk}/",
        f"{second.pk}/results",
        f"{second.pk}/results/q2.3",
        f"{second.pk}/compare",
    ):
        assert "opdigtede svar: intet tal her er et fund" in as_leader.get(f"{BASE}/{page}").text
    counts = pl.read_csv(as_leader.get(f"{BASE}/{second.pk}/counts.csv").content, separator=";")
    assert counts["synthetic"].all()
    take_demo_survey(nordjylland, today())
    assert Survey.objects.count() == 2


def test_every_page_speaks_english(closed, as_coordinator):
    draft = a_draft(as_coordinator, title_da="En anden", key="en anden")
    as_coordinator.get(f"{BASE}/")  # what was told in Danish is read
    as_coordinator.post("/language", {"language": "en", "next": "/"})
    pages = ("", f"{closed}/", f"{closed}/results", f"{closed}/results/q2.1", f"{closed}/codebook")
    for page in (*pages, f"{draft}/", f"{draft}/questions", f"{draft}/invite", f"{draft}/questions/q2"):
        said = words(as_coordinator.get(f"{BASE}/{page}").text.partition("<main")[2])
        danish = {"og", "ikke", "svar", "Svar", "Udsagn", "Kommune"} & set(said.split())
        assert danish == set(), (page, said)
