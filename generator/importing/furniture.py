"""The page's own lines: running heads and feet, page numbers, bookmarks."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.lexicon import squeeze
from generator.importing.lines import Line
from generator.importing.portal import reading_data, wordings

_NUMBER = re.compile(r"[-–|]?\s*(\d{1,4})\s*[-–|]?")
_DIGITS = re.compile(r"\d+")
# How many pages must have a line, and how large a part of all, before it is the page's own.
_OFTEN = 3
_SHARE = 0.5
_ENDS = ".!?:,;"
_EDGE = 2
_PART = re.compile(r"\w+")
_END = 4


class Stripped(Struct, frozen=True):
    """The report's own lines, and those that are the page's."""

    lines: tuple[Line, ...]
    furniture: tuple[Line, ...]


def strip_furniture(lines: tuple[Line, ...], name: str, kept: Iterable[str]) -> Stripped:
    """Take away what belongs to the pages.

    `name` is the enterprise's name, or empty; `kept` are the letters of headings and labels, which
    are the report's own however often they stand at the top of a page.
    """
    matching = _matching(lines, name)
    own = _bookmarks(lines, matching) | matching
    rest = tuple(line for line in lines if line and id(line) not in own)
    edges = _edges(rest)
    own |= _page_numbers(edges) | _running(edges, tuple(kept))
    return Stripped(
        tuple(_without(lines, own)), tuple(line for line in lines if line and id(line) in own)
    )


def _without(lines: tuple[Line, ...], own: set[int]) -> Iterator[Line]:
    moved = False
    for line in lines:
        if id(line) in own:
            moved = True
        elif line and moved:
            yield replace(line, moved=True)
            moved = False
        else:
            yield line


def _bookmarks(lines: tuple[Line, ...], matching: set[int]) -> set[int]:
    """Return the list of bookmarks at the end: lines that are indented by a tab.

    Feet of pages, whose ids are `matching`, may stand between them.
    """
    pattern = re.compile(reading_data().bookmarks)
    tail: list[Line] = []
    for line in reversed(lines):
        if line and not line.indented and id(line) not in matching:
            break
        tail.append(line)
    marked = any(pattern.fullmatch(line.text) for line in tail)
    return {id(line) for line in tail} if marked else set()


def _matching(lines: tuple[Line, ...], name: str) -> set[int]:
    shown = r"\s+".join(map(re.escape, name.split())) or r"(?!)"
    patterns = [
        re.compile(each.replace("{name}", shown), re.IGNORECASE)
        for each in reading_data().page_lines
    ]
    return {id(line) for line in lines if line and any(p.fullmatch(line.text) for p in patterns)}


def _edges(lines: tuple[Line, ...]) -> list[tuple[tuple[Line, ...], tuple[Line, ...]]]:
    """Return the first and the last lines of every page."""
    pages = [tuple(group) for _, group in groupby(lines, key=lambda line: line.page)]
    return [(page[:_EDGE], page[-_EDGE:]) for page in pages]


def _page_numbers(edges: list[tuple[tuple[Line, ...], tuple[Line, ...]]]) -> set[int]:
    """Return the lone numbers at the pages' edges that count the pages."""
    found: defaultdict[tuple[int, int], list[Line]] = defaultdict(list)
    for first, last in edges:
        for side, line in enumerate((*first[:1], *last[-1:])):
            if match := _NUMBER.fullmatch(line.text):
                found[side, int(match[1]) - line.page].append(line)
    return {
        id(line) for lines in found.values() if _are_many(len(lines), len(edges)) for line in lines
    }


def _running(
    edges: list[tuple[tuple[Line, ...], tuple[Line, ...]]], kept: tuple[str, ...]
) -> set[int]:
    """Return the lines that stand at the same edge of many pages, whatever their numbers."""
    at_edges = [(side, line) for page in edges for side, some in enumerate(page) for line in some]
    often = Counter((side, _DIGITS.sub("0", line.text)) for side, line in at_edges)
    return {
        id(line)
        for side, line in at_edges
        if _are_many(often[side, _DIGITS.sub("0", line.text)], len(edges))
        and len(line.text) > _OFTEN
        and line.text[-1] not in _ENDS
        and not any(each.startswith(squeeze(line.text)) for each in kept)
        and not squeeze(line.text).startswith(_label_ends())
    }


@cache
def _label_ends() -> tuple[str, ...]:
    """Return the letters of the ends of labels that are broken over lines: «påvirkning/skade»."""
    ends = (
        squeeze("".join(words[at:]))
        for text in wordings().fields["Measure"]["risk"]
        for words in [_PART.findall(text)]
        for at in range(1, len(words))
    )
    return tuple(sorted(end for end in ends if len(end) > _END))


def _are_many(count: int, pages: int) -> bool:
    return count >= _OFTEN and count >= _SHARE * pages
