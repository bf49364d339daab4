"""Stage 2, parse: bytes become text, text becomes YAML trees and Markdown answers."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import accumulate, islice
from typing import TypeAlias

from msgspec import Struct

from generator.content.markdown_documents import (
    MarkdownDocument,
    find_too_many,
    parse_markdown,
)
from generator.content.sources import Source, SourceFolder
from generator.content.yaml_documents import YamlDocument, parse_yaml
from generator.findings.codes import syntax, values
from generator.findings.finding import Code, Finding, Ref
from generator.findings.positions import START, Span
from generator.text.characters import (
    INVISIBLE,
    compose,
    find_stacked,
    meant_by_control,
    name_character,
    spelled_out,
)
from generator.text.ruined import find_ruined
from schema.characters import is_plain
from schema.kept_patterns import compile_kept
from schema.limits import most

Document: TypeAlias = YamlDocument | MarkdownDocument
_Parser: TypeAlias = Callable[[str, str], tuple[Document | None, tuple[Finding, ...]]]

_PARSERS: dict[str, _Parser] = {".yaml": parse_yaml, ".md": parse_markdown}
# A row of equals signs is what git leaves between versions; under a line of Markdown, a heading.
_CONFLICTS = {
    ".yaml": compile_kept(r"^(?:(?:<{7}|\|{7}|>{7})(?= |$)|={7}$)", re.MULTILINE),
    ".md": compile_kept(r"^(?:(?:<{7}|\|{7}|>{7})(?= |$)|(?<!.\n)={7}$)", re.MULTILINE),
}
# What a program that is stopped leaves of a file: its length, and nothing in it.
_ZEROS = "\0" * 4
# How a comparison of git begins; so many lines that all begin with its sign are one, too.
_COMPARISONS = ("diff --git ", "@@ -")
_COMPARED = 3
# Letters that are common here, as other systems store them.
_NORWEGIAN = frozenset("æøåÆØÅ")
_LIKELY = _NORWEGIAN | frozenset("éèêëóòôöäüç—“”«»…§½°·•\u2013\u2018\u2019")
_OTHER_SYSTEMS = ("mac_roman", "cp865")

# What files begin with that are no text, and some that are text, but not ours: a name was changed.
_DOCUMENTS = (
    (b"pk\x03\x04", "Word"),
    (b"\xd0\xcf\x11\xe0", "Word"),
    (b"{\\rtf", "RTF"),
    (b"%pdf-", "PDF"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
)
# What Markdown looks at more than once: each may begin or end something.
_MARKS = "[]*_`~<"
_MARK = compile_kept(f"[{re.escape(_MARKS)}]")
_SIGNS_OF_GIT = tuple(sign * 7 for sign in "<|>=")


class Parsed(Struct, frozen=True, dict=True):
    """A file: its document, if it could be parsed, and its text, if it could be read."""

    document: Document | None
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text, split once for all places in it."""
        return tuple(self.text.split("\n"))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where in the text each line begins; at last, where one after it would."""
        return tuple(accumulate((len(each) + 1 for each in self.lines), initial=0))


class Documents(Struct, frozen=True):
    """Stage 2's value: what an organisation's files say, by path; some could not be parsed."""

    source: SourceFolder
    parsed: Mapping[str, Parsed]

    @property
    def by_path(self) -> Mapping[str, Document]:
        """The documents of the files that could be parsed."""
        return {path: each.document for path, each in self.parsed.items() if each.document}

    @property
    def unparsed(self) -> frozenset[str]:
        """The paths of files that could be read, but not parsed."""
        return frozenset(path for path, each in self.parsed.items() if each.document is None)


def parse(source: SourceFolder) -> tuple[Documents, tuple[Finding, ...]]:
    """Parse every YAML and Markdown file of an organisation."""
    files = [each for each in source.sources if each.data is not None]
    parsed = [parse_file(each) for each in files]
    by_path = {file.path: each for file, (each, _) in zip(files, parsed, strict=True)}
    return Documents(source, by_path), tuple(finding for _, found in parsed for finding in found)


def parse_file(source: Source) -> tuple[Parsed, tuple[Finding, ...]]:
    """Parse one YAML or Markdown file; `source.data` is not None."""
    data = source.data or b""
    if other := _of_another_kind(source.path, data):
        return Parsed(None, ""), (other,)
    try:
        text = _normalise(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Parsed(None, ""), (_not_utf8(source.path, data, error),)
    if whole := _of_the_whole(source.path, text):
        return Parsed(None, text), (whole,)
    if refused := _refused(source, text):
        return Parsed(None, text), (refused,)
    if too_many := _find_too_many(source, text):
        return Parsed(None, text), (too_many,)
    document, findings = _PARSERS[source.file.suffix](source.path, text)
    findings += _ruined(source.path, text)
    if not text.strip():
        findings = (
            values.EMPTY_VALUE.at(Ref(source.path, span=START), case="file", key=source.file.name),
        )
    return Parsed(document, text), findings


def _find_too_many(source: Source, text: str) -> Finding | None:
    """Return the finding that a file has more lines, marks or answers than anybody writes."""
    limit = most("text_lines")
    if text.count("\n") > limit:
        span = Span(limit + 1, 1, limit + 1, 1)
        return syntax.TOO_MANY.at(Ref(source.path, span=span), case="lines", limit=limit)
    if stacked := _find_stacked(source.path, text):
        return stacked
    limit = most("marks")
    if len(text) > limit and sum(map(text.count, _MARKS)) > limit:
        beyond = next(islice(_MARK.finditer(text), limit, None))
        where = Ref(source.path, span=span_at(text, beyond.start(), 1))
        return syntax.TOO_MANY.at(where, case="marks", limit=limit)
    return find_too_many(source.path, text) if source.file.suffix == ".md" else None


def _find_stacked(path: str, text: str) -> Finding | None:
    """Return the finding that a letter has more marks upon it than any language has."""
    limit = most("stacked_marks")
    at = find_stacked(text, limit)
    if at >= 0:
        span = span_at(text, at)
    elif find_stacked(spelled_out(text), limit) >= 0:
        lines = enumerate(text.split("\n"), 1)
        line = next((n for n, each in lines if find_stacked(spelled_out(each), limit) >= 0), 1)
        span = Span(line, 1, line, 1)
    else:
        return None
    return syntax.TOO_MANY.at(Ref(path, span=span), case="stacked", limit=limit)


def _normalise(text: str) -> str:
    """Take away what differs between systems: byte order mark, line ends, letters in parts."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return compose(lines)


