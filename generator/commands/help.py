"""What `aktsom --help` and `aktsom COMMAND --help` print."""

from collections.abc import Iterator, Sequence

from generator.commands import COMMANDS
from generator.commands.parser import Parser
from generator.formats.terminal import Look
from generator.text.wrapping import wrap_text

_INDENT = 2


def overview(everywhere: Parser, look: Look) -> str:
    """Return the help of `aktsom` itself; `everywhere` knows the options of every command."""
    words = everywhere.words
    usage = f"aktsom {words['usage_command']} [{words['usage_options']}]"
    commands = [(name, words[f"help_{name}"]) for name in COMMANDS]
    lines = [
        *wrap_text(words["tagline"], look.width),
        *_section(words["usage"], [usage], look),
        *_table(words["commands_heading"], commands, look),
        *_table(words["everywhere_heading"], everywhere.options, look),
        *_section(words["start_heading"], words["start"].splitlines(), look),
        "",
        words["more_help"],
    ]
    return "\n".join(lines)


def help_for(command: str, parser: Parser, everywhere: Parser, look: Look) -> str:
    """Return the help of one command."""
    words = parser.words
    usage = " ".join([parser.prog, *(term for term, _ in parser.arguments)])
    usage += f" [{words['usage_options']}]" if parser.options else ""
    lines = [
        *wrap_text(words[f"about_{command}"], look.width),
        *_section(words["usage"], [usage], look),
        *_table(words["arguments_heading"], parser.arguments, look),
        *_table(words["options_heading"], parser.options, look),
        *_table(words["everywhere_heading"], everywhere.options, look),
        *_section(words["examples_heading"], words[f"examples_{command}"].splitlines(), look),
        *_table(words["exit_heading"], _exits(words["exit_text"]), look),
    ]
    return "\n".join(lines)


def columns(rows: Sequence[tuple[str, str]], look: Look) -> Iterator[str]:
    """Yield rows of a term and its explanation, the explanations beneath each other.

    Where the terms take more than half of the width, each explanation is below its term.
    """
    indent = max((len(term) for term, _ in rows), default=0) + 2 * _INDENT
    if indent > look.width / 2:
        for term, explanation in rows:
            yield f"{' ' * _INDENT}{look.paint(term, 'bold')}"
            yield from _indented(explanation, 3 * _INDENT, look)
        return
    for term, explanation in rows:
        first, *others = wrap_text(explanation, max(20, look.width - indent)) or [""]
        padding = " " * (indent - _INDENT - len(term))
        yield f"{' ' * _INDENT}{look.paint(term, 'bold')}{padding}{first}"
        yield from (f"{' ' * indent}{line}" for line in others)


def _indented(text: str, indent: int, look: Look) -> Iterator[str]:
    yield from (f"{' ' * indent}{line}" for line in wrap_text(text, max(20, look.width - indent)))


def _table(heading: str, rows: Sequence[tuple[str, str]], look: Look) -> Iterator[str]:
    if rows:
        yield from ("", look.paint(f"{heading}:", "bold"), *columns(rows, look))


def _exits(text: str) -> list[tuple[str, str]]:
    """Return the exit statuses with what each means, which comes after two spaces."""
    return [(each.split("  ")[0], each.split("  ")[1]) for each in text.splitlines()]


def _section(heading: str, lines: Sequence[str], look: Look) -> Iterator[str]:
    yield from ("", look.paint(f"{heading}:", "bold"))
    yield from (f"{' ' * _INDENT}{line}" for line in lines)
