"""How many of a form's questions are answered, and how those of the Act are told apart."""

from collections.abc import Mapping
from pathlib import Path

from generator.assessment.points import assess
from generator.assessment.tallies import (
    Counter,
    Tally,
    count_wanting,
    has_answers,
    measure_completeness,
    must_be_answered,
)
from generator.book.model import BookReport
from tests.generator.books import make_book

PROSE = "2023/4-track/nb.md"
TOLD = "Vi besøker kaffegårdene i Brasil."


def report(content: Path, files: Mapping[str, str]) -> BookReport:
    return make_book(content, files).reports[0]


def states(content: Path, files: Mapping[str, str], *questions: str) -> list[str]:
    counted = report(content, files)
    counter = Counter.of(counted, assess(counted))
    found = (counted.find(each) for each in questions)
    return [counter.state(each) for each in found if each]


def test_a_question_is_answered_by_what_says_something(tmp_path: Path) -> None:
    facts = "turnover: {unavailable: Ikke talt.}\nemployees: 5\nworkers: x\n"
    files = {PROSE: f"## 4.A.2\n\n{TOLD}\n", "2023/0-enterprise/facts.yaml": facts}
    assert states(tmp_path, files, "4.A.2", "0.5", "0.6", "0.16", "0.4") == [
        "answered", "unavailable", "answered", "invalid", "unanswered",
    ]  # fmt: skip


def test_an_answer_that_says_nothing_is_none(tmp_path: Path) -> None:
    assert states(tmp_path, {PROSE: "## 4.A.2\n\nVi gjør det bra.\n"}, "4.A.2") == ["unanswered"]


def test_risks_and_measures_are_answered_where_nothing_was_found(tmp_path: Path) -> None:
    method = "Vi spurte kaffegårdene i Brasil og Kenya"
    files = {
        "2023/2-identify/facts.yaml": f"none_found: {{method: {method}, scope: Leverandørene}}\n"
    }
    assert states(tmp_path / "1", files, "2.A.1", "3.A.1", "1.A.1") == [
        "answered", "not_applicable", "unanswered",
    ]  # fmt: skip
    assert states(tmp_path / "2", {}, "2.A.1", "3.A.1") == ["unanswered", "unanswered"]


def test_all_that_must_be_answered_is_counted_once(tmp_path: Path) -> None:
    book = make_book(tmp_path, {PROSE: f"## 4.A.2\n\n{TOLD}\n"})
    measured = measure_completeness(book.reports[0], assess(book.reports[0], book))
    assert measured.steps["4-track"].answered == 1
    assert sum((each.asked for each in measured.steps.values()), 0) > measured.form.asked
    # Of the form alone are 4.A.2 and the enterprise's name; of the Act is 0.4.
    assert measured.form.answered == 2
    organised = {"2023/0-enterprise/nb.md": f"## 0.4\n\n{TOLD}\n"}
    book = make_book(tmp_path / "2", organised)
    act = measure_completeness(book.reports[0], assess(book.reports[0], book))
    assert (act.form.answered, act.steps["0-enterprise"].answered) == (1, 2)
    assert act.met == 1
    assert (measured.name, measured.draft, measured.form_name) == (
        "Fjordfisk AS", False, "ehn-2023",
    )  # fmt: skip


def test_a_tally_is_of_all_that_is_asked() -> None:
    assert Tally(1, 2, 3, 4).asked == 10


def test_what_is_left_in_vain_is_required_and_has_no_answer(tmp_path: Path) -> None:
    counted = report(tmp_path, {PROSE: f"## 4.A.2\n\n{TOLD}\n"})
    vain = [each.question for each in Counter.of(counted, assess(counted)).in_vain()]
    ids = {each.id for each in vain}
    assert "4.A.2" not in ids
    assert "0.4" in ids
    assert all(must_be_answered(each) for each in vain)


def test_what_is_wanting_is_counted_and_what_is_answered_is_not(tmp_path: Path) -> None:
    nothing = make_book(tmp_path / "1")
    one = make_book(tmp_path / "2", {PROSE: f"## 4.A.2\n\n{TOLD}\n"})
    wanted = count_wanting(nothing.reports[0], nothing)
    assert wanted > 0
    assert count_wanting(one.reports[0], one) == wanted - 1


def test_answers_are_counted_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    english = {"organisation.yaml": "name: Fjordfisk AS\nlanguages: [nb, en]\n"}
    counted = report(tmp_path, {**english, "2023/4-track/en.md": "## 4.A.2\n\nWe visit farms.\n"})
    told = counted.find("4.A.2")
    assert told is not None
    asked = [Counter.of(counted, assess(counted), language) for language in ("", "nb", "en")]
    assert [each.language for each in asked] == ["nb", "nb", "en"]
    assert [each.state(told) for each in asked] == ["unanswered", "unanswered", "answered"]


def test_what_stands_in_the_frame_is_no_answer_of_a_step(tmp_path: Path) -> None:
    head = "form: ehn-2023\nstatus: draft\ncontact: {name: Kari, email: kari@lo.no}\n"
    assert not has_answers(report(tmp_path / "1", {"2023/report.yaml": head}))
    assert has_answers(report(tmp_path / "2", {PROSE: f"## 4.A.2\n\n{TOLD}\n"}))
    facts = {"2023/0-enterprise/facts.yaml": "turnover: {unavailable: Ikke talt.}\n"}
    assert has_answers(report(tmp_path / "3", facts))
