"""What a broken line of YAML should have been, as far as the line itself tells."""

import re
from collections.abc import Mapping, Sequence

from generator.codes import syntax
from generator.findings import Argument, Code
from generator.positions import Span
from schema.vocabulary import load_vocabulary

# A name, a colon and at once a value, as in `employees:80`; `https://…` is an address.
_NO_SPACE = re.compile(r"\s*(?:-\s+)?[A-Za-z_][\w-]*(?P<colon>:)(?=[^\s/])")
_NO_SPACE_AFTER_DASH = re.compile(r"\s*(?P<dash>-)(?=[A-Za-z_][\w-]*:)")
_FIELD = re.compile(r"\s*(?P<start>(?:-\s+)?[\w.-]+:)\s+(?P<value>\S(?:.*\S)?)\s*")
# What word processors make of straight quotation marks.
_CURLY = "“”„«»\u2018\u2019"
# Messages cut what is longer.
_LONGEST = 80


def missing_space(lines: Sequence[str], number: int) -> tuple[str, Span] | None:
    """Return the sign, colon or dash, that lacks a space after it on a line or the one above."""
    above = line_above(lines, number)
    for each in (number, above):
        for pattern in (_NO_SPACE, _NO_SPACE_AFTER_DASH):
            match = pattern.match(lines[each - 1])
            if match:
                (sign, _) = next(iter(match.groupdict().items()))
                column = match.start(sign) + 1
                return sign, Span(each, column, each, column + 1)
    return None


def line_above(lines: Sequence[str], number: int) -> int:
    """Return the number of the nearest line above that says something; the line's own if none."""
    above = range(number - 1, 0, -1)
    said = (each for each in above if lines[each - 1].strip() and not _is_comment(lines[each - 1]))
    return next(said, number)


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def indent_of(line: str) -> int:
    """Return how many characters stand before what a line says."""
    return len(line) - len(line.lstrip())


def hints_for(code: Code, lines: Sequence[str], span: Span) -> Mapping[str, Argument]:
    """Return what the message of a code says of the line that it is about."""
    if code is syntax.COLON_IN_TEXT:
        return _hints_for_colon(lines[span.line - 1], span.column)
    if code is syntax.BAD_INDENTATION:
        return _hints_for_indentation(lines, span.line)
    return {}


def _hints_for_colon(line: str, column: int) -> Mapping[str, Argument]:
    field = _FIELD.fullmatch(line)
    if field is None or field.start("value") >= column:
        return {}
    start, value = field["start"], field["value"]
    reason = _reason_in(value)
    if reason:
        name = start.removeprefix("-").strip()
        return {"correct": f"{name} {{unavailable: {reason}}}"}
    bare = value.strip(_CURLY)
    curly = {"curly": value[0]} if value[0] in _CURLY else {}
    mark = "'" if '"' in bare or "\\" in bare else '"'
    correct = f"{start} {mark}{bare}{mark}"
    fits = len(correct) <= _LONGEST and mark not in bare
    return {**curly, "correct": correct} if fits else curly


def _reason_in(value: str) -> str:
    """Return the reason in a value that begins as answers do: «Ikke tilgjengelig: …»."""
    for term in load_vocabulary("prose_markers").terms:
        for marker in term.label.by_language.values():
            if value.casefold().startswith(marker.casefold()):
                reason = value[len(marker) :].strip()
                return reason if not set(reason) & set(":,{}[]\"'#") else f'"{reason}"'
    return ""


def _hints_for_indentation(lines: Sequence[str], number: int) -> Mapping[str, Argument]:
    above = line_above(lines, number)
    here, there = indent_of(lines[number - 1]), indent_of(lines[above - 1])
    dash = lines[above - 1].lstrip().startswith("- ") and not lines[number - 1].lstrip().startswith(
        "-"
    )
    there += 2 if dash else 0
    # As words: a message takes a number that is none for one that is not there.
    return {"spaces": str(here), "above": str(there)} if here != there else {}
