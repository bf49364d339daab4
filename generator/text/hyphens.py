"""Soft hyphens: where a long word may be divided.

A page of narrow columns cannot leave that to the browser: few know Norwegian. A compound is divided
between its parts (schema/compound_parts.yaml); only a part that is itself long, or a word of which
no part is known, by the dictionaries of LibreOffice. These know syllables, not words, and cost
three bytes each time. Their patterns are kept between runs, as reading them takes ten times as
long.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import pyphen
from msgspec import Struct

from schema.files import FOLDER, read_as
from schema.kept_patterns import compile_kept
from schema.languages import load_languages
from schema.user_cache import keep_value

SOFT = "\u00ad"
# Shorter words have room everywhere, and so have shorter parts. So many letters at least stand
# before a hyphen, and after it: what is left of an ending is no word.
SHORTEST, _FEWEST = 14, 4
_LONG = compile_kept(rf"(?<![^\W\d_])[^\W\d_]{{{SHORTEST},}}")
# What has one of these within is an address, a name of a file or a code, to be copied as it is; but
# words may stand with a stroke between them.
_CODE = compile_kept(r"[@\\_#=\d&]|//|[^\W\d_][.:][^\W\d_]")
_TOKEN = compile_kept(rf"(?<!\S)\S{{{SHORTEST},}}")
# Of each pattern, where its values begin and the values: small numbers, read at once as bytes.
_Packed = dict[str, bytes]


def soften(text: str, language: str) -> str:
    """Return a text with soft hyphens in its long words; as it is, in a language without a list."""
    return _TOKEN.sub(lambda found: _soften_token(found[0], language), text)


@lru_cache(maxsize=8192)
def _soften_token(token: str, language: str) -> str:
    if SOFT in token or _CODE.search(token):
        return token
    return _LONG.sub(lambda found: _divide(found[0], language), token)


def _divide(word: str, language: str) -> str:
    seams = _keep_apart(_seams(word.lower(), language), len(word))
    bounds = (0, *seams, len(word))
    places = list(seams)
    for begun, end in pairwise(bounds):
        if end - begun >= SHORTEST and (known := _load(language)):
            inside = (each for each in known.positions(word[begun:end]) if each >= _FEWEST)
            within = _keep_apart(inside, end - begun)
            places += [begun + each for each in within]
    ordered = (0, *sorted(places), len(word))
    return SOFT.join(word[at:to] for at, to in pairwise(ordered))


def _seams(word: str, language: str) -> Iterator[int]:
    """Yield where a known part of a compound begins."""
    known = load_languages().get(language)
    parts = _parts(known.family or known.id) if known else None
    if parts is None:
        return
    first, pattern = parts
    for found in pattern.finditer(word):
        if found.start() >= _FEWEST or word[: found.start()] in first:
            yield found.start()


def _keep_apart(places: Iterable[int], length: int) -> tuple[int, ...]:
    """Return those places in a word that leave enough letters between them, and after."""
    kept: list[int] = []
    for each in places:
        if length - each >= _FEWEST and (not kept or each - kept[-1] >= _FEWEST):
            kept.append(each)
    return tuple(kept)


class _Parts(Struct, frozen=True, forbid_unknown_fields=True):
    """The parts of compounds in a language, or a family of languages."""

    first: frozenset[str]
    latter: tuple[str, ...]


class _PartsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """All of schema/compound_parts.yaml."""

    languages: Mapping[str, _Parts]


@cache
def _parts(family: str) -> tuple[frozenset[str], re.Pattern[str]] | None:
    """Return short first parts, and what finds where others begin; None without a list."""
    parts = read_as(FOLDER / "compound_parts.yaml", _PartsFile).languages.get(family)
    return (parts.first, compile_kept(f"(?={'|'.join(parts.latter)})")) if parts else None


class _Patterns:
    """Patterns as the library asks for them; there are some twenty thousand, a word has few."""

    def __init__(self, packed: _Packed) -> None:
        self._packed = packed

    def get(self, letters: str) -> tuple[int, bytes] | None:
        """Return where the values of a pattern begin, and the values."""
        found = self._packed.get(letters)
        return (found[0], found[1:]) if found else None


class _KeptPatterns(pyphen.HyphDict):  # type: ignore[misc] # the library does not say its types
    """A dictionary of patterns that have been read before."""

    def __init__(self, patterns: _Packed) -> None:
        self.patterns = _Patterns(patterns)
        self.cache: dict[str, list[int]] = {}
        self.maxlen = max(map(len, patterns))


@cache
def _load(language: str) -> _KeptPatterns | None:
    """Return the patterns of a language; None where there are none."""
    name = pyphen.language_fallback(language)
    if name is None:
        return None
    file = Path(pyphen.LANGUAGES[name])
    kept = f"hyphens-{file.stem}-{file.stat().st_size}-{pyphen.VERSION}-packed.msgpack"
    return _KeptPatterns(keep_value(kept, _Packed, lambda: _read(file)))


def _read(file: Path) -> _Packed:
    patterns = pyphen.HyphDict(file).patterns
    return {each: bytes((start, *map(int, values))) for each, (start, values) in patterns.items()}
