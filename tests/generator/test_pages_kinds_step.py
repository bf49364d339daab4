"""The page of a step: its number, its neighbours, its questions."""

from pathlib import Path

from generator.pages.render import maker
from generator.plan.addresses import Site
from tests.generator.books import make_book, pages


def test_a_step_knows_its_number_and_its_neighbours(tmp_path: Path) -> None:
    organisation, site = make_book(tmp_path), Site()
    steps = [maker("step")(each)[1] for each in pages(organisation, "step", site, "nb")]
    assert [each.step.position for each in steps[:3]] == [
        "Innledning", "Trinn 1 av 6", "Trinn 2 av 6",
    ]  # fmt: skip
    assert steps[0].before is None
    assert steps[1].before.text == "Nøkkelinformasjon om virksomheten og leverandørkjeden"
    assert steps[-1].after is None
    questions = organisation.reports[0].steps[4].questions
    asked = sum(each.question.answer != "parts" for each in questions)
    assert steps[4].tally == f"0 av {asked} besvart"


def test_a_step_lists_its_questions(tmp_path: Path) -> None:
    organisation = make_book(tmp_path)
    context = list(pages(organisation, "step", Site(), "nb"))[2]
    ((section, questions),) = maker("step")(context)[1].contents
    assert (section.text, section.href) == ("Kartlegging og prioritering", "#2.A")
    assert [link.text for link in questions] == [
        "Prioritert skade og risiko",
        "Hvorfor dette er prioritert",
        "Annen skade og risiko",
    ]


def test_a_step_s_headings_go_down_one_level_at_a_time(tmp_path: Path) -> None:
    organisation = make_book(tmp_path)
    context = list(pages(organisation, "step", Site(), "nb"))[2]
    section = maker("step")(context)[1].step.sections[0]
    first = section.questions[0]
    assert (section.tag, first.tag) == ("h2", "h3")


def test_the_step_one_is_at_is_the_current_one_of_all(tmp_path: Path) -> None:
    organisation = make_book(tmp_path)
    view = maker("step")(list(pages(organisation, "step", Site(), "nb"))[2])[1]
    assert [each.current for each in view.steps] == [at == 2 for at in range(len(view.steps))]
    assert view.steps[2].text == view.step.title
    assert view.after == view.steps[3]
