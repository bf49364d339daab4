"""Headings without a number in a wording that is unknown, guessed by where they are.

The portal prints no numbers in its first part. A question that was not found, and a short line of
its own between the questions before and after it that has most of its words, are taken to be each
other's; every such guess is reported.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from generator.importing.headings.candidates import Candidate, is_apart
from generator.importing.headings.known import HeadingKind, KnownHeading
from generator.importing.portal.data import LABELLED, labels_of, reading_data, wordings
from generator.importing.portal.lexicon import squeeze, words_of
from generator.importing.portal.scalars import read_count, read_email, read_money, read_yes_no
from generator.importing.source.lines import Lines

# How many of the stems must be the same: in front of prose, and of a value of the right kind.
_ENOUGH, _ENOUGH_WITH_VALUE = 0.5, 0.4
# How much surer it must be where no answer follows.
_SURE = 1.3
_STEM = 5
_LONGEST_LINES, _LONGEST_TEXT = 3, 200
_GUESSED = 0
_VALUES = {
    "0.5": read_money,
    "0.6": read_count,
    "0.7": read_yes_no,
    "0.10": read_email,
    "0.12": read_count,
    "0.19": read_yes_no,
}


def is_guessed(heading: Candidate) -> bool:
    """Return whether a heading was found by nothing but its place and some of its words."""
    return heading.sureness == _GUESSED


def add_guesses(
    lines: Lines, headings: tuple[Candidate, ...], known: Sequence[KnownHeading]
) -> tuple[Candidate, ...]:
    """Return the headings, and those that can be guessed between them."""
    found = list(headings)
    for target in known:
        if target.kind is HeadingKind.QUESTION and not target.number and not target.is_part:
            found.extend(_guess(lines, found, target))
            found.sort(key=lambda each: each.start)
    return tuple(found)


def _guess(lines: Lines, found: list[Candidate], target: KnownHeading) -> Iterator[Candidate]:
    """Yield the best guess for a question that was not found, if there is one."""
    if any(each.target.key == target.key for each in found):
        return
    start, end = _between(lines, found, target)
    scored = [(_score(lines, at, last, target), -at, last) for at, last in _lone(lines, start, end)]
    score, at, last = max(scored, default=(0.0, 0, 0))
    if score >= (1 if any(lines[last:end]) else _SURE):
        yield Candidate(target, -at, last, "", _GUESSED)


def _between(lines: Lines, found: list[Candidate], target: KnownHeading) -> tuple[int, int]:
    """Return the lines between the heading before a question in the form's order and the next."""
    before = [each for each in found if 0 < each.target.order < target.order]
    last = max(before, key=lambda each: each.target.order, default=None)
    if last is None:
        return 0, 0
    following = (each.start for each in found if each.start > last.start)
    return last.end, min(following, default=len(lines))


def _lone(lines: Lines, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the short paragraphs begin and end that may be headings."""
    for at in range(start, end):
        if not lines[at] or not is_apart(lines, at) or not lines[at].text[0].isupper():
            continue
        last = at + 1
        while last < end and lines[last] and not is_apart(lines, last):
            last += 1
        text = " ".join(line.text for line in lines[at:last])
        short = last - at <= _LONGEST_LINES and len(text) <= _LONGEST_TEXT
        if short and text[-1] not in ".,;!" and squeeze(text) not in _labels():
            yield at, last


@cache
def _labels() -> frozenset[str]:
    """Return the letters of the labels that stand within answers."""
    computed = map(squeeze, wordings().computed)
    own = (letters for model in LABELLED.values() for letters, _ in labels_of(model))
    return frozenset((*own, *computed))


def _score(lines: Lines, at: int, last: int, target: KnownHeading) -> float:
    """Return how sure it is that a paragraph is a question's heading; from 1 it is enough."""
    stems = _stems(" ".join(line.text for line in lines[at:last]))
    shares = (_share(stems, _stems(wording.text)) for wording in target.wordings)
    read = _VALUES.get(target.key)
    value = next((line.text for line in lines[last:] if line), "")
    if read is None:
        return max(shares) / _ENOUGH
    return max(shares) / _ENOUGH_WITH_VALUE if read(value) else 0.0


def _share(some: frozenset[str], others: frozenset[str]) -> float:
    both = len(some) + len(others)
    return 2 * len(some & others) / both if both else 0.0


def _stems(text: str) -> frozenset[str]:
    small = reading_data().small_words
    return frozenset(word[:_STEM] for word in words_of(text) if word not in small)
