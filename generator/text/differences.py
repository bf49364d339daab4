"""What differs between two texts, word by word, for readers: pure, and in plain text."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import takewhile
from operator import eq
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from schema.kept_patterns import compile_kept

Kind: TypeAlias = Literal["same", "removed", "added", "gap"]
# Words that stay around a change; what lies between is left out.
_AROUND = 7
# Texts with less than this share of words in common are told as one whole after another.
_ALIKE = 0.35
# Runs of fewer words than this between two changes are taken into them: easier to read.
_ISLAND = 2
# Longer paragraphs are not compared word by word.
_LONGEST = 600
# Paragraphs: of more than the former, those that come again and again are not sought everywhere.
_MANY, _MOST = 200, 1000
_Opcode: TypeAlias = tuple[str, int, int, int, int]
_SPACE = compile_kept(r"[ \t\n]+")


class Piece(Struct, frozen=True):
    """A run of words: the same in both texts, removed, added, or a gap where some are left out."""

    kind: Kind
    text: str


@lru_cache(maxsize=512)  # a report’s front page and its comparison show the same
def compare_texts(before: str, now: str) -> tuple[Piece, ...]:
    """Return the changes from one text to another, with a few words around; empty when alike."""
    old, new = _paragraphs(before), _paragraphs(now)
    pieces: list[Piece] = []
    for tag, i, j, k, m in _compare_paragraphs(old, new):
        if tag == "equal":
            pieces.append(Piece("gap", ""))
        else:
            pieces.extend(_compare_words(_split(" ".join(old[i:j])), _split(" ".join(new[k:m]))))
    merged = tuple(_merge(pieces))
    return merged if any(each.kind in {"removed", "added"} for each in merged) else ()


def shorten_pieces(pieces: Iterable[Piece], most: int) -> Iterator[Piece]:
    """Yield pieces as long as there is room for their characters; a gap stands for the rest."""
    for piece in pieces:
        if len(piece.text) > most:
            if most > 40:
                yield replace(piece, text=piece.text[:most].rsplit(" ", 1)[0])
            yield Piece("gap", "")
            return
        most -= len(piece.text)
        yield piece


def _compare_paragraphs(old: list[str], new: list[str]) -> Sequence[_Opcode]:
    """Return which paragraphs are the same; of very many, only those at the beginning and the end.

    Looking for the longest run they share takes the square of their number.
    """
    if max(len(old), len(new)) <= _MOST:
        return SequenceMatcher(None, old, new, autojunk=len(old) > _MANY).get_opcodes()
    first = sum(takewhile(bool, map(eq, old, new)))
    last = sum(takewhile(bool, map(eq, reversed(old[first:]), reversed(new[first:]))))
    i, k = len(old) - last, len(new) - last
    found = (
        ("equal", 0, first, 0, first),
        ("replace", first, i, first, k),
        ("equal", i, len(old), k, len(new)),
    )
    return [each for each in found if each[1] < each[2] or each[3] < each[4]]


def _paragraphs(text: str) -> list[str]:
    return [" ".join(_split(line)) for line in text.splitlines() if line.strip()]


def _split(line: str) -> list[str]:
    """Return the words of a line; what a no-break space holds together, as 219 000, is one."""
    return [word for word in _SPACE.split(line) if word]


def _compare_words(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if len(old) + len(new) > 2 * _LONGEST or (old and new and matcher.ratio() < _ALIKE):
        yield from _whole(old, new)
        return
    for tag, i, j, k, m in _without_islands(matcher.get_opcodes()):
        if tag == "equal":
            yield from _around(old[i:j])
        else:
            yield from _whole(old[i:j], new[k:m])


def _whole(old: list[str], new: list[str]) -> Iterator[Piece]:
    if old:
        yield Piece("removed", " ".join(old))
    if new:
        yield Piece("added", " ".join(new))


def _without_islands(opcodes: Sequence[_Opcode]) -> Iterator[_Opcode]:
    """Yield opcodes where a word or two between changes belong to the change."""
    last = len(opcodes) - 1
    kept: _Opcode | None = None
    for number, (tag, i, j, k, m) in enumerate(opcodes):
        if tag == "equal" and (j - i >= _ISLAND or number in {0, last}):
            if kept:
                yield kept
            kept = None
            yield tag, i, j, k, m
        else:
            start = (kept[1], kept[3]) if kept else (i, k)
            kept = ("replace", start[0], j, start[1], m)
    if kept:
        yield kept


def _around(words: list[str]) -> Iterator[Piece]:
    if len(words) <= 2 * _AROUND + 2:
        yield Piece("same", " ".join(words))
        return
    yield Piece("same", " ".join(words[:_AROUND]))
    yield Piece("gap", "")
    yield Piece("same", " ".join(words[-_AROUND:]))


def _merge(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield pieces with no two gaps side by side, and no unchanged words with gaps around them."""
    previous: Piece | None = None
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        gaps = [each is None or each.kind == "gap" for each in (previous, following)]
        if piece.kind == "same" and all(gaps):
            piece = Piece("gap", "")  # noqa: PLW2901 - it is one
        if not (piece.kind == "gap" and previous and previous.kind == "gap"):
            yield piece
            previous = piece
