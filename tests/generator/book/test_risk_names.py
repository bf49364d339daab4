"""What risks are called, so that no two are called the same."""

from pathlib import Path

from generator.book.risk_names import name_risks_plainly
from tests.generator.books import make_book


def test_risks_of_one_title_are_told_apart_by_topic_and_then_by_id(tmp_path: Path) -> None:
    risks = (
        "risks: [{id: a, title: Skift}, {id: b, title: Lønn, topic: wages},"
        " {id: c, title: Lønn, topic: other, other_topic: Bonus}, {id: d, title: Støv},"
        " {id: e, title: Støv}]\n"
    )
    report = make_book(tmp_path, {"2023/2-identify/facts.yaml": risks}).reports[0]
    names = name_risks_plainly(report, "nb", "en")
    assert [each.unique for each in names.values()] == [
        "Skift",
        "Lønn: Wages",
        "Lønn: Bonus",
        "Støv: d",
        "Støv: e",
    ]
    assert (names["b"].topic, names["c"].topic) == (("Wages", None), ("Bonus", "nb"))


def test_a_topic_that_two_have_tells_none_of_them_apart(tmp_path: Path) -> None:
    risks = (
        "risks: [{id: a, title: Lønn, topic: wages}, {id: b, title: Lønn, topic: wages},"
        " {id: c, title: Lønn, topic: working_hours}, {id: d, title: Lønn}]\n"
    )
    report = make_book(tmp_path, {"2023/2-identify/facts.yaml": risks}).reports[0]
    names = [each.unique for each in name_risks_plainly(report, "nb", "en").values()]
    assert names == ["Lønn: a", "Lønn: b", "Lønn: Working hours", "Lønn: d"]
