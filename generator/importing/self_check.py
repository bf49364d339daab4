"""What looks wrong in a draft, though every reader was content: the editor is asked to look."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from statistics import median

from rapidfuzz import fuzz

from generator.findings.positions import Plain
from generator.importing.answers.draft import Remark, facts_of
from generator.importing.headings.known import list_headings
from generator.importing.portal.data import LABELLED, labels_of
from generator.importing.portal.lexicon import squeeze
from generator.importing.report import ImportedReport
from generator.importing.source.lines import Lines, SourceLine
from schema.form import FactAnswer, Question

# A label of fewer letters is a word like any other, unless a colon follows it.
_LONG, _SHORT = 12, 4
_LONG_HEADING = 20
# How many times the usual length is much, and how many words are few in any case.
_TIMES, _FEW_WORDS = 3, 60
_LEAST_ANSWERS = 4
# A page with fewer letters has but a number, or pictures.
_FEW_LETTERS = 20
_SAME_NAME = 80
_FIRST_WORDS = 6
_WHOLE = 100
_ENDS = ":?"


def look_over(imported: ImportedReport, known_name: str = "") -> Iterator[Remark]:
    """Yield what the editor should look at; `known_name` is the organisation's that is there."""
    lines = _ReportLines(imported.lines)
    texts = [*_texts(imported, lines)]
    yield from _labels_inside(imported, texts)
    yield from _recurring(texts)
    yield from _too_long(texts)
    yield from _shares(imported, lines)
    yield from _risks(imported, lines)
    yield from _empty_pages(imported)
    yield from _other_name(imported, known_name, lines)


class _ReportLines:
    """The written lines of a report, each with its letters, so that words are found in them."""

    def __init__(self, lines: Lines) -> None:
        self._lines = [(squeeze(line.text), line) for line in lines if line]

    def find(self, words: str) -> SourceLine:
        """Return the line that has the first of some words, or the report's first line."""
        first = squeeze(" ".join(words.split()[:_FIRST_WORDS]))
        found = (line for letters, line in self._lines if first and first in letters)
        own = next(found, None)
        return own or next((line for _, line in self._lines), SourceLine(1, 1, words))


# A text of the draft: its question, which field it is, and its lines in the report.
_Text = tuple[str, str, Lines]


def _texts(imported: ImportedReport, report: _ReportLines) -> Iterator[_Text]:
    for about, lines in imported.draft.prose.items():
        yield (about, "prose", tuple(line for line in lines if line))
    for question, value in _facts(imported):
        for key, text in _markdown(value):
            parts = [part for part in text.replace("\\", "").split("\n") if part.strip()]
            own = tuple(report.find(part).with_text(part) for part in parts)
            yield (question.id, key, own)


def _facts(imported: ImportedReport) -> "Iterator[tuple[Question, Plain]]":
    for question, file, keys in facts_of(imported.form):
        value: Plain | None = imported.draft.facts.get(file)
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        if value is not None:
            yield question, value


def _markdown(value: "Plain | None", key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _markdown(each, name)
    elif isinstance(value, list):
        for item in value:
            yield from _markdown(item, key)
    elif value and " " in value:
        yield key, value


def _labels_inside(imported: ImportedReport, texts: Sequence[_Text]) -> Iterator[Remark]:
    """Yield the lines of answers that are a label or a heading of the form."""
    labels = {letters for model in LABELLED.values() for letters, _ in labels_of(model)}
    headings = {
        wording.letters
        for each in list_headings(imported.form)
        for wording in each.wordings
        if len(wording.letters) >= _LONG_HEADING
    }
    for about, _, lines in texts:
        for line in lines:
            first, mark, _ = line.text.partition(":")
            letters = squeeze(first)
            is_label = letters in labels and len(letters) >= (_SHORT if mark else _LONG)
            if is_label or squeeze(line.text) in headings:
                yield Remark("import_check_label", about, line, line.text)


def _recurring(texts: Sequence[_Text]) -> Iterator[Remark]:
    """Yield the lines that come in several values of one field and end as labels do."""
    places: dict[tuple[str, str], list[tuple[int, str, SourceLine]]] = defaultdict(list)
    for number, (about, key, lines) in enumerate(texts):
        for line in lines if key != "prose" else ():
            first, mark, _ = line.text.partition(" :")
            if mark or line.text[-1] in _ENDS:
                places[key, squeeze(first)].append((number, about, line))
    for found in places.values():
        if len({number for number, *_ in found}) > 1:
            _, about, line = found[0]
            yield Remark("import_check_recurs", about, line, line.text, str(len(found)))


def _too_long(texts: Sequence[_Text]) -> Iterator[Remark]:
    pools: dict[bool, list[tuple[int, str, Lines]]] = defaultdict(list)
    for about, key, lines in texts:
        length = sum(len(line.text.split()) for line in lines)
        pools[key == "prose"].append((length, about, lines))
    for pool in pools.values():
        usual = median(length for length, *_ in pool)
        for length, about, lines in pool if len(pool) >= _LEAST_ANSWERS else ():
            if length >= max(_TIMES * usual, _FEW_WORDS) and lines:
                yield Remark("import_check_long", about, lines[0], lines[0].text, str(length))


def _shares(imported: ImportedReport, report: _ReportLines) -> Iterator[Remark]:
    for question, value in _facts(imported):
        answer = question.answer
        shown = answer.shown_as if isinstance(answer, FactAnswer) else ""
        if shown == "percentages" and isinstance(value, dict):
            try:
                total = sum(Decimal(str(each).replace(",", ".")) for each in value.values())
            except InvalidOperation:
                continue
            if total != _WHOLE:
                line = _heading_of(imported, question.id, report)
                yield Remark("import_check_shares", question.id, line, str(total))


def _risks(imported: ImportedReport, report: _ReportLines) -> Iterator[Remark]:
    for question, value in _facts(imported):
        answer = question.answer
        shown = answer.shown_as if isinstance(answer, FactAnswer) else ""
        for risk in value if shown == "risks" and isinstance(value, list) else ():
            if isinstance(risk, dict) and "topic" not in risk:
                title = str(risk.get("title", ""))
                line = report.find(title)
                yield Remark("import_check_topic", question.id, line, title)


def _heading_of(imported: ImportedReport, question: str, report: _ReportLines) -> SourceLine:
    for each in imported.blocks:
        if each.target and each.target.key == question and each.heading:
            return each.heading[0]
    return report.find("")


def _empty_pages(imported: ImportedReport) -> Iterator[Remark]:
    letters: dict[int, int] = defaultdict(int)
    for line in imported.lines if imported.from_pdf else ():
        letters[line.page] += sum(map(str.isalpha, line.text))
    pages = [page for page in range(1, max(letters, default=0) + 1) if letters[page] < _FEW_LETTERS]
    if pages:
        shown = ", ".join(map(str, pages))
        yield Remark("import_check_pages", "", SourceLine(0, pages[0], ""), shown)


def _other_name(
    imported: ImportedReport, known_name: str, report: _ReportLines
) -> Iterator[Remark]:
    name = str(imported.draft.facts.get("organisation", {}).get("name", ""))
    if name and known_name:
        like = fuzz.token_set_ratio(name.casefold(), known_name.casefold())
        if like < _SAME_NAME:
            line = report.find(name)
            yield Remark("import_check_name", "0.1", line, name, known_name)
