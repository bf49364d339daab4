"""Questions as readers know them: by their names, each a link to where it stands."""

from pathlib import Path

import pytest

from generator.pages.parts.questions import find_parent, link_to
from schema.form import form_names, load_form
from schema.languages import complete_languages
from tests.generator.books import make_book, open_page

# As much as fits on a line of the narrowest column that names questions.
LONGEST = 52


@pytest.mark.parametrize(
    ("language", "name"), [("nb", "Innkjøpsformer"), ("en", "Types of purchasing")]
)
def test_a_question_is_linked_to_by_its_name(tmp_path: Path, language: str, name: str) -> None:
    context = open_page(make_book(tmp_path), language)
    bound = context.report.find("0.14")
    assert bound is not None
    link = link_to(bound.question, context)
    assert link.text == name
    assert link.href == context.to_question("0.14")
    assert link.href.endswith("#0.14")


@pytest.mark.parametrize("form", form_names())
def test_every_question_has_a_short_name_in_all_languages(form: str) -> None:
    for question in load_form(form).questions:
        for language in complete_languages("pages"):
            name = question.called.in_language(language)
            assert 0 < len(name) <= LONGEST, (question.id, language)
            assert not name.isupper(), name


def test_the_question_that_a_fact_is_a_part_of_is_found(tmp_path: Path) -> None:
    report = make_book(tmp_path).reports[0]
    whole = next(each for each in report.questions if each.parts)
    part = next((each for q in report.questions for each in q.parts if each.question.fact), None)
    assert find_parent(report, "xyzzy") is None
    if part is not None:
        parent = find_parent(report, part.question.fact or "")
        assert parent is not None
        assert part in parent.parts
    assert find_parent(report, whole.question.id) is None
