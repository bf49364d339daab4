"""Where the block on each risk begins among the measures: at its label, or at a risk's title."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from generator.importing.answers.labels import find_label
from generator.importing.answers.likely_labels import label_before_colon
from generator.importing.portal.data import labels_of
from generator.importing.portal.lexicon import end_of, squeeze
from generator.importing.source.lines import Lines, SourceLine, trim, without_blanks
from schema.facts.address import Measure

# How many lines further down a label that a page's end has parted may go on.
_GAP = 6
_LEAST = 5
_AFTER_LABEL = " :-\u2010"
# Over how many lines a title may go, and how many letters of a label may be before it.
_TITLE_LINES, _LONGEST_LABEL = 4, 60
_COUNTED = re.compile(r"\W*\d{0,2}\W*")


class MeasureBlock(Struct, frozen=True):
    """One block of measures: the risk's title as written, and the lines of its fields."""

    title: Lines
    lines: Lines


class DividedMeasures(Struct, frozen=True):
    """The lines before the first risk, each risk's block, and labels in an unknown wording."""

    before: Lines
    blocks: Sequence[MeasureBlock]
    guesses: Sequence[tuple[SourceLine, str]] = ()


class _Start(Struct, frozen=True):
    """Where a block begins: its line, what stands of the title there, and the line after.

    `label` is what is written before the title, where that is no known label.
    """

    at: int
    title: Lines
    end: int
    label: str = ""


def divide_measures(lines: Lines, titles: Sequence[str]) -> DividedMeasures:
    """Divide the measures among the risks.

    `titles` are those of the table of risks: without a known label, blocks begin at them.
    """
    known = {squeeze(title) for title in titles} - {""}
    starts = [
        _Start(at, *found)
        for at, line in enumerate(lines)
        if line and (found := _risk_label(lines, at)) is not None
    ]
    starts = starts or _titled_starts(lines, known)
    if not starts:
        return DividedMeasures(lines, ())
    ends = [each.at for each in starts[1:]] + [len(lines)]
    parts = [_block(lines, each, end, known) for each, end in zip(starts, ends, strict=True)]
    guesses = [(lines[each.at], each.label) for each in starts if each.label]
    return DividedMeasures(lines[: starts[0].at], _with_titles(parts, known), guesses[:1])


def _titled_starts(lines: Lines, known: set[str]) -> list[_Start]:
    """Return where paragraphs are a known title, alone or after the same words each time."""
    found: list[tuple[str, _Start]] = []
    for at, line in enumerate(lines):
        above = lines[at - 1] if at else None
        if line and (not above or above.page != line.page or line.moved):
            found.extend(_titled_start(lines, at, known))
    letters = [before for before, _ in found if before]
    own = [
        (before, start)
        for before, start in found
        if not before or letters.count(before) > 1 or len(found) == 1
    ]
    return [start for _, start in own]


def _titled_start(lines: Lines, at: int, known: set[str]) -> Iterator[tuple[str, _Start]]:
    """Yield the letters before a known title in a paragraph that ends with it."""
    text = ""
    for end in range(at, min(at + _TITLE_LINES, len(lines))):
        if not lines[end]:
            return
        text = f"{text} {lines[end].text}".strip()
        letters = squeeze(text)
        ends = [title for title in known if letters.endswith(title)]
        title = max(ends, key=len, default="")
        before = letters[: len(letters) - len(title)]
        if title and len(before) <= _LONGEST_LABEL:
            start = _start_of(text, len(before))
            label = "" if _COUNTED.fullmatch(text[:start]) else text[:start].strip(_AFTER_LABEL)
            title_lines = (lines[at].with_text(text[start:].lstrip(_AFTER_LABEL)),)
            yield re.sub(r"\d", "", squeeze(label)), _Start(at, title_lines, end + 1, label)
            return


def _start_of(text: str, count: int) -> int:
    return (end_of(text, count) or 0) if count else 0


def _block(lines: Lines, start: _Start, end: int, known: set[str]) -> MeasureBlock:
    """Return a block whose title goes on until it is a known one, or to a field's first label."""
    title = start.title
    if squeeze(" ".join(line.text for line in title)) in known:
        return MeasureBlock(title, lines[start.end : end])
    first = next((at for at in range(start.end, end) if _is_field(lines, at)), end)
    for at in range(start.end, first):
        if squeeze(" ".join(line.text for line in (*title, *lines[start.end : at + 1]))) in known:
            first = at + 1
            break
    whole = (*title, *without_blanks(lines[start.end : first]))
    return MeasureBlock(_from_title(whole, known), lines[first:end])


def _from_title(lines: Lines, known: set[str]) -> Lines:
    """Return a title without what a longer label than the known ones has before it."""
    text = " ".join(line.text for line in lines)
    letters = squeeze(text)
    title = max((each for each in known if letters.endswith(each)), key=len, default="")
    if not title or title == letters:
        return lines
    start = _start_of(text, len(letters) - len(title))
    return (lines[0].with_text(text[start:].lstrip(_AFTER_LABEL)),) if start else lines


def _is_field(lines: Lines, at: int) -> bool:
    if not lines[at]:
        return False
    known = find_label(lines, at, Measure) is not None
    return known or label_before_colon(lines, at, Measure) is not None


def _with_titles(parts: list[MeasureBlock], known: set[str]) -> list[MeasureBlock]:
    """Return blocks with titles that a page's end has left at the end of the block before."""
    for at, (before, part) in enumerate(pairwise([*parts]), 1):
        above = trim(before.lines)
        if not part.title and above and squeeze(above[-1].text) in known:
            parts[at - 1] = MeasureBlock(before.title, above[:-1])
            parts[at] = MeasureBlock((above[-1],), part.lines)
    return parts


def _risk_label(lines: Lines, at: int) -> tuple[Lines, int] | None:
    """Return the title beside the label of a risk, and the line after them.

    The label may be broken over several lines, with the title beside any of them.
    """
    for letters, key in labels_of(Measure):
        if key != "risk":
            continue
        for count, taken in _splits(lines[at].text, letters, _LEAST):
            found = _rest_of_label(lines, at + 1, letters[count:])
            if found is not None:
                beside, end = found
                first = lines[at].with_text(lines[at].text[taken:].lstrip(_AFTER_LABEL))
                return tuple(each for each in (first, *beside) if each), end
    return None


def _rest_of_label(lines: Lines, at: int, letters: str) -> tuple[Lines, int] | None:
    """Return what is beside the rest of a label, and the line after it."""
    if not letters:
        return (), at
    after = next((n for n in range(at, min(at + _GAP, len(lines))) if lines[n]), None)
    if after is None:
        return None
    text = lines[after].text
    for count, taken in _splits(text, letters, 1):
        found = _rest_of_label(lines, after + 1, letters[count:])
        if found is not None:
            beside = lines[after].with_text(text[taken:].lstrip(_AFTER_LABEL))
            return (beside, *found[0]), found[1]
    return None


def _splits(text: str, letters: str, least: int) -> Iterator[tuple[int, int]]:
    """Yield how many letters of a label a line begins with, and where they end."""
    for count in range(min(len(letters), len(squeeze(text))), least - 1, -1):
        taken = end_of(text, count)
        if taken is not None and squeeze(text[:taken]) == letters[:count]:
            yield count, taken
