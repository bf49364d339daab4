"""Emphasis, bold and strikethrough within a block, paired as GitHub pairs them.

Python-Markdown's own pairing loses letters (`a*b**c*d`). This is CommonMark's, with one kindness:
bold may end at a stop or a colon right before a word, as in `**Mål:**ingen ulykker`.
"""

import re
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX
from msgspec import Struct

from schema.kept_patterns import compile_kept

_RUN = compile_kept(r"\*+|_+|(?<!~)~~(?!~)")
# What ends a label, or a sentence: beside quotation marks and brackets, bold is as on GitHub.
_STOPS = frozenset(".:;,!?")
# Nobody emphasises what is emphasised so often; each level is a call to whoever writes the HTML.
_DEEPEST = 20


class _Delimiter(Struct):
    """A run of marks: where what is left of it begins, how many that is, what it can do.

    What it can end only as bold is not so on GitHub.
    """

    mark: str
    start: int
    count: int
    length: int
    opens: bool
    closes: bool
    closes_bold: bool = False


class _Emphasised(Struct, frozen=True):
    """What two runs enclose: the outer and the inner bounds, and the element it is."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    tag: str


class Emphasis(InlineProcessor):
    """Turns all marks of a text into elements at once; it comes last of the patterns."""

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[Element | None, int, int]:  # type: ignore[override]  # noqa: N802 - Python-Markdown's name and signature
        """Return an element of all that is emphasised, and the stretch of text it replaces.

        Where there is more than one, they are in a `span`, a tag that is taken away later.
        """
        regions = sorted(_pair(data, match.start()), key=lambda each: each.start)
        if not regions:
            return None, match.start(), len(data)
        end = max(each.end for each in regions)
        whole = _build(data, regions, end)
        if len(whole) == 1 and not whole.text:
            return whole[0], regions[0].start, end
        return whole, regions[0].start, end


def without_emphasis(text: str) -> str:
    """Return a text without the marks that enclose words in it, as the text for a picture is."""
    pairs = _pair(text, 0) if _RUN.search(text) else ()
    marks = {
        place
        for each in pairs
        for place in (*range(each.start, each.inner_start), *range(each.inner_end, each.end))
    }
    return "".join(sign for place, sign in enumerate(text) if place not in marks)


def _build(data: str, regions: list[_Emphasised], end: int) -> Element:
    """Return a span with the elements of the regions, which lie side by side or in each other."""
    whole = Element("span")
    place = regions[0].start
    open_: list[tuple[Element, _Emphasised | None]] = [(whole, None)]

    def write(until: int) -> None:
        element = open_[-1][0]
        text = data[place:until]
        if len(element) and text:
            # Python-Markdown looks for the place of each tail among all elements.
            SubElement(element, "span").text = text
        elif text:
            element.text = text

    def close() -> int:
        region = open_[-1][1]
        if region is None:
            return place
        write(region.inner_end)
        open_.pop()
        return region.end

    for region in regions:
        while (last := open_[-1][1]) and last.end <= region.start:
            place = close()
        if len(open_) <= _DEEPEST:
            write(region.start)
            open_.append((SubElement(open_[-1][0], region.tag), region))
            place = region.inner_start
    while open_[-1][1]:
        place = close()
    write(end)
    return whole


def _pair(data: str, first: int) -> Iterator[_Emphasised]:
    """Yield the regions that runs from a place on enclose, inner ones first."""
    waiting: list[_Delimiter] = []
    # How many of those waiting have been looked at in vain, by what was looked for.
    looked: dict[tuple[str, bool, int], int] = {}
    for match in _RUN.finditer(data, first):
        run = _delimiter(data, match)
        key = (run.mark, run.opens, run.length % 3)
        while (run.closes or run.closes_bold) and run.count:
            place = _find_opener(waiting, run, looked.get(key, 0))
            if place is None:
                looked[key] = len(waiting)
                break
            yield _enclose(waiting[place], run)
            del waiting[place + (1 if waiting[place].count else 0) :]
            looked = {each: min(depth, len(waiting)) for each, depth in looked.items()}
        if run.opens and run.count:
            waiting.append(run)


def _find_opener(waiting: list[_Delimiter], run: _Delimiter, least: int) -> int | None:
    for place in range(len(waiting) - 1, least - 1, -1):
        each = waiting[place]
        if each.mark != run.mark or not _agree(each, run):
            continue
        # A run that can do both pairs only with one whose length does not add up to a three.
        both = each.closes or run.opens
        if not both or (each.length + run.length) % 3 or not (each.length % 3 or run.length % 3):
            return place
    return None


def _agree(opener: _Delimiter, closer: _Delimiter) -> bool:
    """Tell whether two runs pair: what is only good for bold needs two marks of the other."""
    return closer.closes or min(opener.count, closer.count) > 1


def _enclose(opener: _Delimiter, closer: _Delimiter) -> _Emphasised:
    """Use up marks of both runs, two or one of each, and return what lies between them."""
    used = 2 if min(opener.count, closer.count) > 1 else 1
    inner = opener.start + opener.count
    tag = "del" if opener.mark == "~" else ("em", "strong")[used - 1]
    region = _Emphasised(inner - used, inner, closer.start, closer.start + used, tag)
    opener.count -= used
    closer.count -= used
    closer.start += used
    return region


def _delimiter(data: str, match: re.Match[str]) -> _Delimiter:
    """Return a run of marks with what it can do, by the characters before and after it."""
    before = data[match.start() - 1] if match.start() else " "
    after = data[match.end()] if match.end() < len(data) else " "
    mark, length = match.group()[0], len(match.group())
    gap_before, gap_after = before.isspace(), after.isspace()
    mark_before, mark_after = _is_punctuation(before), _is_punctuation(after)
    opens = not gap_after and (not mark_after or gap_before or mark_before)
    closes = not gap_before and (not mark_before or gap_after or mark_after)
    if mark == "_":
        opens, closes = opens and (not closes or mark_before), closes and (not opens or mark_after)
    return _Delimiter(
        mark,
        match.start(),
        length,
        length,
        opens=opens,
        closes=closes,
        closes_bold=match.group() == "**" and before in _STOPS,
    )


def _is_punctuation(character: str) -> bool:
    """Tell whether a character is punctuation or a symbol; what is in place of elements is, too."""
    return character in {STX, ETX} or unicodedata.category(character)[0] in "PS"
