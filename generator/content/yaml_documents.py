"""YAML files as trees of text: every scalar stays text, every key and value has its place."""

from collections.abc import Iterator
from functools import cache
from typing import cast

import yaml
from msgspec import Struct, field
from msgspec.structs import replace
from yaml.error import Mark

from generator.content.code_fences import take_off_fences
from generator.content.curly_marks import find_curly
from generator.content.yaml_errors import divider_above, explain_error, reserved_at
from generator.content.yaml_hints import missing_name
from generator.content.yaml_slips import find_slip, in_block, languages_as_text, quoted
from generator.findings.codes import syntax
from generator.findings.finding import Argument, Code, Finding, Ref, Severity
from generator.findings.positions import (
    START,
    MappingEntry,
    MappingNode,
    Scalar,
    Sequence,
    Span,
    Tree,
    is_written,
)
from generator.text.characters import INVISIBLE, find_hidden, is_blank, name_character
from schema.fields import load_field_words
from schema.kept_patterns import compile_kept
from schema.limits import most

# The words that YAML has for nothing at all.
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
# The key by which YAML takes over another mapping's.
_MERGE = "<<"
# What begins a field of the file itself.
_STARTS = compile_kept(r"[A-Za-z_][\w-]*\s*:")
# What begins an item of a list, or a row of a table.
_LISTED = compile_kept(r"\s*(?:[-*+•–—·]|\d{1,3}[.)]|\|)\s")
# A comment has a space after its `#`.
_SWALLOWED = compile_kept(r"\s+(#)(?:(?P<cut>\w)|\s+(?P<note>\S.*))")
# So many words are a text, which may go on after a `#`; a comment on fewer is meant as such.
_SENTENCE = 3
# A language and its text without the space between them: `{nb:Ull}`.
_GLUED = compile_kept(r"[a-z]{2}:\S")
# A dash or a field's name, with another space than YAML's after it.
_NO_BREAK = compile_kept(r"(?:-|[a-z_]+:)[^\S ]")


class YamlDocument(Struct, frozen=True):
    """A YAML file whose top level is a mapping."""

    path: str
    root: MappingNode


