"""What searching needs beside Pagefind's index: the words that are in it, and words like them.

Pagefind finds words by their beginning, folds accents, and otherwise takes a query as it is typed.
The list of words lets the page's script find what was meant: ø typed as o, a letter wrong, the part
of a word that Pagefind does not divide. There is one file for each language, which the script asks
for beside the index, in JSON. `words` each stand once, in small letters if they do so somewhere on
the pages, with what to ask Pagefind for instead, after a tab, where it does not find the word
itself («Bergen», tab, «Oslo–Bergen»).
`alike` are groups of words that mean the same, each its number and two lists: those that are in
the index, and those that are not. A low number means that they are near in meaning.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from schema.kept_patterns import compile_kept
from schema.synonyms import load_synonyms

# Pagefind divides words at the punctuation of ASCII and where a capital follows a small letter.
_DIVISION = compile_kept(r"[!-/:-@\[-`{-~]+")
_CAPITAL = compile_kept(r"(?<=[^\W\d_A-ZÀ-ÖØ-Þ])(?=[A-ZÀ-ÖØ-Þ])")
_PART = compile_kept(r"[^\W_]+")


class SearchWords(Struct, frozen=True):
    """The file of one language's words.

    `parts` are the folders of further indexes of the same pages, beside the file; `statements` are
    those of all statements of a register. The list is `partial` where there are too many words.
    """

    words: tuple[str, ...]
    alike: tuple[tuple[int, tuple[str, ...], tuple[str, ...]], ...] = ()
    parts: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    partial: bool = False


def list_search_words(contents: Iterable[str]) -> SearchWords:
    """Return one language's words, of the text of its pages as Pagefind has it."""
    words: dict[str, str] = {}
    for token in {token for content in contents for token in content.split()}:
        for entry in _entries(token):
            key = entry.lower()
            words[key] = max(words.get(key, ""), entry)
    return _list(words)


def merge_search_words(lists: Iterable[SearchWords], most: int) -> SearchWords:
    """Return the words of several lists; of too many, those that are in the most of them."""
    words: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for each in lists:
        keys = [entry.lower() for entry in each.words]
        counts.update(keys)
        for key, entry in zip(keys, each.words, strict=True):
            words[key] = max(words.get(key, ""), entry)
    if len(words) <= most:
        return _list(words)
    kept = sorted(words, key=lambda key: (-counts[key], key))[:most]
    return replace(_list({key: words[key] for key in kept}), partial=True)


def _list(words: Mapping[str, str]) -> SearchWords:
    """Return the list of these words (each as it is written, by itself in small letters)."""
    keys = sorted(words)
    alike = (
        (
            number,
            tuple(each for each in group if each in there),
            tuple(each for each in group if each not in there),
        )
        for number, group in enumerate(load_synonyms())
        if (there := {each for each in group if _is_in(keys, each.lower())})
    )
    return SearchWords(tuple(words[key] for key in keys), tuple(alike))


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
