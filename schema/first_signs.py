"""The signs that a pattern may begin with: `re` then tries it only where one of them stands.

`re` reads them off few patterns itself: not off those that begin with what stands before them, nor
off those for which capitals do not count. Most patterns of rules are both, and would be tried at
every letter of a text. Signs beyond Latin 1 may begin any pattern here; which others may, `re` says
itself of each piece.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any, TypeAlias

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
except ImportError:  # another Python than CPython
    _sre = None

_LATIN, _LAST, _ROW = 256, 0x10FFFF, 32
# What most of a text is made of: a pattern that most of it may begin is as soon tried everywhere.
_COMMON, _MOST = "etnraislodgkmv ufpbhøjyåæcw.,", 28
# A bit for each sign; and whether it may be nothing at all.
_First: TypeAlias = tuple[int, bool]
_ANYTHING: _First = (-1, False)
_known: dict[tuple[str, int], int] = {}


def tell_first_signs(code: list[int], parsed: Any, flags: int) -> list[int]:
    """Return what `re` compiled a pattern to, with the signs that it may begin with told in it.

    It is returned as it was where they are told already, not known, or nearly all.
    """
    signs, empty = _read(parsed, int(flags) | int(parsed.state.flags))
    common = sum(signs >> ord(each) & 1 for each in _COMMON)
    told_already = code[0] != _constants.INFO or code[2] != 0
    if told_already or empty or common > _MOST:
        return code
    rows = [signs >> at & (1 << _ROW) - 1 for at in range(0, _LATIN, _ROW)]
    told = [_constants.CHARSET, *rows, _constants.RANGE, _LATIN, _LAST, _constants.FAILURE]
    skip, charset = code[1] + len(told), _constants.SRE_INFO_CHARSET
    return [code[0], skip, charset, *code[3:5], *map(int, told), *code[5:]]


def _read(parsed: Iterable[tuple[Any, Any]], flags: int) -> _First:
    """Return what a row of pieces begins with: with the first that is not empty, or one before."""
    signs = 0
    for kind, value in parsed:
        begins, empty = _read_piece(kind, value, flags)
        signs |= begins
        if not empty:
            return signs, False
    return signs, True


def _read_piece(kind: Any, value: Any, flags: int) -> _First:
    match str(kind):
        case "LITERAL" | "NOT_LITERAL" | "IN" | "ANY":
            read = _signs_of(kind, value, flags), False
        case "ASSERT" | "ASSERT_NOT" | "AT":
            read = 0, True
        case "BRANCH":
            ways = [_read(each, flags) for each in value[1]]
            read = reduce(or_, (signs for signs, _ in ways)), any(empty for _, empty in ways)
        case "SUBPATTERN":
            _, more, less, inside = value
            read = _read(inside, int(_compiler._combine_flags(flags, more, less)))  # noqa: SLF001
        case "ATOMIC_GROUP":
            read = _read(value, flags)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, _, inside = value
            signs, empty = _read(inside, flags)
            read = signs, empty or not least
        case _:
            read = _ANYTHING
    return read


def _signs_of(kind: Any, value: Any, flags: int) -> int:
    """Return the signs of Latin 1 that a piece of one sign matches, by asking `re` itself."""
    key = f"{kind} {value}", flags
    if key not in _known:
        state = _parser.State()
        state.flags = flags
        code = _compiler._code(_parser.SubPattern(state, [(kind, value)]), flags)  # noqa: SLF001
        piece = _sre.compile("", flags, [int(each) for each in code], 0, {}, (None,))
        _known[key] = sum(1 << sign for sign in range(_LATIN) if piece.match(chr(sign)))
    return _known[key]