class _RefusedError(Exception):
    """The file uses something that content may not; carries the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


class _TreeBuilder(Struct):
    """Builds one tree from libyaml's events; collects duplicate keys, refuses the exotic.

    `last` is the quoted or bracketed value that has just been read, if that came last.
    """

    path: str
    lines: list[str]
    events: Iterator[yaml.Event]
    findings: list[Finding] = field(default_factory=list)
    last: Span | None = None

    def refuse(self, code: Code, event: yaml.Event, **arguments: Argument) -> _RefusedError:
        return _RefusedError(code.at(Ref(self.path, span=_span(event)), given=arguments))

    def refuse_text(self, span: Span) -> _RefusedError:
        """Return what to raise for a character that ends or begins something within a text."""
        slip = find_slip(self.path, self.lines, (span.line,))
        if slip and slip.code == syntax.BRACES.id:
            return _RefusedError(slip)
        where = Ref(self.path, span=Span(span.line, span.column, span.line, span.column + 1))
        given = {"line": span.line, **reserved_at(self.lines[span.line - 1], span.column)}
        return _RefusedError(syntax.RESERVED_CHARACTER.at(where, given=given))

    def before(self, span: Span) -> Span:
        """Return the place of the last character before a place that is no space."""
        line, text = span.line, self.lines[span.line - 1][: span.column - 1].rstrip()
        while not text and line > 1:
            line -= 1
            text = self.lines[line - 1].rstrip()
        return Span(line, len(text), line, len(text) + 1)

    def document(self) -> Tree | None:
        """Return the tree of the only document; None when the file has none."""
        tree: Tree | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if tree is not None:
                    mark, span = divider_above(self.lines, _span(event).line)
                    where = Ref(self.path, span=span)
                    raise _RefusedError(syntax.SEVERAL_DOCUMENTS.at(where, mark=mark))
                tree = self.value(next(self.events), 0)
        return tree

    def value(self, event: yaml.Event, depth: int) -> Tree:
        """Return the value that begins with an event."""
        return self.values(event, depth)[0]

    def values(self, event: yaml.Event, depth: int, *, in_list: bool = False) -> list[Tree]:
        """Return the value that begins with an event; several where a list lacks its dashes."""
        if isinstance(event, yaml.AliasEvent) or _is_exotic(event):
            raise self.refuse(syntax.YAML_FEATURE, event)
        if depth > most("yaml_depth"):
            raise self.refuse(syntax.TOO_DEEP, event, limit=most("yaml_depth"))
        if isinstance(event, yaml.ScalarEvent):
            return [self.unquoted(self.scalar(event))]
        if isinstance(event, yaml.SequenceStartEvent):
            return [self.sequence(event, depth)]
        start = cast("yaml.MappingStartEvent", event)
        entries, span = self.entries(start, depth)
        if not in_list or start.flow_style:
            return [self.table(entries, span)]
        return [self.table(each, span) for each in self.apart(entries)]

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        span = _span(event)
        self.check_folded(event, span)
        plain, block = not event.style, event.style in {"|", ">"}
        invisible = None if plain else INVISIBLE.search(event.value)
        if invisible:
            name = name_character(invisible.group())
            raise self.refuse(syntax.CONTROL_CHARACTER, event, character=name)
        self.last = None if plain or block else span
        if plain:
            curly = find_curly(Ref(self.path, span=span), event.value)
            if curly and curly.severity is Severity.ERROR:
                raise _RefusedError(curly)
            self.findings += (curly,) if curly else ()
            self.check_start(event.value, span)
            self.check_rest(event.value, span)
        empty = event.value in _NOTHING if plain else is_blank(event.value)
        return Scalar(event.value, span, empty, block)

    def check_key(self, key: Scalar) -> None:
        """Refuse a key that begins with a space or a dash that YAML does not know as such."""
        if not key.text.isascii() and (hidden := find_hidden(key.text)):
            where, name = Ref(self.path, span=key.span), name_character(hidden)
            raise _RefusedError(syntax.CONTROL_CHARACTER.at(where, character=name))
        if not key.text[:1].isalnum():
            slip = find_slip(self.path, self.lines, (key.span.line,))
            if slip and slip.code in {syntax.NO_BREAK_SPACE.id, syntax.MISSING_DASH.id}:
                raise _RefusedError(slip)

    def check_start(self, text: str, span: Span) -> None:
        """Refuse a text that would be a line of a list, or a field, with a common space in it."""
        if not _NO_BREAK.match(text):
            return
        # A value that a file ends before has no line of its own.
        line = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        if not line[: span.column - 1].strip(" -"):
            slip = find_slip(self.path, self.lines, (span.line,))
            if slip and slip.code == syntax.NO_BREAK_SPACE.id:
                raise _RefusedError(slip)

    def unquoted(self, scalar: Scalar) -> Tree:
        """Return a text as it is, or by language where that is what it was meant to be.

        Languages in braces are a text when they stand in quotation marks; so are those with another
        sign than a colon, and those in lines below a bar.
        """
        case, texts = languages_as_text(scalar.text)
        if not texts:
            return scalar
        span = scalar.span
        before = self.lines[span.line - 1][: span.column - 1].split()
        name = before[-1].lstrip("{") if before and before[-1].endswith(":") else ""
        block = in_block(name, texts)
        where = Ref(self.path, span=span)
        self.findings.append(syntax.BRACES.at(where, case=case, block=block))
        entries = (MappingEntry(code, span, replace(scalar, text=text)) for code, text in texts)
        return MappingNode(tuple(entries), span)

    def check_rest(self, text: str, span: Span) -> None:
        """Find a `#` that makes a comment of the rest of a text, as in `Oslo #2`, `nr. # 2`."""
        line = self.lines[span.end_line - 1] if span.end_line <= len(self.lines) else ""
        match = _SWALLOWED.match(line, span.end_column - 1) if "#" in line else None
        if match is None:
            return
        place = Span(span.end_line, match.start(1) + 1, span.end_line, match.end(1) + 1)
        if match["cut"]:
            self.findings.append(self.refuse_text(place).finding)
        elif _goes_on(text, match["note"], apart=match.start(1) - match.start() > 1):
            where = Ref(self.path, span=replace(place, end_column=len(line.rstrip()) + 1))
            correct = quoted(f"{text} # {match['note'].rstrip()}")
            self.findings.append(syntax.CUT_BY_NOTE.at(where, note=match["note"], correct=correct))

    def sequence(self, start: yaml.SequenceStartEvent, depth: int) -> Sequence | Scalar:
        """Return a list; an item with keys and not a single value is not filled in yet."""
        items: list[Tree] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.extend(self.values(event, depth + 1, in_list=True))
            self.check_count(len(items), "items", event)
        span = self.closed(start, event)
        written = tuple(each for each in items if not _is_blank(each))
        if items and not written:
            return Scalar("", span, empty=True, block=False)
        return Sequence(written, span)

    def entries(self, start: yaml.MappingStartEvent, depth: int) -> tuple[list[MappingEntry], Span]:
        """Return all keys and values of a mapping, also those given twice, and its span."""
        entries: list[MappingEntry] = []
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or _is_exotic(event):
                raise self.refuse(syntax.KEY_NOT_TEXT, event)
            if event.value == _MERGE and not event.style:
                raise self.refuse(syntax.YAML_FEATURE, event)
            key = self.scalar(event)
            self.check_key(key)
            entry = MappingEntry(key.text, key.span, self.value(next(self.events), depth + 1))
            if start.flow_style and (_lacks_colon(entry) or _GLUED.match(key.text)):
                raise self.refuse_text(self.before(key.span) if entries else _span(start))
            entries.append(entry)
            self.check_count(len(entries), "keys", event)
        return entries, self.closed(start, event)

    def check_count(self, count: int, of: str, event: yaml.Event) -> None:
        """Refuse the item, or key, that is one too many."""
        if count > most(of):
            raise self.refuse(syntax.TOO_MANY, event, case=of, limit=most(of))

    def table(self, entries: list[MappingEntry], span: Span) -> MappingNode:
        """Return a mapping; of two equal keys the first that says something counts.

        The second is a finding.
        """
        found: dict[str, MappingEntry] = {}
        for entry in entries:
            first = found.setdefault(entry.key, entry)
            if first is not entry:
                self.duplicate(first, entry)
                found[entry.key] = first if is_written(first.value) else entry
        return MappingNode(tuple(found.values()), span)

    def apart(self, entries: list[MappingEntry]) -> list[list[MappingEntry]]:
        """Return the items of a list, where one begins with the keys of the item before it.

        The dash that should have stood there is a finding; all items are read.
        """
        if len({each.key for each in entries}) == len(entries):
            return [entries]
        items: list[list[MappingEntry]] = [[]]
        for index, entry in enumerate(entries):
            known = {each.key: each for each in items[-1]}
            following = next(iter(entries[index + 1 : index + 2]), entry)
            # Two keys in a row that the item has, each once: a new item begins here.
            first = known.get(entry.key)
            if first and following.key != entry.key and following.key in known:
                items.append([])
                related, where = Ref(self.path, span=first.key_span), entry.key_span
                finding = syntax.MISSING_DASH.at(
                    Ref(self.path, span=where), related=(related,), case="missing", key=entry.key
                )
                self.findings.append(finding)
            items[-1].append(entry)
        return items

    def closed(self, start: yaml.CollectionStartEvent, end: yaml.Event) -> Span:
        """Return the span of a collection that has come to its end."""
        first, last = _span(start), _span(end)
        span = Span(first.line, first.column, last.end_line, last.end_column)
        self.last = span if start.flow_style else None
        return span

    def duplicate(self, first: MappingEntry, second: MappingEntry) -> None:
        related = (Ref(self.path, span=first.key_span),)
        where = Ref(self.path, span=second.key_span)
        line = first.key_span.line
        self.findings.append(
            syntax.DUPLICATE_KEY.at(where, related=related, key=second.key, line=line)
        )

    def check_folded(self, event: yaml.ScalarEvent, span: Span) -> None:
        """Find the list or table in a text whose lines YAML puts together to one."""
        first, last = span.line - 1, span.end_line - 1
        if event.style == "|" or last == first:
            return
        kept = {line.strip() for line in event.value.split("\n")}
        listed = [
            (number, line)
            for number, line in enumerate(self.lines[first + 1 : last + 1], first + 2)
            if _LISTED.match(line) and line.strip() not in kept
        ]
        if len(listed) > 1:
            number, line = listed[0]
            span = Span(number, len(line) - len(line.lstrip()) + 1, number, len(line) + 1)
            case = {">": "folded", None: "plain", "": "plain"}.get(event.style, "quoted")
            self.findings.append(syntax.FOLDED.at(Ref(self.path, span=span), case=case))


def parse_yaml(path: str, text: str) -> tuple[YamlDocument | None, tuple[Finding, ...]]:
    """Parse a YAML file; None if it cannot be read. An empty file is an empty mapping."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if _STARTS.match(line)]
    fenced = take_off_fences(path, lines, starts)
    document, findings = _parse(path, "\n".join(lines))
    return document, (*fenced, *findings)


