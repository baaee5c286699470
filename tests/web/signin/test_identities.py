"""What claims give: seats, and nothing without them. No provider is needed to tell."""

import pytest

from frikommune.errors import Refused
from frikommune.web.people.models import Change, Person, Seat
from frikommune.web.signin.identities import person_of
from frikommune.web.signin.mapping import unmet, values_of
from frikommune.web.signin.models import Identity
from frikommune.web.signin.providers import providers
from tests.web.signin.conftest import CASEWORKER, LEADER, OIDC

ISSUER = "https://login.example"


@pytest.fixture(autouse=True)
def _connected(connected, nordjylland):
    connected(OIDC.format(issuer=ISSUER))


def came(*groups, sub="anna", **more):
    return person_of(providers()["aalborg"], {"sub": sub, "name": "Anna", "groups": list(groups), **more})


def seats(person):
    return sorted(str(one) for one in person.seats.all())


def refused(*groups, **more) -> str:
    with pytest.raises(Refused) as found:
        came(*groups, **more)
    return found.value.refusals[0].code


def test_several_groups_give_several_seats():
    person = came(LEADER, "frikommune-leder-840", "frikommune-koordinator", "Alle-medarbejdere")
    assert seats(person) == ["coordinator", "leader Aalborg", "leader Rebild"]


def test_a_group_standing_alone_counts_too():
    claims = {"sub": "anna", "name": "Anna", "groups": LEADER}
    assert seats(person_of(providers()["aalborg"], claims)) == ["leader Aalborg"]


@pytest.mark.parametrize(
    "group",
    [
        "frikommune-leder-999",
        "frikommune-leder-",
        "frikommune-leder-851-x",
        "x-frikommune-leder-851",
        "FRIKOMMUNE-LEDER-851",
        "frikommune-leder-851\n",
        "frikommune-administrator",
    ],
)
def test_a_group_that_is_only_like_it_gives_nothing(group):
    assert refused(group) == "no_seat"


def test_somebody_without_a_group_is_not_even_kept():
    assert refused() == "no_seat"
    assert not Identity.objects.exists()


def test_a_seat_that_an_administrator_gave_is_left_alone(nordjylland):
    person = came(LEADER)
    Seat.objects.create(person=person, programme=nordjylland, role="evaluator")
    assert seats(came()) == ["evaluator"]


def test_a_seat_that_comes_back_is_a_new_one_and_the_old_one_stays_in_the_log():
    person = came(LEADER)
    first = person.seats.get()
    came(CASEWORKER)
    came(LEADER)
    assert person.seats.get().pk != first.pk
    assert Seat.every.filter(pk=first.pk, taken_at__isnull=False).exists()
    assert Change.objects.filter(person=person, does="seat_given", role="leader").count() == 2


def test_signing_in_again_with_the_same_groups_changes_nothing():
    came(LEADER)
    before = Change.objects.count()
    came(LEADER)
    assert Change.objects.count() == before


def test_whose_access_is_closed_stays_out():
    Person.objects.filter(pk=came(LEADER).pk).update(is_active=False)
    assert refused(LEADER) == "access_closed"


def test_a_new_name_there_is_a_new_name_here():
    came(LEADER)
    assert came(LEADER, name="Anna Bertelsen").name == "Anna Bertelsen"


def test_two_of_one_name_are_two_persons():
    assert came(LEADER).pk != came(LEADER, sub="anna-2").pk


def test_a_local_account_of_that_name_is_not_taken_over():
    local = Person.objects.create_user("anna", password="x" * 12, name="Anna")
    assert came(LEADER).pk != local.pk


@pytest.mark.parametrize(
    "more", [{"sub": "010190-1234"}, {"sub": "0101901234"}, {"name": "Anna 010190-1234"}]
)
def test_a_cpr_number_is_refused_and_not_repeated(more):
    with pytest.raises(Refused) as found:
        came(LEADER, **more)
    assert found.value.refusals[0].code == "subject_is_cpr"
    assert "010190" not in found.value.said_in("da")
    assert not Identity.objects.exists()


@pytest.mark.parametrize("sub", ["", None, {"a": 1}, ["", "x"]])
def test_without_a_subject_nobody_comes_in(sub):
    assert refused(LEADER, sub=sub) == "claim_missing"


def test_a_demand_must_be_met(connected):
    connected(OIDC.format(issuer=ISSUER), more='demands = { amr = ["mfa"] }\n')
    assert refused(LEADER) == "demand_unmet"
    assert refused(LEADER, amr=["pwd"]) == "demand_unmet"
    assert seats(came(LEADER, amr=["pwd", "mfa"])) == ["leader Aalborg"]
    assert unmet(providers()["aalborg"], {"amr": "mfa"}) == ()


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        ({"groups": ["a", "b"]}, ("a", "b")),
        ({"groups": "a"}, ("a",)),
        ({"groups": {"a": 1}}, ()),
        ({"groups": [{"a": 1}, "b", None]}, ("b",)),
        ({}, ()),
    ],
)
def test_a_claims_values_are_texts_or_nothing(claims, found):
    assert values_of(claims, "groups") == found


def test_a_claim_inside_another_is_found_by_its_path():
    assert values_of({"realm_access": {"roles": ["a"]}}, "realm_access.roles") == ("a",)
    assert values_of({"realm_access": "a"}, "realm_access.roles") == ()
