"""Samples of reasons: drawn by lot, judged by leaders, and the share that was accepted."""

from datetime import timedelta

import pytest

from frikommune.evaluation.counts.proportions import Share
from frikommune.web.uses.counting import told_samples
from frikommune.web.uses.drawing import drawn_again, judgement_of
from frikommune.web.uses.kept import uses_in
from frikommune.web.uses.models import Draw, Drawn, UseStep
from tests.web.casework import TODAY, case_of
from tests.web.conftest import words
from tests.web.uses.conftest import LAE285, take, used

SAMPLES = "/nordjylland/uses/Rebild/samples"
ASKED = {"start": "2019-01-01", "end": "2019-11-08", "size": "50", "unit": "percent", "key": "k"}


@pytest.fixture
def worker(signed_in):
    return signed_in("sagsbehandler-rebild")


@pytest.fixture
def leader(signed_in):
    return signed_in("leder-rebild")


@pytest.fixture
def uses(worker, nordjylland):
    return [used(worker, _case(n), LAE285, reason="", own=f"Helbredet er belyst, {n}") for n in range(6)]


def _case(n: int):
    return case_of(
        "sygedagpenge", "2019-10-01", municipality="Rebild", worker="DSBR", person=f"b{n}", number=f"2019-{n}"
    )


def drawn(leader, **more) -> Draw:
    leader.post(SAMPLES, ASKED | more)
    return Draw.objects.get()


def page_of(made) -> str:
    return f"/nordjylland/uses/Rebild/sample/{made.pk}"


def judge(leader, made, use, judgement, said=""):
    return leader.post(page_of(made), {"use": use.pk, "judgement": judgement, "words": said})


def test_half_of_them_are_drawn_and_the_number_there_was_is_kept(leader, uses):
    made = drawn(leader)
    assert (made.number, made.population, Drawn.objects.count()) == (3, 6, 3)
    assert UseStep.objects.filter(step="drawn").count() == 3


def test_so_many_can_be_asked_for(leader, uses):
    assert drawn(leader, unit="number", size="2").number == 2


def test_drawn_again_it_gives_the_same_ones_whatever_has_happened_since(leader, worker, uses, nordjylland):
    made = drawn(leader)
    before = set(Drawn.objects.values_list("use", flat=True))
    used(worker, _case(99), LAE285, reason="", own="Kom senere")
    take(worker, uses[0], "withdrawn", words="Fejl")
    from frikommune.web.journal.book import book_of

    assert set(drawn_again(made, book_of(nordjylland).pack.rulebook)) == before
    assert "trukket om giver det de samme" in words(leader.get(page_of(made)).content)


def test_what_was_withdrawn_before_is_not_drawn(leader, worker, uses):
    take(worker, uses[0], "withdrawn", words="Fejl")
    assert drawn(leader).population == 5


def test_uses_that_a_leader_approves_anyway_are_not_drawn_unless_in_own_words(signed_in, as_caseworker):
    for n, (reason, own) in enumerate([("tilstraekkelig-dokumentation", ""), ("own", "Set ved samtale")]):
        one = case_of("sygedagpenge", "2019-10-01", person=f"b{n}", number=f"2019-{n}")
        used(as_caseworker, one, reason=reason, own=own)
    signed_in("leder").post("/nordjylland/uses/Aalborg/samples", ASKED)
    assert Draw.objects.get().population == 1


def test_the_same_form_sent_twice_draws_once(leader, uses):
    for _ in range(2):
        leader.post(SAMPLES, ASKED)
    assert Draw.objects.count() == 1


def test_the_share_accepted_comes_with_how_many_are_left_and_how_sure_it_is(leader, uses, nordjylland):
    made = drawn(leader, size="100")
    for use in uses[:4]:
        judge(leader, made, use, "accepted")
    judge(leader, made, uses[4], "not_accepted", "Begrundelsen siger intet om helbredet")
    page = words(leader.get(page_of(made)).content)
    assert "Godtaget: 4 af 5: 80 % (95 %-interval 38 %–96 %)" in page
    assert "Ikke vurderet endnu: 1" in page
    assert "4 af 5" in words(leader.get(SAMPLES).content)