def _parse(path: str, text: str) -> tuple[YamlDocument | None, tuple[Finding, ...]]:
    events = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
    builder = _TreeBuilder(path, text.split("\n"), events)
    try:
        tree = builder.document()
    except _RefusedError as error:
        return None, (*builder.findings, error.finding)
    except yaml.YAMLError as error:
        found = explain_error(path, text, error, builder.last)
        return None, (*_without_notes(builder, found), found)
    if tree is None or (isinstance(tree, Scalar) and tree.empty):
        return YamlDocument(path, MappingNode((), START)), ()
    if not isinstance(tree, MappingNode):
        case, name = missing_name(path, tree)
        where = Ref(path, span=tree.span)
        finding = syntax.NOT_YAML.at(where, case=case or "other", name=name, problem="")
        return None, (*builder.findings, finding)
    return YamlDocument(path, tree), tuple(builder.findings)


def _without_notes(builder: _TreeBuilder, found: Finding) -> list[Finding]:
    """Return what was found before a file broke off, without what only its reason is."""
    at = found.where.span.line if found.where.span else 0

    def is_reason(each: Finding) -> bool:
        near = each.where.span is not None and each.where.span.line >= at
        return near and each.code == syntax.CUT_BY_NOTE.id

    return [each for each in builder.findings if not is_reason(each)]


