"""Writing a statement in free form, and what the command prints of it."""

from collections.abc import Iterator
from datetime import date
from textwrap import shorten

from generator.assessment.tallies import measure_completeness
from generator.content.layout import UNPLACED
from generator.importing.destination import Destination, languages_of, put
from generator.importing.source.blocks import PlaceUnit
from generator.importing.statement.reading import ReadStatement
from generator.importing.statement_files import write_statement_files, write_unplaced_texts
from generator.line.content_check import check_organisation
from generator.text.words import Words

_SHOWN = 60
_MOST = 40


def write_and_tell(
    read: ReadStatement, destination: Destination, source: str, shown: str, words: Words
) -> Iterator[str]:
    """Write a statement's files and yield the lines to print about them.

    `source` is the file's name, `shown` the report's folder as the editor would write it.
    """
    draft = read.draft
    known = languages_of(destination)
    name = read.name or destination.key
    content = write_statement_files(read, destination.year, name, known, words)
    files = dict(content.files)
    if draft.unplaced:
        files[UNPLACED] = write_unplaced_texts(
            draft.unplaced, words, lambda place: locate(place, read.unit, words)
        )
    paths = put(destination, content.organisation, files)
    yield words("import_read", file=source, year=str(destination.year), name=name)
    yield words("import_free", form=read.form.head.id)
    yield words.count("import_written", len(paths), folder=shown)
    for path in paths:
        if not path.startswith(f"{destination.key}/"):
            yield words("new_address_kept", path=path)
    filled, asked = count_answers(destination)
    yield words("import_answers", filled=filled, asked=asked)
    yield from _remarks(read, words)
    if draft.unplaced:
        yield from ("", words("import_unplaced", file=f"{shown}{UNPLACED}"))
        yield from (
            f"  {locate(each.place, read.unit, words)}: {words[each.why]} «{_short(each.text)}»"
            for each in draft.unplaced[:_MOST]
        )
    yield from ("", words["import_next"])
    if known and read.language not in known:
        yield f"  {words('import_add_language', language=read.language, name=destination.key)}"
    yield f"  aktsom check {shown.rstrip('/')}"
    yield "  aktsom serve"


def count_answers(destination: Destination) -> tuple[int, int]:
    """Return how many questions are answered, of how many, as `aktsom check` counts them."""
    year = destination.year
    book = check_organisation(destination.content, destination.key, date(year + 1, 6, 1)).book
    report = next((each for each in book.reports if each.year == year), None)
    steps = measure_completeness(report, book).steps.values() if report else ()
    return sum(each.answered + each.unavailable for each in steps), sum(
        each.asked for each in steps
    )


def locate(place: int, unit: PlaceUnit, words: Words) -> str:
    """Return where something is in the source: its line, its page, or its paragraph."""
    return words.count(unit.value, 1, first=str(place), last=str(place))


def _short(text: str) -> str:
    return shorten(text.replace("#", ""), _SHOWN, placeholder=" …") if text else ""


def _remarks(read: ReadStatement, words: Words) -> Iterator[str]:
    remarks = sorted(read.draft.remarks, key=lambda each: each.place)
    if remarks:
        yield from ("", words["import_look"])
    for each in remarks:
        at = [locate(each.place, read.unit, words)] if each.place else []
        where = ", ".join([*at, *filter(None, [each.about])])
        said = words(each.key, text=_short(each.text), about=each.about)
        yield f"  {where}: {said}" if where else f"  {said}"


def tabulate(read: ReadStatement, words: Words) -> Iterator[str]:
    """Yield a line for each piece of the source: its place, the question it goes to, its words."""
    yield words["import_dry_run"]
    for each in sorted(read.draft.placed, key=lambda piece: piece.place):
        mark = " " if each.sure else "?"
        at = locate(each.place, read.unit, words)
        yield f"  {at:<14}{mark} {each.where:<14} {_short(each.text)}"
    for text in read.draft.unplaced:
        at = locate(text.place, read.unit, words)
        yield f"  {at:<14}? {UNPLACED:<14} {_short(text.text)}"
