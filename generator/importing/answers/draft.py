"""What a reader of answers is given and gives back, and the draft that gathers it all."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct, field

from generator.findings.positions import Keys, Plain
from generator.importing.answers.paragraphs import ColumnWidth, join_lines, measure_column
from generator.importing.portal.data import wordings
from generator.importing.portal.lexicon import squeeze
from generator.importing.source.lines import Lines, SourceLine
from schema.form import FactAnswer, Form, Question


class Remark(Struct, frozen=True):
    """Something the editor should look at: `key` names the words, `about` the question.

    `text` is what is written there, `other` what else the words name.
    """

    key: str
    about: str
    line: SourceLine
    text: str = ""
    other: str = ""


class Setting(Struct, frozen=True):
    """What holds for a whole report: its year, and how long the lines of its pages are.

    `measures` are the letters of the answer on measures, which names each risk once more.
    """

    year: int
    column: ColumnWidth
    measures: str = ""

    def narrow(self, lines: Lines) -> ColumnWidth:
        """Return the measure of a column narrower than the page."""
        return measure_column(lines, self.column)


class KeptWords(Struct, frozen=True):
    """Words that the typed value at `keys` does not say, and that stand as a comment beside it."""

    keys: Keys
    words: str


class ReadFact(Struct, frozen=True):
    """A fact and the lines that are no part of it: the comment. No value where none is written.

    `kept` has words beside values, by keys from the fact's own value; `unplaced` lines that are
    neither value nor comment, each with why (a key of the words).
    """

    value: "Plain | None" = None
    rest: Lines = ()
    remarks: tuple[Remark, ...] = ()
    kept: tuple[KeptWords, ...] = ()
    unplaced: tuple[tuple[str, Lines], ...] = ()


Reader = Callable[[Lines, str, Setting], ReadFact]


def text_of(lines: Lines, setting: Setting, between: str = " ") -> str:
    """Return lines as one line of text."""
    paragraphs = join_lines(lines, setting.narrow(lines))
    return between.join(each.text for each in paragraphs)


def split_comment(lines: Lines) -> tuple[Lines, Lines]:
    """Part an answer where a line of its own says that a comment follows."""
    words = {squeeze(each) for each in wordings().comments}
    for at, line in enumerate(lines):
        first, mark, rest = line.text.partition(":")
        if line and (squeeze(line.text) in words or (mark and squeeze(first) in words)):
            own = (line.with_text(rest),) if rest.strip() else ()
            return lines[:at], (*own, *lines[at + 1 :])
    return lines, ()


class UnplacedLines(Struct, frozen=True):
    """Lines without a place: why (a key of the words), under which heading, and the lines."""

    why: str
    under: str
    lines: Lines


def place_of(folder: str, fact: str) -> tuple[str, list[str]]:
    """Return the file that a fact is in, as a draft names it, and its keys there."""
    first, *rest = fact.split(".")
    return (first, rest) if first in ("organisation", "report") else (folder, [first, *rest])


def put_fact(facts: dict[str, dict[str, Plain]], folder: str, fact: str, value: Plain) -> None:
    """Put a fact in its file, beside what is there of it."""
    file, keys = place_of(folder, fact)
    tree = facts.setdefault(file, {})
    for key in keys[:-1]:
        below = tree.setdefault(key, {})
        tree = below if isinstance(below, dict) else {}
    known = tree.get(keys[-1])
    if isinstance(known, dict) and isinstance(value, dict):
        value = {**known, **value}
    tree[keys[-1]] = value


def facts_of(form: Form) -> Iterator[tuple[Question, str, list[str]]]:
    """Yield the questions that facts answer, each with the file of its fact, and its keys there."""
    for folder, step in form.steps.items():
        for question in step.questions:
            if isinstance(question.answer, FactAnswer):
                yield (question, *place_of(folder, question.answer.fact))


class Draft(Struct):
    """The answers as they are being gathered.

    `facts` maps a file (`organisation`, `report`, or a step's folder) to its tree; `prose` a
    question to the lines of its answer; `association` has lines that are the association's;
    `kept` has words beside values, by file.
    """

    facts: dict[str, dict[str, Plain]] = field(default_factory=dict)
    prose: dict[str, list[SourceLine]] = field(default_factory=dict)
    unplaced: list[UnplacedLines] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    association: list[SourceLine] = field(default_factory=list)
    kept: dict[str, list[KeptWords]] = field(default_factory=dict)

    def keep_words(self, folder: str, fact: str, kept: Iterable[KeptWords]) -> None:
        """Put words beside a fact's values."""
        file, keys = place_of(folder, fact)
        own = self.kept.setdefault(file, [])
        own.extend(KeptWords((*keys, *each.keys), each.words) for each in kept)

    def words_beside(self, folder: str, fact: str) -> Iterator[str]:
        """Yield the words that are kept beside a fact's values."""
        file, keys = place_of(folder, fact)
        for each in self.kept.get(file, ()):
            if each.keys[: len(keys)] == tuple(keys):
                yield each.words

    def set_fact(self, folder: str, fact: str, value: Plain) -> None:
        """Put a fact in its file; `report.contact.email` goes into report.yaml's contact."""
        put_fact(self.facts, folder, fact, value)

    def add_prose(self, question: str, lines: Lines) -> None:
        """Put lines at the end of a question's answer."""
        if lines:
            known = self.prose.setdefault(question, [])
            known.extend([*([SourceLine(0, 0, "")] if known else []), *lines])

    def add_unplaced(self, why: str, under: str, lines: Lines) -> None:
        """Set lines aside that have no place."""
        if any(lines):
            self.unplaced.append(UnplacedLines(why, under, lines))
