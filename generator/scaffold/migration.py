"""What of a report is written in an older way, and how its files would be written now."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.book.model import BookMeasure, BookReport
from generator.checks.rules import all_codes
from generator.content.yaml_documents import YamlDocument, parse_yaml
from generator.findings.positions import (
    START,
    MappingEntry,
    MappingNode,
    Plain,
    Scalar,
    descend,
    to_plain,
)
from generator.scaffold.yaml_edits import (
    TextEdit,
    apply_edits,
    comments_of,
    cut,
    insert_after,
    rename_key,
    rewrite,
)
from generator.text.expectation import (
    list_expectations,
    mentions_expectations,
    split_expectations,
)
from schema.form import load_form, successor_of
from schema.renamed_codes import names_now

_RESULTS, _EXPECTED = "results", "expected_results"


class MigrationNote(Struct, frozen=True):
    """What is left to the editor: where (path from content/, line), why, and about which words."""

    path: str
    line: int
    case: str
    words: str


class FileMigration(Struct, frozen=True):
    """A file (path from content/) that would be written otherwise: its text before and after."""

    path: str
    before: str
    after: str


class ReportMigration(Struct, frozen=True):
    """What would change in a report, and what is left; nothing is touched once it is `signed`."""

    files: tuple[FileMigration, ...]
    notes: tuple[MigrationNote, ...]
    signed: bool


def plan_migration(report: BookReport, texts: Mapping[str, str]) -> ReportMigration:
    """Return how a report, whose files have these texts by path from content/, would change."""
    files: list[FileMigration] = []
    notes: list[MigrationNote] = []
    signed = is_signed(report)
    for name, migrate in (("report.yaml", _frame), ("3-address/facts.yaml", _measures)):
        path = f"{report.path}/{name}"
        before = texts.get(path, "")
        changes = _FileChanges(path, before.replace("\r\n", "\n"), notes)
        migrate(report, changes)
        after = changes.text.replace("\n", "\r\n") if "\r\n" in before else changes.text
        if after != before and changes.changed:
            files.append(FileMigration(path, before, after))
    return ReportMigration(tuple(files), () if signed else tuple(notes), signed)


def is_signed(report: BookReport) -> bool:
    """Tell whether anybody has signed a report, or a digest says what was signed."""
    signing, revisions = report.head.signing, report.head.revisions
    signed = signing is not None and (signing.signatories or signing.date or signing.digest)
    return bool(signed) or any(each.digest for each in revisions)


class _FileChanges:
    """The text of a file while changes are made in it, one by one, each checked."""

    def __init__(self, path: str, text: str, notes: list[MigrationNote]) -> None:
        self.path, self.text, self.changed = path, text, False
        self.root = _parse(text).root
        self._notes = notes

    def make(self, edits: list[TextEdit], expected: "Plain | None") -> bool:
        """Make edits if the text then says what is expected, with every comment as it was."""
        after = apply_edits(self.text, edits)
        document, findings = parse_yaml(self.path, after)
        if document is None or findings:
            return False
        same = _words(to_plain(document.root)) == _words(expected)
        if not same or comments_of(after) != comments_of(self.text):
            return False
        self.text, self.root, self.changed = after, document.root, True
        return True

    def note(self, line: int, case: str, words: str) -> None:
        """Leave something to the editor."""
        self._notes.append(MigrationNote(self.path, line, case, " ".join(words.split())))


def _frame(report: BookReport, changes: _FileChanges) -> None:
    """The form of drafts, and the codes of exceptions."""
    form = successor_of(report.form.head.id)
    if form and report.head.status == "draft" and _same_ids(report, form):
        _replace(changes, ("form",), form)
    for index, exception in enumerate(report.head.exceptions):
        code, now = exception.code, names_now(exception.code)
        if code in all_codes():
            continue
        where = ("exceptions", index, "code")
        if len(now) == 1 and now[0] != code:
            _replace(changes, where, now[0])
        elif not now:
            found = descend(changes.root, where)[0]
            changes.note(found.span.line, "retired_code", code)


def _same_ids(report: BookReport, form: str) -> bool:
    """Tell whether every question that is asked has the same id in another form."""
    return load_form(form).origins.items() >= report.form.origins.items()


def _replace(changes: _FileChanges, keys: tuple[str | int, ...], value: str) -> None:
    found, there = descend(changes.root, keys)
    if there and isinstance(found, Scalar):
        span = found.span
        edit = TextEdit((span.line, span.column), (span.end_line, span.end_column), value)
        changes.make([edit], _with(to_plain(changes.root), keys, value))


def _measures(report: BookReport, changes: _FileChanges) -> None:
    """Results that are only hoped for."""
    for bound in report.measures:
        if bound.measure.results:
            _results(bound, report.language, changes)


def _results(bound: BookMeasure, main: str, changes: _FileChanges) -> None:
    keys = (*bound.where.keys, _RESULTS)
    table, _ = descend(changes.root, bound.where.keys)
    found = table.find(_RESULTS) if isinstance(table, MappingNode) else None
    texts = bound.measure.results.by_language if bound.measure.results else {}
    if found is None or not isinstance(table, MappingNode):
        return
    split = {code: split_expectations(text, code or main) for code, text in texts.items()}
    line, words = found.key_span.line, next(iter(texts.values()))
    counts = {len(list_expectations(text, code or main)) for code, text in texts.items()}
    left = any(mentions_expectations(kept, code or main) for code, (kept, _) in split.items())
    if counts == {0}:
        if left:
            changes.note(line, "unsure", words)
        return
    whole = {not kept for kept, _ in split.values()}
    taken = bound.measure.expected_results is not None
    if len(counts) > 1 or len(whole) > 1 or taken:
        changes.note(line, "both" if taken else "languages", words)
        return
    expected = _moved(to_plain(changes.root), keys, split)
    tries = _whole(table, found) if whole == {True} else _parts(table, found, split, changes, main)
    if not any(changes.make(edits, expected) for edits in tries):
        changes.note(line, "by_hand", words)
    elif left:
        changes.note(line, "unsure", " ".join(kept for kept, _ in split.values()))


def _moved(
    plain: "Plain | None", keys: tuple[str | int, ...], split: Mapping[str, tuple[str, str]]
) -> "Plain | None":
    """Return what the file is to say: results and expected results apart."""
    kept, expected = (
        {code: part[which] for code, part in split.items() if part[which]} for which in (0, 1)
    )
    values: list[Plain | None] = [
        each.get("", {**each}) if each else None for each in (kept, expected)
    ]
    moved = _with(plain, (*keys[:-1], _RESULTS), values[0])
    return _with(moved, (*keys[:-1], _EXPECTED), values[1])


def _whole(table: MappingNode, found: MappingEntry) -> Iterator[list[TextEdit]]:
    """Yield the edits for results that are all hoped for: the key alone is another."""
    empty = table.find(_EXPECTED)
    swapped = [rename_key(empty, _RESULTS)] if empty else []
    yield [rename_key(found, _EXPECTED), *swapped]


def _parts(
    table: MappingNode,
    found: MappingEntry,
    split: Mapping[str, tuple[str, str]],
    changes: _FileChanges,
    main: str,
) -> Iterator[list[TextEdit]]:
    """Yield the edits that move some sentences: as little as can be, else the text anew."""
    if table.find(_EXPECTED):
        return
    text = changes.text
    moved: dict[str, str] = {code: part for code, (_, part) in split.items()}
    value: Plain = moved.get("", {**moved})
    inserted = insert_after(found, _EXPECTED, value, table, text)
    inner = found.value if isinstance(found.value, MappingNode) else None
    entries = {code: inner.find(code) if inner else found for code in split}
    around = inner or table
    whole = {code: to_plain(each.value) for code, each in entries.items() if each}
    cuts = [
        cut(each, list_expectations(str(whole[code]), code or main), text)
        for code, each in entries.items()
        if each
    ]
    if all(cuts):
        yield [each for each in cuts if each] + [inserted]
    rewritten = [
        rewrite(each, split[code][0], around, text) for code, each in entries.items() if each
    ]
    yield [*rewritten, inserted]


def _parse(text: str) -> YamlDocument:
    document, _ = parse_yaml("", text)
    return document or YamlDocument("", MappingNode((), START))


def _with(
    plain: "Plain | None", keys: tuple[str | int, ...], value: "Plain | None"
) -> "Plain | None":
    """Return plain data with another value at a place; without the key where that is None."""
    if not keys:
        return value
    first, rest = keys[0], keys[1:]
    if isinstance(plain, list) and isinstance(first, int):
        return [_with(each, rest, value) if i == first else each for i, each in enumerate(plain)]
    inside = {**plain} if isinstance(plain, dict) else {}
    inner = _with(inside.get(str(first)), rest, value)
    inside.pop(str(first), None)
    return inside if inner is None else {**inside, str(first): inner}


def _words(plain: "Plain | None") -> object:
    """Return what plain data says, whatever its order of keys and white space."""
    if isinstance(plain, dict):
        return {key: _words(each) for key, each in plain.items()}
    if isinstance(plain, list):
        return [_words(each) for each in plain]
    return " ".join(plain.split()) if plain else None
