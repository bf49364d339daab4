"""Which candidates are the report's headings: at most one for each."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.importing.headings.candidates import (
    Candidate,
    find_candidates,
    is_apart,
    read_number,
    worded_end,
)
from generator.importing.headings.known import HeadingIndex, HeadingKind, KnownHeading
from generator.importing.source.lines import Lines

_CONTENTS = 4
# How far above a step's title its number may be, with nothing between.
_FAR = 8
# How sure a heading is that is alone, letter by letter.
_SURE = 7
# What may come before the association's letter.
_BEFORE_ALL = ("0.foreword", "0.signature")


def find_headings(
    lines: Lines, index: HeadingIndex
) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """Return the report's headings in order, and those of a list of contents, which are none."""
    found = _whole(list(find_candidates(lines, index)))
    chosen = _without_overlaps(_choose(lines, _in_place(lines, found)))
    taken = sorted([*chosen, *_unknown(lines, index, chosen)], key=lambda each: each.start)
    contents = _contents(lines, found, chosen)
    return tuple(_with_numbers(lines, taken)), contents


def _whole(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates without those that are but the beginning of another, longer heading."""
    longest: dict[int, Candidate] = {}
    for each in found:
        longest[each.start] = max(longest.get(each.start, each), each, key=lambda one: one.end)
    return [
        each
        for each in found
        if each.end == longest[each.start].end
        or each.rest
        or each.sureness > longest[each.start].sureness
    ]


def _in_place(lines: Lines, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates without titles of the association's that are among the answers.

    Its letter comes before them and its last page after: «Kontaktinformasjon» may head a paragraph.
    So may a section's title, which has a number where the questions have, or a question below.
    """
    starts = {each.start for each in found}
    asked = [
        each.start
        for each in found
        if each.target.kind is HeadingKind.QUESTION and each.target.key not in _BEFORE_ALL
        if each.sureness >= _SURE and _has_body(lines, each, starts)
    ]
    numbered = any(
        each.sureness > _SURE for each in found if each.target.kind is HeadingKind.QUESTION
    )
    first, last = min(asked, default=0), max(asked, default=0)
    closing = max(
        (each.start for each in found if each.target.kind is HeadingKind.CLOSING), default=0
    )
    return [
        each
        for each in found
        if not (
            (each.target.kind is HeadingKind.ASSOCIATION and asked and each.start > first)
            or (each.target.kind is HeadingKind.CLOSING and not last < each.start == closing)
            or (numbered and _lacks_number(lines, each) and _has_body(lines, each, starts))
        )
    ]


def _lacks_number(lines: Lines, each: Candidate) -> bool:
    """Return whether a section's title comes without the number that the form prints before it."""
    is_section = each.target.kind is HeadingKind.FRAME and "." in each.target.number
    return is_section and read_number(lines[each.start].text) is None


def _choose(lines: Lines, found: list[Candidate]) -> Iterator[Candidate]:
    starts = {each.start for each in found}
    by_target: dict[str, list[Candidate]] = defaultdict(list)
    for each in found:
        by_target[each.target.key].append(each)
    sure = sorted(
        (one.start, one.target.order)
        for group in by_target.values()
        if (one := _only(group)) is not None
    )
    for group in by_target.values():
        yield max(
            group,
            key=lambda each: (
                each.sureness + 2 * _has_body(lines, each, starts),
                -_disorder(each, sure),
                each.start,
            ),
        )


def _only(group: list[Candidate]) -> Candidate | None:
    best = max(each.sureness for each in group)
    surest = [each for each in group if each.sureness == best]
    return surest[0] if len(surest) == 1 else None


def _has_body(lines: Lines, each: Candidate, starts: set[int]) -> bool:
    """Return whether something other than a heading follows."""
    following = next((at for at in range(each.end, len(lines)) if lines[at]), len(lines))
    return bool(each.rest) or (following < len(lines) and following not in starts)


def _disorder(each: Candidate, sure: list[tuple[int, int]]) -> int:
    """Return how many of the sure headings would be on the wrong side of this one."""
    place = bisect_left(sure, (each.start, -1))
    before = sum(order > each.target.order for _, order in sure[:place])
    after = sum(order < each.target.order for start, order in sure[place:] if start != each.start)
    return before + after


def _without_overlaps(chosen: Iterable[Candidate]) -> list[Candidate]:
    """Keep, of headings on the same lines, the surest and longest."""
    kept: list[Candidate] = []
    ordered = sorted(chosen, key=lambda each: (-each.sureness, each.start - each.end, each.start))
    for each in ordered:
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda each: each.start)


def _unknown(lines: Lines, index: HeadingIndex, chosen: list[Candidate]) -> Iterator[Candidate]:
    """Yield the headings numbered as the form's, with a number that the form does not have."""
    taken = {at for each in chosen for at in range(each.start, each.end)}
    for at, line in enumerate(lines):
        numbered = (
            read_number(line.text) if line and at not in taken and is_apart(lines, at) else None
        )
        if numbered is None or not numbered.dotted or numbered.number in index.by_number:
            continue
        if not numbered.rest[:1].isupper():
            continue
        end = worded_end(lines, at, numbered.rest)
        text = " ".join(each.text for each in lines[at:end])
        target = KnownHeading(
            f"unknown.{numbered.number}", HeadingKind.UNKNOWN, numbered.number, (), 0
        )
        if text[-1:] not in ".,;":
            yield Candidate(target, at, end, "", 1)


def _with_numbers(lines: Lines, taken: list[Candidate]) -> Iterator[Candidate]:
    """Yield headings together with a step's number on a line of its own above them."""
    for each in taken:
        above = next((at for at in range(each.start - 1, -1, -1) if lines[at]), None)
        step = each.target.number
        lone = above is not None and each.start - above <= _FAR and lines[above].text == step
        yield replace(each, start=above) if lone and above is not None else each


def _contents(
    lines: Lines, found: list[Candidate], chosen: list[Candidate]
) -> tuple[Candidate, ...]:
    """Return a list of contents: headings in a row, of which none is one of the chosen."""
    taken = {at for each in chosen for at in range(each.start, each.end)}
    whole = {each.start: each for each in found if not each.rest and each.start not in taken}
    rows: list[list[Candidate]] = [[]]
    for each in (whole[start] for start in sorted(whole)):
        last = rows[-1][-1] if rows[-1] else each
        between = any(lines[at] for at in range(last.end, each.start))
        rows.append([each]) if between else rows[-1].append(each)
    return tuple(each for row in rows if len(row) >= _CONTENTS for each in row)
