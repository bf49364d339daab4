"""What libyaml says of a broken file, turned into what an editor can act on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pydantic import BaseModel
from yaml import YAMLError
from yaml.error import Mark, MarkedYAMLError

from generator.content.yaml_hints import (
    divide_fields,
    divide_pairs,
    hint_of_value,
    lack_of_colon,
)
from generator.content.yaml_slips import find_slip, in_block, languages_on_line, quoted
from generator.findings.codes import syntax
from generator.findings.finding import Argument, Code, Finding, Ref
from generator.findings.positions import Span
from schema.facts import FACTS_BY_STEP
from schema.fields import Field, fields_of
from schema.guesses import CURLY
from schema.kept_patterns import compile_kept
from schema.organisation import Organisation
from schema.report import Report
from schema.vocabulary import load_vocabulary

# Parts of libyaml's messages, the most telling first, and what is really wrong.
_PROBLEMS: tuple[tuple[str, Code], ...] = (
    ("unknown escape character", syntax.ESCAPE),
    ("did not find expected hexdecimal number", syntax.ESCAPE),
    ("invalid Unicode character escape code", syntax.ESCAPE),
    ("while scanning a quoted scalar", syntax.UNCLOSED_QUOTE),
    ("while parsing a flow", syntax.UNCLOSED_BRACKET),
    ("tab character", syntax.TAB),
    ("mapping values are not allowed", syntax.COLON_IN_TEXT),
    ("could not find expected ':'", syntax.MISSING_COLON),
    ("cannot start any token", syntax.RESERVED_CHARACTER),
    ("mapping keys are not allowed", syntax.RESERVED_CHARACTER),
    ("<document start>", syntax.SEVERAL_DOCUMENTS),
    ("alias", syntax.RESERVED_CHARACTER),
    ("anchor", syntax.RESERVED_CHARACTER),
    ("tag", syntax.RESERVED_CHARACTER),
    ("directive", syntax.RESERVED_CHARACTER),
    ("block scalar", syntax.RESERVED_CHARACTER),
    ("block sequence entries are not allowed", syntax.BAD_INDENTATION),
    ("did not find expected", syntax.BAD_INDENTATION),
)
# Where the mistake is where something began, not where libyaml gave up.
_AT_CONTEXT = frozenset({syntax.UNCLOSED_QUOTE, syntax.UNCLOSED_BRACKET, syntax.MISSING_COLON})
# Where these are said, a space may be missing after a colon or a dash.
_SPACED = frozenset({syntax.MISSING_COLON, syntax.BAD_INDENTATION, syntax.COLON_IN_TEXT})
_KEY_ALONE = compile_kept(r"\s*(?:-\s+)?[\w-]+\s*$")
_NAME_ALONE = compile_kept(r"[A-Za-z_]+")
_BLOCK_START = compile_kept(r":\s+([|>])")
# A name, a colon and at once a value, as in `employees:80`; `https://…` is an address.
_NO_SPACE = compile_kept(r"(?<!\s)\s*(?:-\s+)?[A-Za-z_][\w-]*(?P<colon>:)(?=[^\s/])")
_NO_SPACE_AFTER_DASH = compile_kept(r"(?<!\s)\s*(?P<dash>-)(?=[A-Za-z_][\w-]*:)")
_DIVIDER = compile_kept(r"---|\.\.\.|%")
_BRACKETS_FIRST = compile_kept(r"\[[^\[\]]{1,80}\] *[^\s,\]#]")
_FIELD = compile_kept(r"\s*(?P<start>(?:-\s+)?[\w.-]+:)\s+(?P<value>\S(?:.*\S)?)\s*")
# A text with a comment after it; a line that begins a field or an item, or says nothing.
_ENDED = compile_kept(r"\s*(?:-\s+)?[\w.-]+:\s+[^\s'\"#|>\[{&*][^#]*\s(?P<sign>#)\s.*")
_KEYED = compile_kept(r"\s*(?:-\s|#|[\w.-]+\s*:|$)")
# Messages cut what is longer.
_LONGEST = 80
# A name, a colon and a value that is complete on its line; a comment may follow.
_VALUED = compile_kept(
    r"(?P<start> {0,40}(?:- {1,9})?)(?P<name>[A-Za-z_]\w{0,40}): {1,9}(?P<value>[^\s|>&#].*)"
)
_BELOW = compile_kept(r"(?P<start>\s*)(?P<what>-\s|[A-Za-z_]\w*:(?:\s|$))")
_SHOWN = 40


def explain_error(path: str, text: str, error: YAMLError, last: Span | None = None) -> Finding:
    """Return the finding for a file that libyaml could not read.

    `last` is the quoted text or the bracketed value that was read last, if that came last.
    """
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return syntax.NOT_YAML.at(Ref(path), case="other", problem="")
    lines = text.split("\n")
    code, span = _explain(lines, error, error.problem_mark, last)
    at = min(error.problem_mark.line + 1, len(lines))
    valued = find_value_above(path, lines, at, line_above(lines, at))
    slip = (
        valued
        or _cut_above(path, lines, span)
        or find_slip(path, lines, _suspects(lines, error, span))
    )
    if slip:
        return slip
    arguments: dict[str, Argument] = {"text": _at(lines, span), "line": error.problem_mark.line + 1}
    spaced = missing_space(lines, span.line) if code in _SPACED else None
    if spaced:
        sign, place = spaced
        return syntax.MISSING_SPACE.at(Ref(path, span=place), given=arguments, case=sign)
    line = lines[span.line - 1]
    if code is syntax.RESERVED_CHARACTER:
        span = _mark_before(line, span)
        arguments |= reserved_at(line, span.column)
        quotable = arguments["case"] in {"reserved", "quote"}
        arguments["correct"] = _in_quotes(line, span.column) if quotable else ""
    if code is syntax.MISSING_COLON:
        arguments |= lack_of_colon(line)
    if code is syntax.NOT_YAML:
        arguments["case"] = "other"
    if code is syntax.SEVERAL_DOCUMENTS:
        arguments["mark"], span = divider_above(lines, span.line)
    given = {**arguments, **hints_for(code, lines, span)}
    return code.at(Ref(path, span=span), given=given)


def _cut_above(path: str, lines: Sequence[str], span: Span) -> Finding | None:
    """Return that a text was to go on from the line above, where a `#` has ended it."""
    above = line_above(lines, span.line)
    match = _ENDED.fullmatch(lines[above - 1])
    goes_on = above < span.line and not _KEYED.match(lines[span.line - 1])
    if match is None or not goes_on:
        return None
    place = _one(above, match.start("sign") + 1)
    return syntax.RESERVED_CHARACTER.at(Ref(path, span=place), case="hash", text="#")


def _suspects(lines: Sequence[str], error: MarkedYAMLError, span: Span) -> tuple[int, ...]:
    """Return the lines (from 1) that may be to blame: where it went wrong, and just above."""
    marks = (each.line + 1 for each in (error.problem_mark, error.context_mark) if each)
    near = dict.fromkeys((span.line, *marks))
    above = (line_above(lines, min(each, len(lines))) for each in near)
    return tuple(dict.fromkeys((*near, *above)))


def _mark_before(line: str, span: Span) -> Span:
    """Return the place of a mark that began the value, where the parser stopped at its end."""
    field = _FIELD.fullmatch(line)
    stopped = not line[span.column - 1 : span.column].strip()
    marked = field and stopped and field["value"].startswith("!")
    return _one(span.line, field.start("value") + 1) if field and marked else span


def _in_quotes(line: str, column: int) -> str:
    """Return the field on a line with its value in quotation marks; empty if that is not it."""
    field = _FIELD.fullmatch(line)
    if field is None or column < field.start("value") + 1:
        return ""
    # What goes on after brackets was no list.
    if field["value"][0] in "{[" and not _BRACKETS_FIRST.match(field["value"]):
        return ""
    correct = f"{field['start']} {_quoted_anew(field['value'])}"
    return correct if len(correct) <= _LONGEST else ""


def _quoted_anew(value: str) -> str:
    """Return a value in quotation marks of the other kind, where those it has are inside, too.

    `'Støv i Lars' lager'` is one text; `"Etikk" og "miljø"` begins and ends with words in quotes.
    """
    mark, inside = value[0], value[1:-1]
    other = {"'": '"', '"': "'"}.get(mark, "")
    if not other or value[-1] != mark or mark not in inside or other in inside or "\\" in inside:
        return quoted(value)
    around = value.count(mark) % 2 or inside[inside.index(mark) - 1].isspace()
    return f"{other}{inside}{other}" if around else quoted(value)


def reserved_at(line: str, column: int) -> Mapping[str, Argument]:
    """Return why the character at a column of a line may not be there, and what is meant by it."""
    character = line[column - 1 : column]
    case = {'"': "quote", "'": "quote", "#": "hash"}.get(character, "reserved")
    meant, written = hint_of_value(line) if case == "reserved" else ("", "")
    return {"text": character, "case": meant or case, "meant": written}


def _explain(
    lines: list[str], error: MarkedYAMLError, mark: Mark, last: Span | None
) -> tuple[Code, Span]:
    said = f"{error.context or ''} {error.problem or ''}"
    code = next((code for part, code in _PROBLEMS if part in said), syntax.NOT_YAML)
    if code is syntax.SEVERAL_DOCUMENTS and not any(map(_DIVIDER.match, lines[: mark.line + 1])):
        # It stopped at a text where only another document could begin.
        code = syntax.MISSING_COLON
    span = _span(lines, (error.context_mark if code in _AT_CONTEXT else None) or mark)
    line = lines[span.line - 1]
    before = line[: span.column - 1]
    reached = min(mark.line, len(lines) - 1)
    tab = lines[reached].find("\t", 0, indent_of(lines[reached]))
    if tab >= 0:
        return syntax.TAB, _one(reached + 1, tab + 1)
    if code is syntax.COLON_IN_TEXT and _KEY_ALONE.match(before):
        return _explain_key(lines, span.line)
    if code is syntax.BAD_INDENTATION and before.strip():
        return _explain_rest(lines, span, last)
    if "block scalar" in said and (block := _BLOCK_START.search(line)):
        return code, _one(span.line, block.start(1) + 1)
    if "alias" in said or "anchor" in said:
        # libyaml stops at what should have been the name.
        return code, _one(span.line, max(span.column - 1, 1))
    return code, span


def _explain_key(lines: list[str], number: int) -> tuple[Code, Span]:
    """Explain what is wrong with a key that goes on from the text above it, as it seems."""
    above = next((line for line in range(number - 1, 0, -1) if lines[line - 1].strip()), number)
    inner, outer = indent_of(lines[number - 1]), indent_of(lines[above - 1])
    lacks = inner > outer and _NAME_ALONE.fullmatch(lines[above - 1].strip())
    if inner > outer and not lacks:
        return syntax.BAD_INDENTATION, _one(number, inner + 1)
    return syntax.MISSING_COLON, _one(above, outer + 1)


def _explain_rest(lines: list[str], span: Span, last: Span | None) -> tuple[Code, Span]:
    """Explain what is wrong at a place that is not the first on its line."""
    if _at(lines, span) in {"]", "}"}:
        return syntax.UNCLOSED_BRACKET, span
    if last and last.end_line == span.line:
        start = _one(last.line, last.column)
        one_line = last.line == last.end_line
        return syntax.RESERVED_CHARACTER if one_line else syntax.UNCLOSED_QUOTE, start
    return syntax.RESERVED_CHARACTER, span


def _span(lines: list[str], mark: Mark) -> Span:
    line = min(mark.line, len(lines) - 1)
    return _one(line + 1, min(mark.column, len(lines[line])) + 1)


def _one(line: int, column: int) -> Span:
    return Span(line, column, line, column + 1)


def _at(lines: list[str], span: Span) -> str:
    return lines[span.line - 1][span.column - 1 : span.column]


def missing_space(lines: Sequence[str], number: int) -> tuple[str, Span] | None:
    """Return the sign, colon or dash, that lacks a space after it on a line or the one above."""
    above = line_above(lines, number)
    for each in (number, above):
        line = lines[each - 1]
        match = _NO_SPACE.match(line) or _NO_SPACE_AFTER_DASH.match(line)
        if match:
            sign = match.lastgroup or ""
            column = match.start(sign) + 1
            return sign, Span(each, column, each, column + 1)
    return None


def line_above(lines: Sequence[str], number: int) -> int:
    """Return the number of the nearest line above that says something; the line's own if none."""
    above = range(number - 1, 0, -1)
    said = (each for each in above if lines[each - 1].strip()[:1] not in {"", "#"})
    return next(said, number)


