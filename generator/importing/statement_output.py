"""Writing a statement in free form, and what the command prints of it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from generator.content.layout import UNPLACED
from generator.findings.positions import Plain
from generator.importing.destination import Destination, languages_of, name_of, put
from generator.importing.draft_places import DraftFiles
from generator.importing.files import ContentFiles, ordered, to_yaml, write_head, write_steps
from generator.importing.kept_source import keep_statement
from generator.importing.piece_map import first_words, row_of_piece
from generator.importing.source.blocks import PlaceUnit
from generator.importing.statement.draft import UnplacedText
from generator.importing.statement.reading import ReadStatement
from generator.importing.statement_check import list_unanswered, look_over_statement
from generator.importing.trial_check import count_answers
from generator.line.content_check import read_book
from generator.scaffold.yaml_text import comment
from generator.text.words import Words
from schema.organisation import Organisation

_MOST = 40


def write_and_tell(
    read: ReadStatement, destination: Destination, source: str, shown: str, words: Words
) -> Iterator[str]:
    """Write a statement's files and yield the lines to print about them.

    `source` is the file's name, `shown` the report's folder as the editor would write it.
    """
    draft = read.draft
    known = languages_of(destination)
    draft.remarks.extend(look_over_statement(read, name_of(destination)))
    name = read.name or destination.key
    content = write_statement_files(read, destination.year, name, known, words)
    files = dict(content.files)
    if draft.unplaced:
        files[UNPLACED] = write_unplaced_texts(
            draft.unplaced, words, lambda place: locate(place, read.unit, words)
        )
    paths = put(destination, content.organisation, files)
    keep_statement(destination.report, source, read)
    yield words("import_read", file=source, year=str(destination.year), name=name)
    yield words("import_free", form=read.form.head.id)
    yield words.count("import_written", len(paths), folder=shown)
    for path in paths:
        if not path.startswith(f"{destination.key}/"):
            yield words("new_address_kept", path=path)
    book = read_book(destination.content, destination.key)
    filled, asked = count_answers(book, destination.year)
    yield words("import_answers", filled=filled, asked=asked)
    if unanswered := list_unanswered(read):
        yield words("import_missing", questions=", ".join(unanswered))
    yield from _remarks(read, files, words)
    if draft.unplaced:
        yield from ("", words("import_unplaced", file=f"{shown}{UNPLACED}"))
        for each in draft.unplaced[:_MOST]:
            at, first = locate(each.place, read.unit, words), first_words(_unmarked(each.text))
            yield f"  {at}: {words[each.why]} «{first}»"
        if len(draft.unplaced) > _MOST:
            yield f"  {words('import_more', count=len(draft.unplaced) - _MOST)}"
    yield from ("", words["import_next"])
    if known and read.language not in known:
        yield f"  {words('import_add_language', language=read.language, name=destination.key)}"
    yield f"  aktsom check {shown.rstrip('/')}"
    yield "  aktsom serve"


def locate(place: int, unit: PlaceUnit, words: Words) -> str:
    """Return where something is in the source: its line, its page, or its paragraph."""
    return words.count(unit.value, 1, first=str(place), last=str(place))


def _unmarked(text: str) -> str:
    """Return a text without the marks of its headings."""
    return text.replace("#", "")


def _remarks(read: ReadStatement, files: Mapping[str, str], words: Words) -> Iterator[str]:
    """Yield what to look over: the file and line, the place in the source, and why."""
    remarks = sorted(dict.fromkeys(read.draft.remarks), key=lambda each: each.place)
    if remarks:
        yield from ("", words["import_look"])
    draft = DraftFiles(files, read.form, read.language)
    for each in remarks:
        text = _unmarked(each.text)
        file = draft.find(each.about, (text,))
        source = locate(each.place, read.unit, words) if each.place else ""
        at = f"{file} ({source})" if file and source else file or source
        about = "" if at.startswith(f"{each.about}:") else each.about
        where = ", ".join(filter(None, [at, about]))
        said = words(each.key, text=first_words(text), about=each.about, other=each.other)
        yield f"  {where}: {said}" if where else f"  {said}"


def tabulate(read: ReadStatement, words: Words) -> Iterator[str]:
    """Yield a line for each piece of the source: its place, the question it goes to, its words."""
    yield words["import_dry_run"]
    for each in sorted(read.draft.placed, key=lambda piece: piece.place):
        at = locate(each.place, read.unit, words)
        yield row_of_piece(at, each.where, _unmarked(each.text), sure=each.sure)
    for text in read.draft.unplaced:
        at = locate(text.place, read.unit, words)
        yield row_of_piece(at, UNPLACED, _unmarked(text.text), sure=False)


def write_statement_files(
    read: ReadStatement, year: int, name: str, languages: tuple[str, ...], words: Words
) -> ContentFiles:
    """Return the files of a statement; `name` is its enterprise's, `languages` what it has so far.

    What was read as facts, and said in more words, stands as comments at the end of report.yaml.
    """
    draft, form, language = read.draft, read.form, read.language
    end = read.year.end if read.year and read.year.year == year and read.year.end else ""
    head = write_head(form, (language, *languages), _period(end or f"{year}-12-31"), draft.facts)
    if draft.comments:
        said = [words["import_comment_head"], *draft.comments]
        head += "\n" + "".join(f"{line}\n" for text in said for line in comment(text))
    prose = {question: "\n\n".join(texts) for question, texts in draft.prose.items()}
    steps = write_steps(form, language, draft.facts, lambda each: prose.get(each.id, ""))
    known: dict[str, Plain] = {
        **draft.facts.get("organisation", {}),
        "name": name,
        "languages": [read.language],
    }
    return ContentFiles(to_yaml(ordered(known, Organisation)), {"report.yaml": head, **steps})


def _period(end: str) -> dict[str, str]:
    """Return the twelve months that end on a day."""
    last = date.fromisoformat(end)
    after = last + timedelta(days=1)
    return {"from": after.replace(year=after.year - 1).isoformat(), "to": end}


def write_unplaced_texts(
    unplaced: list[UnplacedText], words: Words, locate: Callable[[int], str]
) -> str:
    """Return the text of the file of what has no place; `locate` says where a text is from."""
    parts = [words["import_file_head"].strip()]
    for each in unplaced:
        why = words[each.why].rstrip(".")
        under = f" ({each.under})" if each.under else ""
        parts.append(f"== {locate(each.place)}: {why}{under}\n\n{each.text}")
    return "\n\n\n".join(parts) + "\n"
