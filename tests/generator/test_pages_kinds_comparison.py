"""Two years compared: answers, risks and promises, each by the smallest change."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.pages.kinds.comparison import make_comparison
from generator.pages.parts.changes import show_changes
from generator.pages.parts.comparison import ComparisonView
from generator.plan.addresses import Site
from tests.generator.books import make_book, open_page, pages, render_all

FORM = "form: ehn-2023\nstatus: published\n"
ENGLISH = {"organisation.yaml": "name: Fjordfisk AS\nlanguages: [nb, en]\n"}


def compare(
    content: Path, files: Mapping[str, str], language: str = "nb", form: str = FORM
) -> ComparisonView:
    """The comparison of 2024 with 2023."""
    book = make_book(content, {"2024/report.yaml": form, **files})
    (context,) = pages(book, "comparison", Site(), language)
    return make_comparison(context)[1]


def answers(view: ComparisonView) -> list[tuple[str, str, str]]:
    """The number of each answer that differs, how, and the change as one line."""
    marks = {"same": "{}", "removed": "-{}-", "added": "+{}+", "gap": "…"}
    return [
        (
            each.question.href.partition("#")[2],
            each.state.label,
            each.from_to
            or (each.difference and each.difference.note)
            or "; ".join(f"{label}: {was} → {now}" for label, was, now in each.rows)
            or " ".join(
                marks[piece.kind].format(piece.text)
                for piece in (each.difference.pieces if each.difference else ())
            ),
        )
        for step in view.steps
        for each in step.changes
    ]


def test_an_answer_that_is_new_gone_or_changed(tmp_path: Path) -> None:
    view = compare(
        tmp_path,
        {
            "2023/1-embed/nb.md": "## 1.A.2\n\nVi lover fem ting.\n\n## 1.A.3\n\nSammen.\n",
            "2024/1-embed/nb.md": "## 1.A.2\n\nVi lover ti ting.\n\n## 1.B.1\n\nDaglig leder.\n",
        },
    )
    assert answers(view) == [
        ("1.A.2", "Endret", "Vi lover -fem- +ti+ ting."),
        ("1.A.3", "Ikke lenger besvart", "Besvart → Ikke besvart"),
        ("1.B.1", "Besvart nå", "Ikke besvart → Besvart"),
    ]
    assert [each.text for each in view.steps[0].changes[0].readings] == ["2023", "2024"]


def test_an_answer_that_became_available(tmp_path: Path) -> None:
    view = compare(
        tmp_path,
        {
            "2023/4-track/nb.md": "## 4.A.2\n\nIkke tilgjengelig: Ingen har spurt.\n",
            "2024/4-track/nb.md": "## 4.A.2\n\nVi spør nå.\n",
        },
    )
    assert answers(view) == [("4.A.2", "Besvart nå", "Ikke tilgjengelig → Besvart")]


def test_unchanged_answers_are_only_listed(tmp_path: Path) -> None:
    same = "## 1.A.2\n\nVi lover fem ting.\n"
    view = compare(tmp_path, {"2023/1-embed/nb.md": same, "2024/1-embed/nb.md": same})
    assert answers(view) == []
    ((title, links),) = view.others
    assert title == "2 svar er uendret"
    assert [each.text for each in links] == ["Navn på virksomheten", "Offentlige forpliktelser"]


def test_facts_are_compared_as_they_are_shown(tmp_path: Path) -> None:
    view = compare(
        tmp_path,
        {
            "2023/0-enterprise/facts.yaml": "turnover: {amount: 219000000, currency: NOK}\n",
            "2024/0-enterprise/facts.yaml": "turnover: {amount: 226500000, currency: NOK}\n",
        },
    )
    (change,) = answers(view)
    assert change == (
        "0.5",
        "Endret",
        ": 219\u00a0000\u00a0000\u00a0kr → 226\u00a0500\u00a0000\u00a0kr",
    )


def test_what_changes_only_in_its_form_says_so(tmp_path: Path) -> None:
    before, now = ("## 4.A.2\n\nVi *spør*.\n", "## 4.A.2\n\nVi spør.\n")
    view = compare(tmp_path, {"2023/4-track/nb.md": before, "2024/4-track/nb.md": now})
    assert answers(view) == [("4.A.2", "Endret", "Endringen vises ikke i selve teksten.")]


def test_long_changes_leave_room_for_the_rest_of_the_page(tmp_path: Path) -> None:
    numbers = ("1.A.2", "1.A.3", "1.B.1", "1.B.2", "1.B.3", "1.C.1", "1.C.2", "1.D.1", "1.E.1")
    texts = [
        "".join(f"## {number}\n\n{word * 2000}\n\n" for number in numbers)
        for word in ("gammel ", "ny ")
    ]
    files = {"2023/1-embed/nb.md": texts[0], "2024/1-embed/nb.md": texts[1]}
    html = render_all(make_book(tmp_path, {"2024/report.yaml": FORM, **files}))[
        "2024/endringer.html"
    ]
    assert len(html) < 25_000


def test_a_translation_is_compared_with_a_translation_only(tmp_path: Path) -> None:
    files = {
        **ENGLISH,
        "2023/4-track/nb.md": "## 4.A.2\n\nVi spør.\n",
        "2024/4-track/nb.md": "## 4.A.2\n\nVi spør alle.\n",
        "2024/4-track/en.md": "## 4.A.2\n\nWe ask everyone.\n",
    }
    view = compare(tmp_path, files, "en")
    assert answers(view)[0][2] == "Vi -spør.- +spør alle.+"
    difference = view.steps[0].changes[0].difference
    assert difference
    assert difference.language == "nb"


def test_risks_that_are_new_closed_changed_and_not(tmp_path: Path) -> None:
    view = compare(
        tmp_path,
        {
            "2023/2-identify/facts.yaml": (
                "risks: [{id: a, title: Skift, kind: potential}, {id: b, title: Lønn},"
                " {id: c, title: Støv}]"
            ),
            "2023/3-address/facts.yaml": "measures: [{risk: a, status: planned, goal: Fem timer}]",
            "2024/2-identify/facts.yaml": (
                "risks: [{id: a, title: Skift, kind: actual, geography: [NO]},"
                " {id: c, title: Støv}, {id: d, title: Støy}]"
            ),
            "2024/3-address/facts.yaml": "measures: [{risk: a, status: done, goal: Fire timer}]",
        },
    )
    told = [(each.state.id, each.risk.text, each.terms) for each in view.risks]
    assert told == [
        ("new", "Støy", ()),
        ("closed", "Lønn", ()),
        (
            "changed",
            "Skift",
            (
                ("Geografi", None, "Norge"),
                ("Faktisk eller mulig", "Mulig konsekvens", "Faktisk konsekvens"),
                ("Status", "Planlagt", "Utført"),
            ),
        ),
    ]
    ((label, text),) = view.risks[2].texts
    assert label.startswith("Mål")
    assert [piece.text for piece in text.pieces] == ["Fem", "Fire", "timer"]
    assert [each.text for each in view.unchanged_risks] == ["Støv"]
    assert [each.value for each in view.figures] == ["1", "1", "1", "2"]


GOALS = {
    "2023/0-enterprise/facts.yaml": (
        "goals: [{id: late, goal: Sent, status: ongoing}, {id: over, goal: Over, status: done}]\n"
        "next_goals: [{id: kept, goal: Holdt}, {id: gone, goal: Glemt}]\n"
    ),
    "2024/0-enterprise/facts.yaml": (
        "goals: [{id: kept, goal: Holdt, status: done}, {id: late, goal: Sent, status: stopped}]\n"
    ),
}


def test_what_was_promised_and_what_came_of_it(tmp_path: Path) -> None:
    view = compare(tmp_path, GOALS)
    assert [
        (str(each.goal and each.goal.html), each.origin, each.status.label if each.status else None)
        for each in view.goals
    ] == [
        ("<p>Holdt</p>", "mål for 2024", "Utført"),
        ("<p>Glemt</p>", "mål for 2024", None),
        ("<p>Sent</p>", "pågår i 2023", "Stanset"),
    ]
    assert view.figures[3].value == "2 av 3"


def test_the_front_tells_it_shortly_and_links_to_the_whole(tmp_path: Path) -> None:
    context = open_page(make_book(tmp_path, {"2024/report.yaml": FORM, **GOALS}))
    changes = show_changes(context)
    assert changes
    assert changes.counts == (
        "2 av 3 mål fra 2023 er fulgt opp med en status",
        "1 spørsmål er ikke lenger besvart",
        "1 svar er endret",
    )
    assert changes.more.href == "endringer.html"


def test_in_another_form_only_questions_that_are_the_same_are_compared(tmp_path: Path) -> None:
    files = {
        "2023/0-enterprise/facts.yaml": "employees: 80\n",
        "2023/1-embed/nb.md": "## 1.A.2\n\nVi lover.\n",
        "2024/0-enterprise/facts.yaml": "employees: 90\n",
        "2024/1-embed/nb.md": "## 5.a.1\n\nVi er mange.\n",
    }
    view = compare(tmp_path, files, form="form: act-minimum\nstatus: published\n")
    assert view.other_form
    assert answers(view) == [("0.5", "Endret", ": 80 → 90")]
    assert [title for title, _ in view.others] == [
        "1 svar er uendret",
        "1 besvart spørsmål sto ikke i forrige skjema",
        "1 besvart spørsmål fra forrige skjema er ikke med",
    ]


@pytest.mark.parametrize("files", [{}, {"2022/report.yaml": "form: ehn-2023\nstatus: draft\n"}])
def test_the_first_report_is_compared_with_none(tmp_path: Path, files: Mapping[str, str]) -> None:
    """Nor is one compared where the earlier one is left out of the site."""
    book = make_book(tmp_path, files)
    found = [context.report.year for context in pages(book, "comparison", Site(), "nb")]
    assert found == ([2023] if files else [])
