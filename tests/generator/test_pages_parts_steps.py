"""Steps: sections and questions with number, wording, heading level and answer."""

from pathlib import Path

from generator.pages.context import Link
from generator.pages.parts.answers import InvalidView, UnansweredView
from generator.pages.parts.steps import link_law, list_contents, name_position, show_step
from tests.generator.books import ask, make_book, open_page


def test_each_level_of_headings_is_one_below_the_one_above(tmp_path: Path) -> None:
    context = open_page(make_book(tmp_path))
    step = show_step(context.report.steps[2], context, 2)
    first = step.sections[0]
    assert (step.id, first.id, first.tag) == ("step-2", "2.A", "h2")
    assert {each.tag for each in first.questions} == {"h3"}
    assert {part.tag for each in first.questions for part in each.parts} == {"h4"}
    low = show_step(context.report.steps[2], context, 6)
    assert {each.tag for each in low.sections[0].questions} == {"h6"}


def test_the_key_information_stands_before_the_first_step(tmp_path: Path) -> None:
    context = open_page(make_book(tmp_path))
    key, first, *_, last = context.report.steps
    assert name_position(key, context) == context.words["step_zero"]
    assert name_position(first, context) == "Trinn 1 av 6"
    assert name_position(last, context) == "Trinn 6 av 6"


def test_a_section_is_listed_with_its_questions(tmp_path: Path) -> None:
    context = open_page(make_book(tmp_path))
    step = show_step(context.report.steps[2], context, 2)
    (title, questions), *_ = list_contents(step.sections)
    assert title == Link("Kartlegging og prioritering", "#2.A")
    assert questions[0] == Link("Prioritert skade og risiko", "#2.A.1")
    key = show_step(context.report.steps[0], context, 2)
    unnumbered = [link for _, links in list_contents(key.sections) for link in links]
    assert all(link.text for link in unnumbered)


def test_a_section_that_is_called_as_its_step_is_has_no_heading_of_its_own(tmp_path: Path) -> None:
    """«Tiltak og resultater (§ 5 c)» stands once, and its questions take the level of a section."""
    context = open_page(make_book(tmp_path, {"2023/report.yaml": "form: act-minimum\n"}))
    risks, measures = (show_step(each, context, 2) for each in context.report.steps[2:])
    assert risks.sections[0].title == "Faktiske negative konsekvenser og vesentlig risiko (§ 5 b)"
    assert {each.tag for each in risks.sections[0].questions} == {"h3"}
    (section,) = measures.sections
    assert section.title is None
    assert {each.tag for each in section.questions} == {"h2"}
    assert [link.text for link, _ in list_contents(measures.sections)] == [
        each.name for each in section.questions
    ]


def test_provisions_lead_to_the_page_of_the_law(tmp_path: Path) -> None:
    context = open_page(make_book(tmp_path))
    (link,) = link_law(("aapenhetsloven-5-b",), context)
    assert link.href == "apenhetsloven.html#aapenhetsloven-5-b"
    assert "§ 5" in link.text


def test_an_answer_that_is_not_there_says_how(tmp_path: Path) -> None:
    required = ask(tmp_path / "1", "2.A.1", {})
    assert required.answer == UnansweredView(optional=False, applicable=True)
    optional = ask(tmp_path / "2", "0.13", {})
    assert optional.answer == UnansweredView(optional=True, applicable=True)
    broken = ask(tmp_path / "3", "0.6", {"2023/0-enterprise/facts.yaml": "employees: tolv\n"})
    assert broken.answer == InvalidView()
    assert broken.note is None


def test_a_list_of_which_something_could_not_be_read_says_so(tmp_path: Path) -> None:
    facts = "risks: [{id: a, title: A}, {id: b, title: B, topic: xyzzy}]\n"
    view = ask(tmp_path, "2.A.1", {"2023/2-identify/facts.yaml": facts})
    assert view.note is not None
    assert not isinstance(view.answer, InvalidView)
