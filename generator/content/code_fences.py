"""Code fences: the lines of backticks or tildes that chat programs put round what they write."""

from collections.abc import Sequence

from generator.findings.codes import syntax
from generator.findings.finding import Finding, Ref
from generator.findings.positions import Span
from schema.kept_patterns import compile_kept

# Backticks with more of them on the same line are code within a text.
FENCE = compile_kept(r" {0,3}(?P<marks>`{3,}(?!.*`)|~{3,})")
# Where YAML cannot be read, a fence alone or with the name of a language is no part of it.
_ALONE = compile_kept(r"\s*(?:`{3,}|~{3,})[\w \t]*")


def may_fence(line: str) -> bool:
    """Tell whether a line may be a fence: most have none of its marks, and need not be matched."""
    return "```" in line or "~~~" in line


def closes(line: str, marks: str) -> bool:
    """Whether a line closes the block that such marks have opened."""
    text = line.strip()
    return len(text) >= len(marks) and set(text) == {marks[0]}


def take_off_fences(path: str, lines: list[str], starts: Sequence[int]) -> tuple[Finding, ...]:
    """Take the fences off a file that stands in a code block as a whole: they become blank lines.

    `starts` are the lines (from 0) at which its answers or fields begin. There is one finding, or
    none where no fences are round them all.
    """
    fenced = (number for number, line in enumerate(lines) if may_fence(line) and FENCE.match(line))
    first = next(fenced, len(lines))
    match = FENCE.match(lines[first]) if starts and first < starts[0] else None
    if match is None:
        return ()
    marks = match["marks"]
    closing = [each for each in range(starts[-1], len(lines)) if closes(lines[each], marks)]
    if not closing or any(closes(line, marks) for line in lines[first + 1 : starts[0]]):
        return ()
    last = closing[-1]
    where = _place(path, lines[first], first + 1)
    lines[first] = lines[last] = ""
    return (syntax.CODE_FENCE.at(where, case="file", first=first + 1, last=last + 1),)


def find_lone_fence(path: str, line: str, number: int) -> Finding | None:
    """Return the finding about a line (number from 1) of YAML that is a fence, if it is one."""
    if not _ALONE.fullmatch(line):
        return None
    return syntax.CODE_FENCE.at(_place(path, line, number), case="line")


def _place(path: str, line: str, number: int) -> Ref:
    return Ref(path, span=Span(number, 1, number, 1 + len(line.rstrip())))
