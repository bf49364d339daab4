"""Where a form's headings may be in a report, by their numbers and their wordings."""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.importing.headings.known import (
    HeadingIndex,
    HeadingKind,
    KnownHeading,
    Wording,
    likeness,
)
from generator.importing.portal.data import labels_of, reading_data
from generator.importing.portal.lexicon import end_of, squeeze, words_of
from generator.importing.source.lines import Lines
from schema.facts.enterprise import Goal

# 2.A.1 · 2.A.1. · 2A1 · 2.A 1 · 2-A-1 · 2.a.1; what follows begins a word of its own.
_QUESTION = re.compile(
    r"(?P<step>\d)\s?[.\-]?\s?(?P<section>[A-Za-z])\s?[.\-]?\s?(?P<question>\d{1,2})\s?[.:)\-]?(?!\w)"
)
_SECTION = re.compile(r"(?P<step>\d)\s?[.\-]?\s?(?P<section>[A-Z])\s?[.:)\-]?(?![\w.\-])")
_STEP = re.compile(r"(?P<step>\d)\s?[.:)]?(?![\w.,])")
_DOTTED = re.compile(r"\d\.[A-Z](?:\.\d{1,2})?\.?(?:\s|$)")
# How alike a heading with the form's number must be to a known wording.
_LIKE_NUMBERED = 0.72
# How much likeness it outweighs that a heading ends where its paragraph does.
_CLOSED = 0.15
# How alike they must be to end there for certain.
_ALMOST = 0.93
_LONGEST = 14
_SHORT_VALUE = 60
# A wording this long is sure enough to be followed over a blank line.
_LONG = 16
# One this long, without a number, is no line of an answer even with no gap above it.
_UNMISTAKABLE = 40
_TITLE = 3
_STEM = 5
_ENDS = '.!?:»”"'


class Numbered(Struct, frozen=True):
    """A number as ids are written, what follows it, and whether it is punctuated as the form's."""

    number: str
    rest: str
    dotted: bool


def read_number(text: str) -> Numbered | None:
    """Return the number that a line begins with, of a question, a section or a step."""
    bare = _without_prefix(text)
    for pattern in (_QUESTION, _SECTION, _STEP):
        match = pattern.match(bare)
        if match:
            number = ".".join(each.upper() for each in match.groupdict().values() if each)
            return Numbered(number, bare[match.end() :].strip(), bool(_DOTTED.match(bare)))
    return None


