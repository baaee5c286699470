"""A decision that cannot be stored is refused in words: where, what, and what to do instead."""

from dataclasses import replace

import pytest

from frikommune.cases.json_history import read_json_history
from frikommune.casework.uses.refusals import check_use
from frikommune.errors import Refused
from frikommune.packfiles.pack import load_pack
from tests.pinned import check_said, folders

RULEBOOK = load_pack().rulebook


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("folder", folders(__file__), ids=lambda folder: folder.name)
def test_it_is_refused_in_the_words_that_lie_beside_it(folder, language):
    """The file's last use is the decision; it is registered on its own day."""
    history = read_json_history(folder / "case.json", None)
    *others, decision = history.uses
    with pytest.raises(Refused) as refused:
        check_use(replace(history, uses=tuple(others)), RULEBOOK, decision, decision.recorded_on)
    check_said(folder, language, refused.value)
