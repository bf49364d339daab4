"""What Markdown does to answers: links, tags and text that would not be shown."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.rules import prose as rules
from generator.text import prose
from tests.generator.rules.sentences import answer, of

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("Vi har [x](javascript:alert)", "VAL201", "javascript:alert"),
        ("Vi har [x](www.lo.no)", "VAL201", "www.lo.no"),
        ("Vi har [x](../2022/nb.md)", "VAL201", "../2022/nb.md"),
        ("Vi har [x](https://fjord tekstil.no/a)", "VAL201", "https://fjord tekstil.no/a"),
        ("Vi har [x](https://a|b.no)", "VAL201", "https://a|b.no"),
        ("Vi har [x](https://lo.no:99999/a)", "VAL201", "https://lo.no:99999/a"),
        ("Vi har [x](attachments/plan.pdf)", "REF301", "attachments/plan.pdf"),
        ("Vi har [x](#4.A.9)", "REF303", "#4.A.9"),
        ("Vi <b>må</b>.", "SYN205", "<b>"),
        ("Vi må.<br/>Og skal.", "SYN205", "<br/>"),
        ("Ja. <!-- spør Kari -->", "SYN205", "<!-- spør Kari -->"),
        ("[x]: https://lo.no", "SYN207", "x"),
        ("| tre |\n|---|\n| to | hus til |", "SYN207", "| to | hus til |"),
        ("Vi har [x](attachments/min plan.pdf)", "REF301", "attachments/min plan.pdf"),
    ],
)
def test_what_goes_wrong(text: str, code: str, words: str, found: "Found") -> None:
    findings = found(answer(text))
    assert {each.code for each in findings} == {code}
    assert findings[0].about in {"4.A.2", "plan.pdf", "min plan.pdf"}
    assert findings[0].where.words.startswith(words[:4])


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://lo.no) og lo@lo.no og https://lo.no/å",
        "Vi har [x](#3.A.1)",
        "Under <30 000, eller <NN>, eller 2 < 3 > 1.",
        "Vi besøker `<b>` i Brasil.",
        "```\n<script>alert(1)</script>\n```",
        "Det står i en note.[^1]\n\n[^1]: Her.",
        "[x][lo]\n\n[lo]: https://lo.no",
        "2\\. Bygg og \\> 100 000,-",
        "Kaffe &amp; te",
    ],
)
def test_what_does_not(text: str, found: "Found") -> None:
    assert found(answer(text)) == []


def test_a_suggestion_for_an_attachment_that_is_nearly_named(found: "Found") -> None:
    attached = (
        ("report.yaml", "attachments: [{file: plan.txt, title: Plan}]"),
        ("attachments/plan.txt", "Plan"),
    )
    (finding,) = found(answer("Vi har [x](attachments/plann.txt)"), *attached)
    assert finding.arguments["suggestion"] == "plan.txt"


def test_how_an_attachment_with_marks_in_its_name_is_linked(found: "Found") -> None:
    attached = (
        ("report.yaml", "attachments: [{file: 'Rapport #2.pdf', title: Plan}]"),
        ("attachments/Rapport #2.pdf", "(filen)"),
    )
    (finding,) = found(answer("Vi har [x](attachments/Raport%20#2.pdf)"), *attached)
    assert finding.arguments["address"] == "<attachments/Rapport %232.pdf>"
    assert found(answer("Vi har [x](<attachments/Rapport %232.pdf>)"), *attached) == []


def test_a_name_with_a_space_that_only_looks_like_one(found: "Found") -> None:
    attached = (
        ("report.yaml", 'attachments: [{file: "min\\_plan.pdf", title: Plan}]'),
        ("attachments/min\u00a0plan.pdf", "(filen)"),
    )
    (finding,) = found(answer("Vi har [x](<attachments/min plan.pdf>)"), *attached)
    assert finding.arguments["space"] == "U+00A0"
    assert finding.arguments["address"] == "<attachments/min%C2%A0plan.pdf>"
    (finding,) = found(
        ("report.yaml", "attachments: [{file: min plan.pdf, title: P}]"), attached[1]
    )
    assert (finding.arguments["case"], finding.arguments["space"]) == ("listed", "U+00A0")


def test_a_policy_names_an_attachment_that_is_not_listed(found: "Found") -> None:
    (finding,) = found(("1-embed/facts.yaml", "policies: [{attachment: policy.pdf}]"))
    assert (finding.code, finding.where.keys[-1]) == ("REF301", "attachment")


def test_facts_in_markdown_are_looked_through_too(found: "Found") -> None:
    measures = (
        "measures: [{risk: child-labour, goal: A, status: done, actions: Kurs, results: <b>Ti</b>}]"
    )
    (finding,) = found(("3-address/facts.yaml", measures))
    assert (finding.code, finding.about) == ("SYN205", "3.A.1")


@given(st.text(alphabet=st.characters(exclude_characters="[|<&`~", exclude_categories=["C"])))
def test_texts_without_these_marks_need_no_look(text: str) -> None:
    """The rules leave them out for the sake of speed; nothing can be wrong with them."""
    assert rules._MARKED.search(text) is None  # noqa: SLF001 - what is left out is the point
    assert prose.refused_links(text) == ()
    assert prose.lost_words(text) == ()


@pytest.mark.parametrize(
    ("line", "codes"),
    [("### 4.A.1.a Beskriv", ["SYN208"]), ("### 4.A.2 Beskriv", []), ("### 9.Z.9 Beskriv", [])],
)
def test_a_line_with_the_number_of_another_question_is_no_answer(
    line: str, codes: list[str], found: "Found"
) -> None:
    told = found(("4-track/nb.md", f"## 4.A.2\n\nVi spør kaffegårdene.\n\n{line}\n\nVi ser."))
    assert [each.code for each in told if each.code == "SYN208"] == codes


@pytest.mark.parametrize(
    ("text", "case", "suggestion"),
    [
        ("[x](https://lo.no@evil.example/a)", "disguised", ""),
        ("[x](../2-identify/facts.yaml)", "content", ""),
        ("[x](3-address/nb.md#3)", "content", ""),
        ("![et kart](attachments/bilder/kart.png)", "folder", "attachments/kart.png"),
        ("![et kart](../attachments/a/b/kart.png)", "folder", "attachments/kart.png"),
    ],
)
def test_an_address_is_refused_for_what_it_is(
    text: str, case: str, suggestion: str, found: "Found"
) -> None:
    (finding,) = of("VAL201", found(answer(f"Vi har {text} her.")))
    assert (finding.arguments["case"], finding.arguments["suggestion"]) == (case, suggestion)


def test_a_link_to_a_heading_within_an_answer_is_told_as_such(found: "Found") -> None:
    (finding,) = of(
        "REF303", found(answer("Se [om klage](#klage).\n\n### Klage\n\nVi har en kanal."))
    )
    assert finding.arguments["case"] == "heading"


def test_an_attachment_that_is_not_there_is_one_finding_of_a_text(found: "Found") -> None:
    text = "[a](attachments/k.png), [b](./attachments/k.png) og [c](../attachments/k.png)"
    assert len(of("REF301", found(answer(text)))) == 1


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("| a |\n|---|\n| b<br>c |", "line"),
        ("<table><tr><td>a<br>b</td></tr></table>", "table"),
        ("CO<sub>2</sub> på 5 m<sup>2</sup>", "raised"),
        ("<b>a</b><br>", "tag"),
        ("Ja. <!-- spør Kari\n\nOg nei.", "unclosed"),
        ("Ja. <!-- spør Kari --> Og nei.", "comment"),
    ],
)
def test_html_is_told_by_what_can_be_written_for_it(text: str, case: str, found: "Found") -> None:
    (finding,) = of("SYN205", found(answer(text)))
    assert finding.arguments["case"] == case
