"""Markdown files as answers: each `## <id> <question>` heading begins one."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice, pairwise

from msgspec import Struct
from msgspec.structs import replace

from generator.content.code_fences import FENCE, closes, may_fence, take_off_fences
from generator.content.markdown_comments import Comment, find_comments
from generator.findings.codes import syntax
from generator.findings.finding import Argument, Code, Finding, Ref
from generator.findings.positions import Span
from generator.text.nesting import find_too_deep, find_too_long
from schema.kept_patterns import compile_kept
from schema.limits import most

_HEADING = compile_kept(r" {0,3}(#{1,2})(?!#)(\s*)(.*)$")
# What may be a heading of an answer: of the two highest levels, or a line below one.
_LEVELS = compile_kept(r"^ {0,3}(?:#{1,2}(?!#)|(?:=+|-+)[ \t]*$).*", re.MULTILINE)
_OF_HEADINGS = frozenset("#=-")
_UNDERLINE = compile_kept(r" {0,3}(=+|-+)\s*$")
# An id has a full stop in it (2.A.1, 0.foreword); the form may print one more after it (1.C.). One
# that is a number may be bold or in brackets, after a sign or what it is of, and have a colon.
_ID = compile_kept(
    r"(?:(?:[^\w\s]{1,9}\s{1,3})?(?:\*\*|__|[(\[])?(?:(?:[Ss]pørsmål|[Pp]unkt|[Qq]uestion)\s{1,3})?(?=\d))?"
    r"(?P<id>\w+(?:\.\w+)+)(?:[.:)\]]|\*\*|__){0,3}(?:\s+(?P<title>.*))?$"
)
# What begins an item, a quotation, a row of a table or code.
_CONTAINER = compile_kept(r" {0,3}(?:[-*+]\s|\d{1,9}[.)]\s|>|\||#{3,6}\s)| {4}|\t")
# What somebody writes who means to begin an answer, and what belongs in facts.yaml.
_MEANT_HEADING = compile_kept(
    r"\\?(?:#{1,6}|\*\*|__|)[ \t]{0,9}(?P<id>\d(?:\.\w{1,20}){1,4})(?=[\s.:*_]|$)"
)
_FIELD = compile_kept(r"(?:- )?[a-z_]{3,30}:(?:\s|$)")
# What git puts between two versions that it could not merge: also the line below a heading.
_DIVIDER = "=" * 7
_SHOWN = 60
_MOST_UNCLOSED = 20


class ProseAnswer(Struct, frozen=True, dict=True):
    """One answer as written: its Markdown, the line it begins on, and its heading.

    Comments are no part of it, but `comments` has what they say. `carried_from` is the year that
    a comment says it comes from.
    """

    id: str
    title: str
    text: str
    first_line: int
    heading: Span
    carried_from: str = ""
    comments: tuple[Comment, ...] = ()

    @cached_property
    def last_line(self) -> int:
        """The line that it ends on."""
        return self.first_line + self.text.count("\n")


class StrayHeading(Struct, frozen=True):
    """A heading that begins no answer, and the finding's code that says so.

    `case` is how it is written: with signs before it, or with a line of dashes below.
    """

    code: Code
    title: str
    span: Span
    case: str = "signs"


class MarkdownDocument(Struct, frozen=True, dict=True):
    """A prose file: the answers of one step in one language, in the order of the file.

    `strays` are headings that begin no answer, though one may have been meant; `meant` is the
    question that a line before the first heading seems to be the heading of. It is `headless` where
    something is written, but no heading.
    """

    path: str
    answers: tuple[ProseAnswer, ...]
    strays: tuple[StrayHeading, ...] = ()
    headless: bool = False
    meant: str = ""

    def find(self, question: str) -> ProseAnswer | None:
        """Return the first answer to a question, by its id, or None."""
        return self._by_id.get(question)

    @cached_property
    def _by_id(self) -> Mapping[str, ProseAnswer]:
        return {each.id: each for each in reversed(self.answers)}


class _Heading(Struct, frozen=True):
    """A heading of level 1 or 2 on the lines `first` to `after` (from 0, `after` excluded)."""

    level: int
    title: str
    first: int
    after: int


def find_too_many(path: str, text: str) -> Finding | None:
    """Return the finding at the first answer beyond as many as anybody writes; else None."""
    limit = most("answers")
    if text.count("\n") < limit:
        return None
    beyond = next(islice(_LEVELS.finditer(text), limit, None), None)
    if beyond is None:
        return None
    line = text.count("\n", 0, beyond.start()) + 1
    span = Span(line, 1, line, 1 + len(beyond.group()))
    return syntax.TOO_MANY.at(Ref(path, span=span), case="answers", limit=limit)


def parse_markdown(path: str, text: str) -> tuple[MarkdownDocument, tuple[Finding, ...]]:
    """Split a prose file into answers; what belongs to none is a finding."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if _begins_answer(line)]
    fenced = take_off_fences(path, lines, starts)
    comments = _take_comments(path, lines)
    code, findings = _find_code(path, lines)
    findings[:0] = (*fenced, *_unclosed(path, comments, text))
    headings = list(_find_headings(lines, code))
    end = _Heading(0, "", len(lines), len(lines))
    before = _before(path, lines[: (headings or [end])[0].first])
    findings.extend([before] if before else ())
    answers: list[ProseAnswer] = []
    strays: list[StrayHeading] = []
    for heading, following in pairwise([*headings, end]):
        answer = _answer(lines, heading, following.first)
        if isinstance(answer, StrayHeading):
            strays.append(answer)
            findings.append(say_stray(path, answer))
        else:
            here = tuple(each for each in comments if heading.after <= each.first < following.first)
            carried = next(filter(None, (each.carried_from for each in here)), "")
            answers.append(replace(answer, carried_from=carried, comments=here))
            findings.extend(_excessive(path, answer))
    headless = not headings and any(map(str.strip, lines))
    meant = str(before.arguments["suggestion"]) if before else ""
    document = MarkdownDocument(path, tuple(answers), tuple(strays), headless, meant)
    return document, tuple(findings)


