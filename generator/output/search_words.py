"""What searching needs beside Pagefind's index: the words that are in it, and words like them.

Pagefind finds words by their beginning, folds accents, and otherwise takes a query as it is typed.
The list of words lets the page's script find what was meant: ø typed as o, a letter wrong, the part
of a word that Pagefind does not divide. There is one file for each language, which the script asks
for beside the index, in JSON. `words` each stand once, in small letters if they do so somewhere on
the pages, with what to ask Pagefind for instead, after a tab, where it does not find the word
itself («Bergen», tab, «Oslo–Bergen»).
`alike` are groups of words that mean the same, each two lists: those that are in the index, and
those that are not.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from schema.synonyms import load_synonyms

# Pagefind divides words at the punctuation of ASCII and where a capital follows a small letter.
_DIVISION = re.compile(r"[!-/:-@\[-`{-~]+")
_CAPITAL = re.compile(r"(?<=[^\W\d_A-ZÀ-ÖØ-Þ])(?=[A-ZÀ-ÖØ-Þ])")
_PART = re.compile(r"[^\W_]+")


def list_search_words(contents: Iterable[str]) -> bytes:
    """Return the file of one language's words, of the text of its pages as Pagefind has it."""
    words: dict[str, str] = {}
    for token in {token for content in contents for token in content.split()}:
        for entry in _entries(token):
            key = entry.lower()
            words[key] = max(words.get(key, ""), entry)
    keys = sorted(words)
    alike = [
        [[each for each in group if each in there], [each for each in group if each not in there]]
        for group in load_synonyms()
        if (there := {each for each in group if _is_in(keys, each.lower())})
    ]
    return msgspec.json.encode({"words": [words[key] for key in keys], "alike": alike})


def _entries(token: str) -> Iterator[str]:
    """Yield the words of what stands between two spaces: as a whole, and its parts."""
    parts = _PART.findall(token)
    if not parts:
        return
    whole = token[token.index(parts[0]) : token.rindex(parts[-1]) + len(parts[-1])]
    yield whole
    for piece in _DIVISION.split(_CAPITAL.sub("-", token)):
        for part in _PART.findall(piece):
            if part != whole:
                yield part if piece.startswith(part) else f"{part}\t{whole}"


def _is_in(words: Sequence[str], phrase: str) -> bool:
    """Tell whether each word of a phrase is the beginning of one of the sorted words."""
    for word in phrase.split():
        place = bisect_left(words, word)
        if place == len(words) or not words[place].startswith(word):
            return False
    return True
