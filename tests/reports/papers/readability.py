"""How hard a Danish text is to read: LIX, words to a sentence and long words in a hundred (Björnsson)."""

import re

LONG = 7
"""Letters from which a word is long."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_END = re.compile(r"[.!?:;]+(?=\s|$)|\n")


def lix(text: str) -> float:
    """Words per sentence plus long words in percent; a colon or the end of a line ends a sentence."""
    sentences = [one for one in _END.split(text) if _WORD.search(one)]
    words = _WORD.findall(text)
    return len(words) / len(sentences) + 100 * sum(len(one) >= LONG for one in words) / len(words)