def _begins_answer(line: str) -> bool:
    match = _HEADING.match(line)
    return bool(match and match[1] == "##" and _ID.match(_title(match[3])))


def say_stray(path: str, stray: StrayHeading, **arguments: Argument) -> Finding:
    """Return the finding about a heading that begins no answer."""
    text = stray.title[:_SHOWN]
    given = {**arguments, "text": text, "case": stray.case}
    return stray.code.at(Ref(path, span=stray.span), given=given)


def _unclosed(path: str, comments: list[Comment], text: str) -> Iterator[Finding]:
    """Yield the comments that are not closed; the first few of very many."""
    lines = text.split("\n")
    unclosed = (each for each in comments if not each.closed)
    for each in islice(unclosed, _MOST_UNCLOSED):
        line = lines[each.first]
        column = len(line) - len(line.lstrip()) + 1
        span = Span(each.first + 1, column, each.first + 1, len(line.rstrip()) + 1)
        yield syntax.UNCLOSED_COMMENT.at(Ref(path, span=span))


def _take_comments(path: str, lines: list[str]) -> list[Comment]:
    """Return the comments, and leave blank lines where they stood."""
    if not any("<!--" in line for line in lines):
        return []
    comments = list(find_comments(lines, _find_code(path, lines)[0]))
    for each in comments:
        lines[each.first : each.after] = [""] * (each.after - each.first)
    return comments


def _find_code(path: str, lines: list[str]) -> tuple[set[int], list[Finding]]:
    """Return the lines of code blocks. A block that is never closed is a finding, and no block."""
    code: set[int] = set()
    findings: list[Finding] = []
    may_be = ((number, line) for number, line in enumerate(lines) if may_fence(line))
    fences = [(number, match) for number, line in may_be if (match := FENCE.match(line))]
    never_closed: dict[str, int] = {}
    for index, (number, match) in enumerate(fences):
        mark, length = match["marks"][0], len(match["marks"])
        if number in code:
            continue
        hopeless = length >= never_closed.get(mark, length + 1)
        after = range(len(fences) if hopeless else index + 1, len(fences))
        below = (fences[later][0] for later in after)
        closing = next((line for line in below if closes(lines[line], match["marks"])), None)
        if closing is None:
            never_closed[mark] = length
            span = Span(number + 1, 1, number + 1, 1 + len(lines[number].rstrip()))
            findings.append(syntax.UNCLOSED_FENCE.at(Ref(path, span=span)))
        else:
            code.update(range(number, closing + 1))
    return code, findings