def divider_above(lines: Sequence[str], number: int) -> tuple[str, Span]:
    """Return what divides a file in two, on a line or above it, and its place."""
    at = next((each for each in range(number, 0, -1) if _DIVIDER.match(lines[each - 1])), number)
    mark = lines[at - 1].strip()[:3]
    return mark, Span(at, 1, at, 1 + len(mark))


def indent_of(line: str) -> int:
    """Return how many characters come before what a line says."""
    return len(line) - len(line.lstrip())


def hints_for(code: Code, lines: Sequence[str], span: Span) -> Mapping[str, Argument]:
    """Return what the message of a code says of the line that it is about."""
    if code is syntax.COLON_IN_TEXT:
        return _hints_for_colon(lines[span.line - 1], span.column)
    if code is syntax.BAD_INDENTATION:
        return _hints_for_indentation(lines, span.line)
    if code is syntax.UNCLOSED_BRACKET:
        return divide_pairs(lines[span.line - 1], span.column)
    return {}


def _hints_for_colon(line: str, column: int) -> Mapping[str, Argument]:
    field = _FIELD.fullmatch(line)
    if field is None or field.start("value") >= column:
        return {"case": "text"}
    start, value = field["start"], field["value"]
    if texts := languages_on_line(value):
        name = start.removeprefix("-").strip()
        return {"case": "languages", "block": in_block(name, texts)}
    divided = divide_fields(line)
    if divided:
        return {"case": "fields", "block": divided}
    reason = _reason_in(value)
    if reason:
        name = start.removeprefix("-").strip()
        return {"case": "reason", "block": f"{name.strip()} {{unavailable: {reason}}}"}
    bare = value.strip(CURLY)
    curly = {"curly": value[0]} if value[0] in CURLY else {}
    mark = "'" if '"' in bare or "\\" in bare else '"'
    correct = f"{start} {mark}{bare}{mark}"
    fits = len(correct) <= _LONGEST and mark not in bare
    return {"case": "text", **curly, **({"correct": correct} if fits else {})}


