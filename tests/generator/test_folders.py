"""The small content folders of the tests: what is fine is fine, what is broken is told exactly."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.book.model import Answered, BookReport, Prose, Unanswered
from generator.book.text_index import passages_of
from generator.checks.check import Checked
from generator.content.sources import list_organisations
from generator.content.yaml_documents import parse_yaml
from generator.findings.finding import Severity
from generator.findings.positions import walk_scalars
from generator.line.content_check import check_organisation
from tests.organisations import AS_OF, BROKEN, FOLDERS

STAGES = re.compile(r"SYN|VAL|REF[23]")
WORD = re.compile(r"\w+")


def check(content: Path) -> tuple[list[str], list[Checked]]:
    """The errors of the stages, as `<code> <path>:<line>:<column>`, and all that was checked."""
    keys, loose = list_organisations(content)
    checked = [check_organisation(content, key, AS_OF) for key in keys]
    found = [f"{each.code} {each.where.file}:1:1" for each in loose]
    found += [
        f"{each.finding.code} {each.finding.where.file}:{each.span.line}:{each.span.column}"
        for one in checked
        for each in one.findings
        if each.finding.severity is Severity.ERROR and STAGES.match(each.finding.code)
    ]
    return sorted(found), checked


def reports(name: str) -> Iterator[BookReport]:
    for checked in check(FOLDERS / name)[1]:
        yield from checked.book.reports


@pytest.mark.parametrize("folder", sorted(BROKEN.iterdir()), ids=lambda folder: folder.name)
def test_each_mistake_is_told_where_it_was_made_and_nothing_else(folder: Path) -> None:
    lines = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# "), "the first line says in words what the mistake is"
    assert check(folder / "content")[0] == sorted(lines[1:])


@pytest.mark.parametrize("name", ["valid", "three-languages", "two-years", "empty-form"])
def test_what_is_fine_may_be_published(name: str) -> None:
    errors, checked = check(FOLDERS / name)
    assert errors == []
    assert [each.key for each in checked if not each.may_be_published] == []


def test_the_forms_of_the_valid_folder_are_both() -> None:
    assert {report.form.head.id for report in reports("valid")} == {"ehn-2023", "act-minimum"}


def test_every_word_of_the_valid_folder_is_in_the_book() -> None:
    """Numbers, dates and ids are typed values by then: their words are those of the report."""
    checked = check(FOLDERS / "valid")[1]
    for one in checked:
        book = set(WORD.findall(str(one.book).replace("\\n", " ")))
        lost = {
            f"{path}: {word}"
            for path, text in one.texts.items()
            for word in _words(path, text)
            if word not in book
        }
        assert lost == set()


def _words(path: str, text: str) -> Iterator[str]:
    if path.endswith(".md"):
        for line in text.split("\n"):
            yield from () if line.startswith("## ") else WORD.findall(line)
        return
    document, _ = parse_yaml(path, text)
    assert document is not None
    for _, scalar in walk_scalars(document.root):
        if not re.fullmatch(r"[\d ,.%:-]+|ja|nei", scalar.text):
            yield from WORD.findall(scalar.text)


def test_every_text_of_the_valid_folder_is_a_passage() -> None:
    for report in reports("valid"):
        passages = [each.text for each in passages_of(report)]
        prose = [
            answer.value.markdown
            for question in report.questions
            for answer in question.answers.values()
            if isinstance(answer, Answered) and isinstance(answer.value, Prose)
        ]
        assert [text for text in prose if text not in passages] == []
        assert len(passages) > len(prose)


def test_in_an_empty_form_every_question_is_asked_and_none_answered() -> None:
    (report,) = reports("empty-form")
    answered = {
        question.question.id
        for question in report.questions
        if not isinstance(question.answers["nb"], Unanswered)
    }
    assert answered == {"0.1"}, "the name of the enterprise stands in organisation.yaml"


def test_what_is_not_translated_is_shown_in_the_main_language() -> None:
    (report,) = reports("three-languages")
    question = report.find("5.c.2")
    assert question is not None
    assert isinstance(question.answers["nn"], Unanswered)
    assert question.answer("nn", "nb") == question.answers["nb"]
    assert question.answer("en", "nb") == question.answers["en"]


def test_over_two_years_risks_close_and_open_and_goals_are_carried_over() -> None:
    now, before = reports("two-years")
    assert [each.risk.id for each in before.risks] == ["forced-labour", "falls"]
    assert [each.risk.id for each in now.risks] == ["forced-labour", "heat"]
    promised, kept = before.enterprise.next_goals, now.enterprise.goals
    assert isinstance(promised, tuple)
    assert isinstance(kept, tuple)
    assert [each.id for each in promised] == [each.id for each in kept]