def _find_headings(lines: list[str], code: set[int]) -> Iterator[_Heading]:
    free = 0
    for number, line in enumerate(lines):
        if line.lstrip(" ")[:1] not in _OF_HEADINGS or number in code:
            continue
        match = _HEADING.match(line) if "#" in line[:5] else None
        above = lines[number - 1] if number > free and number - 1 not in code else ""
        if match and (match[2] or not match[3] or len(match[1]) > 1):
            yield _Heading(len(match[1]), _title(match[3]), number, number + 1)
            free = number + 1
        elif (
            above.strip()
            and (underline := _UNDERLINE.match(line))
            and not _is_inside(lines, number, free)
        ):
            level = 1 if underline[1][0] == "=" else 2
            if free or level == 1 or _ID.match(above.strip()):
                yield _Heading(level, above.strip(), number - 1, number + 1)
                free = number + 1


def _is_inside(lines: list[str], number: int, free: int) -> bool:
    """Tell whether the text above a line of dashes is in a list, a quotation, a table or code.

    The line is no heading's then, but a rule below it, or an item that is empty.
    """
    first = number
    while first > free and lines[first - 1].strip():
        first -= 1
    return any(map(_CONTAINER.match, lines[first:number]))


def _title(written: str) -> str:
    """Return what a heading says, without the signs that may close it: `## 2.A ##`."""
    written = written.rstrip()
    bare = written.rstrip("#")
    return bare.rstrip() if bare[-1:].isspace() else written


def _before(path: str, lines: list[str]) -> Finding | None:
    """Return the finding that there is text before the first heading, if there is any."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            span = Span(number, 1, number, 1 + len(line))
            text = line.strip()[:_SHOWN]
            heading = _MEANT_HEADING.match(line.strip())
            case = "heading" if heading else _kind_of_text(lines, number)
            meant = heading["id"] if heading else ""
            where = Ref(path, span=span)
            return syntax.TEXT_BEFORE_HEADING.at(where, text=text, case=case, suggestion=meant)
    return None


def _kind_of_text(lines: list[str], number: int) -> str:
    """Return what the text on a line, from 1, before the first heading probably is."""
    if _FIELD.match(lines[number - 1].strip()):
        return "fields"
    fenced = lines[number - 1].rstrip() == "---" and _FIELD.match("".join(lines[number:][:1]))
    return "settings" if fenced else "text"


def _answer(lines: list[str], heading: _Heading, end: int) -> ProseAnswer | StrayHeading:
    span = Span(heading.first + 1, 1, heading.first + 1, 1 + len(lines[heading.first]))
    case = "line" if heading.after - heading.first > 1 else "signs"
    if heading.level == 1:
        case = "conflict" if lines[heading.after - 1].rstrip() == _DIVIDER else case
        return StrayHeading(syntax.TOP_HEADING, heading.title, span, case)
    match = _ID.match(heading.title)
    if match is None:
        return StrayHeading(syntax.HEADING_WITHOUT_ID, heading.title, span, case)
    text = "\n".join(lines[heading.after : end])
    first = heading.after + len(text) - len(text.lstrip("\n"))
    title = (match["title"] or "").removesuffix("**")
    return ProseAnswer(match["id"], title, text.strip("\n"), first + 1, span)


def _excessive(path: str, answer: ProseAnswer) -> Iterator[Finding]:
    deep, long = find_too_deep(answer.text), find_too_long(answer.text)
    if deep:
        where = Ref(path, span=_at(answer, deep))
        yield syntax.TOO_DEEP.at(where, about=answer.id, limit=most("markdown_depth"))
    if long:
        where = Ref(path, span=_at(answer, long))
        limit = most("paragraph")
        yield syntax.TOO_MANY.at(where, about=answer.id, case="paragraph", limit=limit)


def _at(answer: ProseAnswer, place: tuple[int, int]) -> Span:
    """Return the span of the character at a line and a column, from 0, of an answer."""
    line, column = answer.first_line + place[0], place[1] + 1
    return Span(line, column, line, column + 1)
