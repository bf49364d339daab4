"""Markdown files as answers: each `## <id> <question>` heading begins one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.codes import syntax
from generator.findings import Finding, Ref
from generator.positions import Span

_HEADING = re.compile(r"(#{1,2})[ \t]+(.*?)[ \t#]*$|(#{1,2})$")
# An id has a full stop in it (2.A.1, 0.foreword); the form may print one more after it (1.C.).
_ID = re.compile(r"(?P<id>\w+(?:\.\w+)+)\.?(?:[ \t]+(?P<title>.*))?$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class ProseAnswer:
    """One answer as written: its Markdown, the line it begins on, and its heading."""

    id: str
    title: str
    text: str
    first_line: int
    heading: Span


@dataclass(frozen=True, slots=True)
class MarkdownDocument:
    """A prose file: the answers of one step in one language, in the order of the file."""

    path: str
    answers: tuple[ProseAnswer, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    heading: str | None
    level: int


def parse_markdown(path: str, text: str) -> tuple[MarkdownDocument, tuple[Finding, ...]]:
    """Split a prose file into answers; what belongs to none is a finding."""
    lines, findings = _read_lines(path, text)
    starts = [index for index, line in enumerate(lines) if line.heading is not None]
    findings.extend(_before(path, lines[: starts[0] if starts else len(lines)]))
    answers: list[ProseAnswer] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        answer, finding = _answer(path, lines[start], lines[start + 1 : end])
        answers.extend(answer)
        findings.extend(finding)
    return MarkdownDocument(path, tuple(answers)), tuple(findings)


def _read_lines(path: str, text: str) -> tuple[list[_Line], list[Finding]]:
    lines, fence, opened = [], "", 0
    for number, line in enumerate(text.split("\n"), 1):
        match = _FENCE.match(line)
        if fence:
            fence = "" if _closes(line, fence) else fence
            lines.append(_Line(number, line, None, 0))
            continue
        if match:
            fence, opened = match.group(1), number
        heading = None if match else _HEADING.match(line)
        marks = (heading.group(1) or heading.group(3)) if heading else ""
        lines.append(_Line(number, line, (heading.group(2) or "") if heading else None, len(marks)))
    where = Ref(path, span=Span(opened, 1, opened, 1 + len(fence)))
    return lines, [syntax.UNCLOSED_FENCE.at(where)] if fence else []


def _closes(line: str, fence: str) -> bool:
    text = line.strip()
    return len(text) >= len(fence) and set(text) == {fence[0]}


def _before(path: str, lines: list[_Line]) -> Iterator[Finding]:
    first = next((line for line in lines if line.text.strip()), None)
    if first:
        span = Span(first.number, 1, first.number, 1 + len(first.text))
        yield syntax.TEXT_BEFORE_HEADING.at(Ref(path, span=span), text=first.text.strip()[:60])


def _answer(path: str, head: _Line, body: list[_Line]) -> tuple[list[ProseAnswer], list[Finding]]:
    title = head.heading or ""
    span = Span(head.number, 1, head.number, 1 + len(head.text))
    if head.level == 1:
        return [], [syntax.TOP_HEADING.at(Ref(path, span=span), text=title)]
    match = _ID.match(title)
    if match is None:
        return [], [syntax.HEADING_WITHOUT_ID.at(Ref(path, span=span), text=title)]
    text = "\n".join(line.text for line in body)
    leading = len(text) - len(text.lstrip("\n"))
    answer = ProseAnswer(
        match["id"], match["title"] or "", text.strip("\n"), head.number + 1 + leading, span
    )
    return [answer], []
