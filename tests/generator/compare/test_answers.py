"""Question by question: what is answered now and was not before, and how answers differ."""

from pathlib import Path

import pytest

from generator.compare.answers import compare_answers, count_states, is_hidden, pair_answers
from generator.compare.changes import AnswerChange, ChangeSection
from generator.compare.risks import compare_risks
from tests.generator.compare.pairs import FACTS, HEAD, Files, differences, pair

PROSE = "2023/4-track/nb.md"


def compare(folder: Path, before: Files, now: Files) -> list[AnswerChange]:
    reports = pair(folder, before, now)
    section = compare_answers(tuple(pair_answers(reports)), reports, ())
    return [each for each in section.changes if isinstance(each, AnswerChange)]


def test_an_answer_that_is_new_gone_or_changed(tmp_path: Path) -> None:
    found = compare(
        tmp_path,
        {"2023/1-embed/nb.md": "## 1.A.2\n\nVi lover fem ting.\n\n## 1.A.3\n\nSammen.\n"},
        {"2023/1-embed/nb.md": "## 1.A.2\n\nVi lover ti ting.\n\n## 1.B.1\n\nLederen.\n"},
    )
    assert [(each.id, each.state, each.kinds) for each in found] == [
        ("1.A.2", "changed", ("answered", "answered")),
        ("1.A.3", "before", ("answered", "unanswered")),
        ("1.B.1", "now", ("unanswered", "answered")),
    ]
    assert differences(found[0]) == [("", "Vi lover fem ting.", "Vi lover ti ting.")]
    assert found[0].differences[0].language == "nb"


def test_values_are_compared_by_their_labels(tmp_path: Path) -> None:
    inputs = "inputs: [{item: Bomull, geography: [%s]}, {item: Ull}]\n"
    before, now = ({FACTS: inputs % code} for code in ("IN", "CN"))
    (change,) = compare(tmp_path, before, now)
    assert differences(change) == [("Bomull", "India", "Kina")]


def test_a_value_that_is_not_shown_is_compared_by_its_fields(tmp_path: Path) -> None:
    head = HEAD + "contact: {name: Kari, telephone: '%s'}\n"
    before, now = ({"2023/report.yaml": head % number} for number in ("11", "22"))
    (change,) = compare(tmp_path, before, now)
    assert differences(change) == [("Telefon", "11", "22")]


@pytest.mark.parametrize("answer", ["Vi spør.", "Ikke tilgjengelig: Vi vet det ikke."])
def test_an_answer_that_is_carried_over_is_the_same(tmp_path: Path, answer: str) -> None:
    mark = "<!-- Overført fra 2022. Les gjennom, rett det som er nytt, og slett denne linjen. -->"
    before = {PROSE: f"## 4.A.2\n\n{answer}\n"}
    now = {PROSE: f"## 4.A.2\n\n{mark}\n\n{answer}\n"}
    assert compare(tmp_path, before, now) == []


def test_what_does_not_show_says_so(tmp_path: Path) -> None:
    before, now = ({PROSE: f"## 4.A.2\n\nVi {word}.\n"} for word in ("*spør*", "spør"))
    (change,) = compare(tmp_path, before, now)
    assert (differences(change), change.note) == ([], "Endringen vises ikke i selve teksten.")


@pytest.mark.parametrize(
    ("before", "now", "shown"),
    [
        (
            "Se [veilederen](https://a.no/x).",
            "Se [veilederen](https://b.no/x).",
            ("Se veilederen [https://a.no/x].", "Se veilederen [https://b.no/x]."),
        ),
        (
            "![Kart](attachments/k.png)",
            "![Kart over fem elver](attachments/k.png)",
            ("[Kart k.png]", "[Kart over fem elver k.png]"),
        ),
        ("[Svaret](#2.A.1) er ja.", "Svaret er ja.", ("Svaret [#2.A.1] er ja.", "Svaret er ja.")),
        ("[A](https://a.no) og b.", "[A](https://a.no) og c.", ("A og b.", "A og c.")),
    ],
)
def test_where_a_link_leads_and_what_a_picture_says_is_compared(
    tmp_path: Path, before: str, now: str, shown: tuple[str, str]
) -> None:
    (change,) = compare(tmp_path, *({PROSE: f"## 4.A.2\n\n{each}\n"} for each in (before, now)))
    assert differences(change) == [("", *shown)]


def test_a_reason_that_is_the_same_is_no_change_and_another_is_one(tmp_path: Path) -> None:
    venting, asking = (
        {PROSE: f"## 4.A.2\n\nIkke tilgjengelig: Vi {word}.\n"} for word in ("venter", "spør")
    )
    assert compare(tmp_path / "1", venting, venting) == []
    (change,) = compare(tmp_path / "2", venting, asking)
    assert (change.state, change.kinds) == ("changed", ("unavailable", "unavailable"))
    facts = [{FACTS: f"employees: {{unavailable: Vi {each}.}}\n"} for each in ("teller", "venter")]
    assert compare(tmp_path / "3", facts[0], facts[0]) == []
    (fact,) = compare(tmp_path / "4", *facts)
    assert (fact.id, fact.state) == ("0.6", "changed")


def test_a_reason_is_compared_with_what_it_is(tmp_path: Path) -> None:
    before = {PROSE: "## 4.A.2\n\nIkke tilgjengelig: Ingen har spurt.\n"}
    (change,) = compare(tmp_path, before, {PROSE: "## 4.A.2\n\nVi spør nå.\n"})
    assert change.kinds == ("unavailable", "answered")
    assert differences(change) == [("", "Ikke tilgjengelig: Ingen har spurt.", "Vi spør nå.")]


def test_what_cannot_be_read_cannot_be_compared(tmp_path: Path) -> None:
    before, now = {FACTS: "employees: 80\n"}, {FACTS: "employees: mange\n"}
    reports = pair(tmp_path, before, now)
    assert [is_hidden(each, "employees") for each in reports.both] == [False, True]
    assert count_states(pair_answers(reports))["unread"] == 1
    (change,) = compare(tmp_path / "again", before, now)
    assert (change.id, change.state) == ("0.6", "unread")


def test_what_another_section_shows_is_only_named(tmp_path: Path) -> None:
    risks = "2023/2-identify/facts.yaml"
    before, now = ({risks: f"risks: [{{id: a, title: {each}}}]\n"} for each in ("Støv", "Støy"))
    reports = pair(tmp_path, before, now)
    pairs = tuple(pair_answers(reports))
    section = compare_answers(pairs, reports, (compare_risks(reports),))
    (change,) = section.changes
    assert isinstance(change, AnswerChange)
    assert (change.elsewhere, change.differences, section.own) == ("risks", (), ())
    alone = compare_answers(pairs, reports, (ChangeSection("risks", "", ()),))
    assert len(alone.own) == 1


FORMS = [("ehn-2023", "act-minimum"), ("act-minimum", "ehn-2023")]


@pytest.mark.parametrize(("before", "now"), FORMS)
def test_in_another_form_questions_are_known_by_their_fact(
    tmp_path: Path, before: str, now: str
) -> None:
    heads = ({"2023/report.yaml": f"form: {form}\nstatus: published\n"} for form in (before, now))
    facts = ({FACTS: f"employees: {number}\n"} for number in (80, 90))
    old, new = ({**head, **fact} for head, fact in zip(heads, facts, strict=True))
    (change,) = compare(tmp_path, old, new)
    assert differences(change) == [("", "80", "90")]
    assert {change.id, change.earlier} == {"0.5", "0.6"}
