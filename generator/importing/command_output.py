"""Writing an imported report, and what the command prints: made, to look at, left over, next."""

from collections.abc import Iterable, Iterator
from textwrap import shorten

from generator.content.layout import UNPLACED
from generator.importing.answers.draft import UnplacedLines
from generator.importing.coverage_check import find_lost
from generator.importing.destination import Destination, languages_of, put
from generator.importing.files import write_files, write_unplaced
from generator.importing.headings.known import HeadingKind
from generator.importing.report import ImportedReport
from generator.importing.source.lines import SourceLine
from generator.text.words import Words

_SHOWN = 60
_MOST = 40


def write_and_report(
    imported: ImportedReport, destination: Destination, name: str, shown: str, words: Words
) -> Iterator[str]:
    """Write the report's files and yield the lines to print about them.

    `name` is the source file's, `shown` the report's folder as the editor would write it.
    """
    known = languages_of(destination)
    content = write_files(imported, known)
    files = dict(content.files)
    whole = {**files, "organisation.yaml": content.organisation}
    unplaced = [*imported.draft.unplaced, *find_lost(imported, whole)]
    if unplaced:
        files[UNPLACED] = write_unplaced(
            unplaced, words.texts, lambda lines: locate(lines, imported, words)
        )
    paths = put(destination, content.organisation, files)
    enterprise = str(imported.draft.facts.get("organisation", {}).get("name", destination.key))
    yield words("import_read", file=name, year=str(destination.year), name=enterprise)
    yield words.count("import_written", len(paths), folder=shown)
    for path in paths:
        if not path.startswith(f"{destination.key}/"):
            yield words("new_address_kept", path=path)
    yield from _answered(imported, words)
    yield from _remarks(imported, words)
    yield from _unplaced(unplaced, shown, imported, words)
    yield from _skipped(imported, words)
    yield from ("", words["import_next"])
    if known and imported.language not in known:
        yield f"  {words('import_add_language', language=imported.language, name=destination.key)}"
    yield f"  aktsom check {shown.rstrip('/')}"


def locate(lines: Iterable[SourceLine], imported: ImportedReport, words: Words) -> str:
    """Return where lines are in the source: its line numbers, or the pages of a PDF."""
    numbers = [line.page if imported.from_pdf else line.number for line in lines if line]
    key = "import_pages" if imported.from_pdf else "import_lines"
    first, last = min(numbers), max(numbers)
    return words.count(key, last - first + 1, first=str(first), last=str(last))


def _answered(imported: ImportedReport, words: Words) -> Iterator[str]:
    """Yield how many questions were found, and which were not."""
    found = {each.target.key for each in imported.blocks if each.target}
    asked = [
        question
        for step in imported.form.steps.values()
        for section in step.sections
        for question in section.questions
    ]
    missing = [question.id for question in asked if question.id not in found]
    filled = sum(
        bool(each.lines)
        for each in imported.blocks
        if each.target and each.target.kind is HeadingKind.QUESTION
    )
    yield words("import_answers", filled=filled, asked=len(asked))
    if missing:
        yield words("import_missing", questions=", ".join(missing))


def _remarks(imported: ImportedReport, words: Words) -> Iterator[str]:
    remarks = sorted(imported.draft.remarks, key=lambda each: (each.line.number, each.about))
    if remarks:
        yield from ("", words["import_look"])
    for each in remarks:
        where = locate([each.line], imported, words)
        said = words(each.key, text=_short(each.text), other=_short(each.other))
        yield f"  {where}, {each.about}: {said}"


def _short(text: str) -> str:
    return shorten(text, _SHOWN, placeholder=" …") if text else ""


def _unplaced(
    unplaced: list[UnplacedLines], shown: str, imported: ImportedReport, words: Words
) -> Iterator[str]:
    written = [each for each in unplaced if any(each.lines)]
    if not written:
        return
    yield from ("", words("import_unplaced", file=f"{shown}{UNPLACED}"))
    for each in written[:_MOST]:
        where = locate(each.lines, imported, words)
        first = next(line.text for line in each.lines if line)
        yield f"  {where}: {words[each.why]} «{_short(first)}»"
    if len(written) > _MOST:
        yield f"  {words('import_more', count=len(written) - _MOST)}"


def _skipped(imported: ImportedReport, words: Words) -> Iterator[str]:
    """Yield which lines were left out, being the page's or the association's own."""
    own = {line.number for line in imported.draft.association if line}
    own |= {line.number for line in imported.furniture if line}
    if own and not imported.from_pdf:
        ranges = ", ".join(_ranges(sorted(own), imported))
        yield from ("", words("import_skipped", lines=ranges))


def _ranges(numbers: list[int], imported: ImportedReport) -> Iterator[str]:
    """Yield runs of line numbers; blank lines between do not part them."""
    blank = {line.number for line in imported.lines if not line}
    start = last = numbers[0]
    for number in [*numbers[1:], 0]:
        if number and all(each in blank for each in range(last + 1, number)):
            last = number
            continue
        yield f"{start}–{last}" if last > start else str(start)
        start = last = number
