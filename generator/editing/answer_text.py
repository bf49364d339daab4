"""An answer in a Markdown file: read and replaced as it stands below its heading.

Only the lines of the answer change. Comments above and below it stay where they are; those within
it are part of what is edited.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.content.markdown_documents import MarkdownDocument, ProseAnswer, parse_markdown
from generator.editing.opened_file import Splice, UnwritableError, apply_splices, line_end_of

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_BLANK = "\n\n"


class _AnswerLines(Struct, frozen=True):
    """A text by lines, each with its own end; `plain` has them without."""

    text: str
    lines: tuple[str, ...]

    @property
    def plain(self) -> list[str]:
        return [each.rstrip("\r\n") for each in self.lines]

    def index(self, line: int) -> int:
        """Return where a line (from 0) begins in the text."""
        return sum(map(len, self.lines[:line]))


class _AnswerRegion(Struct, frozen=True):
    """The lines (from 0, the last excluded) below a heading, and those of the answer among them."""

    heading: int
    after: int
    first: int
    last: int


def read_answer(text: str, question: str) -> str:
    """Return an answer as it is typed, with line feeds; empty where there is none."""
    lines = _split(text)
    region = _find(_parse(lines), lines, question)
    return "\n".join(lines.plain[region.first : region.last]) if region else ""


def write_answer(text: str, question: str, answer: str, heading: str, order: Sequence[str]) -> str:
    """Return a text with an answer replaced, put in or, where it is empty, taken out.

    `heading` is written where there is none yet, at its place among the questions of `order`.
    Raises UnwritableError where the answer would not read back, or others would not.
    """
    lines = _split(text)
    wanted = "\n".join(re.split(r"\r\n|\r|\n", answer)).strip("\n")
    wanted = wanted if wanted.strip() else ""
    before = _parse(lines)
    if read_answer(text, question) == wanted:
        return text
    region = _find(before, lines, question)
    if region:
        change = _replace(lines, region, wanted)
    else:
        change = _put_heading(before, lines, question, f"{heading}{_BLANK}{wanted}", order)
    own = change.text.replace("\n", line_end_of(text))
    changed = apply_splices(text, [Splice(change.start, change.end, own)])
    _verify(before, changed, question, wanted)
    return changed


def carried_year(text: str, question: str) -> str:
    """Return the year that an answer was carried over from, until somebody has reviewed it."""
    answer = _parse(_split(text)).find(question)
    return answer.carried_from if answer else ""


def confirm_answer(text: str, question: str) -> str:
    """Return a text without the comment that says that an answer was carried over."""
    lines = _split(text)
    answer = _parse(lines).find(question)
    comments = answer.comments if answer else ()
    cuts = []
    for each in comments:
        if each.carried_from:
            blank = "".join(lines.plain[each.after : each.after + 1]).strip() == ""
            after = each.after + (blank and each.after < len(lines.lines))
            cuts.append(Splice(lines.index(each.first), lines.index(after), ""))
    return apply_splices(text, cuts)


def _split(text: str) -> _AnswerLines:
    return _AnswerLines(text, tuple(each for each in _LINE.findall(text) if each))


def _parse(lines: _AnswerLines) -> MarkdownDocument:
    return parse_markdown("", "\n".join(lines.plain))[0]


def _find(document: MarkdownDocument, lines: _AnswerLines, question: str) -> _AnswerRegion | None:
    answer = document.find(question)
    if answer is None:
        return None
    heading = answer.heading.line - 1
    starts = (each.heading.line - 1 for each in document.answers)
    strays = (each.span.line - 1 for each in document.strays)
    after = min((each for each in (*starts, *strays) if each > heading), default=len(lines.lines))
    if not answer.text.strip():
        # The first comment is the question's own help; another belongs to what comes after it.
        begin = answer.comments[1].first if len(answer.comments) > 1 else after
        return _AnswerRegion(heading, after, begin, begin)
    return _AnswerRegion(heading, after, answer.first_line - 1, answer.last_line)


def _replace(lines: _AnswerLines, region: _AnswerRegion, wanted: str) -> Splice:
    """Return the change that gives the answer below a heading another text."""
    plain, (first, last) = lines.plain, (region.first, region.last)
    if first == last:
        return _fill(lines, region, wanted)
    if wanted:
        start = lines.index(first)
        end = lines.index(last - 1) + len(plain[last - 1])
        return Splice(start, end, wanted)
    # With the answer goes one of the blank lines around it, and at the end of a file all of them.
    while last < len(plain) and not plain[last].strip() and not plain[first - 1].strip():
        last += 1
        if any(each.strip() for each in plain[last:]):
            break
    if last == len(plain):
        while not plain[first - 1].strip():
            first -= 1
    return Splice(lines.index(first), lines.index(last), "")


def _fill(lines: _AnswerLines, region: _AnswerRegion, wanted: str) -> Splice:
    """Return the change that puts a text where none stands below a heading."""
    plain, line = lines.plain, region.first - 1
    while not plain[line].strip():
        line -= 1
    end = lines.index(line) + len(plain[line])
    follows = plain[line + 1 : line + 2]
    gap = "\n" if follows and follows[0].strip() else ""
    last = "" if lines.lines[line] != plain[line] else "\n"
    return Splice(end, end, f"{_BLANK}{wanted}{gap or last}")


def _put_heading(
    document: MarkdownDocument, lines: _AnswerLines, question: str, block: str, order: Sequence[str]
) -> Splice:
    """Return the change that puts a heading with its answer among the others."""
    place = {each: number for number, each in enumerate(order)}
    own = place.get(question, len(order))
    before = [each for each in document.answers if place.get(each.id, -1) < own]
    region = _find(document, lines, before[-1].id) if before and before[-1].id in place else None
    following = region.after if region else _first_after(document, place, own, lines)
    plain, line = lines.plain, following
    while line and not plain[line - 1].strip():
        line -= 1
    start = lines.index(line - 1) + len(plain[line - 1]) if line else 0
    ended = line > 0 and lines.lines[line - 1] != plain[line - 1]
    lead = _BLANK if line else ""
    if following < len(plain):
        return Splice(start, lines.index(following), f"{lead}{block}{_BLANK}")
    return Splice(start, len(lines.text), f"{lead}{block}\n" if ended or not line else lead + block)


def _first_after(
    document: MarkdownDocument, place: dict[str, int], own: int, lines: _AnswerLines
) -> int:
    later = (each for each in document.answers if place.get(each.id, -1) > own)
    first = next(later, None)
    return first.heading.line - 1 if first else len(lines.lines)


def _verify(before: MarkdownDocument, changed: str, question: str, wanted: str) -> None:
    """Raise UnwritableError unless the answer reads back, and all others as they were."""
    after = _parse(_split(changed))
    titles = [each.title for each in before.strays]
    if [each.title for each in after.strays] != titles:
        new = (each.title for each in after.strays if each.title not in titles)
        raise UnwritableError("heading_in_answer", next(new, ""))
    kept = [_say(each) for each in before.answers if each.id != question]
    if [_say(each) for each in after.answers if each.id != question] != kept:
        raise UnwritableError("heading_in_answer")
    if read_answer(changed, question) != wanted:
        raise UnwritableError("comment_around_answer")


def _say(answer: ProseAnswer) -> tuple[str, str, str]:
    return answer.id, answer.title, answer.text
