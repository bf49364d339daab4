"""What the printers print: findings with their words, their file and its text, in order."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.assessment.tallies import Completeness
from generator.checks.check import Judged, Located
from generator.checks.locations import locate
from generator.checks.messages import Message, message_of, wording_of
from generator.checks.rules import all_codes
from generator.checks.summands import Summand
from generator.content.documents import Parsed, parse_file
from generator.content.sources import Source
from generator.findings.finding import Finding, Ref, Severity
from generator.findings.positions import START, Span
from generator.formats.listed_parts import ListedPart, ListedParts
from generator.formats.visible import show_path
from schema.limits import most

if TYPE_CHECKING:  # a check needs nothing of what builds
    from generator.line.build import Built
    from generator.line.organisation_build import OrganisationBuild

_PERSONAL = "PRV"
_UNREAD = ("SYN", "VAL1", "REF2")


class Location(Struct, frozen=True):
    """Where something is: `file` from content/, the span in it, and the file's text if it has any.

    `whole` says that the file (or folder) itself is meant, not a place in it.
    """

    file: str
    span: Span
    text: str
    whole: bool


class ListedFinding(Struct, frozen=True, dict=True):
    """One finding as it is shown: its words, its place, and the places that belong with it.

    `said` is its message, or the language to say it in: of very many, only a few are said.
    `shown` are the addresses on the site where the place is shown; only a preview knows them.
    """

    finding: Finding
    said: Message | str
    place: Location
    related: tuple[Location, ...]
    shown: tuple[str, ...] = ()

    @cached_property
    def message(self) -> Message:
        """What is wrong, in words."""
        said = self.said
        return message_of(self.finding, said) if isinstance(said, str) else said

    def message_on_page(self, language: str) -> Message:
        """Return what is wrong as the page says it on which answers are written."""
        own = wording_of(self.finding.code, language).on_page is not None
        return message_of(self.finding, language, on_page=True) if own else self.message

    @property
    def excepted(self) -> bool:
        """Whether an editor's exception covers the finding."""
        return self.finding.excepted is not None

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.finding.severity

    @property
    def count(self) -> int:
        """How many findings it stands for, itself among them."""
        return self.finding.count


class Listing(Struct, frozen=True, dict=True):
    """All findings of a run, by place. `content` is the folder that files are named from.

    `reports` counts the reports that were checked, `drafts` names those of them that are drafts
    (by path). With `strict`, warnings stop publishing too. `completeness` says how each report is
    answered, `proposed` which files a pull request changes (by path). People are shown findings of
    severity `least` and above one by one, and of the others only their sum.
    """

    entries: Sequence[ListedFinding]
    content: Path
    language: str
    reports: int = 1
    drafts: tuple[str, ...] = ()
    strict: bool = False
    completeness: Sequence[Completeness] = ()
    proposed: frozenset[str] = frozenset()
    least: Severity = Severity.INFO

    @cached_property
    def parts(self) -> ListedParts[ListedFinding]:
        """The entries, which are loaded only where they are asked for, with what sums count."""
        return ListedParts.of(self.entries)

    @cached_property
    def counted(self) -> tuple[Summand, ...]:
        """What sums count of the findings that no exception covers."""
        return tuple(each for each in self.parts.summands if not each.excepted)

    @cached_property
    def counted_excepted(self) -> tuple[Summand, ...]:
        """What sums count of the findings that an exception covers."""
        return tuple(each for each in self.parts.summands if each.excepted)

    @cached_property
    def active(self) -> tuple[ListedFinding, ...]:
        """The findings that no exception covers."""
        return tuple(each for each in self.entries if not each.excepted)

    @cached_property
    def excepted(self) -> tuple[ListedFinding, ...]:
        """The findings that an exception covers."""
        return tuple(each for each in self.entries if each.excepted)

    @cached_property
    def _of_drafts(self) -> tuple[frozenset[str], frozenset[str]]:
        """The folders of drafts, and the files of their organisations."""
        frames = (f"{each.rpartition('/')[0]}/organisation.yaml" for each in self.drafts)
        return frozenset(self.drafts), frozenset(frames)

    def is_of_draft(self, file: str) -> bool:
        """Tell whether a file (by path) belongs to a draft, or to the organisation of one."""
        folders, frames = self._of_drafts
        return file in frames or any(each in folders for each in _folders_of(file))

    def of(self, severity: Severity) -> tuple[ListedFinding, ...]:
        """Return the active findings of one severity."""
        return tuple(each for each in self.active if each.finding.severity is severity)

    def count_advice(self, report: str) -> int:
        """Return how many active findings in a report, by its path, are advice."""
        return self._advice[report]

    @cached_property
    def _advice(self) -> Counter[str]:
        counted = Counter[str]()
        for each in self.active:
            if all_codes()[each.finding.code].asked_by == "advice":
                for folder in _folders_of(each.place.file):
                    counted[folder] += each.count
        return counted

    @property
    def stops(self) -> bool:
        """Whether the findings stop publishing: exit status 1."""
        worst = Severity.WARNING if self.strict else Severity.ERROR
        return any(each.severity >= worst for each in self.counted)

    def path_from(self, folder: Path, place: Location) -> str:
        """Return the path of a location's file from a folder; absolute where that is shorter."""
        return path_from(folder, self.content / place.file)

    def posix_from(self, folder: Path, place: Location) -> str:
        """Return the same path with / between its parts, as other programs write it."""
        return self.path_from(folder, place).replace(os.sep, "/")

    def below(self, scopes: tuple[str, ...]) -> "Listing":
        """Return the listing with only what is at or below these paths, from content/."""
        if "" in scopes:
            return self
        kept = (each for each in self.entries if _is_below(each.place.file, scopes))
        return replace(self, entries=tuple(kept))

    def unread(self, scopes: tuple[str, ...], expected: str = "") -> tuple[ListedFinding, ...]:
        """Return what could not be read below these paths, but for a code that is no surprise."""
        return tuple(
            each
            for each in self.below(scopes).entries
            if each.finding.code.startswith(_UNREAD)
            and each.finding.code != expected
            and each.finding.severity is Severity.ERROR
        )


