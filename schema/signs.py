"""What gives a kind of mistake in running text away: schema/signs.yaml, and patterns made of it."""

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from schema.files import FOLDER, read_as
from schema.guarded_patterns import GuardedPattern, compile_guarded
from schema.kept_patterns import compile_kept

# So many that a line may end between two words, and so few that a row of spaces costs little.
_SPACE, _MAYBE_SPACE = r"\\s{1,3}", r"\\s{0,3}"
_PART = compile_kept(r"%([a-z_]+)%")


class Sign(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of mistake: a sentence that has all it `needs`, and nothing of `unless`.

    `hints` are sets of words in small letters; a sentence without a word of each is not looked at.
    The patterns are as written in the file: most signs are not met in a run, and never compiled.
    """

    hints: tuple[frozenset[str], ...]
    needs: tuple[str, ...]
    unless: str = ""

    def find(self, sentence: str) -> re.Match[str] | None:
        """Return what the first pattern finds, if the sentence has the sign.

        As all are needed, the briefest is looked for first: it takes the least time.
        """
        first: re.Match[str] | None = None
        for each in sorted(map(_compile, self.needs), key=_length):
            found = each.search(sentence)
            if found is None:
                return None
            first = found if each is _compile(self.needs[0]) else first
        return None if self.unless and _compile(self.unless).search(sentence) else first


def _length(pattern: GuardedPattern) -> int:
    return len(pattern.whole.pattern)


class _Written(Struct, frozen=True, forbid_unknown_fields=True):
    hints: str
    needs: tuple[str, ...]
    unless: str = ""


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    words: Mapping[str, str]
    parts: Mapping[str, str]
    patterns: Mapping[str, str]
    cased: Mapping[str, str]
    signs: Mapping[str, _Written]


@cache
def _load() -> _File:
    return read_as(FOLDER / "signs.yaml", _File)


def all_patterns() -> Mapping[str, re.Pattern[str]]:
    """Return every pattern of the file, by a name of its own."""
    of_signs = {
        f"{name}-{index}": _compile(written).whole
        for name, sign in _load().signs.items()
        for index, written in enumerate(filter(None, (*sign.needs, sign.unless)))
    }
    others = (*_load().patterns, *_load().cased)
    return of_signs | {name: load_pattern(name).whole for name in others}


@cache
def load_sign(name: str) -> Sign:
    """Return a sign by its name. Raises KeyError for one that is not there."""
    written = _load().signs[name]
    hints = tuple(frozenset(each.split()) for each in written.hints.split("+"))
    return Sign(hints, written.needs, written.unless)


@cache
def load_pattern(name: str) -> GuardedPattern:
    """Return a pattern of the file, or a part of one as a pattern. Raises KeyError."""
    cased = _load().cased.get(name)
    if cased is not None:
        return compile_guarded(rf"(?<!\w)(?:{_fill(cased)})", re.MULTILINE)
    return _compile(_load().patterns.get(name) or f"%{name}%")


@cache
def load_hints(name: str) -> frozenset[str]:
    """Return a list of words of the file, in small letters."""
    return frozenset(_load().words[name].split())


@cache
def _part(name: str) -> str:
    return f"(?:{_fill(_load().parts[name])})"


def _fill(written: str) -> str:
    """Put parts in their places; any white space will do where there is a space."""
    whole = _PART.sub(lambda match: _part(match[1]), written)
    optional = re.sub(r"\s{1,9}[?*]", _MAYBE_SPACE, whole.strip())
    return re.sub(r"\s+", _SPACE, optional)


@cache
def _compile(written: str) -> GuardedPattern:
    return compile_guarded(rf"(?<!\w)(?:{_fill(written)})", re.IGNORECASE | re.MULTILINE)
