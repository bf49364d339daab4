"""Headings inside texts: those that begin an answer of their own, and those of too high a level."""

import re
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.question_placement import BEGINNING
from generator.book.text_index import Passage, passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity

_TOP = re.compile(r"^ {0,3}(?P<line>#{1,2}[ \t]+\S.*)$", re.MULTILINE)


def _texts(report: BookReport) -> Iterator[Passage]:
    return (each for each in passages_of(report) if each.markdown)


@rule("SYN208", Severity.ERROR)
def no_answer_inside_an_answer(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield lines within an answer that look like the heading of another question."""
    ids = {each.question.id for each in report.questions}
    for passage in _texts(report):
        for match in BEGINNING.finditer(passage.text):
            if match["id"] in ids and match["id"] != passage.question:
                where = passage.where.on(match[0].strip())
                yield hit(where, about=passage.question or None, question=match["id"])


@rule("SYN209", Severity.ERROR)
def headings_of_facts_are_low(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield headings of level 1 or 2 in texts of YAML files."""
    for passage in _texts(report):
        if passage.where.file.endswith(".yaml"):
            for match in _TOP.finditer(passage.text):
                where = passage.where.on(match["line"])
                yield hit(where, about=passage.question or None, text=match["line"])
