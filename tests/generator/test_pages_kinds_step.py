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


def test_a_step_says_for_how_many_risks_something_is_lacking(tmp_path: Path) -> None:
    """«8 av 8 besvart» of a table that is half empty would say more than is true."""
    risks = "risks: [{id: a, title: Lange skift på linjen}, {id: b, title: Lav lønn i syerier}]\n"
    done = (
        "actions: Vi har gitt syeriene to uker lenger frist., results: Timetallet gikk ned til 48."
    )
    files = {
        "2023/2-identify/facts.yaml": risks,
        "2023/3-address/facts.yaml": f"measures: [{{risk: a, {done}}}]\n",
    }
    half, whole = (
        make_book(tmp_path / "1", files),
        {
            **files,
            "2023/3-address/facts.yaml": f"measures: [{{risk: [a, b], {done}}}]\n",
        },
    )
    steps = [maker("step")(each)[1] for each in pages(half, "step", Site(), "nb")]
    assert steps[3].tally == "1 av 8 besvart, men noe mangler for 1 av 2 risikoer"
    both = make_book(tmp_path / "2", whole)
    steps = [maker("step")(each)[1] for each in pages(both, "step", Site(), "nb")]
    assert steps[3].tally == "1 av 8 besvart"


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