def _goes_on(text: str, note: str, *, apart: bool) -> bool:
    """Tell whether a text may be meant to go on in the comment after it.

    A number after the sign is that of something; else it is a text that has not come to its end.
    A comment that is meant as such is often set `apart`, by more than one space, or says what the
    field is, as those in new files do.
    """
    if note[0].isdecimal() and any(map(str.isalpha, text)):
        return True
    meant = apart or note.casefold().startswith(_labels())
    return not meant and len(text.split()) >= _SENTENCE and text[-1] not in ".!?:;"


@cache
def _labels() -> tuple[str, ...]:
    """Return what fields are called, in all languages, in small letters."""
    words = (each for fields in load_field_words().values() for each in fields.values())
    labels = (label for each in words for label in (each.label, each.shortly))
    return tuple({text.casefold() for each in labels for text in each.by_language.values()})


def _is_blank(tree: Tree) -> bool:
    """Whether a mapping has keys, and nothing is written at any of them."""
    return (
        isinstance(tree, MappingNode)
        and bool(tree.entries)
        and all(
            _is_blank(each.value) or (isinstance(each.value, Scalar) and each.value.empty)
            for each in tree.entries
        )
    )


def _lacks_colon(entry: MappingEntry) -> bool:
    """Whether a pair in braces is a mere text, as in `{Oslo}`."""
    value, key = entry.value.span, entry.key_span
    return (value.line, value.column) == (key.end_line, key.end_column)


def _is_exotic(event: yaml.Event) -> bool:
    """Whether a value carries an anchor or a tag."""
    node = cast("yaml.NodeEvent", event)
    return bool(node.anchor or getattr(node, "tag", None))


def _span(event: yaml.Event) -> Span:
    start, end = cast("Mark", event.start_mark), cast("Mark", event.end_mark)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