def _without_prefix(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest.strip() if first.casefold().strip(".") in reading_data().number_prefixes else text


class Candidate(Struct, frozen=True):
    """A place where a heading may be: lines `start` to `end`, and what follows it on the last.

    `sureness` ranks the candidates for one heading; `language` is that of the wording, if known.
    """

    target: KnownHeading
    start: int
    end: int
    rest: str
    sureness: int
    language: str = ""


class _HeadingStart(Struct, frozen=True):
    """A line that a heading may begin on; `apart` when nothing is directly above it."""

    index: int
    text: str
    apart: bool
    number: str = ""
    dotted: bool = False


def find_candidates(lines: Lines, index: HeadingIndex) -> Iterator[Candidate]:
    """Yield every place where one of the index's headings may be."""
    for at, line in enumerate(lines):
        if line:
            yield from _at(lines, at, index)


def _at(lines: Lines, at: int, index: HeadingIndex) -> Iterator[Candidate]:
    plain = _HeadingStart(at, lines[at].text, is_apart(lines, at))
    exact = list(_exact(lines, plain, index))
    numbered = read_number(plain.text)
    if numbered and "." not in numbered.number and _is_goal(numbered.rest):
        return
    if numbered and numbered.number in index.by_number:
        place = _HeadingStart(at, numbered.rest, plain.apart, numbered.number, numbered.dotted)
        yield from list(_exact(lines, place, index)) or _like_numbered(lines, place, index)
    elif not exact and plain.apart:
        yield from _like(lines, plain, index)
    yield from exact


def _is_goal(text: str) -> bool:
    """Return whether a goal's label follows a number: «1    Goal : Visit all mills»."""
    first, mark, _ = text.partition(":")
    return bool(mark) and squeeze(first) in {letters for letters, _ in labels_of(Goal)}


def is_apart(lines: Lines, at: int) -> bool:
    """Return whether nothing of the report is directly above a line."""
    above = lines[at - 1] if at else None
    return not above or above.page != lines[at].page or lines[at].moved or lines[at].set_in


def _exact(lines: Lines, place: _HeadingStart, index: HeadingIndex) -> Iterator[Candidate]:
    """Yield the headings whose every letter is here."""
    text, start = place.text, place.index
    if place.number and not text:
        start = _next(lines, start)
        text = lines[start].text if start < len(lines) else ""
    for target, wording in index.beginning(squeeze(text)):
        found = _follow(lines, start, text, wording)
        fits = not place.number or target.number == place.number
        if found and fits and _may_end(lines, found, target, place, wording):
            sureness = 2 + 3 * bool(place.number) + 3 * place.apart + 2 * (not found[1])
            yield Candidate(target, place.index, *found, sureness, wording.language)


def _follow(lines: Lines, start: int, text: str, wording: Wording) -> tuple[int, str] | None:
    """Return where a wording that begins here ends, and what follows on its last line."""
    seen, last = "", start
    while len(seen) + len(letters := squeeze(text)) < len(wording.letters):
        seen += letters
        following = _next(lines, last)
        if following >= len(lines) or following - start > _LONGEST:
            return None
        far = following - last > (2 if len(wording.letters) >= _LONG else 1)
        turned = lines[following].moved or lines[following].page != lines[last].page
        if (far and not turned) or not wording.letters.startswith(seen):
            return None
        last, text = following, lines[following].text
    end = end_of(text, len(wording.letters) - len(seen))
    if end is None or seen + squeeze(text[:end]) != wording.letters:
        return None
    return last + 1, text[end:].lstrip(' )]"”»’.').rstrip()


def _next(lines: Lines, at: int) -> int:
    following = at + 1
    while following < len(lines) and not lines[following]:
        following += 1
    return following


def _may_end(
    lines: Lines,
    found: tuple[int, str],
    target: KnownHeading,
    place: _HeadingStart,
    wording: Wording,
) -> bool:
    """Return whether a heading may end where a wording does, and not be words of an answer."""
    end, rest = found
    below = place.apart or _ends_above(lines, place.index)
    least = _LONG if place.number else _UNMISTAKABLE
    below = below or len(wording.letters) >= least
    if len(wording.words) <= _TITLE and not place.number:
        alone = (
            end >= len(lines) or is_apart(lines, end) or len(wording.words) > 1 or rest[:1] == ":"
        )
        alone = alone or place.text.endswith(":") or (place.apart and not rest)
        if not (below and place.text[:1].isupper() and (alone or target.takes_value)):
            return False
        below = place.apart or len(wording.words) > 1 or place.text.endswith(":")
    if not rest.strip(" .:?"):
        return below
    if not place.apart or target.kind is not HeadingKind.QUESTION:
        return False
    return rest[0] in ":?" or (target.takes_value and len(rest) < _SHORT_VALUE)


def _ends_above(lines: Lines, at: int) -> bool:
    """Return whether the line above a heading without a gap is a paragraph's last."""
    above = lines[at - 1].text
    return above[-1:] in _ENDS or len(above) < _SHORT_VALUE


def _like_numbered(lines: Lines, place: _HeadingStart, index: HeadingIndex) -> Iterator[Candidate]:
    """Yield the headings whose number is here, in wording unknown or a little different."""
    for target in index.by_number[place.number]:
        best = _best(list(_extents(lines, place, target)))
        if best and best[0] >= _LIKE_NUMBERED:
            yield Candidate(target, place.index, best[1], "", 5 + 3 * place.apart, best[2])
        elif place.apart and _is_worded(lines, place, target):
            yield Candidate(target, place.index, worded_end(lines, place.index, place.text), "", 4)


def _best(extents: list[tuple[float, int, str, bool]]) -> tuple[float, int, str, bool] | None:
    """Return the extent most like a wording; of those that are not quite, one that is closed."""
    best = max(extents, key=lambda each: (each[0], -each[1]), default=None)
    if best is None or best[0] >= _ALMOST:
        return best
    return max(extents, key=lambda each: (each[0] + _CLOSED * each[3], -each[1]))


def _extents(
    lines: Lines, place: _HeadingStart, target: KnownHeading
) -> Iterator[tuple[float, int, str, bool]]:
    """Yield how like a target's wordings the lines from here are, where they end, the language.

    Last comes whether nothing is directly below them.
    """
    text = place.text
    for end in range(place.index + 1, min(place.index + _LONGEST, len(lines)) + 1):
        for wording in target.wordings:
            closed = end >= len(lines) or not lines[end] or is_apart(lines, end)
            yield likeness(text, wording), end, wording.language, closed
        if end >= len(lines) or (text and not lines[end]):
            return
        text = f"{text} {lines[end].text}".strip()


def _is_worded(lines: Lines, place: _HeadingStart, target: KnownHeading) -> bool:
    """Return whether what follows a number may be a heading nobody has heard of."""
    if place.dotted and (target.kind is HeadingKind.QUESTION or place.text[:1].isupper()):
        return True
    if "." not in place.number and not _shares_title(place.text, target):
        return False
    end = worded_end(lines, place.index, place.text)
    text = " ".join(line.text for line in lines[place.index : end] if line)
    short = end - place.index <= _TITLE and text[-1:] not in ".,;" and len(text) > _TITLE
    first = place.index == 0 or lines[place.index - 1].page != lines[place.index].page
    return "." not in place.number and short and (first or place.text[:1].isupper())


def _shares_title(text: str, target: KnownHeading) -> bool:
    """Return whether a line has a word of a step's title: a digit alone is a goal's number, too."""
    small = reading_data().small_words
    own = {word[:_STEM] for word in words_of(text)}
    known = {each for wording in target.wordings for each in wording.words if each not in small}
    return not text or bool(own & {each[:_STEM] for each in known})


def worded_end(lines: Lines, at: int, text: str) -> int:
    """Return where a heading of unknown wording ends: at a question mark, or a blank line."""
    start = at if text else _next(lines, at)
    rest = lines[start : start + _LONGEST]
    blank = next((number for number, line in enumerate(rest) if not line), len(rest))
    asked = next((n + 1 for n, line in enumerate(rest) if line.text[-1:] in ("?", ":")), blank)
    closed = min(blank, asked) < len(rest) or start + len(rest) == len(lines)
    # With neither, the first line is all that is sure.
    return start + (min(blank, asked) if closed else 1)


def _like(lines: Lines, place: _HeadingStart, index: HeadingIndex) -> Iterator[Candidate]:
    """Yield the headings without number that a whole paragraph is much like."""
    paragraph = lines[place.index : place.index + _LONGEST]
    length = next((at for at, line in enumerate(paragraph) if not line), len(paragraph))
    text = " ".join(line.text for line in paragraph[:length])
    for target, wording in index.like(text):
        yield Candidate(target, place.index, place.index + length, "", 3, wording.language)
