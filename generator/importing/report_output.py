"""Writing an imported report, and what the command prints: made, to look at, left over, next."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from generator.content.layout import UNPLACED
from generator.importing.answers.draft import UnplacedLines
from generator.importing.coverage_check import find_lost
from generator.importing.destination import Destination, languages_of, name_of, put
from generator.importing.draft_places import DraftFiles
from generator.importing.files import write_unplaced
from generator.importing.headings.known import HeadingKind
from generator.importing.kept_source import keep_report
from generator.importing.piece_map import first_words, row_of_piece
from generator.importing.report import ImportedReport
from generator.importing.self_check import look_over
from generator.importing.source.lines import SourceLine
from generator.importing.trial_check import TriedFiles, try_out
from generator.text.words import Words

_MOST = 40


class ReadFile(Struct, frozen=True):
    """The source file's name, and the report's folder as the editor would write it."""

    name: str
    shown: str


def write_and_report(
    imported: ImportedReport, destination: Destination, source: ReadFile, as_of: date, words: Words
) -> Iterator[str]:
    """Write the report's files and yield the lines to print about them; `as_of` is today."""
    name, shown = source.name, source.shown
    known = languages_of(destination)
    imported.draft.remarks.extend(look_over(imported, name_of(destination)))
    tried = try_out(
        imported, destination, as_of, lambda text: words("import_written_beside", text=text)
    )
    files = dict(tried.files)
    unplaced = [*imported.draft.unplaced, *find_lost(imported, tried.plain)]
    if unplaced:
        files[UNPLACED] = write_unplaced(
            unplaced, words.texts, lambda lines: locate(lines, imported, words)
        )
    paths = put(destination, tried.organisation, files)
    keep_report(destination.report, name, imported)
    enterprise = str(imported.draft.facts.get("organisation", {}).get("name", destination.key))
    yield words("import_read", file=name, year=str(destination.year), name=enterprise)
    yield _form(imported, words)
    yield words.count("import_written", len(paths), folder=shown)
    for path in paths:
        if not path.startswith(f"{destination.key}/"):
            yield words("new_address_kept", path=path)
    yield from _answered(imported, tried, words)
    yield from _remarks(imported, files, words)
    yield from _unplaced(unplaced, shown, imported, words)
    yield from _skipped(imported, words)
    yield from ("", words["import_next"])
    if known and imported.language not in known:
        yield f"  {words('import_add_language', language=imported.language, name=destination.key)}"
    yield f"  aktsom check {shown.rstrip('/')}"


def _form(imported: ImportedReport, words: Words) -> str:
    """Return which form the report was read on, and why."""
    head, choice = imported.form.head, imported.choice
    others = ", ".join(choice.others)
    return words(choice.reason, form=head.id, publisher=head.publisher, others=others)


def locate(lines: Iterable[SourceLine], imported: ImportedReport, words: Words) -> str:
    """Return where lines are in the source: its line numbers, or the pages of a PDF."""
    several = list(lines)
    written = [line for line in several if line] or several
    numbers = [line.page if imported.from_pdf else line.number for line in written]
    key = "import_pages" if imported.from_pdf else "import_lines"
    first, last = min(numbers), max(numbers)
    return words.count(key, last - first + 1, first=str(first), last=str(last))


def _answered(imported: ImportedReport, tried: TriedFiles, words: Words) -> Iterator[str]:
    """Yield how many questions are answered, and which were not found."""
    found = {each.target.key for each in imported.blocks if each.target}
    asked = [
        question
        for step in imported.form.steps.values()
        for section in step.sections
        for question in section.questions
    ]
    missing = [question.id for question in asked if question.id not in found]
    yield words("import_answers", filled=tried.answered, asked=tried.asked)
    if missing:
        yield words("import_missing", questions=", ".join(missing))


def _remarks(imported: ImportedReport, files: Mapping[str, str], words: Words) -> Iterator[str]:
    """Yield what to look over: the file and line, the line or page of the report, and why."""
    remarks = sorted(
        dict.fromkeys(imported.draft.remarks), key=lambda each: (each.line.number, each.about)
    )
    if remarks:
        yield from ("", words["import_look"])
    draft = DraftFiles(files, imported.form, imported.language)
    for each in remarks:
        source = locate([each.line], imported, words)
        texts = (each.text, each.line.text)
        file = draft.find(each.about, texts)
        where = f"{file} ({source})" if file else source
        about = f"{where}, {each.about}" if each.about else where
        said = words(each.key, text=first_words(each.text), other=first_words(each.other))
        yield f"  {about}: {said}"


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
        yield f"  {where}: {words[each.why]} «{first_words(first)}»"
    if len(written) > _MOST:
        yield f"  {words('import_more', count=len(written) - _MOST)}"


def _skipped(imported: ImportedReport, words: Words) -> Iterator[str]:
    """Yield which lines were left out, being the page's or the association's own."""
    if imported.from_pdf:
        pages = sorted({line.page for line in imported.draft.association if line})
        if pages:
            yield from ("", words("import_skipped_pages", pages=", ".join(map(str, pages))))
        return
    own = {line.number for line in imported.draft.association if line}
    own |= {line.number for line in imported.furniture if line}
    if own:
        ranges = ", ".join(_ranges(sorted(own), imported))
        yield from ("", words("import_skipped", lines=ranges))


def tabulate_report(imported: ImportedReport, words: Words) -> Iterator[str]:
    """Yield a line for each piece of the report: its place there, where it goes, its words."""
    yield words["import_dry_run"]
    yield _form(imported, words)
    unsure = {each.about for each in imported.draft.remarks}
    for block in imported.blocks:
        kind = block.target.kind if block.target else None
        lines = [line for line in block.lines if line]
        if block.target and kind is HeadingKind.QUESTION and lines:
            key = block.target.key
            at = locate(lines, imported, words)
            yield row_of_piece(at, key, lines[0].text, sure=key not in unsure)
    for each in imported.draft.unplaced:
        lines = [line for line in each.lines if line]
        if lines:
            at = locate(lines, imported, words)
            yield row_of_piece(at, UNPLACED, lines[0].text, sure=False)


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
