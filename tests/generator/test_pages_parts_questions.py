"""Questions as readers know them: by number or by wording, each a link to where it stands."""

from pathlib import Path

from generator.pages.parts.questions import find_parent, link_number, link_to
from tests.generator.books import make_book, open_page


def test_a_question_is_linked_to_by_its_number_or_its_wording(tmp_path: Path) -> None:
    context = open_page(make_book(tmp_path))
    bound = context.report.find("0.6")
    assert bound is not None
    by_number, by_wording = link_number(bound.question, context), link_to(bound.question, context)
    assert by_number.text == "0.6"
    assert by_wording.text == bound.question.label.in_language("nb")
    assert by_number.href == by_wording.href == context.to_question("0.6")
    assert by_number.href.endswith("0-virksomheten.html#0.6")


def test_the_wording_is_in_the_reader_s_language(tmp_path: Path) -> None:
    context = open_page(make_book(tmp_path), "en")
    bound = context.report.find("0.6")
    assert bound is not None
    assert link_to(bound.question, context).text == "Number of employees"


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
