"""The packs that come along name nothing that they do not have a title for."""

import pytest

from frikommune.law.codes import code_words, codes_in, codes_of, untitled
from frikommune.packfiles.caseload import read_caseload
from frikommune.packfiles.caseload_codes import codes_drawn
from frikommune.packfiles.folder import packs_folder
from frikommune.packfiles.pack import load_pack

NORDJYLLAND = load_pack(packs_folder() / "nordjylland")


@pytest.mark.parametrize("name", ["dk-employment", "nordjylland"])
def test_every_code_that_a_norm_or_a_trial_names_has_a_title(name):
    pack = load_pack(packs_folder() / name)
    codes = codes_of(pack.rulebook) | codes_in(pack.efforts.values())
    assert [code_words(one).en for one in untitled(codes, pack.rulebook.words)] == []


def test_every_code_that_the_caseload_draws_has_a_title():
    codes = codes_drawn(read_caseload(NORDJYLLAND))
    assert [code_words(one).en for one in untitled(codes, NORDJYLLAND.rulebook.words)] == []