def _folders_of(file: str) -> Iterator[str]:
    """Yield the folders that a file (by path) is in."""
    return (file[:place] for place, sign in enumerate(file) if sign == "/")


def count_all(entries: Iterable[ListedFinding | Summand]) -> int:
    """Return how many findings some entries stand for, or some of what sums count."""
    return sum(each.count for each in entries)


def few_of_each(
    entries: Iterable[ListedFinding],
) -> tuple[tuple[ListedFinding, ...], Mapping[str, int]]:
    """Return at most a hundred entries of each kind, and how many more there are of each code."""
    limit, kept = most("shown"), []
    seen: Counter[tuple[str, str, Severity]] = Counter()
    beyond: Counter[str] = Counter()
    for each in entries:
        finding = each.finding
        kind = finding.code, str(finding.arguments.get("case", "")), finding.severity
        seen[kind] += 1
        if seen[kind] <= limit:
            kept.append(each)
            beyond[finding.code] += finding.more
        else:
            beyond[finding.code] += each.count
    return tuple(kept), {code: number for code, number in beyond.items() if number}


def path_from(folder: Path, file: Path) -> str:
    """Return the path of a file or folder from a folder; absolute where that is shorter."""
    whole = os.path.normpath(file)
    try:
        way = os.path.relpath(file, folder)
    except ValueError:  # on Windows, another drive
        return show_path(whole)
    far = way.startswith(os.pardir) and len(whole) < len(way)
    return show_path(whole if far else way)


def list_findings(checked: Judged, language: str) -> Iterator[ListedFinding]:
    """Yield an organisation's findings as entries."""
    texts = dict(checked.texts)
    for source in checked.sources:
        if source.data and not texts.get(source.path):
            decoded = source.data.decode("utf-8", "replace")
            texts[source.path] = decoded.replace("\r\n", "\n").replace("\r", "\n")
    _mask(texts, checked.findings)
    for located in checked.findings:
        yield _entry(located, texts, language)


def list_loose(
    findings: Iterable[Finding], content: Path, language: str
) -> Iterator[ListedFinding]:
    """Yield findings that belong to no organisation: what is loose in the content folder.

    Those of several organisations together point into the file of one.
    """
    for finding in findings:
        parsed = _read(content, finding.where) if finding.where.keys else None
        texts = {finding.where.file: parsed.text} if parsed else {}
        yield _entry(Located(finding, locate(finding.where, parsed)), texts, language)


def _read(content: Path, where: Ref) -> Parsed | None:
    """Return the file that a finding is in; None where it cannot be read."""
    file = content / where.file
    try:
        data = file.read_bytes()
    except OSError:
        return None
    return parse_file(Source(where.file, file, len(data), data))[0]


def list_built(built: "Built", content: Path, language: str) -> Listing:
    """Return what a build found, in the order of the content; errors are shown one by one."""
    loose = ListedPart.of(tuple(list_loose(built.loose, content, language)))
    entries = ListedParts((loose, *(_part(each, language) for each in built.outcomes)))
    drafts = tuple(path for each in built.outcomes for path in each.drafts)
    return Listing(entries, content, language, built.reports, drafts, least=Severity.ERROR)


def _part(outcome: "OrganisationBuild", language: str) -> ListedPart[ListedFinding]:
    return ListedPart.later(outcome.summands, lambda: list_findings(outcome.checked, language))


def _entry(located: Located, texts: Mapping[str, str], language: str) -> ListedFinding:
    finding = located.finding
    return ListedFinding(
        finding,
        language,
        _place(finding.where, located.span, texts),
        tuple(
            _place(ref, span, texts)
            for ref, span in located.related
            if (ref.file, span) != (finding.where.file, located.span)
        ),
        located.shown,
    )


def _mask(texts: dict[str, str], findings: Iterable[Located]) -> None:
    """Cover personal data that was found: what is shown may end in a log that anyone can read."""
    covered: dict[str, list[str]] = {}
    for each in findings:
        file, span = each.finding.where.file, each.span
        if each.finding.family == _PERSONAL and file in texts:
            if file not in covered:
                covered[file] = texts[file].split("\n")
            lines = covered[file]
            line, first, last = lines[span.line - 1], span.column - 1, span.end_column - 1
            lines[span.line - 1] = f"{line[:first]}{'•' * (last - first)}{line[last:]}"
    texts |= {file: "\n".join(lines) for file, lines in covered.items()}


def _place(ref: Ref, span: Span, texts: Mapping[str, str]) -> Location:
    named = ref.span is not None or ref.keys or ref.words
    whole = not named or (ref.span is None and span == START)
    return Location(ref.file, span, texts.get(ref.file, ""), whole)


def _is_below(file: str, scopes: tuple[str, ...]) -> bool:
    return any(not scope or file == scope or file.startswith(f"{scope}/") for scope in scopes)
