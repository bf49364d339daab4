"""ACC911 where it is written: characters that none of our fonts has, and the PDF cannot show."""

from collections.abc import Iterator
from unicodedata import category

from generator.content.documents import Document, Documents, Parsed
from generator.content.markdown_documents import MarkdownDocument
from generator.findings.codes.paper import CHARACTER
from generator.findings.finding import Finding, Ref
from generator.findings.positions import MappingNode, Scalar, Sequence, Span, Tree
from generator.text.characters import name_character
from schema.characters import find_unprintable
from schema.kept_patterns import compile_kept

# How many characters are named, and how many lines of a file are pointed to.
_CHARACTERS, _LINES = 8, 20
# Private use and what is not assigned: there is nothing to show.
_NO_SHAPE = frozenset({"Co", "Cn"})
# A character of a YAML text in quotes that is written by its number.
_ESCAPE = compile_kept(r"\\[uU][0-9a-fA-F]{4}")
# What Word makes of list marks: at the beginning of a line it is read as one.
_BULLET = compile_kept(r"\s*\uf0b7\s")


def check_characters(documents: Documents) -> Iterator[Finding]:
    """Yield the lines of an organisation's texts with characters that the PDF cannot show.

    What stands in comments, and in headings that name a question, is not printed.
    """
    for path, parsed in documents.parsed.items():
        if not parsed.text.isascii() or _ESCAPE.search(parsed.text):
            yield from _check(path, parsed)


def _check(path: str, parsed: Parsed) -> Iterator[Finding]:
    unprintable = next(find_unprintable(parsed.text), None) or _ESCAPE.search(parsed.text)
    if parsed.document is None or unprintable is None:
        return
    lines = parsed.text.split("\n")
    places = dict.fromkeys(_places(parsed.document, lines))
    for span, characters in list(places)[:_LINES]:
        yield CHARACTER.at(
            Ref(path, span=span),
            case="private" if category(characters[0]) == "Co" else "text",
            detail=name_characters(characters),
        )


def _places(document: Document, lines: list[str]) -> Iterator[tuple[Span, str]]:
    """Yield the place of the first such run on each line, and all such characters of the line."""
    if isinstance(document, MarkdownDocument):
        for answer in document.answers:
            for number, line in enumerate(answer.text.split("\n"), answer.first_line):
                if next(find_unprintable(line), None):
                    yield from _on_line(number, lines)
        return
    for scalar in _values(document.root):
        span = scalar.span
        numbers = range(span.line, min(span.end_line, len(lines)) + 1)
        found = [each for number in numbers for each in _on_line(number, lines)]
        # An escape stands for a character that is not itself in the file.
        yield from found or _escaped(scalar)


def _on_line(number: int, lines: list[str]) -> Iterator[tuple[Span, str]]:
    line = lines[number - 1]
    bullet = _BULLET.match(line)
    start = bullet.end() if bullet else 0
    runs = list(find_unprintable(line[start:]))
    if runs:
        column = start + runs[0].start() + 1
        span = Span(number, column, number, column + len(runs[0].group()))
        yield span, "".join(run.group() for run in runs)


def _escaped(scalar: Scalar) -> Iterator[tuple[Span, str]]:
    if not any(_BULLET.match(line) for line in scalar.text.split("\n")):
        yield scalar.span, "".join(run.group() for run in find_unprintable(scalar.text))


def _values(tree: Tree) -> Iterator[Scalar]:
    """Yield the values with such characters."""
    if isinstance(tree, MappingNode):
        for entry in tree.entries:
            yield from _values(entry.value)
    elif isinstance(tree, Sequence):
        for item in tree.items:
            yield from _values(item)
    elif next(find_unprintable(tree.text), None):
        yield tree


def name_characters(characters: str) -> str:
    """Return characters with their numbers in Unicode: «𠮷» (U+20BB7); the first few of many."""
    each_once = list(dict.fromkeys(characters))
    named = [_name(each) for each in each_once[:_CHARACTERS]]
    return ", ".join([*named, *(["…"] if len(each_once) > _CHARACTERS else [])])


def _name(character: str) -> str:
    number = name_character(character)
    return number if category(character) in _NO_SHAPE else f"«{character}» ({number})"
