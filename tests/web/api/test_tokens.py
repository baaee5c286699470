"""A token is made by a leader, shown once, and opens the own municipality only."""

from tests.web.api.conftest import Caller, refused
from tests.web.casework import TODAY, case_of
from tests.web.conftest import words

PAGE = "/nordjylland/tokens/Aalborg/"


def made(client, **given):
    from frikommune.web.api.tokens import START

    answer = client.post(PAGE, {"label": "KMD", "rights": ["evaluate", "see_cases"]} | given)
    page = answer.content.decode()
    return answer, START + page.partition(f'id="secret">{START}')[2].partition("<")[0]


def test_a_leader_makes_a_token_that_works(as_leader):
    answer, secret = made(as_leader)
    assert answer.status_code == 200
    told = Caller(secret)("GET", "/token").json()
    assert (told["municipality"], told["label"]) == ("Aalborg", "KMD")
    assert told["rights"] == ["evaluate", "see_cases"]


def test_the_token_is_shown_once_and_only_a_digest_is_kept(as_leader):
    from frikommune.web.api.models import ApiToken

    _, secret = made(as_leader)
    assert secret not in as_leader.get(PAGE).content.decode()
    assert secret not in str(ApiToken.objects.values().get())


def test_a_second_open_token_of_the_same_name_is_refused_in_words(as_leader):
    made(as_leader)
    answer, _ = made(as_leader)
    assert answer.status_code == 422
    assert "En åben adgangsnøgle hedder det allerede" in words(answer.content)
    assert 'value="KMD"' in answer.content.decode()


def test_a_token_without_rights_or_name_is_refused_in_words(as_leader):
    answer, _ = made(as_leader, label="", rights=[])
    said = words(answer.content)
    assert answer.status_code == 422
    assert "Fagsystemets navn" in said
    assert "Hvad den må" in said


def test_a_revoked_token_opens_nothing_from_the_next_call_on(as_leader):
    from frikommune.web.api.models import ApiToken

    _, secret = made(as_leader)
    assert Caller(secret)("GET", "/token").status_code == 200
    as_leader.post(f"{PAGE}{ApiToken.objects.get().pk}/revoke")
    answer = Caller(secret)("GET", "/token")
    assert answer.status_code == 401
    assert refused(answer) == [("unknown_token", "Authorization")]
    assert "lukket" in words(as_leader.get(PAGE).content)


def test_only_a_leader_of_the_municipality_sees_its_tokens(signed_in, visitor):
    for name in ("sagsbehandler", "leder-rebild", "koordinator", "evaluator", "administrator"):
        assert signed_in(name).get(PAGE).status_code == 403, name
    assert visitor.get(PAGE).status_code == 302


def test_a_leader_elsewhere_cannot_revoke_a_token(as_leader, signed_in):
    from frikommune.web.api.models import ApiToken

    made(as_leader)
    number = ApiToken.objects.get().pk
    there = "/nordjylland/tokens/Rebild/"
    assert signed_in("leder-rebild").post(f"{PAGE}{number}/revoke").status_code == 403
    assert signed_in("leder-rebild").post(f"{there}{number}/revoke").status_code == 404


def test_a_leader_comes_straight_to_the_own_municipality(as_leader):
    assert as_leader.get("/nordjylland/tokens/").url == PAGE


def test_an_administrator_without_a_municipality_is_told_what_to_do(as_administrator):
    assert "Bed administratoren om den" in words(as_administrator.get("/nordjylland/tokens/").content)


def test_when_it_was_last_used_is_kept_but_not_written_at_each_call(caller, django_assert_num_queries):
    from frikommune.web.api.models import ApiToken

    api = caller()
    api("GET", "/token")
    assert ApiToken.objects.get().last_used_at is not None
    with django_assert_num_queries(1):
        api("GET", "/applies?group=dagpenge&on=2018-03-01")


def test_what_a_programme_has_learnt_since_the_last_call_counts_in_the_next(caller):
    from frikommune.web.api.tokens import token_of
    from frikommune.web.journal.models import Programme

    api = caller()
    token_of(api.secret)
    Programme.objects.update(version="newer")
    assert token_of(api.secret).programme.version == "newer"


def test_a_call_without_a_token_is_told_how_to_bring_one(nordjylland):
    answer = Caller("")("GET", "/token")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert refused(answer) == [("no_token", "Authorization")]


def test_a_wrong_token_is_not_repeated(nordjylland):
    answer = Caller("frikommune_forkert")("GET", "/token")
    assert answer.status_code == 401
    assert b"forkert" not in answer.content


def test_a_token_may_only_what_it_was_given(caller):
    answer = caller("Aalborg", "evaluate")("POST", "/duties", {"number": "2019-00017", "purpose": "own"})
    assert answer.status_code == 403
    told = answer.json()["refused"][0]
    assert told["expected"]["da"] == "see_cases: se pligterne i en gemt sag"


def test_a_token_sees_the_cases_of_its_own_municipality_only(caller, settings):
    settings.TODAY = TODAY
    case_of("dagpenge", "2019-09-02", person="0101801234", number="2019-00017")
    asked = {"number": "2019-00017", "purpose": "own"}
    assert caller("Aalborg")("POST", "/duties", asked).status_code == 200
    there = caller("Rebild")
    by_number, by_cpr = (
        there("POST", "/duties", asked),
        there("POST", "/duties", {"cpr": "010180-1234", "purpose": "own"}),
    )
    assert by_number.status_code == by_cpr.status_code == 404
    assert refused(by_number) == refused(by_cpr) == [("no_such_case", "body")]
