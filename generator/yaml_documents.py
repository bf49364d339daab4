"""YAML files as trees of text: every scalar stays text, every key and value has its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import yaml
from yaml.error import Mark

from generator.codes import syntax
from generator.findings import Argument, Code, Finding, Ref
from generator.positions import Entry, Scalar, Sequence, Span, Table, Tree
from generator.yaml_errors import explain_error

DEEPEST = 40


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """A YAML file whose top level is a mapping."""

    path: str
    root: Table


class _RefusedError(Exception):
    """The file uses something that content may not; carries the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


@dataclass(slots=True)
class _Builder:
    """Builds one tree from libyaml's events; collects duplicate keys, refuses the exotic."""

    path: str
    events: Iterator[yaml.Event]
    findings: list[Finding] = field(default_factory=list)

    def refuse(self, code: Code, event: yaml.Event, **arguments: Argument) -> _RefusedError:
        return _RefusedError(code.at(Ref(self.path, span=_span(event)), given=arguments))

    def value(self, event: yaml.Event, depth: int) -> Tree:
        if isinstance(event, yaml.AliasEvent) or _is_exotic(event):
            raise self.refuse(syntax.YAML_FEATURE, event)
        if depth > DEEPEST:
            raise self.refuse(syntax.TOO_DEEP, event, limit=DEEPEST)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        return self.table(event, depth)

    def sequence(self, start: yaml.Event, depth: int) -> Sequence:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, depth + 1))
        return Sequence(tuple(items), _span(start))

    def table(self, start: yaml.Event, depth: int) -> Table:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or _is_exotic(event):
                raise self.refuse(syntax.KEY_NOT_TEXT, event)
            entry = Entry(event.value, _span(event), self.value(next(self.events), depth + 1))
            if entry.key in entries:
                self.duplicate(entries[entry.key], entry)
            entries.setdefault(entry.key, entry)
        return Table(tuple(entries.values()), _span(start))

    def duplicate(self, first: Entry, second: Entry) -> None:
        related = (Ref(self.path, span=first.key_span),)
        where = Ref(self.path, span=second.key_span)
        line = first.key_span.line
        self.findings.append(
            syntax.DUPLICATE_KEY.at(where, related=related, key=second.key, line=line)
        )


def parse_yaml(path: str, text: str) -> tuple[YamlDocument | None, tuple[Finding, ...]]:
    """Parse a YAML file; None if it cannot be read. An empty file is an empty mapping."""
    builder = _Builder(path, iter(yaml.parse(text, Loader=yaml.CSafeLoader)))
    try:
        tree = _read_document(builder)
    except _RefusedError as error:
        return None, (*builder.findings, error.finding)
    except yaml.YAMLError as error:
        return None, (*builder.findings, explain_error(path, text, error))
    if tree is None or (isinstance(tree, Scalar) and tree.empty):
        return YamlDocument(path, Table((), Span(1, 1, 1, 1))), ()
    if not isinstance(tree, Table):
        finding = syntax.NOT_YAML.at(Ref(path, span=tree.span), problem="")
        return None, (*builder.findings, finding)
    return YamlDocument(path, tree), tuple(builder.findings)


def _read_document(builder: _Builder) -> Tree | None:
    tree: Tree | None = None
    documents = 0
    for event in builder.events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise builder.refuse(syntax.SEVERAL_DOCUMENTS, event)
            tree = builder.value(next(builder.events), 0)
    return tree


def _is_exotic(event: yaml.Event) -> bool:
    """Whether a value carries an anchor or a tag."""
    node = cast("yaml.NodeEvent", event)
    tag = getattr(node, "tag", None)
    return bool(node.anchor) or (bool(tag) and tag != "!")


def _scalar(event: yaml.ScalarEvent) -> Scalar:
    plain = event.style is None or event.style == ""
    return Scalar(
        event.value, _span(event), plain and event.value in {"", "~"}, event.style in {"|", ">"}
    )


def _span(event: yaml.Event) -> Span:
    start, end = cast("Mark", event.start_mark), cast("Mark", event.end_mark)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
