"""Rows of letters of which a text has one if a pattern is found in it: what is asked first.

Looking for a few rows of letters takes a fraction of the time that a pattern takes. They are read
off the pattern as `re` has parsed it, so nobody has to write them down beside it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

# Fewer letters are in most texts, and more rows take longer than the pattern.
_SHORTEST, _MOST = 2, 80
# Of rows that one after another make many, each is taken by itself.
_MOST_TOGETHER = 12
# Longer rows are hardly rarer.
_LONG = 5
_SIGNS = 3
_NOTHING = frozenset({""})
# All that a piece may match, if that is known, and rows of which whatever it matches has one.
_Piece: TypeAlias = tuple[frozenset[str] | None, frozenset[str] | None]
_UNKNOWN: _Piece = (None, None)


def needed_letters(parsed: Iterable[tuple[Any, Any]]) -> tuple[str, ...]:
    """Return, of a parsed pattern, the rows of small letters of which a text needs one.

    None are returned where none are known: the pattern may then be found in any text.
    """
    _, needed = _read(parsed)
    return tuple(sorted(needed or ()))


def _read(parsed: Iterable[tuple[Any, Any]]) -> _Piece:
    row, whole = _NOTHING, True
    best: frozenset[str] | None = None
    for kind, value in parsed:
        all_of_it, needed = _read_piece(str(kind), value)
        best = _better(best, needed)
        if all_of_it is not None and len(row) * len(all_of_it) <= _MOST_TOGETHER:
            row = frozenset(first + then for first in row for then in all_of_it)
            continue
        best, whole = _better(best, row), False
        row = _NOTHING if all_of_it is None else all_of_it
    return row if whole else None, _better(best, row)


def _read_piece(kind: str, value: Any) -> _Piece:
    read = _PIECES.get(kind)
    return read(value) if read else _UNKNOWN


def _read_set(signs: Sequence[tuple[Any, Any]]) -> _Piece:
    if len(signs) > _SIGNS or any(str(kind) != "LITERAL" for kind, _ in signs):
        return _UNKNOWN
    return _letters([sign for _, sign in signs])


def _letters(signs: Sequence[int]) -> _Piece:
    """Return signs as small letters; of those beyond Latin, not all is known."""
    if not all(each < 0x80 or 0xC0 <= each < 0xFF for each in signs):
        return _UNKNOWN
    # One letter by itself is in most texts.
    return frozenset(chr(each).lower() for each in signs), None


def _any_of(pieces: Sequence[_Piece]) -> _Piece:
    known = [each for each, _ in pieces if each is not None]
    whole = frozenset().union(*known) if len(known) == len(pieces) else None
    needed = [each for _, each in pieces if each]
    together = _fewest(frozenset().union(*needed)) if len(needed) == len(pieces) else None
    return whole if whole and len(whole) <= _MOST_TOGETHER else None, together


def _fewest(rows: frozenset[str]) -> frozenset[str]:
    """Leave out rows that have another one in them: what has them has that one, too."""
    if len(rows) == 1:
        return rows
    kept = list[str]()
    for row in sorted(rows, key=len):
        if not any(each in row for each in kept):
            kept.append(row)
    return frozenset(kept)


def _repeated(least: int, most: int, inside: Iterable[tuple[Any, Any]]) -> _Piece:
    whole, needed = _read(inside)
    if most == 1 and least == 0:
        return whole | _NOTHING if whole else None, None
    return (whole if least == most == 1 else None), needed if least else None


# By the names that `re` has for pieces of a pattern; of others, nothing is known.
_PIECES: Mapping[str, Callable[[Any], _Piece]] = {
    "LITERAL": lambda sign: _letters([sign]),
    "IN": _read_set,
    "BRANCH": lambda value: _any_of([_read(each) for each in value[1]]),
    "SUBPATTERN": lambda value: _read(value[3]),
    "ATOMIC_GROUP": _read,
    "MAX_REPEAT": lambda value: _repeated(*value),
    "MIN_REPEAT": lambda value: _repeated(*value),
    "POSSESSIVE_REPEAT": lambda value: _repeated(*value),
    "ASSERT": lambda value: (_NOTHING, _read(value[1])[1]),
    "ASSERT_NOT": lambda _: (_NOTHING, None),
    "AT": lambda _: (_NOTHING, None),
}


def _better(best: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Return the rows that tell more: the best so far, or others, if they are of use at all."""
    if not other or min(map(len, other)) < _SHORTEST:
        return best
    others = _fewest(other)
    if len(others) > _MOST or (best and _use(best) >= _use(others)):
        return best
    return others


def _use(rows: frozenset[str]) -> tuple[int, int]:
    """Return how much is told by these: most by long ones, and by few."""
    return min(_LONG, *map(len, rows)), -len(rows)