def _reason_in(value: str) -> str:
    """Return the reason in a value that begins as answers do: «Ikke tilgjengelig: …»."""
    value = value.removeprefix("(").removesuffix(")") if value.startswith("(") else value
    if (reason := value.removeprefix("unavailable:")) != value:
        return _as_reason(reason.strip())
    for term in load_vocabulary("prose_markers").terms:
        for marker in term.label.by_language.values():
            if value.casefold().startswith(marker.casefold()):
                return _as_reason(value[len(marker) :].strip())
    return ""


def _as_reason(reason: str) -> str:
    return reason if not set(reason) & set(":,{}[]\"'#") else f'"{reason}"'


def _hints_for_indentation(lines: Sequence[str], number: int) -> Mapping[str, Argument]:
    above = line_above(lines, number)
    here, there = indent_of(lines[number - 1]), indent_of(lines[above - 1])
    dash = lines[above - 1].lstrip().startswith("- ") and not lines[number - 1].lstrip().startswith(
        "-"
    )
    there += 2 if dash else 0
    # As words: a message takes a number that is none for one that is not there.
    return {"spaces": str(here), "above": str(there)} if here != there else {}


def find_value_above(path: str, lines: Sequence[str], number: int, above: int) -> Finding | None:
    """Return that the field on the line `above` has a value, though the next line is to be it.

    Lines are counted from 1. Only of fields that hold lists or other fields: the lines below a text
    may be the rest of it.
    """
    valued, below = _VALUED.fullmatch(lines[above - 1].rstrip()), _BELOW.match(lines[number - 1])
    if above == number or valued is None or below is None or valued["name"] not in _holders():
        return None
    item = below["what"].startswith("-")
    if not item and below["what"].strip(": ") not in _holders()[valued["name"]]:
        # No field of what it holds, but one beside it, indented too far.
        return None
    indent, inner = len(valued["start"]), len(below["start"])
    if inner < indent or (inner == indent and not (item and not valued["start"].strip())):
        return None
    first = valued.start("value") + 1
    value = valued["value"].partition(" #")[0].rstrip()
    span = Span(above, first, above, first + len(value))
    shown = value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1].rstrip()}…"
    return syntax.VALUE_AND_LINES.at(Ref(path, span=span), key=valued["name"], value=shown)


@cache
def _holders() -> Mapping[str, frozenset[str]]:
    """Return the names of the fields that hold lists or other fields, with the names of these."""
    models: tuple[type[BaseModel], ...] = (Organisation, Report, *FACTS_BY_STEP.values())
    fields = [field for model in models for field in _fields_in(model)]
    texts = {each.key for each in fields if each.is_text and not each.many}
    held: defaultdict[str, set[str]] = defaultdict(set)
    for each in fields:
        if (each.fields or each.many) and each.key not in texts:
            held[each.key].update(inner.key for inner in each.fields)
    return {key: frozenset(names) for key, names in held.items()}


def _fields_in(model: type[BaseModel]) -> Iterator[Field]:
    for field in fields_of(model):
        yield field
        if field.fields and field.model:
            yield from _fields_in(field.model)
