"""What looks wrong in the draft of a statement in free form: the editor is asked to look."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from rapidfuzz import fuzz

from generator.importing.portal.lexicon import squeeze
from generator.importing.statement.data import places_of
from generator.importing.statement.draft import PlacedText, PlaceRemark
from generator.importing.statement.reading import ReadStatement
from generator.importing.statement.themes import find_heading_theme
from schema.form import FactAnswer

# How many times the usual length is much, and how many words are few in any case.
_TIMES, _FEW_WORDS, _LEAST_ANSWERS = 3, 120, 4
_SAME_NAME = 80
# A line that stands so often is the page's, not the statement's.
_RECURS = 3
_LONGEST_LABEL = 60


def look_over_statement(read: ReadStatement, known_name: str = "") -> Iterator[PlaceRemark]:
    """Yield what the editor should look at; `known_name` is the organisation's that is there."""
    answers: dict[str, list[PlacedText]] = defaultdict(list)
    for each in read.draft.placed:
        answers[each.where].append(each)
    yield from _other_name(read, known_name)
    yield from _too_long({place: answers[place] for place in read.draft.prose if answers[place]})
    yield from _headings_inside(read, answers)
    yield from _recurring(read.draft.placed)


def list_unanswered(read: ReadStatement) -> list[str]:
    """Return the questions on what the Act asks that nothing of the source went to."""
    placed = {each.where for each in read.draft.placed}
    placed |= {
        each.id
        for each in read.form.questions
        if isinstance(each.answer, FactAnswer)
        and any(each.answer.fact in facts for facts in read.draft.facts.values())
    }
    return [
        question.id
        for step in read.form.steps.values()
        for question in step.questions
        if question.id not in placed
        and question.required
        and not (isinstance(question.answer, FactAnswer) and question.id.startswith("0."))
    ]


def _other_name(read: ReadStatement, known_name: str) -> Iterator[PlaceRemark]:
    if read.name and known_name:
        like = fuzz.token_set_ratio(read.name.casefold(), known_name.casefold())
        if like < _SAME_NAME:
            yield PlaceRemark("import_check_name", "0.1", 0, read.name, known_name)


def _too_long(answers: Mapping[str, Sequence[PlacedText]]) -> Iterator[PlaceRemark]:
    lengths = {
        place: sum(len(each.text.split()) for each in texts) for place, texts in answers.items()
    }
    usual = median(lengths.values()) if lengths else 0
    for place, length in lengths.items() if len(lengths) >= _LEAST_ANSWERS else ():
        if length >= max(_TIMES * usual, _FEW_WORDS):
            first = answers[place][0]
            yield PlaceRemark("import_check_long", place, first.place, first.text, str(length))


def _headings_inside(
    read: ReadStatement, answers: Mapping[str, Sequence[PlacedText]]
) -> Iterator[PlaceRemark]:
    """Yield lines within answers that say no more than what another question asks."""
    places = places_of(read.form)
    for place, texts in answers.items():
        for each in texts if place in read.draft.prose else ():
            line = each.text.rstrip(":. ")
            theme = find_heading_theme(line) if len(line) <= _LONGEST_LABEL else None
            if theme and theme.sure and not theme.broad and not theme.among:
                other = places.get(theme.theme, "")
                if other and other != place:
                    yield PlaceRemark("import_check_heading", place, each.place, each.text, other)


def _recurring(placed: Sequence[PlacedText]) -> Iterator[PlaceRemark]:
    """Yield the lines that stand again and again, as the heads and feet of pages do."""
    counted = Counter(squeeze(each.text) for each in placed)
    told: set[str] = set()
    for each in placed:
        letters = squeeze(each.text)
        if counted[letters] >= _RECURS and letters not in told and each.text != each.heading:
            told.add(letters)
            number = str(counted[letters])
            yield PlaceRemark("import_check_repeated", each.where, each.place, each.text, number)
