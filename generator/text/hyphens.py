"""Soft hyphens: where a long word may be divided, by the dictionaries of LibreOffice.

A page of narrow columns cannot leave that to the browser: few know Norwegian. The dictionaries'
patterns are kept between runs, as reading them takes ten times as long.
"""

from functools import cache, lru_cache
from pathlib import Path

import pyphen

from schema.kept_patterns import compile_kept
from schema.user_cache import keep_value

SOFT = "\u00ad"
# Shorter words have room everywhere. So many letters at least stand before a hyphen, and after it:
# «fag-» and «inn-» are words, while what is left of an ending is none.
SHORTEST, _BEFORE, _AFTER = 14, 3, 4
_LONG = compile_kept(rf"[^\W\d_]{{{SHORTEST},}}")
# What has one of these within is an address, a name of a file or a code, to be copied as it is.
_CODE = compile_kept(r"[@/\\_#=\d&]|[^\W\d_][.:][^\W\d_]")
_TOKEN = compile_kept(rf"\S{{{SHORTEST},}}")
_Patterns = dict[str, tuple[int, tuple[int, ...]]]


def soften(text: str, language: str) -> str:
    """Return a text with soft hyphens in its long words; as it is, in a language without a list."""
    if not _LONG.search(text):
        return text
    return _TOKEN.sub(lambda found: _soften_token(found[0], language), text)


@lru_cache(maxsize=8192)
def _soften_token(token: str, language: str) -> str:
    if SOFT in token or _CODE.search(token):
        return token
    return _LONG.sub(lambda found: _divide(found[0], language), token)


def _divide(word: str, language: str) -> str:
    known = _load(language)
    if known is None:
        return word
    places = (each for each in known.positions(word) if _BEFORE <= each <= len(word) - _AFTER)
    begun, parts = 0, []
    for place in places:
        parts.append(word[begun:place])
        begun = place
    return SOFT.join((*parts, word[begun:]))


class _KeptPatterns(pyphen.HyphDict):  # type: ignore[misc] # the library does not say its types
    """A dictionary of patterns that have been read before."""

    def __init__(self, patterns: _Patterns) -> None:
        self.patterns = patterns
        self.cache: dict[str, list[int]] = {}
        self.maxlen = max(map(len, patterns))


@cache
def _load(language: str) -> _KeptPatterns | None:
    """Return the patterns of a language; None where there are none."""
    name = pyphen.language_fallback(language)
    if name is None:
        return None
    file = Path(pyphen.LANGUAGES[name])
    kept = f"hyphens-{file.stem}-{file.stat().st_size}-{pyphen.VERSION}.msgpack"
    return _KeptPatterns(keep_value(kept, _Patterns, lambda: _read(file)))


def _read(file: Path) -> _Patterns:
    patterns = pyphen.HyphDict(file).patterns
    return {each: (start, tuple(map(int, values))) for each, (start, values) in patterns.items()}
