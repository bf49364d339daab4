"""What the pages of the whole site know of an organisation and its statements."""

from pathlib import Path

import pytest

from generator.pages.parts.summary import PROVISIONS, Part, Summary, summarise
from generator.plan.addresses import Site
from generator.plan.site_plan import plan
from tests.generator.books import make_book

FORM = "form: ehn-2023\nstatus: published\n"


def summary(content: Path, **files: str) -> Summary:
    book = make_book(content, {f"2023/{path}": text for path, text in files.items()})
    return summarise(plan(book, Site()))


@pytest.mark.parametrize(
    ("signing", "state"),
    [
        ("", "unsigned"),
        ("signing:\n", "unsigned"),
        ("signing: {general_manager: ja}\n", "unsigned"),
        ("signing: {place: Oslo}\n", "unnamed"),
        ("signing: {date: 2024-03-01}\n", "unnamed"),
        ("signing: {signatories: [{name: Kari, role: chair}]}\n", "complete"),
        ("signing: {place: Oslo, signatories: [{name: Kari, role: chair}]}\n", "complete"),
    ],
)
def test_a_statement_is_signed_by_names_and_has_none_with_place_or_date_alone(
    tmp_path: Path, signing: str, state: str
) -> None:
    (statement,) = summary(tmp_path, **{"report.yaml": f"{FORM}{signing}"}).statements
    assert statement.signed == state


@pytest.mark.parametrize(
    ("part", "state"),
    [
        (Part(0, 0), "unanswered"),
        (Part(0, 4), "unanswered"),
        (Part(1, 4), "partly"),
        (Part(0, 2, partly=True), "partly"),
        (Part(4, 4), "answered"),
    ],
)
def test_a_part_is_answered_when_all_of_it_is(part: Part, state: str) -> None:
    assert part.state == state


def test_a_statement_without_answers_is_not_complete(tmp_path: Path) -> None:
    (statement,) = summary(tmp_path).statements
    assert len(statement.parts) == len(PROVISIONS)
    assert not statement.complete
    assert all(part.points for part in statement.parts)


def test_topics_places_and_statuses_are_there_once_and_sorted(tmp_path: Path) -> None:
    risks = """
        risks:
          - {id: a, title: A, topic: wages, geography: [SE, NO]}
          - {id: b, title: B, topic: discrimination, geography: [NO]}
          - {id: c, title: C, topic: wages}
          - {id: d, title: D}
    """
    measures = """
        measures:
          - {risk: a, status: ongoing}
          - {risk: b, status: done}
          - {risk: c, status: ongoing}
          - {risk: d, goal: Kurs}
    """
    files = {"2-identify/facts.yaml": risks, "3-address/facts.yaml": measures}
    (statement,) = summary(tmp_path, **files).statements
    assert statement.risks == 4
    assert statement.topics == ("discrimination", "wages")
    assert statement.places == ("NO", "SE")
    assert statement.measures == ("done", "ongoing")


def test_a_draft_says_so_and_statements_are_the_newest_first(tmp_path: Path) -> None:
    book = make_book(tmp_path, {"2024/report.yaml": "form: act-minimum\nstatus: draft\n"})
    found = summarise(plan(book, Site()))
    assert [(each.year, each.draft) for each in found.statements] == [(2024, True), (2023, False)]
    assert found.statements[1].form.endswith("2023")
    assert set(found.fronts) == set(found.languages) == {"nb"}


def test_an_answer_counts_for_the_point_of_the_act_that_it_answers(tmp_path: Path) -> None:
    files = {"report.yaml": "form: act-minimum\nstatus: published\n"}
    (before,) = summary(tmp_path, **files).statements
    files["1-embed/nb.md"] = "## 5.a.1\n\nTo avdelinger.\n"
    (now,) = summary(tmp_path, **files).statements
    both = zip(before.parts, now.parts, strict=True)
    assert [now.met - before.met for before, now in both] == [1, 0, 0]
    assert before.parts[1].met == before.parts[2].met == 0


NONE_FOUND = """
none_found:
  method: Vi spurte alle 40 leverandørene om arbeidstid og lønn, og besøkte ti av dem.
  scope: Egen virksomhet og alle leverandører i første ledd i Norge og Polen.
"""


@pytest.mark.parametrize(
    ("facts", "risks"),
    [
        ("{}", None),
        (NONE_FOUND, 0),
        ("risks: [{id: a, title: A}, {id: b, title: B}]", 2),
    ],
)
def test_no_risk_is_0_only_where_none_was_found(
    tmp_path: Path, facts: str, risks: int | None
) -> None:
    (statement,) = summary(tmp_path, **{"2-identify/facts.yaml": facts}).statements
    assert statement.risks == risks