def test_a_second_judgement_takes_the_firsts_place_and_both_are_kept(leader, uses, nordjylland):
    made = drawn(leader, size="100")
    judge(leader, made, uses[0], "not_accepted", "Uklar")
    judge(leader, made, uses[0], "accepted")
    found = judgement_of(list(uses_in(nordjylland, "Rebild").filter(drawn__draw=made)))
    assert (found.accepted.numerator, found.accepted.denominator) == (1, 1)
    assert UseStep.objects.filter(use=uses[0], step__in=["accepted", "not_accepted"]).count() == 2


def test_what_samples_said_is_told_by_exemption_and_period(leader, uses, nordjylland):
    made = drawn(leader, size="100")
    judge(leader, made, uses[0], "accepted")
    told = told_samples(nordjylland, "Rebild", TODAY, TODAY)
    assert (told["2.3"].accepted, told["2.3"].left) == (Share(1, 1), 5)
    assert told_samples(nordjylland, "Rebild", TODAY - timedelta(days=9), TODAY - timedelta(days=1)) == {}


def test_the_same_judgement_sent_twice_is_one(leader, uses):
    made = drawn(leader, size="100")
    for _ in range(2):
        judge(leader, made, uses[0], "accepted")
    assert UseStep.objects.filter(step="accepted").count() == 1


def test_a_no_needs_words(leader, uses):
    made = drawn(leader, size="100")
    assert judge(leader, made, uses[0], "not_accepted").status_code == 422


def test_nobody_judges_a_reason_of_their_own(leader, nordjylland):
    case = _case(1)
    leader.post(f"/nordjylland/cases/Rebild/{case.pk}/purpose", {"purpose": "talk"})
    own = used(leader, case, LAE285, reason="", own="Belyst")
    assert judge(leader, drawn(leader, size="100"), own, "accepted").status_code == 403


def test_where_there_is_nothing_to_draw_from_it_says_so(leader, nordjylland):
    answer = leader.post(SAMPLES, ASKED)
    assert answer.status_code == 422
    assert "Der er intet at trække ud" in words(answer.content)


@pytest.mark.parametrize(
    ("field", "value"), [("size", "0"), ("size", "101"), ("size", "ti"), ("start", "2020-01-01")]
)
def test_what_makes_no_sense_is_refused(leader, uses, field, value):
    assert leader.post(SAMPLES, ASKED | {field: value}).status_code == 422
    assert Draw.objects.count() == 0


def test_the_list_asks_the_database_as_often_for_many_as_for_one(leader, uses, django_assert_num_queries):
    for keys in ("k", "xyz"):
        for key in keys:
            leader.post(SAMPLES, ASKED | {"key": key})
        with django_assert_num_queries(7):
            leader.get(SAMPLES)


def test_a_draw_is_of_its_own_municipality(leader, as_leader, uses):
    made = drawn(leader)
    assert as_leader.get(page_of(made)).status_code == 403
    assert as_leader.get(f"/nordjylland/uses/Aalborg/sample/{made.pk}").status_code == 404


def test_a_caseworker_draws_nothing(worker, uses):
    assert worker.post(SAMPLES, ASKED).status_code == 403


def test_it_can_be_read_in_english(leader, uses):
    leader.cookies["language"] = "en"
    assert "Samples of reasons" in words(leader.get(SAMPLES).content)
    assert f"Drawn: 6 of 6 decisions, 1 January 2019 – {TODAY.day} November 2019" in words(
        leader.get(page_of(drawn(leader, size="100"))).content
    )


def test_only_exemptions_that_the_municipality_was_granted_are_offered(as_leader, nordjylland):
    page = words(as_leader.get("/nordjylland/uses/Aalborg/samples").content)
    assert "2.1a Rehabiliteringsmøde uden LÆ265" in page
    assert "2.3 LÆ285 efter fagligt skøn" not in page
