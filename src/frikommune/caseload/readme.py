"""README.txt of a caseload: what it is, in both languages; and the file that marks a folder as a caseload."""

from __future__ import annotations

from collections.abc import Mapping

README, MARK = "README.txt", "caseload.json"
_DANISH = """SYNTETISKE BORGERE. Ingen af dem findes.

Sagsmængden er trukket af et program til afprøvning og demonstration. Forløb med attributten “rekonstruktion”
er bygget, så Aalborgs offentliggjorte tal kommer ud af rækkerne; de er en rekonstruktion og ikke kommunens
sager. De er altid alle med, uanset hvor mange andre borgere der er. Intet resultat, der regnes af disse
rækker, må bruges som et fund. Hvad der er kendt, og hvad der er opfundet, står i docs/caseload.md.
"""
_ENGLISH = """SYNTHETIC CITIZENS. None of them exists.

The caseload was drawn by a program, for tests and demonstration. Spells with the attribute “rekonstruktion”
are built so that Aalborg's published figures come out of the rows; they are a reconstruction, not the
municipality's cases. They are always all there, however many other citizens there are. No result computed
from these rows may be used as a finding. What is known and what is invented stands in docs/caseload.md.
"""


def readme(mark: Mapping[str, str]) -> str:
    """The text, Danish first, and what the caseload was made of."""
    made_of = "".join(f"{name} = {words}\n" for name, words in mark.items())
    return f"{_DANISH}\n{_ENGLISH}\n{made_of}"
