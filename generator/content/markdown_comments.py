"""Comments in Markdown files: notes between editors, on lines of their own, that nobody else sees.

`<!-- … -->` on its own lines is a comment, as GitHub's preview has it too. One within a line of
text is none: it stays text, and a finding says so. One that is never closed, or not before the next
one begins, is taken to end with its paragraph, so that it does not swallow the answers below it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from msgspec import Struct

from schema.kept_patterns import compile_kept
from schema.vocabulary import load_vocabulary

_OPENING, _CLOSING = "<!--", "-->"
_BEGINS = compile_kept(r" {0,3}<!--")
_ENDS = compile_kept(r"\s*$| {0,3}#")


class Comment(Struct, frozen=True):
    """A comment on the lines `first` to `after` (from 0, `after` excluded).

    One that is not closed ends before the first line that is blank, a heading or a comment.
    """

    first: int
    after: int
    text: str
    closed: bool = True

    @property
    def carried_from(self) -> str:
        """The year that the answer was carried over from, where the comment says so."""
        match = _carried().match(self.text)
        return match["year"] if match else ""


@cache
def _carried() -> re.Pattern[str]:
    labels = [term.label for term in load_vocabulary("carried_markers").terms]
    words = "|".join(
        re.escape(text) for label in labels for text in label.text.by_language.values()
    )
    return compile_kept(rf"(?:{words})\s+(?P<year>\d{{4}})\b", re.IGNORECASE)


def find_comments(lines: Sequence[str], code: Collection[int]) -> Iterator[Comment]:
    """Yield the comments of a file; `code` are the lines of code blocks, where there are none."""
    closing = [number for number, line in enumerate(lines) if _CLOSING in line]
    opening = [number for number, line in enumerate(lines) if _BEGINS.match(line)]
    free = 0
    for number, line in enumerate(lines):
        if number < free or number in code or not _BEGINS.match(line):
            continue
        comment = _read(lines, number, closing, opening)
        if comment:
            free = comment.after
            yield comment


def _read(
    lines: Sequence[str], first: int, closing: Sequence[int], opening: Sequence[int]
) -> Comment | None:
    # In «<!-->», the comment is closed as soon as it is opened.
    start = lines[first].index(_OPENING) + len(_OPENING)
    index = bisect_left(closing, first)
    if (
        index < len(closing)
        and closing[index] == first
        and _CLOSING not in lines[first][start - 2 :]
    ):
        index += 1
    following = bisect_right(opening, first)
    begun = opening[following] if following < len(opening) else len(lines)
    if index == len(closing) or begun <= closing[index]:
        return _unclosed(lines, first, begun)
    last = closing[index]
    end = lines[last].index(_CLOSING, start - 2 if last == first else 0)
    if lines[last][end + len(_CLOSING) :].strip():
        return None
    inside = [lines[first][start : end if last == first else None], *lines[first + 1 : last]]
    inside += [lines[last][:end]] if last > first else []
    return Comment(first, last + 1, " ".join(" ".join(inside).split()))


def _unclosed(lines: Sequence[str], first: int, begun: int) -> Comment:
    ends = (number for number in range(first + 1, begun) if _ENDS.match(lines[number]))
    after = next(ends, begun)
    return Comment(first, after, " ".join(" ".join(lines[first:after]).split()), closed=False)
