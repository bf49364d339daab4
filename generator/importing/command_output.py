"""Writing an imported report, and what the command tells of it: made, to look at, left, next."""

from collections.abc import Iterable, Iterator
from textwrap import shorten

from generator.content.layout import UNPLACED
from generator.importing.coverage_check import find_lost
from generator.importing.files import write_files, write_unplaced
from generator.importing.lines import Line
from generator.importing.report import Imported
from generator.importing.results import Remark
from generator.importing.targets import Kind
from generator.importing.writing import Target, languages_of, put
from generator.text.words import Words

_SHOWN = 60
_MOST = 40


def tell(imported: Imported, target: Target, name: str, shown: str, words: Words) -> Iterator[str]:
    """Write the report's files and yield the lines that tell of it."""
    known = languages_of(target)
    written = write_files(imported, known)
    files = dict(written.files)
    whole = {**files, "organisation.yaml": written.organisation}
    imported.filled.loose.extend(find_lost(imported, whole))
    loose = imported.filled.loose
    if loose:
        files[UNPLACED] = write_unplaced(
            loose, words.texts, lambda lines: place(lines, imported, words)
        )
    paths = put(target, written.organisation, files)
    yield words("import_read", file=name, year=str(target.year), name=_name(imported, target))
    yield words.count("import_written", len(paths), folder=shown)
    yield from _answered(imported, words)
    yield from _remarks(imported, words)
    yield from _loose(imported, shown, words)
    yield from _skipped(imported, words)
    yield from ("", words["import_next"])
    if known and imported.language not in known:
        yield f"  {words('import_add_language', language=imported.language, name=target.key)}"
    yield f"  aktsom check {shown.rstrip('/')}"


def _name(imported: Imported, target: Target) -> str:
    return str(imported.filled.facts.get("organisation", {}).get("name", target.key))


def place(lines: Iterable[Line], imported: Imported, words: Words) -> str:
    """Return where lines stand in the source: its line numbers, or the pages of a PDF."""
    numbers = [line.page if imported.from_pdf else line.number for line in lines if line]
    key = "import_pages" if imported.from_pdf else "import_lines"
    first, last = min(numbers), max(numbers)
    return words.count(key, last - first + 1, first=str(first), last=str(last))


def _answered(imported: Imported, words: Words) -> Iterator[str]:
    """Tell how many questions were found, and which were not."""
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
        if each.target and each.target.kind is Kind.QUESTION
    )
    yield words("import_answers", filled=filled, asked=len(asked))
    if missing:
        yield words("import_missing", questions=", ".join(missing))


def _remarks(imported: Imported, words: Words) -> Iterator[str]:
    remarks = imported.filled.remarks
    if remarks:
        yield from ("", words["import_look"])
        yield from (f"  {_remark(each, imported, words)}" for each in _few(remarks))


def _few(remarks: list[Remark]) -> list[Remark]:
    return sorted(remarks, key=lambda each: (each.line.number, each.about))


def _remark(remark: Remark, imported: Imported, words: Words) -> str:
    where = place([remark.line], imported, words)
    return f"{where}, {remark.about}: {words(remark.key, text=_short(remark.text))}"


def _short(text: str) -> str:
    return shorten(text, _SHOWN, placeholder=" …") if text else ""


def _loose(imported: Imported, shown: str, words: Words) -> Iterator[str]:
    loose = [each for each in imported.filled.loose if any(each.lines)]
    if not loose:
        return
    yield from ("", words("import_unplaced", file=f"{shown}{UNPLACED}"))
    for each in loose[:_MOST]:
        where = place(each.lines, imported, words)
        first = next(line.text for line in each.lines if line)
        yield f"  {where}: {words[each.why]} «{_short(first)}»"
    if len(loose) > _MOST:
        yield f"  {words('import_more', count=len(loose) - _MOST)}"


def _skipped(imported: Imported, words: Words) -> Iterator[str]:
    """Tell which lines were left out, being the page's or the association's own."""
    own = {line.number for line in imported.filled.association if line}
    own |= {line.number for line in imported.furniture if line}
    if own and not imported.from_pdf:
        ranges = ", ".join(_ranges(sorted(own), imported))
        yield from ("", words("import_skipped", lines=ranges))


def _ranges(numbers: list[int], imported: Imported) -> Iterator[str]:
    """Yield runs of line numbers; blank lines between do not part them."""
    blank = {line.number for line in imported.lines if not line}
    start = last = numbers[0]
    for number in [*numbers[1:], 0]:
        if number and all(each in blank for each in range(last + 1, number)):
            last = number
            continue
        yield f"{start}–{last}" if last > start else str(start)
        start = last = number
