"""How a text names the enterprise, and how many people it is."""

import re
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.checks.rules.queries import names_of
from generator.checks.rules.signs import texts_with
from generator.text.partitions import value_of
from generator.text.sentence_ends import split_sentences
from schema.facts.enterprise import EnterpriseFacts
from schema.kept_patterns import compile_kept
from schema.signs import load_hints, load_pattern
from schema.values import Text

# A first word as short as «Den» is no name.
_LONG_NAME = 4
_NUMBER = compile_kept(r"\d{1,3}(?:[ \u00a0]\d{3})+|\d+|[^\W\d_]{2,16}")


def counts_full_time(report: BookReport) -> bool:
    """Tell whether the form asks how many full-time equivalents there are, and not people."""
    asked = report.answered_by("employees")
    words = asked.question.label.text.by_language.values() if asked else ()
    return any(not load_hints("full_time").isdisjoint(each.casefold().split()) for each in words)


def people_of(report: BookReport) -> int:
    """Return how many people work here, where the facts and a text together say so; else 0."""
    number = report.enterprise.employees
    if not isinstance(number, int) or not number or not counts_full_time(report):
        return number if isinstance(number, int) else 0
    of_people = load_pattern("so_many_people")
    texts = texts_with(report, load_hints("employees") | load_hints("people"))
    told = (value_of(each["number"]) for text in texts for each in of_people.finditer(text.text))
    return number if number in told else 0


def names_us(owner: str, report: BookReport) -> bool:
    """Tell whether the enterprise's name stands there, or the first word of it alone."""
    itself, folded = report.organisation, owner.casefold()
    first = itself.name.split()[0]
    plain = load_pattern("legal_form_end").sub("", itself.name)
    names = (itself.name, plain, itself.short_name or "")
    alone = len(first) >= _LONG_NAME and rf"(?<!\w){re.escape(first)}(?!\w|\s+[A-ZÆØÅ])"
    return any(name and name.casefold() in folded for name in names) or bool(
        alone and re.search(alone, owner)
    )


def is_of_us(sentence: str, report: BookReport) -> bool:
    """Tell whether those who are so many are ours, all of us, and not only those somewhere."""
    others = load_pattern("of_other_firms").search(sentence)
    # «Av de 83 som arbeider her, er 51 på lageret»: what comes after a comma is of some of them.
    part = load_pattern("only_here").search(sentence.split(",", maxsplit=1)[0])
    us = load_pattern("of_our_own").search(sentence) or names_us(sentence, report)
    return bool(us) and not others and not part


def are_some_of(number: float, whole: int, words: str, report: BookReport) -> bool:
    """Tell whether those who are counted are some of all, and a sentence has both numbers.

    «Vi er 212 ansatte, og 131 av dem …»; “541 employees: 61 in the offices and 480 hired out”.
    """
    if whole in map(value_of, _NUMBER.findall(words)):
        return True
    return any(
        {whole, int(number)} <= {value_of(each) for each in _NUMBER.findall(sentence)}
        for passage in report.numbered_passages
        for sentence in split_sentences(passage.text)
    )


def more_than_we_are(passage: TextPassage, report: BookReport) -> Iterator[tuple[int, str]]:
    """Yield numbers of employees larger than the fact, in sentences on ourselves: no part of us."""
    known = report.enterprise.employees
    if not isinstance(known, int) or passage.vocabulary.isdisjoint(load_hints("employees")):
        return
    if passage.vocabulary.isdisjoint(load_hints("we_are")):
        return
    for sentence in split_sentences(passage.text):
        for match in load_pattern("more_than_us").finditer(sentence):
            number = value_of(match["number"])
            if number > known and is_of_us(sentence, report):
                yield number, match.group()


def called_employees(report: BookReport) -> Text:
    """Return what the form calls the number of employees: some ask for full-time equivalents."""
    asked = report.answered_by("employees")
    return asked.question.label.text if asked else names_of(EnterpriseFacts, "employees")[0]
