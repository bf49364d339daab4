"""A draft checked before it is written: what would stop its preview is taken out, and told."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

import yaml
from msgspec import Struct

from generator.assessment.points import assess
from generator.assessment.tallies import measure_completeness
from generator.book.model import Book
from generator.checks.check import Checked
from generator.content.temporary_folders import temporary_folder
from generator.findings.finding import Ref
from generator.findings.positions import Keys
from generator.importing.answers.draft import KeptWords
from generator.importing.destination import Destination, languages_of, put
from generator.importing.files import write_files
from generator.importing.report import ImportedReport
from generator.importing.value_repair import take_out_fact
from generator.line.content_check import check_organisation
from generator.scaffold.yaml_text import comment

# Taking one fact out may show that another does not fit; more rounds than facts are never needed.
_ROUNDS = 8
_ORGANISATION = "organisation.yaml"
_STEP = 2


class TriedFiles(Struct, frozen=True):
    """The files of a report that can be previewed, and how many questions they answer, of all.

    `plain` are the same without comments, `organisation` the text of organisation.yaml.
    """

    files: Mapping[str, str]
    plain: Mapping[str, str]
    organisation: str
    answered: int
    asked: int


def try_out(
    imported: ImportedReport, destination: Destination, as_of: date, say: Callable[[str], str]
) -> TriedFiles:
    """Write a report for trial and check it; take out, in the draft, what is an error.

    `as_of` stands for today, `say` makes a comment of words that are kept beside values.
    """
    for attempt in range(_ROUNDS):
        content = write_files(imported, languages_of(destination))
        plain = {**content.files, _ORGANISATION: content.organisation}
        files = add_comments(plain, imported.draft.kept, say)
        organisation = files.pop(_ORGANISATION)
        with _checked(destination, as_of, organisation, files) as checked:
            places = [
                each.finding.where for each in checked.findings if each.finding.stops_publishing
            ]
            taken = [each for each in places if _take_out(imported, destination, each)]
            if not taken or attempt == _ROUNDS - 1:
                answered, asked = count_answers(checked.book, destination.year)
                return TriedFiles(files, plain, organisation, answered, asked)
    raise AssertionError("the last round returns")


@contextmanager
def _checked(
    destination: Destination, as_of: date, organisation: str, files: Mapping[str, str]
) -> Iterator[Checked]:
    """Give what a check says of files in a folder that is gone afterwards."""
    with temporary_folder() as folder:
        trial = Destination(folder, destination.key, destination.year)
        known = destination.organisation / _ORGANISATION
        if known.is_file():
            trial.organisation.mkdir(parents=True)
            shutil.copyfile(known, trial.organisation / _ORGANISATION)
        put(trial, organisation, files)
        yield check_organisation(trial.content, trial.key, as_of)


def _take_out(imported: ImportedReport, destination: Destination, where: Ref) -> bool:
    """Take the fact at a place out of the draft; say whether it was there."""
    head = f"{destination.key}/{destination.year}/"
    file = where.file.removeprefix(head).removesuffix(".yaml").removesuffix("/facts")
    draft, form, lines = imported.draft, imported.form, imported.lines
    return bool(where.keys) and take_out_fact(draft, form, file, where.keys, lines)


def count_answers(book: Book, year: int) -> tuple[int, int]:
    """Return how many questions are answered, of how many, as `aktsom check` counts them."""
    report = next((each for each in book.reports if each.year == year), None)
    steps = measure_completeness(report, assess(report, book)).steps.values() if report else ()
    answered = sum(each.answered + each.unavailable for each in steps)
    return answered, sum(each.asked for each in steps)


def add_comments(
    files: Mapping[str, str], kept: Mapping[str, Sequence[KeptWords]], say: Callable[[str], str]
) -> dict[str, str]:
    """Return files with the words that a draft keeps beside its values.

    `kept` is by the draft's names of files, `say` makes a comment of words. What has no file of its
    own goes to the end of report.yaml.
    """
    written = dict(files)
    for file, words in kept.items():
        path = f"{file}.yaml" if f"{file}.yaml" in written else f"{file}/facts.yaml"
        if path in written:
            written[path] = _with_comments(written[path], words, say)
        else:
            said = [f"{_shown(each.keys)}: {say(each.words)}" for each in words]
            written["report.yaml"] += "".join(
                f"{line}\n" for text in said for line in comment(text)
            )
    return written


def _shown(keys: Keys) -> str:
    return ".".join(map(str, keys))


def _with_comments(text: str, kept: Sequence[KeptWords], say: Callable[[str], str]) -> str:
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    lines = text.splitlines()
    added: dict[int, list[str]] = {}
    for each in kept:
        line, found = _line_of(root, each.keys) if root else (0, 0)
        lacking = each.keys[found:]
        said = f"{_shown(lacking)}: {say(each.words)}" if lacking else say(each.words)
        indent = len(lines[line]) - len(lines[line].lstrip()) if lines else 0
        added.setdefault(line, []).extend(comment(said, indent // _STEP))
    written = [each for at, line in enumerate(lines) for each in (*added.get(at, ()), line)]
    return "".join(f"{line}\n" for line in written)


def _line_of(node: yaml.Node, keys: Keys) -> tuple[int, int]:
    """Return the line on which the value at keys, or what is there of it, begins; how many keys."""
    line, found = node.start_mark.line, 0
    for key in keys:
        below: tuple[yaml.Node, yaml.Node] | None = None
        if isinstance(node, yaml.MappingNode):
            below = next((each for each in node.value if each[0].value == key), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and not node.flow_style:
            below = (node.value[key],) * 2 if key < len(node.value) else None
        if below is None:
            break
        line, node, found = below[0].start_mark.line, below[1], found + 1
    return line, found
