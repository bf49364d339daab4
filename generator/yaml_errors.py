"""What libyaml says of a broken file, turned into what an editor can act on."""

from yaml import YAMLError
from yaml.error import Mark, MarkedYAMLError

from generator.codes import syntax
from generator.findings import Code, Finding, Ref
from generator.positions import Span

# Parts of libyaml's messages, the most telling first, and what is really wrong.
_PROBLEMS: tuple[tuple[str, Code], ...] = (
    ("unknown escape character", syntax.ESCAPE),
    ("did not find expected hexdecimal number", syntax.ESCAPE),
    ("while scanning a quoted scalar", syntax.UNCLOSED_QUOTE),
    ("while parsing a flow", syntax.UNCLOSED_BRACKET),
    ("tab character", syntax.TAB),
    ("mapping values are not allowed", syntax.COLON_IN_TEXT),
    ("could not find expected ':'", syntax.MISSING_COLON),
    ("cannot start any token", syntax.RESERVED_CHARACTER),
    ("alias", syntax.RESERVED_CHARACTER),
    ("anchor", syntax.RESERVED_CHARACTER),
    ("tag", syntax.RESERVED_CHARACTER),
    ("directive", syntax.RESERVED_CHARACTER),
    ("block scalar", syntax.RESERVED_CHARACTER),
    ("block sequence entries are not allowed", syntax.BAD_INDENTATION),
    ("did not find expected", syntax.BAD_INDENTATION),
)


def explain_error(path: str, text: str, error: YAMLError) -> Finding:
    """Return the finding for a file that libyaml could not read."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return syntax.NOT_YAML.at(Ref(path), problem="")
    lines = text.split("\n")
    mark = error.problem_mark
    if _has_tab(lines, mark):
        return syntax.TAB.at(Ref(path, span=_tab_span(lines, mark)))
    said = f"{error.context or ''} {error.problem or ''}"
    code = next((code for part, code in _PROBLEMS if part in said), syntax.NOT_YAML)
    opened = error.context_mark if code in _AT_CONTEXT else None
    span = _span(lines, opened or mark)
    return code.at(Ref(path, span=span), text=_at(lines, span), line=mark.line + 1)


# Where the mistake is where something began, not where libyaml gave up.
_AT_CONTEXT = frozenset({syntax.UNCLOSED_QUOTE, syntax.UNCLOSED_BRACKET, syntax.MISSING_COLON})


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _has_tab(lines: list[str], mark: Mark) -> bool:
    return mark.line < len(lines) and "\t" in _indent(lines[mark.line])


def _tab_span(lines: list[str], mark: Mark) -> Span:
    column = lines[mark.line].index("\t") + 1
    return Span(mark.line + 1, column, mark.line + 1, column + 1)


def _span(lines: list[str], mark: Mark) -> Span:
    line = min(mark.line, len(lines) - 1)
    column = min(mark.column, len(lines[line]))
    return Span(line + 1, column + 1, line + 1, column + 2)


def _at(lines: list[str], span: Span) -> str:
    return lines[span.line - 1][span.column - 1 : span.column]
