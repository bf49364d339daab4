"""Texts compared by their letters and digits alone."""

import re
from collections.abc import Iterable
from typing import Generic, TypeVar

Key = TypeVar("Key")
_WORD = re.compile(r"[^\W_]+")


def squeeze(text: str) -> str:
    """Return a text's letters and digits, in small letters and without anything between."""
    return "".join(_WORD.findall(text)).casefold()


def words_of(text: str) -> list[str]:
    """Return a text's words in small letters."""
    return [word.casefold() for word in _WORD.findall(text)]


def end_of(text: str, count: int) -> int | None:
    """Return where in a text its first `count` letters and digits end.

    None if that is in the middle of a word.
    """
    seen = index = 0
    while index < len(text) and seen < count:
        seen += len(squeeze(text[index]))
        index += 1
    if seen != count or (index < len(text) and squeeze(text[index - 1 : index + 1])[1:]):
        return None
    return index


class Lexicon(Generic[Key]):
    """What words stand for, by their letters; of several keys for one text the first is kept."""

    def __init__(self, entries: Iterable[tuple[str, Key]]) -> None:
        self._keys: dict[str, Key] = {}
        self.texts = tuple(entries)
        for text, key in self.texts:
            self._keys.setdefault(squeeze(text), key)
        self._longest = max((len(each) for each in self._keys), default=0)

    def find(self, text: str) -> Key | None:
        """Return what exactly this text stands for."""
        return self._keys.get(squeeze(text))

    def take(self, words: list[str], start: int) -> tuple[Key, int] | None:
        """Return what the longest text beginning at a word stands for, and where it ends."""
        found, letters = None, ""
        for end in range(start, len(words)):
            letters += squeeze(words[end])
            if len(letters) > self._longest:
                break
            if letters in self._keys:
                found = self._keys[letters], end + 1
        return found