def _of_another_kind(path: str, data: bytes) -> Finding | None:
    """Return that a file is no text, or one in an encoding that its first bytes tell."""
    kind = next((kind for start, kind in _DOCUMENTS if data.lstrip().lower().startswith(start)), "")
    if kind:
        return syntax.NOT_UTF8.at(Ref(path), case="document", kind=kind)
    if data.startswith((BOM_UTF32_LE, BOM_UTF32_BE)):
        return syntax.NOT_UTF8.at(Ref(path), case="utf32")
    return syntax.NOT_UTF8.at(Ref(path), case="utf16") if _is_utf16(data) else None


def _is_utf16(data: bytes) -> bool:
    """Tell whether a text is stored as UTF-16, with or without the mark that says so.

    Every other byte is zero then, for nearly all letters.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return True
    return 4 * abs(data[::2].count(0) - data[1::2].count(0)) > len(data)


def _of_the_whole(path: str, text: str) -> Finding | None:
    """Return what is wrong with a file as a whole: not saved to its end, or a comparison of git."""
    if (zeros := text.find(_ZEROS)) >= 0:
        where = Ref(path, span=span_at(text, zeros))
        return syntax.NOT_UTF8.at(where, case="zeros")
    compared = text.startswith(_COMPARISONS)
    if text.startswith("+"):
        lines = [each for each in text.split("\n") if each.strip()]
        compared = len(lines) >= _COMPARED and all(each[0] == "+" for each in lines)
    return syntax.MERGE_CONFLICT.at(Ref(path, span=START), case="diff") if compared else None


def _not_utf8(path: str, data: bytes, error: UnicodeDecodeError) -> Finding:
    before = _normalise(data[: error.start].decode("utf-8"))
    guess = _guess(data[error.start : error.start + 1])
    span = span_at(before, len(before))
    return syntax.NOT_UTF8.at(
        Ref(path, span=span), case="byte", byte=f"0x{data[error.start]:02X}", character=guess
    )


def _guess(byte: bytes) -> str:
    """Return the letter that a byte stands for on the system where it is likely to be a letter."""
    usual = byte.decode("cp1252", errors="replace")
    others = (byte.decode(each) for each in _OTHER_SYSTEMS)
    meant = (each for each in others if each in _NORWEGIAN)
    return usual if usual in _LIKELY else next(meant, usual)


def _refused(source: Source, text: str) -> Finding | None:
    """Return the finding at the first character that nobody sees, or where git has left a mark."""
    found = None
    if not is_plain(text):
        found = _find(INVISIBLE, syntax.CONTROL_CHARACTER, source.path, text)
    if not found and any(map(text.__contains__, _SIGNS_OF_GIT)):
        conflict = _CONFLICTS[source.file.suffix]
        found = _find(conflict, syntax.MERGE_CONFLICT, source.path, text)
    return found


def _find(pattern: re.Pattern[str], code: Code, path: str, text: str) -> Finding | None:
    match = pattern.search(text)
    if match is None:
        return None
    span = span_at(text, match.start(), len(match.group()))
    character = match.group()[0]
    given = {"character": name_character(character), "meant": meant_by_control(character)}
    case = {"case": "conflict"} if code is syntax.MERGE_CONFLICT else {}
    return code.at(Ref(path, span=span), given={**given, **case})


def _ruined(path: str, text: str) -> tuple[Finding, ...]:
    """Return the finding about the first ruined word of a file, if it has any."""
    found = find_ruined(text)
    if not found:
        return ()
    first = found[0]
    where = Ref(path, span=span_at(text, first.start, len(first.word)))
    return (
        syntax.RUINED.at(
            where,
            case="known" if first.meant else "lost",
            word=first.word,
            meant=first.meant,
            others=len(found) - 1,
        ),
    )


def span_at(text: str, index: int, length: int = 1) -> Span:
    """Return the span of `length` characters (on one line) at an index into a text."""
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    return Span(line, column, line, column + length)
